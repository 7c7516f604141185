//! A path as it is typed: `~`, and what Tab makes of it.

use crate::model::system_words;
use std::path::{Path, PathBuf};

/// `~` is the home folder.
pub fn home(text: &str) -> PathBuf {
    match (text.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(text),
    }
}

/// The path as far as it is the only one; else what it may be.
pub fn completed(text: &str) -> Result<String, String> {
    let path = home(text);
    let (folder, begins) = match text.is_empty() || text.ends_with('/') {
        true => (path.as_path(), String::new()),
        false => (
            path.parent().unwrap_or(Path::new("")),
            path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        ),
    };
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries =
        std::fs::read_dir(here).map_err(|e| format!("{}: {}", here.display(), system_words(&e)))?;
    let mut names: Vec<String> = entries
        .flatten()
        .map(|e| {
            let slash = if e.path().is_dir() { "/" } else { "" };
            format!("{}{slash}", e.file_name().to_string_lossy())
        })
        .filter(|name| name.starts_with(&begins) && (!begins.is_empty() || !name.starts_with('.')))
        .collect();
    names.sort();
    let stem = text.strip_suffix(begins.as_str()).unwrap_or(text);
    match names.as_slice() {
        [] => Err(phrase!("no file begins like this").to_owned()),
        [one] => Ok(format!("{stem}{one}")),
        several => {
            let common = common(several);
            match common.len() > begins.len() {
                true => Ok(format!("{stem}{common}")),
                false => Err(several.iter().take(12).cloned().collect::<Vec<_>>().join("  ")),
            }
        }
    }
}

fn common(names: &[String]) -> String {
    let Some(first) = names.first() else {
        return String::new();
    };
    let same = first
        .chars()
        .enumerate()
        .take_while(|(i, c)| names.iter().all(|n| n.chars().nth(*i) == Some(*c)));
    same.map(|(_, c)| c).collect()
}
