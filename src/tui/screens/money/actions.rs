//! What the keys of a deal's money do: states of payments, what is tried, what is added, saved, copied.

use super::{MoneyScreen, MoneyTyping, TriedField};
use crate::model::{Payment, Record, Row, Trade, Value};
use crate::text::DayText;
use crate::text::parse::narrow;
use crate::tui::action::{Action, Place};
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::deal_sheet::{
    DealScreen, RowCursor, SheetPrompt, Typing, day_says, past_day,
};
use crate::workbench::Operation;
use crate::workbench::cash::{CashSketch, MoneyMilestone, MoneySheet, PaymentState};
use crate::workbench::operation::Home;
use crate::workbench::report::file_name;
use crate::workbench::{Sense, day_words};

impl MoneyScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if action == Action::Visit(Place::MONEY) {
            return Effect::Open(Route::MoneyBook);
        }
        if let Some(effect) = self.act_on_deal(action, ctx) {
            return effect;
        }
        let Some(sheet) = self.sheet.get() else { return Effect::Pass };
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.focus = 1 - self.focus;
                self.follow_what_if();
                Effect::Stay
            }
            Action::Enter if self.focus == 1 => self.enter_what_if(),
            Action::Tick if self.focus == 1 => self.ask_other_day(),
            Action::Enter => match self.milestone() {
                Some(row) => Effect::Open(Route::Record(row.table(), row.record)),
                None => self.add(self.on_cost()),
            },
            Action::Add => self.add(self.on_cost()),
            Action::AddOver if self.focus == 0 => self.add(!self.on_cost()),
            Action::Edit => self.edit(),
            Action::Delete => match self.milestone().filter(|_| self.focus == 0) {
                Some(row) => Effect::Remove(row.table(), row.record),
                None => Effect::Stay,
            },
            Action::Advance => self.advance(),
            Action::Plus => self.try_step(1, ctx),
            Action::Minus => self.try_step(-1, ctx),
            Action::Left | Action::Right => {
                self.field = match self.field {
                    TriedField::Days => TriedField::Share,
                    TriedField::Share => TriedField::Days,
                };
                Effect::Stay
            }
            Action::Back if !self.sketch.is_empty() => {
                self.sketch = CashSketch::default();
                self.rows[1].row = 0;
                Effect::Say(phrase!("the what-if is dropped").to_owned())
            }
            Action::View => {
                self.without_chart = !self.without_chart;
                Effect::Stay
            }
            Action::Why => Effect::Open(Route::Why(sheet.why_need(&self.sketch))),
            Action::Copy => Effect::Clip(self.row_text()),
            Action::SaveFile => save(sheet, &self.sketch),
            _ => Effect::Pass,
        }
    }

    /// The selected record as a form.
    fn edit(&self) -> Effect {
        match self.milestone() {
            Some(row) => Effect::Form(FormKind::Record {
                sheet: row.table(),
                key: Some(row.record),
                owner: None,
            }),
            None => Effect::Stay,
        }
    }

    /// While the what-ifs have the focus, the selected one is drawn.
    pub(super) fn follow_what_if(&mut self) {
        if let (1, Some(sheet)) = (self.focus, self.sheet.get()) {
            let tried = sheet.tried.get(self.rows[1].row);
            self.sketch = tried.map(|t| t.sketch.clone()).unwrap_or_default();
        }
    }

    fn enter_what_if(&mut self) -> Effect {
        let other_day = self.sheet.get().is_some_and(|s| self.rows[1].row >= s.tried.len());
        if other_day {
            return self.ask_other_day();
        }
        self.follow_what_if();
        Effect::Stay
    }

    fn ask_other_day(&mut self) -> Effect {
        match self.tried_payment() {
            Some(payment) => {
                let what = self.sheet.get().map(|s| s.what_of(&payment)).unwrap_or_default();
                let title = phrase!("What if it comes on another day: {what}", what);
                self.prompt.ask(MoneyTyping::OtherDay, title, "")
            }
            None => Effect::Say(phrase!("no payment is to come that could be moved").to_owned()),
        }
    }

    /// The payment that a what-if is about: the selected one, else the one that the deepest day waits for.
    fn tried_payment(&self) -> Option<String> {
        let selected = self.milestone().filter(|m| m.is_open()).and_then(|m| m.payment.clone());
        let sheet = self.sheet.get()?;
        selected.or_else(|| sheet.awaited.as_ref().map(|(payment, _)| payment.clone()))
    }

    fn try_step(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let Some(payment) =
            self.milestone().filter(|m| m.is_open()).and_then(|m| m.payment.clone())
        else {
            return Effect::Say(phrase!("only a payment that is to come can be moved").to_owned());
        };
        let terms = &ctx.bench.playbook.money;
        let now = self.share_now(&payment);
        let change = self.sketch.payments.entry(payment).or_default();
        match self.field {
            TriedField::Days => change.days += by * terms.step_days,
            TriedField::Share => {
                let percent = change.percent.unwrap_or(now) + by * terms.step_percent;
                change.percent = Some(percent.clamp(0, 100)).filter(|p| *p != now);
            }
        }
        self.focus = 0;
        Effect::Stay
    }

    /// What a payment is of the value as agreed, in percent, downwards.
    fn share_now(&self, payment: &str) -> i64 {
        let Some(sheet) = self.sheet.get() else { return 0 };
        let row = sheet.milestones.iter().find(|m| m.payment.as_deref() == Some(payment));
        let percent = row.and_then(|m| (m.amount.0 * 100).checked_div(sheet.whole.0));
        percent.and_then(narrow).unwrap_or(0)
    }

    /// What `s` does to the selected payment.
    pub(super) fn next_state(&self) -> &'static str {
        match self.milestone().and_then(|m| m.state) {
            Some(PaymentState::Late(_) | PaymentState::Invoiced) => "paid",
            _ => "invoiced",
        }
    }

    fn advance(&mut self) -> Effect {
        let Some(row) = self.milestone() else { return Effect::Stay };
        match row.state {
            None => {
                return Effect::Say(phrase!("a cost is out on its day; e changes it").to_owned());
            }
            Some(PaymentState::Paid(_)) => {
                return Effect::Say(phrase!("it is paid; e changes the day").to_owned());
            }
            Some(_) => {}
        }
        let column = self.next_state();
        let what = row.what.as_deref().unwrap_or("payment");
        let title = phrase!("{} on: {}, {}", column, what, row.amount.grouped());
        self.prompt.ask(MoneyTyping::Moved(column), title, "today")
    }

    /// Is the picked row money out?
    pub(super) fn on_cost(&self) -> bool {
        self.milestone().is_some_and(|m| m.state.is_none())
    }

    /// One more like the picked row, or one of the other kind; of none the first payment.
    fn add(&mut self, is_cost: bool) -> Effect {
        let Some(sheet) = self.sheet.get() else { return Effect::Stay };
        if self.focus == 1 {
            return self.ask_for_it();
        }
        let table = if is_cost { "cost" } else { "payment" };
        Effect::Form(FormKind::Record { sheet: table, key: None, owner: Some(sheet.key) })
    }

    /// The terms that are tried, as something to ask for in the negotiation.
    fn ask_for_it(&self) -> Effect {
        let Some(sheet) = self.sheet.get() else { return Effect::Stay };
        let Some(tried) = sheet.tried.get(self.rows[1].row).filter(|t| !t.sketch.is_empty()) else {
            return Effect::Say(phrase!("choose a what-if to ask for").to_owned());
        };
        let mut row = Row::empty(Trade::SCHEMA);
        row.place = sheet.next_trade;
        row.set("get", Value::Text(tried.label.clone()));
        let home = Home { account: sheet.account_key, parent: sheet.key };
        Effect::Do(Operation::put(phrase!("to ask for: {}", tried.label), home, row))
    }

    fn moved(&self, column: &'static str, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let row = self.milestone().ok_or(phrase!("the payment is gone"))?;
        let day = past_day(text, ctx)?;
        let cells = vec![(column, Value::Day(day))];
        let what = row.what.as_deref().unwrap_or("payment");
        let label = format!("{column}: {what}, {}", row.amount.grouped());
        Ok(Effect::Do(Operation::set(label, Payment::SCHEMA, row.record, cells)))
    }

    fn on_other_day(&mut self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let payment = self.tried_payment().ok_or(phrase!("no payment is to come"))?;
        let day = day_words(text, ctx.today(), Sense::Future).map_err(|r| r.to_string())?.date;
        let change = self.sketch.payments.entry(payment).or_default();
        (change.on, change.days) = (Some(day), 0);
        self.focus = 0;
        Ok(Effect::Stay)
    }

    fn row_text(&self) -> String {
        let Some(sheet) = self.sheet.get() else { return String::new() };
        match (self.focus, self.milestone(), sheet.tried.get(self.rows[1].row)) {
            (1, _, Some(tried)) => phrase!("{}: {} out", tried.label, tried.need.grouped()),
            (0, Some(row), _) => milestone_text(row),
            _ => String::new(),
        }
    }
}

