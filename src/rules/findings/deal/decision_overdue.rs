//! decision_overdue: the day of the decision is over and the purchase still open.

use crate::model::{Date, Opportunity, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// The plan no longer holds: somebody decided, or it was put off, and we were not told. METHOD M29.
pub const RULE: Rule = Rule { code: "decision_overdue", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let due = deal.decision_date.filter(|d| *d < case.today())?;
    Some(case.hit(&*deal.id, |hit| {
        let (name, day) = (deal.name.as_str(), phrase::day(due));
        let ago = phrase::days(case.days_since(due));
        let text = phrase!("decision on {name} due {day}", name, day);
        hit.says(phrase!("The decision on {name} was due on {day}, {ago} ago", name, day, ago))
            .on("opportunity", Some(&deal.id), Some(due), text)
            .remedy(remedy(case, deal, due))
    }))
}

/// Who decides is asked, where we know them; else who can know.
fn remedy(case: &AccountContext, deal: &Opportunity, due: Date) -> String {
    let decides = advice::by_part(case, &[Role::DecisionMaker, Role::Approver], &[])
        .filter(|p| case.relationship(p) >= MET || case.last_reached(&p.id).is_some());
    let who = decides.or_else(|| advice::teller(case, "organisation.buying_schedule", None, &[]));
    let (name, day) = (deal.name.as_str(), advice::on(case, due));
    match who {
        Some(person) => phrase!(
            "Ask {}{} what became of the decision on {} of {}, and set the new day",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id),
            name,
            day
        ),
        None => phrase!(
            "Ask what became of the decision on {name} of {day}, and set the new day",
            name,
            day
        ),
    }
}

/// From this relationship on we have met (docs/FIELDS.md people.relationship).
const MET: i64 = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_day_itself_is_not_late() {
        let table: &[(&str, &[&str])] = &[
            ("opportunities id=o decision_date=-1", &["o"]),
            ("opportunities id=o decision_date=0", &[]),
            ("opportunities id=o", &[]),
            ("opportunities id=o decision_date=-1 status=dropped", &[]),
        ];
        sample::each(&RULE, "", table);
    }
}
