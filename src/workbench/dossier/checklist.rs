//! Readiness with its parts, as the checklist shows it.

use crate::model::Confidence;
use crate::rules::answers::Asked;
use crate::rules::readiness::Readiness;
use crate::rules::{Case, World};

/// Readiness as the checklist shows it.
#[derive(Clone, Debug, Default)]
pub struct ReadinessView {
    /// 0 to 100.
    pub whole: i64,
    /// The same, not rounded.
    pub exact: f64,
    /// The categories in playbook order.
    pub categories: Vec<CategoryLine>,
    /// All topics in playbook order, person topics once for each person asked about.
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
    /// The category's title.
    pub category: String,
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
    /// The place of the best answer in the account's intel.
    pub answer: Option<usize>,
    /// Points of readiness that a verified answer of today would add.
    pub gain: f64,
    /// The same for a stated one.
    pub gain_stated: f64,
    /// Points of readiness that it brings now.
    pub points: f64,
}

/// Readiness of an account with all its parts.
pub fn readiness(case: &Case, world: &World) -> ReadinessView {
    let parts = Readiness::of(case);
    let categories = parts.categories.iter().map(|c| CategoryLine {
        name: c.category.name.clone(),
        title: c.category.title.clone(),
        score: c.whole(),
        gap: c.topics.iter().any(|a| a.topic.critical && a.best.is_none()),
    });
    let topics = parts.categories.iter().flat_map(|c| c.topics).map(|a| topic(case, world, a));
    ReadinessView {
        whole: parts.whole(),
        exact: parts.exact,
        categories: categories.collect(),
        topics: topics.collect(),
    }
}

fn topic(case: &Case, world: &World, asked: &Asked) -> TopicLine {
    let place = |best: &crate::rules::answers::Best| {
        case.account.intel.iter().position(|i| std::ptr::eq(i, best.intel))
    };
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
        answer: asked.best.as_ref().and_then(place),
        gain: asked.gain(Confidence::Verified, world.playbook),
        gain_stated: asked.gain(Confidence::Stated, world.playbook),
        points: asked.share * asked.score(),
    }
}
