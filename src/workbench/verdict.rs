//! The verdict on a deal: eight marks beside those of the last verdict and the rivals', what would change it, what it
//! is worth (METHOD M30, M31, F6).

pub use crate::language::verdict_words::verdict_words;

use super::{Result, Workbench};
use crate::model::playbook::{Mark, Side};
use crate::model::{
    Account, Choice, Date, Decision, EvaluationCriterion, Money, Opportunity, Position,
    RivalCriterion, VerdictWord,
};
use crate::rules::cash::flows;
use crate::rules::cash_bounds::{Tolerance, awaited, tolerance};
use crate::rules::cents::Cents;
use crate::rules::evaluation::{evaluate, last_verdict, mark};
use crate::rules::mark_basis::mark_basis;
use crate::rules::on_mark;
use crate::rules::verdict_change::{VerdictChange, verdict_changes};
use crate::rules::{AccountContext, RuleContext};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A rival's mark on a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RivalRating {
    /// 0 to 5; nothing where it is not rated.
    pub score: Option<i64>,
    /// What it rests on.
    pub why: Option<String>,
    /// The day of the mark.
    pub as_of: Option<Date>,
}

/// One of the eight marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkLine {
    /// Which one.
    pub criterion: EvaluationCriterion,
    /// Its name on screen.
    pub title: String,
    /// About the customer, or about us.
    pub side: Side,
    /// Its weight; one step of the mark is a fifth of it.
    pub weight: i64,
    /// At the last verdict that kept its marks.
    pub before: Option<i64>,
    /// Today; nothing where it is not rated.
    pub score: Option<i64>,
    /// What today's mark rests on.
    pub why: Option<String>,
    /// The day of today's mark.
    pub as_of: Option<Date>,
    /// What 0, 3 and 5 mean.
    pub anchors: [String; 3],
    /// What records say of it.
    pub file_says: Vec<String>,
    /// Of each rival, in the order of the rivals; nothing where rivals are not asked about it.
    pub rivals: Option<Vec<RivalRating>>,
}

impl MarkLine {
    /// Weight times mark, as points of the score: of 10 or 15.
    pub fn points(&self) -> Option<Decimal> {
        self.score.map(|mark| (Decimal::from(self.weight * mark) / Decimal::from(5)).normalize())
    }
}

/// A rival in the deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RivalStand {
    /// The competitor's id.
    pub competitor: String,
    /// Its name.
    pub name: String,
    /// Where it stands with the customer.
    pub position: Option<Position>,
    /// On how many of the four criteria it is rated.
    pub rated: usize,
    /// Its marks beside ours where both are rated: theirs, ours.
    pub marks: Vec<(RivalCriterion, i64, i64)>,
    /// Weighted sums over those: theirs, ours.
    pub sums: (i64, i64),
}

/// A verdict that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastVerdict {
    /// The day.
    pub date: Option<Date>,
    /// The verdict.
    pub verdict: VerdictWord,
    /// The reason.
    pub why: Option<String>,
    /// The marks of that day, in the playbook's order; empty for one from before they were kept.
    pub marks: Vec<(EvaluationCriterion, i64)>,
    /// What they came to.
    pub score: Option<i64>,
    /// The customer's stage on that day.
    pub buying_stage: Option<i64>,
}

/// What the deal is worth, by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedWorth {
    /// In percent.
    pub chance: i64,
    /// Value times margin.
    pub margin: Cents,
    /// The same times the chance.
    pub by_chance: Cents,
    /// Hours that the pursuit takes, at what an hour costs.
    pub pursuit: Cents,
    /// What carrying the money costs.
    pub carrying: Cents,
    /// What remains. docs/RULES.md expected value.
    pub expected: Cents,
}

/// What is younger than the last verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceVerdict {
    /// Marks that are other than then; where the verdict kept none, those set after it.
    pub marks: usize,
    /// Rivals' marks set after it.
    pub rivals: usize,
    /// The stage to which the customer went on after it, and the day.
    pub stage: Option<(i64, Date)>,
}

impl SinceVerdict {
    /// Is there something?
    pub fn any(&self) -> bool {
        self.marks > 0 || self.rivals > 0 || self.stage.is_some()
    }
}

/// The sheet of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictView {
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// The eight marks in the playbook's order.
    pub marks: Vec<MarkLine>,
    /// In file order.
    pub rivals: Vec<RivalStand>,
    /// 0 to 100; nothing while nothing is rated.
    pub score: Option<i64>,
    /// What the marks suggest; nothing while the missing ones could change it.
    pub verdict: Option<VerdictWord>,
    /// Go from the first score on, conditional from the second.
    pub lines: (i64, i64),
    /// Why it can be no better.
    pub knock_outs: Vec<String>,
    /// Steps of marks that would change it.
    pub changes: Vec<VerdictChange>,
    /// The most money out, its day, and whether that is within the limit.
    pub need: (Cents, Option<Date>, Option<bool>),
    /// The limit.
    pub limit: Option<Money>,
    /// The payment that the deepest day waits for, and the most days that it may be late within the limit.
    pub holds_while: Option<(String, i64)>,
    /// Nothing while chance, value or margin is missing.
    pub worth: Option<ExpectedWorth>,
    /// Verdicts that were taken, newest first.
    pub verdicts: Vec<PastVerdict>,
    /// What is younger than the last one.
    pub since: SinceVerdict,
}

