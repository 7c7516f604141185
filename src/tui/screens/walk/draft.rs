//! The draft of a walk: what was noted, as it could have been typed.

use super::Walk;
use crate::text::parse::parse;
use crate::tui::ctx::Ctx;
use crate::workbench::market::shelf_mark::ShelfMark;
use crate::workbench::market::walk::{RowState, Walk as Shelf};

/// What a draft says of a row that is as last time.
const AS_BEFORE: &str = "=";

impl Walk {
    /// Products that are noted or typed, as text that can be read back.
    pub(super) fn kept(&self) -> String {
        let mut text = self.shelf.brands.1.map_or(String::new(), |n| n.to_string());
        for row in &self.shelf.rows {
            let state = match &row.state {
                RowState::NotLooked => continue,
                RowState::AsBefore => AS_BEFORE.to_owned(),
                RowState::Typed(mark) => written(mark),
            };
            let brand = row.product.brand.as_deref().unwrap_or_default();
            let product = row.product.product.as_deref().unwrap_or_default();
            let theirs = if row.product.theirs { "" } else { "ours" };
            text += &format!("\n{brand}\t{product}\t{theirs}\t{state}");
        }
        text
    }

    pub(super) fn restore(&mut self, text: &str, ctx: &Ctx) {
        let mut lines = text.lines();
        self.shelf.brands.1 = lines.next().and_then(parse);
        for line in lines {
            let parts: Vec<&str> = line.split('\t').collect();
            let [brand, product, ours, state] = parts.as_slice() else { continue };
            let is_it =
                |text: &Option<String>, part: &str| text.as_deref().unwrap_or_default() == part;
            let mut rows = self.shelf.rows.iter_mut();
            let found =
                rows.find(|r| is_it(&r.product.brand, brand) && is_it(&r.product.product, product));
            match (found, *state) {
                (Some(row), AS_BEFORE) => row.state = RowState::AsBefore,
                (Some(row), typed) => {
                    row.state = RowState::Typed(ShelfMark::read(typed, ctx.today()));
                }
                (None, typed) => {
                    let name = format!("{brand} {product} {typed}");
                    let known = vec![(*brand).to_owned()];
                    let company = if ours.is_empty() { "" } else { brand };
                    // What the draft holds was read once already: it has a name.
                    let _ = self.shelf.add(name.trim(), ctx.today(), &known, company);
                }
            }
        }
    }
}

pub(super) fn draft_name(shelf: &Shelf) -> String {
    phrase!("walk {} {}", shelf.account.0, shelf.place)
}

/// What was understood of a row, as it could have been typed.
fn written(mark: &ShelfMark) -> String {
    use crate::workbench::market::change::price;
    let letter = |shelf: crate::model::Shelf| match shelf {
        crate::model::Shelf::Best => "b",
        crate::model::Shelf::EyeLevel => "e",
        crate::model::Shelf::Lower => "l",
        crate::model::Shelf::End => "a",
        crate::model::Shelf::None => "n",
    };
    let mut parts: Vec<String> =
        [mark.price, mark.usual].into_iter().flatten().map(|money| price(Some(money))).collect();
    parts.extend(mark.shelf.map(|s| letter(s).to_owned()));
    if !mark.note.is_empty() {
        parts.push(mark.note.clone());
    }
    parts.extend(mark.produced.map(|d| format!("m {d}")));
    if let Some((form, until)) = &mark.offer {
        let until = until.map_or(String::new(), |d| phrase!(" to {d}", d));
        parts.push(format!("o {form}{until}"));
    }
    parts.join(" ")
}
