//! promote_candidate: a customer sells enough to be a key account.

use crate::model::Tier;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, cents};
use chrono::Datelike;

/// Ordinary customers promoted to key accounts are one of the six figures. METHOD M17, M27.
pub const RULE: Rule = Rule { code: "promote_candidate", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    hit(case).into_iter().collect()
}

fn hit(case: &AccountContext) -> Option<RuleMatch> {
    let account = case.account;
    let threshold = (*case.world.rep.key_threshold)?;
    if !matches!(account.tier, Tier::Ordinary | Tier::Target) {
        return None;
    }
    let this = i64::from(case.today().year());
    let revenue = |year| Some((year, account.revenue_in(year)?));
    let years = [this, this - 1].into_iter().filter_map(revenue);
    let (year, revenue) = years.filter(|(_, r)| *r >= threshold).max_by_key(|(_, r)| *r)?;
    Some(case.hit(&*account.id, |hit| {
        let name = account.name.as_str();
        let (sum, threshold) = (cents::amount(revenue), cents::amount(threshold));
        let text = phrase!("revenue {year}: {sum}", year, sum);
        hit.says(phrase!(
            "{name} bought for {sum} in {year}; a key account begins at {threshold}",
            name,
            sum,
            year,
            threshold
        ))
        .remedy(remedy(case, &sum, year))
        .on("year", None, None, text)
    }))
}

fn remedy(case: &AccountContext, sum: &str, year: i64) -> String {
    let name = case.account.name.as_str();
    let manager = case.world.rep.manager.as_deref();
    let with = manager.map_or(String::new(), |m| phrase!(" with {m}", m));
    let who = advice::closest(case, &[])
        .map_or(String::new(), |p| phrase!(", and who of us goes along to {}", p.name.as_str()));
    phrase!(
        "Decide{with} whether {name} becomes a key account ({sum} in {year}){who}",
        with,
        name,
        sum,
        year,
        who
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn this_or_last_year_reaches_the_threshold() {
        let table: &[(&str, &[&str])] = &[
            ("years year=2026 revenue=300", &["acme"]),
            ("years year=2026 revenue=299.99", &[]),
            ("years year=2025 revenue=300", &["acme"]),
            ("years year=2024 revenue=300", &[]),
            ("years year=2027 revenue=300", &[]),
            ("years year=2025 revenue=300\naccount tier=target", &["acme"]),
            ("years year=2025 revenue=300\naccount tier=key", &[]),
            ("years year=2025 revenue=300\naccount tier=prospect", &[]),
            ("years year=2025 revenue=300\nrep key_threshold=", &[]),
            ("years year=2025\nyears.quarters quarter=2 revenue=300", &["acme"]),
        ];
        sample::each(&RULE, "rep key_threshold=300", table);
    }
}
