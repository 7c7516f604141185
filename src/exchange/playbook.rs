//! The playbook file: the embedded default, and a rep's own over it, row by row.

use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use toml::{Table, Value};

use crate::exchange::mend::mended;
use crate::exchange::overlay::{Overlaid, overlay};
use crate::model::playbook::Playbook;

/// `assets/playbook.toml` as it is: what a rep starts an own file from.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/playbook.toml");

/// The same as JSON, made when the program is built: quicker to read.
const DEFAULT_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/playbook.json"));

/// The embedded playbook with docs/RULES.md's numbers.
pub fn default_playbook() -> Arc<Playbook> {
    static READ: OnceLock<Arc<Playbook>> = OnceLock::new();
    // A test holds that the embedded file is sound; nothing that a rep does reaches this.
    READ.get_or_init(|| {
        Arc::new(serde_json::from_str(DEFAULT_JSON).expect("the embedded playbook is sound"))
    })
    .clone()
}

/// The default playbook with `text` over it. An empty text gives the default.
///
/// # Errors
/// One plain sentence, with the line where there is one: what is wrong and what is allowed. Nothing is taken over.
pub fn parse(text: &str) -> Result<Playbook, String> {
    let default: Table = toml::from_str(DEFAULT_TEXT).map_err(|error| error.to_string())?;
    let overlaid = overlay(default.clone(), &default, text, range_of)?;
    sides(&overlaid)?;
    let playbook: Playbook = overlaid
        .table
        .clone()
        .try_into()
        .map_err(|error: toml::de::Error| format!("{}.", error.message()))?;
    playbook.check().map_err(|fault| overlaid.refusal(&fault.path, &fault.reason))?;
    Ok(playbook)
}

/// The default playbook with the rows of `text` that fit over it, and a sentence for each that does not.
pub fn read(text: &str) -> (Playbook, Vec<String>) {
    mended(text, parse, || Arc::unwrap_or_clone(default_playbook()))
}

/// The numbers that a key of this name may have, by its unit.
fn range_of(key: &str) -> Option<RangeInclusive<i64>> {
    const UNITS: &[(&str, RangeInclusive<i64>)] = &[
        ("_share_percent", 0..=100),
        ("_percent", 1..=1000),
        ("_days", 1..=36_500),
        ("_stage", 1..=6),
        ("_month", 1..=12),
        ("_influence", 0..=5),
        ("_relationship", 0..=5),
        ("knowledge_mark", 0..=5),
        ("weak_payer_mark", 0..=5),
        ("knock_out_mark", 0..=5),
        ("high_mark", 0..=5),
        ("go_mark", 0..=100),
        ("conditional_mark", 0..=100),
        ("_attitude", -2..=2),
        ("_tenths", 1..=50),
    ];
    match key {
        "weight" | "shelf" => Some(1..=36_500),
        "number" => Some(1..=6),
        "rumour" | "stated" | "verified" => Some(0..=100),
        "high" | "medium" | "low" => Some(0..=36_500),
        _ => Some(
            UNITS
                .iter()
                .find(|(unit, _)| key.ends_with(unit))
                .map_or(1..=1000, |(_, range)| range.clone()),
        ),
    }
}

/// The side of a mark is a word of two; said here, where its line is known.
fn sides(overlaid: &Overlaid) -> Result<(), String> {
    let marks = overlaid.table.get("evaluation").and_then(Value::as_array);
    for mark in marks.into_iter().flatten() {
        let word = |key: &str| mark.get(key).and_then(Value::as_str).unwrap_or_default();
        if !matches!(word("side"), "customer" | "we") {
            let path = format!("evaluation.{}.side", word("name"));
            return Err(overlaid.refusal(&path, phrase!("side is customer or we")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod refusals;
#[cfg(test)]
mod tests;
