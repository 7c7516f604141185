//! Whom we neglect, as a list to call from: number, days, the last words, and attempts since.

use crate::model::{
    Contact, ContactKind, Date, Key, Moment, Person, Record, Row, Status, Tier, Value,
};
use crate::rules::{AccountContext, Finding};
use crate::workbench::Operation;
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

/// An account with nobody reached for long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    /// The account.
    pub account: Key,
    /// Its name.
    pub name: String,
    /// Days since anybody was reached.
    pub days: i64,
    /// Whom to call: an id, and a name. Empty where nobody is there.
    pub whom: Option<(String, String)>,
    /// Their number; nothing where it is missing.
    pub phone: Option<String>,
}

impl Silent {
    /// "call Jonas Falk"; "nobody reached" where nobody is there to be called.
    pub fn says(&self) -> String {
        self.whom
            .as_ref()
            .map_or(phrase!("nobody reached").to_owned(), |(_, name)| phrase!("call {name}", name))
    }
}

/// An account that counts or buys, and where nobody was reached for long.
pub fn silent(case: &AccountContext, account: Key) -> Option<Silent> {
    let counts = matches!(case.account.tier, Tier::Key | Tier::Target) || case.has_open();
    if case.account.status != Status::Active || !counts {
        return None;
    }
    let reached = case.contacts.iter().filter(|c| c.reached());
    let last = reached.filter_map(|c| c.date.map(|d| d.date)).max()?;
    let days = case.days_since(last);
    let whom = whom_to_call(case);
    (days > case.world.playbook.thresholds.quiet_account_days).then(|| Silent {
        account,
        name: case.account.name.to_string(),
        days,
        whom: whom.map(|p| (p.id.to_string(), p.name.to_string())),
        phone: whom.and_then(number),
    })
}

/// Who is called first: who trusts us most, of these whoever has a number, then who weighs most; the first in file order.
fn whom_to_call<'a>(case: &AccountContext<'a>) -> Option<&'a Person> {
    let people = case.people.iter().copied().rev();
    people.max_by_key(|p| {
        let trust = case.relationship(p);
        (trust, number(p).is_some(), p.influence.unwrap_or(0))
    })
}

fn number(person: &Person) -> Option<String> {
    person.phone.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

/// Those of an account who are past their rhythm, unless that is of little weight.
pub fn neglected(
    case: &AccountContext,
    key: Key,
    findings: &[Finding],
    low_priority: &[&str],
) -> Vec<Neglected> {
    let open = findings.iter().filter(|f| f.code == "neglected_person" && !f.dismissed);
    open.filter(|f| !low_priority.contains(&f.subject.as_str()))
        .map(|f| of_person(case, key, &f.subject))
        .collect()
}

fn of_person(case: &AccountContext, account: Key, id: &str) -> Neglected {
    let person = case.account.people.iter().find(|p| *p.id == *id);
    let reached = case.last_reached(id);
    let with = case.contacts.iter().filter(|c| c.people.has(id));
    let last = with.clone().filter(|c| c.reached() && !*c.private).filter(|c| day(c) == reached);
    let tried = with.filter(|c| AccountContext::is_attempt(c)).filter_map(|c| day(&c));
    Neglected {
        account,
        id: id.to_owned(),
        name: case.name(id).to_owned(),
        title: person.and_then(|p| text(p.title.as_deref())).unwrap_or_default(),
        phone: person.and_then(number),
        days: reached.map(|day| case.days_since(day)),
        last: last.filter_map(|c| text(c.note.as_deref())).next_back(),
        tried: tried.filter(|day| reached.is_none_or(|r| *day > r)).max(),
    }
}

fn text(t: Option<&str>) -> Option<String> {
    t.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
}

fn day(c: &&&Contact) -> Option<Date> {
    c.date.map(|m| m.date)
}

impl Neglected {
    /// The change that keeps an attempt of today: nobody answered.
    pub fn no_luck(&self, bench: &Workbench) -> crate::workbench::Result<Operation> {
        bench.no_luck(self.account, &self.id, &self.name)
    }
}

impl Workbench {
    /// The change that keeps an attempt of today to reach a person: nobody answered.
    pub fn no_luck(
        &self,
        account: Key,
        id: &str,
        name: &str,
    ) -> crate::workbench::Result<Operation> {
        let mut row = Row::empty(Contact::SCHEMA);
        row.set("id", Value::Text(self.make_id()));
        row.set("date", Value::Moment(Moment::day(self.today())));
        row.set("kind", word(crate::model::Choice::word(ContactKind::Attempt)));
        row.set("people", Value::Words(vec![id.to_owned()]));
        row.place = self.seats(Some(account))?.contacts;
        Ok(Operation::add(phrase!("attempt: {name}, no luck", name), account, row))
    }
}

fn word(word: &str) -> Value {
    Value::Text(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::silent;
    use crate::rules::sample;

    #[test]
    fn a_quiet_account_says_whom_to_call_and_the_number() {
        let call = |people: &str| {
            let dossier =
                format!("account tier=key; {people}; contacts date=-90 kind=call people=x");
            sample::ask(&dossier, |case| {
                silent(case, 1).map(|s| (s.says(), s.phone.unwrap_or_default()))
            })
        };
        let (a, b) = (
            "people id=a name=Lind relationship=2",
            "people id=b name=Falk phone=77 relationship=4",
        );
        let said = |name: &str, phone: &str| Some((name.to_owned(), phone.to_owned()));
        assert_eq!(call(&format!("{a}; {b}")), said("call Falk", "77"));
        assert_eq!(call(a), said("call Lind", ""));
        assert_eq!(call(""), said("nobody reached", ""));
        assert_eq!(call(&format!("{b}; contacts date=-9 people=b kind=call")), None);
    }
}
