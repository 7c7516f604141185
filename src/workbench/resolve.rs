//! What a word on the command line means: an id, a name, an alias, or a beginning that fits only one.

use super::record::plural;
use super::{Result, Workbench, spellings};
use crate::exchange::table;
use crate::language::names;
use crate::model::{Account, Opportunity, Payment, Person, Refusal, is_blank, quoted};
use crate::store::AccountName;

/// A record that a word can mean.
pub(super) struct Candidate<'a> {
    pub id: &'a str,
    pub names: Vec<&'a str>,
}

/// The place of the one that the word means. docs/COMMANDS.md.
pub(super) fn find(word: &str, what: &str, candidates: &[Candidate]) -> Result<usize> {
    find_of(word, what, candidates, Fits::Best)
}

/// The same of what is to be taken away: where more than one fits a part of a name, none goes before another.
pub(super) fn find_carefully(word: &str, what: &str, candidates: &[Candidate]) -> Result<usize> {
    find_of(word, what, candidates, Fits::Any)
}

/// The same of records that have no name: only what one says as a whole goes before others that begin or end so.
pub(super) fn find_by_text(word: &str, what: &str, candidates: &[Candidate]) -> Result<usize> {
    find_of(word, what, candidates, Fits::Any)
}

/// Which of the ways in which a part of a name fits count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fits {
    /// The best there is.
    Best,
    /// All.
    Any,
}

fn find_of(word: &str, what: &str, candidates: &[Candidate], fits: Fits) -> Result<usize> {
    if is_blank(word) {
        return Err(Refusal::because(
            phrase!("no {} is named", what.replace('_', " ")),
            phrase!("give an id or a name"),
        ));
    }
    let surname = if what == "person" { of_surname(word, candidates) } else { Vec::new() };
    let found = fitting(word, candidates, fits, surname);
    match found.or_else(|| (what == "person").then(|| called(word, candidates))).as_deref() {
        Some([]) | None => Err(Refusal::because(
            phrase!("no {} is called {}", what.replace('_', " "), quoted(word)),
            match what {
                "account" | "person" | "opportunity" | "visit" | "action" => {
                    phrase!("anteroom list {} shows them", plural(what))
                }
                _ => phrase!("give its name, its id, or the beginning of what it says").to_owned(),
            },
        )),
        Some([one]) => Ok(*one),
        Some(several) => {
            let some: Vec<String> = several
                .iter()
                .take(4)
                .map(|i| format!("{} ({})", candidates[*i].names[0], candidates[*i].id))
                .collect();
            Err(Refusal::because(
                phrase!(
                    "{} fits {} {}: {}",
                    quoted(word),
                    several.len(),
                    plural(what),
                    some.join(", ")
                ),
                phrase!("give more of the name, or the id"),
            ))
        }
    }
}

/// Those whose surname, or last words, the word is; and with them whose first words it is: `Klaus` of Klaus Berg beside
/// Peter Klaus. Of Vogt's assistant it is the beginning alone.
fn of_surname(word: &str, candidates: &[Candidate]) -> Vec<usize> {
    let spelt = spellings(word);
    let is = |part: &str| spellings(part).iter().any(|part| spelt.contains(part));
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..candidates.len()).filter(|i| candidates[*i].names.iter().any(|n| fits(n))).collect()
    };
    let last = of(&|name| tails(name).any(is));
    if last.is_empty() {
        return last;
    }
    of(&|name| tails(name).chain(heads(name)).any(is))
}

