//! Who is named in a text: rivals by their names, people by name, alias, or surname (docs/WORDING.md).

use super::AccountContext;
use crate::model::Person;
use crate::model::playbook::Naming;
use crate::text::spaced;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A word of a text.
#[derive(Clone, Debug)]
struct Word {
    /// Lower case, without accents; a Han letter is a word of its own.
    plain: String,
    /// The same with ae, oe, ue for the umlauts.
    german: String,
    /// It begins with a capital letter.
    capital: bool,
}

/// The words of a text in their order.
fn words(text: &str) -> Vec<Word> {
    let text: String = text.nfc().collect();
    let raw = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    raw.flat_map(|raw| {
        let capital = raw.chars().next().is_some_and(char::is_uppercase);
        let plain = spaced(raw);
        let german = spaced(&with_e(raw));
        let pairs = plain.split_whitespace().zip(german.split_whitespace());
        pairs
            .map(|(plain, german)| Word {
                plain: plain.to_owned(),
                german: german.to_owned(),
                capital,
            })
            .collect::<Vec<_>>()
    })
    .collect()
}

fn with_e(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + 2);
    for c in raw.chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            c => out.push(c),
        }
    }
    out
}

impl Word {
    fn is(&self, other: &Word) -> bool {
        self.plain == other.plain || self.german == other.german || self.german == other.plain
    }

    /// "Kollers" is Koller's; not of a short name.
    fn is_of(&self, name: &Word) -> bool {
        let of = |text: &str, name: &str| text.strip_suffix('s') == Some(name);
        self.is(name)
            || name.plain.chars().count() >= 4
                && (of(&self.plain, &name.plain) || of(&self.german, &name.german))
    }

    fn is_han(&self) -> bool {
        self.plain.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c))
    }

    fn is_one_of(&self, list: &[String]) -> bool {
        list.iter().any(|w| *w == self.plain || *w == self.german)
    }
}

/// One way in which somebody or a rival is named.
#[derive(Clone, Debug)]
struct Form {
    words: Vec<Word>,
    /// Only with a capital letter behind the first word of the text, or behind a title.
    careful: bool,
}

/// The names that may be in a text.
pub struct Names<'a> {
    rivals: Vec<Form>,
    people: Vec<(&'a Person, Vec<Form>)>,
    /// What is no person although it sounds like one: the account's own names, ours.
    houses: Vec<Vec<Word>>,
    naming: &'a Naming,
}

impl<'a> Names<'a> {
    /// Of an account: every competitor of the book, the brands of others on their shelves, everybody on the map.
    pub fn of(case: &AccountContext<'a>) -> Self {
        let naming = &case.world.playbook.naming;
        let account = case.account;
        let company = case.world.rep.company.as_deref().unwrap_or_default();
        let own = std::iter::once(account.name.as_str())
            .chain(account.aliases.iter().map(String::as_str));
        let houses: Vec<Vec<Word>> =
            own.chain([company]).map(words).filter(|w| !w.is_empty()).collect();
        let shared: Vec<&Word> = houses.iter().flatten().collect();
        let seen = account.observations.iter().filter(|o| !*o.ours);
        let brands = seen.filter_map(|o| o.brand.as_deref()).filter(|b| *b != company);
        let rivals = case.world.competitors.iter().map(|c| c.name.as_str()).chain(brands);
        let rivals = rivals.flat_map(|name| rival_forms(name, naming, &shared)).collect();
        let people = account.people.iter().filter(|p| !*p.placeholder);
        let people = people.map(|p| (p, person_forms(p, naming))).collect();
        Self { rivals, people, houses, naming }
    }

    /// Is a rival named?
    pub fn has_rival(&self, text: &str) -> bool {
        let text = words(text);
        self.rivals.iter().any(|form| !self.places(&text, form, false).is_empty())
    }

