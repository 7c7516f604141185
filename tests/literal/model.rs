//! The model: a file of the interchange form, read on a day.
use crate::check::Found;
use crate::readiness::account_of;
use crate::reading::{id, list, text};
use crate::words::View;
use chrono::NaiveDate;
use serde_json::Value;

/// A file as of a day, ready to be asked.
pub struct Model {
    book: Value,
    today: NaiveDate,
}

impl Model {
    /// Takes a file in the interchange form, as a rep would import it.
    pub fn new(book: &Value, today: NaiveDate) -> Model {
        let book = crate::not_yet::as_of(crate::normal::normalised(book), today);
        Model { book, today }
    }

    pub fn accounts(&self) -> Vec<String> {
        list(&self.book, "accounts").iter().map(id).collect()
    }

    fn view(&self, account: &str) -> View<'_> {
        View { book: &self.book, account: account_of(&self.book, account), today: self.today }
    }

    /// Those to whom a route can be asked.
    pub fn everyone(&self, account: &str) -> Vec<String> {
        self.view(account).everyone().into_iter().map(id).collect()
    }

    pub fn opportunities(&self, account: &str) -> Vec<String> {
        self.view(account).opportunities().iter().map(id).collect()
    }

    /// `check --all`: dismissed ones are marked.
    pub fn check_all(&self) -> Vec<Found> {
        crate::check::check(&self.book, self.today)
    }

    /// Whether a finding (dismissed or not) is still given.
    pub fn finds(&self, found: &Found) -> bool {
        let view = self.view(&found.account);
        crate::check::gives(&view, &found.code, &found.severity).contains(&found.subject)
    }

    /// `check`
    pub fn check(&self) -> Vec<Found> {
        let mut findings = self.check_all();
        findings.retain(|finding| !finding.dismissed);
        findings
    }

    pub fn ready(&self, account: &str) -> Value {
        crate::readiness::ready(&self.view(account))
    }

    pub fn route(&self, account: &str, person: &str) -> Value {
        crate::route::route(&self.view(account), person)
    }

    pub fn evaluate(&self, account: &str, opportunity: &str) -> Value {
        let view = self.view(account);
        let mut opportunities = view.opportunities().iter();
        let found = opportunities.find(|o| text(o, "id") == Some(opportunity));
        crate::evaluation::evaluate(&view, found.unwrap_or(&Value::Null))
    }

    /// None for a year that no calendar has.
    pub fn kpi(&self, year: i32) -> Option<Value> {
        crate::kpi::kpi(&self.book, year, self.today)
    }
}
