//! What to ask on a visit: the rep's own questions, and those that the file proposes (METHOD M22, F9, F10).

use super::own;
use super::sources::{holes, old_marks, payments, promises, untested};
use crate::model::{Confidence, Person, Question, Role, TieKind, Visit, is_blank};
use crate::rules::Case;
use crate::rules::answers::Asked;

/// Why a question is proposed; the order is the one in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// They promised something that is open.
    Promise,
    /// They owe us money past its day.
    Payment,
    /// A critical topic has no answer.
    CriticalUnknown,
    /// A critical topic is hearsay, or its answer is old or disputed.
    CriticalDoubt,
    /// A hole in the map has no name.
    Hole,
    /// A coach or champion has done nothing for us lately: something small that costs them a step.
    Untested,
    /// A topic has no answer.
    Unknown,
    /// The answer to a topic is hearsay, old, or disputed.
    Doubt,
    /// What we think of somebody is old.
    OldMarks,
    /// The rep thought of it.
    Own,
}

/// One question, asked or proposed.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The question.
    pub text: String,
    /// The topic that it answers, by its full name.
    pub topic: Option<String>,
    /// Whom it is about, or for: an id.
    pub person: Option<String>,
    /// Who is asked; nothing is everybody who is there.
    pub to: Option<String>,
    /// What it answers and how that stands: "budget, unknown".
    pub state: String,
    /// Why it is asked.
    pub cause: Cause,
    /// The topic is critical.
    pub critical: bool,
    /// Points of readiness that a verified answer adds.
    pub gain: f64,
    /// The same of a stated one.
    pub gain_stated: f64,
    /// What was answered.
    pub answer: Option<String>,
    /// The words in which the file proposed it, where it is about no topic of the checklist.
    pub about: Option<String>,
    /// Its place among the visit's questions; nothing where it is only proposed.
    pub place: Option<usize>,
}

impl Ask {
    /// A question in the rep's own words.
    pub fn own(text: String) -> Self {
        plain(text, Cause::Own)
    }
}

/// The visit's own questions, in their order.
pub fn chosen(case: &Case, visit: &Visit) -> Vec<Ask> {
    let others = beside_topics(case, visit);
    let asked = |(place, q): (usize, &Question)| {
        let text = q.text.0.clone()?;
        let topic = q.topic.as_deref().and_then(|t| topic_of(case, t, q));
        let mut ask = match topic {
            Some(asked) => of_topic(case, visit, asked),
            None => own::of(case, q.topic.as_deref())
                .or_else(|| others.iter().find(|a| came_from(q, a)).cloned())
                .unwrap_or_else(|| Ask::own(text.clone())),
        };
        ask.text = text;
        ask.topic = q.topic.0.clone();
        ask.person = q.person.0.clone();
        ask.answer = q.answer.0.clone();
        ask.about = q.about.0.clone().or(ask.about);
        ask.place = Some(place);
        let told = q.person.0.as_deref().filter(|id| visit.people.has(id));
        if let Some(id) = told {
            ask.to = Some(case.name(id).to_owned());
        }
        Some(ask)
    };
    visit.questions.iter().enumerate().filter_map(asked).collect()
}

/// Is it this proposal, in its words or in the rep's?
fn came_from(question: &Question, ask: &Ask) -> bool {
    [&question.text, &question.about].iter().any(|t| t.as_deref() == Some(ask.text.as_str()))
}

fn topic_of<'c, 'a>(case: &'c Case<'a>, name: &str, question: &Question) -> Option<&'c Asked<'a>> {
    let about = question.person.0.as_deref();
    case.checklist.iter().find(|a| {
        let known = a.category.name.as_str();
        let full = name.split_once('.');
        full == Some((known, a.topic.name.as_str()))
            && (!a.topic.person || a.person.map(|p| p.id.as_str()) == about)
    })
}

/// What is asked beside the topics of the checklist.
fn beside_topics(case: &Case, visit: &Visit) -> Vec<Ask> {
    let open = promises(case, visit).chain(payments(case, visit)).chain(holes(case, visit));
    let all = open.chain(untested(case, visit)).chain(old_marks(case, visit));
    all.map(|ask| Ask { about: Some(ask.text.clone()), ..ask }).collect()
}

