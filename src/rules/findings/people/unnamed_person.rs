//! unnamed_person: a post without a name on the map of an open purchase.

use crate::model::Person;
use crate::rules::account_context::has_left;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// A post without a name is someone who decides about us and whom we do not know (F9).
pub const RULE: Rule = Rule { code: "unnamed_person", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if !case.has_open() {
        return Vec::new();
    }
    let people = case.account.people.iter();
    people.filter(|p| *p.placeholder && !has_left(p, case.today())).map(|p| hit(case, p)).collect()
}

fn hit(case: &AccountContext, person: &Person) -> RuleMatch {
    case.hit(person.id.as_str(), |hit| {
        let name = &*person.name;
        hit.says(phrase!(
            "Nobody knows yet who holds the post of {} at {}",
            name,
            *case.account.name
        ))
        .on_person(case, person, phrase!("a post without a name"))
        .remedy(remedy(case, name))
        .naming("name", name)
    })
}

fn remedy(case: &AccountContext, post: &str) -> String {
    match advice::teller(case, "organisation.structure", None, &[]) {
        Some(near) => phrase!(
            "Ask {}{} who holds the post: {}",
            near.name.as_str(),
            advice::at_a_visit_with(case, &near.id),
            post
        ),
        None => phrase!("Ask at the desk of {} who holds the post: {}", *case.account.name, post),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_on_placeholders() {
        sample::each(
            &RULE,
            "opportunities id=o; people id=p placeholder=true",
            &[
                ("", &["p"]),
                ("opportunities id=o status=won", &[]),
                ("people id=p placeholder=false", &[]),
                ("people id=p external=true", &["p"]),
                ("people id=p left=0", &[]),
                ("people id=p left=+1", &["p"]),
            ],
        );
    }
}
