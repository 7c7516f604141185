//! Nobody reports to themselves, follows themselves or belongs to themselves, over however many steps. docs/FILE.md.

use super::path::Path;
use crate::model::{Refusal, Row, quoted};
use crate::store::AccountName;
use std::collections::{HashMap, HashSet};

/// The people of an account as they will be: the incoming ones over those that are there.
pub fn people(existing: Option<&Row>, incoming: &Row, path: &Path) -> Result<(), Refusal> {
    let list = path.field("people");
    for (field, does) in
        [("reports_to", phrase!("reports to")), ("successor", phrase!("is succeeded by"))]
    {
        let mut leads: HashMap<&str, &str> = HashMap::new();
        for row in existing.into_iter().chain([incoming]).flat_map(|a| a.rows("people")) {
            if let (Some(id), Some(to)) = (row.id(), row.text(field)) {
                leads.insert(id, to);
            }
        }
        let given = incoming.rows("people").iter().enumerate();
        let given = given.filter(|(_, row)| row.text(field).is_some());
        let starts: Vec<(usize, &str)> = given.filter_map(|(i, r)| Some((i, r.id()?))).collect();
        if let Some(i) = circle(&leads, &starts) {
            let name = incoming.rows("people")[i].name().unwrap_or_default();
            let place = list.at(i).field(field).to_string();
            let what = phrase!("{} {} themselves in the end", quoted(name), does);
            return Err(Refusal::at(place, what, phrase!("name somebody who does not lead back")));
        }
    }
    Ok(())
}

/// The groups of accounts as they will be; `resolve` gives the id that a parent means.
pub fn parents(
    there: &[AccountName],
    accounts: &[Row],
    resolve: impl Fn(&str) -> Option<String>,
) -> Result<(), Refusal> {
    let given = accounts.iter().enumerate();
    let given: Vec<(usize, &str, String)> =
        given.filter_map(|(i, row)| Some((i, row.id()?, resolve(row.text("parent")?)?))).collect();
    if given.is_empty() {
        return Ok(());
    }
    let mut leads: HashMap<&str, &str> =
        there.iter().filter_map(|a| Some((a.id.as_str(), a.parent.as_deref()?))).collect();
    leads.extend(given.iter().map(|(_, id, parent)| (*id, parent.as_str())));
    let starts: Vec<(usize, &str)> = given.iter().map(|(i, id, _)| (*i, *id)).collect();
    let Some(i) = circle(&leads, &starts) else {
        return Ok(());
    };
    let name = accounts[i].name().unwrap_or_default();
    let place = Path::From("$.accounts").at(i).field("parent").to_string();
    let what = phrase!("{} is a part of itself in the end", quoted(name));
    Err(Refusal::at(place, what, phrase!("name a group that does not lead back")))
}

/// The place of the first of these that leads back to itself.
fn circle(leads: &HashMap<&str, &str>, starts: &[(usize, &str)]) -> Option<usize> {
    let mut safe: HashSet<&str> = HashSet::new();
    for (_, start) in starts {
        let mut way: Vec<&str> = Vec::new();
        let mut on_it: HashSet<&str> = HashSet::new();
        let mut at = *start;
        while !safe.contains(at) && on_it.insert(at) {
            way.push(at);
            match leads.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        let closed = leads.contains_key(at) && on_it.contains(at) && !safe.contains(at);
        let first = way.iter().position(|w| *w == at).filter(|_| closed);
        let round = first.map_or(&[][..], |n| &way[n..]);
        let found = starts.iter().find(|(_, id)| round.contains(id));
        if let Some((place, _)) = found {
            return Some(*place);
        }
        safe.extend(way);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(leads: &[(&'static str, &'static str)], starts: &[&'static str]) -> Option<usize> {
        let starts: Vec<(usize, &str)> = starts.iter().copied().enumerate().collect();
        circle(&leads.iter().copied().collect(), &starts)
    }

    #[test]
    fn a_way_back_to_oneself_is_found_and_a_long_way_to_another_is_not() {
        assert_eq!(of(&[("a", "a")], &["a"]), Some(0));
        assert_eq!(of(&[("a", "b"), ("b", "c"), ("c", "a")], &["x", "c"]), Some(1));
        assert_eq!(of(&[("x", "a"), ("a", "b"), ("b", "a")], &["x", "b"]), Some(1));
        assert_eq!(of(&[("a", "b"), ("b", "c"), ("d", "c")], &["a", "b", "d"]), None);
        assert_eq!(of(&[("a", "gone")], &["a"]), None);
    }

    #[test]
    fn an_old_circle_that_nothing_incoming_is_part_of_holds_nothing_up() {
        assert_eq!(of(&[("x", "a"), ("a", "b"), ("b", "a")], &["x"]), None);
    }
}
