//! Page 2: products by units, the picked field, and the best openings.

use super::PlanScreen;
use crate::model::{Choice, Money, NeedState};
use crate::rules::cents::amount;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::plan::white_space::{Opening, SpaceField};

/// The orders of the openings, with their words.
pub const ORDERS: [&str; 3] = ["by worth", "by product", "by unit"];

impl PlanScreen {
    /// Its panes: the matrix and its field above, the openings below.
    pub(super) fn space_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        vec![
            vec![
                Leaf { ledger: self.matrix(ctx), share: 66 },
                Leaf { ledger: self.space_field(ctx), share: 34 },
            ],
            vec![Leaf { ledger: self.openings(), share: 100 }],
        ]
    }

    /// The row and unit of the field with the mark.
    pub(super) fn picked_field(&self) -> Option<(usize, usize)> {
        let at = (self.spread.picked(0)?, self.spread.field(0));
        self.space.field(at).map(|_| at)
    }

    /// The openings in their order, by their places.
    pub(super) fn opening_order(&self) -> Vec<usize> {
        let openings = &self.space.openings;
        let mut order: Vec<usize> = (0..openings.len()).collect();
        match self.space_order {
            1 => order.sort_by_key(|i| openings[*i].at),
            2 => order.sort_by_key(|i| (openings[*i].at.1, openings[*i].at.0)),
            _ => {}
        }
        order
    }

    /// The mark on the field of the best opening.
    pub(super) fn pick_first_opening(&mut self) {
        if let Some(first) = self.space.openings.first() {
            let at = first.at;
            self.spread.pick(0, at.0);
            self.spread.pick_field(0, at.1);
        }
    }

    pub(super) fn space_status(&self) -> String {
        let units = self.space.units.len();
        match self.picked_field() {
            Some((row, unit)) => {
                phrase!("field {} of {}", row * units + unit + 1, self.space.fields())
            }
            None => String::new(),
        }
    }

    fn matrix(&self, ctx: &Ctx) -> Ledger {
        let space = &self.space;
        if space.rows.is_empty() {
            let add = ctx.keymap.key(crate::tui::action::Action::Add);
            let says = phrase!(
                "Units and products make the field. {add} names the first: a need, its unit and our product",
                add
            );
            return Ledger::text(self.pages(), "", [(says, Role::Muted)]);
        }
        let mut columns = vec![LedgerColumn::left("").grow()];
        columns.extend(space.units.iter().map(|u| LedgerColumn::left(u.as_str())));
        let mut rows = Vec::new();
        for (at, row) in space.rows.iter().enumerate() {
            let mut cells: Vec<LedgerCell> = vec![row.name.as_str().into()];
            cells.extend(row.fields.iter().map(|field| field_cell(field, ctx)));
            rows.push(LedgerRow::of(at, cells));
        }
        rows.push(LedgerRow::rule());
        for (state, word) in [(NeedState::Open, "open"), (NeedState::Rivals, "rivals'")] {
            let mut cells: Vec<LedgerCell> = vec![LedgerCell::with(word, Role::Muted)];
            cells.extend((0..space.units.len()).map(|unit| {
                let (count, value) = space.sum(state, Some(unit));
                LedgerCell::from(match count {
                    0 => "-".to_owned(),
                    _ => thousand(value.0),
                })
            }));
            rows.push(LedgerRow::sum(cells));
        }
        let part = |state: NeedState, word: &str| {
            let (count, value) = space.sum(state, None);
            match value.0 {
                0 => format!("{count} {word}"),
                _ => format!("{count} {word} {}", thousand(value.0)),
            }
        };
        let says = phrase!(
            "{} fields: {}, {}, {}, {}",
            space.fields(),
            part(NeedState::Ours, phrase!("ours")),
            part(NeedState::Open, phrase!("open")),
            part(NeedState::Rivals, phrase!("rivals'")),
            part(NeedState::None, phrase!("none"))
        );
        rows.push(LedgerRow::note(says, Role::Muted));
        let units = space.units.len();
        Ledger::new(self.pages(), "thousands", columns, rows).with_fields(1, units)
    }

    fn space_field(&self, ctx: &Ctx) -> Ledger {
        let Some((row, unit)) = self.picked_field() else {
            return Ledger::text(phrase!("This field"), "", []);
        };
        let field = &self.space.rows[row].fields[unit];
        let state =
            field.state.map_or(phrase!("not said"), |s| ctx.bench.words.word("need", s.word()));
        let title = phrase!("{} at {}", self.space.rows[row].name, self.space.units[unit]);
        let mut rows = vec![LedgerRow::note(title, Role::Title), LedgerRow::blank()];
        let mut say = |word: &str, text: Option<String>| {
            if let Some(text) = text {
                rows.push(LedgerRow::label(word, text, Role::Body));
            }
        };
        say("need", field.need.clone());
        say(phrase!("served by"), field.rival.clone());
        say("worth", field.value.map(amount));
        say("note", field.note.clone());
        say("deal", field.deal.as_ref().map(|(_, name)| name.clone()));
        let opening = self.space.openings.iter().find(|o| o.at == (row, unit));
        if let Some(opening) = opening {
            rows.push(LedgerRow::rule());
            rows.push(LedgerRow::note(opening.why.as_str(), Role::Body));
        }
        if self.space.follow.contains(&(row, unit)) {
            rows.push(LedgerRow::rule());
            let says =
                phrase!("would follow the deal at the other unit: the same need, the same rival");
            rows.push(LedgerRow::note(says, Role::Body));
        }
        Ledger::new(phrase!("This field"), state, Vec::new(), rows)
    }

    fn openings(&self) -> Ledger {
        let space = &self.space;
        let columns = vec![
            LedgerColumn::right(""),
            LedgerColumn::left("where").grow(),
            LedgerColumn::right("worth"),
            LedgerColumn::left("now"),
            LedgerColumn::left(phrase!("why it stands here")).grow().need(1),
        ];
        let order = self.opening_order();
        let mut rows: Vec<LedgerRow> = order
            .iter()
            .enumerate()
            .map(|(nth, at)| {
                let opening = &space.openings[*at];
                let (row, unit) = opening.at;
                LedgerRow::of(
                    *at,
                    vec![
                        LedgerCell::with((nth + 1).to_string(), Role::Muted),
                        format!("{}, {}", space.rows[row].name, space.units[unit]).into(),
                        opening.value.map_or("-".to_owned(), amount).into(),
                        now_cell(opening, &space.rows[row].fields[unit]),
                        LedgerCell::with(opening.why.as_str(), Role::Body),
                    ],
                )
            })
            .collect();
        if rows.is_empty() {
            rows.push(LedgerRow::note(
                phrase!("no field is open, and none a rival's"),
                Role::Muted,
            ));
        }
        rows.push(LedgerRow::rule());
        let named = |at: &(usize, usize)| {
            let value = space.rows[at.0].fields[at.1].value;
            let value = value.map_or(String::new(), |v| format!(", {}", amount(v)));
            phrase!("{} at {}{}", space.rows[at.0].name, space.units[at.1], value)
        };
        for at in &space.in_deal {
            let deal = space.rows[at.0].fields[at.1].deal.as_ref().map_or("", |(_, name)| name);
            let says = format!("{}: {deal}", named(at));
            rows.push(LedgerRow::label(phrase!("in a deal already"), says, Role::Muted));
        }
        for at in &space.follow {
            rows.push(LedgerRow::label(phrase!("would follow it"), named(at), Role::Muted));
        }
        let worth: i64 = space.openings.iter().filter_map(|o| o.value).map(Money::cents).sum();
        let right = match space.openings.len() {
            0 => String::new(),
            n => phrase!(
                "{} without a deal, {}; {}",
                n,
                amount(Money::from_cents(worth)),
                phrase!(ORDERS[self.space_order])
            ),
        };
        Ledger::new(phrase!("The best openings"), right, columns, rows)
    }
}

