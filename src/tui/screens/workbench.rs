//! The four panes over one account.
//!
//! ```text
//! ┌ 1 Accounts ───┬▸2 Stakeholder map ────────────────┐   from 120 columns: all four
//! │               │                                   │   80 to 119: the list and one turned pane
//! │               ├ 3 Checklist ────┬ 4 Stages ───────┤   60 to 79: one pane
//! │               │                 │                 │
//! └───────────────┴─────────────────┴─────────────────┘
//! ```

use super::map::MAP_PANE;
use crate::model::Key;
use crate::tui::action::{Action, Place};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::{PaneSpec, WorkbenchPane, accounts, checklist, stages};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane as Frame};
use crate::tui::widgets::hits;
use crossterm::event::{KeyCode, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The four panes in the order of their numbers.
pub const PANES: &[PaneSpec] = &[accounts::PANE, MAP_PANE, checklist::PANE, stages::PANE];

/// The pane that shows the people.
const MAP: usize = 1;
/// Cells of the account list beside three panes, and beside one.
const LIST_WIDE: u16 = 39;
const LIST: u16 = 26;

/// The workbench.
pub struct Workbench {
    panes: Vec<Box<dyn WorkbenchPane>>,
    focus: usize,
    turned: usize,
    zoomed: bool,
    filter: Option<Field>,
    /// The account that was picked before a filter was typed.
    before: Option<Key>,
    areas: Vec<(usize, Rect)>,
}

impl Default for Workbench {
    fn default() -> Self {
        Self::new()
    }
}

impl Workbench {
    /// With the focus on the people.
    pub fn new() -> Self {
        let panes = PANES.iter().map(|spec| (spec.open)()).collect();
        Self {
            panes,
            focus: MAP,
            turned: MAP,
            zoomed: false,
            filter: None,
            before: None,
            areas: Vec::new(),
        }
    }

    fn focus_on(&mut self, pane: usize) {
        self.focus = pane.min(self.panes.len() - 1);
        if self.focus > 0 {
            self.turned = self.focus;
        }
    }

    /// Which panes are drawn, and where; neighbours share a border.
    fn layout(&self, area: Rect) -> Vec<(usize, Rect)> {
        let Rect { x, y, width, height } = area;
        if self.zoomed || width < 80 {
            return vec![(self.focus, area)];
        }
        if width < 120 || height < 30 {
            let list = if width < 120 { LIST } else { LIST_WIDE };
            let rest = Rect::new(x + list - 1, y, width - list + 1, height);
            return vec![(0, Rect::new(x, y, list, height)), (self.turned, rest)];
        }
        let (left, right) = (LIST_WIDE, width - LIST_WIDE + 1);
        let top = (height - 3) * 14 / 30 + 2;
        let low = height - top + 1;
        let middle = right.div_ceil(2);
        vec![
            (0, Rect::new(x, y, left, height)),
            (1, Rect::new(x + left - 1, y, right, top)),
            (2, Rect::new(x + left - 1, y + top - 1, middle, low)),
            (3, Rect::new(x + left + middle - 2, y + top - 1, right - middle + 1, low)),
        ]
    }

    /// "2 Stakeholder map"; where one pane is turned, the others' numbers beside it.
    fn title(&self, pane: usize, shown: usize) -> String {
        let spec = &PANES[pane];
        match (shown, pane) {
            (4, _) | (_, 0) if shown > 1 => format!("{} {}", pane + 1, phrase!(spec.title)),
            (1, _) if !self.zoomed => self.turned_title(pane, 0),
            (2, _) => self.turned_title(pane, 1),
            _ => format!("{} {}", pane + 1, phrase!(spec.title)),
        }
    }

    fn turned_title(&self, pane: usize, from: usize) -> String {
        (from..PANES.len())
            .map(|i| match i == pane {
                true => format!("[{} {}]", i + 1, phrase!(PANES[i].short)),
                false => format!("{} {}", i + 1, phrase!(PANES[i].short)),
            })
            .collect::<Vec<_>>()
            .join("  ")
    }

    fn mouse(&mut self, mouse: &MouseEvent, ctx: &Ctx) -> Option<Effect> {
        let at = Position::new(mouse.column, mouse.row);
        // A name of the grid or the web is no row of a list.
        if hits::spot_at(at).is_some() && hits::pane_at(at) != Some(false) {
            return None;
        }
        let (pane, area) = self.areas.iter().copied().find(|(_, a)| a.contains(at))?;
        let inner = frame::inner(area);
        Some(match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.focus_on(pane);
                if inner.contains(at) {
                    return Some(self.panes[pane].click(at.y - inner.y, inner.height, ctx));
                }
                Effect::Stay
            }
            MouseEventKind::ScrollDown => self.panes[pane].act(Action::Down, ctx),
            MouseEventKind::ScrollUp => self.panes[pane].act(Action::Up, ctx),
            _ => Effect::Stay,
        })
    }

    /// The filter of the account list, as it is typed.
    fn typed(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let field = self.filter.as_mut()?;
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::Tab => self.filter = None,
                KeyCode::Esc => {
                    self.filter = None;
                    let back = self.before.take().map(Effect::Pick);
                    let all = Effect::Filter(String::new());
                    return Some(Effect::All([all].into_iter().chain(back).collect()));
                }
                KeyCode::Up => return Some(self.panes[0].act(Action::Up, ctx)),
                KeyCode::Down => return Some(self.panes[0].act(Action::Down, ctx)),
                _ => {
                    field.key(*key);
                    return Some(Effect::Filter(field.text().to_owned()));
                }
            },
            Event::Paste(text) => {
                field.paste(text);
                return Some(Effect::Filter(field.text().to_owned()));
            }
            _ => return None,
        }
        Some(Effect::Stay)
    }
}

