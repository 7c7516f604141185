//! The money of all deals: can we pre-finance them together, which, and on which terms.

mod actions;
mod chart;
mod draw;

use super::deal_sheet::RowCursor;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::Result;
use crate::workbench::cash::{CashBook, DealTerms, Months};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What `+` and `-` change of the selected deal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TriedTerm {
    /// Its share on order.
    #[default]
    OnOrder,
    /// How late it is paid.
    Late,
    /// How it is counted.
    Counted,
}

/// The money of all deals.
#[derive(Default)]
pub struct MoneyBookScreen {
    book: Option<CashBook>,
    /// By months on a wide screen, by all of them on a very wide one, by quarters on a narrow one.
    months: Months,
    all_months: Months,
    quarters: Months,
    /// The deals that are rows, by their place in the book.
    shown: Vec<usize>,
    fault: Option<String>,
    /// What was tried, by account and opportunity: it is tried again after a change of the file.
    tried: Vec<(String, String, DealTerms)>,
    term: TriedTerm,
    rows: RowCursor,
    /// On a narrow screen: the table, the chart, what is owed.
    page: usize,
    /// The chart is left out.
    without_chart: bool,
    /// There is room for the flows of the selected deal.
    is_tall: bool,
    opened: bool,
    later: Later<CashBook>,
}

impl MoneyBookScreen {
    /// Shows what was read; the first time the mark is on the deal that takes the most.
    fn take(&mut self, read: Result<CashBook>) {
        match read {
            Ok(mut book) => {
                for (account, opportunity, terms) in &self.tried {
                    let place = book
                        .deals
                        .iter()
                        .position(|d| d.account.0 == *account && d.opportunity.0 == *opportunity);
                    if let Some(place) = place {
                        book.try_terms(place, *terms);
                    }
                }
                self.fault = None;
                self.sum(book);
            }
            Err(refusal) => (self.book, self.fault) = (None, Some(refusal.to_string())),
        }
        if !std::mem::replace(&mut self.opened, true) {
            self.rows.row = self.most_out();
        }
    }

    /// Takes a book and what its sums by month are.
    fn sum(&mut self, book: CashBook) {
        (self.months, self.quarters) = (book.by_month(), book.by_quarter());
        self.all_months = book.by_all_months();
        self.shown = book.shown();
        self.rows.keep_in(self.shown.len());
        self.book = Some(book);
    }

    /// The selected deal's place in the book.
    fn selected(&self) -> Option<usize> {
        self.shown.get(self.rows.row).copied()
    }
}

impl Screen for MoneyBookScreen {
    fn name(&self) -> String {
        phrase!("Money of all deals").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(book) = self.book.take().filter(|_| !self.shown.is_empty()) else {
            let says = self.fault.as_deref().unwrap_or(phrase!(
                "No money planned in any deal. A deal's costs and payments are added in g c there"
            ));
            nothing(buf, area, ctx, phrase!("Money of all deals"), says);
            return None;
        };
        self.draw_book(buf, area, ctx, &book);
        self.book = Some(book);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if self.rows.moves(action, self.shown.len()) {
            return Effect::Stay;
        }
        self.answer(action, ctx)
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.rows.mouse(event).map(|()| Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.shown.is_empty() {
            return Vec::new();
        }
        words(&[
            (Action::Enter, "its money"),
            (Action::Tick, "leave out"),
            (Action::Plus, "one term"),
            (Action::Right, "which"),
            (Action::View, "chart, table"),
            (Action::NextPane, "next page"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.shown.len() {
            0 => String::new(),
            all => phrase!("deal {} of {}", self.rows.row + 1, all),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, |bench| bench.cash_book(0)) {
            Some(read) => self.take(read),
            None if self.book.is_none() => self.fault = Some(phrase!(READING).to_owned()),
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
        Some(Vec::new())
    }
}
