//! The offers of both sides at equal payment days, their steps, and the room between floor and what they will pay
//! (METHOD M8).

use super::RuleContext;
use super::cents::Cents;
use super::u384::{U384, rounded, tens};
use crate::model::{Date, Offer, Opportunity, OpportunityStatus, Side, Trade, TradeState};
use rust_decimal::Decimal;

/// An offer of one side, compared at equal payment days.
#[derive(Clone, Copy, Debug)]
pub struct ComparedOffer<'a> {
    /// As it is written.
    pub offer: &'a Offer,
    /// Whose it is.
    pub side: Side,
    /// Its day.
    pub day: Date,
    /// How much.
    pub amount: Cents,
    /// What it is worth paid after the days that all are compared at; the amount where its days are not known.
    pub equal: Cents,
    /// From the offer before of the same side, at equal days; nothing for its first.
    pub step: Option<Cents>,
}

/// How a side has moved from its first offer to its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Towards the other side, by the amounts; below 0 away from it.
    pub moved: Cents,
    /// The same at equal days.
    pub moved_equal: Cents,
    /// Offers after the first.
    pub steps: usize,
    /// From the first to the last.
    pub days: i64,
}

/// What the steps of both sides say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Neither has named a number.
    Nothing,
    /// A first offer was taken at once, by this side.
    AtOnce(Side),
    /// They have named none.
    TheyAreSilent,
    /// We have named none.
    WeAreSilent,
    /// Theirs shrink, ours do not.
    TheyShrink,
    /// Theirs grow.
    TheyGrow,
    /// They have not moved, or have gone back.
    TheyStand,
    /// None of these.
    Even,
}

impl Pattern {
    /// Its name in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::AtOnce(Side::Us) => "we_took_at_once",
            Self::AtOnce(Side::Them) => "they_took_at_once",
            Self::TheyAreSilent => "they_are_silent",
            Self::WeAreSilent => "we_are_silent",
            Self::TheyShrink => "they_shrink",
            Self::TheyGrow => "they_grow",
            Self::TheyStand => "they_stand",
            Self::Even => "even",
        }
    }
}

/// The offers of a deal that have a day until today, a side and an amount: by day, of one day in file order.
#[derive(Clone, Debug, Default)]
pub struct Bargain<'a> {
    /// Each of them.
    pub offers: Vec<ComparedOffer<'a>>,
    /// The payment days that all are compared at: what they first named, else the newest named; nothing where none is.
    pub equal_days: Option<i64>,
    /// Offers that lack one of the three.
    pub incomplete: usize,
}

/// What an amount paid after `days` is worth paid after `equal_days`, at a yearly rate, rounded to cents.
pub fn equal_value(amount: Cents, days: i64, equal_days: i64, rate: Decimal) -> Cents {
    let later = i128::from(equal_days) - i128::from(days);
    let interest = U384::from(amount.0.unsigned_abs())
        .times(rate.mantissa().unsigned_abs())
        .times(later.unsigned_abs());
    let whole = U384::from(amount.0.unsigned_abs()).times(tens(rate.scale())).times(365);
    let grows = (later >= 0) != rate.is_sign_negative();
    let value = match grows {
        true => rounded(whole.plus(interest), U384::from(0), rate.scale(), 365),
        false => rounded(whole, interest, rate.scale(), 365),
    };
    Cents(value * amount.0.signum())
}

impl<'a> Bargain<'a> {
    /// Of a deal, on a day, at the rep's cost of capital (0 without one).
    pub fn of(deal: &'a Opportunity, world: &RuleContext) -> Self {
        let mut offers: Vec<ComparedOffer> =
            deal.offers.iter().filter(|o| past(world, o)).filter_map(Self::complete).collect();
        let incomplete = deal.offers.iter().filter(|o| past(world, o)).count() - offers.len();
        offers.sort_by_key(|o| o.day);
        let days =
            |side: Side| offers.iter().filter(move |o| o.side == side).find_map(|o| *o.offer.days);
        let newest = offers.iter().rev().find_map(|o| *o.offer.days);
        let equal_days = days(Side::Them).or(newest);
        let rate = world.rep.capital_cost.unwrap_or_default();
        let mut before: [Option<Cents>; 2] = [None, None];
        for offer in &mut offers {
            if let (Some(days), Some(equal_days)) = (*offer.offer.days, equal_days) {
                offer.equal = equal_value(offer.amount, days, equal_days, rate);
            }
            let last = &mut before[usize::from(offer.side == Side::Them)];
            offer.step = last.map(|last| Cents(offer.equal.0 - last.0));
            *last = Some(offer.equal);
        }
        Self { offers, equal_days, incomplete }
    }

