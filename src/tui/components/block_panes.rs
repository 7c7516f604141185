//! The panes of a sheet: one block each, with its selected row, its filter, the mouse, and what every sheet answers.

use super::filter::{FilterEvent, FilterLine};
use super::layout::{below, beside, nothing};
use super::list::move_mark;
use crate::model::Refusal;
use crate::model::statement::{About, Block, Item};
use crate::tui::action::{Action, Place};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::terminal::Event;
use crate::tui::widgets::block::BlockView;
use crate::tui::widgets::frame::{self, Pane};
use crate::workbench::why::{Part, Why};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One pane: its block and where the rep is in it.
struct BlockPane {
    block: Block,
    /// Places of the items that the filter leaves.
    shown: Vec<usize>,
    /// Place in `shown`.
    selected: usize,
    offset: usize,
    /// As it was drawn: its area, and which item stands in each line of it.
    area: Rect,
    lines: Vec<Option<usize>>,
}

/// The panes of a sheet.
#[derive(Default)]
pub struct BlockPanes {
    panes: Vec<BlockPane>,
    focus: usize,
    filter: FilterLine,
    zoomed: bool,
    /// Why there is nothing to show, under the title of the screen.
    refused: Option<(&'static str, String)>,
    /// Titles bear their number, and keys 1 to 9 go to them.
    pub numbered: bool,
    /// Panes that share one place: the title of the one that is turned up names them all.
    pub turned: Vec<usize>,
}

impl BlockPanes {
    /// Panes with the numbers of their keys in their titles.
    pub fn numbered() -> Self {
        Self { numbered: true, ..Self::default() }
    }

    /// What was read for the panes; without it they say why, under this title.
    pub fn take<T>(&mut self, title: &'static str, read: Result<T, Refusal>) -> Option<T> {
        self.take_or(title, read.map_err(|refusal| refusal.to_string()))
    }

    /// The same of what is refused in a sentence.
    pub fn take_or<T>(&mut self, title: &'static str, read: Result<T, String>) -> Option<T> {
        match read {
            Ok(read) => {
                self.refused = None;
                Some(read)
            }
            Err(why) => {
                self.refused = Some((title, why));
                None
            }
        }
    }

    /// Takes the blocks anew; the rep stays on the row that says the same, else at the same place.
    pub fn set(&mut self, blocks: Vec<Block>) {
        let mut old = std::mem::take(&mut self.panes).into_iter();
        self.panes = blocks
            .into_iter()
            .map(|block| {
                let before = old.next();
                let line = before.as_ref().and_then(|pane| pane.item()).map(Item::line);
                let shown: Vec<usize> = (0..block.items().count()).collect();
                let again =
                    line.and_then(|line| block.items().position(|item| item.line() == line));
                let at = before.as_ref().map_or(0, |pane| pane.selected);
                let selected = again.unwrap_or(at).min(shown.len().saturating_sub(1));
                let offset = before.as_ref().map_or(0, |pane| pane.offset);
                let area = before.as_ref().map_or(Rect::default(), |pane| pane.area);
                BlockPane { block, shown, selected, offset, area, lines: Vec::new() }
            })
            .collect();
        self.focus = self.focus.min(self.panes.len().saturating_sub(1));
        if self.filter.narrows() {
            self.arrange();
        }
    }

    /// Which pane has the focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Gives a pane the focus.
    pub fn set_focus(&mut self, pane: usize) {
        if pane < self.panes.len() && pane != self.focus {
            self.filter.clear();
            self.arrange();
            self.focus = pane;
        }
    }

    /// The selected item of the focused pane.
    pub fn item(&self) -> Option<&Item> {
        self.panes.get(self.focus)?.item()
    }

    /// The selected item of a pane.
    pub fn selected(&self, pane: usize) -> Option<&Item> {
        self.panes.get(pane)?.item()
    }

    /// The place of the selected item among all of its block.
    pub fn place(&self, pane: usize) -> Option<usize> {
        self.panes.get(pane)?.place()
    }

    /// Selects an item of a pane by its place among all.
    pub fn select(&mut self, pane: usize, place: usize) {
        if let Some(pane) = self.panes.get_mut(pane) {
            pane.selected = pane.shown.iter().position(|p| *p == place).unwrap_or(pane.selected);
        }
    }

