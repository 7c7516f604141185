//! Below the people: the route, what is wrong with our reach, and what panes out of sight would say.

use super::super::stages;
use crate::model::{Choice, Person};
use crate::text::format::count;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::{Dossier, PersonLine, Way};

/// The route: text, right end, role.
pub fn foot(
    ctx: &Ctx,
    dossier: &Dossier,
    way: Option<&Way>,
    turn: usize,
    narrow: bool,
) -> Vec<(String, String, Role)> {
    let mut lines = Vec::new();
    if let Some(way) = way.or(dossier.way.as_ref()) {
        match way.routes.get(turn).or(way.routes.first()) {
            Some(route) => {
                let arrow = format!(" {} ", ctx.theme.glyphs.step);
                let steps: Vec<&str> = std::iter::once("you")
                    .chain(route.steps.iter().map(|(_, n)| n.as_str()))
                    .collect();
                let risk =
                    if route.compliance_risk { phrase!("family: compliance risk   ") } else { "" };
                let right = format!(
                    "{risk}{}",
                    if narrow {
                        warm(route.steps.len(), route.cost).to_owned()
                    } else {
                        // A word right of a name, which may be Arabic; never a figure.
                        phrase!("in {}", warmth(route.steps.len(), route.cost))
                    }
                );
                let role = if route.compliance_risk { Role::Warn } else { Role::Accent };
                let word = if narrow { "" } else { phrase!("route   ") };
                lines.push((format!("{word}{}", steps.join(&arrow)), right, role));
            }
            None => {
                let advice = way.advice.clone().unwrap_or_default();
                lines.push((advice, String::new(), Role::Warn));
            }
        }
    }
    lines
}

/// What is wrong with our reach, worst first.
pub fn worst(ctx: &Ctx, dossier: &Dossier) -> Vec<String> {
    let worst = dossier
        .findings
        .iter()
        .filter(|f| !f.dismissed && f.severity == crate::model::codes::Severity::Critical);
    let reach = worst.filter(|f| {
        let cause = ctx.bench.playbook.fold.cause_of(f.code);
        matches!(cause, Some("reach" | "people"))
    });
    reach.take(2).map(|f| f.sentence.clone()).collect()
}

/// The same as lines.
pub fn reach(worst: &[String]) -> impl Iterator<Item = (String, String, Role)> {
    worst.iter().map(|said| (said.clone(), String::new(), Role::Body))
}

/// What the panes that are out of sight would say first.
pub fn others(ctx: &Ctx, dossier: &Dossier) -> Vec<(String, String, Role)> {
    let mut lines: Vec<(String, String, Role)> = stages::in_short(ctx, dossier)
        .into_iter()
        .map(|(left, right)| (left, right, Role::Body))
        .collect();
    let worth = dossier.readiness.topics.iter().filter(|t| t.gain > 0.5 && !t.nobody);
    if let Some(topic) = worth.min_by(|a, b| a.by_worth(b)) {
        let gain = format!("+{}", crate::model::rounded(topic.gain));
        lines.push((phrase!("ask   {}", topic.title), gain, Role::Body));
    }
    lines
}

/// The picked person's parts and how far we trust each other: where columns have no room for it.
pub fn picked(ctx: &Ctx, person: &Person, line: &PersonLine) -> (String, String, Role) {
    let words = &ctx.bench.words;
    let mut parts: Vec<&str> = person.roles.iter().map(|r| words.word("role", r.word())).collect();
    if *person.external {
        parts.insert(0, words.word("role", "external"));
    }
    let parts =
        if parts.is_empty() { phrase!("part not known").to_owned() } else { parts.join(", ") };
    let belief = if line.doubt.is_some() { super::BELIEF } else { "" };
    let trust = match line.relationship {
        Some(n) => phrase!("trust {} {}{}", n, words.relationship(Some(n)), belief),
        None => phrase!("trust not set").to_owned(),
    };
    (format!("{}: {parts}", *person.name), trust, Role::Body)
}

/// "3 steps, warm": the sum is behind `w`.
pub fn warmth(steps: usize, cost: i64) -> String {
    let word = warm(steps, cost);
    format!("{}, {word}", count(steps, "step"))
}

fn warm(steps: usize, cost: i64) -> &'static str {
    let each = cost as f64 / steps.max(1) as f64;
    if each <= 2.0 {
        phrase!("warm")
    } else if each <= 3.0 {
        phrase!("lukewarm")
    } else {
        phrase!("cold")
    }
}
