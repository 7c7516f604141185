//! Page 1: two looks at one place side by side, and what it may mean.

use super::Market;
use crate::rules::phrase;
use crate::text::DayText;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::market::change::ChangeLine;
use crate::workbench::market::{Answer, Conclusion, MarketDoubt};
use crate::workbench::short_day;

/// Said where nothing was ever seen.
const EMPTY: &str = "Nothing seen here yet. a walks the shelf; the second look makes a comparison";

impl Market {
    /// Its panes: the looks above, the conclusions below.
    pub(super) fn one_place(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        let whole = |ledger| vec![Leaf { ledger, share: 100 }];
        vec![whole(self.two_looks(ctx)), whole(self.what_it_means(ctx))]
    }

    fn two_looks(&self, ctx: &Ctx) -> Ledger {
        let Some((place, (now, before))) = self.history().zip(self.looks()) else {
            let lines = [(phrase!(EMPTY).to_owned(), Role::Muted)];
            let right = self.history().map_or(String::new(), |p| p.place.clone());
            return Ledger::text(self.pages(), right, lines);
        };
        let beside = before.map(|b| phrase!(" beside {}", day(b.date))).unwrap_or_default();
        let right = format!("{}, {}{beside}", place.place, day(now.date));
        let columns = vec![
            LedgerColumn::left("product"),
            LedgerColumn::left("what"),
            LedgerColumn::right(before.map_or(String::new(), |b| day(b.date))).need(2),
            LedgerColumn::right(day(now.date)),
            LedgerColumn::left(phrase!("what changed")).grow(),
        ];
        let lines = ctx.bench.comparing().lines(place, now, before);
        let critical = ctx.theme.glyphs.critical;
        let mut rows = Vec::new();
        let mut of = None;
        for (at, line) in lines.iter().enumerate() {
            let is_first = at > 0 && !line.product.is_empty() && line.of.is_some();
            if is_first && of != Some(line.of) && of.is_some_and(|_| needs_gap(&lines, at)) {
                rows.push(LedgerRow::blank());
            }
            of = Some(line.of);
            rows.push(change_row(at, line, critical));
        }
        if before.is_none() {
            rows.push(LedgerRow::note(phrase!("the second look compares"), Role::Muted));
        }
        Ledger::new(self.pages(), right, columns, rows)
    }

    fn what_it_means(&self, ctx: &Ctx) -> Ledger {
        let found = self.of_place();
        let count = |answer: Answer| {
            found.iter().filter(|at| self.conclusions[**at].answer.0 == answer).count()
        };
        let right = [
            (Answer::Accepted, "accepted"),
            (Answer::Rejected, "rejected"),
            (Answer::Open, "open"),
        ];
        let right: Vec<String> = right
            .iter()
            .filter(|(answer, _)| count(*answer) > 0)
            .map(|(answer, word)| format!("{} {word}", count(*answer)))
            .collect();
        let title = phrase!("What it may mean");
        if found.is_empty() {
            let says = phrase!(
                "Nothing that was seen here in the last 90 days lets anything be concluded"
            );
            return Ledger::text(title, "", [(says.to_owned(), Role::Muted)]);
        }
        let columns = vec![
            LedgerColumn::left("answer"),
            LedgerColumn::left(phrase!("what we saw")).grow(),
            LedgerColumn::left(phrase!("it may mean")).grow().need(1),
            LedgerColumn::left(phrase!("how sure")).need(2),
        ];
        let mut rows: Vec<LedgerRow> =
            found.iter().map(|at| self.conclusion_row(*at, &self.conclusions[*at])).collect();
        let picked = self.picked_conclusion().or(found.first().copied());
        if let Some(of) = picked.and_then(|at| self.conclusions.get(at)) {
            rows.push(LedgerRow::rule());
            rows.extend(self.details(of, ctx));
        }
        Ledger::new(title, right.join(", "), columns, rows)
    }

    /// The conclusion with the mark.
    pub(super) fn picked_conclusion(&self) -> Option<usize> {
        let picked = self.spread.picked(1)?;
        self.of_place().contains(&picked).then_some(picked)
    }

