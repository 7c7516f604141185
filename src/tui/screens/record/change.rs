//! What keys change of a record: its next state, that it still holds, something to do for it.

use crate::model::{Row, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::RecordType;
use crate::tui::route::FormKind;
use crate::workbench::{Operation, operation};

/// The next state of a record, as one step; a sentence where it has none.
pub fn advance(sheet: &RecordType, row: &Row, called: &str, ctx: &Ctx) -> Effect {
    if let ("contact", Some(id)) = (sheet.name, row.id()) {
        return Effect::Form(FormKind::DebriefContact(id.to_owned()));
    }
    let again = sheet.name == "service";
    let next = sheet.states.iter().find(|(column, _)| again || row.get(column).is_empty());
    if let Some((column, word)) = next {
        return turned(
            row,
            column,
            Value::Day(ctx.today()),
            format!("{}: {called}", phrase!(word)),
        );
    }
    if sheet.name == "introduction" {
        if row.text("result") == Some("asked") {
            let agreed = Value::Text("agreed".to_owned());
            return turned(row, "result", agreed, phrase!("agreed: {called}", called));
        }
        // What came of it corrects the tie too: the form does both.
        let key = Some(row.key);
        return Effect::Form(FormKind::Introduction { through: None, to: None, key });
    }
    let edit = ctx.keymap.key(Action::Edit);
    Effect::Say(match sheet.states.last() {
        Some((_, word)) => {
            phrase!("it is {word} already; {edit} changes that", word = phrase!(word), edit)
        }
        None => phrase!("it has no next state; {edit} edits it", edit),
    })
}

fn turned(row: &Row, column: &str, value: Value, label: String) -> Effect {
    Effect::Do(Operation::set(label, row.schema, row.key, vec![(column, value)]))
}

/// An answer is still true today.
pub fn confirm(row: &Row, called: &str, ctx: &Ctx) -> Effect {
    if row.schema.record != "intel" {
        return Effect::Pass;
    }
    let label = phrase!("{called}: still true today", called);
    Effect::Do(operation::intel::still_true(label, &[row.key], ctx.today()))
}

/// Something to do for this record.
pub fn remind(row: &Row) -> Effect {
    Effect::Form(FormKind::Action {
        id: None,
        what: String::new(),
        subject: row.id().map(str::to_owned),
    })
}