/// In whole thousands, a smaller amount as it is.
pub fn thousand(cents: i128) -> String {
    let units = cents.abs() / 100;
    let shown = if units >= 1_000 { (cents / 100 + 500) / 1_000 } else { cents / 100 };
    crate::rules::cents::Cents(shown * 100).grouped()
}

fn field_cell(field: &SpaceField, ctx: &Ctx) -> LedgerCell {
    let Some(state) = field.state else {
        return LedgerCell::with("?", Role::Muted);
    };
    let word = match (state, &field.rival) {
        (NeedState::Rivals, Some(rival)) => rival.as_str(),
        _ => ctx.bench.words.word("need", state.word()),
    };
    let role = match state {
        NeedState::Open => Role::Accent,
        NeedState::Rivals => Role::Warn,
        NeedState::Ours => Role::Good,
        NeedState::None => Role::Muted,
    };
    let value = field.value.filter(|_| state != NeedState::None);
    let value = value.map_or(String::new(), |v| format!(" {}", thousand(v.cents().into())));
    LedgerCell::with(format!("{word}{value}"), role)
}

fn now_cell(opening: &Opening, field: &SpaceField) -> LedgerCell {
    match (opening.is_rivals, &field.rival) {
        (true, Some(rival)) => LedgerCell::with(rival.as_str(), Role::Warn),
        (true, None) => LedgerCell::with(phrase!("a rival's"), Role::Warn),
        (false, _) => LedgerCell::with("open", Role::Accent),
    }
}
