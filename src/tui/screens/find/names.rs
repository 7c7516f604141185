//! The names that answer to what is typed, looked through a stretch at a time, and the order of all rows.

use super::items::Item;
use crate::tui::action::Action;
use crate::workbench::seek::{BEGINS, IN_ORDER, Index, Rank, Typed};

/// Rows that are kept; the rest is counted.
pub const MOST: usize = 400;
/// Names that stand in front of what can be done with the first of them.
const NAMES_FIRST: usize = 5;
/// Names that are looked through between two looks at the keyboard.
const STRETCH: usize = 10_000;

/// Where a row stands, the first in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// A person or an account whose name begins so.
    Begins,
    /// Another name.
    Name,
    Command,
    /// A name that only has the letters in their order.
    Loose,
}

fn tier(kind: &str, rank: Rank) -> Tier {
    match kind {
        "person" | "account" if rank <= BEGINS => Tier::Begins,
        _ if rank < IN_ORDER => Tier::Name,
        _ => Tier::Loose,
    }
}

/// A name that answers: where it stands, how well it answers, whether it is of the picked account.
type Found = (Tier, Rank, bool, usize);

/// What answers so far.
#[derive(Default)]
pub struct Names {
    found: Vec<Found>,
    next: usize,
}

impl Names {
    /// Everything that has been read was looked through.
    pub fn is_over(&self, index: &Index) -> bool {
        self.next >= index.entries.len()
    }

    /// Looks through the next stretch.
    pub fn look(&mut self, typed: &Typed, index: &Index, here: Option<i64>) {
        let end = (self.next + STRETCH).min(index.entries.len());
        for (i, entry) in index.entries.iter().enumerate().take(end).skip(self.next) {
            if let Some(rank) = typed.rank(entry) {
                let far = Some(entry.account) != here;
                self.found.push((tier(entry.kind, rank), rank, far, i));
            }
        }
        self.next = end;
    }

    /// Names and what else is offered, the best first, and how many more there are.
    pub fn rows(&self, offered: &[(Rank, Item)], index: &Index) -> (Vec<Item>, usize) {
        let mut rows: Vec<(Found, Option<&Item>)> =
            self.found.iter().map(|found| (*found, None)).collect();
        for (i, (rank, item)) in offered.iter().enumerate() {
            let tier = if *rank < IN_ORDER { Tier::Command } else { Tier::Loose };
            rows.push(((tier, *rank, true, index.entries.len() + i), Some(item)));
        }
        let more = rows.len().saturating_sub(MOST);
        if more > 0 {
            rows.select_nth_unstable_by_key(MOST, |(found, _)| *found);
            rows.truncate(MOST);
        }
        rows.sort_unstable_by_key(|(found, _)| *found);
        let names = rows.iter().take_while(|(found, _)| found.0 == Tier::Begins).count();
        let item = |(found, item): &(Found, Option<&Item>)| match item {
            Some(item) => (*item).clone(),
            None => Item::Entry(found.3),
        };
        let mut items: Vec<Item> = rows.iter().map(item).collect();
        if let Some(Item::Entry(i)) = items.first().cloned()
            && index.entries[i].kind == "person"
        {
            let at = names.clamp(1, NAMES_FIRST);
            items.splice(at..at, [Item::Of(i, Action::Log), Item::Of(i, Action::Route)]);
        }
        (items, more)
    }
}
