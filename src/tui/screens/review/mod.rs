//! The review: all deals as table and as board, those that are closed, and what the manager is needed for.

mod actions;
mod board;
mod closed;
mod draw;
mod head;
mod order;
mod report;

use super::deal_sheet::{RowCursor, SheetPrompt, Typing, clicked};
use crate::model::{Date, Key};
use crate::tui::action::Action;
use crate::tui::components::filter::{FilterEvent, FilterLine};
use crate::tui::components::format::words;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::Result;
use crate::workbench::closed::ClosedDeals;
use crate::workbench::review::{DealReview, Quarter, Review};
use chrono::Datelike;
use order::{ClosedOrder, DealOrder};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// How the deals are drawn; `v` turns it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum ReviewView {
    /// Open deals, one after the other.
    #[default]
    Table,
    /// Open deals and those that are delivered, by the customer's stage.
    Board,
    /// Deals that are over.
    Closed,
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewTyping {
    /// The day that is compared with.
    Since,
    /// What the manager is to do for the deal under the cursor.
    Need,
}

/// What is read of all accounts.
enum ReviewRead {
    Open(Review),
    Closed(ClosedDeals),
}

/// The lists of the screen.
const DEALS: usize = 0;
const NEEDS: usize = 1;
const CLOSED: usize = 2;

/// All deals.
#[derive(Default)]
pub struct ReviewScreen {
    /// As it was read.
    all: Option<Review>,
    all_closed: Option<ClosedDeals>,
    /// The same, narrowed and in order.
    review: Option<Review>,
    closed: Option<ClosedDeals>,
    filter: FilterLine,
    order: DealOrder,
    closed_order: ClosedOrder,
    fault: Option<String>,
    /// The deal that the first look is at; without one the first of the picked account.
    looked_at: Option<(Key, String)>,
    later: Later<ReviewRead>,
    drawing: ReviewView,
    /// The list with the focus: the deals, or what the manager is needed for.
    focus: usize,
    /// Of the closed deals the page below: 0 what each mark told, 1 the rest.
    told: usize,
    cursors: [RowCursor; 3],
    since: Option<Date>,
    quarter: Option<Quarter>,
    year: Option<i32>,
    prompt: SheetPrompt<ReviewTyping>,
}

impl ReviewScreen {
    /// With this deal selected, where it is open.
    pub fn on(account: Key, deal: String) -> Self {
        Self { looked_at: Some((account, deal)), ..Self::default() }
    }

    /// The first look: at the deal that one comes from, else at the first of the picked account.
    fn select_first(&mut self, ctx: &Ctx) {
        let Some(review) = &self.review else { return };
        let account = self.looked_at.as_ref().map(|(account, _)| *account);
        let Some(account) = account.or(ctx.dossier.map(|dossier| dossier.key)) else { return };
        let asked = |d: &DealReview| {
            let looked_at = self.looked_at.as_ref();
            looked_at.is_some_and(|(key, deal)| *key == d.key && *deal == d.opportunity.0)
        };
        let row = review.open.iter().position(asked);
        let row = row.or_else(|| review.open.iter().position(|d| d.key == account));
        let need = review.needs.iter().position(|n| n.key == account);
        self.cursors[DEALS].row = row.unwrap_or(0);
        self.cursors[NEEDS].row = need.unwrap_or(0);
    }

    fn quarter(&self, ctx: &Ctx) -> Quarter {
        self.quarter.unwrap_or_else(|| Quarter::of(ctx.today()))
    }

    fn since(&self, ctx: &Ctx) -> Date {
        self.since.unwrap_or_else(|| self.quarter(ctx).first.min(ctx.today()))
    }

    /// Reads what is drawn.
    fn read(&mut self, ctx: &Ctx) {
        let (since, quarter, year) = (self.since(ctx), self.quarter(ctx), self.year);
        let is_closed = self.drawing == ReviewView::Closed;
        let read = self.later.ask(ctx, move |bench| match is_closed {
            true => Ok(ReviewRead::Closed(bench.closed_deals(year)?)),
            false => Ok(ReviewRead::Open(bench.review_of(since, quarter)?)),
        });
        if let Some(read) = read {
            self.take(read, ctx);
        }
    }

