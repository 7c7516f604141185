//! Pane 4: where the customer is and where our work is, what must be true, and what is wrong.

mod lines;

pub use lines::in_short;

use super::{PaneSpec, WorkbenchPane};
use crate::model::codes::Severity;
use crate::model::{Opportunity, OpportunityStatus};
use crate::rules::Finding;
use crate::text::format::{count, headed};
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::Dossier;
use crate::workbench::operation::action::{Task, to_do};
use lines::{lines, nothing};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The row of the table of panes.
pub const PANE: PaneSpec =
    PaneSpec { title: "Stages", short: "Stages", open: || Box::new(Stages::default()) };

/// What a row of the pane is.
#[derive(Clone, PartialEq, Eq)]
enum StageLine {
    /// An exit criterion without proof: stage, criterion.
    Missing(i64, String),
    /// A finding, by its place.
    Finding(usize),
}

#[derive(Default)]
struct Stages {
    picked: usize,
    top: usize,
    page: usize,
    first: u16,
    deal: usize,
    rows: Vec<StageLine>,
    account: i64,
}

impl WorkbenchPane for Stages {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let deals = ctx.dossier.map_or(0, |d| deals(d).len());
        let name = self.deal(ctx).map(|o| o.name.to_string()).unwrap_or_default();
        let many =
            if deals > 1 { phrase!("  {} of {}", self.deal + 1, deals) } else { String::new() };
        (phrase!(PANE.title).to_owned(), format!("{name}{many}"))
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        let Some(dossier) = ctx.dossier else { return };
        let mut y = match self.deal(ctx) {
            Some(deal) => lines(buf, area, ctx, deal),
            None => nothing(buf, area, ctx),
        };
        draw_rule(
            buf,
            Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area },
            y,
            ctx.theme,
        );
        y += 1;
        self.first = y - area.y;
        let list = Rect { y, height: area.bottom().saturating_sub(y + 1), ..area };
        self.page = usize::from(list.height);
        if self.rows.is_empty() {
            let (says, role) = self.nothing_to_look_at(ctx, dossier);
            ctx.put(buf, area.x + 1, y, area.width - 1, &says, role);
        }
        let columns = [Column::fixed("", 1), Column::fill("", 12).tight()];
        let (len, picked) = (self.rows.len(), Some(self.picked));
        Table {
            columns: &columns,
            len,
            picked,
            focused,
            row: &|i| row(ctx, dossier, &self.rows[i]),
        }
        .draw(buf, list, &mut self.top, ctx.theme);
        let last = Rect { x: area.x + 1, y: area.bottom() - 1, height: 1, width: area.width - 1 };
        foot(buf, last, ctx, dossier);
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.rows.len(), self.page, action) {
            return Effect::Stay;
        }
        let Some(dossier) = ctx.dossier else {
            return Effect::Pass;
        };
        match action {
            Action::Left => return self.turn(dossier, -1, ctx),
            Action::Filter => return Effect::Say(phrase!("nothing to filter here").to_owned()),
            Action::Right | Action::Order => return self.turn(dossier, 1, ctx),
            _ => {}
        }
        let deal = self.deal(ctx);
        match (action, self.rows.get(self.picked), deal) {
            (Action::Add, Some(StageLine::Missing(_, criterion)), Some(deal)) => {
                let (opportunity, criterion) = (deal.id.to_string(), criterion.clone());
                Effect::Form(FormKind::Evidence { opportunity, criterion })
            }
            (Action::Add, Some(StageLine::Finding(i)), _) => {
                take_remedy(ctx, dossier, &dossier.findings[*i])
            }
            (Action::Delete, Some(StageLine::Finding(i)), _) => {
                let found = &dossier.findings[*i];
                let (code, subject) = (found.code.to_owned(), found.subject.clone());
                Effect::Form(FormKind::Dismissal { code, subject })
            }
            (Action::Why, Some(StageLine::Finding(i)), _) => {
                let parts = crate::workbench::why::finding(&dossier.findings[*i]);
                Effect::Open(Route::Why(parts))
            }
            (Action::Enter, row, Some(deal)) => {
                let criterion = match row {
                    Some(StageLine::Missing(_, criterion)) => Some(criterion.clone()),
                    _ => None,
                };
                Effect::Open(Route::Opportunity(deal.id.to_string(), criterion))
            }
            (Action::Enter, Some(_), None) => Effect::Open(Route::Findings),
            (Action::Add, _, _) => Effect::Form(FormKind::Opportunity(None)),
            (Action::Edit, _, Some(deal)) => {
                Effect::Form(FormKind::Opportunity(Some(deal.id.to_string())))
            }
            (Action::Edit, _, None) => Effect::Form(FormKind::Opportunity(None)),
            (Action::Advance, _, Some(deal)) => Effect::Form(FormKind::Stage(deal.id.to_string())),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let add = match self.rows.get(self.picked) {
            Some(StageLine::Missing(..)) => phrase!("add proof"),
            Some(StageLine::Finding(_)) => phrase!("take remedy"),
            None => phrase!("add opportunity"),
        };
        words(&[
            (Action::Enter, "open"),
            (Action::Add, add),
            (Action::Advance, "move stage"),
            (Action::Edit, "edit"),
            (Action::Delete, "answer"),
            (Action::Right, "next purchase"),
            (Action::Zoom, "zoom"),
            (Action::Today, "Today"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        let what = match self.rows.get(self.picked) {
            Some(StageLine::Finding(_)) => phrase!("to look at"),
            Some(StageLine::Missing(..)) => phrase!("to prove"),
            None => return String::new(),
        };
        let _ = ctx;
        phrase!("{}, {} of {}", what, self.picked + 1, self.rows.len())
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            return self.rows.clear();
        };
        if std::mem::replace(&mut self.account, dossier.key) != dossier.key {
            (self.picked, self.top, self.deal) = (0, 0, 0);
        }
        self.deal = self.deal.min(deals(dossier).len().saturating_sub(1));
        self.arrange(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let Some(dossier) = ctx.dossier else {
            return false;
        };
        if let Some(deal) = deals(dossier).iter().position(|o| *o.id == subject) {
            self.deal = deal;
            self.arrange(ctx);
            return true;
        }
        let row = self.rows.iter().position(|line| match line {
            StageLine::Finding(i) => dossier.findings[*i].subject == subject,
            StageLine::Missing(_, criterion) => criterion == subject,
        });
        self.picked = row.unwrap_or(self.picked);
        row.is_some()
    }

    fn click(&mut self, line: u16, _: u16, _: &Ctx) -> Effect {
        let row = usize::from(line.saturating_sub(self.first)) + self.top;
        if line >= self.first && row < self.rows.len() {
            self.picked = row;
        }
        Effect::Stay
    }
}

/// Open ones first, then won ones, then the rest.
pub fn deals(dossier: &Dossier) -> Vec<&Opportunity> {
    let mut deals: Vec<&Opportunity> = dossier.account.opportunities.iter().collect();
    deals.sort_by_key(|o| match o.status {
        OpportunityStatus::Open => 0,
        OpportunityStatus::Won => 1,
        OpportunityStatus::Lost | OpportunityStatus::Dropped => 2,
    });
    deals
}

impl Stages {
    fn deal<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Opportunity> {
        deals(ctx.dossier?).get(self.deal).copied()
    }

    /// Said where no row is: nothing is wrong, or nothing is known that could be.
    fn nothing_to_look_at(&self, ctx: &Ctx, dossier: &Dossier) -> (String, Role) {
        let add = ctx.keymap.key(Action::Add);
        match (dossier.begun, dossier.people.is_empty(), self.deal(ctx)) {
            (true, ..) => (phrase!("nothing to look at").to_owned(), Role::Good),
            (false, false, _) => {
                (phrase!("nothing yet: people not marked yet").to_owned(), Role::Muted)
            }
            (false, true, None) => {
                (phrase!("nothing yet: {add} adds a purchase", add), Role::Muted)
            }
            (false, true, Some(_)) => {
                (phrase!("nothing yet: nobody is known here").to_owned(), Role::Muted)
            }
        }
    }

    fn turn(&mut self, dossier: &Dossier, by: isize, ctx: &Ctx) -> Effect {
        let count = deals(dossier).len();
        if count > 1 {
            self.deal = (self.deal + count).saturating_add_signed(by) % count;
            self.arrange(ctx);
        }
        Effect::Stay
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        self.rows.clear();
        let of = |severity: Severity| {
            let open = (0..dossier.findings.len()).filter(|i| !dossier.findings[*i].dismissed);
            open.filter(move |i| dossier.findings[*i].severity == severity).map(StageLine::Finding)
        };
        self.rows.extend(of(Severity::Critical));
        if let Some(deal) = self.deal(ctx).filter(|o| o.is_ours()) {
            self.rows.extend(missing(ctx, deal));
        }
        self.rows.extend(of(Severity::Warning));
        self.picked = self.picked.min(self.rows.len().saturating_sub(1));
    }
}

/// What must be true before or in our stage and has no proof yet.
fn missing(ctx: &Ctx, deal: &Opportunity) -> Vec<StageLine> {
    let ours = deal.selling_stage.unwrap_or(1);
    let mut lines = Vec::new();
    let stages = ctx.bench.playbook.stages_of(deal).iter();
    for stage in stages.filter(|stage| stage.number <= ours) {
        let proved =
            |name: &str| deal.evidence.iter().any(|e| e.criterion.as_deref() == Some(name));
        let open = stage.criteria.iter().filter(|c| c.required && !proved(&c.name));
        lines.extend(open.map(|c| StageLine::Missing(stage.number, c.name.clone())));
    }
    lines
}

fn row<'a>(ctx: &Ctx<'a>, dossier: &'a Dossier, line: &StageLine) -> Row<'a> {
    let critical = ctx.theme.glyphs.critical;
    match line {
        StageLine::Missing(stage, name) => {
            let title =
                ctx.bench.playbook.criterion(name).map_or(name.clone(), |(_, c)| c.title.clone());
            Row::new([
                Cell::with("", Role::Body),
                Cell::with(phrase!("to prove in {stage}: {title}", stage, title), Role::Accent),
            ])
        }
        StageLine::Finding(i) => {
            let found = &dossier.findings[*i];
            let (mark, role) = match found.severity {
                Severity::Critical => (critical, Role::Bad),
                _ => ("", Role::Body),
            };
            Row::new([Cell::with(mark, role), Cell::new(said(ctx, dossier, found))])
        }
    }
}

/// The finding in a few words, with whom or what it is about where the words leave that open.
pub fn said(ctx: &Ctx, dossier: &Dossier, found: &Finding) -> String {
    let subject = ctx.bench.subject_name(dossier, &found.subject);
    match subject {
        // A question names its topic.
        Some(name) if !found.title.contains(&name) && !found.title.ends_with('?') => {
            headed(&found.title, &name)
        }
        _ => found.title.clone(),
    }
}

/// How many findings there are, and the key that lists all of them; nothing where there are none to list.
fn foot(buf: &mut Buffer, line: Rect, ctx: &Ctx, dossier: &Dossier) {
    let of = |s| dossier.findings.iter().filter(|f| f.severity == s && !f.dismissed).count();
    let [urgent, warnings, notices] =
        [Severity::Critical, Severity::Warning, Severity::Notice].map(of);
    let all = urgent + warnings + notices;
    if all == 0 {
        return;
    }
    let key = ctx.keymap.key(Action::Findings);
    let word = phrase!("all {all}", all);
    let taken = width(&key) + 1 + width(&word);
    let room = usize::from(line.width).saturating_sub(taken + 2);
    let most = phrase!("{} urgent, {}", urgent, count(warnings, "warning"));
    let whole = format!("{most}, {}", count(notices, "notice"));
    let says = if width(&whole) <= room { whole } else { most };
    ctx.put(buf, line.x, line.y, u16::try_from(room).unwrap_or(0), &says, Role::Muted);
    let x = line.right().saturating_sub(u16::try_from(taken).unwrap_or(line.width));
    let used = ctx.put(buf, x, line.y, line.width, &key, Role::Accent);
    ctx.put(buf, x + used + 1, line.y, line.width, &word, Role::Muted);
}

/// The route to the subject as a plan, where its first step is the remedy.
fn route_planned(ctx: &Ctx, dossier: &Dossier, found: &Finding) -> Option<Effect> {
    dossier.account.people.iter().find(|p| *p.id == found.subject)?;
    let way = ctx.read(ctx.bench.way_to(Some(dossier), &found.subject))?;
    let asks = ctx.read(ctx.bench.asks_of(dossier, &way, 0))?;
    let first = asks.first().filter(|ask| ask.through.is_some())?;
    let planned = ctx.bench.plan_route(dossier, &way, 0);
    found.remedy.starts_with(&first.says).then(|| Effect::of(planned))
}

/// The remedy of a finding: the way to a person as a plan, else an action for its subject, due in a week.
pub fn take_remedy(ctx: &Ctx, dossier: &Dossier, found: &Finding) -> Effect {
    if let Some(planned) = route_planned(ctx, dossier, found) {
        return planned;
    }
    let due = ctx.today() + chrono::Days::new(7);
    let (what, subject) = (found.remedy.as_str(), Some(found.subject.as_str()));
    let task = Task { what, due: Some(due), subject, owner: None };
    Effect::Do(to_do((dossier.key, &dossier.account), &task))
}

/// The remedy of a finding as the form of an action, to be said in the rep's own words.
pub fn reword_remedy(found: &Finding) -> Effect {
    Effect::Form(FormKind::Action {
        id: None,
        what: found.remedy.clone(),
        subject: Some(found.subject.clone()),
    })
}
