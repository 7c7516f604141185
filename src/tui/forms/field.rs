//! A field of a form: its row in a table, and what the table and the schema make of it.

use super::fields::{self, Input, Made, Takes};
use super::start::new_row;
use crate::model::tree::add_line;
use crate::model::{
    Account, Competitor, Kind, Person, Presence, Product, Record as _, Row, Schema, Target, Value,
};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::{OurNames, bare_name as addressed, day_sense, names_ours, parting};

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As its kind asks for: text, number, picker, ticks, yes or no.
    Plain,
    /// A long text.
    Notes,
    /// One word out of a few, in the words of this group.
    Choice(&'static str),
    /// A mark, in the words of this group where it has some.
    Mark(&'static str),
    /// A year, of two or four figures.
    Year,
    /// Several words with ticks, in the words of this group.
    Ticks(&'static str),
    /// A person's name, or any text.
    PersonOrText,
    /// Several of the playbook's causes of an end, between commas.
    Causes,
}

/// A row of a form's table.
pub struct FieldSpec {
    /// What the rep reads.
    pub label: &'static str,
    /// The column: `communication_reach`.
    pub column: &'static str,
    /// How it is typed.
    pub how: How,
    /// A line of help; the schema's own where it is empty.
    pub help: &'static str,
}

/// A row of a form's table.
pub const fn row(
    label: &'static str,
    column: &'static str,
    how: How,
    help: &'static str,
) -> FieldSpec {
    FieldSpec { label, column, how, help }
}

/// What stands above the first field of a group: a thin rule, and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// A thin rule comes first.
    pub rule: bool,
    /// A heading, or what the group is about.
    pub lines: Vec<(Role, String)>,
    /// The labels of the group may take more than half of the width.
    pub wide: bool,
}

impl Head {
    /// A rule alone.
    pub fn rule() -> Self {
        Self { rule: true, ..Self::default() }
    }

    /// A rule and a heading.
    pub fn titled(title: &str) -> Self {
        Self { rule: true, lines: vec![(Role::Title, phrase!(title).to_owned())], wide: false }
    }
}

/// A field that is open.
pub struct FormField {
    /// The column, or a name of the form's own.
    pub column: String,
    /// What the rep reads.
    pub label: String,
    /// A line of help.
    pub help: String,
    /// What is typed.
    pub input: Box<dyn Input>,
    /// The value when the form was opened.
    pub was: Value,
    /// The same in words.
    pub was_said: String,
    /// The same as it was typed.
    pub was_kept: String,
    /// Not asked for now.
    pub hidden: bool,
    /// Refused without.
    pub needed: bool,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// A word below it: where its value comes from.
    pub note: Option<String>,
    /// Lines below it that stay: what it means, what comes of it.
    pub said: Vec<(Role, String)>,
    /// What stands above it, where a group begins with it.
    pub head: Option<Head>,
    /// It stands in the pane at the right, where there is one.
    pub aside: bool,
    /// It belongs to the field above it: no blank row between them.
    pub tight: bool,
    /// Tab goes past it; Enter and the arrows do not.
    pub passed: bool,
}

impl FormField {
    /// A field of the form's own, with this value in it.
    pub fn own(
        column: &str,
        label: &str,
        help: &str,
        input: Box<dyn Input>,
        value: Value,
        ctx: &Ctx,
    ) -> Self {
        let mut field = Self {
            column: column.to_owned(),
            label: phrase!(label).to_owned(),
            help: phrase!(help).to_owned(),
            input,
            was: Value::Absent,
            was_said: String::new(),
            was_kept: String::new(),
            hidden: false,
            needed: false,
            fault: None,
            note: None,
            said: Vec::new(),
            head: None,
            aside: false,
            tight: false,
            passed: false,
        };
        field.input.put(&value, ctx);
        field.begin(ctx);
        field
    }

    /// What stands in it now counts as what was there.
    pub fn begin(&mut self, ctx: &Ctx) {
        self.was = self.input.value(ctx).unwrap_or_default();
        self.was_said = self.input.says(ctx);
        self.was_kept = self.input.kept();
    }

    /// Something else stands in it than when it was opened.
    pub fn touched(&self) -> bool {
        self.input.kept() != self.was_kept
    }

    /// What it means now; absent where it means nothing.
    pub fn value(&self, ctx: &Ctx) -> Value {
        match self.hidden {
            true => Value::Absent,
            false => self.input.value(ctx).unwrap_or_default(),
        }
    }
}

/// The fields of a form, in order.
pub struct Fields(pub Vec<FormField>);

impl Fields {
    /// The fields of a table over a stored or new row.
    pub fn of(specs: &[FieldSpec], row: &Row, account: Option<&Account>, ctx: &Ctx) -> Self {
        let made = specs.iter().filter_map(|s| made(s, row, account, ctx));
        Self(made.collect())
    }

    /// The field of a column.
    pub fn get(&self, column: &str) -> Option<&FormField> {
        self.0.iter().find(|f| f.column == column)
    }

    /// The field of a column, to change.
    pub fn get_mut(&mut self, column: &str) -> Option<&mut FormField> {
        self.0.iter_mut().find(|f| f.column == column)
    }

    /// What a field means now.
    pub fn value(&self, column: &str, ctx: &Ctx) -> Value {
        self.get(column).map_or(Value::Absent, |f| f.value(ctx))
    }

    /// The text that a field means now.
    pub fn text(&self, column: &str, ctx: &Ctx) -> Option<String> {
        self.value(column, ctx).text().map(str::to_owned)
    }

    /// The whole number that a field means now.
    pub fn whole(&self, column: &str, ctx: &Ctx) -> Option<i64> {
        match self.value(column, ctx) {
            Value::Whole(n) => Some(n),
            _ => None,
        }
    }

    /// The step with the records before it that the fields name and that are not there yet.
    pub fn with_made(&self, operation: Operation, ctx: &Ctx) -> Operation {
        let made = self.makes(ctx);
        let new = made.iter().map(|operation| operation.label.as_str());
        let said: Vec<&str> = [operation.label.as_str()].into_iter().chain(new).collect();
        let label = said.join("; ");
        made.into_iter()
            .chain([operation])
            .fold(Operation::default(), Operation::and)
            .labelled(label)
    }

    /// The records that the fields name and that are not there yet, each put in under what it is called.
    fn makes(&self, ctx: &Ctx) -> Vec<Operation> {
        let made = self.0.iter().filter(|f| !f.hidden).flat_map(|f| f.input.makes());
        let mut place = 0;
        let edits = made.filter_map(|made| {
            place += 1;
            let noun = fields::makes(made.target)?;
            let (schema, account) = match made.target {
                Target::Person => (Person::SCHEMA, ctx.dossier?.key),
                Target::Competitor => (Competitor::SCHEMA, 0),
                _ => (Product::SCHEMA, 0),
            };
            let mut row = match account {
                0 => {
                    let root = ctx.read(ctx.bench.root_row())?;
                    new_row(schema, root.rows(&format!("{noun}s")))
                }
                _ => new_row(schema, ctx.read(ctx.bench.account_row(account))?.rows("people")),
            };
            row.place += place - 1;
            let contact = self.named(&made, &mut row, ctx);
            let title = row.name().unwrap_or_default().to_owned();
            let new = Operation::add(phrase!("new {noun}: {title}", noun, title), account, row);
            Some(match contact {
                Some(contact) => {
                    let label = new.label.clone();
                    new.and(Operation::add("", account, contact)).labelled(label)
                }
                None => new,
            })
        });
        edits.collect()
    }

    /// Gives a new record its id and its name; of a person all that the line says, and the contact that it tells of.
    fn named(&self, made: &Made, row: &mut Row, ctx: &Ctx) -> Option<Row> {
        let is_person = made.target == Target::Person;
        let account = ctx.dossier.map(|dossier| &dossier.account).filter(|_| is_person);
        let said = account.and_then(|account| ctx.bench.read_person(&made.name, account).ok());
        let contact = said.map(|mut said| {
            if !said.unknown.is_empty() {
                // Nobody can be asked here who is meant: it is kept as it was typed.
                said.person.set("reports_to", Value::Absent);
                let note = phrase!("reports to {}", said.unknown.join(", "));
                add_line(&mut said.person, "notes", &note);
            }
            let place = row.place;
            *row = said.person;
            row.place = place;
            said.contact
        });
        row.set("id", Value::Text(made.id.clone()));
        let Some(contact) = contact else {
            row.set("name", Value::Text(addressed(&made.name)));
            return None;
        };
        contact.map(|mut contact| {
            contact.set("people", Value::Words(vec![made.id.clone()]));
            contact
        })
    }

    /// Is it another value than the one it was opened with?
    pub fn changed(&self, column: &str, ctx: &Ctx) -> bool {
        self.get(column).is_some_and(|f| !f.hidden && f.value(ctx) != f.was)
    }

    /// Puts a value into a field that the rep has not touched, as what was there.
    pub fn propose(&mut self, column: &str, value: &Value, note: Option<&str>, ctx: &Ctx) {
        if let Some(field) = self.get_mut(column).filter(|f| !f.touched()) {
            // What stands there already, and a word under way that is none yet, is not begun anew.
            if field.input.value(ctx).is_ok_and(|now| now != *value) {
                field.input.put(value, ctx);
                field.was_kept = field.input.kept();
            }
            field.note = note.map(str::to_owned);
        }
    }

    /// Puts a value in as if the rep had typed it.
    pub fn put(&mut self, column: &str, value: &Value, ctx: &Ctx) {
        if let Some(field) = self.get_mut(column) {
            field.input.put(value, ctx);
        }
    }
}

fn made(spec: &FieldSpec, row: &Row, account: Option<&Account>, ctx: &Ctx) -> Option<FormField> {
    let columns = row.schema.columns();
    let column = columns.iter().find(|c| c.name == spec.column)?;
    let of = (row.schema.record, spec.column);
    let input = input(spec.how, of, column.kind, account, ctx);
    let (doc, need) = described(row.schema, &column.path);
    let help = if spec.help.is_empty() { doc } else { spec.help };
    let value = row.at(&column.path).clone();
    let mut field = FormField::own(spec.column, spec.label, help, input, value, ctx);
    field.needed = need == Presence::Required;
    Some(field)
}

/// The schema's own words for a column, and whether it has to be there.
fn described(schema: &'static Schema, path: &[usize]) -> (&'static str, Presence) {
    let mut fields = schema.fields;
    let mut found = ("", Presence::Optional);
    for at in path {
        let Some(field) = fields.get(*at) else { break };
        found = (field.help(), field.need);
        if let Kind::One(part) = field.kind {
            fields = part.fields;
        }
    }
    found
}

fn input(
    how: How,
    (record, column): (&str, &'static str),
    kind: Kind,
    account: Option<&Account>,
    ctx: &Ctx,
) -> Box<dyn Input> {
    let timed = matches!(kind, Kind::Moment);
    let people = || fields::known_of(crate::model::Target::Person, account, ctx);
    match (how, kind) {
        (How::Notes, _) => fields::notes(),
        (How::PersonOrText, _) => fields::pick(people(), Takes::NameOrText),
        (How::Choice(group), Kind::Choice(codes)) => fields::choice(codes, group, ctx),
        (How::Ticks(group), Kind::Choices(codes)) => fields::ticks(codes, group, ctx),
        (How::Mark(group), Kind::Whole(least, most)) => fields::mark(least, most, group, ctx),
        (How::Year, _) => fields::year(kind),
        (How::Causes, _) => {
            let causes = ctx.bench.playbook.closing.because.clone();
            fields::list_of(parting("closed_because"), causes)
        }
        (_, Kind::Day | Kind::Moment) => fields::day(day_sense(record, column), timed),
        (_, Kind::Choice(codes)) => fields::choice(codes, "", ctx),
        (_, Kind::Choices(codes)) => fields::ticks(codes, "", ctx),
        (_, Kind::Whole(..) | Kind::Money | Kind::Price | Kind::Number(..)) => {
            fields::number(kind, column)
        }
        (_, Kind::Flag) => fields::flag(),
        (_, Kind::Process) => fields::process(ctx),
        (_, Kind::Words | Kind::Text) if names_ours(record, column) => {
            let rep = ctx.read(ctx.bench.rep()).unwrap_or_default();
            let several = matches!(kind, Kind::Words).then(|| parting(column));
            fields::ours(several, OurNames::of(&rep))
        }
        (_, Kind::Words) => fields::list(parting(column)),
        (_, Kind::Ref(target)) => {
            fields::pick_or_make(fields::known_of(target, account, ctx), Takes::One, target)
        }
        (_, Kind::Refs(target)) => {
            fields::pick_or_make(fields::known_of(target, account, ctx), Takes::Several, target)
        }
        _ => fields::line(),
    }
}
