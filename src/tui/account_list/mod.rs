//! The accounts in their order: the list, its filter, and which one is picked.

mod arrange;
mod order;
mod searched;

use crate::model::{Key, Status, Tier};
use crate::workbench::{AccountLine, AccountSummary, Judge, NextPage, Shared, Workbench};
pub use order::AccountOrder;
use searched::{Searched, Span};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Rows that stand before the rest of the list is read.
const FIRST_PAGE: usize = 80;
/// How many rows are read between two looks at the keyboard: 2 ms.
const PAGE: usize = 2_000;
/// How many accounts get what the filter looks through and what is kept of their standings: 2 ms.
const STRETCH: usize = 500;
/// How many accounts are judged between two looks at the keyboard: 2 ms.
const SLICE: usize = 16;
/// After so many of them the list is shown with what is known by then; drawing costs as much as ten judgings.
const SHOWN_AFTER: usize = 256;
/// After so many accounts whose standings were kept.
const SHOWN_READ: usize = 10_000;

/// The list of accounts.
#[derive(Default)]
pub struct AccountList {
    lines: Vec<AccountLine>,
    /// What the filter looks through, by line.
    spans: Vec<Span>,
    searched: Searched,
    shown: Vec<u32>,
    picked: usize,
    total: usize,
    filter: String,
    /// The account with the mark before the list was filtered.
    before: Option<Key>,
    order: AccountOrder,
    /// Where the rest of the list begins; nothing where all of it is read.
    rest: Option<NextPage>,
    /// The lines by the accounts' numbers, while they are read on.
    by_key: Vec<u32>,
    next_read: usize,
    next_judged: usize,
    judged_unseen: usize,
    /// Accounts of tier key, and how many of them are lost.
    keys: (usize, usize),
    /// Which drawing of the list is in view: its first row.
    pub top: usize,
}

impl AccountList {
    /// The first page of the file, quickly; the rest comes by [`AccountList::complete`].
    pub fn open(bench: &Workbench) -> crate::workbench::Result<Self> {
        let mut accounts = Self { total: bench.account_count()?, ..Self::default() };
        accounts.read_page(bench, NextPage::default(), FIRST_PAGE)?;
        Ok(accounts)
    }

    fn read_page(
        &mut self,
        bench: &Workbench,
        from: NextPage,
        most: usize,
    ) -> crate::workbench::Result<()> {
        let (lines, next) = bench.account_page(from, most)?;
        self.rest = next;
        self.append(lines);
        Ok(())
    }

    fn append(&mut self, lines: Vec<AccountLine>) {
        for line in lines.iter().filter(|l| l.tier == Tier::Key) {
            self.keys.0 += 1;
            self.keys.1 += usize::from(line.status == Status::Lost);
        }
        self.lines.extend(lines);
        self.spans.resize(self.lines.len(), Span::default());
        if self.rest.is_none() {
            self.total = self.lines.len();
        }
        self.arrange_keeping();
    }

    /// Reads the next page of the rest of the list; true where something was read.
    pub fn complete(&mut self, bench: &Workbench) -> crate::workbench::Result<bool> {
        let Some(from) = self.rest else {
            return Ok(false);
        };
        self.lines.reserve_exact(self.total.saturating_sub(self.lines.len()));
        self.read_page(bench, from, PAGE)?;
        Ok(true)
    }

