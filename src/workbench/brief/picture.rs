//! The people as a picture: who reports to whom, who decides, how they stand.

use super::BriefContext;
use crate::model::brief::Node;
use crate::model::{Choice, Person};
use crate::workbench::dossier::people_tree;

/// The tree of the people who are there, in the order of the map.
pub fn nodes(desk: &BriefContext) -> Vec<Node> {
    let people = &desk.case.account.people;
    let lines = people_tree(desk.case);
    let nodes = lines.into_iter().map(|line| {
        let person = &people[line.index];
        Node {
            branch: line.branch,
            name: match *person.placeholder {
                true => format!("? {}", person.name.as_str()),
                false => person.name.as_str().to_owned(),
            },
            says: says(desk, person, line.relationship),
            attends: desk.visit.is_some_and(|v| v.people.has(&person.id)),
            person: person.id.to_string(),
        }
    });
    nodes.collect()
}

fn says(desk: &BriefContext, person: &Person, relationship: Option<i64>) -> String {
    let words = desk.words;
    if *person.placeholder {
        return phrase!("no name yet").to_owned();
    }
    let title = person.title.as_deref().map(str::to_owned);
    let role = person.roles.first().map(|r| words.word("role", r.word()).to_owned());
    let attitude = match *person.attitude {
        None => phrase!("attitude unknown").to_owned(),
        mark => words.attitude(mark).to_owned(),
    };
    let held = relationship.map(|mark| super::attend::held(words.relationship(Some(mark)), mark));
    let parts = [title, role, Some(attitude), held];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}
