//! How the findings are drawn: the list, and below it the picked one in full.

use super::groups::{FindingGroup, FindingView, answer_words};
use super::{FindingLine, Findings};
use crate::model::Date;
use crate::model::codes::Severity;
use crate::rules::Finding;
use crate::text::DayText;
use crate::text::format::{count, headed};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{Dossier, finding_groups};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// From this width on the sentence stands beside the title.
const WIDE: u16 = 100;
/// Below so many rows the lower half grows where the list is short.
const SMALL: u16 = 28;

impl Findings {
    pub(super) fn draw_on(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let low = self.lower(area.height);
        let upper = Rect { height: area.height - low + 1, ..area };
        let lower = Rect { y: upper.bottom() - 1, height: low, ..area };
        let view = match self.view {
            FindingView::ByCause => phrase!("Findings  [by cause]  by severity  answered"),
            FindingView::BySeverity => phrase!("Findings  by cause  [by severity]  answered"),
            FindingView::Answered => phrase!("Findings  by cause  by severity  [answered]"),
        };
        let all: usize = self.groups.iter().map(|g| g.members.len()).sum();
        let count = match self.view {
            FindingView::Answered => phrase!("{all} answered", all),
            _ => phrase!("{all} to look at", all),
        };
        let panes = [
            Pane::new(upper, view, count.as_str(), true),
            Pane::new(lower, phrase!("Why, and what to do"), "", false),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (list, below) = (panes[0].inner(), panes[1].inner());
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        let below = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        if let Some(dossier) = ctx.dossier {
            self.list(buf, list, ctx, dossier);
            self.records(buf, below, ctx, dossier);
        }
    }

    /// Rows of the lower half; on a small screen it takes what a short list leaves.
    fn lower(&self, height: u16) -> u16 {
        let least = (height * 2 / 5).max(7);
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let left = height.saturating_sub(lines.max(3).saturating_add(1));
        match height < SMALL {
            true => left.max(least),
            false => least,
        }
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        if self.lines.is_empty() {
            let says = match self.view {
                FindingView::Answered => {
                    phrase!("nothing is answered: d on a finding accepts, rejects or snoozes it")
                }
                _ => phrase!("nothing to look at"),
            };
            ctx.put(buf, area.x + 1, area.y, area.width - 1, says, Role::Good);
        }
        let wide = area.width >= WIDE;
        let end = match self.lines.iter().any(|line| match *line {
            FindingLine::FindingGroup(g) => self.groups[g].muted.is_some(),
            FindingLine::Member(_, i) => in_hand(&dossier.findings[i], ctx, dossier).is_some(),
            FindingLine::Disputes => false,
        }) {
            true => 20,
            false => 11,
        };
        let mut columns = vec![Column::fixed("", 1), Column::fixed("", 8)];
        match wide {
            true => columns.extend([Column::fixed("", 26), Column::fill("", 20)]),
            false => columns.push(Column::fill("", 20)),
        }
        columns.push(Column::fixed("", end).align(Alignment::Right));
        let (len, picked) = (self.lines.len(), Some(self.picked));
        let mut top = self.top;
        Table {
            columns: &columns,
            len,
            picked,
            focused: true,
            row: &|i| {
                let [mark, word, title, sentence, end] = self.cells(self.lines[i], ctx, dossier);
                match wide {
                    true => Row::new([mark, word, title, sentence, end]),
                    false => Row::new([mark, word, one(title, &sentence), end]),
                }
            },
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(area.height);
    }

    /// Mark, heading, title, sentence, and what stands at the end.
    fn cells<'a>(
        &'a self,
        line: FindingLine,
        ctx: &Ctx<'a>,
        dossier: &'a Dossier,
    ) -> [Cell<'a>; 5] {
        match line {
            FindingLine::FindingGroup(g) => self.heading(&self.groups[g], ctx, dossier),
            FindingLine::Member(_, i) => self.member(&dossier.findings[i], ctx, dossier),
            FindingLine::Disputes => self.disputed(ctx),
        }
    }

    fn heading<'a>(
        &'a self,
        group: &'a FindingGroup,
        ctx: &Ctx<'a>,
        dossier: &'a Dossier,
    ) -> [Cell<'a>; 5] {
        let count = group.members.len();
        let role = muted(group.muted, Role::Body);
        let worst = group.members.first().and_then(|i| dossier.findings.get(*i));
        let folded = worst.filter(|_| !self.is_open(group));
        let (title, sentence) = match folded {
            Some(worst) => (worst.title.as_str(), worst.sentence.as_str()),
            None => (group.note, ""),
        };
        let end = match (group.muted, folded) {
            (Some(day), _) => until(day),
            (None, Some(_)) if count > 1 => phrase!("and {} more", count - 1),
            (None, None) if count > 0 => count.to_string(),
            _ => String::new(),
        };
        let mark = mark(group.severity, group.muted, ctx);
        let word = Cell::with(group.word.as_str(), muted(group.muted, Role::Title));
        [
            mark,
            word,
            Cell::with(title, role),
            Cell::with(sentence, role),
            Cell::with(end, Role::Muted),
        ]
    }

