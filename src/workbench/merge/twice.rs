//! People and purchases that both of two accounts have: they stay two, and it is said.

use super::report::MergeReport;
use crate::model::{Person, Row};
use crate::rules::disputes::people_alike;
use crate::text::fold;
use crate::workbench::dossier::typed;
use std::collections::HashSet;

/// How many are told by name.
const FIRST: usize = 5;

/// Says who and what of the one that goes the other has too.
pub fn tell(ours: &Row, theirs: &Row, told: &mut MergeReport) {
    match people(ours, theirs).as_slice() {
        [] => {}
        [one] => told.remark(phrase!("{one} is there twice now: doubles lists the two", one)),
        all => told.remark(phrase!("{} are there twice now: doubles lists them", listed(all))),
    }
    match deals(ours, theirs).as_slice() {
        [] => {}
        [one] => told.remark(phrase!("the deal {one} is there twice now: rm takes one away", one)),
        all => {
            told.remark(phrase!("the deals {} are there twice now: rm takes one away", listed(all)))
        }
    }
}

fn people(ours: &Row, theirs: &Row) -> Vec<String> {
    let of = |account: &Row| -> Vec<Person> {
        let people = account.rows("people").iter().map(|row| typed::<Person>(row.clone()));
        people.filter(|person| !*person.placeholder).collect()
    };
    let (mine, other) = (of(ours), of(theirs));
    let all: Vec<&Person> = mine.iter().chain(&other).collect();
    let pairs = people_alike(&all).into_iter();
    let across = pairs.filter(|(one, two)| *one < mine.len() && *two >= mine.len());
    let mut places: Vec<usize> = across.map(|(_, two)| two).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|at| all[at].name.as_str().to_owned()).collect()
}

fn deals(ours: &Row, theirs: &Row) -> Vec<String> {
    let mine = ours.rows("opportunities").iter().filter_map(Row::name);
    let mine: HashSet<String> = mine.map(|name| fold(name.trim())).collect();
    let theirs = theirs.rows("opportunities").iter().filter_map(Row::name);
    theirs.filter(|name| mine.contains(&fold(name.trim()))).map(str::to_owned).collect()
}

fn listed(names: &[String]) -> String {
    let first = names.iter().take(FIRST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(FIRST) {
        0 => first,
        more => phrase!("{first} and {more} more", first, more),
    }
}
