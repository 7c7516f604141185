//! An answer to a topic of the checklist: kept beside the older ones.

use super::field::How::{Choice, Notes, Past, PersonOrText, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::{Known, Takes, pick};
use super::form::Form;
use super::plan::{Plan, Record, Wrong};
use super::start::on_account;
use crate::model::{Edit, Intel, Record as _, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::{TopicLine, short_day};

const FIELDS: &[FieldSpec] = &[
    row("answer", "answer", Notes, "what we know"),
    row("source", "source", PersonOrText, "a person, a paper or your own eyes"),
    row("confidence", "confidence", Choice("confidence"), "how far it can be trusted"),
    row("as of", "as_of", Past, "the day on which it was true"),
    row("private", "private", Plain, "not on any page that leaves the house"),
];

/// The field that is no column: topic and person in one.
const SUBJECT: &str = "subject";
/// How many older answers stand beside the form.
const OLDER: usize = 4;

/// An answer to this topic; without one it is picked first.
pub fn open(subject: Option<String>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Intel::SCHEMA, "intel", None, "answer")?;
    let mut fields = start.fields(FIELDS, &record, ctx);
    fields.propose("as_of", &Value::Day(ctx.today()), None, ctx);
    let draft = format!("intel {} {}", start.key(), subject.as_deref().unwrap_or_default());
    let mut title = "Answer".to_owned();
    match &subject {
        Some(subject) => title = format!("Answer: {}", topic(subject, ctx)?.title),
        None => fields.0.insert(0, topics(ctx)),
    }
    if let Some(field) = fields.get_mut("answer") {
        field.needed = true;
    }
    let plan = Box::new(Saving { record, subject });
    Some(Form::new(&title, draft, fields, plan, ctx))
}

fn topic<'a>(subject: &str, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
    let topics = ctx.dossier?.readiness.topics.iter();
    topics.into_iter().find(|t| t.subject == subject)
}

/// The picker of topics: those worth most first.
pub(super) fn topics(ctx: &Ctx) -> FormField {
    let lines = ctx.dossier.map_or(&[][..], |d| &d.readiness.topics);
    let mut lines: Vec<&TopicLine> = lines.iter().filter(|t| !t.nobody).collect();
    lines.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    let known = lines.iter().map(|t| Known::new(&t.subject, &t.title, &t.category));
    let input = pick(known.collect(), Takes::One);
    let help = "what it answers; those worth most stand first";
    let mut field = FormField::own(SUBJECT, "topic", help, input, Value::Absent, ctx);
    field.needed = true;
    field
}

struct Saving {
    record: Record,
    subject: Option<String>,
}

impl Saving {
    fn subject(&self, fields: &Fields, ctx: &Ctx) -> Option<String> {
        self.subject.clone().or_else(|| fields.text(SUBJECT, ctx))
    }

    fn topic<'a>(&self, fields: &Fields, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        topic(&self.subject(fields, ctx)?, ctx)
    }

    /// What the playbook says of the topic.
    fn playbook(&self, line: &TopicLine, ctx: &Ctx) -> Vec<(Role, String)> {
        let Some(topic) = ctx.bench.playbook.topic(&line.topic) else {
            return Vec::new();
        };
        let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
        let about = line.person.as_deref();
        let about = people.iter().find(|p| Some(p.id.as_str()) == about);
        let question = topic.question(about.map(|p| p.name.as_str()));
        vec![
            (Role::Body, format!("ask: {question}")),
            (Role::Muted, format!("look: {}", topic.look)),
            (Role::Muted, format!("good: {}", topic.good)),
        ]
    }
}

/// What it would bring: "now 61; stated 64, verified 65".
fn worth(line: &TopicLine, ctx: &Ctx) -> Option<String> {
    let now = ctx.dossier?.readiness.exact;
    let then = |gain: f64| crate::model::rounded((now + gain).min(100.0));
    Some(format!(
        "readiness {} now; stated {}, verified {}",
        crate::model::rounded(now),
        then(line.gain_stated),
        then(line.gain)
    ))
}

/// The answers so far, newest first.
fn older(line: &TopicLine, ctx: &Ctx) -> Vec<(Role, String)> {
    let intel = ctx.dossier.map_or(&[][..], |d| &d.account.intel.0);
    let mut found: Vec<&Intel> = intel
        .iter()
        .filter(|i| i.topic.as_deref() == Some(line.topic.as_str()))
        .filter(|i| i.person.0 == line.person)
        .collect();
    found.sort_by_key(|i| std::cmp::Reverse(*i.as_of));
    if found.is_empty() {
        return vec![(Role::Muted, "earlier answers: none".to_owned())];
    }
    let says = |i: &&Intel| {
        let word = crate::model::Choice::word(i.confidence);
        let sure = ctx.bench.words.word("confidence", word);
        let day = i.as_of.map(|d| short_day(d, ctx.today()));
        let source = i.source.as_deref().unwrap_or("no source");
        let head = format!("{}, {sure}, {source}", day.as_deref().unwrap_or("no day"));
        [(Role::Muted, head), (Role::Body, format!(" {}", i.answer.or_empty()))]
    };
    let count = match found.len() {
        1 => "1 earlier answer".to_owned(),
        n => format!("{n} earlier answers, the newest first"),
    };
    let heading = (Role::Title, count);
    let shown = found.iter().take(OLDER).flat_map(says);
    std::iter::once(heading).chain(shown).collect()
}

impl Plan for Saving {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let question = self
            .topic(fields, ctx)
            .map(|line| self.playbook(line, ctx))
            .and_then(|lines| lines.into_iter().next());
        if let (Some(field), Some((_, ask))) = (fields.get_mut("answer"), question) {
            field.help = ask;
        }
        let code = fields.text("confidence", ctx).unwrap_or_default();
        if let Some(field) = fields.get_mut("confidence") {
            let help = ctx.bench.words.word("confidence_help", &code);
            field.help = format!("{}: {help}", ctx.bench.words.word("confidence", &code));
        }
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let Some(line) = self.topic(fields, ctx) else {
            return Vec::new();
        };
        // The question stands in the help of the answer: once is enough.
        let mut said: Vec<(Role, String)> = self.playbook(line, ctx).into_iter().skip(1).collect();
        said.push((Role::Muted, String::new()));
        said.extend(worth(line, ctx).map(|w| (Role::Accent, w)));
        said.extend(older(line, ctx));
        said
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<(String, Vec<Edit>), Wrong> {
        let Some(line) = self.topic(fields, ctx) else {
            return Err((SUBJECT, "a topic of the checklist is needed".to_owned()));
        };
        let mut row = self.record.filled(fields, ctx);
        row.set("topic", Value::Text(line.topic.clone()));
        let person = line.person.clone().map_or(Value::Absent, Value::Text);
        row.set("person", person);
        let sure = fields.get("confidence").map(|f| f.input.says(ctx));
        let label = format!("answer: {}, {}", line.title, sure.unwrap_or_default());
        let edit = Edit::Insert { account: self.record.account, parent: self.record.parent, row };
        Ok((label, vec![edit]))
    }
}
