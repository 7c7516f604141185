//! handover_risk: all the trust at a customer hangs on one of us.

use crate::model::Person;
use crate::rules::{Case, Hit, Rule};

/// All the trust at this customer goes when that one of us goes (METHOD M25).
pub const RULE: Rule = Rule { code: "handover_risk", check };

fn check(case: &Case) -> Vec<Hit> {
    let limits = &case.world.playbook.thresholds;
    if !case.is_key_or_target() {
        return Vec::new();
    }
    let near = |p: &&Person| case.relationship(p) >= limits.handover_relationship;
    let near: Vec<&Person> = case.people.iter().copied().filter(near).collect();
    let Some(holder) = near.first().map(|p| case.holder(p)) else {
        return Vec::new();
    };
    let few = (near.len() as i64) < limits.handover_people;
    if few || near.iter().any(|p| case.holder(p) != holder) {
        return Vec::new();
    }
    let tell = |hit: Hit| {
        let (account, count) = (&*case.account.name, near.len());
        let says = match holder {
            Some(name) => format!("All {count} people at {account} who trust us know only {name}"),
            None => format!("All {count} people at {account} who trust us know only one of us"),
        };
        let mark = |p: &Person| format!("relationship {}", case.relationship(p));
        near.iter().fold(hit.says(says), |hit, p| hit.on_person(case, p, mark(p)))
    };
    vec![case.hit(case.account.id.as_str(), tell)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_two_or_more_have_one_holder() {
        sample::each(
            &RULE,
            "account tier=key; people id=p relationship=3; people id=q relationship=4; people id=r relationship=2 held_by=Li",
            &[
                ("", &["acme"]),
                ("rep name=Zhang", &["acme"]),
                ("account tier=target", &["acme"]),
                ("account tier=ordinary", &[]),
                ("people id=q relationship=2", &[]),
                ("people id=q external=true", &[]),
                ("people id=q held_by=Li", &[]),
                ("people id=r relationship=3", &[]),
                ("rep name=Zhang; people id=q held_by=Zhang", &["acme"]),
                ("people id=p held_by=Li; people id=q held_by=Li", &["acme"]),
                ("people id=p held_by=Li; people id=q held_by=Li; rep.team name=Li until=-1", &[]),
                ("people id=r relationship=3; rep.team name=Li until=-1", &["acme"]),
            ],
        );
    }
}
