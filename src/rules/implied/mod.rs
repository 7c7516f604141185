//! What the records of an account answer and prove by themselves: "the file says" (METHOD M22, M28). Which kind of
//! record answers what, in which words, is data: the playbook's `implied` and `implied_proof`.

mod deals;
mod money;
mod people;
mod proofs;

pub use money::has_bought;
pub use people::boss;
pub use proofs::{ImpliedProof, REFUSED, proofs};

use super::{AccountContext, Asked, Evidence, phrase};
use crate::model::playbook::Implied as Row;
use crate::model::{Confidence, Date, Opportunity, Person, subject_of};
use std::collections::HashSet;

/// An answer that records imply.
#[derive(Clone, Debug)]
pub struct Implied<'a> {
    /// The topic that it answers, by its full name.
    pub topic: &'a str,
    /// Whom it is about, of a person topic.
    pub person: Option<&'a Person>,
    /// The answer, with names and figures: what stands behind "the file says".
    pub text: String,
    /// Who of theirs is its source; nobody: a rumour.
    pub source: Option<&'a Person>,
    /// The records that it rests on.
    pub records: Vec<Evidence>,
    facts: Vec<(&'static str, String)>,
    row: &'a Row,
}

/// What the records of a kind say, before the playbook words it.
#[derive(Default)]
struct Told<'a> {
    person: Option<&'a Person>,
    source: Option<&'a Person>,
    facts: Vec<(&'static str, String)>,
    records: Vec<Evidence>,
    /// There is nothing to put a question with.
    unasked: bool,
}

impl Told<'_> {
    fn fact(mut self, place: &'static str, text: impl Into<String>) -> Self {
        self.facts.push((place, text.into()));
        self
    }

    fn on(
        mut self,
        record: &'static str,
        id: Option<&str>,
        date: Option<Date>,
        text: &str,
    ) -> Self {
        let id = id.map(str::to_owned);
        self.records.push(Evidence { record, id, date, text: text.to_owned() });
        self
    }
}

impl Implied<'_> {
    /// `organisation.budget`, or `senior.influencers@dahl`.
    pub fn subject(&self) -> String {
        subject_of(self.topic, self.person.map(|person| person.id.as_str()))
    }

    /// What it is worth when it is taken as an answer: stated where a person of theirs is its source.
    pub fn confidence(&self) -> Confidence {
        if self.source.is_some() { Confidence::Stated } else { Confidence::Rumour }
    }

    /// The newest day of its records that has come.
    pub fn as_of(&self, today: Date) -> Date {
        let days = self.records.iter().filter_map(|r| r.date).filter(|d| *d <= today);
        days.max().unwrap_or(today)
    }

    /// The question that has it confirmed, in a language; to whom it is about or came from, in "you".
    /// Nothing where there is nothing left to ask.
    pub fn ask(&self, language: &str, to: Option<&Person>) -> Option<String> {
        if self.facts.iter().any(|(place, _)| *place == UNASKED) {
            return None;
        }
        let to_them =
            to.is_some_and(|to| self.person.or(self.source).is_some_and(|p| p.id == to.id));
        let to_them = self.row.you.text(language).filter(|_| to_them);
        let text = to_them.or_else(|| self.row.ask.text(language))?;
        let you = to.filter(|_| language == "en").map(|p| p.name.as_str());
        let facts = self.facts.iter().map(|(place, fact)| (*place, addressed(place, fact, you)));
        let facts: Vec<(&str, String)> = facts.collect();
        let facts: Vec<(&str, &str)> = facts.iter().map(|(p, f)| (*p, f.as_str())).collect();
        Some(phrase::capital(&crate::model::words::fill(text, &facts)))
    }
}

/// The fact with "you" for the person who is asked; a list that holds nobody else keeps the name beside it.
fn addressed(place: &str, fact: &str, name: Option<&str>) -> String {
    match name {
        Some(name) if fact == name && place == "names" => phrase!("you, {name}", name),
        Some(name) => fact.replace(name, "you"),
        None => fact.to_owned(),
    }
}

