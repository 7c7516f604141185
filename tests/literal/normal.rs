//! docs/FILE.md before any rule: nulls and blank texts absent, references as ids, defaults set.
use crate::exact::Ratio;
use crate::reading::{has, list, number, text};
use serde_json::{Value, json};

/// The file as the rules read it, apart from what is not yet.
pub fn normalised(book: &Value) -> Value {
    let mut book = book.clone();
    drop_absent(&mut book);
    resolve(&mut book);
    for account in each(&mut book, "accounts") {
        account_defaults(account);
    }
    book
}

/// The records of a list, to be changed.
pub fn each<'a>(record: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    let entries = record.get_mut(key).and_then(Value::as_array_mut);
    entries.into_iter().flatten()
}

fn drop_absent(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !is_absent(field));
            fields.values_mut().for_each(drop_absent);
        }
        Value::Array(entries) => entries.iter_mut().for_each(drop_absent),
        _ => {}
    }
}

fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        _ => false,
    }
}

/// Ids and names of one kind of record in one scope.
struct Scope(Vec<(String, String)>);

impl Scope {
    fn of(parent: &Value, key: &str) -> Scope {
        let owned = |record: &Value, key| text(record, key).unwrap_or_default().to_string();
        let entries = list(parent, key).iter();
        Scope(entries.map(|r| (owned(r, "id"), owned(r, "name"))).collect())
    }

    /// The id meant: an id first, else a name that one record has.
    fn meant(&self, reference: &str) -> String {
        if self.0.iter().any(|(id, _)| id == reference) {
            return reference.to_string();
        }
        let named: Vec<_> = self.0.iter().filter(|(_, name)| name == reference).collect();
        match named[..] {
            [(id, _)] if !id.is_empty() => id.clone(),
            _ => reference.to_string(),
        }
    }

    fn point(&self, record: &mut Value, keys: &[&str]) {
        for key in keys {
            if let Some(field) = record.get_mut(*key) {
                self.point_value(field);
            }
        }
    }

    fn point_value(&self, field: &mut Value) {
        match field {
            Value::String(reference) => *reference = self.meant(reference),
            Value::Array(entries) => entries.iter_mut().for_each(|e| self.point_value(e)),
            _ => {}
        }
    }
}

fn resolve(book: &mut Value) {
    let accounts = Scope::of(book, "accounts");
    let products = Scope::of(book, "products");
    let competitors = Scope::of(book, "competitors");
    for account in each(book, "accounts") {
        let people = Scope::of(account, "people");
        let opportunities = Scope::of(account, "opportunities");
        accounts.point(account, &["parent"]);
        let of_people: [(&str, &[&str]); 8] = [
            ("people", &["reports_to", "successor"]),
            ("ties", &["from", "to"]),
            ("introductions", &["through", "to"]),
            ("intel", &["person"]),
            ("contacts", &["people"]),
            ("visits", &["people"]),
            ("actions", &["promised_by", "promised_to"]),
            ("gifts", &["person"]),
        ];
        for (key, fields) in of_people {
            each(account, key).for_each(|record| people.point(record, fields));
        }
        for key in ["contacts", "visits"] {
            each(account, key).for_each(|record| opportunities.point(record, &["opportunity"]));
        }
        for visit in each(account, "visits") {
            each(visit, "questions").for_each(|question| people.point(question, &["person"]));
        }
        each(account, "competition").for_each(|entry| competitors.point(entry, &["competitor"]));
        for need in each(account, "needs") {
            competitors.point(need, &["rival"]);
            products.point(need, &["product"]);
        }
        for opportunity in each(account, "opportunities") {
            products.point(opportunity, &["products"]);
            for rival in each(opportunity, "rivals") {
                competitors.point(rival, &["competitor"]);
                people.point(rival, &["sponsor"]);
            }
            each(opportunity, "specification").for_each(|p| people.point(p, &["author"]));
            if let Some(closed) = opportunity.get_mut("closed") {
                competitors.point(closed, &["winner"]);
            }
        }
    }
}

fn default(record: &mut Value, key: &str, value: Value) {
    if !has(record, key) {
        record[key] = value;
    }
}

fn account_defaults(account: &mut Value) {
    default(account, "status", json!("active"));
    default(account, "tier", json!("ordinary"));
    each(account, "opportunities").for_each(|o| default(o, "status", json!("open")));
    each(account, "visits").for_each(|v| default(v, "status", json!("planned")));
    each(account, "intel").for_each(|i| default(i, "confidence", json!("rumour")));
    each(account, "complaints").for_each(|c| default(c, "severity", json!("medium")));
    each(account, "people").for_each(|p| default(p, "relationship", json!(0)));
    each(account, "ties").for_each(|t| default(t, "strength", json!(1)));
    for contact in each(account, "contacts") {
        default(contact, "kind", json!("call"));
        let silent = matches!(text(contact, "kind"), Some("attempt" | "message"));
        default(contact, "outcome", json!(if silent { "no_answer" } else { "held" }));
    }
    for year in each(account, "years") {
        for field in ["revenue", "target"] {
            if let Some(sum) = given_by_quarters(year, field) {
                default(year, field, sum);
            }
        }
    }
}

/// The sum of what the quarters give, none where no quarter gives it.
fn given_by_quarters(year: &Value, field: &str) -> Option<Value> {
    let quarters = list(year, "quarters").iter();
    let given: Vec<Ratio> = quarters.filter_map(|quarter| number(quarter, field)).collect();
    if given.is_empty() {
        return None;
    }
    serde_json::from_str(&Ratio::sum(given).text(2)).ok()
}
