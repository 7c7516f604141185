//! What cannot both be true in the file, and settling it (docs/WORDING.md).

use super::record::RecordRequest;
use super::{Result, Workbench, kind};
use crate::model::{Account, Key, Refusal};
use crate::rules::disputes::{Act, Deed, Dispute, of_book};

impl Workbench {
    /// The disputes of the book by account in file order; with an account those that touch it.
    pub fn disputes(&self, of: Option<Key>) -> Result<Vec<Dispute>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let keys = self.account_keys()?;
        let accounts: Result<Vec<Account>> = keys.iter().map(|k| self.typed_account(*k)).collect();
        let accounts = accounts?;
        let mut all = of_book(&accounts, &world);
        if let Some(place) = of.and_then(|key| keys.iter().position(|k| *k == key)) {
            let id = accounts[place].id.as_str();
            all.retain(|d| d.account == id || d.records.iter().any(|(_, of_it)| of_it == id));
        }
        Ok(all)
    }

    /// Does what a choice says, as one step; the sentence of what was done.
    pub fn settle_dispute(&mut self, act: &Act) -> Result<String> {
        if act.deed == Deed::Merge {
            let words: Vec<&str> =
                act.owners.iter().chain(&act.which).map(String::as_str).collect();
            let pair = match words[..] {
                [account, person, other] => self.people_pair(account, person, other)?,
                [account, other] => self.account_pair(account, other)?,
                _ => {
                    let what = phrase!("it is not said which two are one");
                    return Err(Refusal::because(what, phrase!("settle it by hand")));
                }
            };
            return Ok(self.merge(pair)?.kept.sentence);
        }
        let columns =
            act.fields.iter().map(|(name, values)| (name.replace('.', "_"), values.clone()));
        if act.record == "rep" && act.deed == Deed::Set {
            let columns: Vec<(String, Vec<String>)> = columns.collect();
            let clear: Vec<String> = act.clear.iter().map(|name| (*name).to_owned()).collect();
            return Ok(self.set_rep(&columns, &clear)?.sentence);
        }
        let kind = kind(act.record).ok_or_else(|| {
            Refusal::because(
                phrase!("there is no {} in the file", act.record),
                phrase!("settle it by hand"),
            )
        })?;
        let clear = act.clear.iter().map(|name| name.replace('.', "_")).collect();
        let mut wanted = RecordRequest {
            kind,
            owners: act.owners.clone(),
            which: act.which.clone(),
            fields: columns.collect(),
            clear,
        };
        let kept = match act.deed {
            Deed::Add => {
                let leads = kind.leads.iter().zip(std::mem::take(&mut wanted.which));
                wanted.fields.extend(leads.map(|(name, value)| ((*name).to_owned(), vec![value])));
                self.add_record(&wanted)?
            }
            Deed::Set => self.set_record(&wanted)?,
            Deed::Remove | Deed::Merge => self.remove_record(&wanted)?,
        };
        Ok(kept.sentence)
    }
}