/// The places of those that the word fits best, or of all that begin or end so; `surname` are those of whom it is the surname.
fn fitting(
    word: &str,
    candidates: &[Candidate],
    fits: Fits,
    surname: Vec<usize>,
) -> Option<Vec<usize>> {
    let by = |fits: &dyn Fn(&Candidate) -> bool| -> Vec<usize> {
        (0..candidates.len()).filter(|i| fits(&candidates[*i])).collect()
    };
    let folded = word.to_lowercase();
    // Accents aside, and with letters written out: `mueller` means Müller.
    let spelt = spellings(word);
    let whole = [
        by(&|c| c.id == word),
        by(&|c| c.names.first() == Some(&word)),
        by(&|c| c.names.contains(&word)),
    ];
    if let Some(whole) = whole.into_iter().find(|found| !found.is_empty()) {
        return Some(whole);
    }
    if !surname.is_empty() {
        return Some(surname);
    }
    let begun = [
        by(&|c| c.id.starts_with(word) || c.names.iter().any(|n| n.starts_with(word))),
        by(&|c| c.names.iter().any(|n| n.to_lowercase().starts_with(&folded))),
        by(&|c| c.names.iter().flat_map(|n| tails(n)).any(|w| w.to_lowercase() == folded)),
        by(&|c| {
            c.names.iter().flat_map(|n| tails(n)).any(|w| w.to_lowercase().starts_with(&folded))
        }),
        by(&|c| c.names.iter().any(|n| begins(n, &spelt))),
        by(&|c| c.names.iter().flat_map(|n| tails(n)).any(|w| begins(w, &spelt))),
    ];
    if fits == Fits::Best {
        return begun.into_iter().find(|found| !found.is_empty());
    }
    let same = by(&|c| c.names.iter().any(|n| n.trim().to_lowercase() == folded.trim()));
    let mut all = if same.is_empty() { begun.concat() } else { same };
    all.sort_unstable();
    all.dedup();
    Some(all).filter(|all| !all.is_empty())
}

/// Whom a name means as the log understands it: with forms of address, initials, pinyin.
fn called(word: &str, candidates: &[Candidate]) -> Vec<usize> {
    let people: Vec<names::Candidate> = candidates
        .iter()
        .map(|c| names::Candidate {
            id: c.id.to_owned(),
            name: c.names.first().copied().unwrap_or_default().to_owned(),
            aliases: c.names.iter().skip(1).map(|name| (*name).to_owned()).collect(),
            gone: false,
            vacant: false,
        })
        .collect();
    // `Dahl, Ingrid` is Ingrid Dahl.
    let turned = table::turned(word.trim());
    let ways = [word, turned.as_str()].into_iter().map(|name| names::find_name(name, &people));
    let found = ways.into_iter().find(|found| *found != names::Found::Nobody);
    match found.unwrap_or(names::Found::Nobody) {
        names::Found::One(one) => vec![one],
        names::Found::Several(several) => several,
        names::Found::Nobody => Vec::new(),
    }
}

/// A name from each of its words on: `Annette von der Heyde`, `von der Heyde`, `der Heyde`, `Heyde`.
fn tails(name: &str) -> impl Iterator<Item = &str> {
    let starts = name.char_indices().filter(|(at, c)| {
        let before = name.get(..*at).and_then(|head| head.chars().next_back());
        !c.is_whitespace() && before.is_none_or(char::is_whitespace)
    });
    starts.filter_map(|(at, _)| name.get(at..))
}

/// The first words of a name, without the last one: `Annette`, `Annette von`, `Annette von der`.
fn heads(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.char_indices().filter(|(_, c)| c.is_whitespace());
    ends.filter_map(|(at, _)| name.get(..at))
}

fn begins(name: &str, spelt: &[String]) -> bool {
    spellings(name).iter().any(|n| spelt.iter().any(|wanted| n.starts_with(wanted.as_str())))
}

impl Workbench {
    /// The account that a word means.
    pub fn account_of(&self, word: &str) -> Result<AccountName> {
        self.account_by(word, find)
    }

    /// The account that a word means which is to be taken away.
    pub(super) fn account_to_go(&self, word: &str) -> Result<AccountName> {
        self.account_by(word, find_carefully)
    }

