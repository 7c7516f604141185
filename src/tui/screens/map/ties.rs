//! Who moves whom, below the tree: the ties of the account, the strongest first, where the window is so tall that
//! the list leaves room for them.

use crate::model::{Account, Choice as _, Person, Tie, TieKind};
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::called;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Reverse;

/// Rows that are kept for drawing, more than a window shows; the rest is counted.
const KEPT: usize = 200;
/// Rows of people and of blank lines that the list keeps beside its own, for its title and its foot.
const ABOUT: usize = 8;
/// A rule, the titles and six ties, or all that there are: with fewer lines there is no block.
const LEAST: usize = 8;

/// The ties of the account as rows, and how many there are.
#[derive(Default)]
pub(super) struct AccountTies {
    rows: Vec<TieRow>,
    count: usize,
}

struct TieRow {
    strength: String,
    from: String,
    kind: TieKind,
    to: String,
    note: String,
}

impl AccountTies {
    /// Of the ties between people who are here, those that move somebody most first.
    pub(super) fn of(account: &Account) -> Self {
        let here: std::collections::HashMap<&str, &Person> = account
            .people
            .iter()
            .filter(|p| p.left.is_none())
            .map(|p| (p.id.as_str(), p))
            .collect();
        let person = |id: &Option<String>| id.as_deref().and_then(|id| here.get(id)).copied();
        let mut ties: Vec<(&Tie, &Person, &Person)> = account
            .ties
            .iter()
            .filter_map(|tie| Some((tie, person(&tie.from.0)?, person(&tie.to.0)?)))
            .collect();
        ties.sort_by_key(|(tie, _, to)| {
            (Reverse(tie.strength.unwrap_or(0)), Reverse(to.influence.unwrap_or(0)))
        });
        let rows = ties.iter().take(KEPT).map(|(tie, from, to)| TieRow {
            strength: tie.strength.map_or("-".to_owned(), |n| n.to_string()),
            from: called(from),
            kind: tie.kind,
            to: called(to),
            note: tie.note.or_empty().to_owned(),
        });
        Self { rows: rows.collect(), count: ties.len() }
    }

    /// Lines of the block where so many are left beside so many people; none where it has no room.
    pub(super) fn lines(&self, height: u16, people: usize) -> u16 {
        let spare = usize::from(height).saturating_sub(people + ABOUT);
        let wanted = self.count + 2;
        match self.count > 0 && spare >= LEAST.min(wanted) {
            true => u16::try_from(spare.min(wanted)).unwrap_or(height),
            false => 0,
        }
    }

    /// The block: a rule, the titles, a row each.
    pub(super) fn draw(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        draw_rule(buf, line, area.y, ctx.theme);
        let rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let columns = [
            Column::right(phrase!("strength"), 8),
            Column::fill(phrase!("who moves whom"), 24),
            Column::fixed("", 17),
            Column::fill("", 24),
            Column::fill(phrase!("how we know"), 20).need(1),
        ];
        let row = |i: usize| {
            let Some(tie) = self.rows.get(i) else { return Row::default() };
            let (family, rival) = (tie.kind == TieKind::Family, tie.kind == TieKind::Rival);
            let role = if family || rival { Role::Warn } else { Role::Muted };
            Row::new([
                Cell::new(tie.strength.as_str()),
                Cell::new(tie.from.as_str()),
                Cell::with(ctx.bench.words.word("tie", tie.kind.word()), role),
                Cell::new(tie.to.as_str()),
                Cell::with(tie.note.as_str(), Role::Muted),
            ])
        };
        let len = self.count;
        Table { columns: &columns, len, picked: None, focused: false, row: &row }
            .draw(buf, rest, &mut 0, ctx.theme);
    }
}
