//! The page as it is printed.
//!
//! ```text
//!   ┌ Brief  [text]  Markdown  HTML ── for the car, A4, 1 page ┐   v turns the format, Tab turns the print
//!   │ what is drawn is what is saved                           │
//!   └──────────────────────────────────────────────────────────┘
//! ```

mod lines;
mod saving;

use crate::model::brief::Line;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::components::prompt::PromptEvent;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::popup::centered;
use crate::workbench::brief;
use crate::workbench::visit::next_visit;
use crossterm::event::KeyCode;
use lines::{folded, role};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
pub use saving::stem;
use saving::{BriefSaving, FORMATS, PRINTS, PrintShape, Tracing};
use std::path::PathBuf;

/// Cells of the page with its borders, where there is room.
const PAGE: u16 = 104;
/// Why another page stands behind the line of the place.
const PROPOSED: &str = "proposed: the page for their table; Tab turns to the one for the car";

/// The brief of a visit, or of the account.
pub struct Brief {
    visit: Option<String>,
    shape: PrintShape,
    /// The rep has chosen a print.
    chosen: bool,
    saving: Option<BriefSaving>,
    /// The name of the file, and the lines that give away who told us and are still to be decided on.
    tracing: Option<Tracing>,
    /// Cells of a line of the page as it is drawn.
    cells: usize,
    stale: bool,
    lines: Vec<Line>,
    withheld: String,
    picked: usize,
    top: usize,
    page: usize,
}

impl Brief {
    /// Of the visit of this id; else of the next one.
    pub fn of(visit: Option<String>) -> Self {
        Self {
            visit,
            shape: PrintShape::default(),
            chosen: false,
            saving: None,
            tracing: None,
            cells: 80,
            stale: true,
            lines: Vec::new(),
            withheld: String::new(),
            picked: 0,
            top: 0,
            page: 0,
        }
    }

    /// Makes the page anew; in a sentence why there is none.
    fn read(&mut self, ctx: &Ctx) {
        self.stale = false;
        let sheet = self.shape.sheet(self.cells);
        match page(ctx, self.visit.as_deref(), self.shape, sheet) {
            Ok(page) => {
                self.lines = folded(brief::drawn(&page, sheet), self.cells);
                self.withheld = page.withheld.join(", ");
            }
            Err(sentence) => {
                self.lines = vec![Line { text: sentence, source: None }];
                self.withheld = String::new();
            }
        }
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }

    /// Another format or print, from its first line on; which one, or what may not stand on it, is said.
    fn show(&mut self, shape: PrintShape, ctx: &Ctx) -> Effect {
        self.shape = shape;
        (self.picked, self.top) = (0, 0);
        self.read(ctx);
        match self.withheld.is_empty() {
            true => Effect::Say(shape.says()),
            false => Effect::Say(phrase!("{}; not on it: {}", shape.says(), self.withheld)),
        }
    }

    /// Asks for the place: for the table at first, as half of the prints lie there, then for what was chosen.
    fn ask_where(&mut self, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else {
            return Effect::Stay;
        };
        let visit = visit_of(ctx, self.visit.as_deref());
        let day = visit.and_then(|v| *v.date).map(|d| d.date.to_string());
        let before = self.shape;
        let shape = if self.chosen { before } else { before.for_the_table() };
        self.saving = Some(BriefSaving::new(stem(&dossier.account.name, day), before, shape));
        let shown = self.show(shape, ctx);
        if self.chosen {
            return shown;
        }
        let withheld = match self.withheld.as_str() {
            "" => String::new(),
            withheld => phrase!("; not on it: {withheld}", withheld),
        };
        Effect::Say(format!("{}{withheld}", phrase!(PROPOSED)))
    }

