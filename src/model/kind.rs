//! The kinds of field, and the Rust type that each of them becomes.

use super::{Date, Moment, Money, Record, Row, Schema, Value};
use rust_decimal::Decimal;
use std::ops::Deref;

/// What a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A person of the same account.
    Person,
    /// An opportunity of the same account.
    Opportunity,
    /// A product of the file.
    Product,
    /// A competitor of the file.
    Competitor,
    /// An account of the file.
    Account,
}

impl Target {
    /// The kind of record that it is, which is its table as well.
    pub fn record(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Opportunity => "opportunity",
            Self::Product => "product",
            Self::Competitor => "competitor",
            Self::Account => "account",
        }
    }

    /// It is meant within the account of the record that names it.
    pub fn is_within_account(self) -> bool {
        matches!(self, Self::Person | Self::Opportunity)
    }
}

/// What a field may hold. docs/FILE.md.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any text but "us", without white space, control characters or "@"; made where left out.
    Id,
    /// A text; a blank one is absent.
    Text,
    /// `YYYY-MM-DD`.
    Day,
    /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    Moment,
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// A decimal number from the first to the second, with at most so many decimals.
    Number(i64, i64, u32),
    /// An amount that is not negative.
    Money,
    /// An amount above 0.
    Price,
    /// A number or a text, kept as it was given.
    Figure,
    /// true or false.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, none twice.
    Choices(&'static [&'static str]),
    /// Several texts.
    Words,
    /// One other record, by id or unique name.
    Ref(Target),
    /// Several other records, none twice.
    Refs(Target),
    /// `category.topic` of the checklist.
    Topic,
    /// An exit criterion of a stage.
    Criterion,
    /// A process of the playbook: the stages that a purchase goes through.
    Process,
    /// A finding's code.
    Code,
    /// A finding's subject or code: what an action is for.
    Subject,
    /// A record of its own fields, part of this one.
    One(&'static Schema),
    /// A list of records.
    Many(&'static Schema),
}

impl Kind {
    /// The default of a field as its value.
    pub fn default(&self, word: &str) -> Value {
        match self {
            Kind::Whole(..) => word.parse().map_or(Value::Absent, Value::Whole),
            _ => Value::Text(word.to_owned()),
        }
    }
}

/// A type that a field of a record can have.
pub trait FieldValue: Sized {
    /// What it may hold.
    const KIND: Kind;
    /// The value of a cell; what does not fit counts as absent.
    fn take(value: Value) -> Self;
}

/// A closed set of words.
pub trait Choice: Copy + 'static {
    /// The words, in order.
    const WORDS: &'static [&'static str];
    /// The members, in the same order.
    const ALL: &'static [Self];
    /// The word in files.
    fn word(self) -> &'static str;
    /// The member of a word.
    fn of(word: &str) -> Option<Self> {
        Self::WORDS.iter().position(|w| *w == word).map(|i| Self::ALL[i])
    }
}

impl<C: Choice> FieldValue for Option<C> {
    const KIND: Kind = Kind::Choice(C::WORDS);
    fn take(value: Value) -> Self {
        C::of(value.text()?)
    }
}

impl<C: Choice> FieldValue for Vec<C> {
    const KIND: Kind = Kind::Choices(C::WORDS);
    fn take(value: Value) -> Self {
        match value {
            Value::Words(words) => words.iter().filter_map(|w| C::of(w)).collect(),
            _ => Vec::new(),
        }
    }
}

