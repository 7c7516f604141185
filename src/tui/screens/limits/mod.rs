//! You and limits (drawing 19): a list of what the rep is measured against, and the answers of the selected one.

use super::sheet_rows::edit;
use crate::model::statement::{About, Block};
use crate::rules::disputes::Act;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::layout::{below, beside};
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::limits::{Limits, detail, list, statement};
use crate::workbench::{Result, Workbench as Bench};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many cells on the answers stand beside the list.
const WIDE: u16 = 100;
/// Lines of the answers where they stand below it.
const BELOW: u16 = 8;

/// What stands above it where there is nothing to show.
const TITLE: &str = "You and limits";

/// A setting that is typed anew.
struct TypedSetting {
    setting: &'static str,
    label: String,
    line: Prompt,
    /// It was given to the file; the line goes when the file has taken it, and stays where it was refused.
    given: bool,
}

/// The list and its answers; at first the first limit is selected.
#[derive(Default)]
pub struct YouAndLimits {
    limits: Option<Limits>,
    panes: BlockPanes,
    shown: &'static str,
    typing: Option<TypedSetting>,
    begun: bool,
    later: Later<Limits>,
}

impl YouAndLimits {
    /// The setting that is selected in the list.
    fn setting(&self) -> Option<&'static str> {
        match self.panes.selected(0)?.about {
            About::Setting(setting) => Some(setting),
            _ => None,
        }
    }

    /// The answers of the selected setting; of one of ours nothing.
    fn show(&mut self) {
        let setting = self.setting().unwrap_or("");
        if setting == self.shown && self.begun {
            return;
        }
        self.shown = setting;
        let block = match (&self.limits, setting) {
            (Some(limits), setting) if !setting.is_empty() => detail(limits, setting),
            _ => Block::new(phrase!("What it is used for"), "")
                .or(phrase!("e edits the row; a names one of ours, d takes one away")),
        };
        self.panes.set_block(1, block);
    }

    /// The line in which the value of the selected setting is typed.
    fn edit(&mut self, ctx: &Ctx) -> Effect {
        let Some(item) = self.panes.selected(0) else { return Effect::Stay };
        match item.about {
            About::Setting(setting) => {
                let piece = |n: usize| item.pieces.get(n).map_or("", |p| p.text.as_str());
                let label = phrase!("{}, now {}", piece(0), piece(1));
                let line = Prompt::default();
                self.typing = Some(TypedSetting { setting, label, line, given: false });
                Effect::Stay
            }
            _ => edit(&item.about, ctx).unwrap_or(Effect::Form(FormKind::Rep)),
        }
    }

    fn take_away(&self) -> Effect {
        match self.panes.selected(0).map(|item| item.about.clone()) {
            Some(About::Setting(setting)) => {
                Effect::Settle(Act::set("rep", &[], &[]).clear(setting))
            }
            Some(About::Record(_, record, key)) => Effect::Remove(record, key),
            _ => Effect::Say(phrase!("this row cannot be taken away").to_owned()),
        }
    }
}

impl Screen for YouAndLimits {
    fn name(&self) -> String {
        phrase!("You and limits").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let areas: [Rect; 2] = match area.width >= WIDE {
            true => beside(area, area.width * 74 / 120).into(),
            false => below(area, area.height.saturating_sub(BELOW).max(area.height / 2)).into(),
        };
        let caret = self.panes.draw(buf, &areas.map(Some), ctx);
        match &self.typing {
            Some(typing) => {
                typing.line.draw(buf, area, ctx, (&typing.label, phrase!("empty leaves it")))
            }
            None => caret,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if action == Action::Enter && self.panes.focus() == 0 && self.setting().is_some() {
            self.panes.set_focus(1);
            return Effect::Stay;
        }
        if let Some(effect) = self.panes.act(action) {
            self.show();
            return effect;
        }
        match action {
            Action::Edit => self.edit(ctx),
            Action::Add => Effect::Form(FormKind::Record { sheet: "team", key: None, owner: None }),
            Action::Delete => self.take_away(),
            Action::View => Effect::Form(FormKind::Rep),
            Action::Enter if self.panes.focus() == 0 => self.edit(ctx),
            Action::Back if self.panes.focus() == 1 => {
                self.panes.set_focus(0);
                Effect::Stay
            }
            Action::SaveFile => match &self.limits {
                Some(limits) => {
                    Effect::Open(Route::SaveSheet(Box::new(statement(limits, ctx.bench))))
                }
                None => Effect::Stay,
            },
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        let Some(typing) = &mut self.typing else {
            let effect = self.panes.event(event);
            if effect.is_some() {
                self.show();
            }
            return effect;
        };
        typing.given = false;
        match typing.line.hear(event) {
            PromptEvent::Done(text) if !text.is_empty() => {
                typing.given = true;
                let act = Act::set("rep", &[], &[]).field(typing.setting, text);
                return Some(Effect::Settle(act));
            }
            PromptEvent::Done(_) | PromptEvent::Left => self.typing = None,
            PromptEvent::Other(_) | PromptEvent::Taken => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "where it is used"),
            (Action::Edit, "edit"),
            (Action::Add, "one of ours"),
            (Action::Delete, "take away"),
            (Action::Why, "why"),
            (Action::View, "as one form"),
            (Action::SaveFile, "save"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
        ])
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.typing {
            Some(_) => &[("Enter", "save"), ("Esc", "leave")],
            None => &[],
        }
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.typing.take_if(|typing| typing.given);
        match self.later.ask(ctx, Bench::limits) {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait(phrase!(TITLE)),
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        if let Some(read) = self.later.ready() {
            self.take(read, ctx);
            return true;
        }
        self.later.is_under_way()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        Some(Vec::new())
    }
}

impl YouAndLimits {
    /// Shows what was read.
    fn take(&mut self, read: Result<Limits>, ctx: &Ctx) {
        let Some(limits) = self.panes.take(phrase!(TITLE), read) else { return };
        let block = list(&limits, ctx.bench);
        let first = block.items().position(|i| i.about == About::Setting("cushion_limit"));
        self.limits = Some(limits);
        let place = self.panes.place(0);
        self.panes.set(vec![block, Block::default()]);
        // After a change the row reads otherwise: the rep stays at its place.
        if let Some(place) = place.filter(|_| self.begun).or(first) {
            self.panes.select(0, place);
        }
        (self.begun, self.shown) = (false, "");
        self.show();
        self.begun = true;
    }
}
