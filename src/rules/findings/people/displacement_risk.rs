//! displacement_risk: a rival's sponsor sits higher than anyone who trusts us.

use crate::model::{Level, Opportunity, Person, Rival};
use crate::rules::evidence::spoken;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// Long business built further down is lost when a rival has the ear of someone above (METHOD M25).
pub const RULE: Rule = Rule { code: "displacement_risk", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let reach = reach(case);
    case.open().filter_map(|o| hit(case, o, reach)).collect()
}

/// The highest level at which someone of everyone trusts us.
fn reach(case: &AccountContext) -> Option<Level> {
    let limits = &case.world.playbook.thresholds;
    let near = |p: &&&Person| case.relationship(p) >= limits.displacement_relationship;
    let near = case.everyone.iter().filter(near);
    near.filter_map(|p| p.level).min()
}

fn hit(
    case: &AccountContext,
    opportunity: &Opportunity,
    reach: Option<Level>,
) -> Option<RuleMatch> {
    let above = |rival: &'_ Rival| {
        let sponsor = case.person(rival.sponsor.0.as_deref()?)?;
        let level = sponsor.level?;
        let higher = case.is_here(sponsor) && reach.is_none_or(|ours| level < ours);
        higher.then_some((level, sponsor))
    };
    let rivals = opportunity.rivals.iter();
    let over = rivals.filter_map(|r| above(r).map(|(level, sponsor)| (level, r, sponsor)));
    let (level, rival, sponsor) = over.min_by_key(|(level, ..)| *level)?;
    Some(case.hit(opportunity.id.as_str(), |hit| {
        let name = case.world.competitor(rival.competitor.0.as_deref().unwrap_or_default());
        let ours = match reach {
            Some(level) => phrase!("our highest trust is at level {}", spoken(level)),
            None => phrase!("nobody of any level trusts us").to_owned(),
        };
        let (who, level) = (&*sponsor.name, spoken(level));
        hit.says(phrase!(
            "{}, level {}, speaks for {} on {}; {}",
            who,
            level,
            name,
            *opportunity.name,
            ours
        ))
        .on_opportunity(opportunity)
        .on_person(case, sponsor, phrase!("level {level}, sponsor of {name}", level, name))
        .remedy(remedy(case, sponsor, name))
        .naming("name", who)
        .naming("rival", name)
    }))
}

/// Somebody at that height or above it is won, else what the sponsor gets from the rival is heard.
fn remedy(case: &AccountContext, sponsor: &Person, rival: &str) -> String {
    let mut above: Vec<&Person> = case
        .everyone
        .iter()
        .copied()
        .filter(|p| {
            p.id != sponsor.id
                && p.level.is_some_and(|level| sponsor.level.is_none_or(|theirs| level <= theirs))
                && p.attitude.is_none_or(|mark| mark >= 0)
        })
        .collect();
    above.sort_by_key(|p| (p.level, -p.influence.unwrap_or_default()));
    let who = sponsor.name.as_str();
    match above.first() {
        Some(other) => {
            let way = advice::way_to(case, other);
            phrase!("{way}, with an answer to what {who} says for {rival}", way, who, rival)
        }
        None => {
            let way = advice::way_to(case, sponsor);
            phrase!("{way}, and hear what {who} sees in {rival}", way, who, rival)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::sample;

    #[test]
    fn fires_where_the_sponsor_is_above_our_highest() {
        sample::each(
            &RULE,
            "competitors id=v name=Voltaris; people id=s level=senior; people id=p level=middle relationship=3
             opportunities id=o; opportunities.rivals competitor=v sponsor=s",
            &[
                ("", &["o"]),
                ("opportunities id=o status=won", &[]),
                ("people id=p level=senior", &[]),
                ("people id=p level=executive", &[]),
                ("people id=p relationship=2; people id=s level=working", &["o"]),
                ("people id=p level=; people id=s level=working", &["o"]),
                ("people id=s level=", &[]),
                ("people id=s external=true", &["o"]),
                ("people id=p external=true level=senior", &[]),
                ("people id=s left=-1", &[]),
                ("people id=s left=+1", &["o"]),
                ("people id=s placeholder=true", &[]),
                ("people id=s relationship=3", &[]),
                ("people id=p level=senior held_by=Li; rep.team name=Li until=-1", &["o"]),
                ("opportunities id=n; opportunities.rivals competitor=v sponsor=p", &["o"]),
            ],
        );
    }

    #[test]
    fn the_remedy_says_each_name_once() {
        let hits = sample::hits(
            &RULE,
            "competitors id=v name=Voltaris; people id=s name=Lind level=executive attitude=-1
             people id=d name=Dahl level=executive; visits id=v date=+2 people=d
             opportunities id=o; opportunities.rivals competitor=v sponsor=s",
        );
        assert_eq!(
            hits[0].remedy.as_deref(),
            Some(
                "The visit of Thu 26 Nov is the first talk with Dahl: prepare it, with an answer to what Lind says for Voltaris"
            )
        );
    }

    #[test]
    fn names_the_highest_sponsor() {
        let hits = sample::hits(
            &RULE,
            "competitors id=v name=Voltaris; competitors id=w name=Sundt
             people id=s name=Lind level=senior; people id=t name=Dahl level=executive
             opportunities id=o name=Turbine; opportunities.rivals competitor=v sponsor=s
             opportunities.rivals competitor=w sponsor=t",
        );
        assert_eq!(
            hits[0].sentence,
            "Dahl, level executive, speaks for Sundt on Turbine; nobody of any level trusts us"
        );
    }
}
