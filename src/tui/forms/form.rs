//! The form itself: fields one a line, a draft as you type, one step when it is saved.

use super::draft;
use super::draw::Shape;
use super::field::Fields;
use super::fields::Took;
use super::plan::Plan;
use crate::model::Value;
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const FOR_LONG_TEXTS: &str = "your own editor is for long texts: notes, answers";
const KEPT_AS_TYPED: &str = "kept as you type; Esc leaves it as a draft";

/// A form that is open.
pub struct Form {
    pub(super) title: String,
    pub(super) fields: Fields,
    pub(super) plan: Box<dyn Plan>,
    /// The place of the field that is typed in.
    pub(super) at: usize,
    /// The first field that is drawn, and the first one of the pane at the right.
    pub(super) top: [usize; 2],
    /// The title of the pane at the right, where fields stand in it.
    pub(super) aside: &'static str,
    /// The keys are shown.
    pub(super) keys: bool,
    /// Where each field was drawn: column, row, place.
    pub(super) drawn: Vec<(u16, u16, usize)>,
    /// It stands beside the list that it was opened from.
    pub(super) company: bool,
    /// How its fields are laid out.
    pub(super) shape: Shape,
    /// It was tried to be saved: what is missing counts as wrong.
    checked: bool,
    path: String,
    draft: String,
    kept: String,
    /// The day of the draft that was brought back.
    brought: Option<String>,
}

impl Form {
    /// A form over these fields; what a draft of this name kept is brought back.
    pub fn new(
        title: &str,
        draft_name: String,
        fields: Fields,
        plan: Box<dyn Plan>,
        ctx: &Ctx,
    ) -> Self {
        let mut form = Self {
            title: phrase!(title).to_owned(),
            fields,
            plan,
            at: 0,
            top: [0; 2],
            aside: "",
            keys: false,
            drawn: Vec::new(),
            company: false,
            shape: Shape::default(),
            checked: false,
            path: title.to_owned(),
            draft: draft_name,
            kept: String::new(),
            brought: None,
        };
        let kept = ctx.read(ctx.bench.draft(&form.draft)).flatten();
        form.plan.changed(&mut form.fields, ctx);
        if let Some(kept) = kept {
            let some = draft::read(&kept, &mut form.fields);
            form.brought = some.then(|| draft::when(&kept, ctx.today()));
            form.plan.changed(&mut form.fields, ctx);
            // What is brought back may ask for further fields, which the draft has too.
            let mut before = 0;
            while std::mem::replace(&mut before, form.fields.0.len()) != form.fields.0.len() {
                draft::read(&kept, &mut form.fields);
                form.plan.changed(&mut form.fields, ctx);
            }
        }
        form.kept = draft::write(&form.fields);
        form.judge(ctx);
        form
    }

    /// Begins at the first field that is asked for from this place on.
    #[must_use]
    pub fn begun_at(mut self, column: &str) -> Self {
        let at = self.fields.0.iter().position(|f| f.column == column);
        self.at = at.unwrap_or(0);
        self
    }

    /// A draft was brought back.
    pub(super) fn is_brought(&self) -> bool {
        self.brought.is_some()
    }

    /// With fields in a pane of this title at the right, where the screen is wide.
    #[must_use]
    pub fn with_aside(mut self, title: &'static str) -> Self {
        self.aside = title;
        self
    }

    /// Stands beside the list that it was opened from, called so in the path.
    #[must_use]
    pub fn beside_its_list(mut self, path: &str) -> Self {
        self.company = true;
        self.path = phrase!(path).to_owned();
        self
    }

    /// Something is typed and not saved.
    pub(super) fn is_draft(&self) -> bool {
        !self.kept.is_empty()
    }

    /// The places of the fields that are asked for.
    pub(super) fn shown(&self) -> Vec<usize> {
        let fields = &self.fields.0;
        (0..fields.len()).filter(|at| !fields[*at].hidden).collect()
    }

    /// How many fields are wrong.
    pub(super) fn wrong(&self) -> usize {
        self.fields.0.iter().filter(|f| f.fault.is_some()).count()
    }

    fn judge(&mut self, ctx: &Ctx) {
        let (at, checked) = (self.at, self.checked);
        for (place, field) in self.fields.0.iter_mut().enumerate() {
            field.fault = match field.input.value(ctx) {
                _ if field.hidden => None,
                Err(_) if place == at && field.input.unfinished() && !checked => None,
                Err(sentence) => Some(sentence),
                Ok(Value::Absent) if field.needed && checked => {
                    Some(phrase!("{} is needed", field.label))
                }
                Ok(_) => None,
            };
        }
    }

