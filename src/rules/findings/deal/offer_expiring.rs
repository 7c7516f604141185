//! offer_expiring: our newest offer has run out, or soon will.

use crate::model::{Date, Offer, Opportunity, Role, Side};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, cents, phrase};

/// An offer that runs out is a reason to talk, once; after it the price is open again. METHOD M8.
pub const RULE: Rule = Rule { code: "offer_expiring", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

/// The newest offer of ours, then the last in file order.
fn newest<'a>(case: &AccountContext, deal: &'a Opportunity) -> Option<&'a Offer> {
    let ours = deal.offers.iter().filter(|o| o.side == Some(Side::Us));
    let made = ours.filter(|o| case.past(*o.date).is_some());
    made.max_by_key(|o| *o.date)
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let offer = newest(case, deal)?;
    let until = (*offer.valid_until)?;
    let soon = case.world.playbook.thresholds.offer_expiring_days;
    if !case.is_over(Some(until)) && !case.within_next(Some(until), soon) {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| tell(hit, case, deal, offer, until)))
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    deal: &Opportunity,
    offer: &Offer,
    until: Date,
) -> RuleMatch {
    let (name, day) = (deal.name.as_str(), phrase::day(until));
    let sum = offer.amount.map(|m| phrase!(" of {}", cents::amount(m))).unwrap_or_default();
    let runs = match case.days_since(until) {
        0 => phrase!("runs out today").to_owned(),
        ago if ago > 0 => phrase!("ran out on {}, {} ago", day, phrase::days(ago)),
        ahead => phrase!("runs out on {}, in {}", day, phrase::days(-ahead)),
    };
    let text = phrase!("our offer{sum}, valid until {day}", sum, day);
    let remedy = remedy(case, &sum, name, until);
    let hit = hit.says(phrase!("Our offer{sum} for {name} {runs}", sum, name, runs)).remedy(remedy);
    hit.on("offer", None, *offer.date, text)
}

/// With whoever buys or decides; an extension is given for something in return.
fn remedy(case: &AccountContext, sum: &str, deal: &str, until: Date) -> String {
    let parts = [Role::Purchasing, Role::DecisionMaker, Role::Approver];
    let who = advice::by_part(case, &parts, &[]).or_else(|| advice::closest(case, &[]));
    let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
    let visit = who.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    match case.is_over(Some(until)) {
        true => phrase!(
            "Agree with {name}{visit} on the offer{sum} for {deal}: renew it only for something in return",
            name,
            visit,
            sum,
            deal
        ),
        false => phrase!(
            "Agree with {}{} on the offer{}: decide by {}, or extend it for something in return",
            name,
            visit,
            sum,
            advice::on(case, until)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn from_two_weeks_before_its_end_on() {
        let table: &[(&str, &[&str])] = &[
            ("opportunities.offers side=us date=-5 valid_until=+15", &[]),
            ("opportunities.offers side=us date=-5 valid_until=+14", &["o"]),
            ("opportunities.offers side=us date=-5 valid_until=0", &["o"]),
            ("opportunities.offers side=us date=-5 valid_until=-400", &["o"]),
            ("opportunities.offers side=us date=-5", &[]),
            ("opportunities.offers side=us valid_until=-1", &[]),
            ("opportunities.offers side=us date=+1 valid_until=+2", &[]),
            ("opportunities.offers side=them date=-5 valid_until=-1", &[]),
            ("opportunities.offers date=-5 valid_until=-1", &[]),
        ];
        sample::each(&RULE, "opportunities id=o", table);
    }

    #[test]
    fn only_the_newest_and_then_the_last_counts() {
        let old = "opportunities id=o\nopportunities.offers side=us date=-5 valid_until=+1";
        let table: &[(&str, &[&str])] = &[
            ("opportunities.offers side=us date=-5 valid_until=+99", &[]),
            ("opportunities.offers side=us date=-4", &[]),
            ("opportunities.offers side=us date=-6 valid_until=+99", &["o"]),
            ("opportunities.offers side=them date=-4 valid_until=+99", &["o"]),
            ("opportunities id=o status=lost", &[]),
        ];
        sample::each(&RULE, old, table);
    }
}
