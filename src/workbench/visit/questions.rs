//! What to ask on a visit: the rep's own questions, and those that the file proposes (METHOD M22, F9, F10).

use super::own;
use super::sources::{holes, old_marks, payments, promises, untested};
use super::wording::Meeting;
use crate::model::{Audience, Confidence, Person, Question, Visit, is_blank};
use crate::rules::AccountContext;
use crate::rules::answers::Asked;
use crate::rules::audience::Hearings;
use crate::rules::question::decides;
use std::collections::BTreeMap;

/// One person gets so many questions at most.
const OF_ONE: usize = 5;

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
    /// How much the visit's purpose and objectives ask for it; 0 where they do not.
    pub wish: usize,
    /// The next step hangs on it.
    pub decides: bool,
    /// What the records say of it: "the file says".
    pub says: Option<String>,
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
    /// The one with whom alone it can be asked, and who does not attend.
    pub away: Option<String>,
}

impl Ask {
    /// Does it ask for this topic?
    fn is_of(&self, asked: &Asked) -> bool {
        let about = asked.person.map(|p| p.id.as_str());
        let name = self.topic.as_deref().and_then(|t| t.split_once('.'));
        name == Some((asked.category.name.as_str(), asked.topic.name.as_str()))
            && self.person.as_deref() == about
            && self.cause != Cause::Hole
    }

    /// A question in the rep's own words.
    pub fn own(text: String) -> Self {
        plain(text, Cause::Own)
    }
}

