//! The one page: for the car, for the customer's table, for a successor (DESIGN 2.2, METHOD M1, F5, F10, F13).

mod attend;
mod car;
mod fit;
mod handover;
mod known;
mod picture;
mod promises;
mod table;

use super::visit::{next_visit, says};
use super::{Result, Workbench, dossier};
use crate::exchange::brief as format;
use crate::exchange::day::short_day;
use crate::model::brief::{Brief, Print};
use crate::model::words::Words;
use crate::model::{Account, Date, Moment, Refusal, Visit, quoted};
use crate::rules::{Case, Finding, judge};

/// What every part of the page is made from.
pub(super) struct Desk<'c, 'a> {
    /// The account, on its day.
    pub case: &'c Case<'a>,
    /// The words on screen.
    pub words: &'c Words,
    /// The findings that are not answered.
    pub findings: Vec<Finding>,
    /// The visit that it is made for.
    pub visit: Option<&'a Visit>,
}

impl Desk<'_, '_> {
    /// `Thu 26 Nov`, with the year where that is far.
    pub fn day(&self, date: Date) -> String {
        short_day(date, self.case.today())
    }

    /// `, Thu 26 Nov`, or nothing.
    pub fn by(&self, date: Option<Date>) -> String {
        date.map(|d| format!(", {}", self.day(d))).unwrap_or_default()
    }
}

/// `Thu 26 Nov 2026, 10:00`.
pub fn when(moment: Moment) -> String {
    let day = moment.date.format("%a %d %b %Y").to_string();
    match moment.minute {
        Some(m) => format!("{day}, {:02}:{:02}", m / 60, m % 60),
        None => day,
    }
}

/// The formats of a page, as files are named.
pub const FORMATS: [&str; 4] = ["text", "md", "html", "json"];

/// The room that a format has.
fn paper(format: &str) -> format::Paper {
    match format {
        "text" => format::TEXT,
        _ => format::PRINTED,
    }
}

/// The page in a format: `text`, `md`, `html`, `json`.
pub fn written(brief: &Brief, format: &str) -> String {
    match format {
        "md" => format::markdown(brief),
        "html" => format::html(brief),
        "json" => {
            let json = serde_json::to_string_pretty(brief).unwrap_or_default();
            format!("{json}\n")
        }
        _ => format::text(brief),
    }
}

/// The visit of an account that an id names, or the next one; nothing where none is planned.
pub fn visit_for<'a>(
    account: &'a Account,
    id: Option<&str>,
    today: Date,
) -> Result<Option<&'a Visit>> {
    let Some(id) = id else {
        return Ok(next_visit(&account.visits, today));
    };
    let found = account.visits.iter().find(|v| *v.id == id);
    found.map(Some).ok_or_else(|| {
        Refusal::because(
            format!("{} has no visit {}", account.name.as_str(), quoted(id)),
            "anteroom list visits shows them",
        )
    })
}

impl Workbench {
    /// The page of an account, for a visit where there is one. It never holds more than fits on one A4 page.
    pub fn brief(
        &self,
        account: &Account,
        visit: Option<&Visit>,
        print: Print,
        format: &str,
    ) -> Result<Brief> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = Case::new(account, &world);
        let mut findings = judge::judge(&case, &self.words);
        findings.retain(|f| !f.dismissed);
        let desk = Desk { case: &case, words: &self.words, findings, visit };
        let mut brief = match print {
            Print::Car => car::page(&desk),
            Print::Table => table::page(&desk),
            Print::Handover => handover::page(&desk),
        };
        brief.print = print;
        fit::fit(&mut brief, paper(format));
        Ok(brief)
    }
}

/// The head of every page.
fn head(desk: &Desk, occasion: String) -> Brief {
    let account = desk.case.account;
    Brief {
        account: account.id.0.clone(),
        visit: desk.visit.map(|v| v.id.0.clone()),
        title: account.name.0.clone(),
        occasion,
        prepared: format!("prepared {}", desk.case.today().format("%a %d %b %Y")),
        ..Brief::default()
    }
}

/// "visit Thu 26 Nov 2026, 10:00, Stavanger, head office".
fn occasion(desk: &Desk) -> String {
    let Some(visit) = desk.visit else {
        return "no visit planned".to_owned();
    };
    let day = visit.date.map_or_else(|| "no day yet".to_owned(), when);
    let place = visit.place.as_deref().or(desk.case.account.site.as_deref());
    match place.filter(|p| says(Some(p))) {
        Some(place) => format!("visit {day}, {place}"),
        None => format!("visit {day}"),
    }
}

/// Is the map of this account begun?
fn is_begun(account: &Account) -> bool {
    dossier::is_begun(account)
}
