//! A purchase: both stage lines over time, what must be true and its proof, and the card of the deal.

mod actions;
mod card;
mod draw;
mod rows;
mod timeline;

use super::deal_sheet::{DealChoice, DealScreen, RowCursor, SheetPrompt, Typing};
use crate::model::{Key, Opportunity as Deal};
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::Result;
use crate::workbench::cash::CashBook;
use crate::workbench::deal_card::DealCard;
use crate::workbench::review::DealEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::{ProofRow, criteria_count};
use std::collections::BTreeSet;

/// The parts of the screen.
const PROOFS: usize = 0;
const CARD: usize = 1;
/// Lines below the proofs for what counts.
const BELOW: usize = 8;

/// The purchases of the picked account, one at a time.
#[derive(Default)]
pub struct Opportunity {
    choice: DealChoice,
    focus: usize,
    /// What must be true: stages and criteria.
    rows: Vec<ProofRow>,
    cursors: [RowCursor; 2],
    /// Stages that are shown the other way round than at first.
    turned: BTreeSet<i64>,
    /// There is room for all stages unfolded.
    whole: bool,
    /// Why the file's proof of the criterion is none.
    prompt: SheetPrompt<()>,
    card: Option<DealCard>,
    /// What is to come for the deal.
    planned: Vec<DealEvent>,
    fault: Option<String>,
    /// The money of all deals, which the card is shown beside once it is read; it is still to be asked for.
    book: Option<CashBook>,
    is_unread: bool,
    later: Later<CashBook>,
    shown: Option<Key>,
}

impl Opportunity {
    /// This purchase.
    pub fn of(id: &str, ctx: &Ctx) -> Self {
        let mut screen = Self { choice: DealChoice::of(Some(id.to_owned())), ..Self::default() };
        screen.refresh(ctx);
        screen
    }

