//! Before whom of the customer a line may be said, and who told us what it says (docs/WORDING.md).

use super::AccountContext;
use super::naming::{Names, is_echo};
use crate::model::{Action, Audience, Confidence, Intel, Person, Role};

/// Why a line is not for everybody who attends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Promised by or to a coach or champion.
    Coach,
    /// It names a rival, or a person other than the one it is between.
    Names,
    /// It is for a person, what moves a person, or a rival's matter; or the rep has said so.
    Between,
    /// No promise, or one that the rep keeps in the house.
    House,
    /// A question about a person.
    AboutPerson,
    /// A question about a rival.
    AboutRival,
    /// A question that one coach alone has answered so far.
    OnlyCoach,
    /// Typed for the table, and names a rival or somebody who does not attend.
    Typed,
    /// Somebody attends who must not hear it.
    Never,
}

/// A person before whom a line is never said, and why.
#[derive(Clone, Debug)]
pub struct Never<'a> {
    /// Who attends.
    pub before: &'a Person,
    /// Whose words, or whose favour, it is.
    pub of: &'a Person,
    /// They are rivals; else `of` reports to `before`.
    pub rivals: bool,
}

impl Never<'_> {
    /// "never before Maren Tolk: Jens Rapp reports to her department": in words that stand at the line.
    pub fn says(&self) -> String {
        let (before, of) = (self.before.name.as_str(), self.of.name.as_str());
        match self.rivals {
            true => phrase!("never before {before}: {of} and {before} are rivals", before, of),
            false => phrase!("never before {before}: {of} works below {before}", before, of),
        }
    }
}

/// Letters of a promise below which its words may stand in a text by chance.
const LEAST_SAID: usize = 6;

/// Before whom a line may be said.
#[derive(Clone, Debug)]
pub struct Hearing<'a> {
    /// Everybody in the room, one person alone, nobody of theirs.
    pub audience: Audience,
    /// The one person, where it is for one.
    pub with: Option<&'a Person>,
    /// Why it is not for all.
    pub reason: Option<Reason>,
    /// Before whom it is never said.
    pub never: Vec<Never<'a>>,
}

impl<'a> Hearing<'a> {
    fn room() -> Self {
        Self { audience: Audience::Room, with: None, reason: None, never: Vec::new() }
    }

    fn pair(with: Option<&'a Person>, reason: Reason) -> Self {
        Self { audience: Audience::Pair, with, reason: Some(reason), never: Vec::new() }
    }

    fn ours() -> Self {
        Self {
            audience: Audience::Ours,
            with: None,
            reason: Some(Reason::House),
            never: Vec::new(),
        }
    }

    /// May it lie before these readers? docs/RULES.md: whole, or not at all.
    pub fn is_open_to(&self, readers: &[&str]) -> bool {
        self.never.is_empty() && self.is_meant_for(readers)
    }

    fn is_meant_for(&self, readers: &[&str]) -> bool {
        match self.audience {
            Audience::Room => true,
            Audience::Pair => self.with.is_some_and(|p| readers == [p.id.as_str()]),
            Audience::Ours => false,
        }
    }

    /// Why these readers do not get it.
    pub fn kept_for(&self, readers: &[&str]) -> Option<Reason> {
        match self.is_meant_for(readers) {
            false => self.reason.or(Some(Reason::House)),
            true => (!self.never.is_empty()).then_some(Reason::Never),
        }
    }
}

/// The rules of who may hear what, for those who attend or read.
pub struct Hearings<'c, 'a> {
    case: &'c AccountContext<'a>,
    names: Names<'a>,
    readers: Vec<&'a Person>,
}

impl<'c, 'a> Hearings<'c, 'a> {
    /// For these people, by their ids.
    pub fn of(case: &'c AccountContext<'a>, readers: &[&str]) -> Self {
        let readers = readers.iter().filter_map(|id| case.person(id)).collect();
        Self { case, names: Names::of(case), readers }
    }

