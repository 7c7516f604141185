//! Page 2: all places at a glance, what is known of the picked field, and what to do.

use super::{Market, StoreOrder};
use crate::model::Date;
use crate::text::DayText;
use crate::text::format::age;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::market::change::price;
use crate::workbench::market::history::PlaceHistory;
use crate::workbench::market::stores::{LATELY_DAYS, OwnGoods, StoreRow};
use crate::workbench::short_day;

/// Cells of a column before the products.
const BEFORE: usize = 2;
/// Our products that have a column, at most.
const MOST_PRODUCTS: usize = 12;

impl Market {
    /// Its panes: the grid above, the field and what to do below.
    pub(super) fn all_places(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.grid(ctx), [(self.this_field(ctx), 46), (self.what_to_do(ctx), 54)])
    }

    /// The places in the order that the rep wants.
    pub(super) fn put_in_order(&mut self) {
        let stores = &mut self.stores;
        let name = |row: &StoreRow| stores.histories[row.place].place.clone();
        let account = |row: &StoreRow| stores.histories[row.place].account.2.clone();
        match self.order {
            StoreOrder::Worst => {}
            StoreOrder::Place => stores.rows.sort_by_key(name),
            StoreOrder::Days => {
                stores.rows.sort_by_key(|r| (r.days.is_some(), std::cmp::Reverse(r.days)))
            }
            StoreOrder::Account => stores.rows.sort_by_key(|r| (account(r), name(r))),
        }
    }

    /// The place with the mark, by its place in the histories.
    pub(super) fn picked_place(&self) -> Option<usize> {
        self.spread.picked(0)
    }

    /// The columns of our products that are shown.
    fn columns(&self) -> usize {
        self.stores.products.len().min(MOST_PRODUCTS)
    }

    fn grid(&self, ctx: &Ctx) -> Ledger {
        let stores = &self.stores;
        if stores.rows.is_empty() {
            let says = phrase!("No place looked at yet. a walks the first shelf");
            return Ledger::text(self.pages(), "", [(says.to_owned(), Role::Muted)]);
        }
        let mut columns = vec![LedgerColumn::left("place").grow(), LedgerColumn::left("seen")];
        let titles = stores.products.iter().take(self.columns());
        columns.extend(titles.map(|name| LedgerColumn::left(name.as_str())));
        columns.push(LedgerColumn::right("brands").need(2));
        columns.push(LedgerColumn::left(phrase!("the others: what moved most")).grow().need(1));
        let critical = ctx.theme.glyphs.critical;
        let mut rows: Vec<LedgerRow> =
            stores.rows.iter().map(|row| self.store_row(row, critical)).collect();
        rows.push(LedgerRow::rule());
        rows.push(self.on_row());
        rows.push(self.price_row());
        let mut accounts: Vec<&str> =
            stores.histories.iter().map(|p| p.account.2.as_str()).collect();
        accounts.dedup();
        let right = match accounts.as_slice() {
            [one] => phrase!("{} of {}", stores.rows.len(), one),
            more => phrase!("{} of {} accounts", stores.rows.len(), more.len()),
        };
        let ledger = Ledger::new(self.pages(), right, columns, rows);
        match self.columns() {
            0 => ledger,
            n => ledger.with_fields(BEFORE, BEFORE + n - 1),
        }
    }

    fn store_row(&self, row: &StoreRow, critical: &str) -> LedgerRow {
        let place = &self.stores.histories[row.place];
        let seen = row.days.map_or(phrase!("never looked at").to_owned(), age);
        let mut cells = vec![place.place.as_str().into(), LedgerCell::with(seen, Role::Muted)];
        for field in row.fields.iter().take(self.columns()) {
            let (mark, role) = match field {
                OwnGoods::Out => (format!(" {critical}"), Role::Bad),
                OwnGoods::Old(_) => (format!(" {critical}"), Role::Warn),
                OwnGoods::Moved(..) => (String::new(), Role::Warn),
                OwnGoods::On(_) => (String::new(), Role::Body),
                OwnGoods::NotLooked => (String::new(), Role::Muted),
            };
            cells.push(LedgerCell::with(format!("{}{mark}", field.says()), role));
        }
        let brands = place.brands().map_or(String::new(), |n| n.to_string());
        cells.push(brands.into());
        cells.push(LedgerCell::with(row.rival.as_str(), Role::Body));
        LedgerRow::of(row.place, cells)
    }

    fn on_row(&self) -> LedgerRow {
        let mut cells: Vec<LedgerCell> = vec![phrase!("on, where looked").into(), "".into()];
        cells.extend((0..self.columns()).map(|at| {
            let (on, looked) = self.stores.on(at);
            LedgerCell::from(phrase!("{on} of {looked}", on, looked))
        }));
        LedgerRow::sum(cells)
    }

    fn price_row(&self) -> LedgerRow {
        let mut cells: Vec<LedgerCell> = vec!["price".into(), "".into()];
        for (at, name) in self.stores.products.iter().take(self.columns()).enumerate() {
            let places = self.stores.histories.iter();
            let of = places.filter_map(|p| {
                let product = self.stores.product_at(p, at)?;
                p.last_of(product)?.price
            });
            let mut prices: Vec<_> = of.collect();
            prices.sort();
            prices.dedup();
            let _ = name;
            cells.push(LedgerCell::from(match prices.as_slice() {
                [] => String::new(),
                [one] => price(Some(*one)),
                [low, .., high] => format!("{}, {}", price(Some(*low)), price(Some(*high))),
            }));
        }
        LedgerRow::sum(cells)
    }

    fn this_field(&self, ctx: &Ctx) -> Ledger {
        let place = self.picked_place().and_then(|at| self.stores.histories.get(at));
        let Some(place) = place else {
            let says = phrase!("what stands in the picked field, once a place was looked at");
            return Ledger::text(phrase!("This field"), "", [(says.to_owned(), Role::Muted)]);
        };
        let column = self.spread.field(0);
        let row = self.stores.rows.iter().find(|r| Some(r.place) == self.picked_place());
        let field = row.and_then(|r| r.fields.get(column).copied());
        let name = self.stores.products.get(column).map_or("", String::as_str);
        let at = self.stores.product_at(place, column);
        let days = at.and_then(|at| place.last_of(at)).map(|s| (ctx.today() - s.date).num_days());
        let right = match (field, days) {
            (Some(OwnGoods::Out), Some(days)) => phrase!("OUT for {}", age(days)),
            (Some(field), _) => field.says(),
            _ => String::new(),
        };
        let mut rows = vec![
            LedgerRow::note(phrase!("{} at {}", name, place.place), Role::Title),
            LedgerRow::blank(),
        ];
        rows.extend(seen_rows(place, at, ctx));
        rows.push(LedgerRow::rule());
        rows.extend(around(place, at));
        Ledger::new(phrase!("This field"), right, Vec::new(), rows)
    }

    fn what_to_do(&self, ctx: &Ctx) -> Ledger {
        let todos = &self.stores.todos;
        let critical = ctx.theme.glyphs.critical;
        let columns = vec![
            LedgerColumn::left(""),
            LedgerColumn::left("place"),
            LedgerColumn::left(phrase!("what, and what to do")).grow(),
        ];
        let mut rows: Vec<LedgerRow> = todos
            .iter()
            .enumerate()
            .map(|(at, todo)| {
                let place = todo.place.split(' ').next().unwrap_or_default();
                let says = match todo.in_hand {
                    Some(Some(due)) => {
                        phrase!("{}; to do, {}", todo.says, short_day(due, ctx.today()))
                    }
                    Some(None) => phrase!("{}; to do", todo.says),
                    None => todo.says.clone(),
                };
                let role = if todo.in_hand.is_some() { Role::Muted } else { Role::Body };
                let mark = if todo.urgent && todo.in_hand.is_none() { critical } else { "" };
                LedgerRow::of(
                    at,
                    vec![
                        LedgerCell::with(mark, Role::Bad),
                        LedgerCell::with(place, role),
                        LedgerCell::with(says, role),
                    ],
                )
            })
            .collect();
        if rows.is_empty() {
            rows.push(LedgerRow::note(phrase!("nothing to do at any place"), Role::Good));
        }
        rows.push(LedgerRow::rule());
        let (all, lately) = (self.stores.rows.len(), self.stores.lately);
        let looked = phrase!("{lately} of {all} places", lately, all);
        rows.push(LedgerRow::label(
            phrase!("looked at in {LATELY_DAYS} days", LATELY_DAYS),
            looked,
            Role::Body,
        ));
        if let Some((place, last)) = self.stores.next_walk() {
            let last = last.map_or(phrase!("never looked at").to_owned(), |d: Date| {
                phrase!("last on {}", short_day(d, ctx.today()))
            });
            rows.push(LedgerRow::label(
                phrase!("next walk"),
                format!("{place}, {last}"),
                Role::Body,
            ));
        }
        Ledger::new(phrase!("What to do, ours first"), todos.len().to_string(), columns, rows)
    }
}

