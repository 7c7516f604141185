//! The market: one place, all places, prices over time, and the report of a period, each a page of one screen.

mod actions;
mod all_places;
mod one_place;
mod prices;
mod report;

pub use actions::done;

use crate::model::Date;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::later::{Later, READING};
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Spread;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::Result;
use crate::workbench::market::history::{Look, PlaceHistory};
use crate::workbench::market::report::MarketReport;
use crate::workbench::market::stores::Stores;
use crate::workbench::market::{Answer, Conclusion};
use chrono::Days;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use report::Period;

/// Days that conclusions look back.
const CONCLUSION_DAYS: u64 = 90;

/// The pages, in the order of their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarketPage {
    /// Two looks at one place.
    #[default]
    OnePlace,
    /// All places at a glance.
    AllPlaces,
    /// Prices and offers over time.
    Prices,
    /// The report of a period.
    Report,
}

/// Each page with its number and its words.
const PAGES: [(MarketPage, &str); 4] = [
    (MarketPage::OnePlace, "1 One place"),
    (MarketPage::AllPlaces, "2 All places"),
    (MarketPage::Prices, "3 Prices"),
    (MarketPage::Report, "4 Report"),
];

/// The orders of all places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum StoreOrder {
    #[default]
    Worst,
    Place,
    Days,
    Account,
}

/// The screen.
#[derive(Default)]
pub struct Market {
    page: MarketPage,
    stores: Stores,
    conclusions: Vec<Conclusion>,
    fault: Option<String>,
    spread: Spread,
    /// The place of pages 1 and 3, by its place in the histories.
    place: usize,
    /// How many looks back the later and the earlier one of page 1 are.
    look: usize,
    before: usize,
    /// The reading that is shown, where the arrows took another one: of which conclusion.
    reading: Option<(usize, usize)>,
    order: StoreOrder,
    as_table: bool,
    period: Period,
    report: MarketReport,
    format: usize,
    left_out: Vec<String>,
    begun: bool,
    later: Later<MarketRead>,
}

/// What is read of all accounts.
type MarketRead = (Vec<Conclusion>, Stores);

impl Market {
    fn history(&self) -> Option<&PlaceHistory> {
        self.stores.histories.get(self.place)
    }

    /// The two looks of page 1.
    fn looks(&self) -> Option<(&Look, Option<&Look>)> {
        let looks = &self.history()?.looks;
        let last = looks.len().checked_sub(1)?;
        let now = last.saturating_sub(self.look);
        let before = now.checked_sub(self.before.max(1));
        Some((looks.get(now)?, before.and_then(|at| looks.get(at))))
    }

    /// The conclusions of the place, by their places in all of them.
    fn of_place(&self) -> Vec<usize> {
        let Some(place) = self.history() else { return Vec::new() };
        let of = |c: &Conclusion| c.account.0 == place.account.0 && c.place == place.place;
        let mut found: Vec<usize> =
            (0..self.conclusions.len()).filter(|at| of(&self.conclusions[*at])).collect();
        // What is settled stands first, as in the report; the mark begins on the first open one.
        found.sort_by_key(|at| match self.conclusions[*at].answer.0 {
            Answer::Accepted => 0,
            Answer::Open => 1,
            Answer::Rejected => 2,
        });
        found
    }

    /// The mark on the first place, on its worst field.
    fn pick_worst(&mut self, ctx: &Ctx) {
        let Some(row) = self.stores.rows.first() else { return };
        let fields = row.fields.iter().enumerate();
        let worst = fields.min_by_key(|(at, field)| (field.rank(), *at)).map_or(0, |(at, _)| at);
        self.spread.pick(0, row.place);
        self.spread.pick_field(0, worst);
        self.arrange(ctx);
    }

    /// Reads anew; false where it is not there yet.
    fn read(&mut self, ctx: &Ctx) -> bool {
        let today = ctx.today();
        let from = today.checked_sub_days(Days::new(CONCLUSION_DAYS)).unwrap_or(Date::MIN);
        let read = self.later.ask(ctx, move |bench| {
            let market = bench.market(None, from, today)?;
            let stores = bench.stores(None, &market.conclusions)?;
            Ok((market.conclusions, stores))
        });
        match read {
            Some(read) => {
                self.take(read);
                true
            }
            None => {
                self.fault = (!self.begun).then(|| phrase!(READING).to_owned());
                false
            }
        }
    }

    /// Shows what was read.
    fn show_read(&mut self, ctx: &Ctx) {
        if !self.begun {
            return self.begin(ctx);
        }
        if self.page == MarketPage::Report {
            self.make_report(ctx);
        }
        self.arrange(ctx);
    }

