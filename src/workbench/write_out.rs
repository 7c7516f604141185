//! Text into a file for another program: whole or not at all, and only the rep may read a new one.

use super::Result;
use crate::model::{Refusal, system_words};
use crate::store::{
    StoreError, clear_unfinished, is_beside_a_book, is_database, real_path, unfinished_in_folder,
};
use std::fs;
use std::io::{Error, Write};
use std::path::{Path, PathBuf};

/// Rows under their headers as CSV.
pub fn table_text(headers: &[String], rows: &[Vec<String>]) -> String {
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    crate::exchange::comma_table(&headers, rows)
}

/// Writes the text into a file beside the path and puts it in its place once it is on the disk. A
/// device or a pipe is written into as it is; of a link what it leads to is written, there or not yet.
pub fn write_out(path: &Path, text: &str) -> Result<()> {
    let target = real_path(path);
    let place = path.display().to_string();
    if is_beside_a_book(&target) {
        return Err(StoreError::Beside(path.to_owned()).into());
    }
    if is_database(&target) {
        return Err(Refusal::at(
            place,
            phrase!("a book of anteroom stands there"),
            phrase!("name another file"),
        ));
    }
    match fs::metadata(&target) {
        Ok(about) if about.is_file() => replace(&target, text, Some(about.permissions())),
        Ok(_) => fs::OpenOptions::new()
            .write(true)
            .open(&target)
            .and_then(|mut file| file.write_all(text.as_bytes())),
        Err(_) => replace(&target, text, None),
    }
    .map_err(|e| failed(path, e))
}

fn failed(path: &Path, e: Error) -> Refusal {
    let place = path.display().to_string();
    Refusal::at(
        place,
        phrase!("cannot be written: {}", system_words(&e)),
        phrase!("check the folder"),
    )
}

fn replace(path: &Path, text: &str, rights: Option<fs::Permissions>) -> std::io::Result<()> {
    let folder = folder_of(path);
    fs::metadata(&folder)?;
    // The library's own words would name the file beside it.
    clear_unfinished(path);
    let beside = unfinished_in_folder(&folder);
    let mut file = beside.map_err(|e| Error::from(e.kind()))?;
    file.write_all(text.as_bytes()).map_err(|e| Error::from(e.kind()))?;
    if let Some(rights) = rights {
        file.as_file().set_permissions(rights)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}
