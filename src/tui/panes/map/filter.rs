//! The filter over people: typed in the last row of the list, Enter keeps it, Esc shows all again.

use crate::model::{Choice, Person};
use crate::tui::ctx::Ctx;
use crate::tui::filter_words::FilterWords;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::{PersonLine, name_keys};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What was typed, and whether it still is.
#[derive(Default)]
pub struct Filter {
    text: String,
    field: Option<Field>,
}

/// What a key did to the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterKey {
    /// The text is other than before.
    Changed,
    /// It is done with and stays.
    Done,
    /// A row up or down.
    Move(bool),
}

impl Filter {
    /// Begins to type.
    pub fn begin(&mut self) {
        self.field = Some(Field::new(&self.text));
    }

    /// Is it typed now?
    pub fn typing(&self) -> bool {
        self.field.is_some()
    }

    /// What people have to have.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Shows all again; false where all are shown.
    pub fn clear(&mut self) -> bool {
        self.field = None;
        !std::mem::take(&mut self.text).is_empty()
    }

    /// Takes what is typed; nothing where it is not typed now.
    pub fn event(&mut self, event: &Event) -> Option<FilterKey> {
        let field = self.field.as_mut()?;
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::Tab => {
                    self.field = None;
                    return Some(FilterKey::Done);
                }
                KeyCode::Esc => {
                    self.clear();
                    return Some(FilterKey::Changed);
                }
                KeyCode::Up => return Some(FilterKey::Move(false)),
                KeyCode::Down => return Some(FilterKey::Move(true)),
                _ => {
                    field.key(*key);
                }
            },
            Event::Paste(text) => field.paste(text),
            _ => return None,
        }
        field.text().clone_into(&mut self.text);
        Some(FilterKey::Changed)
    }

    /// Has the person what was typed: in the name, the title, the department, the part, the level, the marks; or
    /// are they never met, past their rhythm, without a name, or on the map by belief?
    pub fn fits_line(&self, ctx: &Ctx, person: &Person, line: &PersonLine) -> bool {
        if self.text.is_empty() {
            return true;
        }
        let said = [
            (phrase!("never met"), line.last.is_none() && !*person.placeholder),
            ("overdue", line.past_rhythm),
            (phrase!("no name yet"), *person.placeholder),
            (phrase!("belief ?"), line.doubt.is_some()),
        ];
        let said = said.into_iter().filter(|(_, is)| *is).map(|(word, _)| word);
        let trust = ctx.bench.words.relationship(line.relationship);
        let trust = line.relationship.map(|_| trust);
        self.fits_texts(ctx, person, said.chain(trust))
    }

    /// The same of what stands in the record alone.
    pub fn fits(&self, ctx: &Ctx, person: &Person) -> bool {
        self.text.is_empty() || self.fits_texts(ctx, person, std::iter::empty())
    }

    fn fits_texts<'a>(
        &self,
        ctx: &Ctx,
        person: &Person,
        more: impl Iterator<Item = &'a str>,
    ) -> bool {
        let words = &ctx.bench.words;
        let parts = person.roles.iter().map(|r| words.word("role", r.word()));
        let mut texts: Vec<&str> = vec![person.name.as_str()];
        texts.extend(person.title.as_deref());
        texts.extend(person.department.as_deref());
        texts.push(words.attitude(*person.attitude));
        texts.extend(person.level.map(|l| words.word("level", l.word())));
        texts.extend(parts);
        if *person.external {
            texts.push(words.word("role", "external"));
        }
        let more: Vec<&str> = more.collect();
        let keys = name_keys(&person.name);
        texts.extend(more);
        texts.extend(keys.iter().map(String::as_str));
        FilterWords::new(&self.text).fits(&texts)
    }

    /// Draws the line in which it is typed, or what it is; the caret where it is typed.
    pub fn draw(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) -> Option<Position> {
        let used = ctx.put(buf, line.x, line.y, line.width, " / ", Role::Accent);
        let line = Rect { x: line.x + used, width: line.width.saturating_sub(used), ..line };
        match &self.field {
            Some(field) => field.draw(buf, line, ctx.theme.style(Role::Body)),
            None => {
                let esc = ctx.keymap.key(crate::tui::action::Action::Back);
                let says = phrase!("{}   {} shows all again", self.text, esc);
                ctx.put(buf, line.x, line.y, line.width, &says, Role::Muted);
                None
            }
        }
    }
}
