//! lost_unlearned: a purchase was lost of late, and nobody has written down why, or what is learned from it.

use crate::model::{Date, Opportunity, OpportunityStatus};
use crate::rules::{Case, Hit, Rule, phrase};

/// A lost purchase pays back only by what it teaches, and only while it is remembered. METHOD F7.
pub const RULE: Rule = Rule { code: "lost_unlearned", check };

fn check(case: &Case) -> Vec<Hit> {
    let lost = case.account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Lost);
    lost.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let days = case.world.playbook.thresholds.lost_days;
    let day = deal.closed.date.filter(|day| case.within(Some(*day), days))?;
    let lacks = lacks(deal)?;
    Some(case.hit(&*deal.id, |hit| tell(hit, deal, day, lacks)))
}

fn lacks(deal: &Opportunity) -> Option<&'static str> {
    match (deal.closed.reason.is_none(), deal.closed.learned.is_none()) {
        (true, true) => Some("why it was lost and what we learn from it"),
        (true, false) => Some("why it was lost"),
        (false, true) => Some("what we learn from it"),
        (false, false) => None,
    }
}

fn tell(hit: Hit, deal: &Opportunity, day: Date, lacks: &str) -> Hit {
    let (name, on) = (deal.name.as_str(), phrase::day(day));
    let text = format!("{name}, lost on {on}");
    hit.says(format!("{name} was lost on {on}, and nothing is written down of {lacks}")).on(
        "opportunity",
        Some(&deal.id),
        Some(day),
        text,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

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
