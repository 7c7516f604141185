//! no_opponent_known: everyone we marked is for us or open; who backs the rival?

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// Every deal has someone who backs another; if we see nobody, we have not looked (F11).
pub const RULE: Rule = Rule { code: "no_opponent_known", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    if !case.has_open_from(limits.opponent_from_stage) {
        return Vec::new();
    }
    let marked = case.people.iter().copied().filter(|p| p.attitude.is_some());
    let marked: Vec<&Person> = marked.collect();
    let few = (marked.len() as i64) < limits.opponent_people;
    if few || marked.iter().any(|p| p.attitude.at_most(limits.opponent_attitude)) {
        return Vec::new();
    }
    vec![case.hit(case.account.id.as_str(), |hit| tell(case, &marked, hit))]
}

fn tell(case: &AccountContext, marked: &[&Person], hit: RuleMatch) -> RuleMatch {
    let people = marked.len();
    let says = phrase!("Of the {} marked at {} nobody is against us", people, *case.account.name);
    let attitude = |p: &Person| phrase!("attitude {}", p.attitude.unwrap_or_default());
    marked
        .iter()
        .fold(hit.says(says).remedy(remedy(case)), |hit, p| hit.on_person(case, p, attitude(p)))
}

/// Whoever knows us best is asked whom a rival has on its side.
fn remedy(case: &AccountContext) -> String {
    let rivals = case.open().flat_map(|o| o.rivals.iter());
    let mut names = rivals.filter_map(|r| r.competitor.0.as_deref());
    let from = names.next().map_or(phrase!("somebody else"), |id| case.world.competitor(id));
    match advice::teller(case, "rivals.who", None, &[]) {
        Some(near) => phrase!(
            "Ask {}{} who would rather buy from {}, and why",
            near.name.as_str(),
            advice::at_a_visit_with(case, &near.id),
            from
        ),
        None => phrase!("Ask who at {} would rather buy from {}", *case.account.name, from),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_from_stage_3_where_three_have_an_attitude_and_none_is_against() {
        sample::each(
            &RULE,
            "opportunities id=o buying_stage=3
             people id=p attitude=0; people id=q attitude=1; people id=r attitude=2; people id=s",
            &[
                ("", &["acme"]),
                ("opportunities id=o buying_stage=2", &[]),
                ("people id=r attitude=", &[]),
                ("people id=r external=true", &[]),
                ("people id=s attitude=-1", &[]),
                ("people id=s attitude=-2", &[]),
                ("people id=s attitude=-1 external=true", &["acme"]),
                ("people id=s attitude=-1 left=-400", &["acme"]),
            ],
        );
    }
}
