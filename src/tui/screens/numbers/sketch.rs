//! Assumptions changed as a sketch, and kept in the file where the rep wants them there.

use super::Numbers;
use super::staying::{DISCOUNT, MARGIN, SALES, STAY, YEARS};
use crate::rules::cents::Cents;
use crate::tui::components::pages::Pages;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::market::done;
use crate::workbench::staying::{AccountWorth, MOST_YEARS};
use rust_decimal::Decimal;

impl Numbers {
    /// One step up or down of the picked assumption, as a sketch.
    pub(super) fn step_assumption(&mut self, up: bool, ctx: &Ctx) -> Effect {
        let mut now = self.assumptions();
        let by = |step: Decimal| if up { step } else { -step };
        match self.spread.picked(0) {
            Some(SALES) => {
                let sales = now.sales.map_or(10_000_000, |c| c.0);
                let step = (sales / 20).max(100);
                now.sales = Some(Cents(if up { sales + step } else { (sales - step).max(0) }));
            }
            Some(MARGIN) => {
                now.margin = Some(
                    (now.margin.unwrap_or_default() + by(Decimal::new(1, 2)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(STAY) => {
                now.stay = Some(
                    (now.stay.unwrap_or_default() + by(Decimal::new(1, 2)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(DISCOUNT) => {
                now.discount = Some(
                    (now.discount.unwrap_or_default() + by(Decimal::new(5, 3)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(YEARS) => {
                now.years = match (now.years, up) {
                    (None, true) => Some(1),
                    (None, false) => Some(10),
                    (Some(1), false) => None,
                    (Some(n), false) => Some(n - 1),
                    (Some(n), true) => Some((n + 1).min(MOST_YEARS)),
                }
            }
            _ => return Effect::Pass,
        }
        let own = self.account().map(AccountWorth::assumptions);
        self.sketch = (Some(now) != own).then_some(now);
        self.arrange(ctx);
        Effect::Say(phrase!("a sketch: e keeps a figure in the file, leaving drops it").to_owned())
    }

    /// Keeps the picked figure of the sketch, where the file has a place for it.
    pub(super) fn keep_assumption(&mut self, ctx: &Ctx) -> Effect {
        let Some(account) = self.account() else { return Effect::Stay };
        let key = match ctx.bench.account_of(&account.account.0) {
            Ok(found) => found.key,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let now = self.assumptions();
        match self.spread.picked(0) {
            Some(STAY) => match now.stay {
                Some(stay) => done(Ok(ctx.bench.keep_retention(key, &account.account.1, stay))),
                None => Effect::Say(phrase!("no figure to keep yet; + begins one").to_owned()),
            },
            Some(SALES | MARGIN) => {
                let form =
                    crate::tui::route::FormKind::Record { sheet: "year", key: None, owner: None };
                let account = ctx.read(ctx.bench.typed_account(key));
                let year = account.and_then(|a| a.year(self.staying.year).map(|y| y.key));
                match year {
                    Some(year) => Effect::All(vec![
                        Effect::Pick(key),
                        Effect::Form(crate::tui::route::FormKind::Record {
                            sheet: "year",
                            key: Some(year),
                            owner: None,
                        }),
                    ]),
                    None => Effect::All(vec![Effect::Pick(key), Effect::Form(form)]),
                }
            }
            Some(DISCOUNT) => Effect::Form(crate::tui::route::FormKind::Rep),
            _ => Effect::Say(phrase!("years are only a sketch").to_owned()),
        }
    }

    /// The account before or after, by the order of the table.
    pub(super) fn turn_account(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let order = self.staying_order();
        let at = order.iter().position(|at| *at == self.stays).unwrap_or(0);
        let next = (at + order.len()).saturating_add_signed(by) % order.len().max(1);
        if let Some(account) = order.get(next) {
            self.take_account(*account, ctx);
        }
        Effect::Stay
    }

    /// Takes an account up.
    pub(super) fn take_account(&mut self, at: usize, ctx: &Ctx) {
        (self.stays, self.sketch) = (at, None);
        self.arrange(ctx);
    }
}
