//! A debrief as edits: one step that `u` takes back whole.

use super::newcomer::newcomer_name;
use super::{Debriefing, Over};
use crate::model::playbook::Playbook;
use crate::model::{
    Account, Choice, Contact, Date, Edit, Key, Moment, Outcome, Person, Record, Row, Value, Visit,
    VisitResult, is_blank, usual_outcome,
};
use crate::workbench::visit::edits::after_last;

/// What is written by whom, on which day.
pub(super) struct DebriefContext<'a> {
    pub(super) account: &'a Account,
    pub(super) over: &'a Over<'a>,
    pub(super) given: &'a Debriefing,
    pub(super) playbook: &'a Playbook,
    pub(super) rep: Option<&'a str>,
    pub(super) today: Date,
    pub(super) edits: Vec<Edit>,
}

/// The edits of the debrief of a visit, done on this day by this rep.
pub fn edits(
    account: &Account,
    visit: &Visit,
    given: &Debriefing,
    playbook: &Playbook,
    rep: Option<&str>,
    today: Date,
) -> Vec<Edit> {
    edits_over(account, &Over::Visit(visit), given, playbook, rep, today)
}

/// The edits of the debrief of a visit, a contact or a meeting, done on this day by this rep.
pub fn edits_over(
    account: &Account,
    over: &Over,
    given: &Debriefing,
    playbook: &Playbook,
    rep: Option<&str>,
    today: Date,
) -> Vec<Edit> {
    let account = &with_newcomers(account, &given.newcomers);
    let mut desk = DebriefContext { account, over, given, playbook, rep, today, edits: Vec::new() };
    desk.newcomers();
    match over {
        Over::Visit(visit) => desk.visit(visit),
        Over::Met(_) => desk.met(),
        Over::Contact(_) => {}
    }
    desk.contact();
    desk.answers();
    desk.came();
    desk.told();
    given.marks.iter().for_each(|m| desk.mark(m));
    given.deeds.iter().for_each(|d| desk.deed(d));
    desk.steps();
    desk.stage();
    desk.offers();
    desk.edits
}

/// The account with the people who are new on it, behind the others and not stored yet.
pub fn with_newcomers(account: &Account, newcomers: &[(String, String)]) -> Account {
    let mut account = account.clone();
    for (id, line) in newcomers {
        let mut person = Person::from_row(Row::empty(Person::SCHEMA));
        person.id.0.clone_from(id);
        person.name = crate::model::Name(newcomer_name(line));
        account.people.0.push(person);
    }
    account
}

/// A text without the blanks around it; a blank one is absent.
pub(super) fn text(text: &str) -> Value {
    match is_blank(text) {
        true => Value::Absent,
        false => Value::Text(text.trim().to_owned()),
    }
}

/// The reference to an id.
pub(super) fn reference(id: Option<&str>) -> Value {
    id.map_or(Value::Absent, |id| Value::Text(id.to_owned()))
}

/// A row with these columns.
pub(super) fn new_row<T: Record>(place: i64, cells: Vec<(&str, Value)>) -> Row {
    let mut row = Row::empty(T::SCHEMA);
    row.place = place;
    let columns = T::SCHEMA.columns();
    for (name, value) in cells {
        if let Some(column) = columns.iter().find(|c| c.name == name) {
            row.put(&column.path, value);
        }
    }
    row
}

/// The place behind all of a list, for the n-th new one.
pub(super) fn behind<T>(list: &[T], n: usize, key: impl Fn(&T) -> Key) -> i64 {
    after_last(list.iter().map(key)).saturating_add(i64::try_from(n).unwrap_or(0))
}

