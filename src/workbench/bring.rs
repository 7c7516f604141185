//! A file or pasted cells, looked at before they are brought in: what it is, what its columns become.

use super::{Result, Setting, Workbench};
use crate::exchange::table::{self, TableOptions};
use crate::exchange::{json, vcard};
use crate::model::{Refusal, Row, quoted};
use std::path::Path;

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// As it stands in the file.
    pub header: String,
    /// What its cells become: one of [`meanings`], with the year where it has one.
    pub meaning: String,
    /// The first cell with something in it.
    pub sample: String,
    /// Its header was recognised, or its meaning was given.
    pub understood: bool,
}

/// What would be brought in.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The book of it.
    pub book: Row,
    /// What was read, in words: "40 rows, UTF-8".
    pub what: String,
    /// Its columns, of a table.
    pub columns: Vec<ColumnView>,
    /// What was not understood, each with its place.
    pub problems: Vec<String>,
}

impl Reading {
    /// How many accounts and people it has.
    pub fn counts(&self) -> (usize, usize) {
        let accounts = self.book.rows("accounts");
        (accounts.len(), accounts.iter().map(|a| a.rows("people").len()).sum())
    }
}

/// Every meaning that a column can be given.
pub fn meanings() -> Vec<&'static str> {
    let mut all = table::meanings();
    for own in ["note", "leave out"] {
        if !all.contains(&own) {
            all.push(own);
        }
    }
    all
}

impl Workbench {
    /// Reads bytes by what they are: interchange JSON, vCard, else a table whose columns may be given
    /// as header and meaning. `account` takes rows that name none.
    pub fn look_at(
        &self,
        bytes: &[u8],
        columns: &[(String, String)],
        account: Option<&str>,
    ) -> Result<Reading> {
        let start: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(|b| b.is_ascii_graphic())
            .take(11)
            .map(|b| b.to_ascii_uppercase())
            .collect();
        if start.starts_with(b"{") {
            let book = json::read(bytes, &self.vocabulary)?;
            return Ok(plain(book, "an interchange file".to_owned(), Vec::new()));
        }
        if start.starts_with(b"BEGIN:VCARD") {
            let cards = vcard::read(bytes, account)?;
            let what = format!("{} cards", cards.cards);
            return Ok(plain(cards.book, what, cards.problems));
        }
        let mut options = TableOptions::new(self.today());
        options.columns = columns.to_vec();
        options.account = account.map(str::to_owned);
        let read = table::read(bytes, &options)?;
        let what = format!("{} rows, {}", read.rows, read.encoding);
        let columns = read.columns.iter().map(|c| ColumnView {
            header: c.header.clone(),
            meaning: c.meaning.to_string(),
            sample: c.sample.clone(),
            understood: c.understood,
        });
        Ok(Reading { columns: columns.collect(), ..plain(read.book, what, read.problems) })
    }

    /// The bytes of a file to bring in; of another anteroom, its interchange file.
    pub fn bytes_of(&self, path: &Path) -> Result<Vec<u8>> {
        let bytes = std::fs::read(path).map_err(|e| {
            Refusal::because(
                format!("{} cannot be read: {e}", quoted(&path.display().to_string())),
                "name a CSV, vCard or interchange file",
            )
        })?;
        if !bytes.starts_with(b"SQLite format 3") {
            return Ok(bytes);
        }
        let setting = Setting { file: path.to_owned(), ..self.setting.clone() };
        Ok(Workbench::open(setting)?.export_json(None)?.into_bytes())
    }
}

fn plain(book: Row, what: String, problems: Vec<Refusal>) -> Reading {
    Reading {
        book,
        what,
        columns: Vec::new(),
        problems: problems.iter().map(Refusal::to_string).collect(),
    }
}
