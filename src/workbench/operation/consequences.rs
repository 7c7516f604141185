//! What must follow from a change, whoever makes it: a form, a key, a command, a debrief. Imports stay bare.

use super::change::{RecordChange, list_schema};
use super::{account, circle, figure, introduction, marks, opportunity, person, plan, visit};
use crate::model::{Date, Edit, Key, Refusal, Row, Schema, Value};
use crate::store::Step;
use crate::workbench::Result;
use std::collections::HashSet;

/// What a change of one kind of record brings about.
type Rule = fn(&mut RecordChange);

/// The kinds of record from whose change something follows.
const RULES: &[(&str, Rule)] = &[
    ("account", account::follow),
    ("person", person::follow),
    ("opportunity", opportunity::follow),
    ("evaluation", marks::of_today),
    ("rival_evaluation", marks::of_today),
    ("trade", marks::state_of_today),
    ("dismissal", marks::answer_of_today),
    ("visit", visit::follow),
    ("objective", plan::of_this_year),
];

/// The edits with all that follows from them, in an order in which they can be done.
pub fn followed(
    step: &Step,
    edits: Vec<Edit>,
    today: Date,
    why: Option<&str>,
) -> Result<Vec<Edit>> {
    let mut following = Following { step, today, why, begun: HashSet::new(), extra: Vec::new() };
    let mut done = Vec::with_capacity(edits.len());
    for at in 0..edits.len() {
        done.push(following.one(&edits, at)?);
    }
    done.append(&mut following.extra);
    Ok(done)
}

struct Following<'a> {
    step: &'a Step<'a>,
    today: Date,
    why: Option<&'a str>,
    /// Records whose consequences are in already: a step may change one record twice.
    begun: HashSet<(&'static str, Key)>,
    extra: Vec<Edit>,
}