impl VerdictView {
    /// How many marks are given.
    pub fn rated(&self) -> usize {
        self.marks.iter().filter(|m| m.score.is_some()).count()
    }

    /// The rival that is strongest over what is rated for both: by how far it is ahead, in file order.
    pub fn strongest(&self) -> Option<&RivalStand> {
        let rated = self.rivals.iter().rev().filter(|r| !r.marks.is_empty());
        rated.max_by_key(|r| r.sums.0 - r.sums.1)
    }
}

impl Workbench {
    /// The verdict on a deal of an account.
    pub fn verdict_view(&self, account: &Account, deal: &Opportunity) -> Result<VerdictView> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        Ok(view(&case, deal))
    }
}

/// The sheet of a deal in its account.
pub fn view(case: &AccountContext, deal: &Opportunity) -> VerdictView {
    let world = case.world;
    let judged = evaluate(deal, world);
    let last = last_verdict(deal, world.today);
    let verdicts = past_verdicts(deal, world);
    let before: &[(EvaluationCriterion, i64)] =
        verdicts.iter().find(|v| !v.marks.is_empty()).map_or(&[], |v| &v.marks);
    VerdictView {
        account: (case.account.id.0.clone(), case.account.name.0.clone()),
        opportunity: (deal.id.0.clone(), deal.name.0.clone()),
        marks: world
            .playbook
            .evaluation()
            .iter()
            .filter_map(|m| mark_line(case, deal, m, before))
            .collect(),
        rivals: rivals(deal, world, &judged.rivals),
        score: judged.score,
        verdict: judged.score.and(judged.verdict),
        lines: (world.playbook.verdict.go_mark, world.playbook.verdict.conditional_mark),
        knock_outs: judged.knock_outs.iter().map(|k| k.sentence.clone()).collect(),
        changes: verdict_changes(deal, world),
        need: (judged.cash.deepest_need, judged.cash.deepest_day, judged.can_cushion),
        limit: *world.rep.cushion_limit,
        holds_while: holds_while(deal, world),
        worth: judged.expected_value.and_then(|sum| worth(deal, world, judged.carrying_cost, sum)),
        since: last.map(|last| since(case, deal, last)).unwrap_or_default(),
        verdicts,
    }
}

/// How late the payment may be that the deepest day waits for; nothing where the limit is broken already, or never.
fn holds_while(deal: &Opportunity, world: &RuleContext) -> Option<(String, i64)> {
    let limit = (*world.rep.cushion_limit)?;
    let flows = flows(deal, world);
    let payment = awaited(&flows, world.today)?;
    let what =
        flows.iter().find(|f| f.payment == Some(payment))?.what.unwrap_or(phrase!("the payment"));
    match tolerance(&flows, payment, limit.into(), world.today) {
        Tolerance::Days(days) => Some((what.to_owned(), days)),
        _ => None,
    }
}

fn mark_line(
    case: &AccountContext,
    deal: &Opportunity,
    known: &Mark,
    before: &[(EvaluationCriterion, i64)],
) -> Option<MarkLine> {
    let criterion = EvaluationCriterion::of(&known.name)?;
    let own = deal.evaluation.iter().find(|m| m.criterion == criterion);
    let of_rivals = RivalCriterion::of(&known.name).filter(|_| known.rivals);
    let rating = |rival: &crate::model::Rival, on: RivalCriterion| {
        let found = rival.evaluation.iter().find(|m| m.criterion == on);
        found.map_or_else(RivalRating::default, |m| RivalRating {
            score: *m.score,
            why: m.why.0.clone(),
            as_of: *m.as_of,
        })
    };
    Some(MarkLine {
        criterion,
        title: known.title.clone(),
        side: known.side,
        weight: known.weight,
        before: before.iter().find(|(c, _)| *c == criterion).map(|(_, mark)| *mark),
        score: mark(deal, criterion),
        why: own.and_then(|m| m.why.0.clone()),
        as_of: own.and_then(|m| *m.as_of),
        anchors: [known.zero.clone(), known.three.clone(), known.five.clone()],
        file_says: mark_basis(case, deal, criterion),
        rivals: of_rivals.map(|on| deal.rivals.iter().map(|r| rating(r, on)).collect()),
    })
}