    fn typed(&mut self, event: &Event, ctx: &Ctx) -> Effect {
        let Some(saving) = &mut self.saving else {
            return Effect::Pass;
        };
        match saving.line.hear(event) {
            PromptEvent::Taken => Effect::Stay,
            PromptEvent::Left => {
                let before = saving.before;
                self.saving = None;
                match before == self.shape {
                    true => Effect::Stay,
                    false => self.show(before, ctx),
                }
            }
            PromptEvent::Done(name) if name.is_empty() => {
                Effect::Say(phrase!("a name is needed, as brief.html").to_owned())
            }
            PromptEvent::Done(name) => self.write(name, ctx),
            PromptEvent::Other(key) => {
                let (from, mut to) = (self.shape, self.shape);
                match key.code {
                    KeyCode::Tab => to.next_print(),
                    KeyCode::BackTab => to.turn_print(1),
                    KeyCode::Down => to.turn_format(1),
                    KeyCode::Up => to.turn_format(FORMATS.len() - 1),
                    _ => return Effect::Stay,
                }
                saving.turn(from, to);
                self.show(to, ctx)
            }
        }
    }

    /// Writes the page; the ending of the name has the last word on the format.
    fn write(&mut self, name: String, ctx: &Ctx) -> Effect {
        let sheet = brief::Sheet { cells: self.cells, ..brief::Sheet::of_file(&name) };
        match page(ctx, self.visit.as_deref(), self.shape, sheet) {
            Ok(page) if !page.traced.is_empty() => {
                let mut left = page.traced;
                left.reverse();
                let tracing = Tracing { name, left, out: Vec::new() };
                let says = tracing.asks();
                (self.saving, self.tracing) = (None, Some(tracing));
                Effect::Say(says)
            }
            Ok(page) => {
                (self.saving, self.chosen) = (None, true);
                Effect::Write(PathBuf::from(name), brief::written(&page, sheet))
            }
            Err(sentence) => Effect::Say(sentence),
        }
    }

    /// A line that one person alone can have told us: `e` takes it out, Enter keeps it knowingly, Esc leaves.
    fn traced(&mut self, event: &Event, ctx: &Ctx) -> Effect {
        let (Some(tracing), Event::Key(key)) = (&mut self.tracing, event) else {
            return Effect::Stay;
        };
        let line = match key.code {
            KeyCode::Enter => tracing.left.pop().map(|_| None),
            KeyCode::Char('e') => tracing.left.pop().map(|traced| Some(traced.text)),
            KeyCode::Esc => {
                self.tracing = None;
                return Effect::Say(phrase!("nothing was saved").to_owned());
            }
            _ => return Effect::Say(tracing.asks()),
        };
        tracing.out.extend(line.flatten());
        if !tracing.left.is_empty() {
            return Effect::Say(tracing.asks());
        }
        let Some(Tracing { name, out, .. }) = self.tracing.take() else {
            return Effect::Stay;
        };
        let sheet = brief::Sheet { cells: self.cells, ..brief::Sheet::of_file(&name) };
        match page(ctx, self.visit.as_deref(), self.shape, sheet) {
            Ok(mut page) => {
                self.chosen = true;
                brief::without(&mut page, &out);
                Effect::Write(PathBuf::from(name), brief::written(&page, sheet))
            }
            Err(sentence) => Effect::Say(sentence),
        }
    }

    fn copy(&self, ctx: &Ctx) -> Effect {
        let sheet = self.shape.sheet(self.cells);
        match page(ctx, self.visit.as_deref(), self.shape, sheet) {
            Ok(page) => Effect::Clip(brief::written(&page, sheet)),
            Err(sentence) => Effect::Say(sentence),
        }
    }

    fn draw_lines(&mut self, buf: &mut Buffer, inner: Rect, ctx: &Ctx) {
        self.page = usize::from(inner.height);
        self.top = self.top.min(self.picked);
        if self.picked >= self.top + self.page {
            self.top = self.picked + 1 - self.page;
        }
        let shown = self.lines.iter().enumerate().skip(self.top);
        for (y, (i, line)) in (inner.y..inner.bottom()).zip(shown) {
            let (x, room) = (inner.x + 1, inner.width.saturating_sub(1));
            ctx.put(buf, x, y, room, &line.text, role(&line.text, self.shape));
            if i == self.picked {
                ctx.put(buf, inner.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
            }
        }
    }
}

fn visit_of<'a>(ctx: &Ctx<'a>, id: Option<&str>) -> Option<&'a crate::model::Visit> {
    let account = &ctx.dossier?.account;
    match id {
        Some(id) => account.visits.iter().find(|visit| *visit.id == *id),
        None => next_visit(&account.visits, ctx.today()),
    }
}

