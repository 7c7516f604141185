//! Our team against their people (drawing 24): a field of their people by ours, the book, what would help.

use super::sheet_rows::edit;
use crate::model::VisitStatus;
use crate::model::statement::{Statement, Tone};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::layout::below;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::Result;
use crate::workbench::operation;
use crate::workbench::team::{Team, TheirPerson, statement};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns of the field before those of ours.
const BEFORE: usize = 4;

/// The field.
pub struct TeamField {
    team: Option<Team>,
    sheet: Statement,
    panes: BlockPanes,
    /// The one of ours that is selected.
    column: usize,
    /// Only the book is shown.
    book: bool,
    later: Later<Team>,
}

impl TeamField {
    /// Of the picked account; without one, of the book.
    pub fn new(ctx: &Ctx) -> Self {
        Self {
            team: None,
            sheet: Statement::default(),
            panes: BlockPanes::default(),
            column: 0,
            book: ctx.dossier.is_none(),
            later: Later::default(),
        }
    }

    /// The person and the one of ours whose field is selected.
    fn selected(&self) -> Option<(&TheirPerson, &str)> {
        let team = self.team.as_ref().filter(|_| !self.book && self.panes.focus() == 0)?;
        let person = team.people.get(self.panes.place(0)?)?;
        Some((person, team.ours.get(self.column)?.as_str()))
    }

    /// The blocks, the selected field between brackets.
    fn show(&mut self) {
        let mut blocks = self.sheet.blocks.clone();
        let place = self.panes.place(0).filter(|_| !self.book);
        if let Some(place) = place
            && let Some(item) = blocks
                .first_mut()
                .and_then(|b| b.groups.first_mut())
                .and_then(|g| g.items.get_mut(place))
            && let Some(piece) = item.pieces.get_mut(BEFORE + self.column)
        {
            let text = if piece.text.is_empty() { " " } else { piece.text.as_str() };
            piece.text = format!("[{text}]");
            piece.tone = Tone::Accent;
        }
        // The selected one of ours stays in sight, whoever leaves for want of room.
        let heads = blocks.first_mut().and_then(|b| b.groups.first_mut()).map(|g| &mut g.heads);
        if let Some(head) = heads.and_then(|h| h.get_mut(BEFORE + self.column)) {
            head.need = 0;
        }
        self.panes.set(blocks);
        if let Some(place) = place {
            self.panes.select(0, place);
        }
    }

    fn turn(&mut self, by: isize) -> Effect {
        let last = self.team.as_ref().map_or(0, |t| t.ours.len().saturating_sub(1));
        self.column = self.column.saturating_add_signed(by).min(last);
        self.show();
        Effect::Stay
    }

    /// The one of the column comes along to the next visit with the person.
    fn bring_along(&self, ctx: &Ctx) -> Effect {
        let Some(((person, name), dossier)) = self.selected().zip(ctx.dossier) else {
            return Effect::Pass;
        };
        let planned = dossier.account.visits.iter().filter(|v| {
            v.status == VisitStatus::Planned
                && v.people.has(&person.person.0)
                && v.date.is_some_and(|d| d.date >= ctx.today())
        });
        let Some(visit) = planned.min_by_key(|v| *v.date) else {
            return Effect::Form(FormKind::Visit(None));
        };
        if visit.ours.iter().any(|o| o == name)
            || Some(name) == self.team.as_ref().and_then(|t| t.rep.as_deref())
        {
            return Effect::Say(phrase!("{name} comes to this visit already", name));
        }
        let day = visit.date.map(|d| phrase!(" on {}", d.date.weekday_day())).unwrap_or_default();
        let label = phrase!("{} comes along to {}{}", name, person.person.1, day);
        Effect::Do(operation::visit::one_more_of_ours(label, visit, name))
    }
}