    /// The last row: what the file says twice, each time otherwise.
    fn disputed<'a>(&self, ctx: &Ctx<'a>) -> [Cell<'a>; 5] {
        let title = count(self.disputes, "dispute");
        [
            Cell::with(ctx.theme.glyphs.critical, Role::Warn),
            Cell::with("settle", Role::Title),
            Cell::new(title),
            Cell::new(phrase!("facts of this account that cannot both be true")),
            Cell::with(ctx.keymap.key(Action::Enter), Role::Muted),
        ]
    }

    fn member<'a>(
        &'a self,
        found: &'a Finding,
        ctx: &Ctx<'a>,
        dossier: &'a Dossier,
    ) -> [Cell<'a>; 5] {
        let hand = in_hand(found, ctx, dossier);
        let role = muted(hand, Role::Body);
        let sentence = match self.view {
            FindingView::Answered => {
                Cell::new(answer_words(ctx, dossier, found).unwrap_or_default())
            }
            _ => Cell::with(found.sentence.as_str(), role),
        };
        let mark = match found.dismissed {
            true => Cell::new(""),
            false => mark(found.severity, hand, ctx),
        };
        let end = hand.map_or_else(String::new, until);
        [
            mark,
            Cell::new(""),
            Cell::with(found.title.as_str(), role),
            sentence,
            Cell::with(end, Role::Muted),
        ]
    }

    /// The picked finding in full: what it says, its answer or action, why it matters, its records.
    fn records(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        let group = match self.line() {
            Some((FindingLine::FindingGroup(_), group)) => Some(group),
            _ => None,
        };
        let mut text = Paragraph::default();
        if self.lines.get(self.picked) == Some(&FindingLine::Disputes) {
            let key = ctx.keymap.key(Action::Enter);
            let says = phrase!("{key} shows what cannot both be true, one key settles each", key);
            text.push(Role::Body, &says);
        }
        if let Some(note) = group.map(|g| g.note).filter(|note| !note.is_empty()) {
            text.push(Role::Muted, note);
        }
        let picked = self.members();
        if let Some(found) = picked.first().and_then(|i| dossier.findings.get(*i)) {
            say(&mut text, found, ctx, dossier);
        }
        text.draw(buf, area, 0, ctx.theme);
    }
}

fn say(text: &mut Paragraph, found: &Finding, ctx: &Ctx, dossier: &Dossier) {
    text.push(Role::Body, &found.sentence);
    let answer = answer_words(ctx, dossier, found).filter(|_| found.dismissed);
    let hand = in_hand(found, ctx, dossier);
    match (&answer, hand) {
        (Some(answer), _) => text.push(Role::Good, answer),
        (None, Some(day)) => text.push(Role::Good, &until(day)),
        (None, None) => {}
    }
    if let Some(words) = ctx.bench.words.finding(found.code) {
        text.push(Role::Muted, &words.why);
    }
    if answer.is_none() && hand.is_none() {
        let add = ctx.keymap.key(Action::Add);
        text.push(Role::Accent, &format!("{add}  {}", found.remedy));
    }
    for record in &found.evidence {
        let day = record.date.map_or_else(|| " ".repeat(11), |d| d.long_day());
        text.push(Role::Body, &format!("{day}  {}", record.text));
    }
    if found.evidence.is_empty() {
        text.push(Role::Muted, phrase!("it rests on what is not there"));
    }
}

/// The day until which an action takes care of it; nothing of what is answered.
fn in_hand(found: &Finding, ctx: &Ctx, dossier: &Dossier) -> Option<Date> {
    finding_groups::in_hand(&dossier.account, found, ctx.today()).filter(|_| !found.dismissed)
}

/// Title and sentence in one cell.
fn one<'a>(title: Cell<'a>, sentence: &Cell<'a>) -> Cell<'a> {
    match sentence.text.is_empty() {
        true => title,
        false => Cell::with(headed(&title.text, &sentence.text), title.role),
    }
}

/// What an action takes care of: "in hand until 01 Dec".
fn until(day: Date) -> String {
    phrase!("in hand until {}", day.short_day())
}

fn muted(hand: Option<Date>, role: Role) -> Role {
    hand.map_or(role, |_| Role::Muted)
}

fn mark<'a>(severity: Severity, hand: Option<Date>, ctx: &Ctx<'a>) -> Cell<'a> {
    match (severity, hand) {
        (Severity::Critical, None) => Cell::with(ctx.theme.glyphs.critical, Role::Bad),
        _ => Cell::new(""),
    }
}
