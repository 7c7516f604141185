//! Page 1: target and sales by quarter, strategy, objectives, and what is strong, weak, a chance, a threat.

use super::PlanScreen;
use crate::model::Money;
use crate::rules::cents::{Cents, amount};
use crate::text::DayText;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{FULL, Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::plan::document::{percent, share};
use crate::workbench::plan::forces::{Force, MOST};
use crate::workbench::plan::{AccountPlan, ObjectivePlan};
use crate::workbench::short_day;
use chrono::Datelike;

/// Lines of the quarters' pane that lead to something: the years.
const YEAR_ROW: usize = 100;

impl PlanScreen {
    /// Its panes: the year and the strategy above, objectives, forces below.
    pub(super) fn year_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        let Some(plan) = &self.plan else { return Vec::new() };
        vec![
            vec![
                Leaf { ledger: self.figures(plan, ctx), share: 52 },
                Leaf { ledger: self.strategy(plan, ctx), share: 48 },
            ],
            vec![Leaf { ledger: objectives(plan, ctx), share: 100 }],
            vec![Leaf { ledger: self.force_lines(), share: 100 }],
        ]
    }

    fn figures(&self, plan: &AccountPlan, ctx: &Ctx) -> Ledger {
        let year = self.year(ctx);
        let right = year.to_string();
        if plan.target.is_none() && plan.revenue.is_none() {
            let says = phrase!(
                "No plan for {year}. 4 sets the year's target; quarters follow the year before until you say otherwise",
                year
            );
            return Ledger::text(self.pages(), right, [(says, Role::Muted)]);
        }
        let columns = vec![
            LedgerColumn::left(""),
            LedgerColumn::right("target"),
            LedgerColumn::right("sold"),
            LedgerColumn::right(""),
            LedgerColumn::left("").grow().need(1),
        ];
        let mut rows: Vec<LedgerRow> = plan
            .quarters
            .iter()
            .zip(0..)
            .map(|(q, at)| figure_row(at, format!("Q{}", q.quarter), q.target, q.revenue))
            .collect();
        if !rows.is_empty() {
            rows.push(LedgerRow::rule());
        }
        rows.push(figure_row(YEAR_ROW, year.to_string(), plan.target, plan.revenue));
        let (gone, days) = plan.days;
        let part = gone.saturating_mul(FULL).checked_div(days).unwrap_or(0);
        rows.push(LedgerRow::sum(vec![
            LedgerCell::with("days", Role::Muted),
            days.to_string().into(),
            gone.to_string().into(),
            percent(Some(Cents(gone.into())), Some(Cents(days.into()))).into(),
            LedgerCell::share(part, Role::Muted),
        ]));
        for (before, at) in self.before.iter().zip(1..) {
            if before.target.is_some() || before.revenue.is_some() {
                let title = (year - at).to_string();
                rows.push(figure_row(
                    YEAR_ROW + usize::try_from(at).unwrap_or(1),
                    title,
                    before.target,
                    before.revenue,
                ));
            }
        }
        rows.extend(pace_notes(plan, ctx, year));
        Ledger::new(self.pages(), right, columns, rows)
    }

    fn strategy(&self, plan: &AccountPlan, ctx: &Ctx) -> Ledger {
        let strategy = &self.typed.strategy;
        let parts = [
            (phrase!("where we are"), &strategy.position),
            (phrase!("where to be"), &strategy.ambition),
            ("how", &strategy.approach),
        ];
        let mut rows: Vec<LedgerRow> = parts
            .iter()
            .filter_map(|(word, text)| Some(LedgerRow::label(*word, text.as_deref()?, Role::Body)))
            .collect();
        if rows.is_empty() {
            let edit = ctx.keymap.key(crate::tui::action::Action::Edit);
            let says =
                phrase!("No strategy yet: where we are, where to be, how. {edit} says it", edit);
            rows.push(LedgerRow::note(says, Role::Muted));
        }
        rows.push(LedgerRow::rule());
        let with = plan.objectives.iter().filter(|o| o.next.is_some() || o.reached).count();
        let all = plan.objectives.len();
        if all > 0 {
            let role = if with < all { Role::Warn } else { Role::Body };
            let says = phrase!("{with} of {all} objectives have one, or are reached", with, all);
            rows.push(LedgerRow::label(phrase!("next steps"), says, role));
        }
        if plan.deals.count > 0 {
            let says = format!("{}, {}", plan.deals.count, plan.deals.value.whole());
            rows.push(LedgerRow::label(phrase!("open deals"), says, Role::Body));
        }
        if let Some(day) = plan.contract {
            let says = short_day(day, ctx.today());
            rows.push(LedgerRow::label(
                phrase!("contract"),
                phrase!("next day {says}", says),
                Role::Body,
            ));
        }
        Ledger::new("Strategy", "", Vec::new(), rows)
    }

    /// Lines of all kinds that are shown: kind, place in the kind.
    pub(super) fn shown_forces(&self) -> Vec<(&'static str, &Force)> {
        let mut shown = Vec::new();
        for (kind, lines) in self.forces.kinds() {
            let kept = lines.iter().filter(|f| !self.left_out.contains(&f.says));
            shown.extend(kept.take(MOST).map(|f| (kind, f)));
        }
        shown
    }

    fn force_lines(&self) -> Ledger {
        let shown = self.shown_forces();
        let columns = vec![
            LedgerColumn::left(""),
            LedgerColumn::left("").grow(),
            LedgerColumn::right("").need(1),
        ];
        let mut rows = Vec::new();
        let mut before = "";
        for (at, (kind, force)) in shown.iter().enumerate() {
            let word = if *kind == before { "" } else { kind };
            before = kind;
            rows.push(LedgerRow::of(
                at,
                vec![
                    LedgerCell::with(word, Role::Title),
                    force.says.as_str().into(),
                    LedgerCell::with(force.source.as_str(), Role::Muted),
                ],
            ));
        }
        if rows.is_empty() {
            rows.push(LedgerRow::note(phrase!("Nothing of it is known yet: people, answers, agreements, fields and lost purchases make these lines"), Role::Muted));
        }
        let all: usize = self.forces.kinds().iter().map(|(_, lines)| lines.len()).sum();
        let left = self.left_out.len();
        if left > 0 {
            let lines: Vec<String> = self.left_out.iter().map(|l| format!("\"{l}\"")).collect();
            rows.push(LedgerRow::rule());
            let says = phrase!("left out: {}", lines.join(", "));
            rows.push(LedgerRow::note(says, Role::Muted));
        }
        let more = match all.saturating_sub(shown.len() + left) {
            0 => String::new(),
            n => phrase!("; {n} more", n),
        };
        let out = if left > 0 { phrase!("; {left} left out", left) } else { String::new() };
        let right = phrase!("from the file, with the source{more}{out}", more, out);
        Ledger::new(phrase!("Strong, weak, chance, threat"), right, columns, rows)
    }
}

