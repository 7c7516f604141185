//! Numbers: the six figures, the portfolio, what staying is worth, the rep's own marks, and several books side by side.

mod actions;
mod books;
mod figures;
mod me;
mod portfolio;
mod sketch;
mod staying;

use crate::model::Skill;
use crate::rules::cents::Cents;
use crate::text::format::count;
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
use crate::workbench::compare::BookFigures;
use crate::workbench::figures::SixFigures;
use crate::workbench::me::OwnMarks;
use crate::workbench::portfolio::Portfolio;
use crate::workbench::staying::{Assumptions, Staying};
use crate::workbench::{Result, Workbench as Bench};
use chrono::Datelike;
use portfolio::PortfolioOrder;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The pages, in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumbersPage {
    /// The six figures.
    #[default]
    Figures,
    /// How much hangs on how few.
    Portfolio,
    /// What it is worth that customers stay.
    Staying,
    /// The rep's own marks.
    Me,
    /// Several books.
    Books,
}

/// Each page with its number and its words.
const PAGES: [(NumbersPage, &str); 5] = [
    (NumbersPage::Figures, "1 Figures"),
    (NumbersPage::Portfolio, "2 Portfolio"),
    (NumbersPage::Staying, "3 Staying"),
    (NumbersPage::Me, "4 Me"),
    (NumbersPage::Books, "5 Books"),
];

/// The screen.
#[derive(Default)]
pub struct Numbers {
    page: NumbersPage,
    spread: Spread,
    /// Years on from today's: never above 0.
    year: i64,
    six: Option<SixFigures>,
    /// The chart stands in place of the rows, where there is no room for both.
    as_chart: bool,
    portfolio: Portfolio,
    portfolio_order: PortfolioOrder,
    staying: Staying,
    staying_by_name: bool,
    /// The account of the page, by its place in the accounts, and what is changed as a sketch.
    stays: usize,
    sketch: Option<Assumptions>,
    own: OwnMarks,
    /// Marks of today that are typed and not saved: all eight in order.
    marking: Option<Vec<(Skill, Option<i64>)>>,
    books: Vec<BookFigures>,
    /// The book of the first column: Left and Right move it.
    first_book: usize,
    paths: Vec<String>,
    /// The line in which the place of a book is typed.
    line: Option<Prompt>,
    fault: Option<String>,
    begun: bool,
    later: Later<NumbersRead>,
    /// The page of which something is there.
    there: Option<NumbersPage>,
}

/// What is read of all accounts for a page.
enum NumbersRead {
    Figures(SixFigures),
    Portfolio(Portfolio),
    Staying(Staying),
    Me(OwnMarks),
    Books(Vec<String>, Vec<BookFigures>),
}

/// Reads what a page shows.
fn read_page(bench: &Bench, page: NumbersPage, year: i64) -> Result<NumbersRead> {
    Ok(match page {
        NumbersPage::Figures => NumbersRead::Figures(bench.six_figures(year)?),
        NumbersPage::Portfolio => NumbersRead::Portfolio(bench.portfolio(year)?),
        NumbersPage::Staying => NumbersRead::Staying(bench.staying(None)?),
        NumbersPage::Me => NumbersRead::Me(bench.own_skills()?),
        NumbersPage::Books => {
            let kept = bench.draft(books::KEPT)?.unwrap_or_default();
            let paths: Vec<String> = kept.lines().map(str::to_owned).collect();
            let books = bench.compare_beside(&paths)?;
            NumbersRead::Books(paths, books)
        }
    })
}

impl Numbers {
    fn year(&self, ctx: &Ctx) -> i64 {
        i64::from(ctx.today().year()) + self.year
    }

    /// Reads the page anew; false where it is not there yet.
    fn read(&mut self, ctx: &Ctx) -> bool {
        let (page, year) = (self.page, self.year(ctx));
        match self.later.ask(ctx, move |bench| read_page(bench, page, year)) {
            Some(read) => {
                self.take(read);
                true
            }
            None => {
                self.fault = (self.there != Some(page)).then(|| phrase!(READING).to_owned());
                false
            }
        }
    }

