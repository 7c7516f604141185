//! Today over all accounts: due, the inbox, visits, what is urgent, whom we neglect.

mod draw;
mod filter;
mod gather;
mod inbox;
mod keys;
mod neglect;
mod report;
mod rows;
mod urgent;

use crate::model::Key;
use crate::text::format::count;
use crate::tui::action::{Action, Place};
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::workbench::log::Waiting;
use crate::workbench::today::{Due, Today as Data};
use gather::{Gathering, LastLook};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::{BTreeSet, HashMap};

/// The groups; the inbox stands last, while something is in it, so that the others keep their numbers.
const DUE: usize = 0;
const VISITS: usize = 1;
const URGENT: usize = 2;
const NEGLECT: usize = 3;
const INBOX: usize = 4;
const GROUPS: usize = 5;

/// What groups say of a book without accounts.
const NO_ACCOUNT: &str = "no account yet";

/// A row of what is urgent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Urgent {
    /// An account, by its place in the rows of the book.
    Account(usize),
    /// What is folded over all accounts.
    Whole(String),
    /// An account of such a row.
    Of(String, Key),
    /// A finding that the rep has answered, by its place.
    Answered(usize),
}

/// What the third group shows; `f` and `v` turn it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TodayView {
    /// Urgent accounts, up to the playbook's number.
    #[default]
    Urgent,
    /// Every account with something to look at.
    All,
    /// What the rep has answered.
    Answered,
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
    picked: [usize; GROUPS],
    top: [usize; GROUPS],
    page: [usize; GROUPS],
    areas: Vec<(usize, Rect)>,
    data: Data,
    gathering: Option<Gathering>,
    look: LastLook,
    today: Option<crate::model::Date>,
    told: HashMap<Key, Told>,
    urgent: Vec<Urgent>,
    open: BTreeSet<String>,
    view: TodayView,
    zoomed: bool,
    by_account: bool,
    inbox: Vec<Waiting>,
    filter: filter::TodayFilter,
}

impl Today {
    fn len(&self, group: usize) -> usize {
        match group {
            DUE => self.data.due.len(),
            VISITS => self.data.visits.len(),
            URGENT => self.urgent.len(),
            INBOX => self.inbox.len(),
            _ => self.data.neglected.len() + self.data.silent.len(),
        }
    }

    /// The groups that are shown, from above.
    fn groups(&self) -> Vec<usize> {
        let mut groups = vec![DUE, VISITS, URGENT, NEGLECT, INBOX];
        groups.retain(|g| *g != INBOX || !self.inbox.is_empty());
        groups
    }

    /// The group so many places on from the one with the focus.
    fn step(&mut self, by: isize) {
        let groups = self.groups();
        let at = groups.iter().position(|g| *g == self.focus).unwrap_or(0);
        let len = isize::try_from(groups.len()).unwrap_or(1);
        let next = (isize::try_from(at).unwrap_or(0) + by).rem_euclid(len);
        self.focus = groups[usize::try_from(next).unwrap_or(0)];
    }

    /// Critical accounts up to the playbook's number, then what is folded over the book; or what is answered.
    fn arrange(&mut self, ctx: &Ctx) {
        if !self.groups().contains(&self.focus) {
            self.focus = DUE;
        }
        match self.view {
            TodayView::Answered => {
                self.tell_answered(ctx);
                self.urgent = (0..self.data.answered.len()).map(Urgent::Answered).collect();
            }
            view => self.arrange_accounts(view == TodayView::All, ctx),
        }
        if self.by_account {
            self.data.due.sort_by(|a, b| (&a.name, a.order()).cmp(&(&b.name, b.order())));
        }
        for group in 0..GROUPS {
            self.picked[group] = self.picked[group].min(self.len(group).saturating_sub(1));
        }
        self.tell(ctx);
    }

    fn arrange_accounts(&mut self, all: bool, ctx: &Ctx) {
        let most = usize::try_from(ctx.bench.playbook.thresholds.quiet_urgent_rows).unwrap_or(7);
        let rows = self.data.quiet.accounts.iter().enumerate();
        let shown = rows.filter(|(_, r)| all || (is_urgent(r) && !r.muted));
        let most = if all || self.is_filtered() { usize::MAX } else { most };
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
    }

    /// Another view of the third group.
    fn turn(&mut self, view: TodayView, ctx: &Ctx) {
        self.view = view;
        self.focus = URGENT;
        (self.picked[URGENT], self.top[URGENT]) = (0, 0);
        self.arrange(ctx);
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
                Urgent::Answered(i) => self.data.answered.get(*i).map(|a| a.account),
                Urgent::Whole(_) => None,
            },
            INBOX => None,
            _ => self.neglected(at).map(|(key, _)| key),
        }
    }

    /// The account and the person, where it is one, of a row of whom we neglect.
    fn neglected(&self, at: usize) -> Option<(Key, String)> {
        match self.data.neglected.get(at) {
            Some(person) => Some((person.account, person.id.clone())),
            None => {
                let quiet = self.data.silent.get(at - self.data.neglected.len())?;
                let whom = quiet.whom.as_ref().map(|(id, _)| id.clone());
                Some((quiet.account, whom.unwrap_or_default()))
            }
        }
    }
}

