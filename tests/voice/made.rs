//! Whole books that were made by a seed: planted secrets, planted contradictions, six stages of advice.

use super::answer::{FORMS, Form, flat, has, pattern};
use super::ask::questions;
use super::disputes::{Wanted, shape};
use super::program::Program;
use serde_json::Value;

/// The reasons why the program fails a made book.
pub fn check(make: &str, program: &Program, plan: &Value) -> Vec<String> {
    match make {
        "leak" => leak(program, plan),
        "disputes" => disputes(program, plan),
        "advice" => advice(program, plan),
        other => vec![format!("nobody makes {other}")],
    }
}

fn list<'a>(data: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    data[key].as_array().into_iter().flatten()
}

fn words<'a>(data: &'a Value, key: &str) -> Vec<&'a str> {
    list(data, key).filter_map(Value::as_str).collect()
}

fn text<'a>(data: &'a Value, key: &str) -> &'a str {
    data[key].as_str().unwrap_or_default()
}

/// No secret is on a table page, unless the one it is between sits there alone; the open lines are there.
fn leak(program: &Program, plan: &Value) -> Vec<String> {
    let (mut reasons, mut missing) = (Vec::new(), Vec::new());
    for visit in list(plan, "visits") {
        let (account, id) = (text(visit, "account"), text(visit, "id"));
        for (form, word) in FORMS {
            let line = ["brief", account, "--visit", id, "--for", "table", "--format", word];
            let page = program.run(&line, form);
            if page.code != Some(0) {
                return vec![format!("brief of {id}: {}", page.err)];
            }
            let seen = format!("{} {}", page.flat(), page.out);
            for secret in list(plan, "secrets") {
                let alone = list(visit, "people").eq([&secret["pair"]]);
                if !alone && has(&seen, text(secret, "mark")) {
                    reasons.push(format!("{id} tells {}", text(secret, "kind")));
                }
            }
            let low = page.flat().to_lowercase();
            missing.extend(
                words(visit, "open").into_iter().filter(|l| !low.contains(&l.to_lowercase())),
            );
        }
    }
    reasons.sort();
    reasons.dedup();
    reasons.extend(missing.first().map(|line| format!("an open line is missing: {line:?}")));
    reasons
}

/// All planted ones are found, and at most one that is none.
fn disputes(program: &Program, plan: &Value) -> Vec<String> {
    let said = program.run(&["disputes", "--json"], Form::Json);
    let Some(data) = said.data else { return vec![format!("no JSON: {}", said.err)] };
    let mut reasons = Vec::new();
    shape(&data, &mut reasons);
    let one = |want| Wanted {
        what: text(want, "what"),
        account: want["account"].as_str(),
        ids: words(want, "ids"),
        or_say: want["or_say"].as_str(),
    };
    let wanted: Vec<Wanted> = list(plan, "wanted").map(one).collect();
    let all: Vec<&Value> = data.as_array().into_iter().flatten().collect();
    let lost = wanted.iter().filter(|w| !all.iter().any(|d| w.meets(d)));
    reasons.extend(lost.map(|w| format!("not found: {} {:?}", w.what, w.ids)));
    let none: Vec<_> = all.iter().filter(|d| !wanted.iter().any(|w| w.meets(d))).collect();
    if none.len() > 1 {
        reasons.extend(none.iter().map(|d| format!("is none: {}", d["sentence"])));
    }
    reasons
}

/// What the rules say of a book whose records answer everything.
#[derive(Default)]
struct Said {
    asked: usize,
    bad: Vec<String>,
    remedies: usize,
    empty: Vec<String>,
    firsts: Vec<String>,
    denied: Vec<String>,
}

fn advice(program: &Program, plan: &Value) -> Vec<String> {
    let mut said = Said::default();
    for account in list(plan, "accounts") {
        let id = text(account, "id");
        let brief = program.run(&["brief", id, "--format", "json"], Form::Json);
        let found = program.run(&["check", id, "--json"], Form::Json);
        let (Some(brief), Some(found)) = (brief.data, found.data) else {
            return vec![format!("{id}: no JSON")];
        };
        asks(plan, account, &brief, &mut said);
        finds(account, &found, &mut said);
    }
    let mut reasons = Vec::new();
    reasons.extend(said.bad.iter().map(|q| format!("asks what the file says: {q}")));
    if said.empty.len() * 10 >= said.remedies {
        let (few, all) = (said.empty.len(), said.remedies);
        reasons.push(format!("{few} of {all} remedies name no person, record or day"));
        reasons.extend(said.empty);
    }
    reasons.extend(said.denied.iter().map(|s| format!("contradicted by the file: {s:?}")));
    reasons.extend(said.firsts.iter().map(|r| format!("\"first\" of somebody reached: {r:?}")));
    if said.asked == 0 || said.remedies < 20 {
        reasons.push(format!("only {} questions and {} findings", said.asked, said.remedies));
    }
    reasons
}

fn asks(plan: &Value, account: &Value, brief: &Value, said: &mut Said) {
    let known = account["known"].as_object().into_iter().flatten();
    let mut topics: Vec<(&str, Vec<&str>)> =
        known.map(|(topic, _)| (topic.as_str(), words(&account["known"], topic))).collect();
    topics.extend(words(account, "never").into_iter().map(|topic| (topic, Vec::new())));
    for question in questions(brief) {
        said.asked += 1;
        let low = question.text.to_lowercase();
        let again = topics.iter().any(|(topic, tokens)| {
            let by_words = plan["topic_words"][topic].as_str();
            let mine = question.source == *topic || by_words.is_some_and(|w| has(&low, w));
            mine && !tokens.iter().any(|t| !t.is_empty() && low.contains(&t.to_lowercase()))
        });
        if again {
            said.bad.push(format!("stage {}: {:?}", account["stage"], question.text));
        }
    }
}

const DATED: &str = r"\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b\d{4}-\d\d-\d\d|\b\d{1,3}([.,]\d{3})+\b|\d月\d|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b";

fn finds(account: &Value, found: &Value, said: &mut Said) {
    let names: Vec<&str> = [words(account, "people"), words(account, "records")].concat();
    for finding in found.as_array().into_iter().flatten() {
        let sentence = text(finding, "sentence").to_lowercase();
        let tokens = words(&account["known"], text(finding, "subject"));
        let holds = |t: &&str| !t.is_empty() && sentence.contains(&t.to_lowercase());
        let told = tokens.iter().any(holds) || sentence.contains("the file");
        if finding["code"] == "critical_unknown" && !tokens.is_empty() && !told {
            said.denied.push(text(finding, "sentence").to_owned());
        }
        said.remedies += 1;
        let remedy = flat(text(finding, "remedy"));
        let bare = remedy.replace(text(account, "name"), "");
        let named = names.iter().any(|name| {
            let whole = format!(r"(?<!\w){}(?!\w)", fancy_regex::escape(name));
            fancy_regex::Regex::new(&whole).expect("a pattern").is_match(&bare).unwrap_or(false)
        });
        let dated = fancy_regex::Regex::new(DATED).expect("a pattern").is_match(&bare);
        if !(named || dated.unwrap_or(false)) || has(&bare, "^find out: ") {
            let code = text(finding, "code");
            said.empty.push(format!("{code}: {remedy}"));
        }
        let reached = words(account, "reached");
        if pattern(r"\bfirst\b").is_match(&remedy).unwrap_or(false)
            && reached.iter().any(|name| remedy.contains(name))
        {
            said.firsts.push(remedy);
        }
    }
}
