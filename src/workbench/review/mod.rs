//! The review of all deals: what lands, what moved, why not yet, who does what, what the manager is needed for
//! (METHOD M18, M31).

mod delivery;
mod head;
mod planned;

pub use delivery::Delivery;
pub use head::{Quarter, QuarterDeal, QuarterSales, QuarterSum, ReviewHead};
pub use planned::{DealEvent, planned};

use super::finding_groups::in_hand;
use super::{Result, Workbench};
use crate::model::{
    Account, Action, Date, Key, Money, Opportunity, OpportunityStatus, VerdictWord,
};
use crate::rules::cents::Cents;
use crate::rules::evaluation::{evaluate, last_verdict};
use crate::rules::{AccountContext, Finding, RuleContext, judge};

/// Chance from which the file has to bear the word out.
const LIKELY: i64 = 40;
/// Findings that speak against a likely deal.
const AGAINST: [&str; 4] =
    ["displacement_risk", "no_decision_maker", "verdict_ignored", "behind_customer"];

/// An open deal.
#[derive(Clone, Debug)]
pub struct DealReview {
    /// The file's number for the account.
    pub key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// Who of ours sells there; nothing where it is the rep.
    pub seller: Option<String>,
    /// What it is worth.
    pub value: Option<Money>,
    /// In percent.
    pub chance: Option<i64>,
    /// Value times chance, rounded to cents; nothing while one is missing.
    pub by_chance: Option<Cents>,
    /// What its marks come to, of 100.
    pub score: Option<i64>,
    /// When it is decided.
    pub decision: Option<Date>,
    /// How often, and by how many days in all, that day moved.
    pub slips: (usize, i64),
    /// Each of these moves: from, to, why.
    pub slid: Vec<(Option<Date>, Option<Date>, Option<String>)>,
    /// Their stage and ours, today and on the day that is compared with.
    pub stages: [(Option<i64>, Option<i64>); 2],
    /// What the customer's stage means: the column of the board.
    pub phase: Option<i64>,
    /// The same as `why_not_yet` in a few words each, and whether it is critical.
    pub why_short: Vec<(String, bool)>,
    /// The worst findings of the deal, else the first proof that is missing.
    pub why_not_yet: Vec<String>,
    /// The nearest visit, promise or action.
    pub next: Option<DealEvent>,
    /// Open actions of the manager's: day and what.
    pub need_you: Vec<(Option<Date>, String)>,
    /// Why the chance is not borne out by the file.
    pub disagree: Option<String>,
}

/// A deal that ended, or that we said no to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealEnd {
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// What it was worth.
    pub value: Option<Money>,
    /// The day.
    pub day: Option<Date>,
    /// The reason, where one is kept.
    pub reason: Option<String>,
}

impl DealReview {
    /// Has a line gone on since the day that is compared with?
    pub fn has_moved(&self) -> bool {
        self.stages[1] != (None, None) && self.stages[0] != self.stages[1]
    }
}

/// Something that the manager is needed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerNeed {
    /// The file's number for the account.
    pub key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The action's id.
    pub action: String,
    /// What.
    pub what: String,
    /// By when.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
}

/// All deals as a review goes through them.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Open ones that are no no-go: a decision day gone by first, then by that day.
    pub open: Vec<DealReview>,
    /// Won since the day.
    pub won: Vec<DealEnd>,
    /// Lost or dropped since the day.
    pub lost: Vec<DealEnd>,
    /// Open, and the last verdict is no-go.
    pub no_go: Vec<DealEnd>,
    /// Won, and not paid in full.
    pub delivering: Vec<Delivery>,
    /// How many are won and paid in full.
    pub paid: usize,
    /// What the manager is needed for: open ones by their day, then those done since.
    pub needs: Vec<ManagerNeed>,
    /// The quarter.
    pub head: ReviewHead,
    /// Moves of decision days that the file knows of, of all deals.
    pub slips: usize,
    /// Four quarters gone by with this one, and four to come: what was won, and what is decided by its chance.
    pub quarters: Vec<QuarterSum>,
}

impl Workbench {
    /// The review of all deals, compared with a day.
    pub fn review(&self, since: Date) -> Result<Review> {
        self.review_of(since, Quarter::of(self.today()))
    }

