//! What a file is, by its first bytes and its name, and the book that its reader makes of it.

use super::Result;
use super::people::Heard;
use crate::exchange::table::{self, Inference, TableOptions};
use crate::exchange::{encoding, json, vcard};
use crate::model::playbook::Playbook;
use crate::model::{Book, Date, Record, Refusal, Row, Vocabulary};
use crate::text::format::count;
use rust_decimal::Decimal;

/// A file to bring in, as bytes, with the name that messages use.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Its name in messages and in the journal.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The account of rows and cards that name none.
    pub account: Option<String>,
    /// What columns of a table mean, where their header does not say it.
    pub columns: Vec<(String, String)>,
    /// The encoding of a table or of cards, where the guess is wrong.
    pub encoding: Option<String>,
    /// What one of its money is worth in this book's.
    pub convert: Option<Decimal>,
}

/// What a reader must know of the book and of the day.
pub struct Around<'a> {
    /// Topics, criteria and codes.
    pub vocabulary: &'a Vocabulary,
    /// The stages of a purchase.
    pub playbook: &'a Playbook,
    /// The day of words like "yesterday".
    pub today: Date,
    /// The currency of the book.
    pub currency: Option<String>,
}

impl Source {
    /// A file that says everything itself.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes, ..Self::default() }
    }
}

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// As it stands in the file.
    pub header: String,
    /// What its cells become, with the year where it has one.
    pub meaning: String,
    /// The first cell with something in it.
    pub sample: String,
    /// Its header was recognised, or its meaning was given.
    pub understood: bool,
}

/// What a reader made of a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The book that is in it.
    pub book: Row,
    /// What was read, in words: "40 rows, UTF-8".
    pub what: String,
    /// Its columns, of a table.
    pub columns: Vec<ColumnView>,
    /// What was not taken, each with its place.
    pub problems: Vec<Refusal>,
    /// What was guessed, and is to be looked at.
    pub remarks: Vec<String>,
    /// What was concluded, by its kind.
    pub inferences: Vec<Inference>,
    /// A table or cards, whose names are matched as people write them; else an interchange file, which is exact.
    pub is_list: bool,
    /// The encoding that it was read in, where another one can be chosen.
    pub encoding: Option<String>,
}

/// An account of a file on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arriving {
    /// Its name.
    pub name: String,
    /// What comes with it, in words: "3 people, 1 deal".
    pub brings: String,
}

impl Reading {
    /// Takes what was said of it as it was put to the book.
    pub(super) fn hear(&mut self, heard: Heard) {
        self.remarks.extend(heard.remarks);
        self.inferences.extend(heard.inferences);
    }

    /// How many accounts, people and deals it has, in words.
    pub fn counts(&self) -> String {
        let accounts = self.book.rows("accounts");
        let of = |list: &str| accounts.iter().map(|a| a.rows(list).len()).sum::<usize>();
        let mut parts = vec![count(accounts.len(), "account")];
        let more = [(of("people"), "person"), (of("opportunities"), "deal")];
        parts.extend(more.iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(*n, word)));
        parts.join(", ")
    }

    /// How many records it has.
    pub fn records(&self) -> usize {
        fn size(row: &Row) -> usize {
            1 + row.cells.iter().flat_map(|cell| cell.rows()).map(size).sum::<usize>()
        }
        size(&self.book)
    }

    /// Its accounts, each with what comes with it.
    pub fn arriving(&self) -> Vec<Arriving> {
        self.book
            .rows("accounts")
            .iter()
            .map(|account| Arriving {
                name: account.name().unwrap_or_default().to_owned(),
                brings: brings(account),
            })
            .collect()
    }
}

fn brings(account: &Row) -> String {
    let named = [
        ("people", "person"),
        ("opportunities", "deal"),
        ("years", "year"),
        ("contacts", "contact"),
    ];
    let all: usize = account.cells.iter().map(|c| c.rows().len()).sum();
    let mut parts: Vec<(usize, String)> =
        named.into_iter().map(|(list, word)| (account.rows(list).len(), word.to_owned())).collect();
    let rest = all - parts.iter().map(|(n, _)| n).sum::<usize>();
    parts.push((rest, phrase!("other record").to_owned()));
    let said = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(*n, word));
    said.collect::<Vec<_>>().join(", ")
}

/// Reads a file by what it is: cards, a table, else interchange JSON.
pub fn read(source: &Source, around: &Around) -> Result<Reading> {
    let account = source.account.as_deref();
    let chosen = source.encoding.as_deref();
    let plain = Reading {
        book: Row::empty(Book::SCHEMA),
        what: String::new(),
        columns: Vec::new(),
        problems: Vec::new(),
        remarks: Vec::new(),
        inferences: Vec::new(),
        is_list: true,
        encoding: None,
    };
    match shape(source) {
        Shape::Cards => {
            let cards = vcard::read(&source.bytes, account, chosen)?;
            Ok(Reading {
                what: count(cards.cards, "card"),
                book: cards.book,
                problems: cards.problems,
                remarks: cards.remarks,
                encoding: Some(encoding_name(source)),
                ..plain
            })
        }
        Shape::Table => table_of(source, around, plain),
        Shape::Interchange => Ok(Reading {
            book: json::read(&source.bytes, around.vocabulary)?,
            what: phrase!("an interchange file").to_owned(),
            is_list: false,
            ..plain
        }),
    }
}

fn table_of(source: &Source, around: &Around, plain: Reading) -> Result<Reading> {
    let stages = around.playbook.stages();
    let options = TableOptions {
        columns: source.columns.clone(),
        account: source.account.clone(),
        encoding: source.encoding.clone(),
        currency: around.currency.clone(),
        stages: stages
            .iter()
            .flat_map(|s| [(s.number, s.customer.clone()), (s.number, s.customer_short.clone())])
            .collect(),
        ..TableOptions::new(around.today)
    };
    let table = table::read(&source.bytes, &options)?;
    let columns = table.columns.iter().map(|c| ColumnView {
        header: c.header.clone(),
        meaning: c.meaning.to_string(),
        sample: c.sample.clone(),
        understood: c.understood,
    });
    Ok(Reading {
        what: format!("{}, {}", count(table.rows, "row"), table.encoding),
        columns: columns.collect(),
        book: table.book,
        problems: table.problems,
        remarks: table.remarks,
        inferences: table.inferences,
        encoding: Some(table.encoding.to_owned()),
        ..plain
    })
}

fn encoding_name(source: &Source) -> String {
    let decoded = encoding::decode(&source.bytes, source.encoding.as_deref());
    decoded.map(|d| d.name.to_owned()).unwrap_or_default()
}

enum Shape {
    Interchange,
    Table,
    Cards,
}

fn shape(source: &Source) -> Shape {
    let head = &source.bytes[..source.bytes.len().min(4096)];
    let decoded = encoding::decode(head, source.encoding.as_deref());
    let text = decoded.map(|d| d.text).unwrap_or_default();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default();
    let extension = source.name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    let is_card = first.trim().to_ascii_uppercase().starts_with("BEGIN:V");
    match extension.as_deref() {
        _ if is_card => Shape::Cards,
        _ if text.starts_with(['{', '[']) => Shape::Interchange,
        Some("json") => Shape::Interchange,
        Some("vcf") => Shape::Cards,
        Some("csv" | "tsv" | "txt") => Shape::Table,
        _ if text.contains("BEGIN:VCARD") => Shape::Cards,
        _ if first.contains([',', ';', '\t', '|']) => Shape::Table,
        _ => Shape::Interchange,
    }
}
