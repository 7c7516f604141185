//! A walk along the shelf: typed is only what is different from the last look; what was passed over was not looked at.

use super::change::{price, price_says};
use super::history::{PlaceHistory, ShelfProduct};
use super::shelf_mark::{PLACES, ShelfMark, price_of};
use super::{Sight, promotion_days};
use crate::model::{
    Choice, Date, Key, Money, Observation, Record, Refusal, Row, Shelf, Value, quoted,
};
use crate::rules::cents::amount;
use crate::text::DayText;
use crate::text::format::count;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::folded;

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

/// The walk along one shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// The account's number and name.
    pub account: (Key, String),
    /// The place.
    pub place: String,
    /// The day of the last look here.
    pub last: Option<Date>,
    /// Brands there: at the last look, and as typed today.
    pub brands: (Option<i64>, Option<i64>),
    /// Ours first, then what stood here, then what stands at other places.
    pub rows: Vec<WalkRow>,
}

/// Products of other places that are offered, at most.
const ELSEWHERE: usize = 8;

impl Walk {
    /// Along the shelf of a place, as it was last time; `all` are the places of the account.
    pub fn new(place: &PlaceHistory, all: &[PlaceHistory]) -> Self {
        let row = |(at, product): (usize, &ShelfProduct)| WalkRow {
            product: product.clone(),
            last: place.last_of(at).cloned(),
            elsewhere: None,
            state: RowState::NotLooked,
        };
        let mut rows: Vec<WalkRow> = place.products.iter().enumerate().map(row).collect();
        let others = all.iter().filter(|p| p.place != place.place);
        let mut beyond: Vec<WalkRow> = Vec::new();
        for other in others {
            for (at, product) in other.products.iter().enumerate() {
                let is_known = rows.iter().chain(&beyond).any(|r| r.product == *product);
                if let (false, Some(sight)) = (is_known, other.last_of(at)) {
                    beyond.push(WalkRow {
                        product: product.clone(),
                        last: None,
                        elsewhere: Some((other.place.clone(), sight.clone())),
                        state: RowState::NotLooked,
                    });
                }
            }
        }
        beyond.truncate(ELSEWHERE);
        rows.extend(beyond);
        Self {
            account: (place.account.0, place.account.2.clone()),
            place: place.place.clone(),
            last: place.looks.last().map(|l| l.date),
            brands: (place.brands(), None),
            rows,
        }
    }

    /// Along a shelf at which nobody has looked before.
    pub fn of_new_place(account: (Key, String), place: &str, all: &[PlaceHistory]) -> Self {
        let nowhere = PlaceHistory {
            account: (account.0, String::new(), account.1),
            place: place.to_owned(),
            products: Vec::new(),
            looks: Vec::new(),
            worth: None,
            agreements: Vec::new(),
        };
        Self::new(&nowhere, all)
    }

    /// How many rows are noted, and how many nobody looked at.
    pub fn counts(&self) -> (usize, usize) {
        let here = self.rows.iter().filter(|r| r.elsewhere.is_none());
        let not = here.filter(|r| r.state == RowState::NotLooked).count();
        let noted = self.rows.iter().filter(|r| r.state != RowState::NotLooked).count();
        (noted, not)
    }

    /// A product that nobody has seen here: its name, then what is typed of any product. `known` are brands of the
    /// book, `company` ours.
    pub fn add(
        &mut self,
        typed: &str,
        today: Date,
        known: &[String],
        company: &str,
    ) -> Result<bool> {
        if typed.trim().is_empty() {
            return Ok(false);
        }
        let Some(new) = self.read_new(typed, today, known, company) else {
            let words = "a price or a place, and no name";
            return Err(Refusal::because(
                format!("{} is {words}", quoted(typed)),
                "begin with what the product is called",
            ));
        };
        match self.rows.iter_mut().find(|r| r.product == new.product) {
            Some(row) => row.state = new.state,
            None => self.rows.push(new),
        }
        Ok(true)
    }