impl Screen for Workbench {
    fn name(&self) -> String {
        String::new()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.areas = self.layout(area);
        if self.zoomed && self.panes[self.focus].draw_whole(buf, area, ctx) {
            return self.panes[self.focus].caret();
        }
        let shown = self.areas.len();
        let titles: Vec<(String, String)> = self
            .areas
            .iter()
            .map(|(i, _)| (self.title(*i, shown), self.panes[*i].title(ctx).1))
            .collect();
        let frames: Vec<Frame> = self
            .areas
            .iter()
            .zip(&titles)
            .map(|((i, area), (left, right))| Frame {
                area: *area,
                left,
                right,
                focused: *i == self.focus,
            })
            .collect();
        frame::draw_panes(buf, &frames, ctx.theme);
        for (i, area) in self.areas.clone() {
            let focused = i == self.focus;
            self.panes[i].draw(buf, padded(frame::inner(area)), ctx, focused);
        }
        let Some(field) = self.filter.as_ref() else {
            return self.panes[self.focus].caret();
        };
        let (_, list) = self.areas.iter().find(|(i, _)| *i == 0)?;
        let line = Rect { x: list.x + 1, y: list.bottom() - 2, width: list.width - 2, height: 1 };
        let used = ctx.put(buf, line.x, line.y, line.width, " / ", crate::tui::theme::Role::Accent);
        let line = Rect { x: line.x + used, width: line.width - used, ..line };
        field.draw(buf, line, ctx.theme.style(crate::tui::theme::Role::Body))
    }

    fn beside(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Rect> {
        let (left, right) = crate::tui::components::layout::side_by_side(area)?;
        let (title, says) =
            (self.title(self.focus, PANES.len()), self.panes[self.focus].title(ctx).1);
        let pane = Frame { area: left, left: &title, right: &says, focused: false };
        frame::draw_panes(buf, &[pane], ctx.theme);
        self.panes[self.focus].draw(buf, padded(frame::inner(left)), ctx, false);
        Some(right)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match self.panes[self.focus].act(action, ctx) {
            Effect::Pass => {}
            effect => return effect,
        }
        let count = self.panes.len();
        match action {
            Action::NextPane => self.focus_on((self.focus + 1) % count),
            Action::PreviousPane => self.focus_on((self.focus + count - 1) % count),
            Action::Pane(n) => self.focus_on(usize::from(n.saturating_sub(1))),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Visit(Place::MAP) => {
                self.focus_on(MAP);
                self.zoomed = true;
            }
            Action::Enter if !self.zoomed => self.zoomed = true,
            Action::Back if self.zoomed => self.zoomed = false,
            Action::Back if !ctx.accounts.filter().is_empty() => {
                return Effect::Filter(String::new());
            }
            Action::Filter => {
                self.zoomed = false;
                self.focus_on(0);
                self.before = ctx.accounts.picked_key();
                self.filter = Some(Field::new(ctx.accounts.filter()));
            }
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Mouse(mouse) => self.mouse(mouse, ctx),
            _ if self.filter.is_some() => self.typed(event, ctx),
            _ => self.panes[self.focus].event(event, ctx),
        }
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.panes[self.focus].typing_keys()
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        self.panes[self.focus].footer(ctx)
    }

    fn status(&self, ctx: &Ctx) -> String {
        self.panes[self.focus].status(ctx)
    }

    fn is_workbench(&self) -> bool {
        true
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.panes.iter_mut().for_each(|pane| pane.refresh(ctx));
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if let Some(pane) = (0..self.panes.len()).find(|i| self.panes[*i].go_to(subject, ctx)) {
            self.focus_on(pane);
        }
    }

    fn select(&mut self, subject: &str, ctx: &Ctx) {
        self.panes[self.focus].select(subject, ctx);
    }
}

/// The mark of a row stands right at the border; text ends one blank before the other border.
fn padded(area: Rect) -> Rect {
    Rect { width: area.width.saturating_sub(1), ..area }
}
