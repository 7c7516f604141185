//! Page 4: targets, as they are set: a number, Enter, the next account.

use super::PlanScreen;
use super::white_space::thousand;
use crate::model::Money;
use crate::rules::cents::{Cents, amount};
use crate::text::width;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::market::done;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::plan::targets::{TargetRow, TypedTarget, split};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Which column is typed into.
const TYPED: usize = 6;
/// A step of + and -, in per cent.
const STEP: i128 = 5;

impl PlanScreen {
    /// Its panes: the accounts above, what may be typed and the account below.
    pub(super) fn target_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.target_rows(ctx), [(self.may_type(ctx), 60), (self.in_the_year(ctx), 40)])
    }

    /// The account with the mark.
    pub(super) fn picked_target(&self) -> Option<&TargetRow> {
        self.targets.rows.get(self.spread.picked(0)?)
    }

    fn target_rows(&self, ctx: &Ctx) -> Ledger {
        let year = self.target_year(ctx);
        let set = self.targets.rows.iter().filter(|r| r.target.is_some()).count();
        let all = self.targets.rows.len();
        let columns = vec![
            LedgerColumn::left("account").grow(),
            LedgerColumn::left("tier").need(2),
            LedgerColumn::right(phrase!("sold {}", year - 2)).need(1),
            LedgerColumn::right(phrase!("{} at pace", year - 1)),
            LedgerColumn::right(phrase!("target {}", year - 1)).need(4),
            LedgerColumn::right(phrase!("in sight")).need(5),
            LedgerColumn::right(phrase!("target {year}", year)),
            LedgerColumn::right("against").need(6),
            LedgerColumn::right("    Q1").need(3),
            LedgerColumn::right("    Q2").need(3),
            LedgerColumn::right("    Q3").need(3),
            LedgerColumn::right("    Q4").need(3),
        ];
        let mut rows: Vec<LedgerRow> = (0..all).map(|at| self.target_row(at, ctx)).collect();
        rows.push(LedgerRow::rule());
        rows.push(self.target_sums());
        let lost = match self.targets.lost.as_slice() {
            [] => String::new(),
            names => phrase!("  Lost: {}", names.join(", ")),
        };
        let note = phrase!(
            "in sight: what of the open deals falls due in {year}, times their chance; of a no-go nothing.{lost}",
            year,
            lost
        );
        rows.push(LedgerRow::note(note, Role::Muted));
        let right = phrase!("{year}, thousands; {set} of {all} set", year, set, all);
        Ledger::new(self.pages(), right, columns, rows)
    }

    fn target_row(&self, at: usize, ctx: &Ctx) -> LedgerRow {
        let row = &self.targets.rows[at];
        let is_typed = self.typing.is_some() && self.spread.picked(0) == Some(at);
        let typed = is_typed.then(|| self.typed_target(ctx)).flatten();
        let (target, quarters) = match &typed {
            Some(TypedTarget::Year(year, first)) => {
                (Some(*year), split(*year, first, row.shares).map(Some))
            }
            Some(TypedTarget::Nothing) => (Some(Money::from_cents(0)), [None; 4]),
            None => (row.target, row.quarters),
        };
        let against = target.zip(row.at_pace).filter(|(_, pace)| pace.0 > 0);
        let against = against.map_or(String::new(), |(target, pace)| {
            let more = (i128::from(target.cents()) - pace.0) * 100;
            let percent = (more * 2 + pace.0 * more.signum()) / (pace.0 * 2);
            format!("{percent:+} %")
        });
        let sight = match (row.in_sight, row.is_no_go) {
            (_, true) => phrase!("no-go").to_owned(),
            (Some(cents), _) => thousand(cents.0),
            (None, _) => "-".to_owned(),
        };
        let shown = match self.typing.as_ref().filter(|_| is_typed) {
            // The field is drawn over it; a blank keeps the room.
            Some(field) => " ".repeat((width(field.text()) + 2).clamp(9, 24)),
            None => row.target.map_or(String::new(), |m| thousand(m.cents().into())),
        };
        let made = if typed.is_some() { Role::Muted } else { Role::Body };
        let mut cells: Vec<LedgerCell> = vec![
            row.account.1.as_str().into(),
            LedgerCell::with(ctx.bench.words.word("tier", row.tier), Role::Muted),
            money(row.sold).into(),
            row.at_pace.map_or("-".to_owned(), |c| thousand(c.0)).into(),
            LedgerCell::with(money(row.target_before), Role::Muted),
            sight.into(),
            LedgerCell::with(shown, Role::Accent),
            LedgerCell::from(against),
        ];
        cells.extend(quarters.map(|q| {
            LedgerCell::with(q.map_or(String::new(), |m| thousand(m.cents().into())), made)
        }));
        LedgerRow::of(at, cells)
    }

    fn target_sums(&self) -> LedgerRow {
        let rows = &self.targets.rows;
        let cents = |of: &dyn Fn(&TargetRow) -> Option<i128>| {
            LedgerCell::from(thousand(rows.iter().filter_map(of).sum()))
        };
        let money = |m: Option<Money>| m.map(|m| i128::from(m.cents()));
        let mut cells: Vec<LedgerCell> = vec![
            phrase!("{} accounts", rows.len()).into(),
            "".into(),
            cents(&|r| money(r.sold)),
            cents(&|r| r.at_pace.map(|c| c.0)),
            cents(&|r| money(r.target_before)),
            cents(&|r| r.in_sight.map(|c| c.0)),
            cents(&|r| money(r.target)),
            "".into(),
        ];
        cells.extend((0..4).map(|q| cents(&|r| money(r.quarters[q]))));
        LedgerRow::sum(cells)
    }

    fn may_type(&self, ctx: &Ctx) -> Ledger {
        let row = self.picked_target();
        let read = row.and_then(|r| ctx.bench.read_target(r, "+10%").ok().flatten());
        let more = match read {
            Some(TypedTarget::Year(year, _)) => format!(": {}", Cents::from(year).whole()),
            _ => String::new(),
        };
        let mut rows = vec![
            LedgerRow::label("650", phrase!("650,000 for the year"), Role::Body),
            LedgerRow::label(
                "650 150 160",
                phrase!("the year, then Q1, Q2; the rest shares what is left"),
                Role::Body,
            ),
            LedgerRow::label(
                "+10%",
                phrase!("31 Dec at pace, and 10 % more{more}", more),
                Role::Body,
            ),
            LedgerRow::label("-", phrase!("no target, said on purpose"), Role::Body),
        ];
        if let Some(row) = row {
            let says = match row.shares_of {
                Some(year) => {
                    let parts: Vec<String> =
                        row.shares.iter().map(|s| ((s + 5_000) / 10_000).to_string()).collect();
                    phrase!("as those of {}: {} %", year, parts.join(", "))
                }
                None => phrase!("equal parts: there are none of the year before").to_owned(),
            };
            rows.push(LedgerRow::label(phrase!("quarters"), says, Role::Muted));
        }
        if self.typing.is_some()
            && let Some(says) = self.refused(ctx)
        {
            rows.push(LedgerRow::note(says, Role::Bad));
        }
        Ledger::new(phrase!("What you may type"), "", Vec::new(), rows)
    }

    fn in_the_year(&self, ctx: &Ctx) -> Ledger {
        let year = self.target_year(ctx);
        let Some(row) = self.picked_target() else {
            return Ledger::text("", "", []);
        };
        let mut rows = Vec::new();
        if let Some(pace) = row.at_pace {
            rows.push(LedgerRow::label(phrase!("{} at pace", year - 1), pace.whole(), Role::Body));
        }
        if let Some(sight) = row.in_sight {
            let says = sight.whole();
            rows.push(LedgerRow::label(
                phrase!("due in {year}, by chance", year),
                says,
                Role::Body,
            ));
        }
        if let Some(before) = row.target_before {
            rows.push(LedgerRow::label(
                phrase!("target of {}", year - 1),
                amount(before),
                Role::Body,
            ));
            if let Some(pace) = row.at_pace {
                let missing = i128::from(before.cents()) - pace.0;
                let says = match missing > 0 {
                    true => phrase!("missed by {} at pace", Cents(missing).whole()),
                    false => phrase!("reached at pace").to_owned(),
                };
                rows.push(LedgerRow::label("", says, Role::Muted));
            }
        }
        Ledger::new(phrase!("{} in {}", row.account.1, year), "", Vec::new(), rows)
    }

    fn typed_target(&self, ctx: &Ctx) -> Option<TypedTarget> {
        let text = self.typing.as_ref()?.text().to_owned();
        let row = self.picked_target()?;
        ctx.bench.read_target(row, &text).unwrap_or_default()
    }

    /// Why what is typed is no target.
    fn refused(&self, ctx: &Ctx) -> Option<String> {
        let text = self.typing.as_ref()?.text();
        let row = self.picked_target()?;
        ctx.bench.read_target(row, text).err().map(|refusal| refusal.to_string())
    }

    /// Opens the column for typing, with the target that is there.
    pub(super) fn begin_typing(&mut self, ctx: &Ctx) -> Effect {
        if self.targets.rows.is_empty() {
            return Effect::Say(phrase!("an account comes first: n a adds one").to_owned());
        }
        self.spread.focus_on(0);
        self.typing = Some(Field::default());
        self.arrange(ctx);
        Effect::Stay
    }

    /// Five per cent up or down.
    pub(super) fn step_target(&mut self, up: bool, ctx: &Ctx) -> Effect {
        let Some(row) = self.picked_target() else { return Effect::Stay };
        let Some(now) = row.target.map(|m| i128::from(m.cents())).or(row.at_pace.map(|c| c.0))
        else {
            return Effect::Say(
                phrase!("there is no target to change yet; e types one").to_owned(),
            );
        };
        let by = now * STEP / 100;
        let cents = if up { now + by } else { now - by };
        // Whole thousands, as targets are agreed.
        let cents = (cents.max(0) + 50_000) / 100_000 * 100_000;
        let target = Money::from_cents(i64::try_from(cents).unwrap_or(0));
        let typed = TypedTarget::Year(target, Vec::new());
        done(ctx.bench.set_target(row, self.targets.year, &typed))
    }

    /// Keys while the column is typed into.
    pub(super) fn type_target(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => Some(self.key_of_target(key, ctx)),
            Event::Paste(text) => {
                if let Some(field) = &mut self.typing {
                    field.paste(text);
                }
                self.arrange(ctx);
                Some(Effect::Stay)
            }
            _ => None,
        }
    }

    fn key_of_target(&mut self, key: &KeyEvent, ctx: &Ctx) -> Effect {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc => {
                self.typing = None;
                self.arrange(ctx);
                Effect::Stay
            }
            KeyCode::Char('s') if ctrl => self.take_target(false, ctx),
            KeyCode::F(2) => self.take_target(false, ctx),
            KeyCode::Enter | KeyCode::Tab => self.take_target(true, ctx),
            KeyCode::Down | KeyCode::Up => {
                let by = if key.code == KeyCode::Down { 1 } else { -1 };
                self.step_row(by, ctx);
                Effect::Stay
            }
            _ => {
                if let Some(field) = &mut self.typing {
                    field.key(*key);
                }
                self.arrange(ctx);
                Effect::Stay
            }
        }
    }

    fn step_row(&mut self, by: isize, ctx: &Ctx) {
        let last = self.targets.rows.len().saturating_sub(1);
        let at = self.spread.picked(0).unwrap_or(0).saturating_add_signed(by).min(last);
        self.spread.pick(0, at);
        self.typing = self.typing.take().map(|_| Field::default());
        self.arrange(ctx);
    }

    /// Saves what is typed for the account; then the next one, or the end of typing.
    fn take_target(&mut self, goes_on: bool, ctx: &Ctx) -> Effect {
        let text = self.typing.as_ref().map(|f| f.text().to_owned()).unwrap_or_default();
        let Some(row) = self.picked_target() else { return Effect::Stay };
        let typed = match ctx.bench.read_target(row, &text) {
            Ok(typed) => typed,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let effect = match typed {
            Some(typed) => done(ctx.bench.set_target(row, self.targets.year, &typed)),
            None => Effect::Stay,
        };
        if goes_on {
            self.step_row(1, ctx);
        } else {
            self.typing = None;
            self.arrange(ctx);
        }
        effect
    }

    /// The field over its cell; the caret.
    pub(super) fn draw_typing(&mut self, buf: &mut Buffer, ctx: &Ctx) -> Option<Position> {
        let field = self.typing.as_ref()?;
        let key = self.spread.picked(0)?;
        let area = self.spread.cell_of(0, key, TYPED)?;
        for x in area.x..area.right() {
            ctx.put(buf, x, area.y, 1, " ", Role::Accent);
        }
        field.draw(buf, area, ctx.theme.style(Role::Accent))
    }
}

fn money(m: Option<Money>) -> String {
    m.map_or("-".to_owned(), |m| thousand(m.cents().into()))
}
