//! our_promise_overdue: we gave our word and the day is over.

use crate::model::Action;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A promise not kept costs more than a discount. METHOD F10.
pub const RULE: Rule = Rule { code: "our_promise_overdue", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.account.actions.iter().filter_map(|action| hit(case, action)).collect()
}

fn hit(case: &AccountContext, action: &Action) -> Option<RuleMatch> {
    let to = action.promised_to.0.as_deref()?;
    let due = action.due.filter(|d| *d < case.today())?;
    if case.past(*action.done).is_some() {
        return None;
    }
    Some(case.hit(&*action.id, |hit| {
        let (name, day) = (case.name(to), phrase::day(due));
        let what = action.what.as_deref().unwrap_or("something");
        let long = phrase::days(case.days_since(due));
        let text = phrase!("{what}, promised to {name}, due {day}", what, name, day);
        hit.says(phrase!(
            "We promised {name} \"{what}\" by {day}; it is {long} late",
            name,
            what,
            day,
            long
        ))
        .remedy(phrase!("Bring {} \"{}\" today, or call and say when", name, advice::short(what)))
        .naming("name", name)
        .on("action", Some(&action.id), Some(due), text)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn promised_to_someone_and_past_its_day() {
        let table: &[(&str, &[&str])] = &[
            ("actions id=x due=-1 promised_to=a", &["x"]),
            ("actions id=x due=-1 promised_to=a promised_by=a", &["x"]),
            ("actions id=x due=0 promised_to=a", &[]),
            ("actions id=x promised_to=a", &[]),
            ("actions id=x due=-1 promised_to=a done=0", &[]),
            ("actions id=x due=-1 promised_to=a done=+1", &["x"]),
            ("actions id=x due=-1 promised_by=a", &[]),
            ("actions id=x due=-1", &[]),
        ];
        sample::each(&RULE, "people id=a name=\"Bo Lind\"", table);
    }
}
