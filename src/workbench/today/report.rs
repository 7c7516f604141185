//! The week's report over all accounts as a page: what a rep hands to whoever leads the sales.

use super::week::{DAYS, Week, WeekEntry};
use super::{Due, Today};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::playbook::Language;
use crate::model::{Date, Key};
use crate::text::DayText;
use crate::text::format::count_of;
use crate::text::format::{clock, count};
use crate::workbench::Workbench;
use crate::workbench::short_day;

/// Days that a report looks ahead.
const AHEAD: i64 = 7;

/// Which list of a week, and what its entries came from.
type Lists = fn(&Week) -> &Vec<WeekEntry>;

impl Workbench {
    /// The week until today, and the one that comes.
    pub fn week_report(&self, today: &Today) -> Brief {
        let on = self.today();
        let rep = self.rep().ok().and_then(|r| r.name.as_deref().map(str::to_owned));
        let rep = rep.unwrap_or_default();
        let from = on - chrono::Duration::days(DAYS - 1);
        let words = self.own_language();
        let of = words.word("of");
        let who = match of.chars().all(char::is_alphabetic) {
            _ if rep.is_empty() => String::new(),
            true => format!(" {of} {rep}"),
            false => format!("{of}{rep}"),
        };
        let accounts = Accounts { today, on, words };
        Brief {
            title: format!("{}{who}", words.word("Week")),
            occasion: format!("{} {} {}", from.weekday_day(), words.word("to"), on.full_day()),
            prepared: accounts.count(),
            sections: vec![
                accounts.section("done", "Done", |w| &w.done),
                accounts.section("moved", phrase!("What moved"), |w| &w.moved),
                accounts.section("learned", phrase!("What we learned"), |w| &w.learned),
                accounts.late(),
                accounts.next(),
                accounts.visits(self),
            ],
            ..Brief::default()
        }
    }
}

struct Accounts<'a> {
    today: &'a Today,
    on: Date,
    words: &'a Language,
}

impl Accounts<'_> {
    /// "11 contacts at 5 accounts, 9 people reached, 2 things late".
    fn count(&self) -> String {
        let weeks = &self.today.weeks;
        let reached: usize = weeks.iter().map(|(_, w)| w.reached).sum();
        let done: usize = weeks.iter().map(|(_, w)| w.done.len()).sum();
        let active = weeks.iter().filter(|(_, w)| !w.done.is_empty()).count();
        let late = self.today.due.iter().filter(|d| d.is_late(self.on)).count();
        [
            phrase!(
                "{} at {}",
                count_of(done, phrase!("thing done"), phrase!("things done")),
                count_of(active, "account", "accounts")
            ),
            count_of(reached, phrase!("person reached"), phrase!("people reached")),
            phrase!("{late} late", late),
        ]
        .join(", ")
    }

    fn name(&self, key: Key) -> &str {
        self.today.names.get(&key).map_or("", String::as_str)
    }

    fn section(&self, name: &'static str, title: &str, list: Lists) -> Section {
        let mut weeks: Vec<_> =
            self.today.weeks.iter().filter(|(_, w)| !list(w).is_empty()).collect();
        weeks.sort_by_key(|(key, _)| self.name(*key));
        let mut entries: Vec<Entry> = weeks
            .iter()
            .map(|(key, week)| {
                let mut entry = Entry::new(self.name(*key));
                for happened in list(week) {
                    let day = happened.day.weekday_day();
                    let note = match happened.note.as_str() {
                        "" => String::new(),
                        note => {
                            format!(": {}", note.split_whitespace().collect::<Vec<_>>().join(" "))
                        }
                    };
                    entry = entry.note(format!("{day}  {}{note}", happened.text));
                }
                entry
            })
            .collect();
        if entries.is_empty() && name == "done" {
            entries.push(Entry::new(phrase!("nothing was written down this week")));
        }
        let title = self.words.word(title).to_owned();
        Section { name, title, entries, ..Section::default() }
    }

    fn due(&self, fits: impl Fn(&&Due) -> bool) -> Vec<Entry> {
        let mut due: Vec<&Due> = self.today.due.iter().filter(fits).collect();
        due.sort_by_key(|d| d.order());
        due.iter()
            .map(|d| {
                let says = Entry::new(format!("{}: {}", d.name, d.what));
                match d.day {
                    Some(day) => says.lead(short_day(day, self.on)),
                    None => says,
                }
            })
            .collect()
    }

    fn late(&self) -> Section {
        let late = self.today.due.iter().filter(|d| d.is_late(self.on));
        let mut due: Vec<(Date, &Due)> = late.filter_map(|d| Some((d.day?, d))).collect();
        due.sort_by_key(|(day, _)| *day);
        let entries = due
            .iter()
            .map(|(day, d)| {
                let days = count((self.on - *day).num_days(), "day");
                let says = Entry::new(format!("{}: {}", d.name, d.what));
                says.lead(short_day(*day, self.on)).aside(days)
            })
            .collect();
        Section {
            name: "late",
            title: self.words.word("Late").into(),
            entries,
            ..Section::default()
        }
    }

    fn next(&self) -> Section {
        let until = self.on + chrono::Duration::days(AHEAD);
        let entries = self.due(|d| d.day.is_some_and(|day| day >= self.on && day <= until));
        Section {
            name: "next",
            title: self.words.word(phrase!("Next seven days")).into(),
            entries,
            ..Section::default()
        }
    }

    fn visits(&self, bench: &Workbench) -> Section {
        let entries = self
            .today
            .visits
            .iter()
            .map(|v| {
                let time = v.when.minute.map(|m| format!(" {}", clock(m)));
                let day = short_day(v.when.date, self.on);
                let who = if v.people.is_empty() {
                    String::new()
                } else {
                    format!(", {}", v.people.join(", "))
                };
                Entry::new(format!("{}{who}", v.name))
                    .lead(format!("{day}{}", time.unwrap_or_default()))
                    .aside(v.ready(bench))
            })
            .collect();
        Section {
            name: "visits",
            title: self.words.word("Visits").into(),
            entries,
            ..Section::default()
        }
    }
}
