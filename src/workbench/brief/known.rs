//! What is known on a topic and may stand on a page: nothing that is private, or about family or health.

use super::BriefContext;
use crate::model::brief::{Entry, Section};
use crate::model::{Choice, Confidence, Intel, Visit, subject_of};
use crate::rules::delicate::is_delicate;
use crate::rules::occasion::{occasion, talk};

/// The most answers that the page for the car carries.
const ANSWERS: usize = 6;

/// The last answers that matter for this visit: to the topics that it asks, then to those of its kind of talk.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let asked =
        visit.questions.iter().filter_map(|q| Some((q.topic.as_deref()?, q.person.0.as_deref())));
    let talk = talk(desk.case.world.playbook, occasion(desk.case, visit));
    let of_talk = talk.into_iter().flat_map(|t| t.topics.iter().map(String::as_str));
    let attend = desk.readers.iter().copied();
    let people: Vec<&str> = attend.filter(|id| desk.case.person(id).is_some()).collect();
    let of_talk = of_talk.flat_map(|topic| {
        let person = desk.case.world.playbook.topic(topic).is_some_and(|t| t.person);
        let about = people.iter().filter(move |_| person).map(|p| Some(*p));
        let all = (!person).then_some(None);
        about.chain(all).map(move |p| (topic, p)).collect::<Vec<_>>()
    });
    let mut seen: Vec<(&str, Option<&str>)> = Vec::new();
    for subject in asked.chain(of_talk) {
        if !seen.contains(&subject) {
            seen.push(subject);
        }
    }
    let answers = seen.into_iter().filter_map(|(topic, person)| desk.told(topic, person));
    let entries: Vec<Entry> = answers.take(ANSWERS).collect();
    Section {
        name: "known",
        title: phrase!("What we know").to_owned(),
        entries,
        keep: 1,
        yields: 9,
        whole: false,
    }
}

impl<'a> BriefContext<'_, 'a> {
    /// The best answer to a topic that may stand on a page: the surest, then the newest.
    pub fn answer(&self, topic: &str, person: Option<&str>) -> Option<&'a Intel> {
        let all = self.case.account.intel.iter().filter(|i| {
            i.topic.as_deref() == Some(topic)
                && i.person.0.as_deref() == person
                && i.answer.as_deref().is_some_and(|a| self.may_stand(a))
                && !*i.private
        });
        all.max_by_key(|i| (i.confidence, *i.as_of))
    }

    /// Is a note neither about family nor about health?
    pub fn may_stand(&self, note: &str) -> bool {
        !is_delicate(self.case.world.playbook, note)
    }

    /// "budget: 1.9 million (stated, 王敏, Thu 12 Nov)", and before whom that is never said.
    fn told(&self, topic: &str, person: Option<&str>) -> Option<Entry> {
        let intel = self.answer(topic, person)?;
        let known = self.case.world.playbook.topic(topic)?;
        let name = person.map(|id| format!(", {}", self.case.name(id))).unwrap_or_default();
        let source = intel.source.as_deref().map(|s| format!(", {s}")).unwrap_or_default();
        let word = self.words.word("confidence", intel.confidence.word());
        let entry = Entry::new(format!("{}{name}: {}", known.title, intel.answer.as_deref()?))
            .aside(format!("{word}{source}{}", self.by(*intel.as_of)));
        let never = self.hearings.intel(intel);
        let entry = never.iter().fold(entry, |entry, never| entry.note(never.says()));
        Some(entry.from(subject_of(topic, person)))
    }

    /// An answer as an entry: what, how sure, how old; a gap that says so where there is none.
    pub fn known(&self, topic: &str, person: Option<&str>, title: &str) -> Entry {
        let source = subject_of(topic, person);
        match self.answer(topic, person) {
            Some(intel) => {
                Entry::new(format!("{title}: {}", intel.answer.as_deref().unwrap_or("")))
                    .aside(self.sureness(intel))
                    .from(source)
            }
            None => Entry::gap(phrase!("{title}: not known", title)).from(source),
        }
    }

    /// "stated, Thu 12 Nov".
    pub fn sureness(&self, intel: &Intel) -> String {
        let word = self.words.word("confidence", intel.confidence.word());
        let doubt = match intel.confidence {
            Confidence::Rumour => " ~",
            _ => "",
        };
        format!("{word}{doubt}{}", self.by(*intel.as_of))
    }
}