fn rivals(
    deal: &Opportunity,
    world: &RuleContext,
    scores: &[crate::rules::evaluation::RivalScore],
) -> Vec<RivalStand> {
    deal.rivals
        .iter()
        .filter_map(|rival| {
            let id = rival.competitor.0.as_deref()?;
            let sums = scores.iter().find(|s| s.competitor == id);
            let marks = on_mark::by_mark(deal, id);
            Some(RivalStand {
                competitor: id.to_owned(),
                name: world.competitor(id).to_owned(),
                position: rival.position,
                rated: rival.evaluation.iter().filter(|m| m.score.is_some()).count(),
                marks: marks.iter().map(|m| (m.criterion, m.theirs, m.ours)).collect(),
                sums: sums.map_or((0, 0), |s| (s.theirs, s.ours)),
            })
        })
        .collect()
}

/// Verdicts until today, the newest first; without a day the oldest.
fn past_verdicts(deal: &Opportunity, world: &RuleContext) -> Vec<PastVerdict> {
    let mut all: Vec<PastVerdict> = deal
        .decision
        .iter()
        .filter(|d| d.date.is_none_or(|d| d <= world.today))
        .filter_map(|d| past(deal, world, d))
        .collect();
    all.sort_by_key(|v| v.date);
    all.reverse();
    all
}

fn past(deal: &Opportunity, world: &RuleContext, d: &Decision) -> Option<PastVerdict> {
    let marks: Vec<(EvaluationCriterion, i64)> =
        d.marks.iter().filter_map(|m| Some((m.criterion, (*m.score)?))).collect();
    Some(PastVerdict {
        date: *d.date,
        verdict: d.verdict?,
        why: d.why.0.clone(),
        score: score_of(&marks, world),
        marks,
        buying_stage: d.date.and_then(|day| buying_stage_on(deal, day)),
    })
}

/// What marks come to; nothing without marks.
pub fn score_of(marks: &[(EvaluationCriterion, i64)], world: &RuleContext) -> Option<i64> {
    let sum: i64 = marks.iter().map(|(criterion, mark)| weight(world, *criterion) * mark).sum();
    (!marks.is_empty()).then(|| (sum * 2 + 5).div_euclid(10))
}

fn weight(world: &RuleContext, c: EvaluationCriterion) -> i64 {
    world.playbook.mark(c.word()).map_or(0, |m| m.weight)
}

/// The customer's stage at the end of a day.
pub fn buying_stage_on(deal: &Opportunity, day: Date) -> Option<i64> {
    let until = deal.stage_history.iter().filter(|s| s.date.is_some_and(|d| d <= day));
    until.filter(|s| s.buying_stage.is_some()).max_by_key(|s| *s.date).and_then(|s| *s.buying_stage)
}

fn since(case: &AccountContext, deal: &Opportunity, last: &Decision) -> SinceVerdict {
    let marks = match last.marks.is_empty() {
        true => deal.evaluation.iter().filter(|m| younger(case, last, *m.as_of)).count(),
        false => EvaluationCriterion::ALL
            .iter()
            .filter(|c| {
                let then = last.marks.iter().find(|m| m.criterion == **c).and_then(|m| *m.score);
                mark(deal, **c) != then
            })
            .count(),
    };
    let of_rivals = deal.rivals.iter().flat_map(|r| r.evaluation.iter());
    let moved = deal.stage_history.iter().filter(|s| younger(case, last, *s.date));
    let then = last.date.and_then(|day| buying_stage_on(deal, day));
    let moved = moved.filter_map(|s| Some(((*s.buying_stage)?, (*s.date)?)));
    SinceVerdict {
        marks,
        rivals: of_rivals.filter(|m| younger(case, last, *m.as_of)).count(),
        stage: moved.filter(|(stage, _)| Some(*stage) != then).max_by_key(|(_, day)| *day),
    }
}

fn younger(case: &AccountContext, last: &Decision, day: Option<Date>) -> bool {
    match *last.date {
        Some(taken) => case.past(day).is_some_and(|d| d > taken),
        None => false,
    }
}

fn worth(
    deal: &Opportunity,
    world: &RuleContext,
    carrying: Cents,
    expected: Cents,
) -> Option<ExpectedWorth> {
    let (chance, value, margin) = ((*deal.chance)?, (*deal.value)?, (*deal.margin)?);
    let margin = Decimal::from(value.cents()).checked_mul(margin)?;
    let by_chance = margin.checked_mul(Decimal::new(chance, 2))?;
    let hourly = Decimal::from(world.rep.hourly_cost.map_or(0, Money::cents));
    let pursuit = deal.pursuit_hours.unwrap_or_default().checked_mul(hourly)?;
    Some(ExpectedWorth {
        chance,
        margin: cents(margin)?,
        by_chance: cents(by_chance)?,
        pursuit: cents(pursuit)?,
        carrying,
        expected,
    })
}

fn cents(d: Decimal) -> Option<Cents> {
    d.round().to_i128().map(Cents)
}

#[cfg(test)]
#[path = "verdict_tests.rs"]
mod tests;
