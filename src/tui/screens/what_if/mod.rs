//! What if somebody leaves (drawing 21b): a sketch of what goes with them and what to do while they are here.

use crate::model::statement::Statement;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::operation::action::{Task, to_do};
use crate::workbench::what_if::{OursLeaves, Step, ours_statement, statement};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many cells on what only they told us stands beside what to do.
const WIDE: u16 = 100;
/// The pane of what to do: the focus at first.
const STEPS: usize = 2;
/// Days until a step is due where no visit gives the day.
const DUE: u64 = 7;

/// Who leaves.
enum Leaver {
    /// The person of this id, of the picked account.
    Theirs(String),
    /// One of ours, by name.
    Ours(String),
}

/// The sketch.
pub struct WhatIfScreen {
    leaver: Leaver,
    sheet: Statement,
    steps: Vec<Step>,
    panes: BlockPanes,
    name: String,
    /// It was read once.
    begun: bool,
    later: Later<OursLeaves>,
}

impl WhatIfScreen {
    /// Of the person of this id.
    pub fn of_theirs(id: String) -> Self {
        Self::new(Leaver::Theirs(id))
    }

    /// Of one of ours.
    pub fn of_ours(name: String) -> Self {
        Self::new(Leaver::Ours(name))
    }

    fn new(leaver: Leaver) -> Self {
        Self {
            leaver,
            sheet: Statement::default(),
            steps: Vec::new(),
            panes: BlockPanes::default(),
            name: String::new(),
            begun: false,
            later: Later::default(),
        }
    }

    fn read(&mut self, ctx: &Ctx) -> Result<(), String> {
        match &self.leaver {
            Leaver::Ours(name) => {
                let name = name.clone();
                let read = self.later.ask(ctx, move |bench| bench.what_if_ours_left(&name));
                let Some(read) = read else {
                    self.panes.wait(phrase!("What if"));
                    return Ok(());
                };
                return self.take_ours(read, ctx);
            }
            Leaver::Theirs(id) => {
                let dossier = ctx.dossier.ok_or(phrase!("an account comes first: n a adds one"))?;
                let person = dossier.account.people.iter().find(|p| *p.id == **id);
                let person = person.ok_or(phrase!("this person is not in the account any more"))?;
                let found = ctx.bench.what_if_left(dossier, person).map_err(text)?;
                self.sheet = statement(&found, (&dossier.account, dossier.key), ctx.bench);
                (self.steps, self.name) = (found.steps, found.person.1);
            }
        }
        self.panes.set(self.sheet.blocks.clone());
        Ok(())
    }

    /// Shows what was read of all accounts.
    fn take_ours(
        &mut self,
        read: crate::workbench::Result<OursLeaves>,
        ctx: &Ctx,
    ) -> Result<(), String> {
        let found = read.map_err(text)?;
        self.sheet = ours_statement(&found, ctx.bench);
        (self.steps, self.name) = (Vec::new(), found.name);
        self.panes.set(self.sheet.blocks.clone());
        Ok(())
    }

    /// The person before or after, by how much hangs on them.
    fn neighbour(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let (Leaver::Theirs(id), Some(dossier)) = (&self.leaver, ctx.dossier) else {
            return Effect::Pass;
        };
        let order = ctx.bench.by_what_hangs(dossier);
        let at = order.iter().position(|other| other == id).unwrap_or(0);
        match at.checked_add_signed(by).and_then(|at| order.get(at)) {
            Some(next) => {
                self.leaver = Leaver::Theirs(next.clone());
                self.refresh(ctx);
                Effect::Stay
            }
            None => Effect::Say(
                if by < 0 {
                    phrase!("most hangs on this one")
                } else {
                    phrase!("this is the last")
                }
                .to_owned(),
            ),
        }
    }

