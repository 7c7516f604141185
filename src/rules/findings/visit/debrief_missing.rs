//! debrief_missing: the visit is over and nothing was written down.

use crate::model::{Visit, VisitStatus};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// What is not written down on the day is gone on the next. METHOD F5, M6.
pub const RULE: Rule = Rule { code: "debrief_missing", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let visits = case.account.visits.iter().filter(|v| v.debrief.result.is_none());
    visits
        .filter(|v| match v.status {
            VisitStatus::Done => true,
            VisitStatus::Planned => case.is_over(v.date.map(|d| d.date)),
            VisitStatus::Cancelled => false,
        })
        .map(|v| case.hit(&*v.id, |hit| tell(hit, case, v)))
        .collect()
}

fn tell(hit: RuleMatch, case: &AccountContext, visit: &Visit) -> RuleMatch {
    let day = visit.date.map(|d| d.date);
    let on = day.map(|d| phrase!(" on {}", phrase::day(d))).unwrap_or_default();
    let people: Vec<&str> = visit.people.0.iter().map(|id| case.name(id)).collect();
    let with = match people.is_empty() {
        true => case.account.name.as_str().to_owned(),
        false => phrase::list(&people),
    };
    let when = day.map(|d| phrase!(" of {}", advice::on(case, d))).unwrap_or_default();
    let remedy = phrase!(
        "Write down the visit{when} to {with}: result, what you learned, what comes next",
        when,
        with
    );
    let hit = hit.remedy(remedy);
    hit.says(phrase!("The visit to {with}{on} has no result written down", with, on)).on(
        "visit",
        Some(&visit.id),
        day,
        phrase!("visit{on}, no result", on),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn done_or_over_without_a_result() {
        let table: &[(&str, &[&str])] = &[
            ("visits id=v date=-1", &["v"]),
            ("visits id=v date=0", &[]),
            ("visits id=v", &[]),
            ("visits id=v status=done", &["v"]),
            ("visits id=v status=done date=+3", &["v"]),
            ("visits id=v status=done debrief.learned=x", &["v"]),
            ("visits id=v status=done debrief.result=missed", &[]),
            ("visits id=v date=-1 debrief.result=missed", &[]),
            ("visits id=v date=-1 status=cancelled", &[]),
        ];
        sample::each(&RULE, "people id=a", table);
    }
}
