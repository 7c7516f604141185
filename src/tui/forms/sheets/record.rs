//! The form of any record that has a sheet: a new one in its list, or the one of a number.

use super::super::field::{Fields, FormField};
use super::super::fields::{Known, Takes, pick};
use super::super::form::Form;
use super::super::plan::{FormRecord, Plan, Wrong};
use super::super::start::new_row;
use super::{RecordType, objective, sheet_of};
use crate::model::{Identity, Key, Kind, Money, Row, Schema, Value};
use crate::text::parse::parse;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::gift::{BeforeYouGive, Tone};
use crate::workbench::relations::{At, records};
use crate::workbench::{RecordKind, kind};
use chrono::Datelike;

/// The field that is no column: what a new one belongs to.
const OWNER: &str = "owner";

/// A new record of this sheet in this owner, or the one of this number.
pub fn open(name: &str, key: Option<Key>, owner: Option<Key>, ctx: &Ctx) -> Option<Form> {
    let sheet = sheet_of(name)?;
    let of = kind(sheet.record)?;
    let root = tree(of, ctx)?;
    let all = records(&root);
    let key = key.or((sheet.name != sheet.record).then_some(root.key));
    let (plan, draft) = match key {
        Some(key) => {
            let at = all.iter().find(|at| is(at, of.schema, key))?;
            (RecordPlan::of(sheet, at, &root), format!("{name} {key}"))
        }
        None => (
            RecordPlan::new(sheet, of, &all, &root, owner)?,
            phrase!("{} new in {}", name, root.key),
        ),
    };
    let account = ctx.dossier.map(|d| &d.account).filter(|_| in_account(of));
    let mut fields = Fields::of(sheet.fields, &plan.record.row, account, ctx);
    if plan.record.is_new() {
        for column in sheet.today {
            fields.propose(column, &Value::Day(ctx.today()), None, ctx);
        }
        if plan.owners.len() > 1 {
            fields.0.insert(0, belongs_to(&plan, ctx));
        }
    }
    let title = capital(phrase!(sheet.one));
    let first = match (owner, plan.owners.len()) {
        (Some(_), 2..) => sheet.fields.first().map_or("", |f| f.column),
        _ => "",
    };
    Some(Form::new(&title, draft, fields, Box::new(plan), ctx).begun_at(first))
}

/// A new objective of this year.
pub fn open_objective(year: Option<i64>, ctx: &Ctx) -> Option<Form> {
    let year = year.unwrap_or_else(|| ctx.today().year().into());
    let sheet = sheet_of("objective")?;
    let of = kind(sheet.record)?;
    let root = tree(of, ctx)?;
    let mut plan = RecordPlan::new(sheet, of, &records(&root), &root, None)?;
    plan.year = Some(year);
    let account = ctx.dossier.map(|d| &d.account);
    let mut fields = Fields::of(sheet.fields, &plan.record.row, account, ctx);
    fields.propose("year", &Value::Whole(year), None, ctx);
    let draft = phrase!("objective of {} in {}", year, root.key);
    Some(Form::new("Objective", draft, fields, Box::new(plan), ctx).begun_at("objective"))
}

/// A new gift, to this person where one is known: before it is given the gate answers beside it.
pub fn open_gift(person: Option<String>, ctx: &Ctx) -> Option<Form> {
    let Some(person) = person else {
        return open("gift", None, None, ctx);
    };
    let sheet = sheet_of("gift")?;
    let of = kind(sheet.record)?;
    let root = tree(of, ctx)?;
    let plan = RecordPlan::new(sheet, of, &records(&root), &root, None)?;
    let account = ctx.dossier.map(|d| &d.account);
    let mut fields = Fields::of(sheet.fields, &plan.record.row, account, ctx);
    fields.propose("date", &Value::Day(ctx.today()), None, ctx);
    fields.propose("person", &Value::Text(person.clone()), None, ctx);
    let draft = phrase!("gift to {} in {}", person, root.key);
    Some(Form::new("Gift", draft, fields, Box::new(plan), ctx).begun_at("what"))
}

fn is(at: &At, schema: &Schema, key: Key) -> bool {
    at.row.schema.record == schema.record && at.row.key == key
}

fn in_account(of: &RecordKind) -> bool {
    of.path.first() == Some(&"accounts")
}

/// The picked account as it is stored, or the file's own lists.
pub fn tree(of: &RecordKind, ctx: &Ctx) -> Option<Row> {
    match in_account(of) {
        true => ctx.read(ctx.bench.account_row(ctx.dossier?.key)),
        false => ctx.read(ctx.bench.root_row()),
    }
}

/// "gift" as a title: "Gift".
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

