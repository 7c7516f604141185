//! A -journal beside a file: by which SQLite takes an unfinished change back, in whatever file lies there.

use super::{aside, header};
use std::path::Path;

/// How a journal begins that SQLite would bring in (sqlite.org, Database File Format, The Rollback Journal).
const HOT: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// Bytes of the head of a journal, and of a file.
const HEAD: u64 = 100;
/// Pages of a journal that are looked at.
const LOOKED_AT: u64 = 100_000;

/// Is there no -journal that SQLite would bring in, or may a change of this file have left it? No change of ours leaves
/// one: a book goes on in its -wal. Another program's left the file as it was before the change or one change on, and no
/// smaller.
pub fn goes_with(path: &Path) -> bool {
    let journal = aside::journal(path);
    let left = head(&journal, 0);
    if !left.starts_with(&HOT) {
        return true;
    }
    let file = head(path, 0);
    let is_wal = file.get(18..20) == Some(&[2, 2]);
    let size = page_size(&file);
    let pages = std::fs::metadata(path).map_or(0, |about| about.len()) / size;
    let is_no_smaller =
        number(&left, 16).is_some_and(|before| before > 0 && u64::from(before) <= pages);
    !is_wal
        && is_no_smaller
        && counter_of(&journal, &left, size).is_none_or(|before| {
            number(&file, 24).is_some_and(|now| now == before || now == before.wrapping_add(1))
        })
}

/// The counter of changes in the first page of the file as the journal has it; nothing where it has not that page.
fn counter_of(journal: &Path, left: &[u8], size: u64) -> Option<u32> {
    let sector = u64::from(number(left, 20)?.max(512));
    let places = (0..LOOKED_AT).map(|n| sector + n * (size + 8));
    for place in places {
        let page = head(journal, place);
        match number(&page, 0)? {
            1 => return number(&page, 4 + 24),
            0 => return None,
            _ => {}
        }
    }
    None
}

/// Nothing where it cannot be read.
fn head(path: &Path, place: u64) -> Vec<u8> {
    header::bytes_at(path, place, HEAD).unwrap_or_default()
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Bytes of a page; 1 stands for 65,536.
fn page_size(head: &[u8]) -> u64 {
    let said = head.get(16..18).map_or(0, |size| u64::from(size[0]) << 8 | u64::from(size[1]));
    match said {
        0 => 4096,
        1 => 65_536,
        size => size,
    }
}
