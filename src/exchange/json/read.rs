//! JSON to rows, by the schema: everything that can be judged without the rest of the book.

use super::FORMAT;
use super::check;
use super::node::{Node, NodeKind};
use crate::model::nearest::{by_nearness, nearest};
use crate::model::{
    Book, Field, Kind, Moment, Money, Presence, Record, Refusal, Row, Schema, Target, Value,
    Vocabulary, is_blank, parse_day, quoted,
};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// An interchange file as rows: keys, kinds, words and ranges are right, references are still the
/// texts that were given. Refused with JSON path, value and what is allowed. docs/FILE.md.
pub fn read(bytes: &[u8], vocabulary: &Vocabulary) -> Result<Row, Refusal> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let place = phrase!("byte {}", e.valid_up_to() + 1);
        Refusal::at(place, phrase!("this is not UTF-8 text"), phrase!("save the file as UTF-8"))
    })?;
    let root = Node::parse(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let mut reader = JsonReader { vocabulary, path: Vec::new() };
    let members = reader.members(root)?;
    reader.format(&members)?;
    let fields = members.into_iter().filter(|(key, _)| key != "format").collect();
    reader.row(Book::SCHEMA, fields)
}

struct JsonReader<'a> {
    vocabulary: &'a Vocabulary,
    path: Vec<Step>,
}

/// One step of a JSON path.
enum Step {
    Key(Cow<'static, str>),
    At(usize),
}

impl Step {
    fn field(name: &'static str) -> Self {
        Self::Key(Cow::Borrowed(name))
    }
}

type Members<'n> = Vec<(Cow<'n, str>, Node<'n>)>;

impl JsonReader<'_> {
    fn refuse<T>(&self, what: impl Into<String>, allowed: impl Into<String>) -> Result<T, Refusal> {
        let steps = self.path.iter().map(Step::to_string);
        let path: String = std::iter::once("$".to_owned()).chain(steps).collect();
        Err(Refusal::at(path, what, allowed))
    }

    /// Runs `read` one step deeper, at `.key` or `[n]`.
    fn at<T>(
        &mut self,
        step: Step,
        read: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.path.push(step);
        let result = read(self);
        self.path.pop();
        result
    }

    fn format(&self, members: &Members) -> Result<(), Refusal> {
        let given = members.iter().find(|(key, _)| key == "format").map(|(_, node)| node);
        match given {
            Some(node) if node.text().as_deref() == Some(FORMAT) => Ok(()),
            Some(node) => Err(Refusal::at(
                "$.format",
                phrase!("{} is not a format that this version reads", node.shown()),
                phrase!("{FORMAT} is", FORMAT = format_args!("{FORMAT:?}")),
            )),
            None => Err(Refusal::at(
                "$",
                phrase!("the key format is missing"),
                phrase!(
                    "an anteroom file begins with {begins}",
                    begins = format_args!("\"format\": {FORMAT:?}")
                ),
            )),
        }
    }

