//! Readiness with its parts, as the checklist shows it.

use super::says::{self, Says};
use crate::model::{Confidence, Opportunity};
use crate::rules::answers::Asked;
use crate::rules::implied::{self, Implied};
use crate::rules::own_topics::{Own, Owner, own};
use crate::rules::question::{DealStages, decides};
use crate::rules::readiness::Readiness;
use crate::rules::{AccountContext, Best, RuleContext};
use std::collections::HashMap;

/// Readiness as the checklist shows it.
#[derive(Clone, Debug, Default)]
pub struct ReadinessView {
    /// 0 to 100.
    pub whole: i64,
    /// The same, not rounded.
    pub exact: f64,
    /// The categories in playbook order.
    pub categories: Vec<CategoryLine>,
    /// All topics in playbook order, person topics once for each person asked about; then those of the rep's
    /// own, and last those that are only answered. These score nothing.
    pub topics: Vec<TopicLine>,
}

/// One category of the checklist.
#[derive(Clone, Debug)]
pub struct CategoryLine {
    /// As files name it.
    pub name: String,
    /// As a rep says it.
    pub title: String,
    /// 0 to 100.
    pub score: i64,
    /// A critical topic of it has no answer.
    pub gap: bool,
}

/// One topic of the checklist as it stands.
#[derive(Clone, Debug)]
pub struct TopicLine {
    /// `organisation.budget` or `senior.concerns@dahl`.
    pub subject: String,
    /// `organisation.budget`.
    pub topic: String,
    /// The category's title; "yours" or "other" of what is none of the playbook's.
    pub category: String,
    /// Who asks it, where the playbook does not.
    pub own: Option<OwnTopic>,
    /// As a rep says it, with the person it is about.
    pub title: String,
    /// The id of the person it is about.
    pub person: Option<String>,
    /// Nobody can be asked about: no decision maker or executive is known.
    pub nobody: bool,
    /// No visit without it.
    pub critical: bool,
    /// Its weight in the category.
    pub weight: i64,
    /// Days that an answer stays fresh.
    pub shelf: i64,
    /// 0 to 100.
    pub score: i64,
    /// Of the best answer.
    pub confidence: Option<Confidence>,
    /// Days since the best answer was true.
    pub age: Option<i64>,
    /// The best answer is older than the shelf.
    pub stale: bool,
    /// Two answers disagree, and it is not settled which one holds.
    pub disputed: bool,
    /// The place of the best answer in the account's intel.
    pub answer: Option<usize>,
    /// Points of readiness that a verified answer of today would add.
    pub gain: f64,
    /// The same for a stated one.
    pub gain_stated: f64,
    /// Points of readiness that it brings now.
    pub points: f64,
    /// What records answer, until it is taken.
    pub says: Option<Says>,
    /// The next step of an open purchase hangs on it, and it is not known well.
    pub decides: bool,
}

impl TopicLine {
    /// Worth most: what decides the next step, then points, then the critical ones.
    pub fn by_worth(&self, other: &Self) -> std::cmp::Ordering {
        let decides = |t: &Self| t.decides && crate::model::rounded(t.gain) > 0;
        let points = other.gain.total_cmp(&self.gain).then(other.critical.cmp(&self.critical));
        decides(other).cmp(&decides(self)).then(points)
    }
}

/// A topic that is none of the playbook's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTopic {
    /// Who asks it.
    pub owner: Owner,
    /// Its place in the list of whoever asks it.
    pub place: usize,
    /// The question to put to the customer.
    pub ask: String,
    /// Where to find out; empty where the rep has not said.
    pub look: String,
    /// What a good answer is; empty where the rep has not said.
    pub good: String,
}

/// Readiness of an account with all its parts.
pub fn readiness(case: &AccountContext, world: &RuleContext) -> ReadinessView {
    let parts = Readiness::of(case);
    let categories = parts.categories.iter().map(|c| CategoryLine {
        name: c.category.name.clone(),
        title: c.category.title.clone(),
        score: c.whole(),
        gap: c.topics.iter().any(|a| a.topic.critical && a.best.is_none()),
    });
    let implied: HashMap<String, Implied> =
        implied::answers(case).into_iter().map(|i| (i.subject(), i)).collect();
    let deals: Vec<&Opportunity> = case.open().collect();
    let stand = DealStages::of(case, &deals);
    let topics = parts.categories.iter().flat_map(|c| c.topics);
    let topics = topics.map(|a| topic(case, world, a, (&implied, &stand)));
    let own = own(case).into_iter().map(|o| own_topic(case, &o));
    ReadinessView {
        whole: parts.whole(),
        exact: parts.exact,
        categories: categories.collect(),
        topics: topics.chain(own).collect(),
    }
}

fn topic(
    case: &AccountContext,
    world: &RuleContext,
    asked: &Asked,
    (implied, stand): (&HashMap<String, Implied>, &DealStages),
) -> TopicLine {
    let gain = asked.gain(Confidence::Verified, world.playbook);
    let says = says::of_topic(case, implied, asked);
    let sure = asked.best.is_some_and(|b| b.intel.confidence == Confidence::Verified);
    let known = sure && asked.stale().is_none();
    TopicLine {
        subject: asked.subject(),
        topic: format!("{}.{}", asked.category.name, asked.topic.name),
        category: asked.category.title.clone(),
        title: asked.title(),
        person: asked.person.map(|p| p.id.to_string()),
        nobody: asked.is_about_nobody(),
        critical: asked.topic.critical,
        weight: asked.topic.weight,
        shelf: asked.topic.shelf,
        score: asked.whole(),
        confidence: asked.best.map(|b| b.intel.confidence),
        age: asked.best.filter(|b| b.intel.as_of.is_some()).map(|b| b.age),
        stale: asked.stale().is_some(),
        answer: asked.best.as_ref().and_then(|best| place(case, best)),
        disputed: asked.disputed,
        own: None,
        gain,
        says,
        decides: !known && decides(case, asked, stand),
        gain_stated: asked.gain(Confidence::Stated, world.playbook),
        points: asked.share * asked.score(),
    }
}

/// The place of an answer in the account's intel.
fn place(case: &AccountContext, best: &Best) -> Option<usize> {
    case.account.intel.iter().position(|i| std::ptr::eq(i, best.intel))
}

fn own_topic(case: &AccountContext, own: &Own) -> TopicLine {
    let title = if own.name.is_empty() { phrase!("without a topic") } else { own.name };
    TopicLine {
        subject: own.name.to_owned(),
        topic: own.name.to_owned(),
        category: if own.owner == Owner::Nobody { phrase!("other") } else { phrase!("yours") }
            .to_owned(),
        title: title.to_owned(),
        own: Some(OwnTopic {
            owner: own.owner,
            place: own.place,
            ask: own.question(),
            look: text(own.look),
            good: text(own.good),
        }),
        person: None,
        nobody: false,
        critical: false,
        weight: 0,
        shelf: own.shelf,
        score: 0,
        confidence: own.best.map(|b| b.intel.confidence),
        age: own.best.filter(|b| b.intel.as_of.is_some()).map(|b| b.age),
        stale: own.is_stale(),
        disputed: own.disputed,
        answer: own.best.as_ref().and_then(|best| place(case, best)),
        gain: 0.0,
        gain_stated: 0.0,
        points: 0.0,
        says: None,
        decides: false,
    }
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}
