//! The one page: for the car, for the customer's table, for a successor (docs/WORDING.md, METHOD M1, F5, F10, F13).

mod arrive;
mod attend;
mod car;
mod deal;
mod expect;
mod fit;
mod groups;
mod handover;
mod heard;
mod known;
pub mod language;
mod lost;
mod mail;
mod message;
mod omissions;
mod over;
mod picture;
mod promises;
mod standing;
mod table;
mod talk;
mod watch;

pub use heard::HeardLine;

use super::visit::{next_visit, says};
use super::{Result, Workbench, dossier};
use crate::exchange::brief as format;
use crate::language::dates::short_day;
use crate::model::brief::{Brief, Line, Print};
use crate::model::words::Words;
use crate::model::{Account, Date, Moment, Person, Refusal, Visit, quoted};
use crate::rules::audience::Hearings;
use crate::rules::{AccountContext, Finding, judge};
use crate::text::DayText;
use crate::text::format::clock;

/// What every part of the page is made from.
pub(super) struct BriefContext<'c, 'a> {
    /// The account, on its day.
    pub case: &'c AccountContext<'a>,
    /// The words on screen.
    pub words: &'c Words,
    /// The findings that are not answered.
    pub findings: Vec<Finding>,
    /// The visit that it is made for.
    pub visit: Option<&'a Visit>,
    /// Who of theirs attends, or reads it: ids, in the visit's order.
    pub readers: Vec<&'a str>,
    /// Who of them may hear what.
    pub hearings: Hearings<'c, 'a>,
}

impl<'a> BriefContext<'_, 'a> {
    /// One of the readers, by name.
    pub fn reader(&self, name: &str) -> Option<&'a Person> {
        let people = self.readers.iter().filter_map(|id| self.case.person(id));
        people.into_iter().find(|p| p.name.as_str() == name)
    }

    /// `Thu 26 Nov`, with the year where that is far.
    pub fn day(&self, date: Date) -> String {
        short_day(date, self.case.today())
    }

    /// The id of the visit.
    pub fn visit_id(&self) -> Option<String> {
        self.visit.map(|v| v.id.to_string())
    }

    /// `, Thu 26 Nov`, or nothing.
    pub fn by(&self, date: Option<Date>) -> String {
        date.map(|d| format!(", {}", self.day(d))).unwrap_or_default()
    }
}

/// `Thu 26 Nov 2026, 10:00`.
pub fn when(moment: Moment) -> String {
    let day = moment.date.full_day();
    match moment.minute {
        Some(m) => format!("{day}, {}", clock(m)),
        None => day,
    }
}

/// The formats of a page, as files are named.
pub const FORMATS: [&str; 4] = ["text", "md", "html", "json"];

/// How a page is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// One of [`FORMATS`].
    pub format: &'static str,
    /// The cells of a line of text.
    pub cells: usize,
}

impl Sheet {
    /// Of a format, by its name; text where there is none of that name. A line of text has 80 cells.
    pub fn of(format: &str) -> Self {
        let known = FORMATS.into_iter().find(|f| *f == format);
        Self { format: known.unwrap_or("text"), cells: format::WIDTH }
    }

    /// The same for the ending of a file's name: `html`, `htm`, `md`, `markdown`, `json`, else text.
    pub fn of_file(name: &str) -> Self {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
        Self::of(match end.as_str() {
            "htm" => "html",
            "markdown" => "md",
            end => end,
        })
    }

    fn paper(self) -> format::Paper {
        match self.format {
            "text" => format::Paper::Text(self.cells),
            _ => format::Paper::Printed,
        }
    }
}

/// The page as its file holds it.
pub fn written(brief: &Brief, sheet: Sheet) -> String {
    match sheet.format {
        "html" => format::html(brief),
        "json" => {
            let json = serde_json::to_string_pretty(brief).unwrap_or_default();
            format!("{json}\n")
        }
        _ => format::joined(&drawn(brief, sheet)),
    }
}

/// The page as lines to read, each with what it came from: Markdown as it is written, all else as text.
pub fn drawn(brief: &Brief, sheet: Sheet) -> Vec<Line> {
    match sheet.format {
        "md" => format::markdown(brief),
        _ => format::text(brief, sheet.cells),
    }
}

