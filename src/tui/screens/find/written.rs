//! What is written anywhere: contacts, answers, notes, gifts .. in which the words stand, each with its place.

use super::items::Said;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::full_text::TextHit;
use crate::workbench::short_day;

/// Hits of one kind of record; the rest is found by another word.
pub const MOST: usize = 12;

/// Names stand in the list already; what is written about them does not.
pub fn is_new(hit: &TextHit) -> bool {
    let named = matches!(hit.record, "account" | "person" | "opportunity");
    !named || !hit.text.is_empty()
}

/// What it is and what it says, the account, its day, its kind.
pub fn row(hit: &TextHit, ctx: &Ctx) -> Said {
    let what = match hit.text.is_empty() {
        true => hit.title.clone(),
        false => format!("{}: {}", hit.title, hit.text),
    };
    Said {
        what,
        place: hit.account_name.clone(),
        day: hit.date.map(|d| short_day(d, ctx.today())).unwrap_or_default(),
        key: kind(hit.record),
    }
}

/// The kind of record in a word or two, short enough for its column.
fn kind(record: &str) -> String {
    match record {
        "intel" => phrase!("answer"),
        "action" => phrase!("to do"),
        "evidence" => phrase!("proof"),
        "opportunity" => phrase!("purchase"),
        "competition" => phrase!("rival"),
        "rival_evaluation" => phrase!("rival's mark"),
        "evaluation" | "self_assessment" => phrase!("mark"),
        "bid" => phrase!("bid paper"),
        "decision" => phrase!("verdict"),
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// Opens the page of the record.
pub fn open(hit: &TextHit) -> Effect {
    Effect::Show(hit.account, hit.record, hit.key)
}
