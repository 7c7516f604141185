//! The plan: an account's year, its white space, the whole book, and the targets of a year, each a page of one screen.

mod actions;
mod book;
mod field_value;
mod targets;
mod white_space;
mod year;

pub use white_space::thousand;

use crate::model::{Account, Key};
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::pages::Pages;
use crate::tui::components::prompt::Prompt;
use crate::tui::components::spread::Spread;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::plan::AccountPlan;
use crate::workbench::plan::book::BookPlan;
use crate::workbench::plan::forces::Forces;
use crate::workbench::plan::targets::Targets;
use crate::workbench::plan::white_space::WhiteSpace;
use crate::workbench::{Result, Workbench};
use book::BookOrder;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;

/// The pages, in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanPage {
    /// Target, strategy, objectives, forces of an account.
    #[default]
    Year,
    /// Products by units.
    WhiteSpace,
    /// All accounts.
    Book,
    /// The targets, as they are set.
    Targets,
}

/// Each page with its number and its words.
const PAGES: [(PlanPage, &str); 4] = [
    (PlanPage::Year, "1 Year"),
    (PlanPage::WhiteSpace, "2 White space"),
    (PlanPage::Book, "3 The book"),
    (PlanPage::Targets, "4 Targets"),
];

/// The screen.
#[derive(Default)]
pub struct PlanScreen {
    page: PlanPage,
    spread: Spread,
    account: Key,
    /// Years on from today's: of the pages 1 to 3, and of the targets.
    year: i64,
    target_year: i64,
    plan: Option<AccountPlan>,
    typed: Account,
    before: Vec<AccountPlan>,
    forces: Forces,
    left_out: Vec<String>,
    space: WhiteSpace,
    space_order: usize,
    book: BookPlan,
    book_order: BookOrder,
    folded: BTreeSet<Key>,
    targets: Targets,
    /// What is typed into the column of targets; nothing while the arrows move the mark.
    typing: Option<Field>,
    /// The value and the rival of a field, while they are typed.
    value: Option<Prompt>,
    fault: Option<String>,
    begun: bool,
    /// The page over all accounts that the plan of this one was opened from: Esc goes back there.
    over: Option<PlanPage>,
    /// The account that the mark is to be on there.
    back: Option<Key>,
    later: Later<PlanRead>,
    /// The page over all accounts of which something is there, and whether it is still waited for.
    there: Option<PlanPage>,
    is_awaited: bool,
}

/// What is read of all accounts for a page.
enum PlanRead {
    Book(BookPlan),
    Targets(Targets),
}

impl PlanScreen {
    fn year(&self, ctx: &Ctx) -> i64 {
        i64::from(ctx.today().year()) + self.year
    }

    fn target_year(&self, ctx: &Ctx) -> i64 {
        i64::from(ctx.today().year()) + self.target_year
    }

    /// The page over all accounts again, with the mark on the account that was looked at.
    fn back_to(&mut self, page: PlanPage, ctx: &Ctx) -> Effect {
        self.back = Some(self.account).filter(|_| page == PlanPage::Book);
        self.show_page(page, ctx);
        Effect::Stay
    }

    /// Reads what the page shows.
    fn read(&mut self, ctx: &Ctx) {
        self.fault = self.try_to_read(ctx).err().map(|refusal| refusal.to_string());
    }

    fn try_to_read(&mut self, ctx: &Ctx) -> Result<()> {
        let year = self.year(ctx);
        match self.page {
            PlanPage::Year | PlanPage::WhiteSpace => {
                let Some(dossier) = ctx.dossier else {
                    self.plan = None;
                    return Ok(());
                };
                self.account = dossier.key;
                self.typed = dossier.account.clone();
                self.plan = ctx.bench.plan(Some(dossier.key), year)?.into_iter().next();
                self.space = ctx.bench.white_space(dossier.key)?;
                if self.page == PlanPage::Year {
                    self.before = Vec::new();
                    for back in 1..=2 {
                        self.before.extend(ctx.bench.plan(Some(dossier.key), year - back)?);
                    }
                    self.forces = ctx.bench.forces(dossier.key)?;
                    let left = ctx.bench.draft(&self.left_out_name())?.unwrap_or_default();
                    self.left_out = left.lines().map(str::to_owned).collect();
                }
            }
            PlanPage::Book => {
                return self.ask(ctx, move |bench| bench.book_plan(year).map(PlanRead::Book));
            }
            PlanPage::Targets => {
                let year = self.target_year(ctx);
                return self.ask(ctx, move |bench| bench.targets(year).map(PlanRead::Targets));
            }
        }
        self.later = Later::default();
        Ok(())
    }

    /// Reads what a page over all accounts shows; until it is there the page says so.
    fn ask(
        &mut self,
        ctx: &Ctx,
        read: impl FnOnce(&Workbench) -> Result<PlanRead> + Send + 'static,
    ) -> Result<()> {
        let page = self.page;
        match self.later.ask(ctx, read) {
            Some(read) => self.take(read?),
            None if self.there != Some(page) => {
                (self.book, self.targets) = Default::default();
                self.is_awaited = true;
            }
            None => {}
        }
        Ok(())
    }

    fn take(&mut self, read: PlanRead) {
        self.is_awaited = false;
        self.there = Some(self.page);
        match read {
            PlanRead::Book(book) => self.book = book,
            PlanRead::Targets(targets) => self.targets = targets,
        }
    }

