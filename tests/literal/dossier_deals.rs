//! Random opportunities: stages, rivals, verdicts and money.
use crate::chance::{Cast, Chance};
use serde_json::{Value, json};

/// Opportunities of an account.
pub fn write(
    chance: &mut Chance,
    account: &mut Value,
    people: &Cast,
    competitors: &Cast,
    products: &Cast,
) -> Cast {
    const NAMES: [&str; 3] = ["Listing in twelve stores", "新年礼盒", "صفقة"];
    let mut cast = Cast::default();
    let mut opportunities = Vec::new();
    let count = chance.pick(&[0, 1, 1, 1, 2, 3]);
    for (place, name) in NAMES.iter().enumerate().take(count) {
        let mut opportunity = json!({ "id": format!("o{place}"), "name": name });
        chance.word(
            &mut opportunity,
            "status",
            45,
            &["open", "open", "won", "won", "lost", "dropped"],
        );
        opportunity["products"] = products.several(chance, 30).into();
        write_stages(chance, &mut opportunity, people, competitors);
        write_evaluation(chance, &mut opportunity);
        write_rivals(chance, &mut opportunity, people, competitors);
        write_money(chance, &mut opportunity, place);
        write_ending(chance, &mut opportunity, place, competitors);
        cast.add(&format!("o{place}"), name);
        opportunities.push(opportunity);
    }
    account["opportunities"] = opportunities.into();
    cast
}

fn write_stages(chance: &mut Chance, opportunity: &mut Value, people: &Cast, competitors: &Cast) {
    const PROVEN: [&str; 12] = [
        "needs_known",
        "schedule_known",
        "rivals_known",
        "customer_evaluated",
        "roles_mapped",
        "decision_maker_met",
        "coach_won",
        "spec_seen",
        "spec_points_ours",
        "bid_checked",
        "bid_submitted",
        "reference_given",
    ];
    chance.mark(opportunity, "buying_stage", 92, (1, 6));
    chance.mark(opportunity, "selling_stage", 85, (1, 6));
    opportunity["stage_history"] = chance.records(3, |chance, entry| {
        let date = chance.past();
        chance.set(entry, "date", 90, date);
        chance.mark(entry, "buying_stage", 80, (1, 6));
        chance.word(entry, "why", 20, &["they said so"]);
    });
    opportunity["slips"] = chance.records(1, |chance, slip| {
        for field in ["date", "from", "to"] {
            let date = chance.around();
            chance.set(slip, field, 80, date);
        }
    });
    let proven = chance.pick(&[10, 80, 100]);
    let mut evidence = Vec::new();
    for criterion in chance.some(&PROVEN, proven) {
        let mut entry = json!({ "criterion": criterion });
        let date = if chance.in_100(85) { chance.date(-40) } else { chance.past() };
        chance.set(&mut entry, "date", 85, date);
        evidence.push(entry);
    }
    opportunity["evidence"] = evidence.into();
    let date = chance.around();
    chance.set(opportunity, "decision_date", 75, date);
    opportunity["decision"] = chance.records(2, |chance, decision| {
        let date = if chance.in_100(40) { chance.date(-7) } else { chance.past() };
        chance.set(decision, "date", 85, date);
        chance.word(decision, "verdict", 88, &["go", "conditional", "no_go", "no_go"]);
        if chance.in_100(30) {
            decision["marks"] = marks(chance, &CRITERIA, 40);
        }
    });
    opportunity["specification"] = chance.records(4, |chance, point| {
        point["point"] = "width, 宽度".into();
        chance.word(point, "favours", 90, &["us", "rival", "neutral"]);
        competitors.refer(chance, point, "rival", 20);
        people.refer(chance, point, "author", 20);
        let date = chance.past();
        chance.set(point, "accepted", 20, date);
    });
}

const CRITERIA: [&str; 8] =
    ["capital", "technical", "relationship", "credit", "rival", "fit", "resources", "sureness"];

fn marks(chance: &mut Chance, criteria: &[&str], percent: usize) -> Value {
    let high = chance.in_100(60);
    let mut entries = Vec::new();
    for criterion in chance.some(criteria, percent) {
        let mut entry = json!({ "criterion": criterion });
        chance.mark(&mut entry, "score", 94, if high { (3, 5) } else { (0, 5) });
        entries.push(entry);
    }
    entries.into()
}

fn write_evaluation(chance: &mut Chance, opportunity: &mut Value) {
    let percent = chance.pick(&[40, 85, 100]);
    let mut evaluation = marks(chance, &CRITERIA, percent);
    for entry in evaluation.as_array_mut().into_iter().flatten() {
        let date = chance.past();
        chance.set(entry, "as_of", 40, date);
        let knocks_out = entry["criterion"] == "credit" || entry["criterion"] == "capital";
        if knocks_out && chance.in_100(20) {
            entry["score"] = chance.between(0, 2).into();
        }
    }
    opportunity["evaluation"] = evaluation;
}

