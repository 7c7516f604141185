//! What is done when somebody left: a successor named, ties given on, one of ours taken over from, something to do.

use super::{Asking, WhoLeft};
use crate::tui::components::prompt::Prompt;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::sheet_rows::to_do;
use crate::workbench::departure::{Gone, taken_over};
use crate::workbench::operation::person;
use crate::workbench::{folded, known_person};

impl WhoLeft {
    /// Asks who follows the selected one of theirs.
    pub(super) fn ask_successor(&mut self) -> Effect {
        match self.gone() {
            Some(_) => {
                self.asking = Some(Asking::Successor(Prompt::default()));
                Effect::Stay
            }
            None => Effect::Say(phrase!("e names who follows somebody of theirs").to_owned()),
        }
    }

    /// Somebody of the account by this name, else a new person in the place of the one who left.
    pub(super) fn name_successor(&self, name: &str, ctx: &Ctx) -> Effect {
        let Some(gone) = self.gone() else { return Effect::Stay };
        let account = match ctx.bench.typed_account(gone.account_key) {
            Ok(account) => account,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let known = known_person(&account, name).filter(|p| p.id.0 != gone.person.0);
        let leaver = (gone.key, gone.person.0.as_str(), gone.person.1.as_str());
        if let Some(known) = known {
            return Effect::Do(person::follows(leaver, known));
        }
        if folded(name) == folded(&gone.person.1) {
            return Effect::Say(phrase!("nobody follows themselves").to_owned());
        }
        let id = ctx.bench.make_id();
        let (account, title) = ((gone.account_key, &account), gone.title.as_deref());
        Effect::Do(person::new_successor(account, leaver, title, (&id, name)))
    }

    /// Gives the ticked ties to whoever follows.
    pub(super) fn hand_on(&self, ctx: &Ctx) -> Effect {
        let Some(gone) = self.gone() else {
            return Effect::Say(phrase!("s gives the ties of somebody of theirs").to_owned());
        };
        if gone.successor.is_none() {
            return Effect::Say(phrase!("nobody follows yet; e names them").to_owned());
        }
        let account = match ctx.bench.typed_account(gone.account_key) {
            Ok(account) => account,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        match gone.hand_on(&account, &self.ticked) {
            Some(operation) => Effect::Do(operation),
            None => Effect::Say(
                phrase!("no tie is ticked, or they have them all; Space ticks").to_owned(),
            ),
        }
    }

    /// Asks for the trust that was found in the first talk.
    pub(super) fn ask_trust(&mut self) -> Effect {
        match self.to_take_over() {
            Some(person) => {
                let says = phrase!("{}: which trust did you find, 0 to 5?", person.person.1);
                self.asking = Some(Asking::Trust);
                Effect::Say(says)
            }
            None => Effect::Say(phrase!("c is for a row of ours, after the first talk").to_owned()),
        }
    }

    /// The person is the rep's from today, at this trust.
    pub(super) fn take_over(&self, digit: char) -> Effect {
        let trust = digit.to_digit(10).map_or(0, i64::from);
        let Some(person) = self.to_take_over() else { return Effect::Stay };
        Effect::Do(taken_over((&person.person.1, person.key), trust))
    }

    /// Something to do for the selected one.
    pub(super) fn to_do(&self, ctx: &Ctx) -> Effect {
        if let Some(person) = self.to_take_over() {
            let what = phrase!("ask somebody to introduce you to {}", person.person.1);
            return to_do(person.account_key, Some(person.person.0.clone()), &what, ctx);
        }
        match self.gone() {
            Some(gone) => {
                let what = what_to_do(gone);
                to_do(gone.account_key, Some(gone.person.0.clone()), &what, ctx)
            }
            None => Effect::Say(phrase!("select a person first").to_owned()),
        }
    }
}

fn what_to_do(gone: &Gone) -> String {
    match &gone.successor {
        Some((_, name, _)) => phrase!("meet {}, who follows {}", name, gone.person.1),
        None => phrase!("find out who follows {}", gone.person.1),
    }
}
