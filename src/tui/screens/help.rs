//! The keys of a screen, from the table that reads them: typing narrows, Enter does it at once.

use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::filter_words::FilterWords;
use crate::tui::keymap::{Binding, MOUSE, Scope};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup, draw_rule};
use crate::tui::widgets::popup::{centered, steps};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A key and what it does.
struct KeyLine {
    group: &'static str,
    keys: String,
    says: String,
    /// `None` of what is the terminal's own.
    action: Option<Action>,
}

/// What is drawn in a row.
enum Shown {
    Group(&'static str),
    Key(usize),
}

/// The keys of one screen.
pub struct HelpScreen {
    of: String,
    field: Field,
    lines: Vec<KeyLine>,
    shown: Vec<Shown>,
    picked: usize,
    top: usize,
    page: usize,
}

impl HelpScreen {
    /// Of the screen with this name and these keys in its footer.
    pub fn new(of: &str, here: &[(Action, String)], ctx: &Ctx) -> Self {
        let lines = lines(here, ctx);
        let mut help = Self {
            of: of.to_owned(),
            field: Field::default(),
            lines,
            shown: Vec::new(),
            picked: 0,
            top: 0,
            page: 1,
        };
        help.narrow();
        help
    }

    fn narrow(&mut self) {
        let wanted = FilterWords::new(self.field.text());
        self.shown.clear();
        let mut group = "";
        for (i, line) in self.lines.iter().enumerate() {
            if !wanted.fits(&[&line.says, &line.keys, line.group]) {
                continue;
            }
            if std::mem::replace(&mut group, line.group) != line.group {
                self.shown.push(Shown::Group(line.group));
            }
            self.shown.push(Shown::Key(i));
        }
        (self.picked, self.top) = (usize::from(!self.shown.is_empty()), 0);
    }

    fn step(&mut self, by: isize) {
        self.picked = steps(self.picked, self.shown.len(), by, |i| {
            matches!(self.shown.get(i), Some(Shown::Key(_)))
        });
        if self.picked == 1 {
            self.top = 0;
        }
    }

    fn line(&self) -> Option<&KeyLine> {
        match self.shown.get(self.picked)? {
            Shown::Key(i) => self.lines.get(*i),
            Shown::Group(_) => None,
        }
    }