    fn account_by(
        &self,
        word: &str,
        find: impl Fn(&str, &str, &[Candidate]) -> Result<usize>,
    ) -> Result<AccountName> {
        let mut names = self.store.account_names()?;
        let candidates: Vec<Candidate> = names
            .iter()
            .map(|a| Candidate {
                id: &a.id,
                names: [a.name.as_str()]
                    .into_iter()
                    .chain(a.aliases.iter().map(String::as_str))
                    .collect(),
            })
            .collect();
        let place = find(word, "account", &candidates)?;
        Ok(names.swap_remove(place))
    }
}

/// The person of an account that a word means.
pub fn person_of<'a>(account: &'a Account, word: &str) -> Result<&'a Person> {
    let candidates: Vec<Candidate> = account
        .people
        .iter()
        .map(|p| Candidate {
            id: &p.id,
            names: [p.name.as_str()]
                .into_iter()
                .chain(p.aliases.iter().map(String::as_str))
                .collect(),
        })
        .collect();
    Ok(&account.people[find(word, "person", &candidates)?])
}

/// Somebody of an account who is called so; nothing where nobody is, or more than one.
pub fn known_person<'a>(account: &'a Account, word: &str) -> Option<&'a Person> {
    person_of(account, word).ok()
}

/// The opportunity of an account that a word means.
pub fn opportunity_of<'a>(account: &'a Account, word: &str) -> Result<&'a Opportunity> {
    let candidates: Vec<Candidate> = account
        .opportunities
        .iter()
        .map(|o| Candidate { id: &o.id, names: vec![&o.name] })
        .collect();
    Ok(&account.opportunities[find(word, "opportunity", &candidates)?])
}

/// The payment of a purchase that a word means.
pub fn payment_of<'a>(deal: &'a Opportunity, word: &str) -> Result<&'a Payment> {
    let candidate =
        |p: &'a Payment| Candidate { id: &p.id, names: vec![p.what.as_deref().unwrap_or(&p.id)] };
    let candidates: Vec<Candidate> = deal.payments.iter().map(candidate).collect();
    Ok(&deal.payments[find(word, "payment", &candidates)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of these people a word means: none of them where it is asked or refused.
    fn meant(word: &str, names: &[&str], fits: Fits) -> Option<usize> {
        let people: Vec<Candidate> =
            names.iter().map(|name| Candidate { id: name, names: vec![*name] }).collect();
        find_of(word, "person", &people, fits).ok()
    }

    #[test]
    fn a_surname_goes_before_a_name_that_only_begins_so() {
        let kessler = ["Vogt's assistant Nina Kurz", "Sabine Vogt", "Klaus Berg", "Peter Klaus"];
        for (word, one) in [
            ("Vogt", Some(1)),
            ("vogt", Some(1)),
            ("Vogt's", Some(0)),
            ("Nina", Some(0)),
            ("Kurz", Some(0)),
            ("Sab", Some(1)),
            ("Klaus Berg", Some(2)),
            // The first name of one and the surname of the other is asked about.
            ("Klaus", None),
            ("Zed", None),
        ] {
            assert_eq!(meant(word, &kessler, Fits::Best), one, "{word}");
        }
        assert_eq!(meant("Anna", &["Anna Berg", "Annabel Cho"], Fits::Best), None);
    }

    #[test]
    fn what_is_taken_away_fits_no_other() {
        let alfa = ["Vogtmann's helper", "Sabine Vogt", "Bo Lind", "Lindberg Eva"];
        for (word, one) in [
            ("Vogt", Some(1)),
            ("Sabine", Some(1)),
            ("Lindb", Some(3)),
            ("Bo Lind", Some(2)),
            ("Vog", None),
            ("Lin", None),
        ] {
            assert_eq!(meant(word, &alfa, Fits::Any), one, "{word}");
        }
        // Of a part of a name the better fit is taken where nothing goes away.
        assert_eq!(meant("Vog", &alfa, Fits::Best), Some(0));
    }
}
