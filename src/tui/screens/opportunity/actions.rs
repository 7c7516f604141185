//! What the keys of a purchase do: proofs, stages, the card's way to its sheets.

use super::rows::{ProofRow, proof};
use super::{CARD, Opportunity, PROOFS};
use crate::model::Opportunity as Deal;
use crate::tui::action::{Action, Place};
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::deal_sheet::{DealScreen, RowCursor, SheetPrompt, Typing};
use crate::tui::screens::verdict::why_score;
use crate::workbench::Operation;
use crate::workbench::deal_card::CardSubject;
use crate::workbench::report::file_name;

/// The deal on a page, to be defended in front of a boss.
fn save_page(ctx: &Ctx, deal: &Deal) -> Effect {
    let Some(dossier) = ctx.dossier else { return Effect::Pass };
    match ctx.bench.deal_page(&dossier.account, deal) {
        Ok(report) => {
            let name = format!("deal-{}.md", file_name(&deal.name));
            SaveFile::open(
                SavedReport { title: phrase!("Save the deal on a page as"), report },
                &name,
            )
        }
        Err(refusal) => Effect::Say(refusal.to_string()),
    }
}

impl Opportunity {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx, deal: &Deal) -> Effect {
        if let Some(effect) = self.act_on_deal(action, ctx) {
            return effect;
        }
        let id = deal.id.to_string();
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.focus = 1 - self.focus;
                Effect::Stay
            }
            Action::Enter if self.focus == CARD => self.open_sheet(id, ctx),
            Action::Left | Action::Right if self.focus == PROOFS => {
                match self.rows.get(self.cursors[PROOFS].row).map(ProofRow::stage) {
                    Some(stage) => self.turn_stage(stage, ctx),
                    None => Effect::Stay,
                }
            }
            Action::Add | Action::Enter if self.focus == PROOFS => self.enter(id, ctx),
            Action::Add => {
                Effect::Form(FormKind::Record { sheet: "rival", key: None, owner: Some(deal.key) })
            }
            Action::Plus | Action::Confirm if self.focus == PROOFS => self.take_word(ctx, deal),
            Action::Minus if self.focus == PROOFS => self.ask_refusal(ctx, deal),
            Action::Advance => Effect::Form(FormKind::Stage(id)),
            Action::Edit => Effect::Form(FormKind::Opportunity(Some(id))),
            Action::Why => match &self.card {
                Some(card) => Effect::Open(Route::Why(why_score(&card.verdict))),
                None => Effect::Pass,
            },
            Action::Copy => Effect::Clip(self.row_text(ctx, deal)),
            Action::SaveFile => save_page(ctx, deal),
            _ => Effect::Pass,
        }
    }

    /// An unfolded stage is no row to stand on: the cursor goes on in its direction.
    pub(super) fn skip_open_stages(&mut self, before: usize) {
        let row = self.cursors[PROOFS].row;
        let down = row >= before;
        let on = |at: usize| self.rows.get(at).is_some_and(ProofRow::is_selectable);
        let next = match down {
            true => (row..self.rows.len()).find(|at| on(*at)),
            false => (0..=row).rev().find(|at| on(*at)),
        };
        self.cursors[PROOFS].row = next.unwrap_or(before);
    }

    /// Folds a stage, or unfolds it.
    pub(super) fn turn_stage(&mut self, stage: i64, ctx: &Ctx) -> Effect {
        if !self.turned.remove(&stage) {
            self.turned.insert(stage);
        }
        self.arrange(ctx);
        let first = self.rows.iter().position(|row| row.stage() == stage && row.is_selectable());
        self.cursors[PROOFS].row = first.unwrap_or(0);
        Effect::Stay
    }

    /// The proof of the criterion as a form; of a folded stage its criteria.
    fn enter(&mut self, opportunity: String, ctx: &Ctx) -> Effect {
        match self.rows.get(self.cursors[PROOFS].row).cloned() {
            Some(ProofRow::Criterion(row)) => {
                Effect::Form(FormKind::Evidence { opportunity, criterion: row.name })
            }
            Some(ProofRow::Stage(row)) => self.turn_stage(row.number, ctx),
            None => Effect::Stay,
        }
    }

    /// Takes what the records prove of the criterion as its proof.
    fn take_word(&self, ctx: &Ctx, deal: &Deal) -> Effect {
        let Some(row) = self.criterion() else { return Effect::Stay };
        let taken = ctx.dossier.and_then(|d| {
            let title = d.proof(&deal.id, &row.name)?.title.clone();
            Some((title, d.proof_taken(deal, &row.name)?))
        });
        match taken {
            Some((title, edit)) => {
                let label = phrase!("{}, proof of {}, as the file says", deal.name.as_str(), title);
                Effect::Do(Operation::new(label, vec![edit]))
            }
            None => Effect::Say(
                phrase!("the file proves nothing of this; a writes the proof").to_owned(),
            ),
        }
    }

    /// Asks why what the records say proves nothing.
    fn ask_refusal(&mut self, ctx: &Ctx, deal: &Deal) -> Effect {
        let offered = self.criterion().filter(|row| row.offered);
        let proof = offered.and_then(|row| ctx.dossier?.proof(&deal.id, &row.name));
        match proof.map(|proof| phrase!("Why is this no proof of {}: {}", proof.title, proof.note))
        {
            Some(title) => self.prompt.ask((), title, ""),
            None => Effect::Say(phrase!("the file offers no proof of this").to_owned()),
        }
    }

    /// The sheet that the line of the card comes from.
    fn open_sheet(&self, id: String, ctx: &Ctx) -> Effect {
        let line = self.card.as_ref().and_then(|c| c.lines.get(self.cursors[CARD].row));
        let (Some(line), Some(dossier)) = (line, ctx.dossier) else { return Effect::Stay };
        Effect::Open(match line.subject {
            CardSubject::Votes => Route::Place(Place::MAP),
            CardSubject::Next => Route::Place(Place::VISITS),
            CardSubject::Specification => Route::Specification(Some(id)),
            CardSubject::Price => Route::Negotiation(Some(id)),
            CardSubject::Money => Route::Money(Some(id)),
            CardSubject::NeedYou => Route::Review(dossier.key, id),
            CardSubject::Verdict
            | CardSubject::Win
            | CardSubject::Lose
            | CardSubject::SideBySide
            | CardSubject::Worth
            | CardSubject::Change => Route::Verdict(Some(id)),
        })
    }

    fn row_text(&self, ctx: &Ctx, deal: &Deal) -> String {
        match (self.focus, self.criterion()) {
            (PROOFS, Some(row)) => told(ctx, deal, &row.name),
            (CARD, _) => {
                let line = self.card.as_ref().and_then(|c| c.lines.get(self.cursors[CARD].row));
                let rows = line.map(|l| l.rows.iter().map(|r| r.text.as_str()).collect::<Vec<_>>());
                format!("{}: {}", deal.name.as_str(), rows.unwrap_or_default().join("; "))
            }
            _ => deal.name.to_string(),
        }
    }
}

impl Typing for Opportunity {
    type Kind = ();

    fn prompt(&mut self) -> &mut SheetPrompt<()> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.cursors, &mut self.focus)
    }

    fn typed(&mut self, (): (), why: &str, ctx: &Ctx) -> Result<Effect, String> {
        if why.is_empty() {
            return Err(phrase!("a reason is needed, so that it is known in a year").to_owned());
        }
        let deal = self.choice.deal(ctx).ok_or(phrase!("the purchase is gone"))?;
        let row = self.criterion().ok_or(phrase!("the criterion is gone"))?;
        let refused = ctx.dossier.and_then(|d| d.proof_refused(deal, &row.name, why, ctx.today()));
        let (label, edit) = refused.ok_or(phrase!("the file offers no proof of this any more"))?;
        Ok(Effect::Do(Operation::new(label, vec![edit])))
    }
}

/// A criterion with its proof, to copy.
fn told(ctx: &Ctx, deal: &Deal, criterion: &str) -> String {
    let title = ctx.bench.playbook.criterion_of(deal, criterion);
    let title = title.map_or(criterion, |(_, c)| c.title.as_str());
    format!("{}: {title}: {}", *deal.name, proof(deal, criterion))
}
