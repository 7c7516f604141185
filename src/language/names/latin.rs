//! A name of another script as it stands in Latin letters: the pinyin of a Chinese one, and the words of a text that
//! spell an Arabic, Cyrillic, Greek, Hebrew or Korean one.

use super::sound::{is_of_other_script, skeletons_of, skeletons_typed, sounds_as, words};
use super::spelling::syllables;
use crate::text::fold;
use std::collections::BTreeSet;

/// Family names of two characters.
const TWO: [&str; 14] = [
    "欧阳", "司马", "诸葛", "上官", "司徒", "东方", "尉迟", "公孙", "皇甫", "慕容", "令狐", "夏侯",
    "端木", "南宫",
];
/// Characters of the longest Chinese name.
const MOST: usize = 4;
/// Letters of a word from which on it spells one name alone.
const LONG: usize = 5;
/// Letters between two words of a name: a blank, a point, a comma and a blank.
const BETWEEN: usize = 3;

/// A Chinese name in pinyin without tones, in both orders, its given name in one word and in its syllables; and the
/// family name and a given name of two syllables alone. Nothing of a name of another kind.
///
/// `王小明` is `wang xiaoming`, `xiaoming wang`, `wang xiao ming`, `xiao ming wang`, `wang`, `xiaoming`.
pub fn pinyin_spellings(name: &str) -> Vec<String> {
    let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let count = bare.chars().count();
    if count == 1 {
        // A family name alone: as it is mostly read.
        let first = syllables(&bare).into_iter().find(|reading| reading.concat() != bare);
        return first.map(|reading| vec![reading.concat()]).unwrap_or_default();
    }
    if !(2..=MOST).contains(&count) {
        return Vec::new();
    }
    let has_two = TWO.iter().any(|family| bare.starts_with(family)) && count > 2;
    let mut found = Vec::new();
    for reading in syllables(&bare).into_iter().filter(|reading| reading.len() == count) {
        let Some((family, given)) = reading.split_at_checked(if has_two { 2 } else { 1 }) else {
            continue;
        };
        // 王 is read so as a verb alone.
        if family == ["yu"] && bare.starts_with('王') {
            continue;
        }
        let (family, whole, apart) = (family.concat(), given.concat(), given.join(" "));
        found.extend([format!("{family} {whole}"), format!("{whole} {family}")]);
        if given.len() > 1 {
            found.extend([format!("{family} {apart}"), format!("{apart} {family}"), whole]);
        }
        found.push(family);
    }
    with_v(&mut found);
    let mut seen = BTreeSet::new();
    found.retain(|spelling| seen.insert(spelling.clone()));
    found
}

/// `ü` is written as `u` and, where there is no such key, as `v`.
fn with_v(found: &mut Vec<String>) {
    let v: Vec<String> =
        found.iter().filter(|s| s.contains('ü')).map(|s| s.replace('ü', "v")).collect();
    found.iter_mut().for_each(|spelling| *spelling = spelling.replace('ü', "u"));
    found.extend(v);
}

/// The name of another script as texts spell it in Latin letters.
pub struct LatinSpelling {
    words: Vec<String>,
    skeletons: BTreeSet<String>,
}

impl LatinSpelling {
    /// Gets ready to look for it; nothing of a name that is written in Latin letters, or in Chinese ones.
    pub fn of(name: &str) -> Option<Self> {
        let words = is_of_other_script(name).then(|| words(name))?;
        let skeletons = words.iter().flat_map(|word| skeletons_of(word)).collect();
        Some(Self { words, skeletons })
    }

