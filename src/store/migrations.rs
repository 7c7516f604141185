//! The history of the tables. Append a row; never edit one that has shipped.

use super::open::APPLICATION;
use rusqlite::Connection;
use std::path::Path;

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_book.sql"),
    include_str!("migrations/0002_search.sql"),
    include_str!("migrations/0003_search_all.sql"),
];

/// The version that this program writes.
pub fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// Brings the tables to the newest version, all steps in one transaction.
pub fn migrate(db: &mut Connection) -> super::Result<()> {
    let done: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if done >= newest() {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let done: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for sql in MIGRATIONS.iter().skip(usize::try_from(done).unwrap_or(0)) {
        transaction.execute_batch(sql)?;
    }
    if done > 0 {
        super::search::rebuild(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", newest())?;
    transaction.commit()?;
    Ok(())
}

/// Keeps the file as it is beside it, as `NAME.before-2`, before an upgrade to version 2.
pub fn copy_before(db: &Connection, path: &Path, found: i64) -> super::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", found + 1));
    let copy = Path::new(&name);
    if copy.exists() {
        return Ok(());
    }
    super::backup::copy_to(db, copy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tables;

    #[test]
    fn the_first_migration_makes_the_tables_of_the_schema() {
        let made = include_str!("migrations/0001_book.sql");
        let ours = tables::create_statements();
        let parts = made.split("-- the journal").next().unwrap_or_default();
        let parts = parts.split("-- the records\n").nth(1).unwrap_or_default().trim();
        if std::env::var_os("ANTEROOM_WRITE_MIGRATION").is_some() {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/migrations/0001_book.sql");
            std::fs::write(file, format!("-- the records\n{ours}-- the journal\n")).unwrap();
        }
        assert_eq!(parts, ours.trim());
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        migrate(&mut db).unwrap();
        let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(version, newest());
    }
}