    /// The row that a line would become; nothing where it has no name.
    pub fn read_new(
        &self,
        typed: &str,
        today: Date,
        known: &[String],
        company: &str,
    ) -> Option<WalkRow> {
        let (name, rest) = name_of(typed);
        if name.is_empty() || price_of(&name).is_some() {
            return None;
        }
        let product = named(&name, known, company, &self.rows);
        let state = RowState::Typed(ShelfMark::read(&rest, today));
        let before = self.rows.iter().find(|r| r.product == product);
        Some(match before {
            Some(row) => WalkRow { state, ..row.clone() },
            None => WalkRow { product, last: None, elsewhere: None, state },
        })
    }

    /// All that was noted, as one step.
    pub fn operation(&self, bench: &Workbench) -> Result<Operation> {
        let account = bench.account_row(self.account.0)?;
        let observations = account.rows("observations");
        let mut place = observations.iter().map(|r| r.place + 1).max().unwrap_or(0);
        let mut edits = Vec::new();
        for row in &self.rows {
            if let Some(mut seen) = self.observed(row, bench.today()) {
                seen.place = place;
                place += 1;
                edits.push(crate::model::Edit::Insert {
                    account: self.account.0,
                    parent: self.account.0,
                    row: seen,
                });
            }
        }
        let count = count(edits.len(), "product");
        Ok(Operation::new(format!("look at {}: {count}", self.place), edits))
    }

