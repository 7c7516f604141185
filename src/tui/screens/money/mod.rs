//! The money of a deal: curve, limit, milestones through their states, what-ifs that leave the file alone.

mod actions;
mod draw;
mod says;

pub use draw::axis_label;
pub use says::{owed_says, thousands};

use super::deal_sheet::{DealChoice, RowCursor, SheetPrompt, Typing};
use crate::model::Opportunity;
use crate::rules::payment::overdue_by;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::cash::{CashSketch, MoneyMilestone, MoneySheet};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What `+` and `-` change on a payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TriedField {
    /// Its day, by 30 days.
    #[default]
    Days,
    /// Its share of the value.
    Share,
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MoneyTyping {
    /// The day on which a payment was invoiced or paid: the column.
    Moved(&'static str),
    /// The day on which a payment is tried.
    OtherDay,
    /// Where the sheet is saved.
    Save,
}

/// The money of a deal.
#[derive(Default)]
pub struct MoneyScreen {
    choice: DealChoice,
    sheet: Option<MoneySheet>,
    /// Why there is no sheet.
    fault: Option<String>,
    sketch: CashSketch,
    field: TriedField,
    /// 0 the milestones, 1 the what-ifs.
    focus: usize,
    rows: [RowCursor; 2],
    /// The chart is left out.
    without_chart: bool,
    prompt: Option<SheetPrompt<MoneyTyping>>,
}

impl MoneyScreen {
    /// Of the purchase of this id, or of the account's first with something owed.
    pub fn of(deal: Option<String>) -> Self {
        Self { choice: DealChoice::of(deal), ..Self::default() }
    }

    fn read(&mut self, ctx: &Ctx) {
        let found = match (ctx.dossier, self.choice.deal(ctx)) {
            (Some(dossier), Some(deal)) => {
                let book = ctx.bench.cash_book(0);
                book.and_then(|book| ctx.bench.money_sheet(&dossier.account, deal, &book)).map(Some)
            }
            _ => Ok(None),
        };
        (self.sheet, self.fault) = match found {
            Ok(sheet) => (sheet, None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
        let lens = self.lens();
        self.rows[0].keep_in(lens[0]);
        self.rows[1].keep_in(lens[1]);
    }

    fn lens(&self) -> [usize; 2] {
        let sheet = self.sheet.as_ref();
        // The last what-if is another day, to be typed.
        sheet.map_or([0, 0], |s| [s.milestones.len(), s.tried.len() + 1])
    }

    fn milestone(&self) -> Option<&MoneyMilestone> {
        self.sheet.as_ref()?.milestones.get(self.rows[0].row)
    }

    /// To the first row of the sheet, nothing tried.
    fn begin(&mut self) {
        self.sketch = CashSketch::default();
        self.rows[1].row = 0;
        self.rows[0].row = self.sheet.as_ref().map_or(0, MoneySheet::first_row);
    }

    fn turn(&mut self, by: isize, ctx: &Ctx) -> Effect {
        if let Some(instead) = self.choice.turn(by, ctx) {
            return instead;
        }
        self.read(ctx);
        self.begin();
        Effect::Stay
    }
}

/// Is a payment of it overdue, or to be invoiced? Such a deal is shown first.
fn owes(deal: &Opportunity, today: crate::model::Date) -> bool {
    deal.payments.iter().any(|p| overdue_by(p, today).is_some())
}

impl Screen for MoneyScreen {
    fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{} › Money", sheet.opportunity.1),
            None => "Money".to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(sheet) = self.sheet.take() else {
            let says = self.fault.as_deref().unwrap_or(
                "No purchase in sight, so no money. n o adds one: a name and a value are enough",
            );
            nothing(buf, area, ctx, "Money", says);
            return None;
        };
        self.draw_sheet(buf, area, ctx, &sheet);
        let caret = self.prompt.as_ref().and_then(|prompt| {
            let says = self.typed_says(prompt, ctx);
            prompt.draw(buf, area, ctx, &says)
        });
        self.sheet = Some(sheet);
        caret
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let lens = self.lens();
        if self.rows[self.focus].moves(action, lens[self.focus]) {
            self.follow_what_if();
            return Effect::Stay;
        }
        self.answer(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if let Some(prompt) = &mut self.prompt {
            return Some(match prompt.hear(event) {
                Typing::Goes => Effect::Stay,
                Typing::Left => {
                    self.prompt = None;
                    Effect::Stay
                }
                Typing::Done(text) => self.typed(&text, ctx),
            });
        }
        let pane = (0..2).find(|pane| self.rows[*pane].mouse(event).is_some())?;
        self.focus = pane;
        self.follow_what_if();
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.is_none() || self.prompt.is_some() {
            return Vec::new();
        }
        let mut keys = Vec::new();
        if self.focus == 1 {
            keys.extend([(Action::Tick, "another day"), (Action::Add, "ask for it")]);
        } else {
            keys.push((Action::Enter, "open"));
            if self.milestone().is_some_and(MoneyMilestone::is_open) {
                let step = match self.field {
                    TriedField::Days => "30 days",
                    TriedField::Share => "5 %",
                };
                keys.extend([
                    (Action::Advance, self.next_state()),
                    (Action::Plus, step),
                    (Action::Right, "days, share"),
                ]);
            }
            keys.extend([
                (Action::Add, "add"),
                (Action::Edit, "edit"),
                (Action::Delete, "take away"),
            ]);
        }
        keys.extend([
            (Action::NextPane, "what if"),
            (Action::View, "chart, table"),
            (Action::Why, "why"),
            (Action::SaveFile, "save"),
            (Action::After, "next deal"),
        ]);
        words(&keys)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.prompt {
            Some(_) => &[("Enter", "take it"), ("Esc", "leave")],
            None => &[],
        }
    }

    fn status(&self, ctx: &Ctx) -> String {
        match &self.sheet {
            Some(sheet) if self.focus == 0 && !sheet.milestones.is_empty() => {
                format!("milestone {} of {}", self.rows[0].row + 1, sheet.milestones.len())
            }
            Some(_) => self.choice.place(ctx),
            None => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let today = ctx.today();
        let deal = self.choice.deal(ctx).map(|d| d.key);
        let moved = self.choice.refresh(ctx, |deal| owes(deal, today));
        self.read(ctx);
        if moved || deal != self.choice.deal(ctx).map(|d| d.key) {
            self.begin();
        }
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice.go_to(subject, ctx) {
            self.read(ctx);
            self.begin();
        } else if let Some(sheet) = &self.sheet {
            let place = sheet.milestones.iter().position(|m| m.payment.as_deref() == Some(subject));
            self.rows[0].row = place.unwrap_or(self.rows[0].row);
        }
    }
}
