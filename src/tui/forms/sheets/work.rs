//! What is done for an account, and what was seen and heard there.

use super::super::field::How::{Choice, Mark, Notes, Plain};
use super::super::field::{FieldSpec, row};
use super::super::{action, agreement, complaint, contact, observation, service};
use super::{RecordType, sheet};

const GIFT: &[FieldSpec] = &[
    row("to", "person", Plain, "to whom"),
    row("what", "what", Plain, "a gift, a meal, a ticket"),
    row("worth", "value", Plain, "what it was worth"),
    row("why", "reason", Plain, "on what occasion; a reason where the gate does not say yes"),
    row("on", "date", Plain, "the day it was given, or will be"),
    row("approved by", "approved_by", Plain, "who of ours"),
];

const SATISFACTION: &[FieldSpec] = &[
    row("mark", "score", Plain, "0 to 5, one decimal: how they judge us"),
    row("by", "by", super::super::field::How::PersonOrText, "who gave it"),
    row("on", "date", Plain, "the day it was given"),
    row("note", "note", Notes, "what was said"),
];

const DEED: &[FieldSpec] = &[
    row("what", "what", Choice("deed"), "what they did for us"),
    row("on", "date", Plain, ""),
    row("note", "note", Notes, "how it went"),
];

const INTRODUCTION: &[FieldSpec] = &[
    row("through", "through", Plain, "who introduces us"),
    row("to", "to", Plain, "to whom"),
    row("on", "date", Plain, ""),
    row("stands", "result", Choice("introduction"), "what came of it"),
    row("note", "note", Notes, "how it went"),
];

const ANSWER: &[FieldSpec] = &[
    row("answer", "answer", Notes, "what we know"),
    row("source", "source", super::super::field::How::PersonOrText, "who or what says so"),
    row("how sure", "confidence", Choice("confidence"), "how far it can be trusted"),
    row("as of", "as_of", Plain, "the day on which it was true"),
    row("about", "person", Plain, "whom it is about"),
    row("disputed", "disputed", Plain, "another answer disagrees"),
    row("private", "private", Plain, "not on any page that leaves the house"),
];

const DISMISSAL: &[FieldSpec] = &[
    row("answer", "verdict", Choice("answer"), "your answer to the finding"),
    row("why", "why", Notes, ""),
    row("on", "date", Plain, ""),
    row("until", "until", Plain, "the last day it holds"),
];

const QUESTION: &[FieldSpec] = &[
    row("question", "text", Notes, "what to ask"),
    row("whom", "person", Plain, ""),
    row("answer", "answer", Notes, "what they said"),
];

const OBJECTION: &[FieldSpec] = &[
    row("they say", "text", Notes, "what they may say"),
    row("we say", "answer", Notes, "what we say"),
    row("came", "came", Plain, "it came, as we had expected"),
];

pub const SHEETS: &[RecordType] = &[
    sheet("contact", "contact", contact::FIELDS)
        .many("Contacts")
        .says(&["kind", "people"], &["note"])
        .on(&["date"], &[])
        .stands("outcome"),
    sheet("action", "to do", action::FIELDS)
        .many("Actions and promises")
        .says(&["what"], &["promised_to", "promised_by", "owner"])
        .on(&["due", "done"], &[])
        .states(&[("done", "done")]),
    sheet("complaint", "complaint", complaint::FIELDS)
        .many("Complaints")
        .says(&["what"], &["by", "severity"])
        .on(&["raised"], &["raised"])
        .states(&[("resolved", "resolved")]),
    sheet("service", "service", service::FIELDS)
        .many("Service plan")
        .says(&["what"], &["every_days"])
        .on(&["last_done"], &[])
        .states(&[("last_done", "done")]),
    sheet("agreement", "agreement", agreement::FIELDS)
        .many("Agreements")
        .says(&["what"], &["terms"])
        .on(&["until", "from"], &[]),
    sheet("gift", "gift", GIFT)
        .many("Gifts")
        .says(&["what", "person"], &["reason"])
        .on(&["date"], &["date"])
        .stands("value"),
    sheet("observation", "observation", observation::FIELDS)
        .many("Observations")
        .says(&["place", "brand", "product"], &["note"])
        .on(&["date"], &["date"])
        .stands("price"),
    sheet("intel", "answer", ANSWER)
        .many("Answers")
        .says(&["topic", "person"], &["answer"])
        .on(&["as_of"], &[])
        .stands("confidence"),
    sheet("satisfaction", "mark they gave us", SATISFACTION)
        .many("Satisfaction: the marks they gave us")
        .says(&["score", "by"], &["note"])
        .on(&["date"], &["date"]),
    sheet("introduction", "introduction", INTRODUCTION)
        .many("Introductions")
        .says(&["through", "to"], &["note"])
        .on(&["date"], &["date"])
        .stands("result"),
    sheet("deed", "deed", DEED)
        .many("Deeds: what they did for us")
        .says(&["what"], &["note"])
        .on(&["date"], &["date"]),
    sheet("dismissal", "answered finding", DISMISSAL)
        .says(&["code"], &["why"])
        .on(&["date"], &[])
        .stands("verdict"),
    sheet("question", "question", QUESTION).says(&["text"], &["answer"]),
    sheet("objection", "objection", OBJECTION).says(&["text"], &["answer"]),
    sheet("their_question", "question of theirs", OBJECTION).says(&["text"], &["answer"]),
    sheet("tie", "tie", super::super::tie::FIELDS)
        .many("Ties")
        .says(&["from", "kind", "to"], &["note"])
        .stands("strength"),
];

/// A mark of 0 to 5 with its reason.
pub const MARK: super::super::field::How = Mark("");
