//! What the keys of the money of all deals do: a deal left out, its terms tried, saved, copied.

use super::{MoneyBookScreen, TriedTerm};
use crate::tui::action::Action;
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::workbench::cash::{CashBook, Counted, DealShare, DealTerms};

impl MoneyBookScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::Enter => self.enter(),
            Action::Tick => self.change(leave_out),
            Action::Plus => self.step(1, ctx),
            Action::Minus => self.step(-1, ctx),
            Action::Right => self.turn_term(1),
            Action::Left => self.turn_term(2),
            Action::Back if self.book.as_ref().is_some_and(CashBook::is_tried) => {
                self.tried.clear();
                if let Some(mut book) = self.book.take() {
                    book.drop_terms();
                    self.sum(book);
                }
                Effect::Say(phrase!("what was tried is dropped").to_owned())
            }
            Action::View => {
                self.without_chart = !self.without_chart;
                Effect::Stay
            }
            Action::NextPane => self.turn_page(1),
            Action::PreviousPane => self.turn_page(2),
            Action::SaveFile => self.save(ctx),
            Action::Copy => match self.deal() {
                Some(deal) => Effect::Clip(deal_text(deal)),
                None => Effect::Stay,
            },
            _ => Effect::Pass,
        }
    }

    fn deal(&self) -> Option<&DealShare> {
        self.book.as_ref()?.deals.get(self.selected()?)
    }

    /// The row of the deal that takes the most.
    pub(super) fn most_out(&self) -> usize {
        let Some(book) = &self.book else { return 0 };
        (0..self.shown.len())
            .rev()
            .max_by_key(|row| book.deals[self.shown[*row]].cash.deepest_need)
            .unwrap_or(0)
    }

    fn enter(&self) -> Effect {
        match self.deal() {
            Some(deal) => Effect::All(vec![
                Effect::Pick(deal.account_key),
                Effect::Open(Route::Money(Some(deal.opportunity.0.clone()))),
            ]),
            None => Effect::Stay,
        }
    }

    fn turn_page(&mut self, by: usize) -> Effect {
        self.page = (self.page + by) % 3;
        Effect::Stay
    }

    fn turn_term(&mut self, by: usize) -> Effect {
        const TERMS: [TriedTerm; 3] = [TriedTerm::OnOrder, TriedTerm::Late, TriedTerm::Counted];
        let at = TERMS.iter().position(|t| *t == self.term).unwrap_or(0);
        self.term = TERMS[(at + by) % TERMS.len()];
        Effect::Stay
    }

    /// Tries other terms of the selected deal.
    fn change(&mut self, make: impl FnOnce(&DealShare) -> DealTerms) -> Effect {
        let Some((place, mut book)) = self.selected().zip(self.book.take()) else {
            return Effect::Stay;
        };
        let deal = &book.deals[place];
        let terms = make(deal);
        let (account, opportunity) = (deal.account.0.clone(), deal.opportunity.0.clone());
        self.tried.retain(|(a, o, _)| *a != account || *o != opportunity);
        if terms != DealTerms::default() {
            self.tried.push((account, opportunity, terms));
        }
        book.try_terms(place, terms);
        let row = self.rows.row;
        self.sum(book);
        self.rows.row = self.shown.iter().position(|p| *p == place).unwrap_or(row);
        Effect::Stay
    }

    fn step(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let terms = &ctx.bench.playbook.money;
        match self.term {
            TriedTerm::OnOrder if self.deal().is_some_and(|d| d.on_order().is_none()) => {
                Effect::Say(
                    phrase!("no payment of it is to come that could come on order").to_owned(),
                )
            }
            TriedTerm::OnOrder => self.change(|deal| {
                let percent = deal.on_order().unwrap_or(0) + by;
                let on_order =
                    Some(percent.clamp(0, 100)).filter(|p| Some(*p) != deal.order_percent);
                DealTerms { on_order, ..deal.terms }
            }),
            TriedTerm::Late => self.change(|deal| {
                let late = (deal.terms.late + by * terms.step_days).max(0);
                DealTerms { late, ..deal.terms }
            }),
            TriedTerm::Counted => self.change(|deal| {
                let counted = match (deal.terms.counted, by > 0) {
                    (Counted::Not, true) => Counted::AsItStands,
                    (Counted::AsItStands | Counted::ByChance, true) => Counted::AsWon,
                    (Counted::AsWon, true) => Counted::AsWon,
                    (Counted::AsWon, false) => Counted::AsItStands,
                    _ => Counted::Not,
                };
                DealTerms { counted, ..deal.terms }
            }),
        }
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        let Some(book) = &self.book else { return Effect::Stay };
        let report = book.report(ctx.bench.playbook.money.spare_percent);
        SaveFile::open(
            SavedReport { title: phrase!("Save the money of all deals as"), report },
            "money.md",
        )
    }
}

/// Out of the sum, and back; a no-go, which starts outside, into it, and back.
fn leave_out(deal: &DealShare) -> DealTerms {
    let counted = match (deal.counts(), deal.terms.counted) {
        (true, Counted::ByChance) => Counted::AsItStands,
        (true, _) => Counted::Not,
        (false, Counted::Not) => Counted::AsItStands,
        (false, _) => Counted::ByChance,
    };
    DealTerms { counted, ..deal.terms }
}

fn deal_text(deal: &DealShare) -> String {
    let out = crate::workbench::cash::out_says(deal.cash.deepest_need, deal.cash.deepest_day);
    format!("{}, {}, {}: {out}", deal.account.1, deal.opportunity.1, deal.chance_says())
}
