//! Readiness of an account, 0 to 100, with all its parts (docs/RULES.md Readiness, METHOD M22).

use super::AccountContext;
use super::answers::{Asked, weight_of};
use crate::model::playbook::{Category, Playbook};
use crate::model::{Confidence, rounded};

/// Readiness with what it is made of.
pub struct Readiness<'c> {
    /// In points of 100, not rounded.
    pub exact: f64,
    /// The categories in playbook order.
    pub categories: Vec<CategoryScore<'c>>,
}

/// One category: the weighted mean of its topics.
pub struct CategoryScore<'c> {
    /// The category.
    pub category: &'c Category,
    /// In points of 100, not rounded.
    pub exact: f64,
    /// Its topics in playbook order, a person topic once for each person asked about.
    pub topics: &'c [Asked<'c>],
}

impl<'c> Readiness<'c> {
    /// Of an account on its day.
    pub fn of(case: &'c AccountContext<'_>) -> Self {
        let checklist: &'c [Asked<'c>] = &case.checklist;
        let categories = checklist.chunk_by(|a, b| std::ptr::eq(a.category, b.category));
        Self { exact: exact(case), categories: categories.map(CategoryScore::of).collect() }
    }

    /// As a whole number.
    pub fn whole(&self) -> i64 {
        rounded(self.exact)
    }

    /// As a whole number, if so many points were gained.
    pub fn whole_after(&self, gain: f64) -> i64 {
        rounded(self.exact + gain)
    }
}

impl<'c> CategoryScore<'c> {
    fn of(topics: &'c [Asked<'c>]) -> Self {
        let most: f64 = topics.iter().map(|a| a.share).sum();
        let points: f64 = topics.iter().map(|a| a.share * a.score()).sum();
        Self { category: topics[0].category, exact: 100.0 * points / most, topics }
    }

    /// As a whole number.
    pub fn whole(&self) -> i64 {
        rounded(self.exact)
    }
}

impl Asked<'_> {
    /// The score as a whole number, 0 to 100.
    pub fn whole(&self) -> i64 {
        rounded(100.0 * self.score())
    }

    /// What an answer of today of this confidence would add to readiness, in points of 100; 0 where the best
    /// answer is as good, or there is nobody to ask about.
    pub fn gain(&self, confidence: Confidence, playbook: &Playbook) -> f64 {
        let fresh = weight_of(confidence, &playbook.confidence);
        if self.is_about_nobody() { 0.0 } else { self.share * (fresh - self.score()).max(0.0) }
    }
}

/// Readiness in points of 100, not rounded.
pub fn exact(case: &AccountContext) -> f64 {
    case.checklist.iter().map(|a| a.share * a.score()).sum()
}

/// Readiness as a whole number, without its parts.
pub fn whole(case: &AccountContext) -> i64 {
    rounded(exact(case))
}

#[cfg(test)]
#[path = "readiness_tests.rs"]
mod tests;
