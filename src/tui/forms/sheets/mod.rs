//! Every kind of record once: its words, the fields of its form, what its list and its page show of it.
//! A new kind of record is a row here; form, page, list and find-or-do walk the table.

mod account;
mod deal;
mod house;
mod objective;
mod plan;
mod record;
mod work;

pub use record::{capital, open, open_gift, open_objective, tree};

use super::field::FieldSpec;
use crate::model::{Key, Row};
use crate::tui::route::FormKind;

/// A kind of record, or a part of the account, as a form, a page and a list show it.
pub struct RecordType {
    /// Its name: of most the table.
    pub name: &'static str,
    /// The table that it is stored in.
    pub record: &'static str,
    /// One of it: "gift".
    pub one: &'static str,
    /// The title of its list: "Gifts"; nothing where it is not listed.
    pub many: &'static str,
    /// The fields in the order of the form.
    pub fields: &'static [FieldSpec],
    /// Columns that are of today in a new one.
    pub today: &'static [&'static str],
    /// Columns with its day; the first that is given holds.
    pub days: &'static [&'static str],
    /// The days that `s` fills in turn, with the word of the state.
    pub states: &'static [(&'static str, &'static str)],
    /// Columns that say what it is.
    pub title: &'static [&'static str],
    /// Columns that say more.
    pub beside: &'static [&'static str],
    /// The column that says how it stands, where no day does.
    pub stands: &'static str,
}

/// A sheet without a list; the rest is said by what follows.
const fn sheet(name: &'static str, one: &'static str, fields: &'static [FieldSpec]) -> RecordType {
    RecordType {
        name,
        record: name,
        one,
        many: "",
        fields,
        today: &[],
        days: &[],
        states: &[],
        title: &[],
        beside: &[],
        stands: "",
    }
}

type Columns = &'static [&'static str];

impl RecordType {
    /// Listed under this title.
    const fn many(mut self, many: &'static str) -> Self {
        self.many = many;
        self
    }

    /// A part of this record.
    const fn part_of(mut self, record: &'static str) -> Self {
        self.record = record;
        self
    }

    /// What it is, and what is said beside it.
    const fn says(mut self, title: Columns, beside: Columns) -> Self {
        (self.title, self.beside) = (title, beside);
        self
    }

    /// Its day, and which of them is today in a new one.
    const fn on(mut self, days: Columns, today: Columns) -> Self {
        (self.days, self.today) = (days, today);
        self
    }

    /// What `s` fills in.
    const fn states(mut self, states: &'static [(&'static str, &'static str)]) -> Self {
        self.states = states;
        self
    }

    /// The column that says how it stands.
    const fn stands(mut self, column: &'static str) -> Self {
        self.stands = column;
        self
    }

    /// The form of one of it, or of a new one in this owner.
    pub fn form(&'static self, row: Option<&Row>, owner: Option<Key>) -> FormKind {
        let (key, id) = (row.map(|r| r.key), row.and_then(Row::id).map(str::to_owned));
        match (self.name, id) {
            ("contact", None) => FormKind::Contact(None),
            ("contact", Some(id)) => FormKind::Happened(id),
            ("action", id) => FormKind::Action { id, what: String::new(), subject: None },
            ("intel", _) if key.is_none() => FormKind::Intel(None),
            ("tie", _) => FormKind::Tie { from: None, key },
            ("introduction", _) => FormKind::Introduction { through: None, to: None, key },
            ("account", _) => FormKind::Account(key),
            ("objective", None) if key.is_none() => FormKind::Objective(None),
            ("opportunity", id) => FormKind::Opportunity(id),
            ("person", id) => FormKind::Person(id),
            ("topic" | "rep_topic", _) => {
                FormKind::Topic(row.and_then(Row::name).map(str::to_owned))
            }
            _ => FormKind::Record { sheet: self.name, key, owner },
        }
    }

    /// A new one needs something else first: it is a part, or it is made where it belongs.
    pub fn is_made_elsewhere(&self) -> bool {
        let parts = ["question", "objection", "their_question", "dismissal", "evidence"];
        self.name != self.record || parts.contains(&self.name)
    }
}

/// Every sheet: what a rep looks at most stands first.
pub fn sheets() -> impl Iterator<Item = &'static RecordType> {
    let groups: [&'static [RecordType]; 5] =
        [work::SHEETS, plan::SHEETS, deal::SHEETS, account::SHEETS, house::SHEETS];
    groups.into_iter().flatten()
}

/// The sheet of this name.
pub fn sheet_of(name: &str) -> Option<&'static RecordType> {
    sheets().find(|s| s.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::{kind, kinds};

    #[test]
    fn every_kind_of_record_has_its_sheet_and_every_column_is_there() {
        for kind in kinds() {
            let name = kind.schema.record;
            assert!(sheet_of(name).is_some(), "{name} has no sheet");
        }
        for sheet in sheets() {
            let columns = kind(sheet.record).unwrap().schema.columns();
            let there = |c: &str| columns.iter().any(|column| column.name == c);
            let mut named: Vec<&str> = sheet.fields.iter().map(|f| f.column).collect();
            named.extend(sheet.days.iter().chain(sheet.today).chain(sheet.title));
            named.extend(sheet.beside.iter().chain(sheet.states.iter().map(|(c, _)| c)));
            named.extend(Some(sheet.stands).filter(|s| !s.is_empty()));
            let missing: Vec<&&str> = named.iter().filter(|c| !there(c)).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", sheet.name);
        }
    }

    #[test]
    fn what_says_what_a_record_is_can_be_typed() {
        for sheet in sheets().filter(|s| !s.is_made_elsewhere()) {
            let form = |c: &&str| sheet.fields.iter().any(|f| f.column == *c);
            assert!(sheet.title.iter().any(form) || sheet.name == "intel", "{}", sheet.name);
        }
    }
}
