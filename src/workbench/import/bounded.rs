//! The bytes of a file to bring in: never more than can be worked on, and never those of a device that has no end.

use super::Result;
use crate::model::Refusal;
use std::fs::File;
use std::io::{Chain, Cursor, Read, Take};
use std::path::Path;

/// The most that is read at once: some ten times the book of a rep with a hundred thousand accounts.
const MOST: u64 = 512 * 1024 * 1024;
/// Bytes by which a file of anteroom is known; of one that is opened where it is, no more is read.
const HEAD: usize = 16;
const OF_A_BOOK: &[u8] = b"SQLite format 3";

/// All that a file holds; of another anteroom its first bytes alone.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>> {
    let name = &path.display().to_string();
    let unreadable = |e: std::io::Error| Refusal::unreadable(name, &e);
    if is_named_pipe(path) {
        return Err(Refusal::at(
            name,
            phrase!("this is a pipe, not a file"),
            phrase!("name a file, or - for what another program writes"),
        ));
    }
    let file = File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if is_device(&about.file_type()) {
        return Err(Refusal::at(
            name,
            phrase!("this is a device, not a file"),
            phrase!("name a file, or - for what another program writes"),
        ));
    }
    if about.is_dir() {
        return Err(Refusal::at(
            name,
            phrase!("this is a folder"),
            phrase!("name a file that is in it"),
        ));
    }
    let file = Begun::of(file).map_err(unreadable)?;
    if file.is_book() {
        return Ok(file.head);
    }
    if about.is_file() && about.len() > MOST {
        return Err(too_large(name, MOST));
    }
    file.rest(name, MOST)
}

/// What another program writes to this one.
pub fn piped_bytes(name: &str, from: impl Read) -> Result<Vec<u8>> {
    let begun = Begun { head: Vec::new(), file: from };
    begun.rest(name, MOST)
}

/// A file of which the first bytes are read.
struct Begun<R> {
    head: Vec<u8>,
    file: R,
}

type Rest<R> = Take<Chain<Cursor<Vec<u8>>, R>>;

impl<R: Read> Begun<R> {
    fn of(mut file: R) -> std::io::Result<Self> {
        let mut head = Vec::new();
        file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        Ok(Self { head, file })
    }

    fn is_book(&self) -> bool {
        self.head.starts_with(OF_A_BOOK)
    }

    fn rest(self, name: &str, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut rest: Rest<R> = Cursor::new(self.head).chain(self.file).take(most + 1);
        rest.read_to_end(&mut bytes).map_err(|e| Refusal::unreadable(name, &e))?;
        match bytes.len() as u64 > most {
            true => Err(too_large(name, most)),
            false => Ok(bytes),
        }
    }
}

fn too_large(name: &str, most: u64) -> Refusal {
    Refusal::at(
        name,
        phrase!("this is more than {} MB, too much to bring in at once", most / 1024 / 1024),
        phrase!("cut it into several files"),
    )
}

#[cfg(unix)]
fn is_device(kind: &std::fs::FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_char_device() || kind.is_block_device()
}

/// A pipe with a place in a folder, on which an open would wait until somebody writes; that of a shell has none
/// (`<(..)`), and those of a process are open already (/dev/stdin, /dev/fd/3).
#[cfg(unix)]
fn is_named_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let is_pipe = std::fs::metadata(path).is_ok_and(|about| about.file_type().is_fifo());
    let is_open = path.starts_with("/dev") || path.starts_with("/proc");
    is_pipe && !is_open && std::fs::canonicalize(path).is_ok()
}

#[cfg(not(unix))]
fn is_named_pipe(_: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn is_device(_: &std::fs::FileType) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(bytes: &[u8]) -> Begun<&[u8]> {
        Begun::of(bytes).unwrap()
    }

    #[test]
    fn no_more_is_read_than_can_be_worked_on_and_the_last_byte_still_counts() {
        let text = b"Company;City\nAlfa;Bonn\n";
        let length = text.len() as u64;
        assert_eq!(begun(text).rest("a.csv", length).unwrap(), text);
        let said = begun(text).rest("a.csv", length - 1).unwrap_err().to_string();
        assert!(said.contains("too much to bring in at once"), "{said}");
        let endless = Begun::of(std::io::repeat(b'x')).unwrap();
        assert!(endless.rest("-", 1_000_000).is_err());
        assert_eq!(begun(b"ab").rest("b", 5).unwrap(), b"ab");
    }

    #[test]
    fn a_device_and_a_file_that_is_too_large_are_refused_before_they_are_read() {
        let said = file_bytes(Path::new("/dev/zero")).unwrap_err().to_string();
        assert!(said.contains("a device"), "{said}");
        let folder = tempfile::tempdir().unwrap();
        let said = file_bytes(folder.path()).unwrap_err().to_string();
        assert!(said.contains("a folder"), "{said}");
        let (large, small) = (folder.path().join("large.csv"), folder.path().join("small.csv"));
        File::create(&large).unwrap().set_len(MOST + 1).unwrap();
        std::fs::write(&small, "Company\nAlfa\n").unwrap();
        let said = file_bytes(&large).unwrap_err().to_string();
        assert!(said.contains("512 MB"), "{said}");
        assert_eq!(file_bytes(&small).unwrap(), b"Company\nAlfa\n");
        // Another book is opened where it is, however large.
        std::fs::write(&large, OF_A_BOOK).unwrap();
        File::options().write(true).open(&large).unwrap().set_len(MOST + 1).unwrap();
        assert_eq!(file_bytes(&large).unwrap().len(), HEAD);
    }
}