    /// What is there is shown; the first time the focus is on what to do.
    fn show(&mut self, read: Result<(), String>) {
        self.panes.take_or(phrase!("What if"), read);
        if !std::mem::replace(&mut self.begun, true) {
            self.panes.set_focus(STEPS);
        }
    }

    /// The selected step as something to do.
    fn take(&self, ctx: &Ctx) -> Effect {
        let at = self.panes.place(STEPS).filter(|_| self.panes.focus() == STEPS);
        let (Some(step), Some(dossier)) = (at.and_then(|at| self.steps.get(at)), ctx.dossier)
        else {
            return Effect::Say(phrase!("a takes one of the steps of what to do now").to_owned());
        };
        let due = step.due.unwrap_or_else(|| ctx.today() + chrono::Days::new(DUE));
        let (what, subject) = (step.what.as_str(), Some(step.subject.as_str()));
        let task = Task { what, due: Some(due), subject, owner: None };
        Effect::Do(to_do((dossier.key, &dossier.account), &task))
    }

    /// The next of ours, the holder of the person first.
    fn turn_to_ours(&self, ctx: &Ctx) -> Effect {
        let rep = match ctx.bench.rep() {
            Ok(rep) => rep,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let here = rep.team.iter().filter(|m| m.until.is_none_or(|d| d >= ctx.today()));
        let names: Vec<String> =
            rep.name.0.iter().cloned().chain(here.map(|m| m.name.0.clone())).collect();
        let at = match &self.leaver {
            Leaver::Ours(name) => names.iter().position(|n| n == name).map_or(0, |at| at + 1),
            Leaver::Theirs(_) => usize::from(names.len() > 1),
        };
        match names.get(at % names.len().max(1)) {
            Some(name) => {
                Effect::All(vec![Effect::Close, Effect::Open(Route::WhatIfOurs(name.clone()))])
            }
            None => Effect::Say(phrase!("you are alone; g y names one of ours").to_owned()),
        }
    }
}

fn text(refusal: crate::model::Refusal) -> String {
    refusal.to_string()
}

impl Screen for WhatIfScreen {
    fn name(&self) -> String {
        phrase!("What if {} leaves", self.name)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if self.panes.count() == 1 {
            return self.panes.draw(buf, &[Some(area)], ctx);
        }
        let high = (area.height * 13 / 28).max(5).min(area.height);
        let second = self.panes.focus() != 1;
        let areas = self.panes.one_above_two(area, high, (WIDE, second));
        self.panes.draw(buf, &areas, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.panes.act(action) {
            return effect;
        }
        match action {
            Action::Add => self.take(ctx),
            Action::Before => self.neighbour(-1, ctx),
            Action::After => self.neighbour(1, ctx),
            Action::WhatIf => self.turn_to_ours(ctx),
            Action::SaveFile => Effect::Open(Route::SaveSheet(Box::new(self.sheet.clone()))),
            Action::Enter => Effect::Say(
                phrase!("there is no record behind this row; w explains a road").to_owned(),
            ),
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.panes.event(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let mut keys = Vec::new();
        if let Leaver::Theirs(_) = self.leaver {
            keys.push((Action::Add, "to do"));
        }
        keys.push((Action::Enter, "page"));
        if let Leaver::Theirs(_) = self.leaver {
            keys.push((Action::After, "next person"));
        }
        keys.extend([
            (Action::Why, "why"),
            (Action::WhatIf, "one of ours"),
            (Action::SaveFile, "save"),
            (Action::Back, "back"),
        ]);
        words(&keys)
    }

    fn greeting(&self) -> Option<String> {
        Some(
            phrase!("a sketch: nothing is changed, and nothing is left of it when you go back")
                .to_owned(),
        )
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let read = self.read(ctx);
        if !self.later.is_under_way() {
            self.show(read);
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        let read = self.take_ours(read, ctx);
        self.show(read);
        true
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        matches!(self.leaver, Leaver::Ours(_)).then(Vec::new)
    }
}
