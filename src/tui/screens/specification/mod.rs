//! Specification and bid of a deal: whose points, what we do about each, what must be on their table when.

mod actions;
mod draw;
mod time_line;

use super::deal_sheet::{
    DealChoice, DealScreen, RowCursor, SheetPrompt, ShownDeal, Typing, day_says,
};
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::Sense;
use crate::workbench::specification::{PointRow, SpecificationSheet, read_plan};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecificationTyping {
    /// A plan for the selected point.
    Plan,
    /// The day on which a paper was ready.
    Ready,
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
    sheet: ShownDeal<SpecificationSheet>,
    order: PointOrder,
    /// The points in their order, by their place in the sheet.
    points: Vec<usize>,
    /// 0 the points, 1 the bid.
    focus: usize,
    rows: [RowCursor; 2],
    prompt: SheetPrompt<SpecificationTyping>,
}

impl SpecificationScreen {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(deal: Option<String>) -> Self {
        Self { sheet: ShownDeal::of(deal), ..Self::default() }
    }

    /// Puts the points into their order.
    fn arrange(&mut self) {
        let Some(sheet) = self.sheet.get() else {
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
        self.sheet.get()?.points.get(*self.points.get(self.rows[0].row)?)
    }

    fn len(&self) -> usize {
        match self.focus {
            0 => self.points.len(),
            _ => self.sheet.get().map_or(0, |s| s.calendar.len()),
        }
    }
}

impl DealScreen for SpecificationScreen {
    const HERE: Place = Place::SPECIFICATION;

    fn choice(&mut self) -> &mut DealChoice {
        &mut self.sheet.choice
    }

    fn read(&mut self, ctx: &Ctx) {
        let is_other =
            self.sheet.read(ctx, |account, deal| ctx.bench.specification_sheet(account, deal));
        self.arrange();
        if is_other {
            let first = self.sheet.get().map_or(0, SpecificationSheet::first_point);
            self.rows[0].row = self.points.iter().position(|p| *p == first).unwrap_or(0);
            self.rows[1].row = self.next_paper();
        }
        self.rows[0].keep_in(self.points.len());
        self.rows[1].keep_in(self.sheet.get().map_or(0, |s| s.calendar.len()));
    }
}

impl Typing for SpecificationScreen {
    type Kind = SpecificationTyping;

    fn prompt(&mut self) -> &mut SheetPrompt<SpecificationTyping> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.rows, &mut self.focus)
    }

    fn typed(
        &mut self,
        kind: SpecificationTyping,
        text: &str,
        ctx: &Ctx,
    ) -> Result<Effect, String> {
        match kind {
            SpecificationTyping::Plan => self.plan(text, ctx),
            SpecificationTyping::Ready => self.ready(text, ctx),
        }
    }
}

impl Screen for SpecificationScreen {
    fn name(&self) -> String {
        match self.sheet.get() {
            Some(sheet) => phrase!("{} › Specification and bid", sheet.opportunity.1),
            None => phrase!("Specification and bid").to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let titles = (phrase!("Specification and bid"), "specification");
        let sheet = self.sheet.or_nothing(buf, area, ctx, titles)?;
        self.draw_sheet(buf, area, ctx, &sheet);
        self.prompt.draw(buf, area, ctx, |kind, text| match kind {
            SpecificationTyping::Plan => plan_says(text, ctx),
            SpecificationTyping::Ready => day_says(text, Sense::Past, ctx),
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
        self.hear_or_click(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.get().is_none() || self.prompt.is_open() {
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
        self.prompt.keys()
    }

    fn status(&self, ctx: &Ctx) -> String {
        match (self.focus, self.len()) {
            (0, len) if len > 0 => phrase!("point {} of {}", self.rows[0].row + 1, len),
            (1, len) if len > 0 => phrase!("day {} of {}", self.rows[1].row + 1, len),
            _ if self.sheet.get().is_some() => self.sheet.choice.place(ctx),
            _ => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.sheet.choice.refresh(ctx, |deal| deal.is_open());
        self.read(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice().go_to(subject, ctx) {
            self.read(ctx);
        } else if let Some(sheet) = self.sheet.get() {
            let found = self.points.iter().position(|i| sheet.points[*i].id == subject);
            self.rows[0].row = found.unwrap_or(self.rows[0].row);
        }
    }
}

/// What a typed plan is understood as, or what is missing.
fn plan_says(text: &str, ctx: &Ctx) -> String {
    if text.trim().is_empty() {
        return phrase!("Reyes: comments, fri   or   lost: why").to_owned();
    }
    match read_plan(text, ctx.bench) {
        Ok(draft) => draft.preview(ctx.today()),
        Err(refusal) => refusal.to_string(),
    }
}
