//! The words of what the customer reads, a language each (docs/WORDING.md).

use std::collections::BTreeMap;

use serde::Deserialize;

/// A language: how it is recognised, its days, the words and the sentences of what is printed and sent in it.
///
/// Sentences may hold `{account}`, `{rep}`, `{company}`, `{day}`, `{time}`, `{place}`, `{people}`, `{name}`, `{what}`,
/// `{kind}`, `{result}`, `{next}`; a line of a letter with a hole that nothing fills is left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its code, as HTML has it: `en`.
    pub name: String,
    /// How people write down that they speak it.
    pub known_as: Vec<String>,
    /// Monday to Sunday, short.
    pub weekdays: Vec<String>,
    /// January to December, short.
    pub months: Vec<String>,
    /// `{weekday} {d} {month}`.
    pub day: String,
    /// The same with `{year}`.
    pub day_of_year: String,
    /// Headings of the page for the table.
    pub agenda: String,
    /// The heading of the questions.
    pub questions: String,
    /// The heading of what we bring.
    pub bring: String,
    /// The heading of the promises.
    pub promised: String,
    /// The heading of the empty lines.
    pub notes: String,
    /// What stands before our promise.
    pub we_promised: String,
    /// What stands before theirs.
    pub you_promised: String,
    /// What stands before something we do that nobody was promised.
    pub we_do: String,
    /// `by {day}`.
    pub by: String,
    /// What parts of the page did not fit: `left out: {what}`.
    pub left_out: String,
    /// What follows a heading or a name before what is said of it.
    pub colon: String,
    /// What stands between two parts of a line.
    pub comma: String,
    /// The word for the subject of a mail.
    pub subject: String,
    /// The subject before a visit.
    pub subject_before: String,
    /// The subject after one.
    pub subject_after: String,
    /// The subject without a visit.
    pub subject_open: String,
    /// How somebody is greeted by name.
    pub dear: String,
    /// The same where the form of address begins with a word: `Frau > Sehr geehrte {name}`.
    pub dear_by: Vec<String>,
    /// How many, or nobody in particular, are greeted.
    pub dear_all: String,
    /// What ends the line of the greeting.
    pub dear_end: String,
    /// The first sentence before a visit.
    pub opens_before: String,
    /// The first sentence after one.
    pub opens_after: String,
    /// The same where the place is known.
    pub opens_after_at: String,
    /// The first sentence without a visit.
    pub opens_open: String,
    /// Before the points to talk about.
    pub points: String,
    /// Before what we do.
    pub ours: String,
    /// Before what they do.
    pub theirs: String,
    /// The last sentence.
    pub closes: String,
    /// Before the rep's name.
    pub regards: String,
    /// A contact in one line, for the company's own system.
    pub line: String,
    /// A short message before a visit.
    pub short_before: String,
    /// A short message after one.
    pub short_after: String,
    /// The words of reports by their English ones: visit, where, learned, done.
    pub words: BTreeMap<String, String>,
}

impl Language {
    /// A word of a report; the English one where the language has none.
    pub fn word<'a>(&'a self, english: &'a str) -> &'a str {
        self.words.get(english).map_or(english, String::as_str)
    }

    /// Does somebody speak it who is said to speak `spoken`? How far from its beginning that is said.
    pub fn is_said_at(&self, spoken: &str) -> Option<usize> {
        let spoken = spoken.to_lowercase();
        self.known_as.iter().filter_map(|known| whole(&spoken, &known.to_lowercase())).min()
    }
}

fn whole(spoken: &str, known: &str) -> Option<usize> {
    spoken.match_indices(known).map(|(at, _)| at).find(|at| {
        let before = spoken.get(..*at).and_then(|t| t.chars().next_back());
        let after = spoken.get(at + known.len()..).and_then(|t| t.chars().next());
        let unspaced = !known.is_ascii() && known.chars().all(|c| c > '\u{2e7f}');
        unspaced || free(before) && free(after)
    })
}

fn free(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric())
}
