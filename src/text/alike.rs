//! When two names are one: without legal form, title, accents, ß and ss, ä and ae, "&" and "and", blanks and stops.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names that were seen, by every way to write them.
#[derive(Default)]
pub struct Likeness {
    seen: HashMap<String, Vec<usize>>,
}

impl Likeness {
    /// Takes a name with its place, and gives the places before it that look like it.
    pub fn take(&mut self, place: usize, keys: &[String]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for key in keys.iter().filter(|k| !k.is_empty()) {
            let places = self.seen.entry(key.clone()).or_default();
            found.extend(places.iter().copied().filter(|p| *p != place));
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Legal forms at the end of a company's name, without stops.
const FORMS: &str = "gmbh mbh ggmbh ag kg kgaa ohg gbr ug haftungsbeschrankt haftungsbeschraenkt ek ekfm eg ev se \
    ltd limited plc llc llp lp inc incorporated corp corporation co company cie \
    sa sas sasu sarl eurl snc scs sca scop bv nv vof cv bvba srl srls spa snc sapa sl slu slne sau \
    lda ltda eireli ab aktiebolag hb kb as asa aps ans da oy oyj ky tmi spzoo sp zoo z oo sro spol kft zrt nyrt bt \
    doo dd ad ead ood eood ooo oao zao pao ao ооо оао зао пао ао тов ип чп sia uab ou osauhing as ltdsti sti sirketi anonim \
    pty pte pvt private kk gk sdn bhd tbk pt jsc cjsc ojsc llp";

/// Legal forms that stand before a name.
const BEFORE: &str = "ooo oao zao pao ооо оао зао пао ао тов pt firma fa";

/// Legal forms without a blank before them.
const JOINED: [&str; 22] = [
    "股份有限公司",
    "有限责任公司",
    "有限責任公司",
    "集团有限公司",
    "集團有限公司",
    "有限公司",
    "股份公司",
    "股份",
    "公司",
    "株式会社",
    "株式會社",
    "有限会社",
    "合同会社",
    "合資会社",
    "(株)",
    "(有)",
    "㈱",
    "㈲",
    "주식회사",
    "유한회사",
    "(주)",
    "㈜",
];

/// Titles and forms of address before a name, or behind it.
const TITLES: &str = "dr prof professor professorin doctor doktor priv doz dipl diploming ing ingenieur mag mmag bsc msc \
    ba ma mba phd llm eng mr mrs ms miss sir dame herr frau fraulein fraeulein hr fr m mme mlle monsieur madame me \
    sr sra srta don dona senor senora dott dottore dottssa avv rag geom sig signor signora \
    pan pani inz ir drs hc med rer nat jur habil univ em";

/// The same behind or before a Chinese, Japanese or Korean name.
const JOINED_TITLES: [&str; 12] =
    ["先生", "女士", "小姐", "太太", "博士", "教授", "老师", "老師", "さん", "様", "씨", "님"];

/// Words that all mean "and".
const AND: [&str; 12] = ["&", "+", "and", "und", "et", "och", "og", "en", "y", "e", "和", "与"];

/// Bytes of the longest name that is taken apart: a broken file may have a cell of megabytes where a name should be,
/// and each way to write it costs as much again.
const LONGEST: usize = 2_000;

/// Too long to be anybody's name.
pub fn is_endless(name: &str) -> bool {
    name.len() > LONGEST
}

/// The keys of a company: two that share one look like one.
pub fn company(name: &str) -> Vec<String> {
    if is_endless(name) {
        return Vec::new();
    }
    keys(&without(name, &JOINED), |words| {
        cut_forms(words);
    })
}

/// The legal form in a company's name, without stops: of `Acme G.m.b.H. & Co. KG` `gmbh&cokg`; empty where
/// there is none.
pub fn legal_form(name: &str) -> String {
    if is_endless(name) {
        return String::new();
    }
    let bare = without(name, &JOINED);
    let whole: String = name.nfkc().collect();
    let joined = whole.replace(bare.as_str(), "");
    let mut words = words(&bare, true);
    let cut = cut_forms(&mut words);
    format!("{}{}", joined.trim(), cut.concat())
}

/// Takes the legal forms off both ends; what was taken, in its order.
fn cut_forms(words: &mut Vec<String>) -> Vec<String> {
    static ALL: LazyLock<[HashSet<&str>; 2]> =
        LazyLock::new(|| [FORMS, BEFORE].map(|words| words.split_whitespace().collect()));
    let [forms, before] = &*ALL;
    let mut cut = Vec::new();
    while words.len() > 1 && words.last().is_some_and(|w| forms.contains(w.as_str()) || w == "&") {
        cut.extend(words.pop());
    }
    cut.reverse();
    while words.len() > 1 && words.first().is_some_and(|w| before.contains(w.as_str())) {
        cut.push(words.remove(0));
    }
    cut
}

/// The keys of a person; `Aalto, Sven` is Sven Aalto.
pub fn person(name: &str) -> Vec<String> {
    let turned = match name.split_once([',', '，']) {
        Some((last, first)) => format!("{first} {last}"),
        None => name.to_owned(),
    };
    let name = without(&turned, &JOINED_TITLES);
    keys(&name, |words| {
        let is_title = |w: &String| TITLES.split_whitespace().any(|title| title == w);
        while words.len() > 1 && words.first().is_some_and(is_title) {
            words.remove(0);
        }
        while words.len() > 2 && words.last().is_some_and(is_title) {
            words.pop();
        }
    })
}

/// Without what is written onto the name.
fn without(name: &str, joined: &[&str]) -> String {
    // No such word is of ASCII letters alone, and most names of a book are.
    if name.is_ascii() {
        return name.trim().to_owned();
    }
    let mut text: String = name.nfkc().collect::<String>();
    for (open, close) in [('（', '('), ('）', ')')] {
        text = text.replace(open, &close.to_string());
    }
    let mut text = text.trim().to_owned();
    loop {
        let shorter = joined.iter().find_map(|word| {
            let word: String = word.nfkc().collect();
            let rest =
                text.strip_suffix(word.as_str()).or_else(|| text.strip_prefix(word.as_str()))?;
            (!rest.trim().is_empty()).then(|| rest.trim().to_owned())
        });
        match shorter {
            Some(shorter) => text = shorter,
            None => return text,
        }
    }
}

/// A name with ä as ae, and with ä as a: its words in one piece once `cut` has taken off what is no name.
fn keys(name: &str, cut: impl Fn(&mut Vec<String>)) -> Vec<String> {
    // Of ASCII letters both ways are one.
    let ways = if name.is_ascii() { &[true][..] } else { &[true, false] };
    let mut keys: Vec<String> = ways
        .iter()
        .copied()
        .map(|spelled| {
            let mut words = words(name, spelled);
            cut(&mut words);
            words.concat()
        })
        .collect();
    keys.dedup();
    keys
}

/// Folded words: no case, no accent, no stop; letters that stand alone are one word (`S. A. R. L.`).
fn words(name: &str, spelled: bool) -> Vec<String> {
    let mut plain = String::with_capacity(name.len());
    for c in name.nfc().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            plain.push(c);
            continue;
        }
        match (c, spelled) {
            ('ä' | 'æ', true) => plain.push_str("ae"),
            ('ö' | 'ø' | 'œ', true) => plain.push_str("oe"),
            ('ü', true) => plain.push_str("ue"),
            ('å', true) => plain.push_str("aa"),
            ('ß', _) => plain.push_str("ss"),
            ('æ', false) => plain.push('a'),
            ('ø' | 'œ', false) => plain.push('o'),
            ('ł', _) => plain.push('l'),
            ('đ', _) => plain.push('d'),
            ('ı', _) => plain.push('i'),
            ('&' | '+', _) => plain.push_str(" & "),
            ('.' | '\'' | '’' | '/' | '·', _) => {}
            (c, _) => plain.extend(std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c))),
        }
    }
    let split = plain.split(|c: char| !(c.is_alphanumeric() || c == '&'));
    let mut words: Vec<String> = Vec::new();
    let mut alone = false;
    for word in split.filter(|w| !w.is_empty()) {
        let letter = word.chars().count() == 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        let begun = !words.is_empty();
        match words.last_mut() {
            Some(last) if alone && letter => last.push_str(word),
            _ if begun && AND.contains(&word) => words.push("&".to_owned()),
            _ => words.push(word.to_owned()),
        }
        alone = letter;
    }
    words
}