    fn conclusion_row(&self, at: usize, of: &Conclusion) -> LedgerRow {
        let role = match of.answer.0 {
            Answer::Accepted => Role::Good,
            Answer::Rejected => Role::Muted,
            Answer::Open => Role::Accent,
        };
        let readings = of.readings();
        let reading = readings.get(self.reading_of(at)).copied().unwrap_or_default();
        let text = if of.answer.0 == Answer::Rejected { Role::Muted } else { Role::Body };
        LedgerRow::of(
            at,
            vec![
                LedgerCell::with(of.answer.0.word(), role),
                LedgerCell::with(of.finding.sentence.as_str(), text),
                LedgerCell::with(phrase::capital(reading), text),
                LedgerCell::with(of.how_sure(), Role::Muted),
            ],
        )
    }

    /// The reading that is shown of a conclusion: where the arrows went, else the one that was taken.
    pub(super) fn reading_of(&self, at: usize) -> usize {
        match self.reading {
            Some((of, reading)) if of == at => reading,
            _ => self.conclusions.get(at).map_or(0, Conclusion::reading),
        }
    }

    fn details(&self, of: &Conclusion, ctx: &Ctx) -> Vec<LedgerRow> {
        let at = self.conclusions.iter().position(|c| std::ptr::eq(c, of)).unwrap_or(0);
        let shown = self.reading_of(at);
        let readings = of.readings().into_iter().enumerate().map(|(i, text)| match i == shown {
            true => format!("[{}]", short(text)),
            false => short(text),
        });
        let readings = readings.collect::<Vec<_>>().join("   ");
        let rests: Vec<String> = of
            .finding
            .evidence
            .iter()
            .map(|e| {
                let day = e.date.map_or(String::new(), |d| format!("{} ", d.short_day()));
                format!("{day}{}", e.text)
            })
            .collect();
        let mut rows = vec![
            LedgerRow::label(phrase!("reading"), readings, Role::Accent),
            LedgerRow::label(phrase!("rests on"), rests.join("; "), Role::Body),
        ];
        if let Some(doubt) = &of.against {
            rows.push(LedgerRow::label(phrase!("against it"), against(doubt, ctx), Role::Warn));
        }
        let next = short_day(of.next_look(ctx.today()), ctx.today());
        let look = of.look.join("; ");
        rows.push(LedgerRow::label(
            phrase!("look next time"),
            format!("{look}, {next}"),
            Role::Body,
        ));
        if of.answer.0 != Answer::Open {
            let day = of.answered.map_or(String::new(), |d| d.short_day());
            let said = match of.own_words() {
                "" => format!("{day}: {}", of.answer.0.word()),
                own => format!("{day}: \"{own}\""),
            };
            rows.push(LedgerRow::label(phrase!("you said"), said, Role::Body));
        }
        rows
    }
}

fn day(date: crate::model::Date) -> String {
    date.short_day()
}

fn short(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}

/// A blank line stands between groups of several lines.
fn needs_gap(lines: &[ChangeLine], at: usize) -> bool {
    let one_line = |at: usize| {
        let of = lines[at].of;
        lines.iter().filter(|l| l.of == of).count() == 1
    };
    !(at > 0 && one_line(at) && one_line(at - 1))
}

fn change_row(at: usize, line: &ChangeLine, critical: &str) -> LedgerRow {
    let role = match (line.urgent, line.moved) {
        (true, _) => Role::Bad,
        (_, true) => Role::Body,
        _ => Role::Muted,
    };
    let mark = if line.urgent { format!("  {critical}") } else { String::new() };
    LedgerRow::of(
        at,
        vec![
            line.product.as_str().into(),
            LedgerCell::with(line.what.as_str(), Role::Muted),
            LedgerCell::with(line.before.as_str(), Role::Muted),
            LedgerCell::with(line.now.as_str(), if line.moved { Role::Body } else { Role::Muted }),
            LedgerCell::with(format!("{}{mark}", line.says), role),
        ],
    )
}

fn against(doubt: &MarketDoubt, ctx: &Ctx) -> String {
    match doubt {
        MarketDoubt::OfferEnds(last) if *last >= ctx.today() => {
            phrase!("an offer runs until {}: look again after it", short_day(*last, ctx.today()))
        }
        MarketDoubt::OfferEnds(last) => {
            phrase!("an offer ran until {}", short_day(*last, ctx.today()))
        }
        MarketDoubt::Offer => phrase!("an offer runs at the same time").to_owned(),
        MarketDoubt::Overlooked(noted, counted) => {
            phrase!(
                "only {noted} of {counted} brands were noted at the look before",
                noted,
                counted
            )
        }
    }
}
