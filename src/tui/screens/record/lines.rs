//! The rows of a record's page: its fields, and what refers to it.

use super::speech::Speech;
use crate::model::codes::Severity;
use crate::model::{Kind, Row, Target, Value, subject_of};
use crate::tui::ctx::Ctx;
use crate::tui::forms::{RecordType, all_sheets, sheet_of};
use crate::tui::route::Link;
use crate::tui::theme::Role;
use crate::workbench::relations::{At, target_of};

/// A row: a word, what it says, and where Enter leads.
pub struct RecordLine {
    /// The field's own word, or the kind of record that refers.
    pub label: String,
    /// What stands there.
    pub text: String,
    /// Its colour.
    pub role: Role,
    /// What Enter opens.
    pub link: Option<Link>,
    /// The part of the record that it stands in, which has a form of its own.
    pub part: Option<&'static RecordType>,
}

impl RecordLine {
    fn new(label: &str, text: String, link: Option<Link>) -> Self {
        Self { label: label.to_owned(), text, role: Role::Body, link, part: None }
    }
}

/// What it belongs to, then every field that is given, then those that are not, in one line.
pub fn fields(speech: &Speech, at: &At) -> Vec<RecordLine> {
    let mut lines: Vec<RecordLine> = above(speech, at);
    let mut blank: Vec<&str> = Vec::new();
    let sheets = || all_sheets().filter(|s| s.record == at.row.schema.record);
    for sheet in sheets().filter(|s| s.name == s.record) {
        own(speech, sheet, at.row, &mut lines, &mut blank);
    }
    for sheet in sheets().filter(|s| s.name != s.record) {
        part(speech, sheet, at.row, &mut lines);
    }
    if !blank.is_empty() {
        let mut line = RecordLine::new(phrase!("not said"), blank.join(", "), None);
        line.role = Role::Muted;
        lines.push(line);
    }
    lines
}

fn own(
    speech: &Speech,
    sheet: &'static RecordType,
    row: &Row,
    lines: &mut Vec<RecordLine>,
    blank: &mut Vec<&str>,
) {
    let columns = row.schema.columns();
    for title in sheet.title.iter().filter(|t| sheet.fields.iter().all(|f| f.column != **t)) {
        let text = speech.column(sheet, row, title);
        let link = link(row, title);
        lines.extend(
            (!text.is_empty()).then(|| RecordLine::new(&title.replace('_', " "), text, link)),
        );
    }
    for field in sheet.fields {
        let Some(column) = columns.iter().find(|c| c.name == field.column) else {
            continue;
        };
        let value = row.at(&column.path);
        match (column.kind, value) {
            (_, value) if value.is_empty() || *value == Value::Flag(false) => {
                blank.push(phrase!(field.label));
            }
            (Kind::Refs(Target::Person), Value::Words(ids)) => {
                for (n, id) in ids.iter().enumerate() {
                    let one = Value::Words(vec![id.clone()]);
                    let text = speech.value(column, Some(field.how), &one);
                    let label = if n == 0 { field.label } else { "" };
                    lines.push(RecordLine::new(
                        phrase!(label),
                        text,
                        Some(Link::Person(id.clone())),
                    ));
                }
            }
            _ => {
                let text = speech.value(column, Some(field.how), value);
                lines.push(RecordLine::new(phrase!(field.label), text, link(row, field.column)));
            }
        }
    }
}

/// Another part of the same record, under its word.
fn part(speech: &Speech, sheet: &'static RecordType, row: &Row, lines: &mut Vec<RecordLine>) {
    for field in sheet.fields {
        let text = speech.column(sheet, row, field.column);
        let label = if field.label == "why" || field.label == "missing" { "" } else { field.label };
        let line = RecordLine { part: Some(sheet), ..RecordLine::new(phrase!(label), text, None) };
        lines.extend((!line.text.is_empty()).then_some(line));
    }
}

