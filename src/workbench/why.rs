//! Why a number is what it is: its parts with their share, day and source; the last row is the sum.

use super::{Dossier, Way, Workbench};
use crate::model::{Choice, Date, Person};
use crate::rules::Finding;

/// One part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its share of the sum, or its mark.
    pub share: String,
    /// What it is.
    pub text: String,
    /// Its day.
    pub day: Option<Date>,
    /// Who says so.
    pub source: String,
}

/// A number or conclusion with its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// What was asked about.
    pub title: String,
    /// The parts, in their order.
    pub parts: Vec<Part>,
    /// The last row: what they come to.
    pub sum: Part,
}

fn part(share: impl Into<String>, text: impl Into<String>) -> Part {
    Part { share: share.into(), text: text.into(), ..Part::default() }
}

/// Readiness: what each category brings of its weight.
pub fn readiness(dossier: &Dossier) -> Why {
    let parts = dossier.readiness.categories.iter().map(|category| {
        let topics = dossier.readiness.topics.iter();
        let of_it = topics.filter(|t| t.category == category.title);
        let points: f64 = of_it.map(|t| t.points).sum();
        Part {
            source: phrase!("{} of 100", category.score),
            ..part(format!("{points:.1}"), &category.title)
        }
    });
    Why {
        title: phrase!("Readiness").to_owned(),
        parts: parts.collect(),
        sum: part(
            format!("{:.1}", dossier.readiness.exact),
            phrase!("readiness {}", dossier.readiness.whole),
        ),
    }
}

/// A topic: every answer to it, newest last, and the points that the best one brings.
pub fn topic(bench: &Workbench, dossier: &Dossier, subject: &str) -> Option<Why> {
    let topic = dossier.readiness.topics.iter().find(|t| t.subject == subject)?;
    let answers = dossier.account.intel.iter().enumerate().filter(|(_, intel)| {
        intel.topic.as_deref() == Some(topic.topic.as_str())
            && (topic.person.is_none() || intel.person.0 == topic.person)
    });
    let mut parts: Vec<Part> = answers
        .map(|(i, intel)| {
            let sure = bench.words.word("confidence", intel.confidence.word());
            let best = if topic.answer == Some(i) { phrase!(", the best") } else { "" };
            Part {
                share: format!("{sure}{best}"),
                text: intel.answer.as_deref().unwrap_or_default().to_owned(),
                day: *intel.as_of,
                source: intel.source.as_deref().unwrap_or_default().to_owned(),
            }
        })
        .collect();
    parts.sort_by_key(|p| p.day);
    if let (Some(age), true) = (topic.age, topic.stale) {
        parts.push(part(phrase!("old"), phrase!("{} days; fresh for {}", age, topic.shelf)));
    }
    parts.push(part(
        phrase!("weight {}", topic.weight),
        phrase!("of the topics of {}", topic.category),
    ));
    parts.push(part(format!("+{:.1}", topic.gain), phrase!("more if verified today")));
    Some(Why {
        title: topic.title.clone(),
        parts,
        sum: part(
            format!("{:.1}", topic.points),
            phrase!("points of readiness; {} of 100", topic.score),
        ),
    })
}

/// A finding: the records that it rests on.
pub fn finding(found: &Finding) -> Why {
    let parts = found.evidence.iter().map(|record| Part {
        day: record.date,
        ..part(record.record.replace('_', " "), &record.text)
    });
    Why {
        title: found.title.clone(),
        parts: parts.collect(),
        sum: part(phrase!("so"), &found.sentence),
    }
}

