//! What is written anywhere: contacts, answers, notes, visits in which the words stand, each with its place.

use crate::model::Key;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::Visit;
use crate::workbench::search::Hit;

/// Hits of one kind of record; the rest is found by another word.
const MOST: usize = 12;

/// The records in whose texts all words begin, those of the picked account first; names stand in the list already.
pub fn hits(words: &str, here: Option<Key>, ctx: &Ctx) -> Vec<Hit> {
    let mut hits = ctx.bench.search(words, MOST).unwrap_or_default();
    let listed = |h: &Hit| matches!(h.record, "intel" | "action");
    let plain = |h: &Hit| matches!(h.record, "contact" | "question" | "complaint");
    hits.retain(|h| !listed(h) && (plain(h) || !h.text.is_empty()));
    hits.sort_by_key(|h| Some(h.account) != here);
    hits
}

/// What it says, the account, what it is and of which day.
pub fn row(hit: &Hit) -> [String; 3] {
    let text = match hit.text.is_empty() {
        true => hit.title.clone(),
        false => hit.text.clone(),
    };
    let day = hit.date.map(|d| format!(" {}", d.format("%d %b")));
    let what = hit.record;
    let what = format!("{what}{}", day.unwrap_or_default());
    [text, hit.account_name.clone(), what]
}

/// Opens the visit, or goes to the record in its account.
pub fn open(hit: &Hit) -> Effect {
    match hit.record {
        "visit" | "question" => Effect::All(vec![
            Effect::Close,
            Effect::Pick(hit.account),
            Effect::Open(Box::new(Visit::of(hit.id.clone()))),
        ]),
        _ => Effect::GoTo(hit.account, hit.id.clone()),
    }
}
