//! A person in one line: `Erik Naess, technical director < Dahl, cool, 2, last met 12 nov`.

mod apart;
mod department;
mod departments;
mod hole;
mod marks;
mod moods;
mod name;
mod parts;
mod precedence;
mod reached;
mod words;

use self::apart::{Apart, apart};
use self::department::is_department;
pub use self::department::names_department;
use self::departments::DEPARTMENTS;
use self::hole::bare_job;
use self::name::Named;
use super::marks::without_list_mark;
use crate::language::choices::role;
use crate::language::names::{Candidate, Found, find_named};
use crate::language::names::{addressed, is_title};
use crate::model::playbook::Playbook;
use crate::model::tree::{add_line, empty, set_text};
use crate::model::{Contact, Date, Person, Refusal, Row, Value, quoted};
use crate::text::fold;
pub use precedence::{Overruled, WAYS};

/// What a title suggests: words of docs/FILE.md.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// The level.
    pub level: Option<String>,
    /// The roles.
    pub roles: Vec<String>,
}

impl Guess {
    /// What the playbook's table of jobs says of a title; nothing where it knows none.
    pub fn of(playbook: &Playbook, title: &str) -> Self {
        playbook.job(title).map_or_else(Self::default, |job| Self {
            level: Some(job.level.clone()),
            roles: job.roles.clone(),
        })
    }
}

/// What the reader of a line must know beside the line.
pub struct Terms<'a> {
    /// The day it is typed on.
    pub today: Date,
    /// The people of the account.
    pub people: &'a [Candidate],
    /// What the playbook says of a title.
    pub guess: &'a dyn Fn(&str) -> Guess,
    /// The screen's words for attitudes, with their marks.
    pub attitudes: &'a [(&'a str, i64)],
    /// The screen's words for relationships, with their marks.
    pub relationships: &'a [(&'a str, i64)],
    /// The screen's words for roles, with the role.
    pub roles: &'a [(&'a str, &'a str)],
    /// Fields that are given beside the line, by flags: they hold.
    pub given: &'a [(String, Vec<String>)],
}

/// A person as a line says it.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    /// The person; `reports_to` is the id of one of the people, or a name that none of them has.
    pub person: Row,
    /// The last contact, where the line says one: with the person's name.
    pub contact: Option<Row>,
    /// Fields that were not said but guessed from the title: `level`, `roles`.
    pub guesses: Vec<&'static str>,
    /// A name after `<` that nobody has, or that several have.
    pub unknown: Vec<String>,
    /// What the line says of fields that are given beside it.
    pub overruled: Vec<Overruled>,
}

/// Reads a person out of one line.
///
/// Parts between commas, the name first (`Lang, Petra` is one name): title, `< boss`, an attitude in
/// words or as +1, a relationship as 0 to 5 or in words, a role, `power 4`, `last met` and a day, `left`
/// and a day, email, phone, `external`. The first part that is nothing of these is the title, the second
/// the department, more are notes, and so is what cannot be either. The name `?` makes a placeholder,
/// named by its title (F9).
pub fn read_person(line: &str, terms: &Terms) -> Result<PersonLine, Refusal> {
    let line = without_list_mark(line);
    let mut reader = PersonReader {
        terms,
        person: empty::<Person>(),
        last: None,
        unknown: Vec::new(),
        overruled: Vec::new(),
    };
    let Apart { names, nickname, parts } = apart(line, terms);
    if let Some(nickname) = nickname {
        reader.person.set("aliases", Value::Words(vec![nickname.to_owned()]));
    }
    let names = match name::of_somebody(&names) {
        Some((name, job)) => {
            reader.put_text("title", &job);
            name
        }
        None => names,
    };
    let named = name::read(&names);
    if let Named::Hole(Some(title)) = &named {
        reader.put_text("title", title);
    }
    for (at, (said, boss)) in parts.into_iter().enumerate() {
        if at > 0 && !said.is_empty() {
            let before = reader.person.clone();
            reader.part(said)?;
            reader.give_way(&before, said);
        }
        if let Some(boss) = boss.filter(|boss| !boss.is_empty()) {
            reader.boss(boss);
        }
    }
    reader.name(named, &names, line)?;
    reader.outside_by_title();
    let guesses = reader.guess();
    let contact = reader.last.take().map(|(kind, value)| {
        let mut contact = empty::<Contact>();
        contact.set("kind", Value::Text(kind.to_owned()));
        contact.set("date", value);
        contact.set(
            "people",
            Value::Words(reader.person.name().map(str::to_owned).into_iter().collect()),
        );
        contact
    });
    let PersonReader { person, unknown, overruled, .. } = reader;
    Ok(PersonLine { person, contact, guesses, unknown, overruled })
}

