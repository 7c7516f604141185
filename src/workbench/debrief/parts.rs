//! What a debrief leaves beside the visit itself: people, answers, marks, deeds, next steps, our stage.

use super::newcomer::newcomer;
use super::next::{NextStep, Present, Whose, next_steps, promised_to};
use super::record::{DebriefContext, behind, new_row, reference, text};
use super::said_by::said_by;
use super::{Debriefing, Did, ExtraAnswer, Marked, Over};
use crate::language::kept_words::says_kept;
use crate::model::{
    Account, Action, Choice, Confidence, Deed, Intel, Opportunity, Person, Question, Row,
    StageChange, SubjectParts, Value, is_blank,
};
use crate::workbench::visit::become_of;

/// Where the marks of a debrief come from.
const OURS: &str = "our visit";

/// The open promises of theirs that a question is about.
fn promises_of<'a>(account: &'a Account, asked: &'a Question) -> impl Iterator<Item = &'a Action> {
    let by = asked.person.0.as_deref();
    account.actions.iter().filter(move |action| {
        let what = become_of(action.what.as_deref().unwrap_or_default());
        let words = [&asked.text.0, &asked.about.0];
        let of = action.promised_by.0.as_deref() == by && action.done.is_none();
        of && by.is_some() && words.iter().any(|w| w.as_deref() == Some(what.as_str()))
    })
}

/// What the answers make of promises: each with whether it counts as kept.
pub fn promises_answered<'a>(
    account: &'a Account,
    over: &Over<'a>,
    given: &Debriefing,
) -> Vec<(&'a str, bool)> {
    let Over::Visit(visit) = *over else { return Vec::new() };
    let answered = given.answers.iter().filter(|a| !is_blank(&a.text));
    let with = answered.filter_map(|a| Some((visit.questions.get(a.place)?, says_kept(&a.text))));
    with.flat_map(|(question, kept)| promises_of(account, question).map(move |a| (a, kept)))
        .filter_map(|(action, kept)| Some((action.what.as_deref()?, kept)))
        .collect()
}

