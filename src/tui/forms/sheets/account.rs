//! The account itself, its people and visits, and when it became what.

use super::super::field::How::{Choice, Notes, Plain};
use super::super::field::{FieldSpec, row};
use super::super::{account, person};
use super::{RecordType, sheet};

const TIER: &[FieldSpec] =
    &[row("tier", "tier", Choice("tier"), ""), row("since", "since", Plain, "its first day")];

const VISIT: &[FieldSpec] = &[
    row("when", "date", Plain, ""),
    row("where", "place", Plain, ""),
    row("who attends", "people", Plain, ""),
    row("of ours", "ours", Plain, ""),
    row("about", "opportunity", Plain, ""),
    row("what for", "purpose", Plain, ""),
    row("occasion", "occasion", Choice("occasion"), "the kind of talk"),
    row("best", "objectives_best", Notes, ""),
    row("expected", "objectives_expected", Notes, ""),
    row("minimum", "objectives_minimum", Notes, ""),
    row("why meet us", "reason_to_meet", Notes, ""),
    row("agenda", "agenda", Plain, ""),
    row("bring", "bring", Plain, ""),
    row("debriefed on", "debrief_date", Plain, ""),
    row("learned", "debrief_learned", Notes, ""),
    row("next", "debrief_next", Notes, ""),
];

const SETTLED: &[FieldSpec] = &[
    row("what", "kind", Plain, "the kind of dispute"),
    row("why", "why", Notes, "why it is none"),
    row("on", "date", Plain, ""),
];

pub const SHEETS: &[RecordType] = &[
    sheet("account", "account", account::FIELDS).says(&["name"], &["industry", "site"]),
    sheet("person", "person", person::FIELDS).says(&["name"], &["title"]),
    sheet("visit", "visit", VISIT)
        .says(&["purpose"], &["people"])
        .on(&["date"], &[])
        .stands("status"),
    sheet("tier_history", "tier", TIER)
        .many("Tiers over the years")
        .says(&["tier"], &[])
        .on(&["since"], &["since"]),
    sheet("settled", "settled dispute", SETTLED)
        .many("Settled disputes")
        .says(&["kind"], &["why"])
        .on(&["date"], &["date"]),
];
