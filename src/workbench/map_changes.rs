//! What changed on the map since a day: who came, who left, who moved, whose marks turned.

use super::{Dossier, Result, Workbench, typed};
use crate::model::{Account, Choice, Date, Person, VisitStatus};
use std::collections::HashMap;

/// What became of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapChange {
    /// The person's id.
    pub person: String,
    /// They were not on the map then.
    pub came: bool,
    /// They were, and have left since.
    pub left: bool,
    /// Whom they reported to, their title, level or department: as it was then.
    pub moved: Vec<String>,
    /// Their marks as they were then: "was open", "power 3".
    pub turned: Vec<String>,
}

impl MapChange {
    /// "new", "left", "was open, power 3".
    pub fn says(&self) -> String {
        match (self.came, self.left) {
            (true, _) => phrase!("new").to_owned(),
            (_, true) => phrase!("left").to_owned(),
            _ => self.turned.iter().chain(&self.moved).cloned().collect::<Vec<_>>().join(", "),
        }
    }

    fn is_one(&self) -> bool {
        self.came || self.left || !self.moved.is_empty() || !self.turned.is_empty()
    }
}

/// Since a day, by person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapChanges {
    /// The day; what was changed on it itself is not counted.
    pub since: Date,
    /// Everybody who is other than then, in file order.
    pub people: Vec<MapChange>,
}

impl MapChanges {
    /// "since 12 Nov: 1 came, 2 turned".
    pub fn says(&self, today: Date) -> String {
        let count = |is: &dyn Fn(&MapChange) -> bool| self.people.iter().filter(|p| is(p)).count();
        let parts = [
            (count(&|p| p.came), "came"),
            (count(&|p| p.left), "left"),
            (count(&|p| !p.came && !p.left && !p.moved.is_empty()), "moved"),
            (count(&|p| !p.came && !p.left && !p.turned.is_empty()), "turned"),
        ];
        let said: Vec<String> =
            parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        let said =
            if said.is_empty() { phrase!("nothing changed").to_owned() } else { said.join(", ") };
        phrase!("since {}: {}", super::short_day(self.since, today), said)
    }

    /// What became of this person.
    pub fn of(&self, person: &str) -> Option<&MapChange> {
        self.people.iter().find(|p| p.person == person)
    }
}

impl Workbench {
    /// What changed on an account's map since the end of a day; refused where the file did not have it then.
    pub fn map_changes(&self, dossier: &Dossier, since: Date) -> Result<MapChanges> {
        let then: Account = typed(self.account_on(dossier.key, since)?);
        let before: HashMap<&str, &Person> =
            then.people.iter().map(|p| (p.id.as_str(), p)).collect();
        let name = |account: &Account, id: &str| {
            let found = account.people.iter().find(|p| *p.id == *id);
            found.map_or_else(|| phrase!("nobody").to_owned(), |p| p.name.to_string())
        };
        let today = self.today();
        let people = dossier.account.people.iter().filter_map(|now| {
            let old = before.get(now.id.as_str()).copied().filter(|p| !gone(p, since));
            let here = !gone(now, today);
            let mut change = MapChange { person: now.id.to_string(), ..MapChange::default() };
            match old {
                None => change.came = here,
                Some(_) if !here => change.left = true,
                Some(old) => {
                    change.turned = self.turned(old, now);
                    change.moved = self.moved(old, now, &|id| name(&then, id));
                }
            }
            change.is_one().then_some(change)
        });
        Ok(MapChanges { since, people: people.collect() })
    }

    /// The day of the last visit that was, else of the last contact that reached somebody; before today.
    pub fn last_visit_day(&self, dossier: &Dossier) -> Option<Date> {
        let today = self.today();
        let done = dossier.account.visits.iter().filter(|v| v.status == VisitStatus::Done);
        let days = done.filter_map(|v| v.date.as_ref().map(|m| m.date)).filter(|day| *day < today);
        let reached = dossier.account.contacts.iter().filter(|c| c.reached());
        let talks = reached.filter_map(|c| c.date.as_ref().map(|m| m.date));
        days.max().or_else(|| talks.filter(|day| *day < today).max())
    }

