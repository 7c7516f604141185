//! A new objective: its year and its day are read in its text until they are typed.

use super::super::action::note_of;
use super::super::field::Fields;
use crate::model::{Row, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::debrief::{Ending, objective_ending};
use crate::workbench::year_in_text;
use chrono::Datelike;

/// Proposes the day that the text ends on, and the year of the day or of the text; else the year that it began with.
pub fn follow(fields: &mut Fields, began: Option<i64>, ctx: &Ctx) {
    if began.is_none() && fields.text("objective", ctx).is_none() {
        return;
    }
    let this_year = i64::from(ctx.today().year());
    let first = began.unwrap_or(this_year);
    let is_typed = fields.get("year").is_some_and(|field| field.touched());
    let typed = fields.whole("year", ctx).filter(|_| is_typed);
    let said = said(fields, typed.or(Some(first).filter(|year| *year != this_year)), ctx);
    let due = said.due.map(Value::Day).unwrap_or_default();
    fields.propose("due", &due, note_of(&said).as_deref(), ctx);
    let of_due = match fields.value("due", ctx) {
        Value::Day(day) => Some(i64::from(day.year())),
        _ => None,
    };
    let text = fields.text("objective", ctx).unwrap_or_default();
    let year = of_due.or_else(|| year_in_text(&text, ctx.today())).unwrap_or(first);
    fields.propose("year", &Value::Whole(year), None, ctx);
}

/// The record without the day in its text, where that is the day by when.
pub fn without_day(mut row: Row, fields: &Fields, ctx: &Ctx) -> Row {
    let is_typed = fields.get("due").is_some_and(|field| field.touched());
    let said = said(fields, fields.whole("year", ctx), ctx);
    if said.due.is_some() && !is_typed {
        row.set("objective", Value::Text(said.what));
    }
    row
}

/// The text as it is read for its day; a day without a year is of this one.
fn said(fields: &Fields, year: Option<i64>, ctx: &Ctx) -> Ending {
    let text = fields.text("objective", ctx).unwrap_or_default();
    objective_ending(&text, year, ctx.today())
}
