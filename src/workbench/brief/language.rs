//! In which language the customer reads, how a day and a name are written in it (docs/WORDING.md).

use super::BriefContext;
use crate::exchange::brief::clean;
use crate::model::brief::Labels;
use crate::model::playbook::{Language, Playbook};
use crate::model::words::fill;
use crate::model::{Date, Moment, Person, Rep};
use crate::text::format::clock;
use crate::workbench::Workbench;
use chrono::Datelike;

impl<'a> BriefContext<'_, 'a> {
    /// The language of the first reader, where it is known and the playbook has it; else the rep's own.
    pub fn language(&self, readers: &[&str]) -> &'a Language {
        let playbook = self.case.world.playbook;
        let first = readers.first().and_then(|id| self.case.person(id));
        let spoken = first.and_then(|p| p.communication.language.as_deref());
        spoken.and_then(|s| playbook.language_of(s)).unwrap_or_else(|| self.own_language())
    }

    /// The rep's own language.
    pub fn own_language(&self) -> &'a Language {
        own(self.case.world.rep, self.case.world.playbook)
    }
}

impl Workbench {
    /// The rep's own language.
    pub fn own_language(&self) -> &Language {
        own(&self.rep().unwrap_or_default(), &self.playbook)
    }
}

/// Chinese where the rep's name or company is written so, else the playbook's first.
fn own<'p>(rep: &Rep, playbook: &'p Playbook) -> &'p Language {
    let chinese = [&rep.name, &rep.company].iter().any(|t| {
        t.as_deref()
            .is_some_and(|text| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
    });
    let own = chinese.then(|| playbook.language("zh")).flatten();
    // The playbook is refused where it has no language.
    own.unwrap_or_else(|| &playbook.languages()[0])
}

/// The words of a page that stand in no entry.
pub fn labels(language: &Language) -> Labels {
    Labels {
        language: language.name.clone(),
        notes: language.notes.clone(),
        left_out: language.left_out.clone(),
        subject: language.subject.clone(),
        colon: language.colon.clone(),
    }
}

/// "Fri 21 Aug"; with the year where it is not this one, or `full` asks for it.
pub fn day(language: &Language, date: Date, today: Date, full: bool) -> String {
    let at = |list: &[String], n: u32| {
        usize::try_from(n).ok().and_then(|n| list.get(n)).cloned().unwrap_or_default()
    };
    let (weekday, month) = (
        at(&language.weekdays, date.weekday().num_days_from_monday()),
        at(&language.months, date.month0()),
    );
    let (d, year) = (format!("{:02}", date.day()), date.year().to_string());
    let d = if language.name == "en" { d } else { date.day().to_string() };
    let form = match full || (date.year() != today.year()) {
        true => &language.day_of_year,
        false => &language.day,
    };
    fill(form, &[("weekday", &weekday), ("d", &d), ("month", &month), ("year", &year)])
}

/// "Tue 18 Aug 2026, 10:00".
pub fn when(language: &Language, moment: Moment) -> String {
    let date = day(language, moment.date, moment.date, true);
    match moment.minute {
        Some(m) => format!("{date}, {}", clock(m)),
        None => date,
    }
}

/// What a person is called on what they read: their form of address, else the full name.
pub fn addressed(person: &Person) -> String {
    let address = person.address.as_deref().unwrap_or(person.name.as_str());
    clean(address)
}

/// "Sehr geehrte Frau Dr. Möllenried"; without a form of address the full name.
pub fn dear(language: &Language, person: &Person) -> String {
    let name = addressed(person);
    let by = |rule: &String| {
        let (first, form) = rule.split_once(" > ")?;
        name.strip_prefix(first).filter(|rest| rest.starts_with(' ')).map(|_| form.to_owned())
    };
    let form = language.dear_by.iter().find_map(by);
    fill(form.as_deref().unwrap_or(&language.dear), &[("name", &name)])
}
