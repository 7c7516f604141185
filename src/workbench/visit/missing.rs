//! What a visit still lacks, each with where to get it: the higher bar of a senior visit (METHOD M1, M26).

use super::questions::attending;
use crate::model::{Person, Visit};
use crate::rules::AccountContext;
use crate::rules::findings::visit::visit_unready::{Lack, lacks};
use crate::rules::phrase;
use crate::rules::question::are_tied;

/// What mends a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// A field of the visit: `objectives_expected`, `reason_to_meet`.
    Field(&'static str),
    /// A question more.
    Question,
    /// A topic, as `senior.concerns@dahl`.
    Topic(String),
    /// A person's communication profile: the id.
    Profile(String),
}

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What: "a reason for Erik Naess to meet us".
    pub what: String,
    /// Why, or where to get it.
    pub hint: String,
    /// What mends it.
    pub mend: Mend,
    /// The visit is not ready without it: what docs/RULES.md visit_unready asks for, and somebody who attends.
    pub needed: bool,
}

/// All that a visit lacks: first what it is not ready without.
pub fn missing(case: &AccountContext, visit: &Visit) -> Vec<Missing> {
    let needed = lacks(case, visit).into_iter().map(|lack| Missing {
        what: lack.words(),
        hint: hint(&lack),
        mend: mend(&lack),
        needed: true,
    });
    let silent = attending(case, visit).into_iter().filter(|p| p.communication.is_blank());
    let profiles = silent.map(|p| Missing {
        what: phrase!("how {} talks and thinks", p.name.as_str()),
        hint: whom_to_ask(case, visit, p),
        mend: Mend::Profile(p.id.to_string()),
        needed: false,
    });
    nobody(visit).into_iter().chain(needed).chain(profiles).collect()
}

/// A visit to nobody.
fn nobody(visit: &Visit) -> Option<Missing> {
    visit.people.0.is_empty().then(|| Missing {
        what: phrase!("who of theirs attends").to_owned(),
        hint: phrase!("nobody is named yet").to_owned(),
        mend: Mend::Field("people"),
        needed: true,
    })
}

fn hint(lack: &Lack) -> String {
    match lack {
        Lack::Expected => phrase!("what will the customer do, and by when?").to_owned(),
        Lack::Question => phrase!("the unknowns below make questions").to_owned(),
        Lack::Reason(_) => phrase!("a senior person attends: why is it worth the hour?").to_owned(),
        Lack::Known(_, _, topic) => topic.look.clone(),
    }
}

fn mend(lack: &Lack) -> Mend {
    match lack {
        Lack::Expected => Mend::Field("objectives_expected"),
        Lack::Question => Mend::Question,
        Lack::Reason(_) => Mend::Field("reason_to_meet"),
        Lack::Known(person, name, _) => {
            Mend::Topic(crate::model::SubjectParts::about(name, &person.id).to_string())
        }
    }
}

/// "ask 王敏 or Jonas Falk": those who know them and trust us, at most two.
fn whom_to_ask(case: &AccountContext, visit: &Visit, person: &Person) -> String {
    let mut friends: Vec<&Person> = case
        .everyone
        .iter()
        .filter(|p| {
            let near = || are_tied(case, p, person) || visit.people.has(&p.id);
            case.relationship(p) >= 3 && p.id != person.id && near()
        })
        .copied()
        .collect();
    friends.sort_by_key(|p| std::cmp::Reverse(case.relationship(p)));
    let names: Vec<&str> = friends.iter().take(2).map(|p| p.name.as_str()).collect();
    match names.is_empty() {
        true => phrase!("nobody who trusts us knows them: listen, and write it down").to_owned(),
        false => phrase!("ask {} before", phrase::list(&names).replace(" and ", " or ")),
    }
}
