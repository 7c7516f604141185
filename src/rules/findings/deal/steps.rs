//! What a stage still lacks, as steps that can be done.

use crate::model::Opportunity;
use crate::model::playbook::ExitCriterion;
use crate::rules::{Case, advice, phrase};

/// Required criteria of the stages that fit, without evidence that is there today.
pub fn missing<'c>(
    case: &'c Case,
    deal: &'c Opportunity,
    fits: impl Fn(i64) -> bool + 'c,
) -> impl Iterator<Item = &'c ExitCriterion> {
    let there = |d: Option<crate::model::Date>| d.is_none_or(|d| d <= case.today());
    let proven = move |criterion: &ExitCriterion| {
        let of_it = |e: &&crate::model::Evidence| e.criterion.as_deref() == Some(&criterion.name);
        deal.evidence.iter().filter(of_it).any(|e| there(*e.date))
    };
    let stages = case.world.playbook.stages().iter().filter(move |s| fits(s.number));
    stages.flat_map(|s| &s.criteria).filter(move |c| c.required && !proven(c))
}

/// `Draw the map of who does what (roles mapped) and win a coach (coach won); begin with Moe`.
pub fn remedy(case: &Case, missing: &[&ExitCriterion]) -> String {
    const MOST: usize = 3;
    let step = |c: &&ExitCriterion| match &c.step {
        Some(step) => format!("{step} ({})", c.title),
        None => format!("prove: {}", c.title),
    };
    let steps: Vec<String> = missing.iter().take(MOST).map(step).collect();
    let text = phrase::list(&steps);
    let mut signs = text.chars();
    let first = signs.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    let who = advice::closest(case, &[]).map_or(String::new(), |p| {
        let visit = advice::at_a_visit_with(case, &p.id);
        format!("; begin with {}{visit}", p.name.as_str())
    });
    format!("{first}{}{who}", signs.as_str())
}