fn belongs_to(plan: &RecordPlan, ctx: &Ctx) -> FormField {
    let known = plan.owners.iter().map(|o| Known::new(&o.key.to_string(), &o.name, ""));
    let input = pick(known.collect(), Takes::One);
    let value = Value::Text(plan.record.parent.to_string());
    let help = phrase!("what it belongs to");
    let mut field = FormField::own(OWNER, plan.owner, help, input, value, ctx);
    field.needed = true;
    field
}

/// Something that a new record can belong to.
struct Owner {
    key: Key,
    name: String,
    /// The records that it has already.
    there: Vec<Row>,
    /// What it is worth, where it is a purchase with a value.
    worth: Option<Money>,
}

struct RecordPlan {
    sheet: &'static RecordType,
    record: FormRecord,
    /// What the owner is called: "purchase".
    owner: &'static str,
    owners: Vec<Owner>,
    /// The year that a new objective began with.
    year: Option<i64>,
}

impl RecordPlan {
    /// Over a stored record.
    fn of(sheet: &'static RecordType, at: &At, root: &Row) -> Self {
        let parent = at.owners.last();
        let owners = parent.map(|p| owner(p, at.row.schema));
        let record = FormRecord {
            row: at.row.clone(),
            account: account_of(root),
            parent: parent.map_or(0, |p| p.key),
            noun: phrase!(sheet.one),
        };
        Self { sheet, record, owner: "", owners: owners.into_iter().collect(), year: None }
    }

    /// Over a new one; nothing where there is nothing that it could belong to.
    fn new(
        sheet: &'static RecordType,
        of: &'static RecordKind,
        all: &[At],
        root: &Row,
        wanted: Option<Key>,
    ) -> Option<Self> {
        let mut owners: Vec<Owner> = match of.owners.last() {
            Some(_) => all
                .iter()
                .filter(|at| list_of(at.row, of.schema).is_some())
                .map(|at| owner(at.row, of.schema))
                .collect(),
            None => owner_in_file(root, of),
        };
        let first = wanted.and_then(|key| owners.iter().position(|o| o.key == key)).unwrap_or(0);
        let parent = owners.get(first)?;
        let record = FormRecord {
            row: new_row(of.schema, &parent.there),
            account: account_of(root),
            parent: parent.key,
            noun: phrase!(sheet.one),
        };
        owners.sort_by_key(|o| o.key != record.parent);
        let word = of.owners.last().and_then(|o| sheet_of(o.record)).map_or("", |s| phrase!(s.one));
        Some(Self { sheet, record, owner: word, owners, year: None })
    }

    /// What it belongs to, as it was picked.
    fn owner_of(&self, fields: &Fields, ctx: &Ctx) -> Option<&Owner> {
        let picked = fields.text(OWNER, ctx).and_then(|key| parse::<Key>(&key));
        let parent = picked.unwrap_or(self.record.parent);
        self.owners.iter().find(|o| o.key == parent)
    }

    /// The record as it belongs to what was picked.
    fn placed(&self, fields: &Fields, ctx: &Ctx) -> (FormRecord, &[Row]) {
        let mut record = self.record.clone();
        let owner = self.owner_of(fields, ctx);
        let parent = owner.map_or(record.parent, |owner| owner.key);
        let there = owner.map_or(&[][..], |o| o.there.as_slice());
        if record.is_new() {
            record.parent = parent;
            record.row.place = there.iter().map(|r| r.place + 1).max().unwrap_or(0);
        }
        (record, there)
    }

    /// Before a gift, as soon as person and worth are in: may it be given?
    fn gate(&self, fields: &Fields, ctx: &Ctx) -> Option<BeforeYouGive> {
        let account = ctx.dossier.map(|d| &d.account).filter(|_| self.sheet.record == "gift")?;
        let person = fields.text("person", ctx)?;
        let Value::Money(worth) = fields.value("value", ctx) else {
            return None;
        };
        let stored = account.gifts.iter().position(|g| g.key == self.record.row.key);
        ctx.read(ctx.bench.before_you_give(account, &person, Some(worth), stored)).flatten()
    }

    /// Is it an objective that is not stored yet?
    fn is_new_objective(&self) -> bool {
        self.sheet.record == "objective" && self.record.is_new()
    }

    /// What it is called in the words of the fields.
    fn called(&self, fields: &Fields, ctx: &Ctx) -> String {
        let said = self
            .sheet
            .title
            .iter()
            .filter_map(|column| fields.get(column).map(|f| f.input.says(ctx)))
            .filter(|t| !t.is_empty());
        let said = said.collect::<Vec<_>>().join(", ");
        crate::text::truncate(&said, 60).into_owned()
    }