    /// Those who are named, each once, in file order.
    pub fn people(&self, text: &str) -> Vec<&'a Person> {
        self.spots(text).into_iter().map(|(person, _)| person).collect()
    }

    /// Those who are named beside these ones: a name that two have means the one who is among them.
    pub fn others(&self, text: &str, known: &[&str]) -> Vec<&'a Person> {
        let spots = self.spots(text);
        let theirs: Vec<&Range<usize>> =
            spots.iter().filter(|(p, _)| is_known(known, p)).flat_map(|(_, at)| at).collect();
        let covered =
            |at: &Range<usize>| theirs.iter().any(|t| t.start <= at.start && at.end <= t.end);
        let others = spots.iter().filter(|(p, at)| !is_known(known, p) && !at.iter().all(covered));
        others.map(|(person, _)| *person).collect()
    }

    /// Who is named where.
    fn spots(&self, text: &str) -> Vec<(&'a Person, Vec<Range<usize>>)> {
        let text = words(text);
        let houses: Vec<Range<usize>> =
            self.houses.iter().flat_map(|h| runs(&text, h, false)).collect();
        let found = self.people.iter().map(|(person, forms)| {
            let at = forms.iter().flat_map(|form| self.places(&text, form, true));
            (
                *person,
                at.filter(|at| {
                    !houses
                        .iter()
                        .any(|h| h.len() > at.len() && h.start <= at.start && at.end <= h.end)
                })
                .collect::<Vec<_>>(),
            )
        });
        found.filter(|(_, at)| !at.is_empty()).collect()
    }

    fn places(&self, text: &[Word], form: &Form, possessive: bool) -> Vec<Range<usize>> {
        let all = runs(text, &form.words, possessive && !form.careful);
        all.into_iter()
            .filter(|at| {
                let titled = at.start > 0 && text[at.start - 1].is_one_of(&self.naming.titles);
                let capital = at.start > 0 && text[at.clone()].iter().all(|w| w.capital);
                !form.careful || titled || capital
            })
            .collect()
    }
}

fn is_known(known: &[&str], p: &Person) -> bool {
    known.contains(&p.id.as_str())
}

/// Where these words stand one after the other.
fn runs(text: &[Word], name: &[Word], possessive: bool) -> Vec<Range<usize>> {
    let Some((last, first)) = name.split_last() else {
        return Vec::new();
    };
    let fits = |window: &[Word]| {
        window.split_last().is_some_and(|(end, start)| {
            ends(last, possessive, end) && start.iter().zip(first).all(|(a, b)| a.is(b))
        })
    };
    let windows = text.windows(name.len()).enumerate().filter(|(_, w)| fits(w));
    windows.map(|(at, w)| at..at + w.len()).collect()
}

fn ends(last: &Word, possessive: bool, w: &Word) -> bool {
    if possessive { w.is_of(last) } else { w.is(last) }
}

fn person_forms(person: &Person, naming: &Naming) -> Vec<Form> {
    let name: Vec<Word> = words(&person.name);
    let telling = |w: &&Word| !w.is_one_of(&naming.particles);
    let telling: Vec<Word> = name.iter().filter(telling).cloned().collect();
    let mut forms = vec![whole(&telling, naming), whole(&name, naming)];
    forms.extend(person.aliases.0.iter().map(|alias| whole(&words(alias), naming)));
    if telling.iter().all(Word::is_han) && telling.len() > 1 {
        forms.extend(han_forms(&telling, naming));
    } else {
        forms.extend(
            telling
                .iter()
                .filter(|w| w.plain.chars().count() > 1)
                .map(|w| Form { careful: is_everyday(w, naming), words: vec![w.clone()] }),
        );
    }
    forms.retain(|form| !form.words.is_empty());
    forms
}

/// 吴经理, 老吴, 建国 of 吴建国.
fn han_forms(name: &[Word], naming: &Naming) -> Vec<Form> {
    let double = name.get(..2).map(|two| two.iter().map(|w| w.plain.as_str()).collect::<String>());
    let long = name.len() > 2 && double.is_some_and(|d| naming.double_surnames.contains(&d));
    let (surname, given) = name.split_at(if long { 2 } else { 1 });
    let behind = naming
        .titles_behind
        .iter()
        .map(|title| sure(surname.iter().cloned().chain(words(title)).collect()));
    let before =
        ["老", "小"].map(|b| sure(words(b).into_iter().chain(surname.iter().cloned()).collect()));
    let mut forms: Vec<Form> = behind.chain(before).collect();
    if given.len() > 1 {
        forms.push(sure(given.to_vec()));
    }
    forms
}

