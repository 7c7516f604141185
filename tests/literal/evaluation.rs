//! Evaluation and verdict of an opportunity (docs/RULES.md).
use crate::cash::{Cash, flows};
use crate::exact::Ratio;
use crate::reading::{list, number, text, whole};
use crate::words::View;
use serde_json::{Value, json};

const CRITERIA: [(&str, i64); 8] = [
    ("capital", 10),
    ("technical", 10),
    ("relationship", 15),
    ("credit", 15),
    ("rival", 15),
    ("fit", 15),
    ("resources", 10),
    ("sureness", 10),
];

/// Those rated of rivals as well.
const SHARED: [&str; 4] = ["technical", "relationship", "fit", "resources"];

pub fn mark(rated: &Value, criterion: &str) -> Option<i64> {
    let mut entries = list(rated, "evaluation").iter();
    let entry = entries.find(|entry| text(entry, "criterion") == Some(criterion))?;
    whole(entry, "score")
}

/// How many criteria are rated for both, our sum and theirs.
pub fn against(opportunity: &Value, rival: &Value) -> (usize, i64, i64) {
    let (mut criteria, mut ours, mut theirs) = (0, 0, 0);
    for (criterion, weight) in CRITERIA {
        if !SHARED.contains(&criterion) {
            continue;
        }
        if let (Some(us), Some(them)) = (mark(opportunity, criterion), mark(rival, criterion)) {
            criteria += 1;
            ours += weight * us;
            theirs += weight * them;
        }
    }
    (criteria, ours, theirs)
}

/// From the worst to the best.
const VERDICTS: [&str; 3] = ["no_go", "conditional", "go"];

/// `evaluate ACCOUNT OPPORTUNITY --json`, money as text, knock-outs by code.
pub fn evaluate(view: &View, opportunity: &Value) -> Value {
    let cash = Cash::of(view, opportunity);
    let score = |missing: i64| {
        let weighted =
            |(criterion, weight)| weight * mark(opportunity, criterion).unwrap_or(missing);
        CRITERIA.into_iter().map(weighted).sum::<i64>() / 5
    };
    let unrated = CRITERIA.into_iter().map(|(criterion, _)| criterion);
    let unrated: Vec<&str> = unrated.filter(|c| mark(opportunity, c).is_none()).collect();
    let mut knock_outs: Vec<&str> = ["capital", "credit"]
        .into_iter()
        .filter(|criterion| mark(opportunity, criterion).is_some_and(|mark| mark <= 1))
        .collect();
    let early = half_comes_first(view, opportunity);
    let cushion_breaks = cash.can_cushion == Some(false);
    // With a mark given to all that is unrated, knock-outs too are those of the marks so filled.
    let verdict = |missing: i64| {
        let low = |criterion| mark(opportunity, criterion).unwrap_or(missing) <= 1;
        let of_marks = match (low("capital") || low("credit"), early) {
            (false, _) => 2,
            (true, true) => 1,
            (true, false) => 0,
        };
        let suggested = match score(missing) {
            70.. => 2,
            50..70 => 1,
            _ => 0,
        };
        VERDICTS[suggested.min(of_marks).min(if cushion_breaks { 1 } else { 2 })]
    };
    if cushion_breaks {
        knock_outs.push("cushion");
    }
    let (worst, best) = (verdict(0), verdict(5));
    let expected = expected_value(view, opportunity, &cash).map(|value| value.text(2));
    json!({
        "score": (unrated.len() < CRITERIA.len()).then(|| score(0)),
        "verdict": (worst == best).then_some(worst),
        "knock_outs": knock_outs,
        "unrated": unrated,
        "rivals": rivals(opportunity),
        "expected_value": expected,
        "deepest_need": cash.deepest_need.text(2),
        "carrying_cost": cash.carrying_cost.text(2),
        "can_cushion": cash.can_cushion,
    })
}

fn rivals(opportunity: &Value) -> Vec<Value> {
    let mut compared = Vec::new();
    for rival in list(opportunity, "rivals") {
        let (criteria, ours, theirs) = against(opportunity, rival);
        if criteria > 0 {
            let competitor = &rival["competitor"];
            compared.push(json!({
                "competitor": competitor, "criteria": criteria, "ours": ours, "theirs": theirs,
            }));
        }
    }
    compared
}

/// At least half of a value above 0 comes in by the end of the day of the first flow out.
fn half_comes_first(view: &View, opportunity: &Value) -> bool {
    let flows = flows(view, opportunity);
    let out = flows.iter().filter(|(_, amount)| *amount < Ratio::ZERO);
    let Some(first_out) = out.map(|(date, _)| *date).min() else {
        return false;
    };
    let early = flows.iter().filter(|(date, amount)| *amount > Ratio::ZERO && *date <= first_out);
    let come_in = Ratio::sum(early.map(|(_, amount)| *amount));
    number(opportunity, "value")
        .is_some_and(|value| value > Ratio::ZERO && come_in + come_in >= value)
}

fn expected_value(view: &View, opportunity: &Value, cash: &Cash) -> Option<Ratio> {
    let chance = number(opportunity, "chance")? / Ratio::whole(100);
    let gain = chance * number(opportunity, "value")? * number(opportunity, "margin")?;
    let hours = number(opportunity, "pursuit_hours").unwrap_or(Ratio::ZERO);
    let hourly_cost = number(view.rep(), "hourly_cost").unwrap_or(Ratio::ZERO);
    Some((gain - hours * hourly_cost - cash.carrying_cost).rounded(2))
}
