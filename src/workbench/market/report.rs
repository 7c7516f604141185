//! The market report of a period, as one page for our own house: what we saw, what it may mean, what we suggest, what
//! nobody looked at (METHOD M6, M12).

use super::change::price;
use super::history::{Look, PlaceHistory};
use super::place_fee::{PlaceFee, look_says};
use super::{Answer, Conclusion, promotion_days};
use crate::exchange::comma_table;
use crate::model::brief::{Brief, Entry, Section};
use crate::model::{Choice, Date, Key, Shelf};
use crate::rules::phrase;
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::short_day;
use std::collections::BTreeSet;

/// The page, and its looks as a table.
#[derive(Clone, Debug, Default)]
pub struct MarketReport {
    /// The page.
    pub page: Brief,
    /// Looks, notes and places of the period.
    pub counts: (usize, usize, usize),
    /// A row for each product of each look: the table.
    pub rows: Vec<Vec<String>>,
}

/// The headers of the table, by which it is also read back.
pub const HEADERS: [&str; 15] = [
    "account",
    "seen on",
    "place",
    "brand seen",
    "product seen",
    "ours",
    "price",
    "usual price",
    "shelf",
    "made on",
    "promotion",
    "promotion from",
    "promotion to",
    "brands there",
    "note of the look",
];

impl MarketReport {
    /// The looks as CSV.
    pub fn csv(&self) -> String {
        comma_table(&HEADERS, &self.rows)
    }
}

/// Something to do out of the market: who, what, by when.
struct Suggestion {
    what: String,
    owner: Option<String>,
    due: Option<Date>,
}

impl Workbench {
    /// The report of a period, of one account or of all.
    pub fn market_report(
        &self,
        account: Option<Key>,
        (from, to): (Date, Date),
    ) -> Result<MarketReport> {
        let places = self.place_histories(account)?;
        let conclusions = self.market(account, from, to)?.conclusions;
        let within = |look: &&Look| from <= look.date && look.date <= to;
        let seen: Vec<&PlaceHistory> =
            places.iter().filter(|p| p.looks.iter().any(|l| within(&l))).collect();
        let looks = || seen.iter().flat_map(|p| p.looks.iter().filter(within));
        let notes = looks().map(|l| l.sights.len()).sum();
        let rep = self.rep()?;
        let who = [rep.name.0.clone(), rep.company.0.clone()];
        let who: Vec<String> = who.into_iter().flatten().collect();
        let mut accounts: Vec<&str> = seen.iter().map(|p| p.account.2.as_str()).collect();
        accounts.dedup();
        let page = Brief {
            title: phrase!("Market report").to_owned(),
            occasion: phrase!("{} to {}", from.short_day(), to.long_day()),
            prepared: who.join(", "),
            standing: match seen.len() {
                0 => String::new(),
                n => phrase!(
                    "{} of {}: {}, {}",
                    counted(n, "place"),
                    phrase::few(&accounts, 3),
                    counted(looks().count(), "look"),
                    counted(notes, "note")
                ),
            },
            sections: vec![
                section("saw", phrase!("What we saw"), self.saw(&seen, (from, to))),
                section("means", phrase!("What it may mean"), means(&conclusions)),
                section("paid", phrase!("Places paid for"), self.paid(account)?),
                section(
                    "suggest",
                    phrase!("What we suggest"),
                    self.suggest(&places, &conclusions)?,
                ),
                section("not", phrase!("Not looked at"), self.not_looked(&places, (from, to))),
            ],
            ..Brief::default()
        };
        let rows = seen.iter().flat_map(|p| p.looks.iter().filter(within).map(move |l| (p, l)));
        let rows = rows.flat_map(|(place, look)| self.table(place, look)).collect();
        Ok(MarketReport { page, counts: (looks().count(), notes, seen.len()), rows })
    }

    fn paid(&self, account: Option<Key>) -> Result<Vec<Entry>> {
        let says = |fee: &PlaceFee| {
            let entry = Entry::new(format!("{}: {}", fee.place, fee.says(&self.words)));
            let broken = fee.looks.iter().filter(|look| !look.apart.is_empty());
            broken.fold(entry, |entry, look| entry.note(look_says(look, &self.words)))
        };
        Ok(self.place_fees(account)?.iter().map(says).collect())
    }

    fn saw(&self, seen: &[&PlaceHistory], (from, to): (Date, Date)) -> Vec<Entry> {
        let comparing = self.comparing();
        let entry = |place: &&PlaceHistory| {
            let days: Vec<&Look> =
                place.looks.iter().filter(|l| from <= l.date && l.date <= to).collect();
            let names: Vec<String> = days.iter().map(|l| l.date.short_day()).collect();
            let title = format!("{}, {}", place.place, phrase::list(&names));
            let mut entry = Entry::new(title).from(place.account.1.clone());
            let Some(last) = days.last() else { return entry };
            let before = place.looks.iter().rev().find(|l| l.date < last.date);
            if let Some(count) = last.brands {
                let after = before.and_then(|b| b.brands).filter(|b| *b != count);
                let after = after.map_or(String::new(), |n| phrase!(" after {n}", n));
                entry = entry.note(phrase!("{count} brands{after}", count, after));
            }
            let lines = comparing.lines(place, last, before);
            for at in 0..place.products.len() {
                let lines: Vec<_> = lines.iter().filter(|line| line.of == Some(at)).collect();
                if let Some(says) = self.product_says(place, at, last, &lines) {
                    entry = entry.note(says);
                }
            }
            entry
        };
        seen.iter().map(entry).collect()
    }

