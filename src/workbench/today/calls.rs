//! Whom we neglect, as a list to call from: number, days, the last words, and attempts since.

use crate::model::{Contact, ContactKind, Date, Edit, Key, Moment, Record, Row, Value};
use crate::rules::{Case, Finding};
use crate::workbench::Workbench;

/// Somebody not reached for longer than their rhythm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neglected {
    /// The account.
    pub account: Key,
    /// The id of the person.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// The person's title, or nothing.
    pub title: String,
    /// The number to call; nothing where it is missing.
    pub phone: Option<String>,
    /// Days since they were reached; nothing where they never were.
    pub days: Option<i64>,
    /// What was said when they were reached last; nothing of a private contact.
    pub last: Option<String>,
    /// The last attempt since then.
    pub tried: Option<Date>,
}

/// Those of an account who are past their rhythm, unless that is of little weight.
pub fn neglected(case: &Case, key: Key, findings: &[Finding], hushed: &[&str]) -> Vec<Neglected> {
    let open = findings.iter().filter(|f| f.code == "neglected_person" && !f.dismissed);
    open.filter(|f| !hushed.contains(&f.subject.as_str()))
        .map(|f| of_person(case, key, &f.subject))
        .collect()
}

fn of_person(case: &Case, account: Key, id: &str) -> Neglected {
    let person = case.account.people.iter().find(|p| *p.id == *id);
    let text = |t: Option<&str>| t.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let reached = case.last_reached(id);
    let day = |c: &&&Contact| c.date.map(|m| m.date);
    let with = case.contacts.iter().filter(|c| c.people.has(id));
    let last = with.clone().filter(|c| c.reached() && !*c.private).filter(|c| day(c) == reached);
    let tried = with.filter(|c| Case::is_attempt(c)).filter_map(|c| day(&c));
    Neglected {
        account,
        id: id.to_owned(),
        name: case.name(id).to_owned(),
        title: person.and_then(|p| text(p.title.as_deref())).unwrap_or_default(),
        phone: person.and_then(|p| text(p.phone.as_deref())),
        days: reached.map(|day| case.days_since(day)),
        last: last.filter_map(|c| text(c.note.as_deref())).next_back(),
        tried: tried.filter(|day| reached.is_none_or(|r| *day > r)).max(),
    }
}

impl Neglected {
    /// The change that keeps an attempt of today: nobody answered.
    pub fn no_luck(&self, bench: &Workbench) -> crate::workbench::Result<(String, Vec<Edit>)> {
        let mut row = Row::empty(Contact::SCHEMA);
        row.set("id", Value::Text(bench.make_id()));
        row.set("date", Value::Moment(Moment::day(bench.today())));
        let word = |word: &str| Value::Text(word.to_owned());
        row.set("kind", word(crate::model::Choice::word(ContactKind::Attempt)));
        row.set("people", Value::Words(vec![self.id.clone()]));
        row.place = bench.seats(Some(self.account))?.contacts;
        let edit = Edit::Insert { account: self.account, parent: self.account, row };
        Ok((format!("attempt: {}, no luck", self.name), vec![edit]))
    }
}
