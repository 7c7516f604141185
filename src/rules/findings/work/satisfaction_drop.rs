//! satisfaction_drop: the same person marks us lower than the time before.

use crate::model::{Date, Satisfaction};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};
use rust_decimal::Decimal;

/// The mark falls before the orders do. METHOD M14, M19.
pub const RULE: Rule = Rule { code: "satisfaction_drop", check };

/// One score: who gave it, when, and its place in the file.
type Score<'a> = (Option<&'a str>, Date, usize, Decimal);

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if case.account.satisfaction.len() < 2 {
        return Vec::new();
    }
    let given = case.account.satisfaction.iter().enumerate();
    let mut scores: Vec<Score> = given
        .filter_map(|(place, s)| {
            let s: &Satisfaction = s;
            Some((s.by.as_deref(), case.past(*s.date)?, place, (*s.score)?))
        })
        .collect();
    scores.sort();
    let drops: Vec<(Score, Score)> = scores
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|of_one| match of_one {
            [.., before, last] if fell(case, before, last) => Some((*before, *last)),
            _ => None,
        })
        .collect();
    let first = drops.first().into_iter();
    first.map(|first| case.hit(&*case.account.id, |hit| tell(hit, case, first, &drops))).collect()
}

fn fell(case: &AccountContext, before: &Score, last: &Score) -> bool {
    let limits = &case.world.playbook.thresholds;
    let tenths = (before.3 - last.3) * Decimal::TEN;
    case.within(Some(last.1), limits.satisfaction_window_days)
        && tenths >= Decimal::from(limits.satisfaction_drop_tenths)
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    first: &(Score, Score),
    drops: &[(Score, Score)],
) -> RuleMatch {
    let (before, last) = first;
    let (name, by) = (case.account.name.as_str(), last.0.map(|b| phrase!(" of {b}", b)));
    let (from, to) = (before.3.normalize(), last.3.normalize());
    let day = phrase::day(last.1);
    let sentence = phrase!(
        "The mark{} for us at {} fell from {} to {} on {}",
        by.unwrap_or_default(),
        name,
        from,
        to,
        day
    );
    let hit = hit.remedy(remedy(case, first));
    let pairs = drops.iter().flat_map(|(before, last)| [before, last]);
    pairs.fold(hit.says(sentence), |hit, (by, date, _, mark)| {
        let by = by.map(|b| phrase!(", by {b}", b)).unwrap_or_default();
        hit.on("satisfaction", None, Some(*date), phrase!("mark {}{}", mark.normalize(), by))
    })
}

/// Whoever gave the mark is asked what has changed; their note says where to begin.
fn remedy(case: &AccountContext, (before, last): &(Score, Score)) -> String {
    let giver = last.0.or_else(|| advice::closest(case, &[]).map(|p| p.name.as_str()));
    let giver = giver.unwrap_or(case.account.name.as_str());
    let note = case.account.satisfaction.get(last.2).and_then(|s| s.note.as_deref());
    let note = note.map_or(String::new(), |n| format!(": {}", advice::short(n)));
    let since = advice::on(case, before.1);
    let at = case.everyone.iter().find(|p| *p.name == giver);
    let visit = at.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    phrase!("Ask {giver}{visit} what has changed since {since}{note}", giver, visit, since, note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn a_whole_mark_down_within_a_year() {
        let first = "satisfaction date=-400 score=4.5";
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("satisfaction date=-365 score=3.5", &["acme"]),
            ("satisfaction date=-365 score=3.6", &[]),
            ("satisfaction date=-366 score=1", &[]),
            ("satisfaction date=0 score=3.5", &["acme"]),
            ("satisfaction date=+1 score=1", &[]),
            ("satisfaction score=1", &[]),
            ("satisfaction date=-5 score=1 by=Lind", &[]),
            ("satisfaction date=-9 score=3\nsatisfaction date=-5 note=none", &["acme"]),
            ("satisfaction date=-9 score=3\nsatisfaction date=-5 score=3", &[]),
        ];
        sample::each(&RULE, first, table);
    }

    #[test]
    fn each_giver_by_itself_and_equal_days_in_file_order() {
        let mixed = "satisfaction date=-20 score=5 by=Lind\nsatisfaction date=-9 score=2 by=Dahl";
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("satisfaction date=-8 score=4 by=Lind", &["acme"]),
            ("satisfaction date=-9 score=1 by=Dahl", &["acme"]),
            ("satisfaction date=-9 score=3 by=Dahl", &[]),
            ("satisfaction date=-10 score=3 by=Dahl", &["acme"]),
            (
                "satisfaction date=-3 score=1 by=Dahl\nsatisfaction date=-2 score=1 by=Lind",
                &["acme"],
            ),
        ];
        sample::each(&RULE, mixed, table);
    }
}
