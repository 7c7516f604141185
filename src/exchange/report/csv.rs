//! A sheet as CSV: each part with its heading and its titles, exact figures, a blank row between two parts.

use super::parts;
use crate::exchange::table::guarded;
use crate::model::report::Report;

/// The whole sheet; a cell of text that a spreadsheet would run as a formula gets an apostrophe.
pub fn write(report: &Report) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    let mut put = |cells: &[String]| writer.write_record(cells).is_ok();
    let mut whole = put(&[guarded(&report.title).into_owned()]);
    for part in parts(report) {
        whole &= put(&[String::new()]);
        if !part.title.is_empty() {
            whole &= put(&[guarded(&part.title).into_owned()]);
        }
        if !part.is_facts() {
            let titles = part.columns.iter().map(|c| guarded(&c.title).into_owned());
            whole &= put(&titles.collect::<Vec<_>>());
        }
        for row in &part.rows {
            let cells = row.iter().zip(&part.columns).map(|(cell, column)| match column.right {
                true => cell.exact.clone(),
                false => guarded(&cell.exact).into_owned(),
            });
            whole &= put(&cells.collect::<Vec<_>>());
        }
    }
    debug_assert!(whole, "rows are written to memory");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