    fn take(&mut self, read: Result<NumbersRead>) {
        self.fault = None;
        self.there = Some(self.page);
        match read {
            Ok(NumbersRead::Figures(six)) => self.six = Some(six),
            Ok(NumbersRead::Portfolio(portfolio)) => self.portfolio = portfolio,
            Ok(NumbersRead::Staying(staying)) => self.staying = staying,
            Ok(NumbersRead::Me(own)) => self.own = own,
            Ok(NumbersRead::Books(paths, books)) => (self.paths, self.books) = (paths, books),
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
    }

    /// The marks of a page that is seen for the first time.
    fn begin_page(&mut self, ctx: &Ctx) {
        let page = self.page;
        if page == NumbersPage::Staying {
            let account = ctx.dossier.map(|d| d.account.id.0.clone());
            let own =
                self.staying.accounts.iter().position(|a| Some(&a.account.0) == account.as_ref());
            let key = self.staying_order().first().copied();
            self.stays =
                own.filter(|at| self.staying.accounts[*at].worth.is_some()).or(key).unwrap_or(0);
        }
        if page == NumbersPage::Portfolio {
            let first = self.portfolio_rows().first().copied();
            self.spread.pick(0, first.unwrap_or(0));
        }
        self.arrange(ctx);
        if page == NumbersPage::Books {
            self.spread.focus_on(1);
            self.arrange(ctx);
        }
    }
}

impl Pages for Numbers {
    type Page = NumbersPage;
    const PAGES: &'static [(NumbersPage, &'static str)] = &PAGES;

    fn page(&self) -> NumbersPage {
        self.page
    }

    fn spread(&mut self) -> &mut Spread {
        &mut self.spread
    }

    fn show_page(&mut self, page: NumbersPage, ctx: &Ctx) {
        self.page = page;
        (self.sketch, self.marking, self.line) = (None, None, None);
        self.spread.begin();
        self.there = None;
        if self.read(ctx) {
            self.begin_page(ctx);
        }
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let rows = match self.page {
            NumbersPage::Figures => self.figure_panes(ctx),
            NumbersPage::Portfolio => self.portfolio_panes(ctx),
            NumbersPage::Staying => self.staying_panes(ctx),
            NumbersPage::Me => self.me_panes(ctx),
            NumbersPage::Books => self.book_panes(ctx),
        };
        self.spread.set(rows);
    }

    fn act_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        self.answer_on_page(action, ctx)
    }
}

impl Screen for Numbers {
    fn name(&self) -> String {
        phrase!("Numbers").to_owned()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let says = match self.page {
            NumbersPage::Books => count(self.books.len(), "book"),
            NumbersPage::Portfolio => phrase!("{} accounts", self.portfolio.rows.len()),
            NumbersPage::Staying => phrase!("{} accounts", self.staying.accounts.len()),
            NumbersPage::Figures | NumbersPage::Me => return Some(Vec::new()),
        };
        Some(vec![(says, Role::Body)])
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if let Some(fault) = self.fault.as_ref().filter(|_| self.page != NumbersPage::Books) {
            crate::tui::components::layout::nothing(buf, area, ctx, &self.pages(), fault);
            return None;
        }
        let caret = self.spread.draw(buf, area, ctx);
        match &self.line {
            Some(line) => line.draw(
                buf,
                area,
                ctx,
                (
                    phrase!("A book to lay beside this one: its export"),
                    phrase!("a path, as team/reyes.json"),
                ),
            ),
            None => caret,
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        self.act_on_pages(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        if self.line.is_some() {
            return Some(self.type_path(event, ctx));
        }
        if self.page == NumbersPage::Me
            && let Some(effect) = self.type_mark(event, ctx)
        {
            return Some(effect);
        }
        self.hear(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let mut keys = self.keys().to_vec();
        keys.extend([(Action::Filter, "filter")]);
        words(&keys)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match (&self.line, &self.marking) {
            (Some(_), _) => &[("Enter", "lay beside"), ("Esc", "leave")],
            (_, Some(_)) => {
                &[("0-5", "mark, next"), ("Ctrl-S", "save"), ("Up Down", "skill"), ("Esc", "leave")]
            }
            _ => &[],
        }
    }

    fn status(&self, _: &Ctx) -> String {
        let noun = match (self.page, self.spread.focus()) {
            (NumbersPage::Figures, 0) => phrase!("figure"),
            (NumbersPage::Figures, _) | (NumbersPage::Portfolio, 0) => phrase!("account"),
            (NumbersPage::Staying, 0) => phrase!("figure"),
            (NumbersPage::Staying, 2) => phrase!("account"),
            (NumbersPage::Me, 0) => phrase!("skill"),
            (NumbersPage::Me, 1) => phrase!("account"),
            (NumbersPage::Books, 1) => phrase!("row"),
            _ => phrase!("line"),
        };
        self.spread.status(noun)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if !std::mem::replace(&mut self.begun, true) {
            return self.show_page(NumbersPage::Figures, ctx);
        }
        if self.read(ctx) {
            self.arrange(ctx);
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        let Some(read) = self.later.ready() else {
            return self.later.is_under_way();
        };
        let is_first = self.there != Some(self.page);
        self.take(read);
        if is_first {
            self.begin_page(ctx);
        } else {
            self.arrange(ctx);
        }
        true
    }
}

/// In whole units; nothing known is "n/a".
fn whole(cents: Option<Cents>) -> String {
    cents.map_or(phrase!("n/a").to_owned(), Cents::whole)
}