/// What the year comes to at this pace, and what stands beside it.
fn pace_notes(plan: &AccountPlan, ctx: &Ctx, year: i64) -> Vec<LedgerRow> {
    let mut rows = Vec::new();
    let is_over = year < i64::from(ctx.today().year());
    if let (Some(pace), Some(missing)) = (plan.at_pace, plan.missing) {
        let short = missing.0 > 0;
        let words = match (is_over, short) {
            (true, true) => {
                phrase!("sold {}, {} short of the target", pace.whole(), missing.whole())
            }
            (true, false) => phrase!("sold {}: the target was reached", pace.whole()),
            (false, true) => {
                phrase!("at this pace {} by 31 Dec, {} short", pace.whole(), missing.whole())
            }
            (false, false) => {
                phrase!("at this pace {} by 31 Dec: the target is reached", pace.whole())
            }
        };
        let mark = if short { format!("  {}", ctx.theme.glyphs.critical) } else { String::new() };
        let role = if short { Role::Warn } else { Role::Good };
        rows.push(LedgerRow::note(format!("{words}{mark}"), role));
    }
    if plan.until < ctx.today() && !is_over {
        let day = plan.until.short_day();
        rows.push(LedgerRow::note(phrase!("sales are known to {day}", day), Role::Muted));
    }
    rows
}

