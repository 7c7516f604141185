//! Page 4: the rep's own marks over the years, and what we know of each customer's trade.

use super::Numbers;
use crate::model::{Choice, Date, Skill};
use crate::text::DayText;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::market::done;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::me::{SKILLS, SkillRow, WEAK};
use crate::workbench::why::{Part, Why as Parts};
use crossterm::event::{KeyCode, KeyModifiers};
use rust_decimal::Decimal;

/// Days of marks that have a column, at most.
const MOST_DAYS: usize = 4;
/// The levels of knowledge, as titles of columns.
const LEVELS: [&str; 5] = ["product", "in trade", "replace", "moves", "market"];

impl Numbers {
    /// Its panes: the skills above, the accounts below.
    pub(super) fn me_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.skills(ctx), [(self.knowledge(ctx), 100)])
    }

    fn skills(&self, ctx: &Ctx) -> Ledger {
        let own = &self.own;
        let from = own.days.len().saturating_sub(MOST_DAYS);
        let days = &own.days[from..];
        let mut columns = vec![LedgerColumn::left("skill")];
        columns.extend(days.iter().map(|d| LedgerColumn::right(title(ctx, d))));
        columns.push(LedgerColumn::left("").need(3));
        if self.marking.is_some() {
            columns.push(LedgerColumn::left("today"));
        }
        columns.push(LedgerColumn::left(phrase!("what the file says since then")).grow().need(2));
        let mut rows: Vec<LedgerRow> = own
            .skills
            .iter()
            .enumerate()
            .map(|(at, row)| self.skill_row(at, row, from, ctx))
            .collect();
        rows.push(LedgerRow::rule());
        let mut cells: Vec<LedgerCell> = vec![phrase!("mean").into()];
        let mean = |day: usize| own.mean(day).map_or("-".to_owned(), |m| m.to_string());
        cells.extend((from..own.days.len()).map(|day| LedgerCell::from(mean(day))));
        let last = own.days.len();
        let step = match last {
            0 | 1 => String::new(),
            n => own
                .mean(n - 1)
                .zip(own.mean(n - 2))
                .map_or(String::new(), |(now, then)| up_down(now - then)),
        };
        cells.push(step.into());
        rows.push(LedgerRow::sum(cells));
        if own.days.is_empty() && self.marking.is_none() {
            let add = ctx.keymap.key(crate::tui::action::Action::Add);
            let says =
                phrase!("No marks yet. {add} marks all eight, two minutes, twice a year", add);
            rows.push(LedgerRow::note(says, Role::Muted));
        }
        let picked = self.spread.picked(0).unwrap_or(0);
        if let Some(row) = own.skills.get(picked) {
            for (day, text) in row.evidence.iter().take(2) {
                let word = format!("{} {}", said(row.skill, ctx), day.long_day());
                rows.push(LedgerRow::label(word, format!("\"{text}\""), Role::Body));
            }
        }
        if let Some(last) = own.days.last() {
            let age = (ctx.today() - *last).num_days();
            let says = phrase!("the last marks are of {}, {} days old", last.full_day(), age);
            rows.push(LedgerRow::note(says, Role::Muted));
        }
        Ledger::new(self.pages(), phrase!("own marks, 0 to 5"), columns, rows)
    }

    fn skill_row(&self, at: usize, row: &SkillRow, from: usize, ctx: &Ctx) -> LedgerRow {
        let critical = ctx.theme.glyphs.critical;
        let mut cells: Vec<LedgerCell> = vec![said(row.skill, ctx).into()];
        for mark in &row.marks[from.min(row.marks.len())..] {
            cells.push(mark_cell(*mark, critical));
        }
        let given: Vec<i64> = row.marks.iter().flatten().copied().collect();
        cells.push(LedgerCell::with(
            match given.as_slice() {
                [.., before, now] => up_down(Decimal::from(now - before)),
                _ => String::new(),
            },
            Role::Muted,
        ));
        if let Some(marking) = &self.marking {
            let mark = marking.get(at).and_then(|(_, mark)| *mark);
            let text = mark.map_or("[ ]".to_owned(), |n| format!("[{n}]"));
            cells.push(LedgerCell::with(text, Role::Accent));
        }
        cells.push(LedgerCell::with(row.says.as_str(), Role::Body));
        LedgerRow::of(at, cells)
    }

    fn knowledge(&self, ctx: &Ctx) -> Ledger {
        let own = &self.own;
        let critical = ctx.theme.glyphs.critical;
        let mut columns = vec![LedgerColumn::left("account").grow()];
        columns.extend(LEVELS.map(LedgerColumn::right));
        columns.push(LedgerColumn::right("mean").need(3));
        columns.push(LedgerColumn::left(phrase!("what is missing")).grow().need(2));
        let mut rows: Vec<LedgerRow> = own
            .knowledge
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let mut cells: Vec<LedgerCell> = vec![row.account.1.as_str().into()];
                cells.extend(row.marks.map(|mark| mark_cell(mark, critical)));
                let mean = crate::workbench::me::mean(row.marks.into_iter());
                cells.push(mean.map_or(String::new(), |m| m.to_string()).into());
                let missing: Vec<&str> =
                    row.missing.iter().map(|(_, text)| text.as_str()).collect();
                cells.push(LedgerCell::with(missing.join("; "), Role::Muted));
                LedgerRow::of(at, cells)
            })
            .collect();
        if rows.is_empty() {
            rows.push(LedgerRow::note(phrase!("No key or target account yet"), Role::Muted));
        } else {
            rows.push(LedgerRow::rule());
            let mut cells: Vec<LedgerCell> = vec![phrase!("of {}", own.knowledge.len()).into()];
            cells.extend((0..LEVELS.len()).map(|level| {
                let mean = own.level_mean(level);
                let low = mean.is_some_and(|m| m < Decimal::from(WEAK));
                let mark = if low { format!(" {critical}") } else { String::new() };
                let role = if low { Role::Warn } else { Role::Body };
                LedgerCell::with(mean.map_or("-".to_owned(), |m| format!("{m}{mark}")), role)
            }));
            cells.push("".into());
            let weak = match own.weak() {
                0 => String::new(),
                1 => phrase!("1 mark below 3").to_owned(),
                n => phrase!("{n} marks below 3", n),
            };
            cells.push(weak.into());
            rows.push(LedgerRow::sum(cells));
        }
        if !own.unrated.is_empty() {
            let says = phrase!("not rated: {}: no key or target accounts", own.unrated.join(", "));
            rows.push(LedgerRow::note(says, Role::Muted));
        }
        let right =
            phrase!("product; industry: others, what could replace it, where it moves; market");
        Ledger::new(phrase!("What we know of their trade"), right, columns, rows)
    }

    /// All eight marks, as they are typed.
    pub(super) fn begin_marking(&mut self, ctx: &Ctx) -> Effect {
        self.marking = Some(SKILLS.iter().map(|skill| (*skill, None)).collect());
        self.spread.focus_on(0);
        self.spread.pick(0, 0);
        self.arrange(ctx);
        Effect::Say(
            phrase!("a digit marks, 0 to 5, and goes on; Ctrl-S saves all as one step").to_owned(),
        )
    }

    /// A digit marks the skill and goes on; Ctrl-S saves.
    pub(super) fn type_mark(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let Event::Key(key) = event else { return None };
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let marking = self.marking.as_mut()?;
        let at = self.spread.picked(0).unwrap_or(0);
        match key.code {
            KeyCode::Char('s') if ctrl => return Some(self.save_marks(ctx)),
            KeyCode::F(2) => return Some(self.save_marks(ctx)),
            KeyCode::Char(digit @ '0'..='5') => {
                if let (Some(row), Some(mark)) = (marking.get_mut(at), digit.to_digit(10)) {
                    row.1 = Some(mark.into());
                }
                self.spread.pick(0, (at + 1).min(SKILLS.len() - 1));
            }
            KeyCode::Backspace | KeyCode::Delete => {
                if let Some(row) = marking.get_mut(at) {
                    row.1 = None;
                }
            }
            KeyCode::Up => self.spread.pick(0, at.saturating_sub(1)),
            KeyCode::Down | KeyCode::Enter | KeyCode::Tab => {
                self.spread.pick(0, (at + 1).min(SKILLS.len() - 1));
            }
            KeyCode::Esc => self.marking = None,
            KeyCode::Char(_) => {
                return Some(Effect::Say(phrase!("a mark is a digit from 0 to 5").to_owned()));
            }
            _ => return None,
        }
        self.arrange(ctx);
        Some(Effect::Stay)
    }

    fn save_marks(&mut self, ctx: &Ctx) -> Effect {
        let marks = self.marking.take().unwrap_or_default();
        let given: Vec<(Skill, i64)> =
            marks.into_iter().filter_map(|(s, m)| Some((s, m?))).collect();
        if given.is_empty() {
            self.arrange(ctx);
            return Effect::Say(phrase!("no mark was typed").to_owned());
        }
        done(ctx.bench.mark_skills(&given))
    }

    /// One up or down from the newest mark, as a mark of today.
    pub(super) fn step_mark(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let Some(row) = self.spread.picked(0).and_then(|at| self.own.skills.get(at)) else {
            return Effect::Pass;
        };
        let now = row.marks.iter().rev().flatten().next().copied().unwrap_or(2);
        done(ctx.bench.mark_skill(row.skill, (now + by).clamp(0, 5), ""))
    }

    /// The evidence of a skill over the years.
    pub(super) fn evidence(&self, ctx: &Ctx) -> Option<Parts> {
        let row = self.own.skills.get(self.spread.picked(0)?)?;
        let parts = row.evidence.iter().map(|(day, text)| {
            let at = self.own.days.iter().position(|d| d == day);
            let mark = at.and_then(|at| row.marks.get(at).copied().flatten());
            Part {
                share: mark.map_or(String::new(), |m| phrase!("{m} of 5", m)),
                text: text.clone(),
                day: Some(*day),
                source: phrase!("your words").to_owned(),
            }
        });
        let sum = Part {
            text: row.says.clone(),
            share: phrase!("the file").to_owned(),
            ..Part::default()
        };
        Some(Parts { title: said(row.skill, ctx).to_owned(), parts: parts.collect(), sum })
    }
}

/// The skill in the words on screen.
fn said<'c>(skill: Skill, ctx: &'c Ctx) -> &'c str {
    ctx.bench.words.word("skill", skill.word())
}

fn title(ctx: &Ctx, day: &Date) -> String {
    match *day == ctx.today() {
        true => phrase!("today").to_owned(),
        false => day.month_year(),
    }
}

fn mark_cell(mark: Option<i64>, critical: &str) -> LedgerCell {
    match mark {
        None => LedgerCell::with("-", Role::Muted),
        Some(n) if n < WEAK => LedgerCell::with(format!("{n} {critical}"), Role::Warn),
        Some(n) => LedgerCell::from(n.to_string()),
    }
}

/// "up 1", "down 0.5", "the same".
fn up_down(by: Decimal) -> String {
    match by.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Equal => phrase!("the same").to_owned(),
        std::cmp::Ordering::Greater => phrase!("up {}", by.normalize()),
        std::cmp::Ordering::Less => phrase!("down {}", (-by).normalize()),
    }
}
