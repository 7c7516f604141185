//! The review of all deals: what lands, what moved, why not yet, who does what, what the manager is needed for
//! (METHOD M18, M31).

use super::finding_groups::in_hand;
use super::{Result, Workbench};
use crate::model::{
    Account, Date, Key, Money, Opportunity, OpportunityStatus, VerdictWord, VisitStatus,
};
use crate::rules::cents::Cents;
use crate::rules::evaluation::last_verdict;
use crate::rules::{AccountContext, Finding, judge};

/// Chance from which the file has to bear the word out.
const LIKELY: i64 = 40;
/// Findings that speak against a likely deal.
const AGAINST: [&str; 4] =
    ["displacement_risk", "no_decision_maker", "verdict_ignored", "behind_customer"];

/// The next thing that happens for a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealEvent {
    /// The day.
    pub day: Date,
    /// What.
    pub what: String,
    /// Who of ours, or of theirs; nothing where nobody is named.
    pub who: Option<String>,
}

/// An open deal.
#[derive(Clone, Debug)]
pub struct DealReview {
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// What it is worth.
    pub value: Option<Money>,
    /// In percent.
    pub chance: Option<i64>,
    /// Value times chance, rounded to cents; nothing while one is missing.
    pub by_chance: Option<Cents>,
    /// When it is decided.
    pub decision: Option<Date>,
    /// How often, and by how many days in all, that day moved.
    pub slips: (usize, i64),
    /// Their stage and ours, today and on the day that is compared with.
    pub stages: [(Option<i64>, Option<i64>); 2],
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
}

impl Workbench {
    /// The review of all deals, compared with a day.
    pub fn review(&self, since: Date) -> Result<Review> {
        self.store.reading(|| {
            let shared = self.shared()?;
            let world = self.world(&shared);
            let manager = world.rep.manager.as_deref();
            let mut review = Review::default();
            for key in self.store.account_keys()? {
                self.review_account(&mut review, key, &world, manager, since)?;
            }
            review.open.sort_by_key(|d| (d.decision.is_none(), d.decision));
            Ok(review)
        })
    }

