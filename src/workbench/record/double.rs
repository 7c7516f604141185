//! A new record beside those that are there: one of the same id or name is refused, one that is like another is told.

use super::ids_in;
use super::kinds::RecordKind;
use super::place::Place;
use crate::language::names::is_same;
use crate::model::{Account, Identity, Person, Record, Refusal, Row, Value, quoted};
use crate::store::AccountName;
use crate::text::alike::company;
use crate::text::{fold, given_and_family, short_of};
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// A new record of an id or a name that another one has is refused.
    pub(super) fn refuse_double(&self, kind: &RecordKind, place: &Place, row: &Row) -> Result<()> {
        let (id, name) = (row.id(), row.name());
        let record = row.schema.record.replace('_', " ");
        if kind.path == ["accounts"] {
            for there in self.store.account_names()? {
                let names = std::iter::once(&there.name).chain(&there.aliases);
                let names: Vec<&str> = names.map(String::as_str).collect();
                refuse_same(&record, id, name, &there.id, &names)?;
            }
            return Ok(());
        }
        if let Identity::Keyed(fields) = row.schema.identity
            && place.list.iter().any(|there| same(fields, row, &there))
        {
            let columns = row.schema.columns().into_iter();
            let of_key = columns.filter(|column| fields.contains(&column.name.as_str()));
            let key = of_key.map(|c| self.by_name(Some(place), &[], &c, row.at(&c.path)));
            let key: Vec<String> = key.collect();
            return Err(Refusal::because(
                phrase!("there is already a {} of {}", record, key.join(", ")),
                phrase!("change it with set"),
            ));
        }
        let mut taken = std::collections::HashSet::new();
        if let Some(account) = &place.account {
            ids_in(account, &mut taken);
        }
        if let Some(id) = id.filter(|id| taken.contains(*id)) {
            return Err(taken_id(id));
        }
        for there in &place.list {
            let aliases = match there.get("aliases") {
                Value::Words(aliases) if there.schema.has("aliases") => aliases.as_slice(),
                _ => &[],
            };
            let names = there.name().into_iter().chain(aliases.iter().map(String::as_str));
            let names: Vec<&str> = names.collect();
            refuse_same(&record, id, name, there.id().unwrap_or_default(), &names)?;
        }
        Ok(())
    }

    /// Behind the sentence of a new account or person: who is there already and may be the same.
    pub(super) fn like_another(&self, place: &Place, row: &Row) -> Result<String> {
        let Some(name) = row.name() else { return Ok(String::new()) };
        let mut others: Vec<String> = match row.schema.record {
            record if record == Account::SCHEMA.record => {
                let there = self.store.account_names()?.into_iter();
                let names = |there: &AccountName| {
                    std::iter::once(&there.name).chain(&there.aliases).any(|n| is_alike(name, n))
                };
                there.filter(names).map(|there| there.name).collect()
            }
            record if record == Person::SCHEMA.record => {
                let there = place.list.iter().filter_map(Row::name);
                there.filter(|there| is_same_person(name, there)).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        others.truncate(SHOWN);
        Ok(match others.as_slice() {
            [] => String::new(),
            others => phrase!(
                "; {} is there already: another? anteroom undo takes this back",
                others.join(", ")
            ),
        })
    }
}

/// How many others are named.
const SHOWN: usize = 3;

/// Do two customers look like one: but for the legal form, or where one name begins with all of the other?
fn is_alike(one: &str, other: &str) -> bool {
    let (keys, others) = (company(one), company(other));
    keys.iter().any(|key| !key.is_empty() && others.contains(key))
        || begins(one, other)
        || begins(other, one)
}

/// Does a name begin with all words of another, of which there are two or more?
fn begins(long: &str, short: &str) -> bool {
    let (long, short) = (fold(long), fold(short));
    let short = short.trim();
    short.contains(' ') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// One surname, and a first name that is the letter or a short form of the other: `S. Vogt` of Sabine Vogt.
fn is_same_person(one: &str, other: &str) -> bool {
    let (Some((given, family)), Some((first, surname))) =
        (given_and_family(one), given_and_family(other))
    else {
        return false;
    };
    let letter = |name: &str| {
        let mut letters = name.trim_end_matches('.').chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let begins = |name: &str, letter: Option<char>| letter.is_some_and(|c| name.starts_with(c));
    family == surname
        && (short_of(&given).contains(&first)
            || begins(&given, letter(&first))
            || begins(&first, letter(&given)))
}

fn same(fields: &[&str], row: &Row, there: &&Row) -> bool {
    fields.iter().all(|f| there.get(f) == row.get(f))
}

fn refuse_same(
    record: &str,
    id: Option<&str>,
    name: Option<&str>,
    there: &str,
    called: &[&str],
) -> Result<()> {
    if id == Some(there) {
        return Err(taken_id(there));
    }
    let Some(name) = name.filter(|name| called.iter().any(|other| is_same(name, other))) else {
        return Ok(());
    };
    let own = called.first().filter(|own| **own != name).map(|own| format!(": {own}"));
    let article = if record.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    Err(Refusal::because(
        phrase!(
            "{} {} called {} is already there{}",
            article,
            record,
            quoted(name),
            own.unwrap_or_default()
        ),
        phrase!("change it with set, or add to the name what tells the two apart"),
    ))
}

fn taken_id(id: &str) -> Refusal {
    Refusal::because(
        phrase!("the id {} is already there", quoted(id)),
        phrase!("change that record with set, or give another id"),
    )
}
