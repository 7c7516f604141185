//! Specification and bid of a deal: whose points, what we do about each, what must be on their table when.

mod actions;
mod draw;
mod time_line;

use super::deal_sheet::{DealChoice, RowCursor, SheetPrompt, Typing};
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::specification::{PointRow, SpecificationSheet, read_plan};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SpecificationTyping {
    /// A plan for the selected point.
    Plan,
    /// The day on which a paper was ready.
    Ready,
    /// Where the sheet is saved.
    Save,
}

/// The order of the points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum PointOrder {
    /// As they stand in the specification.
    #[default]
    Number,
    /// A rival's first.
    Favours,
    /// By who wrote them.
    Author,
}

/// Specification and bid of a deal.
#[derive(Default)]
pub struct SpecificationScreen {
    choice: DealChoice,
    sheet: Option<SpecificationSheet>,
    fault: Option<String>,
    order: PointOrder,
    /// The points in their order, by their place in the sheet.
    points: Vec<usize>,
    /// 0 the points, 1 the bid.
    focus: usize,
    rows: [RowCursor; 2],
    prompt: Option<SheetPrompt<SpecificationTyping>>,
    shown: Option<i64>,
}

impl SpecificationScreen {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(deal: Option<String>) -> Self {
        Self { choice: DealChoice::of(deal), ..Self::default() }
    }

    fn read(&mut self, ctx: &Ctx) {
        let found = match (ctx.dossier, self.choice.deal(ctx)) {
            (Some(dossier), Some(deal)) => {
                ctx.bench.specification_sheet(&dossier.account, deal).map(Some)
            }
            _ => Ok(None),
        };
        (self.sheet, self.fault) = match found {
            Ok(sheet) => (sheet, None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
        self.arrange();
        let deal = self.sheet.as_ref().map(|s| s.key);
        if self.shown != deal {
            self.shown = deal;
            let first = self.sheet.as_ref().map_or(0, SpecificationSheet::first_point);
            self.rows[0].row = self.points.iter().position(|p| *p == first).unwrap_or(0);
            self.rows[1].row = self.next_paper();
        }
        self.rows[0].keep_in(self.points.len());
        self.rows[1].keep_in(self.sheet.as_ref().map_or(0, |s| s.calendar.len()));
    }

    /// Puts the points into their order.
    fn arrange(&mut self) {
        let Some(sheet) = &self.sheet else {
            self.points.clear();
            return;
        };
        self.points = (0..sheet.points.len()).collect();
        match self.order {
            PointOrder::Number => {}
            PointOrder::Favours => self.points.sort_by_key(|i| {
                use crate::model::Favours::{Neutral, Rival, Us};
                match sheet.points[*i].favours {
                    Rival => 0,
                    Neutral => 1,
                    Us => 2,
                }
            }),
            PointOrder::Author => {
                self.points.sort_by(|a, b| sheet.points[*a].author.cmp(&sheet.points[*b].author));
            }
        }
    }

    fn point(&self) -> Option<&PointRow> {
        self.sheet.as_ref()?.points.get(*self.points.get(self.rows[0].row)?)
    }

    fn len(&self) -> usize {
        match self.focus {
            0 => self.points.len(),
            _ => self.sheet.as_ref().map_or(0, |s| s.calendar.len()),
        }
    }
}

impl Screen for SpecificationScreen {
    fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{} › Specification and bid", sheet.opportunity.1),
            None => "Specification and bid".to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let Some(sheet) = self.sheet.take() else {
            let says = self.fault.as_deref().unwrap_or(
                "No purchase in sight, so no specification. n o adds one: a name and a value are enough",
            );
            nothing(buf, area, ctx, "Specification and bid", says);
            return None;
        };
        self.draw_sheet(buf, area, ctx, &sheet);
        self.sheet = Some(sheet);
        self.prompt.as_ref().and_then(|prompt| {
            let says = self.typed_says(prompt, ctx);
            prompt.draw(buf, area, ctx, &says)
        })
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let len = self.len();
        if self.rows[self.focus].moves(action, len) {
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
        let mut keys = vec![(Action::Enter, "open")];
        match (self.focus, self.point().is_some()) {
            (0, true) => keys.extend([
                (Action::Add, "plan"),
                (Action::Plus, "ours, rival's"),
                (Action::Edit, "edit"),
                (Action::Order, "order"),
                (Action::NextPane, "bid"),
                (Action::Advance, "next state"),
            ]),
            (0, false) => keys.extend([(Action::Add, "add point"), (Action::NextPane, "bid")]),
            _ => keys.extend([
                (Action::Advance, "paper ready"),
                (Action::Add, "add paper"),
                (Action::Edit, "edit"),
                (Action::NextPane, "points"),
            ]),
        }
        keys.extend([
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
        match (self.focus, self.len()) {
            (0, len) if len > 0 => format!("point {} of {len}", self.rows[0].row + 1),
            (1, len) if len > 0 => format!("day {} of {len}", self.rows[1].row + 1),
            _ if self.sheet.is_some() => self.choice.place(ctx),
            _ => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.choice.refresh(ctx, |deal| deal.is_open());
        self.read(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice.go_to(subject, ctx) {
            self.read(ctx);
        } else if let Some(sheet) = &self.sheet {
            let found = self.points.iter().position(|i| sheet.points[*i].id == subject);
            self.rows[0].row = found.unwrap_or(self.rows[0].row);
        }
    }
}

/// What a typed plan is understood as, or what is missing.
fn plan_says(text: &str, ctx: &Ctx) -> String {
    if text.trim().is_empty() {
        return "Reyes: comments, fri 11 dec   or   lost: why".to_owned();
    }
    match read_plan(text, ctx.bench) {
        Ok(draft) => draft.preview(ctx.today()),
        Err(refusal) => refusal.to_string(),
    }
}