    /// After a key: what follows from it, and the draft.
    fn typed(&mut self, ctx: &Ctx) -> Effect {
        self.follow(ctx);
        self.judge(ctx);
        let kept = draft::write(&self.fields);
        if kept == self.kept {
            return Effect::Stay;
        }
        self.kept.clone_from(&kept);
        Effect::Draft(self.draft.clone(), draft::dated(kept, ctx.today()))
    }

    /// What follows for the other fields; the one that is typed in stays the same, wherever it stands then.
    fn follow(&mut self, ctx: &Ctx) {
        let here = self.fields.0.get(self.at).map(|f| f.column.clone());
        self.plan.changed(&mut self.fields, ctx);
        let there = self.fields.0.iter().position(|f| Some(&f.column) == here.as_ref());
        self.at = there.unwrap_or(self.at);
    }

    /// The field after this one, or before it, that Tab stops at.
    fn tab(&mut self, by: isize, ctx: &Ctx) -> Effect {
        self.leave(ctx);
        let shown = self.shown();
        let here = shown.iter().position(|at| *at == self.at).unwrap_or(0);
        let stops = |place: &&usize| !self.fields.0[**place].passed;
        let next = match by < 0 {
            // Before the first field stands the last one.
            true => shown[..here].iter().rev().find(stops).or_else(|| shown.iter().rfind(stops)),
            false => shown.iter().skip(here + 1).find(stops),
        };
        self.at = next.copied().unwrap_or(self.at);
        self.typed(ctx)
    }

    /// The field is left, which may ask for further ones.
    fn leave(&mut self, ctx: &Ctx) {
        if let Some(field) = self.fields.0.get_mut(self.at) {
            field.input.leave();
        }
        self.follow(ctx);
    }

    fn go(&mut self, by: isize, ctx: &Ctx) -> Effect {
        self.leave(ctx);
        let shown = self.shown();
        let here = shown.iter().position(|at| *at == self.at).unwrap_or(0);
        let last = shown.len().saturating_sub(1);
        let next = here.saturating_add_signed(by).min(last);
        self.at = shown.get(next).copied().unwrap_or(0);
        self.typed(ctx)
    }

    fn on_last(&self) -> bool {
        self.shown().last() == Some(&self.at)
    }

    fn save(&mut self, ctx: &Ctx) -> Effect {
        self.leave(ctx);
        self.checked = true;
        self.judge(ctx);
        if let Some(at) = self.fields.0.iter().position(|f| f.fault.is_some()) {
            self.at = at;
            return Effect::SayOnce(phrase!("{} to put right", count(self.wrong(), "field")));
        }
        match self.plan.save(&self.fields, ctx) {
            Err((column, sentence)) => self.refuse(column, sentence),
            Ok(operation) if operation.is_empty() => Effect::All(vec![
                Effect::Draft(self.draft.clone(), String::new()),
                Effect::Close,
                Effect::Say(phrase!("nothing was changed").to_owned()),
            ]),
            Ok(operation) => {
                let operation = self.fields.with_made(operation, ctx);
                let then = self.plan.then(&operation.label, ctx);
                match then.or_else(|| self.plan.then_with(&self.fields, ctx)) {
                    Some(then) => Effect::DoThen(operation, Box::new(then)),
                    None => Effect::DoAndClose(operation),
                }
            }
        }
    }

    fn refuse(&mut self, column: &str, sentence: String) -> Effect {
        let at = self.fields.0.iter().position(|f| f.column == column);
        self.at = at.unwrap_or(self.at);
        if let Some(field) = self.fields.0.get_mut(self.at) {
            field.fault = Some(sentence);
        }
        Effect::SayOnce(phrase!("{} to put right", count(1, "field")))
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        let (alt, ctrl) = (KeyModifiers::ALT, KeyModifiers::CONTROL);
        match (key.code, key.modifiers) {
            (KeyCode::F(1), _) => self.keys = !self.keys,
            (KeyCode::Esc, _) if self.keys => self.keys = false,
            (KeyCode::Esc, _) => {
                let field = self.fields.0.get_mut(self.at);
                return match field.is_some_and(|f| f.input.drop_search()) {
                    true => self.typed(ctx),
                    false => Effect::Close,
                };
            }
            (KeyCode::F(2), _) => return self.save(ctx),
            (KeyCode::Char('s'), held) if held == ctrl => return self.save(ctx),
            (KeyCode::Char('r'), held) if held == ctrl => return self.start_over(ctx),
            (KeyCode::Char('e'), held) if held == alt => return self.editor(),
            (KeyCode::BackTab, _) => return self.tab(-1, ctx),
            (KeyCode::Tab, held) if held.contains(KeyModifiers::SHIFT) => return self.tab(-1, ctx),
            (KeyCode::Tab, _) => return self.tab(1, ctx),
            _ => return self.in_field(key, ctx),
        }
        Effect::Stay
    }

