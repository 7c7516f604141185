//! cannot_cushion: the deal needs more money than we may have out.

use crate::model::{Opportunity, Role};
use crate::rules::cash::{Cash, cash};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, cents, phrase};

/// A good deal can still sink us before the first payment. METHOD M34.
pub const RULE: Rule = Rule { code: "cannot_cushion", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if case.world.rep.cushion_limit.is_none() {
        return Vec::new();
    }
    let ours = case.account.opportunities.iter().filter(|o| o.is_ours());
    ours.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let limit = (*case.world.rep.cushion_limit)?;
    let cash = cash(deal, case.world);
    if cash.can_cushion(Some(limit)) != Some(false) {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| {
        let (name, need) = (deal.name.as_str(), cash.deepest_need.grouped());
        let on = cash.deepest_day.map(|d| phrase!(" on {}", phrase::day(d)));
        let (on, limit) = (on.unwrap_or_default(), cents::amount(limit));
        let text = phrase!("{name}: deepest need {need}, limit {limit}", name, need, limit);
        hit.says(phrase!(
            "{name} has {need} of our money out{on}, and the limit is {limit}",
            name,
            need,
            on,
            limit
        ))
        .on("opportunity", Some(&deal.id), cash.deepest_day, text)
        .remedy(remedy(case, deal, &cash))
    }))
}

/// Of an open deal the terms can still change; of a won one the money has to be found.
fn remedy(case: &AccountContext, deal: &Opportunity, cash: &Cash) -> String {
    let need = cash.deepest_need.grouped();
    let day = cash.deepest_day.map_or(String::new(), |d| phrase!(" on {}", advice::on(case, d)));
    if deal.is_open() {
        let parts = [Role::Purchasing, Role::Approver, Role::DecisionMaker];
        let who = advice::by_part(case, &parts, &[]).or_else(|| advice::closest(case, &[]));
        let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
        let visit = who.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
        return phrase!(
            "Ask {name}{visit} for a larger part on order: {need} of ours is out{day}",
            name,
            visit,
            need,
            day
        );
    }
    let largest = deal.costs.iter().filter(|c| c.due.is_none_or(|d| d >= case.today()));
    let largest = largest.max_by_key(|c| *c.amount);
    let supplier = largest.and_then(|c| Some((c.what.as_deref()?, cents::amount((*c.amount)?))));
    let later = supplier.map_or(String::new(), |(what, sum)| {
        phrase!(", and ask for later payment of the {} for {}", sum, advice::short(what))
    });
    phrase!(
        "Tell finance today: {need} of ours is out{day}; agree on a bridge{later}",
        need,
        day,
        later
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn more_than_the_limit_on_one_of_ours() {
        let deal = "rep cushion_limit=100\nopportunities id=o
            opportunities.costs due=+5 amount=100.01";
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities id=o status=won", &["o"]),
            ("opportunities id=o status=lost", &[]),
            ("rep cushion_limit=100.01", &[]),
            ("rep cushion_limit=", &[]),
            ("rep cushion_limit=0", &["o"]),
            ("opportunities.payments due=+5 amount=0.01", &[]),
            ("opportunities.payments due=+6 amount=0.01", &["o"]),
        ];
        sample::each(&RULE, deal, table);
        sample::each(&RULE, "rep cushion_limit=0\nopportunities id=o", &[("", &[])]);
    }
}
