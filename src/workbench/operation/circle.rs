//! Nobody reports to, succeeds or belongs to themselves, however long the way round. docs/FILE.md.

use crate::model::{Key, Refusal, Row, quoted};
use crate::store::Step;
use crate::workbench::Result;
use std::collections::HashSet;

/// Refuses a change after which a boss, a successor or a parent leads back to the record.
pub fn refuse(step: &Step, account: Key, old: Option<&Row>, new: &Row) -> Result<()> {
    let fields: &[&str] = match new.schema.record {
        "person" => &["reports_to", "successor"],
        "account" => &["parent"],
        _ => return Ok(()),
    };
    for field in fields {
        let now = new.text(field);
        if now.is_none() || old.is_some_and(|old| old.text(field) == now) {
            continue;
        }
        let leads_back = match *field {
            "parent" => parents_lead_back(step, new)?,
            _ => people_lead_back(&step.account(account)?, field, new),
        };
        if leads_back {
            let name = new.name().unwrap_or_default();
            let what = match *field {
                "reports_to" => phrase!("{} would report to themselves", quoted(name)),
                "successor" => phrase!("{} would succeed themselves", quoted(name)),
                _ => phrase!("{} would belong to itself", quoted(name)),
            };
            let remedy = phrase!("name another, or change first who stands above");
            return Err(Refusal::at(format!("--{}", field.replace('_', "-")), what, remedy));
        }
    }
    Ok(())
}

fn people_lead_back(account: &Row, field: &str, new: &Row) -> bool {
    let mut seen = HashSet::new();
    let mut at = new.text(field);
    while let Some(id) = at {
        if Some(id) == new.id() {
            return true;
        }
        if !seen.insert(id.to_owned()) {
            return false;
        }
        let person = account.rows("people").iter().find(|p| p.id() == Some(id));
        at = person.and_then(|p| p.text(field));
    }
    false
}

fn parents_lead_back(step: &Step, new: &Row) -> Result<bool> {
    let names = step.account_names()?;
    let mut seen = HashSet::new();
    let mut at = new.text("parent").map(str::to_owned);
    while let Some(id) = at {
        if Some(id.as_str()) == new.id() {
            return Ok(true);
        }
        if !seen.insert(id.clone()) {
            return Ok(false);
        }
        let Some(name) = names.iter().find(|name| name.id == id) else {
            return Ok(false);
        };
        let parent = step.record(new.schema, name.key)?;
        at = parent.and_then(|(row, _)| row.text("parent").map(str::to_owned));
    }
    Ok(false)
}
