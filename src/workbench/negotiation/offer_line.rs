//! An offer in one line: `they 1665, 60 days, "with service in it"`, as it is understood while it is typed.

use super::NegotiationSheet;
use super::offer_words::{parts_of, take, without_dashes};
use crate::language::numbers;
use crate::model::{Account, Date, Money, Offer, Opportunity, Record, Refusal, Row, Side, Value};
use crate::rules::cents::Cents;
use crate::rules::negotiation::equal_value;
use crate::text::DayText;
use crate::text::fold;
use crate::text::format::short_day;
use crate::workbench::{Result, Workbench};
use rust_decimal::Decimal;

/// What a line says of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferDraft {
    /// Whose it is.
    pub side: Side,
    /// How much.
    pub amount: Money,
    /// Payment days.
    pub days: Option<i64>,
    /// Its day.
    pub day: Date,
    /// The last day it holds.
    pub valid_until: Option<Date>,
    /// The id and name of who of them.
    pub who: Option<(String, String)>,
    /// How it was said.
    pub said: Option<String>,
    /// What else it holds.
    pub terms: Option<String>,
    /// The currency that the line names in a book that has none.
    pub left_out: Option<&'static str>,
}

/// What an amount is held against: the day, and the last sum that is known of the deal.
#[derive(Clone, Copy, Debug)]
pub struct OfferScale {
    /// The day on which it is typed.
    pub today: Date,
    /// The last offer, else the value, else the target.
    pub known: Option<Cents>,
}

impl OfferScale {
    /// Of a deal.
    pub fn of(deal: &Opportunity, today: Date) -> Self {
        let offers = deal.offers.iter().filter(|o| o.date.is_none_or(|d| d <= today));
        let last = offers.max_by_key(|o| *o.date).and_then(|o| *o.amount);
        let known = last.or(*deal.value).or(*deal.target_price);
        Self { today, known: known.map(Cents::from) }
    }
}

/// Words that begin an offer of ours, and one of theirs.
const OURS: &[&str] = &["we", "us", "our", "ours", "i", "wir", "我们", "我方"];
const THEIRS: &[&str] = &[
    "kunde", "customer", "client", "they", "them", "their", "theirs", "sie", "他们", "对方", "客户",
];

/// Reads a line; refused with what is missing.
pub fn read_offer(text: &str, scale: &OfferScale, account: &Account) -> Result<OfferDraft> {
    let parts = parts_of(&without_dashes(text));
    let first = parts.first().map_or("", |p| p.text.as_str());
    let (word, number) = first.split_once(char::is_whitespace).unwrap_or((first, ""));
    let side = side_of(word).ok_or_else(|| {
        Refusal::because(
            phrase!("whose offer is it"),
            phrase!("begin with we or they: they 1600, 60 days"),
        )
    })?;
    let (amount, rest) = amount_first(number, scale)?;
    let mut draft = OfferDraft {
        side,
        amount,
        days: None,
        day: scale.today,
        valid_until: None,
        who: None,
        said: None,
        terms: None,
        left_out: None,
    };
    if let Some(text) = rest {
        take_words(&mut draft, text, scale.today, account);
    }
    for part in parts.iter().skip(1) {
        match part.quoted {
            true => draft.said = Some(part.text.clone()),
            false => take_part(&mut draft, &part.text, scale.today, account),
        }
    }
    Ok(draft)
}

impl Workbench {
    /// Reads a line; an amount of another currency than the book's is refused.
    pub fn read_offer(
        &self,
        text: &str,
        scale: &OfferScale,
        account: &Account,
    ) -> Result<OfferDraft> {
        let mut draft = read_offer(text, scale, account)?;
        let parts = parts_of(&without_dashes(text));
        let amount = parts.first().and_then(|p| p.text.split_once(char::is_whitespace));
        let amount = amount.map_or("", |(_, amount)| amount);
        self.in_currency(amount)?;
        draft.left_out = self.currency_left_out(amount)?;
        Ok(draft)
    }
}

/// The amount, and what stands behind it without a comma: `3050 30 days`.
fn amount_first<'t>(text: &'t str, scale: &OfferScale) -> Result<(Money, Option<&'t str>)> {
    let whole = match amount_of(text, scale) {
        Ok(amount) => return Ok((amount, None)),
        Err(refusal) => refusal,
    };
    // `0,35 Mio 27.11.`: the most of the first words that is an amount.
    let text = text.trim();
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let gaps: Vec<usize> = gaps.take(AMOUNT_WORDS).collect();
    let found = gaps.into_iter().rev().find_map(|at| {
        let (first, rest) = text.split_at_checked(at)?;
        // The net of `net 45 days` is of the days.
        let is_of_days = ["net", "netto", "nett"].iter().any(|net| fold(first).ends_with(net));
        if is_of_days {
            return None;
        }
        Some((amount_of(first, scale).ok()?, Some(rest.trim())))
    });
    found.ok_or(whole)
}

/// The most words of an amount: `1,2 Mio EUR`.
const AMOUNT_WORDS: usize = 3;
/// The most words that say one thing behind an amount without a comma.
const SAID_WORDS: usize = 5;

