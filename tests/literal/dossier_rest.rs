//! Random visits, actions, agreements, complaints, figures, gifts and observations.
use crate::chance::{Cast, Chance};
use chrono::{Datelike, Duration, NaiveDate};
use serde_json::{Value, json};

/// Visits, actions, agreements and service.
pub fn write_work(chance: &mut Chance, account: &mut Value, people: &Cast, deals: &Cast) {
    let mut number = 0;
    account["visits"] = chance.records(3, |chance, visit| {
        number += 1;
        visit["id"] = format!("v{number}").into();
        write_visit(chance, visit, people);
        deals.refer(chance, visit, "opportunity", 40);
    });
    let subjects = [people.ids(), deals.ids(), vec!["problems.pains".into(), "stalled".into()]];
    let subjects = subjects.concat();
    account["actions"] = chance.records(4, |chance, action| {
        number += 1;
        action["id"] = format!("act{number}").into();
        action["what"] = "call back 回电".into();
        let due = chance.around();
        chance.set(action, "due", 85, due);
        let done = chance.around();
        chance.set(action, "done", 25, done);
        people.refer(chance, action, "promised_by", 30);
        people.refer(chance, action, "promised_to", 30);
        chance.word(action, "audience", 30, &["room", "pair", "ours"]);
        let subject = chance.pick(&subjects);
        chance.set(action, "for", 30, subject);
    });
    account["agreements"] = chance.records(2, |chance, agreement| {
        number += 1;
        agreement["id"] = format!("agr{number}").into();
        for field in ["from", "until", "notice_by"] {
            let date = chance.around();
            chance.set(agreement, field, 65, date);
        }
    });
    account["service"] = chance.records(2, |chance, service| {
        number += 1;
        service["id"] = format!("srv{number}").into();
        let days = chance.pick(&[1, 30, 90, 180]);
        chance.set(service, "every_days", 80, days);
        let date = chance.past();
        chance.set(service, "last_done", 75, date);
    });
}

fn write_visit(chance: &mut Chance, visit: &mut Value, people: &Cast) {
    let date = if chance.in_100(80) { chance.soon() } else { chance.around() };
    let date = if chance.in_100(40) { format!("{date}T23:59") } else { date };
    chance.set(visit, "date", 95, date);
    chance.word(visit, "status", 35, &["planned", "done", "cancelled"]);
    let attending = people.several(chance, 35);
    chance.set(visit, "people", 95, attending);
    let prepared = chance.pick(&[30, 95, 100]);
    let mut objectives = json!({});
    chance.word(&mut objectives, "expected", prepared, &["a date for the tasting"]);
    chance.set(visit, "objectives", 95, objectives);
    visit["questions"] = chance.records(2, |chance, question| {
        chance.word(question, "text", prepared, &["谁决定?"]);
        people.refer(chance, question, "person", 20);
    });
    chance.word(visit, "reason_to_meet", prepared, &["a cost study"]);
    let mut debrief = json!({});
    chance.word(&mut debrief, "result", 40, &["met_best", "missed"]);
    let date = chance.past();
    chance.set(&mut debrief, "date", 30, date);
    chance.word(visit, "occasion", 30, &["retail", "first_talk", "other"]);
    chance.set(visit, "debrief", 50, debrief);
}

/// Figures, complaints, satisfaction, gifts and knowledge.
pub fn write_record(chance: &mut Chance, account: &mut Value, competitors: &Cast, deals: &Cast) {
    let this = chance.today.year();
    let mut years = Vec::new();
    for year in [this - 2, this - 1, this] {
        if chance.in_100(80) {
            years.push(write_year(chance, year));
        }
    }
    account["years"] = years.into();
    let mut sinces = Vec::new();
    for place in [900, 500, 400, 300, 100, 1, 0] {
        if chance.in_100(18) {
            let tier = chance.pick(&["key", "key", "target", "ordinary", "prospect"]);
            sinces.push(json!({ "tier": tier, "since": chance.date(-place) }));
        }
    }
    if chance.in_100(25) {
        let first = format!("{this}-01-01");
        sinces.retain(|entry| entry["since"] != first.as_str());
        sinces.push(json!({ "tier": "key", "since": first }));
    }
    account["tier_history"] = sinces.into();
    for level in ["product", "peers", "substitutes", "dynamics", "market"] {
        let mut knowledge = json!({});
        let score = chance.pick(&[2, 3, 3, 4, 5]);
        chance.set(&mut knowledge, "score", 75, score);
        account["knowledge"][level] = knowledge;
    }
    write_mood(chance, account);
    write_gifts(chance, account);
    let mut share = json!({});
    competitors.refer(chance, &mut share, "competitor", 100);
    share["share"] = json!(0.25);
    account["competition"] = json!([share]);
    let mut number = 0;
    account["objectives"] = chance.records(2, |chance, objective| {
        number += 1;
        chance.set(objective, "id", 60, format!("goal{number}"));
        objective["objective"] = "a second shop".into();
        objective["year"] = this.into();
    });
    account["settled"] = chance.records(1, |chance, settled| {
        settled["kind"] = "paid_before_invoiced".into();
        settled["records"] = json!(["pay0-1"]);
        let date = chance.past();
        chance.set(settled, "date", 80, date);
    });
    account["needs"] = chance.records(2, |chance, need| {
        chance.word(need, "need", 90, &["gift boxes", "礼盒"]);
        chance.word(need, "state", 70, &["ours", "rivals", "open", "none"]);
        competitors.refer(chance, need, "rival", 40);
        deals.refer(chance, need, "opportunity", 30);
    });
}

