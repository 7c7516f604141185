//! What keys change of a topic's answers: confidence, still true, answers that disagree.

use super::answers;
use crate::model::{Choice, Confidence, Intel, Record};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::operation::intel;
use crate::workbench::{Dossier, Operation, TopicLine};

/// Said where a topic has no answer.
pub const NONE: &str = "no answer yet; e gives one";

/// The best answer with another one, or this one with the best, are marked as disagreeing.
pub fn dispute(dossier: &Dossier, topic: &TopicLine, other: Option<&Intel>) -> Effect {
    let found = answers(dossier, topic);
    let [best, rest @ ..] = found.as_slice() else {
        return Effect::Say(NONE.to_owned());
    };
    let other = other.filter(|other| other.key != best.key).or(rest.first().copied());
    let Some(other) = other else {
        return Effect::Say(
            phrase!("there is one answer only: nothing disagrees with it").to_owned(),
        );
    };
    Effect::Do(intel::disputed(phrase!("{}: two answers disagree", topic.title), best, other))
}

/// The answer that holds, of today; those that disagree with it stay, as rumours.
pub fn settle(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine, holds: &Intel) -> Effect {
    let mut others = answers(dossier, topic);
    others.retain(|intel| *intel.disputed && intel.key != holds.key);
    let says = crate::text::truncate(holds.answer.or_empty(), 40);
    let label = phrase!("{}: settled, it is {}", topic.title, says);
    Effect::Do(intel::settled(label, holds, &others, ctx.today()))
}

/// One word surer, or less sure.
pub fn sureness(ctx: &Ctx, topic: &TopicLine, answer: Option<&Intel>, by: isize) -> Effect {
    let Some(answer) = answer else {
        return Effect::Say(NONE.to_owned());
    };
    let place = Confidence::ALL.iter().position(|c| *c == answer.confidence);
    let next = place.and_then(|p| p.checked_add_signed(by));
    let Some(new) = next.and_then(|i| Confidence::ALL.get(i)) else {
        return Effect::Say(phrase!("that is as far as it goes").to_owned());
    };
    let word = |c: Confidence| ctx.bench.words.word("confidence", c.word());
    let label = phrase!("{}, {} to {}", topic.title, word(answer.confidence), word(*new));
    Effect::Do(intel::confidence(label, answer, *new))
}

/// Still true today: this answer, or the best one of each of these topics, is of today.
pub fn confirm(ctx: &Ctx, answers: &[(&TopicLine, &Intel)]) -> Effect {
    let label = match answers {
        [] => return Effect::Say(NONE.to_owned()),
        [(topic, _)] => phrase!("{}: still true today", topic.title),
        several => phrase!("{} topics: still true today", several.len()),
    };
    let keys: Vec<_> = answers.iter().map(|(_, answer)| answer.key).collect();
    Effect::Do(intel::still_true(label, &keys, ctx.today()))
}

/// Takes the file's word on a topic as an answer; nothing where it says nothing.
pub fn take(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Option<Effect> {
    let edit = dossier.taken(topic)?;
    let says = topic.says.as_ref()?;
    let word = ctx.bench.words.word("confidence", says.confidence.word());
    let label = phrase!("answer: {}, {}, as the file says", topic.title, word);
    Some(Effect::Do(Operation::new(label, vec![edit])))
}

/// Takes an answer away.
pub fn take_away(intel: Option<&Intel>) -> Effect {
    match intel {
        Some(intel) => Effect::Remove(Intel::SCHEMA.record, intel.key),
        None => Effect::Say(phrase!("there is no answer to take away").to_owned()),
    }
}
