//! What steps, room and terms of a negotiation say, in sentences.

use super::{NegotiationSheet, OfferRow, Pattern};
use crate::language::dates::short_day;
use crate::model::Side;
use crate::model::playbook::Bargaining;
use crate::rules::cents::Cents;
use crate::workbench::why::{Part, Why};
use rust_decimal::Decimal;

/// The playbook's word for a pattern.
pub(super) fn advice(pattern: Pattern, texts: &Bargaining) -> &str {
    match pattern {
        Pattern::Nothing => &texts.nothing,
        Pattern::AtOnce(_) => &texts.at_once,
        Pattern::TheyAreSilent => &texts.they_are_silent,
        Pattern::WeAreSilent => &texts.we_are_silent,
        Pattern::TheyShrink => &texts.they_shrink,
        Pattern::TheyGrow => &texts.they_grow,
        Pattern::TheyStand => &texts.they_stand,
        Pattern::Even => &texts.even,
    }
}

/// A step with its sign: "+30,000", "-80,395".
pub fn signed(step: Cents) -> String {
    let sign = if step.0 > 0 { "+" } else { "" };
    format!("{sign}{}", step.whole())
}

fn times(n: usize) -> String {
    const SMALL: [&str; 6] =
        ["no step", "one step", "two steps", "three steps", "four steps", "five steps"];
    SMALL.get(n).map_or_else(|| phrase!("{n} steps", n), |w| phrase!(w).to_owned())
}

impl NegotiationSheet {
    /// "theirs +30,000, +21,814: slower; ours -80,395 in one step".
    pub fn steps_say(&self) -> String {
        let [ours, theirs] = &self.steps;
        let their_steps: Vec<String> = theirs.iter().map(|s| signed(*s)).collect();
        let our_steps: Vec<String> = ours.iter().map(|s| signed(Cents(-s.0))).collect();
        let pace = match theirs.as_slice() {
            [.., before, last] if last < before => phrase!(": slower"),
            [.., before, last] if last > before => phrase!(": larger"),
            _ => "",
        };
        let mut parts = Vec::new();
        if !their_steps.is_empty() {
            parts.push(phrase!("theirs {}{}", their_steps.join(", "), pace));
        }
        match our_steps.as_slice() {
            [] => {}
            [one] => parts.push(phrase!("ours {one} in one step", one)),
            several => parts.push(phrase!("ours {}", several.join(", "))),
        }
        parts.join("; ")
    }

    /// "they 51,814 in two steps, we 80,395 in one step: we give faster than they do".
    pub fn moves_say(&self) -> String {
        let [Some(ours), Some(theirs)] = self.moves else { return String::new() };
        if ours.steps + theirs.steps == 0 {
            return phrase!("neither side has moved").to_owned();
        }
        let one = |who: &str, moves: super::Moves| {
            phrase!("{} {} in {}", who, moves.moved_equal.whole(), times(moves.steps))
        };
        let a_step =
            |m: super::Moves| m.moved_equal.0 / i128::try_from(m.steps.max(1)).unwrap_or(1);
        let faster = match a_step(ours).cmp(&a_step(theirs)) {
            std::cmp::Ordering::Greater => phrase!(": a step of ours is larger"),
            std::cmp::Ordering::Less => phrase!(": a step of theirs is larger"),
            std::cmp::Ordering::Equal => "",
        };
        format!("{}, {}{faster}", one("they", theirs), one("we", ours))
    }

    /// "with the last 30,000 they took 30 days more, worth 8,186": what their last step hides in its days.
    pub fn hidden_days(&self) -> Option<String> {
        let mut theirs = self.offers.iter().rev().filter(|o| o.side == Side::Them);
        let (last, before) = (theirs.next()?, theirs.next()?);
        let days = last.days? - before.days?;
        let moved = Cents(last.amount.0 - before.amount.0);
        let worth = Cents(moved.0 - last.step?.0);
        let change = match days {
            0 => return None,
            1.. => {
                phrase!("took {} more, worth {}", crate::rules::phrase::days(days), worth.whole())
            }
            _ => phrase!(
                "gave {} back, worth {}",
                crate::rules::phrase::days(-days),
                Cents(-worth.0).whole()
            ),
        };
        match moved.0 {
            0 => Some(phrase!("at the same price they {change}", change)),
            _ => Some(phrase!("with the last {} they {}", moved.whole(), change)),
        }
    }

    /// "their last came 3 days after the one before, with 30,000 more: they still move".
    pub fn reading(&self) -> Option<String> {
        let mut theirs = self.offers.iter().rev().filter(|o| o.side == Side::Them);
        let (last, before) = (theirs.next()?, theirs.next()?);
        let days = crate::rules::phrase::days((last.day - before.day).num_days());
        let said = last.said.as_deref().and_then(quoted_part);
        let what = said.map_or(phrase!("their last").to_owned(), |said| format!("\"{said}\""));
        let moved = Cents(last.amount.0 - before.amount.0);
        let end = match moved.0 {
            1.. => phrase!("with {} more: they still move", moved.whole()),
            0 => phrase!("at the same price: they stand").to_owned(),
            _ => phrase!("with {} less: they go back", Cents(-moved.0).whole()),
        };
        Some(phrase!("{what} came {days} after the one before, {end}", what, days, end))
    }

