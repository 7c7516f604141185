//! Pages of panes under one screen, each with its number in the first title, and what all of them answer.

use super::spread::{Leaf, Moved, Spread};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::widgets::ledger::Ledger;

/// A screen of numbered pages, one of which is shown.
pub trait Pages {
    /// Names a page.
    type Page: Copy + PartialEq + 'static;

    /// Each page with its number and its words, in their order.
    const PAGES: &'static [(Self::Page, &'static str)];

    /// The page that is shown.
    fn page(&self) -> Self::Page;

    /// Its panes.
    fn spread(&mut self) -> &mut Spread;

    /// Turns to a page.
    fn show_page(&mut self, page: Self::Page, ctx: &Ctx);

    /// Makes the panes of the page again.
    fn arrange(&mut self, ctx: &Ctx);

    /// The page's own answer; nothing where the panes answer.
    fn act_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect>;

    /// The title of the first pane: every page by its number, the shown one in brackets.
    fn pages(&self) -> String {
        Self::PAGES
            .iter()
            .map(|(page, word)| match *page == self.page() {
                true => format!("[{}]", phrase!(word)),
                false => phrase!(word).to_owned(),
            })
            .collect::<Vec<_>>()
            .join("  ")
    }

    /// Turns to a page by its number, else the page's answer, else that of the panes.
    fn act_on_pages(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Action::Pane(number) = action {
            let Some((page, _)) = Self::PAGES.get(usize::from(number).saturating_sub(1)) else {
                return Effect::Pass;
            };
            self.show_page(*page, ctx);
            return Effect::Stay;
        }
        if let Some(effect) = self.act_on_page(action, ctx) {
            return effect;
        }
        match self.spread().act(action) {
            Moved::Yes => {
                self.arrange(ctx);
                Effect::Stay
            }
            Moved::Taken => Effect::Stay,
            Moved::No => match (action, self.spread().copy()) {
                (Action::Copy, Some(text)) => Effect::Clip(text),
                _ => Effect::Pass,
            },
        }
    }

    /// The mouse and the filter of the panes.
    fn hear(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let moved = self.spread().event(event);
        if moved == Moved::Yes {
            self.arrange(ctx);
        }
        (moved != Moved::No).then_some(Effect::Stay)
    }
}

/// One pane above, and below it those of a row, each with its hundredths of the width.
pub fn above<const N: usize>(first: Ledger, below: [(Ledger, u16); N]) -> Vec<Vec<Leaf>> {
    let below = below.into_iter().map(|(ledger, share)| Leaf { ledger, share });
    vec![vec![Leaf { ledger: first, share: 100 }], below.collect()]
}