/// What the file proposes to ask, best first, without what is asked already.
pub fn proposed(case: &Case, visit: &Visit) -> Vec<Ask> {
    let mut asks = beside_topics(case, visit);
    let topics = case.checklist.iter().filter(|a| !a.is_about_nobody());
    asks.extend(topics.filter(|a| is_open(a)).map(|a| of_topic(case, visit, a)));
    asks.extend(own::open(case));
    let there = |ask: &Ask| {
        visit.questions.iter().any(|q| {
            let about = ask.person.is_none() || q.person.0 == ask.person;
            let same = ask.topic.is_some() && q.topic.0 == ask.topic && about;
            came_from(q, ask) || same && ask.cause != Cause::Hole
        })
    };
    asks.retain(|a| !there(a));
    asks.sort_by(|a, b| a.cause.cmp(&b.cause).then(b.gain.total_cmp(&a.gain)));
    asks
}

/// Has it no answer, hearsay, an old one, or two that disagree?
fn is_open(asked: &Asked) -> bool {
    let hearsay = asked.best.is_none_or(|b| b.intel.confidence == Confidence::Rumour);
    hearsay || asked.stale().is_some() || asked.disputed
}

pub(super) fn plain(text: String, cause: Cause) -> Ask {
    Ask {
        text,
        topic: None,
        person: None,
        to: None,
        state: String::new(),
        cause,
        critical: false,
        gain: 0.0,
        gain_stated: 0.0,
        answer: None,
        about: None,
        place: None,
    }
}

fn of_topic(case: &Case, visit: &Visit, asked: &Asked) -> Ask {
    let stands = match asked.best {
        None => "unknown",
        Some(_) if asked.disputed => "disputed",
        Some(_) if asked.stale().is_some() => "old",
        Some(b) => match b.intel.confidence {
            Confidence::Rumour => "rumour",
            Confidence::Stated => "stated",
            Confidence::Verified => "verified",
        },
    };
    let cause = match (asked.topic.critical, asked.best.is_none()) {
        (true, true) => Cause::CriticalUnknown,
        (true, false) => Cause::CriticalDoubt,
        (false, true) => Cause::Unknown,
        (false, false) => Cause::Doubt,
    };
    let name = asked.person.map(|p| p.name.as_str());
    Ask {
        topic: Some(format!("{}.{}", asked.category.name, asked.topic.name)),
        person: asked.person.map(|p| p.id.to_string()),
        to: who_tells(case, visit, asked).map(|p| p.name.to_string()),
        state: format!("{}, {stands}", asked.title()),
        critical: asked.topic.critical,
        gain: asked.gain(Confidence::Verified, case.world.playbook),
        gain_stated: asked.gain(Confidence::Stated, case.world.playbook),
        ..plain(asked.topic.question(name), cause)
    }
}

/// Those of the visit who are still there, in the visit's order.
pub fn attending<'a>(case: &Case<'a>, visit: &Visit) -> Vec<&'a Person> {
    let ids = visit.people.0.iter().filter_map(|id| case.person(id));
    ids.filter(|p| case.is_here(p)).collect()
}

/// Whom of those who attend to ask: about a person themselves, else the highest of those with a tie to them,
/// else the highest; for all else whoever has the part in which one knows it.
fn who_tells<'a>(case: &Case<'a>, visit: &Visit, asked: &Asked) -> Option<&'a Person> {
    let there = attending(case, visit);
    if let Some(about) = asked.person {
        let themselves = there.iter().find(|p| p.id == about.id);
        let height = |p: &&&Person| p.level.map_or(usize::MAX, |l| l as usize);
        let near = || there.iter().filter(|p| are_tied(case, p, about)).min_by_key(height);
        let highest = || there.iter().min_by_key(height);
        return themselves.or_else(near).or_else(highest).copied();
    }
    let knows: &[Role] = match asked.topic.name.as_str() {
        "buying_process" | "buying_schedule" | "paperwork" => &[Role::Purchasing],
        _ => match asked.category.name.as_str() {
            "problems" => &[Role::User, Role::Technical],
            "rivals" => &[Role::Coach, Role::Champion],
            _ => &[],
        },
    };
    there.into_iter().find(|p| knows.iter().any(|role| p.plays(*role)))
}

/// Do they stand to each other in some way that is not rivalry?
pub(super) fn are_tied(case: &Case, one: &Person, other: &Person) -> bool {
    let ties = case.account.ties.iter().filter(|t| t.kind != TieKind::Rival);
    ties.into_iter().any(|t| {
        t.from.is(&one.id) && t.to.is(&other.id) || t.to.is(&one.id) && t.from.is(&other.id)
    })
}

/// Is this text one that says something?
pub fn says(text: Option<&str>) -> bool {
    text.is_some_and(|t| !is_blank(t))
}
