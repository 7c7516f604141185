//! What a calendar was given last; not a step of the journal, as no record changes with it.

use super::Store;
use crate::model::{CalendarEntry, Key, parse_day};
use crate::text::DayText;
use rusqlite::params;

impl Store {
    /// The entries that were given of this account, or of all.
    pub fn calendar(&self, account: Option<Key>) -> super::Result<Vec<CalendarEntry>> {
        let sql = "SELECT uid, account, sequence, fingerprint, start, changed, over FROM calendar \
             WHERE ?1 IS NULL OR account = ?1 ORDER BY uid";
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([account], |row| {
            Ok(CalendarEntry {
                uid: row.get(0)?,
                account: row.get(1)?,
                sequence: row.get(2)?,
                fingerprint: row.get(3)?,
                start: row.get(4)?,
                changed: parse_day(&row.get::<_, String>(5)?).unwrap_or_default(),
                is_over: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps what this calendar was given, in place of what stood there of the same account, or of all.
    pub fn keep_calendar(
        &self,
        account: Option<Key>,
        entries: &[CalendarEntry],
    ) -> super::Result<()> {
        self.at_home()?;
        let transaction = self.db.unchecked_transaction()?;
        transaction.execute("DELETE FROM calendar WHERE ?1 IS NULL OR account = ?1", [account])?;
        let sql = "INSERT OR REPLACE INTO calendar VALUES (?, ?, ?, ?, ?, ?, ?)";
        for entry in entries {
            transaction.prepare_cached(sql)?.execute(params![
                entry.uid,
                entry.account,
                entry.sequence,
                entry.fingerprint,
                entry.start,
                entry.changed.iso_day(),
                entry.is_over,
            ])?;
        }
        transaction.commit()?;
        Ok(())
    }
}