impl DebriefContext<'_> {
    fn person(&self, id: &str) -> Option<&Person> {
        self.account.people.iter().find(|p| p.id.as_str() == id)
    }

    /// Is this person only now put into the file?
    fn is_new(&self, id: &str) -> bool {
        self.given.newcomers.iter().any(|(new, _)| new == id)
    }

    /// New people, with what is known of them already.
    pub(super) fn newcomers(&mut self) {
        for (n, (id, line)) in self.given.newcomers.iter().enumerate() {
            let mut row = newcomer((id, line), self.account, self.playbook, self.today);
            row.place = self.place_of(n);
            if !(row.get("attitude").is_empty() && row.get("relationship").is_empty()) {
                self.dated().into_iter().for_each(|(column, value)| row.set(column, value));
            }
            let marks = self.given.marks.iter().filter(|m| m.person == *id);
            for mark in marks.filter_map(|m| self.marks(m)) {
                mark.into_iter().for_each(|(column, value)| row.set(column, value));
            }
            let deeds = self.given.deeds.iter().filter(|d| d.person == *id);
            let deeds: Vec<Row> = deeds.map(|d| self.deed_row(0, d)).collect();
            if !deeds.is_empty() {
                row.set("deeds", Value::Many(deeds));
            }
            self.insert(self.account.key, row);
        }
    }

    fn place_of(&self, n: usize) -> i64 {
        behind(&self.account.people, n, |p| p.key)
    }

    /// The day of marks, and where they come from.
    fn dated(&self) -> [(&'static str, Value); 2] {
        [("marks_as_of", Value::Day(self.day())), ("marks_source", Value::Text(OURS.to_owned()))]
    }

    /// The cells of marks that changed, with the newest day on which they held; nothing where none did.
    fn marks(&self, mark: &Marked) -> Option<Vec<(&'static str, Value)>> {
        let day = self.day();
        let mut cells = Vec::new();
        if let Some(attitude) = mark.attitude {
            cells.push(("attitude", Value::Whole(attitude.clamp(-2, 2))));
        }
        if let Some(held) = mark.relationship {
            cells.push(("relationship", Value::Whole(held.clamp(0, 5))));
        }
        if cells.is_empty() {
            return None;
        }
        let known = self.person(&mark.person).and_then(|p| *p.marks_as_of);
        match known.filter(|known| *known > day) {
            // Marks of a later day stay of that day: this debrief is the older word.
            Some(later) => cells.push(("marks_as_of", Value::Day(later))),
            None => cells.extend(self.dated()),
        }
        Some(cells)
    }

    pub(super) fn mark(&mut self, mark: &Marked) {
        let known = self.person(&mark.person).map(|p| p.key);
        let key = known.filter(|_| !self.is_new(&mark.person));
        if let (Some(key), Some(cells)) = (key, self.marks(mark)) {
            self.update::<Person>(key, cells);
        }
    }

    fn deed_row(&self, place: i64, did: &Did) -> Row {
        let cells = vec![
            ("date", Value::Day(self.day())),
            ("what", Value::Text(did.what.word().to_owned())),
            ("note", text(&did.note)),
        ];
        new_row::<Deed>(place, cells)
    }

    pub(super) fn deed(&mut self, did: &Did) {
        let known = self.person(&did.person).filter(|_| !self.is_new(&did.person));
        if let Some(person) = known {
            let (key, place) = (person.key, behind(&person.deeds, 0, |d| d.key));
            self.insert(key, self.deed_row(place, did));
        }
    }

    /// Answers stand with their questions, and become intel at once.
    pub(super) fn answers(&mut self) {
        let Over::Visit(visit) = self.over else {
            return;
        };
        for (n, answered) in self.given.answers.iter().enumerate() {
            let Some(question) = visit.questions.get(answered.place) else {
                continue;
            };
            if is_blank(&answered.text) {
                continue;
            }
            self.update::<Question>(question.key, vec![("answer", text(&answered.text))]);
            self.settle(question, &answered.text);
            let Some(topic) = question.topic.as_deref() else {
                continue;
            };
            let person = question.person.0.as_deref();
            self.intel(n, (topic, person), &answered.text, answered.confidence);
        }
    }

    /// The answer to what has become of a promise settles it, where it says that it was kept.
    fn settle(&mut self, question: &Question, answer: &str) {
        if !says_kept(answer) {
            return;
        }
        let keys: Vec<_> = promises_of(self.account, question).map(|a| a.key).collect();
        for key in keys {
            self.update::<Action>(key, vec![("done", Value::Day(self.day()))]);
        }
    }

    /// What they told us beside the questions: intel, and with a visit a question that is answered.
    pub(super) fn told(&mut self) {
        let before = self.given.answers.len();
        for (n, told) in self.given.told.iter().enumerate() {
            let SubjectParts { topic, person } = SubjectParts::of(&told.subject);
            if !is_blank(&told.text) {
                self.intel(before + n, (topic, person), &told.text, told.confidence);
            }
        }
        if let Over::Visit(visit) = self.over {
            let place = behind(&visit.questions, 0, |q| q.key);
            for row in self.told_rows(place) {
                self.insert(visit.key, row);
            }
        }
    }

    /// The same as questions of the visit, from this place on.
    pub(super) fn told_rows(&self, place: i64) -> Vec<Row> {
        let told = self.given.told.iter().filter(|t| !is_blank(&t.text));
        told.zip(place..).map(|(told, place)| self.told_row(place, told)).collect()
    }

    fn told_row(&self, place: i64, told: &ExtraAnswer) -> Row {
        let SubjectParts { topic: name, person } = SubjectParts::of(&told.subject);
        let about = person.and_then(|id| self.person(id)).map(|p| p.name.as_str());
        let topic = self.playbook.topic(name);
        let cells = vec![
            ("text", topic.map_or(Value::Absent, |t| Value::Text(t.question(about)))),
            ("topic", Value::Text(name.to_owned())),
            ("person", reference(person)),
            ("answer", text(&told.text)),
        ];
        new_row::<Question>(place, cells)
    }

    fn intel(
        &mut self,
        n: usize,
        (topic, about): (&str, Option<&str>),
        said: &str,
        sure: Confidence,
    ) {
        let personal = self.playbook.topic(topic).is_some_and(|t| t.person);
        if personal && about.is_none() {
            return;
        }
        let cells = vec![
            ("topic", Value::Text(topic.to_owned())),
            ("answer", text(said)),
            ("source", text(&self.source(about, said))),
            ("confidence", Value::Text(sure.word().to_owned())),
            ("as_of", Value::Day(self.day())),
            ("person", reference(about.filter(|_| personal))),
        ];
        let row = new_row::<Intel>(behind(&self.account.intel, n, |i| i.key), cells);
        self.insert(self.account.key, row);
    }

    /// Who said it: who is named in it, else whom the question was for, where they were there; else those who were.
    fn source(&self, about: Option<&str>, said: &str) -> String {
        if let Some(named) = said_by(said, self.account, self.there()) {
            return named;
        }
        let name = |id: &str| self.person(id).map(|p| p.name.to_string());
        let asked = about.filter(|id| self.there().iter().any(|t| t == id));
        if let Some(named) = asked.and_then(name) {
            return named;
        }
        let names: Vec<String> = self.there().iter().filter_map(|id| name(id)).collect();
        names.join(", ")
    }

    pub(super) fn steps(&mut self) {
        let present = Present { there: self.there(), team: &self.given.team };
        let steps = next_steps(&self.given.next, self.account, &present, self.today);
        for (n, step) in steps.into_iter().enumerate() {
            self.step(n, step);
        }
    }

    fn step(&mut self, n: usize, step: NextStep) {
        let mut cells = vec![
            ("what", text(&step.what)),
            ("due", step.due.map_or(Value::Absent, Value::Day)),
            ("for", Value::Text(self.over.id().to_owned())),
        ];
        match &step.whose {
            Whose::Theirs(person) => cells.push(("promised_by", Value::Text(person.clone()))),
            Whose::Ours => {
                let to = promised_to(&step, self.account, self.there());
                cells.push(("promised_to", reference(to)));
                cells.push(("owner", reference(self.rep)));
            }
            Whose::Todo => cells.push(("owner", reference(self.rep))),
            Whose::Somebody(name) | Whose::Colleague(name) => cells.push(("owner", text(name))),
        }
        let row = new_row::<Action>(behind(&self.account.actions, n, |a| a.key), cells);
        self.insert(self.account.key, row);
    }

    pub(super) fn stage(&mut self) {
        let about = self.over.opportunity();
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
