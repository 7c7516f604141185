//! The money of a deal: curve, limit, milestones through their states, what-ifs that leave the file alone.

mod actions;
mod curve;
mod draw;
mod says;

pub use curve::{AXIS, draw_curve, draw_flows};
pub use says::owed_says;

use super::deal_sheet::{DealChoice, DealScreen, RowCursor, SheetPrompt, ShownDeal, Typing};
use crate::model::Opportunity;
use crate::rules::payment::overdue_by;
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::Result;
use crate::workbench::cash::{CashBook, CashSketch, MoneyMilestone, MoneySheet};
use actions::typed_says;
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
pub enum MoneyTyping {
    /// The day on which a payment was invoiced or paid: the column.
    Moved(&'static str),
    /// The day on which a payment is tried.
    OtherDay,
}

/// The money of a deal.
#[derive(Default)]
pub struct MoneyScreen {
    sheet: ShownDeal<MoneySheet>,
    sketch: CashSketch,
    field: TriedField,
    /// 0 the milestones, 1 the what-ifs.
    focus: usize,
    rows: [RowCursor; 2],
    /// The money of all deals, which this one is shown together with.
    book: Option<Result<CashBook>>,
    later: Later<CashBook>,
    /// The chart is left out.
    without_chart: bool,
    prompt: SheetPrompt<MoneyTyping>,
}

impl MoneyScreen {
    /// Of the purchase of this id, or of the account's first with something owed.
    pub fn of(deal: Option<String>) -> Self {
        Self { sheet: ShownDeal::of(deal), ..Self::default() }
    }

    fn lens(&self) -> [usize; 2] {
        let sheet = self.sheet.get();
        // The last what-if is another day, to be typed.
        sheet.map_or([0, 0], |s| [s.milestones.len(), s.tried.len() + 1])
    }

    fn milestone(&self) -> Option<&MoneyMilestone> {
        self.sheet.get()?.milestones.get(self.rows[0].row)
    }

    /// To the first row of the sheet, nothing tried.
    fn begin(&mut self) {
        self.sketch = CashSketch::default();
        self.rows[1].row = 0;
        self.rows[0].row = self.sheet.get().map_or(0, MoneySheet::first_row);
    }
}

impl DealScreen for MoneyScreen {
    const HERE: Place = Place::MONEY;

    fn choice(&mut self) -> &mut DealChoice {
        &mut self.sheet.choice
    }

    fn read(&mut self, ctx: &Ctx) {
        if self.book.is_none() && self.sheet.choice.deal(ctx).is_some() {
            return self.sheet.wait();
        }
        let is_other = self.sheet.read(ctx, |account, deal| match &self.book {
            Some(Ok(book)) => ctx.bench.money_sheet(account, deal, book),
            Some(Err(refusal)) => Err(refusal.clone()),
            None => ctx.bench.money_sheet(account, deal, &CashBook::default()),
        });
        if is_other {
            self.begin();
        }
        let lens = self.lens();
        self.rows[0].keep_in(lens[0]);
        self.rows[1].keep_in(lens[1]);
    }
}

/// Is a payment of it overdue, or to be invoiced? Such a deal is shown first.
fn owes(deal: &Opportunity, today: crate::model::Date) -> bool {
    deal.payments.iter().any(|p| overdue_by(p, today).is_some())
}

impl Screen for MoneyScreen {
    fn name(&self) -> String {
        match self.sheet.get() {
            Some(sheet) => phrase!("{} › Money", sheet.opportunity.1),
            None => phrase!("Money").to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let sheet = self.sheet.or_nothing(buf, area, ctx, ("Money", "money"))?;
        self.draw_sheet(buf, area, ctx, &sheet);
        self.prompt.draw(buf, area, ctx, |kind, text| typed_says(kind, text, ctx))
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
        let focus = self.focus;
        let heard = self.hear_or_click(event, ctx);
        if focus != self.focus || matches!(event, Event::Mouse(_)) {
            self.follow_what_if();
        }
        heard
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.get().is_none() || self.prompt.is_open() {
            return Vec::new();
        }
        let mut keys = Vec::new();
        if self.focus == 1 {
            keys.extend([(Action::Tick, "another day"), (Action::Add, "ask for it")]);
        } else {
            keys.push((Action::Enter, "open"));
            if self.milestone().is_some_and(MoneyMilestone::is_open) {
                let step = match self.field {
                    TriedField::Days => phrase!("30 days"),
                    TriedField::Share => "5 %",
                };
                keys.extend([
                    (Action::Advance, self.next_state()),
                    (Action::Plus, step),
                    (Action::Right, "days, share"),
                ]);
            }
            let (like, other) = match self.on_cost() {
                true => ("cost", "payment"),
                false => ("payment", "cost"),
            };
            keys.extend([
                (Action::Add, like),
                (Action::AddOver, other),
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
        self.prompt.keys()
    }

    fn status(&self, ctx: &Ctx) -> String {
        match self.sheet.get() {
            Some(sheet) if self.focus == 0 && !sheet.milestones.is_empty() => {
                phrase!("milestone {} of {}", self.rows[0].row + 1, sheet.milestones.len())
            }
            Some(_) => self.sheet.choice.place(ctx),
            None => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let today = ctx.today();
        let moved = self.sheet.choice.refresh(ctx, |deal| owes(deal, today));
        if let Some(read) = self.later.ask(ctx, |bench| bench.cash_book(0)) {
            self.book = Some(read);
        }
        self.read(ctx);
        if moved {
            self.begin();
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        self.book = Some(read);
        self.read(ctx);
        true
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice().go_to(subject, ctx) {
            self.read(ctx);
            self.begin();
        } else if let Some(sheet) = self.sheet.get() {
            let place = sheet.milestones.iter().position(|m| m.payment.as_deref() == Some(subject));
            self.rows[0].row = place.unwrap_or(self.rows[0].row);
        }
    }
}
