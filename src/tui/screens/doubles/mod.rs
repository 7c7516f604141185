//! Doubles, made one (drawing 20b): the pairs that look like one, and field by field which of the two stays.

mod fields;

use crate::model::statement::Block;
use crate::rules::disputes::Act;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::layout::{below, beside};
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::doubles::{Doubles, list, statement};
use crate::workbench::{MergeField, Merged, Pair, Result};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many cells on the pairs stand beside the fields.
const WIDE: u16 = 100;

/// A pair that is looked at.
struct Preview {
    pair: Pair,
    names: [String; 2],
    fields: Vec<MergeField>,
    /// Which fields are as the one says them that goes.
    other: Vec<bool>,
    merged: Merged,
}

/// The pairs, and the one that is looked at.
pub struct DoublesScreen {
    doubles: Doubles,
    panes: BlockPanes,
    preview: Option<Preview>,
    /// The two that were ticked elsewhere.
    ticked: Option<Pair>,
    why: Option<(Act, Prompt)>,
    /// It was read once.
    begun: bool,
    later: Later<Doubles>,
}

impl DoublesScreen {
    /// All pairs, or these two who were ticked in a list.
    pub fn new(ticked: Option<Pair>) -> Self {
        Self {
            doubles: Doubles::default(),
            panes: BlockPanes::default(),
            preview: None,
            ticked,
            why: None,
            begun: false,
            later: Later::default(),
        }
    }

    /// The pair that is selected in the list, or the ticked one.
    fn pair(&self) -> Option<Pair> {
        self.ticked.or_else(|| self.doubles.pairs.get(self.panes.place(0)?).map(|d| d.pair))
    }

    /// Looks at the selected pair, where it is another one.
    fn look(&mut self, ctx: &Ctx) {
        let wanted = self.pair();
        let Some(pair) = wanted else {
            self.preview = None;
            return self.panes.set_block(1, Block::new(phrase!("Make them one"), ""));
        };
        if self.preview.as_ref().is_some_and(|p| p.pair == pair) {
            return;
        }
        if let Some(preview) = self.panes.take("Doubles", preview(pair, ctx)) {
            self.preview = Some(preview);
            self.show(0);
        }
    }

    /// The fields anew, with this row selected.
    fn show(&mut self, row: usize) {
        if let Some(preview) = &self.preview {
            self.panes.set_block(1, fields::block(preview));
            self.panes.select(1, row);
        }
    }

    /// The other one of the two says this field, or all of it again.
    fn choose(&mut self, other: bool) -> Effect {
        let Some(row) = self.panes.place(1) else { return Effect::Stay };
        let Some(preview) = &mut self.preview else { return Effect::Stay };
        match preview.fields.get(row) {
            Some(field) if field.differs => {
                preview.other[row] = other;
                self.show(row);
                Effect::Stay
            }
            _ => Effect::Say(
                phrase!("nothing to choose here: only one of the two says it, or both stay")
                    .to_owned(),
            ),
        }
    }

    /// Makes them one, as one step.
    fn make_one(&mut self) -> Effect {
        let Some(preview) = &self.preview else {
            return Effect::Say(match self.later.is_under_way() {
                true => phrase!(READING).to_owned(),
                false => phrase!("no two look like one").to_owned(),
            });
        };
        let chosen = preview.fields.iter().zip(&preview.other).filter(|(_, other)| **other);
        let columns = chosen.flat_map(|(field, _)| field.columns.clone()).collect();
        let pair = preview.pair;
        let merge = Effect::MergeChoosing(pair, columns);
        match self.ticked.take() {
            Some(_) => Effect::All(vec![Effect::Close, merge]),
            None => merge,
        }
    }

    /// Asks why the selected pair is not one.
    fn not_one(&mut self) -> Effect {
        let double = self.panes.place(0).and_then(|place| self.doubles.pairs.get(place));
        match double.filter(|_| self.panes.focus() == 0) {
            Some(double) => {
                self.why = Some((double.settle.clone(), Prompt::default()));
                Effect::Stay
            }
            None => {
                Effect::Say(phrase!("in the left pane d says that a pair is not one").to_owned())
            }
        }
    }
}

fn preview(pair: Pair, ctx: &Ctx) -> Result<Preview> {
    let (stays, goes) = ctx.bench.merge_names(pair)?;
    let fields = ctx.bench.merge_fields(pair)?;
    let merged = ctx.bench.merge_preview(pair)?;
    let other = vec![false; fields.len()];
    Ok(Preview { pair, names: [stays.1, goes.1], fields, other, merged })
}

