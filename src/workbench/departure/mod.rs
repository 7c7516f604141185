//! Who left, theirs and ours, and what is to be taken over (METHOD F3, F4).

mod act;
mod describe;
mod theirs;

pub use act::taken_over;
pub use describe::{list, of_ours, of_theirs, statement};
pub use theirs::{Gone, OfferedTie, Road};

use super::only_answer::{OnlyAnswer, only_by_name};
use super::{Result, Workbench, in_json};
use crate::model::{Account, Date, Key, Person};
use crate::rules::AccountContext;
use crate::text::DayText;
use serde::Serialize;

/// Years of which those who left are shown.
const YEARS: i64 = 3;

/// Somebody of theirs whom one of ours, now gone, held or met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToTakeOver {
    /// The account's id and name.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// The file's number of the account.
    #[serde(skip)]
    pub account_key: Key,
    /// The person's id and name.
    #[serde(serialize_with = "in_json::id")]
    pub person: (String, String),
    /// The file's number of the person.
    #[serde(skip)]
    pub key: Key,
    /// The trust that they had.
    pub trust: Option<i64>,
    /// When they were reached last, by whomever.
    #[serde(serialize_with = "in_json::day")]
    pub met: Option<Date>,
    /// Who holds them now, where it is taken over; nothing: nobody yet.
    pub taken_by: Option<String>,
    /// Introductions agreed and what is open to do for them, in words.
    #[serde(skip)]
    pub how: Vec<String>,
}

/// One of ours with a last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OursGone {
    /// The name.
    pub name: String,
    /// The last day with us.
    #[serde(serialize_with = "in_json::day")]
    pub until: Option<Date>,
    /// Is it over?
    pub gone: bool,
    /// Whom they held or met, those not taken over first.
    pub people: Vec<ToTakeOver>,
    /// Answers that only they told us, by account and topic.
    #[serde(skip)]
    pub answers: Vec<(String, OnlyAnswer)>,
    /// What of theirs is still to do.
    pub to_do: Vec<String>,
}

impl OursGone {
    /// How many of theirs are held by another of ours now.
    pub fn taken(&self) -> usize {
        self.people.iter().filter(|p| p.taken_by.is_some()).count()
    }

    /// The names of the accounts, each once.
    pub fn accounts(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.people.iter().map(|p| p.account.1.as_str()).collect();
        names.dedup();
        names
    }
}

/// Everybody who left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Departures {
    /// People of theirs, the newest first.
    pub theirs: Vec<Gone>,
    /// People of ours with a last day, the newest first.
    pub ours: Vec<OursGone>,
}

impl Workbench {
    /// Who left within three years, over all accounts.
    pub fn departures(&self) -> Result<Departures> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut departures = Departures::default();
        let team = world.rep.team.iter().filter(|m| m.until.is_some());
        departures.ours = team
            .map(|m| OursGone {
                name: m.name.0.clone(),
                until: *m.until,
                gone: world.has_left_us(&m.name),
                people: Vec::new(),
                answers: Vec::new(),
                to_do: Vec::new(),
            })
            .collect();
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            let case = AccountContext::silent(&account, &world);
            departures.theirs.extend(theirs::gone(&case, key, YEARS * 365));
            for one in &mut departures.ours {
                take(one, &case, key);
            }
        }
        departures.theirs.sort_by_key(|g| std::cmp::Reverse(g.left));
        departures.ours.sort_by_key(|o| std::cmp::Reverse(o.until));
        Ok(departures)
    }
}

/// What of one of ours is at this account.
fn take(one: &mut OursGone, case: &AccountContext, key: Key) {
    let account = case.account;
    let name = one.name.as_str();
    let mut people: Vec<ToTakeOver> = case
        .everyone
        .iter()
        .filter(|p| was_held(case, p, name))
        .map(|p| to_take_over(case, p, name, key))
        .collect();
    people.sort_by_key(|p| p.taken_by.is_some());
    one.people.extend(people);
    let told = only_by_name(account, name);
    one.answers.extend(told.into_iter().map(|answer| (account.name.0.clone(), answer)));
    let open = account.actions.iter().filter(|a| case.is_undone(a));
    let theirs = open.filter(|a| a.owner.as_deref() == Some(name));
    one.to_do.extend(theirs.filter_map(|a| a.what.0.clone()));
}

/// Is the person held by this one of ours, or was it they who met them last before somebody else took over?
fn was_held(case: &AccountContext, person: &Person, name: &str) -> bool {
    let holds = person.held_by.as_deref() == Some(name);
    let held = person.relationship.is_some_and(|mark| mark >= 2);
    let met =
        || case.contacts_with(&person.id).any(|c| c.reached() && c.by.as_deref() == Some(name));
    held && (holds || met())
}

fn to_take_over(case: &AccountContext, person: &Person, name: &str, key: Key) -> ToTakeOver {
    let account = case.account;
    let rep = case.world.rep.name.as_deref().unwrap_or(phrase!("you"));
    let holder = person.held_by.as_deref().unwrap_or(rep);
    let taken = (holder != name).then(|| holder.to_owned());
    let introductions = account.introductions.iter().filter(|i| i.to.is(&person.id));
    let mut how: Vec<String> = introductions
        .filter_map(|i| {
            use crate::model::IntroductionResult as Result;
            let through = case.name(i.through.0.as_deref()?).to_owned();
            let day = i.date.map(|d| phrase!(" on {}", d.short_day())).unwrap_or_default();
            Some(match i.result? {
                Result::Asked => phrase!("{through} was asked{day} to introduce you", through, day),
                Result::Agreed => phrase!("{through} agreed{day} to introduce you", through, day),
                Result::Made => phrase!("{through} introduced you{day}", through, day),
                Result::Refused => phrase!("{through} refused{day} to introduce you", through, day),
            })
        })
        .collect();
    let actions = account.actions.iter().filter(|a| case.is_undone(a));
    let about = actions.filter(|a| a.for_subject.as_deref() == Some(person.id.as_str()));
    how.extend(about.filter_map(|a| {
        let day =
            a.due.map(|d| phrase!(", by {}", crate::rules::phrase::said_day(d, case.today())));
        Some(format!("{}{}", a.what.as_deref()?, day.unwrap_or_default()))
    }));
    ToTakeOver {
        account: (account.id.0.clone(), account.name.0.clone()),
        account_key: key,
        person: (person.id.0.clone(), person.name.0.clone()),
        key: person.key,
        trust: *person.relationship,
        met: case.last_reached(&person.id),
        taken_by: taken,
        how,
    }
}

/// Somebody of an account by id.
fn person_of<'a>(account: &'a Account, id: &str) -> Option<&'a Person> {
    account.people.iter().find(|p| *p.id == id)
}

#[cfg(test)]
mod tests;