/// One letter changed, swapped with the next, put in or left out.
pub fn is_one_off(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match (&short[same..], &long[same..]) {
        ([a, b, short @ ..], [c, d, long @ ..]) if (a, b) == (d, c) && short == long => true,
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        (short, [_, long @ ..]) => short == long,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(keys: fn(&str) -> Vec<String>, one: &str, other: &str) -> bool {
        let mut seen = Likeness::default();
        seen.take(0, &keys(one));
        !seen.take(1, &keys(other)).is_empty()
    }

    #[test]
    fn companies_that_are_one() {
        for (one, other) in [
            ("Krüger Federn GmbH", "Krueger Federn"),
            ("Krüger Federn GmbH", "KRUGER FEDERN"),
            ("Meyer & Söhne GmbH & Co. KG", "Meyer und Soehne"),
            ("Großbäckerei Huß", "Grossbaeckerei Huss"),
            ("Ateliers Lefèvre S.A.R.L.", "Ateliers Lefevre"),
            ("Ateliers Lefèvre S. A. R. L.", "Ateliers Lefevre"),
            ("Nowak Sp. z o.o.", "Nowak"),
            ("Kovář s.r.o.", "Kovar"),
            ("Nordic Pumps A/S", "Nordic Pumps"),
            ("Foundry Ltd.", "Foundry"),
            ("ООО Ромашка", "Ромашка"),
            ("上海嘉禾食品有限公司", "上海嘉禾食品"),
            ("上海嘉禾食品股份有限公司", "上海嘉禾食品有限公司"),
            ("株式会社山田製作所", "山田製作所"),
            ("Barros e Filhos Lda", "Barros & Filhos"),
        ] {
            assert!(alike(company, one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("Krüger Federn GmbH", "Krüger Farben GmbH"),
            ("Gruppe Nordmark", "Nordmark Werk Ost"),
            ("上海嘉禾食品", "嘉和食品"),
            ("Meyer Bau", "Meyer Bau West"),
            ("AG", "GmbH"),
        ] {
            assert!(!alike(company, one, other), "{one} and {other}");
        }
    }

    #[test]
    fn people_who_are_one() {
        for (one, other) in [
            ("Sven Aalto", "Dr. Sven Aalto"),
            ("Sven Aalto", "Aalto, Sven"),
            ("Prof. Dr.-Ing. Jörg Weiß", "Joerg Weiss"),
            ("José Muñoz", "Sr. Jose Munoz"),
            ("王敏", "王敏女士"),
            ("王 敏", "王敏"),
        ] {
            assert!(alike(person, one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("Sven Aalto", "Svenja Aalto"),
            ("Ole Petersen", "Ole Petersen-Graf"),
            ("李娜", "李楠"),
            ("Dr", "Prof"),
        ] {
            assert!(!alike(person, one, other), "{one} and {other}");
        }
    }
}
