//! A first talk: who they are, how we came here, why they should meet us.

use super::section as made;
use crate::model::brief::{Entry, Section};
use crate::model::{Choice, Visit};
use crate::workbench::brief::BriefContext;
use chrono::Datelike;

/// Their house in a line, their trade, how the talk came about; the reason to meet stands in what we want.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let account = desk.case.account;
    let size = account.employees.map(|n| phrase!("{n} employees", n));
    let tier = desk.words.word("tier", account.tier.word()).to_owned();
    let house = [account.industry.0.clone(), account.site.0.clone(), size, Some(tier)];
    let house: Vec<String> = house.into_iter().flatten().collect();
    let mut entries =
        vec![Entry::new(house.join(", ")).lead(phrase!("they")).from(account.id.as_str())];
    let year = i64::from(desk.case.today().year());
    let bought = [year, year - 1].into_iter().any(|y| account.revenue_in(y).is_some());
    if !bought {
        entries.push(Entry::new(phrase!("have not bought from us yet")).lead(phrase!("with us")));
    }
    entries.extend(came(desk, visit));
    entries.push(desk.known("industry.trend", None, phrase!("their trade")));
    entries.push(desk.known("problems.trigger", None, phrase!("why now")));
    if visit.reason_to_meet.is_none() {
        entries.push(
            Entry::gap(phrase!("why they should meet us is not written down"))
                .from(visit.id.as_str()),
        );
    }
    made(phrase!("Who they are"), entries)
}

/// The last word with one of those who attend: what they agreed to.
fn came(desk: &BriefContext, visit: &Visit) -> Option<Entry> {
    let contacts = desk.case.contacts.iter().filter(|c| c.reached() && !*c.private);
    let with = contacts.filter(|c| c.people.0.iter().any(|p| visit.people.has(p)));
    let last = with.max_by_key(|c| *c.date)?;
    let note = last.note.as_deref().filter(|n| desk.may_stand(n))?;
    let day = last.date.map(|d| desk.day(d.date)).unwrap_or_default();
    Some(Entry::new(note).lead(phrase!("agreed")).aside(day).from(last.id.as_str()))
}
