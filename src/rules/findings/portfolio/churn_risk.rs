//! churn_risk: several signs together say that a key account may leave.

use crate::model::{Level, Tier};
use crate::rules::cents::Cents;
use crate::rules::findings::people::low_level_trap;
use crate::rules::findings::work::{complaint_late, satisfaction_drop};
use crate::rules::revenue::{Comparable, comparable};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};
use chrono::Datelike;

/// One sign is a bad month, two are a customer who is looking around. METHOD M19, M25.
pub const RULE: Rule = Rule { code: "churn_risk", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if case.account.tier != Tier::Key {
        return Vec::new();
    }
    let fallen = fallen(case);
    let trapped = (low_level_trap::RULE.check)(case);
    let times = case.world.playbook.thresholds.churn_complaint_times;
    let others = [complaint_late::grave(case, times), (satisfaction_drop::RULE.check)(case)];
    let silent = trapped.is_empty() && is_silent(case);
    let found = others.iter().chain([&trapped]).filter(|hits| !hits.is_empty()).count();
    let signs = found + usize::from(fallen.is_some()) + usize::from(silent);
    if i64::try_from(signs).is_ok_and(|n| n < case.world.playbook.thresholds.churn_signs) {
        return Vec::new();
    }
    let rules = others.into_iter().chain([trapped]).flatten().collect();
    vec![case.hit(&*case.account.id, |hit| tell(hit, case, fallen, silent, rules))]
}

/// This year's comparable revenue, where it is far below last year's. docs/RULES.md.
fn fallen(case: &AccountContext) -> Option<Comparable> {
    let limits = &case.world.playbook.thresholds;
    let begun = i64::from(case.today().month()) >= limits.churn_from_month;
    let both = comparable(case.account, case.today()).filter(|_| begun)?;
    both.below_percent(limits.churn_revenue_share_percent).then_some(both)
}

/// Somebody was reached, somebody ranks high, and nobody of those was reached of late.
fn is_silent(case: &AccountContext) -> bool {
    let days = case.world.playbook.thresholds.churn_silence_days;
    let mut ranked = case
        .people
        .iter()
        .filter(|p| matches!(p.level, Some(Level::Executive | Level::Senior)))
        .peekable();
    ranked.peek().is_some()
        && case.people.iter().any(|p| case.last_reached(&p.id).is_some())
        && !ranked.any(|p| case.reached_within(&p.id, days))
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    fallen: Option<Comparable>,
    silent: bool,
    rules: Vec<RuleMatch>,
) -> RuleMatch {
    let mut signs = Vec::new();
    let mut hit = hit;
    if let Some(both) = fallen {
        let (this, last) = (Cents(both.this).grouped(), both.last().grouped());
        let text = phrase!("revenue {this} of comparable {last}", this, last);
        signs.push(phrase!("sales of {this} after {last} in the same time last year", this, last));
        hit = hit.on("year", None, None, text);
    }
    for sign in rules {
        signs.push(lower(&sign.sentence));
        hit.evidence.extend(sign.evidence);
    }
    if silent {
        let days = phrase::days(case.world.playbook.thresholds.churn_silence_days);
        signs.push(phrase!("no executive or senior person reached within {days}", days));
        for person in
            case.people.iter().filter(|p| matches!(p.level, Some(Level::Executive | Level::Senior)))
        {
            let last = case.last_reached(&person.id);
            let when = last.map_or(phrase!("never reached").to_owned(), |d| {
                phrase!("last reached {}", phrase::day(d))
            });
            let text = format!("{}, {when}", person.name.as_str());
            hit = hit.on("person", Some(&person.id), last, text);
        }
    }
    let (name, signs) = (case.account.name.as_str(), signs.join("; "));
    hit.says(phrase!("{name} may leave us: {signs}", name, signs)).remedy(remedy(case))
}

