//! Which purchase of the selected account a sheet shows; `[` and `]` turn to the others.

use crate::model::{Key, Opportunity};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::stages::deals;

/// The purchase that is shown, by its place among those of the account.
#[derive(Clone, Debug, Default)]
pub struct DealChoice {
    account: Key,
    at: usize,
    wanted: Option<String>,
}

impl DealChoice {
    /// The purchase of this id, or the first.
    pub fn of(id: Option<String>) -> Self {
        Self { wanted: id, ..Self::default() }
    }

    /// The purchase; nothing where the account has none.
    pub fn deal<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Opportunity> {
        deals(ctx.dossier?).get(self.at).copied()
    }

    /// Follows the account: after a change to another one the wanted deal, else the first that `is_first`, else the
    /// first of all. True where another deal is shown than before.
    pub fn refresh(&mut self, ctx: &Ctx, is_first: impl Fn(&Opportunity) -> bool) -> bool {
        let Some(dossier) = ctx.dossier else { return false };
        let all = deals(dossier);
        let wanted = self.wanted.take();
        let moved = std::mem::replace(&mut self.account, dossier.key) != dossier.key;
        if moved || wanted.is_some() {
            let named = wanted.and_then(|id| all.iter().position(|o| *o.id == id));
            self.at = named.or_else(|| all.iter().position(|deal| is_first(deal))).unwrap_or(0);
        }
        self.at = self.at.min(all.len().saturating_sub(1));
        moved
    }

    /// To another purchase of the account; what is said where there is none.
    pub fn turn(&mut self, by: isize, ctx: &Ctx) -> Option<Effect> {
        let count = ctx.dossier.map_or(0, |d| deals(d).len());
        if count < 2 {
            return Some(Effect::Say(phrase!("there is no other purchase here").to_owned()));
        }
        self.at = (self.at + count).saturating_add_signed(by) % count;
        None
    }

    /// "deal 1 of 3".
    pub fn place(&self, ctx: &Ctx) -> String {
        let count = ctx.dossier.map_or(0, |d| deals(d).len());
        phrase!("deal {} of {}", self.at + 1, count)
    }

    /// To this purchase, where it is one of the account.
    pub fn go_to(&mut self, id: &str, ctx: &Ctx) -> bool {
        let at = ctx.dossier.and_then(|d| deals(d).iter().position(|o| *o.id == id));
        self.at = at.unwrap_or(self.at);
        at.is_some()
    }
}
