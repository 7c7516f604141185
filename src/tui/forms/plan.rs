//! What becomes of a form: the record that it is over, the edits of saving it, what is special.

use super::field::Fields;
use crate::model::{Key, Row, Value};
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::operation::Home;

/// A text longer than this is not said again in the label of a step.
const LONG: usize = 28;

/// Why a form cannot be saved: the column, and a sentence for its field.
pub type Wrong = (&'static str, String);

/// What a form does with its fields.
pub trait Plan {
    /// A key was typed: what follows from it for the other fields.
    fn changed(&mut self, _fields: &mut Fields, _ctx: &Ctx) {}

    /// What the rep means, under its label; an empty operation where nothing has changed.
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong>;

    /// What is done once the step of this label is saved and the form closed.
    fn then(&self, _label: &str, _ctx: &Ctx) -> Option<Effect> {
        None
    }

    /// The same by what stands in the fields.
    fn then_with(&self, _fields: &Fields, _ctx: &Ctx) -> Option<Effect> {
        None
    }

    /// What stands above the fields of a form that has company: a word at the left, and the text.
    fn head(&self, _fields: &Fields, _ctx: &Ctx) -> Vec<(Role, &'static str, String)> {
        Vec::new()
    }

    /// What stands beside the fields, or below the help of one.
    fn side(&self, _fields: &Fields, _ctx: &Ctx) -> Vec<(Role, String)> {
        Vec::new()
    }
}

/// A record that a form is over: stored, or new and to be put into its list.
#[derive(Clone)]
pub struct FormRecord {
    /// What is there; its key is 0 where it is new.
    pub row: Row,
    /// The account that it belongs to; 0 for the file.
    pub account: Key,
    /// The record that it belongs to.
    pub parent: Key,
    /// What one of it is called: "person".
    pub noun: &'static str,
}

impl FormRecord {
    /// Is it not stored yet?
    pub fn is_new(&self) -> bool {
        self.row.key == 0
    }

    /// The row as the fields have it.
    pub fn filled(&self, fields: &Fields, ctx: &Ctx) -> Row {
        let mut row = self.row.clone();
        for column in row.schema.columns() {
            let field = fields.get(&column.name).filter(|f| !f.hidden);
            if let Some((value, _)) =
                field.map(|f| (f.value(ctx), &f.was)).filter(|(value, was)| value != *was)
            {
                row.put(&column.path, value);
            }
        }
        row
    }

    /// The cells that are other than before.
    pub fn cells(&self, fields: &Fields, ctx: &Ctx) -> Vec<(String, Value)> {
        let columns = self.row.schema.columns();
        let open = fields.0.iter().filter(|f| !f.hidden);
        let known = open.filter(|f| columns.iter().any(|c| c.name == f.column));
        known
            .map(|f| (f, f.value(ctx)))
            .filter(|(f, value)| *value != f.was)
            .map(|(f, value)| (f.column.clone(), value))
            .collect()
    }

    /// What the step says of itself.
    pub fn label(&self, fields: &Fields, ctx: &Ctx) -> String {
        let title = self.filled(fields, ctx).title();
        let title = crate::text::truncate(&title, 60).into_owned();
        if self.is_new() {
            return phrase!("new {}: {}", self.noun, title);
        }
        match self.changes(fields, ctx) {
            said if said.is_empty() => title,
            said => format!("{title}, {said}"),
        }
    }

    /// What is other than before: `attitude open to cool`, `power 3 to 4 and 2 more`.
    pub fn changes(&self, fields: &Fields, ctx: &Ctx) -> String {
        let open = fields.0.iter().filter(|f| !f.hidden);
        let said: Vec<String> = open
            .filter(|f| f.value(ctx) != f.was)
            .map(|f| became(&f.label, &f.was_said, &f.input.says(ctx)))
            .collect();
        match said.as_slice() {
            [one] => one.clone(),
            [one, other] => format!("{one}, {other}"),
            [one, rest @ ..] => phrase!("{} and {} more", one, rest.len()),
            [] => String::new(),
        }
    }

    /// The list that it stands in.
    pub fn home(&self) -> Home {
        Home { account: self.account, parent: self.parent }
    }

    /// Puts it in or changes it, under this label; nothing where it is as before.
    pub fn kept(&self, label: String, fields: &Fields, ctx: &Ctx) -> Operation {
        Operation::keep(label, self.home(), &self.row, self.filled(fields, ctx))
    }
}

/// `attitude open to cool`; long texts are not said again.
fn became(label: &str, before: &str, now: &str) -> String {
    if width(before).max(width(now)) > LONG {
        return phrase!("{label} changed", label);
    }
    match (before.is_empty(), now.is_empty()) {
        (true, _) => format!("{label} {now}"),
        (_, true) => phrase!("{label} taken out", label),
        _ => phrase!("{label} {before} to {now}", label, before, now),
    }
}

/// A form that only saves its record.
impl Plan for FormRecord {
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        if self.is_new() && !fields.0.iter().any(|field| field.touched()) {
            let first = fields.0.first().map_or("", |field| &field.column);
            let mut names = self.row.schema.fields.iter().map(|field| field.name);
            let first = names.find(|name| *name == first).unwrap_or("");
            return Err((first, phrase!("there is nothing in it yet").to_owned()));
        }
        Ok(self.kept(self.label(fields, ctx), fields, ctx))
    }
}
