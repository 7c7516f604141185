//! One clear sentence for what cannot be taken: where, what, and what to do.

/// Why something was refused. Nothing has been changed where one is returned. docs/COMMANDS.md.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{what}{}", .place.as_deref().map(|p| format!("{p}: ")).unwrap_or_default(), .remedy.as_deref().map(|r| format!("; {r}")).unwrap_or_default())]
pub struct Refusal {
    /// A JSON path, a file, a line, a field: where it is; `None` where the sentence says it.
    pub place: Option<String>,
    /// What is wrong, with the value.
    pub what: String,
    /// What is allowed, or what to do.
    pub remedy: Option<String>,
}

impl Refusal {
    /// A refusal that names its place.
    pub fn at(
        place: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self { place: Some(place.into()), what: what.into(), remedy: Some(remedy.into()) }
    }

    /// A file, or standard input, that cannot be read.
    pub fn unreadable(place: impl Into<String>, error: &std::io::Error) -> Self {
        Self::at(place, format!("cannot be read: {}", system_words(error)), "check the path")
    }

    /// A refusal whose sentence says where it is.
    pub fn because(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place: None, what: what.into(), remedy: Some(remedy.into()) }
    }
}

/// What the system says of a fault, without its number.
pub fn system_words(error: &std::io::Error) -> String {
    if error.kind() == std::io::ErrorKind::InvalidData {
        return "it is no UTF-8 text".to_owned();
    }
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// A value as a sentence shows it: quoted, on one line, at most 60 characters.
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push_str("..");
    }
    format!("{short:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_one_sentence() {
        let refusal = Refusal::at("$.rep.name", "7 is not text", "put it in quotes");
        assert_eq!(refusal.to_string(), "$.rep.name: 7 is not text; put it in quotes");
        assert_eq!(quoted("a\nb"), "\"a\\nb\"");
    }
}
