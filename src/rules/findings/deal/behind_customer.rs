//! behind_customer: the customer is further than our work.

use crate::model::Opportunity;
use crate::rules::{Case, Hit, Rule};

/// Who comes late finds the specification written and the list closed. METHOD M28.
pub const RULE: Rule = Rule { code: "behind_customer", check };

fn check(case: &Case) -> Vec<Hit> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &Case, deal: &Opportunity) -> Option<Hit> {
    let (theirs, ours) = ((*deal.buying_stage)?, (*deal.selling_stage)?);
    let tell =
        |hit: Hit| {
            let name = deal.name.as_str();
            let text = format!("{name}: customer in stage {theirs}, we in stage {ours}");
            hit.says(format!("In {name} the customer is in stage {theirs} and our work in {ours}"))
                .on("opportunity", Some(&deal.id), None, text)
        };
    (ours < theirs).then(|| case.hit(&*deal.id, tell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn our_stage_is_below_theirs() {
        let table: &[(&str, &[&str])] = &[
            ("opportunities id=o buying_stage=3 selling_stage=2", &["o"]),
            ("opportunities id=o buying_stage=3 selling_stage=3", &[]),
            ("opportunities id=o buying_stage=3", &[]),
            ("opportunities id=o selling_stage=1", &[]),
            ("opportunities id=o buying_stage=3 selling_stage=2 status=won", &[]),
        ];
        sample::each(&RULE, "", table);
    }
}