    /// "Voltaris VK-40 at 21.00 after 26.00, best place, 113 days old; 2 for 1, 01 Nov to 30 Nov"; nothing of what is the same.
    fn product_says(
        &self,
        place: &PlaceHistory,
        at: usize,
        look: &Look,
        lines: &[&super::change::ChangeLine],
    ) -> Option<String> {
        let sight = look.of(at)?;
        let product = &place.products[at];
        if !lines.iter().any(|l| l.moved || l.urgent) && product.theirs {
            return None;
        }
        let ours = if product.theirs { "" } else { phrase!("ours: ") };
        let mut says = format!("{ours}{}", product.name());
        if sight.shelf == Some(Shelf::None) {
            return Some(says + phrase!(" is not on the shelf"));
        }
        if let Some(money) = sight.price {
            says += &phrase!(" at {}", price(Some(money)));
            let then = place.before_of(at).and_then(|s| s.price).filter(|then| *then != money);
            says += &then.map_or(String::new(), |then| phrase!(" after {}", price(Some(then))));
        }
        let shelf = sight.shelf.map(|s| self.words.word("shelf", s.word()));
        says += &shelf.map_or(String::new(), |s| format!(", {s}"));
        let age = sight.produced.map(|made| (sight.date - made).num_days());
        if let Some(days) = age.filter(|d| *d > self.playbook.thresholds.slow_turnover_days) {
            says += &phrase!(", {days} days old", days);
        }
        if let Some(offer) = &sight.offer {
            let days = promotion_days(sight.offer_days);
            says += &format!("; {offer}{}", days.map_or(String::new(), |d| format!(", {d}")));
        }
        if let Some(note) = &sight.note {
            says += &format!(": \"{}\"", note.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Some(says)
    }

    /// What is to be done for one of these looks, and who does it.
    fn suggest(&self, places: &[PlaceHistory], of: &[Conclusion]) -> Result<Vec<Entry>> {
        let subjects: BTreeSet<&str> = of.iter().map(|c| c.finding.subject.as_str()).collect();
        let seen = places.iter().flat_map(|p| &p.looks).flat_map(|l| &l.sights);
        let seen: BTreeSet<&str> = seen.map(|(_, s)| s.id.as_str()).collect();
        let mut keys: Vec<Key> = places.iter().map(|p| p.account.0).collect();
        keys.dedup();
        let rep = self.rep()?.name.0.unwrap_or_default();
        let mut all: Vec<Suggestion> = Vec::new();
        for key in keys {
            let account = self.typed_account(key)?;
            for action in account.actions.iter().filter(|a| a.done.is_none()) {
                let subject = action.for_subject.0.as_deref().unwrap_or_default();
                if subjects.contains(subject) || seen.contains(subject) {
                    let owner = action.owner.0.clone().or_else(|| Some(rep.clone()));
                    let what = action.what.0.clone().unwrap_or_default();
                    all.push(Suggestion { what, owner, due: *action.due });
                }
            }
        }
        Ok(all
            .into_iter()
            .enumerate()
            .map(|(at, of)| {
                let owner = of.owner.filter(|o| !o.is_empty());
                let due = of.due.map(|d| short_day(d, self.today()));
                let aside: Vec<String> = owner.into_iter().chain(due).collect();
                Entry::new(of.what).lead((at + 1).to_string()).aside(aside.join(", "))
            })
            .collect())
    }

    fn not_looked(&self, places: &[PlaceHistory], (from, to): (Date, Date)) -> Vec<Entry> {
        let mut entries = Vec::new();
        for place in places {
            let last = place.looks.iter().rev().find(|l| from <= l.date && l.date <= to);
            match (last, place.looks.last()) {
                (Some(look), _) => {
                    let noted = i64::try_from(look.sights.len()).unwrap_or(0);
                    if let Some(count) = look.brands.filter(|n| *n > noted) {
                        let missing = count - noted;
                        let says =
                            phrase!("{} of the {} brands at {}", missing, count, place.place);
                        entries.push(Entry::new(says));
                    }
                }
                (None, Some(look)) => {
                    let since = look.date.long_day();
                    entries.push(Entry::new(phrase!("{} since {}", place.place, since)));
                }
                (None, None) => entries.push(Entry::new(phrase!("{}, ever", place.place))),
            }
        }
        entries
    }

    fn table(&self, place: &PlaceHistory, look: &Look) -> Vec<Vec<String>> {
        look.sights
            .iter()
            .map(|(at, sight)| {
                let product = &place.products[*at];
                vec![
                    place.account.2.clone(),
                    look.date.to_string(),
                    place.place.clone(),
                    text(&product.brand),
                    text(&product.product),
                    if product.theirs { String::new() } else { phrase!("yes").to_owned() },
                    price(sight.price),
                    price(sight.usual),
                    sight.shelf.map_or(String::new(), |s| s.word().to_owned()),
                    day(sight.produced),
                    text(&sight.offer),
                    day(sight.offer_days.0),
                    day(sight.offer_days.1),
                    look.brands.map_or(String::new(), |n| n.to_string()),
                    text(&sight.note),
                ]
            })
            .collect()
    }
}

fn counted(n: usize, noun: &str) -> String {
    phrase::count(i64::try_from(n).unwrap_or(0), noun)
}

fn day(d: Option<Date>) -> String {
    d.map_or(String::new(), |d| d.to_string())
}

fn text(t: &Option<String>) -> String {
    t.clone().unwrap_or_default()
}

/// Accepted ones first; a rejected one is not sent.
fn means(conclusions: &[Conclusion]) -> Vec<Entry> {
    let mut said: Vec<&Conclusion> =
        conclusions.iter().filter(|c| c.answer.0 != Answer::Rejected).collect();
    said.sort_by_key(|c| c.answer.0 != Answer::Accepted);
    said.iter().map(entry).collect()
}

fn entry(of: &&Conclusion) -> Entry {
    let readings = of.readings();
    let reading = readings.get(of.reading()).copied().unwrap_or_default();
    let own = of.own_words();
    let own = if own.is_empty() { String::new() } else { format!(" (\"{own}\")") };
    let sure = match of.answer.0 {
        Answer::Accepted => String::new(),
        _ => format!("; {}", of.how_sure()),
    };
    let reading = phrase::capital(reading.trim_end_matches('.'));
    let says = format!("{}. {reading}{own}{sure}", of.finding.sentence);
    Entry::new(says).lead(of.answer.0.word())
}

fn section(name: &'static str, title: &str, entries: Vec<Entry>) -> Section {
    Section { name, title: title.to_owned(), entries, ..Section::default() }
}

/// The quarter that a day is in: its first and its last day.
pub fn quarter_of(day: Date) -> (Date, Date) {
    use chrono::{Datelike, Months};
    let month = day.month0() / 3 * 3 + 1;
    let first = Date::from_ymd_opt(day.year(), month, 1).unwrap_or(day);
    let last = first.checked_add_months(Months::new(3)).and_then(|d| d.pred_opt());
    (first, last.unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::brief::{self, Sheet};

    #[test]
    fn the_quarter_of_the_demo_on_one_page() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let (from, _) = quarter_of(today);
        assert_eq!(from, Date::from_ymd_opt(2026, 10, 1).unwrap());
        let report = bench.market_report(None, (from, today)).unwrap();
        // 12 Oct and 10 Nov at Bergen, 17 Nov, 03 Nov, 20 Oct at the others: 2 + 5 + 3 + 2 + 3 notes.
        assert_eq!(report.counts, (5, 15, 4));
        let text = brief::written(&report.page, Sheet::of("text"));
        for wanted in [
            "MARKET REPORT",
            "29 brands after 28",
            "ours: HG-40 is not on the shelf",
            "accepted",
            "VK-40 at 21.00 after 26.00, best place, 113 days old; 2 for 1, for the trade, 01 Nov to 30 Nov",
            "HG-63 at 31.00, lower, 253 days old",
            "brands at Bergen counter",
            "ask the counter what they pay",
        ] {
            let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let upper = flat.to_uppercase();
            assert!(flat.contains(wanted) || upper.contains(wanted), "{wanted} in\n{text}");
        }
        assert!(brief::written(&report.page, Sheet::of("md")).contains("## What we saw"));
        assert!(brief::written(&report.page, Sheet::of("html")).contains("<html"));
        let csv = report.csv();
        assert_eq!(csv.lines().count(), 16, "a header and 15 notes");
        assert!(
            csv.contains("Lindqvist Supply,2026-11-10,Bergen counter,Kontrola,K-4,,17.50,,end")
        );
    }

    #[test]
    fn a_rejected_conclusion_is_not_sent_and_a_quiet_period_says_nothing() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let market = bench.market(None, quarter_of(today).0, today).unwrap();
        let mut rejected = market.conclusions[0].clone();
        rejected.answer.0 = Answer::Rejected;
        assert!(means(&[rejected]).is_empty());
        let day = |m, d| Date::from_ymd_opt(2026, m, d).unwrap();
        let quiet = bench.market_report(None, (day(1, 1), day(1, 31))).unwrap();
        assert_eq!(quiet.counts, (0, 0, 0));
        assert!(quiet.page.sections[0].entries.is_empty() && quiet.rows.is_empty());
    }
}
