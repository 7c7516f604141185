//! What keys change of a record: its next state, that it still holds, something to do for it.

use crate::model::{Edit, Row, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::Sheet;
use crate::tui::route::FormKind;

/// The next state of a record, as one step; a sentence where it has none.
pub fn advance(sheet: &Sheet, row: &Row, called: &str, ctx: &Ctx) -> Effect {
    if let ("contact", Some(id)) = (sheet.name, row.id()) {
        return Effect::Form(FormKind::DebriefContact(id.to_owned()));
    }
    let edit = |column: &str, word: &str, value: Value| {
        let cells = vec![(column.to_owned(), value)];
        let edit = Edit::Update { schema: row.schema, key: row.key, cells };
        Effect::Do(format!("{word}: {called}"), vec![edit])
    };
    let again = sheet.name == "service";
    let next = sheet.states.iter().find(|(column, _)| again || row.get(column).is_empty());
    if let Some((column, word)) = next {
        return edit(column, word, Value::Day(ctx.today()));
    }
    if sheet.name == "introduction" {
        if row.text("result") == Some("asked") {
            return edit("result", "agreed", Value::Text("agreed".to_owned()));
        }
        // What came of it corrects the tie too: the form does both.
        let key = Some(row.key);
        return Effect::Form(FormKind::Introduction { through: None, to: None, key });
    }
    let edit = ctx.keymap.key(Action::Edit);
    Effect::Say(match sheet.states.last() {
        Some((_, word)) => format!("it is {word} already; {edit} changes that"),
        None => format!("it has no next state; {edit} edits it"),
    })
}

/// An answer is still true today.
pub fn confirm(row: &Row, called: &str, ctx: &Ctx) -> Effect {
    if row.schema.record != "intel" {
        return Effect::Pass;
    }
    let cells = vec![("as_of".to_owned(), Value::Day(ctx.today()))];
    let edit = Edit::Update { schema: row.schema, key: row.key, cells };
    Effect::Do(format!("{called}: still true today"), vec![edit])
}

/// Something to do for this record.
pub fn remind(row: &Row) -> Effect {
    Effect::Form(FormKind::Action {
        id: None,
        what: String::new(),
        subject: row.id().map(str::to_owned),
    })
}
