//! What a rep types in words: a day, a person in one line, the beginning of a name.

use super::{Result, Workbench};
use crate::exchange::table;
use crate::language::{dates, figures, names, numbers, quick_entry, shares};
use crate::model::{Account, Date, Kind, Moment, Money, Row, Value, is_blank};

use chrono::Datelike;

pub use crate::language::dates::{Sense, day_remark, parse_year, say_day, short_day, year_in_text};

/// A person as one line says it.
#[derive(Clone, Debug)]
pub struct SaidPerson {
    /// The person, with the id by which a contact of the same step names them.
    pub person: Row,
    /// The last contact, where the line says one.
    pub contact: Option<Row>,
    /// Fields that were guessed from the title: `level`, `roles`.
    pub guesses: Vec<&'static str>,
    /// Names after `<` that nobody has, or that several have.
    pub unknown: Vec<String>,
    /// What the line says of fields that are given beside it.
    pub overruled: Vec<quick_entry::Overruled>,
}

/// The day (and time) that words mean; refused with what is wrong and how to write it.
pub fn day_words(text: &str, today: Date, sense: Sense) -> Result<Moment> {
    dates::parse_day_words(text, today, sense)
}

/// The same of a record of this year: `Jahresende`, `30.6.`, `end of Q2` of an objective of 2027. What is the same day
/// of the year on whichever day of its beginning it is read is of that year; `in 2 weeks` is counted from today.
pub fn day_words_of_year(
    text: &str,
    today: Date,
    sense: Sense,
    year: Option<i64>,
) -> Result<Moment> {
    let of_year = || {
        let year = i32::try_from(year?).ok()?;
        let read = |day| day_words(text, Date::from_ymd_opt(year, 1, day)?, sense).ok();
        let (first, next) = (read(1)?, read(2)?);
        (first == next && first.date.year() == year).then_some(first)
    };
    match of_year() {
        Some(moment) => Ok(moment),
        None => day_words(text, today, sense),
    }
}

impl Workbench {
    /// Refuses an amount that names another currency than this book's.
    pub fn in_currency(&self, text: &str) -> Result<()> {
        if numbers::currency_beside(text).is_empty() {
            return Ok(());
        }
        numbers::refuse_another_currency(text, self.rep()?.currency.as_deref())
    }

    /// The currency that an amount names in a book that has none: the amount alone is kept.
    pub fn currency_left_out(&self, text: &str) -> Result<Option<&'static str>> {
        let Some(code) = numbers::currency_beside(text).first() else { return Ok(None) };
        let has_none = self.rep()?.currency.as_deref().is_none_or(is_blank);
        Ok(has_none.then_some(*code))
    }
}

/// A number as the cells of an import are read: `375.000`, `1,05 Mio`, `12万`.
pub fn read_number(text: &str) -> Result<rust_decimal::Decimal> {
    table::read_number(text, None)
}

/// A whole number, an amount, a rate as a rep types it in the field of this name.
pub fn read_figure(text: &str, kind: Kind, field: &str) -> Result<Value> {
    figures::read_figure(text, kind, field)
}

/// The part of a sum that a share is: `30 %` of the value; nothing where the text is no share.
pub fn part_of(text: &str, whole: Money) -> Option<Money> {
    shares::part_of(text, whole)
}

/// A name without the forms of address beside it: of `Frau Lang` `Lang`.
pub fn bare_name(name: &str) -> String {
    names::addressed(name).name.to_owned()
}

/// Every way to type a name: itself without case and accents, its initials, its pinyin.
pub fn name_keys(name: &str) -> Vec<String> {
    names::keys(name)
}

/// Whether Latin letters begin the name, or a word of it, that is written in another script.
pub fn begins_as(name: &str, typed: &str) -> bool {
    names::begins_as(name, typed)
}

/// Without case and accents, full-width forms made plain.
pub fn folded(text: &str) -> String {
    crate::text::fold(text)
}

/// The same, and with letters written out where it has such: `muller` and `mueller`.
pub fn spellings(text: &str) -> Vec<String> {
    names::spellings(text)
}

