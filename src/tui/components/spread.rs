//! Several panes of one screen, side by side and below each other: one has the focus, each its mark, all of them
//! arrows, click, wheel, filter and copy.

mod places;

use super::filter::{FilterEvent, FilterLine};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::filter_words::FilterWords;
use crate::tui::terminal::Event;
use crate::tui::widgets::frame::{Pane, draw_panes, inner};
use crate::tui::widgets::ledger::{DrawnRow, Ledger, LedgerMark};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// Rows that the wheel moves.
const WHEEL: usize = 3;

/// A pane, and how many hundredths of the width it has in its row.
pub struct Leaf {
    /// What stands in it.
    pub ledger: Ledger,
    /// Hundredths of the width.
    pub share: u16,
}

impl Leaf {
    /// The only one of a screen.
    pub fn alone(ledger: Ledger) -> Vec<Vec<Self>> {
        vec![vec![Self { ledger, share: 100 }]]
    }
}

/// A pane as it was drawn.
struct DrawnPane {
    at: usize,
    area: Rect,
    rows: Vec<DrawnRow>,
}

/// The panes, row by row.
#[derive(Default)]
pub struct Spread {
    rows: Vec<Vec<usize>>,
    leaves: Vec<Leaf>,
    marks: Vec<LedgerMark>,
    focus: usize,
    drawn: RefCell<Vec<DrawnPane>>,
    filter: FilterLine,
    page: usize,
}

/// What came of an action or an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The mark, the focus or the filter: what follows the mark has to be made again.
    Yes,
    /// Taken, and nothing moved.
    Taken,
    /// It was for somebody else.
    No,
}

impl Spread {
    /// Puts these panes in place of those that were there; marks stay where their rows are.
    pub fn set(&mut self, rows: Vec<Vec<Leaf>>) {
        self.rows.clear();
        self.leaves.clear();
        for row in rows {
            let from = self.leaves.len();
            self.leaves.extend(row);
            self.rows.push((from..self.leaves.len()).collect());
        }
        self.marks.resize(self.leaves.len(), LedgerMark::default());
        self.focus = self.focus.min(self.leaves.len().saturating_sub(1));
        for at in 0..self.leaves.len() {
            let shown = self.shown(at);
            if !shown.contains(&self.marks[at].key) {
                self.marks[at].key = shown.first().copied().unwrap_or(0);
            }
            let last = self.leaves[at].ledger.fields().saturating_sub(1);
            self.marks[at].field = self.marks[at].field.min(last);
        }
    }

    /// The pane with the focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Gives the focus to a pane.
    pub fn focus_on(&mut self, at: usize) {
        self.focus = at.min(self.leaves.len().saturating_sub(1));
    }

    /// The number of the picked row of a pane.
    pub fn picked(&self, at: usize) -> Option<usize> {
        let mark = self.marks.get(at)?;
        self.leaves.get(at)?.ledger.row(mark.key).map(|_| mark.key)
    }

    /// The picked field of a pane.
    pub fn field(&self, at: usize) -> usize {
        self.marks.get(at).map_or(0, |mark| mark.field)
    }

    /// Moves the mark of a pane to a row.
    pub fn pick(&mut self, at: usize, key: usize) {
        if self.marks.len() <= at {
            self.marks.resize(at + 1, LedgerMark::default());
        }
        self.marks[at].key = key;
    }

    /// Moves the mark of a pane to a field of its row.
    pub fn pick_field(&mut self, at: usize, field: usize) {
        if let Some(mark) = self.marks.get_mut(at) {
            mark.field = field;
        }
    }

    /// The cells of a column of a row, as it was drawn.
    pub fn cell_of(&self, at: usize, key: usize, column: usize) -> Option<Rect> {
        let drawn = self.drawn.borrow();
        let pane = drawn.iter().find(|pane| pane.at == at)?;
        let row = pane.rows.iter().find(|row| row.key == key)?;
        self.leaves.get(at)?.ledger.cell(column, row.y, inner(pane.area))
    }

    /// All marks and the focus back at the beginning, for another page.
    pub fn begin(&mut self) {
        (self.marks, self.focus) = (Vec::new(), 0);
        self.filter.clear();
    }

    /// Something is looked for.
    pub fn is_filtered(&self) -> bool {
        self.filter.is_shown()
    }

    /// "row 2 of 9" of the pane with the focus; nothing without rows.
    pub fn status(&self, noun: &str) -> String {
        let shown = self.shown(self.focus);
        let key = self.marks.get(self.focus).map_or(0, |m| m.key);
        match shown.iter().position(|k| *k == key) {
            Some(at) => phrase!("{} {} of {}", noun, at + 1, shown.len()),
            None => String::new(),
        }
    }

    /// The picked row as text.
    pub fn copy(&self) -> Option<String> {
        let mark = self.marks.get(self.focus)?;
        let row = self.leaves.get(self.focus)?.ledger.row(mark.key)?;
        let texts: Vec<&str> = row.texts().into_iter().filter(|t| !t.is_empty()).collect();
        Some(texts.join("  "))
    }

    fn shown(&self, at: usize) -> Vec<usize> {
        let wanted = FilterWords::new(self.wanted(at));
        self.leaves
            .get(at)
            .map_or(Vec::new(), |leaf| leaf.ledger.pickable(&|texts| wanted.fits(texts)).collect())
    }

    /// The filter holds in the pane with the focus.
    fn wanted(&self, at: usize) -> &str {
        if at == self.focus { self.filter.text() } else { "" }
    }

