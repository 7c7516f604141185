//! The marks of a person line: attitude, trust and power, as words, as numbers and as both.

use super::moods::{MOODS, MUCH, NEVER_MET};
use super::{PersonReader, after, said};
use crate::language::choices::mark;
use crate::language::quick_entry::person_words::{NUMBERED, OUTSIDE};
use crate::model::{Refusal, Value, quoted};
use crate::text::fold;

impl PersonReader<'_> {
    pub(super) fn marks(&mut self, part: &str) -> Result<bool, Refusal> {
        let folded = fold(part);
        if let Some(mark) = signed(part).or_else(|| self.called_attitude(part)) {
            self.mark("attitude", mark)?;
        } else if let Some((field, mark)) = self.mark_of(part) {
            self.mark(field, mark)?;
        } else if OUTSIDE.contains(&folded.as_str()) {
            self.person.set("external", Value::Flag(true));
        } else if let Some(number) = plain_number(part) {
            self.number("relationship", number)?;
        } else if let Some((field, number)) = numbered(part)? {
            self.number(field, number)?;
        } else if let Some((one, other)) = two_numbered(part)? {
            self.number(one.0, one.1)?;
            self.number(other.0, other.1)?;
        } else {
            return Ok(self.role(part, &folded));
        }
        Ok(true)
    }

    /// `attitude +1`, `Haltung: kühl`, `very warm`: an attitude by its name, or with how much of it there is.
    fn called_attitude(&self, part: &str) -> Option<i64> {
        let folded = fold(part);
        let named = ATTITUDE.iter().find_map(|word| after(part, word));
        let named = named.map(|rest| rest.trim_matches([' ', ':', '=']).to_owned());
        if let Some(mark) = named.as_deref().and_then(signed) {
            return Some(mark);
        }
        let rest = named.unwrap_or(folded);
        let bare = VERY.iter().find_map(|word| after(&rest, word)).unwrap_or(rest);
        match self.mark_of(bare.trim()) {
            Some(("attitude", mark)) => Some(mark),
            _ => None,
        }
    }

    fn number(&mut self, field: &'static str, number: i64) -> Result<(), Refusal> {
        if !(0..=5).contains(&number) {
            return Err(Refusal::because(
                phrase!("{} is no mark of {}", number, said(field)),
                phrase!("give a number from 0 to 5"),
            ));
        }
        self.mark(field, number)
    }

    /// A mark that the line says once; another one for it has to be asked.
    fn mark(&mut self, field: &'static str, mark: i64) -> Result<(), Refusal> {
        if let Value::Whole(before) = self.person.get(field)
            && *before != mark
        {
            let what = phrase!("{} is said twice, {} and {}", said(field), before, mark);
            let remedy = match field {
                "relationship" => phrase!("leave one out, or write power before the other"),
                _ => phrase!("leave one of the two out"),
            };
            return Err(Refusal::because(what, remedy));
        }
        self.person.set(field, Value::Whole(mark));
        Ok(())
    }

    /// `cool 2`, `支持3`: an attitude, and behind it the trust.
    pub(super) fn attitude_and_trust(&mut self, part: &str) -> Result<bool, Refusal> {
        let word = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let trust = part.chars().skip(word.chars().count()).collect::<String>();
        let word = word.trim_end_matches([' ', '/', ':', '=']);
        let supporter = ["supporter", "unterstutzer", "unterstutzerin"];
        let mark = match self.mark_of(word) {
            Some(("attitude", mark)) => Some(mark),
            None if supporter.contains(&fold(word).as_str()) => Some(1),
            _ => None,
        };
        let (Some(mark), Some(trust)) = (mark, plain_number(&trust)) else {
            return Ok(false);
        };
        self.mark("attitude", mark)?;
        self.number("relationship", trust)?;
        Ok(true)
    }

    /// The mark that a word of attitude or relationship is.
    pub(super) fn mark_of(&self, part: &str) -> Option<(&'static str, i64)> {
        let folded = fold(part);
        let mood = MOODS.iter().find(|(_, words)| words.contains(&folded.as_str()));
        let attitude = word(&folded, self.terms.attitudes).or(mark("attitude", part));
        let attitude = attitude.or(mood.map(|(mark, _)| *mark));
        let never = NEVER_MET.contains(&folded.as_str()).then_some(0);
        let relationship =
            word(&folded, self.terms.relationships).or(mark("relationship", part)).or(never);
        let attitude = attitude.map(|mark| ("attitude", mark));
        attitude.or(relationship.map(|mark| ("relationship", mark)))
    }
}

