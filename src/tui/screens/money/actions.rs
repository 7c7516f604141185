//! What the keys of a deal's money do: states of payments, what is tried, what is added, saved, copied.

use super::{MoneyScreen, MoneyTyping, TriedField};
use crate::model::{Payment, Record, Row, Trade, Value};
use crate::text::DayText;
use crate::text::parse::narrow;
use crate::tui::action::{Action, Place};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::deal_sheet::SheetPrompt;
use crate::workbench::Operation;
use crate::workbench::cash::{CashSketch, MoneyMilestone, PaymentState};
use crate::workbench::operation::Home;
use crate::workbench::report::{REPORT_ENDINGS, file_name, report_file};
use crate::workbench::{Sense, day_words};
use std::path::PathBuf;

impl MoneyScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::Visit(Place::Money) => return Effect::Open(Route::MoneyBook),
            Action::Visit(place @ (Place::Negotiation | Place::Specification)) => {
                return self.sheet_of(place);
            }
            _ => {}
        }
        let Some(sheet) = &self.sheet else { return Effect::Pass };
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
                None => self.add(),
            },
            Action::Add => self.add(),
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
                Effect::Say("the what-if is dropped".to_owned())
            }
            Action::View => {
                self.without_chart = !self.without_chart;
                Effect::Stay
            }
            Action::Before => self.turn(-1, ctx),
            Action::After => self.turn(1, ctx),
            Action::Why => Effect::Open(Route::Why(sheet.why_need(&self.sketch))),
            Action::Copy => Effect::Clip(self.row_text()),
            Action::SaveFile => self.ask_where(),
            _ => Effect::Pass,
        }
    }

    fn ask_where(&mut self) -> Effect {
        let deal = self.sheet.as_ref().map_or("deal", |s| s.opportunity.1.as_str());
        let name = format!("money-{}.md", file_name(deal));
        let title = "Save the money of this deal as";
        self.prompt = Some(SheetPrompt::new(MoneyTyping::Save, title, &name));
        Effect::Stay
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

    /// Another sheet of the same deal.
    fn sheet_of(&self, place: Place) -> Effect {
        let id = self.sheet.as_ref().map(|s| s.opportunity.0.clone());
        Effect::Open(match place {
            Place::Negotiation => Route::Negotiation(id),
            _ => Route::Specification(id),
        })
    }

    /// While the what-ifs have the focus, the selected one is drawn.
    pub(super) fn follow_what_if(&mut self) {
        if let (1, Some(sheet)) = (self.focus, &self.sheet) {
            let tried = sheet.tried.get(self.rows[1].row);
            self.sketch = tried.map(|t| t.sketch.clone()).unwrap_or_default();
        }
    }

    fn enter_what_if(&mut self) -> Effect {
        let other_day = self.sheet.as_ref().is_some_and(|s| self.rows[1].row >= s.tried.len());
        if other_day {
            return self.ask_other_day();
        }
        self.follow_what_if();
        Effect::Stay
    }

    fn ask_other_day(&mut self) -> Effect {
        match self.tried_payment() {
            Some(payment) => {
                let what = self.sheet.as_ref().map(|s| s.what_of(&payment)).unwrap_or_default();
                let title = format!("What if it comes on another day: {what}");
                self.prompt = Some(SheetPrompt::new(MoneyTyping::OtherDay, title, ""));
                Effect::Stay
            }
            None => Effect::Say("no payment is to come that could be moved".to_owned()),
        }
    }

    /// The payment that a what-if is about: the selected one, else the one that the deepest day waits for.
    fn tried_payment(&self) -> Option<String> {
        let selected = self.milestone().filter(|m| m.is_open()).and_then(|m| m.payment.clone());
        let sheet = self.sheet.as_ref()?;
        selected.or_else(|| sheet.awaited.as_ref().map(|(payment, _)| payment.clone()))
    }

    fn try_step(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let Some(payment) =
            self.milestone().filter(|m| m.is_open()).and_then(|m| m.payment.clone())
        else {
            return Effect::Say("only a payment that is to come can be moved".to_owned());
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
        let Some(sheet) = &self.sheet else { return 0 };
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
            None => return Effect::Say("a cost is out on its day; e changes it".to_owned()),
            Some(PaymentState::Paid(_)) => {
                return Effect::Say("it is paid; e changes the day".to_owned());
            }
            Some(_) => {}
        }
        let column = self.next_state();
        let what = row.what.as_deref().unwrap_or("payment");
        let title = format!("{column} on: {what}, {}", row.amount.grouped());
        self.prompt = Some(SheetPrompt::new(MoneyTyping::Moved(column), title, "today"));
        Effect::Stay
    }

    fn add(&mut self) -> Effect {
        let Some(sheet) = &self.sheet else { return Effect::Stay };
        if self.focus == 1 {
            return self.ask_for_it();
        }
        let has = |cost: bool| sheet.milestones.iter().any(|m| m.state.is_none() == cost);
        let on_cost = self.milestone().is_some_and(|m| m.state.is_none());
        let table = match (has(true), has(false)) {
            (false, _) => "cost",
            (_, false) => "payment",
            _ if on_cost => "cost",
            _ => "payment",
        };
        Effect::Form(FormKind::Record { sheet: table, key: None, owner: Some(sheet.key) })
    }

    /// The terms that are tried, as something to ask for in the negotiation.
    fn ask_for_it(&self) -> Effect {
        let Some(sheet) = &self.sheet else { return Effect::Stay };
        let Some(tried) = sheet.tried.get(self.rows[1].row).filter(|t| !t.sketch.is_empty()) else {
            return Effect::Say("choose a what-if to ask for".to_owned());
        };
        let mut row = Row::empty(Trade::SCHEMA);
        row.place = sheet.next_trade;
        row.set("get", Value::Text(tried.label.clone()));
        let home = Home { account: sheet.account_key, parent: sheet.key };
        Effect::Do(Operation::put(format!("to ask for: {}", tried.label), home, row))
    }

    /// What the typed text is understood as.
    pub(super) fn typed_says(&self, prompt: &SheetPrompt<MoneyTyping>, ctx: &Ctx) -> String {
        let sense = match prompt.kind {
            MoneyTyping::Save => return REPORT_ENDINGS.to_owned(),
            MoneyTyping::Moved(_) => Sense::Past,
            MoneyTyping::OtherDay => Sense::Future,
        };
        if prompt.text().trim().is_empty() {
            return "a day, such as 29 nov 2027".to_owned();
        }
        match day_words(prompt.text(), ctx.today(), sense) {
            Ok(moment) => moment.date.format("= %a %d %b %Y").to_string(),
            Err(refusal) => refusal.what,
        }
    }

    pub(super) fn typed(&mut self, text: &str, ctx: &Ctx) -> Effect {
        let Some(prompt) = self.prompt.take() else { return Effect::Stay };
        let done = match prompt.kind {
            MoneyTyping::Save => self.save(text),
            MoneyTyping::Moved(column) => self.moved(column, text, ctx),
            MoneyTyping::OtherDay => self.on_other_day(text, ctx),
        };
        done.unwrap_or_else(|why| {
            self.prompt = Some(prompt);
            Effect::Say(why)
        })
    }

    fn save(&self, name: &str) -> Result<Effect, String> {
        let sheet = self.sheet.as_ref().ok_or("there is no sheet to save")?;
        if name.is_empty() {
            return Err("a name is needed, as money.md".to_owned());
        }
        let text = report_file(&sheet.report(&self.sketch), name);
        Ok(Effect::Write(PathBuf::from(name), text))
    }

    fn moved(&self, column: &'static str, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let row = self.milestone().ok_or("the payment is gone")?;
        let day = day_words(text, ctx.today(), Sense::Past).map_err(|r| r.to_string())?.date;
        if day > ctx.today() {
            return Err(format!("{} is still to come", day.full_day()));
        }
        let cells = vec![(column, Value::Day(day))];
        let what = row.what.as_deref().unwrap_or("payment");
        let label = format!("{column}: {what}, {}", row.amount.grouped());
        Ok(Effect::Do(Operation::set(label, Payment::SCHEMA, row.record, cells)))
    }

    fn on_other_day(&mut self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let payment = self.tried_payment().ok_or("no payment is to come")?;
        let day = day_words(text, ctx.today(), Sense::Future).map_err(|r| r.to_string())?.date;
        let change = self.sketch.payments.entry(payment).or_default();
        (change.on, change.days) = (Some(day), 0);
        self.focus = 0;
        Ok(Effect::Stay)
    }

    fn row_text(&self) -> String {
        let Some(sheet) = &self.sheet else { return String::new() };
        match (self.focus, self.milestone(), sheet.tried.get(self.rows[1].row)) {
            (1, _, Some(tried)) => format!("{}: {} out", tried.label, tried.need.grouped()),
            (0, Some(row), _) => milestone_text(row),
            _ => String::new(),
        }
    }
}

fn milestone_text(row: &MoneyMilestone) -> String {
    let day = row.due.map(|d| format!("{}, ", d.long_day())).unwrap_or_default();
    let what = row.what.as_deref().unwrap_or_default();
    let state = row.state.map(crate::workbench::cash::payment_says).filter(|s| !s.is_empty());
    let state = state.map(|s| format!(", {s}")).unwrap_or_default();
    format!("{day}{what}, {}{state}", row.amount.grouped())
}