/// A person: the marks, then what happened with them, newest first.
pub fn person(bench: &Workbench, dossier: &Dossier, id: &str) -> Option<Why> {
    let person = dossier.account.people.iter().find(|p| *p.id == id)?;
    let mut parts = marks(bench, person);
    let with = dossier.account.contacts.iter().filter(|c| c.people.has(id));
    let mut contacts: Vec<Part> = with
        .map(|c| {
            let kind = bench.words.word("contact", c.kind.word());
            let outcome = bench.words.word("outcome", c.outcome.word());
            Part {
                share: kind.to_owned(),
                text: c.note.as_deref().unwrap_or_default().to_owned(),
                day: c.date.map(|m| m.date),
                source: outcome.to_owned(),
            }
        })
        .collect();
    contacts.sort_by_key(|c| std::cmp::Reverse(c.day));
    parts.extend(contacts);
    let line = dossier
        .people
        .iter()
        .find(|l| dossier.account.people.get(l.index).is_some_and(|p| p.key == person.key));
    let last = line.and_then(|l| Some((l.days?, l.last?)));
    let sum = match last {
        Some((days, day)) => Part {
            day: Some(day),
            ..part(phrase!("{days} days", days), phrase!("since we reached them"))
        },
        None => part(phrase!("never"), phrase!("reached")),
    };
    Some(Why { title: person.name.to_string(), parts, sum })
}

fn marks(bench: &Workbench, person: &Person) -> Vec<Part> {
    let as_of = *person.marks_as_of;
    let influence = person.influence.map_or(phrase!("not set").to_owned(), |n| n.to_string());
    let mut parts = vec![
        mark(as_of, bench.words.title("influence"), influence),
        mark(as_of, "attitude", bench.words.attitude(*person.attitude).to_owned()),
        mark(
            as_of,
            bench.words.title("relationship"),
            bench.words.relationship(*person.relationship).to_owned(),
        ),
    ];
    let roles = person.roles.iter().map(|r| bench.words.word("role", r.word()));
    let roles = roles.collect::<Vec<_>>().join(", ");
    parts.push(part(phrase!("roles"), if roles.is_empty() { phrase!("none") } else { &roles }));
    if let Some(days) = *person.cadence_days {
        parts.push(part(phrase!("rhythm"), phrase!("every {days} days", days)));
    }
    parts
}

fn mark(as_of: Option<Date>, what: &str, word: String) -> Part {
    Part { day: as_of, ..part(what, word) }
}

/// A route: its steps, and the ties that carry them.
pub fn route(bench: &Workbench, dossier: &Dossier, way: &Way) -> Option<Why> {
    let first = way.routes.first()?;
    let mut parts = Vec::new();
    let mut from: Option<&(String, String)> = None;
    for step in &first.steps {
        let text = match from {
            None => {
                let person = dossier.account.people.iter().find(|p| *p.id == step.0);
                let trust = person.and_then(|p| *p.relationship);
                part(bench.words.relationship(trust), phrase!("you and {}", step.1))
            }
            Some(from) => {
                let (kind, strength) = tie(bench, dossier, &from.0, &step.0);
                Part { source: strength, ..part(kind, phrase!("{} and {}", from.1, step.1)) }
            }
        };
        parts.push(text);
        from = Some(step);
    }
    if first.compliance_risk {
        parts.push(part(phrase!("family"), phrase!("a family tie: ask what your rules say")));
    }
    Some(Why {
        title: phrase!("Route").to_owned(),
        parts,
        sum: part(first.cost.to_string(), phrase!("what the route costs; the less the better")),
    })
}

fn tie(bench: &Workbench, dossier: &Dossier, a: &str, b: &str) -> (String, String) {
    let ties = dossier.account.ties.iter().filter(|t| {
        let (from, to) = (t.from.0.as_deref(), t.to.0.as_deref());
        (from, to) == (Some(a), Some(b)) || (from, to) == (Some(b), Some(a))
    });
    match ties.max_by_key(|t| *t.strength) {
        Some(tie) => (
            bench.words.word("tie", tie.kind.word()).to_owned(),
            tie.strength.map_or(String::new(), |s| phrase!("{s} of 5", s)),
        ),
        None => (phrase!("reports to").to_owned(), String::new()),
    }
}
