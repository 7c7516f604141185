//! What keys change of a topic's answers: confidence, still true, answers that disagree.

use super::answers;
use crate::model::{Choice, Confidence, Edit, Intel, Record, Value};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::{Dossier, TopicLine};

/// Said where a topic has no answer.
pub const NONE: &str = "no answer yet; e gives one";

fn update(intel: &Intel, cells: &[(&str, Value)]) -> Edit {
    Edit::Update {
        schema: Intel::SCHEMA,
        key: intel.key,
        cells: cells.iter().map(|(c, v)| ((*c).to_owned(), v.clone())).collect(),
    }
}

/// The best answer with another one, or this one with the best, are marked as disagreeing.
pub fn dispute(dossier: &Dossier, topic: &TopicLine, other: Option<&Intel>) -> Effect {
    let found = answers(dossier, topic);
    let [best, rest @ ..] = found.as_slice() else {
        return Effect::Say(NONE.to_owned());
    };
    let other = other.filter(|other| other.key != best.key).or(rest.first().copied());
    let Some(other) = other else {
        return Effect::Say("there is one answer only: nothing disagrees with it".to_owned());
    };
    let marked = [("disputed", Value::Flag(true))];
    let edits = vec![update(best, &marked), update(other, &marked)];
    Effect::Do(format!("{}: two answers disagree", topic.title), edits)
}

/// The answer that holds, of today; those that disagree with it stay, as rumours.
pub fn settle(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, holds: &Intel) -> Effect {
    let free = ("disputed", Value::Flag(false));
    let found = answers(dossier, topic);
    let mut edits = vec![update(holds, &[free.clone(), ("as_of", Value::Day(ctx.today()))])];
    let others = found.iter().filter(|i| *i.disputed && i.key != holds.key);
    let rumour = ("confidence", Value::Text(Confidence::Rumour.word().to_owned()));
    edits.extend(others.map(|i| update(i, &[free.clone(), rumour.clone()])));
    let says = crate::text::truncate(holds.answer.or_empty(), 40).into_owned();
    Effect::Do(format!("{}: settled, it is {says}", topic.title), edits)
}

/// One word surer, or less sure.
pub fn sureness(ctx: &Ctx, topic: &TopicLine, intel: Option<&Intel>, by: isize) -> Effect {
    let Some(intel) = intel else {
        return Effect::Say(NONE.to_owned());
    };
    let place = Confidence::ALL.iter().position(|c| *c == intel.confidence);
    let next = place.and_then(|p| p.checked_add_signed(by));
    let Some(new) = next.and_then(|i| Confidence::ALL.get(i)) else {
        return Effect::Say("that is as far as it goes".to_owned());
    };
    let word = |c: Confidence| ctx.bench.words.word("confidence", c.word());
    let label = format!("{}, {} to {}", topic.title, word(intel.confidence), word(*new));
    let value = Value::Text(new.word().to_owned());
    Effect::Do(label, vec![update(intel, &[("confidence", value)])])
}

/// Still true today: this answer, or the best one of each of these topics, is of today.
pub fn confirm(ctx: &Ctx, answers: &[(&TopicLine, &Intel)]) -> Effect {
    let label = match answers {
        [] => return Effect::Say(NONE.to_owned()),
        [(topic, _)] => format!("{}: still true today", topic.title),
        several => format!("{} topics: still true today", several.len()),
    };
    let today = [("as_of", Value::Day(ctx.today()))];
    Effect::Do(label, answers.iter().map(|(_, intel)| update(intel, &today)).collect())
}

/// Takes the file's word on a topic as an answer; nothing where it says nothing.
pub fn take(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Option<Effect> {
    let edit = dossier.taken(topic)?;
    let says = topic.says.as_ref()?;
    let word = ctx.bench.words.word("confidence", says.confidence.word());
    Some(Effect::Do(format!("answer: {}, {word}, as the file says", topic.title), vec![edit]))
}

/// Takes an answer away.
pub fn take_away(intel: Option<&Intel>) -> Effect {
    match intel {
        Some(intel) => Effect::Remove(Intel::SCHEMA.record, intel.key),
        None => Effect::Say("there is no answer to take away".to_owned()),
    }
}
