//! What a debrief changes: readiness, findings, actions, topics; and what is still due on the account.

use crate::model::{Action, Date, is_blank};
use crate::text::format::count;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Operation;
use crate::workbench::debrief::{
    Debriefing, Over, Present, logged_before, next_steps, promises_answered,
};
use crate::workbench::visit::next_visit;
use crate::workbench::{Dossier, short_day};

/// The most findings that are named; the rest is counted.
const MOST: usize = 3;

/// What the lines depend on: all that is given, the texts as far as they are there.
pub fn shape(given: &Debriefing, over: &Over, dossier: &Dossier, ctx: &Ctx) -> String {
    let present = Present { there: over.people(), team: &given.team };
    let steps = next_steps(&given.next, &dossier.account, &present, ctx.today());
    let steps: Vec<_> = steps.into_iter().map(|s| (s.whose, s.due)).collect();
    let promises = promises_answered(&dossier.account, over, given);
    let mut given = given.clone();
    (given.learned, given.next, given.earlier) = Default::default();
    let blank = |text: &mut String| {
        if !is_blank(text) {
            "x".clone_into(text);
        }
    };
    given.answers.iter_mut().for_each(|a| blank(&mut a.text));
    given.told.iter_mut().for_each(|t| blank(&mut t.text));
    given.deeds.iter_mut().for_each(|d| blank(&mut d.note));
    format!("{given:?} {steps:?} {promises:?} {:?}", over.opportunity())
}

/// What this would change; why it cannot be said, where it cannot.
pub fn lines(
    dossier: &Dossier,
    (over, given): (&Over, &Debriefing),
    debrief: &Operation,
    ctx: &Ctx,
) -> Vec<(Role, String)> {
    let then = match ctx.bench.what_if(dossier.key, debrief.edits()) {
        Ok(then) => then,
        Err(refusal) => return vec![(Role::Bad, refusal.to_string())],
    };
    let mut said = vec![(Role::Title, phrase!("what this changes").to_owned())];
    let step = ctx.theme.glyphs.step;
    let (now, after) = (dossier.readiness.whole, then.readiness.whole);
    let role = by_sign(after > now, after < now);
    said.push((role, phrase!("readiness  {now} {step} {after}", now, step, after)));
    findings(dossier, &then, &mut said);
    actions(dossier, &then, &mut said, ctx);
    let logged = logged_before(&dossier.account, over, given, ctx.today());
    if let Some(when) = logged.and_then(|contact| *contact.date) {
        let when = day(ctx, when.date);
        said.push((
            Role::Good,
            phrase!("contact    added to the one of {when} that you logged", when),
        ));
    }
    promises(&promises_answered(&dossier.account, over, given), &mut said);
    let (now, after) = (unknown(dossier), unknown(&then));
    if now != after {
        let role = by_sign(after < now, after > now);
        said.push((role, phrase!("topics     {now} unknown {step} {after}", now, step, after)));
    }
    let due = still_due(&then, over.id(), ctx);
    if !due.is_empty() {
        said.push((Role::Muted, String::new()));
        said.push((Role::Title, phrase!("still due on this account").to_owned()));
        said.extend(due);
    }
    said
}

fn by_sign(up: bool, down: bool) -> Role {
    match (up, down) {
        (true, _) => Role::Good,
        (_, true) => Role::Bad,
        _ => Role::Muted,
    }
}

fn unknown(dossier: &Dossier) -> usize {
    dossier.readiness.topics.iter().filter(|t| t.answer.is_none() && !t.nobody).count()
}

/// Findings that are answered by it, and those that come of it.
fn findings(now: &Dossier, then: &Dossier, said: &mut Vec<(Role, String)>) {
    for (titles, role, word) in
        [(only(now, then), Role::Good, "answered"), (only(then, now), Role::Warn, "new")]
    {
        for title in titles.iter().take(MOST) {
            said.push((role, phrase!("findings   {word}: {title}", word, title)));
        }
        if titles.len() > MOST {
            said.push((role, phrase!("findings   {}: {} more", word, titles.len() - MOST)));
        }
    }
}

fn only(of: &Dossier, other: &Dossier) -> Vec<String> {
    let open = of.findings.iter().filter(|f| !f.dismissed && !there(other, f.code, &f.subject));
    open.map(|f| f.title.clone()).collect()
}

fn there(other: &Dossier, code: &str, subject: &str) -> bool {
    other.findings.iter().any(|o| o.code == code && o.subject == subject)
}

fn actions(now: &Dossier, then: &Dossier, said: &mut Vec<(Role, String)>, ctx: &Ctx) {
    let new: Vec<&Action> = then.account.actions.iter().skip(now.account.actions.len()).collect();
    let first = new.iter().filter_map(|a| *a.due).min();
    let says = match (new.len(), first) {
        (0, _) => return,
        (1, Some(due)) => phrase!("one more, {}", day(ctx, due)),
        (1, None) => phrase!("one more, without a day").to_owned(),
        (n, Some(due)) => phrase!("{} more, the first {}", n, day(ctx, due)),
        (n, None) => phrase!("{n} more, without a day", n),
    };
    said.push((Role::Good, phrase!("actions    {says}", says)));
}

/// What the answers make of promises of theirs: one that does not say "kept" leaves it open.
fn promises(answered: &[(&str, bool)], said: &mut Vec<(Role, String)>) {
    for (what, kept) in answered {
        let (role, word) =
            if *kept { (Role::Good, "kept") } else { (Role::Warn, phrase!("still open")) };
        said.push((role, phrase!("promise    {word}: {what}", word, what)));
    }
}

fn day(ctx: &Ctx, d: Date) -> String {
    short_day(d, ctx.today())
}

/// What is late, and what the next visit lacks.
fn still_due(then: &Dossier, id: &str, ctx: &Ctx) -> Vec<(Role, String)> {
    let today = ctx.today();
    let late = ctx.theme.glyphs.critical;
    let mut said = Vec::new();
    let open = then.account.actions.iter().filter(|a| a.done.is_none());
    let mut open: Vec<(Date, &str)> =
        open.filter_map(|a| Some((a.due.filter(|d| *d < today)?, a.what.as_deref()?))).collect();
    open.sort_unstable();
    for (due, what) in open {
        let days = phrase!("{} late", count((today - due).num_days(), "day"));
        said.push((Role::Warn, format!("{late} {days}: {what}")));
    }
    let others: Vec<_> = then.account.visits.iter().filter(|v| *v.id != id).cloned().collect();
    if let Some(visit) = next_visit(&others, today)
        && let Ok(view) = ctx.bench.visit_view(then, visit)
    {
        let day = visit.date.map_or_else(String::new, |d| short_day(d.date, today));
        for missing in view.missing.iter().filter(|m| m.needed) {
            said.push((Role::Warn, phrase!("{} visit {}: {}", late, day, missing.what)));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preview_says_which_promise_stays_open() {
        let mut said = Vec::new();
        promises(&[("Zeichnung schicken", false), ("trip list", true)], &mut said);
        let said: Vec<&str> = said.iter().map(|(_, line)| line.as_str()).collect();
        assert_eq!(
            said,
            ["promise    still open: Zeichnung schicken", "promise    kept: trip list"]
        );
    }
}