    fn complete(offer: &'a Offer) -> Option<ComparedOffer<'a>> {
        let amount = Cents::from((*offer.amount)?);
        let (side, day) = (offer.side?, (*offer.date)?);
        Some(ComparedOffer { offer, side, day, amount, equal: amount, step: None })
    }

    /// The offers of one side.
    pub fn of_side(&self, side: Side) -> impl DoubleEndedIterator<Item = &ComparedOffer<'a>> {
        self.offers.iter().filter(move |o| o.side == side)
    }

    /// What a side asks or gives now: its last offer.
    pub fn now(&self, side: Side) -> Option<&ComparedOffer<'a>> {
        self.of_side(side).next_back()
    }

    /// How a side has moved; nothing while it has made no offer.
    pub fn moves(&self, side: Side) -> Option<Moves> {
        let (first, last) = (self.of_side(side).next()?, self.now(side)?);
        let toward = if side == Side::Them { 1 } else { -1 };
        Some(Moves {
            moved: Cents((last.amount.0 - first.amount.0) * toward),
            moved_equal: Cents((last.equal.0 - first.equal.0) * toward),
            steps: self.of_side(side).count() - 1,
            days: (last.day - first.day).num_days(),
        })
    }

    /// The steps of a side towards the other one, at equal days.
    pub fn steps(&self, side: Side) -> Vec<Cents> {
        let toward = if side == Side::Them { 1 } else { -1 };
        self.of_side(side).filter_map(|o| o.step).map(|s| Cents(s.0 * toward)).collect()
    }

    /// The side that took the very first offer of the other one within so many days.
    ///
    /// Taken is an offer that is no worse for the other side than its own first one, or a purchase won within the
    /// days while nobody has named another number.
    pub fn taken_at_once(&self, deal: &Opportunity, days: i64) -> Option<Side> {
        let first = self.offers.first()?;
        let taker = if first.side == Side::Them { Side::Us } else { Side::Them };
        let meets = |o: &&ComparedOffer| match taker {
            Side::Us => o.amount <= first.amount,
            Side::Them => o.amount >= first.amount,
        };
        let answer = self.of_side(taker).next().filter(|o| soon(days, first, o.day) && meets(o));
        let won = deal.status == OpportunityStatus::Won
            && deal.closed.date.is_some_and(|day| soon(days, first, day))
            && self.offers.len() == 1;
        (answer.is_some() || won).then_some(taker)
    }

    /// What the steps of both sides say.
    pub fn pattern(&self, deal: &Opportunity, at_once_days: i64) -> Pattern {
        if let Some(taker) = self.taken_at_once(deal, at_once_days) {
            return Pattern::AtOnce(taker);
        }
        match (self.now(Side::Us), self.now(Side::Them)) {
            (None, None) => return Pattern::Nothing,
            (Some(_), None) => return Pattern::TheyAreSilent,
            (None, Some(_)) => return Pattern::WeAreSilent,
            _ => {}
        }
        match (self.steps(Side::Them).as_slice(), self.steps(Side::Us).as_slice()) {
            ([.., last], _) if last.0 <= 0 => Pattern::TheyStand,
            ([.., before, last], _) if last > before => Pattern::TheyGrow,
            ([.., before, last], ours) if last < before => match ours {
                [.., ours_before, ours_last] if ours_last < ours_before => Pattern::Even,
                _ => Pattern::TheyShrink,
            },
            _ => Pattern::Even,
        }
    }
}

fn past(world: &RuleContext, o: &&Offer) -> bool {
    o.date.is_none_or(|d| d <= world.today)
}

fn soon(days: i64, first: &ComparedOffer, day: Date) -> bool {
    (0..=days).contains(&(day - first.day).num_days())
}

/// What a price leaves: what we earn, and the margin in tenths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Price less cost.
    pub earned: Cents,
    /// Of the price, half away from zero; nothing at a price of 0.
    pub margin_tenths: Option<i128>,
}

