//! The score of a deal, its verdict with the knock-outs, its rivals and what it is worth (docs/RULES.md, METHOD M30, M31).

use super::RuleContext;
use super::cash::{Cash, Flow, flows};
use super::cents::{Cents, amount};
use super::phrase;
use super::u384::{U384, rounded, tens};
use crate::model::{
    Choice, Date, Decision, EvaluationCriterion, Money, Opportunity, Rival, RivalCriterion,
    VerdictWord,
};

/// Why a deal cannot be a plain "go".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnockOut {
    /// `capital`, `credit` or `cushion`.
    pub code: &'static str,
    /// One plain sentence.
    pub sentence: String,
    /// The best verdict that it leaves.
    pub at_best: VerdictWord,
}

/// A rival beside us, over the criteria on which both are rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RivalScore<'a> {
    /// The competitor's id.
    pub competitor: &'a str,
    /// On how many criteria both are rated.
    pub criteria: i64,
    /// Sum of weight x our mark.
    pub ours: i64,
    /// Sum of weight x their mark.
    pub theirs: i64,
}

/// All that docs/RULES.md says of the worth of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation<'a> {
    /// 0 to 100; nothing while nothing is rated.
    pub score: Option<i64>,
    /// What the marks suggest; nothing where the marks that are missing could change it.
    pub verdict: Option<VerdictWord>,
    /// In the order capital, credit, cushion.
    pub knock_outs: Vec<KnockOut>,
    /// The best verdict that a low mark of capital or credit would leave.
    pub marked_at_best: VerdictWord,
    /// Criteria without a mark, in order; they count 0.
    pub unrated: Vec<EvaluationCriterion>,
    /// In file order; those with no criterion in common left out.
    pub rivals: Vec<RivalScore<'a>>,
    /// Rounded to cents; nothing while chance, value or margin is missing.
    pub expected_value: Option<Cents>,
    /// The deepest need for money, and its day.
    pub cash: Cash,
    /// Rounded to cents.
    pub carrying_cost: Cents,
    /// Nothing without a limit.
    pub can_cushion: Option<bool>,
}

/// Our mark on a criterion.
pub fn mark(deal: &Opportunity, criterion: EvaluationCriterion) -> Option<i64> {
    let found = deal.evaluation.iter().find(|m| m.criterion == criterion);
    found.and_then(|m| *m.score)
}

/// The last verdict by a day: newest date (none = the oldest), then last in file order. docs/RULES.md verdict_ignored.
pub fn last_verdict(deal: &Opportunity, today: Date) -> Option<&Decision> {
    deal.decision
        .iter()
        .filter(|d| d.verdict.is_some() && d.date.is_none_or(|d| d <= today))
        .max_by_key(|d| *d.date)
}

/// Was the last verdict by a day a no-go?
pub fn is_no_go(deal: &Opportunity, today: Date) -> bool {
    last_verdict(deal, today).is_some_and(|d| d.verdict == Some(VerdictWord::NoGo))
}

/// The best mark that can be given.
const BEST_MARK: i64 = 5;

fn weight(world: &RuleContext, criterion: EvaluationCriterion) -> i64 {
    world.playbook.mark(criterion.word()).map_or(0, |m| m.weight)
}

/// Judges a deal.
pub fn evaluate<'a>(deal: &'a Opportunity, world: &RuleContext) -> Evaluation<'a> {
    let flows = flows(deal, world);
    let cash = Cash::of(&flows, world.today);
    let carrying_cost = cash.carrying_cost(*world.rep.capital_cost);
    let early = early_money(deal, world, &flows);
    let knock_outs = knock_outs(deal, world, early, &cash);
    let verdict = |missing: i64| {
        let known = knock_outs.iter().map(|k| k.at_best);
        let assumed = assumed_out(deal, world, missing).then(|| marked_at_best(early));
        // The words stand in the order from go down, so the lowest is the largest.
        let suggested = suggested(points(deal, world, missing), world);
        known.chain(assumed).max().map_or(suggested, |lowest| lowest.max(suggested))
    };
    let (worst, best) = (verdict(0), verdict(BEST_MARK));
    Evaluation {
        score: score(deal, world),
        verdict: (worst == best).then_some(worst),
        knock_outs,
        marked_at_best: marked_at_best(early),
        unrated: EvaluationCriterion::ALL
            .iter()
            .copied()
            .filter(|c| mark(deal, *c).is_none())
            .collect(),
        rivals: deal.rivals.iter().filter_map(|r| rival_score(deal, r, world)).collect(),
        expected_value: expected_value(deal, world, carrying_cost),
        cash,
        carrying_cost,
        can_cushion: cash.can_cushion(*world.rep.cushion_limit),
    }
}

/// Sum of weight x mark, over 5: whole, as the weights are multiples of 5. Nothing while nothing is rated.
pub fn score(deal: &Opportunity, world: &RuleContext) -> Option<i64> {
    let rated = EvaluationCriterion::ALL.iter().any(|c| mark(deal, *c).is_some());
    rated.then(|| points(deal, world, 0))
}

/// The score, were every missing mark this one.
fn points(deal: &Opportunity, world: &RuleContext, missing: i64) -> i64 {
    let sum: i64 = EvaluationCriterion::ALL
        .iter()
        .map(|c| weight(world, *c) * mark(deal, *c).unwrap_or(missing))
        .sum();
    (sum * 2 + 5).div_euclid(10)
}

/// The verdict of a score alone.
fn suggested(score: i64, world: &RuleContext) -> VerdictWord {
    match score {
        s if s >= world.playbook.verdict.go_mark => VerdictWord::Go,
        s if s >= world.playbook.verdict.conditional_mark => VerdictWord::Conditional,
        _ => VerdictWord::NoGo,
    }
}

