//! What a purchase is worth and asks of us, in short: verdict, points, money.

use super::{Result, Workbench};
use crate::model::words::Words;
use crate::model::{Choice, Date, Opportunity, VerdictWord};
use crate::rules::evaluation::evaluate;

/// The worth of a purchase as its screen says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealSummary {
    /// 0 to 100; nothing while nothing is rated.
    pub score: Option<i64>,
    /// What the marks suggest; nothing where the marks that are missing could change it.
    pub verdict: Option<VerdictWord>,
    /// Why it can be no better.
    pub knock_outs: Vec<String>,
    /// Value times margin times chance, with thousands apart; nothing while one is missing.
    pub expected: Option<String>,
    /// The most money out, with thousands apart, and its day; no day where nothing is needed.
    pub deepest_need: (String, Option<Date>),
    /// Whether we can have that much out; nothing without a limit.
    pub can_cushion: Option<bool>,
    /// Competitors' ids with their sum and ours over the same criteria.
    pub rivals: Vec<(String, i64, i64)>,
}

/// "go, 74 of 100", "not rated", "open, 40 of 100 so far": what the marks say.
pub fn marks_say(words: &Words, score: Option<i64>, verdict: Option<VerdictWord>) -> String {
    let verdict = verdict.map(|v| words.word("verdict", v.word()));
    match (score, verdict) {
        (Some(score), Some(verdict)) => phrase!("{verdict}, {score} of 100", verdict, score),
        (Some(score), None) => phrase!("verdict open, {score} of 100 so far", score),
        (None, Some(verdict)) => phrase!("{verdict}, not rated", verdict),
        (None, None) => phrase!("not rated").to_owned(),
    }
}

impl Workbench {
    /// Evaluation and cash of a purchase.
    pub fn worth(&self, deal: &Opportunity) -> Result<DealSummary> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let found = evaluate(deal, &world);
        let rival =
            |r: &crate::rules::evaluation::RivalScore| (r.competitor.to_owned(), r.theirs, r.ours);
        Ok(DealSummary {
            score: found.score,
            verdict: found.verdict,
            knock_outs: found.knock_outs.iter().map(|k| k.sentence.clone()).collect(),
            expected: found.expected_value.map(|c| c.grouped()),
            deepest_need: (found.cash.deepest_need.grouped(), found.cash.deepest_day),
            can_cushion: found.can_cushion,
            rivals: found.rivals.iter().map(rival).collect(),
        })
    }
}