impl Screen for TeamField {
    fn name(&self) -> String {
        phrase!("Our team").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let count = self.panes.count();
        let mut areas = Vec::new();
        if count == 1 {
            areas.push(Some(area));
        } else {
            let people = self.team.as_ref().map_or(0, |t| t.people.len());
            let wanted = u16::try_from(people + 8).unwrap_or(area.height);
            let high = wanted.min(area.height * 11 / 20).max(5).min(area.height);
            let (top, low) = below(area, high);
            areas.push(Some(top));
            let ours = self.team.as_ref().map_or(0, |t| t.book.len());
            let wanted = u16::try_from(ours + 3).unwrap_or(low.height);
            let (book, help) = match low.height >= wanted + 5 {
                true => {
                    let half = wanted.max(low.height / 2);
                    let (book, rest) = below(low, half);
                    (Some(book), Some(rest))
                }
                // One place for both where there is no room for two.
                false if self.panes.focus() == 2 => (None, Some(low)),
                false => (Some(low), None),
            };
            self.panes.turned =
                if book.is_some() && help.is_some() { Vec::new() } else { vec![1, 2] };
            areas.extend([book, help]);
        }
        self.panes.draw(buf, &areas, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let in_field = self.panes.focus() == 0 && !self.book;
        if let Action::Left | Action::Right = action
            && in_field
        {
            return self.turn(if action == Action::Left { -1 } else { 1 });
        }
        if let Some(effect) = self.panes.act(action) {
            self.show();
            return effect;
        }
        match action {
            Action::Edit => {
                let about = self.panes.item().map(|i| i.about.clone()).unwrap_or_default();
                edit(&about, ctx).unwrap_or(Effect::Pass)
            }
            Action::Add => self.bring_along(ctx),
            Action::WhatIf => {
                let book =
                    self.team.as_ref().filter(|_| self.panes.focus() == usize::from(!self.book));
                let of_book = book.and_then(|t| t.book.get(self.panes.place(self.panes.focus())?));
                let name = of_book.map(|c| c.name.clone());
                match name.or_else(|| self.selected().map(|(_, name)| name.to_owned())) {
                    Some(name) => Effect::Open(Route::WhatIfOurs(name)),
                    None => Effect::Pass,
                }
            }
            Action::View if ctx.dossier.is_some() => {
                self.book = !self.book;
                self.refresh(ctx);
                Effect::Stay
            }
            Action::SaveFile => Effect::Open(Route::SaveSheet(Box::new(self.sheet.clone()))),
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        let effect = self.panes.event(event);
        if effect.is_some() {
            self.show();
        }
        effect
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let mut keys = vec![(Action::Enter, "page")];
        if !self.book {
            keys.extend([
                (Action::Right, "of ours"),
                (Action::Add, "bring along"),
                (Action::Edit, "wanted, held by"),
            ]);
        }
        keys.extend([
            (Action::WhatIf, "what if"),
            (Action::View, "account, book"),
            (Action::SaveFile, "save"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
        ]);
        words(&keys)
    }

    fn status(&self, _: &Ctx) -> String {
        match self.selected() {
            Some((_, name)) => format!("{name}; {}", self.panes.status()),
            None => self.panes.status(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let key = ctx.dossier.filter(|_| !self.book).map(|dossier| dossier.key);
        let read = self.later.ask(ctx, move |bench| {
            let dossier = key.map(|key| bench.dossier(key)).transpose()?;
            bench.team(dossier.as_ref())
        });
        match read {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait(phrase!("Our team")),
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
        self.book.then(Vec::new)
    }
}

impl TeamField {
    /// Shows what was read.
    fn take(&mut self, read: Result<Team>, ctx: &Ctx) {
        let Some(team) = self.panes.take(phrase!("Our team"), read) else { return };
        self.sheet = statement(&team, &ctx.bench.words, ctx.today());
        self.team = Some(team);
        self.show();
        if self.panes.place(0).is_some() {
            self.show();
        }
    }
}
