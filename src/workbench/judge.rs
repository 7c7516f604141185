//! What all accounts are judged against, read from the file.

use super::dossier::typed;
use super::{Result, Workbench};
use crate::model::{Book, Competitor, Money, Record, Rep, Value};
use crate::rules::{Earners, World};
use chrono::Datelike;

/// The parts of the file that every account's rules read.
pub struct Shared {
    /// The rep's settings.
    pub rep: Rep,
    /// The competitors.
    pub competitors: Vec<Competitor>,
    /// Who has revenue this year.
    pub earners: Earners,
}

impl Workbench {
    /// Reads what all accounts share.
    pub fn shared(&self) -> Result<Shared> {
        let book: Book = typed(self.store.root()?);
        let mut earners = Earners::default();
        for (_, cents) in self.store.revenue_of_year(self.today().year().into())? {
            earners.add(Some(Money::from_cents(cents)));
        }
        Ok(Shared {
            rep: book.rep.0,
            competitors: book.competitors.0,
            earners,
        })
    }

    /// The rules' view of it.
    pub fn world<'a>(&'a self, shared: &'a Shared) -> World<'a> {
        World {
            rep: &shared.rep,
            competitors: &shared.competitors,
            playbook: &self.playbook,
            today: self.today(),
            earners: shared.earners,
        }
    }

    /// The rep's settings.
    pub fn rep(&self) -> Result<Rep> {
        match self.store.root()?.get("rep") {
            Value::One(rep) => Ok(Rep::from_row((**rep).clone())),
            _ => Ok(Rep::default()),
        }
    }
}
