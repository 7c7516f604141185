//! The sheet of the purchase that is chosen, what is said where there is none, and the way to its other sheets.

use super::DealChoice;
use crate::model::{Account, Key, Opportunity, Refusal};
use crate::tui::action::{Action, Place};
use crate::tui::components::later::READING;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::rc::Rc;

/// The chosen purchase and its sheet.
pub struct ShownDeal<T> {
    /// Which purchase.
    pub choice: DealChoice,
    sheet: Option<Rc<T>>,
    fault: Option<String>,
    key: Option<Key>,
}

impl<T> Default for ShownDeal<T> {
    fn default() -> Self {
        Self { choice: DealChoice::default(), sheet: None, fault: None, key: None }
    }
}

impl<T> ShownDeal<T> {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(id: Option<String>) -> Self {
        Self { choice: DealChoice::of(id), ..Self::default() }
    }

    /// Reads the sheet anew; true where it is another purchase's than before.
    pub fn read(
        &mut self,
        ctx: &Ctx,
        sheet: impl FnOnce(&Account, &Opportunity) -> Result<T, Refusal>,
    ) -> bool {
        let chosen = ctx.dossier.zip(self.choice.deal(ctx));
        let found = chosen.map(|(dossier, deal)| sheet(&dossier.account, deal)).transpose();
        (self.sheet, self.fault) = match found {
            Ok(sheet) => (sheet.map(Rc::new), None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
        let key = chosen.map(|(_, deal)| deal.key);
        std::mem::replace(&mut self.key, key) != key
    }

    /// What it rests on is still read: nothing is shown but that.
    pub fn wait(&mut self) {
        (self.sheet, self.fault, self.key) = (None, Some(phrase!(READING).to_owned()), None);
    }

    /// The sheet; nothing without a purchase.
    pub fn get(&self) -> Option<&T> {
        self.sheet.as_deref()
    }

    /// Says what went wrong beside the sheet.
    pub fn fail(&mut self, refusal: &Refusal) {
        self.fault = Some(refusal.to_string());
    }

    /// The sheet to draw; without one a sentence is drawn, `what` there is none of.
    pub fn or_nothing(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        (title, what): (&str, &str),
    ) -> Option<Rc<T>> {
        if self.sheet.is_none() {
            let none = phrase!(
                "No purchase in sight, so no {what}. n o adds one: a name and a value are enough",
                what
            );
            nothing(buf, area, ctx, title, self.fault.as_ref().unwrap_or(&none));
        }
        self.sheet.clone()
    }
}

/// A screen that shows one purchase of the account at a time.
pub trait DealScreen {
    /// Its own place: from there the way leads nowhere else.
    const HERE: Place;

    /// Which one.
    fn choice(&mut self) -> &mut DealChoice;

    /// Reads the sheet of it.
    fn read(&mut self, ctx: &Ctx);

    /// To the purchase before or after.
    fn turn(&mut self, by: isize, ctx: &Ctx) -> Effect {
        if let Some(instead) = self.choice().turn(by, ctx) {
            return instead;
        }
        self.read(ctx);
        Effect::Stay
    }

    /// What each of the sheets of a purchase answers: the way to the others, and to the next purchase.
    fn act_on_deal(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match action {
            Action::Before => return Some(self.turn(-1, ctx)),
            Action::After => return Some(self.turn(1, ctx)),
            _ => {}
        }
        let id = self.choice().deal(ctx)?.id.to_string();
        let Action::Visit(place) = action else { return None };
        if place == Self::HERE {
            return None;
        }
        sheet_of(place, (ctx.dossier?.key, id)).map(Effect::Open)
    }
}

/// The sheet of a purchase that is reached by this `g`, or the review on it; nothing where it is none of a purchase.
fn sheet_of(place: Place, (account, id): (Key, String)) -> Option<Route> {
    Some(match place {
        Place::OPPORTUNITY => Route::Opportunity(id, None),
        Place::VERDICT => Route::Verdict(Some(id)),
        Place::MONEY => Route::Money(Some(id)),
        Place::NEGOTIATION => Route::Negotiation(Some(id)),
        Place::SPECIFICATION => Route::Specification(Some(id)),
        Place::REVIEW => Route::Review(account, id),
        _ => return None,
    })
}
