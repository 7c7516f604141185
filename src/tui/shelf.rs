//! The accounts in their order: the list, its filter, and which one is picked.

use crate::model::{Key, Status, Tier};
use crate::workbench::{AccountLine, Shared, Standing, Workbench};

/// Rows that stand before the rest of the list is read.
const FIRST_PAGE: usize = 80;
/// How many accounts are judged between two looks at the keyboard.
const SLICE: usize = 64;
/// How many accounts get their search text between two looks at the keyboard.
const KEYED: usize = 1_000;

/// How the list is ordered; `o` turns it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By tier, then as in the file.
    #[default]
    Tier,
    /// Most critical findings first.
    Urgent,
    /// Least ready first.
    Readiness,
    /// By name.
    Name,
}

impl Order {
    /// The order that `o` turns to.
    fn next(self) -> Self {
        match self {
            Self::Tier => Self::Urgent,
            Self::Urgent => Self::Readiness,
            Self::Readiness => Self::Name,
            Self::Name => Self::Tier,
        }
    }

    /// As the status line says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tier => "by tier",
            Self::Urgent => "most urgent first",
            Self::Readiness => "least ready first",
            Self::Name => "by name",
        }
    }
}

/// The list of accounts.
#[derive(Default)]
pub struct Shelf {
    lines: Vec<AccountLine>,
    shown: Vec<usize>,
    picked: usize,
    total: usize,
    filter: String,
    order: Order,
    complete: bool,
    next_judged: usize,
    next_keyed: usize,
    by_key: Vec<usize>,
    /// Which drawing of the list is in view: its first row.
    pub top: usize,
}

impl Shelf {
    /// The first page of the file, quickly; the rest comes by [`Shelf::complete`].
    pub fn open(bench: &Workbench) -> crate::workbench::Result<Self> {
        let lines = bench.account_lines(Some(FIRST_PAGE))?;
        let total = bench.account_count()?;
        let complete = lines.len() >= total;
        let shown = (0..lines.len()).collect();
        Ok(Self { lines, shown, total, complete, ..Self::default() })
    }

    /// Reads the rest of the list; true where something was read.
    pub fn complete(&mut self, bench: &Workbench) -> crate::workbench::Result<bool> {
        if self.complete {
            return Ok(false);
        }
        self.complete = true;
        self.reload(bench)?;
        Ok(true)
    }

    /// Reads the list again, keeping mark, filter, order and what is known of standings.
    pub fn reload(&mut self, bench: &Workbench) -> crate::workbench::Result<()> {
        let picked = self.picked_key();
        let known: std::collections::HashMap<Key, Standing> =
            self.lines.iter().filter_map(|l| Some((l.key, l.standing?))).collect();
        self.lines = bench.account_lines(None)?;
        for line in &mut self.lines {
            line.standing = known.get(&line.key).copied();
        }
        self.total = self.lines.len();
        self.complete = true;
        (self.next_judged, self.next_keyed) = (0, 0);
        self.by_key.clear();
        self.arrange();
        if let Some(key) = picked {
            self.pick(key);
        }
        Ok(())
    }

    /// Reads one account again after a change of it; false where the whole list has to be read: accounts came
    /// or went, or it stands elsewhere now.
    pub fn touch(&mut self, bench: &Workbench, key: Key) -> crate::workbench::Result<bool> {
        let place = self.lines.iter().position(|l| l.key == key);
        let (Some(place), Some(mut now)) = (place, bench.account_line(key)?) else {
            return Ok(false);
        };
        let before = &self.lines[place];
        let stays = (now.tier, now.status) == (before.tier, before.status);
        if !stays || !self.complete || bench.account_count()? != self.total {
            return Ok(false);
        }
        let mut people = bench.people_between(key, key)?;
        now.read_keys(&people.remove(&key).unwrap_or_default());
        self.lines[place] = now;
        self.next_judged = 0;
        Ok(true)
    }

