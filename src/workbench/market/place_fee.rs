//! What is paid for a place on a shelf against what stood there. The file has no field for fees: an agreement that
//! names one of the customer's places, and how we are to stand there or what of ours, is taken as one (METHOD M6).

use super::change::rank;
use super::history::{PlaceHistory, of_account};
use crate::model::brief::{Brief, Entry, Print, Section};
use crate::model::playbook::Language;
use crate::model::words::{Words, fill};
use crate::model::{Account, Agreement, Choice, Date, Key, Person, Role, Shelf};
use crate::rules::AccountContext;
use crate::text::DayText;
use crate::text::fold;
use crate::workbench::brief::language;
use crate::workbench::{Result, Workbench};

/// What one look found at a place that is paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeLook {
    /// The day.
    pub date: Date,
    /// Ours that did not stand as agreed, each with where it was seen; empty where all did.
    pub apart: Vec<(String, Shelf)>,
}

/// A place that is paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFee {
    /// The account's number and id.
    pub account: (Key, String),
    /// The agreement's id and what it is about.
    pub agreement: (String, String),
    /// The place.
    pub place: String,
    /// Where ours is to stand; nothing where only that it is there was agreed.
    pub promised: Option<Shelf>,
    /// The words of the agreement that say what it costs: "1,200 a year".
    pub fee: Option<String>,
    /// The looks at ours there while the agreement held, the oldest first.
    pub looks: Vec<FeeLook>,
}

impl PlaceFee {
    /// At how many looks ours stood as agreed, of how many.
    pub fn kept(&self) -> (usize, usize) {
        (self.looks.iter().filter(|look| look.apart.is_empty()).count(), self.looks.len())
    }

    /// Is there something to claim?
    pub fn is_broken(&self) -> bool {
        self.kept().0 < self.looks.len()
    }

    /// "eye level is paid, kept at 2 of 4 looks".
    pub fn says_short(&self, words: &Words) -> String {
        let (kept, all) = self.kept();
        let place =
            self.promised.map_or(phrase!("a place"), |shelf| words.word("shelf", shelf.word()));
        phrase!("{place} is paid, kept at {kept} of {all} looks", place, kept, all)
    }

    /// "eye level for 1,200 a year: so at 2 of 4 looks".
    pub fn says(&self, words: &Words) -> String {
        let (kept, all) = self.kept();
        let place =
            self.promised.map_or(phrase!("a place"), |shelf| words.word("shelf", shelf.word()));
        let fee = self.fee.as_ref().map_or(String::new(), |fee| phrase!(" for {fee}", fee));
        match all {
            0 => phrase!("{place}{fee}: nobody has looked since", place, fee),
            _ => phrase!("{place}{fee}: so at {kept} of {all} looks", place, fee, kept, all),
        }
    }
}

impl Workbench {
    /// The places that are paid for, of one account or of all, in file order.
    pub fn place_fees(&self, account: Option<Key>) -> Result<Vec<PlaceFee>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut fees = Vec::new();
        self.one_or_each(account, |account| {
            if account.agreements.is_empty() {
                return;
            }
            let case = AccountContext::silent(account, &world);
            let places = of_account(account.key, &case);
            for agreement in account.agreements.iter() {
                fees.extend(places.iter().filter_map(|p| fee(agreement, p, &case, &self.words)));
            }
        })?;
        Ok(fees)
    }

    /// The letter that claims a place: to whoever buys there, in their language.
    pub fn claim_letter(&self, fee: &PlaceFee) -> Result<Brief> {
        let account = self.typed_account(fee.account.0)?;
        let reader = reader(&account);
        let spoken = reader.and_then(|p| p.communication.language.as_deref());
        let known = spoken.and_then(|s| self.playbook.language_of(s));
        let language = known.unwrap_or_else(|| self.own_language());
        let rep = self.rep()?;
        let regards = [rep.name.0, rep.company.0];
        Ok(letter(fee, reader, language, regards.into_iter().flatten(), self.today()))
    }
}

