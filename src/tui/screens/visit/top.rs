//! The first pane: what a visit still lacks, what was never written down, or what it brought.

use super::draw::Found;
use crate::model::{Choice, Date, Visit, VisitStatus};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::stanzas::Stanza;
use crate::workbench::debrief::Hits;
use crate::workbench::visit::{Mend, Missing, VisitView};

/// Where a visit stands on this day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// It is prepared.
    #[default]
    ToCome,
    /// Its day is over, and nothing is written down.
    Over,
    /// It is debriefed.
    Done,
    /// It did not take place.
    Cancelled,
}

impl Stand {
    /// Of a visit on this day.
    pub fn of(visit: &Visit, today: Date) -> Self {
        let past = visit.date.is_some_and(|d| d.date < today);
        match (visit.debrief.result, visit.status) {
            (Some(_), _) => Self::Done,
            (None, VisitStatus::Cancelled) => Self::Cancelled,
            (None, VisitStatus::Planned) if !past => Self::ToCome,
            (None, _) => Self::Over,
        }
    }
}

/// A row of the first pane.
#[derive(Clone, Debug)]
pub enum Top {
    /// Something is missing.
    Gap(Missing),
    /// It took place so many days ago, and nothing is written down.
    Debrief(i64),
    /// It did not take place.
    Cancelled,
    /// What it brought: a word, and what there is to say.
    Brought(&'static str, String, Role),
}

/// The rows of a visit.
pub fn tops(view: &VisitView, stand: Stand, ctx: &Ctx, (dossier, visit): Found) -> Vec<Top> {
    match stand {
        Stand::ToCome => view.missing.iter().cloned().map(Top::Gap).collect(),
        Stand::Over => {
            let days = visit.date.map_or(0, |d| (ctx.today() - d.date).num_days());
            vec![Top::Debrief(days)]
        }
        Stand::Cancelled => vec![Top::Cancelled],
        Stand::Done => brought(ctx, (dossier, visit)),
    }
}

/// Readiness before and after, the result against the ladder, what it closed, what was learned and agreed.
fn brought(ctx: &Ctx, (dossier, visit): Found) -> Vec<Top> {
    let debrief = &visit.debrief;
    let mut rows = Vec::new();
    if let Some(did) = ctx.bench.visit_effect(dossier, visit) {
        let text = phrase!("{} before, {} after", did.before, did.after);
        rows.push(Top::Brought("readiness", text, Role::Accent));
        let closed = match did.closed.is_empty() {
            true => (phrase!("no unknown").to_owned(), Role::Muted),
            false => (did.closed.join(", "), Role::Good),
        };
        rows.push(Top::Brought("closed", closed.0, closed.1));
        if !did.better.is_empty() {
            rows.push(Top::Brought("better", did.better.join(", "), Role::Body));
        }
    }
    if let Some(result) = debrief.result {
        let word = ctx.bench.words.word("result", result.word()).to_owned();
        rows.insert(0, Top::Brought("result", word, Role::Title));
    }
    if let Some(hits) = Hits::of(visit) {
        rows.push(Top::Brought("expected", hits.said(), Role::Body));
    }
    for (word, text) in [("learned", &debrief.learned), ("next", &debrief.next)] {
        if let Some(text) = text.as_deref() {
            rows.push(Top::Brought(word, text.replace('\n', "; "), Role::Body));
        }
    }
    rows
}

/// The rows as they are drawn, each with the key that mends it; `short` hints only at the picked one. From another
/// pane only the picked one is mended, and the key of this pane comes first.
pub fn top_rows(
    tops: &[Top],
    picked: usize,
    (focused, short): (bool, bool),
    ctx: &Ctx,
) -> Vec<Stanza> {
    let edit = ctx.keymap.key(Action::Edit);
    let keys = match focused {
        true => edit,
        false => format!("{} {edit}", ctx.keymap.key(Action::Pane(1))),
    };
    let mut rows: Vec<Stanza> = tops.iter().map(|top| top_row(top, &keys, ctx)).collect();
    for (_, row) in rows.iter_mut().enumerate().filter(|(at, _)| *at != picked) {
        if short {
            row.below.clear();
        }
        if !focused {
            row.right.clear();
        }
    }
    rows
}

fn top_row(top: &Top, key: &str, ctx: &Ctx) -> Stanza {
    let critical = ctx.theme.glyphs.critical;
    match top {
        Top::Gap(gap) => Stanza {
            lead: critical.to_owned(),
            lead_role: if gap.needed { Role::Bad } else { Role::Warn },
            text: gap.what.clone(),
            right: format!("{key} {}", mends(&gap.mend)),
            below: vec![(gap.hint.clone(), String::new(), Role::Muted)],
            ..Stanza::default()
        },
        Top::Debrief(days) => Stanza {
            lead: critical.to_owned(),
            lead_role: Role::Bad,
            text: match days {
                0 => phrase!("it took place: what came of it?").to_owned(),
                1 => phrase!("it was yesterday: what came of it?").to_owned(),
                n => phrase!("it was {n} days ago: what came of it?", n),
            },
            right: phrase!("{key} debrief", key),
            below: vec![(
                phrase!("what is not written down today is half forgotten tomorrow").to_owned(),
                String::new(),
                Role::Muted,
            )],
            ..Stanza::default()
        },
        Top::Cancelled => {
            let again = ctx.keymap.key(Action::Advance);
            Stanza {
                text: phrase!("it did not take place").to_owned(),
                right: phrase!("{again} plan again", again),
                ..Stanza::default()
            }
        }
        Top::Brought(word, text, role) => Stanza {
            lead: (*word).to_owned(),
            lead_role: Role::Muted,
            text: text.clone(),
            role: *role,
            ..Stanza::default()
        },
    }
}

/// What the key of a gap does.
fn mends(mend: &Mend) -> &'static str {
    match mend {
        Mend::Field(_) => phrase!("write it"),
        Mend::Question => phrase!("choose one"),
        Mend::Topic(_) => phrase!("answer it"),
        Mend::Profile(_) => "profile",
    }
}