    fn in_field(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        let Some(field) = self.fields.0.get_mut(self.at) else {
            return Effect::Stay;
        };
        match field.input.key(key, ctx) {
            Took::Pass => {}
            took => {
                field.note = None;
                let on = took == Took::Next && !self.on_last();
                return if on { self.go(1, ctx) } else { self.typed(ctx) };
            }
        }
        match key.code {
            KeyCode::Enter if self.on_last() => self.save(ctx),
            KeyCode::Enter | KeyCode::Down => self.go(1, ctx),
            KeyCode::Up => self.go(-1, ctx),
            KeyCode::PageUp => self.go(-5, ctx),
            KeyCode::PageDown => self.go(5, ctx),
            _ => Effect::Stay,
        }
    }

    /// Drops the draft: every field as it was when nothing had been typed.
    fn start_over(&mut self, ctx: &Ctx) -> Effect {
        for field in &mut self.fields.0 {
            let was = field.was_kept.clone();
            field.input.bring_back(&was);
        }
        self.checked = false;
        self.typed(ctx)
    }

    fn editor(&self) -> Effect {
        let field = self.fields.0.get(self.at);
        match field.and_then(|f| f.input.long_text()) {
            Some(text) => Effect::Editor(text),
            None => Effect::Say(phrase!(FOR_LONG_TEXTS).to_owned()),
        }
    }

    fn click(&mut self, column: u16, row: u16, ctx: &Ctx) -> Effect {
        let left = self.drawn.iter().map(|(x, ..)| *x).filter(|x| *x <= column).max();
        let hit = self.drawn.iter().rev().find(|(x, y, _)| Some(*x) == left && *y <= row);
        let Some(place) = hit.map(|(.., place)| *place) else {
            return Effect::Stay;
        };
        let hit = self.fields.0.get(place).map(|f| f.column.clone());
        self.leave(ctx);
        let there = self.fields.0.iter().position(|f| Some(&f.column) == hit.as_ref());
        self.at = there.unwrap_or(self.at);
        self.typed(ctx)
    }
}

impl Screen for Form {
    fn name(&self) -> String {
        self.path.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        super::draw::form(self, buf, area, ctx)
    }

    fn has_company(&self) -> bool {
        self.company
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => Some(self.key(*key, ctx)),
            Event::Paste(text) => {
                if let Some(field) = self.fields.0.get_mut(self.at) {
                    field.input.paste(text);
                    field.note = None;
                }
                Some(self.typed(ctx))
            }
            Event::Mouse(mouse) => match mouse.kind {
                crossterm::event::MouseEventKind::Down(_) => {
                    Some(self.click(mouse.column, mouse.row, ctx))
                }
                crossterm::event::MouseEventKind::ScrollUp => Some(self.go(-1, ctx)),
                crossterm::event::MouseEventKind::ScrollDown => Some(self.go(1, ctx)),
                _ => Some(Effect::Stay),
            },
            _ => None,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        super::draw::FOOTER
    }

    fn status(&self, _: &Ctx) -> String {
        let shown = self.shown();
        let here = shown.iter().position(|at| *at == self.at).unwrap_or(0);
        phrase!("field {} of {}", here + 1, shown.len())
    }

    fn draft(&self) -> Option<&str> {
        Some(&self.draft)
    }

    fn greeting(&self) -> Option<String> {
        match &self.brought {
            Some(when) => {
                Some(phrase!("what you typed{when} is still here; Ctrl-R drops it", when))
            }
            None => self.company.then(|| phrase!(KEPT_AS_TYPED).to_owned()),
        }
    }

    fn edited(&mut self, text: Result<String, String>, ctx: &Ctx) -> Effect {
        match text {
            Err(sentence) => Effect::Say(sentence),
            Ok(text) => {
                if let Some(field) = self.fields.0.get_mut(self.at) {
                    field.input.bring_back(text.trim_end_matches('\n'));
                }
                self.typed(ctx)
            }
        }
    }
}
