//! What follows from a key in a debrief: lines that grow, people who were there, what was read.

use super::super::field::{Fields, FormField};
use super::super::fields::new_name;
use super::super::stage::stage_name;
use super::begin;
use super::given::there;
use crate::model::{Choice, Confidence, ContactKind, Outcome, Value, VisitResult};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Dossier;
use crate::workbench::debrief::{
    Over, Present, newcomer_name, next_steps, offer_read, read_as, said_by, suggested,
    with_newcomers,
};
use std::borrow::Cow;

/// All of it.
pub fn all(over: &Over, fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    next_lines(fields, ctx);
    told(fields, ctx);
    said_by_whom(over, fields, dossier, ctx);
    offers(over, fields, dossier, ctx);
    people(fields, dossier, ctx);
    next_said(over, fields, dossier, ctx);
    result(over, fields, ctx);
    answers(fields, ctx);
    first_met(over, fields, ctx);
    marks(fields, ctx);
    stage(over, fields, dossier, ctx);
}

fn place(fields: &Fields, column: &str) -> Option<usize> {
    fields.0.iter().position(|f| f.column == column)
}

fn says_something(field: Option<&FormField>) -> bool {
    field.is_some_and(|f| !crate::model::is_blank(&f.input.kept()))
}

/// How many rows there are of a kind: `next_0`, `next_1` ..
pub fn rows(fields: &Fields, kind: &str) -> usize {
    (0..).take_while(|n| place(fields, &format!("{kind}_{n}")).is_some()).count()
}

/// Lines of a paste go on below; behind the last line that says something stands an empty one.
fn next_lines(fields: &mut Fields, ctx: &Ctx) {
    let mut n = 0;
    while let Some(at) = place(fields, &format!("next_{n}")) {
        let spilt = fields.0[at].input.spill();
        for (more, line) in spilt.into_iter().enumerate() {
            let last = rows(fields, "next");
            let wanted = n + 1 + more;
            let free = place(fields, &format!("next_{wanted}"))
                .filter(|at| !says_something(fields.0.get(*at)));
            let value = Value::Text(line);
            match free {
                Some(at) => fields.0[at].input.put(&value, ctx),
                None => grow_next(fields, last, &value, ctx),
            }
        }
        n += 1;
    }
    let last = rows(fields, "next").saturating_sub(1);
    if says_something(fields.get(&format!("next_{last}"))) {
        grow_next(fields, last + 1, &Value::Absent, ctx);
    }
}

fn grow_next(fields: &mut Fields, n: usize, value: &Value, ctx: &Ctx) {
    let behind = n.checked_sub(1).and_then(|n| place(fields, &format!("next_{n}")));
    if let Some(at) = behind {
        let mut field = begin::next_line(n, &Value::Absent, ctx);
        field.input.put(value, ctx);
        fields.0.insert(at + 1, field);
    }
}

/// From whom what they told us goes into the file, where it is an answer.
fn said_by_whom(over: &Over, fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    let people = super::given::ids(over, fields, &str::to_owned);
    let name = |id: &String| {
        let found = dossier.account.people.iter().find(|person| person.id.as_str() == id);
        found.map_or_else(|| id.clone(), |person| person.name.to_string())
    };
    for n in 0..rows(fields, "told") {
        let topic = fields.text(&format!("topic_{n}"), ctx).is_some();
        let Some(field) = fields.get_mut(&format!("told_{n}")) else { continue };
        let typed = field.input.kept();
        let source = said_by(&typed, &dossier.account, &people)
            .unwrap_or_else(|| people.iter().map(name).collect::<Vec<_>>().join(", "));
        let is_answer = topic && !crate::model::is_blank(&typed) && !source.is_empty();
        field.said = match is_answer {
            true => vec![(Role::Good, phrase!("source: {source}", source))],
            false => Vec::new(),
        };
    }
}

/// What each offer was read as.
fn offers(over: &Over, fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    for (column, _, whose) in begin::OFFERED {
        let Some(field) = fields.get_mut(column) else { continue };
        let typed = field.input.kept();
        let line = format!("{whose} {typed}");
        let read = match crate::model::is_blank(&typed) {
            true => None,
            false => offer_read(&line, &dossier.account, over, ctx.bench),
        };
        field.said = match read {
            Some(Ok(says)) => vec![(Role::Good, format!("= {says}"))],
            Some(Err(refusal)) => vec![(Role::Muted, refusal.to_string())],
            None => Vec::new(),
        };
    }
}

