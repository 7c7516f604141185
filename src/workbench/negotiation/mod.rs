//! A negotiation as command and screen show it: offers at equal days, steps, room, ladder, trades, what to ask next
//! (METHOD M8).

mod offer_line;
mod offer_words;
mod paper;
mod probe;
mod says;
#[cfg(test)]
mod tests;

pub use crate::rules::negotiation::{Earned, Moves, Pattern, PriceRoom};
pub use offer_line::{OfferDraft, OfferScale, read_offer};
pub use paper::tenths_say;
pub use probe::{NextProbe, RoomOfVisit};
pub use says::signed;

use super::cash::OfferedMoney;
use super::visit::edits::after_last;
use super::{Result, Workbench};
use crate::model::{Account, Choice, Date, Key, Opportunity, Side, TradeState};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::negotiation::{Bargain, RankedTrade, cost_of, earned_at, trades};
use rust_decimal::Decimal;

/// An offer as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferRow {
    /// The file's number for it.
    pub key: Key,
    /// Its day.
    pub day: Date,
    /// Whose it is.
    pub side: Side,
    /// The id and name of who of them named or heard it.
    pub who: Option<(String, String)>,
    /// How much.
    pub amount: Cents,
    /// Payment days; nothing where they are not said.
    pub days: Option<i64>,
    /// At the days that all are compared at.
    pub equal: Cents,
    /// From the offer before of the same side, at equal days.
    pub step: Option<Cents>,
    /// How it was said.
    pub said: Option<String>,
    /// What else it holds.
    pub terms: Option<String>,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// What it would ask of us in money; nothing while the deal has no costs or payments.
    pub money: Option<OfferedMoney>,
}

/// What a price of the ladder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// Our last offer.
    OursNow,
    /// The price we aim at.
    Target,
    /// The most that they pay, as we read it.
    TheirMax,
    /// The price that is tried.
    Tried,
    /// The price we do not go below.
    Floor,
    /// Their last offer.
    TheirsNow,
}

impl Rung {
    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::OursNow => "ours_now",
            Self::Target => "target",
            Self::TheirMax => "their_max",
            Self::Tried => "tried",
            Self::Floor => "floor",
            Self::TheirsNow => "theirs_now",
        }
    }
}

/// A price of the ladder and what it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderRow {
    /// What it is.
    pub rung: Rung,
    /// The price.
    pub price: Cents,
    /// Margin and earnings; nothing while value or margin of the deal is missing.
    pub earned: Option<Earned>,
}

/// A trade as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeRow {
    /// The file's number for it.
    pub key: Key,
    /// What we give.
    pub give: String,
    /// What we get.
    pub get: String,
    /// Worth to them.
    pub worth: Option<Cents>,
    /// Cost to us.
    pub costs: Option<Cents>,
    /// The difference.
    pub gain: Option<Cents>,
    /// What became of it; nothing while it was not named to them.
    pub state: Option<TradeState>,
}

impl TradeRow {
    fn of(ranked: &RankedTrade) -> Self {
        Self {
            key: ranked.trade.key,
            give: ranked.trade.give.0.clone().unwrap_or_default(),
            get: ranked.trade.get.0.clone().unwrap_or_default(),
            worth: ranked.worth,
            costs: ranked.costs,
            gain: ranked.gain,
            state: ranked.trade.state,
        }
    }

    /// The word of its state, for files.
    pub fn state_word(&self) -> Option<&'static str> {
        self.state.map(|s| s.word())
    }
}

/// A negotiation.
#[derive(Clone, Debug)]
pub struct NegotiationSheet {
    /// The day it is made on.
    pub today: Date,
    /// The file's number of the account.
    pub account_key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The file's number of the opportunity.
    pub key: Key,
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// By day.
    pub offers: Vec<OfferRow>,
    /// The place of a new one in the file's list.
    pub next_place: i64,
    /// Offers without a day, a side or an amount.
    pub incomplete: usize,
    /// The payment days that all are compared at.
    pub equal_days: Option<i64>,
    /// What money costs in a year.
    pub rate: Option<Decimal>,
    /// How we have moved, and how they have.
    pub moves: [Option<Moves>; 2],
    /// Steps towards the other side, ours and theirs, at equal days.
    pub steps: [Vec<Cents>; 2],
    /// What they say.
    pub pattern: Pattern,
    /// What to do of it, in the playbook's words.
    pub advice: String,
    /// Value and margin as the deal says them.
    pub value: Option<Cents>,
    /// In tenths of a percent.
    pub margin_tenths: Option<i64>,
    /// What the deal costs us.
    pub cost: Option<Cents>,
    /// Our target, floor, and the most that they pay as we read it.
    pub target: Option<Cents>,
    /// Not below it.
    pub floor: Option<Cents>,
    /// As we read it.
    pub their_max: Option<Cents>,
    /// Where the price can still move.
    pub room: Option<PriceRoom>,
    /// The best first.
    pub trades: Vec<TradeRow>,
    /// What to ask next, of whom.
    pub probe: NextProbe,
    /// Who sits at the next visit about it.
    pub next_visit: Option<RoomOfVisit>,
    /// When they decide.
    pub decision: Option<Date>,
}