    /// Moves the mark, the field or the focus.
    pub fn act(&mut self, action: Action) -> Moved {
        match action {
            Action::NextPane => self.turn_focus(1),
            Action::PreviousPane => self.turn_focus(-1),
            Action::Filter => {
                self.filter.open();
                Moved::Taken
            }
            Action::Back if self.filter.narrows() => {
                self.filter.clear();
                Moved::Yes
            }
            Action::Left | Action::Right => self.turn_field(action),
            _ => self.step(action),
        }
    }

    fn turn_focus(&mut self, by: isize) -> Moved {
        let len = self.leaves.len();
        if len < 2 {
            return Moved::Taken;
        }
        self.focus = (self.focus + len).saturating_add_signed(by) % len;
        Moved::Yes
    }

    fn turn_field(&mut self, action: Action) -> Moved {
        let fields = self.leaves.get(self.focus).map_or(0, |l| l.ledger.fields());
        let Some(mark) = self.marks.get_mut(self.focus).filter(|_| fields > 0) else {
            return Moved::No;
        };
        mark.field = match action {
            Action::Left => mark.field.saturating_sub(1),
            _ => (mark.field + 1).min(fields - 1),
        };
        Moved::Yes
    }

    fn step(&mut self, action: Action) -> Moved {
        let shown = self.shown(self.focus);
        let page = self.page.max(1);
        let Some(mark) = self.marks.get_mut(self.focus) else {
            return Moved::No;
        };
        if shown.is_empty() {
            return scroll(mark, action, page);
        }
        let mut at = shown.iter().position(|k| *k == mark.key).unwrap_or(0);
        if !super::list::move_mark(&mut at, shown.len(), page, action) {
            return Moved::No;
        }
        mark.key = shown[at];
        Moved::Yes
    }

    /// The filter as it is typed, the mouse; nothing where the event is for somebody else.
    pub fn event(&mut self, event: &Event) -> Moved {
        if let Event::Mouse(mouse) = event {
            return self.mouse(mouse);
        }
        match self.filter.hear(event) {
            FilterEvent::Changed => {
                self.begin_at_first();
                Moved::Yes
            }
            FilterEvent::Move(action) => self.step(action),
            FilterEvent::Other => Moved::No,
        }
    }

    fn begin_at_first(&mut self) {
        let shown = self.shown(self.focus);
        if let Some(mark) = self.marks.get_mut(self.focus)
            && !shown.contains(&mark.key)
        {
            mark.key = shown.first().copied().unwrap_or(0);
        }
    }

    fn mouse(&mut self, mouse: &MouseEvent) -> Moved {
        let cell = Position::new(mouse.column, mouse.row);
        let hit = {
            let drawn = self.drawn.borrow();
            let pane = drawn.iter().find(|pane| pane.area.contains(cell));
            pane.map(|pane| {
                let row = pane.rows.iter().find(|row| row.y == mouse.row).map(|row| row.key);
                (pane.at, row)
            })
        };
        let Some((pane, row)) = hit else { return Moved::No };
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.focus = pane;
                if let Some(key) = row {
                    self.marks[pane].key = key;
                }
                Moved::Yes
            }
            MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => {
                self.focus = pane;
                let up = mouse.kind == MouseEventKind::ScrollUp;
                let action = if up { Action::Up } else { Action::Down };
                (0..WHEEL).for_each(|_| {
                    self.step(action);
                });
                Moved::Yes
            }
            _ => Moved::Taken,
        }
    }

    /// Draws all panes that have room; the caret of the filter.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let filter = u16::from(self.is_filtered());
        let body = Rect { height: area.height.saturating_sub(filter), ..area };
        let places = self.places(body);
        let panes: Vec<Pane> = places.iter().map(|(at, area)| self.pane(*at, *area)).collect();
        draw_panes(buf, &panes, ctx.theme);
        let mut drawn = Vec::new();
        for (at, area) in places {
            let wanted = FilterWords::new(self.wanted(at));
            let focused = at == self.focus;
            let mut mark = self.marks[at];
            let inside = inner(area);
            let ledger = &self.leaves[at].ledger;
            let rows = ledger.draw(
                buf,
                inside,
                (&mut mark, focused),
                &|texts| wanted.fits(texts),
                ctx.theme,
            );
            self.marks[at] = mark;
            if focused {
                self.page = usize::from(inside.height.saturating_sub(2));
            }
            drawn.push(DrawnPane { at, area, rows });
        }
        *self.drawn.borrow_mut() = drawn;
        if filter == 0 {
            return None;
        }
        let line = Rect { y: body.bottom(), height: 1, ..area };
        self.filter.draw(buf, line, ctx)
    }

    fn pane(&self, at: usize, area: Rect) -> Pane<'_> {
        let ledger = &self.leaves[at].ledger;
        Pane { area, left: &ledger.title, right: &ledger.right, focused: at == self.focus }
    }
}

/// A pane without rows that can be picked scrolls.
fn scroll(mark: &mut LedgerMark, action: Action, page: usize) -> Moved {
    mark.offset = match action {
        Action::Up => mark.offset.saturating_sub(1),
        Action::Down => mark.offset + 1,
        Action::PageUp => mark.offset.saturating_sub(page),
        Action::PageDown => mark.offset + page,
        Action::First => 0,
        Action::Last => usize::MAX / 2,
        _ => return Moved::No,
    };
    Moved::Taken
}
