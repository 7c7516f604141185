//! A purchase: both stage lines over time, what must be true and its proof, rivals, points, worth.

mod draw;
mod timeline;

use crate::model::Opportunity as Deal;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::stages::deals;
use crate::tui::route::FormKind;
use crate::tui::screen::Screen;
use crate::workbench::DealSummary;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The purchases of the picked account, one at a time.
#[derive(Default)]
pub struct Opportunity {
    deal: usize,
    account: i64,
    picked: usize,
    top: usize,
    page: usize,
    worth: Option<DealSummary>,
}

/// A row of the list: the stage, and the criterion's place in it.
type Line = (i64, usize);

fn criteria(ctx: &Ctx, deal: &Deal) -> Vec<Line> {
    let stages = ctx.bench.playbook.stages_of(deal).iter();
    stages.flat_map(|s| (0..s.criteria.len()).map(move |i| (s.number, i))).collect()
}

impl Opportunity {
    /// This purchase.
    pub fn of(id: &str, ctx: &Ctx) -> Self {
        let mut screen = Self::default();
        screen.refresh(ctx);
        screen.go_to(id, ctx);
        screen
    }

    fn deal<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Deal> {
        deals(ctx.dossier?).get(self.deal).copied()
    }

    fn turn(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let count = ctx.dossier.map_or(0, |d| deals(d).len());
        if count < 2 {
            return Effect::Say("there is no other purchase here".to_owned());
        }
        self.deal = (self.deal + count).saturating_add_signed(by) % count;
        self.first_gap(ctx);
        Effect::Stay
    }

    /// To the first required criterion up to our stage without proof.
    fn first_gap(&mut self, ctx: &Ctx) {
        let Some(deal) = self.deal(ctx) else { return };
        self.worth = ctx.bench.worth(deal).ok();
        let ours = deal.selling_stage.unwrap_or(1);
        let gap = criteria(ctx, deal).into_iter().position(|(stage, i)| {
            let criterion = ctx.bench.playbook.stage_of(deal, stage);
            let criterion = criterion.and_then(|s| s.criteria.get(i));
            stage <= ours && criterion.is_some_and(|c| c.required && !proved(deal, &c.name))
        });
        self.picked = gap.unwrap_or(0);
    }

    /// Takes what the records prove of the criterion as its proof.
    fn take_word(&self, ctx: &Ctx, deal: &Deal, criterion: &str) -> Effect {
        let taken = ctx.dossier.and_then(|d| {
            let title = d.proof(&deal.id, criterion)?.title.clone();
            Some((title, d.proof_taken(deal, criterion)?))
        });
        match taken {
            Some((title, edit)) => {
                let label = format!("{}, proof of {title}, as the file says", deal.name.as_str());
                Effect::Do(label, vec![edit])
            }
            None => Effect::Say("the file proves nothing of this; a writes the proof".to_owned()),
        }
    }

    fn criterion<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a str> {
        let deal = self.deal(ctx)?;
        let (stage, i) = criteria(ctx, deal).get(self.picked).copied()?;
        let stage = ctx.bench.playbook.stage_of(deal, stage)?;
        stage.criteria.get(i).map(|c| c.name.as_str())
    }
}

fn proved(deal: &Deal, criterion: &str) -> bool {
    let mut evidence = deal.evidence.iter();
    evidence.any(|e| e.criterion.as_deref() == Some(criterion))
}

impl Screen for Opportunity {
    fn name(&self) -> String {
        "Opportunity".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        match self.deal(ctx) {
            Some(deal) => self.draw_deal(buf, area, ctx, deal),
            None => {
                let says =
                    "No purchase in sight. a adds an opportunity: a name and a value are enough";
                crate::tui::components::layout::nothing(buf, area, ctx, "Opportunity", says);
            }
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let Some(deal) = self.deal(ctx) else {
            return match action {
                Action::Add => Effect::Form(FormKind::Opportunity(None)),
                _ => Effect::Pass,
            };
        };
        if move_mark(&mut self.picked, criteria(ctx, deal).len(), self.page, action) {
            return Effect::Stay;
        }
        let id = deal.id.to_string();
        match (action, self.criterion(ctx)) {
            (Action::Add | Action::Enter, Some(criterion)) => Effect::Form(FormKind::Evidence {
                opportunity: id,
                criterion: criterion.to_owned(),
            }),
            (Action::Confirm, Some(criterion)) => self.take_word(ctx, deal, criterion),
            (Action::Advance, _) => Effect::Form(FormKind::Stage(id)),
            (Action::Edit, _) => Effect::Form(FormKind::Opportunity(Some(id))),
            (Action::Before, _) => self.turn(-1, ctx),
            (Action::After, _) => self.turn(1, ctx),
            (Action::Copy, Some(criterion)) => Effect::Clip(draw::told(ctx, deal, criterion)),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "proof"),
            (Action::Confirm, "take the file's word"),
            (Action::Advance, "move stage"),
            (Action::Edit, "edit"),
            (Action::Before, "purchase before"),
            (Action::After, "next"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
            (Action::Add, "add"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        match self.deal(ctx) {
            Some(deal) => {
                format!("criterion {} of {}", self.picked + 1, criteria(ctx, deal).len())
            }
            None => String::new(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let key = ctx.dossier.map_or(0, |d| d.key);
        if std::mem::replace(&mut self.account, key) != key {
            self.deal = 0;
            self.first_gap(ctx);
        }
        let count = ctx.dossier.map_or(0, |d| deals(d).len());
        self.deal = self.deal.min(count.saturating_sub(1));
        self.worth = self.deal(ctx).and_then(|deal| ctx.bench.worth(deal).ok());
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        if let Some(deal) = deals(dossier).iter().position(|o| *o.id == subject) {
            self.deal = deal;
            self.first_gap(ctx);
        } else if let Some(deal) = self.deal(ctx) {
            let row = criteria(ctx, deal).into_iter().position(|(stage, i)| {
                let criteria = ctx.bench.playbook.stage_of(deal, stage).map(|s| &s.criteria);
                criteria.is_some_and(|c| c.get(i).is_some_and(|c| c.name == subject))
            });
            self.picked = row.unwrap_or(self.picked);
        }
    }
}
