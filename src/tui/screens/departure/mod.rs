//! Who left, and what is to be taken over (drawing 21): the list, and the details of the selected one.

mod act;

use crate::model::statement::Block;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::screens::sheet_rows::on;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::departure::{
    Departures, Gone, OursGone, ToTakeOver, list, of_ours, of_theirs, statement,
};
use crate::workbench::{Result, Workbench as Bench};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many cells on both details stand beside each other.
const WIDE: u16 = 100;

/// What is typed into the last rows.
enum Asking {
    /// Who follows.
    Successor(Prompt),
    /// The trust that was found: one digit.
    Trust,
}

/// The list, and who is looked at.
#[derive(Default)]
pub struct WhoLeft {
    departures: Departures,
    panes: BlockPanes,
    /// Ticked ties, by their place in the list of the one who left.
    ticked: Vec<usize>,
    /// Whose ties are ticked.
    of: String,
    /// The details of theirs as they are shown.
    theirs: Option<Block>,
    asking: Option<Asking>,
    later: Later<Departures>,
    /// For whom it was opened.
    wanted: String,
}

impl WhoLeft {
    /// Of the open book, with this person selected where they left.
    pub fn of(person: &str, ctx: &Ctx) -> Self {
        let mut screen = Self { wanted: person.to_owned(), ..Self::default() };
        screen.refresh(ctx);
        screen
    }

    /// The one for whom it was opened is selected, once.
    fn select_wanted(&mut self, ctx: &Ctx) {
        let wanted = std::mem::take(&mut self.wanted);
        if let Some(place) = self.departures.theirs.iter().position(|g| g.person.0 == wanted) {
            self.panes.select(0, place);
            self.show(ctx);
        }
    }

    /// The place in the list.
    fn row(&self) -> usize {
        self.panes.place(0).unwrap_or(0)
    }

    /// The selected one of theirs, else the first where one of ours is selected.
    fn gone(&self) -> Option<&Gone> {
        self.departures.theirs.get(self.row())
    }

    /// The selected one of ours.
    fn ours(&self) -> Option<&OursGone> {
        let place = self.row().checked_sub(self.departures.theirs.len())?;
        self.departures.ours.get(place)
    }

    /// The person of theirs who is selected among those to be taken over.
    fn to_take_over(&self) -> Option<&ToTakeOver> {
        let pane = self.panes.focus();
        let one = match pane {
            1 => self.ours()?,
            2 if self.gone().is_some() => self.departures.ours.first()?,
            _ => return None,
        };
        one.people.get(self.panes.place(pane)?)
    }

    /// The place of the selected tie, where the focus is on one that goes over.
    fn tie(&self) -> Option<usize> {
        let gone = self.gone().filter(|_| self.panes.focus() == 1)?;
        let place = self.panes.place(1)?;
        let ties = self.theirs.as_ref()?.items().enumerate().filter(|(_, i)| i.name == "tie");
        let at = ties.map(|(at, _)| at).position(|at| at == place)?;
        gone.ties.get(at).is_some_and(|t| t.goes_over).then_some(at)
    }

    /// The details of the selected one, and of the first of the other side beside it.
    fn show(&mut self, ctx: &Ctx) {
        let id = self.gone().map(|g| format!("{}@{}", g.person.0, g.account.0)).unwrap_or_default();
        if id != self.of {
            self.ticked = self.gone().map(over).unwrap_or_default();
            self.of = id;
        }
        let theirs = self.gone().or(self.departures.theirs.first());
        let ticked: &[usize] = if self.gone().is_some() { &self.ticked } else { &[] };
        let theirs = theirs.map(|gone| of_theirs(gone, ticked, ctx.bench));
        let ours = self.ours().or(self.departures.ours.first()).map(|one| of_ours(one, ctx.bench));
        let (first, second) =
            if self.ours().is_some() { (ours, theirs.clone()) } else { (theirs.clone(), ours) };
        self.theirs = theirs;
        let rows = [self.panes.place(1), self.panes.place(2)];
        for (pane, block) in [(1, first), (2, second)] {
            self.panes.set_block(pane, block.unwrap_or_default());
            if let Some(place) = rows[pane - 1] {
                self.panes.select(pane, place);
            }
        }
    }
}

/// The ties of the work, which are ticked at first.
fn over(gone: &Gone) -> Vec<usize> {
    gone.ties.iter().enumerate().filter(|(_, t)| t.goes_over).map(|(at, _)| at).collect()
}