impl Typing for MoneyScreen {
    type Kind = MoneyTyping;

    fn prompt(&mut self) -> &mut SheetPrompt<MoneyTyping> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.rows, &mut self.focus)
    }

    fn typed(&mut self, kind: MoneyTyping, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        match kind {
            MoneyTyping::Moved(column) => self.moved(column, text, ctx),
            MoneyTyping::OtherDay => self.on_other_day(text, ctx),
        }
    }
}

/// What the typed text is understood as.
pub fn typed_says(kind: MoneyTyping, text: &str, ctx: &Ctx) -> String {
    if text.trim().is_empty() {
        return phrase!("a day, such as 29 nov 2027").to_owned();
    }
    let sense = match kind {
        MoneyTyping::Moved(_) => Sense::Past,
        MoneyTyping::OtherDay => Sense::Future,
    };
    day_says(text, sense, ctx)
}

/// Asks where the money of the deal is saved.
fn save(sheet: &MoneySheet, sketch: &CashSketch) -> Effect {
    let report = sheet.report(sketch);
    let name = format!("money-{}.md", file_name(&sheet.opportunity.1));
    SaveFile::open(SavedReport { title: phrase!("Save the money of this deal as"), report }, &name)
}

fn milestone_text(row: &MoneyMilestone) -> String {
    let day = row.due.map(|d| format!("{}, ", d.long_day())).unwrap_or_default();
    let what = row.what.as_deref().unwrap_or_default();
    let state = row.state.map(crate::workbench::cash::payment_says).filter(|s| !s.is_empty());
    let state = state.map(|s| format!(", {s}")).unwrap_or_default();
    format!("{day}{what}, {}{state}", row.amount.grouped())
}