    fn read_card(&mut self, ctx: &Ctx) {
        let (Some(dossier), Some(deal)) = (ctx.dossier, self.choice.deal(ctx)) else {
            self.card = None;
            return;
        };
        match ctx.bench.deal_card_beside(&dossier.account, deal, self.book.as_ref()) {
            Ok(card) => (self.card, self.fault) = (Some(card), None),
            Err(refusal) => (self.card, self.fault) = (None, Some(refusal.to_string())),
        }
        match ctx.bench.planned_for(&dossier.account, deal) {
            Ok(planned) => self.planned = planned,
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        let lines = self.card.as_ref().map_or(0, |c| c.lines.len());
        self.cursors[CARD].keep_in(lines);
    }

    /// Shows the card beside the money of all deals.
    fn take(&mut self, read: Result<CashBook>, ctx: &Ctx) {
        match read {
            Ok(book) => {
                self.book = Some(book);
                self.read_card(ctx);
            }
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
    }

    fn arrange(&mut self, ctx: &Ctx) {
        self.rows = self
            .choice
            .deal(ctx)
            .map(|d| rows::rows(ctx, d, self.whole, &self.turned))
            .unwrap_or_default();
        self.cursors[PROOFS].keep_in(self.rows.len());
    }

    /// All stages unfold where so many lines have room for them and for what counts below.
    fn unfold_for(&mut self, lines: u16, ctx: &Ctx) {
        let all = self.choice.deal(ctx).map_or(0, |deal| rows::all_rows(ctx, deal));
        let whole = usize::from(lines) >= all + BELOW;
        if whole != self.whole {
            let on = self.criterion().map(|c| c.name.clone());
            self.whole = whole;
            self.arrange(ctx);
            let at = on.and_then(|on| self.rows.iter().position(|row| row.is(&on)));
            self.cursors[PROOFS].row = at.unwrap_or(self.cursors[PROOFS].row);
        }
    }

    /// To the first required criterion up to our stage without proof; else the first criterion of our stage.
    fn first_gap(&mut self, ctx: &Ctx) {
        let Some(deal) = self.choice.deal(ctx) else { return };
        let ours = deal.selling_stage.unwrap_or(1);
        let gap = self.rows.iter().position(|row| match row {
            ProofRow::Criterion(c) => c.stage <= ours && c.required && !c.proved,
            ProofRow::Stage(_) => false,
        });
        self.cursors[PROOFS].row =
            gap.or_else(|| self.rows.iter().position(ProofRow::is_selectable)).unwrap_or(0);
    }

    fn criterion(&self) -> Option<&rows::CriterionRow> {
        match self.rows.get(self.cursors[PROOFS].row)? {
            ProofRow::Criterion(criterion) => Some(criterion),
            ProofRow::Stage(_) => None,
        }
    }
}

impl DealScreen for Opportunity {
    const HERE: Place = Place::OPPORTUNITY;

    fn choice(&mut self) -> &mut DealChoice {
        &mut self.choice
    }

    fn read(&mut self, ctx: &Ctx) {
        let deal = self.choice.deal(ctx);
        let key = deal.map(|d| d.key);
        let is_other = std::mem::replace(&mut self.shown, key) != key;
        if is_other {
            self.turned.clear();
            self.cursors[CARD].row = 0;
        }
        self.arrange(ctx);
        if is_other {
            self.first_gap(ctx);
        }
        self.read_card(ctx);
    }
}

impl Screen for Opportunity {
    fn name(&self) -> String {
        phrase!("Opportunity").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        match self.choice.deal(ctx) {
            Some(deal) => {
                self.draw_deal(buf, area, ctx, deal);
                let says = phrase!("it is not offered again; undo brings it back");
                return self.prompt.draw(buf, area, ctx, |(), _| says.to_owned());
            }
            None => {
                let says = phrase!(
                    "No purchase in sight. a adds an opportunity: a name and a value are enough"
                );
                nothing(buf, area, ctx, phrase!("Opportunity"), says);
            }
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let Some(deal) = self.choice.deal(ctx) else {
            return match action {
                Action::Add => Effect::Form(FormKind::Opportunity(None)),
                _ => Effect::Pass,
            };
        };
        let len = match self.focus {
            PROOFS => self.rows.len(),
            _ => self.card.as_ref().map_or(0, |c| c.lines.len()),
        };
        let before = self.cursors[self.focus].row;
        if self.cursors[self.focus].moves(action, len) {
            if self.focus == PROOFS {
                self.skip_open_stages(before);
            }
            return Effect::Stay;
        }
        self.answer(action, ctx, deal)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.hear_or_click(event, ctx)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.prompt.keys()
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        if self.choice.deal(ctx).is_none() {
            return words(&[(Action::Add, "add opportunity")]);
        }
        let own: &[(Action, &str)] = match self.focus {
            PROOFS => &[
                (Action::Enter, "proof"),
                (Action::NextPane, "card"),
                (Action::Advance, "move stage"),
                (Action::Plus, "take what the file says"),
                (Action::Minus, "it proves nothing"),
                (Action::Confirm, "take"),
                (Action::Add, "add proof"),
                (Action::Right, "unfold"),
            ],
            _ => &[
                (Action::Enter, "its sheet"),
                (Action::NextPane, "proof"),
                (Action::Advance, "move stage"),
            ],
        };
        let rest = [
            (Action::Edit, "edit"),
            (Action::Why, "why"),
            (Action::After, "next deal"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
        ];
        words(&[own, &rest].concat())
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some(deal) = self.choice.deal(ctx) else { return String::new() };
        match (self.focus, self.criterion()) {
            (PROOFS, Some(c)) => phrase!("criterion {} of {}", c.number, criteria_count(ctx, deal)),
            (PROOFS, None) => self.choice.place(ctx),
            _ => phrase!(
                "line {} of {}",
                self.cursors[CARD].row + 1,
                self.card.as_ref().map_or(0, |c| c.lines.len())
            ),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.choice.refresh(ctx, Deal::is_open);
        self.read(ctx);
        self.is_unread = self.card.is_some();
    }

    /// The money of all deals is looked at once the proofs are on the screen.
    fn work(&mut self, ctx: &Ctx) -> bool {
        let read = match std::mem::take(&mut self.is_unread) {
            true => self.later.ask(ctx, |bench| bench.cash_book(0)),
            false => self.later.ready(),
        };
        let Some(read) = read else {
            return self.later.is_under_way();
        };
        self.take(read, ctx);
        true
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice.go_to(subject, ctx) {
            return self.read(ctx);
        }
        let Some(deal) = self.choice.deal(ctx) else { return };
        if let Some((stage, _)) = ctx.bench.playbook.criterion_of(deal, subject) {
            let number = stage.number;
            if self
                .rows
                .iter()
                .any(|row| matches!(row, ProofRow::Stage(s) if s.number == number && s.folded))
            {
                self.turn_stage(number, ctx);
            }
            let at = self.rows.iter().position(|row| row.is(subject));
            self.cursors[PROOFS].row = at.unwrap_or(self.cursors[PROOFS].row);
        }
    }
}