/// What the deal costs us: value x (1 - margin), rounded to cents; nothing while one of them is missing.
pub fn cost_of(deal: &Opportunity) -> Option<Cents> {
    let (value, margin) = (Cents::from((*deal.value)?), (*deal.margin)?);
    let left = Decimal::ONE.checked_sub(margin)?;
    let product = U384::from(value.0.unsigned_abs()).times(left.mantissa().unsigned_abs());
    let cost = rounded(product, U384::from(0), left.scale(), 1);
    Some(Cents(cost * value.0.signum()))
}

/// What a price leaves of a cost.
pub fn earned_at(price: Cents, cost: Cents) -> Earned {
    let earned = Cents(price.0 - cost.0);
    let over = 1_000 * earned.0 * price.0.signum();
    let margin_tenths = (price.0 != 0).then(|| {
        let size = price.0.abs();
        (2 * over.abs() + size) / (2 * size) * over.signum()
    });
    Earned { earned, margin_tenths }
}

/// Where the price can still move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceRoom {
    /// Our floor, else their last offer.
    pub low: Cents,
    /// The most that we believe they pay, else our target, else our last offer.
    pub high: Cents,
    /// One step of the price that is tried: about a quarter percent, a round sum.
    pub step: Cents,
    /// The middle, on a round sum.
    pub middle: Cents,
}

impl PriceRoom {
    /// Of a deal; nothing while one of its ends is not known. Where `low` is above `high` there is none.
    pub fn of(deal: &Opportunity, bargain: &Bargain) -> Option<Self> {
        let now = |side| bargain.now(side).map(|o| o.amount);
        let low = amount(*deal.floor_price).or(now(Side::Them))?;
        let high = amount(*deal.their_floor).or(amount(*deal.target_price)).or(now(Side::Us))?;
        let half = (low.0 + high.0) / 2;
        let step = round_step(Cents(half / 400));
        let middle = Cents((half + step.0 / 2).div_euclid(step.0) * step.0);
        Some(Self { low, high, step, middle })
    }
}

fn amount(money: Option<crate::model::Money>) -> Option<Cents> {
    money.map(Cents::from)
}

/// The sum of 1, 2 or 5 times a power of ten whole units that is nearest by its ratio; one unit at least.
fn round_step(near: Cents) -> Cents {
    let mut step = 100i128;
    for factor in [2, 5, 10].into_iter().cycle().take(60) {
        let of_ten = 10i128.pow(step.ilog10());
        let next = if factor == 10 { of_ten * 10 } else { of_ten * factor };
        // Beyond the geometric mean of the two the next one is nearer.
        if near.0.saturating_mul(near.0) < step.saturating_mul(next) {
            break;
        }
        step = next;
    }
    Cents(step)
}

/// A trade with what it gains: worth to them less cost to us.
#[derive(Clone, Copy, Debug)]
pub struct RankedTrade<'a> {
    /// As it is written.
    pub trade: &'a Trade,
    /// What it is worth to them, where that is a figure.
    pub worth: Option<Cents>,
    /// What it costs us, where that is a figure.
    pub costs: Option<Cents>,
    /// The difference, where both are figures.
    pub gain: Option<Cents>,
}

impl<'a> RankedTrade<'a> {
    /// A trade with what it gains.
    pub fn of(trade: &'a Trade) -> Self {
        let (worth, costs) = (figure(&trade.worth_to_them.0), figure(&trade.worth_to_us.0));
        let gain = worth.zip(costs).map(|(worth, costs)| Cents(worth.0 - costs.0));
        Self { trade, worth, costs, gain }
    }

    /// Not refused.
    pub fn stands(&self) -> bool {
        self.trade.state != Some(TradeState::Refused)
    }
}

/// The trades of a deal: what gains most first, then those without figures, refused ones last.
pub fn trades(deal: &Opportunity) -> Vec<RankedTrade<'_>> {
    let mut trades: Vec<RankedTrade> = deal.trades.iter().map(RankedTrade::of).collect();
    trades.sort_by_key(|t| (!t.stands(), t.gain.is_none(), t.gain.map(|g| -g.0)));
    trades
}

fn figure(text: &Option<String>) -> Option<Cents> {
    let number: Decimal = text.as_deref()?.trim().parse().ok()?;
    crate::model::Money::from_decimal(number).map(Cents::from)
}

#[cfg(test)]
#[path = "negotiation_tests.rs"]
mod tests;
