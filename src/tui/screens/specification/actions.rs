//! What the keys of a specification do: a plan for a point, whom it favours, papers ready.

use super::{PointOrder, SpecificationScreen, SpecificationTyping};
use crate::model::{BidItem, Choice, Favours, Record, SpecificationPoint, Value};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Link, Route};
use crate::tui::screens::deal_sheet::{DealScreen, past_day};
use crate::workbench::Operation;
use crate::workbench::operation::{Home, paper};
use crate::workbench::report::file_name;
use crate::workbench::specification::{CalendarKind, CalendarRow, favours_say, read_plan};

impl SpecificationScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.act_on_deal(action, ctx) {
            return effect;
        }
        let Some(sheet) = self.sheet.get() else { return Effect::Pass };
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.focus = 1 - self.focus;
                Effect::Stay
            }
            Action::Enter => self.enter(ctx),
            Action::Add => self.add(),
            Action::Edit => match self.record() {
                Some((sheet, key)) => {
                    Effect::Form(FormKind::Record { sheet, key: Some(key), owner: None })
                }
                None => Effect::Stay,
            },
            Action::Delete => match self.record() {
                Some((table, key)) => Effect::Remove(table, key),
                None => Effect::Stay,
            },
            Action::Plus => self.favour(true),
            Action::Minus => self.favour(false),
            Action::Advance => self.advance(),
            Action::Order if self.focus == 0 => self.next_order(),
            Action::Copy => Effect::Clip(self.row_text(ctx)),
            Action::SaveFile => {
                let name = format!("specification-{}.md", file_name(&sheet.opportunity.1));
                let title = phrase!("Save specification and bid as");
                SaveFile::open(SavedReport { title, report: sheet.report() }, &name)
            }
            _ => Effect::Pass,
        }
    }

    /// The row of the next paper that is not ready, else the first row.
    pub(super) fn next_paper(&self) -> usize {
        let Some(sheet) = self.sheet.get() else { return 0 };
        sheet
            .calendar
            .iter()
            .position(|r| r.kind == CalendarKind::Paper && r.done.is_none())
            .unwrap_or(0)
    }

    fn day(&self) -> Option<&CalendarRow> {
        self.sheet.get()?.calendar.get(self.rows[1].row)
    }

    /// The table and number of the selected record.
    fn record(&self) -> Option<(&'static str, i64)> {
        match self.focus {
            0 => self.point().map(|p| ("specification", p.key)),
            _ => self.day()?.record,
        }
    }

    fn enter(&mut self, ctx: &Ctx) -> Effect {
        if self.focus == 1 && self.sheet.get().is_some_and(|s| s.papers_done().1 == 0) {
            return self.take_papers(ctx);
        }
        match self.record() {
            Some(("visit", key)) => match visit_id(key, ctx) {
                Some(id) => Effect::Open(Route::Link(Link::Visit(id))),
                None => Effect::Stay,
            },
            Some((table, key)) => Effect::Open(Route::Record(table, key)),
            None if self.focus == 0 => self.add(),
            None => Effect::Say(
                phrase!("their stages and the decision are days of the deal").to_owned(),
            ),
        }
    }

    /// Every paper of the playbook, with its day before the specification closes.
    fn take_papers(&self, ctx: &Ctx) -> Effect {
        let Some(sheet) = self.sheet.get() else { return Effect::Stay };
        let rep = match ctx.bench.rep() {
            Ok(rep) => rep.name.0.clone(),
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let home = Home { account: sheet.account_key, parent: sheet.key };
        let playbook = &ctx.bench.playbook;
        Effect::Do(paper::of_playbook(home, playbook, sheet.closes, rep.as_deref()))
    }

    fn add(&mut self) -> Effect {
        let Some(sheet) = self.sheet.get() else { return Effect::Stay };
        let new = |table| FormKind::Record { sheet: table, key: None, owner: Some(sheet.key) };
        match (self.focus, self.point()) {
            (0, Some(point)) => {
                let title = phrase!("Plan for {}", point.title());
                self.prompt.ask(SpecificationTyping::Plan, title, "")
            }
            (0, None) => Effect::Form(new("specification")),
            _ => Effect::Form(new("bid")),
        }
    }

    /// A point goes from a rival's over neutral to ours, and back.
    fn favour(&mut self, up: bool) -> Effect {
        let Some(point) = self.point().filter(|_| self.focus == 0) else { return Effect::Stay };
        let to = match (point.favours, up) {
            (Favours::Rival, true) | (Favours::Us, false) => Favours::Neutral,
            (Favours::Neutral, true) => Favours::Us,
            (Favours::Neutral, false) => Favours::Rival,
            (Favours::Us, true) | (Favours::Rival, false) => return Effect::Stay,
        };
        let cells = vec![("favours", Value::Text(to.word().to_owned()))];
        let label = format!("{}: {}", point.title(), favours_say(to));
        Effect::Do(Operation::set(label, SpecificationPoint::SCHEMA, point.key, cells))
    }

    /// A paper is ready, on a day that is asked.
    fn advance(&mut self) -> Effect {
        let paper = self.day().filter(|d| self.focus == 1 && d.kind == CalendarKind::Paper);
        match paper {
            Some(paper) if paper.done.is_none() => {
                let title = phrase!("Ready on: {}", paper.what);
                self.prompt.ask(SpecificationTyping::Ready, title, "today")
            }
            Some(_) => Effect::Say(phrase!("it is ready; e changes the day").to_owned()),
            None => Effect::Say(
                phrase!("Tab to the bid: s says there that a paper is ready").to_owned(),
            ),
        }
    }

    fn next_order(&mut self) -> Effect {
        let here = self.points.get(self.rows[0].row).copied();
        let says;
        (self.order, says) = match self.order {
            PointOrder::Number => (PointOrder::Favours, phrase!("a rival's points first")),
            PointOrder::Favours => (PointOrder::Author, phrase!("by who wrote them")),
            PointOrder::Author => {
                (PointOrder::Number, phrase!("as they stand in the specification"))
            }
        };
        self.arrange();
        self.rows[0].row = self.points.iter().position(|p| Some(*p) == here).unwrap_or(0);
        Effect::Say(says.to_owned())
    }

    pub(super) fn plan(&self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let (sheet, point) =
            self.sheet.get().zip(self.point()).ok_or(phrase!("the point is gone"))?;
        let draft = read_plan(text, ctx.bench).map_err(|r| r.to_string())?;
        Ok(Effect::Do(draft.operation(sheet, point)))
    }

    pub(super) fn ready(&self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let (_, key) = self.day().and_then(|d| d.record).ok_or(phrase!("the paper is gone"))?;
        let day = past_day(text, ctx)?;
        let cells = vec![("done", Value::Day(day))];
        let what = self.day().map(|d| d.what.clone()).unwrap_or_default();
        Ok(Effect::Do(Operation::set(phrase!("ready: {what}", what), BidItem::SCHEMA, key, cells)))
    }

    fn row_text(&self, ctx: &Ctx) -> String {
        match (self.focus, self.point(), self.day()) {
            (0, Some(point), _) => {
                let plan = point.plan_says(ctx.today());
                format!("{}, {}: {plan}", point.title(), favours_say(point.favours))
            }
            (1, _, Some(day)) => {
                let on = day.day.map(|d| d.full_day()).unwrap_or_default();
                format!("{on}, {}, {}", day.what, day.who)
            }
            _ => String::new(),
        }
    }
}

fn visit_id(key: i64, ctx: &Ctx) -> Option<String> {
    let visits = &ctx.dossier?.account.visits;
    visits.iter().find(|v| v.key == key).map(|v| v.id.to_string())
}
