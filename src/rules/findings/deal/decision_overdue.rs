//! decision_overdue: the day of the decision is over and the purchase still open.

use crate::model::Opportunity;
use crate::rules::{Case, Hit, Rule, phrase};

/// The plan no longer holds: somebody decided, or it was put off, and we were not told. METHOD M29.
pub const RULE: Rule = Rule { code: "decision_overdue", check };

fn check(case: &Case) -> Vec<Hit> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let due = deal.decision_date.filter(|d| *d < case.today())?;
    Some(case.hit(&*deal.id, |hit| {
        let (name, day) = (deal.name.as_str(), phrase::day(due));
        let ago = phrase::days(case.days_since(due));
        let text = format!("decision on {name} due {day}");
        hit.says(format!("The decision on {name} was due on {day}, {ago} ago")).on(
            "opportunity",
            Some(&deal.id),
            Some(due),
            text,
        )
    }))
}

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