fn sure(words: Vec<Word>) -> Form {
    Form { words, careful: false }
}

fn whole(words: &[Word], naming: &Naming) -> Form {
    let careful = match words {
        [one] => is_everyday(one, naming),
        _ => false,
    };
    Form { words: words.to_vec(), careful }
}

/// A word that is more than a name: known as such, or of two Latin letters.
fn is_everyday(word: &Word, naming: &Naming) -> bool {
    let short = word.plain.is_ascii() && word.plain.len() < 3;
    short || word.is_one_of(&naming.everyday)
}

fn rival_forms(name: &str, naming: &Naming, shared: &[&Word]) -> Vec<Form> {
    let all = words(name);
    let text: String = all.iter().map(|w| w.plain.as_str()).collect();
    if !all.is_empty() && all.iter().all(Word::is_han) {
        let short = naming.firms.iter().fold(text, |t, firm| match t.strip_suffix(firm.as_str()) {
            Some(rest) if rest.chars().count() > 1 => rest.to_owned(),
            _ => t,
        });
        // 云泉饮料 is called 云泉, unless that is a region: 华东调速.
        let two: String = short.chars().take(2).collect();
        let called = short.chars().count() > 3 && !naming.firms.contains(&two);
        let called = called.then(|| words(&two));
        let forms = [words(&short), all].into_iter().chain(called);
        return forms.map(|words| Form { words, careful: false }).collect();
    }
    let telling = all.iter().filter(|w| {
        let known = shared.iter().any(|s| s.is(w));
        let short = w.plain.chars().count() < 3;
        !known && !short && !w.is_one_of(&naming.firms) && !w.is_one_of(&naming.particles)
    });
    let single = telling.map(|w| Form { careful: is_everyday(w, naming), words: vec![w.clone()] });
    let mut forms: Vec<Form> = single.collect();
    let stem: Vec<Word> = all.iter().filter(|w| !w.is_one_of(&naming.firms)).cloned().collect();
    if !stem.iter().all(|w| shared.iter().any(|s| s.is(w))) {
        forms.push(whole(&stem, naming));
    }
    forms.push(whole(&all, naming));
    forms.retain(|form| !form.words.is_empty());
    forms
}

/// Do two texts speak of the same thing? They share two telling words, or a number of four digits, or four Han
/// letters in a row.
pub fn is_echo(one: &str, other: &str, naming: &Naming) -> bool {
    let (one, other) = (telling(one, naming), telling(other, naming));
    let mut shared: Vec<&String> = one.iter().filter(|w| other.contains(w)).collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len() > 1 || shared.iter().any(|w| long(w) || w.chars().count() == 4 && !w.is_ascii())
}

fn long(w: &str) -> bool {
    w.len() >= 4 && w.bytes().all(|b| b.is_ascii_digit())
}

/// The words that tell something: long ones, numbers without their marks, Han letters four by four.
pub fn telling(text: &str, naming: &Naming) -> Vec<String> {
    let all = words(&joined_numbers(text));
    let long = |w: &&Word| !w.is_han() && (w.plain.chars().count() > 3 || number(w));
    let long = all.iter().filter(long).filter(|w| !w.is_one_of(&naming.small));
    let runs = all.windows(4).filter(|four| four.iter().all(Word::is_han));
    let runs = runs.map(|four| four.iter().map(|w| w.plain.as_str()).collect());
    long.map(|w| w.plain.clone()).chain(runs).collect()
}

fn number(w: &Word) -> bool {
    w.plain.bytes().all(|b| b.is_ascii_digit())
}

/// "11,000 an hour" as "11000 an hour".
fn joined_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|i| letters.get(i)).is_some_and(char::is_ascii_digit);
    let inside = |i: usize| {
        matches!(letters.get(i), Some(',' | '.' | '\'' | '’' | '\u{202f}'))
            && digit(i.checked_sub(1))
            && (1..=3).all(|n| digit(Some(i + n)))
    };
    letters.iter().enumerate().filter(|(i, _)| !inside(*i)).map(|(_, c)| *c).collect()
}

#[cfg(test)]
#[path = "naming_tests.rs"]
mod tests;
