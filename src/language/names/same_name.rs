//! When two names mean the same one: one rule for every list that comes in, within it and against the book.

use crate::text::alike::{company, is_endless, legal_form};
use crate::text::fold;
use crate::text::without_invisible;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// How near a name is to the one that it was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// The same but for case, blanks, ß and what nobody sees.
    Same,
    /// The same but for accents, stops and degrees, and only one is.
    Alike,
}

/// A name of a company that says its legal form, where none of those that are known says one: it is worth
/// keeping beside them.
pub fn says_form<'a>(name: &str, mut known: impl Iterator<Item = &'a str>) -> bool {
    !legal_form(name).is_empty() && known.all(|known| legal_form(known).is_empty())
}

/// Whether two names are the same but for case, blanks, ß and what nobody sees.
pub fn is_same(one: &str, other: &str) -> bool {
    same(one) == same(other)
}

/// Names with what has them.
#[derive(Clone, Debug, Default)]
pub struct SameNames {
    same: HashMap<String, Vec<usize>>,
    alike: HashMap<String, Vec<usize>>,
    /// Of companies: by the name without its legal form, each place with the forms that it was called by.
    bare: Option<HashMap<String, Vec<(usize, String)>>>,
}

impl SameNames {
    /// Of companies: `Acme` and `ACME G.m.b.H.` are alike too, `Acme AG` and `Acme GmbH` are two.
    pub fn of_companies() -> Self {
        Self { bare: Some(HashMap::new()), ..Self::default() }
    }

    /// Adds a name, or an alias, of the record at this place.
    pub fn add(&mut self, name: &str, place: usize) {
        let put = |map: &mut HashMap<String, Vec<usize>>, key: String| {
            let places = map.entry(key).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        };
        let plain = same(name);
        for key in alike(name, &plain) {
            put(&mut self.alike, key);
        }
        put(&mut self.same, plain);
        self.add_form(name, place);
    }

    /// The legal form by which a company is called too, in a name that is kept elsewhere.
    pub fn add_form(&mut self, name: &str, place: usize) {
        if let Some(bare) = &mut self.bare {
            for key in company(name) {
                bare.entry(key).or_default().push((place, legal_form(name)));
            }
        }
    }

    /// The one that has the name: alone the same, else alone alike.
    pub fn find(&self, name: &str) -> Option<(usize, Nearness)> {
        let plain = same(name);
        match self.same.get(&plain).map(Vec::as_slice) {
            Some([one]) => return Some((*one, Nearness::Same)),
            Some(_) => return None,
            None => {}
        }
        let mut found: Vec<usize> = Vec::new();
        for key in alike(name, &plain) {
            for place in self.alike.get(&key).into_iter().flatten() {
                if !found.contains(place) {
                    found.push(*place);
                }
            }
        }
        match found.as_slice() {
            [one] => Some((*one, Nearness::Alike)),
            [] => self.company(name).map(|at| (at, Nearness::Alike)),
            _ => None,
        }
    }

    /// The one company that is called so but for its legal form; one of another form is another company.
    fn company(&self, name: &str) -> Option<usize> {
        let bare = self.bare.as_ref()?;
        let keys = company(name);
        let kept: Vec<&(usize, String)> =
            keys.iter().filter_map(|key| bare.get(key)).flatten().collect();
        if kept.is_empty() {
            return None;
        }
        let form = legal_form(name);
        let is_other = |other: &String| !form.is_empty() && !other.is_empty() && *other != form;
        let mut fits: Vec<usize> = kept.iter().map(|(place, _)| *place).collect();
        fits.retain(|at| !kept.iter().any(|(place, other)| place == at && is_other(other)));
        fits.sort_unstable();
        fits.dedup();
        match fits.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// Case, blanks, full-width forms, ß and what nobody sees are no part of who somebody is.
fn same(name: &str) -> String {
    // Most names; the same as below, where nothing is to be spelt otherwise.
    if name.is_ascii() && !name.contains(|c: char| c.is_control()) {
        let plain = name.to_ascii_lowercase().replace('`', "'");
        return plain.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    let plain: String = without_invisible(name).nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.replace('ß', "ss");
    let plain = plain.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2212}'], "-");
    let plain = plain.replace(['’', '‘', 'ʼ', '´', '`', '′'], "'");
    let words: Vec<&str> = plain.split_whitespace().collect();
    // Names that are written without blanks have none.
    let between = if words.iter().all(|word| word.chars().all(|c| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'))) { "" } else { " " };
    words.join(between)
}

/// The name, of which `plain` is what is the same, without accents and stops, and as German spells its letters out.
fn alike(name: &str, plain: &str) -> Vec<String> {
    if is_endless(name) {
        return Vec::new();
    }
    if plain.is_ascii() {
        return vec![without_stops(plain)];
    }
    let spelt: String = plain
        .nfc()
        .map(|c| match c {
            'ä' => "ae".to_owned(),
            'ö' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            c => c.to_string(),
        })
        .collect();
    let mut keys: Vec<String> = Vec::new();
    for text in [plain, &spelt] {
        let key = without_stops(text);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// Folded, without stops, and without the degrees before it.
fn without_stops(text: &str) -> String {
    let text = fold(text).replace(['.', ',', '-', '’', '\''], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let degrees =
        words.iter().take_while(|w| matches!(**w, "dr" | "prof" | "dipl" | "ing")).count();
    let words = if degrees < words.len() { &words[degrees..] } else { &words[..] };
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_is_the_same_without_its_legal_form_and_another_with_another() {
        let mut names = SameNames::of_companies();
        names.add("Acme", 0);
        names.add("ACME G.m.b.H.", 0);
        names.add("Beta AG", 1);
        names.add("Gamma GmbH", 2);
        names.add("Gamma AG", 3);
        names.add("华联电力有限公司", 4);
        names.add("Krüger & Söhne", 5);
        for (name, found) in [
            ("Acme GmbH", Some(0)),
            ("Acme AG", None),
            ("Beta", Some(1)),
            ("Beta GmbH", None),
            ("Gamma", None),
            ("Gamma GmbH", Some(2)),
            ("华联电力", Some(4)),
            ("Krueger und Soehne GmbH & Co. KG", Some(5)),
            ("Acme Pumps", None),
        ] {
            assert_eq!(names.find(name).map(|(at, _)| at), found, "{name}");
        }
        let mut people = SameNames::default();
        people.add("Ana Sa", 0);
        assert_eq!(people.find("Ana"), None);
    }

    #[test]
    fn one_rule_for_the_same_name() {
        let mut names = SameNames::default();
        for (at, name) in
            ["Acme GmbH", "Jörg Weiß", "José Núñez", "Ann Lee", "Anne Lee"].iter().enumerate()
        {
            names.add(name, at);
        }
        for (name, found) in [
            ("ACME GMBH", Some((0, Nearness::Same))),
            ("Acme\u{a0}GmbH\u{200b}", Some((0, Nearness::Same))),
            ("JÖRG WEISS", Some((1, Nearness::Same))),
            ("Jo\u{308}rg Weiß", Some((1, Nearness::Same))),
            ("Joerg Weiss", Some((1, Nearness::Alike))),
            ("Dr. Jörg Weiß", Some((1, Nearness::Alike))),
            ("Jose Nunez", Some((2, Nearness::Alike))),
            ("Acme", None),
            ("An Lee", None),
        ] {
            assert_eq!(names.find(name), found, "{name}");
        }
        names.add("Jose Nunez", 7);
        assert_eq!(names.find("Jose Nunez"), Some((7, Nearness::Same)));
        assert_eq!(names.find("José Nunez"), None);
    }
}