    /// Reads what the filter looks through, a stretch at a time; true while some is left.
    pub fn read_keys(&mut self, bench: &Workbench) -> crate::workbench::Result<bool> {
        if self.by_key.len() != self.lines.len() {
            self.by_key = (0..self.lines.len()).collect();
            self.by_key.sort_by_key(|i| self.lines[*i].key);
        }
        let end = (self.next_keyed + KEYED).min(self.by_key.len());
        let stretch = &self.by_key[self.next_keyed..end];
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
            return Ok(false);
        };
        let mut people = bench.people_between(self.lines[*first].key, self.lines[*last].key)?;
        for i in stretch {
            let line = &mut self.lines[*i];
            line.read_keys(&people.remove(&line.key).unwrap_or_default());
        }
        self.next_keyed = end;
        if !self.filter.is_empty() {
            self.arrange_keeping();
        }
        Ok(true)
    }

    /// Judges the next few accounts; true where one was judged, or some are left.
    pub fn judge(&mut self, bench: &Workbench, shared: &Shared) -> crate::workbench::Result<bool> {
        let mut left = SLICE;
        while left > 0 && self.next_judged < self.lines.len() {
            let line = &mut self.lines[self.next_judged];
            self.next_judged += 1;
            if line.standing.is_none() {
                line.standing = Some(bench.standing(line.key, shared)?);
                left -= 1;
            }
        }
        let more = self.next_judged < self.lines.len();
        if !more && matches!(self.order, Order::Urgent | Order::Readiness) {
            self.arrange_keeping();
        }
        Ok(more || left < SLICE)
    }

    /// Forgets what was concluded: of one account, or of all.
    pub fn forget(&mut self, key: Option<Key>) {
        for line in self.lines.iter_mut().filter(|l| key.is_none_or(|k| k == l.key)) {
            line.standing = None;
        }
        self.next_judged = 0;
    }

    /// How many accounts the file has.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many the filter leaves.
    pub fn len(&self) -> usize {
        if self.filter.is_empty() { self.total } else { self.shown.len() }
    }

    /// No account, or none that the filter leaves.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The account of a row, where it has been read.
    pub fn line(&self, row: usize) -> Option<&AccountLine> {
        self.shown.get(row).and_then(|i| self.lines.get(*i))
    }

    /// The account that was added last.
    pub fn newest(&self) -> Option<Key> {
        self.lines.iter().map(|l| l.key).max()
    }

    /// Every account that has been read.
    pub fn lines(&self) -> &[AccountLine] {
        &self.lines
    }

    /// The row with the mark.
    pub fn picked(&self) -> usize {
        self.picked
    }

    /// The account with the mark.
    pub fn picked_key(&self) -> Option<Key> {
        self.line(self.picked).map(|l| l.key)
    }

    /// Puts the mark on a row.
    pub fn mark(&mut self, row: usize) {
        self.picked = row.min(self.shown.len().saturating_sub(1));
    }

    /// Puts the mark on an account; a filter that hides it is lifted.
    pub fn pick(&mut self, key: Key) {
        let at = |shelf: &Self| shelf.shown.iter().position(|i| shelf.lines[*i].key == key);
        if at(self).is_none() && !self.filter.is_empty() {
            self.filter.clear();
            self.arrange();
        }
        if let Some(row) = at(self) {
            self.picked = row;
        }
    }

    /// What the filter holds.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Filters the list; the mark stays on its account where it can.
    pub fn set_filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
        self.arrange_keeping();
    }

    /// How the list is ordered.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Turns to the next order.
    pub fn turn_order(&mut self) {
        self.order = self.order.next();
        self.arrange_keeping();
    }

    /// How many accounts are of this tier, lost ones aside, and how many were lost.
    pub fn count(&self, tier: Tier) -> (usize, usize) {
        let of = |l: &&AccountLine| l.tier == tier;
        let lost = |l: &&AccountLine| l.status == Status::Lost;
        let all = self.lines.iter().filter(of).count();
        (all, self.lines.iter().filter(of).filter(lost).count())
    }

    fn arrange_keeping(&mut self) {
        let picked = self.picked_key();
        self.arrange();
        let row = picked.and_then(|key| self.shown.iter().position(|i| self.lines[*i].key == key));
        self.picked = row.unwrap_or(0);
    }

    fn arrange(&mut self) {
        let wanted = super::search::Wanted::new(&self.filter);
        let fits = |line: &AccountLine| match line.keys.as_str() {
            "" => wanted.fits(&[&line.name, &line.also]),
            keys => wanted.fits_folded(keys),
        };
        self.shown = (0..self.lines.len()).filter(|i| fits(&self.lines[*i])).collect();
        let lines = &self.lines;
        match self.order {
            Order::Tier => {}
            Order::Name => self.shown.sort_by_key(|i| lines[*i].name.to_lowercase()),
            Order::Urgent => self
                .shown
                .sort_by_key(|i| std::cmp::Reverse(lines[*i].standing.map_or(0, |s| s.critical))),
            Order::Readiness => self
                .shown
                .sort_by_key(|i| lines[*i].standing.and_then(|s| s.readiness).unwrap_or(i64::MAX)),
        }
        self.picked = self.picked.min(self.shown.len().saturating_sub(1));
    }
}
