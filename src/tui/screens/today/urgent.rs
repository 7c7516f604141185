//! What is urgent over all accounts, what is folded over the book, and what the rep has answered.

use super::filter::NOTHING_FITS;
use super::rows::{names, whole_title};
use super::{NO_ACCOUNT, Today, TodayView, URGENT, Urgent};
use crate::model::codes::Severity;
use crate::text::DayText;
use crate::text::format::{count, headed};
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// From this width on the sentence stands beside the title.
const WIDE: u16 = 100;

impl Today {
    pub(super) fn draw_urgent(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.urgent.is_empty() {
            let (says, role) = match self.view {
                _ if self.is_filtered() => (phrase!(NOTHING_FITS), Role::Muted),
                TodayView::Answered => {
                    (phrase!("No finding is answered: d on a finding answers it"), Role::Good)
                }
                _ if ctx.accounts.total() == 0 => (phrase!(NO_ACCOUNT), Role::Muted),
                _ => (phrase!("Nothing is urgent"), Role::Good),
            };
            ctx.put(buf, area.x + 1, area.y, area.width - 1, says, role);
        }
        let below = 1 + u16::from(self.focus == URGENT && area.height > 3);
        let list = Rect { height: area.height.saturating_sub(below), ..area };
        let mut top = self.top[URGENT];
        match area.width >= WIDE {
            true => self.wide(buf, list, &mut top, ctx),
            false => self.narrow(buf, list, &mut top, ctx),
        }
        self.top[URGENT] = top;
        let foot = Rect::new(area.x + 1, area.bottom() - 1, area.width - 1, 1);
        if area.height > 1 {
            self.draw_counts(buf, foot, ctx);
        }
        if below > 1 {
            self.draw_sentence(buf, Rect { y: foot.y - 1, ..foot }, ctx);
        }
    }

    /// Mark, new, account, title, sentence, how many more: columns as wide as what is in them.
    fn wide(&self, buf: &mut Buffer, area: Rect, top: &mut usize, ctx: &Ctx) {
        let cells: Vec<[Cell; 6]> = (0..self.urgent.len()).map(|i| self.cells(i, ctx)).collect();
        let mut columns = vec![Column::fixed("", 1)];
        let is_new = widest(&cells, 1) > 0;
        columns.extend(is_new.then_some(Column::fixed("", 3).tight()));
        columns.extend([
            Column::fixed("", widest(&cells, 2).min(20)).tight(),
            Column::fixed("", widest(&cells, 3).min(32)),
            Column::fill("", 20).need(2),
            Column::fixed("", widest(&cells, 5)).align(Alignment::Right).need(3),
        ]);
        self.table(URGENT, &columns, &|i| {
            let [mark, new, account, title, says, more] = cells[i].clone();
            let new = is_new.then_some(new);
            let rest = [account, title, says, more];
            Row::new([mark].into_iter().chain(new).chain(rest))
        })
        .draw(buf, area, top, ctx.theme);
    }

    /// Title and sentence in one cell.
    fn narrow(&self, buf: &mut Buffer, area: Rect, top: &mut usize, ctx: &Ctx) {
        let columns = [Column::fixed("", 1), Column::fixed("", 15).tight(), Column::fill("", 20)];
        self.table(URGENT, &columns, &|i| {
            let [mark, new, account, title, says, _] = self.cells(i, ctx);
            let new = if new.text.is_empty() { String::new() } else { format!("{}: ", new.text) };
            let text = match says.text.is_empty() {
                true => format!("{new}{}", title.text),
                false => format!("{new}{}", headed(&title.text, &says.text)),
            };
            Row::new([mark, account, Cell::with(text, title.role)])
        })
        .draw(buf, area, top, ctx.theme);
    }

