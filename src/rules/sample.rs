//! Small dossiers for the tests of the rules, written as lines of text; nothing of it is in the program.
//!
//! A line is a list and one record of it: `people id=dahl level=executive roles=decision_maker,approver`.
//! - Lines end with a new line or `;`. A text with blanks stands in quotes: `name="Ingrid Dahl"`.
//! - Lists are those of docs/FILE.md, of the last account; `account tier=key` sets the account's own fields,
//!   `accounts id=b` begins another one; `rep name=Zhang`, `rep.team name=Li until=-1`, `competitors id=v`.
//! - `people.deeds date=-10` adds to the last person; `objectives.expected=..` sets a field of a part.
//! - Days count from [`TODAY`]: `-10` ten days ago, `0` today, `+7` in a week; or `2026-11-24`.
//! - A record whose id is there already is amended, `field=` takes a field away, `contacts*3 ..` adds three.
//! - An id left out is made (`person1`), a name left out is the id.

use super::{AccountContext, Earners, Rule, RuleContext, RuleMatch};
use crate::model::playbook::Playbook;
use crate::model::{Book, Date, Kind, Moment, Money, Record, Row, Schema, Value, parse_day};

/// The day on which every sample is judged.
pub const TODAY: &str = "2026-11-24";

/// [`TODAY`] as a day.
pub fn today() -> Date {
    parse_day(TODAY).expect("a day")
}

/// A day so many days after [`TODAY`].
pub fn day(after: i64) -> Date {
    today() + chrono::TimeDelta::days(after)
}

/// The book of a dossier; its first account has the id and name "acme" where the text does not say otherwise.
pub fn book(dossier: &str) -> Book {
    let mut book = Row::empty(Book::SCHEMA);
    add(&mut book, "accounts", "id=acme");
    for line in dossier.split(['\n', ';']).map(str::trim).filter(|l| !l.is_empty()) {
        let (path, fields) = line.split_once(' ').unwrap_or((line, ""));
        let (path, times) = path.split_once('*').unwrap_or((path, "1"));
        for _ in 0..times.parse().expect("how many") {
            put(&mut book, path, fields);
        }
    }
    book.fill_defaults();
    Book::from_row(book)
}

fn put(book: &mut Row, path: &str, fields: &str) {
    if path == "account" {
        return set_all(last(book, "accounts"), fields);
    }
    let head = path.split('.').next().unwrap_or_default();
    let mut row = if Book::SCHEMA.has(head) { book } else { last(book, "accounts") };
    let mut steps: Vec<&str> = path.split('.').collect();
    let list = steps.pop().expect("a list");
    for step in steps {
        row = last(row, step);
    }
    match row.schema.fields.iter().find(|f| f.name == list).map(|f| f.kind) {
        Some(Kind::Many(_)) => add(row, list, fields),
        Some(Kind::One(_)) => set_all(last(row, list), fields),
        _ => panic!("no list {list} in {}", row.schema.record),
    }
}

/// The last record of a list, or the record of a part.
fn last<'a>(row: &'a mut Row, name: &str) -> &'a mut Row {
    let place = row.schema.index(name).unwrap_or_else(|| panic!("no field {name}"));
    let kind = row.schema.fields[place].kind;
    let cell = &mut row.cells[place];
    if let (Value::Absent, Kind::One(schema)) = (&cell, kind) {
        *cell = Value::One(Box::new(Row::empty(schema)));
    }
    match cell {
        Value::Many(rows) => rows.last_mut().expect("a record above"),
        Value::One(part) => part,
        _ => panic!("nothing in {name} yet"),
    }
}

fn add(row: &mut Row, list: &str, fields: &str) {
    let place = row.schema.index(list).expect("a list");
    let Kind::Many(schema) = row.schema.fields[place].kind else { panic!("{list} is no list") };
    if matches!(row.cells[place], Value::Absent) {
        row.cells[place] = Value::Many(Vec::new());
    }
    let Value::Many(rows) = &mut row.cells[place] else { panic!("{list} is no list") };
    let mut made = Row::empty(schema);
    set_all(&mut made, fields);
    match rows.iter_mut().find(|r| r.id().is_some() && r.id() == made.id()) {
        Some(there) => set_all(there, fields),
        None => {
            name_it(&mut made, rows.len() + 1);
            rows.push(made);
        }
    }
}

fn name_it(row: &mut Row, number: usize) {
    if row.id().is_none() {
        row.set("id", Value::Text(format!("{}{number}", row.schema.record)));
    }
    if let (Some(id), None) = (row.id().map(str::to_owned), row.name()) {
        row.set("name", Value::Text(id));
    }
}