    fn turned(&self, old: &Person, now: &Person) -> Vec<String> {
        let words = &self.words;
        let mut said = Vec::new();
        if *old.attitude != *now.attitude {
            said.push(phrase!("was {}", words.attitude(*old.attitude)));
        }
        for (code, before, after) in [
            ("influence", *old.influence, *now.influence),
            ("relationship", *old.relationship, *now.relationship),
        ] {
            if before != after {
                let before = before.map_or("-".to_owned(), |n| n.to_string());
                said.push(format!("{} {before}", words.title(code)));
            }
        }
        if *old.roles != *now.roles {
            let roles = old.roles.iter().map(|r| words.word("role", r.word()));
            let roles: Vec<&str> = roles.collect();
            said.push(match roles.is_empty() {
                true => phrase!("no part").to_owned(),
                false => roles.join(phrase!(" and ")),
            });
        }
        said
    }

    fn moved(&self, old: &Person, now: &Person, name: &dyn Fn(&str) -> String) -> Vec<String> {
        let mut said = Vec::new();
        if old.reports_to != now.reports_to {
            said.push(match old.reports_to.0.as_deref() {
                Some(boss) => phrase!("was under {}", name(boss)),
                None => phrase!("was under nobody").to_owned(),
            });
        }
        if *old.title != *now.title {
            said.push(phrase!(
                "was {}",
                old.title.as_deref().unwrap_or(phrase!("without a title"))
            ));
        }
        if old.level != now.level {
            let word = old.level.map_or(phrase!("unknown"), |l| l.word());
            said.push(phrase!("level {}", self.words.word("level", word)));
        }
        if *old.department != *now.department {
            said.push(phrase!(
                "from {}",
                old.department.as_deref().unwrap_or(phrase!("no department"))
            ));
        }
        said
    }
}

fn gone(p: &Person, day: Date) -> bool {
    p.left.is_some_and(|left| left <= day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Key, Record, Row, Value};

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 11, day).unwrap()
    }

    /// The demo as it came in on 20 Nov, looked at on 24 Nov.
    fn demo() -> (Workbench, Key) {
        let mut bench = Workbench::in_memory(day(20)).unwrap();
        let book =
            crate::workbench::Source::new("demo.json", crate::workbench::demo::BOOK.to_vec());
        bench.import(vec![book], true, &mut |_, _| {}).unwrap();
        bench.setting.today = day(24);
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        (bench, key)
    }

    fn set(bench: &mut Workbench, key: Key, person: &str, cells: Vec<(&str, Value)>) {
        let account = bench.typed_account(key).unwrap();
        let person = account.people.iter().find(|p| *p.id == *person).unwrap().key;
        let cells = cells.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let edit = Edit::Update { schema: Person::SCHEMA, key: person, cells };
        bench.apply("a change".to_owned(), vec![edit]).unwrap();
    }

    #[test]
    fn who_came_left_moved_and_turned() {
        let (mut bench, key) = demo();
        let since =
            |bench: &Workbench| bench.map_changes(&bench.dossier(key).unwrap(), day(20)).unwrap();
        assert_eq!(since(&bench).says(day(24)), "since Fri 20 Nov: nothing changed");
        set(&mut bench, key, "lind", vec![("attitude", Value::Whole(-2))]);
        set(&mut bench, key, "falk", vec![("reports_to", Value::Text("dahl".to_owned()))]);
        set(&mut bench, key, "vik", vec![("left", Value::Day(day(23)))]);
        let mut row = Row::empty(Person::SCHEMA);
        row.place = 99;
        row.set("id", Value::Text("new".to_owned()));
        row.set("name", Value::Text("Liv Berg".to_owned()));
        bench
            .apply("one more".to_owned(), vec![Edit::Insert { account: key, parent: key, row }])
            .unwrap();
        let found = since(&bench);
        let said = |id: &str| found.of(id).map(MapChange::says).unwrap_or_default();
        assert_eq!(said("lind"), "was cool");
        assert!(said("falk").starts_with("was under "), "{}", said("falk"));
        assert_eq!((said("vik").as_str(), said("new").as_str()), ("left", "new"));
        assert_eq!(said("naess"), "", "as he was");
        assert_eq!(found.says(day(24)), "since Fri 20 Nov: 1 came, 1 left, 1 moved, 1 turned");
    }

    #[test]
    fn before_the_file_had_it_nothing_is_said() {
        let (bench, key) = demo();
        let refused = bench.map_changes(&bench.dossier(key).unwrap(), day(12)).unwrap_err();
        assert!(refused.to_string().contains("did not have"), "{refused}");
    }
}
