//! The register of gifts of a year: a row for each person or household, by what is left of the limit (METHOD M9).

use super::{Result, Workbench, in_json};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement};
use crate::model::{Account, Date, Gift, Key, Person, Role};
use crate::rules::cents::Cents;
use crate::rules::gift_gate::household;
use crate::rules::{AccountContext, phrase};
use crate::text::DayText;
use chrono::Datelike;
use serde::Serialize;

/// Years of which each gift is listed.
const YEARS: i32 = 3;
/// Below this part of the limit what is left is said as a warning: a fifth.
const FEW: i128 = 5;

/// A gift that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GivenGift {
    /// The account's name.
    #[serde(skip)]
    pub at: (Key, String),
    /// Its number in the file.
    #[serde(skip)]
    pub key: Key,
    /// The day.
    #[serde(serialize_with = "in_json::day")]
    pub date: Option<Date>,
    /// To whom: id and name.
    #[serde(serialize_with = "in_json::id")]
    pub person: (String, String),
    /// What.
    pub what: Option<String>,
    /// What it was worth; one without counts 0.
    pub value: Option<Cents>,
    /// Why it was given.
    pub reason: Option<String>,
    /// Who said yes.
    pub approved_by: Option<String>,
}

/// A person or household with what they were given this year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receiver {
    /// The account's id and name.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// The file's number of the account.
    #[serde(skip)]
    pub key: Key,
    /// The person, and those joined to them by family ties.
    #[serde(serialize_with = "in_json::ids")]
    pub people: Vec<(String, String)>,
    /// The file's number of the first of them.
    #[serde(skip)]
    pub person_key: Key,
    /// How many gifts, and what they were worth together.
    pub gifts: usize,
    /// Together.
    pub worth: Cents,
    /// What is left of the limit; negative above it, nothing without a limit.
    pub left: Option<Cents>,
    /// One of them decides.
    pub decides: bool,
    /// The gifts, the newest first.
    pub given: Vec<GivenGift>,
}

/// The register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GiftRegister {
    /// The year.
    pub year: i32,
    /// The limit of a person, a household and a year.
    pub limit: Option<Cents>,
    /// Least left first; households that got nothing are in it too.
    pub receivers: Vec<Receiver>,
    /// Gifts of the year, and their worth together.
    pub together: (usize, Cents),
    /// How many receivers are above the limit.
    pub over: usize,
    /// Each gift of three years, the newest first.
    #[serde(skip)]
    pub each: Vec<GivenGift>,
}

impl Workbench {
    /// The register of this year, over all accounts.
    pub fn gift_register(&self) -> Result<GiftRegister> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let limit = world.rep.gift_limit.map(Cents::from);
        let year = self.today().year();
        let mut register = GiftRegister { year, limit, ..GiftRegister::default() };
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            let case = AccountContext::silent(&account, &world);
            register.take(&case, key);
        }
        register.receivers.sort_by_key(|r| (r.left, std::cmp::Reverse(r.worth)));
        register.over =
            register.receivers.iter().filter(|r| r.left.is_some_and(|l| l.0 < 0)).count();
        register.each.sort_by_key(|g| std::cmp::Reverse(g.date));
        Ok(register)
    }
}

impl GiftRegister {
    fn take(&mut self, case: &AccountContext, key: Key) {
        let account = case.account;
        let past = account.gifts.iter().filter(|g| case.past(*g.date).is_some());
        let given: Vec<GivenGift> = past.map(|g| given(account, key, g)).collect();
        let this_year: Vec<&GivenGift> =
            given.iter().filter(|gift| gift.date.is_some_and(|d| d.year() == self.year)).collect();
        let mut seen: Vec<&str> = Vec::new();
        for person in account.people.iter().filter(|p| !*p.placeholder) {
            if seen.contains(&person.id.as_str()) {
                continue;
            }
            let people = household(case, person);
            seen.extend(people.iter().map(|p| p.id.as_str()));
            let theirs = this_year.iter().filter(|g| people.iter().any(|p| *p.id == g.person.0));
            let theirs: Vec<GivenGift> = theirs.map(|g| (*g).clone()).collect();
            if !theirs.is_empty() || people.len() > 1 {
                self.receivers.push(receiver(account, key, &people, theirs, self.limit));
            }
        }
        self.together.0 += this_year.len();
        self.together.1.0 += this_year.iter().filter_map(|g| g.value).map(|v| v.0).sum::<i128>();
        let first = self.year - YEARS + 1;
        self.each.extend(given.into_iter().filter(|g| g.date.is_some_and(|d| d.year() >= first)));
    }
}