    /// Words of a text that spell it: two of its words beside each other, in any order, or a long one alone.
    pub fn found_in(&self, text: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut before: Option<(Vec<usize>, String, usize)> = None;
        for (from, word) in latin_words(text) {
            let spelt = self.places(word);
            let end = from + word.len();
            if let Some((others, other, other_end)) = &before {
                let is_beside = text.get(*other_end..from).is_some_and(is_between);
                let differs = others.iter().any(|at| spelt.iter().any(|here| here != at));
                if is_beside && differs {
                    found.extend([format!("{other} {word}"), format!("{word} {other}")]);
                }
            }
            let is_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
            if !spelt.is_empty() && is_capital && word.len() >= LONG {
                found.insert(word.to_owned());
            }
            before = (!spelt.is_empty()).then(|| (spelt, word.to_owned(), end));
        }
        found
    }

    /// Which words of the name it may be.
    fn places(&self, word: &str) -> Vec<usize> {
        let typed = skeletons_typed(word);
        if word.len() < 3 || !typed.iter().any(|skeleton| self.skeletons.contains(skeleton)) {
            return Vec::new();
        }
        let words = self.words.iter().enumerate();
        words.filter(|(_, of_name)| sounds_as(of_name, word)).map(|(at, _)| at).collect()
    }
}

/// The words of Latin letters with the place where each begins.
fn latin_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn is_between(gap: &str) -> bool {
    gap.chars().count() <= BETWEEN && !gap.chars().any(char::is_alphanumeric)
}

/// Are two names of different characters the same in pinyin?
pub fn is_same_pinyin(one: &str, other: &str) -> bool {
    let spellings: BTreeSet<String> = pinyin_spellings(one).into_iter().collect();
    fold(one) != fold(other)
        && pinyin_spellings(other).iter().any(|s| s.contains(' ') && spellings.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_is_spelt_in_both_orders_and_in_syllables() {
        assert_eq!(pinyin_spellings("王敏")[..3], ["wang min", "min wang", "wang"]);
        let spelt = pinyin_spellings("王小明");
        for wanted in ["wang xiaoming", "xiaoming wang", "wang xiao ming", "xiaoming"] {
            assert!(spelt.iter().any(|s| s == wanted), "{wanted}: {spelt:?}");
        }
        let spelt = pinyin_spellings("欧阳娜");
        assert!(spelt.iter().any(|s| s == "na ouyang"), "{spelt:?}");
        let spelt = pinyin_spellings("吕伟");
        assert!(spelt.contains(&"lu wei".to_owned()) && spelt.contains(&"lv wei".to_owned()));
        assert_eq!(pinyin_spellings("王"), ["wang"]);
        assert!(!pinyin_spellings("王敏").contains(&"yu".to_owned()));
        for other in ["Wang Min", "北风水电公司", "ليلى حداد"] {
            assert!(pinyin_spellings(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn two_names_of_one_sound_are_told_from_one_name() {
        assert!(is_same_pinyin("王敏", "王民"));
        assert!(!is_same_pinyin("王敏", "王敏"));
        assert!(!is_same_pinyin("王敏", "王明"));
    }

    #[test]
    fn a_text_spells_a_name_of_another_script() {
        for (name, text, wanted) in [
            ("ليلى حداد", "met Leila Haddad today", "Leila Haddad"),
            ("ليلى حداد", "mail to haddad, layla", "haddad layla"),
            ("Дмитрий Соколов", "Dmitri Sokolov is new", "Dmitri Sokolov"),
            ("Дмитрий Соколов", "Mr Sokolow left", "Sokolow"),
            ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", "Papadopoulos"),
        ] {
            let found = LatinSpelling::of(name).unwrap().found_in(text);
            assert!(found.contains(wanted), "{name} in {text}: {found:?}");
        }
        for (name, text) in [
            ("ليلى حداد", "we had dad at the table, a lull"),
            ("Дмитрий Соколов", "the dimmer of Sokol"),
            ("Γιώργος Παπαδόπουλος", "George and the paper"),
        ] {
            let found = LatinSpelling::of(name).unwrap().found_in(text);
            assert!(found.is_empty(), "{name} in {text}: {found:?}");
        }
        assert!(LatinSpelling::of("Erik Dahl").is_none() && LatinSpelling::of("王敏").is_none());
    }
}
