//! What of a person line is a department, and where somebody went to.

use super::PersonReader;
use super::departments::{DEPARTMENTS, PLACES};
use super::reached::behind;
use crate::language::quick_entry::person_words::OUTSIDE;
use crate::model::Value;
use crate::model::tree::set_text;
use crate::text::fold;

/// Words before a firm that somebody went to, longer ones first, folded.
const MOVED: &[&str] = &[
    "is now at",
    "is now with",
    "now working at",
    "now works at",
    "now working for",
    "now at",
    "now with",
    "now of",
    "now in",
    "has moved to",
    "moved on to",
    "moved to",
    "went to",
    "gone to",
    "has joined",
    "joined",
    "ist jetzt bei",
    "arbeitet jetzt bei",
    "jetzt bei",
    "nun bei",
    "jetzt in",
    "gewechselt zu",
    "wechselte zu",
    "ging zu",
    "maintenant chez",
    "parti chez",
    "passe chez",
    "现在在",
    "现在",
    "去了",
    "跳槽到",
    "加入了",
    "加入",
];

/// Between the day that somebody left on and the firm that they went to.
const FOR: &[&str] = &[" for ", " to join ", " to ", " zu ", " pour ", " 去了"];

/// Words of a title that make `external` mean somebody outside.
const OUTSIDERS: &[&str] = &[
    "consultant",
    "adviser",
    "advisor",
    "auditor",
    "expert",
    "counsel",
    "lawyer",
    "architect",
    "planner",
    "engineer",
    "contractor",
    "specialist",
    "coach",
    "agent",
    "berater",
    "prufer",
    "gutachter",
    "planer",
    "anwalt",
    "sachverstandig",
    "dienstleister",
    "ingenieur",
    "architekt",
    "conseil",
    "consultante",
    "顾问",
    "专家",
    "律师",
    "审计",
    "设计院",
];

/// Does a word of it say that it is a department: `service desk`, `Radiology`?
pub fn names_department(part: &str) -> bool {
    const MOST: usize = 3;
    let folded = fold(part);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '&');
    let count = part.split_whitespace().count();
    count <= MOST && words.any(|word| DEPARTMENTS.contains(&word) || PLACES.contains(&word))
}

/// A department: a word of one, `plant 2`, or one to three words written as a name, without figures.
pub(super) fn is_department(part: &str) -> bool {
    const MOST: usize = 3;
    const SHORT: usize = 10;
    let folded = fold(part);
    let words: Vec<&str> = part.split_whitespace().collect();
    let has_figures = part.chars().any(char::is_numeric);
    let begins = folded.split_whitespace().next().is_some_and(|word| PLACES.contains(&word));
    if has_figures {
        return begins && words.len() == 2;
    }
    if names_department(part) {
        return true;
    }
    let has_case = part.chars().any(char::is_lowercase) || part.chars().any(char::is_uppercase);
    let joins = |word: &str| matches!(word, "of" | "and" | "&" | "und" | "für" | "et" | "de");
    let mut named = words.iter().filter(|word| !joins(word)).peekable();
    match has_case {
        true => {
            let count = named.clone().count();
            count <= MOST && count > 0 && named.all(|word| word.starts_with(char::is_uppercase))
        }
        false => words.len() <= MOST && part.chars().count() <= SHORT * words.len().max(1),
    }
}

/// `external consultant`, `externer Berater`: a title of somebody outside; `external relations` is one of the firm.
pub(super) fn is_outsider(title: &str) -> bool {
    let folded = fold(title);
    let outside = OUTSIDE.iter().find_map(|word| {
        let rest = folded.strip_prefix(word)?;
        (!word.is_ascii() || rest.starts_with([' ', '-'])).then_some(rest)
    });
    outside.is_some_and(|rest| OUTSIDERS.iter().any(|word| rest.contains(word)))
}

impl PersonReader<'_> {
    /// `now at Sappi` of somebody who left: where they went.
    pub(super) fn moved(&mut self, part: &str) -> bool {
        let folded = fold(part);
        let firm = MOVED.iter().find_map(|word| behind(part, &folded, word));
        let Some(firm) = firm.filter(|_| !self.person.get("left").is_empty()) else {
            return false;
        };
        set_text(&mut self.person, "moved_to", firm);
        true
    }

    /// `left in June for Sappi`.
    pub(super) fn left_for(&mut self, part: &str) -> bool {
        let lower = part.to_lowercase();
        let found = FOR.iter().find_map(|word| lower.find(word).map(|at| (at, word.len())));
        let Some((at, length)) = found else { return false };
        let (Some(before), Some(firm)) = (part.get(..at), part.get(at + length..)) else {
            return false;
        };
        let is_name = firm.trim().starts_with(char::is_uppercase);
        if !is_name || !self.left(before) {
            return false;
        }
        set_text(&mut self.person, "moved_to", firm.trim());
        true
    }

    /// Sets who is outside by their title.
    pub(super) fn outside_by_title(&mut self) {
        if self.person.text("title").is_some_and(is_outsider) {
            self.person.set("external", Value::Flag(true));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_department, is_outsider};

    #[test]
    fn a_department_is_a_word_of_one_or_a_name_without_figures() {
        for part in [
            "Sales",
            "plant 2",
            "Building 2",
            "night shift team",
            "R&D",
            "Human Resources",
            "采购部",
            "QA",
        ] {
            assert!(is_department(part), "{part}");
        }
        for part in [
            "birthday 3.6.1979",
            "生日5月8日",
            "Born 1985-04-12",
            "now at Sappi",
            "rides a motorbike",
            "The Man Who Sold Everything",
            "2 kids",
        ] {
            assert!(!is_department(part), "{part}");
        }
    }

    #[test]
    fn an_outsider_is_told_from_a_job_about_the_outside() {
        for title in ["external consultant", "Externe Beraterin", "外部顾问", "external auditor"]
        {
            assert!(is_outsider(title), "{title}");
        }
        for title in ["external relations manager", "consultant", "Externer Einkauf", "外部采购"]
        {
            assert!(!is_outsider(title), "{title}");
        }
    }
}