/// Those whose low mark knocks a deal out.
pub(super) const KNOCKING: [EvaluationCriterion; 2] =
    [EvaluationCriterion::Capital, EvaluationCriterion::Credit];

fn knock_outs(
    deal: &Opportunity,
    world: &RuleContext,
    early: Option<(Cents, Date)>,
    cash: &Cash,
) -> Vec<KnockOut> {
    let of_marks = KNOCKING.into_iter().filter_map(|c| marked_out(deal, world, c, early));
    of_marks.chain(uncushioned(world, cash)).collect()
}

/// Whether a missing mark would knock the deal out, were it this one: counted, never listed.
fn assumed_out(deal: &Opportunity, world: &RuleContext, missing: i64) -> bool {
    missing <= world.playbook.verdict.knock_out_mark
        && KNOCKING.into_iter().any(|c| mark(deal, c).is_none())
}

/// The best verdict that a low mark of capital or credit leaves.
fn marked_at_best(early: Option<(Cents, Date)>) -> VerdictWord {
    if early.is_some() { VerdictWord::Conditional } else { VerdictWord::NoGo }
}

/// What comes in until the end of the day of the first flow out, where it softens a knock-out.
fn early_money(deal: &Opportunity, world: &RuleContext, flows: &[Flow]) -> Option<(Cents, Date)> {
    let value = deal.value.filter(|v| v.cents() > 0)?;
    let first = flows.iter().find(|f| f.cents < 0)?.date;
    let before = flows.iter().filter(|f| f.cents > 0 && f.date <= first);
    let early: i128 = before.map(|f| f.cents).sum();
    let share = i128::from(world.playbook.verdict.early_money_share_percent);
    (early * 100 >= share * i128::from(value.cents())).then_some((Cents(early), first))
}

fn marked_out(
    deal: &Opportunity,
    world: &RuleContext,
    criterion: EvaluationCriterion,
    early: Option<(Cents, Date)>,
) -> Option<KnockOut> {
    let mark = mark(deal, criterion).filter(|m| *m <= world.playbook.verdict.knock_out_mark)?;
    let code = criterion.word();
    let end = match early {
        Some((money, day)) => {
            let (money, day) = (money.grouped(), phrase::day(day));
            phrase!(
                "at best conditional, as {money} comes in before our money goes out on {day}",
                money,
                day
            )
        }
        None => phrase!("no go").to_owned(),
    };
    let sentence = phrase!("The {code} of the customer has {mark} of 5: {end}", code, mark, end);
    Some(KnockOut { code, sentence, at_best: marked_at_best(early) })
}

fn uncushioned(world: &RuleContext, cash: &Cash) -> Option<KnockOut> {
    let limit = world.rep.cushion_limit.filter(|l| cash.can_cushion(Some(*l)) == Some(false))?;
    let (need, limit) = (cash.deepest_need.grouped(), amount(limit));
    let on = cash.deepest_day.map(|d| phrase!(" on {}", phrase::day(d))).unwrap_or_default();
    Some(KnockOut {
        code: "cushion",
        sentence: phrase!(
            "The deal has {need} out{on}, more than the limit of {limit}: at best conditional",
            need,
            on,
            limit
        ),
        at_best: VerdictWord::Conditional,
    })
}

/// Us and a rival over the criteria rated for both; nothing where there is none.
pub fn rival_score<'a>(
    deal: &Opportunity,
    rival: &'a Rival,
    world: &RuleContext,
) -> Option<RivalScore<'a>> {
    let competitor = rival.competitor.0.as_deref()?;
    let mut score = RivalScore { competitor, criteria: 0, ours: 0, theirs: 0 };
    for criterion in RivalCriterion::ALL {
        let Some(ours) = EvaluationCriterion::of(criterion.word()) else {
            continue;
        };
        let theirs = rival.evaluation.iter().find(|m| m.criterion == *criterion);
        if let (Some(our), Some(their)) = (mark(deal, ours), theirs.and_then(|m| *m.score)) {
            score.criteria += 1;
            score.ours += weight(world, ours) * our;
            score.theirs += weight(world, ours) * their;
        }
    }
    (score.criteria > 0).then_some(score)
}

/// chance x value x margin - hours x hourly cost - carrying cost, exact, then rounded to cents.
fn expected_value(deal: &Opportunity, world: &RuleContext, carrying_cost: Cents) -> Option<Cents> {
    let (chance, value, margin) = ((*deal.chance)?, (*deal.value)?, (*deal.margin)?);
    let hours = deal.pursuit_hours.unwrap_or_default();
    let hourly = world.rep.hourly_cost.map_or(0, Money::cents);
    let gain = U384::from(u128::from(value.cents().unsigned_abs()))
        .times(u128::from(chance.unsigned_abs()))
        .times(margin.mantissa().unsigned_abs());
    let gain_scale = margin.scale() + 2;
    let power = gain_scale.max(hours.scale());
    let gain = gain.times(tens(power - gain_scale));
    let effort = U384::from(hours.mantissa().unsigned_abs())
        .times(u128::from(hourly.unsigned_abs()))
        .times(tens(power - hours.scale()));
    let spent = effort.plus(U384::from(carrying_cost.0.unsigned_abs()).times(tens(power)));
    let (plus, minus) =
        if margin.is_sign_negative() { (U384::from(0), spent.plus(gain)) } else { (gain, spent) };
    Some(Cents(rounded(plus, minus, power, 1)))
}

#[cfg(test)]
#[path = "evaluation_tests.rs"]
mod tests;