    /// Reads the list again, keeping mark, filter, order and what is known of accounts.
    pub fn reload(&mut self, bench: &Workbench) -> crate::workbench::Result<()> {
        let picked = self.picked_key();
        let old = self.lines.iter().zip(&self.spans);
        let known: HashMap<Key, (Option<AccountSummary>, Span)> =
            old.map(|(line, span)| (line.key, (line.summary, *span))).collect();
        self.lines.clear();
        self.spans.clear();
        (self.keys, self.rest) = ((0, 0), None);
        self.append(bench.account_lines(None)?);
        for (line, span) in self.lines.iter_mut().zip(&mut self.spans) {
            (line.summary, *span) = known.get(&line.key).copied().unwrap_or_default();
        }
        self.begin_again();
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
        let (Some(place), Some(now)) = (place, bench.account_line(key)?) else {
            return Ok(false);
        };
        let before = &self.lines[place];
        let stays = (now.tier, now.status) == (before.tier, before.status);
        if !stays || self.rest.is_some() || bench.account_count()? != self.total {
            return Ok(false);
        }
        let (searched, span) = (&mut self.searched, &mut self.spans[place]);
        bench.searched_between(key, key, |_, text| *span = searched.keep(text))?;
        self.lines[place] = now;
        self.next_judged = 0;
        Ok(true)
    }

    /// Reads what the filter looks through and what is kept of standings, a stretch at a time; true while
    /// some is left.
    pub fn read_on(&mut self, bench: &Workbench, judge: &Judge) -> crate::workbench::Result<bool> {
        if self.next_read >= self.lines.len() {
            self.by_key = Vec::new();
            return Ok(false);
        }
        if self.by_key.len() != self.lines.len() {
            self.by_key = places(self.lines.len());
            self.by_key.sort_unstable_by_key(|i| self.lines[*i as usize].key);
        }
        let end = (self.next_read + STRETCH).min(self.by_key.len());
        let stretch = self.next_read..end;
        self.next_read = end;
        self.read_texts(bench, stretch.clone())?;
        self.recall(bench, judge, stretch)?;
        if !self.filter.is_empty() && self.is_read_so_far() {
            self.arrange_keeping();
        }
        Ok(true)
    }

    /// Is what was read on worth a drawing?
    pub fn is_read_so_far(&self) -> bool {
        self.next_read >= self.lines.len() || self.next_read.is_multiple_of(SHOWN_READ)
    }

    /// The numbers of the first and the last account of a stretch.
    fn ends(&self, stretch: &[u32]) -> (Key, Key) {
        let key = |i: Option<&u32>| i.map_or(0, |i| self.lines[*i as usize].key);
        (key(stretch.first()), key(stretch.last()))
    }

    fn read_texts(
        &mut self,
        bench: &Workbench,
        stretch: Range<usize>,
    ) -> crate::workbench::Result<()> {
        let stretch = &self.by_key[stretch];
        if stretch.iter().all(|i| self.spans[*i as usize].is_read()) {
            return Ok(());
        }
        let (first, last) = self.ends(stretch);
        let (lines, spans, searched) = (&self.lines, &mut self.spans, &mut self.searched);
        let mut places = stretch.iter().peekable();
        bench.searched_between(first, last, |key, text| {
            while let Some(i) = places.next_if(|i| lines[**i as usize].key <= key) {
                let span = &mut spans[*i as usize];
                if lines[*i as usize].key == key && !span.is_read() {
                    *span = searched.keep(text);
                }
            }
        })
    }

    fn recall(
        &mut self,
        bench: &Workbench,
        judge: &Judge,
        stretch: Range<usize>,
    ) -> crate::workbench::Result<()> {
        let stretch = &self.by_key[stretch];
        let (first, last) = self.ends(stretch);
        let mut places = stretch.iter().peekable();
        for (key, summary) in judge.recall(bench, first, last)? {
            while let Some(i) = places.next_if(|i| self.lines[**i as usize].key <= key) {
                let line = &mut self.lines[*i as usize];
                if line.key == key && line.summary.is_none() {
                    line.summary = Some(summary);
                }
            }
        }
        Ok(())
    }

