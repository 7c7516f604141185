//! Which of two facts is true: the disputes of the whole book, and one key for each way to settle one (docs/WORDING.md).

use crate::model::Key;
use crate::rules::disputes::{Choice, Dispute};
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::layout::nothing;
use crate::tui::components::layout::side_by_side;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{Result, Workbench};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::{HashMap, HashSet};

/// A dispute with its account as the list names it.
struct DisputeLine {
    account: Key,
    name: String,
    dispute: Dispute,
}

/// What a dispute is known by while the page is open: its account, its kind, its records.
type DisputeId = (Key, &'static str, Vec<(&'static str, String)>);

impl DisputeLine {
    fn id(&self) -> DisputeId {
        (self.account, self.dispute.kind, self.dispute.records.clone())
    }

    /// Is it about somebody or something of the other one too?
    fn shares(&self, other: &Self) -> bool {
        let records = other.dispute.records.iter().filter(|(kind, _)| *kind != "account");
        self.account == other.account
            && records.into_iter().any(|record| self.dispute.records.contains(record))
    }
}

/// The disputes, the account with most of them first as the page was opened.
#[derive(Default)]
pub struct Disputes {
    lines: Vec<DisputeLine>,
    /// The rows as the page was opened, those that are settled too: one that comes back stands where it was.
    order: Vec<DisputeId>,
    picked: usize,
    top: usize,
    page: usize,
    settled: usize,
    /// What was wrong when the book was read, or that it is still read.
    refused: Option<String>,
    later: Later<Vec<DisputeLine>>,
    /// The account whose first dispute is to be selected.
    wanted: Option<Key>,
}

impl Disputes {
    /// Those of the open book, with the first of this account selected.
    pub fn of(account: Option<Key>, ctx: &Ctx) -> Self {
        let mut screen = Self { wanted: account, ..Self::default() };
        screen.refresh(ctx);
        screen
    }

    /// Shows what was read.
    fn take(&mut self, read: Result<Vec<DisputeLine>>) {
        let lines = match read {
            Ok(lines) => self.as_opened(lines),
            Err(refusal) => {
                self.refused = Some(refusal.to_string());
                return;
            }
        };
        self.refused = None;
        let wanted = self.wanted.take();
        let first = lines.iter().position(|l| Some(l.account) == wanted);
        let picked = match first.filter(|_| wanted.is_some()) {
            Some(first) => first,
            None => place_after(&self.lines, self.picked, &lines),
        };
        self.picked = picked.min(lines.len().saturating_sub(1));
        self.lines = lines;
    }

    /// The rows in the order in which the page was opened, new ones behind them.
    fn as_opened(&mut self, mut lines: Vec<DisputeLine>) -> Vec<DisputeLine> {
        let known: HashSet<DisputeId> = self.order.iter().cloned().collect();
        let new = lines.iter().map(DisputeLine::id).filter(|id| !known.contains(id));
        self.order.extend(new);
        let places: HashMap<&DisputeId, usize> =
            self.order.iter().enumerate().map(|(at, id)| (id, at)).collect();
        lines.sort_by_key(|line| places.get(&line.id()).copied());
        lines
    }

    fn line(&self) -> Option<&DisputeLine> {
        self.lines.get(self.picked)
    }

    /// The choice of this number, from 1 on.
    fn settle(&mut self, number: usize) -> Effect {
        let choice = self.line().and_then(|l| l.dispute.choices.get(number.saturating_sub(1)));
        match choice.cloned() {
            Some(choice) => {
                self.settled += 1;
                Effect::Settle(choice.act)
            }
            None => Effect::Say(phrase!("there is no choice {number} here", number)),
        }
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let columns =
            [Column::fixed("account", 17), Column::fill(phrase!("these cannot both be true"), 20)];
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.lines.len(),
            picked: Some(self.picked),
            focused: true,
            row: &|i| {
                let line = &self.lines[i];
                Row::new([Cell::new(line.name.as_str()), Cell::new(line.dispute.sentence.as_str())])
            },
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(area.height);
    }

    /// The picked one whole, and its choices with their keys.
    fn choices(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(line) = self.line() else { return };
        let mut text = Paragraph::default();
        text.push(Role::Body, &line.dispute.sentence);
        let last = line.dispute.choices.len();
        for (i, Choice { label, .. }) in line.dispute.choices.iter().enumerate() {
            let number = i + 1;
            let key =
                if number == last { ctx.keymap.key(Action::Delete) } else { number.to_string() };
            text.push(Role::Accent, &format!("{key}   {label}"));
        }
        text.push(Role::Muted, phrase!("until it is settled neither is a row, nor on a brief"));
        text.draw(buf, area, 0, ctx.theme);
    }
}

/// Where the mark goes: it stays on its row; where that is settled it goes to the next one about the same, else to the
/// row that followed.
fn place_after(before: &[DisputeLine], picked: usize, now: &[DisputeLine]) -> usize {
    let Some((was, behind)) = before.get(picked).zip(before.get(picked + 1..)) else {
        return picked;
    };
    let place = |id: DisputeId| now.iter().position(|line| line.id() == id);
    let next = || now.iter().position(|line| line.shares(was));
    let followed = || behind.iter().find_map(|line| place(line.id()));
    place(was.id()).or_else(next).or_else(followed).unwrap_or(now.len())
}