/// The page without these lines, which the rep has taken out.
pub fn without(brief: &mut Brief, lines: &[String]) {
    brief
        .sections
        .iter_mut()
        .for_each(|section| section.entries.retain(|entry| !gone(lines, entry)));
    brief.traced.retain(|traced| !lines.contains(&traced.text));
}

fn gone(lines: &[String], entry: &crate::model::brief::Entry) -> bool {
    lines.iter().any(|line| !line.is_empty() && entry.text.contains(line.as_str()))
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
            phrase!("{} has no visit {}", account.name.as_str(), quoted(id)),
            phrase!("anteroom list visits shows them"),
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
        sheet: Sheet,
    ) -> Result<Brief> {
        self.brief_to(account, visit, (print, None), sheet)
    }

    /// What is made of an account, a visit and those who read it.
    fn at_desk<T>(
        &self,
        account: &Account,
        visit: Option<&Visit>,
        (print, to): (Print, Option<&str>),
        make: impl FnOnce(&BriefContext) -> T,
    ) -> Result<T> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let mut findings = judge::shown(&case, &self.words);
        findings.retain(|f| !f.dismissed);
        let readers: Vec<&str> = match (to, visit, print) {
            (_, _, Print::Handover) => Vec::new(),
            (Some(person), ..) => vec![person],
            (None, Some(visit), _) => visit.people.0.iter().map(String::as_str).collect(),
            (None, None, _) => Vec::new(),
        };
        let hearings = Hearings::of(&case, &readers);
        Ok(make(&BriefContext {
            case: &case,
            words: &self.words,
            findings,
            visit,
            readers,
            hearings,
        }))
    }

    /// The same, a mail to one person alone where one is given.
    pub fn brief_to(
        &self,
        account: &Account,
        visit: Option<&Visit>,
        (print, to): (Print, Option<&Person>),
        sheet: Sheet,
    ) -> Result<Brief> {
        let to = to.map(|p| p.id.as_str());
        let mut brief = self.at_desk(account, visit, (print, to), |desk| match print {
            Print::Car => car::page(desk),
            Print::Table => table::page(desk),
            Print::Mail => mail::page(desk),
            Print::Handover => handover::page(desk),
        })?;
        brief.print = print;
        if print == Print::Mail {
            return Ok(brief);
        }
        fit::fit(&mut brief, sheet.paper());
        match sheet.format {
            "html" if print == Print::Table => {
                fit::widen(&mut brief, sheet.paper(), 4);
                fit::fill(&mut brief, sheet.paper());
            }
            _ => fit::widen(&mut brief, sheet.paper(), 2),
        }
        Ok(brief)
    }
}

/// The head of every page.
fn head(desk: &BriefContext, occasion: String) -> Brief {
    let account = desk.case.account;
    Brief {
        account: account.id.0.clone(),
        visit: desk.visit.map(|v| v.id.0.clone()),
        title: account.name.0.clone(),
        occasion,
        place: place(desk),
        prepared: phrase!("prepared {}", desk.case.today().full_day()),
        ..Brief::default()
    }
}

/// "visit Thu 26 Nov 2026, 10:00".
fn occasion(desk: &BriefContext) -> String {
    match desk.visit {
        Some(visit) => {
            let day = visit.date.map_or_else(|| phrase!("no day yet").to_owned(), when);
            phrase!("visit {day}", day)
        }
        None => phrase!("no visit planned").to_owned(),
    }
}

/// "at Stavanger, head office; site Sira": where the visit is and where they sit, each once.
fn place(desk: &BriefContext) -> String {
    let place = desk.visit.and_then(|v| v.place.as_deref()).filter(|p| says(Some(p)));
    let site = desk.case.account.site.as_deref().filter(|s| says(Some(s)));
    let site = site.filter(|s| place.is_none_or(|p| !p.contains(s)));
    let place = place.map(|p| phrase!("at {p}", p));
    let site = site.map(|s| phrase!("their site: {s}", s));
    place.into_iter().chain(site).collect::<Vec<_>>().join("; ")
}

/// Is the map of this account begun?
fn is_begun(account: &Account) -> bool {
    dossier::is_begun(account)
}
