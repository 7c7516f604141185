//! A debrief as edits: one step that `u` takes back whole.

use super::next::{NextStep, Whose, next_steps};
use super::{Answered, Debriefing, Did, Marked};
use crate::model::playbook::Playbook;
use crate::model::{
    Account, Action, Choice, Contact, ContactKind, Date, Deed, Edit, Intel, Key, Moment,
    Opportunity, Outcome, Person, Question, Record, Row, StageChange, Value, Visit, VisitResult,
    is_blank,
};
use crate::workbench::visit::edits::after_last;

/// What is written by whom, on which day.
struct Desk<'a> {
    account: &'a Account,
    visit: &'a Visit,
    given: &'a Debriefing,
    playbook: &'a Playbook,
    rep: Option<&'a str>,
    today: Date,
    edits: Vec<Edit>,
}

/// The edits of a debrief, done on this day by this rep.
pub fn edits(
    account: &Account,
    visit: &Visit,
    given: &Debriefing,
    playbook: &Playbook,
    rep: Option<&str>,
    today: Date,
) -> Vec<Edit> {
    let mut desk = Desk { account, visit, given, playbook, rep, today, edits: Vec::new() };
    desk.visit();
    desk.contact();
    for (n, answer) in given.answers.iter().enumerate() {
        desk.answer(n, answer);
    }
    given.marks.iter().for_each(|m| desk.mark(m));
    given.deeds.iter().for_each(|d| desk.deed(d));
    desk.steps();
    desk.stage();
    desk.edits
}

fn text(text: &str) -> Value {
    match is_blank(text) {
        true => Value::Absent,
        false => Value::Text(text.trim().to_owned()),
    }
}

fn new_row<T: Record>(place: i64, cells: Vec<(&str, Value)>) -> Row {
    let mut row = Row::empty(T::SCHEMA);
    row.place = place;
    for (field, value) in cells {
        row.set(field, value);
    }
    row
}