    /// The observation that a row becomes; none of a row at which nobody looked.
    fn observed(&self, row: &WalkRow, today: Date) -> Option<Row> {
        let mark = match &row.state {
            RowState::NotLooked => return None,
            RowState::AsBefore => ShelfMark::default(),
            RowState::Typed(mark) => mark.clone(),
        };
        let (now_price, usual, shelf) = row.today()?;
        let mut seen = Row::empty(Observation::SCHEMA);
        let text = |text: &str| Value::Text(text.to_owned());
        seen.set("date", Value::Day(today));
        seen.set("place", text(&self.place));
        if let Some(brand) = &row.product.brand {
            seen.set("brand", text(brand));
        }
        if let Some(product) = &row.product.product {
            seen.set("product", text(product));
        }
        if !row.product.theirs {
            seen.set("ours", Value::Flag(true));
        }
        if let Some(price) = now_price {
            seen.set("price", Value::Money(price));
        }
        if let Some(usual) = usual {
            seen.set("usual_price", Value::Money(usual));
        }
        if let Some(shelf) = shelf {
            seen.set("shelf", text(shelf.word()));
        }
        if let Some(made) = mark.produced {
            seen.set("produced", Value::Day(made));
        }
        if let Some(count) = self.brands.1 {
            seen.set("brand_count", Value::Whole(count));
        }
        if let Some((form, until)) = &mark.offer {
            let mut promotion = Row::empty(crate::model::Promotion::SCHEMA);
            promotion.set("form", text(form));
            if let Some(day) = until {
                promotion.set("to", Value::Day(*day));
            }
            seen.set("promotion", Value::One(Box::new(promotion)));
        }
        if !mark.note.is_empty() {
            seen.set("note", text(&mark.note));
        }
        Some(seen)
    }
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
            return ("not looked at yet".to_owned(), false);
        };
        let last = self.last.as_ref();
        if shelf == Some(Shelf::None) {
            return match (self.product.theirs, last.and_then(|l| l.shelf)) {
                (false, Some(Shelf::None)) => ("still OUT".to_owned(), true),
                (false, _) => ("OUT: sold, or taken away?".to_owned(), true),
                (true, _) => ("not there any more".to_owned(), false),
            };
        }
        let Some(last) = last else {
            return ("first look".to_owned(), self.product.theirs);
        };
        let mut says = Vec::new();
        if now.is_some() && now != last.price {
            says.push(match below_usual(now, usual) {
                Some(percent) => format!("{percent} % below its usual price"),
                None => price_says(now, last.price),
            });
        }
        if shelf.is_some() && shelf != last.shelf {
            says.push(match last.shelf {
                Some(Shelf::None) => "back on the shelf".to_owned(),
                _ => "another place".to_owned(),
            });
        }
        if matches!(&self.state, RowState::Typed(mark) if mark.offer.is_some()) {
            says.push("an offer".to_owned());
        }
        let is_urgent = below_usual(now, usual).is_some();
        match says.is_empty() {
            true => ("the same".to_owned(), false),
            false => (says.join(", "), is_urgent && now != last.price),
        }
    }

    /// What was understood, line by line: what it is, and how it compares with last time.
    pub fn understood(&self, shelf_word: &dyn Fn(Shelf) -> String) -> Vec<(&'static str, String)> {
        let Some((now, usual, shelf)) = self.today() else {
            return vec![("", "not looked at: it stays as it was".to_owned())];
        };
        let last = self.last.as_ref();
        let mut lines = Vec::new();
        let was = last.and_then(|l| Some((l.price?, l.date)));
        lines.push((
            "price",
            match (now, was) {
                (None, _) => "none".to_owned(),
                (Some(now), Some((was, day))) if now != was => {
                    format!("{}, was {} on {}", amount(now), price(Some(was)), day.short_day())
                }
                (Some(now), _) => price(Some(now)),
            },
        ));
        let typed = match &self.state {
            RowState::Typed(mark) => mark.clone(),
            _ => ShelfMark::default(),
        };
        if let Some(usual) = usual {
            let kept = if typed.usual.is_some() { "" } else { ", kept from last time" };
            lines.push(("usual", format!("{}{kept}", price(Some(usual)))));
        }
        if let Some(shelf) = shelf {
            let kept = if typed.shelf.is_some() { "" } else { ", as last time" };
            lines.push(("place", format!("{}{kept}", shelf_word(shelf))));
        }
        let made = typed.produced.map(|d| d.long_day());
        lines.push(("made", made.unwrap_or_else(|| "not looked at".to_owned())));
        lines.push((
            "offer",
            match (&typed.offer, last.and_then(|l| l.offer.clone())) {
                (Some((form, until)), _) => match promotion_days((None, *until)) {
                    Some(days) => format!("{form}, {days}"),
                    None => form.clone(),
                },
                (None, Some(before)) => format!("not looked at; last time {before}"),
                (None, None) => "not looked at".to_owned(),
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

/// The name at the head of a line, and what is typed behind it: it ends at a price or a letter that means something.
/// A whole number right before a price with cents is of the name: "Cyl 3 9.90". So is the first of three.
fn name_of(typed: &str) -> (String, String) {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let means = |word: &str| {
        let lower = word.to_lowercase();
        let is_place = PLACES.iter().any(|(letter, _)| *letter == lower);
        is_place || matches!(lower.as_str(), "m" | "o") || price_of(word).is_some()
    };
    let has_cents = |word: &str| price_of(word).is_some() && word.contains(['.', ',']);
    // A price and a usual price at most: the first of three numbers is of the name too.
    let prices = |from: usize| words[from..].iter().take_while(|w| price_of(w).is_some()).count();
    let ends = |at: &usize| {
        let is_whole = price_of(words[*at]).is_some() && !has_cents(words[*at]);
        let next_has_cents = words.get(at + 1).is_some_and(|next| has_cents(next));
        means(words[*at]) && !(is_whole && (next_has_cents || prices(*at) > 2))
    };
    let end = (1..words.len()).find(ends).unwrap_or(words.len());
    (words[..end].join(" "), words[end..].join(" "))
}

/// A brand that the book knows at the head of the name, else its first word.
fn named(name: &str, known: &[String], company: &str, rows: &[WalkRow]) -> ShelfProduct {
    let said = folded(name);
    if let Some(row) = rows.iter().find(|r| folded(&r.product.name()) == said) {
        return row.product.clone();
    }
    let brands = known.iter().map(String::as_str).chain([company]).filter(|b| !b.is_empty());
    let begins = |brand: &&str| said.starts_with(&folded(brand));
    let brand = brands.filter(begins).max_by_key(|b| b.len());
    let words: Vec<&str> = name.split_whitespace().collect();
    let (brand, product) = match brand {
        Some(brand) => {
            let used = brand.split_whitespace().count().min(words.len());
            (brand.to_owned(), words[used..].join(" "))
        }
        None => (words[..1].join(" "), words[1..].join(" ")),
    };
    let theirs = company.is_empty() || folded(&brand) != folded(company);
    let product = (!product.is_empty()).then_some(product);
    ShelfProduct { theirs, brand: Some(brand), product }
}

#[cfg(test)]
#[path = "walk_tests.rs"]
mod tests;
