//! The negotiation of a deal: offers of both sides, steps, the ladder of prices, trades, what to ask next.

mod actions;
mod draw;
mod draw_lower;

use super::deal_sheet::{DealChoice, DealScreen, RowCursor, SheetPrompt, ShownDeal, Typing};
use crate::rules::cents::Cents;
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::negotiation::NegotiationSheet;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The negotiation of a deal.
#[derive(Default)]
pub struct NegotiationScreen {
    sheet: ShownDeal<NegotiationSheet>,
    /// 0 the offers, 1 the trades, 2 (on a narrow screen) what to ask next.
    focus: usize,
    rows: [RowCursor; 2],
    /// The price that is tried.
    tried: Option<Cents>,
    /// The scale of prices is left out.
    without_chart: bool,
    /// An offer in one line.
    prompt: SheetPrompt<()>,
}

impl NegotiationScreen {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(deal: Option<String>) -> Self {
        Self { sheet: ShownDeal::of(deal), ..Self::default() }
    }

    fn len(&self) -> usize {
        match (self.sheet.get(), self.focus) {
            (Some(sheet), 0) => sheet.offers.len(),
            (Some(sheet), 1) => sheet.trades.len(),
            _ => 0,
        }
    }
}

impl DealScreen for NegotiationScreen {
    const HERE: Place = Place::NEGOTIATION;

    fn choice(&mut self) -> &mut DealChoice {
        &mut self.sheet.choice
    }

    fn read(&mut self, ctx: &Ctx) {
        let is_other =
            self.sheet.read(ctx, |account, deal| ctx.bench.negotiation_sheet(account, deal));
        let sheet = self.sheet.get();
        let (offers, trades) = sheet.map_or((0, 0), |s| (s.offers.len(), s.trades.len()));
        if is_other {
            self.tried = sheet.and_then(|s| s.room).map(|room| room.middle);
            self.rows[0].row = offers.saturating_sub(1);
            self.rows[1].row = 0;
        }
        self.rows[0].keep_in(offers);
        self.rows[1].keep_in(trades);
    }
}

impl Typing for NegotiationScreen {
    type Kind = ();

    fn prompt(&mut self) -> &mut SheetPrompt<()> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.rows, &mut self.focus)
    }

    fn typed(&mut self, (): (), text: &str, ctx: &Ctx) -> Result<Effect, String> {
        self.add_offer(text, ctx)
    }
}

impl Screen for NegotiationScreen {
    fn name(&self) -> String {
        match self.sheet.get() {
            Some(sheet) => phrase!("{} › Negotiation", sheet.opportunity.1),
            None => phrase!("Negotiation").to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let sheet = self.sheet.or_nothing(buf, area, ctx, ("Negotiation", "offers"))?;
        self.draw_sheet(buf, area, ctx, &sheet);
        self.prompt.draw(buf, area, ctx, |(), text| offer_says(text, &sheet, ctx))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let len = self.len();
        if self.focus < 2 && self.rows[self.focus].moves(action, len) {
            return Effect::Stay;
        }
        self.answer(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.hear_or_click(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.get().is_none() || self.prompt.is_open() {
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
        self.prompt.keys()
    }

    fn status(&self, ctx: &Ctx) -> String {
        match self.focus {
            0 if self.len() > 0 => phrase!("offer {} of {}", self.rows[0].row + 1, self.len()),
            1 if self.len() > 0 => phrase!("trade {} of {}", self.rows[1].row + 1, self.len()),
            _ if self.sheet.get().is_some() => self.sheet.choice.place(ctx),
            _ => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let offers = self.sheet.get().map(|s| s.offers.len());
        self.sheet.choice.refresh(ctx, |deal| deal.is_open());
        self.read(ctx);
        // A new offer is looked at.
        let now = self.sheet.get().map(|s| s.offers.len());
        if offers.is_some() && now > offers {
            self.rows[0].row = now.map_or(0, |n| n.saturating_sub(1));
        }
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice().go_to(subject, ctx) {
            self.read(ctx);
        }
    }
}

/// What the typed line is understood as, or what is missing.
fn offer_says(text: &str, sheet: &NegotiationSheet, ctx: &Ctx) -> String {
    let Some(dossier) = ctx.dossier else { return String::new() };
    if text.trim().is_empty() {
        return phrase!("they 1600, or we 1980, 30 days, \"what they said\", until 31 jan")
            .to_owned();
    }
    match ctx.bench.read_offer(text, &sheet.scale(), &dossier.account) {
        Ok(draft) => draft.preview(sheet),
        Err(refusal) => refusal.to_string(),
    }
}
