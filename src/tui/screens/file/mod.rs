//! The file (drawing 20): where it lies, who can read it, its copies, and what is done with it at one key.

use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::layout::{below, beside};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::file_state::{FileCheck, FileState, checked, copies, main, statement};
use crate::workbench::{Format, Result};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// From so many cells on the check stands beside the list.
const WIDE: u16 = 100;
/// Lines of the list with its border.
const ROWS: u16 = 18;
/// The place of "back up now" in the list.
const BACK_UP: usize = 5;

/// The file.
#[derive(Default)]
pub struct FileScreen {
    state: Option<FileState>,
    check: Option<FileCheck>,
    panes: BlockPanes,
    /// A copy that was asked for once: the same again puts it in the place of the file.
    asked: Option<PathBuf>,
    later: Later<FileState>,
}

/// The forms of `save tables`, each with the name of its file.
const TABLES: [(Format, &str); 4] = [
    (Format::Csv, "csv"),
    (Format::Markdown, "md"),
    (Format::VCard, "vcf"),
    (Format::Calendar, "ics"),
];

impl FileScreen {
    /// The pane of the copies: the last one.
    fn copies_pane(&self) -> usize {
        self.panes.count().saturating_sub(1)
    }

    /// Does what the row says.
    fn enter(&mut self, ctx: &Ctx) -> Effect {
        let Some(item) = self.panes.item() else { return Effect::Stay };
        let command = item.command.clone();
        match item.name {
            "back up" => Effect::BackUp,
            "restore" => {
                self.panes.set_focus(self.copies_pane());
                Effect::Say(
                    phrase!(
                        "which copy? Enter on one says what it holds, Enter again puts it here"
                    )
                    .to_owned(),
                )
            }
            "copy" => self.restore(),
            "check" => self.examine(ctx),
            "hand on" => hand_on(ctx),
            "tables" => tables(ctx),
            "import" => Effect::Open(Route::Import),
            "doubles" => Effect::Open(Route::Doubles(None)),
            "one person" | "forget" => {
                Effect::Say(phrase!("in a shell: {command}; y copies it", command))
            }
            _ => Effect::Say(
                phrase!("that is a fact; the rows below the rule do something").to_owned(),
            ),
        }
    }

    /// Asks once, then puts the copy in the place of the file.
    fn restore(&mut self) -> Effect {
        let place = self.panes.place(self.panes.focus());
        let state = self.state.as_ref();
        let Some(copy) = place.and_then(|place| state?.copies.get(place)) else {
            return Effect::Stay;
        };
        let path = copy.path.clone();
        if self.asked.take().is_some_and(|asked| asked == path) {
            return Effect::Restore(path);
        }
        self.asked = Some(path);
        let less = match copy.steps_behind {
            Some(steps @ 1..) => phrase!("{steps} changes would be undone", steps),
            Some(0) => phrase!("it is the same as now").to_owned(),
            _ => phrase!("it is not of this history").to_owned(),
        };
        Effect::Say(phrase!(
            "{less}; Enter again puts it here, and what is here now is kept beside it",
            less
        ))
    }

    fn examine(&mut self, ctx: &Ctx) -> Effect {
        match ctx.bench.check_file() {
            Ok(check) => {
                let says = match check.faults.len() {
                    0 => phrase!("checked: the file is whole, {} records", check.records),
                    n => phrase!("checked: {n} things are not as they should be", n),
                };
                self.check = Some(check);
                self.arrange(ctx);
                Effect::Say(says)
            }
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    /// Shows what was read.
    fn take(&mut self, read: Result<FileState>, ctx: &Ctx) {
        if let Some(state) = self.panes.take(phrase!("The file"), read) {
            self.state = Some(state);
            self.arrange(ctx);
        }
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let Some(state) = &self.state else { return };
        let mut blocks = vec![main(state, ctx.today())];
        blocks.extend(self.check.as_ref().map(checked));
        blocks.push(copies(state, ctx.today()));
        let (focus, place) = (self.panes.focus(), self.panes.place(0));
        self.panes.set(blocks);
        self.panes.set_focus(focus);
        self.panes.select(0, place.unwrap_or(BACK_UP));
    }
}

/// The whole book as a file for another program of this kind.
pub fn hand_on(ctx: &Ctx) -> Effect {
    Effect::WriteBook(vec![(Format::Json, name_of(ctx, "json"))])
}

/// Every table at once: for a spreadsheet, to read, for an address book, for a calendar.
pub fn tables(ctx: &Ctx) -> Effect {
    Effect::WriteBook(TABLES.iter().map(|(format, end)| (*format, name_of(ctx, end))).collect())
}

fn name_of(ctx: &Ctx, end: &str) -> PathBuf {
    PathBuf::from(format!("book-{}.{end}", ctx.today().iso_day()))
}

impl Screen for FileScreen {
    fn name(&self) -> String {
        phrase!("The file").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        // All that can be done stands there where the copies leave room for it.
        let high =
            (area.height * 19 / 33).max(ROWS.min(area.height.saturating_sub(6))).min(area.height);
        let (top, low) = below(area, high);
        let areas = match (self.check.is_some(), area.width >= WIDE) {
            (false, _) => vec![Some(top), Some(low)],
            (true, true) => {
                let (left, right) = beside(top, area.width * 70 / 120);
                vec![Some(left), Some(right), Some(low)]
            }
            (true, false) if self.panes.focus() == 2 => vec![Some(top), None, Some(low)],
            (true, false) => vec![Some(top), Some(low), None],
        };
        self.panes.turned = if areas.iter().all(Option::is_some) { Vec::new() } else { vec![1, 2] };
        self.panes.draw(buf, &areas, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if action == Action::Enter {
            return self.enter(ctx);
        }
        if let Some(effect) = self.panes.act(action) {
            self.asked = None;
            return effect;
        }
        match (action, &self.state) {
            (Action::SaveFile, Some(state)) => {
                let sheet = statement(state, self.check.as_ref(), ctx.today());
                Effect::Open(Route::SaveSheet(Box::new(sheet)))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.panes.event(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let enter =
            if self.panes.focus() == 0 { phrase!("do it") } else { phrase!("put this copy here") };
        words(&[
            (Action::Enter, enter),
            (Action::NextPane, "copies"),
            (Action::Copy, "copy its command"),
            (Action::SaveFile, "save the report"),
            (Action::Back, "back"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, |bench| bench.file_state()) {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait(phrase!("The file")),
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        self.take(read, ctx);
        true
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        Some(Vec::new())
    }
}
