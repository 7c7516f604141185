//! Whom words of a log line mean, among the people of its account.

use super::ContactReader;
use super::little::{bare, is_letter, is_long_enough, is_of_one_case, may_be_part};
use super::shape::{is_capital, is_job, text_of};
use super::surname::{of_surname, surname};
use super::tokens::Token;
use crate::language::names::{Fit, Found, addressed, find, is_title, name_and_initial};
use crate::text::fold;

impl ContactReader<'_> {
    /// Somebody by name; a form of address, or a job, beside it is no part of it.
    pub(super) fn named(&self, text: &str, worst: Fit) -> Found {
        match of_surname(text, self.people).as_slice() {
            [] if surname(text).is_some() => return Found::Nobody,
            [] => {}
            [one] => return Found::One(*one),
            several if worst >= Fit::Keys => return Found::Several(several.to_vec()),
            _ => return Found::Nobody,
        }
        let name = addressed(text).name;
        let words: Vec<&str> = name.split_whitespace().collect();
        // The `m.` of `m. Frau`, an `x` or `W` is nobody.
        if is_letter(name) && !self.people.iter().any(|p| p.id == name || p.name == bare(name)) {
            return Found::Nobody;
        }
        let found = if alone(name) { find(name, self.people, worst) } else { Found::Nobody };
        match (&found, words.as_slice()) {
            (Found::Nobody, [job, rest @ ..]) if is_job(job) && !rest.is_empty() => {
                find(&rest.join(" "), self.people, worst)
            }
            (Found::Nobody, [one, other]) => match self.by_initial(one, other) {
                // `Noack Jens`: the surname first.
                Found::Nobody if is_capital(one) && is_capital(other) => {
                    find(&format!("{other} {one}"), self.people, worst.min(Fit::Words))
                }
                found => found,
            },
            _ => found,
        }
    }

    /// `I. Dahl`, `Ingrid D`: the one whose other name begins so.
    fn by_initial(&self, one: &str, other: &str) -> Found {
        let Some((name, initial)) = name_and_initial(one, other) else { return Found::Nobody };
        let places = match find(name, self.people, Fit::Words) {
            Found::One(at) => vec![at],
            Found::Several(places) => places,
            Found::Nobody => return Found::Nobody,
        };
        let begins = |word: &str| word.starts_with(initial) && fold(word) != fold(name);
        let fits = |at: &usize| {
            let person = self.people.get(*at);
            person.is_some_and(|person| person.name.split_whitespace().any(begins))
        };
        match places.into_iter().filter(fits).collect::<Vec<_>>().as_slice() {
            [one] => Found::One(*one),
            _ => Found::Nobody,
        }
    }

    /// A small word may be somebody's name, where nobody else is named.
    pub(super) fn offer_small(&mut self) {
        let is_known =
            !(self.with.is_empty() && self.several.is_empty() && self.unknown.is_empty());
        if self.kind.is_some() && !is_known && self.letters.is_empty() {
            self.letters.append(&mut self.small);
        }
    }

    /// By initials, pinyin or the beginning of a name.
    pub(super) fn by_part(&mut self, tokens: &[Token]) -> bool {
        let text = text_of(tokens);
        if !may_be_part(tokens) || (!is_long_enough(&text) && !is_of_one_case(&text)) {
            return false;
        }
        let part = !self.strict && is_long_enough(&text);
        match self.named(&text, if part { Fit::Part } else { Fit::Keys }) {
            Found::One(at) => self.person(at),
            Found::Several(places) => {
                self.several.push((text.clone(), places));
                self.stays.push(text);
                self.came.person();
                true
            }
            Found::Nobody => false,
        }
    }
}

fn alone(text: &str) -> bool {
    !is_title(text) && !is_job(text)
}