    /// Draws each block in its area; those without an area are not drawn. The caret of the filter.
    pub fn draw(
        &mut self,
        buf: &mut Buffer,
        areas: &[Option<Rect>],
        ctx: &Ctx,
    ) -> Option<Position> {
        let all = areas.iter().flatten().copied().reduce(Rect::union);
        if let (Some((title, why)), Some(all)) = (&self.refused, all) {
            nothing(buf, all, ctx, title, why);
            return None;
        }
        let there: Vec<Option<Rect>> = match self.zoomed {
            true => (0..self.panes.len()).map(|n| all.filter(|_| n == self.focus)).collect(),
            false => areas.to_vec(),
        };
        let titles: Vec<String> = (0..self.panes.len()).map(|n| self.title(n)).collect();
        let frames = self.panes.iter().zip(&titles).zip(&there).enumerate();
        let frames: Vec<Pane> = frames
            .filter_map(|(n, ((pane, title), area))| {
                let focused = n == self.focus;
                Some(Pane { area: (*area)?, left: title, right: &pane.block.aside, focused })
            })
            .collect();
        frame::draw_panes(buf, &frames, ctx.theme);
        let filtered = self.filter.is_shown();
        let mut caret = None;
        for (n, area) in there.iter().enumerate().take(self.panes.len()) {
            let focused = n == self.focus;
            let inner = area.map_or(Rect::default(), frame::inner);
            let foot = u16::from(filtered && focused);
            let list = Rect { height: inner.height.saturating_sub(foot), ..inner };
            self.panes[n].draw(buf, list, focused, ctx);
            if filtered && focused && inner.height > 1 {
                caret = self.filter.draw(buf, Rect { y: list.bottom(), height: 1, ..inner }, ctx);
            }
        }
        caret
    }

    /// One pane above and two below it: beside each other from so many cells on, else in one place, where `second`
    /// says whether the second is turned up.
    pub fn one_above_two(
        &mut self,
        area: Rect,
        high: u16,
        (wide, second): (u16, bool),
    ) -> [Option<Rect>; 3] {
        let (top, low) = below(area, high);
        if area.width >= wide {
            self.turned.clear();
            let (left, right) = beside(low, area.width / 2);
            return [Some(top), Some(left), Some(right)];
        }
        self.turned = vec![1, 2];
        match second {
            true => [Some(top), None, Some(low)],
            false => [Some(top), Some(low), None],
        }
    }

    fn title(&self, n: usize) -> String {
        let titled = |n: usize| {
            let title = self.panes.get(n).map_or("", |pane| pane.block.title.as_str());
            if self.numbered { format!("{} {title}", n + 1) } else { title.to_owned() }
        };
        if !self.turned.contains(&n) || self.zoomed {
            return titled(n);
        }
        self.turned
            .iter()
            .map(|other| match *other == n {
                true => format!("[{}]", titled(n)),
                false => titled(*other),
            })
            .collect::<Vec<_>>()
            .join("  ")
    }

    /// Puts another block into a pane; its row is the first.
    pub fn set_block(&mut self, pane: usize, block: Block) {
        if let Some(pane) = self.panes.get_mut(pane) {
            pane.shown = (0..block.items().count()).collect();
            (pane.block, pane.selected, pane.offset) = (block, 0, 0);
        }
    }

    /// Is a pane the whole screen?
    pub fn is_zoomed(&self) -> bool {
        self.zoomed
    }

    /// How many panes there are.
    pub fn count(&self) -> usize {
        self.panes.len()
    }

    /// What every sheet answers: moving, panes, filter, why, copy, Enter on what is about something. Nothing: the
    /// screen has to answer itself.
    pub fn act(&mut self, action: Action) -> Option<Effect> {
        if let Some(pane) = self.panes.get_mut(self.focus) {
            let page = usize::from(pane.area.height.saturating_sub(2)).max(1);
            if move_mark(&mut pane.selected, pane.shown.len(), page, action) {
                return Some(Effect::Stay);
            }
        }
        let count = self.panes.len();
        match action {
            Action::NextPane if count > 1 => self.set_focus((self.focus + 1) % count),
            Action::PreviousPane if count > 1 => self.set_focus((self.focus + count - 1) % count),
            Action::Pane(n) if self.numbered && usize::from(n) <= count => {
                self.set_focus(usize::from(n).saturating_sub(1));
            }
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Filter => self.filter.open(),
            Action::Back if self.filter.narrows() => {
                self.filter.clear();
                self.arrange();
            }
            Action::Back if self.zoomed => self.zoomed = false,
            Action::Why => return Some(self.why()),
            Action::Copy => return self.item().map(|item| Effect::Clip(copied(item))),
            Action::Enter => return self.item().and_then(|item| open(&item.about)),
            _ => return None,
        }
        Some(Effect::Stay)
    }

    /// The parts of the selected figure.
    fn why(&self) -> Effect {
        let Some(item) = self.item() else {
            return Effect::Say(phrase!("there is nothing here to explain").to_owned());
        };
        let Some((last, parts)) = item.reasons.split_last() else {
            return Effect::Say(phrase!("{}: that is all that the file says of it", item.line()));
        };
        let parts = parts.iter().map(part).collect();
        let title = item.pieces.first().map(|piece| piece.text.clone()).unwrap_or_default();
        Effect::Open(Route::Why(Why { title, parts, sum: part(last) }))
    }

