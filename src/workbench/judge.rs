//! What all accounts are judged against, read from the file.

use super::dossier::typed;
use super::{Result, Shared, Workbench};
use crate::model::{Book, Record, Rep, Value};
use crate::rules::{Earners, RuleContext};
use chrono::Datelike;
use std::rc::Rc;

impl Workbench {
    /// What all accounts share; read again only after the file has changed.
    pub fn shared(&self) -> Result<Rc<Shared>> {
        let state = self.store.state()?;
        if let Some((seen, shared)) = &*self.kept.borrow()
            && *seen == state
        {
            return Ok(Rc::clone(shared));
        }
        let mut shared = self.without_sales()?;
        let (count, cents) = self.store.sales_of_year(self.today().year().into())?;
        shared.earners = Earners { count, cents: cents.into() };
        let shared = Rc::new(shared);
        *self.kept.borrow_mut() = Some((state, Rc::clone(&shared)));
        *self.known.borrow_mut() = Some(Rc::clone(&shared));
        Ok(shared)
    }

    /// Was the book looked through for who has revenue? The first frame must not: its time would grow with the book.
    pub fn has_looked_at_sales(&self) -> bool {
        self.kept.borrow().is_some()
    }

    /// The same, without who has revenue this year: it needs no look at all accounts.
    pub(super) fn without_sales(&self) -> Result<Shared> {
        let book: Book = typed(self.store.root_of(&["competitor"])?);
        let (rep, competitors) = (book.rep.0, book.competitors.0);
        Ok(Shared { rep, competitors, earners: Earners::default() })
    }

    /// The rules' view of it.
    pub fn world<'a>(&'a self, shared: &'a Shared) -> RuleContext<'a> {
        RuleContext {
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