/// The visit's own questions, in their order.
pub fn chosen(case: &AccountContext, visit: &Visit) -> Vec<Ask> {
    let others = beside_topics(case, visit);
    let meeting = Meeting::of(case, visit);
    let readers: Vec<&str> = visit.people.0.iter().map(String::as_str).collect();
    let hearings = Hearings::of(case, &readers);
    let asked = |(place, q): (usize, &Question)| {
        let text = q.text.0.clone()?;
        let topic = q.topic.as_deref().and_then(|t| topic_of(case, t, q));
        let mut ask = match topic {
            Some(asked) => of_topic(&meeting, asked),
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
        let hearing = hearings.question(&ask.text, ask.topic.as_deref(), ask.person.as_deref());
        let alone = hearing.with.filter(|_| hearing.audience == Audience::Pair);
        ask.away = alone.filter(|p| !visit.people.has(&p.id)).map(|p| p.name.to_string());
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

fn topic_of<'c, 'a>(
    case: &'c AccountContext<'a>,
    name: &str,
    question: &Question,
) -> Option<&'c Asked<'a>> {
    let about = question.person.0.as_deref();
    case.checklist.iter().find(|a| {
        let known = a.category.name.as_str();
        let full = name.split_once('.');
        full == Some((known, a.topic.name.as_str()))
            && (!a.topic.person || a.person.map(|p| p.id.as_str()) == about)
    })
}

/// What is asked beside the topics of the checklist.
fn beside_topics(case: &AccountContext, visit: &Visit) -> Vec<Ask> {
    let open = promises(case, visit).chain(payments(case, visit)).chain(holes(case, visit));
    let all = open.chain(untested(case, visit)).chain(old_marks(case, visit));
    all.map(|ask| Ask { about: Some(ask.text.clone()), ..ask }).collect()
}

/// What the file proposes to ask, best first, without what is asked already: what the visit is for, promises and money,
/// what decides the next step, then by points. Of nobody who cannot know it, and of one person five at most.
pub fn proposed(case: &AccountContext, visit: &Visit) -> Vec<Ask> {
    let meeting = Meeting::of(case, visit);
    let mut asks = beside_topics(case, visit);
    let late = asks.iter().any(|a| a.cause == Cause::Payment);
    let asked = case.checklist.iter().filter(|a| !a.is_about_nobody() && is_open(a));
    let asked = asked.filter(|a| meeting.is_worth(a));
    let asked =
        asked.filter(|a| !(late && a.category.name == "history" && a.topic.name == "receivables"));
    let topics: Vec<&Asked> = asked.filter(|a| is_left(&meeting, a)).collect();
    asks.extend(topics.iter().map(|a| of_topic(&meeting, a)));
    asks.extend(own::open(case));
    asks.retain(|a| !is_there(visit, a));
    asks.sort_by_key(order);
    shared_out(&meeting, visit, asks, &topics)
}

/// The wish, then promises and money, then what decides the next step, each by its cause and its points.
fn order(ask: &Ask) -> (std::cmp::Reverse<usize>, bool, bool, Cause, i64) {
    let owed = matches!(ask.cause, Cause::Promise | Cause::Payment);
    let decides = ask.decides || matches!(ask.cause, Cause::Hole | Cause::Untested);
    let points = crate::model::rounded(ask.gain * -100.0);
    (std::cmp::Reverse(ask.wish), !owed, !decides, ask.cause, points)
}

/// Is it among the visit's questions?
fn is_there(visit: &Visit, ask: &Ask) -> bool {
    visit.questions.iter().any(|q| {
        let about = ask.person.is_none() || q.person.0 == ask.person;
        let same = ask.topic.is_some() && q.topic.0 == ask.topic && about;
        came_from(q, ask) || same && ask.cause != Cause::Hole
    })
}

/// Do the records leave something to ask?
fn is_left<'a>(meeting: &Meeting<'_, 'a>, asked: &Asked<'a>) -> bool {
    let known = asked.best.is_some_and(|b| b.intel.confidence != Confidence::Rumour);
    known || meeting.implied(asked).is_none_or(|i| i.ask("en", None).is_some())
}

/// Each to somebody who is there and can know it, five to one person; what is left over falls away.
fn shared_out(meeting: &Meeting, visit: &Visit, asks: Vec<Ask>, topics: &[&Asked]) -> Vec<Ask> {
    if meeting.is_open_house() {
        return asks;
    }
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for ask in chosen(meeting.case, visit).into_iter().filter(|a| a.answer.is_none()) {
        *given.entry(ask.to.unwrap_or_default()).or_default() += 1;
    }
    let alone = match meeting.there.as_slice() {
        [one] => Some(one.name.to_string()),
        _ => None,
    };
    if let Some(one) = &alone {
        let all = given.values().sum();
        given.insert(one.clone(), all);
    }
    let mut shared = Vec::new();
    for mut ask in asks {
        let topic = topics.iter().find(|t| ask.is_of(t));
        if let Some(topic) = topic {
            let Some(person) = meeting.knowers(topic).into_iter().find(|p| free(&given, &p.name))
            else {
                continue;
            };
            ask.text = meeting.words(topic, Some(person));
            ask.to = Some(person.name.to_string());
        }
        let to = ask.to.clone().or_else(|| alone.clone());
        match to {
            Some(name) if !free(&given, &name) => continue,
            Some(name) => *given.entry(name).or_default() += 1,
            None => {}
        }
        shared.push(ask);
    }
    shared
}

fn free(given: &BTreeMap<String, usize>, name: &str) -> bool {
    given.get(name).copied().unwrap_or(0) < OF_ONE
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
        wish: 0,
        decides: false,
        says: None,
        gain: 0.0,
        gain_stated: 0.0,
        answer: None,
        about: None,
        place: None,
        away: None,
    }
}

fn of_topic<'a>(meeting: &Meeting<'_, 'a>, asked: &Asked<'a>) -> Ask {
    let case = meeting.case;
    let says = meeting.implied(asked).filter(|_| is_open(asked));
    let stands = match asked.best {
        None if says.is_some() => phrase!("the file says"),
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
    let to = meeting.knowers(asked).into_iter().next();
    Ask {
        topic: Some(format!("{}.{}", asked.category.name, asked.topic.name)),
        person: asked.person.map(|p| p.id.to_string()),
        to: to.map(|p| p.name.to_string()),
        state: format!("{}, {stands}", asked.title()),
        critical: asked.topic.critical,
        wish: meeting.wish(asked),
        decides: decides(case, asked, &meeting.standing),
        says: says.map(|i| i.text),
        gain: asked.gain(Confidence::Verified, case.world.playbook),
        gain_stated: asked.gain(Confidence::Stated, case.world.playbook),
        ..plain(meeting.words(asked, to), cause)
    }
}

/// Those of the visit who are still there, in the visit's order.
pub fn attending<'a>(case: &AccountContext<'a>, visit: &Visit) -> Vec<&'a Person> {
    let ids = visit.people.0.iter().filter_map(|id| case.person(id));
    ids.filter(|p| case.is_here(p)).collect()
}

/// Is this text one that says something?
pub fn says(text: Option<&str>) -> bool {
    text.is_some_and(|t| !is_blank(t))
}
