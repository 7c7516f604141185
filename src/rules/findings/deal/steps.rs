//! What a stage still lacks, as steps that can be done.

use crate::model::playbook::ExitCriterion;
use crate::model::words::fill;
use crate::model::{Choice, Opportunity, Role};
use crate::rules::{AccountContext, advice, phrase};

/// Required criteria of the stages that fit, without evidence that is there today.
pub fn missing<'c>(
    case: &'c AccountContext,
    deal: &'c Opportunity,
    fits: impl Fn(i64) -> bool + 'c,
) -> impl Iterator<Item = &'c ExitCriterion> {
    let proven = move |criterion: &ExitCriterion| {
        deal.evidence
            .iter()
            .filter(|e| e.criterion.as_deref() == Some(&criterion.name))
            .any(|e| there(case, *e.date))
    };
    let stages = case.world.playbook.stages_of(deal).iter().filter(move |s| fits(s.number));
    stages.flat_map(|s| &s.criteria).filter(move |c| c.required && !proven(c))
}

fn there(case: &AccountContext, d: Option<crate::model::Date>) -> bool {
    d.is_none_or(|d| d <= case.today())
}

/// `Draw the map of who does what with Moe (roles mapped); then coach won`: the next step with the one whose part it
/// is, the others by name.
pub fn remedy(case: &AccountContext, missing: &[&ExitCriterion]) -> String {
    let Some((first, rest)) = missing.split_first() else {
        return String::new();
    };
    let step = phrase::capital(&step(case, first));
    let rest: Vec<&str> = rest.iter().map(|c| c.title.as_str()).collect();
    match rest.is_empty() {
        true => format!("{step} ({})", first.title),
        false => phrase!("{} ({}); then {}", step, first.title, phrase::few(&rest, 3)),
    }
}

/// The step for one criterion: who decides is met by the way there, a coach is asked for a deed.
fn step(case: &AccountContext, criterion: &ExitCriterion) -> String {
    let Some(step) = &criterion.step else {
        return phrase!("prove: {}", criterion.title);
    };
    let roles: Vec<Role> = criterion.with.iter().filter_map(|word| Role::of(word)).collect();
    let one = advice::by_part(case, &roles, &[]);
    match (criterion.name.as_str(), one) {
        ("decision_maker_met", Some(person)) => advice::way_to(case, person),
        ("decision_maker_met", None) => phrase!(
            "ask {} who has the final yes",
            advice::closest(case, &[]).map_or(case.account.name.as_str(), |p| p.name.as_str())
        ),
        ("coach_won", Some(coach)) if coach.plays(Role::Coach) || coach.plays(Role::Champion) => {
            let visit = advice::at_a_visit_with(case, &coach.id);
            phrase!("ask {}{} for something that costs a step", coach.name.as_str(), visit)
        }
        _ => {
            let one = one.or_else(|| advice::closest(case, &[]));
            let who = one.map_or(phrase!("somebody of theirs").to_owned(), |p| {
                format!("{}{}", p.name.as_str(), advice::at_a_visit_with(case, &p.id))
            });
            let ours = case.world.rep.manager.as_deref().unwrap_or(phrase!("a second one of ours"));
            fill(step, &[("who", &who), ("ours", ours)])
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::findings::deal::behind_customer::RULE;
    use crate::rules::sample;

    fn remedy(lines: &str) -> String {
        let deal = "opportunities id=o buying_stage=3 selling_stage=2";
        sample::hits(&RULE, &format!("{deal}\n{lines}"))[0].remedy.clone().unwrap_or_default()
    }

    #[test]
    fn the_next_step_names_whose_part_it_is() {
        let house = "people id=b name=Ohm roles=purchasing relationship=2
            people id=d name=Dahl roles=decision_maker phone=12; people id=u name=Vik roles=user relationship=3";
        assert_eq!(
            remedy(house),
            "Draw the map of who does what with Ohm (roles mapped); then decision maker met and coach won"
        );
        let mapped = format!("opportunities.evidence criterion=roles_mapped\n{house}");
        assert_eq!(
            remedy(&mapped),
            "Ask Vik who could take you to Dahl (decision maker met); then coach won"
        );
        assert!(!remedy(&mapped).contains("whoever decides"));
    }

    #[test]
    fn a_coach_is_not_won_again_but_tested() {
        let lines = "opportunities.evidence criterion=roles_mapped
            opportunities.evidence criterion=decision_maker_met";
        assert_eq!(
            remedy(&format!("{lines}\npeople id=c name=Moe roles=coach relationship=4")),
            "Ask Moe for something that costs a step (coach won)"
        );
        assert_eq!(
            remedy(&format!("{lines}\npeople id=u name=Vik roles=user relationship=2")),
            "Win Vik as a coach (coach won)"
        );
    }
}
