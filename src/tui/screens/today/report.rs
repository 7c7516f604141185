//! The week's report, its place asked for.

use super::Today;
use crate::text::DayText;
use crate::tui::components::save_file::{SaveFile, SavedPage};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;

impl Today {
    /// The report of the week, once all accounts are looked at.
    pub(super) fn report(&self, ctx: &Ctx) -> Effect {
        if self.gathering.is_some() {
            return Effect::Say(phrase!("the accounts are still being looked at").to_owned());
        }
        let page = ctx.bench.week_report(self.everything());
        let saved = SavedPage { what: phrase!("the week's report"), page, table: None };
        SaveFile::open(saved, &format!("week-{}.md", ctx.today().iso_day()))
    }
}