/// A field type that wraps another: declared with its kind and how a value becomes it.
macro_rules! field_type {
    ($(#[$doc:meta])* $name:ident $(<$(const $p:ident: i64),+>)? ($inner:ty), $kind:expr, $value:ident => $take:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name $(<$(const $p: i64),+>)? (pub $inner);

        impl $(<$(const $p: i64),+>)? FieldValue for $name $(<$($p),+>)? {
            const KIND: Kind = $kind;
            fn take($value: Value) -> Self {
                Self($take)
            }
        }

        impl $(<$(const $p: i64),+>)? Deref for $name $(<$($p),+>)? {
            type Target = $inner;
            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl $(<$(const $p: i64),+>)? From<$inner> for $name $(<$($p),+>)? {
            fn from(inner: $inner) -> Self {
                Self(inner)
            }
        }
    };
}

pub(super) fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

field_type!(
    /// The id of a record; empty only before it is stored.
    Id(String), Kind::Id, value => text_of(value).unwrap_or_default()
);
field_type!(
    /// A required text: a name.
    Name(String), Kind::Text, value => text_of(value).unwrap_or_default()
);
field_type!(
    /// A text, absent where blank.
    Text(Option<String>), Kind::Text, value => text_of(value)
);
field_type!(
    /// A number or a text, kept as given.
    Figure(Option<String>), Kind::Figure, value => match value {
        Value::Absent => None,
        other => Some(other.to_string()),
    }
);
field_type!(
    /// `category.topic`, or the name of a topic of the rep's own.
    TopicName(Option<String>), Kind::Topic, value => text_of(value)
);
field_type!(
    /// The id of an exit criterion.
    Criterion(Option<String>), Kind::Criterion, value => text_of(value)
);
field_type!(
    /// The name of a process of the playbook; absent for the standard one.
    ProcessName(Option<String>), Kind::Process, value => text_of(value)
);
field_type!(
    /// A finding's code.
    Code(Option<String>), Kind::Code, value => text_of(value)
);
field_type!(
    /// What an action is for: a finding's subject or code.
    Subject(Option<String>), Kind::Subject, value => text_of(value)
);
field_type!(
    /// A calendar day.
    Day(Option<Date>), Kind::Day, value => match value {
        Value::Day(date) => Some(date),
        _ => None,
    }
);
field_type!(
    /// A day, perhaps with its time.
    When(Option<Moment>), Kind::Moment, value => match value {
        Value::Moment(moment) => Some(moment),
        Value::Day(date) => Some(Moment::day(date)),
        _ => None,
    }
);
field_type!(
    /// An amount that is not negative.
    Amount(Option<Money>), Kind::Money, value => match value {
        Value::Money(money) => Some(money),
        _ => None,
    }
);
field_type!(
    /// An amount above 0.
    Price(Option<Money>), Kind::Price, value => match value {
        Value::Money(money) => Some(money),
        _ => None,
    }
);
field_type!(
    /// Yes, no, or not said, which counts as no.
    Flag(bool), Kind::Flag, value => matches!(value, Value::Flag(true))
);
field_type!(
    /// Several texts.
    Words(Vec<String>), Kind::Words, value => match value {
        Value::Words(words) => words,
        _ => Vec::new(),
    }
);
field_type!(
    /// A whole number in its range, or unknown.
    Mark<const LEAST: i64, const MOST: i64>(Option<i64>), Kind::Whole(LEAST, MOST), value => match value {
        Value::Whole(n) => Some(n),
        _ => None,
    }
);
field_type!(
    /// A decimal number in its range with at most so many decimals, or unknown.
    Number<const LEAST: i64, const MOST: i64, const PLACES: i64>(Option<Decimal>),
    Kind::Number(LEAST, MOST, PLACES as u32), value => match value {
        Value::Number(n) => Some(n),
        _ => None,
    }
);

/// A rate from 0 to 1.
pub type Share = Number<0, 1, 24>;
/// The largest whole number a count takes.
pub const MOST: i64 = 1_000_000_000_000;
/// A count that is not negative.
pub type Count = Mark<0, MOST>;
/// A count of at least one.
pub type Positive = Mark<1, MOST>;
/// A mark of 0 to 5.
pub type Mark5 = Mark<0, 5>;
/// A stage of 1 to 6.
pub type StageNo = Mark<1, 6>;
/// A calendar year.
pub type YearNo = Mark<1, 9999>;

impl<const LEAST: i64, const MOST: i64> Mark<LEAST, MOST> {
    /// Known, and at least `n`: a comparison with a missing value is false. docs/RULES.md.
    pub fn at_least(&self, n: i64) -> bool {
        self.0.is_some_and(|mark| mark >= n)
    }

    /// Known, and at most `n`.
    pub fn at_most(&self, n: i64) -> bool {
        self.0.is_some_and(|mark| mark <= n)
    }
}

impl Text {
    /// The text, or an empty one.
    pub fn or_empty(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }
}

/// A list of records.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Record + 'static> FieldValue for List<T> {
    const KIND: Kind = Kind::Many(T::SCHEMA);
    fn take(value: Value) -> Self {
        match value {
            Value::Many(rows) => Self(rows.into_iter().map(T::from_row).collect()),
            _ => Self::default(),
        }
    }
}

/// A record that is part of another one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part<T>(pub T);

impl<T> Deref for Part<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Record + 'static> FieldValue for Part<T> {
    const KIND: Kind = Kind::One(T::SCHEMA);
    fn take(value: Value) -> Self {
        match value {
            Value::One(row) => Self(T::from_row(*row)),
            _ => Self(T::from_row(Row::empty(T::SCHEMA))),
        }
    }
}
