//! The rows of the panes: what is missing, what we want and expect, what to ask.

use crate::model::{Edit, Key, Objection, Record as _, TheirQuestion, Visit};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::stanzas::Stanza;
use crate::workbench::visit::{Ask, Expected, VisitView, edits as change};

/// A row of what we want and what we expect.
pub enum Want<'a> {
    /// A field of the visit.
    Field(&'static str, String),
    /// What they may say.
    Say(&'a Expected),
    /// What they may ask.
    Ask(&'a Expected),
}

/// Ladder, reason, bring, agenda, then objections and their questions.
pub fn wants<'a>(visit: &Visit, view: &'a VisitView) -> Vec<Want<'a>> {
    let ladder = &visit.objectives;
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    let fields = [
        ("best", text(&ladder.best)),
        ("expected", text(&ladder.expected)),
        ("minimum", text(&ladder.minimum)),
        ("reason", text(&visit.reason_to_meet)),
        ("agenda", visit.agenda.join("   ")),
        ("bring", visit.bring.join(", ")),
    ];
    let fields = fields.into_iter().map(|(w, t)| Want::Field(w, t));
    let say = view.objections.iter().map(Want::Say);
    let ask = view.their_questions.iter().map(Want::Ask);
    fields.chain(say).chain(ask).collect()
}

/// The same as they are drawn.
pub fn want_rows(visit: &Visit, view: &VisitView, ctx: &Ctx) -> Vec<Stanza> {
    wants(visit, view).iter().map(|w| want_row(w, ctx)).collect()
}

fn want_row(want: &Want, ctx: &Ctx) -> Stanza {
    match want {
        Want::Field(word, text) if text.is_empty() => Stanza {
            lead: (*word).to_owned(),
            lead_role: Role::Muted,
            text: match *word {
                "expected" => "not set: what will they do, by when?".to_owned(),
                _ => "-".to_owned(),
            },
            role: if *word == "expected" { Role::Bad } else { Role::Muted },
            ..Stanza::default()
        },
        Want::Field(word, text) => Stanza {
            lead: (*word).to_owned(),
            lead_role: Role::Muted,
            text: text.clone(),
            ..Stanza::default()
        },
        Want::Say(e) => expected(e, "they say", ctx),
        Want::Ask(e) => expected(e, "they ask", ctx),
    }
}

fn expected(e: &Expected, word: &str, ctx: &Ctx) -> Stanza {
    let below = match &e.answer {
        Some(answer) => (format!("we: {answer}"), String::new(), Role::Muted),
        None => (format!("no answer yet {}", ctx.theme.glyphs.critical), String::new(), Role::Warn),
    };
    let proposed = if e.place.is_none() { "proposed" } else { "" };
    Stanza {
        lead: word.to_owned(),
        lead_role: Role::Muted,
        text: e.text.clone(),
        right: proposed.to_owned(),
        below: vec![below],
        ..Stanza::default()
    }
}

/// Takes a proposed objection or question into the visit.
pub fn take(visit: &Visit, view: &VisitView, account: Key, at: usize) -> Effect {
    let wants = wants(visit, view);
    let (e, row, place) = match wants.get(at) {
        Some(Want::Say(e)) => (
            e,
            change::row_of::<Objection>(&texts(e)),
            change::after_last(visit.objections.iter().map(|o| o.key)),
        ),
        Some(Want::Ask(e)) => (
            e,
            change::row_of::<TheirQuestion>(&texts(e)),
            change::after_last(visit.their_questions.iter().map(|q| q.key)),
        ),
        _ => return Effect::Stay,
    };
    if let Some(place) = e.place {
        let (schema, key) = match wants.get(at) {
            Some(Want::Say(_)) => (Objection::SCHEMA, visit.objections.get(place).map(|o| o.key)),
            _ => (TheirQuestion::SCHEMA, visit.their_questions.get(place).map(|q| q.key)),
        };
        let edits = key.map(|key| Edit::Delete { schema, key });
        return Effect::Do(format!("taken off: {}", e.text), edits.into_iter().collect());
    }
    let mut row = row;
    row.place = place;
    let edit = Edit::Insert { account, parent: visit.key, row };
    Effect::Do(format!("to expect: {}", e.text), vec![edit])
}

fn texts(e: &Expected) -> [(&'static str, Option<&str>); 2] {
    [("text", Some(&e.text)), ("answer", e.answer.as_deref())]
}

/// What is missing, what it is not ready without first.
pub fn missing_rows(view: &VisitView, ctx: &Ctx) -> Vec<Stanza> {
    let row = |m: &crate::workbench::visit::Missing| Stanza {
        lead: ctx.theme.glyphs.critical.to_owned(),
        lead_role: if m.needed { Role::Bad } else { Role::Warn },
        text: m.what.clone(),
        below: vec![(m.hint.clone(), String::new(), Role::Muted)],
        ..Stanza::default()
    };
    view.missing.iter().map(row).collect()
}

/// The questions, asked ones ticked and numbered; `short` puts the topic beside them.
pub fn ask_rows(asks: &[&Ask], ctx: &Ctx, short: bool) -> Vec<Stanza> {
    let glyphs = ctx.theme.glyphs;
    let row = |(i, ask): (usize, &&Ask)| {
        let tick = if ask.place.is_some() { "[x]" } else { "[ ]" };
        let critical = if ask.critical { format!(" {}", glyphs.critical) } else { String::new() };
        let state = format!("{}{critical}", ask.state);
        let gain = match crate::model::rounded(ask.gain) {
            0 => String::new(),
            n => format!("+{n}"),
        };
        let to = match &ask.to {
            Some(name) => format!("to {}", given(name)),
            None => "to all".to_owned(),
        };
        let body = if ask.place.is_some() { Role::Body } else { Role::Muted };
        let answered =
            ask.answer.as_ref().map(|a| (format!("they said: {a}"), String::new(), Role::Good));
        let below = match short {
            true => Vec::new(),
            false => vec![(state.clone(), gain.clone(), Role::Muted)],
        };
        Stanza {
            lead: format!("{tick} {}", i + 1),
            lead_role: body,
            text: ask.text.clone(),
            role: body,
            right: if short {
                format!("{}  {gain:>3}", shorter(&ask.state, &critical))
            } else {
                to
            },
            below: below.into_iter().chain(answered).collect(),
        }
    };
    asks.iter().enumerate().map(row).collect()
}

/// "concerns !" of "concerns, Ingrid Dahl, rumour".
fn shorter(state: &str, critical: &str) -> String {
    let topic = state.split_once(',').map_or(state, |(topic, _)| topic);
    format!("{topic}{critical}")
}

/// The name by which one speaks of them: the last word where it is in Latin letters.
fn given(name: &str) -> &str {
    match name.is_ascii() {
        true => name.rsplit(' ').next().unwrap_or(name),
        false => name,
    }
}
