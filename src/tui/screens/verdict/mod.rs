//! The verdict on a deal: eight marks by digit, what would change it, the verdicts so far (METHOD M30, M31, F6).

mod actions;
mod draw;
mod draw_lower;
mod report;

pub use report::why_score;

use super::deal_sheet::{
    DealChoice, DealScreen, RowCursor, SheetPrompt, ShownDeal, Typing, clicked,
};
use crate::model::VerdictWord;
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::verdict::{MarkLine, VerdictView};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictTyping {
    /// The reason of the mark under the cursor.
    Reason,
    /// The reason of a verdict, which Left and Right choose.
    Verdict(VerdictWord),
    /// Whether the tasks of a deal end with a no-go.
    Tasks,
}

/// The parts of the screen that Tab goes through.
const PARTS: usize = 3;
const MARKS: usize = 0;
const CHANGES: usize = 1;
const VERDICTS: usize = 2;

/// The verdict on a deal.
#[derive(Default)]
pub struct VerdictScreen {
    sheet: ShownDeal<VerdictView>,
    /// The deals that are out on the deepest day beside this one, and whether the limit holds; read once a deal.
    together: Option<(Vec<String>, bool)>,
    /// The money of the others is still to be looked at.
    is_unread: bool,
    focus: usize,
    rows: [RowCursor; PARTS],
    /// Whose marks: 0 ours, then the rivals.
    whose: usize,
    /// The verdict whose marks stand at the left, by its place; the newest that kept some without one.
    compared: Option<usize>,
    prompt: SheetPrompt<VerdictTyping>,
    /// The reason of a no-go, while its tasks are asked about.
    no_go_why: String,
}

impl VerdictScreen {
    /// Of the purchase of this id, or of the account's first.
    pub fn of(deal: Option<String>) -> Self {
        Self { sheet: ShownDeal::of(deal), ..Self::default() }
    }

    /// Another deal: to the first mark that is not rated, else the lowest.
    fn begin(&mut self) {
        (self.focus, self.whose, self.compared) = (MARKS, 0, None);
        let Some(view) = self.sheet.get() else { return };
        let unrated = view.marks.iter().position(|m| m.score.is_none());
        self.rows[MARKS].row = unrated.unwrap_or_else(|| {
            let marks = view.marks.iter().enumerate();
            marks.min_by_key(|(at, m)| (m.score, *at)).map_or(0, |(at, _)| at)
        });
        self.rows[CHANGES].row = 0;
        self.rows[VERDICTS].row = 0;
        (self.together, self.is_unread) = (None, true);
    }

    fn mark(&self) -> Option<&MarkLine> {
        self.sheet.get()?.marks.get(self.rows[MARKS].row)
    }

    /// The marks that can be set now: all of ours, four of a rival's.
    fn can_be_set(&self, at: usize) -> bool {
        let mark = self.sheet.get().and_then(|v| v.marks.get(at));
        mark.is_some_and(|m| self.whose == 0 || m.rivals.is_some())
    }

    fn len(&self) -> usize {
        self.sheet.get().map_or(0, |view| match self.focus {
            MARKS => view.marks.len(),
            CHANGES => view.changes.len(),
            _ => view.verdicts.len(),
        })
    }
}

impl DealScreen for VerdictScreen {
    const HERE: Place = Place::VERDICT;

    fn choice(&mut self) -> &mut DealChoice {
        &mut self.sheet.choice
    }

    fn read(&mut self, ctx: &Ctx) {
        if self.sheet.read(ctx, |account, deal| ctx.bench.verdict_view(account, deal)) {
            self.begin();
        }
        let Some(view) = self.sheet.get() else { return };
        self.rows[MARKS].keep_in(view.marks.len());
        self.rows[CHANGES].keep_in(view.changes.len());
        self.rows[VERDICTS].keep_in(view.verdicts.len());
        self.whose = self.whose.min(view.rivals.len());
    }
}

