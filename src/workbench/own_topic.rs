//! Topics of the rep's own: what one may be called, and what follows when it is called something else.

use super::{Result, Workbench};
use crate::model::{Edit, Key, Row, Value, quoted};

/// The fields that name a topic, by the record that they are in.
const NAMING: [(&str, &str); 3] = [("intel", "topic"), ("question", "topic"), ("action", "for")];

impl Workbench {
    /// Why a topic of one's own cannot be called so, in one sentence; `account` is the one that it is asked in, or
    /// the picked one for a topic of every account. `was` is what it is called now.
    pub fn topic_fault(
        &self,
        account: Key,
        name: &str,
        was: Option<&str>,
    ) -> Result<Option<String>> {
        if was == Some(name) {
            return Ok(None);
        }
        let because =
            |what: &str| Ok(Some(phrase!("{} {}: another name is needed", quoted(name), what)));
        if let Some(what) = self.vocabulary.taken_by(name) {
            return because(what);
        }
        let folded = name.to_lowercase();
        if self.playbook.topics().any(|(_, topic)| topic.title.to_lowercase() == folded) {
            return because(phrase!("is on the checklist already"));
        }
        let account = self.account_row(account)?;
        if has_id(&account, name) {
            return because(phrase!("is an id of this account"));
        }
        let rep = self.rep_row()?;
        let own =
            account.rows("topics").iter().chain(rep.iter().flat_map(|rep| rep.rows("topics")));
        match own.into_iter().any(|row| row.name() == Some(name)) {
            true => because(phrase!("is a topic of yours already")),
            false => Ok(None),
        }
    }

    /// What names a topic of one's own names it by its new name: in one account, or (without one) in every account
    /// that has no own topic of that name.
    pub fn topic_renamed(&self, account: Option<Key>, was: &str, name: &str) -> Result<Vec<Edit>> {
        let accounts = match account {
            Some(key) => vec![key],
            None => self.store.keys_naming(was)?,
        };
        let mut edits = Vec::new();
        for key in accounts {
            let row = self.store.account(key)?;
            let own = row.rows("topics").iter().any(|topic| topic.name() == Some(was));
            if account.is_some() || !own {
                rename(&row, was, name, &mut edits);
            }
        }
        Ok(edits)
    }
}

fn has_id(row: &Row, id: &str) -> bool {
    row.id() == Some(id) || row.cells.iter().flat_map(Value::rows).any(|child| has_id(child, id))
}

fn rename(row: &Row, was: &str, name: &str, edits: &mut Vec<Edit>) {
    for child in row.cells.iter().flat_map(Value::rows) {
        let names = NAMING.iter().find(|(record, _)| *record == child.schema.record);
        if let Some((_, field)) = names.filter(|(_, field)| child.text(field) == Some(was)) {
            let cells = vec![((*field).to_owned(), Value::Text(name.to_owned()))];
            edits.push(Edit::Update { schema: child.schema, key: child.key, cells });
        }
        rename(child, was, name, edits);
    }
}

#[cfg(test)]
#[path = "own_topic_tests.rs"]
mod tests;
