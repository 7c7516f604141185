//! What would change a verdict, and the verdicts so far.

use super::draw::role_of;
use super::{CHANGES, VERDICTS, VerdictScreen};
use crate::model::{Choice, VerdictWord};
use crate::rules::verdict_change::VerdictChange;
use crate::text::DayText;
use crate::tui::components::layout::from_line;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts};
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::deal_card::{mark_title, since};
use crate::workbench::verdict::{PastVerdict, VerdictView};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Cells of labels.
const LABEL: u16 = 12;

impl VerdictScreen {
    pub(super) fn changes(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, view: &VerdictView) {
        let said = change_rows(view, ctx);
        let columns = [
            Column::fixed("", 11),
            Column::fill("", 20),
            Column::fixed("", 4).align(Alignment::Right),
        ];
        let row = |i: usize| {
            let (label, text, score) = &said[i];
            Row::new([
                Cell::with(label.as_str(), Role::Muted),
                Cell::new(text.as_str()),
                Cell::new(score.as_str()),
            ])
        };
        let height = u16::try_from(said.len()).unwrap_or(u16::MAX).min(area.height);
        let table = self.rows[CHANGES].table(&columns, said.len(), self.focus == CHANGES, &row);
        let mut cursor = std::mem::take(&mut self.rows[CHANGES]);
        let y = cursor.draw(buf, Rect { height, ..area }, &table, ctx);
        self.rows[CHANGES] = cursor;
        let below = from_line(area, y);
        let mut facts = Vec::new();
        if view.changes.is_empty() {
            facts.push(Fact::with("", nothing_changes(view), Role::Muted));
        }
        if let Some(first) = view.money_first() {
            facts.push(Fact::with(phrase!("to go"), first, Role::Warn));
        }
        facts.push(self.money(view));
        if self.focus == CHANGES && !view.changes.is_empty() {
            let key = ctx.keymap.key(crate::tui::action::Action::Add);
            let says =
                phrase!("{key} takes the line as actions: whom to win, what to confirm", key);
            facts.push(Fact::with("", says, Role::Muted));
        }
        // The values stand below those of the table.
        draw_facts(buf, below, ctx, &facts, LABEL + 1);
    }

    fn money(&self, view: &VerdictView) -> Fact {
        let (need, _, fits) = view.need;
        let alone = match (need.0, fits) {
            (0, _) => phrase!("never out").to_owned(),
            (_, Some(true)) => phrase!("alone yes").to_owned(),
            (_, Some(false)) => {
                phrase!("alone no: at best conditional, whatever the score").to_owned()
            }
            (_, None) => phrase!("no limit is set").to_owned(),
        };
        let together = self.together.as_ref().map(|(others, fits)| {
            let names = crate::rules::phrase::few(others, 2);
            phrase!(", with {} {}", names, if *fits { "yes" } else { "no" })
        });
        let bad = fits == Some(false) || self.together.as_ref().is_some_and(|(_, fits)| !fits);
        let says = format!("{alone}{}", together.unwrap_or_default());
        let late = view.holds_while.as_ref().map(|(what, days)| {
            phrase!(
                "; it holds while {what} is at most {days} days late, then at best conditional",
                what,
                days
            )
        });
        let says = format!("{says}{}", late.unwrap_or_default());
        Fact::with("money", says, if bad { Role::Bad } else { Role::Body })
    }