impl Screen for VerdictScreen {
    fn name(&self) -> String {
        match self.sheet.get() {
            Some(view) => phrase!("{} › Verdict", view.opportunity.1),
            None => phrase!("Verdict").to_owned(),
        }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let view = self.sheet.or_nothing(buf, area, ctx, ("Verdict", "verdict"))?;
        self.draw_view(buf, area, ctx, &view);
        self.prompt.draw(buf, area, ctx, |kind, typed| self.prompt_says((kind, typed), &view, ctx))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let len = self.len();
        let before = self.rows[MARKS].row;
        if self.rows[self.focus].moves(action, len) {
            if self.focus == MARKS {
                self.skip_what_cannot_be_set(before, action);
            }
            return Effect::Stay;
        }
        match (action, self.focus) {
            (Action::Digit(mark) | Action::Pane(mark), MARKS) => self.set_mark(mark.into(), ctx),
            _ => self.answer(action, ctx),
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if self.turn_verdict(event) {
            return Some(Effect::Stay);
        }
        if let Some(effect) = self.hear(event, ctx) {
            return Some(effect);
        }
        self.focus = clicked(&mut self.rows, event)?;
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.sheet.get().is_none() {
            return Vec::new();
        }
        let own: &[(Action, &str)] = match self.focus {
            MARKS => &[
                (Action::Digit(0), "to 5, the mark"),
                (Action::Plus, "one up"),
                (Action::Minus, "down"),
                (Action::Edit, "reason"),
                (Action::Advance, "log the verdict"),
                (Action::Right, "whose"),
                (Action::Enter, "anchors"),
                (Action::Add, "rival"),
            ],
            CHANGES => &[(Action::Add, "as actions"), (Action::Advance, "log the verdict")],
            _ => &[(Action::Enter, "its marks"), (Action::Advance, "log the verdict")],
        };
        let rest = [
            (Action::NextPane, "next pane"),
            (Action::Why, "why"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
            (Action::After, "next deal"),
        ];
        words(&[own, &rest].concat())
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.prompt.kind() {
            Some(VerdictTyping::Verdict(_)) => {
                &[("Enter", "save"), ("Left Right", "go, no-go"), ("Esc", "leave")]
            }
            Some(VerdictTyping::Tasks) => {
                &[("Enter", "keep them"), ("y Enter", "drop them"), ("Esc", "no verdict")]
            }
            _ => self.prompt.keys(),
        }
    }

    fn status(&self, ctx: &Ctx) -> String {
        let at = self.rows[self.focus].row + 1;
        match self.focus {
            _ if self.sheet.get().is_none() => String::new(),
            MARKS => phrase!("mark {} of {}, 0 to 5 sets it", at, self.len()),
            VERDICTS if self.len() > 0 => phrase!("verdict {} of {}", at, self.len()),
            _ => self.sheet.choice.place(ctx),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.sheet.choice.refresh(ctx, |deal| deal.is_open());
        self.read(ctx);
    }

    /// The money of all deals is looked at once the marks are on the screen.
    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(view) = self.sheet.get().filter(|_| self.is_unread) else { return false };
        self.is_unread = false;
        match ctx.bench.out_together(&view.opportunity.0) {
            Ok(together) => self.together = together,
            Err(refusal) => self.sheet.fail(&refusal),
        }
        true
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.choice().go_to(subject, ctx) {
            self.read(ctx);
        }
    }
}

impl VerdictScreen {
    /// Left and Right choose the verdict while its reason is typed.
    fn turn_verdict(&mut self, event: &Event) -> bool {
        let (Some(VerdictTyping::Verdict(word)), Event::Key(key)) = (self.prompt.kind(), event)
        else {
            return false;
        };
        let turned = match key.code {
            KeyCode::Left => draw::before(word),
            KeyCode::Right => draw::after(word),
            _ => return false,
        };
        self.prompt.turn_to(VerdictTyping::Verdict(turned));
        true
    }

    /// Of a rival only four can be marked: the cursor goes over the others.
    fn skip_what_cannot_be_set(&mut self, before: usize, action: Action) {
        let len = self.len();
        let mut row = self.rows[MARKS].row;
        let down = matches!(action, Action::Down | Action::PageDown | Action::First);
        while row < len && !self.can_be_set(row) {
            match (down, row) {
                (true, _) => row += 1,
                (false, 0) => break,
                (false, _) => row -= 1,
            }
        }
        self.rows[MARKS].row = match row < len && self.can_be_set(row) {
            true => row,
            false => before,
        };
    }
}