/// Words of an attitude before its mark, folded.
const ATTITUDE: [&str; 9] =
    ["attitude", "att", "mood", "haltung", "einstellung", "stimmung", "actitud", "态度", "houding"];
/// Words of how much before a word of an attitude, folded.
const VERY: [&str; 14] = [
    "very", "quite", "rather", "fairly", "really", "sehr", "ziemlich", "recht", "eher", "tres",
    "plutot", "muy", "很", "非常",
];

/// `+1`, `-2`.
fn signed(part: &str) -> Option<i64> {
    let size = part.strip_prefix(['+', '-', '\u{2212}'])?.trim().parse::<i64>().ok()?;
    (0..=2).contains(&size).then_some(if part.starts_with('+') { size } else { -size })
}

fn plain_number(part: &str) -> Option<i64> {
    part.parse().ok().filter(|_| part.len() <= 2)
}

/// `power 4`, `影响力4`, `trust 3/5`; a mark of something else than 5 is asked about.
fn numbered(part: &str) -> Result<Option<(&'static str, i64)>, Refusal> {
    for (field, words) in NUMBERED {
        let Some(number) = words.iter().find_map(|word| beside(part, word)) else { continue };
        let mark = match number.split_once(['/', '|']) {
            None => number.parse().ok(),
            Some((mark, most)) if most.trim() == "5" => mark.trim().parse().ok(),
            Some((mark, most)) if is_number(mark) && is_number(most) => {
                return Err(Refusal::because(
                    phrase!("{} is no mark of {}", quoted(&number), said(field)),
                    phrase!("give a number from 0 to 5"),
                ));
            }
            Some(_) => None,
        };
        if let Some(mark) = mark {
            return Ok(Some((field, mark)));
        }
    }
    Ok(None)
}

/// `power 4 trust 3`: two marks without a comma between them.
fn two_numbered(part: &str) -> Result<Option<(Numbered, Numbered)>, Refusal> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let [one, of_one, other, of_other] = words.as_slice() else { return Ok(None) };
    let marks = [[one, of_one], [other, of_other]].map(|[word, of]| format!("{word} {of}"));
    Ok(numbered(&marks[0])?.zip(numbered(&marks[1])?))
}

/// A mark by its field.
type Numbered = (&'static str, i64);

/// Between a mark and the most that it can be.
const OF: [&str; 5] = [" of ", " von ", " sur ", " out of ", "／"];

/// What stands beside a word, `of 5` as `/5`.
fn beside(part: &str, word: &str) -> Option<String> {
    let folded = fold(part);
    let rest = folded.strip_prefix(word).or_else(|| folded.strip_suffix(word))?;
    let rest =
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '：' | '度'));
    let rest = OF.iter().fold(rest.to_owned(), |rest, of| rest.replace(of, "/"));
    let rest = rest.trim_end_matches(['分', '星']).to_owned();
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<u8>().is_ok()
}

/// `trust high`: a mark in a word that is no number.
pub(super) fn is_much(folded: &str) -> bool {
    let words = NUMBERED.iter().flat_map(|(_, words)| *words);
    let mut rest = words.filter_map(|word| folded.strip_prefix(word));
    rest.any(|rest| MUCH.contains(&rest.trim_matches([' ', ':', '='])))
}

fn word(folded: &str, table: &[(&str, i64)]) -> Option<i64> {
    table.iter().find(|(word, _)| fold(word) == folded).map(|(_, mark)| *mark)
}