/// The longest text whose pinyin a filter looks through: a name or a title, no note.
const READ_ALOUD: usize = 40;

/// What a filter looks through: every spelling of the text, of a short Chinese one its pinyin too, in one line.
pub fn searchable(text: &str) -> String {
    let is_name = || text.chars().nth(READ_ALOUD).is_none();
    match names::has_pinyin(text) && is_name() {
        true => names::keys(text).join(" "),
        false => names::spellings(text).join(" "),
    }
}

impl Workbench {
    /// A person in one line: `Erik Naess, technical director < Dahl, cool, 2, last met 12 nov`.
    pub fn read_person(&self, text: &str, account: &Account) -> Result<SaidPerson> {
        self.read_person_beside(text, account, &[])
    }

    /// The same beside fields that are given by flags, which hold.
    pub(super) fn read_person_beside(
        &self,
        text: &str,
        account: &Account,
        given: &[(String, Vec<String>)],
    ) -> Result<SaidPerson> {
        let people: Vec<names::Candidate> =
            account.people.iter().map(|p| candidate(p, self.today())).collect();
        let (attitudes, relationships) = (self.marks("attitude"), self.marks("relationship"));
        let roles = self.role_words();
        let terms = quick_entry::Terms {
            today: self.today(),
            people: &people,
            guess: &|title| self.guess(title),
            attitudes: &attitudes,
            relationships: &relationships,
            roles: &roles,
            given,
        };
        let mut said = quick_entry::read_person(text, &terms)?;
        if let Some(contact) = &mut said.contact {
            let id = self.make_id();
            said.person.set("id", Value::Text(id.clone()));
            contact.set("people", Value::Words(vec![id]));
        }
        Ok(SaidPerson {
            person: said.person,
            contact: said.contact,
            guesses: said.guesses,
            unknown: said.unknown,
            overruled: said.overruled,
        })
    }

    /// The name that is typed as one, `Meyer, Heike` or `Frau Meyer`, and the job behind it: `Ann Lee, buyer`.
    pub(super) fn name_and_title(&self, text: &str) -> (String, Option<String>) {
        let bare = |name: &str| bare_name(name.trim());
        let Some((name, job)) = text.rsplit_once([',', '，']) else {
            return (bare(text), None);
        };
        let job = job.trim();
        match self.guess(job) == quick_entry::Guess::default() {
            true => (bare(&table::turned(text.trim())), None),
            false => (bare(&table::turned(name.trim())), Some(job.to_owned())),
        }
    }

    /// What a job title suggests: the level, the roles.
    pub fn title_suggests(&self, title: &str) -> (Option<String>, Vec<String>) {
        let guess = self.guess(title);
        (guess.level, guess.roles)
    }

    fn guess(&self, title: &str) -> quick_entry::Guess {
        let job = self.playbook.job(title);
        job.map(|job| quick_entry::Guess {
            level: Some(job.level.clone()),
            roles: job.roles.clone(),
        })
        .unwrap_or_default()
    }

    /// The screen's words of the roles, "outside" among them, with the role.
    pub(super) fn role_words(&self) -> Vec<(&str, &str)> {
        self.words.codes("role").map(|code| (self.words.word("role", code), code)).collect()
    }

    /// The words of a mark, with the mark.
    fn marks(&self, group: &str) -> Vec<(&str, i64)> {
        let known = self.words.codes(group);
        known.filter_map(|code| Some((self.words.word(group, code), mark(code)?))).collect()
    }
}

fn mark(code: &str) -> Option<i64> {
    code.parse::<i64>().ok()
}

/// The same as a line of the log names them: an empty seat by all the words of its job alone.
pub(super) fn attendee(person: &crate::model::Person, today: Date) -> names::Candidate {
    names::Candidate { vacant: *person.placeholder, ..candidate(person, today) }
}

/// Somebody by all their names; of those who left it is known.
pub(super) fn candidate(person: &crate::model::Person, today: Date) -> names::Candidate {
    names::Candidate {
        id: person.id.to_string(),
        name: person.name.to_string(),
        aliases: person.aliases.0.clone(),
        gone: person.left.is_some_and(|left| left <= today),
        vacant: false,
    }
}
