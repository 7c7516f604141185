//! A walk along the shelf: typed is only what is different from the last look; what was passed over was not looked at.

use super::history::{PlaceHistory, ShelfProduct};
pub use super::walk_row::{RowState, WalkRow};

use super::shelf_mark::{PLACES, ShelfMark, glued, price_of};
use crate::model::{Choice, Date, Key, Observation, Record, Refusal, Row, Value, quoted};
use crate::text::format::count;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::folded;

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
        let mut rows: Vec<WalkRow> = place
            .products
            .iter()
            .enumerate()
            .map(|(at, product)| WalkRow {
                product: product.clone(),
                last: place.last_of(at).cloned(),
                elsewhere: None,
                state: RowState::NotLooked,
            })
            .collect();
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
            let words = phrase!("a price or a place, and no name");
            return Err(Refusal::because(
                phrase!("{} is {}", quoted(typed), words),
                phrase!("begin with what the product is called"),
            ));
        };
        if matches!(&new.state, RowState::Typed(mark) if *mark == ShelfMark::default()) {
            return Err(Refusal::because(
                phrase!("{} has no price and no place", quoted(typed)),
                phrase!("say what it costs or where it stands: 19 e"),
            ));
        }
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
        Ok(Operation::new(phrase!("look at {}: {}", self.place, count), edits))
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

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// The name at the head of a line, and what is typed behind it: it ends at a price or a letter that means something.
/// A whole number right before a price with cents is of the name: "Cyl 3 9.90". So is the first of three.
fn name_of(typed: &str) -> (String, String) {
    let words: Vec<&str> = typed.split_whitespace().collect();
    // A price and a usual price at most: the first of three numbers is of the name too.
    let end = (1..words.len())
        .find(|at| {
            let is_whole = price_of(words[*at]).is_some() && !has_cents(words[*at]);
            let next_has_cents = words.get(at + 1).is_some_and(|next| has_cents(next));
            means(words[*at]) && !(is_whole && (next_has_cents || prices(&words, *at) > 2))
        })
        .unwrap_or(words.len());
    (words[..end].join(" "), words[end..].join(" "))
}

fn prices(words: &[&str], from: usize) -> usize {
    words[from..].iter().take_while(|w| price_of(w).is_some()).count()
}

fn means(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_place = PLACES.iter().any(|(letter, _)| *letter == lower);
    is_place
        || matches!(lower.as_str(), "m" | "o")
        || price_of(word).is_some()
        || glued(word).is_some()
}

fn has_cents(word: &str) -> bool {
    price_of(word).is_some() && word.contains(['.', ','])
}

/// A brand that the book knows at the head of the name, else its first word.
fn named(name: &str, known: &[String], company: &str, rows: &[WalkRow]) -> ShelfProduct {
    let said = folded(name);
    if let Some(row) = rows.iter().find(|r| folded(&r.product.name()) == said) {
        return row.product.clone();
    }
    let brands = known.iter().map(String::as_str).chain([company]).filter(|b| !b.is_empty());
    let brand = brands.filter(|brand| said.starts_with(&folded(brand))).max_by_key(|b| b.len());
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
