//! The history of the tables. Append a row; never edit one that has shipped.

use super::header::APPLICATION;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_book.sql"),
    include_str!("migrations/0002_search.sql"),
    include_str!("migrations/0003_search_all.sql"),
    include_str!("migrations/0004_topics.sql"),
    include_str!("migrations/0005_questions.sql"),
    include_str!("migrations/0006_contract.sql"),
    include_str!("migrations/0007_spelt.sql"),
    include_str!("migrations/0008_calendar.sql"),
    include_str!("migrations/0009_mark.sql"),
    include_str!("migrations/0010_came.sql"),
    include_str!("migrations/0011_process.sql"),
    include_str!("migrations/0012_unknown.sql"),
    include_str!("migrations/0013_former_ids.sql"),
];

/// The version that this program writes.
pub fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// The tables of a version, with nothing in them, in memory.
pub fn made(version: i64) -> super::Result<Connection> {
    let db = Connection::open_in_memory()?;
    for sql in MIGRATIONS.iter().take(usize::try_from(version).unwrap_or(0)) {
        db.execute_batch(sql)?;
    }
    Ok(db)
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
        super::filled_lists::all_anew(&transaction)?;
        super::full_text::rebuild(&transaction)?;
        super::summary_cache::drop_all(&transaction)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", newest())?;
    super::mark::renew(&transaction)?;
    transaction.commit()?;
    Ok(())
}

/// Where a file of this version is kept before it is brought up.
pub fn copy_of(path: &Path, found: i64) -> PathBuf {
    super::aside::with(path, &format!(".before-{}", found + 1))
}

/// Keeps the file as it is beside it, as `NAME.before-2`, before an upgrade to version 2.
pub fn copy_before(db: &Connection, path: &Path, found: i64) -> super::Result<()> {
    let copy = copy_of(path, found);
    if copy.exists() {
        return Ok(());
    }
    super::backup::copy_of(path, db, &copy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Row;
    use crate::store::{is_made_id, tables};

    /// Columns (name, type, whether it may be null) and indexes of every table that holds records.
    fn shape(db: &Connection) -> Vec<String> {
        let mut shape = Vec::new();
        for table in tables::all() {
            let sql = format!(
                "SELECT name || ' ' || type || ' ' || \"notnull\" FROM pragma_table_info('{0}')
                 UNION ALL SELECT 'index ' || sql FROM sqlite_master
                 WHERE tbl_name = '{0}' AND type = 'index' AND name LIKE '{0}\\_%' ESCAPE '\\'",
                table.name()
            );
            let mut found = db.prepare(&sql).unwrap();
            let rows = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
            let mut rows: Vec<String> =
                rows.map(|row| format!("{}: {}", table.name(), row.unwrap())).collect();
            rows.sort();
            shape.append(&mut rows);
        }
        // Made for the list of accounts alone; the schema knows nothing of them.
        shape.retain(|row| {
            !["account_name", "account_seat", "account_order", "year_sold"]
                .iter()
                .any(|index| row.contains(&format!("INDEX {index} ")))
        });
        shape
    }

    #[test]
    fn the_migrations_make_the_tables_of_the_schema() {
        let mut ours = Connection::open_in_memory().unwrap();
        migrate(&mut ours).unwrap();
        let schema = Connection::open_in_memory().unwrap();
        schema.execute_batch(&tables::create_statements()).unwrap();
        assert!(shape(&schema).len() > 300);
        assert_eq!(shape(&ours), shape(&schema));
    }

    #[test]
    fn an_older_file_is_brought_up_with_a_copy_and_keeps_its_records() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("book.anteroom");
        {
            let db = Connection::open(&file).unwrap();
            for sql in &MIGRATIONS[..2] {
                db.execute_batch(sql).unwrap();
            }
            db.execute_batch(
                "INSERT INTO account (key, seat, id, name, lists) VALUES (1, 0, 'a', '华联电力', 0);
                 INSERT INTO dismissal (key, account, owner_key, seat, code, subject)
                 VALUES (1, 1, 1, 0, 'stalled', 'o');
                 INSERT INTO objective (key, account, owner_key, seat, objective)
                 VALUES (1, 1, 1, 0, 'a second site'), (2, 1, 1, 1, 'a third one');",
            )
            .unwrap();
            // The bits that version 2 had for them: a list put in between would move them.
            db.execute("UPDATE account SET lists = (1 << 37) | (1 << 32)", []).unwrap();
            db.pragma_update(None, "application_id", APPLICATION).unwrap();
            db.pragma_update(None, "user_version", 2).unwrap();
        }
        let db = super::super::open::open(&file).unwrap().db;
        let version: i64 = db.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(version, newest());
        let copy = folder.path().join("book.anteroom.before-3");
        assert!(copy.exists());
        let copied = Connection::open(copy).unwrap();
        let before: i64 = copied.pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
        assert_eq!(before, 2);
        let account = super::super::read::account(&db, 1).unwrap();
        assert_eq!(account.name(), Some("华联电力"));
        assert_eq!(account.rows("dismissals").len(), 1, "the bits of the lists have not moved");
        assert!(account.rows("topics").is_empty());
        let objectives = account.rows("objectives");
        let said = objectives.iter().map(|o| o.text("objective").unwrap());
        assert_eq!(said.collect::<Vec<_>>(), ["a second site", "a third one"]);
        let ids: Vec<&str> = objectives.iter().filter_map(Row::id).collect();
        assert!(
            ids.iter().all(|id| is_made_id(id)) && ids.len() == 2 && ids[0] != ids[1],
            "{ids:?}"
        );
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
