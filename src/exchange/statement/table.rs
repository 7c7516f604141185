//! A sheet as a table for a spreadsheet: the block's title first, then the columns of the row.

use super::piece;
use crate::exchange::table::guarded;
use crate::model::statement::Statement;

/// Rows of one length, ended by CRLF; a cell that a spreadsheet would run gets an apostrophe.
pub fn write(sheet: &Statement) -> String {
    let groups = || sheet.blocks.iter().flat_map(|b| b.groups.iter().map(move |g| (b, g)));
    let columns = groups().map(|(_, group)| group.heads.len()).max().unwrap_or(0);
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let mut whole = true;
    for (block, group) in groups() {
        let mut put = |cells: &[&str]| {
            let first = std::iter::once(block.title.as_str());
            let rest = (0..columns).map(|c| cells.get(c).copied().unwrap_or_default());
            let cells: Vec<_> = first.chain(rest).map(guarded).collect();
            whole &= writer.write_record(cells.iter().map(|c| c.as_bytes())).is_ok();
        };
        if super::has_titles(group) {
            let titles: Vec<&str> = group.heads.iter().map(|h| h.title.as_str()).collect();
            put(&titles);
        }
        for item in &group.items {
            let cells: Vec<&str> = (0..group.heads.len()).map(|c| piece(item, c)).collect();
            put(&cells);
        }
    }
    debug_assert!(whole, "rows are written to memory, all of one length");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}