    /// The mouse, and the filter while it is typed.
    pub fn event(&mut self, event: &Event) -> Option<Effect> {
        if let Event::Mouse(mouse) = event {
            return Some(self.mouse(mouse));
        }
        match self.filter.hear(event) {
            FilterEvent::Other => return None,
            FilterEvent::Move(action) => self.step(action),
            FilterEvent::Changed => {}
        }
        self.arrange();
        Some(Effect::Stay)
    }

    fn step(&mut self, action: Action) {
        if let Some(pane) = self.panes.get_mut(self.focus) {
            move_mark(&mut pane.selected, pane.shown.len(), 1, action);
        }
    }

    fn mouse(&mut self, mouse: &MouseEvent) -> Effect {
        let at = Position::new(mouse.column, mouse.row);
        let Some(n) = self.panes.iter().position(|pane| pane.area.contains(at)) else {
            return Effect::Stay;
        };
        let action = match mouse.kind {
            MouseEventKind::ScrollDown => Action::Down,
            MouseEventKind::ScrollUp => Action::Up,
            MouseEventKind::Down(MouseButton::Left) => {
                let again = n == self.focus;
                self.set_focus(n);
                let pane = &mut self.panes[n];
                let line = usize::from(mouse.row - pane.area.y);
                let Some(place) = pane.lines.get(line).copied().flatten() else {
                    return Effect::Stay;
                };
                let same = pane.place() == Some(place);
                self.select(n, place);
                if again && same {
                    return self.act(Action::Enter).unwrap_or(Effect::Stay);
                }
                return Effect::Stay;
            }
            _ => return Effect::Stay,
        };
        self.set_focus(n);
        self.step(action);
        Effect::Stay
    }

    /// Leaves the items of the focused pane that the filter wants.
    fn arrange(&mut self) {
        if let Some(pane) = self.panes.get_mut(self.focus) {
            let place = pane.place();
            let items = pane.block.items().enumerate();
            pane.shown =
                items.filter(|(_, i)| self.filter.fits(&[&i.line()])).map(|(at, _)| at).collect();
            let last = pane.shown.len().saturating_sub(1);
            let again = pane.shown.iter().position(|p| Some(*p) == place);
            pane.selected = again.unwrap_or(pane.selected.min(last));
        }
    }

    /// "line 3 of 13".
    pub fn status(&self) -> String {
        match self.panes.get(self.focus) {
            Some(pane) if !pane.shown.is_empty() => {
                phrase!("line {} of {}", pane.selected + 1, pane.shown.len())
            }
            _ => String::new(),
        }
    }
}

fn part(reason: &crate::model::statement::Reason) -> Part {
    Part { share: reason.share.clone(), text: reason.text.clone(), ..Part::default() }
}

impl BlockPane {
    fn place(&self) -> Option<usize> {
        self.shown.get(self.selected).copied()
    }

    fn item(&self) -> Option<&Item> {
        self.block.items().nth(self.place()?)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) {
        let all = self.shown.len() == self.block.items().count();
        let view = BlockView {
            block: &self.block,
            shown: (!all).then_some(self.shown.as_slice()),
            picked: self.place(),
            focused,
        };
        self.lines = view.draw(buf, area, &mut self.offset, ctx.theme);
        self.area = area;
    }
}

/// The row as text: its command, where it has one.
fn copied(item: &Item) -> String {
    if item.command.is_empty() { item.line() } else { item.command.clone() }
}

/// What a row is about; nothing where the screen knows more.
fn open(about: &About) -> Option<Effect> {
    Some(match about {
        About::Account(key) => {
            Effect::All(vec![Effect::Pick(*key), Effect::Open(Route::Place(Place::ACCOUNT))])
        }
        About::Record(account, "account", _) => Effect::Form(FormKind::Account(Some(*account))),
        About::Record(account, record, key) if *key > 0 => Effect::Show(*account, record, *key),
        About::Part(key, part) => {
            Effect::Form(FormKind::Record { sheet: part, key: Some(*key), owner: None })
        }
        About::Screen("map") => Effect::Open(Route::Place(Place::MAP)),
        About::Screen("team") => Effect::Open(Route::Place(Place::TEAM)),
        About::Screen("gifts") => Effect::Open(Route::Place(Place::GIFTS)),
        About::Screen(list) => Effect::Open(Route::Listing(list)),
        About::Nothing | About::Record(..) | About::Setting(_) => return None,
    })
}
