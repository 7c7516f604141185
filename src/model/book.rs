//! The whole file: everything that a rep keeps.

use super::*;
use crate::record;

record! {
    /// What one interchange file or one SQLite file holds. docs/FILE.md.
    Book = "book", Identity::Equal;
    #[doc = "The person who uses the file, and the figures that rules measure against."]
    rep: Part<Rep>,
    #[doc = "Lines not yet given to an account."]
    inbox: List<InboxLine>,
    #[doc = "What we sell."]
    products: List<Product>,
    #[doc = "Whom we sell against."]
    competitors: List<Competitor>,
    #[doc = "The customers."]
    accounts: List<Account>,
    #[doc = "The rep's own marks over the years (METHOD M3)."]
    self_assessment: List<SelfAssessment>,
}

record! {
    /// A line not yet given to an account.
    InboxLine = "inbox", Identity::Equal;
    #[doc = "The day it was noted."]
    date: Day,
    #[doc = "The line as it was typed."]
    text: Text,
}

impl Book {
    /// The place of the account with this id.
    pub fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|a| *a.id == id)
    }

    /// The name of a competitor, or its id where it is gone.
    pub fn competitor<'a>(&'a self, id: &'a str) -> &'a str {
        self.competitors.iter().find(|c| *c.id == id).map_or(id, |c| c.name.as_str())
    }
}