fn write_rivals(chance: &mut Chance, opportunity: &mut Value, people: &Cast, competitors: &Cast) {
    let mut rivals = Vec::new();
    for competitor in competitors.several(chance, 40) {
        let mut rival = json!({ "competitor": competitor });
        chance.word(&mut rival, "position", 60, &["incumbent", "preferred", "outside"]);
        people.refer(chance, &mut rival, "sponsor", 65);
        let price = amount(chance);
        chance.set(&mut rival, "price", 30, price);
        rival["evaluation"] = marks(chance, &["technical", "relationship", "fit", "resources"], 60);
        rivals.push(rival);
    }
    opportunity["rivals"] = rivals.into();
}

fn amount(chance: &mut Chance) -> Value {
    chance.pick(&[
        json!(1000),
        json!(999.99),
        json!(1000.01),
        json!(500),
        json!(0.01),
        json!(33.33),
        json!(0),
        json!(123456.78),
    ])
}

fn write_money(chance: &mut Chance, opportunity: &mut Value, place: usize) {
    let value = chance.pick(&[json!(2000), json!(1000), json!(0), json!(1999.99), json!(66.67)]);
    chance.set(opportunity, "value", 85, value);
    let margin = chance.pick(&[json!(0.22), json!(-0.1), json!(1), json!(0.125)]);
    chance.set(opportunity, "margin", 80, margin);
    let likely = chance.pick(&[0, 1, 30, 55, 100]);
    chance.set(opportunity, "chance", 85, likely);
    let hours = chance.pick(&[json!(120), json!(0.5), json!(7)]);
    chance.set(opportunity, "pursuit_hours", 60, hours);
    opportunity["costs"] = chance.records(2, |chance, cost| {
        let due = chance.around();
        chance.set(cost, "due", 80, due);
        let sum = amount(chance);
        chance.set(cost, "amount", 90, sum);
    });
    let mut number = 0;
    opportunity["payments"] = chance.records(3, |chance, payment| {
        number += 1;
        payment["id"] = format!("pay{place}-{number}").into();
        let sum = amount(chance);
        chance.set(payment, "amount", 90, sum);
        let due = chance.around();
        chance.set(payment, "due", 85, due);
        let invoiced = chance.past();
        chance.set(payment, "invoiced", 55, invoiced);
        let paid = chance.around();
        chance.set(payment, "paid", 25, paid);
    });
    opportunity["offers"] = chance.records(3, |chance, offer| {
        let date = if chance.in_100(30) { chance.date(-14) } else { chance.recent() };
        chance.set(offer, "date", 90, date);
        chance.word(offer, "side", 90, &["us", "us", "them"]);
        let until = chance.soon();
        chance.set(offer, "valid_until", 75, until);
        let sum = amount(chance);
        chance.set(offer, "amount", 80, sum);
        let days = chance.pick(&[0, 30, 90]);
        chance.set(offer, "days", 30, days);
        chance.word(offer, "terms", 20, &["DAP", "含运费"]);
    });
}

/// What no rule reads, and a round trip must keep.
fn write_ending(chance: &mut Chance, opportunity: &mut Value, place: usize, competitors: &Cast) {
    let mut number = 0;
    opportunity["bid"] = chance.records(2, |chance, item| {
        number += 1;
        chance.set(item, "id", 60, format!("bid{place}-{number}"));
        chance.word(item, "what", 90, &["samples", "样品"]);
        let done = chance.around();
        chance.set(item, "done", 50, done);
    });
    opportunity["trades"] = chance.records(2, |chance, trade| {
        chance.word(trade, "give", 80, &["longer terms"]);
        let worth = amount(chance);
        chance.set(trade, "worth_to_us", 60, worth);
        chance.word(trade, "state", 40, &["offered", "agreed", "refused"]);
    });
    let lost = opportunity["status"] == "lost";
    if chance.in_100(if lost { 90 } else { 15 }) {
        let mut closed = json!({});
        let date = chance.recent();
        chance.set(&mut closed, "date", 90, date);
        competitors.refer(chance, &mut closed, "winner", 70);
        chance.set(&mut closed, "because", 30, json!(["price", "timing"]));
        chance.word(&mut closed, "reason", 60, &["price", "价格"]);
        chance.word(&mut closed, "learned", 60, &["ask earlier", "早点问"]);
        let again = chance.around();
        chance.set(&mut closed, "again", 30, again);
        opportunity["closed"] = closed;
    }
}
