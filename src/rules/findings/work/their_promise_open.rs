//! their_promise_open: they gave their word and the day is over.

use crate::model::Action;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// The first question of the next visit: what of that? METHOD F10.
pub const RULE: Rule = Rule { code: "their_promise_open", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let theirs = case.account.actions.iter().filter(|a| a.promised_to.0.is_none());
    theirs.filter_map(|action| hit(case, action)).collect()
}

fn hit(case: &AccountContext, action: &Action) -> Option<RuleMatch> {
    let by = action.promised_by.0.as_deref()?;
    let due = action.due.filter(|d| *d < case.today())?;
    if case.past(*action.done).is_some() {
        return None;
    }
    Some(case.hit(&*action.id, |hit| {
        let (name, day) = (case.name(by), phrase::day(due));
        let what = action.what.as_deref().unwrap_or("something");
        let long = phrase::days(case.days_since(due));
        let text = phrase!("{what}, promised by {name}, due {day}", what, name, day);
        hit.says(phrase!(
            "{name} promised us \"{what}\" by {day}; it is {long} late",
            name,
            what,
            day,
            long
        ))
        .remedy(phrase!(
            "Ask {}{} for \"{}\", promised by {}",
            name,
            advice::at_a_visit_with(case, by),
            advice::short(what),
            advice::on(case, due)
        ))
        .naming("name", name)
        .on("action", Some(&action.id), Some(due), text)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn promised_by_someone_and_past_its_day() {
        let table: &[(&str, &[&str])] = &[
            ("actions id=x due=-1 promised_by=a", &["x"]),
            ("actions id=x due=-1 promised_by=a promised_to=a", &[]),
            ("actions id=x due=0 promised_by=a", &[]),
            ("actions id=x promised_by=a", &[]),
            ("actions id=x due=-1 promised_by=a done=0", &[]),
            ("actions id=x due=-1 promised_by=a done=+1", &["x"]),
            ("actions id=x due=-1 promised_to=a", &[]),
            ("actions id=x due=-1", &[]),
        ];
        sample::each(&RULE, "people id=a", table);
    }
}
