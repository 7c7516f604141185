//! Whole random files: deterministic from a seed, on the edges of the rules on purpose.
use crate::chance::{Cast, Chance};
use crate::model::Model;
use crate::{dossier_deals, dossier_people, dossier_rest};
use chrono::NaiveDate;
use serde_json::{Value, json};

const TODAYS: [&str; 12] = [
    "2026-11-24",
    "2027-04-01",
    "2027-03-31",
    "2028-02-29",
    "2026-12-31",
    "2027-01-01",
    "2028-12-31",
    "2027-06-30",
    "2027-09-29",
    "2028-07-01",
    "2029-10-15",
    "2026-05-17",
];

const NAMES: [&str; 8] =
    ["连锁店 A", "Zeta", "alpha", "Äther", "شركة النور", "𠮷野家", "ｚ and sons", "Zeta Ltd"];

/// A file and the day on which it is read.
pub struct Dossier {
    pub book: Value,
    pub today: NaiveDate,
}

/// The dossier of a seed; the same seed gives the same file for ever.
pub fn dossier(seed: u64) -> Dossier {
    let text = TODAYS[(seed % TODAYS.len() as u64) as usize];
    let today = text.parse().expect("a date of the table");
    let chance = &mut Chance::new(seed, today);
    let mut book = json!({ "format": "anteroom/1", "rep": rep(chance) });
    let competitors = named_list(chance, &mut book, "competitors", &["Company C", "对手", "Rival"]);
    let products = named_list(chance, &mut book, "products", &["Butter biscuits", "锡盒", "شاي"]);
    let mut cast = Cast::default();
    for place in 0..=chance.below(6) {
        cast.add(&format!("a{place}"), chance.pick(&NAMES));
    }
    let mut accounts = Vec::new();
    for place in 0..cast.len() {
        let mut account = cast.record(place);
        cast.refer_before(chance, &mut account, "parent", 20, place);
        write_account(chance, &mut account, &competitors, &products);
        accounts.push(account);
    }
    book["accounts"] = accounts.into();
    book["inbox"] = chance.records(2, |chance, line| {
        line["text"] = "called back, 下周再说".into();
        let date = chance.past();
        chance.set(line, "date", 60, date);
    });
    book["self_assessment"] = chance.records(2, |chance, entry| {
        entry["skill"] = chance.pick(&["logic", "market", "attitude"]).into();
        entry["date"] = chance.past().into();
        chance.mark(entry, "score", 90, (0, 5));
    });
    answer_findings(chance, &mut book);
    Dossier { book, today }
}

fn rep(chance: &mut Chance) -> Value {
    let mut rep = json!({});
    chance.word(&mut rep, "name", 85, &["Zhang"]);
    chance.word(&mut rep, "company", 80, &["Company B"]);
    chance.word(&mut rep, "manager", 30, &["Ma"]);
    chance.word(&mut rep, "currency", 50, &["CNY"]);
    chance.set(&mut rep, "discount", 30, json!(0.08));
    let limit = chance.pick(&[json!(1000), json!(0), json!(999.99), json!(100000)]);
    chance.set(&mut rep, "cushion_limit", 80, limit);
    let rate = chance.pick(&[json!(0.06), json!(0.0365), json!(0), json!(0.073)]);
    chance.set(&mut rep, "capital_cost", 80, rate);
    let limit = chance.pick(&[json!(500), json!(250.01), json!(0)]);
    chance.set(&mut rep, "gift_limit", 85, limit);
    let threshold = chance.pick(&[json!(1000), json!(600), json!(1000000)]);
    chance.set(&mut rep, "key_threshold", 80, threshold);
    let hourly = chance.pick(&[json!(200), json!(0.01), json!(33.33)]);
    chance.set(&mut rep, "hourly_cost", 70, hourly);
    if chance.in_100(80) {
        let until = chance.pick(&[-1, 0, 1]);
        rep["team"] = json!([
            { "name": "小李", "until": chance.date(-1) },
            { "name": "Olga" },
            { "name": "علي", "until": chance.date(until) },
        ]);
    }
    rep
}

