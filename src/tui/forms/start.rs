//! How a form begins: the account it belongs to, the stored record or a new one behind the others.

use super::field::{FieldSpec, Fields};
use super::form::Form;
use super::plan::FormRecord;
use crate::model::{Account, Key, Row, Schema, Value};
use crate::tui::ctx::Ctx;

/// The picked account as it is stored.
pub struct Start<'a> {
    /// The account as screens know it.
    pub account: &'a Account,
    /// The same as it is stored.
    pub row: Row,
}

/// Begins on the picked account; nothing where there is none.
pub fn on_account<'a>(ctx: &Ctx<'a>) -> Option<Start<'a>> {
    let dossier = ctx.dossier?;
    let row = ctx.read(ctx.bench.account_row(dossier.key))?;
    Some(Start { account: &dossier.account, row })
}

/// A new record behind those of a list, defaults in place.
pub fn new_row(schema: &'static Schema, list: &[Row]) -> Row {
    let mut row = Row::usual(schema);
    row.place = list.iter().map(|r| r.place + 1).max().unwrap_or(0);
    row
}

/// The record of this id in a list; a new one without an id; nothing where it is gone.
fn row_of(schema: &'static Schema, list: &[Row], id: Option<&str>) -> Option<Row> {
    match id {
        None => Some(new_row(schema, list)),
        Some(id) => list.iter().find(|r| r.id() == Some(id)).cloned(),
    }
}

impl Start<'_> {
    /// The account's number.
    pub fn key(&self) -> Key {
        self.row.key
    }

    /// The record of this id in one of the account's lists, or a new one.
    pub fn record(
        &self,
        schema: &'static Schema,
        list: &str,
        id: Option<&str>,
        noun: &'static str,
    ) -> Option<FormRecord> {
        Some(FormRecord {
            row: row_of(schema, self.row.rows(list), id)?,
            account: self.key(),
            parent: self.key(),
            noun,
        })
    }

    /// The stored opportunity of this id.
    pub fn opportunity(&self, id: &str) -> Option<&Row> {
        let deals = self.row.rows("opportunities");
        deals.iter().find(|r| r.id() == Some(id))
    }

    /// The record of this id in one of an opportunity's lists, or a new one.
    pub fn part(
        &self,
        opportunity: &Row,
        schema: &'static Schema,
        list: &str,
        id: Option<&str>,
        noun: &'static str,
    ) -> Option<FormRecord> {
        Some(FormRecord {
            row: row_of(schema, opportunity.rows(list), id)?,
            account: self.key(),
            parent: opportunity.key,
            noun,
        })
    }

    /// The fields of a table over a record of this account.
    pub fn fields(&self, specs: &[FieldSpec], record: &FormRecord, ctx: &Ctx) -> Fields {
        Fields::of(specs, &record.row, Some(self.account), ctx)
    }

    /// The name of a draft: of this record, or of a new one.
    pub fn draft(&self, record: &FormRecord) -> String {
        let table = record.row.schema.record;
        match record.row.key {
            0 => phrase!("{} new in {}", table, record.parent),
            key => format!("{table} {key}"),
        }
    }
}

/// A form that only saves its record, over one of the account's lists.
pub fn simple(
    title: &str,
    specs: &[FieldSpec],
    record: Option<FormRecord>,
    start: &Start,
    today_in: &[&str],
    ctx: &Ctx,
) -> Option<Form> {
    let record = record?;
    let mut fields = start.fields(specs, &record, ctx);
    if record.is_new() {
        for column in today_in {
            fields.propose(column, &Value::Day(ctx.today()), None, ctx);
        }
    }
    let draft = start.draft(&record);
    Some(Form::new(title, draft, fields, Box::new(record), ctx))
}