impl Screen for DoublesScreen {
    fn name(&self) -> String {
        phrase!("Doubles").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let areas: [Rect; 2] = match area.width >= WIDE {
            true => {
                let left = area.width / 3;
                beside(area, left).into()
            }
            false => {
                let high = (area.height / 3).max(4).min(area.height);
                below(area, high).into()
            }
        };
        let caret = self.panes.draw(buf, &areas.map(Some), ctx);
        match &self.why {
            Some((_, line)) => line.draw(
                buf,
                area,
                ctx,
                (phrase!("Why they are two"), phrase!("it is not asked again")),
            ),
            None => caret,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let in_fields = self.panes.focus() == 1;
        match action {
            Action::Left if in_fields => return self.choose(false),
            Action::Right if in_fields => return self.choose(true),
            Action::Enter if in_fields => {
                return self.panes.act(Action::Down).unwrap_or(Effect::Stay);
            }
            Action::Enter if self.preview.is_some() => {
                self.panes.set_focus(1);
                return Effect::Stay;
            }
            Action::Back if in_fields && self.ticked.is_none() => {
                self.panes.set_focus(0);
                return Effect::Stay;
            }
            Action::Delete => return self.not_one(),
            Action::Merge => return self.make_one(),
            _ => {}
        }
        if let Some(effect) = self.panes.act(action) {
            self.look(ctx);
            return effect;
        }
        match action {
            Action::SaveFile => {
                let mut sheet = statement(&self.doubles, ctx.today());
                sheet.blocks.extend(self.preview.as_ref().map(fields::block));
                Effect::Open(Route::SaveSheet(Box::new(sheet)))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if let Some((act, line)) = &mut self.why {
            let effect = match line.hear(event) {
                PromptEvent::Done(text) if text.is_empty() => Effect::Settle(act.clone()),
                PromptEvent::Done(text) => Effect::Settle(act.clone().field("why", text)),
                PromptEvent::Left => Effect::Stay,
                PromptEvent::Other(_) | PromptEvent::Taken => return Some(Effect::Stay),
            };
            self.why = None;
            return Some(effect);
        }
        if let Event::Key(key) = event {
            let saves = key.code == KeyCode::F(2)
                || key.code == KeyCode::Char('s') && key.modifiers.contains(KeyModifiers::CONTROL);
            if saves {
                return Some(self.make_one());
            }
        }
        let effect = self.panes.event(event);
        if effect.is_some() {
            self.look(ctx);
        }
        effect
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        match self.panes.focus() {
            0 => words(&[
                (Action::Enter, "look at them"),
                (Action::Delete, "not the same"),
                (Action::Merge, "make one"),
                (Action::SaveFile, "save"),
                (Action::Back, "back"),
            ]),
            _ => words(&[
                (Action::Right, "which stays"),
                (Action::Enter, "next field"),
                (Action::Merge, "make one, Ctrl-S too"),
                (Action::Back, "the pairs"),
            ]),
        }
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        if self.why.is_some() { &[("Enter", "they are two"), ("Esc", "leave")] } else { &[] }
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, |bench| bench.doubles()) {
            Some(read) => self.take(read, ctx),
            // Two that were ticked need no list.
            None if self.ticked.is_some() => {
                let known = std::mem::take(&mut self.doubles);
                self.take(Ok(known), ctx);
            }
            None => self.panes.wait(phrase!("Doubles")),
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
        let pairs = self.doubles.pairs.len();
        Some(
            (pairs > 0)
                .then(|| (crate::rules::phrase::count(pairs as i64, "pair"), Role::Warn))
                .into_iter()
                .collect(),
        )
    }
}

impl DoublesScreen {
    /// Shows what was read.
    fn take(&mut self, read: Result<Doubles>, ctx: &Ctx) {
        let Some(doubles) = self.panes.take(phrase!("Doubles"), read) else { return };
        let focus = self.panes.focus();
        self.panes.set(vec![list(&doubles), Block::new(phrase!("Make them one"), "")]);
        let on_pairs = doubles.pairs.is_empty() && self.ticked.is_none();
        self.panes.set_focus(if on_pairs { 0 } else { focus });
        self.doubles = doubles;
        self.preview = None;
        self.look(ctx);
        if !std::mem::replace(&mut self.begun, true) && self.preview.is_some() {
            self.panes.set_focus(1);
        }
    }
}
