//! gift_limit: gifts of the year to one person are worth more than the company allows.

use crate::model::{Date, Money, Person};
use crate::rules::cents::Cents;
use crate::rules::{AccountContext, Rule, RuleMatch, cents};
use chrono::Datelike;
use std::collections::HashMap;

/// A gift too large can cost the person the post, and us the account. METHOD M9.
pub const RULE: Rule = Rule { code: "gift_limit", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let Some(limit) = *case.world.rep.gift_limit else {
        return Vec::new();
    };
    if case.account.gifts.is_empty() {
        return Vec::new();
    }
    let mut sums: HashMap<&str, i128> = HashMap::new();
    for gift in case.account.gifts.iter().filter(|g| of_this_year(case, *g.date)) {
        let (Some(person), Some(value)) = (gift.person.0.as_deref(), *gift.value) else {
            continue;
        };
        *sums.entry(person).or_default() += i128::from(value.cents());
    }
    // Everyone and those who left; placeholders never.
    let people = case.account.people.iter().filter(|p| !*p.placeholder);
    let over = people.filter_map(|p| {
        let sum = sums.get(p.id.as_str()).map(|s| Cents(*s))?;
        let over = sum > limit.into();
        over.then(|| case.hit(&*p.id, |hit| tell(hit, case, p, sum, limit)))
    });
    over.collect()
}

/// Is a gift of this day one of today's year?
pub fn of_this_year(case: &AccountContext, date: Option<Date>) -> bool {
    date.is_some_and(|d| d <= case.today() && d.year() == case.today().year())
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    person: &Person,
    sum: Cents,
    limit: Money,
) -> RuleMatch {
    let (name, year) = (person.name.as_str(), case.today().year());
    let (sum, limit) = (sum.grouped(), cents::amount(limit));
    let sentence = phrase!(
        "Gifts to {name} in {year} are worth {sum}, and the limit is {limit}",
        name,
        year,
        sum,
        limit
    );
    let remedy = phrase!(
        "Give {name} nothing more in {year}, and show our compliance people the list of {sum}",
        name,
        year,
        sum
    );
    let hit = hit.says(sentence).naming("name", name).remedy(remedy);
    case.account
        .gifts
        .iter()
        .filter(|g| g.person.is(&person.id) && of_this_year(case, *g.date))
        .fold(hit, |hit, gift| {
            let worth = gift.value.map_or(phrase!("no value").to_owned(), cents::amount);
            let what = gift.what.as_deref().unwrap_or("gift");
            hit.on(
                "gift",
                None,
                *gift.date,
                phrase!("{what} to {name}, {worth}", what, name, worth),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_gifts_of_a_year_to_one_person() {
        let lines = "rep gift_limit=50\npeople id=a\npeople id=b
            gifts person=a date=2026-01-01 value=30
            gifts person=a date=0 value=20";
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("gifts person=a date=-1 value=0.01", &["a"]),
            ("gifts person=a date=-1", &[]),
            ("gifts person=a date=2025-12-31 value=9", &[]),
            ("gifts person=a date=+1 value=9", &[]),
            ("gifts person=a value=9", &[]),
            ("gifts person=b date=-1 value=50", &[]),
            ("gifts person=b date=-1 value=51", &["b"]),
            ("rep gift_limit=49.99", &["a"]),
            ("rep gift_limit=", &[]),
            ("rep gift_limit=0\ngifts person=b date=-1", &["a"]),
        ];
        sample::each(&RULE, lines, table);
    }

    #[test]
    fn who_counts() {
        let gift = "rep gift_limit=1\npeople id=a\ngifts person=a date=-1 value=2";
        let table: &[(&str, &[&str])] = &[
            ("people id=a left=-9", &["a"]),
            ("people id=a external=true left=-9", &["a"]),
            ("people id=a external=true", &["a"]),
            ("people id=a placeholder=true", &[]),
            ("people id=a placeholder=true left=-9", &[]),
        ];
        sample::each(&RULE, gift, table);
    }
}
