//! What differs between two answers, in lines that a reader can follow.
use crate::exact::Ratio;
use serde_json::{Value, json};

/// Money as the model writes it.
const CENTS: [&str; 3] = ["expected_value", "deepest_need", "carrying_cost"];
/// Ratios as the model writes them.
const RATIOS: [&str; 4] = ["growth", "cost_saving", "complaint_resolution", "churn"];

/// The program's answer in the model's form: numbers as exact text, knock-outs by code.
pub fn numbers_as_text(mut answer: Value) -> Value {
    let Some(fields) = answer.as_object_mut() else {
        return answer;
    };
    for (key, field) in fields.iter_mut() {
        let decimals = match key.as_str() {
            key if CENTS.contains(&key) => 2,
            key if RATIOS.contains(&key) => 4,
            "knock_outs" => {
                *field = codes(field);
                continue;
            }
            _ => continue,
        };
        if let Some(number) = field.as_number().and_then(|n| Ratio::parse(&n.to_string())) {
            let is_rounded = number == number.rounded(decimals);
            *field =
                if is_rounded { number.text(decimals).into() } else { json!([number.text(9)]) };
        }
    }
    answer
}

/// The codes of knock-outs; one without a sentence stays as it is, and differs.
fn codes(knock_outs: &Value) -> Value {
    let entries = knock_outs.as_array().into_iter().flatten();
    let code = |entry: &Value| match entry["sentence"].as_str() {
        Some(sentence) if !sentence.trim().is_empty() => entry["code"].clone(),
        _ => entry.clone(),
    };
    entries.map(code).collect()
}

/// Findings as the model's lines, and what their other fields lack.
pub fn findings_as_lines(findings: &Value) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut incomplete) = (Vec::new(), Vec::new());
    for finding in findings.as_array().into_iter().flatten() {
        let word = |key: &str| finding[key].as_str().unwrap_or("?").to_string();
        let mark = if finding["dismissed"] == true { " dismissed" } else { "" };
        let keys = ["severity", "code", "account", "subject"].map(word).join(" ");
        for key in ["sentence", "remedy"] {
            if finding[key].as_str().is_none_or(|text| text.trim().is_empty()) {
                incomplete.push(format!("{keys}: no {key}"));
            }
        }
        if !finding["evidence"].is_array() {
            incomplete.push(format!("{keys}: evidence is no list"));
        }
        lines.push(format!("{keys}{mark}"));
    }
    (lines, incomplete)
}

/// Each place at which the program gives something else than the model.
pub fn between(model: &Value, program: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", model, program, &mut lines);
    lines
}

fn compare(place: &str, model: &Value, program: &Value, lines: &mut Vec<String>) {
    match (model, program) {
        (Value::Object(ours), Value::Object(theirs)) => {
            for (key, field) in ours {
                let other = theirs.get(key).unwrap_or(&Value::Null);
                compare(&format!("{place}/{key}"), field, other, lines);
            }
            for key in theirs.keys().filter(|key| !ours.contains_key(*key)) {
                lines.push(format!("{place}/{key}: only the program has it"));
            }
        }
        (Value::Array(ours), Value::Array(theirs)) => {
            if ours.iter().chain(theirs).all(Value::is_string) {
                return compare_words(place, ours, theirs, lines);
            }
            if ours.len() != theirs.len() {
                lines.push(format!("{place}: model {}, program {}", ours.len(), theirs.len()));
            }
            for (index, (one, other)) in ours.iter().zip(theirs).enumerate() {
                compare(&format!("{place}/{index}"), one, other, lines);
            }
        }
        _ if model != program => lines.push(format!("{place}: model {model}, program {program}")),
        _ => {}
    }
}

/// Lists of lines: which one side alone has, else where their order parts.
fn compare_words(place: &str, ours: &[Value], theirs: &[Value], lines: &mut Vec<String>) {
    let before = lines.len();
    let alone = |list: &[Value], other: &[Value], who: &str| -> Vec<String> {
        let mut left = other.to_vec();
        let mut alone = Vec::new();
        for line in list {
            match left.iter().position(|one| one == line) {
                Some(found) => drop(left.swap_remove(found)),
                None => alone.push(format!("{place} only the {who} has {line}")),
            }
        }
        alone
    };
    lines.extend(alone(ours, theirs, "model"));
    lines.extend(alone(theirs, ours, "program"));
    if lines.len() == before
        && let Some((one, other)) = ours.iter().zip(theirs).find(|(one, other)| one != other)
    {
        lines.push(format!("{place} order: the model has {one} where the program has {other}"));
    }
}

#[test]
fn differences_name_their_place() {
    let model = json!({ "score": 3, "unrated": ["fit", "rival"], "cost": null });
    let program = json!({ "score": 4, "unrated": ["rival"], "cost": null, "more": 1 });
    let expected = [
        "/score: model 3, program 4",
        "/unrated only the model has \"fit\"",
        "/more: only the program has it",
    ];
    assert_eq!(between(&model, &program), expected);
    assert_eq!(between(&json!(["a", "b"]), &json!(["b", "a"])).len(), 1);
    assert!(between(&model, &model).is_empty());
}

#[test]
fn numbers_are_read_exactly_and_unrounded_ones_differ() {
    let answer = json!({ "deepest_need": 12, "carrying_cost": 0.005, "growth": -0.25 });
    let text =
        json!({ "deepest_need": "12.00", "carrying_cost": ["0.005000000"], "growth": "-0.2500" });
    assert_eq!(numbers_as_text(answer), text);
}