impl Desk<'_> {
    /// The day of the visit; of one without a day, or of one to come, today.
    fn day(&self) -> Date {
        let day = self.visit.date.map(|d| d.date);
        day.filter(|d| *d <= self.today).unwrap_or(self.today)
    }

    fn there(&self) -> &[String] {
        match self.given.people.is_empty() {
            true => &self.visit.people.0,
            false => &self.given.people,
        }
    }

    fn insert(&mut self, parent: Key, row: Row) {
        let account = self.account.key;
        self.edits.push(Edit::Insert { account, parent, row });
    }

    fn update<T: Record>(&mut self, key: Key, cells: Vec<(&str, Value)>) {
        let cells = cells.into_iter().map(|(c, v)| (c.to_owned(), v)).collect();
        let schema = T::SCHEMA;
        self.edits.push(Edit::Update { schema, key, cells });
    }

    fn visit(&mut self) {
        let result = self.given.result.unwrap_or(VisitResult::MetExpected);
        let mut cells = vec![
            ("status", Value::Text("done".to_owned())),
            ("debrief_result", Value::Text(result.word().to_owned())),
            ("debrief_learned", text(&self.given.learned)),
            ("debrief_next", text(&self.given.next)),
        ];
        if self.there() != self.visit.people.0 {
            cells.push(("people", Value::Words(self.there().to_vec())));
        }
        if self.visit.date.is_none() {
            cells.push(("date", Value::Moment(Moment::day(self.day()))));
        }
        self.update::<Visit>(self.visit.key, cells);
    }

    /// The visit as a contact: one that was logged on that day with the same people is made fuller.
    fn contact(&mut self) {
        let day = self.day();
        let outcome = self.given.outcome.unwrap_or(match self.given.result {
            Some(VisitResult::Missed) => Outcome::Held,
            _ => Outcome::Advanced,
        });
        let outcome = Value::Text(outcome.word().to_owned());
        let same = |c: &&Contact| {
            c.kind == ContactKind::Visit
                && c.date.is_some_and(|d| d.date == day)
                && c.people.0.iter().any(|p| self.there().contains(p))
        };
        if let Some(logged) = self.account.contacts.iter().find(same) {
            let mut cells = vec![("outcome", outcome)];
            if logged.note.is_none() {
                cells.push(("note", text(&self.given.learned)));
            }
            return self.update::<Contact>(logged.key, cells);
        }
        let date = self.visit.date.filter(|d| d.date == day);
        let cells = vec![
            ("date", Value::Moment(date.unwrap_or(Moment::day(day)))),
            ("kind", Value::Text(ContactKind::Visit.word().to_owned())),
            ("people", Value::Words(self.there().to_vec())),
            ("opportunity", reference(self.visit.opportunity.0.as_deref())),
            ("outcome", outcome),
            ("note", text(&self.given.learned)),
        ];
        let row = new_row::<Contact>(behind(&self.account.contacts, 0, |c| c.key), cells);
        self.insert(self.account.key, row);
    }

    /// An answer stands with its question, and becomes intel at once.
    fn answer(&mut self, n: usize, answered: &Answered) {
        let Some(question) = self.visit.questions.get(answered.place) else {
            return;
        };
        if is_blank(&answered.text) {
            return;
        }
        self.update::<Question>(question.key, vec![("answer", text(&answered.text))]);
        let Some(topic) = question.topic.as_deref() else {
            return;
        };
        let personal = self.playbook.topic(topic).is_some_and(|t| t.person);
        let about = question.person.0.as_deref();
        if personal && about.is_none() {
            return;
        }
        let cells = vec![
            ("topic", Value::Text(topic.to_owned())),
            ("answer", text(&answered.text)),
            ("source", text(&self.source(about))),
            ("confidence", Value::Text(answered.confidence.word().to_owned())),
            ("as_of", Value::Day(self.day())),
            ("person", reference(about.filter(|_| personal))),
        ];
        let row = new_row::<Intel>(behind(&self.account.intel, n, |i| i.key), cells);
        self.insert(self.account.key, row);
    }

    /// Who said it: whom the question was for, where they were there; else those who were.
    fn source(&self, about: Option<&str>) -> String {
        let name = |id: &str| {
            let found = self.account.people.iter().find(|p| *p.id == id);
            found.map(|p| p.name.to_string())
        };
        let asked = about.filter(|id| self.there().iter().any(|t| t == id));
        if let Some(named) = asked.and_then(name) {
            return named;
        }
        let names: Vec<String> = self.there().iter().filter_map(|id| name(id)).collect();
        names.join(", ")
    }

    fn person(&self, id: &str) -> Option<&Person> {
        self.account.people.iter().find(|p| *p.id == id)
    }

    fn mark(&mut self, mark: &Marked) {
        let day = self.day();
        let Some(person) = self.person(&mark.person) else {
            return;
        };
        let key = person.key;
        let newer = person.marks_as_of.is_none_or(|d| d <= day);
        let mut cells = Vec::new();
        if let Some(attitude) = mark.attitude {
            cells.push(("attitude", Value::Whole(attitude.clamp(-2, 2))));
        }
        if let Some(held) = mark.relationship {
            cells.push(("relationship", Value::Whole(held.clamp(0, 5))));
        }
        if cells.is_empty() {
            return;
        }
        if newer {
            cells.push(("marks_as_of", Value::Day(day)));
            cells.push(("marks_source", Value::Text("our visit".to_owned())));
        }
        self.update::<Person>(key, cells);
    }

    fn deed(&mut self, did: &Did) {
        let day = self.day();
        let Some(person) = self.person(&did.person) else {
            return;
        };
        let (key, place) = (person.key, behind(&person.deeds, 0, |d| d.key));
        let cells = vec![
            ("date", Value::Day(day)),
            ("what", Value::Text(did.what.word().to_owned())),
            ("note", text(&did.note)),
        ];
        self.insert(key, new_row::<Deed>(place, cells));
    }

    fn steps(&mut self) {
        let steps = next_steps(&self.given.next, self.account, self.there(), self.today);
        for (n, step) in steps.into_iter().enumerate() {
            self.step(n, step);
        }
    }

    fn step(&mut self, n: usize, step: NextStep) {
        let mut cells = vec![
            ("what", text(&step.what)),
            ("due", step.due.map_or(Value::Absent, Value::Day)),
            ("for", Value::Text(self.visit.id.to_string())),
        ];
        match step.whose {
            Whose::Theirs(person) => cells.push(("promised_by", Value::Text(person))),
            Whose::Ours => {
                cells.push(("promised_to", reference(self.there().first().map(String::as_str))));
                cells.push(("owner", reference(self.rep)));
            }
            Whose::Todo => cells.push(("owner", reference(self.rep))),
        }
        let row = new_row::<Action>(behind(&self.account.actions, n, |a| a.key), cells);
        self.insert(self.account.key, row);
    }

    fn stage(&mut self) {
        let about = self.visit.opportunity.0.as_deref();
        let deals = self.account.opportunities.iter();
        let deal = deals.into_iter().find(|o| Some(o.id.as_str()) == about);
        let (Some(stage), Some(deal)) = (self.given.stage, deal) else {
            return;
        };
        if *deal.selling_stage == Some(stage) || !(1..=6).contains(&stage) {
            return;
        }
        let cells = vec![("date", Value::Day(self.day())), ("selling_stage", Value::Whole(stage))];
        self.update::<Opportunity>(deal.key, vec![("selling_stage", Value::Whole(stage))]);
        let row = new_row::<StageChange>(behind(&deal.stage_history, 0, |h| h.key), cells);
        self.insert(deal.key, row);
    }
}

/// The place behind all of a list, for the n-th new one.
fn behind<T>(list: &[T], n: usize, key: impl Fn(&T) -> Key) -> i64 {
    after_last(list.iter().map(key)).saturating_add(i64::try_from(n).unwrap_or(0))
}

fn reference(id: Option<&str>) -> Value {
    id.map_or(Value::Absent, |id| Value::Text(id.to_owned()))
}
