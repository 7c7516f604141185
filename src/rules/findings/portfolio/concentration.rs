//! concentration: one account makes too much of the sales.

use crate::rules::cents::{self, Cents};
use crate::rules::{AccountContext, Rule, RuleMatch};
use chrono::Datelike;

/// What hangs on one customer falls with it. METHOD M27.
pub const RULE: Rule = Rule { code: "concentration", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    hit(case).into_iter().collect()
}

fn hit(case: &AccountContext) -> Option<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    let earners = case.world.earners;
    let revenue = case.account.revenue_in(case.today().year().into())?;
    let enough = i64::try_from(earners.count).is_ok_and(|n| n >= limits.concentration_accounts);
    let share = i128::from(limits.concentration_share_percent);
    let own = i128::from(revenue.cents());
    if !enough || own * 100 <= earners.cents * share {
        return None;
    }
    Some(case.hit(&*case.account.id, |hit| {
        let (name, year) = (case.account.name.as_str(), case.today().year());
        let (sum, all) = (cents::amount(revenue), Cents(earners.cents).grouped());
        let percent = own * 100 / earners.cents.max(1);
        let text = phrase!("revenue {year}: {sum} of {all}", year, sum, all);
        hit.says(phrase!(
            "{name} makes {percent} % of the sales of {year}: {sum} of {all}",
            name,
            percent,
            year,
            sum,
            all
        ))
        .remedy(phrase!(
            "Plan two more customers beside {name} this month: {percent} % of {year} hangs on it",
            name,
            percent,
            year
        ))
        .on("year", None, None, text)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn more_than_two_fifths_of_three_accounts() {
        let first = |cents: &str, third: &str| {
            format!(
                "years year=2026 revenue={cents}
                 accounts id=b status=lost\nyears year=2026 revenue=30
                 accounts id=c\nyears year=2026 revenue={third}"
            )
        };
        let table: &[(String, &[&str])] = &[
            (first("40", "30"), &[]),
            (first("40.01", "30"), &["acme"]),
            (first("400", "0"), &[]),
            (first("400", "0.01"), &["acme"]),
        ];
        for (lines, subjects) in table {
            sample::each(&RULE, "", &[(lines, subjects)]);
        }
    }
}
