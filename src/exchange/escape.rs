//! Text that stays text in a page: what HTML and Markdown would read as their own.

use super::brief::clean;

/// What stands in a page for a letter with which HTML begins something.
pub fn entity(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => return None,
    })
}

/// Text that HTML shows as it is, in content and in attributes; what turns its direction or is not seen is left out.
pub fn html(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => push(&mut escaped, c),
        }
    }
    escaped
}

/// The letter, or what stands for it.
pub fn push(text: &mut String, c: char) {
    match entity(c) {
        Some(entity) => text.push_str(entity),
        None => text.push(c),
    }
}
