//! Page 4: the report of a period; what is drawn is what is saved.

use super::Market;
use crate::model::Date;
use crate::text::DayText;
use crate::tui::components::pages::Pages;
use crate::tui::components::save_file::{SaveFile, SavedPage};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerColumn, LedgerRow};
use crate::workbench::brief::{self, Sheet};
use crate::workbench::market::report::{HEADERS, quarter_of};
use chrono::{Datelike, Months};

/// Cells of a line of the page.
const CELLS: usize = 100;

/// The formats in the order of `v`, with the endings of their files.
const FORMATS: [(&str, &str, &str); 4] = [
    ("text", "text", "txt"),
    ("Markdown", "md", "md"),
    ("HTML", "html", "html"),
    ("table", "csv", "csv"),
];

/// A month, a quarter or a year, so many of them back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Quarters back from today's.
    pub back: u32,
}

impl Period {
    /// Its first and last day; today's ends today.
    pub fn days(self, today: Date) -> (Date, Date) {
        let day = today.checked_sub_months(Months::new(3 * self.back)).unwrap_or(today);
        let (first, last) = quarter_of(day);
        (first, last.min(today))
    }

    /// "q4-2026", for names of files.
    fn name(self, today: Date) -> String {
        let (first, _) = self.days(today);
        format!("{}-q{}", first.year(), first.month0() / 3 + 1)
    }
}

impl Market {
    /// The report of the period, without the lines that were left out.
    pub(super) fn make_report(&mut self, ctx: &Ctx) {
        let days = self.period.days(ctx.today());
        match ctx.bench.market_report(None, days) {
            Ok(mut report) => {
                brief::without(&mut report.page, &self.left_out);
                self.report = report;
                self.fault = None;
            }
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
    }

    /// The page as lines.
    pub(super) fn report_lines(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        let formats: Vec<String> = FORMATS
            .iter()
            .enumerate()
            .map(|(at, (word, ..))| match at == self.format {
                true => format!("[{word}]"),
                false => (*word).to_owned(),
            })
            .collect();
        let title = self.pages();
        if self.report.counts.0 == 0 {
            let (from, to) = self.period.days(ctx.today());
            let before = ctx.keymap.key(crate::tui::action::Action::Before);
            let says = phrase!(
                "Nothing was looked at from {} to {}. {} goes back a quarter",
                from.short_day(),
                to.long_day(),
                before
            );
            return Leaf::alone(Ledger::text(title, formats.join("  "), [(says, Role::Muted)]));
        }
        let lines = self.written_lines();
        let rows = lines.into_iter().enumerate().map(row).collect();
        let columns = vec![LedgerColumn::left("").grow()];
        Leaf::alone(Ledger::new(title, formats.join("  "), columns, rows))
    }

    /// The lines of the page in its format.
    fn written_lines(&self) -> Vec<String> {
        match FORMATS[self.format].1 {
            "csv" => self.report.csv().lines().map(str::to_owned).collect(),
            "html" => brief::written(&self.report.page, Sheet::of("html"))
                .lines()
                .map(str::to_owned)
                .collect(),
            format => {
                let sheet = Sheet { cells: CELLS, ..Sheet::of(format) };
                brief::drawn(&self.report.page, sheet).into_iter().map(|l| l.text).collect()
            }
        }
    }

    /// The next format.
    pub(super) fn turn_format(&mut self, ctx: &Ctx) {
        self.format = (self.format + 1) % FORMATS.len();
        self.spread.begin();
        self.arrange(ctx);
    }

    /// A quarter back or on.
    pub(super) fn turn_period(&mut self, back: bool, ctx: &Ctx) {
        self.period.back =
            if back { self.period.back + 1 } else { self.period.back.saturating_sub(1) };
        self.left_out.clear();
        self.make_report(ctx);
        self.spread.begin();
        self.arrange(ctx);
    }

    /// Leaves the picked line out of this report, with what stands under it.
    pub(super) fn leave_out(&mut self, ctx: &Ctx) -> Effect {
        let lines = self.written_lines();
        let line = self.spread.picked(0).and_then(|at| lines.get(at).cloned());
        let line = line.map(|l| l.trim().to_owned()).unwrap_or_default();
        let sections = &mut self.report.page.sections;
        let entries = sections.iter().flat_map(|s| &s.entries);
        let found = entries.map(|e| e.text.clone()).find(|text| is_it(&line, text));
        match found {
            Some(text) => {
                self.left_out.push(text);
                self.make_report(ctx);
                self.arrange(ctx);
                Effect::Say(
                    phrase!("left out of this report; another period brings it back").to_owned(),
                )
            }
            None => Effect::Say(
                phrase!("put the mark on the first line of what is to be left out").to_owned(),
            ),
        }
    }

    /// Where to save it.
    pub(super) fn save_report(&self, ctx: &Ctx) -> Effect {
        let name = format!("market-{}.{}", self.period.name(ctx.today()), FORMATS[self.format].2);
        let headers = HEADERS.iter().map(|h| (*h).to_owned()).collect();
        let table = Some((headers, self.report.rows.clone()));
        let page = self.report.page.clone();
        SaveFile::open(SavedPage { what: phrase!("the market report"), page, table }, &name)
    }
}

fn is_it(line: &str, text: &str) -> bool {
    !text.is_empty() && line.contains(text.get(..text.len().min(30)).unwrap_or(text))
}

fn row((at, text): (usize, String)) -> LedgerRow {
    let is_title = !text.is_empty()
        && text.chars().any(char::is_alphabetic)
        && text.chars().all(|c| !c.is_lowercase());
    let role = match text.split_whitespace().next() {
        _ if is_title || text.starts_with('#') => Role::Title,
        Some("accepted") => Role::Good,
        Some("open") => Role::Accent,
        _ => Role::Body,
    };
    LedgerRow::of(at, vec![crate::tui::widgets::ledger::LedgerCell::with(text, role)])
}
