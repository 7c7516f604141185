//! New people and accounts of a list that may be one that is there under another name: told, and nothing is decided.

use super::people::Heard;
use super::speaking::HouseNumbers;
use crate::model::{Row, Value};
use crate::store::AccountName;
use crate::text::alike::{is_endless, legal_form};
use crate::text::{are_others, fold, given_and_family, number, short_of};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The people who are there, by what somebody else of a list may share with them.
struct Known<'a> {
    by_mail: HashMap<String, Vec<&'a str>>,
    by_number: HashMap<String, Vec<&'a str>>,
    /// By surname and given name.
    by_name: HashMap<(String, String), Vec<&'a str>>,
    /// By surname and the letter that the given name begins with, and whether it is no more than that letter.
    by_letter: HashMap<(String, char), Vec<(&'a str, bool)>>,
}

/// Says of who is new whom they may be.
pub(super) fn tell(account: &Row, stored: Option<&Row>, said: &mut Heard) {
    let told = std::mem::take(&mut said.told);
    let there = stored.map_or(&[][..], |stored| stored.rows("people"));
    let ids: HashSet<&str> = there.iter().filter_map(Row::id).collect();
    let is_new = |row: &&Row| row.id().is_none_or(|id| !ids.contains(id)) && !is_vacant(row);
    let mut new = account.rows("people").iter().filter(is_new).peekable();
    if there.is_empty() || new.peek().is_none() {
        return;
    }
    let known = Known::of(there);
    for row in new {
        let Some(name) = row.name().filter(|name| !told.contains(*name)) else { continue };
        let others = known.alike(row, name);
        if !others.is_empty() {
            said.may_be(name, &others.into_iter().collect::<Vec<_>>().join(", "));
        }
    }
}

fn is_vacant(row: &Row) -> bool {
    *row.get("placeholder") == Value::Flag(true)
}

/// The given name as a letter, and whether it is no more than that.
fn letter(given: &str) -> Option<(char, bool)> {
    let mut letters = given.trim_end_matches('.').chars();
    Some((letters.next()?, letters.next().is_none()))
}

impl<'a> Known<'a> {
    fn of(there: &'a [Row]) -> Self {
        let mut known = Self {
            by_mail: HashMap::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            by_letter: HashMap::new(),
        };
        let house = HouseNumbers::of(there);
        for row in there.iter().filter(|row| !is_vacant(row)) {
            let Some(name) = row.name() else { continue };
            if let Some(mail) = row.text("email") {
                known.by_mail.entry(fold(mail.trim())).or_default().push(name);
            }
            if let Some(number) = row.text("phone").and_then(number).filter(|n| house.is_own(n)) {
                known.by_number.entry(number).or_default().push(name);
            }
            let Some((given, family)) = given_and_family(name) else { continue };
            if let Some((first, is_all)) = letter(&given) {
                let of_letter = known.by_letter.entry((family.clone(), first)).or_default();
                of_letter.push((name, is_all));
            }
            known.by_name.entry((family, given)).or_default().push(name);
        }
        known
    }

    fn alike(&self, row: &Row, name: &str) -> BTreeSet<&'a str> {
        let mail = row.text("email").and_then(|mail| self.by_mail.get(&fold(mail.trim())));
        let number = row.text("phone").and_then(number).and_then(|n| self.by_number.get(&n));
        let number = number.into_iter().flatten().filter(|other| !are_others(name, other));
        let mut others: BTreeSet<&str> =
            mail.into_iter().flatten().chain(number).copied().collect();
        let Some((given, family)) = given_and_family(name) else { return others };
        for short in short_of(&given) {
            let same = self.by_name.get(&(family.clone(), short.clone()));
            others.extend(same.into_iter().flatten());
        }
        if let Some((first, is_all)) = letter(&given) {
            let same = self.by_letter.get(&(family, first)).into_iter().flatten();
            others.extend(same.filter(|(_, is_letter)| is_all || *is_letter).map(|(name, _)| name));
        }
        others
    }
}

/// Words of a name that is long enough to be the beginning of another: `Furness Sugar` of Furness Sugar Refiners.
const LEAST: usize = 2;

/// Says of accounts that are new which of those that are there begins with their name, or the other way round.
pub(super) fn tell_accounts(
    new: &[Row],
    found: &[Option<usize>],
    there: &[AccountName],
    said: &mut Heard,
) {
    let is_new = |(row, place): &(&Row, &Option<usize>)| place.is_none() && row.id().is_none();
    let mut new = new.iter().zip(found).filter(is_new).filter_map(|(row, _)| row.name()).peekable();
    if there.is_empty() || new.peek().is_none() {
        return;
    }
    let mut whole: HashMap<String, Vec<&str>> = HashMap::new();
    let mut begun: HashMap<String, Vec<&str>> = HashMap::new();
    for account in there {
        for called in std::iter::once(&account.name).chain(&account.aliases) {
            let words = words(called);
            for begin in beginnings(&words) {
                begun.entry(begin).or_default().push(&account.name);
            }
            whole.entry(words.join(" ")).or_default().push(&account.name);
        }
    }
    for name in new {
        let words = words(name);
        let shorter = beginnings(&words).filter_map(|begin| whole.get(&begin));
        let longer = Some(words.join(" ")).filter(|_| words.len() >= LEAST);
        let longer = longer.and_then(|all| begun.get(&all));
        let others: BTreeSet<&str> = shorter.chain(longer).flatten().copied().collect();
        if !others.is_empty() {
            let kind = phrase!("new accounts that may be one that is there");
            let others = others.into_iter().collect::<Vec<_>>().join(", ");
            said.infer(kind, format!("{name} ({others})"));
        }
    }
}

/// The folded words of a company's name, without those of its legal form at the end.
fn words(name: &str) -> Vec<String> {
    if is_endless(name) {
        return Vec::new();
    }
    let folded = fold(name).replace(['.', '\'', '’'], "");
    let split = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = split.map(str::to_owned).collect();
    while words.len() > 1
        && words.last().is_some_and(|last| !legal_form(&format!("x {last}")).is_empty())
    {
        words.pop();
    }
    words
}

/// What the words begin with, from the least that says something to all but one.
fn beginnings(words: &[String]) -> impl Iterator<Item = String> {
    (LEAST..words.len()).filter_map(|end| Some(words.get(..end)?.join(" ")))
}
