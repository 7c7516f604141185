//! A sheet as a file: the ending of the name says how it is written.

use crate::exchange::report as format;
use crate::model::Date;
use crate::model::report::{Report, ReportCell};
use crate::rules::cents::Cents;
use crate::text::DayText;

/// The endings that a sheet can be saved under, as a rep is told.
pub const REPORT_ENDINGS: &str = ".txt, .md, .html or .csv";

/// The sheet as the file of this name holds it: `md`, `html`, `csv` by its ending, else text.
pub fn report_file(report: &Report, name: &str) -> String {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "md" | "markdown" => format::markdown(report),
        "html" | "htm" => format::html(report),
        "csv" => format::csv(report),
        _ => format::text(report),
    }
}

/// A name for a file out of what a sheet is of: letters and digits of any script, `-` for all else.
pub fn file_name(what: &str) -> String {
    let mut name = String::new();
    for c in what.to_lowercase().chars() {
        match c.is_alphanumeric() {
            true => name.push(c),
            false if name.ends_with('-') || name.is_empty() => {}
            false => name.push('-'),
        }
    }
    name.trim_end_matches('-').to_owned()
}

/// An amount as a cell.
pub fn sum_cell(cents: Cents) -> ReportCell {
    ReportCell::exact(cents.grouped(), cents)
}

/// An amount as a cell; empty where there is none.
pub fn sum_cell_of(cents: Option<Cents>) -> ReportCell {
    cents.map(sum_cell).unwrap_or_default()
}

/// A day as a cell; empty where there is none.
pub fn day_cell(day: Option<Date>) -> ReportCell {
    day.map(|d| ReportCell::exact(d.long_day(), d)).unwrap_or_default()
}

/// "prepared Tue 24 Nov 2026".
pub fn prepared(today: Date) -> String {
    phrase!("prepared {}", today.full_day())
}
