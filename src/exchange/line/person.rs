//! A person in one line: `Erik Naess, technical director < Dahl, cool, 2, last met 12 nov`.

use super::names::{Candidate, Found, find_name};
use super::pinyin::fold;
use super::words::{LAST, NUMBERED, OUTSIDE};
use crate::exchange::day::{Sense, parse_day_words};
use crate::exchange::table::{mark, role};
use crate::exchange::tree::{add_line, empty, set_text};
use crate::model::playbook::Playbook;
use crate::model::{Contact, Date, Person, Refusal, Row, Value, quoted};

/// What a title suggests: words of SPEC 1.
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
}

/// Reads a person out of one line.
///
/// Parts between commas, the name first: title, `< boss`, an attitude in words or as +1, a
/// relationship as 0 to 5 or in words, a role, `power 4`, `last met` and a day, email, phone,
/// `external`. The first part that is nothing of these is the title, the second the department,
/// more are notes. The name `?` makes a placeholder, named by its title (F9).
pub fn read_person(line: &str, terms: &Terms) -> Result<PersonLine, Refusal> {
    let mut reader = Reader { terms, person: empty::<Person>(), last: None, unknown: Vec::new() };
    let mut name = String::new();
    for (at, part) in line.split([',', ';', '，', '；', '、']).enumerate() {
        let (said, boss) = match part.split_once(['<', '＜']) {
            Some((said, boss)) => (said.trim(), Some(boss.trim())),
            None => (part.trim(), None),
        };
        if at == 0 {
            said.clone_into(&mut name);
        } else if !said.is_empty() {
            reader.part(said)?;
        }
        if let Some(boss) = boss.filter(|boss| !boss.is_empty()) {
            reader.boss(boss);
        }
    }
    reader.name(&name, line)?;
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
    Ok(PersonLine { person: reader.person, contact, guesses, unknown: reader.unknown })
}

struct Reader<'a> {
    terms: &'a Terms<'a>,
    person: Row,
    last: Option<(&'static str, Value)>,
    unknown: Vec<String>,
}

/// What a mark is called on screen.
fn said(field: &str) -> &str {
    match field {
        "relationship" => "trust",
        "influence" => "power",
        other => other,
    }
}

