//! What `disputes --json` has to hold, and what its choices have to settle.

use super::answer::{Form, has};
use super::case::{number, tables, text, texts};
use super::program::Program;
use serde_json::Value;
use toml::Table;

/// One that is wanted: the account, the records together, or words of its sentence.
pub struct Wanted<'a> {
    pub what: &'a str,
    pub account: Option<&'a str>,
    pub ids: Vec<&'a str>,
    pub or_say: Option<&'a str>,
}

impl Wanted<'_> {
    /// Is it this dispute?
    pub fn meets(&self, dispute: &Value) -> bool {
        if self.account.is_some_and(|a| dispute["account"] != a) {
            return false;
        }
        let records = dispute["records"].as_array().into_iter().flatten();
        let mut ids: Vec<&str> = records.filter_map(|r| r["id"].as_str()).collect();
        ids.extend(dispute["account"].as_str());
        let together = !self.ids.is_empty() && self.ids.iter().all(|id| ids.contains(id));
        let sentence = dispute["sentence"].as_str().unwrap_or_default();
        together || self.or_say.is_some_and(|w| has(sentence, w))
    }
}

fn wanted(want: &Table) -> Vec<Wanted<'_>> {
    let one = |table| Wanted {
        what: text(table, "what").unwrap_or_default(),
        account: text(table, "account"),
        ids: texts(table, "ids"),
        or_say: text(table, "or_say"),
    };
    tables(want, "wanted").into_iter().map(one).collect()
}

/// The wanted ones are there, and no more than so many others.
pub fn judge(want: &Table, data: &Value, reasons: &mut Vec<String>) {
    shape(data, reasons);
    let wanted = wanted(want);
    let all: Vec<&Value> = data.as_array().into_iter().flatten().collect();
    for planted in wanted.iter().filter(|p| !all.iter().any(|d| p.meets(d))) {
        reasons.push(format!("not found: {}", planted.what));
    }
    let other: Vec<_> = all.iter().filter(|d| !wanted.iter().any(|p| p.meets(d))).collect();
    if other.len() > number(want, "at_most_other").unwrap_or(0) {
        reasons.push(format!("{} that are none, such as {}", other.len(), other[0]["sentence"]));
    }
}

/// Every dispute has its keys, two choices and one that settles it.
pub fn shape(data: &Value, reasons: &mut Vec<String>) {
    let Some(all) = data.as_array() else {
        reasons.push("it is no list".to_owned());
        return;
    };
    for dispute in all {
        let keys = ["kind", "account", "records", "sentence", "choices"];
        if keys.iter().any(|key| dispute.get(key).is_none()) {
            reasons.push(format!("without all its keys: {dispute}"));
            continue;
        }
        let choices: Vec<&Value> = dispute["choices"].as_array().into_iter().flatten().collect();
        let named = choices.iter().all(|c| c["label"].as_str().is_some_and(|l| !l.is_empty()));
        let settles =
            choices.iter().any(|c| c["command"].as_array().is_some_and(|l| !l.is_empty()));
        if choices.len() < 2 || !named || !settles {
            reasons.push(format!("its choices settle nothing: {}", dispute["sentence"]));
        }
    }
}

/// Each choice with a command, run on a copy, takes its dispute away.
pub fn settles(program: &Program, want: &Table, data: &Value, reasons: &mut Vec<String>) {
    for planted in wanted(want) {
        let all = data.as_array().into_iter().flatten();
        let Some(dispute) = all.into_iter().find(|d| planted.meets(d)) else { continue };
        for choice in dispute["choices"].as_array().into_iter().flatten() {
            let words = choice["command"].as_array().into_iter().flatten();
            let words: Vec<&str> = words.filter_map(Value::as_str).collect();
            if words.is_empty() {
                continue;
            }
            let copy = program.copy();
            let done = copy.run(&words, Form::Text);
            if done.code != Some(0) {
                reasons.push(format!("the choice {words:?} fails: {}", done.err.trim()));
                continue;
            }
            let after = copy.run(&["disputes", "--json"], Form::Json).data.unwrap_or_default();
            let mut after = after.as_array().into_iter().flatten();
            if after.any(|d| d["kind"] == dispute["kind"] && planted.meets(d)) {
                reasons.push(format!("the choice {words:?} does not settle: {}", planted.what));
            }
        }
    }
}