    /// The verdict whose marks stand at the left.
    pub(super) fn compared_with<'v>(&self, view: &'v VerdictView) -> Option<&'v PastVerdict> {
        let chosen = self.compared.and_then(|at| view.verdicts.get(at));
        chosen.or_else(|| view.verdicts.iter().find(|v| !v.marks.is_empty()))
    }

    pub(super) fn verdicts(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, view: &VerdictView) {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let mut facts = vec![today(view, ctx)];
        if let Some(worth) = &view.worth {
            facts.push(Fact::new("worth", phrase!("{} expected", worth.expected.whole())));
            let parts = phrase!(
                "{} % of {} margin {}; hours -{}, interest -{}",
                worth.chance,
                worth.margin.whole(),
                worth.by_chance.whole(),
                worth.pursuit.whole(),
                worth.carrying.whole()
            );
            facts.push(Fact::with("", parts, Role::Muted));
        } else {
            facts.push(Fact::with(
                "worth",
                phrase!("chance, value or margin is missing"),
                Role::Muted,
            ));
        }
        facts.push(Fact::rule());
        let y = draw_facts(buf, inner, ctx, &facts, LABEL);
        let list = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        if view.verdicts.is_empty() {
            let key = ctx.keymap.key(crate::tui::action::Action::Advance);
            let says = phrase!("no verdict yet: {key} logs the first", key);
            ctx.put(buf, inner.x, list.y, inner.width, &says, Role::Muted);
            return;
        }
        let columns = [Column::fixed("", 11), Column::fill("", 20)];
        let row = |i: usize| {
            let verdict = &view.verdicts[i];
            let day = verdict.date.map_or(phrase!("no day").to_owned(), |d| d.long_day());
            Row::new([
                Cell::with(day, Role::Muted),
                Cell::with(past_says(verdict), role_of(verdict.verdict)),
            ])
        };
        let table =
            self.rows[VERDICTS].table(&columns, view.verdicts.len(), self.focus == VERDICTS, &row);
        let height = u16::try_from(view.verdicts.len()).unwrap_or(u16::MAX);
        let height = height.min(list.height.saturating_sub(2).max(1));
        let mut cursor = std::mem::take(&mut self.rows[VERDICTS]);
        let y = cursor.draw(buf, Rect { height, ..list }, &table, ctx);
        let picked = view.verdicts.get(cursor.row);
        let why = picked.and_then(|v| Some((v.date, v.why.as_deref()?)));
        self.rows[VERDICTS] = cursor;
        if let Some((day, why)) = why {
            let day = day.map_or(String::new(), |d| d.short_day());
            let below = Rect { y, height: list.bottom().saturating_sub(y), ..inner };
            draw_facts(
                buf,
                below,
                ctx,
                &[Fact::with(&day, format!("\"{why}\""), Role::Muted)],
                LABEL,
            );
        }
    }
}

/// Today's verdict, or why it is to be decided anew.
fn today(view: &VerdictView, ctx: &Ctx) -> Fact {
    let key = ctx.keymap.key(crate::tui::action::Action::Advance);
    let verdict = view.verdict.map(|v| ctx.bench.words.word("verdict", v.word()));
    let score = view.score.map_or(String::new(), |s| format!(", {s}"));
    let anew = match view.since.any() {
        true => phrase!("; {}: {} decides anew", since(view), key),
        false => phrase!("; {key} logs it", key),
    };
    match verdict {
        Some(word) => {
            let role = if view.since.any() { Role::Warn } else { Role::Body };
            Fact::with("today", format!("{word}{score}{anew}"), role)
        }
        None => Fact::with(
            "today",
            phrase!("open: {} of {} marks", view.rated(), view.marks.len()),
            Role::Muted,
        ),
    }
}

/// `conditional, 62; stage 2 then`.
fn past_says(verdict: &PastVerdict) -> String {
    let word = verdict.verdict.word().replace('_', "-");
    let score = verdict.score.map_or(String::new(), |s| format!(", {s}"));
    let stage = verdict.buying_stage.map_or(String::new(), |s| phrase!("; stage {s} then", s));
    let marks = if verdict.marks.is_empty() { phrase!("; marks not kept") } else { "" };
    format!("{word}{score}{stage}{marks}")
}

fn nothing_changes(view: &VerdictView) -> String {
    match view.rated() < view.marks.len() {
        true => phrase!("{} marks are missing: rate them first", view.marks.len() - view.rated()),
        false => phrase!("no mark changes it").to_owned(),
    }
}

/// The ways to another verdict: whereto, which marks, and the score.
pub fn change_rows(view: &VerdictView, ctx: &Ctx) -> Vec<(String, String, String)> {
    let mut last: Option<VerdictWord> = None;
    let mut rows = Vec::new();
    for change in &view.changes {
        let label = match last.replace(change.to) == Some(change.to) {
            true => String::new(),
            false => phrase!("to {}", ctx.bench.words.word("verdict", change.to.word())),
        };
        rows.push((label, moves_say(change, ctx), change.score.to_string()));
    }
    rows
}

fn moves_say(change: &VerdictChange, ctx: &Ctx) -> String {
    let step = ctx.theme.glyphs.step;
    let moves: Vec<String> = change
        .moves
        .iter()
        .map(|m| {
            format!("{} {} {step} {}", mark_title(m.criterion, &ctx.bench.playbook), m.from, m.to)
        })
        .collect();
    let end = if change.knock_out { phrase!(", a knock-out") } else { "" };
    let alone = if change.moves.len() == 1 && !change.knock_out { phrase!("alone: ") } else { "" };
    format!("{alone}{}{end}", moves.join(", "))
}
