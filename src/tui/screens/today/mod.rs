//! Today over all accounts: due, visits, what is urgent, whom we neglect.

mod draw;
mod gather;
mod keys;
mod rows;

use super::Screen;
use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::move_mark;
use crate::tui::theme::Role;
use crate::workbench::today::Today as Data;
use gather::{Gathering, Look};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::{BTreeSet, HashMap};

/// The four groups, from above.
const DUE: usize = 0;
const VISITS: usize = 1;
const URGENT: usize = 2;
const NEGLECT: usize = 3;

/// A row of what is urgent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Urgent {
    /// An account, by its place in the rows of the book.
    Account(usize),
    /// What is folded over all accounts.
    Whole(String),
    /// An account of such a row.
    Of(String, Key),
}

/// What an account's row says: the worst finding of its worst row, and how many more there are.
struct Told {
    title: String,
    sentence: String,
    code: String,
    more: usize,
}

/// The screen.
#[derive(Default)]
pub struct Today {
    focus: usize,
    picked: [usize; 4],
    top: [usize; 4],
    page: [usize; 4],
    areas: Vec<(usize, Rect)>,
    data: Data,
    gathering: Option<Gathering>,
    look: Look,
    today: Option<crate::model::Date>,
    told: HashMap<Key, Told>,
    urgent: Vec<Urgent>,
    open: BTreeSet<String>,
    all: bool,
    by_account: bool,
}

impl Today {
    fn len(&self, group: usize) -> usize {
        match group {
            DUE => self.data.due.len(),
            VISITS => self.data.visits.len(),
            URGENT => self.urgent.len(),
            _ => self.data.neglected.len() + self.data.silent.len(),
        }
    }

    /// Critical accounts up to the playbook's number, then what is folded over the book.
    fn arrange(&mut self, ctx: &Ctx) {
        let most = usize::try_from(ctx.bench.playbook.thresholds.quiet_urgent_rows).unwrap_or(7);
        let rows = self.data.quiet.accounts.iter().enumerate();
        let shown = rows.filter(|(_, r)| self.all || (is_urgent(r) && !r.muted));
        let most = if self.all { usize::MAX } else { most };
        self.urgent = shown.map(|(i, _)| Urgent::Account(i)).take(most).collect();
        let mut whole: Vec<_> = self.data.quiet.whole.iter().collect();
        whole.sort_by_key(|(_, accounts)| accounts.iter().map(|(_, s)| *s).min());
        for (code, accounts) in whole {
            self.urgent.push(Urgent::Whole(code.clone()));
            if self.open.contains(code) {
                let of = accounts.iter().map(|(key, _)| Urgent::Of(code.clone(), *key));
                self.urgent.extend(of);
            }
        }
        if self.by_account {
            self.data.due.sort_by(|a, b| (&a.name, a.day).cmp(&(&b.name, b.day)));
        }
        for group in 0..4 {
            self.picked[group] = self.picked[group].min(self.len(group).saturating_sub(1));
        }
        self.tell(ctx);
    }

    /// Urgent accounts that are only counted.
    fn counted(&self) -> usize {
        let shown = self.urgent.iter().filter(|u| matches!(u, Urgent::Account(_))).count();
        let open = self.data.quiet.accounts.iter().filter(|r| !r.muted).count();
        open.saturating_sub(shown)
    }

    /// The account of the picked row.
    fn account(&self) -> Option<Key> {
        let at = self.picked[self.focus];
        match self.focus {
            DUE => self.data.due.get(at).map(|d| d.account),
            VISITS => self.data.visits.get(at).map(|v| v.account),
            URGENT => match self.urgent.get(at)? {
                Urgent::Account(i) => self.data.quiet.accounts.get(*i).map(|r| r.account),
                Urgent::Of(_, key) => Some(*key),
                Urgent::Whole(_) => None,
            },
            _ => self.neglected(at).map(|(key, _)| key),
        }
    }

    /// The account and the person, where it is one, of a row of whom we neglect.
    fn neglected(&self, at: usize) -> Option<(Key, String)> {
        match self.data.neglected.get(at) {
            Some(person) => Some((person.account, person.id.clone())),
            None => {
                let (_, key, _) = self.data.silent.get(at - self.data.neglected.len())?;
                Some((*key, String::new()))
            }
        }
    }
}

fn is_urgent(row: &crate::workbench::quiet::AccountRow) -> bool {
    row.severity == crate::model::codes::Severity::Critical
}

impl Screen for Today {
    fn name(&self) -> String {
        "Today".to_owned()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let mut parts = vec![(format!("{} accounts", self.data.accounts), Role::Body)];
        if self.data.counts[0] > 0 {
            parts.push((format!("{} urgent", self.data.counts[0]), Role::Bad));
        }
        Some(parts)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.draw_groups(buf, area, ctx);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let (focus, len) = (self.focus, self.len(self.focus));
        if move_mark(&mut self.picked[focus], len, self.page[focus], action) {
            return Effect::Stay;
        }
        match action {
            Action::NextPane => self.focus = (self.focus + 1) % 4,
            Action::PreviousPane => self.focus = (self.focus + 3) % 4,
            Action::Pane(n) => self.focus = usize::from(n.saturating_sub(1)).min(3),
            Action::Findings => {
                self.all = !self.all;
                self.focus = URGENT;
                self.arrange(ctx);
            }
            Action::Order => {
                self.by_account = !self.by_account;
                self.data.due.sort_by_key(|d| d.day);
                self.arrange(ctx);
            }
            Action::Today => return self.leave(Effect::Close),
            Action::Back => return self.leave(Effect::Close),
            _ => return self.do_with_row(action, ctx),
        }
        Effect::Stay
    }

    fn event(&mut self, event: &crate::tui::terminal::Event, _: &Ctx) -> Option<Effect> {
        self.mouse(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let words: &[(Action, &str)] = match self.focus {
            DUE => &[
                (Action::Enter, "open"),
                (Action::Advance, "done"),
                (Action::Add, "add action"),
                (Action::Edit, "edit"),
                (Action::Delete, "answer"),
                (Action::Log, "log"),
                (Action::Order, "order"),
            ],
            VISITS => &[
                (Action::Enter, "open"),
                (Action::Brief, "brief"),
                (Action::Log, "log"),
                (Action::NextPane, "next group"),
            ],
            URGENT => &[
                (Action::Enter, "open"),
                (Action::Add, "take remedy"),
                (Action::Delete, "answer"),
                (Action::Findings, "all"),
                (Action::NextPane, "next group"),
            ],
            _ => &[(Action::Enter, "open"), (Action::Log, "log"), (Action::NextPane, "next group")],
        };
        words.iter().map(|(a, w)| (*a, (*w).to_owned())).collect()
    }

    fn status(&self, _: &Ctx) -> String {
        if let Some(gathering) = &self.gathering {
            return gathering.progress();
        }
        match self.len(self.focus) {
            0 => String::new(),
            n => format!("line {} of {n}", self.picked[self.focus] + 1),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.begin(ctx);
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        self.gather(ctx)
    }
}
