//! What a debrief leaves on paper: the report for us, the mail for them. What is drawn is what is saved and copied.
//!
//! ```text
//!   ┌ After the visit  [report]  mail  Markdown ──┐   v turns
//!   │                                             │
//!   └─────────────────────────────────────────────┘
//! ```

use super::said;
use crate::model::{Contact, Moment, Visit};
use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{Debriefed, FormKind};
use crate::tui::screen::Screen;
use crate::tui::screens::brief::stem;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::popup::centered;
use crate::workbench::Dossier;
use crate::workbench::debrief::{Over, called};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// Cells of the page with its borders.
const PAGE: u16 = 86;
/// The papers in the order of `v`.
const PAPERS: [(Paper, &str); 5] = [
    (Paper::VisitReport, "report"),
    (Paper::Mail, "mail"),
    (Paper::Message, "message"),
    (Paper::Line, "line"),
    (Paper::Markdown, "Markdown"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Paper {
    VisitReport,
    Markdown,
    Mail,
    /// A short one, for a phone.
    Message,
    /// For the company's own system.
    Line,
}

/// The report and the mail of a visit or a contact.
pub struct Papers {
    of: Debriefed,
    /// It was saved just before.
    saved: bool,
    greeting: Option<String>,
    /// The line in which the name of a file is typed.
    saving: Option<Prompt>,
    paper: usize,
    text: String,
    /// What of the agreement is not in the mail, and why.
    warning: Option<String>,
    line: usize,
    lines: usize,
    top: usize,
    page: usize,
}

impl Papers {
    /// Debriefed this visit or contact.
    pub fn of(of: Debriefed) -> Self {
        Self {
            of,
            saved: false,
            greeting: None,
            saving: None,
            paper: 0,
            text: String::new(),
            warning: None,
            line: 0,
            lines: 0,
            top: 0,
            page: 1,
        }
    }

    /// The same right after the debrief was saved.
    pub fn after(of: Debriefed) -> Self {
        Self { saved: true, ..Self::of(of) }
    }

    fn found<'a>(&self, ctx: &Ctx<'a>) -> Option<(&'a Dossier, Over<'a>)> {
        let dossier = ctx.dossier?;
        let account = &dossier.account;
        let visit = |id: &str| -> Option<&'a Visit> { account.visits.iter().find(|v| *v.id == id) };
        let contact =
            |id: &str| -> Option<&'a Contact> { account.contacts.iter().find(|c| *c.id == id) };
        Some(match &self.of {
            Debriefed::Visit(id) => (dossier, Over::Visit(visit(id)?)),
            Debriefed::Contact(id) => (dossier, Over::Contact(contact(id)?)),
        })
    }

    fn read(&mut self, ctx: &Ctx) {
        self.warning = None;
        let Some((dossier, over)) = self.found(ctx) else {
            phrase!("it is gone, with the step that was undone").clone_into(&mut self.text);
            return;
        };
        self.text = match PAPERS[self.paper].0 {
            Paper::VisitReport => said::report_of(ctx, dossier, &over).text(),
            Paper::Markdown => said::report_of(ctx, dossier, &over).markdown(),
            Paper::Mail => {
                let mail = said::mail_of(ctx, dossier, &over);
                self.warning = warning(&mail.text, &mail.left_out);
                mail.text
            }
            Paper::Message => {
                ctx.bench.message_over(&dossier.account, &over).unwrap_or_else(|e| e.to_string())
            }
            Paper::Line => {
                ctx.bench.line_over(&dossier.account, &over).unwrap_or_else(|e| e.to_string())
            }
        };
    }

    fn turn(&mut self, ctx: &Ctx) -> Effect {
        self.paper = (self.paper + 1) % PAPERS.len();
        (self.line, self.top) = (0, 0);
        self.read(ctx);
        match &self.warning {
            Some(says) => Effect::Say(says.clone()),
            None => Effect::Stay,
        }
    }

    /// `northwind-2026-11-18-report.txt`
    fn name_of_file(&self, ctx: &Ctx) -> String {
        let Some((dossier, over)) = self.found(ctx) else {
            return String::new();
        };
        let day = over.when().map(|Moment { date, .. }| format!("-{date}")).unwrap_or_default();
        let (word, end) = match PAPERS[self.paper].0 {
            Paper::VisitReport => ("report", "txt"),
            Paper::Markdown => ("report", "md"),
            Paper::Mail => ("mail", "txt"),
            Paper::Message => ("message", "txt"),
            Paper::Line => ("line", "txt"),
        };
        let account = stem(&dossier.account.name, None);
        format!("{account}{day}-{word}.{end}")
    }

    /// The paper in the format that the name asks for.
    fn write(&self, path: String, ctx: &Ctx) -> Effect {
        let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        let report = |markdown: bool| {
            let found = self.found(ctx);
            let report = found.map(|(dossier, over)| said::report_of(ctx, dossier, &over));
            report.map(|r| if markdown { r.markdown() } else { r.text() }).unwrap_or_default()
        };
        let text = match (PAPERS[self.paper].0, end.as_str()) {
            (Paper::Mail | Paper::Message | Paper::Line, _) => self.text.clone(),
            (_, "md" | "markdown") => report(true),
            _ => report(false),
        };
        Effect::Write(PathBuf::from(path), text)
    }

    /// What is typed as the name of a file.
    fn typed(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let heard = self.saving.as_mut()?.hear(event);
        match heard {
            PromptEvent::Done(path) if path.is_empty() => {
                return Some(Effect::Say(phrase!("a name is needed, as report.txt").to_owned()));
            }
            PromptEvent::Done(path) => {
                self.saving = None;
                return Some(self.write(path, ctx));
            }
            PromptEvent::Left => self.saving = None,
            PromptEvent::Other(key) if key.code == KeyCode::Tab => {
                let said = self.turn(ctx);
                let name = self.name_of_file(ctx);
                self.saving.iter_mut().for_each(|line| line.set(&name));
                return Some(said);
            }
            PromptEvent::Other(_) | PromptEvent::Taken => {}
        }
        Some(Effect::Stay)
    }

    /// The text in lines of so many cells, with the picked one in view.
    fn wrapped(&mut self, cells: u16, rows: u16) -> Vec<String> {
        let lines: Vec<String> =
            self.text.lines().flat_map(|line| wrap(line, usize::from(cells))).collect();
        self.lines = lines.len();
        self.page = usize::from(rows);
        self.line = self.line.min(self.lines.saturating_sub(1));
        self.top = self.top.min(self.line);
        if self.line >= self.top + self.page {
            self.top = self.line + 1 - self.page;
        }
        lines
    }
}

/// What is not in the mail.
fn warning(text: &str, left_out: &[String]) -> Option<String> {
    if text.is_empty() {
        return Some(phrase!("this contact is private: nothing of it leaves the house").to_owned());
    }
    (!left_out.is_empty()).then(|| phrase!("kept back from the mail: {}", left_out.join(", ")))
}

impl Screen for Papers {
    fn name(&self) -> String {
        phrase!("Report").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let paper = centered(area, PAGE, area.height);
        let turned = |(i, (_, word)): (usize, &(Paper, &str))| match i == self.paper {
            true => format!("[{word}]"),
            false => (*word).to_owned(),
        };
        let turned: Vec<String> = PAPERS.iter().enumerate().map(turned).collect();
        let title = phrase!("After it  {}", turned.join("  "));
        let right = match PAPERS[self.paper].0 {
            Paper::Mail | Paper::Message => phrase!("to the customer"),
            _ => phrase!("for our house"),
        };
        let pane = Pane { area: paper, left: &title, right, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(paper);
        let (x, room) = (inner.x + 1, inner.width.saturating_sub(2));
        let lines = self.wrapped(room, inner.height);
        for (y, (i, line)) in (inner.y..inner.bottom()).zip(lines.iter().enumerate().skip(self.top))
        {
            let role = if line.starts_with('#') { Role::Title } else { Role::Body };
            ctx.put(buf, x, y, room, line, role);
            if i == self.line && self.lines > self.page {
                ctx.put(buf, inner.x, y, 1, ctx.theme.glyphs.focus, Role::Accent);
            }
        }
        let right = match PAPERS[self.paper].0 {
            Paper::Mail | Paper::Message | Paper::Line => ".txt",
            _ => phrase!(".txt, or .md for Markdown"),
        };
        self.saving.as_ref()?.draw(buf, area, ctx, (phrase!("Save as"), right))
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.typed(event, ctx)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.saving {
            Some(_) => &[
                ("Enter", "save"),
                ("Tab", "report, mail, message, line, Markdown"),
                ("Esc", "leave"),
            ],
            None => &[],
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.line, self.lines, self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::View | Action::NextPane | Action::Right => self.turn(ctx),
            Action::SaveFile => {
                self.saving = Some(Prompt::new(&self.name_of_file(ctx)));
                Effect::Stay
            }
            Action::Copy | Action::CopyAll => Effect::Clip(self.text.clone()),
            Action::Edit | Action::Advance => Effect::Form(match &self.of {
                Debriefed::Visit(id) => FormKind::Debrief(id.clone()),
                Debriefed::Contact(id) => FormKind::DebriefContact(id.clone()),
            }),
            Action::Enter => Effect::Close,
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let other = match PAPERS[self.paper].0 {
            Paper::VisitReport => "mail",
            Paper::Mail => "message",
            Paper::Message => "line",
            Paper::Line => "Markdown",
            Paper::Markdown => "report",
        };
        words(&[
            (Action::SaveFile, "save as a file"),
            (Action::Copy, "copy"),
            (Action::View, other),
            (Action::Edit, "debrief"),
            (Action::Back, "back"),
        ])
    }

    fn greeting(&self) -> Option<String> {
        self.greeting.clone()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.read(ctx);
        let (undo, report, mail) =
            (key(ctx, Action::Undo), key(ctx, Action::SaveFile), key(ctx, Action::View));
        let found = self.found(ctx).filter(|_| self.saved);
        self.greeting = found.map(|(_, over)| {
            let label = called(&over, &ctx.bench.words, ctx.today());
            phrase!(
                "saved: {label}.  {undo} undoes, {report} saves the report, {mail} is the mail",
                label,
                undo,
                report,
                mail
            )
        });
    }
}

fn key(ctx: &Ctx, action: Action) -> String {
    ctx.keymap.key(action)
}
