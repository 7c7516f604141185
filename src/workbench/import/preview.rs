//! A file or pasted cells, looked at before they are brought in: what it is, what its columns become.

pub use super::{Arriving, ColumnView, Reading};

use super::{Around, Source, read};
use crate::exchange::{encoding, table};
use crate::workbench::Result;
use crate::workbench::Setting;
use crate::workbench::Workbench;
use std::path::Path;

/// What bytes are taken for that say nothing of themselves: a table.
const CELLS: &str = "cells.csv";

/// Every meaning that a column can be given.
pub fn meanings() -> Vec<&'static str> {
    let mut all = table::meanings();
    for own in ["note", phrase!("leave out")] {
        if !all.contains(&own) {
            all.push(own);
        }
    }
    all
}

/// Every encoding that can be chosen: its name, and what writes it.
pub fn encodings() -> &'static [(&'static str, &'static str)] {
    encoding::CHOICES
}

/// What a rep says of bytes that do not say it themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// Columns of a table as header and meaning.
    pub columns: &'a [(String, String)],
    /// The account of rows that name none.
    pub account: Option<&'a str>,
    /// The encoding.
    pub encoding: Option<&'a str>,
}

impl Workbench {
    /// Reads bytes by what they are: interchange JSON, vCard, else a table.
    pub fn look_at(&self, bytes: &[u8], given: Given) -> Result<Reading> {
        let source = Source {
            name: CELLS.to_owned(),
            bytes: bytes.to_vec(),
            account: given.account.map(str::to_owned),
            columns: given.columns.to_vec(),
            encoding: given.encoding.map(str::to_owned),
            convert: None,
        };
        let around = Around {
            vocabulary: &self.vocabulary,
            playbook: &self.playbook,
            today: self.today(),
            currency: self.currency()?,
        };
        read(&source, &around)
    }

    /// The bytes of a file to bring in; of another anteroom, its interchange file.
    pub fn bytes_of(&self, path: &Path) -> Result<Vec<u8>> {
        let bytes = super::file_bytes(path)?;
        self.opened(path, bytes)
    }

    /// These bytes of a file; of another anteroom, its interchange file. It is only read: not a byte of it, its rights
    /// or its journal changes.
    pub fn opened(&self, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
        Self::interchange_of(&self.setting, path, bytes)
    }

    /// As [`Workbench::opened`], where no book of one's own is open.
    pub fn interchange_of(setting: &Setting, path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>> {
        if !bytes.starts_with(b"SQLite format 3") {
            return Ok(bytes);
        }
        let setting = Setting { file: path.to_owned(), ..setting.clone() };
        Ok(Workbench::look(setting)?.export_json(None)?.into_bytes())
    }
}
