//! A text letter by letter, folded, each with its place: so names are compared in whatever letters they are written.

use super::super::fold;
use super::super::invisible::is_invisible;
use super::super::spelt::written;

/// How the umlauts and their kin are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Without what stands over them: `Müller` is `muller`.
    Plain,
    /// Written out as two: `mueller`.
    WrittenOut,
}

/// One folded letter of a text.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// Small, without accent.
    pub folded: char,
    /// Where the letter begins that it comes from.
    pub at: usize,
    /// That letter is a capital one.
    pub is_capital: bool,
}

/// The letters of a text; what nobody sees is left out, and a word that was cut at the end of a row is whole.
pub fn letters(text: &str, reading: Reading) -> Vec<Letter> {
    let mut all = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_capital = c.is_uppercase();
        let mut put = |folded| all.push(Letter { folded, at, is_capital });
        if c.is_ascii_alphanumeric() {
            put(c.to_ascii_lowercase());
            if reading == Reading::WrittenOut
                && "aouAOU".contains(c)
                && chars.next_if(|(_, mark)| *mark == '\u{308}').is_some()
            {
                put('e');
            }
            continue;
        }
        match c {
            '-' | '\u{2010}' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {
                chars.next();
            }
            c if c.is_whitespace() => put(' '),
            c if is_invisible(c) || matches!(c, '\u{200c}' | '\u{200d}') => {}
            c => match written(c).filter(|_| reading == Reading::WrittenOut) {
                Some(two) => two.chars().for_each(put),
                None => fold(c.encode_utf8(&mut [0; 4])).chars().map(one_of_kin).for_each(put),
            },
        }
    }
    all
}

/// Arabic letters that people write for each other: `ليلى`, `ليلي` and `لیلی` are one.
fn one_of_kin(c: char) -> char {
    match c {
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        other => other,
    }
}

/// The letters and digits alone, one after the other.
pub fn squeezed(text: &str, reading: Reading) -> String {
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    letters(text, reading).iter().map(|l| l.folded).filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a name, folded.
pub fn words(name: &str, reading: Reading) -> Vec<String> {
    let folded: String = letters(name, reading).iter().map(|l| l.folded).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A letter of a script that puts no blanks between its words.
pub fn stands_close(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The part of a Korean syllable with which it begins; a folded text has its syllables in parts.
pub fn is_leading(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}')
}

/// A part of a Korean syllable that has begun.
pub fn is_inside(c: char) -> bool {
    matches!(c, '\u{1160}'..='\u{11ff}')
}
