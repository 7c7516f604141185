//! service_due: a recurring service is due.

use crate::model::{Date, Role, Service};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A service plan is worth what is carried out of it. METHOD M16.
pub const RULE: Rule = Rule { code: "service_due", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.account.service.iter().filter_map(|s| hit(case, s)).collect()
}

fn hit(case: &AccountContext, service: &Service) -> Option<RuleMatch> {
    let every = (*service.every_days)?;
    let last = case.past(*service.last_done);
    if last.is_some() && !case.more_than_ago(last, every) {
        return None;
    }
    Some(case.hit(&*service.id, |hit| tell(hit, case, service, every, last)))
}

fn tell(
    hit: RuleMatch,
    case: &AccountContext,
    service: &Service,
    every: i64,
    last: Option<Date>,
) -> RuleMatch {
    let what = service.what.as_deref().unwrap_or(phrase!("A service without words"));
    let rhythm = phrase::days(every);
    let (done, text) = match last {
        Some(day) => {
            let ago = phrase::days(case.days_since(day));
            (
                phrase!("was last done {ago} ago", ago),
                phrase!("{}, last done {}", what, phrase::day(day)),
            )
        }
        None => (phrase!("has never been done").to_owned(), phrase!("{what}, not done yet", what)),
    };
    let hit = hit.remedy(remedy(case, what));
    hit.says(phrase!("\"{what}\" {done}; it is due every {rhythm}", what, done, rhythm)).on(
        "service",
        Some(&service.id),
        last,
        text,
    )
}

/// Who works with it sets the day; a visit that is planned there is one.
fn remedy(case: &AccountContext, what: &str) -> String {
    let parts = [Role::User, Role::Technical];
    let who = advice::by_part(case, &parts, &[]).or_else(|| advice::closest(case, &[]));
    let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
    let visit = who.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    phrase!("Set a day with {}{} for \"{}\"", name, visit, advice::short(what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn not_done_or_longer_ago_than_its_rhythm() {
        let table: &[(&str, &[&str])] = &[
            ("service id=x every_days=30 last_done=-30", &[]),
            ("service id=x every_days=30 last_done=-31", &["x"]),
            ("service id=x every_days=30", &["x"]),
            ("service id=x every_days=30 last_done=+1", &["x"]),
            ("service id=x last_done=-999", &[]),
        ];
        sample::each(&RULE, "people id=a", table);
    }
}
