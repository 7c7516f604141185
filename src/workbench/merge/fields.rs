//! A merge field by field: what each of the two says, what stays unless the rep chooses otherwise.

use super::together::statement;
use super::{Pair, person};
use crate::model::{Choice, Column, Edit, Kind, Level, Role, Row, Target, Value};
use crate::workbench::Result;
use crate::workbench::Workbench;

/// A field of two records that become one. Fields that mean something only together have one such line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeField {
    /// Its columns; the first one names it.
    pub columns: Vec<String>,
    /// What it is called.
    pub label: String,
    /// What the one that stays says, and the one that goes.
    pub says: [String; 2],
    /// Both say something, and not the same: one of the two has to be chosen.
    pub differs: bool,
}

/// Columns that a merge answers by itself: both names and all words stay.
const OWN: [&str; 4] = ["id", "name", "aliases", "former_ids"];

impl Workbench {
    /// The fields in which at least one of the two says something.
    pub fn merge_fields(&self, pair: Pair) -> Result<Vec<MergeField>> {
        let (stays, goes) = self.merge_rows(pair)?;
        let account = match pair {
            Pair::People { account, .. } => Some(self.store.account(account)?),
            Pair::Accounts { .. } => None,
        };
        let columns = stays.schema.columns();
        let names: Vec<String> = columns.iter().map(|c| c.name.clone()).collect();
        let mut done: Vec<String> = OWN.map(str::to_owned).to_vec();
        let mut fields = Vec::new();
        for column in &columns {
            if done.contains(&column.name) {
                continue;
            }
            let (group, says) = statement(stays.schema.record, &column.name, &names);
            done.extend(group.iter().cloned());
            let of_it: Vec<&Column> =
                group.iter().filter_map(|n| columns.iter().find(|c| c.name == *n)).collect();
            let said = |row: &Row| self.said_together(row, &of_it, account.as_ref());
            let both = [said(&stays), said(&goes)];
            if both.iter().all(String::is_empty) {
                continue;
            }
            let words = |row: &Row| {
                of_it.iter().take(says).any(|c| matches!(row.at(&c.path), Value::Words(_)))
            };
            let joined = of_it.len() == 1 && words(&stays);
            let differs =
                !both[0].is_empty() && !both[1].is_empty() && both[0] != both[1] && !joined;
            fields.push(MergeField { label: label(&group), columns: group, says: both, differs });
        }
        fields.sort_by_key(|f| !f.differs);
        Ok(fields)
    }

    /// Both records, the one that stays first.
    pub(super) fn merge_rows(&self, pair: Pair) -> Result<(Row, Row)> {
        Ok(match pair {
            Pair::Accounts { stays, goes } => {
                (self.store.account(stays)?, self.store.account(goes)?)
            }
            Pair::People { account, stays, goes } => {
                let tree = self.store.account(account)?;
                match (person(&tree, stays), person(&tree, goes)) {
                    (Some(one), Some(other)) => (one, other),
                    _ => return Err(super::gone()),
                }
            }
        })
    }

    /// The edit that puts these columns of the one that goes in the place of the other's; nothing where none is.
    pub(super) fn chosen_fields(&self, pair: Pair, columns: &[String]) -> Result<Option<Edit>> {
        let (stays, goes) = self.merge_rows(pair)?;
        let of_it = stays.schema.columns();
        let of_it = of_it.iter().filter(|c| columns.contains(&c.name));
        let cells: Vec<(String, Value)> =
            of_it.map(|c| (c.name.clone(), goes.at(&c.path).clone())).collect();
        let edit = Edit::Update { schema: stays.schema, key: stays.key, cells };
        Ok((!columns.is_empty()).then_some(edit))
    }

    fn said_together(&self, row: &Row, columns: &[&Column], account: Option<&Row>) -> String {
        let said = columns.iter().map(|c| (c, self.said_of(c, row.at(&c.path), account)));
        let said =
            said.filter(|(_, text)| !text.is_empty()).map(|(c, text)| match c.name.as_str() {
                "influence" => format!("{} {text}", self.words.title("influence")),
                "marks_as_of" | "as_of" | "status_since" => phrase!("as of {text}", text),
                "marks_source" => phrase!("by {text}", text),
                _ => text,
            });
        said.collect::<Vec<_>>().join(", ")
    }

    /// A value in the words of the screen; empty where it is not given.
    fn said_of(&self, column: &Column, value: &Value, account: Option<&Row>) -> String {
        let words = &self.words;
        match (column.kind, value) {
            (_, Value::Absent) => String::new(),
            (_, Value::Whole(mark)) if column.name == "attitude" => {
                words.attitude(Some(*mark)).to_owned()
            }
            (_, Value::Whole(mark)) if column.name == "relationship" => {
                words.relationship(Some(*mark)).to_owned()
            }
            (Kind::Ref(Target::Person), Value::Text(id)) => {
                let people = account.map_or(&[][..], |a| a.rows("people"));
                let named = people.iter().find(|p| p.id() == Some(id)).and_then(|p| p.name());
                named.unwrap_or(id).to_owned()
            }
            (_, Value::Day(day)) => crate::rules::phrase::day(*day),
            (_, Value::Words(codes)) => codes
                .iter()
                .map(|c| match Role::of(c) {
                    Some(_) if column.name == "roles" => words.word("role", c).to_owned(),
                    _ => c.clone(),
                })
                .collect::<Vec<_>>()
                .join(", "),
            (_, Value::Text(code)) if column.name == "level" && Level::of(code).is_some() => {
                words.word("level", code).to_owned()
            }
            (_, Value::Flag(yes)) => {
                if *yes {
                    "yes".to_owned()
                } else {
                    String::new()
                }
            }
            (_, value) => value.to_string(),
        }
    }
}

/// "marks", "left", "phone": what the columns are called together.
fn label(columns: &[String]) -> String {
    match columns {
        [one] => one.replace('_', " "),
        [first, ..] if first == "roles" => "marks".to_owned(),
        [first, ..] => first.split('_').next().unwrap_or(first).to_owned(),
        [] => String::new(),
    }
}
