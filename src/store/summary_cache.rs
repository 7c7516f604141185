//! What was concluded of an account, kept until something of it changes. Derived: neither exported nor
//! in the journal, and what cannot be read here is concluded anew.

use super::{Store, patience};
use crate::model::Key;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;
use std::time::Duration;

/// What was concluded of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CachedSummary {
    /// The account.
    pub account: Key,
    /// 0 to 100; nothing where the map is not begun.
    pub readiness: Option<i64>,
    /// Findings that are not answered: critical, warning, notice.
    pub counts: [i64; 3],
}

/// By what it was concluded: it holds for this day, these numbers and these rules only.
#[derive(Clone, Copy, Debug)]
pub struct JudgedBy<'a> {
    /// `YYYY-MM-DD`.
    pub day: &'a str,
    /// A fingerprint of all that accounts share, and of the rules.
    pub mark: &'a str,
}

/// Readiness of an account whose map is not begun.
const NOT_BEGUN: i64 = -1;

impl Store {
    /// Which step was done last: as long as it is the same, no account has changed. A number is never given
    /// to two steps; undo goes back to that of the step before.
    pub fn newest_step(&self) -> super::Result<Key> {
        newest(&self.db)
    }

    /// What is kept of the accounts with these numbers, both ends included, and still holds.
    pub fn summaries_between(
        &self,
        by: JudgedBy,
        first: Key,
        last: Key,
    ) -> super::Result<Vec<CachedSummary>> {
        const SQL: &str = "SELECT account, readiness, critical, warning, notice FROM standing \
             WHERE account BETWEEN ? AND ? AND day = ? AND judged_by = ?";
        let mut statement = self.db.prepare_cached(SQL)?;
        let rows = statement.query_map(params![first, last, by.day, by.mark], |r| {
            let readiness = Some(r.get(1)?).filter(|n| *n != NOT_BEGUN);
            let counts = [r.get(2)?, r.get(3)?, r.get(4)?];
            Ok(CachedSummary { account: r.get(0)?, readiness, counts })
        })?;
        let mut kept: Vec<CachedSummary> = rows.collect::<Result<_, _>>()?;
        kept.retain(CachedSummary::makes_sense);
        Ok(kept)
    }

    /// Keeps what was concluded while `step` was the newest; false, and nothing kept, where something has
    /// been written since. Does not wait for another program that writes just now.
    pub fn keep_summaries(
        &mut self,
        step: Key,
        by: JudgedBy,
        summaries: &[CachedSummary],
    ) -> super::Result<bool> {
        self.at_home()?;
        let before = self.db.total_changes();
        let kept = patience::at_most(Duration::ZERO, || keep(&mut self.db, step, by, summaries));
        self.derived.set(self.derived.get() + self.db.total_changes() - before);
        kept
    }
}

impl CachedSummary {
    fn makes_sense(&self) -> bool {
        self.readiness.is_none_or(|n| (0..=100).contains(&n)) && self.counts.iter().all(|n| *n >= 0)
    }
}

fn newest(db: &Connection) -> super::Result<Key> {
    const SQL: &str = "SELECT key FROM step WHERE undone = 0 ORDER BY key DESC LIMIT 1";
    Ok(db.prepare_cached(SQL)?.query_row([], |r| r.get(0)).optional()?.unwrap_or(0))
}

fn keep(
    db: &mut Connection,
    step: Key,
    by: JudgedBy,
    summaries: &[CachedSummary],
) -> super::Result<bool> {
    const SQL: &str = "INSERT OR REPLACE INTO standing \
         (account, day, judged_by, readiness, critical, warning, notice, rows) \
         VALUES (?, ?, ?, ?, ?, ?, ?, '')";
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if newest(&transaction)? != step {
        return Ok(false);
    }
    {
        let mut statement = transaction.prepare_cached(SQL)?;
        for one in summaries {
            let [critical, warning, notice] = one.counts;
            let readiness = one.readiness.unwrap_or(NOT_BEGUN);
            statement.execute(params![
                one.account,
                by.day,
                by.mark,
                readiness,
                critical,
                warning,
                notice
            ])?;
        }
    }
    super::mark::renew(&transaction)?;
    transaction.commit()?;
    Ok(true)
}

/// Forgets what was concluded of these accounts: a step has changed them.
pub(super) fn drop_of(db: &Connection, accounts: &BTreeSet<Key>) -> super::Result<()> {
    let mut statement = db.prepare_cached("DELETE FROM standing WHERE account = ?")?;
    for account in accounts {
        statement.execute([account])?;
    }
    Ok(())
}

/// Forgets all of it.
pub(super) fn drop_all(db: &Connection) -> super::Result<()> {
    db.execute("DELETE FROM standing", [])?;
    Ok(())
}

#[cfg(test)]
#[path = "summary_cache_tests.rs"]
mod tests;
