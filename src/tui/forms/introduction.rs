//! An introduction: asked for, agreed to, made or refused; what came of it corrects the tie (METHOD F12).

use super::field::How::{Choice, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::mark;
use super::form::Form;
use super::plan::{FormRecord, Plan, Wrong};
use super::start::on_account;
use crate::model::{Introduction, IntroductionResult, Key, Record as _, Row, Tie, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::introduction::tie_between;
use crate::workbench::operation::introduction;

const FIELDS: &[FieldSpec] = &[
    row("on", "date", Plain, "the day on which it was asked, made or refused"),
    row("through", "through", Plain, "who introduces us"),
    row("to", "to", Plain, "to whom"),
    row("result", "result", Choice("introduction"), "how far it has come"),
    row("note", "note", Plain, "how it went, in their words"),
];

/// The field that is no column: the strength of the tie that it travels on.
const TIE: &str = "tie";

/// A new introduction between these two, or the one of this number.
pub fn open(
    through: Option<String>,
    to: Option<String>,
    key: Option<Key>,
    ctx: &Ctx,
) -> Option<Form> {
    let start = on_account(ctx)?;
    let mut record = start.record(Introduction::SCHEMA, "introductions", None, "introduction")?;
    if let Some(key) = key {
        let stored = start.row.rows("introductions").iter().find(|r| r.key == key);
        record.row = stored?.clone();
    }
    let draft = start.draft(&record);
    let mut fields = start.fields(FIELDS, &record, ctx);
    let before = record.row.text("result").map(str::to_owned);
    if record.is_new() {
        fields.propose("date", &Value::Day(ctx.today()), None, ctx);
        fields.propose("result", &Value::Text("asked".to_owned()), None, ctx);
        for (column, id) in [("through", &through), ("to", &to)] {
            if let Some(id) = id {
                fields.propose(column, &Value::Text(id.clone()), None, ctx);
            }
        }
    }
    // One that was planned for a day to come is asked for today.
    let planned = !record.is_new() && before.is_none();
    if planned && matches!(record.row.get("date"), Value::Day(day) if *day > ctx.today()) {
        fields.propose("date", &Value::Day(ctx.today()), None, ctx);
        fields.propose("result", &Value::Text("asked".to_owned()), None, ctx);
    }
    for column in ["through", "to", "result"] {
        if let Some(field) = fields.get_mut(column) {
            field.needed = true;
        }
    }
    let help = phrase!("how well they stand with each other now: 1 weak, 5 strong");
    fields.0.push(FormField::own(
        TIE,
        phrase!("their tie"),
        help,
        mark(1, 5, "", ctx),
        Value::Absent,
        ctx,
    ));
    let first = match (&through, &to) {
        _ if key.is_some() => "result",
        (Some(_), Some(_)) => "result",
        (Some(_), None) => "to",
        _ => "through",
    };
    let ties = start.row.rows("ties").to_vec();
    let plan = Box::new(IntroductionPlan { record, before, ties, proposed: None });
    Some(Form::new("Introduction", draft, fields, plan, ctx).begun_at(first))
}

struct IntroductionPlan {
    record: FormRecord,
    /// The result as it is stored.
    before: Option<String>,
    ties: Vec<Row>,
    /// For whom and for what the strength was proposed last.
    proposed: Option<(Option<String>, Option<String>, Option<String>)>,
}

/// One stronger once it is made, one weaker once it is refused; asking alone says nothing. Two who had no tie
/// have one as soon as the one has brought us to the other.
fn corrected(tie: Option<i64>, result: Option<&str>) -> Option<i64> {
    match (result, tie) {
        (Some("made"), tie) => Some((tie.unwrap_or(1) + 1).min(5)),
        (Some("refused"), Some(tie)) => Some((tie - 1).max(1)),
        (_, tie) => tie,
    }
}

impl IntroductionPlan {
    fn tie<'a>(&self, fields: &Fields, ctx: &Ctx<'a>) -> Option<&'a Tie> {
        let account = &ctx.dossier?.account;
        tie_between(account, &fields.text("through", ctx)?, &fields.text("to", ctx)?)
    }

    /// The tie as strong as the form says, and what that is called.
    fn corrected_tie(&self, fields: &Fields, ctx: &Ctx) -> Option<(Operation, String)> {
        let strength = fields.whole(TIE, ctx)?;
        let [through, to] = ["through", "to"].map(|c| fields.text(c, ctx).unwrap_or_default());
        let known = self.tie(fields, ctx);
        introduction::tie(self.record.account, (&through, &to), known, &self.ties, strength)
    }
}

