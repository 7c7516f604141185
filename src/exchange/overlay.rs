//! A rep's own TOML over a default one: what differs is taken over, what does not fit is refused with its line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use toml::de::{DeArray, DeTable, DeValue};
use toml::{Spanned, Table, Value};

use crate::model::nearest::nearest;

/// The default with the file over it, and the line of every path of that file.
pub(super) struct Overlaid {
    pub(super) table: Table,
    lines: BTreeMap<String, usize>,
}

impl Overlaid {
    /// A sentence that names the line of the path, or of the nearest entry above it that the file holds.
    pub(super) fn refusal(&self, path: &str, reason: &str) -> String {
        let mut at = Some(path);
        while let Some(path) = at {
            if let Some(line) = self.lines.get(path) {
                return sentence(Some(*line), reason);
            }
            at = path.rsplit_once('.').map(|(above, _)| above);
        }
        sentence(None, &format!("{path}: {reason}"))
    }
}

/// Lays `text` over `default`. `shape` has every key that may be there, with a sample of its kind (often the
/// default itself); `range` gives the numbers that a key's name allows. Entries of lists are found by `name`, or
/// `number` where they have no name; `remove = true` takes one out.
///
/// # Errors
/// One sentence with line and reason: no TOML, a key that the shape does not have, another kind of value, a
/// blank text, a control character, a number out of range, an entry named twice or without a field it needs.
pub(super) fn overlay(
    default: Table,
    shape: &Table,
    text: &str,
    range: fn(&str) -> Option<RangeInclusive<i64>>,
) -> Result<Overlaid, String> {
    let own = DeTable::parse(text).map_err(|error| {
        let line = error.span().map(|span| line_of(text, span.start));
        sentence(line, &error.message().replace('\n', ", "))
    })?;
    let mut work = Work { text, range, lines: BTreeMap::new(), faults: Vec::new() };
    let mut table = default;
    work.table(&mut table, &[shape], own.get_ref(), "");
    match work.faults.into_iter().min_by_key(|(line, _)| *line) {
        Some((line, reason)) => Err(sentence(Some(line), &reason)),
        None => Ok(Overlaid { table, lines: work.lines }),
    }
}

fn sentence(line: Option<usize>, reason: &str) -> String {
    match line {
        Some(line) => phrase!("line {line}: {reason}.", line, reason),
        None => format!("{reason}."),
    }
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|byte| *byte == b'\n').count()
}

struct Work<'t> {
    text: &'t str,
    range: fn(&str) -> Option<RangeInclusive<i64>>,
    lines: BTreeMap<String, usize>,
    faults: Vec<(usize, String)>,
}

impl Work<'_> {
    fn fault(&mut self, span: Range<usize>, reason: String) {
        self.faults.push((line_of(self.text, span.start), reason));
    }

    fn seen(&mut self, path: &str, span: Range<usize>) {
        let line = line_of(self.text, span.start);
        self.lines.entry(path.to_owned()).or_insert(line);
    }

    /// `samples` are tables of the same kind: together they have every key that `own` may have.
    fn table(&mut self, base: &mut Table, samples: &[&Table], own: &DeTable, path: &str) {
        for (key, value) in own {
            let name = key.get_ref().as_ref();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            self.seen(&path, key.span());
            let known: Vec<&Value> = samples.iter().filter_map(|sample| sample.get(name)).collect();
            let Some(sample) = known.first() else {
                self.fault(
                    key.span(),
                    phrase!("\"{}\" is not a key here{}", name, hint(samples, name)),
                );
                continue;
            };
            match (*sample, value.get_ref()) {
                (Value::Table(_), DeValue::Table(own)) => {
                    let samples: Vec<&Table> =
                        known.iter().filter_map(|value| value.as_table()).collect();
                    let slot = base.entry(name).or_insert_with(|| Value::Table(Table::new()));
                    if let Value::Table(inner) = slot {
                        self.table(inner, &samples, own, &path);
                    }
                }
                (Value::Array(entries), DeValue::Array(own)) if of_tables(entries) => {
                    let lists = known.iter().filter_map(|value| value.as_array());
                    let shape =
                        ListShape::of(lists.flatten().filter_map(Value::as_table).collect());
                    let slot = base.entry(name).or_insert_with(|| Value::Array(Vec::new()));
                    if let Value::Array(entries) = slot {
                        self.entries(entries, &shape, own, &path);
                    }
                }
                (sample, _) => {
                    if let Some(taken) = self.plain(name, sample, value) {
                        base.insert(name.to_owned(), taken);
                    }
                }
            }
        }
    }

    fn entries(&mut self, base: &mut Vec<Value>, shape: &ListShape, own: &DeArray, path: &str) {
        let mut met: Vec<String> = Vec::new();
        for entry in own {
            let Some(table) = entry.get_ref().as_table() else {
                self.fault(entry.span(), phrase!("{path} is a list of tables", path));
                continue;
            };
            let Some(id) = table.get(shape.key).and_then(|id| id_text(id.get_ref())) else {
                self.fault(entry.span(), phrase!("an entry of {} needs its {}", path, shape.key));
                continue;
            };
            let path = format!("{path}.{id}");
            self.seen(&path, entry.span());
            if met.contains(&id) {
                self.fault(entry.span(), phrase!("{path} is there twice", path));
            }
            match table.get("remove") {
                Some(remove) => self.removal(base, shape, table, (&id, &path, remove)),
                None => self.entry(base, shape, (table, entry.span()), (&id, &path)),
            }
            met.push(id);
        }
    }

    fn removal(
        &mut self,
        base: &mut Vec<Value>,
        shape: &ListShape,
        own: &DeTable,
        at: (&str, &str, &Spanned<DeValue>),
    ) {
        let (id, path, remove) = at;
        match (remove.get_ref(), shape.place(base, id)) {
            (DeValue::Boolean(true), Some(place)) if own.len() == 2 => drop(base.remove(place)),
            (DeValue::Boolean(true), None) => {
                self.fault(remove.span(), phrase!("{path} is not there to be removed", path))
            }
            _ => self.fault(
                remove.span(),
                phrase!("remove is true, and stands alone with the {}", shape.key),
            ),
        }
    }

    fn entry(
        &mut self,
        base: &mut Vec<Value>,
        shape: &ListShape,
        own: (&DeTable, Range<usize>),
        at: (&str, &str),
    ) {
        let ((own, span), (id, path)) = (own, at);
        if let Some(Value::Table(known)) =
            shape.place(base, id).and_then(|place| base.get_mut(place))
        {
            return self.table(known, &shape.samples, own, path);
        }
        let mut new = Table::new();
        self.table(&mut new, &shape.samples, own, path);
        if let Some(missing) = shape.needed.iter().find(|key| !own.contains_key(**key)) {
            self.fault(span, phrase!("{path} is new and needs its {missing}", path, missing));
        }
        base.push(Value::Table(new));
    }

    fn plain(&mut self, name: &str, base: &Value, own: &Spanned<DeValue>) -> Option<Value> {
        let taken = plain_value(own.get_ref());
        let Some(taken) = taken.filter(|taken| taken.same_type(base)) else {
            self.fault(own.span(), phrase!("{} must be {}", name, kind(base)));
            return None;
        };
        let reason = match &taken {
            Value::Array(items) => items.iter().find_map(|item| match item {
                Value::String(text) => bad_text(name, text),
                _ => Some(phrase!("{} must be {}", name, kind(base))),
            }),
            // A text of several lines may be one in another language.
            Value::String(text) if base.as_str().is_some_and(|t| t.contains('\n')) => {
                bad_text(name, &text.replace('\n', " "))
            }
            Value::String(text) => bad_text(name, text),
            Value::Integer(number) => {
                (self.range)(name).filter(|range| !range.contains(number)).map(|range| {
                    phrase!(
                        "{} is {}, and must be {} to {}",
                        name,
                        number,
                        range.start(),
                        range.end()
                    )
                })
            }
            _ => None,
        };
        match reason {
            Some(reason) => {
                self.fault(own.span(), reason);
                None
            }
            None => Some(taken),
        }
    }
}