    /// Visits, promises and actions to come that are about a deal of an account, by their day.
    pub fn planned_for(&self, account: &Account, deal: &Opportunity) -> Result<Vec<DealEvent>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(planned(&AccountContext::new(account, &world), deal))
    }

    /// The same for the orders of another quarter.
    pub fn review_of(&self, since: Date, quarter: Quarter) -> Result<Review> {
        self.store.reading(|| {
            let shared = self.shared()?;
            let world = self.world(&shared);
            let quarters = head::eight(Quarter::of(world.today));
            let mut review =
                Review { head: ReviewHead::of(quarter), quarters, ..Review::default() };
            for key in self.store.account_keys()? {
                self.review_account(&mut review, key, &world, since)?;
            }
            review.open.sort_by_key(|d| (d.decision.is_none(), d.decision));
            review.needs.sort_by_key(|n| (n.done.is_some(), n.due.is_none(), n.due));
            head::land(&mut review, world.today);
            head::sum_open(&mut review, world.today);
            Ok(review)
        })
    }

    fn review_account(
        &self,
        review: &mut Review,
        key: Key,
        world: &RuleContext,
        since: Date,
    ) -> Result<()> {
        let account = self.typed_account(key)?;
        review.head.add_sales(&account, world.today);
        add_needs(review, key, &account, world, since);
        if account.opportunities.is_empty() {
            return Ok(());
        }
        let case = AccountContext::new(&account, world);
        let findings = judge::judge(&case, &self.words);
        for deal in account.opportunities.iter() {
            let verdict = last_verdict(deal, world.today);
            let no_go = verdict.filter(|d| d.verdict == Some(VerdictWord::NoGo));
            let ended = *deal.closed.date;
            let after = ended.is_some_and(|d| since <= d && d <= world.today);
            review.slips += deal.slips.len();
            if deal.status == OpportunityStatus::Won {
                review.head.add_won(&account, deal, world.today);
                head::sum_won(review, deal, world.today);
                delivery::add(review, key, &account, deal, world, since);
            }
            match (deal.status, no_go) {
                (OpportunityStatus::Open, Some(no_go)) => {
                    let why = no_go.why.0.clone();
                    review.no_go.push(end(&account, deal, *no_go.date, why));
                }
                (OpportunityStatus::Open, None) => {
                    review.open.push(self.deal_review(key, &case, deal, &findings, since));
                }
                (OpportunityStatus::Won, _) if after => {
                    review.won.push(end(&account, deal, ended, deal.closed.reason.0.clone()));
                }
                (OpportunityStatus::Lost | OpportunityStatus::Dropped, _) if after => {
                    review.lost.push(end(&account, deal, ended, deal.closed.reason.0.clone()));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn deal_review(
        &self,
        key: Key,
        case: &AccountContext,
        deal: &Opportunity,
        findings: &[Finding],
        since: Date,
    ) -> DealReview {
        let account = case.account;
        let by_chance = deal.value.zip(*deal.chance).map(|(value, chance)| {
            Cents((i128::from(value.cents()) * i128::from(chance) + 50).div_euclid(100))
        });
        let in_the_way = in_the_way(account, deal, findings, self.today());
        DealReview {
            key,
            seller: account.seller.0.clone().filter(|s| Some(s) != case.world.rep.name.0.as_ref()),
            phase: case.world.playbook.buying_phase(deal),
            why_short: in_the_way
                .iter()
                .map(|f| (f.title.clone(), f.severity == crate::model::codes::Severity::Critical))
                .collect(),
            account: (account.id.0.clone(), account.name.0.clone()),
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            value: *deal.value,
            chance: *deal.chance,
            by_chance,
            score: evaluate(deal, case.world).score,
            decision: *deal.decision_date,
            slips: slips(deal),
            slid: deal.slips.iter().map(|s| (*s.from, *s.to, s.why.0.clone())).collect(),
            stages: [(*deal.buying_stage, *deal.selling_stage), stages_on(deal, since)],
            why_not_yet: in_the_way.iter().map(|f| f.sentence.clone()).collect(),
            next: planned(case, deal).into_iter().next(),
            need_you: needs_of(case, deal)
                .map(|a| (*a.due, a.what.as_deref().unwrap_or_default().to_owned()))
                .collect(),
            disagree: disagree(account, deal, findings),
        }
    }
}

/// Open actions of the manager's that are for this deal, in file order.
pub fn needs_of<'a>(
    case: &AccountContext<'a>,
    deal: &'a Opportunity,
) -> impl Iterator<Item = &'a Action> {
    let (account, today) = (case.account, case.today());
    let manager = case.world.rep.manager.as_deref();
    account.actions.iter().filter(move |a| {
        let for_it = a.for_subject.as_deref().is_none_or(|s| of_deal(account, deal, s));
        let undone = a.done.is_none_or(|d| d > today);
        for_it && undone && a.owner.is_some() && a.owner.as_deref() == manager
    })
}

/// What the manager owes us in an account, and what was done since the day.
fn add_needs(review: &mut Review, key: Key, account: &Account, world: &RuleContext, since: Date) {
    let manager = world.rep.manager.as_deref();
    for action in
        account.actions.iter().filter(|a| a.owner.is_some() && a.owner.as_deref() == manager)
    {
        let done = action.done.filter(|d| *d <= world.today);
        if done.is_none_or(|d| d >= since) {
            review.needs.push(ManagerNeed {
                key,
                account: (account.id.0.clone(), account.name.0.clone()),
                action: action.id.0.clone(),
                what: action.what.0.clone().unwrap_or_default(),
                due: *action.due,
                done,
            });
        }
    }
}

fn end(
    account: &Account,
    deal: &Opportunity,
    day: Option<Date>,
    reason: Option<String>,
) -> DealEnd {
    DealEnd {
        account: (account.id.0.clone(), account.name.0.clone()),
        opportunity: (deal.id.0.clone(), deal.name.0.clone()),
        value: *deal.value,
        day,
        reason,
    }
}

/// Is this subject the deal, its account, or something of the account while the deal is its only open one?
fn of_deal(account: &Account, deal: &Opportunity, subject: &str) -> bool {
    let other = account.opportunities.iter().filter(|o| o.id != deal.id);
    let alone = !other.clone().any(Opportunity::is_open);
    let of_other = other
        .clone()
        .any(|o| subject == o.id.as_str() || o.payments.iter().any(|p| p.id.as_str() == subject));
    subject == deal.id.as_str()
        || subject == account.id.as_str()
        || deal.payments.iter().any(|p| p.id.as_str() == subject)
        || (alone && !of_other)
}

fn slips(deal: &Opportunity) -> (usize, i64) {
    let days = deal.slips.iter().filter_map(|s| Some((s.to.0? - s.from.0?).num_days()));
    (deal.slips.len(), days.sum())
}

/// Both stages as they were at the end of a day, by the newest entry until then.
fn stages_on(deal: &Opportunity, day: Date) -> (Option<i64>, Option<i64>) {
    let mut until: Vec<_> =
        deal.stage_history.iter().filter(|s| s.date.is_some_and(|d| d <= day)).collect();
    until.sort_by_key(|s| *s.date);
    let last = |stage: &dyn Fn(&crate::model::StageChange) -> Option<i64>| {
        until.iter().rev().find_map(|s| stage(s))
    };
    (last(&|s| *s.buying_stage), last(&|s| *s.selling_stage))
}

/// Findings that are about the deal, or about its account's people while it is bought, worst first; at most two.
fn in_the_way<'f>(
    account: &Account,
    deal: &Opportunity,
    findings: &'f [Finding],
    today: Date,
) -> Vec<&'f Finding> {
    let in_the_way =
        |f: &&Finding| !f.dismissed && of_a_deal(f.code) && of_deal(account, deal, &f.subject);
    let mut found: Vec<&Finding> = findings.iter().filter(in_the_way).collect();
    found.sort_by_key(|f| (f.severity, in_hand(account, f, today).is_some()));
    found.truncate(2);
    found
}

/// Codes that keep a deal from landing: people who decide, the deal itself, its money.
fn of_a_deal(code: &str) -> bool {
    use crate::rules::findings::{deal, money};
    const OF_PEOPLE: [&str; 7] = [
        "no_decision_maker",
        "decision_maker_unmet",
        "low_level_trap",
        "no_coach",
        "blocker_unhandled",
        "leader_alone",
        "displacement_risk",
    ];
    OF_PEOPLE.contains(&code) || known(code, deal::RULES) || known(code, money::RULES)
}

fn known(code: &str, rules: &[crate::rules::Rule]) -> bool {
    rules.iter().any(|r| r.code == code)
}

fn disagree(account: &Account, deal: &Opportunity, findings: &[Finding]) -> Option<String> {
    deal.chance.filter(|c| *c >= LIKELY)?;
    findings
        .iter()
        .find(|f| !f.dismissed && AGAINST.contains(&f.code) && of_deal(account, deal, &f.subject))
        .map(|f| f.sentence.clone())
}

#[cfg(test)]
mod tests;
