//! The list as it is shown: what the filter leaves, in its order.

use super::{AccountList, AccountOrder, places};
use crate::tui::filter_words::FilterWords;
use std::cmp::Reverse;

impl AccountList {
    /// Filters the list; the mark stays on its account where it can.
    pub fn set_filter(&mut self, text: &str) {
        let picked = self.picked_key();
        if self.filter.is_empty() {
            self.before = picked;
        }
        let before = std::mem::replace(&mut self.filter, text.to_owned());
        if FilterWords::narrows(&before, text) {
            // What a letter more leaves is among what is shown, and in its order.
            self.drop_unwanted();
        } else {
            self.arrange();
        }
        self.mark_again(picked);
    }

    /// Turns to the next order.
    pub fn turn_order(&mut self) {
        self.order = self.order.next();
        self.arrange_keeping();
    }

    pub(super) fn arrange_keeping(&mut self) {
        let picked = self.picked_key();
        self.arrange();
        self.mark_again(picked);
    }

    fn mark_again(&mut self, picked: Option<crate::model::Key>) {
        let is_it = |i: &u32| Some(self.lines[*i as usize].key) == picked;
        self.picked = self.shown.iter().position(is_it).unwrap_or(0);
    }

    pub(super) fn arrange(&mut self) {
        self.shown = places(self.lines.len());
        if !self.filter.is_empty() {
            self.drop_unwanted();
        }
        let lines = &self.lines;
        let line = |i: &u32| &lines[*i as usize];
        let summary = |i: &u32| line(i).summary;
        match self.order {
            AccountOrder::Tier => {}
            AccountOrder::Name => self.shown.sort_by_cached_key(|i| line(i).name.to_lowercase()),
            AccountOrder::Urgent => {
                self.shown.sort_by_key(|i| Reverse(summary(i).map_or(0, |s| s.critical)));
            }
            AccountOrder::Readiness => {
                self.shown.sort_by_key(|i| summary(i).and_then(|s| s.readiness).unwrap_or(u8::MAX))
            }
        }
        self.picked = self.picked.min(self.shown.len().saturating_sub(1));
    }

    fn drop_unwanted(&mut self) {
        let wanted = FilterWords::new(&self.filter);
        let (lines, spans, searched) = (&self.lines, &self.spans, &self.searched);
        self.shown.retain(|i| {
            let i = *i as usize;
            searched.fits(&wanted, spans[i], &lines[i].name)
        });
    }
}

#[cfg(test)]
#[path = "arrange_tests.rs"]
mod tests;
