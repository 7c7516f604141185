//! The demo book: made-up accounts on the day for which they were written.

use super::{Result, Source, Workbench};
use crate::model::parse_day;
use std::collections::HashSet;

/// The day for which the demo book is written.
pub const DAY: &str = "2026-11-24";
/// The book as an interchange file.
pub const BOOK: &[u8] = include_bytes!("../../assets/demo.json");

impl Workbench {
    /// Is this the demo book, whatever was changed in it: its rep, and an account of it?
    pub fn is_demo(&self) -> Result<bool> {
        let demo = self.demo()?;
        let rep = |bench: &Self| bench.rep().map(|r| (r.name.clone(), r.company.clone()));
        let ids = demo.store.account_names()?.into_iter().map(|a| a.id);
        let ids: HashSet<String> = ids.collect();
        let here = self.store.account_names()?;
        Ok(rep(self) == rep(&demo) && here.iter().any(|a| ids.contains(&a.id)))
    }

    /// The demo book in memory: nothing of it stays, and this file is not touched.
    pub fn demo(&self) -> Result<Self> {
        let mut demo = Self::in_memory(parse_day(DAY).unwrap_or(self.today()))?;
        demo.playbook = self.playbook.clone();
        demo.words = self.words.clone();
        demo.vocabulary = self.vocabulary.clone();
        demo.keys = self.keys.clone();
        demo.import(
            vec![Source::new(phrase!("the demo book"), BOOK.to_vec())],
            true,
            &mut |_, _| {},
        )?;
        Ok(demo)
    }
}

/// The demo book on its day.
#[cfg(test)]
pub fn demo() -> Workbench {
    Workbench::in_memory(parse_day(DAY).unwrap()).unwrap().demo().unwrap()
}
