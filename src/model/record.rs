//! A record: its schema, a row of it, and the macro that makes both and the struct from one list.

use super::{Kind, Value};
use std::fmt;

/// The number by which the file knows a stored record; 0 = not stored yet.
pub type Key = i64;

/// How two records of a list are known to be the same. docs/FILE.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    /// By id; without one by name, where it has a name; without either by being equal.
    Own,
    /// By these fields, which are required.
    Keyed(&'static [&'static str]),
    /// By being equal: a list with two of it has two.
    Equal,
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// May be left out: unknown.
    Optional,
    /// Refused without.
    Required,
    /// This word (or number) where it is left out.
    Default(&'static str),
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name in files, on the command line and as a column.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// Whether it has to be there.
    pub need: Presence,
    /// One line for the docs and the forms.
    pub doc: &'static str,
}

/// "When the marks were last confirmed (F1)." says to a reader of the code where the method has it, which is nothing
/// to a rep.
pub fn without_source(doc: &str) -> &str {
    let said = doc.trim_end_matches('.').strip_suffix(')').and_then(|d| d.rsplit_once(" ("));
    let Some((said, source)) = said else { return doc };
    let of_method = source.trim_start_matches("METHOD ");
    let digits = of_method.trim_start_matches(['M', 'F']);
    let is_source =
        digits.len() < of_method.len() && digits.starts_with(|c: char| c.is_ascii_digit());
    if is_source { said } else { doc }
}

impl Field {
    /// The line for a rep.
    pub fn help(&self) -> &'static str {
        without_source(self.doc)
    }

    /// A memory of the file itself, which no other program has to know: in no export, no form, no flag.
    pub fn is_inner(&self) -> bool {
        self.name == "former_ids"
    }
}

/// The fields of a kind of record, in the order of docs/FILE.md.
#[derive(Debug)]
pub struct Schema {
    /// The word for one of it: also the name of its table.
    pub record: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    /// How two are known to be the same.
    pub identity: Identity,
}

impl Schema {
    /// The place of a field in [`Row::cells`].
    pub fn index(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.name == name)
    }

    /// Has it this field?
    pub fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Every schema below this one, itself first, lists and parts alike, in file order.
    pub fn walk(&'static self) -> Vec<&'static Schema> {
        let mut found = vec![self];
        for field in self.fields {
            if let Kind::One(part) | Kind::Many(part) = field.kind {
                found.extend(part.walk());
            }
        }
        found
    }
}

/// A record as cells, for everything that treats all records alike.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub schema: &'static Schema,
    /// The file's number for it.
    pub key: Key,
    /// Its place in its list, where it is stored.
    pub place: i64,
    /// One value a field.
    pub cells: Vec<Value>,
}

/// Equal content; key and place aside.
impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.schema.record == other.schema.record && self.cells == other.cells
    }
}

impl Row {
    /// A record with nothing in it.
    pub fn empty(schema: &'static Schema) -> Self {
        Self { schema, key: 0, place: 0, cells: vec![Value::Absent; schema.fields.len()] }
    }

    /// A record of which nothing is said: its defaults, as a file may keep them.
    pub fn usual(schema: &'static Schema) -> Self {
        let mut row = Self::empty(schema);
        row.fill_fixed();
        row
    }

    /// The value of a field; absent where the record has no such field.
    pub fn get(&self, name: &str) -> &Value {
        const ABSENT: &Value = &Value::Absent;
        self.schema.index(name).map_or(ABSENT, |i| &self.cells[i])
    }

