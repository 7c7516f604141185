//! action_overdue: something to do is past its day.

use crate::model::Action;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Results, not reasons. METHOD M9, M10.
pub const RULE: Rule = Rule { code: "action_overdue", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let actions = case
        .account
        .actions
        .iter()
        .filter(|a| a.promised_by.0.is_none() && a.promised_to.0.is_none());
    actions.filter_map(|action| hit(case, action)).collect()
}

fn hit(case: &AccountContext, action: &Action) -> Option<RuleMatch> {
    let due = action.due.filter(|d| *d < case.today())?;
    if case.past(*action.done).is_some() {
        return None;
    }
    Some(case.hit(&*action.id, |hit| {
        let what = action.what.as_deref().unwrap_or(phrase!("An action without words"));
        let long = phrase::days(case.days_since(due));
        let text = phrase!("{}, due {}", what, phrase::day(due));
        hit.says(phrase!("\"{what}\" is {long} late", what, long))
            .on("action", Some(&action.id), Some(due), text)
            .remedy(remedy(case, action, what))
    }))
}

/// Whoever owns it does it, for whom it is; or a day that holds.
fn remedy(case: &AccountContext, action: &Action, what: &str) -> String {
    let what = advice::short(what);
    let of_whom = action.for_subject.as_deref().and_then(|id| case.person(id));
    let of_whom = of_whom.map_or(String::new(), |p| phrase!(" for {}", p.name.as_str()));
    match action.owner.as_deref().filter(|o| case.world.rep.name.as_deref() != Some(*o)) {
        Some(owner) => {
            phrase!(
                "Ask {owner} for \"{what}\"{of_whom} today, or set a day that holds",
                owner,
                what,
                of_whom
            )
        }
        None => phrase!("Do \"{what}\"{of_whom} today, or set a day that holds", what, of_whom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn due_before_today_and_not_done() {
        let table: &[(&str, &[&str])] = &[
            ("actions id=x due=-1", &["x"]),
            ("actions id=x due=0", &[]),
            ("actions id=x", &[]),
            ("actions id=x due=-1 done=0", &[]),
            ("actions id=x due=-1 done=+1", &["x"]),
            ("actions id=x due=-1 promised_by=a", &[]),
            ("actions id=x due=-1 promised_to=a", &[]),
        ];
        sample::each(&RULE, "people id=a", table);
    }
}
