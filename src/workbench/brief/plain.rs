//! Words that may lie on the customer's table: nothing about people or rivals in them.

use super::Desk;

/// Words before a name that go with it.
const BEFORE: [&str; 17] = [
    "to", "for", "from", "by", "with", "of", "at", "via", "and", "mr", "ms", "mrs", "dr", "herr",
    "frau", "dr.", "mr.",
];
/// What may stand around a remark.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('（', '）'), ('{', '}')];

/// The names that may not stand there.
pub struct Names {
    rivals: Vec<String>,
    people: Vec<String>,
}

impl Names {
    /// Of an account: every competitor of the book, everybody on the map.
    pub fn of(desk: &Desk) -> Self {
        let people = desk.case.account.people.iter().filter(|p| !*p.placeholder);
        let rivals = desk.case.world.competitors.iter();
        Self {
            rivals: rivals.map(|c| c.name.to_lowercase()).collect(),
            people: people.map(|p| p.name.to_lowercase()).collect(),
        }
    }

    /// A text that names nobody; nothing where it does.
    pub fn unnamed<'t>(&self, text: &'t str) -> Option<&'t str> {
        let folded = text.to_lowercase();
        let mut names = self.rivals.iter().chain(&self.people);
        (!names.any(|name| is_named(&folded, name))).then_some(text)
    }

    /// A text without the person in it: "drawing of the bypass (Falk asked)" is "drawing of the bypass".
    /// Nothing where a rival stands in it, or where nothing harmless is left.
    pub fn without_people(&self, text: &str) -> Option<String> {
        if let Some(text) = self.unnamed(text) {
            return Some(text.to_owned());
        }
        let text = self.without_remarks(text);
        let folded = text.to_lowercase();
        if self.rivals.iter().any(|name| is_named(&folded, name)) {
            return None;
        }
        let short = self.without_phrases(&text).filter(|t| self.unnamed(t).is_some());
        let short = short.or_else(|| self.without_clauses(&text));
        short.map(|t| t.trim_matches([' ', ',', ';', '-']).to_owned()).filter(|t| t.len() > 2)
    }

    /// Without the brackets in which somebody is named.
    fn without_remarks(&self, text: &str) -> String {
        let mut kept = text.to_owned();
        for (open, close) in BRACKETS {
            let mut from = 0;
            while let Some(start) = kept.get(from..).and_then(|t| t.find(open)).map(|n| from + n) {
                let Some(end) = kept.get(start..).and_then(|t| t.find(close)).map(|n| start + n)
                else {
                    break;
                };
                let end = end + close.len_utf8();
                let named = kept.get(start..end).is_some_and(|t| self.unnamed(t).is_none());
                from = if named { start } else { end };
                if named {
                    kept.replace_range(start..end, "");
                }
            }
        }
        kept.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Without "to Jonas Falk", "Falk's"; nothing where a name stands for itself.
    fn without_phrases(&self, text: &str) -> Option<String> {
        let mut kept: Vec<&str> = Vec::new();
        let mut behind = false;
        for word in text.split_whitespace() {
            let named = self.unnamed(word).is_none();
            if !named {
                kept.push(word);
            } else if !behind && !is_possessive(word) {
                let before = kept.len();
                while kept.last().is_some_and(|w| BEFORE.contains(&w.to_lowercase().as_str())) {
                    kept.pop();
                }
                if kept.len() == before {
                    return None;
                }
            }
            behind = named;
        }
        Some(kept.join(" "))
    }

    /// Without the clauses in which somebody is named.
    fn without_clauses(&self, text: &str) -> Option<String> {
        let clauses: Vec<&str> = text.split([',', ';', '，', '；']).map(str::trim).collect();
        let kept: Vec<&str> = clauses.into_iter().filter(|c| self.unnamed(c).is_some()).collect();
        (!kept.is_empty()).then(|| kept.join(", "))
    }
}

/// "Falk's".
fn is_possessive(word: &str) -> bool {
    let end = word.trim_end_matches([',', ';', '.']);
    end.ends_with("'s") || end.ends_with("\u{2019}s")
}

/// Is a name in this text, whole or by one of its longer words?
fn is_named(folded: &str, name: &str) -> bool {
    if name.is_empty() {
        return false;
    }
    if folded.contains(name) {
        return true;
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let long = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2);
    let mut long = long.filter(|w| w.chars().any(char::is_alphabetic));
    long.any(|w| words.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn only_the_name_goes_where_the_rest_is_harmless() {
        let names = Names {
            rivals: vec!["voltaris".to_owned(), "华东调速".to_owned()],
            people: vec!["jonas falk".to_owned(), "王敏".to_owned(), "ليلى حداد".to_owned()],
        };
        for (typed, left) in [
            ("reference list", Some("reference list")),
            ("drawing of the bypass (Falk asked)", Some("drawing of the bypass")),
            ("drawing (2 sheets) (for 王敏)", Some("drawing (2 sheets)")),
            ("send the reference list to Jonas Falk", Some("send the reference list")),
            ("Falk's drawing of the bypass", Some("drawing of the bypass")),
            ("the load list, Falk wants it", Some("the load list")),
            ("samples for Ms ليلى حداد and 王敏", Some("samples")),
            ("drawing (better than Voltaris)", Some("drawing")),
            ("why not Voltaris", None),
            ("answer to voltaris", None),
            ("报价，不同于华东调速", None),
            ("王敏的图纸", None),
            ("Falk asked", None),
            ("Falk is weak on figures", None),
        ] {
            assert_eq!(names.without_people(typed).as_deref(), left, "{typed:?}");
        }
    }
}
