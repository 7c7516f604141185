//! What one run is asked for.

use super::answer::{Answer, Form, chinese, entries, flat, has, near, pattern, rows};
use super::case::{flag, number, tables, text, texts};
use super::{ask, disputes};
use serde_json::Value;
use toml::Table;

/// Adds the reasons why an answer is not what a run asks for.
pub fn judge(run: &Table, answer: &Answer, reasons: &mut Vec<String>) {
    let exit = number(run, "exit").unwrap_or(0);
    if answer.code.and_then(|c| usize::try_from(c).ok()) != Some(exit) {
        reasons.push(format!("exit {:?}: {}", answer.code, flat(&answer.err)));
        return;
    }
    patterns(run, answer, reasons);
    lines(run, answer, reasons);
    if flag(run, "clean") == Some(true) && answer.form == Form::Json {
        ragged(answer, reasons);
    }
    let asked = run.get("ask").and_then(toml::Value::as_table);
    let disputed = run.get("disputes").and_then(toml::Value::as_table);
    let findings = tables(run, "finding");
    if asked.is_none() && disputed.is_none() && findings.is_empty() {
        return;
    }
    let Some(data) = &answer.data else {
        reasons.push(format!("no JSON: {}", flat(&answer.out)));
        return;
    };
    findings.iter().for_each(|want| finding(want, data, reasons));
    if let Some(want) = asked {
        ask::judge(want, data, reasons);
    }
    if let Some(want) = disputed {
        disputes::judge(want, data, reasons);
    }
}

fn patterns(run: &Table, answer: &Answer, reasons: &mut Vec<String>) {
    let (out, err) = (answer.flat(), flat(&answer.err));
    let both = format!("{out} {err}");
    for (key, place) in [("must", &out), ("err_must", &err), ("any_must", &both)] {
        for wanted in texts(run, key).into_iter().filter(|w| !has(place, w)) {
            reasons.push(format!("does not say /{wanted}/"));
        }
    }
    for (key, place) in [("must_not", &out), ("err_must_not", &err), ("any_must_not", &both)] {
        for found in texts(run, key).into_iter().filter_map(|w| near(place, w)) {
            reasons.push(format!("says {found:?}"));
        }
    }
    for wanted in texts(run, "raw_must") {
        let is_there = fancy_regex::Regex::new(wanted).expect("a pattern").is_match(&answer.out);
        if !is_there.unwrap_or(false) {
            reasons.push(format!("has no /{wanted}/"));
        }
    }
}

fn lines(run: &Table, answer: &Answer, reasons: &mut Vec<String>) {
    let out = answer.flat().to_lowercase();
    let is_there = |line: &str| out.contains(&flat(line).to_lowercase());
    for line in texts(run, "whole").into_iter().filter(|l| !is_there(l)) {
        reasons.push(format!("lacks the line {line:?}"));
    }
    for line in texts(run, "whole_or_none").into_iter().filter(|l| !is_there(l)) {
        let left = runs_of_words(line).into_iter().find(|part| out.contains(&part.to_lowercase()));
        if let Some(left) = left {
            reasons.push(format!("a torn line: {left:?} of {line:?}"));
        }
    }
    for want in tables(run, "row") {
        let wanted = text(want, "about").unwrap_or_default();
        let about: Vec<String> = rows(&answer.out).into_iter().filter(|r| has(r, wanted)).collect();
        let count = about.len();
        if count > number(want, "at_most").unwrap_or(99) {
            reasons.push(format!("{count} rows about /{wanted}/: {}", about.join(" // ")));
        }
        if count < number(want, "at_least").unwrap_or(0) {
            reasons.push(format!("{count} rows about /{wanted}/"));
        }
    }
}

/// The runs of three words of a sentence, of four characters in Chinese, by which its remains are known.
fn runs_of_words(line: &str) -> Vec<String> {
    if chinese(line) * 3 > line.chars().count() {
        let signs: Vec<char> = flat(line).chars().filter(|c| !c.is_whitespace()).collect();
        return signs.windows(4).map(|w| w.iter().collect()).collect();
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(3).map(|w| w.join(" ")).collect()
}

/// What shows that something was cut out of a line.
const RAGGED: [(&str, &str); 6] = [
    (r"\S {2,}\S", "a doubled blank"),
    (r"^\s|\s$", "a blank at its end"),
    (r"\S [,.)](\s|$)", "a blank before a stop"),
    (r#"\(\s*\)|["“„«]\s*["”“»]"#, "empty brackets or quotes"),
    (r"^[,;.]", "it begins with a stop"),
    (
        r"\b(to|by|with|from|of|for|and|the|zu|mit|von|für|und|de|à|avec|par|pour|et)$",
        "it stops in the middle",
    ),
];

fn ragged(answer: &Answer, reasons: &mut Vec<String>) {
    let Some(data) = &answer.data else { return };
    for entry in entries(data) {
        for part in std::iter::once(entry.text("text")).chain(entry.notes()) {
            for (wrong, what) in RAGGED {
                let exact = fancy_regex::Regex::new(wrong).expect("a pattern");
                if exact.is_match(&part).unwrap_or(false) {
                    reasons.push(format!("{what}: {part:?}"));
                }
            }
        }
    }
}

/// Findings of a code (and subject): what their sentence and remedy must and must not say.
fn finding(want: &Table, data: &Value, reasons: &mut Vec<String>) {
    let (code, subject) = (text(want, "code").unwrap_or_default(), text(want, "subject"));
    let name = format!("{code} of {}", subject.unwrap_or("any"));
    let all = data.as_array().into_iter().flatten();
    let fits = |f: &&Value| f["code"] == code && subject.is_none_or(|s| f["subject"] == s);
    let mine: Vec<&Value> = all.filter(fits).collect();
    if mine.is_empty() && flag(want, "must_be") != Some(false) {
        reasons.push(format!("no finding {name}"));
    }
    for part in ["sentence", "remedy"] {
        for said in mine.iter().map(|f| flat(f[part].as_str().unwrap_or_default())) {
            for wanted in texts(want, part).into_iter().filter(|w| !has(&said, w)) {
                reasons.push(format!("{name}: {part} {said:?} does not say /{wanted}/"));
            }
            let not = texts(want, &format!("{part}_not"));
            for _ in not.into_iter().filter(|w| pattern(w).is_match(&said).unwrap_or(false)) {
                reasons.push(format!("{name}: {part} says {said:?}"));
            }
        }
    }
}
