//! The topics about a person with their answers, and what is wrong with them, each with its remedy.

use super::items::{Part, PersonGoal, PersonItem};
use crate::model::codes::Severity;
use crate::model::{Choice, Confidence, Intel, Person, Record as _};
use crate::tui::ctx::Ctx;
use crate::tui::route::FormKind;
use crate::tui::theme::Role;
use crate::workbench::{Dossier, TopicLine};

/// The topics asked about this person.
pub fn asked<'a>(dossier: &'a Dossier, id: &str) -> impl Iterator<Item = &'a TopicLine> {
    dossier.readiness.topics.iter().filter(move |t| t.person.as_deref() == Some(id))
}

/// How much of it is known, of 100; nothing where nothing is asked.
pub fn score(dossier: &Dossier, id: &str) -> Option<i64> {
    let (mut sum, mut weights) = (0, 0);
    for topic in asked(dossier, id) {
        sum += topic.score * topic.weight;
        weights += topic.weight;
    }
    (weights > 0).then(|| (sum + weights / 2) / weights)
}

/// The place of the first critical topic without a good answer, among those of [`asked`].
pub fn first_gap(dossier: &Dossier, id: &str) -> Option<usize> {
    let weak =
        |t: &TopicLine| !matches!(t.confidence, Some(Confidence::Stated | Confidence::Verified));
    let mut critical = asked(dossier, id);
    let first = critical.position(|t| t.critical && weak(t));
    first.or_else(|| asked(dossier, id).position(weak))
}

/// The topics that are asked, then other answers about them.
pub fn topics(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Vec<PersonItem> {
    let id = person.id.as_str();
    let intel = &dossier.account.intel;
    let mut all: Vec<PersonItem> = asked(dossier, id)
        .map(|topic| {
            let best = topic.answer.and_then(|at| intel.get(at));
            topic_row(ctx, &topic.topic, best, Some(topic))
        })
        .collect();
    let other = intel.iter().filter(|i| i.person.is(id) && !is_asked(dossier, id, i));
    all.extend(
        other.map(|i| topic_row(ctx, i.topic.as_deref().unwrap_or_default(), Some(i), None)),
    );
    all
}

fn is_asked(dossier: &Dossier, id: &str, i: &Intel) -> bool {
    asked(dossier, id).any(|t| i.topic.as_deref() == Some(&t.topic))
}

fn topic_row(ctx: &Ctx, topic: &str, best: Option<&Intel>, line: Option<&TopicLine>) -> PersonItem {
    let own = line.map_or(topic, |l| l.title.as_str());
    let title = ctx.bench.playbook.topic(topic).map_or(own, |t| t.title.as_str());
    let glyphs = ctx.theme.glyphs;
    let critical = line.is_some_and(|t| t.critical);
    let lead = match critical {
        true => format!("{title} {}", glyphs.critical),
        false => title.to_owned(),
    };
    let mut item = PersonItem::new(Part::Topics, lead, String::new());
    if let Some(line) = line {
        item.goal = PersonGoal::Form(FormKind::Intel(Some(line.subject.clone())));
        item.form = Some(FormKind::Intel(Some(line.subject.clone())));
    }
    let Some(intel) = best else {
        item.right = phrase!("unknown").to_owned();
        item.role = if critical { Role::Bad } else { Role::Warn };
        return item;
    };
    item.stored = Some((Intel::SCHEMA.record, intel.key));
    item.form = Some(FormKind::Answer(intel.key));
    if line.is_none() {
        item.goal = PersonGoal::Form(FormKind::Answer(intel.key));
    }
    item.text = intel.answer.or_empty().to_owned();
    let sure = ctx.bench.words.word("confidence", intel.confidence.word());
    let rumour = intel.confidence == Confidence::Rumour;
    let hearsay = if rumour { format!(" {}", glyphs.hearsay) } else { String::new() };
    let old = line.is_some_and(|t| t.stale);
    let age = if old { phrase!(", old") } else { "" };
    item.right = format!("{sure}{hearsay}{age}");
    item.role = match intel.confidence {
        _ if old || rumour => Role::Warn,
        Confidence::Verified => Role::Good,
        _ => Role::Muted,
    };
    item
}

/// What is wrong with them, worst first, each with its remedy.
pub fn findings(ctx: &Ctx, dossier: &Dossier, id: &str) -> Vec<PersonItem> {
    let about = |subject: &str| crate::model::SubjectParts::of(subject).is_of_person(id);
    let found = dossier.findings.iter().enumerate();
    let mut found: Vec<_> = found.filter(|(_, f)| !f.dismissed && about(&f.subject)).collect();
    let rank = |severity: Severity| match severity {
        Severity::Critical => 0,
        Severity::Warning => 1,
        Severity::Notice => 2,
    };
    found.sort_by_key(|(_, f)| rank(f.severity));
    let add = ctx.keymap.key(crate::tui::action::Action::Add);
    found.into_iter().map(|a| row(&add, ctx, a)).collect()
}

fn row(add: &str, ctx: &Ctx, (at, finding): (usize, &crate::rules::Finding)) -> PersonItem {
    let (mark, role) = match finding.severity {
        Severity::Critical => (ctx.theme.glyphs.critical, Role::Bad),
        Severity::Warning => (ctx.theme.glyphs.critical, Role::Warn),
        Severity::Notice => (ctx.theme.glyphs.hearsay, Role::Muted),
    };
    PersonItem {
        goal: PersonGoal::Finding(at),
        right: format!("{add}: {}", finding.remedy),
        lead_role: role,
        role: Role::Accent,
        ..PersonItem::new(Part::Findings, mark.to_owned(), finding.sentence.clone())
    }
}
