//! spec_not_ours: the specification favours rivals more than us.

use crate::model::{Favours, Opportunity, Role, SpecificationPoint};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// A tender written to a rival's data sheet is lost before it is opened. METHOD M32.
pub const RULE: Rule = Rule { code: "spec_not_ours", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let from = case.world.playbook.thresholds.spec_from_stage;
    let deals = case.open().filter(|o| case.is_from(o, from));
    deals.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let points = |side| deal.specification.iter().filter(move |p| p.favours == Some(side));
    let (ours, theirs) = (points(Favours::Us).count(), points(Favours::Rival).count());
    if theirs <= ours {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| {
        let (name, count) = (deal.name.as_str(), phrase::count(theirs as i64, "point"));
        let verb = if theirs == 1 { "favours" } else { "favour" };
        let says = phrase!(
            "In the specification of {name} {count} {verb} a rival and {ours} us",
            name,
            count,
            verb,
            ours
        );
        let hit = hit.says(says).remedy(remedy(case, deal));
        points(Favours::Rival).fold(hit, |hit, point| {
            let text = phrase!("for a rival: {}", point.point.or_empty());
            hit.on("specification", None, None, text)
        })
    }))
}

/// Who wrote a point for a rival, or judges the technique, is asked to open it.
fn remedy(case: &AccountContext, deal: &Opportunity) -> String {
    let mut theirs = deal.specification.iter().filter(|p| p.favours == Some(Favours::Rival));
    let author = |p: &SpecificationPoint| {
        let author = case.person(p.author.0.as_deref()?)?;
        case.is_here(author).then_some(author)
    };
    let written = theirs.clone().find_map(|p| Some((p, author(p)?)));
    let point = written.map(|(p, _)| p).or_else(|| theirs.next());
    let point = point.map_or(String::new(), |p| advice::short(p.point.or_empty()));
    let parts = [Role::Technical, Role::User, Role::Purchasing];
    let who = written.map(|(_, who)| who).or_else(|| advice::by_part(case, &parts, &[]));
    let who = who.or_else(|| advice::closest(case, &[]));
    match who {
        Some(person) => phrase!(
            "Ask {}{} to open the point \"{}\" to others, and bring one of ours in its place",
            person.name.as_str(),
            advice::at_a_visit_with(case, &person.id),
            point
        ),
        None => {
            phrase!("Get one of our points into the specification in place of \"{point}\"", point)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn more_points_for_rivals_than_for_us_from_stage_three_on() {
        let points = "opportunities id=o buying_stage=3
            opportunities.specification favours=rival
            opportunities.specification favours=neutral
            opportunities.specification point=\"48 V\"";
        let table: &[(&str, &[&str])] = &[
            ("", &["o"]),
            ("opportunities.specification favours=us", &[]),
            ("opportunities id=o buying_stage=2", &[]),
            ("opportunities id=o process=repeat_order buying_stage=2", &["o"]),
            ("opportunities id=o process=repeat_order buying_stage=1", &[]),
            ("opportunities id=o buying_stage=", &[]),
            ("opportunities id=o status=won", &[]),
        ];
        sample::each(&RULE, points, table);
    }
}