fn set_all(row: &mut Row, fields: &str) {
    let mut rest = fields.trim();
    while let Some((name, after)) = rest.split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quote"),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        set(row, name, value);
        rest = after.trim();
    }
    assert_eq!(rest, "", "not field=value");
}

fn set(row: &mut Row, path: &str, value: &str) {
    match path.split_once('.') {
        Some((part, field)) => set(last(row, part), field, value),
        None => {
            let kind = kind_of(row.schema, path);
            row.set(path, read(kind, value));
        }
    }
}

fn kind_of(schema: &Schema, field: &str) -> Kind {
    let found = schema.fields.iter().find(|f| f.name == field);
    found.unwrap_or_else(|| panic!("no field {field} in {}", schema.record)).kind
}

fn read(kind: Kind, text: &str) -> Value {
    if text.is_empty() {
        return Value::Absent;
    }
    match kind {
        Kind::Day => Value::Day(read_day(text)),
        Kind::Moment => match Moment::parse(text) {
            Some(moment) => Value::Moment(moment),
            None => Value::Moment(Moment::day(read_day(text))),
        },
        Kind::Whole(..) => Value::Whole(text.parse().expect("a whole number")),
        Kind::Number(..) => Value::Number(text.parse().expect("a number")),
        Kind::Money | Kind::Price => {
            let amount = text.parse().expect("an amount");
            Value::Money(Money::from_decimal(amount).expect("cents"))
        }
        Kind::Flag => Value::Flag(text == "true"),
        Kind::Choices(_) | Kind::Words | Kind::Refs(_) => {
            Value::Words(text.split(',').map(str::to_owned).collect())
        }
        Kind::Choice(words) => {
            assert!(words.contains(&text), "{text} is none of {words:?}");
            Value::Text(text.to_owned())
        }
        Kind::One(_) | Kind::Many(_) => panic!("a list or part has no text"),
        _ => Value::Text(text.to_owned()),
    }
}

fn read_day(text: &str) -> Date {
    parse_day(text).unwrap_or_else(|| day(text.parse().expect("a day, or days from today")))
}

/// What all accounts of a book share, on [`TODAY`].
pub fn world(book: &Book) -> RuleContext<'_> {
    RuleContext {
        rep: &book.rep,
        competitors: &book.competitors,
        playbook: playbook(),
        today: today(),
        earners: Earners::of(&book.accounts, today()),
    }
}

/// The default playbook.
pub fn playbook() -> &'static Playbook {
    crate::defaults::playbook()
}

/// Asks something of the first account's case.
pub fn ask<T>(dossier: &str, question: impl FnOnce(&AccountContext) -> T) -> T {
    let book = book(dossier);
    let world = world(&book);
    question(&AccountContext::new(&book.accounts[0], &world))
}

/// What a rule finds in the first account.
pub fn hits(rule: &Rule, dossier: &str) -> Vec<RuleMatch> {
    ask(dossier, rule.check)
}

/// Each row: lines added to the common ones, and the subjects that the rule must then find, in order.
pub fn each(rule: &Rule, common: &str, table: &[(&str, &[&str])]) {
    for (lines, subjects) in table {
        let found = hits(rule, &format!("{common}\n{lines}"));
        let found: Vec<&str> = found.iter().map(|h| h.subject.as_str()).collect();
        assert_eq!(found, *subjects, "{}: {lines}", rule.code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactKind, Level, Outcome};

    #[test]
    fn a_dossier_becomes_a_book() {
        let book = book(
            "account tier=key; people id=dahl name=\"Ingrid Dahl\" level=executive
             people.deeds date=-10 what=warned
             contacts*2 date=-3 kind=attempt people=dahl,lind
             people id=dahl level=middle attitude=-2
             visits date=+2 objectives.expected=\"a date\"; rep name=Zhang; rep.team name=Li until=-1",
        );
        let account = &book.accounts[0];
        let dahl = &account.people[0];
        assert_eq!((dahl.name.as_str(), dahl.level), ("Ingrid Dahl", Some(Level::Middle)));
        assert_eq!(*dahl.deeds[0].date, Some(day(-10)));
        assert_eq!(account.contacts.len(), 2);
        assert_eq!(account.contacts[1].kind, ContactKind::Attempt);
        assert_eq!(account.contacts[1].outcome, Outcome::NoAnswer);
        assert_eq!(account.visits[0].objectives.expected.as_deref(), Some("a date"));
        assert_eq!(*book.rep.team[0].until, Some(day(-1)));
    }
}
