//! What the keys change: confidence, still true, answers that disagree.

use super::detail::answers;
use crate::model::{Choice, Confidence, Edit, Intel, Record, Value};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::{Dossier, TopicLine};

fn update(intel: &Intel, cells: &[(&str, Value)]) -> Edit {
    Edit::Update {
        schema: Intel::SCHEMA,
        key: intel.key,
        cells: cells.iter().map(|(c, v)| ((*c).to_owned(), v.clone())).collect(),
    }
}

/// `s`: two answers that disagree are marked so; marked ones are settled for the first, the others become rumours.
pub fn settle(dossier: &Dossier, topic: &TopicLine) -> Effect {
    let found = answers(dossier, topic);
    let [first, rest @ ..] = found.as_slice() else {
        return Effect::Say("no answer yet; e gives one".to_owned());
    };
    if rest.is_empty() {
        return Effect::Say("there is one answer only: nothing disagrees with it".to_owned());
    }
    let disputed: Vec<&&Intel> = found.iter().filter(|i| *i.disputed).collect();
    if disputed.is_empty() {
        let edits = found.iter().take(2).map(|i| update(i, &[("disputed", Value::Flag(true))]));
        return Effect::Do(format!("{}: the answers disagree", topic.title), edits.collect());
    }
    let free = ("disputed", Value::Flag(false));
    let edits = disputed.iter().map(|i| match i.key == first.key {
        true => update(i, std::slice::from_ref(&free)),
        false => update(i, &[free.clone(), ("confidence", Value::Text("rumour".to_owned()))]),
    });
    Effect::Do(format!("{}: settled for the first answer", topic.title), edits.collect())
}

/// One word surer, or less sure, of the best answer.
pub fn sureness(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, by: isize) -> Effect {
    let found = answers(dossier, topic);
    let Some(intel) = found.first() else {
        return Effect::Say("no answer yet; e gives one".to_owned());
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

/// Still true today: the best answer, of today.
pub fn confirm(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Effect {
    match answers(dossier, topic).first() {
        Some(best) => Effect::Do(
            format!("{}: still true today", topic.title),
            vec![update(best, &[("as_of", Value::Day(ctx.today()))])],
        ),
        None => Effect::Say("no answer yet; e gives one".to_owned()),
    }
}

/// Takes the best answer away.
pub fn take_away(dossier: &Dossier, topic: &TopicLine) -> Effect {
    match answers(dossier, topic).first() {
        Some(best) => Effect::Remove(Intel::SCHEMA.record, best.key),
        None => Effect::Say("there is no answer to take away".to_owned()),
    }
}
