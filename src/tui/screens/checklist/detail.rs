//! Beside the list: how to find out, what it is worth, what was said, newest first.

use crate::model::Intel;
use crate::model::{Choice, Confidence};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Row};
use crate::workbench::{Dossier, TopicLine, short_day};

/// "32 topics   7 unknown   4 rumour   11 stated   10 verified".
pub fn tally(dossier: &Dossier, ctx: &Ctx) -> String {
    let topics = &dossier.readiness.topics;
    let count = |c: Option<Confidence>| topics.iter().filter(|t| t.confidence == c).count();
    let words = &ctx.bench.words;
    let mut said = format!("{} topics   {} unknown", topics.len(), count(None));
    for confidence in Confidence::ALL {
        let word = words.word("confidence", confidence.word());
        said += &format!("   {} {word}", count(Some(*confidence)));
    }
    said
}

pub fn row<'a>(ctx: &Ctx<'a>, topic: &'a TopicLine) -> Row<'a> {
    let gain = match crate::model::rounded(topic.gain) {
        n if n > 0 => format!("+{n}"),
        _ => String::new(),
    };
    let glyphs = ctx.theme.glyphs;
    let critical = if topic.critical { format!("  {}", glyphs.critical) } else { String::new() };
    let old = if topic.stale { ", old" } else { "" };
    let words = &ctx.bench.words;
    let (said, role) = match topic.confidence {
        _ if topic.nobody => ("nobody to ask".to_owned(), Role::Muted),
        None => ("unknown".to_owned(), if topic.critical { Role::Bad } else { Role::Warn }),
        Some(Confidence::Rumour) => {
            (format!("{} {}{old}", words.word("confidence", "rumour"), glyphs.hearsay), Role::Warn)
        }
        Some(c) if topic.stale => {
            (format!("{}{old}", words.word("confidence", c.word())), Role::Warn)
        }
        Some(Confidence::Verified) => (words.word("confidence", "verified").to_owned(), Role::Good),
        Some(c) => (words.word("confidence", c.word()).to_owned(), Role::Body),
    };
    let age = topic.age.map(|d| d.to_string()).unwrap_or_default();
    Row::new([
        Cell::with(gain, Role::Accent),
        Cell::with(topic.category.as_str(), Role::Muted),
        Cell::new(format!("{}{critical}", topic.title)),
        Cell::with(said, role),
        Cell::with(age, Role::Muted),
    ])
}

/// The answers to a topic, the best first, then the newest.
pub fn answers<'a>(dossier: &'a Dossier, topic: &TopicLine) -> Vec<&'a Intel> {
    let all = &dossier.account.intel;
    let of = |i: &&Intel| {
        i.topic.as_deref() == Some(topic.topic.as_str())
            && i.person.0 == topic.person
            && i.answer.is_some()
    };
    let best = topic.answer.and_then(|at| all.get(at)).map(|i| i.key);
    let mut found: Vec<&Intel> = all.iter().filter(of).collect();
    found.sort_by_key(|i| (Some(i.key) != best, std::cmp::Reverse(*i.as_of)));
    found
}

/// How to find out, what it is worth, what was said.
pub fn detail(dossier: &Dossier, topic: &TopicLine, ctx: &Ctx) -> Paragraph {
    let mut text = Paragraph::default();
    if let Some(known) = ctx.bench.playbook.topic(&topic.topic) {
        let mut people = dossier.account.people.iter();
        let about = people.find(|p| Some(p.id.as_str()) == topic.person.as_deref());
        let ask = known.question(about.map(|p| p.name.as_str()));
        text.push(Role::Body, &known.about);
        text.push(Role::Body, "");
        text.push(Role::Body, &format!("ask   {ask}"));
        text.push(Role::Muted, &format!("look  {}", known.look));
        text.push(Role::Muted, &format!("good  {}", known.good));
        text.push(Role::Body, "");
    }
    let now = dossier.readiness.exact;
    let then = |gain: f64| crate::model::rounded((now + gain).min(100.0));
    let step = ctx.theme.glyphs.step;
    let worth = format!(
        "readiness {} {step} {} stated, {} verified",
        crate::model::rounded(now),
        then(topic.gain_stated),
        then(topic.gain)
    );
    text.push(Role::Accent, &worth);
    text.push(Role::Body, "");
    said(&mut text, &answers(dossier, topic), ctx);
    asked_on(&mut text, dossier, topic, ctx);
    text
}

fn said(text: &mut Paragraph, answers: &[&Intel], ctx: &Ctx) {
    if answers.is_empty() {
        return text.push(Role::Muted, "no answer yet; e gives one");
    }
    if answers.iter().any(|i| *i.disputed) {
        text.push(Role::Bad, "these answers disagree: s settles it for the first");
    }
    for (n, intel) in answers.iter().enumerate() {
        let sure = ctx.bench.words.word("confidence", intel.confidence.word());
        let day = intel.as_of.map(|d| short_day(d, ctx.today()));
        let source = intel.source.as_deref().unwrap_or("no source");
        let mark = if *intel.disputed { ctx.theme.glyphs.critical } else { "" };
        let private = if *intel.private { ", private" } else { "" };
        let head =
            format!("{}, {sure}, {source}{private} {mark}", day.as_deref().unwrap_or("no day"));
        text.push(Role::Muted, head.trim_end());
        let role = if n == 0 { Role::Body } else { Role::Muted };
        text.push(role, &format!("  {}", intel.answer.as_deref().unwrap_or_default()));
    }
}

/// "on the list for visit Thu 26 Nov".
fn asked_on(text: &mut Paragraph, dossier: &Dossier, topic: &TopicLine, ctx: &Ctx) {
    let visits = dossier.account.visits.iter().filter(|v| v.debrief.result.is_none());
    let asks = visits.filter(|v| {
        v.questions.iter().any(|q| {
            q.topic.as_deref() == Some(topic.topic.as_str())
                && (topic.person.is_none() || q.person.0 == topic.person)
        })
    });
    for visit in asks {
        let day = visit.date.map(|d| short_day(d.date, ctx.today()));
        let day = day.unwrap_or_else(|| "without a day".to_owned());
        text.push(Role::Body, "");
        text.push(Role::Muted, &format!("on the list for the visit {day}"));
    }
}
