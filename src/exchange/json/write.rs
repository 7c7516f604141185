//! Rows to JSON: keys in the order of docs/FILE.md, blanks and empty lists left out, numbers exact.

use super::FORMAT;
use crate::model::{Book, Record, Row, Value};

/// The whole book as an interchange file, ending in a line feed.
pub fn write(book: &Row) -> String {
    debug_assert_eq!(book.schema.record, Book::SCHEMA.record);
    let mut out = format!("{{\n \"format\": \"{FORMAT}\"");
    members(&mut out, book, Some(1), false);
    out.push_str("\n}\n");
    out
}

/// One record on one line, without its id: two equal records give the same text.
pub fn compact(row: &Row) -> String {
    let mut out = String::from("{");
    let before = out.len();
    let mut aside = row.clone();
    aside.set("id", Value::Absent);
    members(&mut out, &aside, None, true);
    if out.as_bytes().get(before) == Some(&b',') {
        out.remove(before);
    }
    out.push('}');
    out
}

/// `indent`: the depth where each member has a line of its own. `plain`: no is left out too; else what the file keeps for itself is.
fn members(out: &mut String, row: &Row, indent: Option<usize>, plain: bool) {
    for (field, cell) in row.schema.fields.iter().zip(&row.cells) {
        let is_left_out = if plain { *cell == Value::Flag(false) } else { field.is_inner() };
        if cell.is_empty() || is_left_out {
            continue;
        }
        out.push(',');
        line(out, indent);
        out.push('"');
        out.push_str(field.name);
        out.push_str(if indent.is_some() { "\": " } else { "\":" });
        value(out, cell, indent, plain);
    }
}

fn line(out: &mut String, indent: Option<usize>) {
    if let Some(depth) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth));
    }
}

fn value(out: &mut String, value: &Value, indent: Option<usize>, plain: bool) {
    match value {
        Value::Absent => out.push_str("null"),
        Value::Flag(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Whole(_) | Value::Number(_) | Value::Money(_) => out.push_str(&value.to_string()),
        Value::Text(text) => string(out, text),
        Value::Day(_) | Value::Moment(_) => string(out, &value.to_string()),
        Value::Words(words) => {
            out.push('[');
            for (i, word) in words.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                string(out, word);
            }
            out.push(']');
        }
        Value::One(row) => object(out, row, indent, plain),
        Value::Many(rows) => {
            out.push('[');
            for (i, row) in rows.iter().enumerate() {
                out.push_str(if i > 0 { "," } else { "" });
                line(out, indent.map(|d| d + 1));
                object(out, row, indent.map(|d| d + 1), plain);
            }
            line(out, indent);
            out.push(']');
        }
    }
}

/// Accounts and what is large open over lines; small records stand on one line.
fn object(out: &mut String, row: &Row, indent: Option<usize>, plain: bool) {
    let large = row.cells.iter().any(|c| matches!(c, Value::Many(rows) if !rows.is_empty()));
    let inside = indent.filter(|_| large).map(|d| d + 1);
    out.push('{');
    let before = out.len();
    members(out, row, inside, plain);
    if out.as_bytes().get(before) == Some(&b',') {
        out.remove(before);
    }
    line(out, indent.filter(|_| large));
    out.push('}');
}

fn string(out: &mut String, text: &str) {
    match serde_json::to_string(text) {
        Ok(quoted) => out.push_str(&quoted),
        Err(_) => out.push_str("\"\""),
    }
}