impl Screen for WhoLeft {
    fn name(&self) -> String {
        phrase!("Who left").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let rows = self.departures.theirs.len() + self.departures.ours.len();
        if rows == 0 {
            let caret = self.panes.draw(buf, &[Some(area)], ctx);
            return caret;
        }
        let wanted = u16::try_from(rows + 5).unwrap_or(area.height);
        let high = wanted.min(area.height / 2).max(4).min(area.height);
        let second = self.panes.focus() == 2;
        let areas = self.panes.one_above_two(area, high, (WIDE, second));
        let caret = self.panes.draw(buf, &areas, ctx);
        match &self.asking {
            Some(Asking::Successor(line)) => line.draw(
                buf,
                area,
                ctx,
                (phrase!("Who follows"), phrase!("one of theirs, or a new name")),
            ),
            _ => caret,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.panes.act(action) {
            self.show(ctx);
            return effect;
        }
        match action {
            Action::Edit => self.ask_successor(),
            Action::Tick => {
                let Some(at) = self.tie() else {
                    return Effect::Say(
                        phrase!("only reporting lines and working ties go over").to_owned(),
                    );
                };
                match self.ticked.iter().position(|t| *t == at) {
                    Some(place) => drop(self.ticked.remove(place)),
                    None => self.ticked.push(at),
                }
                self.show(ctx);
                Effect::Stay
            }
            Action::Advance => self.hand_on(ctx),
            Action::Confirm => self.ask_trust(),
            Action::Add => self.to_do(ctx),
            Action::WhatIf => match self.to_take_over() {
                Some(person) => {
                    let route = Route::WhatIf(person.person.0.clone());
                    on(person.account_key, Effect::Open(route), ctx)
                }
                None => {
                    Effect::Say(phrase!("i on a person of ours or theirs who is here").to_owned())
                }
            },
            Action::Back if self.panes.focus() > 0 => {
                self.panes.set_focus(0);
                Effect::Stay
            }
            Action::SaveFile => {
                let sheet = statement(&self.departures, ctx.bench);
                Effect::Open(Route::SaveSheet(Box::new(sheet)))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match &mut self.asking {
            Some(Asking::Successor(line)) => {
                let effect = match line.hear(event) {
                    PromptEvent::Done(name) if name.is_empty() => Effect::Stay,
                    PromptEvent::Done(name) => self.name_successor(&name, ctx),
                    PromptEvent::Left => Effect::Stay,
                    PromptEvent::Other(_) | PromptEvent::Taken => return Some(Effect::Stay),
                };
                self.asking = None;
                Some(effect)
            }
            Some(Asking::Trust) => {
                let Event::Key(key) = event else { return Some(Effect::Stay) };
                self.asking = None;
                Some(match key.code {
                    KeyCode::Char(digit @ '0'..='5') => self.take_over(digit),
                    _ => Effect::Say(
                        phrase!("not taken over: the trust is a digit from 0 to 5").to_owned(),
                    ),
                })
            }
            None => {
                let effect = self.panes.event(event);
                if effect.is_some() {
                    self.show(ctx);
                }
                effect
            }
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "page"),
            (Action::Edit, "successor"),
            (Action::Tick, "tick"),
            (Action::Advance, "give the ticked"),
            (Action::Confirm, "after the talk"),
            (Action::Add, "to do"),
            (Action::NextPane, "pane"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
            (Action::WhatIf, "what if"),
        ])
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.asking {
            Some(Asking::Successor(_)) => &[("Enter", "they follow"), ("Esc", "leave")],
            Some(Asking::Trust) => &[("0 to 5", "the trust you found"), ("Esc", "leave")],
            None => &[],
        }
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, Bench::departures) {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait(phrase!("Who left")),
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

impl WhoLeft {
    /// Shows what was read.
    fn take(&mut self, read: Result<Departures>, ctx: &Ctx) {
        let Some(departures) = self.panes.take(phrase!("Who left"), read) else { return };
        let (focus, row) = (self.panes.focus(), self.panes.place(0));
        let rows = [self.panes.place(1), self.panes.place(2)];
        self.panes.set(vec![list(&departures), Block::default(), Block::default()]);
        self.departures = departures;
        if let Some(row) = row {
            self.panes.select(0, row);
        }
        self.show(ctx);
        for (pane, place) in rows.into_iter().enumerate() {
            place.into_iter().for_each(|place| self.panes.select(pane + 1, place));
        }
        self.panes.set_focus(focus);
        self.select_wanted(ctx);
    }
}
