//! One level of a JSON text at a time, so that numbers stay the digits that were written.

use crate::model::{Refusal, quoted};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A JSON value that is known to be well formed, not yet looked into.
#[derive(Clone, Copy)]
pub struct Node<'a>(&'a RawValue);

/// What a [`Node`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// null
    Null,
    /// true or false
    Bool,
    /// a number
    Number,
    /// a text
    Text,
    /// a list
    List,
    /// an object
    Object,
}

impl<'a> Node<'a> {
    /// The whole of a text, which must be one JSON value and nothing else.
    pub fn parse(text: &'a str) -> Result<Self, Refusal> {
        serde_json::from_str(text).map(Self).map_err(|e| {
            let place = phrase!("line {}, column {}", e.line(), e.column());
            let what = e.to_string();
            let what = what.split(" at line").next().unwrap_or_default().to_owned();
            Refusal::at(
                place,
                phrase!("this is not JSON: {what}", what),
                phrase!("mend the file there"),
            )
        })
    }

    /// As it was written.
    pub fn raw(&self) -> &'a str {
        self.0.get()
    }

    /// For a sentence: as it was written, shortened.
    pub fn shown(&self) -> String {
        match self.shape() {
            NodeKind::Object => phrase!("an object").to_owned(),
            NodeKind::List => phrase!("a list").to_owned(),
            NodeKind::Text => self.text().map_or_else(|| self.raw().to_owned(), |t| quoted(&t)),
            _ => quoted(self.raw()).trim_matches('"').to_owned(),
        }
    }

    /// What it is, by its first character.
    pub fn shape(&self) -> NodeKind {
        match self.raw().bytes().next() {
            Some(b'n') => NodeKind::Null,
            Some(b't' | b'f') => NodeKind::Bool,
            Some(b'"') => NodeKind::Text,
            Some(b'[') => NodeKind::List,
            Some(b'{') => NodeKind::Object,
            _ => NodeKind::Number,
        }
    }

    /// The text of a text; nothing where it holds half a surrogate pair.
    pub fn text(&self) -> Option<String> {
        serde_json::from_str(self.raw()).ok()
    }

    /// The members of a list.
    pub fn list(&self) -> Vec<Node<'a>> {
        let members: Vec<&RawValue> = serde_json::from_str(self.raw()).unwrap_or_default();
        members.into_iter().map(Node).collect()
    }

    /// The members of an object in order, repeated keys included; nothing where a key cannot be read.
    pub fn object(&self) -> Option<Vec<(Cow<'a, str>, Node<'a>)>> {
        let mut reader = serde_json::Deserializer::from_str(self.raw());
        reader.deserialize_map(MembersVisitor).ok()
    }
}

/// A key, as it stands in the text where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(Cow<'de, str>, Node<'de>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(phrase!("an object"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((Key(key), value)) = map.next_entry::<Key, &RawValue>()? {
            members.push((key, Node(value)));
        }
        Ok(members)
    }
}
