//! What to ask next and of whom; who at the next visit decides the price.

use super::TradeRow;
use crate::model::playbook::Bargaining;
use crate::model::{Date, Opportunity, Person, Role, Side, TradeState};
use crate::rules::AccountContext;
use crate::rules::negotiation::Bargain;
use crate::rules::specification::visits;

/// The next question, whom to ask, who hears what is said of it, which trade comes then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextProbe {
    /// The question.
    pub question: String,
    /// Who is asked: the id and name.
    pub ask: Option<(String, String)>,
    /// How they are reached.
    pub reach: Option<String>,
    /// Who of our coaches hears what they say of it.
    pub listens: Option<String>,
    /// "4 weeks earlier for order by 31 Jan".
    pub then: Option<String>,
    /// What not to do.
    pub avoid: String,
}

/// The next visit about the deal, as far as the price goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOfVisit {
    /// Its day.
    pub day: Date,
    /// Who of them attends, by name.
    pub people: Vec<String>,
    /// Who of these decides the price.
    pub deciding: Vec<String>,
}

impl RoomOfVisit {
    /// "Erik Naess and 王敏: nobody who decides the price. No number there".
    pub fn says(&self) -> String {
        let people = crate::rules::phrase::list(&self.people);
        match self.deciding.as_slice() {
            [] if self.people.is_empty() => phrase!("nobody is named yet").to_owned(),
            [] => phrase!("{people}: nobody who decides the price. No number there", people),
            [one] if self.people.len() == 1 => phrase!("{one} decides the price", one),
            deciding => {
                let who = crate::rules::phrase::list(deciding);
                let verb = if deciding.len() == 1 { "decides" } else { "decide" };
                phrase!("{people}: {who} {verb} the price", people, who, verb)
            }
        }
    }
}

/// Who has the price in hand: who decides or approves, and a buyer of some weight.
fn decides_price(person: &Person, influence: i64) -> bool {
    person.plays(Role::DecisionMaker)
        || person.plays(Role::Approver)
        || (person.plays(Role::Purchasing) && person.influence.at_least(influence))
}

pub(super) fn next_probe(
    case: &AccountContext,
    bargain: &Bargain,
    trades: &[TradeRow],
    texts: &Bargaining,
) -> NextProbe {
    let named = bargain.now(Side::Them).and_then(|o| o.offer.who.0.as_deref());
    let named = named.and_then(|id| case.everyone.iter().find(|p| *p.id == id));
    let buyers = case.everyone.iter().filter(|p| p.plays(Role::Purchasing));
    let buyer = buyers.max_by_key(|p| (p.influence.0, std::cmp::Reverse(p.key)));
    let asked = named.or(buyer).copied();
    let coach = case.everyone.iter().copied().filter(|p| {
        let other = asked.is_none_or(|a| a.id != p.id);
        other && (p.plays(Role::Coach) || p.plays(Role::Champion))
    });
    let coach = coach.max_by_key(|p| {
        let same_house =
            p.department.is_some() && asked.is_some_and(|a| a.department.0 == p.department.0);
        (same_house, case.relationship(p))
    });
    let trade =
        trades.iter().find(|t| !matches!(t.state, Some(TradeState::Agreed | TradeState::Refused)));
    NextProbe {
        question: texts.probe.clone(),
        ask: asked.map(|p| (p.id.to_string(), p.name.to_string())),
        reach: asked.and_then(|p| p.communication.reach.0.clone()),
        listens: coach.filter(|p| case.relationship(p) >= 3).map(|p| p.name.to_string()),
        then: trade.map(|t| match t.get.as_str() {
            "" => t.give.clone(),
            get => phrase!("{} for {}", t.give, get),
        }),
        avoid: texts.avoid.clone(),
    }
}

pub(super) fn next_visit(
    case: &AccountContext,
    deal: &Opportunity,
    price_influence: i64,
) -> Option<RoomOfVisit> {
    let (day, visit) = visits(deal, case).min_by_key(|(day, _)| *day)?;
    let people: Vec<&Person> = visit.people.0.iter().filter_map(|id| case.person(id)).collect();
    let deciding = people.iter().filter(|p| decides_price(p, price_influence)).map(name).collect();
    Some(RoomOfVisit { day, people: people.iter().map(name).collect(), deciding })
}

fn name(p: &&Person) -> String {
    p.name.to_string()
}
