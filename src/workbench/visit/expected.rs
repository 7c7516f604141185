//! What they will hold against us and what they will ask us: from their words in the log, complaints, rivals'
//! strengths, broken promises; never from our own marks (METHOD F5, docs/WORDING.md).

use super::reproach::Reproaches;
use crate::model::playbook::Playbook;
use crate::model::{Competitor, Contact, Opportunity, Outcome, Rival, Visit};
use crate::rules::delicate::is_delicate;
use crate::rules::naming::Names;
use crate::rules::payment::{called, overdue_by};
use crate::rules::{AccountContext, phrase};

/// Days for which what somebody said in a talk is still meant.
const MEANT: i64 = 365;
/// Days for which a complaint that was resolved is still in their heads.
const REMEMBERED: i64 = 90;

/// What they do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They hold it against us.
    Objection,
    /// They ask it.
    Question,
}

/// Something to expect, and what we say to it; no answer is a gap to close before the visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What they may say or ask.
    pub text: String,
    /// What we say.
    pub answer: Option<String>,
    /// Its place in the visit's list; nothing where it is only proposed.
    pub place: Option<usize>,
    /// It is about a promise of ours, which stands among the promises too.
    pub promise: bool,
    /// It came, as the debrief says.
    pub came: bool,
}

fn proposal(text: String, answer: Option<String>) -> Expected {
    Expected { text, answer, place: None, promise: false, came: false }
}

fn of_promise(text: String, answer: Option<String>) -> Expected {
    Expected { promise: true, ..proposal(text, answer) }
}

/// The objections of the visit, then those that the file proposes.
pub fn objections(case: &AccountContext, visit: &Visit) -> Vec<Expected> {
    let own = visit.objections.iter().enumerate();
    let own = own.filter_map(|(place, o)| {
        let own = proposal(o.text.0.clone()?, o.answer.0.clone());
        Some(Expected { place: Some(place), came: *o.came, ..own })
    });
    let mut all: Vec<Expected> = own.collect();
    let found = complaints(case)
        .chain(in_the_log(case))
        .chain(weakness(case))
        .chain(broken_promises(case))
        .chain(held_back(case))
        .chain(rivals_strengths(case, visit));
    for new in found {
        if all.iter().all(|o| o.text != new.text) {
            all.push(new);
        }
    }
    all
}

/// Their questions of the visit, then those that the file proposes.
pub fn their_questions(case: &AccountContext, visit: &Visit) -> Vec<Expected> {
    let own = visit.their_questions.iter().enumerate();
    let own = own.filter_map(|(place, q)| {
        let own = proposal(q.text.0.clone()?, q.answer.0.clone());
        Some(Expected { place: Some(place), came: *q.came, ..own })
    });
    let mut all: Vec<Expected> = own.collect();
    for new in why_us(case, visit).chain(our_promises(case, visit)) {
        if all.iter().all(|q| q.text != new.text) {
            all.push(new);
        }
    }
    all
}

/// The purchases that the visit is about: its own, else all open ones.
pub fn deals<'a>(case: &AccountContext<'a>, visit: &Visit) -> Vec<&'a Opportunity> {
    let about = visit.opportunity.0.as_deref();
    let own: Vec<_> =
        case.account.opportunities.iter().filter(|o| about == Some(o.id.as_str())).collect();
    match own.is_empty() {
        true => case.open().collect(),
        false => own,
    }
}

/// Open complaints, and those of late: what they say, and what was done about it.
fn complaints(case: &AccountContext) -> impl Iterator<Item = Expected> {
    let all = case.account.complaints.iter();
    let raised = all.filter(|c| case.past(*c.raised).is_some());
    raised.filter_map(|c| {
        let resolved = case.past(*c.resolved);
        if resolved.is_some_and(|d| case.days_since(d) > REMEMBERED) {
            return None;
        }
        let what = c.what.as_deref()?;
        let answer = match (resolved, c.fix.as_deref()) {
            (Some(day), Some(fix)) => Some(phrase!("{}, done by {}", fix, phrase::day(day))),
            (None, Some(fix)) => Some(fix.to_owned()),
            (_, None) => None,
        };
        let by = c.by.as_deref().map(|by| format!(" ({by})"));
        Some(proposal(format!("{what}{}", by.unwrap_or_default()), answer))
    })
}

/// What we promised and did not do in time.
fn broken_promises(case: &AccountContext) -> impl Iterator<Item = Expected> {
    let late = case.account.actions.iter().filter(|a| case.is_undone(a));
    late.filter_map(|a| {
        let due = a.due.filter(|d| *d < case.today())?;
        a.promised_to.0.as_ref()?;
        let what = a.what.as_deref()?;
        Some(of_promise(phrase!("You promised \"{}\" by {}", what, phrase::day(due)), None))
    })
}