/// What the entries of a list have: samples of them, the key that names them, the fields that all have.
struct ListShape<'s> {
    samples: Vec<&'s Table>,
    key: &'static str,
    needed: Vec<&'s str>,
}

impl<'s> ListShape<'s> {
    fn of(samples: Vec<&'s Table>) -> Self {
        let first = samples.first().copied().into_iter().flat_map(|table| table.keys());
        let needed: Vec<&str> = first
            .filter(|key| samples.iter().all(|table| table.contains_key(*key)))
            .map(String::as_str)
            .collect();
        let key = if needed.contains(&"name") { "name" } else { "number" };
        ListShape { samples, key, needed }
    }

    fn place(&self, entries: &[Value], id: &str) -> Option<usize> {
        entries
            .iter()
            .position(|entry| entry.get(self.key).is_some_and(|known| value_id(known) == id))
    }
}

fn of_tables(entries: &[Value]) -> bool {
    entries.first().is_some_and(Value::is_table)
}

fn id_text(value: &DeValue) -> Option<String> {
    match plain_value(value)? {
        Value::String(text) => Some(text),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

fn value_id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn plain_value(value: &DeValue) -> Option<Value> {
    match value {
        DeValue::String(text) => Some(Value::String(text.clone().into_owned())),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::Integer)
        }
        DeValue::Boolean(yes) => Some(Value::Boolean(*yes)),
        DeValue::Array(items) => items
            .iter()
            .map(|item| plain_value(item.get_ref()))
            .collect::<Option<_>>()
            .map(Value::Array),
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(_) => phrase!("a text in quotes"),
        Value::Integer(_) => phrase!("a whole number"),
        Value::Boolean(_) => phrase!("true or false"),
        Value::Array(entries) if of_tables(entries) => phrase!("a list of tables"),
        Value::Array(_) => phrase!("a list of texts"),
        _ => phrase!("a table"),
    }
}

fn bad_text(name: &str, text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(phrase!("{name} is blank", name));
    }
    text.chars()
        .any(char::is_control)
        .then(|| phrase!("{name} holds a line break or another control character", name))
}

/// The key most like one that is not allowed, and all that are where they are few.
fn hint(samples: &[&Table], name: &str) -> String {
    let keys: BTreeSet<&str> =
        samples.iter().flat_map(|sample| sample.keys()).map(String::as_str).collect();
    let near = nearest(name, keys.iter().copied());
    let near = near.map_or(String::new(), |key| phrase!("; the nearest is {key}", key));
    if keys.len() <= 12 {
        return phrase!("{}; there are {}", near, keys.into_iter().collect::<Vec<_>>().join(", "));
    }
    near
}
