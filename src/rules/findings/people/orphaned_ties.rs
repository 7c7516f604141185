//! orphaned_ties: people trusted a colleague of ours who is gone, and nobody took over.

use crate::model::Person;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// These people trusted a colleague who is no longer with us (F3, METHOD M25).
pub const RULE: Rule = Rule { code: "orphaned_ties", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let limits = &case.world.playbook.thresholds;
    // The one rule that reads the mark as it stands, whoever held it.
    let orphaned =
        |p: &&Person| p.relationship.at_least(limits.orphaned_relationship) && case.is_orphaned(p);
    let orphans: Vec<&Person> = case.everyone.iter().copied().filter(orphaned).collect();
    if orphans.is_empty() {
        return Vec::new();
    }
    let tell = |hit: RuleMatch| {
        let mut holders: Vec<&str> = orphans.iter().filter_map(|p| case.holder(p)).collect();
        let mut seen = Vec::new();
        holders.retain(|h| {
            !seen.contains(h) && {
                seen.push(*h);
                true
            }
        });
        let names: Vec<&str> = orphans.iter().map(|p| p.name.as_str()).collect();
        let (held, gone) = (phrase::list(&names), phrase::list(&holders));
        let verb = if orphans.len() == 1 { "was" } else { "were" };
        let has = if holders.len() == 1 { "has" } else { "have" };
        let remedy = phrase!(
            "Call {}, greet from {}, and take over what {} had with them",
            advice::names(&orphans),
            gone,
            gone
        );
        let hit = hit.says(phrase!(
            "{held} {verb} known to {gone}, who {has} left us",
            held,
            verb,
            gone,
            has
        ));
        let hit = hit.remedy(remedy);
        let mark = |p: &Person| {
            let relationship = p.relationship.unwrap_or_default();
            phrase!("relationship {}, held by {}", relationship, case.holder(p).unwrap_or_default())
        };
        orphans
            .iter()
            .fold(hit, |hit, p| hit.on_person(case, p, mark(p)))
            .naming("n", orphans.len().to_string())
            .naming("name", gone)
    };
    vec![case.hit(case.account.id.as_str(), tell)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_once_for_the_account() {
        sample::each(
            &RULE,
            "rep.team name=Li until=-1; people id=p relationship=2 held_by=Li",
            &[
                ("", &["acme"]),
                ("people id=q relationship=4 held_by=Li", &["acme"]),
                ("people id=p relationship=1", &[]),
                ("people id=p relationship=", &[]),
                ("people id=p held_by=", &[]),
                ("people id=p held_by=Bo; rep.team name=Bo until=0", &[]),
                ("people id=p held_by=Bo; rep.team name=Bo", &[]),
                ("people id=p external=true", &["acme"]),
                ("people id=p left=-1", &[]),
                ("people id=p placeholder=true", &[]),
            ],
        );
    }

    #[test]
    fn names_each_holder_once() {
        let hits = sample::hits(
            &RULE,
            "rep.team name=Li until=-1; rep.team name=Bo until=-9
             people name=A relationship=2 held_by=Li; people name=B relationship=3 held_by=Bo
             people name=C relationship=5 held_by=Li",
        );
        assert_eq!(hits[0].sentence, "A, B and C were known to Li and Bo, who have left us");
        assert_eq!(hits[0].names, [("n", "3".to_owned()), ("name", "Li and Bo".to_owned())]);
    }
}