/// A place that no sentence has: it marks what is not asked.
const UNASKED: &str = "-";

/// All that records imply, in playbook order; of a topic the first kind that has something to say.
pub fn answers<'a>(case: &AccountContext<'a>) -> Vec<Implied<'a>> {
    let playbook = case.world.playbook;
    let open: Vec<_> = case.open().collect();
    let mut all: Vec<Implied<'a>> = Vec::new();
    let mut known: HashSet<(&str, Option<&str>)> = HashSet::new();
    for row in playbook.implied() {
        for told in kind(case, &open, &row.name) {
            if known.insert((&row.topic, told.person.map(|p| p.id.as_str()))) {
                all.push(worded(row, told));
            }
        }
    }
    all
}

/// What records imply of a topic as it is asked; of the purchases the open ones.
pub fn answer<'a>(case: &AccountContext<'a>, asked: &Asked<'a>) -> Option<Implied<'a>> {
    answer_about(case, asked, &case.open().collect::<Vec<_>>())
}

/// The same where it is about these purchases: those of a visit.
pub fn answer_about<'a>(
    case: &AccountContext<'a>,
    asked: &Asked<'a>,
    about: &[&'a Opportunity],
) -> Option<Implied<'a>> {
    let topic = format!("{}.{}", asked.category.name, asked.topic.name);
    let rows = case.world.playbook.implied().iter().filter(|row| row.topic == topic);
    let mut told =
        rows.flat_map(|row| kind(case, about, &row.name).into_iter().map(move |t| (row, t)));
    let (row, told) = told.find(|(_, told)| same(told.person, asked.person))?;
    Some(worded(row, told))
}

/// Has the rep taken it, in these words?
pub fn is_taken(implied: &Implied, asked: &Asked) -> bool {
    asked.best.is_some_and(|b| b.intel.answer.as_deref() == Some(implied.text.as_str()))
}

fn same(one: Option<&Person>, other: Option<&Person>) -> bool {
    one.map(|p| p.id.as_str()) == other.map(|p| p.id.as_str())
}

fn worded<'a>(row: &'a Row, told: Told<'a>) -> Implied<'a> {
    let mut facts = told.facts;
    let holes: Vec<(&str, &str)> = facts.iter().map(|(p, f)| (*p, f.as_str())).collect();
    let text = row.answer(&holes);
    if told.unasked {
        facts.push((UNASKED, String::new()));
    }
    Implied {
        topic: &row.topic,
        person: told.person,
        text,
        source: told.source,
        records: told.records,
        facts,
        row,
    }
}

/// What the records of a kind say, those of purchases of these ones; of a kind about people once for each of them.
fn kind<'a>(case: &AccountContext<'a>, about: &[&'a Opportunity], name: &str) -> Vec<Told<'a>> {
    let one = |told: Option<Told<'a>>| told.into_iter().collect();
    match name {
        "rivals" => one(deals::rivals(case, about)),
        "sponsors" => one(deals::sponsors(case, about)),
        "rival_offers" => one(deals::offers(case, about)),
        "rival_prices" => one(deals::prices(case, about)),
        "bosses" => one(people::bosses(case)),
        "influence" => people::influence(case),
        "timetable" => one(deals::timetable(case, about)),
        "specification" => one(deals::specification(case, about)),
        "dealings" => one(money::dealings(case)),
        "satisfaction" => one(people::satisfaction(case)),
        "payments_open" => one(money::open(case)),
        "payments_paid" => one(money::paid(case)),
        "impact" => one(people::impact(case)),
        "price_talk" => one(money::price_talk(case, about)),
        "mark_capital" => one(deals::mark(case, about, "capital")),
        "mark_fit" => one(deals::mark(case, about, "fit")),
        _ => Vec::new(),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