    /// Puts a value into a field; without one of this name nothing happens.
    pub fn set(&mut self, name: &str, value: Value) {
        if let Some(i) = self.schema.index(name) {
            self.cells[i] = value;
        }
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).text()
    }

    /// The id, where it has one.
    pub fn id(&self) -> Option<&str> {
        self.text("id")
    }

    /// The name, where it has one.
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// The records of a list.
    pub fn rows(&self, list: &str) -> &[Row] {
        self.get(list).rows()
    }

    /// The record in a few words: its name, what it is about, or its day.
    pub fn title(&self) -> String {
        const SAYS: [&str; 14] = [
            "name",
            "what",
            "topic",
            "text",
            "need",
            "objective",
            "point",
            "criterion",
            "code",
            "competitor",
            "year",
            "note",
            "date",
            "id",
        ];
        let said = SAYS.iter().map(|f| self.get(f).to_string()).find(|text| !text.is_empty());
        said.unwrap_or_else(|| self.schema.record.replace('_', " "))
    }

    /// Puts the defaults of docs/FILE.md where nothing is given, here and below: for those who read a record. What
    /// follows from another field, as an outcome from the kind, is never stored.
    pub fn fill_defaults(&mut self) {
        self.fill(true);
    }

    /// The same without what follows from another field: what a file may keep.
    pub fn fill_fixed(&mut self) {
        self.fill(false);
    }

    fn fill(&mut self, derived: bool) {
        for (field, cell) in self.schema.fields.iter().zip(&mut self.cells) {
            match (cell, field.need) {
                (cell @ Value::Absent, Presence::Default(word)) => *cell = field.kind.default(word),
                (Value::Many(rows), _) => rows.iter_mut().for_each(|row| row.fill(derived)),
                (Value::One(row), _) => row.fill(derived),
                _ => {}
            }
        }
        if derived && self.schema.record == "contact" && self.text("outcome").is_none() {
            let word = super::usual_outcome(self.text("kind").unwrap_or_default());
            self.set("outcome", Value::Text(word.to_owned()));
        }
    }
}

impl Row {
    /// Takes the outcome of a contact out where its kind says it already: a default is not stored. docs/FILE.md.
    pub fn drop_usual_outcome(&mut self) {
        let usual = super::usual_outcome(self.text("kind").unwrap_or_default());
        if self.schema.record == "contact" && self.text("outcome") == Some(usual) {
            self.set("outcome", Value::Absent);
        }
    }
}

/// The fields that are there, as `name value` pairs.
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (field, cell) in self.schema.fields.iter().zip(&self.cells) {
            if !cell.is_empty() && !matches!(field.kind, Kind::Many(_)) {
                write!(f, "{}{} {cell}", if first { "" } else { ", " }, field.name)?;
                first = false;
            }
        }
        Ok(())
    }
}

/// A struct that is one kind of record.
pub trait Record: Default {
    /// Its fields.
    const SCHEMA: &'static Schema;
    /// The struct of a row of this schema.
    fn from_row(row: Row) -> Self;
}

/// Declares a record once: the struct, its schema, and how a row becomes the struct.
///
/// `Name = "table", identity; field: Type [as "name in files"] [= need], ..` — the doc line
/// of a field is the one of the docs. Each struct also gets `key`, the file's number for it.
#[macro_export]
macro_rules! record {
    (@need) => { $crate::model::Presence::Optional };
    (@need $need:expr) => { $need };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $wire:literal) => { $wire };
    (
        $(#[$doc:meta])*
        $name:ident = $table:literal, $identity:expr;
        $( #[doc = $fdoc:literal] $field:ident : $ty:ty $(as $wire:literal)? $(= $need:expr)? ),+ $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            /// The file's number for it; 0 = not stored yet.
            pub key: $crate::model::Key,
            $( #[doc = $fdoc] pub $field: $ty, )+
        }

        impl $crate::model::Record for $name {
            const SCHEMA: &'static $crate::model::Schema = &$crate::model::Schema {
                record: $table,
                identity: $identity,
                fields: &[ $( $crate::model::Field {
                    name: $crate::record!(@name $field $($wire)?),
                    kind: <$ty as $crate::model::FieldValue>::KIND,
                    need: $crate::record!(@need $($need)?),
                    doc: $fdoc,
                }, )+ ],
            };

            fn from_row(row: $crate::model::Row) -> Self {
                let mut cells = row.cells.into_iter();
                Self {
                    key: row.key,
                    $( $field: <$ty as $crate::model::FieldValue>::take(
                        cells.next().unwrap_or_default()
                    ), )+
                }
            }
        }
    };
}

/// Declares a closed set of words: an enum, its words in order, and the way between them.
#[macro_export]
macro_rules! choice {
    (
        $(#[$doc:meta])*
        $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $word:literal ),+ $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$vdoc])* $variant, )+ }

        impl $crate::model::Choice for $name {
            const WORDS: &'static [&'static str] = &[ $( $word, )+ ];
            const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }

        impl $crate::model::FieldValue for $name {
            const KIND: $crate::model::Kind =
                $crate::model::Kind::Choice(<$name as $crate::model::Choice>::WORDS);

            fn take(value: $crate::model::Value) -> Self {
                <Option<$name> as $crate::model::FieldValue>::take(value).unwrap_or_default()
            }
        }
    };
}