/// What stands behind an amount without commas: the longest beginnings that are understood, each for itself.
fn take_words(draft: &mut OfferDraft, text: &str, today: Date, account: &Account) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let most = SAID_WORDS.min(words.len() - at);
        let taken = (1..=most).rev().find(|n| {
            let text = words[at..at + n].join(" ");
            let mut tried = draft.clone();
            take(&mut tried, &text, today, account);
            let understood = tried.terms == draft.terms;
            if understood {
                *draft = tried;
            }
            understood
        });
        match taken {
            Some(n) => at += n,
            None => break,
        }
    }
    let rest = words[at..].join(" ");
    if !rest.is_empty() {
        take(draft, &rest, today, account);
    }
}

/// A part between commas: the whole of it, else what of its words is understood.
fn take_part(draft: &mut OfferDraft, text: &str, today: Date, account: &Account) {
    let mut whole = draft.clone();
    take(&mut whole, text, today, account);
    let mut by_words = draft.clone();
    take_words(&mut by_words, text, today, account);
    let fields = |draft: &OfferDraft| (draft.days, draft.valid_until, draft.day);
    let is_more = whole.terms != draft.terms && fields(&by_words) != fields(draft);
    *draft = if is_more { by_words } else { whole };
}

fn side_of(word: &str) -> Option<Side> {
    let word = fold(word.trim_end_matches([':', '：']));
    match (is_in(&word, OURS), is_in(&word, THEIRS)) {
        (true, _) => Some(Side::Us),
        (_, true) => Some(Side::Them),
        _ => None,
    }
}

fn is_in(word: &str, words: &[&str]) -> bool {
    words.contains(&word)
}

/// An amount; where the others of the deal are a thousand or a million times as large, it is meant in these.
fn amount_of(text: &str, scale: &OfferScale) -> Result<Money> {
    if text.trim().is_empty() {
        return Err(asked());
    }
    let number = numbers::read_number(text.trim(), None)?;
    let times =
        |factor: i64| number.checked_mul(Decimal::from(factor)).and_then(Money::from_decimal);
    let fits = |money: &Money| {
        let cents = i128::from(money.cents());
        scale.known.is_some_and(|known| cents * 4 >= known.0 && cents <= known.0.saturating_mul(4))
    };
    let meant = [1_000, 1_000_000].into_iter().filter_map(times).find(fits);
    meant.or_else(|| Money::from_decimal(number)).filter(|m| m.cents() > 0).ok_or_else(|| {
        Refusal::because(
            phrase!("that is no amount"),
            phrase!("give one above 0, with at most two decimals"),
        )
    })
}

fn asked() -> Refusal {
    Refusal::because(phrase!("how much"), phrase!("give an amount: they 1600, 60 days"))
}

impl OfferDraft {
    /// As a record to put in.
    pub fn row(&self) -> Row {
        let mut row = Row::empty(Offer::SCHEMA);
        let side = if self.side == Side::Us { "us" } else { "them" };
        row.set("date", Value::Day(self.day));
        row.set("side", Value::Text(side.to_owned()));
        row.set("amount", Value::Money(self.amount));
        row.set("days", self.days.map_or(Value::Absent, Value::Whole));
        row.set("valid_until", self.valid_until.map_or(Value::Absent, Value::Day));
        row.set("who", text(&self.who.as_ref().map(|w| w.0.clone())));
        row.set("said", text(&self.said));
        row.set("terms", text(&self.terms));
        row
    }

    /// "theirs, 1,665,000, pays in 60 days, today, Bo Lind, until Sun 31 Jan 2027, spares on site".
    pub fn says(&self, today: Date) -> String {
        let whose = if self.side == Side::Us { "ours" } else { "theirs" };
        let mut parts = vec![whose.to_owned(), Cents::from(self.amount).grouped()];
        parts.extend(self.days.map(|d| phrase!("pays in {}", crate::rules::phrase::days(d))));
        parts.push(match self.day == today {
            true => phrase!("today").to_owned(),
            false => short_day(self.day, today),
        });
        parts.extend(self.who.as_ref().map(|w| w.1.clone()));
        parts.extend(self.valid_until.map(|d| phrase!("until {}", d.full_day())));
        parts.extend(self.terms.clone());
        parts.extend(self.left_out.map(|code| phrase!("{code} left out: no currency yet", code)));
        parts.join(", ")
    }

    /// "theirs, 1,665,000, pays in 60 days, today   step +13,186 at equal days   gap 235,000".
    pub fn preview(&self, sheet: &NegotiationSheet) -> String {
        let other = match self.side {
            Side::Us => Side::Them,
            Side::Them => Side::Us,
        };
        let amount = Cents::from(self.amount);
        let mut says = self.says(sheet.today);
        let equal = match (self.days, sheet.equal_days, sheet.rate) {
            (Some(days), Some(at), Some(rate)) => equal_value(amount, days, at, rate),
            _ => amount,
        };
        if let Some(before) = sheet.now(self.side) {
            let step = super::says::signed(Cents(equal.0 - before.equal.0));
            says += &phrase!("   step {step} at equal days", step);
        }
        if let Some(them) = sheet.now(other) {
            let gap = Cents((amount.0 - them.amount.0).abs());
            says += &phrase!("   gap {}", gap.grouped());
        }
        says
    }
}

fn text(text: &Option<String>) -> Value {
    text.clone().map_or(Value::Absent, Value::Text)
}
