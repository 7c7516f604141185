//! What is said below the columns before anything is brought in: what is not understood, which accounts are new, which
//! values of what is there would become others.

use crate::model::Refusal;
use crate::text::format::{count, few};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::beyond;
use crate::workbench::ImportReport;
use crate::workbench::preview::Reading;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// So many accounts of a kind are named.
const NAMED: usize = 4;
/// Of a larger file it is not tried what it would come to: a key would wait for it.
const MOST: usize = 2_000;

/// The lines below the columns.
pub struct Foreseen<'a> {
    /// Why it cannot be read otherwise.
    pub wrong: Option<&'a str>,
    /// What was read.
    pub reading: &'a Reading,
    /// What it would come to.
    pub report: Option<&'a ImportReport>,
}

/// What a reading would come to, of a file that is not large.
pub fn report(reading: &Reading, ctx: &Ctx) -> Option<ImportReport> {
    if reading.records() > MOST {
        return None;
    }
    ctx.bench.import_preview(reading).ok()
}

impl Foreseen<'_> {
    /// Rows that all of it takes in so many cells.
    pub fn height(&self, cells: u16) -> u16 {
        let rows = Paragraph::of(self.lines(usize::MAX)).height(cells);
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Draws it; where it does not fit, the last row counts the lines that are left out.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let rows = usize::from(area.height);
        let all = Paragraph::of(self.lines(usize::MAX));
        let says = match all.height(area.width) > rows {
            true => Paragraph::of(self.lines((rows / 2).max(1))),
            false => all,
        };
        let over = says.height(area.width) > rows;
        let upper = Rect { height: area.height - u16::from(over), ..area };
        let below = says.draw(buf, upper, 0, ctx.theme);
        if over {
            ctx.put(buf, area.x, upper.bottom(), area.width, &beyond(0, below), Role::Muted);
        }
    }

    /// Its paragraphs; of what was not understood so many.
    fn lines(&self, most: usize) -> Vec<(Role, String)> {
        let mut lines: Vec<(Role, String)> = Vec::new();
        lines.extend(self.wrong.map(|wrong| (Role::Bad, wrong.to_owned())));
        let problems = self.reading.problems.iter().map(Refusal::to_string);
        let told: Vec<String> = problems.chain(self.reading.remarks.iter().cloned()).collect();
        lines.extend(told.iter().take(most).map(|line| (Role::Warn, line.clone())));
        if told.len() > most {
            lines.push((Role::Muted, phrase!("{} more", told.len() - most)));
        }
        if told.is_empty() {
            let how = phrase!("Ctrl-S brings it in as one step; u undoes it");
            lines.push((Role::Muted, how.to_owned()));
        }
        if let Some(report) = self.report {
            accounts(report, &mut lines);
            replaced(report, &mut lines);
        }
        lines
    }
}

/// "2 new accounts: Acme, New Customer GmbH", "1 known account: Northwind Hydro".
fn accounts(report: &ImportReport, lines: &mut Vec<(Role, String)>) {
    for (new, word) in [(true, phrase!("new account")), (false, phrase!("known account"))] {
        let of = report.accounts.iter().filter(|(_, is)| *is == new);
        let names: Vec<&str> = of.map(|(name, _)| name.as_str()).collect();
        if !names.is_empty() {
            let said = phrase!("{}: {}", count(names.len(), word), few(&names, NAMED));
            lines.push((Role::Body, said));
        }
    }
}

/// "3 values of what is there become others:", then each with both.
fn replaced(report: &ImportReport, lines: &mut Vec<(Role, String)>) {
    let head = match report.replaced {
        0 => {
            let none = phrase!("no value of what is there becomes another");
            lines.push((Role::Muted, none.to_owned()));
            return;
        }
        1 => phrase!("1 value of what is there becomes another:").to_owned(),
        n => phrase!("{n} values of what is there become others:", n),
    };
    lines.push((Role::Warn, head));
    let each = report.replacements.iter();
    lines.extend(each.map(|item| (Role::Body, format!("  {item}"))));
}