    fn table(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let columns = [Column::fixed("", 14), Column::fill("", 10)];
        let (len, picked) = (self.shown.len(), Some(self.picked));
        let mut top = self.top;
        Table {
            columns: &columns,
            len,
            picked,
            focused: true,
            row: &|i| match &self.shown[i] {
                Shown::Group(name) => Row::new([Cell::with(*name, Role::Title), Cell::new("")]),
                Shown::Key(i) => {
                    let line = &self.lines[*i];
                    Row::new([
                        Cell::with(line.keys.as_str(), Role::Accent),
                        Cell::new(line.says.as_str()),
                    ])
                }
            },
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
    }
}

/// First what answers here, as the footer names it, then lists, then everywhere, then after `n` and `g`.
fn lines(here: &[(Action, String)], ctx: &Ctx) -> Vec<KeyLine> {
    let mut lines = Vec::new();
    let here = &all_of(here);
    for (action, word) in here {
        if let Some(binding) = ctx.keymap.rows().filter(plain).find(|b| b.action == *action) {
            let says = match phrase!(binding.help).contains(word.as_str()) {
                true => phrase!(binding.help).to_owned(),
                false => format!("{word}: {}", phrase!(binding.help)),
            };
            lines.push(line(ctx, binding, phrase!("on this screen"), says));
        }
    }
    const GROUPS: [(Scope, &str); 4] = [
        (Scope::List, "in lists"),
        (Scope::Everywhere, "everywhere"),
        (Scope::AfterNew, "new"),
        (Scope::AfterGo, "go"),
    ];
    for (scope, group) in GROUPS {
        let of_it = ctx.keymap.rows().filter(|b| b.scope == scope);
        let new = of_it.filter(|b| !plain(b) || named(here, b.action).is_none());
        lines.extend(new.map(|b| line(ctx, b, phrase!(group), phrase!(b.help).to_owned())));
    }
    lines.extend(MOUSE.iter().map(|(keys, says)| KeyLine {
        group: phrase!("mouse"),
        keys: phrase!(keys).to_owned(),
        says: phrase!(says).to_owned(),
        action: None,
    }));
    lines
}

/// Each action once; where the footer names one of a pair by its word, the other one too.
fn all_of(here: &[(Action, String)]) -> Vec<(Action, String)> {
    let mut all: Vec<(Action, String)> = Vec::new();
    for (action, word) in here {
        let other = (*action == Action::Plus).then_some(Action::Minus);
        let other = other.filter(|other| named(here, *other).is_none());
        let with_other = std::iter::once(*action).chain(other);
        for action in with_other {
            if named(&all, action).is_none() {
                all.push((action, word.clone()));
            }
        }
    }
    all
}

fn named(here: &[(Action, String)], action: Action) -> Option<&(Action, String)> {
    here.iter().find(|(a, _)| *a == action)
}

fn plain(b: &&Binding) -> bool {
    !matches!(b.scope, Scope::AfterNew | Scope::AfterGo)
}

fn line(ctx: &Ctx, binding: &Binding, group: &'static str, says: String) -> KeyLine {
    let changed = if ctx.keymap.is_changed(binding) { ctx.theme.glyphs.changed } else { "" };
    KeyLine {
        group,
        keys: format!("{}{changed}", ctx.keymap.written(binding)),
        says,
        action: Some(binding.action),
    }
}

impl Screen for HelpScreen {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let keys = self.shown.iter().filter(|s| matches!(s, Shown::Key(_))).count();
        let title = match self.of.as_str() {
            "" => phrase!("Keys of the workbench").to_owned(),
            name => phrase!("Keys of {name}", name),
        };
        let pane = Pane {
            area: centered(area, 78, area.height.saturating_sub(2).max(18)),
            left: &title,
            right: &count(keys, "key"),
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let used = ctx.put(buf, inner.x + 1, inner.y, 6, phrase!("find"), Role::Muted) + 2;
        let line = Rect {
            x: inner.x + 1 + used,
            width: inner.width.saturating_sub(used + 2),
            height: 1,
            ..inner
        };
        let caret = self.field.draw(buf, line, ctx.theme.style(Role::Body));
        let rule = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        draw_rule(buf, rule, inner.y + 1, ctx.theme);
        let list = Rect {
            y: inner.y + 2,
            height: inner.height.saturating_sub(2),
            width: inner.width.saturating_sub(1),
            ..inner
        };
        self.page = usize::from(list.height.saturating_sub(2)).max(1);
        if self.shown.is_empty() {
            let find = ctx.keymap.key(Action::Find);
            let says = phrase!("No key for this; {find} searches every command", find);
            ctx.put(buf, list.x + 1, list.y, list.width - 1, &says, Role::Muted);
        }
        self.table(buf, list, ctx);
        caret
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        let page = isize::try_from(self.page).unwrap_or(1);
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Esc | KeyCode::F(1) => return Some(Effect::Close),
                KeyCode::Enter => {
                    return Some(
                        self.line().and_then(|l| l.action).map_or(Effect::Stay, Effect::Act),
                    );
                }
                KeyCode::Up => self.step(-1),
                KeyCode::Down => self.step(1),
                KeyCode::PageUp => self.step(-page),
                KeyCode::PageDown => self.step(page),
                _ if self.field.key(*key) => self.narrow(),
                _ => {}
            },
            Event::Paste(text) => {
                self.field.paste(text);
                self.narrow();
            }
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [(Action::Enter, "do it"), (Action::Down, "choose"), (Action::Back, "close")]
            .map(|(action, word)| (action, word.to_owned()))
            .to_vec()
    }
}
