//! The negotiation of a deal: offers of both sides, steps, the ladder of prices, trades, what to ask next.

mod actions;
mod draw;
mod draw_lower;

use super::deal_sheet::{DealChoice, RowCursor, SheetPrompt, Typing};
use crate::rules::cents::Cents;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::negotiation::{NegotiationSheet, read_offer};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NegotiationTyping {
    /// An offer in one line.
    Offer,
    /// Where the sheet is saved.
    Save,
}

/// The negotiation of a deal.
#[derive(Default)]
pub struct NegotiationScreen {
    choice: DealChoice,
    sheet: Option<NegotiationSheet>,
    fault: Option<String>,
    /// 0 the offers, 1 the trades, 2 (on a narrow screen) what to ask next.
    focus: usize,
    rows: [RowCursor; 2],
    /// The price that is tried.
    tried: Option<Cents>,
    /// The scale of prices is left out.
    without_chart: bool,
    prompt: Option<SheetPrompt<NegotiationTyping>>,
    shown: Option<i64>,
}

impl NegotiationScreen {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(deal: Option<String>) -> Self {
        Self { choice: DealChoice::of(deal), ..Self::default() }
    }

    fn read(&mut self, ctx: &Ctx) {
        let found = match (ctx.dossier, self.choice.deal(ctx)) {
            (Some(dossier), Some(deal)) => {
                ctx.bench.negotiation_sheet(&dossier.account, deal).map(Some)
            }
            _ => Ok(None),
        };
        (self.sheet, self.fault) = match found {
            Ok(sheet) => (sheet, None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
        let deal = self.sheet.as_ref().map(|s| s.key);
        let offers = self.sheet.as_ref().map_or(0, |s| s.offers.len());
        if self.shown != deal {
            self.shown = deal;
            self.tried = self.sheet.as_ref().and_then(|s| s.room).map(|room| room.middle);
            self.rows[0].row = offers.saturating_sub(1);
            self.rows[1].row = 0;
        }
        self.rows[0].keep_in(offers);
        self.rows[1].keep_in(self.sheet.as_ref().map_or(0, |s| s.trades.len()));
    }

    fn len(&self) -> usize {
        match (&self.sheet, self.focus) {
            (Some(sheet), 0) => sheet.offers.len(),
            (Some(sheet), 1) => sheet.trades.len(),
            _ => 0,
        }
    }
}

impl Screen for NegotiationScreen {
    fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{} › Negotiation", sheet.opportunity.1),
            None => "Negotiation".to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(sheet) = self.sheet.take() else {
            let says = self.fault.as_deref().unwrap_or(
                "No purchase in sight, so no offers. n o adds one: a name and a value are enough",
            );
            nothing(buf, area, ctx, "Negotiation", says);
            return None;
        };
        self.draw_sheet(buf, area, ctx, &sheet);
        let caret = self.prompt.as_ref().and_then(|prompt| {
            let says = match prompt.kind {
                NegotiationTyping::Save => crate::workbench::report::REPORT_ENDINGS.to_owned(),
                NegotiationTyping::Offer => offer_says(prompt.text(), &sheet, ctx),
            };
            prompt.draw(buf, area, ctx, &says)
        });
        self.sheet = Some(sheet);
        caret
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let len = self.len();
        if self.focus < 2 && self.rows[self.focus].moves(action, len) {
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
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.is_none() || self.prompt.is_some() {
            return Vec::new();
        }
        let mut keys = match self.focus {
            1 => vec![
                (Action::Add, "add trade"),
                (Action::Advance, "agreed"),
                (Action::Edit, "edit"),
            ],
            _ => vec![
                (Action::Add, "add offer"),
                (Action::Enter, "open"),
                (Action::Advance, "next state"),
                (Action::Edit, "edit"),
            ],
        };
        keys.extend([
            (Action::Plus, "price tried"),
            (Action::NextPane, "trades"),
            (Action::View, "chart, table"),
            (Action::Why, "why"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
            (Action::After, "next deal"),
            (Action::Delete, "take away"),
        ]);
        words(&keys)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.prompt {
            Some(_) => &[("Enter", "save"), ("Esc", "leave")],
            None => &[],
        }
    }

    fn status(&self, ctx: &Ctx) -> String {
        match self.focus {
            0 if self.len() > 0 => format!("offer {} of {}", self.rows[0].row + 1, self.len()),
            1 if self.len() > 0 => format!("trade {} of {}", self.rows[1].row + 1, self.len()),
            _ if self.sheet.is_some() => self.choice.place(ctx),
            _ => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let offers = self.sheet.as_ref().map(|s| s.offers.len());
        self.choice.refresh(ctx, |deal| deal.is_open());
        self.read(ctx);
        // A new offer is looked at.
        let now = self.sheet.as_ref().map(|s| s.offers.len());
        if offers.is_some() && now > offers {
            self.rows[0].row = now.map_or(0, |n| n.saturating_sub(1));
        }
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice.go_to(subject, ctx) {
            self.read(ctx);
        }
    }
}

/// What the typed line is understood as, or what is missing.
fn offer_says(text: &str, sheet: &NegotiationSheet, ctx: &Ctx) -> String {
    let Some(dossier) = ctx.dossier else { return String::new() };
    if text.trim().is_empty() {
        return "they 1600, or we 1980, 30 days, \"what they said\", until 31 jan".to_owned();
    }
    match read_offer(text, &sheet.scale(), &dossier.account) {
        Ok(draft) => draft.preview(sheet),
        Err(refusal) => refusal.to_string(),
    }
}
