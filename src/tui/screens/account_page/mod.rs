//! One account on a page (drawing 18): what it is, what it brought, what we know of it, what runs.

mod draw;

use super::sheet_rows::edit;
use crate::model::Key;
use crate::model::statement::{About, Block, Statement};
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::Result;
use crate::workbench::account_page::AccountPage as Page;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The pane of what runs: the focus at first.
const RUNS: usize = 3;

/// The page of the picked account.
pub struct AccountPage {
    panes: BlockPanes,
    sheet: Statement,
    /// The upper pane that is turned up where there is room for one.
    upper: usize,
    /// What runs, with the rest counted: shown while the pane is not the whole screen.
    short: Block,
    /// Whose page it is, and which pane had the focus.
    account: Key,
    focus: usize,
    later: Later<Page>,
}

impl Default for AccountPage {
    fn default() -> Self {
        let (sheet, short) = (Statement::default(), Block::default());
        let (panes, later) = (BlockPanes::numbered(), Later::default());
        Self { panes, sheet, upper: 0, short, account: 0, focus: RUNS, later }
    }
}

impl AccountPage {
    /// What runs is whole while it is the whole screen, else its rest is counted.
    fn fold(&mut self) {
        let whole = self.panes.is_zoomed() && self.panes.focus() == RUNS;
        let block = if whole { self.sheet.blocks.get(RUNS) } else { Some(&self.short) };
        if let Some(block) = block {
            let place = self.panes.place(RUNS);
            self.panes.set_block(RUNS, block.clone());
            place.into_iter().for_each(|place| self.panes.select(RUNS, place));
        }
    }

    /// What the focused pane holds, anew.
    fn add(&self, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else { return Effect::Pass };
        let part =
            |sheet: &'static str| FormKind::Record { sheet, key: Some(dossier.key), owner: None };
        let form = match self.panes.focus() {
            0 => FormKind::Account(Some(dossier.key)),
            1 => FormKind::Record { sheet: "year", key: None, owner: None },
            2 => match self.panes.item().map(|item| &item.about) {
                Some(About::Part(_, sheet)) => part(sheet),
                _ => part("values"),
            },
            RUNS => FormKind::Agreement(None),
            _ => part("strategy"),
        };
        Effect::Form(form)
    }
}

impl Screen for AccountPage {
    fn name(&self) -> String {
        phrase!("Account").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if self.panes.focus() < RUNS {
            self.upper = self.panes.focus();
        }
        let (areas, turned) = draw::areas(area, self.upper, self.panes.focus());
        self.panes.turned = turned;
        self.panes.draw(buf, &areas, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let zoomed = self.panes.is_zoomed();
        if action == Action::Enter && self.panes.item().is_some_and(|item| item.name == "more") {
            return self.act(Action::Zoom, ctx);
        }
        if let Some(effect) = self.panes.act(action) {
            if zoomed != self.panes.is_zoomed() {
                self.fold();
            }
            return effect;
        }
        match action {
            Action::Add => self.add(ctx),
            Action::Edit => {
                let about = self.panes.item().map(|item| item.about.clone()).unwrap_or_default();
                edit(&about, ctx)
                    .unwrap_or_else(|| Effect::Form(FormKind::Account(ctx.dossier.map(|d| d.key))))
            }
            Action::SaveFile => Effect::Open(Route::SaveSheet(Box::new(self.sheet.clone()))),
            Action::Enter => Effect::Say(
                phrase!("there is nothing behind this row; w explains a figure").to_owned(),
            ),
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.panes.event(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "open"),
            (Action::Add, "add"),
            (Action::Edit, "edit"),
            (Action::Why, "why"),
            (Action::After, "next account"),
            (Action::SaveFile, "save"),
            (Action::NextPane, "pane"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            let first = phrase!("an account comes first: n a adds one").to_owned();
            self.panes.take_or::<()>(phrase!("Account"), Err(first));
            return;
        };
        let key = dossier.key;
        if std::mem::replace(&mut self.account, key) != key && self.panes.count() > 0 {
            self.focus = self.panes.focus();
            self.panes.set(Vec::new());
        }
        self.later = Later::default();
        let read = match ctx.bench.is_large() {
            Ok(false) => Some(ctx.bench.account_page_of(dossier)),
            Ok(true) => {
                self.later.ask(ctx, move |bench| bench.account_page_of(&bench.dossier(key)?))
            }
            Err(refusal) => Some(Err(refusal)),
        };
        match read {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait(phrase!("Account")),
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        self.take(read, ctx);
        true
    }
}

impl AccountPage {
    /// Shows what was read.
    fn take(&mut self, read: Result<Page>, ctx: &Ctx) {
        let Some((page, dossier)) = self.panes.take(phrase!("Account"), read).zip(ctx.dossier)
        else {
            return;
        };
        let is_new = self.panes.count() == 0;
        self.sheet = ctx.bench.account_statement(&page, dossier);
        self.short = page.runs_in_short(ctx.bench, dossier);
        self.panes.set(self.sheet.blocks.clone());
        self.fold();
        if is_new {
            self.panes.set_focus(self.focus);
        }
    }
}
