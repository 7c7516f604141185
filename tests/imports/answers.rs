//! What the dossiers of the other test ask of their model: findings worth an answer, and a list to change.
use crate::names::list;
use chrono::NaiveDate;
use serde_json::Value;

pub struct Found {
    pub account: String,
    pub code: String,
    pub subject: String,
}

/// Findings that may well be there; an import asks no more of them.
pub struct Model(Vec<Found>);

impl Model {
    pub fn new(book: &Value, _today: NaiveDate) -> Model {
        let mut found = Vec::new();
        for account in list(book, "accounts") {
            let mut add = |code: &str, subject: &Value| {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
                let (account, subject) = (text(&account["id"]), text(subject));
                let code = code.to_string();
                found.push(Found { account, code, subject });
            };
            add("no_coach", &account["id"]);
            add("hearsay", &"organisation.budget".into());
            for (list_name, code) in [
                ("people", "avoided_person"),
                ("opportunities", "stalled"),
                ("visits", "debrief_missing"),
            ] {
                let records = list(account, list_name).iter();
                records.for_each(|record| add(code, &record["id"]));
            }
        }
        Model(found)
    }

    pub fn check_all(self) -> Vec<Found> {
        self.0
    }
}

/// The records of a list, to be changed.
pub fn each<'a>(record: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    let entries = record.get_mut(key).and_then(Value::as_array_mut);
    entries.into_iter().flatten()
}
