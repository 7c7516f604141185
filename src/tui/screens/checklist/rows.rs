//! The rows of the list, and the count below them.

use crate::model::{Choice, Confidence};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::topics::{gain, short, state};
use crate::tui::widgets::table::{Cell, Row};
use crate::workbench::{Dossier, TopicLine};
use std::collections::BTreeSet;

/// "32 topics   7 unknown   4 rumour   11 stated   10 verified".
pub fn tally(dossier: &Dossier, ctx: &Ctx) -> String {
    let topics = &dossier.readiness.topics;
    let words = &ctx.bench.words;
    let mut said = phrase!("{} topics   {} unknown", topics.len(), count(topics, None));
    for confidence in Confidence::ALL {
        let word = words.word("confidence", confidence.word());
        said += &format!("   {} {word}", count(topics, Some(*confidence)));
    }
    said
}

fn count(topics: &[TopicLine], c: Option<Confidence>) -> usize {
    topics.iter().filter(|t| t.confidence == c).count()
}

/// One topic, ticked or not once some are.
pub fn row<'a>(ctx: &Ctx<'a>, topic: &'a TopicLine, ticked: &BTreeSet<String>) -> Row<'a> {
    let glyphs = ctx.theme.glyphs;
    let critical = if topic.critical { format!("  {}", glyphs.critical) } else { String::new() };
    let tick = match (ticked.is_empty(), ticked.contains(&topic.subject)) {
        (true, _) => "",
        (_, true) => "[x] ",
        (_, false) => "[ ] ",
    };
    let (said, role) = state(ctx, topic);
    let age = topic.age.map(|d| d.to_string()).unwrap_or_default();
    Row::new([
        Cell::with(gain(topic), Role::Accent),
        Cell::with(topic.category.as_str(), Role::Muted),
        Cell::new(format!("{tick}{}{critical}", short(ctx, topic))),
        Cell::with(said, role),
        Cell::with(age, Role::Muted),
    ])
}