/// Offered once an introduction is made: the contact with the one to whom it led.
fn contact_with(to: &str, name: &str, ctx: &Ctx) -> Effect {
    let key = ctx.keymap.key(Action::Log);
    Effect::All(vec![
        Effect::Form(FormKind::Contact(Some(to.to_owned()))),
        Effect::Say(phrase!(
            "how was it with {name}? Esc leaves the contact out; {key} logs it later",
            name,
            key
        )),
    ])
}

impl Plan for IntroductionPlan {
    /// An introduction that was made is a contact: its form is offered.
    fn then_with(&self, fields: &Fields, ctx: &Ctx) -> Option<Effect> {
        let made = fields.text("result", ctx).as_deref() == Some("made");
        let to =
            fields.text("to", ctx).filter(|_| made && self.before.as_deref() != Some("made"))?;
        let name = fields.get("to").map(|f| f.input.says(ctx)).unwrap_or_default();
        Some(contact_with(&to, &name, ctx))
    }

    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let [through, to, result] = ["through", "to", "result"].map(|c| fields.text(c, ctx));
        let both = through.is_some() && to.is_some() && through != to;
        let now = (through, to, result.clone());
        if self.proposed.as_ref() == Some(&now) {
            return;
        }
        self.proposed = Some(now);
        let strength = self.tie(fields, ctx).map(|t| t.strength.unwrap_or(1));
        let fresh = result != self.before;
        let tie = if fresh { corrected(strength, result.as_deref()) } else { strength };
        let note = match (strength, tie) {
            (Some(was), Some(now)) if was != now => {
                phrase!("it was {was}: what came of it corrects it", was)
            }
            (Some(was), _) => phrase!("it stays {was}", was),
            (None, Some(_)) => phrase!("they had no tie: a new one").to_owned(),
            (None, None) => phrase!("they have no tie yet").to_owned(),
        };
        let value = tie.filter(|_| both).map_or(Value::Absent, Value::Whole);
        fields.propose(TIE, &value, both.then_some(note.as_str()), ctx);
    }

    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let known = [
            (IntroductionResult::Asked, phrase!("nothing is known yet: the tie stays")),
            (IntroductionResult::Agreed, phrase!("a word is no deed: the tie stays")),
            (
                IntroductionResult::Made,
                phrase!("the tie has carried it: one stronger, and a deed of theirs"),
            ),
            (IntroductionResult::Refused, phrase!("the tie did not carry it: one weaker")),
        ];
        let picked = fields.text("result", ctx);
        known
            .iter()
            .map(|(result, says)| {
                let code = crate::model::Choice::word(*result);
                let role = if picked.as_deref() == Some(code) { Role::Accent } else { Role::Muted };
                (role, format!("{}: {says}", ctx.bench.words.word("introduction", code)))
            })
            .collect()
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let (through, to) = (fields.text("through", ctx), fields.text("to", ctx));
        if through.is_some() && through == to {
            return Err(("to", phrase!("nobody introduces us to themselves").to_owned()));
        }
        let (tie, what) = match self.corrected_tie(fields, ctx) {
            Some((tie, what)) => (tie, format!(", {what}")),
            None => (Operation::default(), String::new()),
        };
        let label = phrase!(
            "introduction {}{}: {} to {}",
            says(ctx, fields, "result"),
            what,
            says(ctx, fields, "through"),
            says(ctx, fields, "to")
        );
        Ok(self.record.kept(label, fields, ctx).and(tie))
    }
}

fn says(ctx: &Ctx, fields: &Fields, column: &str) -> String {
    fields.get(column).map(|f| f.input.says(ctx)).unwrap_or_default()
}
