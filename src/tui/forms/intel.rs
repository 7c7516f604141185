//! An answer to a topic of the checklist: kept beside the older ones.

use super::field::How::{Choice, Notes, PersonOrText, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::{Known, Takes, pick};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Intel, Key, Record as _, Value};
use crate::text::format::near_day;
use crate::text::parse::narrow;
use crate::text::{DayText, truncate};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::topics::{answers, said};
use crate::workbench::Operation;
use crate::workbench::TopicLine;
use crate::workbench::operation::intel::is_there;
use chrono::Days;

const FIELDS: &[FieldSpec] = &[
    row("answer", "answer", Notes, "what we know"),
    row("source", "source", PersonOrText, "a person, a paper or your own eyes"),
    row("confidence", "confidence", Choice("confidence"), "how far it can be trusted"),
    row("as of", "as_of", Plain, "the day on which it was true"),
    row("private", "private", Plain, "not on any page that leaves the house"),
];

/// The field that is no column: topic and person in one.
const SUBJECT: &str = "subject";
/// Letters of the file's word above the fields, where it stands in the place of what a good answer is.
const FILE: usize = 80;
/// Cells of the words at the left of the foot.
const LABEL: usize = 10;

/// An answer to this topic; without one it is picked first.
pub fn open(subject: Option<String>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let record = start.record(Intel::SCHEMA, "intel", None, "answer")?;
    let mut fields = start.fields(FIELDS, &record, ctx);
    fields.propose("as_of", &Value::Day(ctx.today()), None, ctx);
    let draft = phrase!("intel {} {}", start.key(), subject.as_deref().unwrap_or_default());
    let mut title = phrase!("Answer").to_owned();
    match &subject {
        Some(subject) => title = titled(phrase!("Answer"), topic(subject, ctx)?, ctx),
        None => fields.0.insert(0, topics(ctx)),
    }
    Some(form(&title, draft, fields, IntelPlan { record, subject }, ctx))
}

/// The answer of this number, as it stands.
pub fn edit(key: Key, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let stored = start.row.rows("intel").iter().find(|row| row.key == key)?.clone();
    let account = start.key();
    let record = FormRecord { row: stored, account, parent: account, noun: "answer" };
    let fields = start.fields(FIELDS, &record, ctx);
    let draft = start.draft(&record);
    let named = (record.row.text("topic").unwrap_or_default(), record.row.text("person"));
    let lines = ctx.dossier?.readiness.topics.iter();
    let mut lines = lines.filter(|t| t.topic == named.0 && t.person.as_deref() == named.1);
    let line = lines.next()?;
    let word = match record.row.get("as_of") {
        Value::Day(day) => phrase!("Edit the answer of {}", near_day(*day, ctx.today())),
        _ => phrase!("Edit an answer").to_owned(),
    };
    let title = titled(&word, line, ctx);
    let subject = Some(line.subject.clone());
    Some(form(&title, draft, fields, IntelPlan { record, subject }, ctx))
}

fn form(title: &str, draft: String, mut fields: Fields, plan: IntelPlan, ctx: &Ctx) -> Form {
    for field in &mut fields.0 {
        field.needed |= field.column == "answer";
    }
    Form::new(title, draft, fields, Box::new(plan), ctx).beside_its_list("Answer")
}

/// "Answer: budget  !"
fn titled(word: &str, line: &TopicLine, ctx: &Ctx) -> String {
    let mark =
        if line.critical { format!("  {}", ctx.theme.glyphs.critical) } else { String::new() };
    format!("{word}: {}{mark}", line.title)
}

fn topic<'a>(subject: &str, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
    let topics = ctx.dossier?.readiness.topics.iter();
    topics.into_iter().find(|t| t.subject == subject)
}

/// The picker of topics: those worth most first.
pub(super) fn topics(ctx: &Ctx) -> FormField {
    let lines = ctx.dossier.map_or(&[][..], |d| &d.readiness.topics);
    let mut lines: Vec<&TopicLine> = lines.iter().filter(|t| !t.nobody).collect();
    lines.sort_by(|a, b| a.by_worth(b));
    let known = lines.iter().map(|t| Known::new(&t.subject, &t.title, &t.category));
    let input = pick(known.collect(), Takes::One);
    let help = phrase!("what it answers; those worth most stand first");
    let mut field = FormField::own(SUBJECT, "topic", help, input, Value::Absent, ctx);
    field.needed = true;
    field
}

struct IntelPlan {
    record: FormRecord,
    subject: Option<String>,
}

impl IntelPlan {
    fn topic<'a>(&self, fields: &Fields, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        let subject = self.subject.clone().or_else(|| fields.text(SUBJECT, ctx))?;
        topic(&subject, ctx)
    }
}

