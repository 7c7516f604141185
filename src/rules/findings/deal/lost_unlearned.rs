//! lost_unlearned: a purchase was lost of late, and nobody has written down why, or what is learned from it.

use crate::model::{Date, Opportunity, OpportunityStatus, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A lost purchase pays back only by what it teaches, and only while it is remembered. METHOD F7.
pub const RULE: Rule = Rule { code: "lost_unlearned", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let lost = case.account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Lost);
    lost.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let days = case.world.playbook.thresholds.lost_days;
    let day = deal.closed.date.filter(|day| case.within(Some(*day), days))?;
    let lacks = lacks(deal)?;
    Some(case.hit(&*deal.id, |hit| tell(hit, deal, day, lacks).remedy(remedy(case, deal))))
}

fn lacks(deal: &Opportunity) -> Option<&'static str> {
    match (deal.closed.reason.is_none(), deal.closed.learned.is_none()) {
        (true, true) => Some(phrase!("why it was lost and what we learn from it are")),
        (true, false) => Some(phrase!("why it was lost is")),
        (false, true) => Some(phrase!("what we learn from it is")),
        (false, false) => None,
    }
}

fn tell(hit: RuleMatch, deal: &Opportunity, day: Date, lacks: &str) -> RuleMatch {
    let (name, on) = (deal.name.as_str(), phrase::day(day));
    let text = phrase!("{name}, lost on {on}", name, on);
    hit.says(phrase!("{name} was lost on {on}; {lacks} not written down", name, on, lacks)).on(
        "opportunity",
        Some(&deal.id),
        Some(day),
        text,
    )
}

/// Who bought is asked why the winner was taken; where that is known, what we should do otherwise.
fn remedy(case: &AccountContext, deal: &Opportunity) -> String {
    let parts = [Role::Purchasing, Role::DecisionMaker, Role::Technical, Role::User];
    let who = advice::by_part(case, &parts, &[]).or_else(|| advice::closest(case, &[]));
    let name = deal.name.as_str();
    let winner = deal.closed.winner.0.as_deref().map(|id| case.world.competitor(id));
    let asks = match (winner, deal.closed.reason.as_deref()) {
        (_, Some(reason)) => {
            phrase!("what we should have done otherwise in {} ({})", name, advice::short(reason))
        }
        (Some(winner), None) => phrase!("why {winner} got {name}", winner, name),
        (None, None) => phrase!("why we did not get {name}", name),
    };
    match who {
        Some(person) => {
            let visit = advice::at_a_visit_with(case, &person.id);
            phrase!("Ask {}{} {}, and write it down", person.name.as_str(), visit, asks)
        }
        None => phrase!("Ask at {} {}, and write it down", *case.account.name, asks),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn who_bought_is_asked_why_the_winner_was_taken() {
        let lost = "competitors id=v name=Voltaris; people id=b name=Ohm roles=purchasing
            opportunities id=o name=Lids status=lost closed.date=-9 closed.winner=v";
        let remedy = |more: &str| {
            sample::hits(&RULE, &format!("{lost}\n{more}"))[0].remedy.clone().unwrap_or_default()
        };
        assert_eq!(remedy(""), "Ask Ohm why Voltaris got Lids, and write it down");
        assert_eq!(
            remedy("opportunities id=o closed.reason=price"),
            "Ask Ohm what we should have done otherwise in Lids (price), and write it down"
        );
    }

    #[test]
    fn lost_within_ninety_days_without_reason_or_lesson() {
        let lost = "opportunities id=o status=lost closed.date=-90 closed.reason=price";
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities id=o closed.learned=early", &[]),
            ("opportunities id=o closed.learned=early closed.reason=", &["o"]),
            ("opportunities id=o closed.date=-91", &[]),
            ("opportunities id=o closed.date=0", &["o"]),
            ("opportunities id=o closed.date=+1", &[]),
            ("opportunities id=o closed.date=", &[]),
            ("opportunities id=o status=dropped", &[]),
            ("opportunities id=o status=open", &[]),
        ];
        sample::each(&RULE, lost, table);
    }
}
