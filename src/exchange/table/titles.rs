//! The titles of a row that names several people.

use crate::model::Row;
use crate::model::tree::set_text;

/// As many titles as people: each has one.
pub(super) fn share(people: &mut [Row]) {
    let title = people.first().and_then(|person| person.text("title")).map(str::to_owned);
    let Some(title) = title.filter(|_| people.len() > 1) else {
        return;
    };
    for mark in ["\n", ";", " / ", "/", " & ", ", "] {
        let titles: Vec<&str> = title.split(mark).map(str::trim).collect();
        if titles.len() == people.len() && titles.iter().all(|title| !title.is_empty()) {
            for (person, title) in people.iter_mut().zip(titles) {
                set_text(person, "title", title);
            }
            return;
        }
    }
}