/// The disputes of the book, those of the account that has most first.
fn read(bench: &Workbench) -> Result<Vec<DisputeLine>> {
    let mut lines = Vec::new();
    let mut of: HashMap<Key, usize> = HashMap::new();
    for dispute in bench.disputes(None)? {
        let account = bench.account_of(&dispute.account)?;
        *of.entry(account.key).or_default() += 1;
        lines.push(DisputeLine { account: account.key, name: account.name, dispute });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(of[&line.account]));
    Ok(lines)
}

impl Screen for Disputes {
    fn name(&self) -> String {
        phrase!("Which of the two is true?").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if self.lines.is_empty() {
            let says = self.refused.as_deref().unwrap_or(phrase!("The file agrees with itself"));
            nothing(buf, area, ctx, phrase!("To settle"), says);
            return None;
        }
        let count = self.lines.len().to_string();
        let account = self.line().map_or(String::new(), |l| l.name.clone());
        let (left, right) = match side_by_side(area) {
            Some(both) => both,
            None => {
                let low = (area.height / 2).max(5).min(area.height);
                let upper = Rect { height: area.height - low + 1, ..area };
                (upper, Rect { y: upper.bottom() - 1, height: low, ..area })
            }
        };
        let panes = [
            Pane { area: left, left: phrase!("To settle"), right: &count, focused: true },
            Pane {
                area: right,
                left: phrase!("One key settles it"),
                right: &account,
                focused: false,
            },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (list, below) = (panes[0].inner(), panes[1].inner());
        self.list(buf, Rect { width: list.width.saturating_sub(1), ..list }, ctx);
        let below = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        self.choices(buf, below, ctx);
        None
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        let Some(line) = self.line() else { return Effect::Pass };
        match action {
            Action::Pane(number) => self.settle(usize::from(number)),
            Action::Delete => self.settle(line.dispute.choices.len()),
            Action::Enter => {
                let id = line.dispute.records.first().map_or(String::new(), |(_, id)| id.clone());
                let subject = if id == line.dispute.account { String::new() } else { id };
                Effect::GoTo(line.account, subject)
            }
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Pane(1), "choose"),
            (Action::Delete, "not a dispute"),
            (Action::Enter, "the record"),
            (Action::Undo, "undo"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("dispute {} of {}", self.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, read) {
            Some(read) => self.take(read),
            None if self.lines.is_empty() => self.refused = Some(phrase!(READING).to_owned()),
            None => {}
        }
    }

    fn work(&mut self, _: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        self.take(read);
        true
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let said = count(self.lines.len(), "dispute");
        let settled = (self.settled > 0).then(|| (phrase!("{} settled", self.settled), Role::Good));
        Some([(said, Role::Body)].into_iter().chain(settled).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of an account about these people.
    fn line(account: Key, people: &[&str]) -> DisputeLine {
        let records = people.iter().map(|id| ("person", (*id).to_owned())).collect();
        let dispute = Dispute {
            kind: "a kind",
            account: account.to_string(),
            records,
            sentence: String::new(),
            choices: Vec::new(),
        };
        DisputeLine { account, name: String::new(), dispute }
    }

    fn rows(rows: &[(Key, &[&str])]) -> Vec<DisputeLine> {
        rows.iter().map(|(account, people)| line(*account, people)).collect()
    }

    #[test]
    fn a_settled_row_hands_the_mark_to_the_same_person_else_to_the_row_that_followed() {
        let all: &[(Key, &[&str])] =
            &[(1, &["voss"]), (1, &["voss", "lang"]), (2, &["chen"]), (2, &["li"]), (1, &["ott"])];
        let without = |gone: usize| {
            let left = all.iter().enumerate().filter(|(at, _)| *at != gone);
            rows(&left.map(|(_, row)| *row).collect::<Vec<_>>())
        };
        for (settled, marked) in [(0, all[1]), (2, all[3]), (3, all[4])] {
            let now = without(settled);
            let at = place_after(&rows(all), settled, &now);
            assert_eq!(now[at].id(), line(marked.0, marked.1).id(), "{settled}");
        }
        // The mark of a row that stays stays, and behind the last there is none.
        assert_eq!(place_after(&rows(all), 3, &without(0)), 2);
        assert_eq!(place_after(&rows(all), 4, &without(4)), 4);
    }

    #[test]
    fn rows_stay_in_the_order_of_when_the_page_was_opened() {
        let mut page = Disputes::default();
        page.take(Ok(rows(&[(1, &["a"]), (1, &["b"]), (2, &["c"]), (2, &["d"])])));
        page.picked = 1;
        page.take(Ok(rows(&[(2, &["c"]), (2, &["d"]), (3, &["new"]), (1, &["a"])])));
        let names = |page: &Disputes| {
            let names = page.lines.iter().map(|l| l.dispute.records[0].1.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!((names(&page).as_str(), page.picked), ("a c d new", 1));
        // One that comes back by undo stands where it was.
        page.take(Ok(rows(&[(2, &["c"]), (2, &["d"]), (1, &["b"]), (1, &["a"])])));
        assert_eq!((names(&page).as_str(), page.picked), ("a b c d", 2));
    }
}
