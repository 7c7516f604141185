//! Several names that are typed into a picker at once, with commas between them.

use super::super::known::Known;
use super::super::makes;
use super::{Pick, Takes};
use crate::model::{Target, is_blank};
use crate::text::alike::legal_form;
use crate::tui::ctx::Ctx;
use crate::tui::widgets::field::Field;

impl Pick {
    /// The names that are typed between commas, where they are things; `Hydro, Inc.` is one, and so may be a person's.
    pub(super) fn parts(&self) -> Vec<String> {
        let typed = self.field.text().trim();
        let thing = matches!(self.target, Some(Target::Product | Target::Competitor));
        if !thing || !legal_form(typed).is_empty() {
            return vec![typed.to_owned()];
        }
        let parts = typed.split([',', ';', '，', '、', '；']).map(str::trim);
        parts.filter(|part| !is_blank(part)).map(str::to_owned).collect()
    }

    /// Several are typed where only one fits.
    pub(super) fn is_too_many(&self) -> bool {
        self.takes == Takes::One && self.parts().len() > 1
    }

    /// Each of several names that are typed at once: those that are known are taken, the others made.
    pub(super) fn each(&mut self, ctx: &Ctx) -> bool {
        let parts = self.parts();
        if self.takes != Takes::Several || parts.len() < 2 {
            return false;
        }
        for part in parts {
            self.field = Field::new(&part);
            self.narrow();
            if !(self.is_meant() && self.take()) {
                self.at = self.found.len();
                self.make(ctx);
            }
        }
        true
    }

    /// Makes what is typed, and takes it.
    pub(super) fn make(&mut self, ctx: &Ctx) -> bool {
        if self.at < self.found.len() || self.offer().is_none() {
            return false;
        }
        let (id, name) = (ctx.bench.make_id(), self.field.text().trim().to_owned());
        self.remember(id, name);
        self.at = 0;
        self.found = vec![self.known.len() - 1];
        self.take()
    }

    pub(super) fn remember(&mut self, id: String, name: String) {
        let noun = self.target.and_then(makes).unwrap_or_default();
        self.known.push(Known::new(&id, &name, &phrase!("new {noun}", noun)));
        self.made.push((id, name));
    }
}