/// The highest of theirs is seen, and asked what would make them stay.
fn remedy(case: &AccountContext) -> String {
    let above = case.people.iter().copied().filter(|p| p.is_senior());
    let above = above.min_by_key(|p| (p.level, -p.influence.unwrap_or_default()));
    match above.or_else(|| advice::closest(case, &[])) {
        Some(person) => {
            let (way, name) = (advice::way_to(case, person), person.name.as_str());
            phrase!("{way}, and ask {name} what would make them stay", way, name)
        }
        None => phrase!("See who leads {}, and ask what would make them stay", *case.account.name),
    }
}

/// The article at the head of a sentence, inside another one.
fn lower(sentence: &str) -> String {
    sentence.strip_prefix("The ").map_or(sentence.to_owned(), |rest| phrase!("the {rest}", rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const KEY: &str = "account tier=key\n";
    /// 24 November is the 328th of 365 days: 365 last year make 328 until today.
    const SALES: &str = "years year=2025 revenue=365\n";
    const LATE: &str = "complaints id=c raised=-99\n";
    const DROP: &str = "satisfaction date=-9 score=4\nsatisfaction date=-8 score=2\n";

    #[test]
    fn two_signs_are_needed() {
        let two = format!("{LATE}{DROP}");
        let table: &[(&str, &[&str])] = &[
            (LATE, &[]),
            (DROP, &[]),
            (&two, &["acme"]),
            ("complaints id=c raised=-99\ncomplaints id=d raised=-99", &[]),
            (&format!("complaints id=c raised=-14\n{DROP}"), &[]),
            (&format!("complaints id=c raised=-15\n{DROP}"), &["acme"]),
            (&format!("complaints id=c raised=-3 severity=high\n{DROP}"), &["acme"]),
        ];
        sample::each(&RULE, KEY, table);
        let target = format!("{two}account tier=target");
        sample::each(&RULE, "", &[(&two, &[]), (&target, &[])]);
    }

    #[test]
    fn revenue_below_four_fifths_counts() {
        let common = format!("{KEY}{SALES}{LATE}");
        let table: &[(&str, &[&str])] = &[
            ("years year=2026 revenue=262.39", &["acme"]),
            ("years year=2026 revenue=262.40", &[]),
            ("", &[]),
        ];
        sample::each(&RULE, &common, table);
    }

    #[test]
    fn revenue_counts_from_april_on() {
        let late = "complaints id=c raised=2026-01-01";
        let lines = format!("{KEY}{SALES}{late}\nyears year=2026 revenue=1");
        let book = sample::book(&lines);
        for (today, count) in [("2026-03-31", 0), ("2026-04-01", 1)] {
            let mut world = sample::world(&book);
            world.today = crate::model::parse_day(today).expect("a day");
            let found = check(&AccountContext::new(&book.accounts[0], &world));
            assert_eq!(found.len(), count, "{today}");
        }
    }

    #[test]
    fn nobody_high_reached_of_late_counts() {
        let common = format!(
            "{KEY}{LATE}people id=a level=senior\npeople id=b level=middle
             contacts date=-300 kind=call people=b\n"
        );
        let table: &[(&str, &[&str])] = &[
            ("", &["acme"]),
            ("contacts date=-180 kind=call people=a", &[]),
            ("contacts date=-181 kind=call people=a", &["acme"]),
            ("contacts date=-180 kind=call people=a outcome=refused", &["acme"]),
            ("people id=a level=middle roles=decision_maker", &[]),
            ("people id=a external=true", &[]),
            ("people id=b external=true", &[]),
            ("people id=b left=-1", &[]),
        ];
        sample::each(&RULE, &common, table);
    }

    #[test]
    fn the_trap_counts_once_and_silence_not_beside_it() {
        let trap = format!(
            "{KEY}people id=a level=senior\npeople id=b level=middle
             contacts*3 date=-9 kind=call people=b\n"
        );
        sample::each(&RULE, &trap, &[("", &[]), (LATE, &["acme"])]);
    }
}
