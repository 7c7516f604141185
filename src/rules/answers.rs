//! The checklist as it is asked in one account: each topic, each person asked about, and the best answer (docs/RULES.md Readiness).

use super::RuleContext;
use crate::model::playbook::{Category, Confidence as Counts, Topic};
use crate::model::{Account, Confidence, Intel, Person, subject_of};
use std::cmp::Ordering;

/// A topic as it is asked: a person topic once for each person asked about, or once with nobody.
pub struct Asked<'a> {
    /// Its category.
    pub category: &'a Category,
    /// The topic.
    pub topic: &'a Topic,
    /// Whom it is about; nobody for a topic of the account, and where there is nobody to ask about.
    pub person: Option<&'a Person>,
    /// What it adds to readiness at a score of 1, in points of 100.
    pub share: f64,
    /// Its best answer.
    pub best: Option<Best<'a>>,
    /// Two of its answers disagree, and it is not settled which one holds.
    pub disputed: bool,
}

/// The best answer to a topic.
#[derive(Clone, Copy)]
pub struct Best<'a> {
    /// The answer.
    pub intel: &'a Intel,
    /// today - as_of in days; 0 without as_of, or with a later one.
    pub age: i64,
    /// Confidence x freshness, 0 to 1.
    pub score: f64,
}

impl Asked<'_> {
    /// `organisation.budget`, or `senior.concerns@huang`: the subject of findings and actions.
    pub fn subject(&self) -> String {
        let (category, topic) = (self.category.name.as_str(), self.topic.name.as_str());
        subject_of(&[category, ".", topic].concat(), self.person.map(|person| person.id.as_str()))
    }

    /// `budget`, or `concerns, Ingrid Dahl`: as it stands in sentences.
    pub fn title(&self) -> String {
        match self.person {
            Some(person) => format!("{}, {}", self.topic.title, *person.name),
            None => self.topic.title.clone(),
        }
    }

    /// `the budget`, or `the concerns of Ingrid Dahl`: inside a sentence.
    pub fn spoken(&self) -> String {
        match self.person {
            Some(person) => phrase!("the {} of {}", self.topic.title, *person.name),
            // "their offer", "our weakness" say already whose it is.
            None if [phrase!("their "), phrase!("our ")]
                .iter()
                .any(|whose| self.topic.title.starts_with(whose)) =>
            {
                self.topic.title.clone()
            }
            None => phrase!("the {}", self.topic.title),
        }
    }

    /// What we do not know while it is open: `what worries Ingrid Dahl`.
    pub fn wonder(&self) -> String {
        let name = self.person.map_or(phrase!("whoever decides"), |p| p.name.as_str());
        match &self.topic.wonder {
            Some(wonder) => crate::model::words::fill(wonder, &[("name", name)]),
            None => self.spoken(),
        }
    }

    /// A person topic where there is nobody to ask about: it scores 0 and nothing can be found out.
    pub fn is_about_nobody(&self) -> bool {
        self.topic.person && self.person.is_none()
    }

    /// The best answer, where it is older than the topic's shelf.
    pub fn stale(&self) -> Option<&Best<'_>> {
        self.best.as_ref().filter(|b| b.age > self.topic.shelf)
    }

    /// The score of the best answer, 0 to 1; 0 without one.
    pub fn score(&self) -> f64 {
        self.best.map_or(0.0, |b| b.score)
    }

    fn takes(&self, topic: &str, person: Option<&str>) -> bool {
        self.topic.name == topic
            && self.person.map(|p| p.id.as_str()) == person
            && !self.is_about_nobody()
    }
}

/// What an answer of this confidence counts while it is fresh, 0 to 1.
pub fn weight_of(confidence: Confidence, counts: &Counts) -> f64 {
    let percent = match confidence {
        Confidence::Rumour => counts.rumour,
        Confidence::Stated => counts.stated,
        Confidence::Verified => counts.verified,
    };
    percent as f64 / 100.0
}

/// 1 while the age is within the shelf, then halved with each further shelf.
pub fn freshness(age: i64, shelf: i64) -> f64 {
    if age <= shelf {
        return 1.0;
    }
    0.5f64.powf((age - shelf) as f64 / shelf as f64)
}

/// All topics in playbook order, with the best answers; `asked` are those about whom person topics are asked.
pub fn checklist<'a>(
    account: &'a Account,
    asked: &[&'a Person],
    world: &RuleContext<'a>,
) -> Vec<Asked<'a>> {
    let mut list = questions(asked, world);
    for intel in account.intel.iter().filter(|i| i.answer.is_some()) {
        let Some(entry) = entry_of(&mut list, intel) else {
            continue;
        };
        entry.disputed |= *intel.disputed;
        let answer = weigh(intel, entry.topic.shelf, world);
        if entry.best.is_none_or(|best| is_better(&answer, &best)) {
            entry.best = Some(answer);
        }
    }
    list
}

/// The topic that an answer is to; none where the playbook does not know it, or it is not asked about this person.
fn entry_of<'l, 'a>(list: &'l mut [Asked<'a>], intel: &Intel) -> Option<&'l mut Asked<'a>> {
    let (category, topic) = intel.topic.as_deref()?.split_once('.')?;
    let person = intel.person.0.as_deref();
    let mut families = list.chunk_by_mut(|a, b| std::ptr::eq(a.category, b.category));
    let family = families.find(|f| f.first().is_some_and(|a| a.category.name == category))?;
    family.iter_mut().find(|a| a.takes(topic, person))
}

fn questions<'a>(asked: &[&'a Person], world: &RuleContext<'a>) -> Vec<Asked<'a>> {
    let categories = world.playbook.categories();
    let all: i64 = categories.iter().map(|c| c.weight).sum();
    let mut list = Vec::with_capacity(world.playbook.topics().count() + 4 * asked.len());
    for category in categories {
        let topics: i64 = category.topics.iter().map(|t| t.weight).sum();
        let points = 100.0 * category.weight as f64 / (all * topics).max(1) as f64;
        for topic in &category.topics {
            let whole = points * topic.weight as f64;
            let ask = |person, share| Asked {
                category,
                topic,
                person,
                share,
                best: None,
                disputed: false,
            };
            if topic.person && !asked.is_empty() {
                let share = whole / asked.len() as f64;
                list.extend(asked.iter().map(|p| ask(Some(*p), share)));
            } else {
                list.push(ask(None, whole));
            }
        }
    }
    list
}

/// How much an answer counts today, fresh for so many days.
pub(super) fn weigh<'a>(intel: &'a Intel, shelf: i64, world: &RuleContext<'_>) -> Best<'a> {
    let age = intel.as_of.map_or(0, |as_of| (world.today - as_of).num_days().max(0));
    let counts = &world.playbook.confidence;
    let score = weight_of(intel.confidence, counts) * freshness(age, shelf);
    Best { intel, age, score }
}

/// A higher score; on equal scores the smaller age. The first in file order stays otherwise.
pub(super) fn is_better(answer: &Best, best: &Best) -> bool {
    let dust = 1e-12 * answer.score.max(best.score);
    let apart = (answer.score - best.score).abs() > dust;
    match answer.score.total_cmp(&best.score) {
        Ordering::Greater if apart => true,
        Ordering::Less if apart => false,
        _ => answer.age < best.age,
    }
}