/// Complaints and satisfaction.
fn write_mood(chance: &mut Chance, account: &mut Value) {
    let mut number = 0;
    account["complaints"] = chance.records(3, |chance, complaint| {
        number += 1;
        complaint["id"] = format!("cmp{number}").into();
        let raised = if chance.in_100(70) { chance.recent() } else { chance.past() };
        chance.set(complaint, "raised", 92, raised);
        chance.word(complaint, "severity", 80, &["low", "medium", "high"]);
        let resolved = chance.past();
        chance.set(complaint, "resolved", 50, resolved);
    });
    account["satisfaction"] = chance.records(4, |chance, entry| {
        let date = if chance.in_100(30) { chance.date(-30) } else { chance.past() };
        chance.set(entry, "date", 93, date);
        let score =
            chance.pick(&[json!(4.5), json!(3.5), json!(3.6), json!(5), json!(4), json!(0.1)]);
        chance.set(entry, "score", 93, score);
        chance.word(entry, "by", 30, &["黄经理"]);
    });
}

fn write_gifts(chance: &mut Chance, account: &mut Value) {
    let mut people = Cast::default();
    for person in account["people"].as_array().into_iter().flatten() {
        let id = person["id"].as_str().unwrap_or_default();
        people.add(id, person["name"].as_str().unwrap_or_default());
    }
    if people.is_empty() {
        return;
    }
    let favourite = people.one(chance);
    let mut gifts = chance.records(4, |chance, gift| {
        let date = chance.past();
        chance.set(gift, "date", 92, date);
        let person = if chance.in_100(60) { favourite.clone() } else { people.one(chance) };
        chance.set(gift, "person", 95, person);
        let value = chance.pick(&[json!(250), json!(250.01), json!(500), json!(0.01), json!(620)]);
        chance.set(gift, "value", 88, value);
    });
    if let Some(list) = gifts.as_array_mut()
        && chance.in_100(20)
    {
        list.extend(list.first().cloned());
    }
    account["gifts"] = gifts;
}

fn write_year(chance: &mut Chance, year: i32) -> Value {
    let figures = [
        json!(1000),
        json!(800),
        json!(799.99),
        json!(400),
        json!(600),
        json!(300),
        json!(0),
        json!(365),
        json!(366),
        json!(1000000),
    ];
    let mut entry = json!({ "year": year });
    for field in ["target", "revenue", "cost_budget", "cost"] {
        let figure = chance.pick(&figures);
        chance.set(&mut entry, field, 70, figure);
    }
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(chance.today);
    let until = first + Duration::days(chance.between(0, 364));
    let today = chance.today;
    let until = if chance.in_100(30) && today.year() == year { today } else { until };
    chance.set(&mut entry, "until", 25, until.to_string());
    let mut quarters = Vec::new();
    if chance.in_100(45) {
        for quarter in 1..=4 {
            if chance.in_100(75) {
                let mut part = json!({ "quarter": quarter });
                let figure = chance.pick(&[json!(100), json!(80), json!(79.99), json!(125)]);
                chance.set(&mut part, "revenue", 85, figure);
                quarters.push(part);
            }
        }
    }
    chance.set(&mut entry, "quarters", 90, quarters);
    entry
}

/// Observations on the market floor.
pub fn write_market(chance: &mut Chance, account: &mut Value) {
    let mut number = 0;
    account["observations"] = chance.records(7, |chance, observation| {
        number += 1;
        observation["id"] = format!("obs{number}").into();
        let days = -chance.pick(&[0, 1, 30, 30, 89, 90, 91, 180, -1]);
        let date = chance.date(days);
        chance.set(observation, "date", 95, date);
        chance.word(observation, "place", 93, &["Store 3", "Store 3", "三号店"]);
        chance.word(observation, "brand", 85, &["Company C", "Company C", "Company B", "新牌子"]);
        chance.word(observation, "product", 70, &["tin"]);
        let price = chance.pick(&[
            json!(85),
            json!(85.01),
            json!(110),
            json!(109.99),
            json!(17),
            json!(22),
        ]);
        chance.set(observation, "price", 85, price);
        let usual = chance.pick(&[json!(100), json!(20)]);
        chance.set(observation, "usual_price", 85, usual);
        chance.word(observation, "shelf", 80, &["best", "best", "eye_level", "none"]);
        let made = chance.pick(&[89, 90, 91]);
        let produced = chance.date(days - made);
        chance.set(observation, "produced", 70, produced);
        let brands = chance.pick(&[27, 28, 29]);
        chance.set(observation, "brand_count", 60, brands);
        chance.flag(observation, "ours", 15);
    });
}
