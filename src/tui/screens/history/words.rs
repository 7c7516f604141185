//! A change in the words of the screen: titles and words, not codes and ids.

use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::workbench::{FieldChange, HistoryStep};

/// "24 Nov 09:12", of the time that the journal keeps.
pub fn when(at: &str) -> String {
    let (day, time) = at.split_once('T').unwrap_or((at, ""));
    let time: String = time.chars().take(5).collect();
    match day.parse::<crate::model::Date>() {
        Ok(day) => format!("{} {time}", day.tight_day()),
        Err(_) => at.to_owned(),
    }
}

/// What a record is called: a topic and a criterion by their titles.
pub fn what(ctx: &Ctx, change: &FieldChange) -> String {
    let record = record(change);
    let title = one(ctx, "", &change.title, &change.record);
    match title.is_empty() {
        true => record,
        false => title,
    }
}

/// The kind of record.
fn record(change: &FieldChange) -> String {
    phrase!(&change.record.replace('_', " ")).to_owned()
}

/// The field as screens call it.
pub fn field(ctx: &Ctx, change: &FieldChange) -> String {
    if change.field.is_empty() {
        return record(change);
    }
    ctx.bench.words.title(&change.field).replace('_', " ")
}

/// Before and after.
pub fn values(ctx: &Ctx, change: &FieldChange) -> (String, String) {
    if change.field.is_empty() {
        return match change.before {
            None => ("".to_owned(), phrase!("added").to_owned()),
            Some(_) => (phrase!("there").to_owned(), phrase!("taken away").to_owned()),
        };
    }
    (side(change, ctx, &change.before), side(change, ctx, &change.after))
}

fn side(change: &FieldChange, ctx: &Ctx, value: &Option<String>) -> String {
    match value.as_deref() {
        Some(text) => one(ctx, &change.field, text, &change.record),
        None if matches!(change.field.as_str(), "attitude" | "relationship") => {
            phrase!("unknown").to_owned()
        }
        None => phrase!("nothing").to_owned(),
    }
}

/// One stored text as a rep says it.
fn one(ctx: &Ctx, field: &str, text: &str, record: &str) -> String {
    if let Ok(day) = text.parse::<crate::model::Date>() {
        return day.long_day();
    }
    let words = &ctx.bench.words;
    let group = if field == "roles" { "role" } else { field };
    for group in [group, record] {
        let word = words.word(group, text);
        if word != text {
            return word.to_owned();
        }
    }
    if let Some((_, criterion)) = ctx.bench.playbook.criterion(text) {
        return criterion.title.clone();
    }
    let Some(dossier) = ctx.dossier else {
        return text.to_owned();
    };
    let mut topics = dossier.readiness.topics.iter();
    if let Some(topic) = topics.find(|t| t.topic == text && t.person.is_none()) {
        return topic.title.clone();
    }
    let named = ctx.bench.subject_name(dossier, text);
    named.unwrap_or_else(|| text.to_owned())
}

/// A change in a line: "Bo Lind: attitude open › cool".
pub fn said(ctx: &Ctx, change: &FieldChange) -> String {
    let (before, after) = values(ctx, change);
    let step = ctx.theme.glyphs.step;
    let what = what(ctx, change);
    match change.field.is_empty() {
        true => format!("{what}: {after}"),
        false => format!("{what}: {} {before} {step} {after}", field(ctx, change)),
    }
}

/// A whole step as text, to copy.
pub fn told(ctx: &Ctx, step: &HistoryStep) -> String {
    let mut lines = vec![format!("{}  {}", when(&step.at), step.label)];
    lines.extend(step.changes.iter().map(|c| format!("  {}", said(ctx, c))));
    lines.join("\n")
}
