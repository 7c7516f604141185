//! The keys of an export come in the order of the table.
use crate::table::{Holds, fields};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// The first record whose keys come in another order.
pub fn out_of_order(text: &str) -> Option<String> {
    let raw: &RawValue = serde_json::from_str(text).ok()?;
    record("book", raw)
}

fn record(name: &str, raw: &RawValue) -> Option<String> {
    let members: HashMap<&str, &RawValue> = serde_json::from_str(raw.get()).ok()?;
    let mut written: Vec<&str> = members.keys().copied().collect();
    // Where a value stands in the text tells where its key does.
    written.sort_by_key(|key| members[key].get().as_ptr());
    let known = fields(name);
    let in_table: Vec<&str> = known.iter().map(|field| field.name).collect();
    let mut ordered = in_table.clone();
    ordered.retain(|key| written.contains(key));
    if ordered != written {
        return Some(format!("{name}: {written:?}, the table has {in_table:?}"));
    }
    known.iter().find_map(|field| {
        let given = members.get(field.name)?;
        match field.holds {
            Holds::Object(name) => record(name, given),
            Holds::Records(name) => {
                let list: Vec<&RawValue> = serde_json::from_str(given.get()).ok()?;
                list.into_iter().find_map(|one| record(name, one))
            }
            _ => None,
        }
    })
}