    fn members<'n>(&self, node: Node<'n>) -> Result<Members<'n>, Refusal> {
        if node.shape() != NodeKind::Object {
            return self
                .refuse(phrase!("{} is not an object", node.shown()), phrase!("put it in { }"));
        }
        let Some(members) = node.object() else {
            return self.refuse(
                phrase!("a key here is not text"),
                phrase!("half a surrogate pair is no letter"),
            );
        };
        let mut earlier = HashSet::new();
        for (key, _) in &members {
            if !earlier.insert(key) {
                return self.refuse(
                    phrase!("the key {} is given twice", quoted(key)),
                    phrase!("keep one of them"),
                );
            }
        }
        Ok(members)
    }

    fn row(&mut self, schema: &'static Schema, members: Members) -> Result<Row, Refusal> {
        let mut row = Row::empty(schema);
        for (key, node) in members {
            let Some(index) = schema.index(&key) else {
                let allowed = known_here(schema, &key);
                let step = Step::Key(Cow::Owned(key.into_owned()));
                return self.at(step, |r| r.refuse(phrase!("this key is not known"), allowed));
            };
            let field = &schema.fields[index];
            row.cells[index] = self.at(Step::field(field.name), |r| r.value(field, node))?;
        }
        for (field, cell) in schema.fields.iter().zip(&row.cells) {
            if field.need == Presence::Required && matches!(cell, Value::Absent) {
                return self.refuse(
                    phrase!("{} is missing", field.name),
                    phrase!("every {} needs it", schema.record.replace('_', " ")),
                );
            }
        }
        check::row(&row, self.vocabulary).or_else(|(field, what, allowed)| {
            self.at(Step::field(field), |r| r.refuse(what, allowed))
        })?;
        Ok(row)
    }

    fn value(&mut self, field: &Field, node: Node) -> Result<Value, Refusal> {
        if node.shape() == NodeKind::Null {
            return Ok(Value::Absent);
        }
        match field.kind {
            Kind::One(schema) => {
                let members = self.members(node)?;
                Ok(Value::One(Box::new(self.row(schema, members)?)))
            }
            Kind::Many(schema) => self.many(schema, node),
            Kind::Words | Kind::Choices(_) | Kind::Refs(_) => self.words(&field.kind, node),
            Kind::Whole(..) | Kind::Number(..) | Kind::Money | Kind::Price => {
                self.number(&field.kind, node)
            }
            Kind::Figure if node.shape() == NodeKind::Number => {
                self.decimal(node, phrase!("a number or a text")).map(Value::Number)
            }
            Kind::Flag => match node.raw() {
                "true" => Ok(Value::Flag(true)),
                "false" => Ok(Value::Flag(false)),
                _ => self.refuse(
                    phrase!("{} is neither true nor false", node.shown()),
                    phrase!("use one"),
                ),
            },
            _ => self.text(&field.kind, node),
        }
    }

    fn many(&mut self, schema: &'static Schema, node: Node) -> Result<Value, Refusal> {
        let mut rows = Vec::new();
        for (i, member) in self.list(node)?.into_iter().enumerate() {
            rows.push(self.at(Step::At(i), |r| {
                let members = r.members(member)?;
                r.row(schema, members)
            })?);
        }
        Ok(Value::Many(rows))
    }

    fn list<'n>(&self, node: Node<'n>) -> Result<Vec<Node<'n>>, Refusal> {
        if node.shape() != NodeKind::List {
            return self
                .refuse(phrase!("{} is not a list", node.shown()), phrase!("put it in [ ]"));
        }
        Ok(node.list())
    }

    fn words(&mut self, kind: &Kind, node: Node) -> Result<Value, Refusal> {
        let mut words: Vec<String> = Vec::new();
        let mut earlier = HashSet::new();
        for (i, member) in self.list(node)?.into_iter().enumerate() {
            let value = self.at(Step::At(i), |r| {
                let value = r.text(kind, member)?;
                let twice = !matches!(kind, Kind::Words | Kind::Refs(Target::Product))
                    && value.text().is_some_and(|t| !earlier.insert(t.to_owned()));
                if twice {
                    return r
                        .refuse(phrase!("{} is there twice", member.shown()), phrase!("keep one"));
                }
                Ok(value)
            })?;
            if let Value::Text(word) = value {
                words.push(word);
            }
        }
        Ok(Value::Words(words))
    }

    fn text(&self, kind: &Kind, node: Node) -> Result<Value, Refusal> {
        let text = match (node.shape(), node.text()) {
            (NodeKind::Text, Some(text)) => text,
            (NodeKind::Text, None) => {
                return self.refuse(
                    phrase!("this text holds half a surrogate pair"),
                    phrase!("no letter has that"),
                );
            }
            (NodeKind::Null, _) => return Ok(Value::Absent),
            _ => {
                return self.refuse(
                    phrase!("{} is not text", node.shown()),
                    phrase!("{} is allowed", allowed_text(kind)),
                );
            }
        };
        if is_blank(&text) {
            return Ok(Value::Absent);
        }
        match self.word(kind, &text) {
            Some(value) => Ok(value),
            None => self.refuse(
                phrase!("{} is not allowed", quoted(&text)),
                phrase!("{} is", allowed_text_of(kind, self.vocabulary, &text)),
            ),
        }
    }

    fn word(&self, kind: &Kind, text: &str) -> Option<Value> {
        let known = match kind {
            Kind::Day => return parse_day(text).map(Value::Day),
            Kind::Moment => return Moment::parse(text).map(Value::Moment),
            Kind::Id => is_id(text),
            Kind::Choice(words) | Kind::Choices(words) => words.contains(&text),
            Kind::Code => self.vocabulary.codes.contains(text),
            Kind::Criterion => self.vocabulary.criteria.contains(text),
            Kind::Process => self.vocabulary.processes.contains(text),
            _ => true,
        };
        known.then(|| Value::Text(text.to_owned()))
    }

    fn decimal(&self, node: Node, allowed: &str) -> Result<Decimal, Refusal> {
        let raw = node.raw();
        let number = (node.shape() == NodeKind::Number).then(|| {
            Decimal::from_str_exact(raw).ok().or_else(|| Decimal::from_scientific(raw).ok())
        });
        match number {
            Some(Some(number)) => Ok(number),
            Some(None) => self.refuse(phrase!("{} has too many digits", node.shown()), allowed),
            None => self.refuse(
                phrase!("{} is not a number", node.shown()),
                phrase!("{allowed} is allowed", allowed),
            ),
        }
    }

    fn number(&self, kind: &Kind, node: Node) -> Result<Value, Refusal> {
        let allowed = allowed_text(kind);
        let number = self.decimal(node, &allowed)?;
        let value = match *kind {
            Kind::Whole(least, most) => {
                whole(number).filter(|n| (least..=most).contains(n)).map(Value::Whole)
            }
            Kind::Number(least, most, places) => {
                let number = number.normalize();
                let fits = number >= Decimal::from(least)
                    && number <= Decimal::from(most)
                    && number.scale() <= places;
                fits.then_some(Value::Number(number))
            }
            _ => Money::from_decimal(number)
                .filter(|m| m.cents() > 0 || (m.cents() == 0 && matches!(kind, Kind::Money)))
                .map(Value::Money),
        };
        match value {
            Some(value) => Ok(value),
            None => self.refuse(
                phrase!("{} is not allowed", node.shown()),
                phrase!("{allowed} is", allowed),
            ),
        }
    }
}

