//! The file's own lists: products, competitors, the inbox, our people, the rep's own marks.

use super::super::field::How::{Choice, Notes, Plain};
use super::super::field::{FieldSpec, row};
use super::super::topic;
use super::work::MARK;
use super::{RecordType, sheet};

const PRODUCT: &[FieldSpec] = &[
    row("name", "name", Plain, ""),
    row("solves", "solves", Notes, "the problem it solves"),
    row("list price", "list_price", Plain, ""),
    row("floor price", "floor_price", Plain, "the price we do not go below"),
];

const COMPETITOR: &[FieldSpec] = &[
    row("name", "name", Plain, ""),
    row("good at", "strengths", Notes, ""),
    row("bad at", "weaknesses", Notes, ""),
    row("notes", "notes", Notes, ""),
];

const LINE: &[FieldSpec] =
    &[row("line", "text", Notes, "not yet given to an account"), row("on", "date", Plain, "")];

const COLLEAGUE: &[FieldSpec] = &[
    row("name", "name", Plain, "as the people's \"held by\" says it"),
    row("until", "until", Plain, "the last day with us"),
];

const SELF: &[FieldSpec] = &[
    row("skill", "skill", Choice("skill"), ""),
    row("mark", "score", MARK, "0 to 5"),
    row("on", "date", Plain, ""),
    row("why", "evidence", Notes, "what it rests on"),
];

pub const SHEETS: &[RecordType] = &[
    sheet("product", "product", PRODUCT)
        .many("Products")
        .says(&["name"], &["solves"])
        .stands("list_price"),
    sheet("competitor", "competitor", COMPETITOR)
        .many("Competitors")
        .says(&["name"], &["strengths"]),
    sheet("inbox", "line of the inbox", LINE)
        .many("Inbox")
        .says(&["text"], &[])
        .on(&["date"], &["date"]),
    sheet("rep_topic", "topic of my own", topic::FIELDS)
        .many("My topics")
        .says(&["name"], &["ask"]),
    sheet("topic", "topic of this account", topic::FIELDS)
        .many("Topics of this account")
        .says(&["name"], &["ask"]),
    sheet("team", "colleague", COLLEAGUE)
        .many("Our people")
        .says(&["name"], &[])
        .on(&["until"], &[]),
    sheet("self_assessment", "mark of my own", SELF)
        .many("My own marks")
        .says(&["skill"], &["evidence"])
        .on(&["date"], &["date"])
        .stands("score"),
];
