//! Keys while the mark is beside the list: on an answer, or on a topic of the rep's own.

use crate::model::{Intel, Record, RepTopic, Topic};
use crate::rules::own_topics::Owner;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::topics::change;
use crate::workbench::{Dossier, TopicLine};

/// Keys on a topic of the rep's own, beside the list.
pub fn on_own(action: Action, dossier: &Dossier, topic: &TopicLine, ctx: &Ctx) -> Option<Effect> {
    let own = topic.own.as_ref()?;
    match action {
        Action::Enter | Action::Edit => {
            Some(Effect::Form(FormKind::Topic(Some(topic.topic.clone()))))
        }
        Action::Delete => {
            let (record, key) = match own.owner {
                Owner::Account => {
                    (Topic::SCHEMA.record, dossier.account.topics.get(own.place)?.key)
                }
                _ => {
                    let rep = ctx.read(ctx.bench.rep())?;
                    (RepTopic::SCHEMA.record, rep.topics.get(own.place)?.key)
                }
            };
            Some(Effect::Remove(record, key))
        }
        _ => None,
    }
}

/// Keys on one answer, beside the list.
pub fn on_answer(
    action: Action,
    dossier: &Dossier,
    topic: &TopicLine,
    intel: &Intel,
    ctx: &Ctx,
) -> Option<Effect> {
    Some(match action {
        Action::Enter | Action::Edit => Effect::Form(FormKind::Answer(intel.key)),
        Action::Delete => change::take_away(Some(intel)),
        Action::Plus => change::sureness(ctx, topic, Some(intel), 1),
        Action::Minus => change::sureness(ctx, topic, Some(intel), -1),
        Action::Confirm => change::confirm(ctx, &[(topic, intel)]),
        Action::Advance if *intel.disputed => change::settle(ctx, dossier, topic, intel),
        Action::Advance => change::dispute(dossier, topic, Some(intel)),
        _ => return None,
    })
}
