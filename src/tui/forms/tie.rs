//! A tie: who knows or moves whom, and how strongly.

use super::field::How::{Choice, Mark, Plain};
use super::field::{FieldSpec, Fields, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Key, Record as _, Row, Tie, Value};
use crate::tui::ctx::Ctx;
use crate::workbench::Operation;

pub(super) const FIELDS: &[FieldSpec] = &[
    row("from", "from", Plain, "one of the two; of influences the one who moves"),
    row("kind", "kind", Choice("tie"), "what joins them"),
    row("to", "to", Plain, "the other one"),
    row("strength", "strength", Mark(""), "1 weak, 5 strong"),
    row("note", "note", Plain, "how we know"),
];

/// A new tie, from this person where one is picked; or the tie of this number.
pub fn open(from: Option<String>, key: Option<Key>, ctx: &Ctx) -> Option<Form> {
    let start = on_account(ctx)?;
    let mut record = start.record(Tie::SCHEMA, "ties", None, "tie")?;
    if let Some(key) = key {
        let stored = start.row.rows("ties").iter().find(|r| r.key == key);
        record.row = stored?.clone();
    }
    let draft = start.draft(&record);
    let mut fields = start.fields(FIELDS, &record, ctx);
    let first = match (&from, key) {
        (_, Some(_)) => "strength",
        (Some(_), None) => "kind",
        (None, None) => "from",
    };
    if let Some(from) = from.filter(|_| key.is_none()) {
        fields.propose("from", &Value::Text(from), None, ctx);
    }
    let there = start.row.rows("ties").to_vec();
    let plan = Box::new(TiePlan { record, there });
    Some(Form::new("Tie", draft, fields, plan, ctx).begun_at(first))
}

struct TiePlan {
    record: FormRecord,
    there: Vec<Row>,
}

impl Plan for TiePlan {
    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let row = self.record.filled(fields, ctx);
        if row.get("from") == row.get("to") {
            return Err(("to", phrase!("a tie joins two different people").to_owned()));
        }
        let same = |r: &&Row| ["from", "to", "kind"].iter().all(|c| r.get(c) == row.get(c));
        if self.there.iter().any(|r| r.key != row.key && same(&r)) {
            let says = phrase!("these two have a tie of this kind already; another kind is needed");
            return Err(("kind", says.to_owned()));
        }
        let [from, kind, to] =
            ["from", "kind", "to"].map(|c| says(ctx, fields, c).unwrap_or_default());
        let what = if self.record.is_new() { phrase!("new tie") } else { "tie" };
        Ok(self.record.kept(format!("{what}: {from}, {kind}, {to}"), fields, ctx))
    }
}

fn says(ctx: &Ctx, fields: &Fields, column: &str) -> Option<String> {
    fields.get(column).map(|f| f.input.says(ctx))
}
