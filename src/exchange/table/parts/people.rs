//! The people that a row names, each with what its cells say of them.

use super::super::cell_text::one_blank;
use super::super::people_of_cell;
use super::super::{reach, stand_in, titles};
use super::{Cell, Inference, Part, Parts};
use crate::language::quick_entry::names_department;
use crate::model::tree::{empty, set_text};
use crate::model::{Person, Row};

impl<'a> Parts<'a> {
    /// The people that the row names, each with their mail and number.
    pub(super) fn settle_people(&mut self) {
        let id = self.person.id().is_some();
        let named = if self.exact { self.names.as_it_is() } else { self.names.name() };
        if named.is_none() && !id && self.is_hole() {
            return self.settle_hole();
        }
        if named.is_none() && !id {
            self.person = empty::<Person>();
            self.note_raw(Part::Person);
            let cells: Vec<_> = self.names.cells().collect();
            cells.into_iter().for_each(|(header, text)| self.note(header, text));
            let reached = std::mem::take(&mut self.reached);
            reached.iter().for_each(|(_, _, header, value)| self.note(header, value));
            return;
        }
        let (name, address) = match &named {
            Some(named) => (named.name.clone(), named.address.clone()),
            None => (String::new(), None),
        };
        let is_one = self.exact || named.as_ref().is_some_and(|named| named.is_one);
        let beside = named.map(|n| n.beside).unwrap_or_default();
        beside.iter().for_each(|(header, text)| self.note(header, text));
        if let Some(address) = address.filter(|_| self.person.get("address").is_empty()) {
            set_text(&mut self.person, "address", &address);
        }
        let names: Vec<String> = match is_one {
            true => vec![name],
            false => self.named_in(&name),
        };
        let mut people = vec![std::mem::replace(&mut self.person, empty::<Person>())];
        people.extend(names.iter().skip(1).map(|_| empty::<Person>()));
        for (person, name) in people.iter_mut().zip(&names) {
            let name = match self.exact {
                true => name.to_owned(),
                false => one_blank(reach::without_mail(name).0),
            };
            set_text(person, "name", &name);
        }
        self.share_out("email", &mut people);
        for (person, name) in people.iter_mut().zip(&names) {
            let mail = reach::without_mail(name).1.filter(|_| !self.exact);
            match (mail, person.text("email")) {
                (Some(mail), None) => set_text(person, "email", mail),
                (Some(mail), Some(there)) if there != mail => self.note("email", mail),
                _ => {}
            }
        }
        self.share_out("phone", &mut people);
        titles::share(&mut people);
        self.people = people;
    }

    /// A cell of a column of names; `Vacancy - Head of Cyber` is a place that somebody is looked for in.
    pub(super) fn take_name(&mut self, cell: Cell<'a>) {
        let (field, header) = (cell.guess.meaning.field, &cell.guess.header);
        let is_whole = field == "name" && !self.exact;
        match Some(cell.text).filter(|_| is_whole).and_then(stand_in::vacancy) {
            Some(job) if self.person.get("title").is_empty() => {
                set_text(&mut self.person, "title", job);
            }
            Some(job) => self.note(header, job),
            None => {
                let (name, department) = match is_whole {
                    true => without_department(cell.text),
                    false => (cell.text, None),
                };
                self.names.take(field, header, name);
                if let Some(department) = department {
                    self.works_in(department);
                }
            }
        }
    }

    fn works_in(&mut self, department: &str) {
        match self.person.get("department").is_empty() {
            true => set_text(&mut self.person, "department", department),
            false => self.note("department", department),
        }
    }

    /// The people of a cell, `Ott / Pohl`; of `Ott/Einkauf` the second is their department.
    fn named_in(&mut self, cell: &str) -> Vec<String> {
        let all = people_of_cell::several(cell);
        let (departments, people): (Vec<&str>, Vec<&str>) =
            all.iter().partition(|part| all.len() > 1 && names_department(part));
        if people.is_empty() {
            return vec![cell.to_owned()];
        }
        for department in departments {
            self.works_in(department);
        }
        people.into_iter().map(str::to_owned).collect()
    }

    /// Of several addresses the best one is the person's; as many as people, each has one.
    pub(super) fn share_out(&mut self, field: &'static str, people: &mut [Row]) {
        let (mut own, rest) = std::mem::take(&mut self.reached)
            .into_iter()
            .partition::<Vec<_>, _>(|(f, _, _, _)| *f == field);
        self.reached = rest;
        own.sort_by_key(|(_, rank, _, _)| *rank);
        if people.len() > 1 && own.len() == people.len() {
            for (person, (_, _, _, value)) in people.iter_mut().zip(&own) {
                set_text(person, field, value);
            }
            return;
        }
        let mut taken: Option<String> = None;
        for (_, _, header, value) in own {
            match &taken {
                Some(first) if *first == value => {}
                Some(first)
                    if field == "phone" && reach::called_by(first) == reach::called_by(&value) => {}
                Some(_) => {
                    self.note(&header, &value);
                    self.second(field, &value, people);
                }
                None => taken = Some(value),
            }
        }
        if let (Some(value), Some(person)) = (taken, people.first_mut()) {
            set_text(person, field, &value);
        }
    }

    /// Tells of another number or mail of somebody, which is a note.
    fn second(&mut self, field: &str, value: &str, people: &[Row]) {
        let kind = match field {
            "phone" => phrase!("a second number is kept as a note"),
            _ => phrase!("a second mail address is kept as a note"),
        };
        let name = people.first().and_then(Row::name).unwrap_or_default();
        self.inferences.push(Inference::new(kind, format!("{name} {value}").trim().to_owned()));
    }
}

/// `Ott, Einkauf`, `Ott - Einkauf`: a name, and the department behind it.
fn without_department(cell: &str) -> (&str, Option<&str>) {
    let marks = [",", " - ", " – ", " | "];
    let parted = marks.iter().find_map(|mark| cell.rsplit_once(mark));
    match parted.map(|(name, behind)| (name.trim(), behind.trim())) {
        Some((name, behind)) if !name.is_empty() && names_department(behind) => {
            (name, Some(behind))
        }
        _ => (cell, None),
    }
}

#[cfg(test)]
mod tests {
    use super::without_department;

    #[test]
    fn a_department_behind_a_name_is_no_first_name() {
        for (cell, name, department) in [
            ("Ott, Einkauf", "Ott", Some("Einkauf")),
            ("Ida Ott - Service Desk", "Ida Ott", Some("Service Desk")),
            ("Ott, Ida", "Ott, Ida", None),
            ("Ida Ott", "Ida Ott", None),
            ("Einkauf", "Einkauf", None),
        ] {
            assert_eq!(without_department(cell), (name, department), "{cell}");
        }
    }
}