fn page(
    ctx: &Ctx,
    id: Option<&str>,
    shape: PrintShape,
    sheet: brief::Sheet,
) -> Result<crate::model::brief::Brief, String> {
    let dossier = ctx.dossier.ok_or(phrase!("an account comes first: n a adds one"))?;
    let visit = visit_of(ctx, id);
    let made = ctx.bench.brief(&dossier.account, visit, PRINTS[shape.print].0, sheet);
    made.map_err(|refusal| refusal.to_string())
}

/// `[text]  Markdown  HTML`.
fn turned(words: &[&str], at: usize) -> String {
    words
        .iter()
        .enumerate()
        .map(|(i, w)| match i == at {
            true => format!("[{w}]"),
            false => (*w).to_owned(),
        })
        .collect::<Vec<_>>()
        .join("  ")
}

impl Screen for Brief {
    fn name(&self) -> String {
        phrase!("Brief").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let paper = centered(area, PAGE, area.height);
        let inner = frame::inner(paper);
        let cells = usize::from(inner.width.saturating_sub(2));
        if self.stale || cells != self.cells {
            self.cells = cells;
            self.read(ctx);
        }
        let formats = turned(&FORMATS.map(|(_, word, _)| word), self.shape.format);
        let title = phrase!("Brief  {formats}", formats);
        let right = phrase!("{}, A4, 1 page", PRINTS[self.shape.print].1);
        let pane = Pane { area: paper, left: &title, right: &right, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        self.draw_lines(buf, inner, ctx);
        let saving = self.saving.as_ref()?;
        saving.line.draw(buf, paper, ctx, (phrase!("Save as"), &self.shape.says()))
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if self.tracing.is_some() {
            return Some(self.traced(event, ctx));
        }
        self.saving.is_some().then(|| self.typed(event, ctx))
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        let mut shape = self.shape;
        match action {
            Action::View => shape.turn_format(1),
            Action::NextPane => shape.turn_print(1),
            Action::PreviousPane => shape.turn_print(PRINTS.len() - 1),
            Action::Brief => return Effect::Close,
            Action::SaveFile => return self.ask_where(ctx),
            Action::CopyAll => return self.copy(ctx),
            Action::Copy => {
                let line = self.lines.get(self.picked);
                let text = line.map(|l| l.text.trim().to_owned());
                return text.filter(|t| !t.is_empty()).map_or(Effect::Stay, Effect::Clip);
            }
            Action::Enter => {
                let source = self.lines.get(self.picked).and_then(|l| l.source.clone());
                return source.map_or_else(
                    || Effect::Say(phrase!("this line stands for itself").to_owned()),
                    |source| Effect::Open(Route::Source(source)),
                );
            }
            Action::Edit => {
                let id = visit_of(ctx, self.visit.as_deref()).map(|v| v.id.to_string());
                return match id {
                    Some(id) => Effect::Open(Route::VisitGaps(Some(id))),
                    None => Effect::Form(FormKind::Visit(None)),
                };
            }
            _ => return Effect::Pass,
        }
        self.chosen |= shape.print != self.shape.print;
        self.show(shape, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        match (&self.saving, &self.tracing) {
            (Some(_), _) | (_, Some(_)) => Vec::new(),
            (None, None) => words(&[
                (Action::SaveFile, "save"),
                (Action::NextPane, "car, table, mail, handover"),
                (Action::View, "text, Markdown, HTML"),
                (Action::Enter, "open"),
                (Action::CopyAll, "copy all"),
                (Action::Edit, "visit"),
                (Action::Back, "back"),
            ]),
        }
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        if self.tracing.is_some() {
            return &[("Enter", "keep the line"), ("e", "take it out"), ("Esc", "leave")];
        }
        match self.saving {
            Some(_) => &[
                ("Enter", "save"),
                ("Tab", "table, car, handover, mail"),
                ("Down", "text, Markdown, HTML"),
                ("Esc", "leave"),
            ],
            None => &[],
        }
    }

    fn status(&self, _: &Ctx) -> String {
        phrase!("line {} of {}", self.picked + 1, self.lines.len())
    }

    fn refresh(&mut self, _: &Ctx) {
        self.stale = true;
    }
}
