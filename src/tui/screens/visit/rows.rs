//! The rows of the panes: what we want, what to expect, what to ask.

use crate::model::{Visit, subject_of};
use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::stanzas::Stanza;
use crate::workbench::brief::HeardLine;
use crate::workbench::visit::{Ask, Expected, Kind};

/// A row of what we want: its word, the field that it is, and how that is read.
pub struct Want {
    /// What the rep reads.
    pub word: &'static str,
    /// The column of the visit.
    pub column: &'static str,
    /// What stands there; empty where nothing does.
    text: fn(&Visit) -> String,
    /// What is said where nothing stands there.
    none: &'static str,
}

const fn want(
    word: &'static str,
    column: &'static str,
    none: &'static str,
    text: fn(&Visit) -> String,
) -> Want {
    Want { word, column, text, none }
}

/// Ladder, reason, what to bring, agenda, who of ours comes.
pub const WANTS: &[Want] = &[
    want("best", "objectives_best", "-", |v| said(&v.objectives.best.0)),
    want("expected", "objectives_expected", "what will they do, by when?", |v| {
        said(&v.objectives.expected.0)
    }),
    want("minimum", "objectives_minimum", "-", |v| said(&v.objectives.minimum.0)),
    want("reason", "reason_to_meet", "-", |v| said(&v.reason_to_meet.0)),
    want("bring", "bring", "-", |v| v.bring.join(", ")),
    want("agenda", "agenda", "-", |v| v.agenda.join("   ")),
    want("with us", "ours", "you alone", |v| v.ours.join(", ")),
];

fn said(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// What we want, as it is drawn.
pub fn want_rows(visit: &Visit) -> Vec<Stanza> {
    WANTS.iter().map(|want| row(visit, want)).collect()
}

fn row(visit: &Visit, want: &Want) -> Stanza {
    let text = (want.text)(visit);
    let needed = want.column == "objectives_expected";
    let (text, role) = match (text.is_empty(), needed) {
        (false, _) => (text, Role::Body),
        (true, true) => (phrase!(want.none).to_owned(), Role::Bad),
        (true, false) => (phrase!(want.none).to_owned(), Role::Muted),
    };
    let lead = phrase!(want.word).to_owned();
    Stanza { lead, lead_role: Role::Muted, text, role, ..Stanza::default() }
}

/// Lines of what we want, wrapped into so many cells.
pub fn want_lines(visit: &Visit, cells: usize) -> usize {
    want_rows(visit).iter().map(|row| wrap(&row.text, cells).len()).sum()
}

/// What to expect, each with our answer; what the visit has taken over is ticked.
pub fn expect_rows(expects: &[(Kind, &Expected)], ctx: &Ctx) -> Vec<Stanza> {
    let glyphs = ctx.theme.glyphs;
    let row = |(kind, e): &(Kind, &Expected)| {
        let word = match kind {
            Kind::Objection => "say:",
            Kind::Question => "ask:",
        };
        let taken = e.place.is_some();
        let tick = if taken { glyphs.done } else { glyphs.open };
        let role = if taken { Role::Body } else { Role::Muted };
        let below = match &e.answer {
            Some(answer) => (phrase!("we: {answer}", answer), String::new(), Role::Muted),
            None => (phrase!("no answer yet {}", glyphs.critical), String::new(), Role::Warn),
        };
        let came = e.came.then(|| (phrase!("it came").to_owned(), String::new(), Role::Accent));
        Stanza {
            lead: format!("{tick} {word}"),
            lead_role: role,
            text: e.text.clone(),
            role,
            below: [below].into_iter().chain(came).collect(),
            ..Stanza::default()
        }
    };
    expects.iter().map(row).collect()
}

/// `senior.concerns@dahl` of a question that answers a topic.
pub fn subject(ask: &Ask) -> Option<String> {
    Some(subject_of(ask.topic.as_ref()?, ask.person.as_deref()))
}

/// The questions, asked ones ticked and numbered; `short` puts the topic beside them.
pub fn ask_rows(asks: &[&Ask], heard: &[HeardLine], ctx: &Ctx, short: bool) -> Vec<Stanza> {
    asks.iter()
        .enumerate()
        .map(|(at, ask)| {
            let heard = heard.iter().find(|h| h.text == ask.text);
            ask_row(at, ask, heard, ctx, short)
        })
        .collect()
}

fn ask_row(at: usize, ask: &Ask, heard: Option<&HeardLine>, ctx: &Ctx, short: bool) -> Stanza {
    let glyphs = ctx.theme.glyphs;
    let asked = ask.place.is_some();
    let tick = if asked { glyphs.done } else { glyphs.open };
    let critical = if ask.critical { format!(" {}", glyphs.critical) } else { String::new() };
    let state = format!("{}{critical}", ask.state);
    let gain = match crate::model::rounded(ask.gain) {
        _ if ask.away.is_some() => String::new(),
        0 => String::new(),
        n => format!("+{n}"),
    };
    let to = match &ask.to {
        Some(name) => phrase!("to {}", given(name)),
        None => phrase!("to all").to_owned(),
    };
    let to = heard.map_or_else(|| to.clone(), |heard| audience(heard, &to));
    let to = match &ask.away {
        Some(name) => phrase!("{} is not there {}", given(name), glyphs.critical),
        None => to,
    };
    let never = heard.map_or("", |h| h.never.as_str());
    let never = (!never.is_empty() && !short)
        .then(|| (format!("{never} {}", glyphs.critical), String::new(), Role::Bad));
    let role = if asked { Role::Body } else { Role::Muted };
    let said =
        ask.answer.as_ref().map(|a| (phrase!("they said: {a}", a), String::new(), Role::Good));
    let says = ask.says.as_ref().map(|s| {
        let key = ctx.keymap.key(Action::Confirm);
        (phrase!("the file says: {s}", s), phrase!("{key} takes it", key), Role::Accent)
    });
    let below: Vec<_> = match short {
        true => Vec::new(),
        false if state.is_empty() => Vec::new(),
        false => vec![(state.clone(), gain.clone(), Role::Muted)].into_iter().chain(says).collect(),
    };
    let right = match short {
        true => format!("{}  {gain:>3}", shorter(&ask.state, &critical)),
        false => to,
    };
    Stanza {
        lead: format!("{tick} {}", at + 1),
        lead_role: role,
        text: ask.text.clone(),
        role,
        right,
        below: below.into_iter().chain(never).chain(said).collect(),
    }
}

/// "to Dahl, in the room", "alone with Dahl": whom it is for, and who may hear it.
fn audience(heard: &HeardLine, to: &str) -> String {
    match &heard.alone {
        Some(name) => phrase!("alone with {}", given(name)),
        None => format!("{to}, {}", heard.heard),
    }
}

/// "concerns !" of "concerns, Ingrid Dahl, rumour"; "promised", "untested" of what is no topic.
fn shorter(state: &str, critical: &str) -> String {
    let topic = state.split([',', ':']).next().unwrap_or(state);
    let topic = topic.split(" by ").next().unwrap_or(topic);
    format!("{topic}{critical}")
}

/// The name by which one speaks of them: the last word where it is in Latin letters.
fn given(name: &str) -> &str {
    match name.is_ascii() {
        true => name.rsplit(' ').next().unwrap_or(name),
        false => name,
    }
}
