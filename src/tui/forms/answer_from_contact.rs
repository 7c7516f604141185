//! An answer to a topic out of what was said in a contact: text, source and day are filled in.

use super::form::Form;
use super::intel;
use crate::model::{Choice, Confidence, Value};
use crate::tui::ctx::Ctx;
use crate::tui::route::AnswerFromContact;

/// The form of the topic, with all of it in; a draft that the rep has left there stays as it is.
pub fn open(said: &AnswerFromContact, ctx: &Ctx) -> Option<Form> {
    let mut form = intel::open(Some(said.subject.clone()), ctx)?;
    if form.is_brought() {
        return Some(form);
    }
    form.fields.put("answer", &text(&said.text), ctx);
    form.fields.put("source", &text(&said.source), ctx);
    form.fields.put("as_of", &Value::Day(said.day), ctx);
    // What somebody of theirs has said is stated, as in a debrief; what nobody is named for is a rumour.
    if !said.source.trim().is_empty() {
        form.fields.put("confidence", &text(Confidence::Stated.word()), ctx);
    }
    Some(form.begun_at("confidence"))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