/// The agreement where it is about this place: it names it, and how or what of ours is to stand there.
fn fee(
    agreement: &Agreement,
    place: &PlaceHistory,
    case: &AccountContext,
    words: &Words,
) -> Option<PlaceFee> {
    let what = agreement.what.0.clone()?;
    let terms = agreement.terms.0.clone().unwrap_or_default();
    let text = fold(&format!("{what} {terms}"));
    let ours = || place.products.iter().enumerate().filter(|(_, product)| !product.theirs);
    let named: Vec<usize> =
        ours().filter(|(_, p)| text.contains(&fold(&p.name()))).map(|(at, _)| at).collect();
    let promised = Shelf::ALL.iter().copied().filter(|s| *s != Shelf::None);
    let promised = promised.into_iter().find(|s| {
        let code = s.word().replace('_', " ");
        [words.word("shelf", s.word()), &code].iter().any(|word| holds(&text, &fold(word)))
    });
    if !holds(&text, &fold(&place.place)) || (promised.is_none() && named.is_empty()) {
        return None;
    }
    let meant: Vec<usize> =
        if named.is_empty() { ours().map(|(at, _)| at).collect() } else { named };
    let until = agreement.until.0.unwrap_or(case.today()).min(case.today());
    let held = |day: Date| agreement.from.is_none_or(|from| from <= day) && day <= until;
    let looks = place.looks.iter().filter(|look| held(look.date)).filter_map(|look| {
        let seen = meant.iter().filter_map(|at| Some((*at, look.of(*at)?.shelf?)));
        let seen: Vec<(usize, Shelf)> = seen.collect();
        let is_apart = |shelf: Shelf| {
            shelf == Shelf::None || promised.is_some_and(|agreed| rank(shelf) > rank(agreed))
        };
        let apart = seen.iter().filter(|(_, shelf)| is_apart(*shelf));
        let apart = apart.map(|(at, shelf)| (place.products[*at].name(), *shelf)).collect();
        (!seen.is_empty()).then_some(FeeLook { date: look.date, apart })
    });
    Some(PlaceFee {
        account: (place.account.0, place.account.1.clone()),
        agreement: (agreement.id.to_string(), what.clone()),
        place: place.place.clone(),
        promised,
        fee: [terms, what].iter().find_map(|text| sum_in(text)),
        looks: looks.collect(),
    })
}

/// Does a text hold these words as words of their own?
fn holds(text: &str, words: &str) -> bool {
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + words.len()..).and_then(|t| t.chars().next());
            !words.is_ascii() || is_free(before) && is_free(after)
        })
}

/// The part of the terms that is a sum: it begins with a number that is no count of days and no share.
fn sum_in(text: &str) -> Option<String> {
    let parts = text.split([';', '；', '，']).flat_map(|part| part.split(", "));
    let is_sum = |part: &&str| {
        // A currency may stand before it.
        let number = part.trim_start_matches(|c: char| !c.is_ascii_digit());
        let before = part.chars().count() - number.chars().count();
        let (digits, rest) = number.split_once(char::is_whitespace).unwrap_or((number, ""));
        before <= 4
            && !digits.contains('%')
            && !["%", "day", "look", "kit", "piece"].iter().any(|other| rest.starts_with(other))
            && crate::workbench::read_number(digits).is_ok()
    };
    parts.map(str::trim).find(is_sum).map(str::to_owned)
}

/// Who buys there, else who decides, else whoever knows us best.
fn reader(account: &Account) -> Option<&Person> {
    let here = || account.people.iter().filter(|p| p.left.is_none() && !*p.placeholder);
    let plays = |role: Role| here().find(|p| p.plays(role));
    let known = || here().max_by_key(|p| p.relationship.0.unwrap_or(0));
    plays(Role::Purchasing).or_else(|| plays(Role::DecisionMaker)).or_else(known)
}