/// What each line was read as.
fn next_said(over: &Over, fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    let newcomers: Vec<(String, String)> = there(fields)
        .iter()
        .filter_map(|part| new_name(part))
        .map(|name| (name.to_owned(), name.to_owned()))
        .collect();
    let account = match newcomers.as_slice() {
        [] => Cow::Borrowed(&dossier.account),
        _ => Cow::Owned(with_newcomers(&dossier.account, &newcomers)),
    };
    let people = super::given::ids(over, fields, &str::to_owned);
    let team = super::given::team(ctx);
    for n in 0..rows(fields, "next") {
        let Some(field) = fields.get_mut(&format!("next_{n}")) else {
            continue;
        };
        let typed = field.input.kept();
        let empty = crate::model::is_blank(&typed);
        field.passed = n > 0 && empty;
        if n > 0 {
            field.label = if empty { "+" } else { "" }.to_owned();
        }
        let present = Present { there: &people, team: &team };
        let steps = next_steps(&typed, &account, &present, ctx.today());
        let is_none = steps.is_empty() && !empty && field.touched();
        let steps = steps.iter().filter(|_| field.touched());
        let said = steps.map(|step| {
            let role = if step.due.is_some() { Role::Good } else { Role::Warn };
            (role, read_as(step, &account, &people))
        });
        field.said = said.collect();
        if is_none {
            field.said = vec![(Role::Muted, phrase!("nothing to do: no task").to_owned())];
        }
    }
}

/// Something else they told us: its topic is asked for once there is a text, and a further line follows.
fn told(fields: &mut Fields, ctx: &Ctx) {
    let count = rows(fields, "told");
    for n in 0..count {
        let some = says_something(fields.get(&format!("told_{n}")));
        if let Some(field) = fields.get_mut(&format!("told_{n}")) {
            field.passed = n > 0 && !some;
        }
        sure(fields, &format!("toldsure_{n}"), some, ctx);
        let topic = fields.text(&format!("topic_{n}"), ctx).is_some();
        if let Some(field) = fields.get_mut(&format!("topic_{n}")) {
            field.hidden = !some;
            field.said = match topic {
                true => Vec::new(),
                false => vec![(
                    Role::Muted,
                    phrase!("no topic: it stays with what we learned").to_owned(),
                )],
            };
        }
        if let Some(field) = fields.get_mut(&format!("toldsure_{n}")) {
            field.hidden = !some || !topic;
        }
    }
    let last = count.saturating_sub(1);
    if says_something(fields.get(&format!("told_{last}"))) {
        let mut more = Vec::new();
        begin::told(count, &mut more, ctx);
        more.iter_mut().for_each(|f| f.head = None);
        if let Some(at) = place(fields, &format!("toldsure_{last}")) {
            fields.0.splice(at + 1..at + 1, more);
        }
    }
}

/// The key of a person in the names of fields; a draft has an `=` behind the name.
pub fn key_of(part: &str) -> String {
    match new_name(part) {
        Some(name) => format!("+{}", plain(name)),
        None => plain(part),
    }
}

fn plain(text: &str) -> String {
    text.replace(['=', '\n'], " ")
}

/// Marks of those who were there, and of nobody else.
fn people(fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    let parts = there(fields);
    let keys: Vec<String> = parts.iter().map(|p| key_of(p)).collect();
    for field in &mut fields.0 {
        if let Some((what, key)) = field.column.split_once('@') {
            let here = keys.iter().any(|k| k == key);
            field.hidden = !here || what == "note";
        }
    }
    for (part, key) in parts.iter().zip(&keys) {
        if place(fields, &format!("attitude@{key}")).is_some() {
            continue;
        }
        let known = dossier.account.people.iter().find(|p| p.id.as_str() == part.as_str());
        let name = match new_name(part) {
            Some(line) => phrase!("{}, new", newcomer_name(line)),
            None => known.map_or_else(|| part.clone(), |p| p.name.to_string()),
        };
        let first = !fields.0.iter().any(|f| f.column.contains('@'));
        let marks = begin::marks(key, &name, known, first, ctx);
        let at = place(fields, "stage").unwrap_or(fields.0.len());
        fields.0.splice(at..at, marks);
    }
    for key in &keys {
        let did = fields.text(&format!("deed@{key}"), ctx).is_some();
        if let Some(note) = fields.get_mut(&format!("note@{key}")) {
            note.hidden = !did;
        }
    }
}

