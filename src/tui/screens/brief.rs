//! The page as it is printed.
//!
//! ```text
//!   ┌ Brief  [text]  Markdown  HTML ── A4, 1 page ┐   v turns the format, Tab turns the print
//!   │ what is drawn is what is saved              │
//!   └─────────────────────────────────────────────┘
//! ```

use super::Screen;
use super::popup::centered;
use super::save::Save;
use crate::model::brief::Print;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::move_mark;
use crate::tui::panes::said::words;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::workbench::brief;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the page with its borders.
const PAGE: u16 = 86;
/// Formats in the order of `v`, with their words.
const FORMATS: [(&str, &str); 3] = [("text", "text"), ("md", "Markdown"), ("html", "HTML")];
/// Prints in the order of Tab, with their words.
const PRINTS: [(Print, &str); 3] =
    [(Print::Car, "for the car"), (Print::Table, "for the table"), (Print::Handover, "handover")];

/// The brief of a visit, or of the account.
#[derive(Default)]
pub struct Brief {
    visit: Option<String>,
    format: usize,
    print: usize,
    lines: Vec<String>,
    sources: Vec<(String, String)>,
    withheld: String,
    picked: usize,
    top: usize,
    page: usize,
}

impl Brief {
    /// Of the visit of this id; else of the next one.
    pub fn of(visit: Option<String>) -> Self {
        Self { visit, ..Self::default() }
    }

    fn read(&mut self, ctx: &Ctx) -> Result<(), String> {
        let page = page(ctx, self.visit.as_deref(), PRINTS[self.print].0, FORMATS[self.format].0)?;
        self.lines =
            brief::written(&page, FORMATS[self.format].0).lines().map(str::to_owned).collect();
        let entries = page.sections.iter().flat_map(|s| &s.entries);
        self.sources = entries.filter_map(|e| Some((e.text.clone(), e.source.clone()?))).collect();
        self.withheld = page.withheld.join(", ");
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
        Ok(())
    }

    /// What the picked line, or one above it, came from.
    fn source(&self) -> Option<&str> {
        let above = self.lines.get(..=self.picked)?.iter().rev();
        let mut near = above.take_while(|l| !l.is_empty());
        near.find_map(|line| {
            let begins = |text: &str| {
                let first: String = text.chars().take(24).collect();
                !first.is_empty() && line.contains(&first)
            };
            let found = self.sources.iter().find(|(text, _)| begins(text));
            found.map(|(_, source)| source.as_str())
        })
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else {
            return Effect::Stay;
        };
        let visit = visit_of(ctx, self.visit.as_deref());
        let day = visit.and_then(|v| *v.date).map(|d| d.date.to_string());
        let end = match FORMATS[self.format].0 {
            "text" => "html",
            end => end,
        };
        let what = match PRINTS[self.print].0 {
            Print::Car => "",
            Print::Table => "-table",
            Print::Handover => "-handover",
        };
        let day = day.map(|d| format!("-{d}")).unwrap_or_default();
        let path = format!("{}{day}{what}.{end}", *dossier.account.id);
        let (id, print) = (self.visit.clone(), PRINTS[self.print].0);
        let written = move |path: &str, ctx: &Ctx| {
            let format = format_of(path);
            page(ctx, id.as_deref(), print, format).map(|p| brief::written(&p, format))
        };
        Effect::Open(Box::new(Save::new(&path, Box::new(written))))
    }
}

/// The format that a file's name asks for.
pub(super) fn format_of(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    match end.to_ascii_lowercase().as_str() {
        "html" | "htm" => "html",
        "md" | "markdown" => "md",
        "json" => "json",
        _ => "text",
    }
}

fn visit_of<'a>(ctx: &Ctx<'a>, id: Option<&str>) -> Option<&'a crate::model::Visit> {
    let account = &ctx.dossier?.account;
    brief::visit_for(account, id, ctx.today()).ok().flatten()
}