fn letter(
    fee: &PlaceFee,
    reader: Option<&Person>,
    words: &Language,
    regards: impl Iterator<Item = String>,
    today: Date,
) -> Brief {
    let greeting = reader.map_or(words.dear_all.clone(), |p| language::dear(words, p));
    let opens = [("what", fee.agreement.1.as_str()), ("place", fee.place.as_str())];
    let seen = fee.looks.iter().filter(|look| !look.apart.is_empty()).map(|look| {
        let apart: Vec<String> = look
            .apart
            .iter()
            .map(|(name, shelf)| {
                format!("{name}{}{}", words.colon, words.word(&phrase!("shelf {}", shelf.word())))
            })
            .collect();
        let day = language::day(words, look.date, today, false);
        Entry::new(format!("{day}{}{}", words.comma, apart.join(&words.comma)))
    });
    let line = |name, text: String| section(name, String::new(), vec![Entry::new(text)]);
    let paid = fee.fee.as_ref().map(|fee| fill(words.word(phrase!("claim paid")), &[("fee", fee)]));
    let mut sections = vec![
        line("greeting", format!("{greeting}{}", words.dear_end)),
        line("opens", fill(words.word(phrase!("claim opens")), &opens)),
        section("seen", words.word(phrase!("claim seen")).to_owned(), seen.collect()),
    ];
    sections.extend(paid.map(|paid| line("paid", paid)));
    sections.push(line("asks", words.word(phrase!("claim asks")).to_owned()));
    let names = std::iter::once(words.regards.clone()).chain(regards);
    sections.push(section("regards", String::new(), names.map(Entry::new).collect()));
    Brief {
        print: Print::Mail,
        account: fee.account.1.clone(),
        occasion: fill(words.word(phrase!("claim subject")), &opens),
        sections,
        labels: language::labels(words),
        ..Brief::default()
    }
}

fn section(name: &'static str, title: String, entries: Vec<Entry>) -> Section {
    Section { name, title, entries, ..Section::default() }
}

/// "10 Mar: HG-40 lower": what a look found, in the words of the screens.
pub fn look_says(look: &FeeLook, words: &Words) -> String {
    let apart: Vec<String> = look
        .apart
        .iter()
        .map(|(name, shelf)| format!("{name} {}", words.word("shelf", shelf.word())))
        .collect();
    let apart = if apart.is_empty() { phrase!("as agreed").to_owned() } else { apart.join(", ") };
    format!("{}: {apart}", look.date.short_day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo() -> Workbench {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        Workbench::in_memory(today).unwrap().demo().unwrap()
    }

    #[test]
    fn what_is_paid_for_is_held_against_what_stood_there() {
        let bench = demo();
        let fees = bench.place_fees(None).unwrap();
        // The agreement on distribution names no place: it is no fee.
        assert_eq!(fees.len(), 1, "{fees:?}");
        let fee = &fees[0];
        assert_eq!((fee.place.as_str(), fee.promised), ("Bergen counter", Some(Shelf::EyeLevel)));
        assert_eq!(fee.fee.as_deref(), Some("1,200 a year"));
        let says: Vec<String> = fee.looks.iter().map(|l| look_says(l, &bench.words)).collect();
        assert_eq!(says, ["19 Aug: HG-40 lower", "12 Oct: HG-40 lower", "10 Nov: as agreed"]);
        assert_eq!(fee.says(&bench.words), "eye level for 1,200 a year: so at 1 of 3 looks");
    }

    #[test]
    fn a_letter_claims_it_in_the_language_of_whoever_buys() {
        let bench = demo();
        let fee = bench.place_fees(None).unwrap().remove(0);
        let account = bench.typed_account(fee.account.0).unwrap();
        let reader = reader(&account).unwrap();
        let german = bench.playbook.language_of("Deutsch").unwrap();
        let names = ["Anna Weiss".to_owned()].into_iter();
        let page = letter(&fee, Some(reader), german, names, bench.today());
        let text =
            crate::workbench::brief::written(&page, crate::workbench::brief::Sheet::of("text"));
        for said in ["Unser Platz bei Bergen counter", "1,200 a year", "weiter unten", "Anna Weiss"]
        {
            assert!(text.contains(said), "{said} is not in\n{text}");
        }
        assert!(!text.contains("as agreed") && !text.contains("lower"), "{text}");
    }

    #[test]
    fn a_sum_is_no_share_and_no_count() {
        assert_eq!(sum_in("30 % off list, 40 kits a year"), None);
        assert_eq!(sum_in("paid in August; € 900 a season"), Some("€ 900 a season".to_owned()));
    }
}
