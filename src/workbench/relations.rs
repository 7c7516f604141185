//! Where a record stands: what it belongs to, those of its kind beside it, what names it.

use super::today::{Due, due_of};
use super::{Dossier, Result, Workbench};
use crate::model::{Kind, Row, Target, Value};
use crate::rules::AccountContext;

/// A record with what it belongs to, from the outside in; the account or the file itself first.
#[derive(Clone, Debug)]
pub struct At<'a> {
    /// The record.
    pub row: &'a Row,
    /// The account (or the file), then what lies between.
    pub owners: Vec<&'a Row>,
}

/// Every record below this one, itself first, in file order.
pub fn records(root: &Row) -> Vec<At<'_>> {
    let mut found = vec![At { row: root, owners: Vec::new() }];
    gather(root, &[], &mut found);
    found
}

fn gather<'a>(row: &'a Row, above: &[&'a Row], found: &mut Vec<At<'a>>) {
    let owners: Vec<&Row> = above.iter().copied().chain([row]).collect();
    for cell in &row.cells {
        match cell {
            Value::One(part) => gather(part, &owners, found),
            Value::Many(rows) => {
                for child in rows {
                    found.push(At { row: child, owners: owners.clone() });
                    gather(child, &owners, found);
                }
            }
            _ => {}
        }
    }
}

impl At<'_> {
    /// Does it name the record of this id: as a reference to such a target, as what it is for, or as the topic
    /// or person of a subject?
    pub fn names(&self, target: Option<Target>, id: &str) -> bool {
        self.row.schema.columns().iter().any(|column| {
            let value = self.row.at(&column.path);
            match (column.kind, value) {
                (Kind::Ref(t), Value::Text(named)) => Some(t) == target && named == id,
                (Kind::Refs(t), Value::Words(named)) => {
                    Some(t) == target && named.iter().any(|n| n == id)
                }
                (Kind::Subject, Value::Text(subject)) => subject == id,
                _ => false,
            }
        })
    }
}

/// What a reference to this kind of record is.
pub fn target_of(record: &str) -> Option<Target> {
    Some(match record {
        "person" => Target::Person,
        "opportunity" => Target::Opportunity,
        "product" => Target::Product,
        "competitor" => Target::Competitor,
        "account" => Target::Account,
        _ => return None,
    })
}

impl Workbench {
    /// What of an account has a due day and is not done.
    pub fn due_in(&self, dossier: &Dossier) -> Result<Vec<Due>> {
        let shared = self.without_sales()?;
        let world = self.world(&shared);
        let case = AccountContext::silent(&dossier.account, &world);
        Ok(due_of(&case, dossier.key, &dossier.findings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn every_record_has_its_owners_and_what_names_it() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_keys().unwrap()[0];
        let row = bench.account_row(key).unwrap();
        let all = records(&row);
        let payment = all.iter().find(|at| at.row.schema.record == "payment").unwrap();
        let owners: Vec<&str> = payment.owners.iter().map(|o| o.schema.record).collect();
        assert_eq!(owners, ["account", "opportunity"]);
        let naess = all.iter().filter(|at| at.names(Some(Target::Person), "naess"));
        assert!(naess.count() > 3, "ties, contacts and visits name him");
        assert!(!all.iter().any(|at| at.names(None, "naess")));
    }
}