    fn label(&self, record: &FormRecord, fields: &Fields, ctx: &Ctx) -> String {
        let called = match self.called(fields, ctx) {
            said if said.is_empty() => phrase!(self.sheet.one).to_owned(),
            said => said,
        };
        if record.is_new() {
            return phrase!("new {}: {}", phrase!(self.sheet.one), called);
        }
        let label = record.label(fields, ctx);
        let title = record.filled(fields, ctx).title();
        let title = crate::text::truncate(&title, 60).into_owned();
        match label.strip_prefix(&title) {
            Some(became) => format!("{called}{became}"),
            None => label,
        }
    }
}

/// The account of a tree; 0 for the file's own lists.
fn account_of(root: &Row) -> Key {
    if root.schema.record == "account" { root.key } else { 0 }
}

fn list_of(row: &Row, schema: &Schema) -> Option<usize> {
    row.schema.lists().find(|(_, list)| list.record == schema.record).map(|(i, _)| i)
}

fn owner(row: &Row, schema: &Schema) -> Owner {
    let there = list_of(row, schema).map(|i| row.cells[i].rows().to_vec());
    let worth = match (row.schema.record, row.get("value")) {
        ("opportunity", Value::Money(worth)) => Some(*worth),
        _ => None,
    };
    Owner { key: row.key, name: row.title(), there: there.unwrap_or_default(), worth }
}

/// The file itself, or the rep where the list is theirs.
fn owner_in_file(root: &Row, of: &RecordKind) -> Vec<Owner> {
    match (of.path.first(), root.get("rep")) {
        (Some(&"rep"), Value::One(rep)) => vec![owner(rep, of.schema)],
        (Some(&"rep"), _) => Vec::new(),
        _ => {
            let mut file = owner(root, of.schema);
            file.key = 0;
            vec![file]
        }
    }
}

impl Plan for RecordPlan {
    /// The days of a year's record are of that year: `Jahresende`. A share of a payment is of its purchase.
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let owner = self.owner_of(fields, ctx);
        if let Some(field) = fields.get_mut("amount").filter(|_| self.sheet.record == "payment") {
            field.input.of_whole(owner.and_then(|owner| owner.worth));
        }
        if self.is_new_objective() {
            objective::follow(fields, self.year, ctx);
        }
        let year = fields.whole("year", ctx);
        for column in ["due", "until"] {
            if let Some(field) = fields.get_mut(column).filter(|_| year.is_some()) {
                field.input.of_year(year);
            }
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let (record, there) = self.placed(fields, ctx);
        let mut row = record.filled(fields, ctx);
        if self.is_new_objective() {
            row = objective::without_day(row, fields, ctx);
        }
        let first = self.sheet.fields.first().map_or("", |f| f.column);
        let blank = fields
            .0
            .iter()
            .filter(|f| f.column != OWNER && !self.sheet.today.contains(&&*f.column))
            .all(|f| f.value(ctx).is_empty());
        if record.is_new() && blank && self.sheet.fields.len() > self.sheet.today.len() {
            return Err((first, phrase!("there is nothing in it yet").to_owned()));
        }
        if let Identity::Keyed(columns) = row.schema.identity {
            let same = |r: &&Row| columns.iter().all(|c| r.get(c) == row.get(c));
            if there.iter().any(|r| r.key != row.key && same(&r)) {
                let column = columns.first().copied().unwrap_or(first);
                return Err((
                    column,
                    phrase!("this one is there already: open it to change it").to_owned(),
                ));
            }
        }
        if let Some(wrong) = outside_its_year(&row) {
            return Err(wrong);
        }
        let gate = self.gate(fields, ctx).filter(|gate| gate.needs_reason);
        if gate.is_some() && fields.text("reason", ctx).is_none() {
            return Err((
                "reason",
                phrase!("the gate does not say yes: a reason is needed").to_owned(),
            ));
        }
        let label = self.label(&record, fields, ctx);
        Ok(Operation::keep(label, record.home(), &record.row, row))
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let gate = self.gate(fields, ctx);
        let lines = gate.map(|gate| gate.lines).unwrap_or_default();
        let role = |tone| match tone {
            Tone::Good => Role::Good,
            Tone::Bad => Role::Bad,
            Tone::Plain => Role::Body,
        };
        lines.into_iter().map(|(tone, text)| (role(tone), text)).collect()
    }
}

/// A year's sales count to a day of that year (docs/FILE.md).
fn outside_its_year(row: &Row) -> Option<Wrong> {
    use chrono::Datelike;
    let year = row.schema.index("year").map(|i| row.schema.fields[i].kind);
    match (year, row.get("year"), row.get("until")) {
        (Some(Kind::Whole(..)), Value::Whole(year), Value::Day(day))
            if i64::from(day.year()) != *year =>
        {
            Some(("until", phrase!("this day is not in {year}", year)))
        }
        _ => None,
    }
}
