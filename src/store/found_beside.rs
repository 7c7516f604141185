//! What was set aside of a book and lies beside it: copies that were kept of an open one whose file went, parts of other
//! files, and what may be left of a run or somebody else's. It is named, and not touched.

use super::{aside, copies, holder, leftover};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What was found beside a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBeside {
    /// Where it is.
    pub path: PathBuf,
    /// What it is.
    pub kind: BesideKind,
    /// When it was written last.
    pub written: Option<SystemTime>,
}

/// What something beside a book is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideKind {
    /// A copy of what a window had saved whose file went.
    Unsaved,
    /// What was saved last into another file of its name.
    OtherPart,
    /// The same, of which nobody knows yet.
    DeadPart,
    /// It is called as what a run leaves, and may be somebody else's.
    Doubtful,
}

/// All that lies beside the file, and beside a link that leads to it.
pub fn found_beside(file: &Path) -> Vec<FoundBeside> {
    let real = aside::real(file);
    let mut all = set_aside(&real);
    if real != file {
        all.extend(set_aside(file));
        all.extend(dead(file));
    } else if !real.exists() {
        all.extend(dead(file));
    }
    for folder in [aside::folder(&real), copies::folder(&real)] {
        all.extend(leftover::doubtful_in(&folder).into_iter().map(|p| (p, BesideKind::Doubtful)));
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all.dedup();
    let about = |(path, kind): (PathBuf, BesideKind)| {
        let written = fs::metadata(&path).and_then(|about| about.modified()).ok();
        FoundBeside { path, kind, written }
    };
    all.into_iter().map(about).collect()
}

/// What was set aside under the name of the file.
fn set_aside(file: &Path) -> Vec<(PathBuf, BesideKind)> {
    let own = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(aside::folder(file)).into_iter().flatten().flatten();
    let kinds = entries.filter_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let end = name.strip_prefix(&own)?;
        let kind = KINDS.iter().find(|(word, _)| is_numbered(end, word))?.1;
        entry.path().is_file().then_some((entry.path(), kind))
    });
    kinds.collect()
}

const KINDS: [(&str, BesideKind); 4] = [
    (".unsaved", BesideKind::Unsaved),
    (".lost-wal", BesideKind::OtherPart),
    (".lost-journal", BesideKind::OtherPart),
    (".lost-shm", BesideKind::OtherPart),
];

/// The word, or the word with a number behind it.
fn is_numbered(end: &str, word: &str) -> bool {
    let rest = end.strip_prefix(word);
    rest.is_some_and(|rest| {
        let number = rest.strip_prefix('-').map(|n| n.bytes().all(|b| b.is_ascii_digit()));
        rest.is_empty() || number == Some(true) && rest.len() > 1
    })
}

/// What was written for a file that is not there, and nobody has open.
fn dead(name: &Path) -> Option<(PathBuf, BesideKind)> {
    let is_dead = aside::wal_length(name) > 0 && !holder::is_open_elsewhere(name);
    is_dead.then(|| (aside::wal(name), BesideKind::DeadPart))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_is_found_and_what_only_looks_so_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let table = [
            ("k", None),
            ("k.unsaved", Some(BesideKind::Unsaved)),
            ("k.unsaved-2", Some(BesideKind::Unsaved)),
            ("k.unsaved-wal", None),
            ("k.unsaved-", None),
            ("k.unsaved.txt", None),
            ("other.unsaved", None),
            ("k.lost-wal", Some(BesideKind::OtherPart)),
            ("k.lost-wal-3", Some(BesideKind::OtherPart)),
            ("k.lost-journal", Some(BesideKind::OtherPart)),
            ("k.lost-property", None),
            (".anteroom-1-PIovEd", Some(BesideKind::Doubtful)),
            (".anteroom-notes", None),
        ];
        for (name, _) in table {
            fs::write(path(name), "x").unwrap();
        }
        let found = found_beside(&path("k"));
        for (name, kind) in table {
            let found = found.iter().find(|found| found.path == path(name));
            assert_eq!(found.map(|found| found.kind), kind, "{name}");
        }
    }

    #[test]
    fn of_a_link_the_part_beside_it_is_found_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("k"), "x").unwrap();
        fs::write(path("link-wal"), "x".repeat(100)).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("k", path("link")).unwrap();
        let kinds =
            |name: &str| found_beside(&path(name)).iter().map(|f| f.kind).collect::<Vec<_>>();
        assert_eq!((kinds("link"), kinds("k")), (vec![BesideKind::DeadPart], vec![]));
    }
}