fn page(
    ctx: &Ctx,
    id: Option<&str>,
    print: Print,
    format: &str,
) -> Result<crate::model::brief::Brief, String> {
    let dossier = ctx.dossier.ok_or("an account comes first: n a adds one")?;
    let visit = visit_of(ctx, id);
    let made = ctx.bench.brief(&dossier.account, visit, print, format);
    made.map_err(|refusal| refusal.to_string())
}

/// `[text]  Markdown  HTML`.
fn turned(words: &[&str], at: usize) -> String {
    let word = |(i, w): (usize, &&str)| match i == at {
        true => format!("[{w}]"),
        false => (*w).to_owned(),
    };
    words.iter().enumerate().map(word).collect::<Vec<_>>().join("  ")
}

impl Screen for Brief {
    fn name(&self) -> String {
        "Brief".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let paper = centered(area, PAGE, area.height);
        let formats = turned(&FORMATS.map(|(_, word)| word), self.format);
        let title = format!("Brief  {formats}");
        let right = format!("{}, A4, 1 page", PRINTS[self.print].1);
        let pane = Pane { area: paper, left: &title, right: &right, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(paper);
        self.page = usize::from(inner.height);
        self.top = self.top.min(self.picked);
        if self.picked >= self.top + self.page {
            self.top = self.picked + 1 - self.page;
        }
        for (y, (i, line)) in
            (inner.y..inner.bottom()).zip(self.lines.iter().enumerate().skip(self.top))
        {
            let (x, room) = (inner.x + 1, inner.width.saturating_sub(1));
            ctx.put(buf, x, y, room, line, role(line, self.format));
            if i == self.picked {
                ctx.put(buf, inner.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
            }
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::View => self.format = (self.format + 1) % FORMATS.len(),
            Action::NextPane => self.print = (self.print + 1) % PRINTS.len(),
            Action::PreviousPane => self.print = (self.print + 2) % PRINTS.len(),
            Action::Brief => return Effect::Close,
            Action::SaveFile => return self.save(ctx),
            Action::CopyAll | Action::Copy => return Effect::Clip(self.lines.join("\n")),
            Action::Enter => {
                let source = self.source().map(str::to_owned);
                return match (source, ctx.dossier) {
                    (Some(source), Some(dossier)) => Effect::GoTo(dossier.key, source),
                    _ => Effect::Say("this line stands for itself".to_owned()),
                };
            }
            Action::Edit => {
                let id = visit_of(ctx, self.visit.as_deref()).map(|v| v.id.to_string());
                return match id {
                    Some(id) => Effect::Open(Box::new(super::Visit::of(id))),
                    None => Effect::Form(crate::tui::forms::FormKind::Visit(None)),
                };
            }
            _ => return Effect::Pass,
        }
        (self.picked, self.top) = (0, 0);
        match self.read(ctx) {
            Ok(()) if !self.withheld.is_empty() => {
                Effect::Say(format!("not on this page: {}", self.withheld))
            }
            Ok(()) => Effect::Stay,
            Err(sentence) => Effect::Say(sentence),
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::View, "text, Markdown, HTML"),
            (Action::NextPane, "car, table, handover"),
            (Action::SaveFile, "save"),
            (Action::CopyAll, "copy all"),
            (Action::Edit, "visit"),
            (Action::Back, "back"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        format!("line {} of {}", self.picked + 1, self.lines.len())
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if let Err(sentence) = self.read(ctx) {
            self.lines = vec![sentence];
        }
    }
}

/// Headings stand out, what is urgent is bad; the rest reads as paper.
fn role(line: &str, format: usize) -> Role {
    let heading = match FORMATS[format].0 {
        "text" => {
            !line.starts_with(' ')
                && line.chars().any(char::is_alphabetic)
                && line.to_uppercase() == *line
        }
        "md" => line.starts_with('#'),
        _ => line.starts_with("<h"),
    };
    match heading {
        true => Role::Title,
        false if line.trim_start().starts_with("! ") => Role::Bad,
        false => Role::Body,
    }
}