    /// Shows what was read.
    fn take(&mut self, read: Result<ReviewRead>, ctx: &Ctx) {
        let is_first = self.all.is_none() && self.all_closed.is_none();
        self.fault = None;
        match read {
            Ok(ReviewRead::Open(review)) => self.all = Some(review),
            Ok(ReviewRead::Closed(closed)) => self.all_closed = Some(closed),
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        self.arrange();
        if is_first {
            self.select_first(ctx);
        }
    }

    fn list(&self) -> usize {
        match (self.drawing, self.focus) {
            (ReviewView::Closed, _) => CLOSED,
            (_, NEEDS) => NEEDS,
            _ => DEALS,
        }
    }

    fn len(&self) -> usize {
        let review = self.review.as_ref();
        match self.list() {
            CLOSED => self.closed.as_ref().map_or(0, |c| c.deals.len()),
            NEEDS => review.map_or(0, |r| r.needs.len()),
            _ => review.map_or(0, |r| r.open.len()),
        }
    }
}

impl Screen for ReviewScreen {
    fn name(&self) -> String {
        match (self.drawing, self.quarter) {
            (ReviewView::Closed, _) => phrase!("Closed deals").to_owned(),
            (_, Some(quarter)) => {
                phrase!("Review, quarter {} of {}", quarter.number(), quarter.first.year())
            }
            _ => phrase!("Review").to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(review) = self.review.take() else {
            let says = self.fault.as_deref().unwrap_or(phrase!(READING));
            nothing(buf, area, ctx, phrase!("Review"), says);
            return None;
        };
        let filter = u16::from(self.filter.is_shown());
        let body = Rect { height: area.height.saturating_sub(filter), ..area };
        match self.drawing {
            ReviewView::Table => self.table(buf, body, ctx, &review),
            ReviewView::Board => self.board(buf, body, ctx, &review),
            ReviewView::Closed => self.closed(buf, body, ctx),
        }
        self.review = Some(review);
        if filter > 0 {
            return self.filter.draw(buf, Rect { y: body.bottom(), height: 1, ..area }, ctx);
        }
        self.prompt.draw(buf, area, ctx, |kind, _| match kind {
            ReviewTyping::Since => phrase!("a day, as 1 sep").to_owned(),
            ReviewTyping::Need => phrase!("what, and by when: .., by 4 dec").to_owned(),
        })
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let (list, len) = (self.list(), self.len());
        if self.drawing == ReviewView::Board && self.move_on_board(action) {
            return Effect::Stay;
        }
        if self.cursors[list].moves(action, len) {
            return Effect::Stay;
        }
        self.answer(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if let Some(effect) = self.hear(event, ctx) {
            return Some(effect);
        }
        match self.filter.hear(event) {
            FilterEvent::Changed => {
                self.arrange();
                return Some(Effect::Stay);
            }
            FilterEvent::Move(action) => return Some(self.act(action, ctx)),
            FilterEvent::Other => {}
        }
        let list = clicked(&mut self.cursors, event)?;
        self.focus = if list == NEEDS { NEEDS } else { DEALS };
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let view = match self.drawing {
            ReviewView::Table => "board",
            ReviewView::Board => "closed",
            ReviewView::Closed => "table",
        };
        let mut keys = vec![(Action::Enter, "deal"), (Action::View, view)];
        match self.drawing {
            ReviewView::Closed => {
                keys.extend([(Action::Before, "year"), (Action::NextPane, "what it told")])
            }
            _ => keys.extend([
                (Action::Add, "ask your boss"),
                (Action::Before, "quarter"),
                (Action::CompareWith, "since"),
                (Action::Advance, "move stage"),
                (Action::NextPane, "need you"),
            ]),
        }
        keys.extend([
            (Action::Order, "order"),
            (Action::Filter, "filter"),
            (Action::SaveFile, "page"),
            (Action::Why, "why"),
            (Action::Copy, "copy"),
        ]);
        words(&keys)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.prompt.keys()
    }

    fn status(&self, _: &Ctx) -> String {
        let (len, at) = (self.len(), self.cursors[self.list()].row + 1);
        match self.list() {
            _ if len == 0 => String::new(),
            NEEDS => phrase!("need {at} of {len}", at, len),
            CLOSED => phrase!("deal {at} of {len}", at, len),
            _ => phrase!("deal {at} of {len}", at, len),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.read(ctx);
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        self.take(read, ctx);
        true
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let open = self.review.as_ref().map_or(0, |r| r.open.len());
        Some(vec![(phrase!("{open} open deals", open), Role::Body)])
    }
}