impl Workbench {
    /// The negotiation of a deal.
    pub fn negotiation_sheet(
        &self,
        account: &Account,
        deal: &Opportunity,
    ) -> Result<NegotiationSheet> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let bargain = Bargain::of(deal, &world);
        let texts = &self.playbook.negotiation;
        let pattern = bargain.pattern(deal, texts.at_once_days);
        // Payments are planned as our own last offer has them.
        let planned = bargain.now(Side::Us).and_then(|o| *o.offer.days);
        let later = |days: Option<i64>| days.zip(planned).map_or(0, |(days, ours)| days - ours);
        let row = |o: &crate::rules::negotiation::ComparedOffer| OfferRow {
            key: o.offer.key,
            day: o.day,
            side: o.side,
            who: o.offer.who.0.as_deref().map(|id| (id.to_owned(), case.name(id).to_owned())),
            amount: o.amount,
            days: *o.offer.days,
            equal: o.equal,
            step: o.step,
            said: o.offer.said.0.clone(),
            terms: o.offer.terms.0.clone(),
            valid_until: *o.offer.valid_until,
            money: OfferedMoney::of(deal, &world, o.amount, later(*o.offer.days)),
        };
        let tenths = |margin: Decimal| i64::try_from((margin * Decimal::from(1_000)).round()).ok();
        let trades: Vec<TradeRow> = trades(deal).iter().map(TradeRow::of).collect();
        Ok(NegotiationSheet {
            today: world.today,
            account_key: account.key,
            account: (account.id.0.clone(), account.name.0.clone()),
            key: deal.key,
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            offers: bargain.offers.iter().map(row).collect(),
            next_place: after_last(deal.offers.iter().map(|o| o.key)),
            incomplete: bargain.incomplete,
            equal_days: bargain.equal_days,
            rate: *world.rep.capital_cost,
            moves: [bargain.moves(Side::Us), bargain.moves(Side::Them)],
            steps: [bargain.steps(Side::Us), bargain.steps(Side::Them)],
            pattern,
            advice: says::advice(pattern, texts).to_owned(),
            value: deal.value.map(Cents::from),
            margin_tenths: deal.margin.and_then(tenths),
            cost: cost_of(deal),
            target: deal.target_price.map(Cents::from),
            floor: deal.floor_price.map(Cents::from),
            their_max: deal.their_floor.map(Cents::from),
            room: PriceRoom::of(deal, &bargain),
            probe: probe::next_probe(&case, &bargain, &trades, texts),
            next_visit: probe::next_visit(&case, deal, texts.price_influence),
            trades,
            decision: *deal.decision_date,
        })
    }
}

impl NegotiationSheet {
    /// The last offer of a side.
    pub fn now(&self, side: Side) -> Option<&OfferRow> {
        self.offers.iter().rev().find(|o| o.side == side)
    }

    /// Between our last offer and theirs: by the amounts, and at equal days.
    pub fn gap(&self) -> Option<(Cents, Cents)> {
        let (ours, theirs) = (self.now(Side::Us)?, self.now(Side::Them)?);
        let gap = Cents(ours.amount.0 - theirs.amount.0);
        Some((gap, Cents(ours.equal.0 - theirs.equal.0)))
    }

    /// What a typed amount is held against.
    pub fn scale(&self) -> OfferScale {
        let known = self.offers.last().map(|o| o.amount).or(self.value).or(self.target);
        OfferScale { today: self.today, known }
    }

    /// The ladder of prices, the highest first, with the price that is tried.
    pub fn ladder(&self, tried: Option<Cents>) -> Vec<LadderRow> {
        let now = |side| self.now(side).map(|o| o.amount);
        let rungs = [
            (Rung::OursNow, now(Side::Us)),
            (Rung::Target, self.target),
            (Rung::TheirMax, self.their_max),
            (Rung::Tried, tried),
            (Rung::Floor, self.floor),
            (Rung::TheirsNow, now(Side::Them)),
        ];
        let mut ladder: Vec<LadderRow> = rungs
            .into_iter()
            .filter_map(|(rung, price)| {
                let price = price?;
                Some(LadderRow { rung, price, earned: self.cost.map(|c| earned_at(price, c)) })
            })
            .collect();
        ladder.sort_by_key(|row| -row.price.0);
        ladder
    }

    /// What the days that they ask beyond the compared ones cost us of their last offer.
    pub fn days_cost(&self) -> Option<(i64, Cents)> {
        let theirs = self.now(Side::Them)?;
        let days = theirs.days? - self.equal_days?;
        (days != 0).then_some((days, Cents(theirs.amount.0 - theirs.equal.0)))
    }

    /// The sum of worth and cost of the trades that are not refused and have both figures.
    pub fn trades_sum(&self) -> Option<(Cents, Cents)> {
        let stand = self.trades.iter().filter(|t| t.state != Some(TradeState::Refused));
        let figures: Vec<(Cents, Cents)> = stand.filter_map(|t| t.worth.zip(t.costs)).collect();
        (!figures.is_empty()).then(|| {
            let worth = figures.iter().map(|f| f.0.0).sum();
            (Cents(worth), Cents(figures.iter().map(|f| f.1.0).sum()))
        })
    }
}
