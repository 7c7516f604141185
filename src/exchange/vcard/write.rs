//! People as vCard 4.0.

use crate::exchange::content_line::{escape, push};
use crate::model::{Row, Value};

/// The people of a book as vCard 4.0: those with a name who have not left. Notes and marks stay here.
pub fn write(book: &Row) -> String {
    let mut out = String::new();
    for account in book.rows("accounts") {
        for person in account.rows("people") {
            let hole = *person.get("placeholder") == Value::Flag(true);
            if let (Some(name), false, true) = (person.name(), hole, person.get("left").is_empty())
            {
                card(&mut out, account, person, name);
            }
        }
    }
    out
}

fn card(out: &mut String, account: &Row, person: &Row, name: &str) {
    push(out, "BEGIN:VCARD");
    push(out, "VERSION:4.0");
    push(out, &format!("FN:{}", escape(name)));
    if let Some((given, family)) = name.rsplit_once(' ') {
        push(out, &format!("N:{};{};;;", escape(family), escape(given)));
    }
    let outside = *person.get("external") == Value::Flag(true);
    if let Some(company) = account.name().filter(|_| !outside) {
        let unit =
            person.text("department").map(|unit| format!(";{}", escape(unit))).unwrap_or_default();
        push(out, &format!("ORG:{}{unit}", escape(company)));
    }
    for (field, property) in [("title", "TITLE"), ("email", "EMAIL"), ("phone", "TEL")] {
        if let Some(text) = person.text(field) {
            push(out, &format!("{property}:{}", escape(text)));
        }
    }
    push(out, "END:VCARD");
}