fn named_list(chance: &mut Chance, book: &mut Value, key: &str, names: &[&str]) -> Cast {
    let mut cast = Cast::default();
    let mut records = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let id = format!("{}{place}", &key[..4]);
        let mut record = json!({ "id": id, "name": name });
        if key == "products" {
            let price = chance.pick(&[json!(28), json!(0.01), json!(19.9)]);
            chance.set(&mut record, "list_price", 60, price);
        }
        cast.add(&id, name);
        records.push(record);
    }
    book[key] = records.into();
    cast
}

fn write_account(chance: &mut Chance, account: &mut Value, competitors: &Cast, products: &Cast) {
    chance.word(account, "tier", 85, &["key", "key", "key", "target", "target", "ordinary"]);
    chance.word(account, "status", 55, &["active", "active", "active", "dormant", "lost"]);
    let since = chance.past();
    chance.set(account, "status_since", 70, since);
    chance.word(account, "industry", 40, &["retail", "零售"]);
    chance.word(account, "gate", 20, &["gate 3, 问保安"]);
    chance.set(account, "places", 20, json!(["Store 3", "三号店"]));
    chance.set(account, "retention", 20, json!(0.85));
    chance.set(account, "aliases", 30, json!([format!("{} alias", account["id"])]));
    account["strategy"] = json!({ "as_of": chance.past(), "threats": ["price"] });
    let people = dossier_people::write(chance, account);
    let opportunities = dossier_deals::write(chance, account, &people, competitors, products);
    dossier_people::write_contacts(chance, account, &people, &opportunities);
    dossier_rest::write_work(chance, account, &people, &opportunities);
    dossier_rest::write_record(chance, account, competitors, &opportunities);
    dossier_rest::write_market(chance, account);
}

/// Second pass: dismissals of what really occurs, and actions for it.
fn answer_findings(chance: &mut Chance, book: &mut Value) {
    let findings = Model::new(book, chance.today).check_all();
    for account in crate::normal::each(book, "accounts") {
        let mut dismissals = Vec::new();
        let mut actions = account["actions"].as_array().cloned().unwrap_or_default();
        for found in findings.iter().filter(|found| account["id"] == found.account.as_str()) {
            if chance.in_100(35) {
                dismissals.push(dismissal(chance, &found.code, &found.subject));
            }
            if chance.in_100(18) {
                let id = format!("follow{}", actions.len());
                let mut action = json!({ "id": id, "what": "see to it", "for": found.subject });
                if chance.in_100(15) {
                    action["for"] = found.code.as_str().into();
                }
                let (due, done) = (chance.around(), chance.around());
                chance.set(&mut action, "due", 50, due);
                chance.set(&mut action, "done", 40, done);
                actions.push(action);
            }
        }
        if chance.in_100(20) {
            dismissals.push(dismissal(chance, "stalled", "gone-long-ago"));
        }
        account["dismissals"] = dismissals.into();
        account["actions"] = actions.into();
    }
}

fn dismissal(chance: &mut Chance, code: &str, subject: &str) -> Value {
    let mut dismissal = json!({ "code": code, "subject": subject });
    chance.word(&mut dismissal, "verdict", 96, &["accepted", "rejected", "snoozed"]);
    let date = chance.past();
    chance.set(&mut dismissal, "date", 75, date);
    let snoozed = dismissal["verdict"] == "snoozed";
    let until = chance.pick(&[-30, -1, 0, 0, 1, 90]);
    let until = chance.date(until);
    chance.set(&mut dismissal, "until", if snoozed { 100 } else { 35 }, until);
    chance.word(&mut dismissal, "why", 40, &["知道了", "not so"]);
    dismissal
}