impl Reader<'_> {
    fn name(&mut self, name: &str, line: &str) -> Result<(), Refusal> {
        let hole = matches!(name, "?" | "？" | "??");
        let title = self.person.text("title").map(str::to_owned);
        match (name, title) {
            ("", _) => {
                let what = format!("{} begins without a name", quoted(line));
                return Err(Refusal::because(
                    what,
                    "write the name first, or ? for one that is not known",
                ));
            }
            (_, Some(title)) if hole => {
                self.person.set("placeholder", Value::Flag(true));
                set_text(&mut self.person, "name", &title);
            }
            (_, None) if hole => {
                return Err(Refusal::because(
                    "somebody without a name needs a title",
                    "write ?, plant manager",
                ));
            }
            (name, _) => set_text(&mut self.person, "name", name),
        }
        Ok(())
    }

    fn boss(&mut self, boss: &str) {
        let reference = match find_name(boss, self.terms.people) {
            Found::One(at) => self.terms.people.get(at).map_or(boss, |p| p.id.as_str()).to_owned(),
            Found::Several(_) | Found::Nobody => {
                self.unknown.push(boss.to_owned());
                boss.to_owned()
            }
        };
        set_text(&mut self.person, "reports_to", &reference);
    }

    /// One part: the first of these that it is.
    fn part(&mut self, part: &str) -> Result<(), Refusal> {
        if self.last_met(part)? || self.marks(part)? || self.reach(part) {
            return Ok(());
        }
        let field =
            ["title", "department"].into_iter().find(|field| self.person.get(field).is_empty());
        match field {
            Some(field) => set_text(&mut self.person, field, part),
            None => add_line(&mut self.person, "notes", part),
        }
        Ok(())
    }

    /// `last met 12 nov`: reached, and when.
    fn last_met(&mut self, part: &str) -> Result<bool, Refusal> {
        for (kind, words) in LAST {
            for word in *words {
                if let Some(day) = after(part, word) {
                    let day = parse_day_words(day.trim(), self.terms.today, Sense::Past)?;
                    if day.date > self.terms.today {
                        let what = format!("{} is still to come", day.date.format("%a %d %b %Y"));
                        return Err(Refusal::because(what, "give the day on which you last met"));
                    }
                    self.last = Some((kind, Value::Moment(day)));
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn marks(&mut self, part: &str) -> Result<bool, Refusal> {
        let folded = fold(part);
        let word = |table: &[(&str, i64)]| {
            table.iter().find(|(word, _)| fold(word) == folded).map(|(_, mark)| *mark)
        };
        let signed = part
            .strip_prefix(['+', '-', '\u{2212}'])
            .and_then(|n| n.parse::<i64>().ok())
            .filter(|n| *n <= 2);
        if let Some(size) = signed {
            let mark = if part.starts_with('+') { size } else { -size };
            self.person.set("attitude", Value::Whole(mark));
        } else if let Some(mark) = word(self.terms.attitudes).or(mark("attitude", part)) {
            self.person.set("attitude", Value::Whole(mark));
        } else if let Some(mark) = word(self.terms.relationships).or(mark("relationship", part)) {
            self.person.set("relationship", Value::Whole(mark));
        } else if let Some(number) = plain_number(part) {
            self.number("relationship", number)?;
        } else if let Some((field, number)) = numbered(part) {
            self.number(field, number)?;
        } else {
            return Ok(self.role(part, &folded));
        }
        Ok(true)
    }

    fn number(&mut self, field: &'static str, number: i64) -> Result<(), Refusal> {
        if !(0..=5).contains(&number) {
            return Err(Refusal::because(
                format!("{number} is no mark of {}", said(field)),
                "give a number from 0 to 5",
            ));
        }
        self.person.set(field, Value::Whole(number));
        Ok(())
    }

    fn role(&mut self, part: &str, folded: &str) -> bool {
        let own =
            self.terms.roles.iter().find(|(word, _)| fold(word) == folded).map(|(_, role)| *role);
        let Some(role) = own.or_else(|| role(part)) else {
            return false;
        };
        let mut roles = match self.person.get("roles") {
            Value::Words(roles) => roles.clone(),
            _ => Vec::new(),
        };
        if !roles.iter().any(|r| r == role) {
            roles.push(role.to_owned());
        }
        self.person.set("roles", Value::Words(roles));
        true
    }

    /// Email, phone, or outside the account.
    fn reach(&mut self, part: &str) -> bool {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        let dialled = part.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c));
        let (before, behind) = part.split_once('@').unwrap_or_default();
        if !before.is_empty() && !behind.is_empty() && !part.contains(char::is_whitespace) {
            set_text(&mut self.person, "email", part);
        } else if dialled && digits >= 5 {
            set_text(&mut self.person, "phone", part);
        } else if OUTSIDE.contains(&fold(part).as_str()) {
            self.person.set("external", Value::Flag(true));
        } else {
            return false;
        }
        true
    }

    /// Level and roles from the title, where the line says none.
    fn guess(&mut self) -> Vec<&'static str> {
        let Some(title) = self.person.text("title") else {
            return Vec::new();
        };
        let guess = (self.terms.guess)(title);
        let mut guessed = Vec::new();
        if let Some(level) = guess.level {
            self.person.set("level", Value::Text(level));
            guessed.push("level");
        }
        if !guess.roles.is_empty() && self.person.get("roles").is_empty() {
            self.person.set("roles", Value::Words(guess.roles));
            guessed.push("roles");
        }
        guessed
    }
}

fn plain_number(part: &str) -> Option<i64> {
    part.parse().ok().filter(|_| part.len() <= 2)
}

/// `power 4`, `影响力4`.
fn numbered(part: &str) -> Option<(&'static str, i64)> {
    NUMBERED.iter().find_map(|(field, words)| {
        let number = words.iter().find_map(|word| after(part, word)?.trim().parse().ok())?;
        Some((*field, number))
    })
}

/// What stands behind a word at the beginning, case and accents aside.
fn after(part: &str, word: &str) -> Option<String> {
    let rest = fold(part).strip_prefix(word)?.to_owned();
    let whole = !word.is_ascii() || !rest.starts_with(char::is_alphabetic);
    (whole && !rest.trim().is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests;
