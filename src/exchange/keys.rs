//! The rep's own keys: `add = "A"` or `add = ["A", "F9"]`, a line a command; a wrong line is left out.

use super::mend::mended;
use toml::de::{DeTable, DeValue};

/// A row of keys.toml.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The line that it stands in.
    pub line: usize,
    /// The command.
    pub name: String,
    /// Its keys.
    pub keys: Vec<String>,
}

/// The rows that can be read, in the order of the file, and a sentence for each that cannot.
pub fn read(text: &str) -> (Vec<KeyRow>, Vec<String>) {
    mended(text, parse, Vec::new)
}

fn parse(text: &str) -> Result<Vec<KeyRow>, String> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        phrase!("line {}: {}", line, error.message().replace('\n', ", "))
    })?;
    let mut rows = Vec::new();
    for (name, value) in table.get_ref() {
        let line = line_at(text, name.span().start);
        let keys = match value.get_ref() {
            DeValue::String(key) => Some(vec![key.to_string()]),
            DeValue::Array(keys) => {
                keys.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect()
            }
            _ => None,
        };
        let name = name.get_ref().to_string();
        match keys.filter(|keys: &Vec<String>| !keys.is_empty()) {
            Some(keys) => rows.push(KeyRow { line, name, keys }),
            None => {
                let how = phrase!("write a key as \"A\", or several as [\"A\", \"F9\"]");
                return Err(phrase!("line {line}: {name}: {how}", line, name, how));
            }
        }
    }
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

fn line_at(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn one_key_or_several_and_a_bad_line_takes_no_other_with_it() {
        let text = "add = \"A\"\nwhy = 3\nedit = [\"E\", \"F9\"]\nx = \nlog = \"L\"\n";
        let (rows, faults) = read(text);
        let names: Vec<(usize, &str)> = rows.iter().map(|r| (r.line, r.name.as_str())).collect();
        assert_eq!(names, [(1, "add"), (3, "edit"), (5, "log")]);
        assert_eq!(rows[1].keys, ["E", "F9"]);
        assert!(
            faults[0].starts_with("line 4: ") && faults[1].starts_with("line 2: why"),
            "{faults:?}"
        );
    }
}
