//! Dice from a seed, and how a field comes to be given, absent, null or blank.
use chrono::{Duration, NaiveDate};
use serde_json::{Map, Value};

/// The days at which some rule changes its mind, and their neighbours.
const EDGES: [i64; 12] = [0, 2, 7, 14, 30, 60, 90, 120, 180, 240, 365, 730];

const BLANKS: [&str; 4] = ["", " ", "\u{3000}\n", "\t \u{a0}"];

pub struct Chance {
    state: u64,
    pub today: NaiveDate,
}

impl Chance {
    pub fn new(seed: u64, today: NaiveDate) -> Chance {
        Chance { state: seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ 0x9E37_79B9, today }
    }

    /// splitmix64
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `end` - 1.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        first + self.below((last - first + 1) as usize) as i64
    }

    pub fn in_100(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// Some of these, each at most once, in their order.
    pub fn some<T: Clone>(&mut self, from: &[T], percent: usize) -> Vec<T> {
        from.iter().filter(|_| self.in_100(percent)).cloned().collect()
    }

    pub fn date(&self, days_from_today: i64) -> String {
        (self.today + Duration::days(days_from_today)).to_string()
    }

    /// A day at one of the first `edges` edges, or beside it, on one side of today.
    fn edge(&mut self, edges: usize, direction: i64) -> String {
        let beside = self.between(-1, 1);
        let edge = self.pick(&EDGES[..edges]);
        self.date(direction * (edge + beside))
    }

    /// Mostly past, up to two years; sometimes not yet.
    pub fn past(&mut self) -> String {
        let direction = if self.in_100(6) { 1 } else { -1 };
        self.edge(12, direction)
    }

    /// Within half a year, at its edges.
    pub fn recent(&mut self) -> String {
        let direction = if self.in_100(6) { 1 } else { -1 };
        self.edge(9, direction)
    }

    /// Mostly today or soon.
    pub fn soon(&mut self) -> String {
        let direction = if self.in_100(30) { -1 } else { 1 };
        self.edge(4, direction)
    }

    /// Either side of today, up to half a year.
    pub fn around(&mut self) -> String {
        let direction = self.pick(&[-1, 1]);
        self.edge(9, direction)
    }

    pub fn set(&mut self, record: &mut Value, key: &str, percent: usize, value: impl Into<Value>) {
        let field = match (self.in_100(percent), self.in_100(7)) {
            (true, _) => value.into(),
            (false, true) => Value::Null,
            (false, false) => return,
        };
        record[key] = field;
    }

    /// A text field, at times blank.
    pub fn word(&mut self, record: &mut Value, key: &str, percent: usize, from: &[&str]) {
        let word = if self.in_100(percent) {
            self.pick(from)
        } else if self.in_100(10) {
            self.pick(&BLANKS)
        } else {
            return;
        };
        record[key] = word.into();
    }

    pub fn mark(&mut self, record: &mut Value, key: &str, percent: usize, range: (i64, i64)) {
        let mark = self.between(range.0, range.1);
        self.set(record, key, percent, mark);
    }

    pub fn flag(&mut self, record: &mut Value, key: &str, percent: usize) {
        let given = percent.max(20);
        let flag = self.in_100(percent * 100 / given);
        self.set(record, key, given, flag);
    }

    /// So many records, each written by `write` from an empty one.
    pub fn records(
        &mut self,
        most: usize,
        mut write: impl FnMut(&mut Chance, &mut Value),
    ) -> Value {
        let count = self.below(most + 1);
        let record = |_| {
            let mut record = Value::Object(Map::new());
            write(self, &mut record);
            record
        };
        (0..count).map(record).collect()
    }
}

/// Ids and names that references may use.
#[derive(Clone, Default)]
pub struct Cast {
    members: Vec<(String, String)>,
}

impl Cast {
    pub fn add(&mut self, id: &str, name: &str) {
        self.members.push((id.to_string(), name.to_string()));
    }

    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The record of one of them, with its id and name.
    pub fn record(&self, place: usize) -> Value {
        let (id, name) = &self.members[place];
        serde_json::json!({ "id": id, "name": name })
    }

    pub fn ids(&self) -> Vec<String> {
        self.members.iter().map(|(id, _)| id.clone()).collect()
    }

    /// Its id, or at times its name where nobody shares it.
    pub fn named(&self, chance: &mut Chance, place: usize) -> String {
        let (id, name) = &self.members[place];
        let unique = self.members.iter().filter(|(_, other)| other == name).count() == 1;
        if unique && chance.in_100(30) { name.clone() } else { id.clone() }
    }

    pub fn one(&self, chance: &mut Chance) -> String {
        let place = chance.below(self.members.len());
        self.named(chance, place)
    }

    pub fn several(&self, chance: &mut Chance, percent: usize) -> Vec<String> {
        let places: Vec<usize> = (0..self.members.len()).collect();
        let places = chance.some(&places, percent);
        places.into_iter().map(|place| self.named(chance, place)).collect()
    }

    /// A reference to one of them, where there is one.
    pub fn refer(&self, chance: &mut Chance, record: &mut Value, key: &str, percent: usize) {
        if self.members.is_empty() {
            return;
        }
        let one = self.one(chance);
        chance.set(record, key, percent, one);
    }

    /// A reference to one before this place, so that none goes round in a circle.
    pub fn refer_before(
        &self,
        chance: &mut Chance,
        record: &mut Value,
        key: &str,
        percent: usize,
        place: usize,
    ) {
        if place > 0 && chance.in_100(percent) {
            let before = chance.below(place);
            record[key] = self.named(chance, before).into();
        }
    }
}
