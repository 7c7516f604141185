//! Drafts: what was typed and not saved, one field a line.

use super::field::Fields;
use crate::model::Date;
use crate::text::parse::parse;
use crate::workbench::short_day;

/// Before the day on which a draft was typed; no field's line begins so.
const DAY: &str = "@";

/// What differs from what the form was opened with; empty where nothing does.
pub fn write(fields: &Fields) -> String {
    let mut text = String::new();
    for field in fields.0.iter().filter(|f| f.touched()) {
        let kept = field.input.kept();
        let kept = kept.replace('\\', "\\\\").replace('\n', "\\n");
        text.push_str(&format!("{}={kept}\n", field.column));
    }
    text
}

/// With the day on which it was typed; nothing stays nothing.
pub fn dated(kept: String, today: Date) -> String {
    match kept.is_empty() {
        true => kept,
        false => format!("{DAY}{today}\n{kept}"),
    }
}

/// " on Tue 24 Nov", where the draft has its day.
pub fn when(kept: &str, today: Date) -> String {
    let first = kept.lines().next().and_then(|l| l.strip_prefix(DAY));
    let day: Option<Date> = first.and_then(parse);
    day.map_or(String::new(), |day| phrase!(" on {}", short_day(day, today)))
}

/// Brings back what a draft kept; true where some field took something.
pub fn read(text: &str, fields: &mut Fields) -> bool {
    let mut some = false;
    for line in text.lines() {
        let Some((column, kept)) = line.split_once('=') else {
            continue;
        };
        if let Some(field) = fields.get_mut(column) {
            field.input.bring_back(&plain(kept));
            some = true;
        }
    }
    some
}

fn plain(kept: &str) -> String {
    let mut text = String::with_capacity(kept.len());
    let mut letters = kept.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn lines_and_strokes_come_back() {
        for text in ["one\ntwo", "a\\nb", "\\", "王敏\n\\n"] {
            let kept = text.replace('\\', "\\\\").replace('\n', "\\n");
            assert!(!kept.contains('\n'));
            assert_eq!(plain(&kept), text);
        }
    }
}
