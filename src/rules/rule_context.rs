//! What every account is judged against: the rep, the rivals' names, the playbook, today.

use crate::model::playbook::Playbook;
use crate::model::{Account, Competitor, Date, Money, Rep};
use chrono::Datelike;

/// The accounts that have revenue above 0 in today's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Earners {
    /// How many.
    pub count: usize,
    /// Their revenue together, in cents.
    pub cents: i128,
}

impl Earners {
    /// Adds an account's revenue of the year, if there is one.
    pub fn add(&mut self, revenue: Option<Money>) {
        if let Some(money) = revenue.filter(|m| m.cents() > 0) {
            self.count += 1;
            self.cents += i128::from(money.cents());
        }
    }

    /// Of these accounts in the year of `today`.
    pub fn of<'a>(accounts: impl IntoIterator<Item = &'a Account>, today: Date) -> Self {
        let mut earners = Self::default();
        for account in accounts {
            earners.add(account.revenue_in(today.year().into()));
        }
        earners
    }
}

/// What all accounts share.
#[derive(Clone, Copy)]
pub struct RuleContext<'a> {
    /// The rep's settings.
    pub rep: &'a Rep,
    /// The competitors of the file.
    pub competitors: &'a [Competitor],
    /// The method's numbers.
    pub playbook: &'a Playbook,
    /// The day on which it is judged.
    pub today: Date,
    /// For the share of one account in the sales.
    pub earners: Earners,
}

impl RuleContext<'_> {
    /// The name of a competitor, or its id where it is gone.
    pub fn competitor<'a>(&'a self, id: &'a str) -> &'a str {
        self.competitors.iter().find(|c| *c.id == id).map_or(id, |c| c.name.as_str())
    }

    /// Has this holder of relationships left us before today? docs/RULES.md *Holder*.
    pub fn has_left_us(&self, holder: &str) -> bool {
        self.rep
            .team
            .iter()
            .any(|m| *m.name == holder && m.until.is_some_and(|until| until < self.today))
    }
}
