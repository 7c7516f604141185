//! The rep's own keys: `add = "A"` or `add = ["A", "Ins"]`, a line a command.

use toml::{Table, Value};

/// Each name with its keys, in the order of the file.
///
/// # Errors
/// One plain sentence, with the line where there is one.
pub fn parse(text: &str) -> Result<Vec<(String, Vec<String>)>, String> {
    let table: Table = toml::from_str(text).map_err(|error| {
        let line =
            error.span().map(|s| text.chars().take(s.start).filter(|c| *c == '\n').count() + 1);
        let place = line.map(|n| format!("line {n}: ")).unwrap_or_default();
        format!("{place}{}", error.message())
    })?;
    table
        .into_iter()
        .map(|(name, value)| {
            let keys = match value {
                Value::String(key) => Some(vec![key]),
                Value::Array(keys) => {
                    keys.into_iter().map(|k| k.as_str().map(str::to_owned)).collect()
                }
                _ => None,
            };
            keys.map(|keys| (name.clone(), keys)).ok_or_else(|| {
                format!("{name}: write a key as \"A\", or several as [\"A\", \"Ins\"]")
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_key_or_several_and_nothing_else() {
        let keys = parse("add = \"A\"\nedit = [\"E\", \"F9\"]\n").unwrap();
        let edit = keys.iter().find(|(name, _)| name == "edit").unwrap();
        assert_eq!(edit.1, ["E", "F9"]);
        assert_eq!(keys.len(), 2);
        assert!(parse("add = 3").unwrap_err().starts_with("add: "));
        assert!(parse("add = \"a\"\nx = ").unwrap_err().starts_with("line 2: "));
    }
}