fn objectives(plan: &AccountPlan, ctx: &Ctx) -> Ledger {
    let columns = vec![
        LedgerColumn::right(""),
        LedgerColumn::left("objective").grow(),
        LedgerColumn::left(phrase!("measured by")).grow().need(2),
        LedgerColumn::right("target"),
        LedgerColumn::right("actual"),
        LedgerColumn::left("by"),
        LedgerColumn::left(phrase!("next step")).grow().need(1),
    ];
    let critical = ctx.theme.glyphs.critical;
    let row = |(at, o): (usize, &ObjectivePlan)| {
        let is_late = late(ctx, &o);
        let by = match o.due {
            None => String::new(),
            Some(day) if is_late => phrase!("{}, late {}", day.short_day(), critical),
            Some(day) => day.short_day(),
        };
        let (next, role) = match (&o.next, o.reached) {
            (_, true) => (phrase!("reached").to_owned(), Role::Good),
            (Some((what, Some(day))), _) => {
                (format!("{what}, {}", short_day(*day, ctx.today())), Role::Body)
            }
            (Some((what, None)), _) => (what.clone(), Role::Body),
            (None, false) => (phrase!("none  {critical}", critical), Role::Warn),
        };
        LedgerRow::of(
            at,
            vec![
                LedgerCell::with((at + 1).to_string(), Role::Muted),
                o.objective.as_str().into(),
                LedgerCell::with(o.measure.clone().unwrap_or_default(), Role::Muted),
                o.figures.0.clone().unwrap_or_default().into(),
                o.figures.1.clone().unwrap_or_else(|| "-".to_owned()).into(),
                LedgerCell::with(by, if is_late { Role::Bad } else { Role::Body }),
                LedgerCell::with(next, role),
            ],
        )
    };
    let mut rows: Vec<LedgerRow> = plan.objectives.iter().enumerate().map(row).collect();
    if rows.is_empty() {
        let add = ctx.keymap.key(crate::tui::action::Action::Add);
        let says = phrase!(
            "No objective yet. {add} adds one: what is to be reached, and how it is measured",
            add
        );
        rows.push(LedgerRow::note(says, Role::Muted));
    }
    let mut right = vec![plan.objectives.len().to_string()];
    right.extend(count(plan.objectives.iter().filter(|o| late(ctx, o)).count(), "late"));
    right.extend(count(plan.objectives.iter().filter(|o| o.reached).count(), "reached"));
    Ledger::new("Objectives", right.join(", "), columns, rows)
}

fn late(ctx: &Ctx, o: &&ObjectivePlan) -> bool {
    !o.reached && o.due.is_some_and(|d| d < ctx.today())
}

fn count(n: usize, word: &str) -> Option<String> {
    (n > 0).then(|| format!("{n} {word}"))
}

/// A quarter or a year: target, sold, share, bar.
fn figure_row(key: usize, title: String, target: Option<Money>, sold: Option<Money>) -> LedgerRow {
    let bar = LedgerCell::share(thousandths(sold, target), Role::Body);
    let share = share(sold, target).into();
    LedgerRow::of(key, vec![title.into(), shown(target).into(), shown(sold).into(), share, bar])
}

fn shown(m: Option<Money>) -> String {
    m.map_or("-".to_owned(), amount)
}

/// A share as a bar.
pub fn thousandths(part: Option<Money>, whole: Option<Money>) -> i64 {
    match part.zip(whole) {
        Some((part, whole)) if whole.cents() > 0 => {
            let share = i128::from(part.cents()) * i128::from(FULL) / i128::from(whole.cents());
            i64::try_from(share).unwrap_or(FULL)
        }
        _ => 0,
    }
}