    /// Judges the next few accounts; true where one was judged, or some are left.
    pub fn judge(
        &mut self,
        bench: &Workbench,
        judge: &mut Judge,
        shared: &Shared,
    ) -> crate::workbench::Result<bool> {
        let mut places = Vec::with_capacity(SLICE);
        while places.len() < SLICE && self.next_judged < self.lines.len() {
            if self.lines[self.next_judged].summary.is_none() {
                places.push(self.next_judged);
            }
            self.next_judged += 1;
        }
        let keys: Vec<Key> = places.iter().map(|i| self.lines[*i].key).collect();
        if !keys.is_empty() {
            for (i, summary) in places.iter().zip(judge.judge(bench, shared, &keys)?) {
                self.lines[*i].summary = Some(summary);
            }
        }
        self.judged_unseen += keys.len();
        let more = self.next_judged < self.lines.len();
        if !more
            && !keys.is_empty()
            && matches!(self.order, AccountOrder::Urgent | AccountOrder::Readiness)
        {
            self.arrange_keeping();
        }
        Ok(more || !keys.is_empty())
    }

    /// Has so much been judged since this was true that it is worth a drawing?
    pub fn is_worth_showing(&mut self) -> bool {
        let worth = self.judged_unseen >= SHOWN_AFTER
            || self.judged_unseen > 0 && self.next_judged >= self.lines.len();
        if worth {
            self.judged_unseen = 0;
        }
        worth
    }

    /// What the dossier says of its account counts more than what was kept of it.
    pub fn correct(&mut self, row: usize, summary: AccountSummary) {
        let line = self.shown.get(row).and_then(|i| self.lines.get_mut(*i as usize));
        if let Some(known) = line.and_then(|l| l.summary.as_mut()) {
            *known = summary;
        }
    }

    /// Forgets what is known: of these accounts, or of all.
    pub fn forget(&mut self, keys: Option<&BTreeSet<Key>>) {
        for (line, span) in self.lines.iter_mut().zip(&mut self.spans) {
            if keys.is_none_or(|keys| keys.contains(&line.key)) {
                (line.summary, *span) = (None, Span::default());
            }
        }
        if keys.is_none() {
            self.searched = Searched::default();
        }
        self.begin_again();
    }

    /// Forgets what was concluded of all: they are judged by something else now.
    pub fn forget_summaries(&mut self) {
        self.lines.iter_mut().for_each(|line| line.summary = None);
        self.begin_again();
    }

    fn begin_again(&mut self) {
        (self.next_read, self.next_judged) = (0, 0);
        self.by_key.clear();
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
        self.shown.get(row).and_then(|i| self.lines.get(*i as usize))
    }

    /// The account that was added last.
    pub fn newest(&self) -> Option<Key> {
        self.lines.iter().map(|l| l.key).max()
    }

    /// The row with the mark.
    pub fn picked(&self) -> usize {
        self.picked
    }

    /// The account with the mark; where the filter leaves none, the one from before it.
    pub fn picked_key(&self) -> Option<Key> {
        let before = self.before.filter(|_| !self.filter.is_empty());
        self.line(self.picked).map(|l| l.key).or(before)
    }

    /// Is this account among those that have been read?
    pub fn has(&self, key: Key) -> bool {
        self.lines.iter().any(|l| l.key == key)
    }

    /// Is there more to read before this row is there?
    pub fn lacks(&self, row: usize) -> bool {
        self.rest.is_some() && row >= self.lines.len()
    }

    /// Puts the mark on a row.
    pub fn mark(&mut self, row: usize) {
        self.picked = row.min(self.shown.len().saturating_sub(1));
    }

    /// Puts the mark on an account; a filter that hides it is lifted.
    pub fn pick(&mut self, key: Key) {
        let at = |accounts: &Self| {
            accounts.shown.iter().position(|i| accounts.lines[*i as usize].key == key)
        };
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

    /// How the list is ordered.
    pub fn order(&self) -> AccountOrder {
        self.order
    }

    /// How many accounts are of tier key, lost ones among them, and how many of them were lost. Counted as the
    /// list is read: each drawing says it.
    pub fn key_accounts(&self) -> (usize, usize) {
        self.keys
    }
}

/// The places of so many lines; a list has fewer than four thousand million.
fn places(len: usize) -> Vec<u32> {
    (0..u32::try_from(len).unwrap_or(u32::MAX)).collect()
}
