//! Where no tie leads to a person: whoever reports to them, or whom they report to, is a weak way.

use super::AccountContext;
use super::route::{Route, routes};
use crate::model::Person;

/// A word that somebody can be asked for.
#[derive(Clone, Debug)]
pub struct WeakWay<'a> {
    /// Who can be asked.
    pub by: &'a Person,
    /// They report to the goal; else the goal reports to them.
    pub is_below: bool,
    /// The route to them.
    pub route: Route<'a>,
}

/// The nearest of those who are joined to a person by the reporting line alone; nothing where a tie leads there.
pub fn weak_way<'a>(case: &AccountContext<'a>, target: &str) -> Option<WeakWay<'a>> {
    if !routes(case, target).is_empty() {
        return None;
    }
    let goal = case.everyone.get(case.place(target)?)?;
    let near = case.everyone.iter().copied().filter_map(|by| {
        let is_below = by.reports_to.is(target);
        if by.id == goal.id || !(is_below || goal.reports_to.is(&by.id)) {
            return None;
        }
        let clean = routes(case, &by.id).into_iter().find(|r| !r.compliance_risk);
        Some(WeakWay { by, is_below, route: clean? })
    });
    near.min_by_key(|way| (way.route.cost, way.route.steps.len()))
}

/// "No tie leads to Ingrid Dahl, but Lang reports to Ingrid Dahl: ask Lang for a word".
pub fn says(case: &AccountContext, target: &str, way: &WeakWay) -> String {
    let (goal, by) = (case.name(target), way.by.name.as_str());
    match way.is_below {
        true => phrase!(
            "No tie leads to {goal}, but {by} reports to {goal}: ask {by} for a word",
            goal,
            by
        ),
        false => {
            phrase!("No tie leads to {goal}, who reports to {by}: ask {by} for a word", goal, by)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn said(more: &str) -> Option<String> {
        let house = "people id=p name=Dahl; people id=l name=Lang relationship=3 reports_to=p
            people id=k name=Kurz relationship=4";
        sample::ask(&format!("{house}; {more}"), |case| {
            weak_way(case, "p").map(|way| says(case, "p", &way))
        })
    }

    #[test]
    fn a_reporting_line_counts_where_no_tie_does() {
        let by_lang = "No tie leads to Dahl, but Lang reports to Dahl: ask Lang for a word";
        assert_eq!(said("").as_deref(), Some(by_lang));
        let up = "people id=l reports_to=; people id=p reports_to=k";
        let by_kurz = "No tie leads to Dahl, who reports to Kurz: ask Kurz for a word";
        assert_eq!(said(up).as_deref(), Some(by_kurz));
        assert_eq!(said("ties from=k to=p kind=friend strength=1"), None, "a tie is better");
        assert_eq!(
            said("people id=l relationship=1; people id=k reports_to=p relationship=0"),
            None
        );
        let both = said("people id=k reports_to=p");
        assert!(both.is_some_and(|s| s.contains("ask Kurz")), "whom we know better");
    }
}
