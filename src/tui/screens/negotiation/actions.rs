//! What the keys of a negotiation do: offers in one line, trades, the price that is tried.

use super::NegotiationScreen;
use crate::model::{Record, Side, Trade, TradeState, Value};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::deal_sheet::DealScreen;
use crate::workbench::Operation;
use crate::workbench::negotiation::{OfferRow, TradeRow};
use crate::workbench::operation::Home;
use crate::workbench::report::file_name;

impl NegotiationScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.act_on_deal(action, ctx) {
            return effect;
        }
        let Some(sheet) = self.sheet.get() else { return Effect::Pass };
        match action {
            Action::NextPane => self.turn_focus(1),
            Action::PreviousPane => self.turn_focus(2),
            Action::Add if self.focus == 1 => self.add_trade(),
            Action::Add => self.prompt.ask((), phrase!("Offer: they or we, how much, days"), ""),
            Action::Enter => self.enter(),
            Action::Edit => self.edit(),
            Action::Delete => match self.record() {
                Some((table, key)) => Effect::Remove(table, key),
                None => Effect::Stay,
            },
            Action::Advance => self.advance(),
            Action::Plus => self.try_price(1),
            Action::Minus => self.try_price(-1),
            Action::View => {
                self.without_chart = !self.without_chart;
                Effect::Stay
            }
            Action::Why => Effect::Open(Route::Why(sheet.why_equal(self.rows[0].row))),
            Action::Copy => Effect::Clip(self.row_text()),
            Action::SaveFile => {
                let name = format!("negotiation-{}.md", file_name(&sheet.opportunity.1));
                let title = phrase!("Save the negotiation, for us only, as");
                let report = sheet.report(self.tried);
                SaveFile::open(SavedReport { title, report }, &name)
            }
            _ => Effect::Pass,
        }
    }

    fn turn_focus(&mut self, by: usize) -> Effect {
        self.focus = (self.focus + by) % 3;
        Effect::Stay
    }

    fn offer(&self) -> Option<&OfferRow> {
        self.sheet.get()?.offers.get(self.rows[0].row)
    }

    fn trade(&self) -> Option<&TradeRow> {
        self.sheet.get()?.trades.get(self.rows[1].row)
    }

    /// The table and number of the selected record.
    fn record(&self) -> Option<(&'static str, i64)> {
        match self.focus {
            0 => self.offer().map(|o| ("offer", o.key)),
            1 => self.trade().map(|t| ("trade", t.key)),
            _ => None,
        }
    }

    fn enter(&self) -> Effect {
        match self.record() {
            Some((table, key)) => Effect::Open(Route::Record(table, key)),
            None => self.edit(),
        }
    }

    /// The record as a form; without one the deal, which has target and floor.
    fn edit(&self) -> Effect {
        match (self.record(), self.sheet.get()) {
            (Some((sheet, key)), _) => {
                Effect::Form(FormKind::Record { sheet, key: Some(key), owner: None })
            }
            (None, Some(sheet)) => {
                Effect::Form(FormKind::Opportunity(Some(sheet.opportunity.0.clone())))
            }
            (None, None) => Effect::Stay,
        }
    }

    fn add_trade(&self) -> Effect {
        match self.sheet.get() {
            Some(sheet) => {
                Effect::Form(FormKind::Record { sheet: "trade", key: None, owner: Some(sheet.key) })
            }
            None => Effect::Stay,
        }
    }

    /// A trade moves on: named to them, agreed.
    fn advance(&self) -> Effect {
        let Some(trade) = self.trade().filter(|_| self.focus == 1) else {
            return Effect::Say(phrase!("Tab to the trades: s marks one agreed there").to_owned());
        };
        let (word, says) = match trade.state {
            None => ("offered", phrase!("named to them")),
            Some(TradeState::Offered) => ("agreed", "agreed"),
            Some(TradeState::Agreed) => ("refused", phrase!("refused after all")),
            Some(TradeState::Refused) => ("offered", phrase!("named to them again")),
        };
        let cells = vec![("state", Value::Text(word.to_owned()))];
        let label = format!("{}: {says}", trade.give);
        Effect::Do(Operation::set(label, Trade::SCHEMA, trade.key, cells))
    }

    fn try_price(&mut self, by: i128) -> Effect {
        let Some(room) = self.sheet.get().and_then(|s| s.room) else {
            return Effect::Say(
                phrase!("no room is known: e on the deal sets target and floor").to_owned(),
            );
        };
        let price = self.tried.unwrap_or(room.middle).0 + by * room.step.0;
        self.tried = Some(Cents(price.max(room.step.0)));
        Effect::Stay
    }

    pub(super) fn add_offer(&self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let sheet = self.sheet.get().ok_or(phrase!("there is no deal"))?;
        let dossier = ctx.dossier.ok_or(phrase!("there is no account"))?;
        let read = ctx.bench.read_offer(text, &sheet.scale(), &dossier.account);
        let draft = read.map_err(|r| r.to_string())?;
        let whose = if draft.side == Side::Us { "our" } else { "their" };
        let mut label = phrase!("{} offer of {}", whose, draft.day.short_day());
        if let Some(days) = draft.days {
            label += &phrase!(", pays in {days} days", days);
        }
        let mut row = draft.row();
        row.place = sheet.next_place;
        let home = Home { account: sheet.account_key, parent: sheet.key };
        Ok(Effect::Do(Operation::put(label, home, row)))
    }

    fn row_text(&self) -> String {
        match (self.focus, self.offer(), self.trade()) {
            (0, Some(offer), _) => {
                let who = if offer.side == Side::Us { "we" } else { "they" };
                let days = offer.days.map(|d| phrase!(", pays in {d} days", d)).unwrap_or_default();
                let said = offer.said.as_deref().map(|s| format!(", {s}")).unwrap_or_default();
                format!("{}, {who}, {}{days}{said}", offer.day.long_day(), offer.amount.grouped())
            }
            (1, _, Some(trade)) => phrase!("{} for {}", trade.give, trade.get),
            _ => self.sheet.get().map(|s| s.probe_says()).unwrap_or_default(),
        }
    }
}
