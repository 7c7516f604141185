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
use std::collections::HashMap;

/// A dispute with its account as the list names it.
struct DisputeLine {
    account: Key,
    name: String,
    dispute: Dispute,
}

/// The disputes, the account with most of them first.
#[derive(Default)]
pub struct Disputes {
    lines: Vec<DisputeLine>,
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
        match read {
            Ok(lines) => (self.lines, self.refused) = (lines, None),
            Err(refusal) => {
                self.refused = Some(refusal.to_string());
                return;
            }
        }
        let wanted = self.wanted.take();
        let first = self.lines.iter().position(|l| Some(l.account) == wanted);
        let picked = first.filter(|_| wanted.is_some()).unwrap_or(self.picked);
        self.picked = picked.min(self.lines.len().saturating_sub(1));
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
