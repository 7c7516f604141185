//! The words on screen, as data: a word for every code, and title, reason and remedy of every finding.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::codes::CODES;

/// What a finding's place-holders may be, beside `{account}`, which all may hold.
pub const HOLES: &[(&str, &[&str])] = &[
    ("decision_maker_unmet", &["name"]),
    ("champion_untested", &["name"]),
    ("blocker_unhandled", &["name"]),
    ("leader_alone", &["name"]),
    ("avoided_person", &["name"]),
    ("neglected_person", &["name", "days"]),
    ("access_blocked", &["name"]),
    ("marks_stale", &["name"]),
    ("person_left", &["name"]),
    ("unnamed_person", &["name"]),
    ("orphaned_ties", &["name", "n"]),
    ("displacement_risk", &["name", "rival"]),
    ("critical_unknown", &["topic"]),
    ("hearsay", &["topic"]),
    ("stale_intel", &["topic"]),
    ("rival_ahead", &["rival"]),
    ("profile_missing", &["name"]),
    ("our_promise_overdue", &["name"]),
    ("their_promise_open", &["name"]),
    ("gift_limit", &["name"]),
];

type Groups = BTreeMap<String, BTreeMap<String, String>>;

/// All of `assets/words.toml`, or of it with the rep's own file over it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    word: Groups,
    short: Groups,
    finding: BTreeMap<String, FindingWords>,
    /// By area; of the embedded words none, as the source has them.
    #[serde(default)]
    phrase: Groups,
}

/// The words of one finding; they may hold place-holders, see [`HOLES`] and [`fill`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingWords {
    /// The row on screen.
    pub title: String,
    /// Why it matters, one sentence.
    pub why: String,
    /// What to do, as the title of an action.
    pub remedy: String,
    /// The remedy is the rep's own: it stands before the one that the file makes.
    #[serde(skip)]
    pub is_own: bool,
}

impl Words {
    /// The word of a code in a group, such as `("role", "user")`; the code itself where there is none.
    pub fn word<'a>(&'a self, group: &str, code: &'a str) -> &'a str {
        self.word.get(group).and_then(|words| words.get(code)).map_or(code, String::as_str)
    }

    /// The same for narrow screens; the full word where there is no shorter one.
    pub fn short<'a>(&'a self, group: &str, code: &'a str) -> &'a str {
        match self.short.get(group).and_then(|words| words.get(code)) {
            Some(short) => short,
            None => self.word(group, code),
        }
    }

    /// The word of an attitude, -2 to 2; absent is "unknown".
    pub fn attitude(&self, mark: Option<i64>) -> &str {
        self.numbered("attitude", mark, "unknown")
    }

    /// The word of a relationship, 0 to 5; absent is "-", which is not "none".
    pub fn relationship(&self, mark: Option<i64>) -> &str {
        self.numbered("relationship", mark, "unset")
    }

    /// The code among these that was typed, or whose word on screen was, in whichever group has all of them.
    pub fn code_of<'a>(&self, codes: &[&'a str], typed: &str) -> Option<&'a str> {
        let direct = codes.iter().copied().find(|code| same(typed, code));
        direct.or_else(|| {
            let said = |group: &BTreeMap<String, String>, code: &str| {
                group.get(code).is_some_and(|word| same(typed, word))
            };
            self.groups_of(codes)
                .find_map(|group| codes.iter().copied().find(|code| said(group, code)))
        })
    }

    /// The words on screen of these codes, of all groups that have them.
    pub fn shown(&self, codes: &[&str]) -> Vec<String> {
        let groups = self.groups_of(codes);
        groups.flat_map(|g| codes.iter().filter_map(|code| g.get(*code).cloned())).collect()
    }

    fn groups_of<'a>(
        &'a self,
        codes: &[&str],
    ) -> impl Iterator<Item = &'a BTreeMap<String, String>> {
        let has_all =
            |group: &&BTreeMap<String, String>| codes.iter().all(|code| group.contains_key(*code));
        let found: Vec<_> = self.word.values().filter(has_all).collect();
        found.into_iter()
    }

    /// The mark whose word on screen was typed: "against" is -2.
    pub fn mark_of(&self, group: &str, typed: &str) -> Option<i64> {
        let words = self.word.get(group)?;
        let (code, _) = words.iter().find(|(_, word)| plain(word) == plain(typed))?;
        code.parse().ok()
    }

    /// The title of a column or field.
    pub fn title<'a>(&'a self, code: &'a str) -> &'a str {
        self.word("title", code)
    }

    /// The words of a finding; `None` for a code that no finding has.
    pub fn finding(&self, code: &str) -> Option<&FindingWords> {
        self.finding.get(code)
    }

    /// The texts that the rep's own file says otherwise, with what it says.
    pub fn phrases(&self) -> impl Iterator<Item = (String, String)> {
        self.phrase.values().flatten().map(|(text, own)| (text.clone(), own.clone()))
    }

    /// Keeps of the phrases those that are said otherwise.
    pub fn keep_own_phrases(&mut self) {
        for area in self.phrase.values_mut() {
            area.retain(|text, own| text != own);
        }
        self.phrase.retain(|_, area| !area.is_empty());
    }

    /// Marks the remedies that differ from those of the shipped words as the rep's own.
    pub fn mark_own(&mut self, shipped: &Self) {
        for (code, words) in &mut self.finding {
            words.is_own = shipped.finding(code).is_some_and(|s| s.remedy != words.remedy);
        }
    }

    /// The codes of a group in the order of their bytes; empty for a group that is not there.
    pub fn codes(&self, group: &str) -> impl Iterator<Item = &str> {
        self.word.get(group).into_iter().flat_map(|words| words.keys().map(String::as_str))
    }

    /// Whether every finding has its words and no text holds a place-holder that is never filled. The fault is
    /// the path (`finding.stalled.why`) and the reason.
    pub fn check(&self) -> Result<(), (String, String)> {
        for (code, _) in CODES {
            let Some(words) = self.finding(code) else {
                return Err((
                    format!("finding.{code}"),
                    "every finding needs its words".to_owned(),
                ));
            };
            for (field, text) in
                [("title", &words.title), ("why", &words.why), ("remedy", &words.remedy)]
            {
                check_holes(code, text)
                    .map_err(|reason| (format!("finding.{code}.{field}"), reason))?;
            }
        }
        for (area, phrases) in &self.phrase {
            for (text, own) in phrases {
                check_phrase(text, own)
                    .map_err(|reason| (format!("phrase.{area}.{text}"), reason))?;
            }
        }
        Ok(())
    }

    fn numbered(&self, group: &str, mark: Option<i64>, absent: &'static str) -> &str {
        let code = mark.map_or_else(|| absent.to_owned(), |mark| mark.to_string());
        let known = self.word.get(group).and_then(|words| words.get(&code));
        known.map_or_else(|| self.word(group, absent), String::as_str)
    }
}