fn is_urgent(row: &crate::workbench::finding_groups::AccountRow) -> bool {
    row.severity == crate::model::codes::Severity::Critical
}

/// What `v` shows next, where findings stand.
fn next_view(view: TodayView) -> &'static str {
    if view == TodayView::All { phrase!("answered ones") } else { phrase!("all, answered") }
}

impl Screen for Today {
    fn name(&self) -> String {
        phrase!("Today").to_owned()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let mut parts = vec![(count(self.data.accounts, "account"), Role::Body)];
        if self.data.counts[0] > 0 {
            parts.push((phrase!("{} urgent", self.data.counts[0]), Role::Bad));
        }
        Some(parts)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if !self.is_filtered() {
            self.draw_groups(buf, area, ctx);
            return None;
        }
        let groups = Rect { height: area.height.saturating_sub(1), ..area };
        self.draw_groups(buf, groups, ctx);
        let line = Rect { y: groups.bottom(), height: 1, ..area };
        self.draw_filter(buf, line, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let (focus, len) = (self.focus, self.len(self.focus));
        if move_mark(&mut self.picked[focus], len, self.page[focus], action) {
            return Effect::Stay;
        }
        match action {
            // Over all accounts the money of all deals is meant.
            Action::Visit(Place::MONEY) => return Effect::Open(Route::MoneyBook),
            Action::NextPane => self.step(1),
            Action::PreviousPane => self.step(-1),
            Action::Pane(n) => {
                let groups = self.groups();
                let at = usize::from(n.saturating_sub(1)).min(groups.len() - 1);
                self.focus = groups[at];
            }
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Findings => {
                let view =
                    if self.view == TodayView::Urgent { TodayView::All } else { TodayView::Urgent };
                self.turn(view, ctx);
            }
            Action::View if self.focus == URGENT => {
                let view = match self.view {
                    TodayView::Urgent => TodayView::All,
                    TodayView::All => TodayView::Answered,
                    TodayView::Answered => TodayView::Urgent,
                };
                self.turn(view, ctx);
            }
            Action::Order => {
                self.by_account = !self.by_account;
                self.data.due.sort_by_key(Due::order);
                self.arrange(ctx);
            }
            Action::SaveFile => return self.report(ctx),
            Action::Filter => self.begin_filter(),
            Action::Back if self.is_filtered() => self.drop_filter(ctx),
            Action::Back if self.zoomed => self.zoomed = false,
            Action::Today => return self.leave(Effect::Close),
            Action::Back => return self.leave(Effect::Close),
            _ => return self.do_with_row(action, ctx),
        }
        Effect::Stay
    }

    fn event(&mut self, event: &crate::tui::terminal::Event, ctx: &Ctx) -> Option<Effect> {
        self.filtered(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let words: &[(Action, &str)] = match (self.focus, self.view) {
            (DUE, _) => &[
                (Action::Enter, "open"),
                (Action::Advance, self.next_state()),
                (Action::Add, "add action"),
                (Action::Edit, "edit"),
                (Action::Delete, "answer"),
                (Action::Log, "log"),
                (Action::Order, "order"),
                (Action::SaveFile, "week's report"),
            ],
            (INBOX, _) => &[
                (Action::Enter, "give it to an account"),
                (Action::Delete, "drop"),
                (Action::NextPane, "next group"),
                (Action::Zoom, "zoom"),
            ],
            (VISITS, _) => &[
                (Action::Enter, "open"),
                (Action::Brief, "brief"),
                (Action::Edit, "edit"),
                (Action::Advance, "debrief"),
                (Action::Log, "log"),
                (Action::NextPane, "next group"),
            ],
            (URGENT, TodayView::Answered) => &[
                (Action::Advance, "take the answer back"),
                (Action::Delete, "answer again"),
                (Action::View, "urgent ones"),
                (Action::NextPane, "next group"),
            ],
            (URGENT, view) => &[
                (Action::Enter, "open"),
                (Action::Add, "take remedy"),
                (Action::Edit, "in your words"),
                (Action::Delete, "answer"),
                (Action::View, next_view(view)),
                (Action::NextPane, "next group"),
            ],
            _ => &[
                (Action::Log, "talked"),
                (Action::Advance, "no luck"),
                (Action::Enter, "open"),
                (Action::Zoom, "zoom"),
                (Action::NextPane, "next group"),
            ],
        };
        let words =
            words.iter().copied().chain([(Action::Zoom, "zoom"), (Action::Filter, "filter")]);
        let mut keys: Vec<(Action, String)> = Vec::new();
        for (action, word) in words.filter(|(_, word)| !word.is_empty()) {
            if keys.iter().all(|(other, _)| *other != action) {
                keys.push((action, word.to_owned()));
            }
        }
        keys
    }

    fn status(&self, _: &Ctx) -> String {
        if let Some(gathering) = &self.gathering {
            return gathering.progress();
        }
        match self.len(self.focus) {
            0 => String::new(),
            n => phrase!("line {} of {}", self.picked[self.focus] + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.begin(ctx);
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        self.gather(ctx)
    }
}