/// A whole number, also where it was written with a point and zeros.
fn whole(number: Decimal) -> Option<i64> {
    let number = number.normalize();
    (number.scale() == 0).then(|| i64::try_from(number.mantissa()).ok())?
}

/// `.key`, `["odd key"]` or `[3]`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(n) => write!(f, "[{n}]"),
            Self::Key(key) => {
                if !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_') {
                    write!(f, ".{}", quoted(key).trim_matches('"'))
                } else {
                    write!(f, "[{}]", quoted(key))
                }
            }
        }
    }
}

/// Any string but "us", without white space, control characters or "@". docs/FILE.md.
pub(super) fn is_id(text: &str) -> bool {
    text != "us" && !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '@')
}

fn allowed_text_of(kind: &Kind, vocabulary: &Vocabulary, typed: &str) -> String {
    match kind {
        Kind::Criterion => one_of(vocabulary.criteria.iter().map(String::as_str), typed),
        Kind::Process => one_of(vocabulary.processes.iter().map(String::as_str), typed),
        Kind::Code => one_of(vocabulary.codes.iter().copied(), typed),
        _ => allowed_text(kind),
    }
}

/// A list that nobody would read to its end gives the nearest of its words; docs/RULES.md has them all.
fn one_of<'a>(words: impl Iterator<Item = &'a str>, typed: &str) -> String {
    const READ: usize = 12;
    const NEAREST: usize = 5;
    let words: Vec<&str> = words.collect();
    if words.len() <= READ {
        return phrase!("one of {}", words.join(", "));
    }
    let mut some = by_nearness(typed, words.iter().copied());
    some.truncate(NEAREST);
    phrase!("one of the {} words of docs/RULES.md, such as {},", words.len(), some.join(", "))
}

fn allowed_text(kind: &Kind) -> String {
    match kind {
        Kind::Id => {
            phrase!("a text without white space, control characters or @, and not \"us\"").into()
        }
        Kind::Day => phrase!("a day that exists, as \"2026-11-24\",").into(),
        Kind::Moment => {
            phrase!("a day that exists, as \"2026-11-24\" or \"2026-11-24T10:00\",").into()
        }
        Kind::Whole(least, most) if *most >= crate::model::MOST => {
            phrase!("a whole number from {least} to {most}", least, most)
        }
        Kind::Whole(least, most) => phrase!("a whole number from {least} to {most}", least, most),
        Kind::Number(least, most, places) => {
            phrase!(
                "a number from {least} to {most} with at most {places} decimals",
                least,
                most,
                places
            )
        }
        Kind::Money => phrase!("an amount from 0 to {} with at most two decimals", Money::MOST),
        Kind::Price => {
            phrase!("an amount above 0, at most {}, with at most two decimals", Money::MOST)
        }
        Kind::Choice(words) | Kind::Choices(words) => phrase!("one of {}", words.join(", ")),
        Kind::Figure => phrase!("a number or a text").into(),
        _ => "text".into(),
    }
}
/// The keys of a record, where that is a sentence; else the one that was meant, or the first of them.
fn known_here(schema: &Schema, key: &str) -> String {
    /// Letters of a list that a person still reads.
    const MOST: usize = 120;
    let names = || schema.fields.iter().map(|f| f.name);
    let all = names().collect::<Vec<_>>().join(", ");
    if all.len() <= MOST {
        return phrase!("known here are {all}", all);
    }
    match nearest(key, names()) {
        Some(name) => phrase!("the nearest that is known here is {name}", name),
        None => {
            let end = all.char_indices().map(|(at, _)| at).take_while(|at| *at <= MOST).last();
            let some = all.get(..end.unwrap_or(0)).unwrap_or_default();
            let whole = some.rsplit_once(", ").map_or(some, |(whole, _)| whole);
            phrase!("known here are {whole} and others", whole)
        }
    }
}