impl Following<'_> {
    fn one(&mut self, edits: &[Edit], at: usize) -> Result<Edit> {
        match &edits[at] {
            Edit::Insert { account, parent, row } => {
                let mut row = row.clone();
                figure::settle(&mut row);
                self.new_record(&mut row);
                if row.schema.record == "offer" && row.get("side").is_empty() {
                    return Err(no_side());
                }
                row.drop_usual_outcome();
                if row.schema.record == "introduction" {
                    self.introduced(*account, None, &row, edits)?;
                }
                circle::refuse(self.step, *account, None, &row)?;
                Ok(Edit::Insert { account: *account, parent: *parent, row })
            }
            Edit::Update { schema, key, cells } => {
                let mut cells = cells.clone();
                figure::settle_cells(schema, &mut cells);
                if self.begun.insert((schema.record, *key)) {
                    cells.extend(self.update(schema, *key, edits)?);
                }
                Ok(Edit::Update { schema, key: *key, cells })
            }
            Edit::Delete { schema, key } => Ok(Edit::Delete { schema, key: *key }),
        }
    }

    /// What follows for a record that is new, and for all that comes with it.
    fn new_record(&self, row: &mut Row) {
        let given = row.schema.columns().into_iter().filter(|c| !row.at(&c.path).is_empty());
        let mut change = RecordChange {
            old: None,
            given: given.map(|c| c.name).collect(),
            lists_given: Vec::new(),
            new: row.clone(),
            today: self.today,
            why: self.why.map(str::to_owned),
            columns: Vec::new(),
            records: Vec::new(),
            updates: Vec::new(),
        };
        if let Some(rule) = rule_of(row.schema) {
            rule(&mut change);
        }
        *row = change.new;
        for (field, record) in change.records {
            let mut all = row.rows(field).to_vec();
            all.push(record);
            row.set(field, Value::Many(all));
        }
        for cell in &mut row.cells {
            if let Value::Many(rows) = cell {
                rows.iter_mut().for_each(|child| self.new_record(child));
            }
        }
    }

    /// What follows for a record that is there: further cells, and edits of others.
    fn update(
        &mut self,
        schema: &'static Schema,
        key: Key,
        edits: &[Edit],
    ) -> Result<Vec<(String, Value)>> {
        let is_introduction = schema.record == "introduction";
        if !is_introduction && rule_of(schema).is_none() {
            return Ok(Vec::new());
        }
        let Some((bare, account)) = self.step.record(schema, key)? else {
            return Ok(Vec::new());
        };
        let account = if schema.record == "account" { key } else { account };
        let old = match list_schema(schema, lists_of(schema)) {
            Some(_) => below(&self.step.account(account)?, schema.record, key).unwrap_or(bare),
            None => bare,
        };
        let mut change = self.change_of(old, edits);
        if is_introduction {
            self.introduced(account, change.old.as_ref(), &change.new, edits)?;
            return Ok(Vec::new());
        }
        circle::refuse(self.step, account, change.old.as_ref(), &change.new)?;
        if let Some(rule) = rule_of(schema) {
            rule(&mut change);
        }
        for (_, row) in change.records {
            self.extra.push(Edit::Insert { account, parent: key, row });
        }
        for (row, cells) in change.updates {
            self.extra.push(Edit::Update { schema: row.schema, key: row.key, cells });
        }
        Ok(change.columns)
    }

    /// The record as the whole step leaves it.
    fn change_of(&self, old: Row, edits: &[Edit]) -> RecordChange {
        let (record, key) = (old.schema.record, old.key);
        let mut new = old.clone();
        let mut given = Vec::new();
        let mut lists_given = Vec::new();
        let columns = old.schema.columns();
        for edit in edits {
            match edit {
                Edit::Update { schema, key: of, cells }
                    if *of == key && schema.record == record =>
                {
                    for (name, value) in cells {
                        if let Some(column) = columns.iter().find(|c| c.name == *name) {
                            new.put(&column.path, value.clone());
                            given.push(name.clone());
                        }
                    }
                }
                Edit::Insert { parent, row, .. } if *parent == key => {
                    lists_given.extend(list_of(&old, row.schema.record));
                }
                Edit::Update { schema, key: of, .. } | Edit::Delete { schema, key: of } => {
                    let field = list_of(&old, schema.record);
                    lists_given
                        .extend(field.filter(|f| old.rows(f).iter().any(|row| row.key == *of)));
                }
                Edit::Insert { .. } => {}
            }
        }
        RecordChange {
            old: Some(old),
            new,
            given,
            lists_given,
            today: self.today,
            why: self.why.map(str::to_owned),
            columns: Vec::new(),
            records: Vec::new(),
            updates: Vec::new(),
        }
    }

    /// Whoever has introduced us has done something for us.
    fn introduced(
        &mut self,
        account: Key,
        old: Option<&Row>,
        new: &Row,
        edits: &[Edit],
    ) -> Result<()> {
        if introduction::is_made(old, new) {
            let tree = self.step.account(account)?;
            self.extra.extend(introduction::deed(&tree, new, edits, self.today));
        }
        Ok(())
    }
}

/// An offer of nobody counts nowhere.
fn no_side() -> Refusal {
    Refusal::because(phrase!("the offer is neither ours nor theirs"), phrase!("say whose it is"))
}

fn rule_of(schema: &Schema) -> Option<Rule> {
    RULES.iter().find(|(record, _)| *record == schema.record).map(|(_, rule)| *rule)
}

/// The list whose records a rule looks at; nothing where it looks at columns alone.
fn lists_of(schema: &Schema) -> &'static str {
    match schema.record {
        "account" => "tier_history",
        "opportunity" => "stage_history",
        _ => "",
    }
}

/// The field of the list of a record that holds records of this kind.
fn list_of(row: &Row, record: &str) -> Option<&'static str> {
    let (i, _) = row.schema.lists().find(|(_, list)| list.record == record)?;
    Some(row.schema.fields[i].name)
}

/// The record of this kind and number, however deep; the row itself where it is the one.
pub fn below(row: &Row, record: &str, key: Key) -> Option<Row> {
    if row.schema.record == record && row.key == key {
        return Some(row.clone());
    }
    let part = row.cells.iter().find_map(|cell| match cell {
        Value::One(part) => below(part, record, key),
        _ => None,
    });
    part.or_else(|| {
        row.cells.iter().flat_map(|cell| cell.rows()).find_map(|child| below(child, record, key))
    })
}