    /// The mark of a page over all accounts on its first row, or on the account that is open.
    fn pick_first(&mut self, ctx: &Ctx) {
        let account = ctx.dossier.map_or(0, |d| d.key);
        let back = if self.is_awaited { self.back } else { self.back.take() };
        let row = match self.page {
            PlanPage::Book => match back {
                Some(account) => {
                    self.book.rows.iter().position(|r| r.key == account && !r.is_group)
                }
                None => self.book_rows().first().copied(),
            },
            _ => self.targets.rows.iter().position(|r| r.account.0 == account),
        };
        self.spread.pick(0, row.unwrap_or(0));
        self.arrange(ctx);
    }

    /// Where the lines are kept that the rep has left out of the page.
    fn left_out_name(&self) -> String {
        phrase!("plan left out {}", self.account)
    }
}

impl Pages for PlanScreen {
    type Page = PlanPage;
    const PAGES: &'static [(PlanPage, &'static str)] = &PAGES;

    fn page(&self) -> PlanPage {
        self.page
    }

    fn spread(&mut self) -> &mut Spread {
        &mut self.spread
    }

    fn show_page(&mut self, page: PlanPage, ctx: &Ctx) {
        self.page = page;
        (self.typing, self.there, self.is_awaited) = (None, None, false);
        self.spread.begin();
        self.read(ctx);
        self.arrange(ctx);
        match page {
            PlanPage::Year => {
                self.spread.focus_on(2);
                let plan = self.plan.as_ref();
                let open = plan.and_then(|p| p.objectives.iter().position(|o| !o.reached));
                self.spread.pick(2, open.unwrap_or(0));
            }
            PlanPage::WhiteSpace => self.pick_first_opening(),
            PlanPage::Book | PlanPage::Targets => self.pick_first(ctx),
        }
        self.arrange(ctx);
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let rows = match self.page {
            PlanPage::Year => self.year_panes(ctx),
            PlanPage::WhiteSpace => self.space_panes(ctx),
            PlanPage::Book => self.book_panes(ctx),
            PlanPage::Targets => self.target_panes(ctx),
        };
        self.spread.set(rows);
    }

    fn act_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        self.answer_on_page(action, ctx)
    }
}

impl Screen for PlanScreen {
    fn name(&self) -> String {
        phrase!("Plan").to_owned()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let accounts = match self.page {
            PlanPage::Book => self.book.accounts,
            PlanPage::Targets => self.targets.rows.len() + self.targets.lost.len(),
            PlanPage::Year | PlanPage::WhiteSpace => return None,
        };
        let noun = if accounts == 1 { "account" } else { "accounts" };
        Some(vec![(format!("{accounts} {noun}"), Role::Body)])
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if let Some(fault) = &self.fault {
            crate::tui::components::layout::nothing(buf, area, ctx, phrase!("Plan"), fault);
            return None;
        }
        if self.is_awaited {
            crate::tui::components::layout::nothing(
                buf,
                area,
                ctx,
                &self.pages(),
                phrase!(READING),
            );
            return None;
        }
        let is_of_account = matches!(self.page, PlanPage::Year | PlanPage::WhiteSpace);
        if is_of_account && ctx.dossier.is_none() {
            crate::tui::components::layout::nothing(
                buf,
                area,
                ctx,
                &self.pages(),
                phrase!("an account comes first: n a adds one"),
            );
            return None;
        }
        let caret = self.spread.draw(buf, area, ctx);
        let typed = self.draw_value(buf, area, ctx);
        typed.or(self.draw_typing(buf, ctx)).or(caret)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::Pane(_) => self.over = None,
            Action::Back => {
                if let Some(page) = self.over.take() {
                    return self.back_to(page, ctx);
                }
            }
            _ => {}
        }
        self.act_on_pages(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if self.value.is_some() {
            return Some(self.type_value(event, ctx));
        }
        if self.typing.is_some()
            && let Some(effect) = self.type_target(event, ctx)
        {
            return Some(effect);
        }
        self.hear(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let mut keys = self.keys().to_vec();
        let more = [(Action::Filter, "filter"), (Action::Delete, "take away")];
        let more: Vec<_> = more
            .into_iter()
            .filter(|(action, _)| keys.iter().all(|(there, _)| there != action))
            .collect();
        keys.extend(more);
        words(&keys)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        if self.value.is_some() {
            return &[("Enter", "save"), ("Esc", "leave")];
        }
        match self.typing {
            Some(_) => &[("Enter", "save, next"), ("Ctrl-S", "save, leave"), ("Esc", "leave")],
            None => &[],
        }
    }

    fn status(&self, _: &Ctx) -> String {
        match (self.page, self.spread.focus()) {
            (PlanPage::Year, 2) => self.spread.status("objective"),
            (PlanPage::Year, _) => self.spread.status("line"),
            (PlanPage::WhiteSpace, 0) => self.space_status(),
            (PlanPage::WhiteSpace, _) => self.spread.status("opening"),
            (PlanPage::Book | PlanPage::Targets, 0) => self.spread.status("account"),
            _ => self.spread.status("line"),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if !std::mem::replace(&mut self.begun, true) {
            self.target_year = 1;
            return self.show_page(PlanPage::Year, ctx);
        }
        let account = ctx.dossier.map_or(0, |d| d.key);
        let is_of_account = matches!(self.page, PlanPage::Year | PlanPage::WhiteSpace);
        if is_of_account && account != self.account {
            return self.show_page(self.page, ctx);
        }
        self.read(ctx);
        self.arrange(ctx);
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        let is_first = self.is_awaited;
        match read {
            Ok(read) => self.take(read),
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        if is_first {
            self.pick_first(ctx);
        }
        self.arrange(ctx);
        true
    }
}
