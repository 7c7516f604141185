//! The keys by which a name is found: folded, its initials, and its pinyin.

use crate::text::{fold, spelt};
use pinyin::ToPinyinMulti;

/// Readings of one name that are kept, where its characters have several.
const READINGS: usize = 8;

/// The text folded, with its letters written out where it has such, and without the apostrophes within its words:
/// `Müller` gives `muller` and `mueller`, `O'Brien` `o'brien` and `obrien`.
pub fn spellings(text: &str) -> Vec<String> {
    let mut all = vec![fold(text)];
    all.extend(spelt(text).map(|out| fold(&out)).filter(|out| *out != all[0]));
    let joined: Vec<String> = all.iter().filter_map(|text| without_apostrophes(text)).collect();
    all.extend(joined);
    all.extend(particles_out(&all[0]));
    all
}

/// `v.d. Heyde` and `v. d. Heyde` as `von der heyde`: the short forms of what stands before a German name.
fn particles_out(folded: &str) -> Option<String> {
    let spaced = folded.replace("v.d.", "v. d. ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let out = words.iter().enumerate().map(|(at, word)| match *word {
        "v." if at + 1 < words.len() => "von",
        "d." if at > 0 && words[at - 1] == "v." => "der",
        word => word,
    });
    let out = out.collect::<Vec<_>>().join(" ");
    (out != folded && out.contains("von ")).then_some(out)
}

fn without_apostrophes(text: &str) -> Option<String> {
    text.contains(is_apostrophe).then(|| text.replace(is_apostrophe, ""))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Is there a character in it that pinyin writes?
pub fn has_pinyin(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| c.to_pinyin_multi().is_some())
}

/// Every key of a name: folded, with its letters written out, its initials, and of Chinese characters pinyin
/// and its initials.
///
/// `王敏` gives `王敏`, `wangmin`, `wm`; `Erik Næss` gives `erik naess`, `en`. Characters with
/// several readings give each of them, at most eight.
pub fn keys(name: &str) -> Vec<String> {
    let mut found = spellings(name);
    let folded = found[0].clone();
    for reading in readings(&folded) {
        let full: String = reading.concat();
        let initials: String = reading.iter().filter_map(|part| part.chars().next()).collect();
        for key in [full, initials] {
            if !key.is_empty() && !found.contains(&key) {
                found.push(key);
            }
        }
    }
    found
}

/// A Chinese name by its syllables, once for each way to read it, with the `ü` that folding takes away.
pub(super) fn syllables(name: &str) -> Vec<Vec<String>> {
    readings(name)
}

/// The name as syllables and words, once for each way to read it.
fn readings(folded: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let mut plain = String::new();
        for c in word.chars() {
            let sounds = sounds(c);
            if sounds.is_empty() {
                plain.push(c);
                continue;
            }
            append(&mut all, std::mem::take(&mut plain));
            let longer = all.iter().flat_map(|reading| {
                sounds.iter().map(|sound| [reading.as_slice(), &[(*sound).to_owned()]].concat())
            });
            all = longer.take(READINGS).collect();
        }
        append(&mut all, plain);
    }
    all
}

fn append(all: &mut [Vec<String>], word: String) {
    if !word.is_empty() {
        all.iter_mut().for_each(|reading| reading.push(word.clone()));
    }
}

fn sounds(c: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    if let Some(multi) = c.to_pinyin_multi() {
        for sound in multi {
            if !found.contains(&sound.plain()) {
                found.push(sound.plain());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_initials_and_pinyin() {
        for (name, key) in [
            ("王敏", "wm"),
            ("王敏", "wangmin"),
            ("王敏", "王敏"),
            ("Erik Næss", "en"),
            ("Erik Næss", "erik naess"),
            ("Jürgen Schäfer", "juergen schaefer"),
            ("Jürgen Schäfer", "jurgen schafer"),
            ("O\u{308}zil", "oezil"),
            ("Åse Ødegård", "aase oedegaard"),
            ("Weiß", "weiss"),
            ("单晓", "sx"),
            ("北风水电", "bfsd"),
            ("王敏 Wang", "wmw"),
        ] {
            assert!(keys(name).iter().any(|k| k == key), "{name}: {:?}", keys(name));
        }
    }

    #[test]
    fn accents_and_case_are_folded() {
        for (text, plain) in [
            ("Müller", "muller"),
            ("STRAẞE", "strasse"),
            ("Łódź", "lodz"),
            ("Søren Ærø", "soren aero"),
            ("Ａ１", "a1"),
            ("İstanbul", "istanbul"),
            ("e\u{301}", "e"),
        ] {
            assert_eq!(fold(text), plain);
        }
    }

    #[test]
    fn an_apostrophe_may_be_left_out() {
        assert_eq!(spellings("Pat O'Brien"), ["pat o'brien", "pat obrien"]);
        assert_eq!(spellings("D’Souza Stähle").last().unwrap(), "dsouza staehle");
        assert_eq!(spellings("Obrien"), ["obrien"]);
    }

    #[test]
    fn many_readings_stay_few() {
        assert!(keys(&"行".repeat(40)).len() <= 1 + 2 * READINGS);
    }
}