    /// The names of the account and its rivals.
    pub fn names(&self) -> &Names<'a> {
        &self.names
    }

    fn ids(&self) -> Vec<&'a str> {
        self.readers.iter().map(|p| p.id.as_str()).collect()
    }

    /// A promise, or something to do.
    pub fn action(&self, action: &'a Action) -> Hearing<'a> {
        let by = action.promised_by.0.as_deref();
        let to = action.promised_to.0.as_deref();
        let between: Vec<&Person> =
            [by, to].iter().flatten().filter_map(|id| self.case.person(id)).collect();
        let with = between.first().copied();
        if let Some(said) = action.audience {
            return match said {
                Audience::Room => Hearing::room(),
                Audience::Pair => Hearing::pair(with, Reason::Between),
                Audience::Ours => Hearing::ours(),
            };
        }
        if by.is_none() && to.is_none() {
            return Hearing::ours();
        }
        let mut hearing = match self.reason_of(action, &between) {
            Some(reason) => Hearing::pair(with, reason),
            None => Hearing::room(),
        };
        let favour = by.filter(|_| to.is_none()).and_then(|id| self.case.person(id));
        if let Some(by) = favour {
            let rivals_only = hearing.audience == Audience::Room;
            hearing.never = self.never(by).filter(|n| n.rivals || !rivals_only).collect();
        }
        hearing
    }

    fn reason_of(&self, action: &'a Action, between: &[&Person]) -> Option<Reason> {
        let what = action.what.as_deref().unwrap_or_default();
        let ids: Vec<&str> = between.iter().map(|p| p.id.as_str()).collect();
        if between.iter().any(|p| is_coach(p)) {
            return Some(Reason::Coach);
        }
        if self.names.has_rival(what) || !self.names.others(what, &ids).is_empty() {
            return Some(Reason::Names);
        }
        let subject = action.for_subject.as_deref()?;
        self.is_delicate_subject(subject).then_some(Reason::Between)
    }

    /// A person, a topic of a person, or a rival's matter.
    fn is_delicate_subject(&self, subject: &str) -> bool {
        let of = crate::model::SubjectParts::of(subject);
        let topic = of.topic;
        let account = self.case.account;
        let about_rivals = ["rival_ahead", "displacement_risk", "new_rival_seen", "spec_not_ours"];
        of.person.is_some()
            || self.case.person(subject).is_some()
            || self.is_person_topic(topic)
            || is_rival_topic(topic)
            || about_rivals.contains(&subject)
            || account.observations.iter().any(|o| point(subject, o))
    }

    fn is_person_topic(&self, topic: &str) -> bool {
        self.case.world.playbook.topic(topic).is_some_and(|t| t.person)
    }

    /// A question: its words, the topic that it answers, whom it is about.
    pub fn question(&self, text: &str, topic: Option<&str>, person: Option<&str>) -> Hearing<'a> {
        if let Some(of_promise) = self.promise_said_again(text) {
            return of_promise;
        }
        let about = person.and_then(|id| self.case.person(id));
        let here = |p: &Person| self.readers.iter().any(|r| r.id == p.id);
        let of_person = topic.is_some_and(|t| self.is_person_topic(t));
        let mut hearing = if topic.is_some_and(is_rival_topic) || self.names.has_rival(text) {
            Hearing::pair(self.coach(), Reason::AboutRival)
        } else if of_person || topic.is_none() && about.is_some_and(|p| !here(p)) {
            Hearing::pair(about, Reason::AboutPerson)
        } else if !self.names.others(text, &self.ids()).is_empty() {
            Hearing::pair(None, Reason::AboutPerson)
        } else if let Some(coach) = topic.and_then(|t| self.only_coach(t)) {
            Hearing::pair(Some(coach), Reason::OnlyCoach)
        } else {
            Hearing::room()
        };
        let answers = topic.map(|t| self.answers(t, person)).unwrap_or_default();
        hearing.never = once(answers.into_iter().flat_map(|i| self.never_of(text, i)));
        hearing
    }

    /// The hearing of a promise that is not for the room and whose very words stand in this text: "what has become
    /// of .." gives away as much as the promise.
    fn promise_said_again(&self, text: &str) -> Option<Hearing<'a>> {
        let text = text.to_lowercase();
        let promises = self.case.account.actions.iter();
        let promises = promises.filter(|a| a.promised_by.0.is_some() || a.promised_to.0.is_some());
        let said = promises.filter(|a| {
            let what = a.what.as_deref().unwrap_or_default().trim().to_lowercase();
            what.chars().count() >= LEAST_SAID && text.contains(&what)
        });
        said.map(|a| self.action(a)).find(|h| h.audience != Audience::Room || !h.never.is_empty())
    }

    /// What the rep typed for the table: agenda, what to bring, the place.
    pub fn typed(&self, text: &str) -> Hearing<'a> {
        if let Some(of_promise) = self.promise_said_again(text) {
            return of_promise;
        }
        let named = self.names.has_rival(text) || !self.names.others(text, &self.ids()).is_empty();
        let mut hearing = match named {
            true => Hearing { reason: Some(Reason::Typed), ..Hearing::ours() },
            false => Hearing::room(),
        };
        let answers = self.case.account.intel.iter();
        hearing.never = once(answers.flat_map(|i| self.never_of(text, i)));
        hearing
    }

    /// An answer of the file: before whom what it says is never said.
    pub fn intel(&self, intel: &'a Intel) -> Vec<Never<'a>> {
        let source = self.source(intel);
        let told = intel.confidence == Confidence::Rumour || intel.person.0.is_some();
        let never = source.filter(|_| told).into_iter().flat_map(|by| self.never(by));
        never.collect()
    }

    /// The same of a line that says again what the answer says.
    fn never_of(&self, text: &str, intel: &'a Intel) -> Vec<Never<'a>> {
        let answer = intel.answer.as_deref().unwrap_or_default();
        match is_echo(text, answer, &self.case.world.playbook.naming) {
            true => self.intel(intel),
            false => Vec::new(),
        }
    }

    /// Those of the readers who stand above a person at any height, or are tied to them as a rival.
    fn never<'s>(&'s self, of: &'a Person) -> impl Iterator<Item = Never<'a>> + use<'s, 'c, 'a> {
        let others = self.readers.iter().filter(move |r| r.id != of.id);
        others.filter_map(move |before| {
            let rivals = self.case.are_rivals(&before.id, &of.id);
            (rivals || self.is_above(before, of)).then_some(Never { before, of, rivals })
        })
    }

    fn is_above(&self, boss: &Person, person: &Person) -> bool {
        let mut at = Some(person);
        // As many steps as there are people: a circle in the file ends too.
        for _ in 0..=self.case.account.people.len() {
            at = at.and_then(|p| p.reports_to.0.as_deref()).and_then(|id| self.case.person(id));
            match at {
                None => return false,
                Some(p) if p.id == boss.id => return true,
                Some(_) => {}
            }
        }
        false
    }

    /// The coach or champion who attends, else the first of the account.
    fn coach(&self) -> Option<&'a Person> {
        let here = self.readers.iter().copied().find(|p| is_coach(p));
        here.or_else(|| self.case.everyone.iter().copied().find(|p| is_coach(p)))
    }

    /// Who of theirs an answer comes from; nothing where that is a paper, nobody, or several.
    pub fn source(&self, intel: &Intel) -> Option<&'a Person> {
        let source = intel.source.as_deref()?;
        match self.names.people(source).as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    fn answers(&self, topic: &str, person: Option<&str>) -> Vec<&'a Intel> {
        self.case
            .account
            .intel
            .iter()
            .filter(|i| i.topic.as_deref() == Some(topic) && i.answer.is_some())
            .filter(|i| person.is_none() || i.person.0.is_none() || i.person.0.as_deref() == person)
            .collect()
    }

    /// The coach from whom alone every answer to a topic comes.
    fn only_coach(&self, topic: &str) -> Option<&'a Person> {
        self.only_source(&self.answers(topic, None)).filter(|p| is_coach(p))
    }

    fn only_source(&self, answers: &[&'a Intel]) -> Option<&'a Person> {
        let first = answers.first().and_then(|i| self.source(i))?;
        answers.iter().all(|i| self.source(i).is_some_and(|p| p.id == first.id)).then_some(first)
    }

    /// The one person who can have told us of a promise, where they do not attend.
    pub fn only_promised(&self, action: &Action) -> Option<&'a Person> {
        let id = action.promised_by.0.as_deref().or(action.promised_to.0.as_deref())?;
        self.case.person(id).filter(|p| self.is_away(p))
    }

    fn is_away(&self, person: &Person) -> bool {
        !self.readers.iter().any(|r| r.id == person.id)
    }

    /// The one person who does not attend and from whom all comes that the file holds on a line's topic, or on what
    /// its words say.
    pub fn only_told(&self, text: &str, topic: Option<&str>) -> Option<&'a Person> {
        let answers = topic.map(|t| self.answers(t, None)).unwrap_or_default();
        let only = match answers.is_empty() {
            false => self.only_source(&answers),
            true => self.only_echo(text),
        };
        only.filter(|p| self.is_away(p))
    }

    /// From whom alone all records come that say what a text says.
    fn only_echo(&self, text: &str) -> Option<&'a Person> {
        let naming = &self.case.world.playbook.naming;
        let account = self.case.account;
        let says = |said: Option<&str>| said.is_some_and(|said| is_echo(text, said, naming));
        let intel = account.intel.iter().filter(|i| says(i.answer.as_deref()));
        let intel = intel.map(|i| self.source(i));
        let contacts = self.case.contacts.iter().filter(|c| says(c.note.as_deref()));
        let contacts = contacts.map(|c| match c.people.0.as_slice() {
            [one] => self.case.person(one),
            _ => None,
        });
        let complaints = account.complaints.iter().filter(|c| says(c.what.as_deref()));
        let complaints = complaints.map(|c| {
            let by = self.names.people(c.by.as_deref().unwrap_or_default());
            by.first().copied().filter(|_| by.len() == 1)
        });
        let all: Vec<Option<&Person>> = intel.chain(contacts).chain(complaints).collect();
        let first = all.first().copied().flatten()?;
        all.iter().all(|p| p.is_some_and(|p| p.id == first.id)).then_some(first)
    }
}

fn point(subject: &str, o: &crate::model::Observation) -> bool {
    *o.id == subject && !*o.ours
}

/// Each pair of people once.
fn once<'a>(all: impl Iterator<Item = Never<'a>>) -> Vec<Never<'a>> {
    let mut kept: Vec<Never> = Vec::new();
    for never in all {
        if !kept.iter().any(|n| n.before.id == never.before.id && n.of.id == never.of.id) {
            kept.push(never);
        }
    }
    kept
}

fn is_coach(person: &Person) -> bool {
    person.plays(Role::Coach) || person.plays(Role::Champion)
}

fn is_rival_topic(topic: &str) -> bool {
    topic.split_once('.').is_some_and(|(category, _)| category == "rivals")
}

#[cfg(test)]
#[path = "audience_tests.rs"]
mod tests;