/// What the rung says that was reached, or was to be; the outcome goes with it.
fn result(over: &Over, fields: &mut Fields, ctx: &Ctx) {
    let typed = fields.text("result", ctx).and_then(|w| VisitResult::of(&w));
    if let Over::Visit(visit) = over
        && let Some(field) = fields.get_mut("result")
    {
        let ladder = &visit.objectives;
        let (word, rung) = match typed {
            Some(VisitResult::MetBest) => ("best", &ladder.best),
            Some(VisitResult::MetMinimum) => ("minimum", &ladder.minimum),
            _ => ("expected", &ladder.expected),
        };
        let says =
            rung.as_deref().map(|text| (Role::Muted, phrase!("{word} was: {text}", word, text)));
        field.said = says.into_iter().collect();
    }
    if let Some(result) = typed.filter(|_| fields.changed("result", ctx)) {
        let outcome = match (over, result) {
            (Over::Contact(_), VisitResult::Missed) => "lost_ground",
            (Over::Contact(_), VisitResult::MetExpected) => "held",
            _ => suggested(Some(result)).word(),
        };
        fields.propose("outcome", &Value::Text(outcome.to_owned()), None, ctx);
    }
}

/// How sure an answer is, is asked for once there is one.
fn answers(fields: &mut Fields, ctx: &Ctx) {
    let columns: Vec<String> = fields.0.iter().map(|f| f.column.clone()).collect();
    for column in &columns {
        if let Some(place) = column.strip_prefix("answer_") {
            let some = says_something(fields.get(column));
            sure(fields, &format!("sure_{place}"), some, ctx);
        }
    }
}

/// Stated goes without saying; of no answer nothing is said, and Tab goes past it.
fn sure(fields: &mut Fields, column: &str, some: bool, ctx: &Ctx) {
    let Some(field) = fields.get_mut(column) else {
        return;
    };
    field.passed = !some;
    match (some, field.input.kept().is_empty()) {
        (true, true) => {
            let stated = Value::Text(Confidence::Stated.word().to_owned());
            field.input.put(&stated, ctx);
        }
        (false, false) => field.input.put(&Value::Absent, ctx),
        _ => {}
    }
}

/// Whom we had not met before we have met now: trust is "met us", until the rep says otherwise.
fn first_met(over: &Over, fields: &mut Fields, ctx: &Ctx) {
    let kind = fields.text("kind", ctx).and_then(|k| ContactKind::of(&k)).unwrap_or(over.kind());
    let face = matches!(kind, ContactKind::Visit | ContactKind::Meeting | ContactKind::Event);
    let nobody = fields.text("outcome", ctx).as_deref() == Some(Outcome::NoAnswer.word());
    let columns = fields.0.iter().filter(|f| !f.hidden && f.column.starts_with("trust@"));
    let columns: Vec<String> = columns.map(|f| f.column.clone()).collect();
    for column in columns {
        let Some(was) = fields.get(&column).map(|f| f.was.clone()) else {
            continue;
        };
        let unmet = matches!(was, Value::Absent | Value::Whole(0 | 1));
        if unmet && face {
            let (value, note) = match nobody {
                true => (was, None),
                false => (Value::Whole(MET), Some(phrase!("you have met: proposed"))),
            };
            fields.propose(&column, &value, note, ctx);
        }
    }
}

/// From this relationship on they have met us (docs/FILE.md).
const MET: i64 = 2;

/// What a mark was before.
fn marks(fields: &mut Fields, ctx: &Ctx) {
    for field in &mut fields.0 {
        if field.column.starts_with("attitude@") || field.column.starts_with("trust@") {
            let changed = field.input.value(ctx).unwrap_or_default() != field.was;
            let was = match field.was_said.is_empty() {
                true => phrase!("not known before").to_owned(),
                false => phrase!("was: {}", field.was_said),
            };
            let says = changed.then_some((Role::Accent, was));
            field.said = says.into_iter().collect();
        }
    }
}

fn stage(over: &Over, fields: &mut Fields, dossier: &Dossier, ctx: &Ctx) {
    let number = fields.whole("stage", ctx);
    let deal = begin::deal(dossier, over);
    let process = deal.and_then(|d| d.process.as_deref());
    let name = number.and_then(|n| stage_name(process, n, true, ctx));
    let deal = deal.map(|d| d.name.to_string());
    if let Some(field) = fields.get_mut("stage") {
        let says = [deal.unwrap_or_default(), name.unwrap_or_default()];
        let says: Vec<&str> = says.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        field.said = vec![(Role::Muted, says.join(": "))];
    }
}
