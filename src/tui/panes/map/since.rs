//! What changed since a day, drawn on the people: since the last visit, in a week, in a month, in a quarter.

use super::People;
use crate::model::Date;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::{Dossier, MapChanges};
use std::collections::BTreeMap;

/// Days back, behind the last visit.
const BACK: [u64; 3] = [7, 30, 90];

/// What is shown of the past; nothing at first.
#[derive(Default)]
pub struct Since {
    /// Which of the days: 1 is the last visit.
    turn: usize,
    found: Option<MapChanges>,
    /// What became of whom, by id.
    says: BTreeMap<String, String>,
}

impl Since {
    /// The title of the column that says it; nothing where it is not shown.
    pub fn title(&self, ctx: &Ctx) -> Option<String> {
        let found = self.found.as_ref()?;
        Some(phrase!("since {}", crate::workbench::short_day(found.since, ctx.today())))
    }

    /// Who came, left, moved and turned, counted.
    pub fn sums(&self, ctx: &Ctx) -> Option<String> {
        self.found.as_ref().map(|found| found.says(ctx.today()))
    }

    /// "was open, power 3".
    pub fn of(&self, person: &str) -> Option<&str> {
        self.says.get(person).map(String::as_str)
    }

    /// To the next day; behind the last one it is not shown.
    fn turn(&mut self, ctx: &Ctx, dossier: &Dossier) -> Effect {
        for turn in self.turn + 1..=BACK.len() + 1 {
            self.turn = turn;
            let Some(day) = self.day(ctx, dossier) else { continue };
            return match self.read(ctx, dossier, day) {
                Ok(()) => Effect::Say(self.sums(ctx).unwrap_or_default()),
                Err(says) => {
                    *self = Self::default();
                    Effect::Say(says)
                }
            };
        }
        *self = Self::default();
        Effect::Say(phrase!("the map as it is today").to_owned())
    }

    fn day(&self, ctx: &Ctx, dossier: &Dossier) -> Option<Date> {
        match self.turn {
            0 => None,
            1 => ctx.bench.last_visit_day(dossier),
            n => Some(ctx.today() - chrono::Days::new(BACK[(n - 2).min(BACK.len() - 1)])),
        }
    }

    fn read(&mut self, ctx: &Ctx, dossier: &Dossier, day: Date) -> Result<(), String> {
        let found = ctx.bench.map_changes(dossier, day).map_err(|refusal| refusal.to_string())?;
        self.says = found.people.iter().map(|p| (p.person.clone(), p.says())).collect();
        self.found = Some(found);
        Ok(())
    }

    /// The same after a change.
    pub fn refresh(&mut self, ctx: &Ctx, dossier: &Dossier) {
        let day = self.found.as_ref().map(|found| found.since);
        if day.is_some_and(|day| self.read(ctx, dossier, day).is_err()) {
            *self = Self::default();
        }
    }
}

impl People {
    pub(super) fn turn_since(&mut self, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else {
            return Effect::Pass;
        };
        self.since.turn(ctx, dossier)
    }

    /// What became of this person since the day that is looked back to.
    pub fn changed(&self, person: &str) -> Option<&str> {
        self.since.of(person)
    }

    /// Is it looked back to a day?
    pub fn looks_back(&self) -> bool {
        self.since.found.is_some()
    }
}
