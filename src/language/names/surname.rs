//! The surname of a whole name, as a letter addresses somebody by it; nothing where it is not sure which words it is.

use super::given_names::is_rarer_given_name;
use super::titles::is_degree;
use crate::text::fold;

/// Words that a surname begins with, folded.
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "vander", "der", "den", "de", "del", "della", "di", "da", "dos", "das",
    "du", "des", "le", "la", "les", "st", "saint", "ter", "ten", "te", "zu", "zum", "zur", "af",
    "av", "bin", "ibn", "bint", "al", "el", "mac",
];
/// Words between the two parts of a surname.
const JOINTS: &[&str] = &["y", "i", "e"];
/// Behind a name, and no part of the surname.
const SUFFIXES: &[&str] = &["jr", "sr", "jun", "sen", "ii", "iii", "iv", "fils"];
/// Spanish surnames, of which somebody has two, beside those in -ez; folded.
const SPANISH: &str = "garcia lopez martinez ruiz diaz munoz moreno romero torres ramos serrano blanco molina morales ortega \
delgado castro ortiz rubio marin sanz iglesias medina garrido castillo cortes lozano guerrero cano prieto mora vidal \
herrera aguilar pascual santos flores cabrera campos vega fuentes carrasco reyes leon marques silva rojas vargas mendoza";
/// Chinese family names in pinyin and as they are spelt on Taiwan, none that is a given name too.
const CHINESE: &str = "wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo gao lin luo zheng liang xie song tang \
deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng su lu ding ren shen yao lu jiang cui zhong tan \
lu wang fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou jiang yin xue yan duan lei long tao he chang chiang \
hsu hsieh tsai tseng chou chao chu kuo lo cheung wong chan leung ng cheng lam kwok";

/// `Jr.`, `Sr.`, `III` behind a name.
pub fn is_suffix(word: &str) -> bool {
    let bare = word.trim().trim_end_matches('.');
    let is_number = bare.chars().all(|c| matches!(c, 'i' | 'v' | 'I' | 'V'));
    let is_written = !is_number || bare.chars().all(char::is_uppercase);
    is_written && SUFFIXES.contains(&fold(bare).as_str())
}

/// The surname; nothing where it is not sure.
pub fn surname(name: &str) -> Option<String> {
    let words = own_words(name);
    let (first, last) = (words.first()?, words.last()?);
    let folded: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let within =
        |list: &[&str], at: usize| folded.get(at).is_some_and(|w| list.contains(&w.as_str()));
    let inside = 1..words.len().saturating_sub(1);
    if let Some(at) = inside.clone().find(|at| within(PARTICLES, *at) || within(JOINTS, *at)) {
        let from = if within(JOINTS, at) { at - 1 } else { at };
        return (from > 0).then(|| words[from..].join(" "));
    }
    match words.len() {
        1 => Some((*first).to_owned()),
        2 | 3 if is_chinese_order(&folded) => Some((*first).to_owned()),
        2 if is_of(CHINESE, &folded[0]) && is_of(CHINESE, &folded[1]) => None,
        2 => Some((*last).to_owned()),
        n if is_spanish(&folded[n - 2]) && !is_rarer_given_name(words[n - 2]) => {
            Some(words[n - 2..].join(" "))
        }
        n if words[1..n - 1].iter().all(|word| is_given(word)) => Some((*last).to_owned()),
        _ => None,
    }
}

/// The words of the name without what stands in quotes or brackets, without suffixes and degrees; of a name in two
/// scripts the Latin ones.
fn own_words(name: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut words: Vec<&str> = Vec::new();
    for word in name.split_whitespace() {
        let opens = word.starts_with(['"', '“', '„', '(', '‘']);
        let closes = word.ends_with(['"', '”', '“', ')', '’']) && word.chars().count() > 1;
        match (depth > 0 || opens, closes) {
            (true, true) => depth = 0,
            (true, false) => depth = 1,
            (false, _) => words.push(word.trim_end_matches(',')),
        }
    }
    while words.len() > 1 && words.last().is_some_and(|last| is_degree(last) || is_suffix(last)) {
        words.pop();
    }
    let is_latin = |word: &&str| word.chars().any(|c| c.is_alphabetic() && (c as u32) < 0x2e80);
    match words.iter().any(is_latin) {
        true => words.into_iter().filter(is_latin).collect(),
        false => words,
    }
}

fn plain(word: &str) -> String {
    fold(word.trim_end_matches(['.', ',']))
}

fn is_of(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

fn is_spanish(folded: &str) -> bool {
    is_of(SPANISH, folded) || (folded.ends_with("ez") && folded.chars().count() > 3)
}

/// A given name, or an initial.
fn is_given(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() == 1 || is_rarer_given_name(word)
}

/// `Li Wei`, `Wang Kuo-liang`: the family name first, and behind it syllables.
fn is_chinese_order(folded: &[String]) -> bool {
    let [family, given @ ..] = folded else { return false };
    let is_syllables = |word: &String| word.split('-').all(is_syllable);
    is_of(CHINESE, family)
        && !given.iter().any(|word| is_of(CHINESE, word))
        && given.iter().all(is_syllables)
}

/// Is this word one or two syllables of pinyin?
fn is_syllable(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "ts", "hs", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j",
        "q", "x", "r", "z", "c", "s", "y", "w", "",
    ];
    const FINALS: &[&str] = &[
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ueh",
        "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "ih", "in", "iu", "ou", "ua", "ue", "ui",
        "un", "uo", "a", "e", "i", "o", "u",
    ];
    let is_one = |word: &str| {
        INITIALS
            .iter()
            .any(|initial| word.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
    };
    let cuts = word.char_indices().skip(1).filter_map(|(at, _)| word.split_at_checked(at));
    is_one(word) || cuts.into_iter().any(|(one, other)| is_one(one) && is_one(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_has_its_particles_and_neither_suffix_nor_degree() {
        for (name, own) in [
            ("Ida Berg", Some("Berg")),
            ("Berg", Some("Berg")),
            ("John Smith Jr.", Some("Smith")),
            ("Tom Hill, MBA", Some("Hill")),
            ("Joost van der Berg", Some("van der Berg")),
            ("Anne-Laure Le Bihan", Some("Le Bihan")),
            ("Jo-Anne St. John", Some("St. John")),
            ("Maria de la Cruz", Some("de la Cruz")),
            ("Josep Ferrer i Mas", Some("Ferrer i Mas")),
            ("Ana García López", Some("García López")),
            ("Juan Pérez Gómez", Some("Pérez Gómez")),
            ("Kenneth \"Ken\" O'Leary III", Some("O'Leary")),
            ("Li Wei", Some("Li")),
            ("Wang Kuo-liang 王國樑", Some("Wang")),
            ("Anna Maria Berg", Some("Berg")),
            ("John F. Smith", Some("Smith")),
            ("Li Johnson", Some("Johnson")),
            ("Kim Lee", Some("Lee")),
            ("Le Bihan", Some("Bihan")),
            // Not sure: two family names, a middle word that is no given name.
            ("Wang Lin", None),
            ("Ada Thorn Hill", None),
        ] {
            assert_eq!(surname(name).as_deref(), own, "{name}");
        }
    }
}