    fn take(&mut self, read: Result<MarketRead>) {
        self.fault = None;
        match read {
            Ok((conclusions, stores)) => (self.conclusions, self.stores) = (conclusions, stores),
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        self.put_in_order();
        self.place = self.place.min(self.stores.histories.len().saturating_sub(1));
    }

    /// The page it opens on: the place of the picked account that was looked at last, else all places.
    fn begin(&mut self, ctx: &Ctx) {
        self.begun = true;
        let account = ctx.dossier.map_or(0, |d| d.key);
        let places = self.stores.histories.iter().enumerate();
        let own = places.filter(|(_, p)| p.account.0 == account && !p.looks.is_empty());
        // The place with most to compare: most products at its last look, then the newest look.
        let best = own.max_by_key(|(_, p)| {
            let last = p.looks.last();
            (p.looks.len() > 1, last.map_or(0, |l| l.sights.len()), last.map(|l| l.date))
        });
        let page = match best.map(|(at, _)| at) {
            Some(at) => {
                self.place = at;
                MarketPage::OnePlace
            }
            None => MarketPage::AllPlaces,
        };
        self.show_page(page, ctx);
    }
}

impl Pages for Market {
    type Page = MarketPage;
    const PAGES: &'static [(MarketPage, &'static str)] = &PAGES;

    fn page(&self) -> MarketPage {
        self.page
    }

    fn spread(&mut self) -> &mut Spread {
        &mut self.spread
    }

    fn show_page(&mut self, page: MarketPage, ctx: &Ctx) {
        self.page = page;
        self.spread.begin();
        if page == MarketPage::Report {
            self.make_report(ctx);
        }
        self.arrange(ctx);
        match page {
            MarketPage::AllPlaces => self.pick_worst(ctx),
            // The last look.
            MarketPage::Prices => {
                let looks = self.history().map_or(0, |p| p.looks.len());
                self.spread.pick_field(0, looks);
                self.arrange(ctx);
            }
            MarketPage::OnePlace | MarketPage::Report => {}
        }
        if page == MarketPage::OnePlace {
            self.spread.focus_on(1);
            if let Some(at) = self
                .of_place()
                .into_iter()
                .find(|at| self.conclusions[*at].answer.0 == Answer::Open)
            {
                self.spread.pick(1, at);
            }
            self.arrange(ctx);
        }
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let rows = match self.page {
            MarketPage::OnePlace => self.one_place(ctx),
            MarketPage::AllPlaces => self.all_places(ctx),
            MarketPage::Prices => self.price_table(),
            MarketPage::Report => self.report_lines(ctx),
        };
        self.spread.set(rows);
    }

    fn act_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        self.answer_on_page(action, ctx)
    }
}

impl Screen for Market {
    fn name(&self) -> String {
        phrase!("Market").to_owned()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        if self.page != MarketPage::AllPlaces {
            return None;
        }
        let places = self.stores.rows.len();
        let noun = if places == 1 { "place" } else { "places" };
        let mut state = vec![(format!("{places} {noun}"), Role::Body)];
        match self.stores.out() {
            0 => {}
            n => state.push((phrase!("{n} OUT", n), Role::Bad)),
        }
        Some(state)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if let Some(fault) = &self.fault {
            crate::tui::components::layout::nothing(buf, area, ctx, phrase!("Market"), fault);
            return None;
        }
        if self.page == MarketPage::Prices {
            return self.draw_prices(buf, area, ctx);
        }
        self.spread.draw(buf, area, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        self.act_on_pages(action, ctx)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.hear(event, ctx)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(self.keys())
    }

    fn status(&self, _: &Ctx) -> String {
        match self.page {
            MarketPage::OnePlace if self.spread.focus() == 1 => self.spread.status("conclusion"),
            MarketPage::OnePlace => self.spread.status("line"),
            MarketPage::AllPlaces if self.spread.focus() == 2 => {
                self.spread.status(phrase!("to do"))
            }
            MarketPage::AllPlaces => self.spread.status("place"),
            MarketPage::Prices => match self.history().map_or(0, |p| p.looks.len()) {
                0 => String::new(),
                1 => phrase!("1 look").to_owned(),
                n => phrase!("{n} looks", n),
            },
            MarketPage::Report => self.spread.status("line"),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.read(ctx) {
            self.show_read(ctx);
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        if let Some(read) = self.later.ready() {
            self.take(read);
            self.show_read(ctx);
            return true;
        }
        self.later.is_under_way()
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        let at = self.conclusions.iter().position(|c| c.finding.subject == subject);
        let Some(conclusion) = at.and_then(|at| self.conclusions.get(at)) else { return };
        let (account, place) = (conclusion.account.0, conclusion.place.clone());
        let mut places = self.stores.histories.iter();
        let found = places.position(|p| p.account.0 == account && p.place == place);
        if let (Some(found), Some(at)) = (found, at) {
            self.place = found;
            self.show_page(MarketPage::OnePlace, ctx);
            self.spread.pick(1, at);
            self.arrange(ctx);
        }
    }
}
