//! What has a name: accounts, people and purchases, read a page at a time for find-or-do.

use super::Store;
use crate::model::Key;

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The file's number for it.
    pub key: Key,
    /// The account it belongs to.
    pub account: Key,
    /// Its id.
    pub subject: String,
    /// Its name.
    pub text: String,
    /// More that it is found by: title, aliases.
    pub also: String,
    /// Other names of a person.
    pub aliases: Vec<String>,
    /// The day on which a person left.
    pub left: Option<String>,
    /// It is a seat whose holder is not known.
    pub vacant: bool,
}

/// A kind of record that can be found, and how it is read.
pub struct NamedKind {
    /// As a rep says it.
    pub word: &'static str,
    sql: &'static str,
}

/// Every kind that has a name, those looked for most first; what is written in the others is searched.
pub const NAMED: &[NamedKind] = &[
    NamedKind {
        word: "account",
        sql: "SELECT key, key, id, name, coalesce((SELECT group_concat(value, ', ') FROM \
              json_each(CASE WHEN json_valid(aliases) THEN aliases ELSE '[]' END)) || ', ', '') || \
              coalesce(site, ''), NULL, NULL, NULL FROM account",
    },
    NamedKind {
        word: "person",
        sql: "SELECT key, account, id, name, coalesce(title, ''), (SELECT group_concat(value, \
              char(10)) FROM json_each(CASE WHEN json_valid(aliases) THEN aliases ELSE '[]' END)), \
              \"left\", placeholder FROM person",
    },
    NamedKind {
        word: "opportunity",
        sql: "SELECT key, account, id, name, coalesce(unit, ''), NULL, NULL, NULL FROM opportunity",
    },
];

impl Store {
    /// The next records of a kind after this number, at most so many.
    pub fn named(&self, kind: &NamedKind, after: Key, most: usize) -> super::Result<Vec<Named>> {
        let sql = format!("{} WHERE key > ? ORDER BY key LIMIT ?", kind.sql);
        let mut statement = self.db.prepare_cached(&sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map([after, most], |r| {
            Ok(Named {
                key: r.get(0)?,
                account: r.get(1)?,
                subject: r.get::<_, Option<String>>(2)?.unwrap_or_default(),
                text: r.get(3)?,
                also: r.get::<_, Option<String>>(4)?.unwrap_or_default(),
                aliases: r
                    .get::<_, Option<String>>(5)?
                    .map(|names| names.lines().map(str::to_owned).collect())
                    .unwrap_or_default(),
                left: r.get(6)?,
                vacant: r.get::<_, Option<i64>>(7)? == Some(1),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