fn given(account: &Account, key: Key, gift: &Gift) -> GivenGift {
    let id = gift.person.0.clone().unwrap_or_default();
    let named = account.people.iter().find(|p| *p.id == id);
    let name = named.map_or(phrase!("nobody named").to_owned(), |p| p.name.0.clone());
    GivenGift {
        at: (key, account.name.0.clone()),
        key: gift.key,
        date: *gift.date,
        person: (id, name),
        what: gift.what.0.clone(),
        value: gift.value.map(Cents::from),
        reason: gift.reason.0.clone(),
        approved_by: gift.approved_by.0.clone(),
    }
}

fn receiver(
    account: &Account,
    key: Key,
    people: &[&Person],
    mut given: Vec<GivenGift>,
    limit: Option<Cents>,
) -> Receiver {
    given.sort_by_key(|g| std::cmp::Reverse(g.date));
    let worth = Cents(given.iter().filter_map(|g| g.value).map(|v| v.0).sum());
    Receiver {
        account: (account.id.0.clone(), account.name.0.clone()),
        key,
        people: people.iter().map(|p| (p.id.0.clone(), p.name.0.clone())).collect(),
        person_key: people.first().map_or(0, |p| p.key),
        gifts: given.len(),
        worth,
        left: limit.map(|limit| Cents(limit.0 - worth.0)),
        decides: people.iter().any(|p| p.plays(Role::DecisionMaker)),
        given,
    }
}

/// The register as blocks: by what is left, and each gift.
pub fn statement(register: &GiftRegister, today: Date) -> Statement {
    let year = register.year;
    let over = match register.over {
        0 => String::new(),
        n => phrase!("{n} over the limit", n),
    };
    let order = if register.limit.is_some() {
        phrase!("least left first")
    } else {
        phrase!("no limit is set")
    };
    let mut group = Group::new([
        Head::left("account").need(1),
        Head::left(phrase!("who, or which household")),
        Head::right("gifts").need(2),
        Head::right("worth"),
        Head::right("left"),
        Head::fills(phrase!("what, when")),
    ]);
    register.receivers.iter().for_each(|r| group.push(row(r, register.limit, today)));
    let (gifts, worth) = register.together;
    let limit = match register.limit {
        Some(limit) => phrase!("the limit is {} a person, a household and a year", limit.grouped()),
        None => phrase!("no limit is set: gifts are counted, not judged; g y sets one").to_owned(),
    };
    let says = phrase!(
        "{} , {} together; {}",
        phrase::count(i64::try_from(gifts).unwrap_or(0), "gift"),
        worth.grouped(),
        limit
    );
    let sum = Group::of_sentences().with(Item::new([Piece::muted(says.replace(" ,", ","))]));
    let block = Block::new(phrase!("Gifts {year}", year), order);
    let block = match group.items.is_empty() {
        true => block.or(&phrase!("No gift in {year}.  a records one, before it is given", year)),
        false => block.with(group).with(sum),
    };
    Statement {
        title: phrase!("Gifts {year}", year),
        aside: over,
        blocks: vec![block, each(register, today)],
    }
}

fn row(receiver: &Receiver, limit: Option<Cents>, today: Date) -> Item {
    let names: Vec<&str> = receiver.people.iter().map(|(_, name)| name.as_str()).collect();
    let left = match (receiver.left, limit) {
        (Some(left), _) if left.0 < 0 => Piece::urgent(left.grouped()),
        (Some(left), Some(limit)) if left.0 * FEW < limit.0 => Piece::warning(left.grouped()),
        (Some(left), _) => left.grouped().into(),
        (None, _) => Piece::muted("-"),
    };
    let said = |gift: &GivenGift| {
        let what = gift.what.as_deref().unwrap_or(phrase!("something"));
        let worth = gift.value.map(|v| format!(" {}", v.grouped())).unwrap_or_default();
        let day =
            gift.date.map(|d| format!(", {}", phrase::near_day(d, today))).unwrap_or_default();
        format!("{what}{worth}{day}")
    };
    let mut what: Vec<String> = receiver.given.iter().map(said).collect();
    if names.len() > 1 {
        what.push(phrase!("one household, by family").to_owned());
    }
    let mut item = Item::new([
        receiver.account.1.as_str().into(),
        phrase::list(&names).into(),
        receiver.gifts.to_string().into(),
        receiver.worth.grouped().into(),
        left,
        Piece::muted(what.join("; ")),
    ])
    .about(About::Record(receiver.key, "person", receiver.person_key));
    for gift in &receiver.given {
        let share = gift.value.map_or(phrase!("no value").to_owned(), Cents::grouped);
        item = item.reason(share, phrase!("{}, to {}", said(gift), gift.person.1));
    }
    match (receiver.left, limit) {
        (Some(left), Some(limit)) => {
            item.reason(limit.grouped(), phrase!("the limit")).reason(left.grouped(), "left")
        }
        _ => item,
    }
}