/// Where a value leads.
fn link(row: &Row, column: &str) -> Option<Link> {
    let columns = row.schema.columns();
    let found = columns.iter().find(|c| c.name == column)?;
    let text = row.at(&found.path).text()?.to_owned();
    Some(match found.kind {
        Kind::Ref(Target::Person) => Link::Person(text),
        Kind::Ref(Target::Opportunity) => Link::Deal(text),
        Kind::Ref(Target::Product) => Link::Listed("product", text),
        Kind::Ref(Target::Competitor) => Link::Listed("competitor", text),
        Kind::Topic => Link::Subject(subject_of(&text, row.text("person"))),
        Kind::Subject => Link::Subject(text),
        Kind::Text if ["by", "source", "owner"].contains(&column) => Link::Named(text),
        _ => return None,
    })
}

/// What lies between the account and the record.
fn above(speech: &Speech, at: &At) -> Vec<RecordLine> {
    let between = at.owners.iter().skip(1).filter(|o| o.schema.record != "rep");
    between
        .filter_map(|owner| {
            let sheet = sheet_of(owner.schema.record)?;
            let link = link_of(owner);
            Some(RecordLine::new(phrase!(sheet.one), speech.called(sheet, owner), Some(link)))
        })
        .collect()
}

/// What opens a record.
pub fn link_of(row: &Row) -> Link {
    let id = row.id().unwrap_or_default().to_owned();
    match row.schema.record {
        "person" => Link::Person(id),
        "opportunity" => Link::Deal(id),
        "visit" => Link::Visit(id),
        record => Link::Record(record, row.key),
    }
}

/// Findings about it, then the records that name it.
pub fn refers(ctx: &Ctx, speech: &Speech, at: &At, all: &[At]) -> Vec<RecordLine> {
    let mut lines: Vec<RecordLine> = Vec::new();
    let id = at.row.id().unwrap_or_default();
    let topic = at.row.text("topic").map(|topic| subject_of(topic, at.row.text("person")));
    let topic = topic.unwrap_or_default();
    let findings = ctx.dossier.map_or(&[][..], |d| d.findings.as_slice());
    for finding in findings.iter().filter(|f| {
        let subject = f.subject == id || f.subject == topic;
        let rests = f.evidence.iter().any(|e| e.id.as_deref() == Some(id));
        !f.subject.is_empty() && !f.dismissed && (subject || rests && !id.is_empty())
    }) {
        let mut line = RecordLine::new("finding", finding.sentence.clone(), Some(Link::Findings));
        line.role = match finding.severity {
            Severity::Critical => Role::Bad,
            Severity::Warning => Role::Warn,
            Severity::Notice => Role::Muted,
        };
        lines.push(line);
    }
    if id.is_empty() {
        return lines;
    }
    let target = target_of(at.row.schema.record);
    let mut naming: Vec<&At> =
        all.iter().filter(|other| !itself(at, other) && other.names(target, id)).collect();
    naming.sort_by_key(|other| std::cmp::Reverse(day_of(other.row)));
    for other in naming {
        let one = sheet_of(other.row.schema.record).map_or("", |s| s.one);
        let day = day_of(other.row).map(|d| format!(" ({})", speech.day(d)));
        let text = format!("{}{}", speech.line(other), day.unwrap_or_default());
        lines.push(RecordLine::new(one, text, Some(link_of(other.row))));
    }
    lines
}

fn itself(at: &At, other: &&At) -> bool {
    other.row.schema.record == at.row.schema.record && other.row.key == at.row.key
}

/// The day of a record, by its sheet.
pub fn day_of(row: &Row) -> Option<crate::model::Date> {
    let sheet = sheet_of(row.schema.record)?;
    sheet.days.iter().find_map(|column| match row.get(column) {
        Value::Day(day) => Some(*day),
        Value::Moment(moment) => Some(moment.date),
        _ => None,
    })
}
