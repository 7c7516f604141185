//! Forms of a name whose script puts no blanks between words: whole it is theirs, its parts may be others as well.

use super::form::{Form, Trust};
use super::letters::{is_leading, stands_close};
use super::{NameWords, Reading, words};

/// Before a family name or a given name of one letter, among colleagues.
const BEFORE: [&str; 3] = ["老", "小", "阿"];
/// Syllables from which on a whole Korean name is no part of another word.
const WHOLE: usize = 3;

/// Nothing where the name is of another script.
pub(super) fn of_name(name: &[String], known: &NameWords) -> Option<Vec<Form>> {
    let whole = name.concat();
    if !whole.chars().all(stands_close) {
        return None;
    }
    let mut forms = Vec::new();
    let mut put = |words: Vec<String>, trust| forms.extend(Form::new(words, trust));
    let syllables = syllables(&whole);
    let is_korean = whole.chars().any(is_leading);
    let least = if is_korean { WHOLE } else { 2 };
    let trust = if syllables.len() >= least { Trust::Sure } else { Trust::Perhaps };
    if name.len() > 1 {
        put(name.to_vec(), trust);
        let telling = name.iter().filter(|word| self::syllables(word).len() > 1);
        telling.for_each(|word| put(vec![word.clone()], Trust::Perhaps));
    }
    if is_korean || whole.chars().all(is_han) && (2..=4).contains(&syllables.len()) {
        let is_double =
            known.double_surnames.iter().any(|double| whole.starts_with(double.as_str()));
        let (family, given) =
            syllables.split_at(if is_double && syllables.len() > 2 { 2 } else { 1 });
        let (family, given_name) = (family.concat(), given.concat());
        if given.len() > 1 {
            put(vec![given_name.clone()], Trust::Perhaps);
        }
        let behind = known.titles_behind.iter().flat_map(|title| words(title, Reading::Plain));
        behind.for_each(|title| put(vec![family.clone() + &title], Trust::Perhaps));
        if !is_korean {
            for before in BEFORE {
                put(vec![before.to_owned() + &family], Trust::Perhaps);
                if given.len() == 1 {
                    put(vec![before.to_owned() + &given_name], Trust::Perhaps);
                }
            }
        }
    }
    if !whole.is_empty() {
        put(vec![whole], trust);
    }
    Some(forms)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The letters of a word one by one; of a Korean one, which is folded into its parts, the syllables.
fn syllables(word: &str) -> Vec<String> {
    let is_korean = word.chars().any(is_leading);
    let mut found: Vec<String> = Vec::new();
    for c in word.chars() {
        match found.last_mut() {
            Some(last) if is_korean && !is_leading(c) => last.push(c),
            _ => found.push(c.to_string()),
        }
    }
    found
}