/// The name that the line gives somebody: of a hole its title.
pub fn name_said(line: &str) -> String {
    let terms = Terms {
        today: Date::default(),
        people: &[],
        guess: &nothing,
        attitudes: &[],
        relationships: &[],
        roles: &[],
        given: &[],
    };
    let Apart { names, parts, .. } = apart(line, &terms);
    let title = parts.get(1).map(|(said, _)| *said).filter(|said| !said.is_empty());
    let names = name::of_somebody(&names).map_or(names, |(name, _)| name);
    match name::read(&names) {
        Named::Person(name) => name,
        Named::Hole(Some(title)) => bare_job(&title).to_owned(),
        Named::Hole(None) | Named::Nothing => bare_job(title.unwrap_or(line.trim())).to_owned(),
    }
}

fn nothing(_: &str) -> Guess {
    Guess::default()
}

struct PersonReader<'a> {
    terms: &'a Terms<'a>,
    person: Row,
    last: Option<(&'static str, Value)>,
    unknown: Vec<String>,
    overruled: Vec<Overruled>,
}

/// What a mark is called on screen.
fn said(field: &str) -> &str {
    match field {
        "relationship" => "trust",
        "influence" => "power",
        other => other,
    }
}

impl PersonReader<'_> {
    fn name(&mut self, named: Named, typed: &str, line: &str) -> Result<(), Refusal> {
        let title = self.person.text("title").map(str::to_owned);
        let given = self.terms.given("title").map(str::to_owned);
        match (named, title) {
            (Named::Nothing, _) => {
                let what = phrase!("{} begins without a name", quoted(line));
                return Err(Refusal::because(
                    what,
                    phrase!("write the name first, or ? for one that is not known"),
                ));
            }
            (Named::Hole(_), Some(title)) => {
                self.person.set("placeholder", Value::Flag(true));
                let job = bare_job(&title);
                set_text(&mut self.person, "title", job);
                set_text(&mut self.person, "name", job);
            }
            (Named::Hole(_), None) if given.is_some() => {
                self.person.set("placeholder", Value::Flag(true));
                set_text(&mut self.person, "name", bare_job(&given.unwrap_or_default()));
            }
            (Named::Hole(_), None) => {
                return Err(Refusal::because(
                    phrase!("somebody without a name needs a title"),
                    phrase!("write ?, plant manager"),
                ));
            }
            (Named::Person(name), title) => {
                if name::is_of_two(&name) {
                    let what = phrase!("{} is two people", quoted(&name));
                    return Err(Refusal::because(
                        what,
                        phrase!("write each on a line of their own"),
                    ));
                }
                let (name, job) = match &title {
                    None => name::with_job(&name, self.terms),
                    Some(_) => (name, None),
                };
                if let Some(job) = &job {
                    self.put_text("title", job);
                }
                set_text(&mut self.person, "name", &name);
                let untitled = title.is_none() && job.is_none() && given.is_none();
                self.addressed(typed, untitled);
            }
        }
        Ok(())
    }

    /// The forms beside the name: how a letter addresses them, and of those that are a job the title.
    fn addressed(&mut self, typed: &str, untitled: bool) {
        let forms = addressed(typed).forms;
        if forms.is_empty() {
            return;
        }
        if self.person.get("address").is_empty() {
            self.put_text("address", typed.trim());
        }
        let job = forms.iter().find(|form| (self.terms.guess)(form) != Guess::default());
        if let Some(job) = job.filter(|_| untitled) {
            set_text(&mut self.person, "title", job);
        }
    }

    fn boss(&mut self, boss: &str) {
        let found = match find_named(boss, self.terms.people) {
            Found::One(at) => self.terms.people.get(at).map(|person| person.id.as_str()),
            Found::Several(_) | Found::Nobody => None,
        };
        let before = self.person.clone();
        set_text(&mut self.person, "reports_to", found.unwrap_or(boss));
        self.give_way(&before, &phrase!("reports to {boss}", boss));
        if found.is_none() && self.person.text("reports_to") == Some(boss) {
            self.unknown.push(boss.to_owned());
        }
    }

    /// One part, or two of which one stands in brackets: the first of these that it is.
    fn part(&mut self, part: &str) -> Result<(), Refusal> {
        if let Some((before, inside)) = bracketed(part)
            && (before.is_empty() || self.says_something(inside))
        {
            return match before {
                "" => self.part(inside),
                before => self.part(before).and_then(|()| self.part(inside)),
            };
        }
        if self.last_met(part)? || self.has_left(part) || self.under(part) || self.titled(part) {
            return Ok(());
        }
        if self.attitude_and_trust(part)?
            || self.marks(part)?
            || self.reach(part)
            || self.reached(part)
            || self.does(part)
            || self.form_of_address(part)
        {
            return Ok(());
        }
        let free = ["title", "department"].into_iter().find(|field| self.is_free(field, part));
        let fits =
            |field: &&str| !self.is_remark(part) && (*field == "title" || is_department(part));
        match free.filter(fits) {
            Some(field) => set_text(&mut self.person, field, part),
            None => add_line(&mut self.person, "notes", part),
        }
        Ok(())
    }

    /// A field that the line has not filled; beside a title that is given, what names a department is one.
    fn is_free(&self, field: &str, part: &str) -> bool {
        let is_empty = self.person.get(field).is_empty();
        let is_title_given = field == "title" && self.terms.given("title").is_some();
        is_empty && !(is_title_given && (self.gave_way("title") || names_department(part)))
    }

    /// A job of the playbook is the title, whatever role its word is too.
    fn titled(&mut self, part: &str) -> bool {
        let is_title = (self.terms.guess)(part) != Guess::default();
        let role = self.terms.roles.iter().any(|(word, _)| fold(word) == fold(part));
        let is_beside = self.terms.given("title").is_some() && names_department(part);
        if is_title && is_beside && self.person.get("department").is_empty() {
            set_text(&mut self.person, "department", part);
            return true;
        }
        let is_free = self.person.get("title").is_empty();
        if is_title && is_free && !role && self.mark_of(part).is_none() {
            set_text(&mut self.person, "title", part);
            return true;
        }
        false
    }

    /// `Dr.` behind a comma.
    fn form_of_address(&mut self, part: &str) -> bool {
        let is_department = DEPARTMENTS.contains(&fold(part).as_str());
        if !is_title(part) || is_department {
            return false;
        }
        match self.person.schema.has("address") {
            true => set_text(&mut self.person, "address", part),
            false => add_line(&mut self.person, "notes", part),
        }
        true
    }

    fn role(&mut self, part: &str, folded: &str) -> bool {
        let own =
            self.terms.roles.iter().find(|(word, _)| fold(word) == folded).map(|(_, role)| *role);
        let Some(role) = own.or_else(|| role(part)) else {
            return false;
        };
        // What the screen shows among the roles of somebody outside is no role (docs/FILE.md).
        if role == "external" {
            self.person.set("external", Value::Flag(true));
            return true;
        }
        self.plays(role);
        true
    }

    fn plays(&mut self, role: &str) {
        let mut roles = match self.person.get("roles") {
            Value::Words(roles) => roles.clone(),
            _ => Vec::new(),
        };
        if !roles.iter().any(|r| r == role) {
            roles.push(role.to_owned());
        }
        self.person.set("roles", Value::Words(roles));
    }

    /// Level and roles from the title, where the line says none.
    fn guess(&mut self) -> Vec<&'static str> {
        let Some(title) = self.person.text("title") else {
            return Vec::new();
        };
        let guess = (self.terms.guess)(title);
        let mut guessed = Vec::new();
        if let Some(level) = guess.level.filter(|_| self.terms.given("level").is_none()) {
            self.person.set("level", Value::Text(level));
            guessed.push("level");
        }
        let says_roles =
            self.terms.given("roles").is_some() || !self.person.get("roles").is_empty();
        if !guess.roles.is_empty() && !says_roles {
            self.person.set("roles", Value::Words(guess.roles));
            guessed.push("roles");
        }
        guessed
    }
}

/// What stands before a bracket at the end, and in it.
fn bracketed(part: &str) -> Option<(&str, &str)> {
    let (before, rest) = part.split_once(['(', '（'])?;
    let inside = rest.trim_end().strip_suffix([')', '）'])?;
    (!inside.trim().is_empty()).then_some((before.trim(), inside.trim()))
}

/// What stands behind a word at the beginning, case and accents aside.
fn after(part: &str, word: &str) -> Option<String> {
    let rest = fold(part).strip_prefix(word)?.to_owned();
    let whole = !word.is_ascii() || !rest.starts_with(char::is_alphabetic);
    (whole && !rest.trim().is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests;
