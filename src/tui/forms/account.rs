//! The account: what it is, and from when it counts as what.

use super::field::How::{Choice, Notes, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::new_row;
use crate::model::{Account, Key, Record as _, Row, TierSince, Value};
use crate::tui::ctx::Ctx;
use crate::tui::forms::fields;
use crate::workbench::Sense;
use crate::workbench::{Operation, operation};

pub(super) const FIELDS: &[FieldSpec] = &[
    row("name", "name", Plain, "as they write it themselves"),
    row("also called", "aliases", Plain, "other names, short forms, the name in their own script"),
    row("part of", "parent", Plain, "the group it belongs to, if that is an account too"),
    row("industry", "industry", Plain, "what it does"),
    row("tier", "tier", Choice("tier"), "how much it counts for us"),
    row("status", "status", Choice("status"), "do we work on it now?"),
    row("seller", "seller", Plain, "who of ours is responsible"),
    row("region", "region", Plain, ""),
    row("site", "site", Plain, ""),
    row("employees", "employees", Plain, ""),
    row("notes", "notes", Notes, ""),
    row("address", "address", Notes, "where letters go"),
    row("way in", "gate", Notes, "gate, parking, whom to ask for"),
    row("places", "places", Plain, "their shops and plants, between commas"),
    row("stays", "retention", Plain, "the share of its business that stays from year to year"),
];

/// The name of the field that is no column: the first day of the tier.
const SINCE: &str = "since";
const SINCE_HELP: &str = "from this day the account counts as one of this tier: growth, churn and promotion are reckoned by it";

/// A new account, or the one of this number.
pub fn open(key: Option<Key>, ctx: &Ctx) -> Option<Form> {
    let stored = match key {
        Some(key) => ctx.read(ctx.bench.account_row(key))?,
        None => new_account(ctx)?,
    };
    let mut fields = Fields::of(FIELDS, &stored, None, ctx);
    if let Some(field) = fields.get_mut("name").filter(|_| key.is_none()) {
        field.help = phrase!("a name is enough: Ctrl-S saves").to_owned();
    }
    let history = newest(&stored).cloned();
    let since = history.as_ref().map(|r| r.get("since").clone());
    let input = fields::day(Sense::Past, false);
    let since = FormField::own(SINCE, "since", SINCE_HELP, input, since.unwrap_or_default(), ctx);
    let after = fields.0.iter().position(|f| f.column == "tier");
    fields.0.insert(after.map_or(0, |at| at + 1), since);
    let draft = phrase!("account {}", stored.key);
    let record = FormRecord { account: stored.key, row: stored, parent: 0, noun: "account" };
    let plan = Box::new(AccountPlan { record, history });
    Some(Form::new("Account", draft, fields, plan, ctx))
}

fn new_account(ctx: &Ctx) -> Option<Row> {
    let mut row = new_row(Account::SCHEMA, &[]);
    row.place = ctx.read(ctx.bench.next_account_place())?;
    if let Some(name) = ctx.read(ctx.bench.rep())?.name.as_deref() {
        row.set("seller", Value::Text(name.to_owned()));
    }
    Some(row)
}

/// The newest entry of the tier history.
fn newest(account: &Row) -> Option<&Row> {
    account.rows("tier_history").iter().max_by_key(|r| match r.get("since") {
        Value::Day(day) => Some(*day),
        _ => None,
    })
}

struct AccountPlan {
    record: FormRecord,
    history: Option<Row>,
}

impl Plan for AccountPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let says = fields.get("tier").map(|f| f.input.says(ctx));
        let changed = fields.changed("tier", ctx);
        let before = self.history.as_ref().map(|r| r.get("since").clone());
        let proposal = match changed {
            true => Value::Day(ctx.today()),
            false => before.unwrap_or_default(),
        };
        fields.propose(SINCE, &proposal, None, ctx);
        if let (Some(field), Some(word)) = (fields.get_mut(SINCE), says) {
            field.label = phrase!("{word} since", word);
        }
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let label = self.record.label(fields, ctx);
        let entry = self.entry(fields, ctx);
        let (old, new) = (&self.record.row, self.record.filled(fields, ctx));
        Ok(operation::account::kept(label, old, new, entry, self.history.as_ref()))
    }
}

impl AccountPlan {
    /// The tier and its first day, where one of them is new.
    fn entry(&self, fields: &Fields, ctx: &Ctx) -> Option<Row> {
        let day = fields.value(SINCE, ctx);
        let tier = fields.value("tier", ctx);
        let moved = fields.changed("tier", ctx) || fields.changed(SINCE, ctx);
        if !moved || day.is_empty() {
            return None;
        }
        let mut entry = new_row(TierSince::SCHEMA, self.record.row.rows("tier_history"));
        entry.set("tier", tier);
        entry.set("since", day);
        Some(entry)
    }
}
