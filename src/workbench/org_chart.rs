//! The map leaves the house: the organisation alone for the customer, or with our marks for our own eyes.

use super::{Dossier, PersonLine, Workbench};
use crate::exchange::org_chart as format;
use crate::model::org_chart::{ChartNode, OrgChart};
use crate::model::{Choice, Person};
use crate::text::DayText;

/// The endings of the files that a map can be written as.
pub const ENDINGS: [&str; 3] = ["html", "svg", "md"];

/// A page in the format of a file's ending; Markdown where the ending says nothing.
pub fn written(chart: &OrgChart, file: &str) -> String {
    let end = file.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "html" | "htm" => format::html(chart),
        "svg" => format::svg(chart),
        _ => format::markdown(chart),
    }
}

impl Workbench {
    /// The people of an account as a page. Without `ours` it holds names, titles, departments and who reports to
    /// whom, and nothing that we think, promise or keep to ourselves; nobody outside the company is on it.
    pub fn org_chart(&self, dossier: &Dossier, ours: bool) -> OrgChart {
        let what = if ours { "map" } else { "organisation" };
        let people = dossier.people.iter().map(|line| (line, &dossier.account.people[line.index]));
        let people = people.filter(|(_, person)| ours || !*person.external);
        let nodes: Vec<ChartNode> = people
            .map(|(line, person)| ChartNode {
                branch: line.branch.clone(),
                name: match *person.placeholder {
                    true => format!("[ {} ]", *person.name),
                    false => person.name.to_string(),
                },
                title: title(person),
                marks: if ours { self.marks_in_words(line, person) } else { String::new() },
            })
            .collect();
        let lines = match (ours, self.coverage(dossier)) {
            (true, Ok(coverage)) => coverage.sentences,
            _ => Vec::new(),
        };
        let belief = ours && dossier.people.iter().any(|l| l.doubt.is_some());
        let belief =
            belief.then(|| phrase!("? = marks that we believe and do not know").to_owned());
        OrgChart {
            title: dossier.account.name.to_string(),
            occasion: format!("{what}, {}", self.today().full_day()),
            ours,
            people: nodes,
            lines: lines.into_iter().chain(belief).collect(),
        }
    }

    /// "decides, power 5, unknown, trust 0 none ?".
    fn marks_in_words(&self, line: &PersonLine, person: &Person) -> String {
        if *person.placeholder {
            return phrase!("no name yet").to_owned();
        }
        let words = &self.words;
        let mut parts: Vec<String> = Vec::new();
        let outside = person.external.then(|| words.word("role", "external").to_owned());
        parts.extend(outside);
        parts.extend(person.roles.first().map(|r| words.word("role", r.word()).to_owned()));
        parts.extend(person.influence.map(|n| format!("{} {n}", words.title("influence"))));
        parts.push(words.attitude(*person.attitude).to_owned());
        parts.extend(line.relationship.map(|n| {
            format!("{} {n} {}", words.title("relationship"), words.relationship(Some(n)))
        }));
        let belief = if line.doubt.is_some() { " ?" } else { "" };
        format!("{}{belief}", parts.join(", "))
    }
}

/// "Plant manager, Sira".
fn title(person: &Person) -> String {
    let parts = [person.title.as_deref(), person.department.as_deref()];
    let mut parts: Vec<&str> =
        parts.into_iter().flatten().filter(|t| !t.trim().is_empty()).collect();
    parts.dedup();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn pages(ours: bool) -> (Dossier, Vec<String>) {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        let dossier = bench.dossier(key).unwrap();
        let chart = bench.org_chart(&dossier, ours);
        let all = ENDINGS.iter().map(|end| written(&chart, &format!("map.{end}"))).collect();
        (dossier, all)
    }

    #[test]
    fn the_customers_page_holds_the_organisation_and_nothing_that_is_ours() {
        let (dossier, pages) = pages(false);
        for page in pages {
            assert!(page.contains("Ingrid Dahl") && page.contains("Purchasing director"), "{page}");
            let marks =
                ["power", "trust", "decides", "against", "cool", "for us", "unknown", "coach"];
            // "role" is of the picture's own markup.
            let said = page.replace("role=\"img\"", "");
            for mark in marks {
                assert!(!said.contains(mark), "{mark} is on\n{page}");
            }
            assert!(!page.contains("Henrik Moe"), "he is not of the company");
            let account = &dossier.account;
            for person in &account.people {
                let notes =
                    [&person.notes.0, &person.marks_source.0, &person.phone.0, &person.email.0];
                let talk = &person.communication;
                let talk = [&talk.language.0, &talk.thinking.0, &talk.habits.0, &talk.reach.0];
                let name = |own: &&String| account.people.iter().any(|p| *p.name == **own);
                for own in notes.into_iter().chain(talk).flatten().filter(|own| !name(own)) {
                    assert!(!page.contains(own.as_str()), "{own} is on\n{page}");
                }
            }
            let said = account.intel.iter().filter_map(|i| i.answer.as_deref());
            let heard = account.contacts.iter().filter_map(|c| c.note.as_deref());
            let ties = account.ties.iter().filter_map(|t| t.note.as_deref());
            for own in said.chain(heard).chain(ties).filter(|t| t.len() > 12) {
                assert!(!page.contains(own), "{own} is on\n{page}");
            }
        }
    }

    #[test]
    fn our_own_page_has_the_marks_and_those_outside() {
        for page in pages(true).1 {
            assert!(page.contains("power 5") && page.contains("Henrik Moe"), "{page}");
        }
    }
}