fn same(typed: &str, word: &str) -> bool {
    plain(word) == plain(typed)
}

/// Lower case; `no-go`, `no_go` and `no go` are one word.
fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace(['-', '_'], " ")
}

fn check_holes(code: &str, text: &str) -> Result<(), String> {
    let own = HOLES.iter().find(|(known, _)| *known == code).map_or(&[][..], |(_, holes)| *holes);
    let Some(holes) = holes_of(text) else {
        return Err("a brace is opened and not closed, or closed and not opened".to_owned());
    };
    match holes.iter().find(|hole| **hole != "account" && !own.contains(hole)) {
        Some(hole) => {
            Err(format!("{{{hole}}} is never known here, only {{account}}{}", listed(own)))
        }
        None => Ok(()),
    }
}

/// What is said otherwise holds no place-holder that the text does not have; it may leave some out.
fn check_phrase(text: &str, own: &str) -> Result<(), String> {
    let (Some(known), Some(used)) = (holes_of(text), holes_of(own)) else {
        return match text == own {
            true => Ok(()),
            false => Err("a brace is opened and not closed, or closed and not opened".to_owned()),
        };
    };
    let turns = |holes: &[&str]| holes.iter().filter(|hole| hole.is_empty()).count();
    let by_place = |hole: &str| hole.parse::<usize>().is_ok_and(|at| at < known.len());
    match used.iter().find(|hole| !known.contains(hole) && !by_place(hole)) {
        Some(hole) => Err(format!("{{{hole}}} is never known here: {text}")),
        None if turns(&used) > turns(&known) => {
            Err(format!("there are more place-holders than here: {text}"))
        }
        None => Ok(()),
    }
}

fn listed(holes: &[&str]) -> String {
    holes.iter().map(|hole| format!(", {{{hole}}}")).collect()
}

/// The names in braces in a text, in order; `None` where a brace stands alone.
pub fn holes_of(text: &str) -> Option<Vec<&str>> {
    let mut holes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, tail) = after.split_once('}')?;
        if before.contains('}') || hole.contains('{') {
            return None;
        }
        holes.push(hole);
        rest = tail;
    }
    (!rest.contains('}')).then_some(holes)
}

/// The text with each `{name}` replaced by its value. One pass: braces in a value stay as they are, and so does
/// a place-holder without a value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(hole, tail)| {
            values.iter().find(|(name, _)| *name == hole).map(|(_, value)| (*value, tail))
        });
        rest = match value {
            Some((value, tail)) => {
                filled.push_str(value);
                tail
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_braces_is_text_and_is_not_filled_again() {
        let values = [("name", "{rival} 王敏"), ("rival", "Voltaris")];
        assert_eq!(fill("{name} or {rival}?", &values), "{rival} 王敏 or Voltaris?");
    }

    #[test]
    fn what_has_no_value_stays() {
        assert_eq!(fill("ask {name} {", &[("topic", "x")]), "ask {name} {");
    }

    #[test]
    fn lonely_braces_are_seen() {
        assert_eq!(holes_of("a {b} c {d}"), Some(vec!["b", "d"]));
        assert_eq!(
            (holes_of("a {b"), holes_of("a b}"), holes_of("} {b}"), holes_of("{a{b}")),
            (None, None, None, None)
        );
    }

    #[test]
    fn holes_belong_to_findings() {
        for (code, _) in HOLES {
            assert!(crate::model::codes::is_code(code), "{code}");
        }
    }
}
