//! The names that answer to what is typed, looked through a stretch at a time, and the order of all rows.

use super::items::FindItem;
use crate::tui::action::Action;
use crate::workbench::quick_open::{BEGINS, IN_ORDER, Index, Rank, Typed};

/// Rows that are kept; the rest is counted.
pub const MOST: usize = 400;
/// Names that stand in front of what can be done with the first of them.
const NAMES_FIRST: usize = 5;
/// Names that are looked through between two looks at the keyboard.
const STRETCH: usize = 5_000;
/// From so many letters on a longer word only has fewer names than the shorter one.
const NARROWS: usize = 4;

/// Where a row stands, the first in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// What is called exactly so.
    Whole,
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
    /// What was typed.
    text: String,
    /// Only these are looked through: what the text before had.
    among: Option<Vec<usize>>,
}

impl Names {
    /// For this text: where it only goes on with what was typed before, among the names that had that.
    pub fn of(text: &str, before: Self, index: &Index) -> Self {
        let last = before.text.split_whitespace().next_back().map_or(0, |w| w.chars().count());
        let goes_on = last >= NARROWS && text.starts_with(&before.text) && before.is_over(index);
        let among = goes_on.then(|| {
            let mut places: Vec<usize> = before.found.iter().map(|found| found.3).collect();
            places.sort_unstable();
            places
        });
        Self { text: text.to_owned(), among, ..Self::default() }
    }

    /// Everything that has been read was looked through.
    pub fn is_over(&self, index: &Index) -> bool {
        self.next >= self.among.as_ref().map_or(index.entries.len(), Vec::len)
    }

    /// Looks through the next stretch.
    pub fn look(&mut self, typed: &Typed, index: &Index, here: Option<i64>) {
        let all = self.among.as_ref().map_or(index.entries.len(), Vec::len);
        let end = (self.next + STRETCH).min(all);
        for n in self.next..end {
            let i = self.among.as_ref().map_or(n, |among| among[n]);
            let entry = &index.entries[i];
            if let Some(rank) = typed.rank(entry) {
                let far = Some(entry.account) != here;
                let tier = match typed.is_name_of(entry) {
                    true => Tier::Whole,
                    false => tier(entry.kind, rank),
                };
                self.found.push((tier, rank, far, i));
            }
        }
        self.next = end;
    }

    /// Names and what else is offered, the best first, and how many more there are.
    pub fn rows(&self, offered: &[(Rank, FindItem)], index: &Index) -> (Vec<FindItem>, usize) {
        let mut rows: Vec<(Found, Option<&FindItem>)> =
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
        let names = rows.iter().take_while(|(found, _)| found.0 <= Tier::Begins).count();
        let mut items: Vec<FindItem> = rows
            .iter()
            .map(|(found, item)| match item {
                Some(item) => (*item).clone(),
                None => FindItem::Entry(found.3),
            })
            .collect();
        if let Some(FindItem::Entry(i)) = items.first().cloned()
            && index.entries[i].kind == "person"
        {
            let at = names.clamp(1, NAMES_FIRST);
            items.splice(at..at, [FindItem::Of(i, Action::Log), FindItem::Of(i, Action::Route)]);
        }
        (items, more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::workbench::Workbench;

    /// The rows of a text typed letter by letter, and of the same text at once.
    fn both(text: &str) -> [Vec<FindItem>; 2] {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let mut index = Index::default();
        while bench.read_index(&mut index).unwrap() {}
        let look = |text: &str, before: Names| {
            let mut names = Names::of(text, before, &index);
            while !names.is_over(&index) {
                names.look(&Typed::new(text), &index, None);
            }
            names
        };
        let letters = text.char_indices().map(|(at, c)| text.split_at(at + c.len_utf8()).0);
        let typed = letters.fold(Names::default(), |before, text| look(text, before));
        let once = look(text, Names::default());
        [typed.rows(&[], &index).0, once.rows(&[], &index).0]
    }

    #[test]
    fn letter_by_letter_finds_what_the_whole_text_finds() {
        for text in
            ["solberg", "erns", "north hyd", "northhydro", "wang", "pv", "王敏", "tec dir", "zzz"]
        {
            let [typed, once] = both(text);
            assert_eq!(typed, once, "{text}");
        }
    }
}
