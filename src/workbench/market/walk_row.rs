//! A product on the walk: what is known of it today, and how that differs from the last look.

use super::Sight;
use super::change::{price, price_says};
use super::history::ShelfProduct;
use super::promotion_days;
use super::shelf_mark::ShelfMark;
use crate::model::{Money, Shelf};
use crate::rules::cents::amount;
use crate::text::DayText;

/// How a row of the walk stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RowState {
    /// Nobody looked yet.
    #[default]
    NotLooked,
    /// Price and place as last time.
    AsBefore,
    /// As it was typed.
    Typed(ShelfMark),
}

/// A product on the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkRow {
    /// The product.
    pub product: ShelfProduct,
    /// What was seen of it here last.
    pub last: Option<Sight>,
    /// Where it was seen last, where that was never here.
    pub elsewhere: Option<(String, Sight)>,
    /// What is known of it today.
    pub state: RowState,
}

/// Price, usual price and place of today.
type Today = (Option<Money>, Option<Money>, Option<Shelf>);

impl WalkRow {
    /// Price, usual price and place of today: what is typed, else as last time. Of what is not there no price.
    pub fn today(&self) -> Option<Today> {
        let last = self.last.as_ref();
        let (price, usual, shelf) = match &self.state {
            RowState::NotLooked => return None,
            RowState::AsBefore => (None, None, None),
            RowState::Typed(mark) => (mark.price, mark.usual, mark.shelf),
        };
        let typed_usual = usual;
        let was_out = last.is_some_and(|l| l.shelf == Some(Shelf::None));
        let is_seen = price.is_some();
        // A price on a row that was not there last time says that it is back, in a place that is not known.
        let shelf = shelf.or_else(|| last.and_then(|l| l.shelf).filter(|_| !(was_out && is_seen)));
        if shelf == Some(Shelf::None) {
            return Some((None, None, shelf));
        }
        let price = price.or_else(|| last.and_then(|l| l.price));
        let usual = typed_usual.or_else(|| last.and_then(|l| l.usual.or(l.price)));
        Some((price, usual, shelf))
    }

    /// What this says: the same, a change, OUT.
    pub fn says(&self) -> (String, bool) {
        let Some((now, usual, shelf)) = self.today() else {
            return (phrase!("not looked at yet").to_owned(), false);
        };
        let last = self.last.as_ref();
        if shelf == Some(Shelf::None) {
            return match (self.product.theirs, last.and_then(|l| l.shelf)) {
                (false, Some(Shelf::None)) => (phrase!("still OUT").to_owned(), true),
                (false, _) => (phrase!("OUT: sold, or taken away?").to_owned(), true),
                (true, _) => (phrase!("not there any more").to_owned(), false),
            };
        }
        let Some(last) = last else {
            return (phrase!("first look").to_owned(), self.product.theirs);
        };
        let mut says = Vec::new();
        if now.is_some() && now != last.price {
            says.push(match below_usual(now, usual) {
                Some(percent) => phrase!("{percent} % below its usual price", percent),
                None => price_says(now, last.price),
            });
        }
        if shelf.is_some() && shelf != last.shelf {
            says.push(match last.shelf {
                Some(Shelf::None) => phrase!("back on the shelf").to_owned(),
                _ => phrase!("another place").to_owned(),
            });
        }
        if let RowState::Typed(ShelfMark { offer: Some((offer, _)), .. }) = &self.state {
            says.push(phrase!("offer: {offer}", offer));
        }
        let is_urgent = below_usual(now, usual).is_some();
        match says.is_empty() {
            true => (phrase!("the same").to_owned(), false),
            false => (says.join(", "), is_urgent && now != last.price),
        }
    }

    /// What was understood, line by line: what it is, and how it compares with last time.
    pub fn understood(&self, shelf_word: &dyn Fn(Shelf) -> String) -> Vec<(&'static str, String)> {
        let Some((now, usual, shelf)) = self.today() else {
            return vec![("", phrase!("not looked at: it stays as it was").to_owned())];
        };
        let last = self.last.as_ref();
        let mut lines = Vec::new();
        let was = last.and_then(|l| Some((l.price?, l.date)));
        lines.push((
            "price",
            match (now, was) {
                (None, _) => "none".to_owned(),
                (Some(now), Some((was, day))) if now != was => {
                    phrase!("{}, was {} on {}", amount(now), price(Some(was)), day.short_day())
                }
                (Some(now), _) => price(Some(now)),
            },
        ));
        let typed = match &self.state {
            RowState::Typed(mark) => mark.clone(),
            _ => ShelfMark::default(),
        };
        if let Some(usual) = usual {
            let kept = if typed.usual.is_some() { "" } else { phrase!(", kept from last time") };
            lines.push(("usual", format!("{}{kept}", price(Some(usual)))));
        }
        if let Some(shelf) = shelf {
            let kept = if typed.shelf.is_some() { "" } else { phrase!(", as last time") };
            lines.push(("place", format!("{}{kept}", shelf_word(shelf))));
        }
        let made = typed.produced.map(|d| d.long_day());
        lines.push(("made", made.unwrap_or_else(|| phrase!("not looked at").to_owned())));
        lines.push((
            "offer",
            match (&typed.offer, last.and_then(|l| l.offer.clone())) {
                (Some((form, until)), _) => match promotion_days((None, *until)) {
                    Some(days) => format!("{form}, {days}"),
                    None => form.clone(),
                },
                (None, Some(before)) => phrase!("not looked at; last time {before}", before),
                (None, None) => phrase!("not looked at").to_owned(),
            },
        ));
        if !typed.note.is_empty() {
            lines.push(("note", typed.note));
        }
        lines
    }
}

/// How far the price is below the usual one, in per cent, from ten on.
fn below_usual(now: Option<Money>, usual: Option<Money>) -> Option<i128> {
    let (now, usual) = (i128::from(now?.cents()), i128::from(usual?.cents()));
    let percent = (usual > 0).then(|| ((usual - now) * 200 + usual) / (usual * 2))?;
    (percent >= 10).then_some(percent)
}
