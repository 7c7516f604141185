//! What a filter wants: words in any order, letters in order, `!word` leaves out.

/// A filter, ready to be asked.
pub struct Wanted {
    words: Vec<(bool, String)>,
}

impl Wanted {
    /// Of what was typed; nothing typed fits everything.
    pub fn new(typed: &str) -> Self {
        let word = |w: &str| match w.strip_prefix('!') {
            Some(rest) => (false, rest.to_lowercase()),
            None => (true, w.to_lowercase()),
        };
        Self {
            words: typed
                .split_whitespace()
                .map(word)
                .filter(|(_, w)| !w.is_empty())
                .collect(),
        }
    }

    /// Is every word in one of the texts, and none that is to be left out?
    pub fn fits(&self, texts: &[&str]) -> bool {
        let lower: Vec<String> = texts.iter().map(|t| t.to_lowercase()).collect();
        self.words.iter().all(|(wanted, word)| {
            let found = lower.iter().any(|t| t.contains(word.as_str()))
                || (*wanted && lower.first().is_some_and(|t| letters_in_order(t, word)));
            found == *wanted
        })
    }
}

/// Are the letters of the word in the text, in order, the first at the beginning of a word?
fn letters_in_order(text: &str, word: &str) -> bool {
    let mut wanted = word.chars().peekable();
    let mut before = ' ';
    let mut begun = false;
    for letter in text.chars() {
        let start = !before.is_alphanumeric();
        if wanted.peek() == Some(&letter) && (begun || start) {
            wanted.next();
            begun = true;
        }
        before = letter;
    }
    wanted.peek().is_none()
}