/// "fresh for 90 days, until Mon 22 Feb 2027".
fn fresh(line: &TopicLine, as_of: &Value, ctx: &Ctx) -> String {
    let days = line.shelf;
    let Value::Day(day) = as_of else {
        return phrase!("the day on which it was true; fresh for {days} days", days);
    };
    let until = narrow(days).and_then(|n| day.checked_add_days(Days::new(n)));
    let word = if until.is_some_and(|u| u < ctx.today()) { phrase!("was fresh") } else { "fresh" };
    let until = until.map(|u| phrase!(", until {}", u.full_day()));
    phrase!("{} for {} days{}", word, days, until.unwrap_or_default())
}

/// The answers so far but this one, the best first.
fn earlier(line: &TopicLine, this: Key, ctx: &Ctx) -> Vec<(Role, String)> {
    let found = ctx.dossier.map_or_else(Vec::new, |d| answers(d, line));
    let found: Vec<&Intel> = found.into_iter().filter(|i| i.key != this).collect();
    let word = if this == 0 { phrase!("earlier answers") } else { phrase!("other answers") };
    let mut lines = vec![match found.len() {
        0 => (Role::Muted, phrase!("{word}   none", word)),
        1 => (Role::Title, word.trim_end_matches('s').to_owned()),
        _ => (Role::Title, phrase!("{word}, the best first", word)),
    }];
    for intel in found {
        let role = if *intel.disputed { Role::Bad } else { Role::Muted };
        lines.push((role, said::head(ctx, intel)));
        lines.push((Role::Body, format!(" {}", intel.answer.or_empty())));
    }
    lines
}

impl Plan for IntelPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        if let Some(line) = self.topic(fields, ctx) {
            let as_of = fields.value("as_of", ctx);
            // The prompts above say what to answer, and yes or no to "private" needs no words below it.
            let helps = [
                ("as_of", fresh(line, &as_of, ctx)),
                ("answer", String::new()),
                ("private", String::new()),
            ];
            for (column, help) in helps {
                if let Some(field) = fields.get_mut(column) {
                    field.help = help;
                }
            }
        }
        let code = fields.text("confidence", ctx).unwrap_or_default();
        if let Some(field) = fields.get_mut("confidence") {
            let help = ctx.bench.words.word("confidence_help", &code);
            field.help = format!("{}: {help}", ctx.bench.words.word("confidence", &code));
        }
    }

    fn head(&self, fields: &Fields, ctx: &Ctx) -> Vec<said::Said> {
        let line = self.topic(fields, ctx).zip(ctx.dossier);
        line.map_or_else(Vec::new, |(line, dossier)| {
            let says = line.says.iter().map(|s| {
                let text = truncate(&s.text, FILE).into_owned();
                (Role::Accent, "file", text)
            });
            let mut said = said::prompts(ctx, dossier, line);
            said.retain(|(_, label, _)| line.says.is_none() || *label != "good");
            said.extend(says);
            said
        })
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let Some((line, dossier)) = self.topic(fields, ctx).zip(ctx.dossier) else {
            return Vec::new();
        };
        let mut lines: Vec<(Role, String)> = said::worth(ctx, dossier, line)
            .into_iter()
            .map(|(role, label, text)| match label {
                "" => (role, text),
                label => (role, format!("{label:<LABEL$}{text}")),
            })
            .collect();
        for visit in said::asked_on(ctx, dossier, line) {
            lines.push((Role::Muted, phrase!("on the list for   {visit}", visit)));
        }
        lines.extend(earlier(line, self.record.row.key, ctx));
        lines
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let Some(line) = self.topic(fields, ctx) else {
            return Err((SUBJECT, phrase!("a topic of the checklist is needed").to_owned()));
        };
        let sure = fields.get("confidence").map(|f| f.input.says(ctx)).unwrap_or_default();
        if !self.record.is_new() {
            let label = phrase!("answer put right: {}, {}", line.title, sure);
            return Ok(self.record.kept(label, fields, ctx));
        }
        let mut row = self.record.filled(fields, ctx);
        row.set("topic", text(&line.topic));
        row.set("person", text(line.person.as_deref().unwrap_or_default()));
        let account = ctx.read(ctx.bench.account_row(self.record.account));
        if account.is_some_and(|account| is_there(account.rows("intel"), &row)) {
            return Ok(Operation::default());
        }
        Ok(Operation::put(phrase!("answer: {}, {}", line.title, sure), self.record.home(), row))
    }
}

fn text(text: &str) -> Value {
    match text {
        "" => Value::Absent,
        text => Value::Text(text.to_owned()),
    }
}
