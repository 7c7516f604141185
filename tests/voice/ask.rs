//! What a page tells the rep to ask.

use super::answer::{entries, flat, has};
use super::case::{number, tables, text, texts};
use serde_json::Value;
use toml::Table;

/// A question of the page.
pub struct Question {
    pub text: String,
    pub source: String,
    /// It is asked of one person alone, or not at all before them.
    pub alone: bool,
}

/// The questions of a brief in JSON, in its order; what they would ask and objections aside.
pub fn questions(data: &Value) -> Vec<Question> {
    let mut found = Vec::new();
    for entry in entries(data) {
        let (said, lead) = (flat(&entry.text("text")), entry.text("lead"));
        let theirs =
            "expect|objection|watch|want|attend|picture|stands|who is who|promis|agenda|bring";
        if has(&entry.section, theirs) || has(&lead, r"^they\b") || !has(&said, r"[?？؟]\W*$") {
            continue;
        }
        let notes = entry.notes().join(" ");
        let around = [entry.section.clone(), lead, entry.text("aside"), notes].join(" ");
        let alone = has(&around, r"\balone\b|for us");
        found.push(Question { text: said, source: entry.text("source"), alone });
    }
    found
}

/// What is asked of the questions of a page.
pub fn judge(want: &Table, data: &Value, reasons: &mut Vec<String>) {
    let asked = questions(data);
    let like = |wanted: &str| asked.iter().filter(|q| has(&q.text, wanted)).collect::<Vec<_>>();
    for question in texts(want, "none").into_iter().flat_map(like) {
        reasons.push(format!("asks {:?}", question.text));
    }
    for question in texts(want, "room_none").into_iter().flat_map(like).filter(|q| !q.alone) {
        reasons.push(format!("asks in the room {:?}", question.text));
    }
    for wanted in texts(want, "some").into_iter().filter(|w| like(w).is_empty()) {
        reasons.push(format!("asks nothing like /{wanted}/"));
    }
    for twice in texts(want, "once").into_iter().map(like).filter(|found| found.len() > 1) {
        reasons.push(format!("asks {} times {:?}", twice.len(), twice[0].text));
    }
    if let Some(wanted) = text(want, "first") {
        let first = asked.first().map_or("", |q| q.text.as_str());
        if !has(first, wanted) {
            reasons.push(format!("asks first {first:?}, not /{wanted}/"));
        }
    }
    let most = number(want, "at_most").unwrap_or(99);
    if asked.len() > most {
        reasons.push(format!("asks {} questions, at most {most}", asked.len()));
    }
    for rule in tables(want, "about") {
        about(rule, &asked, reasons);
    }
}

fn about(rule: &Table, asked: &[Question], reasons: &mut Vec<String>) {
    for question in asked {
        let by_topic = text(rule, "topic").is_some_and(|t| has(&question.source, t));
        let by_words = text(rule, "words").is_some_and(|w| has(&question.text, w));
        let lacks = text(rule, "must").is_some_and(|m| !has(&question.text, m));
        let says = text(rule, "none").is_some_and(|n| has(&question.text, n));
        if (by_topic || by_words) && (lacks || says) {
            reasons.push(format!("asks {:?}", question.text));
        }
    }
}
