//! May this be given, to this person, now? The household's sum and limit, an open purchase, a family road (METHOD M9).

use super::AccountContext;
use super::cents::Cents;
use super::findings::money::gift_limit::of_this_year;
use crate::model::{Opportunity, Person, Role, TieKind};

/// Stages of theirs in which any gift is asked for first.
const ASKED_FOR: std::ops::RangeInclusive<i64> = 3..=5;

/// What the gate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Within the limit, and nothing speaks against it.
    Yes,
    /// Only with a yes of somebody of ours.
    AskFirst,
    /// Above the limit.
    No,
}

/// What is known before a gift is given.
#[derive(Clone, Debug)]
pub struct Gate<'a> {
    /// The person and those joined to them by family ties, in file order.
    pub household: Vec<&'a Person>,
    /// Gifts to the person this year, and to the household.
    pub so_far: (Cents, Cents),
    /// What this one is worth.
    pub worth: Cents,
    /// The limit of a person, a household and a year.
    pub limit: Option<Cents>,
    /// Open purchases in a stage in which any gift is asked for first.
    pub open: Vec<&'a Opportunity>,
    /// Who decides and is family of the person: no gift may travel on that road.
    pub road: Option<&'a Person>,
}

impl Gate<'_> {
    /// The household's sum with this gift.
    pub fn with_this(&self) -> Cents {
        Cents(self.so_far.1.0 + self.worth.0)
    }

    /// What is left of the limit after it; negative above it.
    pub fn left(&self) -> Option<Cents> {
        self.limit.map(|limit| Cents(limit.0 - self.with_this().0))
    }

    /// May it be given?
    pub fn answer(&self) -> Answer {
        match self.left() {
            Some(left) if left.0 < 0 => Answer::No,
            _ if !self.open.is_empty() || self.road.is_some() => Answer::AskFirst,
            _ => Answer::Yes,
        }
    }
}

/// The gate for a gift of this worth to a person; `but` is its own place in the list, where it is one that is stored.
pub fn gate<'a>(
    case: &AccountContext<'a>,
    person: &'a Person,
    worth: Cents,
    but: Option<usize>,
) -> Gate<'a> {
    let household = household(case, person);
    let gifts = case.account.gifts.iter().enumerate();
    let gifts: Vec<_> = gifts
        .filter(|(at, g)| Some(*at) != but && of_this_year(case, *g.date))
        .map(|(_, g)| g)
        .collect();
    let sum = |who: &dyn Fn(&str) -> bool| {
        let theirs = gifts.iter().filter(|g| g.person.0.as_deref().is_some_and(who));
        Cents(theirs.filter_map(|g| *g.value).map(|v| i128::from(v.cents())).sum())
    };
    let own = sum(&|id| id == person.id.as_str());
    let all = sum(&|id| household.iter().any(|p| p.id.as_str() == id));
    Gate {
        so_far: (own, all),
        worth,
        limit: case.world.rep.gift_limit.map(Cents::from),
        open: case
            .open()
            .filter(|o| phase(case, o).is_some_and(|s| ASKED_FOR.contains(&s)))
            .collect(),
        road: household.iter().find(|p| p.id != person.id && p.plays(Role::DecisionMaker)).copied(),
        household,
    }
}

fn phase(case: &AccountContext, deal: &Opportunity) -> Option<i64> {
    case.world.playbook.buying_phase(deal)
}

/// A person and all who are joined to them by family ties, over any number of them.
pub fn household<'a>(case: &AccountContext<'a>, person: &'a Person) -> Vec<&'a Person> {
    let family = case.account.ties.iter().filter(|t| t.kind == TieKind::Family);
    let family: Vec<(&str, &str)> =
        family.filter_map(|t| Some((t.from.0.as_deref()?, t.to.0.as_deref()?))).collect();
    let mut ids = vec![person.id.as_str()];
    let mut at = 0;
    while let Some(id) = ids.get(at).copied() {
        let near = family.iter().filter_map(|(a, b)| match (*a == id, *b == id) {
            (true, _) => Some(*b),
            (_, true) => Some(*a),
            _ => None,
        });
        let near: Vec<&str> = near.filter(|n| !ids.contains(n)).collect();
        ids.extend(near);
        at += 1;
    }
    case.account.people.iter().filter(|p| ids.contains(&p.id.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const BOOK: &str = "rep gift_limit=250
        people id=dm name=Dahl roles=decision_maker; people id=moe name=Moe; people id=sis name=Sis; people id=lin name=Lin
        ties from=moe to=dm kind=family; ties from=sis to=moe kind=family; ties from=lin to=dm kind=friend
        gifts person=sis date=-9 value=200; gifts person=moe date=2025-12-31 value=99; gifts person=lin date=-3 value=240";

    fn asked(more: &str, who: &str, worth: i128) -> (Answer, Option<i128>) {
        sample::ask(&format!("{BOOK}\n{more}"), |case| {
            let person = case.person(who).expect("there");
            let gate = gate(case, person, Cents(worth * 100), None);
            (gate.answer(), gate.left().map(|l| l.0 / 100))
        })
    }

    #[test]
    fn a_household_shares_one_limit_and_a_family_road_or_an_open_tender_is_asked_for() {
        assert_eq!(asked("", "moe", 50), (Answer::AskFirst, Some(0)), "the road to Dahl");
        assert_eq!(asked("", "moe", 51), (Answer::No, Some(-1)), "his sister had 200");
        assert_eq!(asked("", "lin", 10), (Answer::Yes, Some(0)), "a friend is no household");
        assert_eq!(asked("", "lin", 11), (Answer::No, Some(-1)));
        let tender = "opportunities id=o buying_stage=3";
        assert_eq!(asked(tender, "lin", 10), (Answer::AskFirst, Some(0)));
        for other in
            ["opportunities id=o buying_stage=2", "opportunities id=o buying_stage=4 status=won"]
        {
            assert_eq!(asked(other, "lin", 10), (Answer::Yes, Some(0)), "{other}");
        }
        assert_eq!(asked("rep gift_limit=", "lin", 9000), (Answer::Yes, None), "no limit is set");
    }
}
