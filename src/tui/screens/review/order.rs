//! Which deals of the review are shown, and in which order.

use super::{CLOSED, DEALS, NEEDS, ReviewScreen, ReviewView};
use crate::tui::components::list::next_of;
use crate::tui::effect::Effect;
use crate::workbench::closed::ClosedDeals;
use crate::workbench::review::{DealReview, Review};
use std::cmp::Reverse;

/// The orders of open deals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DealOrder {
    /// A day gone by first, then by the day of the decision.
    #[default]
    Day,
    /// The largest first.
    Value,
    /// The likeliest first.
    Chance,
    /// By account.
    Account,
}

/// Each with what it is called.
const DEAL_ORDERS: [(DealOrder, &str); 4] = [
    (DealOrder::Day, "by the day of the decision"),
    (DealOrder::Value, "the largest first"),
    (DealOrder::Chance, "the likeliest first"),
    (DealOrder::Account, "by account"),
];

/// The orders of closed deals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClosedOrder {
    /// The newest first.
    #[default]
    Day,
    /// The largest first.
    Value,
    /// By whom they went to.
    Rival,
    /// By why they ended so.
    Reason,
}

/// Each with what it is called.
const CLOSED_ORDERS: [(ClosedOrder, &str); 4] = [
    (ClosedOrder::Day, "the newest first"),
    (ClosedOrder::Value, "the largest first"),
    (ClosedOrder::Rival, "by whom they went to"),
    (ClosedOrder::Reason, "by why they ended so"),
];

impl ReviewScreen {
    /// Takes what was read, narrowed by the filter and in its order; each cursor stays on its row.
    pub(super) fn arrange(&mut self) {
        let deal = self.deal().map(|d| d.opportunity.clone());
        let closed = self.closed_deal().map(|d| d.opportunity.clone());
        self.review = self.all.as_ref().map(|all| self.open_ones(all));
        self.closed = self.all_closed.as_ref().map(|all| self.closed_ones(all));
        if let Some(review) = &self.review {
            let at = review.open.iter().position(|d| Some(&d.opportunity) == deal.as_ref());
            self.cursors[DEALS].row = at.unwrap_or(self.cursors[DEALS].row);
            self.cursors[DEALS].keep_in(review.open.len());
            self.cursors[NEEDS].keep_in(review.needs.len());
        }
        if let Some(shown) = &self.closed {
            let at = shown.deals.iter().position(|d| Some(&d.opportunity) == closed.as_ref());
            self.cursors[CLOSED].row = at.unwrap_or(self.cursors[CLOSED].row);
            self.cursors[CLOSED].keep_in(shown.deals.len());
        }
    }

    /// The open deals and the manager's actions that are looked for; the sums stay those of all.
    fn open_ones(&self, all: &Review) -> Review {
        let mut review = all.clone();
        review.open.retain(|deal| self.fits_open(deal));
        review.needs.retain(|need| self.filter.fits(&[&need.account.1, &need.what]));
        match self.order {
            DealOrder::Day => {}
            DealOrder::Value => {
                review.open.sort_by_key(|d| Reverse(d.value.map_or(-1, |v| v.cents())));
            }
            DealOrder::Chance => review.open.sort_by_key(|d| Reverse(d.chance.unwrap_or(-1))),
            DealOrder::Account => review.open.sort_by_key(|deal| deal.account.1.to_lowercase()),
        }
        review
    }

    fn fits_open(&self, deal: &DealReview) -> bool {
        let seller = deal.seller.as_deref().unwrap_or_default();
        self.filter.fits(&[&deal.account.1, &deal.opportunity.1, seller])
    }

    /// The closed deals that are looked for; what was counted stays that of all.
    fn closed_ones(&self, all: &ClosedDeals) -> ClosedDeals {
        let mut closed = all.clone();
        closed.deals.retain(|deal| {
            let winner = deal.winner.as_deref().unwrap_or_default();
            let why = deal.because.join(" ");
            self.filter.fits(&[&deal.account.1, &deal.opportunity.1, winner, &why])
        });
        let deals = &mut closed.deals;
        match self.closed_order {
            ClosedOrder::Day => {}
            ClosedOrder::Value => deals.sort_by_key(|d| Reverse(d.value.map_or(-1, |v| v.cents()))),
            ClosedOrder::Rival => deals.sort_by_key(|d| (d.winner.is_none(), d.winner.clone())),
            ClosedOrder::Reason => deals.sort_by_key(|d| (d.because.is_empty(), d.because.clone())),
        }
        closed
    }

    /// The next order of the list that is shown.
    pub(super) fn next_order(&mut self) -> Effect {
        let says;
        match self.drawing {
            ReviewView::Closed => {
                (self.closed_order, says) = next_of(&CLOSED_ORDERS, self.closed_order)
            }
            _ => (self.order, says) = next_of(&DEAL_ORDERS, self.order),
        }
        self.arrange();
        Effect::Say(phrase!("deals {says}", says))
    }
}