    /// "ours Sun 31 Jan 2027, theirs have none; they decide Fri 15 Jan".
    pub fn last_days(&self) -> String {
        let day = |offer: Option<&OfferRow>| offer.and_then(|o| o.valid_until);
        let side = |who: &str, side: Side| {
            let offer = self.now(side)?;
            Some(match day(Some(offer)) {
                Some(until) if until < self.today => {
                    phrase!("{} ran out on {}", who, short_day(until, self.today))
                }
                Some(until) => format!("{who} {}", short_day(until, self.today)),
                None => phrase!("{who} none", who),
            })
        };
        let mut parts: Vec<String> =
            [side("ours", Side::Us), side("theirs", Side::Them)].into_iter().flatten().collect();
        parts.extend(self.decision.map(|d| match d < self.today {
            true => phrase!("their decision was for {}", short_day(d, self.today)),
            false => phrase!("they decide {}", short_day(d, self.today)),
        }));
        parts.join(", ")
    }

    /// "210,000 to the floor, 60,000 to target".
    pub fn can_give(&self) -> String {
        let Some(now) = self.now(Side::Us) else { return String::new() };
        let to = |price: Option<Cents>, what: &str| {
            let left = Cents(now.amount.0 - price?.0);
            Some(match left.0 < 0 {
                true => phrase!("{} below {}", Cents(-left.0).grouped(), what),
                false => phrase!("{} to {}", left.grouped(), what),
            })
        };
        let parts = [to(self.floor, phrase!("the floor")), to(self.target, "target")];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// "60,000 in two steps, 23 days".
    pub fn moved_says(&self, side: Side) -> String {
        match self.moves[usize::from(side == Side::Them)] {
            Some(moves) if moves.steps > 0 => phrase!(
                "{} in {}, {}",
                moves.moved.grouped(),
                times(moves.steps),
                crate::rules::phrase::days(moves.days)
            ),
            Some(_) => phrase!("not yet").to_owned(),
            None => String::new(),
        }
    }

    /// "30 days more cost us 8,186 of their 1,660,000".
    pub fn days_cost_says(&self) -> Option<String> {
        let (days, cost) = self.days_cost()?;
        let theirs = self.now(Side::Them)?.amount.grouped();
        let unit = crate::rules::phrase::days(days.abs());
        Some(match days > 0 {
            true => phrase!("{} more cost us {} of their {}", unit, cost.whole(), theirs),
            false => {
                phrase!("{} less bring us {} on their {}", unit, Cents(-cost.0).whole(), theirs)
            }
        })
    }

    /// "between 1,690,000 and 1,780,000", or that there is none.
    pub fn room_says(&self) -> String {
        match self.room {
            None => phrase!("not known: floor, target or an offer is missing").to_owned(),
            Some(room) if room.low > room.high => {
                phrase!("none: floor {} is above {}", room.low.grouped(), room.high.grouped())
            }
            Some(room) => phrase!("between {} and {}", room.low.grouped(), room.high.grouped()),
        }
    }
}

impl NegotiationSheet {
    /// What an offer is worth at equal days: the amount, what its days bring or cost.
    pub fn why_equal(&self, offer: usize) -> Why {
        let Some(offer) = self.offers.get(offer) else { return Why::default() };
        let rate =
            self.rate.map(|r| phrase!("{} % a year", (r * Decimal::ONE_HUNDRED).normalize()));
        let days = match (offer.days, self.equal_days) {
            (Some(days), Some(at)) => phrase!("pays in {days} days, compared at {at}", days, at),
            (None, Some(at)) => phrase!("its days are not said; taken as {at}", at),
            (_, None) => phrase!("no payment days are said").to_owned(),
        };
        let more = Cents(offer.equal.0 - offer.amount.0);
        let amount = Part {
            day: Some(offer.day),
            ..part(offer.amount, phrase!("the offer").to_owned(), String::new())
        };
        Why {
            title: phrase!("At equal days").to_owned(),
            parts: vec![amount, part(more, days, rate.unwrap_or_default())],
            sum: part(offer.equal, phrase!("what it is worth to us").to_owned(), String::new()),
        }
    }
}

fn part(share: Cents, text: String, source: String) -> Part {
    Part { share: share.grouped(), text, day: None, source }
}

/// What stands in quotation marks, where something does.
fn quoted_part(said: &str) -> Option<&str> {
    let (_, rest) = said.split_once(['"', '“', '„'])?;
    let (inside, _) = rest.split_once(['"', '”', '“'])?;
    (!inside.trim().is_empty()).then(|| inside.trim())
}
