//! A record of the file into the record of the book: fields, word lists, lists by id, key or likeness.
use crate::defaults::filled;
use crate::names::{Maker, list};
use crate::table::{Holds, fields, is_entity, key};
use crate::values::{Judged, refuse, under};
use serde_json::{Value, json};

/// Merges what one file says into what is there.
pub struct Merge<'a> {
    pub maker: &'a mut Maker,
    /// The rep whose file it is, where that is another one.
    pub other_rep: Option<Value>,
}

impl Merge<'_> {
    /// A field given replaces, a field left out stays.
    pub fn record(
        &mut self,
        path: &str,
        record: &str,
        there: &mut Value,
        given: &Value,
    ) -> Judged<()> {
        for field in fields(record) {
            let Some(value) = given.get(field.name) else {
                continue;
            };
            let path = under(path, field.name);
            match field.holds {
                Holds::Records(record) => self.list(&path, field.name, record, there, value)?,
                Holds::Object(record) => {
                    if !there[field.name].is_object() {
                        there[field.name] = json!({});
                    }
                    self.record(&path, record, &mut there[field.name], value)?;
                }
                _ => there[field.name] = value.clone(),
            }
        }
        self.tell_whose(record, there);
        Ok(())
    }

    /// What only the other rep's file says is the other rep's.
    fn tell_whose(&self, record: &str, there: &mut Value) {
        let field = match record {
            "person" => "held_by",
            "contact" => "by",
            "account" => "seller",
            _ => return,
        };
        if let Some(other) = &self.other_rep
            && there[field].is_null()
        {
            there[field] = other.clone();
        }
    }

    fn list(
        &mut self,
        path: &str,
        name: &str,
        record: &str,
        parent: &mut Value,
        given: &Value,
    ) -> Judged<()> {
        let mut there = list(parent, name).to_vec();
        let given = given.as_array().map_or(&[][..], Vec::as_slice);
        let mut places: Vec<Option<usize>> = vec![None; given.len()];
        for by in [Likeness::Id, Likeness::Key, Likeness::Equal] {
            for at in 0..given.len() {
                if by != self.likeness(name, record, &given[at], &there) {
                    continue;
                }
                let path = format!("{path}[{at}]");
                let one = self.alone(record, &given[at]);
                let maker = &*self.maker;
                let fits = |other: &Value| by.fits(maker, (name, record), &one, other);
                if by != Likeness::Equal && given[..at].iter().any(fits) {
                    return refuse(&path, "two records of one key");
                }
                let free = |place: &usize| !places.contains(&Some(*place));
                let mut found = (0..there.len()).filter(free);
                places[at] = found.find(|place| fits(&there[*place]));
            }
        }
        for (at, place) in places.into_iter().enumerate() {
            let path = format!("{path}[{at}]");
            if let Some(place) = place {
                let mut given = given[at].clone();
                if self.likeness(name, record, &given, &there) == Likeness::Equal {
                    forget_made_id(self.maker, &mut given);
                }
                self.record(&path, record, &mut there[place], &given)?;
                continue;
            }
            let mut new = json!({});
            self.record(&path, record, &mut new, &given[at])?;
            self.give_id(record, &mut new);
            there.push(new);
        }
        parent[name] = there.into();
        Ok(())
    }

    /// How it finds its like: where nothing here has a made id, it counts as none.
    fn likeness(&self, name: &str, record: &str, given: &Value, there: &[Value]) -> Likeness {
        let id = &given["id"];
        let strange = self.maker.made(id) && there.iter().all(|one| one["id"] != *id);
        match Likeness::of(name, record, given) {
            Likeness::Id if strange && !is_entity(record) => Likeness::Equal,
            by => by,
        }
    }

    /// The record as it would be with nothing there.
    fn alone(&self, record: &str, given: &Value) -> Value {
        let mut alone = given.clone();
        self.tell_whose(record, &mut alone);
        alone
    }

    fn give_id(&mut self, record: &str, there: &mut Value) {
        let mut known = fields(record).into_iter();
        if there["id"].is_null() && known.any(|field| field.holds == Holds::Id) {
            there["id"] = self.maker.id().into();
        }
    }
}

/// How a record of a list finds its like.
#[derive(Clone, Copy, PartialEq)]
enum Likeness {
    Id,
    Key,
    Equal,
}

impl Likeness {
    fn of(list: &str, record: &str, given: &Value) -> Likeness {
        if !key(list).is_empty() {
            Likeness::Key
        } else if is_entity(record) || given["id"].is_string() {
            Likeness::Id
        } else {
            Likeness::Equal
        }
    }

    fn fits(self, maker: &Maker, (list, record): (&str, &str), one: &Value, other: &Value) -> bool {
        match self {
            Likeness::Id => one["id"] == other["id"],
            Likeness::Key => key(list).iter().all(|field| one[*field] == other[*field]),
            Likeness::Equal => {
                let (mut one, mut other) = (filled(record, one), filled(record, other));
                forget_made_id(maker, &mut one);
                forget_made_id(maker, &mut other);
                one == other
            }
        }
    }
}

fn forget_made_id(maker: &Maker, record: &mut Value) {
    if let Some(fields) = record.as_object_mut()
        && fields.get("id").is_some_and(|id| maker.made(id))
    {
        fields.remove("id");
    }
}