    fn review_account(
        &self,
        review: &mut Review,
        key: Key,
        world: &crate::rules::RuleContext,
        manager: Option<&str>,
        since: Date,
    ) -> Result<()> {
        let account = self.typed_account(key)?;
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
            match (deal.status, no_go) {
                (OpportunityStatus::Open, Some(no_go)) => {
                    let why = no_go.why.0.clone();
                    review.no_go.push(end(&account, deal, *no_go.date, why));
                }
                (OpportunityStatus::Open, None) => {
                    review.open.push(self.deal_review(&case, deal, &findings, manager, since));
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
        case: &AccountContext,
        deal: &Opportunity,
        findings: &[Finding],
        manager: Option<&str>,
        since: Date,
    ) -> DealReview {
        let account = case.account;
        let by_chance = deal.value.zip(*deal.chance).map(|(value, chance)| {
            Cents((i128::from(value.cents()) * i128::from(chance) + 50).div_euclid(100))
        });
        let of_manager = account.actions.iter().filter(|a| {
            let for_us = a.for_subject.as_deref().is_none_or(|s| of_deal(account, deal, s));
            for_us && case.is_undone(a) && a.owner.is_some() && a.owner.as_deref() == manager
        });
        DealReview {
            account: (account.id.0.clone(), account.name.0.clone()),
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            value: *deal.value,
            chance: *deal.chance,
            by_chance,
            decision: *deal.decision_date,
            slips: slips(deal),
            stages: [(*deal.buying_stage, *deal.selling_stage), stages_on(deal, since)],
            why_not_yet: why_not_yet(account, deal, findings, self.today()),
            next: next_step(case, deal),
            need_you: of_manager
                .map(|a| (*a.due, a.what.as_deref().unwrap_or_default().to_owned()))
                .collect(),
            disagree: disagree(account, deal, findings),
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
fn why_not_yet(
    account: &Account,
    deal: &Opportunity,
    findings: &[Finding],
    today: Date,
) -> Vec<String> {
    let in_the_way =
        |f: &&Finding| !f.dismissed && of_a_deal(f.code) && of_deal(account, deal, &f.subject);
    let mut found: Vec<&Finding> = findings.iter().filter(in_the_way).collect();
    found.sort_by_key(|f| (f.severity, in_hand(account, f, today).is_some()));
    found.into_iter().take(2).map(|f| f.sentence.clone()).collect()
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
    let known = |rules: &[crate::rules::Rule]| rules.iter().any(|r| r.code == code);
    OF_PEOPLE.contains(&code) || known(deal::RULES) || known(money::RULES)
}

fn next_step(case: &AccountContext, deal: &Opportunity) -> Option<DealEvent> {
    let account = case.account;
    let alone = account.opportunities.iter().filter(|o| o.is_open()).count() == 1;
    let to_come = |day: Option<Date>| day.filter(|d| *d >= case.today());
    let visits = account.visits.iter().filter_map(|v| {
        let about = v.opportunity.0.as_deref().map_or(alone, |o| o == deal.id.as_str());
        let planned = v.status == VisitStatus::Planned && about;
        let day = to_come(v.date.map(|m| m.date)).filter(|_| planned)?;
        let names: Vec<&str> = v.people.0.iter().map(|p| case.name(p)).collect();
        let what = v.purpose.0.clone().unwrap_or_else(|| "visit".to_owned());
        Some(DealEvent { day, what, who: (!names.is_empty()).then(|| names.join(", ")) })
    });
    let actions = account.actions.iter().filter_map(|a| {
        let about = a.for_subject.as_deref().is_none_or(|s| of_deal(account, deal, s));
        let day = to_come(*a.due).filter(|_| about && case.is_undone(a))?;
        let who = a.promised_by.0.as_deref().map(|p| case.name(p).to_owned());
        let who = who.or_else(|| a.owner.0.clone());
        Some(DealEvent { day, what: a.what.0.clone().unwrap_or_default(), who })
    });
    visits.chain(actions).min_by_key(|step| step.day)
}

fn disagree(account: &Account, deal: &Opportunity, findings: &[Finding]) -> Option<String> {
    deal.chance.filter(|c| *c >= LIKELY)?;
    let against = |f: &&Finding| {
        !f.dismissed && AGAINST.contains(&f.code) && of_deal(account, deal, &f.subject)
    };
    findings.iter().find(against).map(|f| f.sentence.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> Date {
        Date::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn the_demo_stands_as_the_drawing_of_the_review_has_it() {
        let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
        let review = bench.review(day(9, 1)).unwrap();
        let names: Vec<&str> = review.open.iter().map(|d| d.account.1.as_str()).collect();
        let drawn = [
            "Kestrel Mining",
            "Brenna Kraft",
            "Northwind Hydro",
            "Aurland Paper",
            "Delta Ports",
            "Gulf Water",
        ];
        assert_eq!(names, drawn);
        let sum = |of: &dyn Fn(&DealReview) -> Option<i128>| {
            review.open.iter().filter_map(of).sum::<i128>()
        };
        assert_eq!(sum(&|d| d.value.map(|v| v.cents().into())), 671_500_000);
        assert_eq!(sum(&|d| d.by_chance.map(|c| c.0)), 285_800_000);
        let turbine = &review.open[2];
        assert_eq!(turbine.stages, [(Some(3), Some(2)), (Some(2), Some(1))]);
        assert!(turbine.disagree.is_some() && !turbine.why_not_yet.is_empty());
        assert_eq!(turbine.next.as_ref().unwrap().day, day(11, 26));
        let ended =
            |list: &[DealEnd]| list.iter().map(|d| d.opportunity.1.clone()).collect::<Vec<_>>();
        assert_eq!(ended(&review.won), ["Spare sets blower"]);
        assert_eq!(ended(&review.no_go), ["Kiln fan drives"]);
        assert!(review.lost.is_empty());
        let earlier = bench.review(day(5, 1)).unwrap();
        assert!(ended(&earlier.lost).contains(&"Tilt servos renewal".to_owned()));
    }

    #[test]
    fn a_small_chance_disagrees_with_nothing() {
        let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
        let review = bench.review(day(9, 1)).unwrap();
        assert!(review.open.iter().all(|d| d.disagree.is_none() || d.chance >= Some(LIKELY)));
        assert!(review.open[0].disagree.is_none(), "25 % claims nothing");
    }
}