/// The looks at a product there, the newest first.
fn seen_rows(place: &PlaceHistory, at: Option<usize>, ctx: &Ctx) -> Vec<LedgerRow> {
    let looks = place.looks.iter().rev().filter_map(|look| look.of(at?));
    let mut rows: Vec<LedgerRow> = looks
        .take(3)
        .map(|sight| {
            let shelf =
                sight.shelf.map(|s| ctx.bench.words.word("shelf", crate::model::Choice::word(s)));
            let parts = [price(sight.price), shelf.unwrap_or_default().to_owned()];
            let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            LedgerRow::label(short_day(sight.date, ctx.today()), parts.join(", "), Role::Body)
        })
        .collect();
    match rows.len() {
        0 => rows.push(LedgerRow::note(phrase!("never looked for here"), Role::Muted)),
        1 => {
            rows.push(LedgerRow::label(phrase!("before"), phrase!("never noted here"), Role::Muted))
        }
        _ => {}
    }
    rows
}

/// What holds at the place: agreements, what stands there instead, what it is worth.
fn around(place: &PlaceHistory, at: Option<usize>) -> Vec<LedgerRow> {
    let mut rows = vec![LedgerRow::label(phrase!("account"), place.account.2.as_str(), Role::Body)];
    for (what, until) in &place.agreements {
        let until = until.map_or(String::new(), |d| phrase!(", until {}", d.long_day()));
        rows.push(LedgerRow::label(phrase!("agreement"), format!("{what}{until}"), Role::Body));
    }
    let theirs = (0..place.products.len()).filter(|i| place.products[*i].theirs && Some(*i) != at);
    let last = place.looks.last();
    let instead: Vec<String> = theirs
        .filter_map(|i| {
            let sight = last?.of(i)?;
            Some(format!("{} {}", place.products[i].name(), price(sight.price)))
        })
        .collect();
    if !instead.is_empty() {
        rows.push(LedgerRow::label(phrase!("stands there"), instead.join(", "), Role::Body));
    }
    if let Some(worth) = place.worth {
        let says = phrase!("{}, by the white space", worth.whole());
        rows.push(LedgerRow::label(phrase!("worth"), says, Role::Body));
    }
    rows
}