    /// Mark, new, account, title, sentence, how many more.
    fn cells<'a>(&'a self, at: usize, ctx: &Ctx<'a>) -> [Cell<'a>; 6] {
        match &self.urgent[at] {
            Urgent::Account(i) => self.account_cells(*i, ctx),
            Urgent::Whole(code) => self.whole_cells(code, ctx),
            Urgent::Answered(i) => self.answered_cells(*i, ctx),
            Urgent::Of(code, key) => {
                let of = self.data.quiet.whole[code].iter().find(|(k, _)| k == key);
                [
                    mark(of.map_or(Severity::Notice, |(_, s)| *s), ctx),
                    Cell::new(""),
                    Cell::new(format!("  {}", self.name(*key))),
                    Cell::with(whole_title(code, ctx), Role::Muted),
                    Cell::new(""),
                    Cell::new(""),
                ]
            }
        }
    }

    fn account_cells<'a>(&'a self, at: usize, ctx: &Ctx<'a>) -> [Cell<'a>; 6] {
        let row = &self.data.quiet.accounts[at];
        let new = if self.is_new(row.account) { "new" } else { "" };
        let told = self.told.get(&row.account);
        let role = if row.muted { Role::Muted } else { Role::Body };
        let more = told.map_or(0, |t| t.more);
        let muted = row.causes.iter().filter_map(|c| c.muted).min();
        let more = match muted.filter(|_| row.muted) {
            Some(day) => phrase!("in hand until {}", day.short_day()),
            None if more > 0 => phrase!("{more} more", more),
            None => String::new(),
        };
        let why = told.map_or("", |t| ctx.bench.words.finding(&t.code).map_or("", |w| &w.why));
        let says = told.map_or(why, |t| t.sentence.as_str());
        [
            if row.muted { Cell::new("") } else { mark(row.severity, ctx) },
            Cell::with(new, Role::Accent),
            Cell::with(self.name(row.account), role),
            Cell::with(told.map_or(phrase!("to look at"), |t| t.title.as_str()), role),
            Cell::with(says, if row.muted { Role::Muted } else { Role::Body }),
            Cell::with(more, Role::Muted),
        ]
    }

    fn whole_cells<'a>(&'a self, code: &'a str, ctx: &Ctx<'a>) -> [Cell<'a>; 6] {
        let accounts = &self.data.quiet.whole[code];
        let worst = accounts.iter().map(|(_, s)| *s).min().unwrap_or(Severity::Notice);
        let count = count(accounts.len(), "account");
        [
            mark(worst, ctx),
            Cell::new(""),
            Cell::with(count, Role::Title),
            Cell::new(whole_title(code, ctx)),
            Cell::with(names(accounts.iter().map(|(k, _)| self.name(*k))), Role::Muted),
            Cell::new(""),
        ]
    }

    fn answered_cells<'a>(&'a self, at: usize, ctx: &Ctx<'a>) -> [Cell<'a>; 6] {
        let answered = &self.data.answered[at];
        [
            Cell::new(""),
            Cell::new(""),
            Cell::new(self.name(answered.account)),
            Cell::new(answered.title.as_str()),
            Cell::with(self.answer_said(at, ctx), Role::Muted),
            Cell::new(""),
        ]
    }

    /// "rejected 24 Nov, until 01 Dec: the plant runs it so".
    fn answer_said(&self, at: usize, ctx: &Ctx) -> String {
        let answered = &self.data.answered[at];
        let mut text = ctx.bench.words.word("answer", answered.verdict).to_owned();
        if let Some(day) = answered.date {
            text = format!("{text} {}", day.short_day());
        }
        if let Some(day) = answered.until {
            text = phrase!("{}, until {}", text, day.short_day());
        }
        match answered.why.as_str() {
            "" => text,
            why => format!("{text}: {why}"),
        }
    }

    /// The picked row's sentence, which has the whole line.
    fn draw_sentence(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
        let text = match self.urgent.get(self.picked[URGENT]) {
            Some(Urgent::Account(i)) => {
                let told = self.told.get(&self.data.quiet.accounts[*i].account);
                told.map_or(String::new(), |t| t.sentence.clone())
            }
            Some(Urgent::Answered(i)) => self.answer_said(*i, ctx),
            Some(Urgent::Whole(code)) => {
                let all = self.data.quiet.whole[code].iter();
                let all: Vec<&str> = all.map(|(k, _)| self.name(*k)).collect();
                phrase!("{}; Enter lists them", all.join(", "))
            }
            _ => String::new(),
        };
        ctx.put(buf, line.x, line.y, line.width, &text, Role::Title);
    }

    fn draw_counts(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
        let [urgent, warnings, notices] = self.data.counts;
        let more = match self.counted() {
            _ if self.view == TodayView::Answered => String::new(),
            0 => String::new(),
            n => phrase!("; {} not listed", count(n, "account")),
        };
        let (warnings, notices) = (count(warnings, "warning"), count(notices, "notice"));
        let answered = match self.data.answered.len() {
            0 => String::new(),
            n => phrase!(", {n} answered", n),
        };
        let says = phrase!(
            "{urgent} urgent, {warnings}, {notices}{answered}{more}",
            urgent,
            warnings,
            notices,
            answered,
            more
        );
        if self.data.counts.iter().sum::<usize>() + self.data.answered.len() == 0 {
            return;
        }
        ctx.put(buf, line.x, line.y, line.width, &says, Role::Muted);
        let (findings, view) = (ctx.keymap.key(Action::Findings), ctx.keymap.key(Action::View));
        let key = match (self.view, self.focus == URGENT) {
            (TodayView::Urgent, true) => {
                phrase!("{findings} shows all, {view} the answered too", findings, view)
            }
            (TodayView::Urgent, false) => phrase!("{findings} shows them", findings),
            (_, _) => phrase!("{findings} urgent ones", findings),
        };
        if width(&says) + width(&key) + 2 <= usize::from(line.width) {
            ctx.put_right(buf, line.x, line.y, line.width, &key, Role::Muted);
        }
    }
}

fn widest(cells: &[[Cell; 6]], column: usize) -> u16 {
    let all = cells.iter().map(|row| width(&row[column].text));
    u16::try_from(all.max().unwrap_or(0)).unwrap_or(0)
}

fn mark<'a>(severity: Severity, ctx: &Ctx<'a>) -> Cell<'a> {
    match severity {
        Severity::Critical => Cell::with(ctx.theme.glyphs.critical, Role::Bad),
        _ => Cell::new(""),
    }
}
