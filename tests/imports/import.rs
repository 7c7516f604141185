//! docs/FILE.md in one function: a book and a file give a new book, or a refusal.
use crate::currency::{Rate, settle};
use crate::merge::Merge;
use crate::names::{Maker, Scope, Scopes, identify, list};
use crate::playbook::{is_code, topic_named};
use crate::table::{Holds, fields};
use crate::values::{Judged, read_file, refuse};
use serde_json::{Value, json};

/// The book after the import; made ids are names with a space.
pub fn import(maker: &mut Maker, book: &Value, file: &Value, rate: Option<Rate>) -> Judged<Value> {
    let mut file = read_file(file)?;
    settle(book, &mut file, rate)?;
    let other_rep = another_rep(book, &file);
    if other_rep.is_some() {
        keep_ours(book, &mut file);
    }
    resolve_all(maker, book, &mut file)?;
    let mut after = book.clone();
    let mut merge = Merge { maker, other_rep };
    merge.record("", "book", &mut after, &file)?;
    for (at, account) in list(&after, "accounts").iter().enumerate() {
        check_account(&format!("accounts[{at}]"), account)?;
        for field in ["reports_to", "successor"] {
            no_circle(&format!("accounts[{at}].people"), list(account, "people"), field)?;
        }
    }
    no_circle("accounts", list(&after, "accounts"), "parent")?;
    Ok(after)
}

/// The name of the file's rep, where it and the book's are two.
fn another_rep(book: &Value, file: &Value) -> Option<Value> {
    let (ours, theirs) = (&book["rep"]["name"], &file["rep"]["name"]);
    (ours.is_string() && theirs.is_string() && ours != theirs).then(|| theirs.clone())
}

/// Of the other rep's own affairs only the team, and of that not our own rep.
fn keep_ours(book: &Value, file: &mut Value) {
    let mut team = list(&file["rep"], "team").to_vec();
    team.retain(|member| member["name"] != book["rep"]["name"]);
    file["rep"] = json!({ "team": team });
    for key in ["inbox", "self_assessment"] {
        if let Some(fields) = file.as_object_mut() {
            fields.remove(key);
        }
    }
}

fn resolve_all(maker: &mut Maker, book: &Value, file: &mut Value) -> Judged<()> {
    let mut scopes = Scopes {
        products: identify(maker, "", list(book, "products"), file, "products")?,
        competitors: identify(maker, "", list(book, "competitors"), file, "competitors")?,
        accounts: identify(maker, "", list(book, "accounts"), file, "accounts")?,
        people: Scope::default(),
        opportunities: Scope::default(),
    };
    for at in 0..list(file, "accounts").len() {
        let path = format!("accounts[{at}]");
        let account = &mut file["accounts"][at];
        let known = list(book, "accounts").iter();
        let there = known.into_iter().find(|known| known["id"] == account["id"]);
        let there = there.unwrap_or(&Value::Null);
        scopes.people = identify(maker, &path, list(there, "people"), account, "people")?;
        let opportunities = list(there, "opportunities");
        scopes.opportunities = identify(maker, &path, opportunities, account, "opportunities")?;
        scopes.resolve(&path, "account", account)?;
    }
    Ok(())
}

/// Nothing leads back to itself.
fn no_circle(path: &str, records: &[Value], field: &str) -> Judged<()> {
    for (at, start) in records.iter().enumerate() {
        let mut now = start;
        for _ in records {
            match records.iter().find(|other| other["id"] == now[field]) {
                Some(next) => now = next,
                None => break,
            }
            if now["id"] == start["id"] {
                return refuse(&format!("{path}[{at}].{field}"), "leads back to itself");
            }
        }
    }
    Ok(())
}

/// What must hold in an account after the import.
fn check_account(path: &str, account: &Value) -> Judged<()> {
    let own = &account["id"];
    check_id(path, own)?;
    let mut ids = vec![own.clone()];
    for field in fields("account") {
        if let Holds::Records(record) = field.holds {
            for one in list(account, field.name) {
                collect_ids(path, record, one, &mut ids)?;
            }
        }
    }
    for (at, tie) in list(account, "ties").iter().enumerate() {
        if tie["from"] == tie["to"] {
            return refuse(&format!("{path}.ties[{at}].to"), "a tie to oneself");
        }
    }
    for (at, action) in list(account, "actions").iter().enumerate() {
        if action["for"].is_string() && !is_something(account, &ids, &action["for"]) {
            return refuse(
                &format!("{path}.actions[{at}].for"),
                format!("{} is nothing", action["for"]),
            );
        }
    }
    Ok(())
}

fn check_id(path: &str, id: &Value) -> Judged<()> {
    let means_more = |id: &str| is_code(id) || topic_named(id).is_some();
    if id.as_str().is_some_and(means_more) {
        return refuse(path, format!("{id} is a code or a topic"));
    }
    Ok(())
}

fn collect_ids(path: &str, record: &str, value: &Value, ids: &mut Vec<Value>) -> Judged<()> {
    for field in fields(record) {
        let given = &value[field.name];
        match field.holds {
            Holds::Id => {
                check_id(path, given)?;
                if ids.contains(given) {
                    return refuse(path, format!("{given} is the id of two"));
                }
                ids.push(given.clone());
            }
            Holds::Records(record) => {
                for one in list(value, field.name) {
                    collect_ids(path, record, one, ids)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The account's id, the id of anything in it, a topic, a topic of a person, or a code.
fn is_something(account: &Value, ids: &[Value], subject: &Value) -> bool {
    let text = subject.as_str().unwrap_or_default();
    let asked = |topic: &str| topic_named(topic);
    let of_a_person = text.split_once('@').is_some_and(|(topic, person)| {
        let known = list(account, "people").iter().any(|known| known["id"] == person);
        known && asked(topic) == Some(true)
    });
    ids.contains(subject) || asked(text).is_some() || is_code(text) || of_a_person
}