/// Money that they hold back past its day: there is a reason, and it will be said.
fn held_back(case: &AccountContext) -> impl Iterator<Item = Expected> {
    let payments = case.account.opportunities.iter().flat_map(|o| o.payments.iter());
    let late = payments.filter(|p| overdue_by(p, case.today()).is_some());
    late.map(|p| proposal(phrase!("We hold back the {}", called(p)), None))
}

fn rivals<'c>(case: &'c AccountContext<'c>, visit: &Visit) -> Vec<(&'c Rival, &'c Competitor)> {
    let all = deals(case, visit).into_iter().flat_map(|o| o.rivals.iter());
    all.filter_map(|r| {
        let id = r.competitor.0.as_deref()?;
        let competitor = case.world.competitors.iter().find(|c| *c.id == id)?;
        Some((r, competitor))
    })
    .collect()
}

/// What a rival is good at, and what we set against it: nothing that they reproach us with themselves.
fn rivals_strengths(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Expected> {
    let reproaches = Reproaches::of(case);
    let found = rivals(case, visit);
    let found: Vec<_> = found.into_iter().filter_map(|a| told(&reproaches, a)).collect();
    found.into_iter()
}

fn told(reproaches: &Reproaches, (rival, house): (&Rival, &Competitor)) -> Option<Expected> {
    let strong = house.strengths.as_deref()?;
    let counter = counter(rival, reproaches).or_else(|| {
        let weak = reproaches.without(house.weaknesses.as_deref()?)?;
        Some(phrase!("ask them about this: {weak}", weak))
    });
    Some(proposal(format!("{}: {strong}", house.name.as_str()), counter))
}

/// What the rep sets against a rival, unless they say the same of us.
fn counter(rival: &Rival, reproaches: &Reproaches) -> Option<String> {
    rival.counter.0.clone().filter(|counter| !reproaches.echo(counter))
}

/// What they said against us in talks of the last year: where we lost ground or were refused, or in words that
/// object. A contact marked private is not repeated, nor what is said of family or health.
fn in_the_log(case: &AccountContext) -> impl Iterator<Item = Expected> {
    let playbook = case.world.playbook;
    let mut contacts: Vec<&Contact> = case
        .contacts
        .iter()
        .filter(|c| {
            let lost = matches!(c.outcome, Outcome::LostGround | Outcome::Refused);
            let note = c.note.as_deref().unwrap_or_default();
            let objects = lost || Playbook::holds_phrase(&playbook.phrases.objection, note);
            objects && !*c.private && case.within(c.date.map(|d| d.date), MEANT)
        })
        .copied()
        .collect();
    contacts.sort_by_key(|c| std::cmp::Reverse(*c.date));
    let told = contacts.into_iter().filter_map(|c| {
        let note = c.note.as_deref().filter(|n| !is_delicate(playbook, n))?;
        let who: Vec<&str> = c.people.0.iter().map(|id| case.name(id)).collect();
        let day = c.date.map(|d| phrase::day(d.date)).unwrap_or_default();
        let by = match who.is_empty() {
            true => day,
            false => format!("{}, {day}", phrase::list(&who)),
        };
        Some(proposal(format!("{note} ({by})"), None))
    });
    told.collect::<Vec<_>>().into_iter()
}

/// What speaks against us in their house, where one of them says so; nothing marked private.
fn weakness(case: &AccountContext) -> impl Iterator<Item = Expected> {
    let names = Names::of(case);
    let asked = case.checklist.iter();
    let ours = asked.filter(|a| a.category.name == "ours" && a.topic.name == "weakness");
    let said = ours.filter_map(|a| a.best.filter(|b| !*b.intel.private)).filter_map(|best| {
        let answer = best.intel.answer.as_deref()?;
        let source = best.intel.source.as_deref()?;
        let theirs = !names.people(source).is_empty() && !is_delicate(case.world.playbook, answer);
        theirs.then(|| proposal(format!("{answer} ({source})"), None))
    });
    said.collect::<Vec<_>>().into_iter()
}

/// Why you and not them?
fn why_us(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Expected> {
    let reproaches = Reproaches::of(case);
    let found: Vec<_> = rivals(case, visit)
        .into_iter()
        .map(|(rival, house)| {
            let text = phrase!("Why you and not {}?", house.name.as_str());
            proposal(text, counter(rival, &reproaches))
        })
        .collect();
    found.into_iter()
}

/// When will you do what you promised?
fn our_promises(case: &AccountContext, visit: &Visit) -> impl Iterator<Item = Expected> {
    let open = case.account.actions.iter().filter(|a| case.is_undone(a));
    let theirs = open.filter(|a| a.promised_to.0.as_deref().is_some_and(|p| visit.people.has(p)));
    theirs.filter_map(|a| {
        let what = a.what.as_deref()?;
        let due = a.due.map(|d| phrase!("by {}", phrase::day(d)));
        Some(of_promise(phrase!("Where is \"{what}\"?", what), due))
    })
}
