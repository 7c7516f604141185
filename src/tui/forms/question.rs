//! A question of a visit: its words, the topic that it will answer, who is asked.

use super::field::{Fields, FormField};
use super::fields::{self, Takes, pick};
use super::form::Form;
use super::plan::{Plan, Wrong};
use crate::model::{Target, Value, Visit};
use crate::tui::ctx::Ctx;
use crate::tui::route::QuestionStart;
use crate::workbench::Operation;
use crate::workbench::TopicLine;
use crate::workbench::visit::{Ask, edits as change};

/// The fields.
const TEXT: &str = "text";
const TOPIC: &str = "subject";
const PERSON: &str = "person";

/// A question to word: a new one, one that is proposed, or one of the visit.
pub fn open(start: QuestionStart, ctx: &Ctx) -> Option<Form> {
    let account = &ctx.dossier?.account;
    let visit = account.visits.iter().find(|v| *v.id == start.visit)?;
    let mut topic = super::intel::topics(ctx);
    topic.label = phrase!("answers").to_owned();
    topic.help = phrase!("the topic that it will answer; without one it is a question of its own")
        .to_owned();
    topic.needed = false;
    let known = line_of(start.topic.as_deref(), start.person.as_deref(), ctx);
    if let Some(line) = known {
        topic.input.put(&Value::Text(line.subject.clone()), ctx);
        topic.begin(ctx);
    }
    let said = Value::Text(start.text.clone());
    let help = phrase!("in your own words, as you will ask it");
    let mut text = FormField::own(TEXT, "question", help, fields::line(), said, ctx);
    text.needed = true;
    let people = fields::known_of(Target::Person, Some(account), ctx);
    let whom = start.person.clone().map_or(Value::Absent, Value::Text);
    let help = phrase!("one of them; empty: whoever knows");
    let person = FormField::own(PERSON, "ask", help, pick(people, Takes::One), whom, ctx);
    let draft = match start.place.and_then(|at| visit.questions.get(at)) {
        Some(question) => phrase!("question {}", question.key),
        None => phrase!("question new in {} {}", visit.key, start.text),
    };
    let title = if start.text.is_empty() { phrase!("New question") } else { "Question" };
    let fields = Fields(vec![text, topic, person]);
    let plan = QuestionPlan {
        visit: visit.clone(),
        place: start.place,
        topic: known.map(subject),
        about: start.about,
    };
    Some(Form::new(title, draft, fields, Box::new(plan), ctx))
}

/// The line of the checklist that a question answers.
fn line_of<'a>(topic: Option<&str>, person: Option<&str>, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
    let topics = ctx.dossier?.readiness.topics.iter();
    topics
        .filter(|t| Some(t.topic.as_str()) == topic)
        .find(|t| t.person.is_none() || t.person.as_deref() == person)
}

fn subject(line: &TopicLine) -> String {
    line.subject.clone()
}

struct QuestionPlan {
    visit: Visit,
    place: Option<usize>,
    /// The topic that was picked last.
    topic: Option<String>,
    /// The words of the proposal that it came from.
    about: Option<String>,
}

impl QuestionPlan {
    fn line<'a>(&self, fields: &Fields, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        let subject = fields.text(TOPIC, ctx)?;
        let topics = ctx.dossier?.readiness.topics.iter();
        topics.into_iter().find(|t| t.subject == subject)
    }
}

/// The question that the playbook has for a topic.
fn wording(line: &TopicLine, ctx: &Ctx) -> Option<Value> {
    let topic = ctx.bench.playbook.topic(&line.topic)?;
    let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
    let about = people.iter().find(|p| Some(p.id.as_str()) == line.person.as_deref());
    Some(Value::Text(topic.question(about.map(|p| p.name.as_str()))))
}

impl Plan for QuestionPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let line = self.line(fields, ctx);
        if let Some(field) = fields.get_mut(PERSON) {
            field.hidden = line.is_some_and(|l| l.person.is_some());
        }
        let now = line.map(subject);
        if std::mem::replace(&mut self.topic, now.clone()) == now {
            return;
        }
        if let Some(text) = line.and_then(|l| wording(l, ctx)) {
            fields.propose(
                TEXT,
                &text,
                Some(phrase!("the playbook's words; yours are better")),
                ctx,
            );
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let line = self.line(fields, ctx);
        let about = line.and_then(|l| l.person.clone());
        let text = fields.text(TEXT, ctx).unwrap_or_default();
        let ask = Ask {
            topic: line.map(|l| l.topic.clone()),
            person: about.or_else(|| fields.text(PERSON, ctx)),
            about: self.about.clone(),
            ..Ask::own(text)
        };
        if let Some(place) = self.place {
            let edit = change::question_reworded(&self.visit, place, &ask);
            return Ok(Operation::new(
                phrase!("question {}", place + 1),
                edit.into_iter().collect(),
            ));
        }
        let account = ctx.dossier.map_or(0, |d| d.key);
        let edit = change::with_question(&self.visit, account, &ask);
        Ok(Operation::new(phrase!("question {}", self.visit.questions.len() + 1), vec![edit]))
    }
}
