//! People of theirs who left: where to, who follows, which of their ties are offered to whoever does.

use super::person_of;
use crate::model::{Account, Choice, Date, Key, Person, TieKind};
use crate::rules::AccountContext;
use crate::workbench::in_json;
use crate::workbench::only_answer::{OnlyAnswer, only_answers};
use serde::Serialize;

/// A tie of somebody who left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferedTie {
    /// The other end: id and name.
    #[serde(serialize_with = "in_json::id")]
    pub with: (String, String),
    /// `reports_to`, `reports_to_them`, or the kind of the tie.
    pub kind: &'static str,
    /// Reporting lines and working ties go over; the rest stays theirs.
    pub goes_over: bool,
    /// The file's number of the tie; 0 of a reporting line.
    #[serde(skip)]
    pub key: Key,
    /// The file's number of the person at the other end.
    #[serde(skip)]
    pub with_key: Key,
    /// Why it is known.
    pub note: Option<String>,
}

/// Somebody outside now, who is still a road to somebody inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Road {
    /// To whom: id and name.
    #[serde(serialize_with = "in_json::id")]
    pub to: (String, String),
    /// The kind of the tie.
    pub kind: &'static str,
    /// Its strength.
    pub strength: Option<i64>,
}

/// Somebody of theirs who left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The account's id and name.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// The file's number of the account.
    #[serde(skip)]
    pub account_key: Key,
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub person: (String, String),
    /// The file's number of the person.
    #[serde(skip)]
    pub key: Key,
    /// What they were.
    pub title: Option<String>,
    /// The day.
    #[serde(serialize_with = "in_json::day")]
    pub left: Option<Date>,
    /// Days since then.
    pub days: i64,
    /// Where to.
    pub moved_to: Option<String>,
    /// Who follows: id, name and number in the file.
    #[serde(serialize_with = "successor")]
    pub successor: Option<(String, String, Key)>,
    /// Roles, by their word in files.
    pub roles: Vec<&'static str>,
    /// Their weight.
    pub influence: Option<i64>,
    /// Their attitude.
    pub attitude: Option<i64>,
    /// How near we were.
    pub relationship: Option<i64>,
    /// Their ties, those that go over first.
    pub ties: Vec<OfferedTie>,
    /// What only they told us.
    #[serde(skip)]
    pub answers: Vec<OnlyAnswer>,
    /// What is open to do about it: number, words, day.
    #[serde(skip)]
    pub to_do: Vec<(Key, String, Option<Date>)>,
    /// Friends and family whom they still know there.
    pub roads: Vec<Road>,
}

fn successor<S: serde::Serializer>(
    successor: &Option<(String, String, Key)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    successor.as_ref().map(|(id, _, _)| id).serialize(serializer)
}

/// Who left this account within so many days.
pub fn gone(case: &AccountContext, key: Key, days: i64) -> Vec<Gone> {
    let left = case.account.people.iter().filter(|p| case.within(*p.left, days));
    left.filter(|p| !*p.placeholder).map(|p| gone_one(case, p, key)).collect()
}

fn gone_one(case: &AccountContext, person: &Person, key: Key) -> Gone {
    let account = case.account;
    let follows = person.successor.0.as_deref().and_then(|id| person_of(account, id));
    let actions = account.actions.iter().filter(|a| case.is_undone(a));
    let about = actions.filter(|a| a.for_subject.as_deref() == Some(person.id.as_str()));
    let mut ties = reporting(account, person);
    ties.extend(tied(account, person));
    ties.sort_by_key(|t| !t.goes_over);
    // Those who left do not count any more as somebody of the account; of several nobody else may be named.
    let roads = account.ties.iter().filter_map(|t| {
        let other = person_of(account, other_end(t, &person.id)?)?;
        let road = !goes_over(t.kind) && t.kind != TieKind::Rival && case.is_here(other);
        road.then(|| Road {
            to: (other.id.0.clone(), other.name.0.clone()),
            kind: t.kind.word(),
            strength: *t.strength,
        })
    });
    Gone {
        account: (account.id.0.clone(), account.name.0.clone()),
        account_key: key,
        person: (person.id.0.clone(), person.name.0.clone()),
        key: person.key,
        title: person.title.0.clone(),
        left: *person.left,
        days: person.left.map_or(0, |d| case.days_since(d)),
        moved_to: person.moved_to.0.clone(),
        successor: follows.map(|p| (p.id.0.clone(), p.name.0.clone(), p.key)),
        roles: person.roles.iter().map(|r| r.word()).collect(),
        influence: *person.influence,
        attitude: *person.attitude,
        relationship: *person.relationship,
        ties,
        answers: only_answers(account, person),
        to_do: about
            .map(|a| (a.key, a.what.as_deref().unwrap_or_default().to_owned(), *a.due))
            .collect(),
        roads: roads.collect(),
    }
}

/// Reporting lines, up and down.
fn reporting(account: &Account, person: &Person) -> Vec<OfferedTie> {
    let line = |other: &Person, kind: &'static str| OfferedTie {
        with: (other.id.0.clone(), other.name.0.clone()),
        kind,
        goes_over: true,
        key: 0,
        with_key: other.key,
        note: None,
    };
    let boss = person.reports_to.0.as_deref().and_then(|id| person_of(account, id));
    let up = boss.map(|boss| line(boss, "reports_to"));
    let down = account.people.iter().filter(|p| p.reports_to.is(&person.id) && p.left.is_none());
    up.into_iter().chain(down.map(|p| line(p, "reports_to_them"))).collect()
}

fn tied(account: &Account, person: &Person) -> Vec<OfferedTie> {
    account.ties.iter().filter_map(|t| tie(account, person, t)).collect()
}

fn tie(account: &Account, person: &Person, t: &crate::model::Tie) -> Option<OfferedTie> {
    let other = person_of(account, other_end(t, &person.id)?)?;
    Some(OfferedTie {
        with: (other.id.0.clone(), other.name.0.clone()),
        kind: t.kind.word(),
        goes_over: goes_over(t.kind),
        key: t.key,
        with_key: other.key,
        note: t.note.0.clone(),
    })
}

/// Ties of the work go to whoever follows; friends, family and schoolmates stay theirs.
fn goes_over(kind: TieKind) -> bool {
    matches!(kind, TieKind::Influences | TieKind::WorksWith)
}

fn other_end<'a>(tie: &'a crate::model::Tie, id: &str) -> Option<&'a str> {
    match (tie.from.0.as_deref(), tie.to.0.as_deref()) {
        (Some(from), Some(to)) if from == id => Some(to),
        (Some(from), Some(to)) if to == id => Some(from),
        _ => None,
    }
}
