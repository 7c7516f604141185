//! spec_not_ours: the specification favours rivals more than us.

use crate::model::{Favours, Opportunity};
use crate::rules::{Case, Hit, Rule, phrase};

/// A tender written to a rival's data sheet is lost before it is opened. METHOD M32.
pub const RULE: Rule = Rule { code: "spec_not_ours", check };

fn check(case: &Case) -> Vec<Hit> {
    let from = case.world.playbook.thresholds.spec_from_stage;
    let deals = case.open().filter(|o| o.buying_stage.at_least(from));
    deals.filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let points = |side| deal.specification.iter().filter(move |p| p.favours == Some(side));
    let (ours, theirs) = (points(Favours::Us).count(), points(Favours::Rival).count());
    if theirs <= ours {
        return None;
    }
    Some(case.hit(&*deal.id, |hit| {
        let (name, count) = (deal.name.as_str(), phrase::count(theirs as i64, "point"));
        let verb = if theirs == 1 { "favours" } else { "favour" };
        let says = format!("In the specification of {name} {count} {verb} a rival and {ours} us");
        points(Favours::Rival).fold(hit.says(says), |hit, point| {
            let text = format!("for a rival: {}", point.point.or_empty());
            hit.on("specification", None, None, text)
        })
    }))
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
            ("opportunities id=o buying_stage=", &[]),
            ("opportunities id=o status=won", &[]),
        ];
        sample::each(&RULE, points, table);
    }
}
