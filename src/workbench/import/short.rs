//! Somebody of a list whose first name is a short form of that of one who is there: `David Scholes` of Dave Scholes.

use super::speaking::{HouseNumbers, Speaking};
use crate::model::{Row, Value};
use crate::text::{given_and_family, short_of};
use std::collections::{HashMap, HashSet};

/// The people of an account by given name and surname, folded.
pub(super) struct ShortNames<'a> {
    people: HashMap<(String, String), Vec<&'a Row>>,
    house: HouseNumbers,
}

impl<'a> ShortNames<'a> {
    /// Of these people; a vacant place is nobody.
    pub(super) fn of(there: &'a [Row]) -> Self {
        let mut people: HashMap<_, Vec<&Row>> = HashMap::new();
        for row in there.iter().filter(|row| *row.get("placeholder") != Value::Flag(true)) {
            if let Some(key) = row.name().and_then(given_and_family) {
                people.entry(key).or_default().push(row);
            }
        }
        Self { people, house: HouseNumbers::of(there) }
    }

    /// The name of the one who is meant: by mail, telephone or title beside the name.
    pub(super) fn known(&self, row: &Row) -> Option<String> {
        let (given, family) = given_and_family(row.name()?)?;
        let mut others = HashSet::new();
        let alike = short_of(&given)
            .iter()
            .filter(|other| others.insert(*other))
            .filter_map(|other| self.people.get(&(other.clone(), family.clone())));
        let says = Speaking::of(row, &self.house);
        let is_backed = |other: &&&Row| says.is_backed_by(&Speaking::of(other, &self.house));
        let mut found = alike.flatten().filter(is_backed);
        let one = found.next()?;
        found.next().is_none().then(|| one.name().map(str::to_owned))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Record};

    fn person(name: &str, phone: &str, title: &str, email: &str) -> Row {
        let mut row = Row::empty(Person::SCHEMA);
        for (field, text) in [("name", name), ("phone", phone), ("title", title), ("email", email)]
        {
            if !text.is_empty() {
                row.set(field, Value::Text(text.to_owned()));
            }
        }
        row
    }

    #[test]
    fn a_short_form_is_the_one_who_has_the_same_mail_number_or_title() {
        let dave =
            person("Dave Scholes", "+44 7700 900 456", "maintenance supervisor", "ds@stw.uk");
        for (row, same) in [
            (person("David Scholes", "07700 900456", "", ""), true),
            (person("David Scholes", "", "Maintenance Supervisor", ""), true),
            (person("David Scholes", "", "", "DS@stw.uk"), true),
            (person("David Scholes", "07700 900456", "buyer", "other@stw.uk"), true),
            (person("David Scholes", "", "Maintenance Supervisor", "other@stw.uk"), false),
            (person("David Scholes", "07700 900457", "", ""), false),
            (person("David Scholes", "", "", ""), false),
            (person("Daniel Scholes", "07700 900456", "", ""), false),
        ] {
            let found = ShortNames::of(std::slice::from_ref(&dave)).known(&row);
            assert_eq!(found.is_some(), same, "{:?}", row.cells);
        }
        let two = [dave.clone(), person("Davy Scholes", "07700 900456", "", "")];
        let david = person("David Scholes", "07700 900456", "", "");
        assert_eq!(ShortNames::of(&two).known(&david), None);
    }
}
