//! What came of it with a person, by one letter: no luck, or what they did for us.

use crate::model::{Choice, DeedKind, Key, Person};
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::centered;
use crate::workbench::operation::person;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the menu.
const WIDE: u16 = 46;

/// The letter of each deed.
const DEEDS: [(char, DeedKind); 5] = [
    ('i', DeedKind::Introduced),
    ('t', DeedKind::Informed),
    ('c', DeedKind::GaveCriteria),
    ('s', DeedKind::SpokeForUs),
    ('w', DeedKind::Warned),
];
/// The letter of an attempt that came to nothing.
const NO_LUCK: char = 'n';

/// The menu over the map.
pub struct DeedMenu {
    person: String,
    picked: usize,
}

impl DeedMenu {
    /// Of this person.
    pub fn of(person: &Person) -> Self {
        Self { person: person.id.to_string(), picked: 0 }
    }

    fn person<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Person> {
        ctx.dossier?.account.people.iter().find(|p| *p.id == *self.person)
    }

    /// What the row at this place does.
    fn done(&self, at: usize, ctx: &Ctx) -> Effect {
        let Some((dossier, person)) = ctx.dossier.zip(self.person(ctx)) else {
            return Effect::Close;
        };
        let step = match at.checked_sub(1).and_then(|at| DEEDS.get(at)) {
            None => Effect::of(ctx.bench.no_luck(dossier.key, &person.id, &person.name)),
            Some((_, kind)) => deed(ctx, dossier.key, person, *kind),
        };
        Effect::All(vec![Effect::Close, step])
    }

    /// The row of a letter.
    fn row_of(letter: char) -> Option<usize> {
        match letter {
            NO_LUCK => Some(0),
            letter => DEEDS.iter().position(|(own, _)| *own == letter).map(|at| at + 1),
        }
    }
}

/// Something that a person did for us today.
fn deed(ctx: &Ctx, account: Key, helper: &Person, kind: DeedKind) -> Effect {
    let said = ctx.bench.words.word("deed", kind.word());
    let label = format!("{}: {said}", *helper.name);
    Effect::Do(person::deed(label, account, helper, kind, ctx.today()))
}

impl Screen for DeedMenu {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let count = u16::try_from(DEEDS.len() + 3).unwrap_or(u16::MAX);
        let area = centered(area, WIDE, count);
        let name = self.person(ctx).map(|p| p.name.to_string()).unwrap_or_default();
        let title = phrase!("Today with {name}", name);
        let pane = Pane { area, left: &title, right: "", focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let deeds =
            DEEDS.iter().map(|(letter, kind)| (*letter, ctx.bench.words.word("deed", kind.word())));
        let rows = [(NO_LUCK, phrase!("tried, no luck"))].into_iter().chain(deeds);
        for (at, ((letter, said), y)) in rows.zip(inner.y..inner.bottom()).enumerate() {
            let picked = at == self.picked;
            let role = if picked { Role::Accent } else { Role::Body };
            let mark = if picked { ctx.theme.glyphs.focus } else { " " };
            let room = inner.width.saturating_sub(1);
            ctx.put(buf, inner.x, y, room, &format!("{mark}{letter}  {said}"), role);
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if crate::tui::components::list::move_mark(&mut self.picked, DEEDS.len() + 1, 1, action) {
            return Effect::Stay;
        }
        match action {
            Action::Enter => self.done(self.picked, ctx),
            _ => Effect::Close,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let Event::Key(key) = event else { return None };
        let KeyCode::Char(letter) = key.code else {
            return None;
        };
        Some(Self::row_of(letter).map_or(Effect::Stay, |at| self.done(at, ctx)))
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[(Action::Enter, "keep it"), (Action::Back, "close")])
    }

    fn is_over(&self, ctx: &Ctx) -> bool {
        self.person(ctx).is_none()
    }
}
