//! rival_and_none: a rival stands in the purchase, and who is in it says nobody.

use super::{Act, Found, Kind};
use crate::model::{Choice, Intel, Opportunity};
use crate::rules::{AccountContext, phrase};
use crate::text::DayText;

/// The newest answer counts, as what was said before it may have changed.
pub const KIND: Kind = Kind {
    kind: "rival_and_none",
    check,
    hides: &["critical_unknown", "hearsay", "stale_intel", "rival_ahead", "displacement_risk"],
};

const TOPIC: &str = "rivals.who";

/// How an answer begins that says nobody.
const NOBODY: [&str; 26] = [
    "none",
    "nobody",
    "no one",
    "no-one",
    "noone",
    "no other",
    "no rival",
    "no competitor",
    "nothing",
    "keine",
    "kein ",
    "niemand",
    "aucun",
    "personne",
    "nadie",
    "ninguno",
    "nessuno",
    "geen",
    "niemand",
    "ingen",
    "nikdo",
    "nikt",
    "没有",
    "无",
    "無",
    "沒有",
];

/// What an answer holds that says that only we are asked.
const ONLY_WE: [&str; 12] = [
    "only we",
    "only us",
    "just us",
    "we alone",
    "nobody else",
    "no one else",
    "nur wir",
    "sonst niemand",
    "que nous",
    "solo noi",
    "只有我们",
    "仅我们",
];

fn check(case: &AccountContext) -> Vec<Found> {
    let Some(answer) = newest(case).filter(|i| says_nobody(i)) else {
        return Vec::new();
    };
    case.open().filter_map(|deal| found(case, deal, answer)).collect()
}

/// The newest answer, then the last in file order.
fn newest<'a>(case: &AccountContext<'a>) -> Option<&'a Intel> {
    let answers = case
        .account
        .intel
        .0
        .iter()
        .filter(|i| i.topic.as_deref() == Some(TOPIC) && i.answer.is_some());
    answers.filter(|i| i.as_of.is_none_or(|d| d <= case.today())).max_by_key(|i| *i.as_of)
}

fn says_nobody(intel: &Intel) -> bool {
    let text = intel.answer.or_empty().trim().to_lowercase();
    NOBODY.iter().any(|word| {
        let rest = text.strip_prefix(*word);
        rest.is_some_and(|r| {
            word.ends_with(' ') || !r.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    }) || ONLY_WE.iter().any(|w| text.contains(w))
}

fn found(case: &AccountContext, deal: &Opportunity, answer: &Intel) -> Option<Found> {
    let account = case.account.id.as_str();
    let ids: Vec<&str> = deal.rivals.iter().filter_map(|r| r.competitor.0.as_deref()).collect();
    let names: Vec<&str> = ids.iter().map(|id| case.world.competitor(id)).collect();
    let text = answer.answer.or_empty().to_lowercase();
    // "Nobody but Heatline" says who.
    if names.is_empty() || names.iter().any(|n| text.contains(&n.to_lowercase())) {
        return None;
    }
    let (name, said) = (deal.name.as_str(), phrase::list(&names));
    let by = answer.source.as_deref().filter(|_| !*answer.private);
    let by = by.map_or(String::new(), |b| phrase!(" by {b}", b));
    let (stands, is) = if names.len() == 1 { ("stands", "is") } else { ("stand", "are") };
    let sentence = phrase!(
        "{said} {stands} in {name}, and the answer{by} to who is in it says none",
        said,
        stands,
        name,
        by
    );
    let today = case.today().iso_day();
    let answered = Act::add("intel", &[account], &[TOPIC, &names.join(", ")])
        .field("confidence", answer.confidence.word())
        .field("as_of", &today);
    let found = Found::new(sentence)
        .on("opportunity", &deal.id)
        .on("intel", account)
        .choice(phrase!("{said} {is} in it", said, is), answered);
    Some(match ids.as_slice() {
        [one] => found.choice(
            phrase!("nobody else is: take {said} off", said),
            Act::remove("rival", &[account, &deal.id], &[one]),
        ),
        _ => found,
    })
}
