//! What beside the name says that two people are one or two: mail, number and title.

use crate::model::Row;
use crate::text::{fold, job_title, number};
use std::collections::HashSet;

/// Mail, number and title as they are compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaking {
    mail: Option<String>,
    number: Option<String>,
    title: Option<String>,
}

impl Speaking {
    /// Of a row; a number of the house says nothing of who somebody is.
    pub(super) fn of(row: &Row, house: &HouseNumbers) -> Self {
        let own = |number: &String| house.is_own(number);
        Self {
            mail: row.text("email").map(|mail| fold(mail.trim())),
            number: row.text("phone").and_then(number).filter(own),
            title: row.text("title").map(job_title),
        }
    }

    /// A mail or a number is the same; or the title is, and neither a mail nor a number says that they are two.
    pub(super) fn is_backed_by(&self, other: &Self) -> bool {
        let [mail, number, title] = self.compared(other);
        let speaks_against = [mail, number].contains(&Some(false));
        mail == Some(true) || number == Some(true) || (title == Some(true) && !speaks_against)
    }

    /// Nothing says that they are two: a mail does, and a title where the number is not the same.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let [mail, number, title] = self.compared(other);
        mail == Some(true) || (mail.is_none() && (number == Some(true) || title != Some(false)))
    }

    /// Whether mail, number and title are the same; nothing where one of the two says nothing.
    fn compared(&self, other: &Self) -> [Option<bool>; 3] {
        let compared = |one: &Option<String>, other: &Option<String>| {
            one.as_ref().zip(other.as_ref()).map(|(one, other)| one == other)
        };
        [
            compared(&self.mail, &other.mail),
            compared(&self.number, &other.number),
            compared(&self.title, &other.title),
        ]
    }
}

/// Numbers that several people of an account have.
pub(super) struct HouseNumbers(HashSet<String>);

impl HouseNumbers {
    /// Of these people.
    pub(super) fn of(there: &[Row]) -> Self {
        let mut once = HashSet::new();
        let numbers = there.iter().filter_map(|row| number(row.text("phone")?));
        Self(numbers.filter(|number| !once.insert(number.clone())).collect())
    }

    /// Whether it is none of them.
    pub(super) fn is_own(&self, number: &str) -> bool {
        !self.0.contains(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Record, Value};

    fn says(title: &str, number: &str, mail: &str) -> Row {
        let mut row = Row::empty(Person::SCHEMA);
        for (field, text) in [("title", title), ("phone", number), ("email", mail)] {
            if !text.is_empty() {
                row.set(field, Value::Text(text.to_owned()));
            }
        }
        row
    }

    #[test]
    fn a_title_in_short_agrees_and_another_mail_or_title_does_not() {
        let dave = says("engineering manager", "01434 555302", "d@tvd.uk");
        for (row, agrees) in [
            (says("Engineering Mgr", "", ""), true),
            (says("Engineering Mgr", "", "other@tvd.uk"), false),
            (says("Buyer", "", ""), false),
            (says("Buyer", "+44 1434 555302", ""), true),
            (says("Buyer", "", "D@tvd.uk"), true),
            (says("Buyer", "01434 555302", "other@tvd.uk"), false),
            (says("", "", ""), true),
        ] {
            let house = HouseNumbers::of(&[]);
            let found = Speaking::of(&row, &house).agrees(&Speaking::of(&dave, &house));
            assert_eq!(found, agrees, "{:?}", row.cells);
        }
        let house = HouseNumbers::of(&[dave.clone(), dave.clone()]);
        let [row, dave] =
            [&says("Buyer", "01434 555302", ""), &dave].map(|r| Speaking::of(r, &house));
        assert!(!row.agrees(&dave), "a number of the house");
    }
}