impl DebriefContext<'_> {
    /// The day from which answers and marks count.
    pub(super) fn day(&self) -> Date {
        self.over.day(self.today)
    }

    pub(super) fn there(&self) -> &[String] {
        there(self.over, self.given)
    }

    pub(super) fn insert(&mut self, parent: Key, row: Row) {
        let account = self.account.key;
        self.edits.push(Edit::Insert { account, parent, row });
    }

    pub(super) fn update<T: Record>(&mut self, key: Key, cells: Vec<(&str, Value)>) {
        let cells = cells.into_iter().map(|(c, v)| (c.to_owned(), v)).collect();
        let schema = T::SCHEMA;
        self.edits.push(Edit::Update { schema, key, cells });
    }

    /// What came of it, next steps of before and of now.
    fn result(&self) -> Vec<(&'static str, Value)> {
        let result = self.given.result.unwrap_or(VisitResult::MetExpected);
        let next = format!("{}\n{}", self.given.earlier, self.given.next);
        vec![
            ("status", Value::Text("done".to_owned())),
            ("debrief_result", Value::Text(result.word().to_owned())),
            ("debrief_learned", text(&self.given.learned)),
            ("debrief_next", text(&next)),
        ]
    }

    fn visit(&mut self, visit: &Visit) {
        let mut cells = self.result();
        if self.there() != visit.people.0 {
            cells.push(("people", Value::Words(self.there().to_vec())));
        }
        if visit.date.is_none() {
            cells.push(("date", Value::Moment(Moment::day(self.day()))));
        }
        self.update::<Visit>(visit.key, cells);
    }

    /// A meeting that nobody had planned, as a visit that took place.
    fn met(&mut self) {
        let Over::Met(met) = self.over else {
            return;
        };
        let mut cells = vec![
            ("id", Value::Text(met.id.clone())),
            ("date", Value::Moment(met.when)),
            ("place", text(&met.place)),
            ("people", Value::Words(self.there().to_vec())),
            ("opportunity", reference(met.opportunity.as_deref())),
            ("purpose", text(&met.purpose)),
            ("questions", Value::Many(self.told_rows(0))),
        ];
        cells.extend(self.result());
        let mut row = new_row::<Visit>(behind(&self.account.visits, 0, |v| v.key), cells);
        row.set("questions", Value::Many(self.told_rows(0)));
        self.insert(self.account.key, row);
    }

    fn outcome(&self) -> Value {
        let outcome = self.given.outcome.unwrap_or_else(|| suggested(self.given.result)).word();
        match outcome == usual_outcome(self.over.kind().word()) {
            true => Value::Absent,
            false => Value::Text(outcome.to_owned()),
        }
    }

    /// It as a contact: one that was logged on that day with the same people, and nobody else, is made fuller.
    fn contact(&mut self) {
        if let Over::Contact(contact) = self.over {
            return self.same_contact(contact);
        }
        let (day, kind) = (self.day(), self.over.kind());
        if let Some(logged) = logged_before(self.account, self.over, self.given, self.today) {
            let mut cells = vec![("outcome", self.outcome())];
            if logged.note.is_none() {
                cells.push(("note", text(&self.given.learned)));
            }
            return self.update::<Contact>(logged.key, cells);
        }
        let date = self.over.when().filter(|d| d.date == day);
        let cells = vec![
            ("date", Value::Moment(date.unwrap_or(Moment::day(day)))),
            ("kind", Value::Text(kind.word().to_owned())),
            ("people", Value::Words(self.there().to_vec())),
            ("opportunity", reference(self.over.opportunity())),
            ("outcome", self.outcome()),
            ("note", text(&self.given.learned)),
        ];
        let row = new_row::<Contact>(behind(&self.account.contacts, 0, |c| c.key), cells);
        self.insert(self.account.key, row);
    }

    /// The contact that is debriefed: what came of it and what was said stand with it.
    fn same_contact(&mut self, contact: &Contact) {
        let mut cells = vec![("outcome", self.outcome()), ("note", text(&self.given.learned))];
        if self.there() != contact.people.0 {
            cells.push(("people", Value::Words(self.there().to_vec())));
        }
        self.update::<Contact>(contact.key, cells);
    }
}

/// Who was there: whom the debrief names, else those who were to come.
fn there<'a>(over: &'a Over, given: &'a Debriefing) -> &'a [String] {
    if given.people.is_empty() { over.people() } else { &given.people }
}

/// The contact of the same day, kind and people that was logged before its debrief, which the debrief is added to.
pub fn logged_before<'a>(
    account: &'a Account,
    over: &Over,
    given: &Debriefing,
    today: Date,
) -> Option<&'a Contact> {
    if matches!(over, Over::Contact(_)) {
        return None;
    }
    let (day, kind) = (over.day(today), over.kind());
    let there = there(over, given);
    let is_same = |people: &[String]| {
        !people.is_empty()
            && people.iter().all(|person| there.contains(person))
            && there.iter().all(|person| people.contains(person))
    };
    account.contacts.iter().find(|contact| {
        let on_day = contact.date.is_some_and(|date| date.date == day);
        contact.kind == kind && on_day && is_same(&contact.people.0)
    })
}

/// What a result suggests as the outcome of the contact: a worse one than any rung was still held.
pub fn suggested(result: Option<VisitResult>) -> Outcome {
    match result {
        Some(VisitResult::Missed) => Outcome::Held,
        _ => Outcome::Advanced,
    }
}