/// Each gift of three years.
fn each(register: &GiftRegister, today: Date) -> Block {
    let mut group = Group::new([
        Head::left("day"),
        Head::left("to"),
        Head::left("at").need(2),
        Head::right("worth"),
        Head::fills(phrase!("what, why")),
        Head::left(phrase!("yes by")).need(1),
    ]);
    for gift in &register.each {
        let why = gift.reason.as_deref().map(|r| format!(": {r}")).unwrap_or_default();
        let what = gift.what.as_deref().unwrap_or(phrase!("something"));
        let item = Item::new([
            gift.date.map(|d| in_year(d, today)).unwrap_or_default().into(),
            gift.person.1.as_str().into(),
            Piece::muted(gift.at.1.as_str()),
            gift.value.map_or("-".to_owned(), Cents::grouped).into(),
            format!("{what}{why}").into(),
            Piece::muted(gift.approved_by.as_deref().unwrap_or_default()),
        ]);
        group.push(item.about(About::Record(gift.at.0, "gift", gift.key)));
    }
    let count = register.each.len();
    Block::new(phrase!("Each gift"), phrase!("{count} in {YEARS} years", count, YEARS))
        .with(group)
        .or("None")
}

/// "08 Oct"; with the year where it is not this one.
fn in_year(day: Date, today: Date) -> String {
    match day.format("%Y").to_string() == today.format("%Y").to_string() {
        true => day.short_day(),
        false => day.long_day(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo() -> GiftRegister {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        Workbench::in_memory(today).unwrap().demo().unwrap().gift_register().unwrap()
    }

    #[test]
    fn the_register_of_the_demo_is_drawing_22() {
        let register = demo();
        let rows: Vec<(&str, usize, i128, i128)> = register
            .receivers
            .iter()
            .map(|r| (r.people[0].1.as_str(), r.gifts, r.worth.0 / 100, r.left.unwrap().0 / 100))
            .collect();
        assert_eq!(
            rows,
            [
                ("Georgi Dimitrov", 2, 305, -55),
                ("Jonas Falk", 1, 60, 190),
                ("刘洋", 1, 48, 202),
                ("Siri Aune", 1, 42, 208),
                ("مريم الحارثي", 1, 40, 210),
                ("王敏", 1, 35, 215),
                ("Ingrid Dahl", 0, 0, 250),
            ]
        );
        assert_eq!((register.together, register.over), ((7, Cents(53_000)), 1));
        assert_eq!(register.receivers[6].people.len(), 2, "Moe is her family: one limit for both");
    }

    #[test]
    fn without_a_limit_nothing_is_judged() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut bench = Workbench::in_memory(today).unwrap();
        let book = r#"{"format":"anteroom/1","accounts":[{"name":"A","people":[{"id":"p","name":"Pia"}],
            "gifts":[{"date":"2026-11-25","person":"p","value":9},{"date":"2026-01-02","person":"p","value":900}]}]}"#;
        let source = crate::workbench::Source::new("a.json", book.as_bytes().to_vec());
        bench.import(vec![source], true, &mut |_, _| {}).unwrap();
        let register = bench.gift_register().unwrap();
        assert_eq!(register.receivers[0].left, None);
        assert_eq!(
            register.together,
            (1, Cents(90_000)),
            "what is dated tomorrow is not given yet"
        );
        let sheet = statement(&register, today);
        assert!(
            sheet.blocks[0].items().all(|item| item.pieces.iter().all(|p| !p.text.contains('!')))
        );
    }
}
