//! vCard 2.1, 3.0 and 4.0 to people of the account that ORG names; people as vCard 4.0.

mod card;
mod choose;
mod property;
mod rows;
mod value;
mod write;

pub use write::write;

use super::encoding::{self, Letters};
use crate::language::names::{Nearness, SameNames};
use crate::model::tree::{add_line, add_notes, empty, fill, list_mut, set_text};
use crate::model::{Account, Book, Refusal, Row, Value, quoted};
use card::{About, Card};
use property::{Property, properties};

/// Cards as records, and what could not be read.
#[derive(Clone, Debug)]
pub struct CardReading {
    /// The book: accounts with their people.
    pub book: Row,
    /// Cards taken.
    pub cards: usize,
    /// Cards that were not taken, each with its line and what to do.
    pub problems: Vec<Refusal>,
    /// What was guessed, and is to be looked at.
    pub remarks: Vec<String>,
}

/// Reads cards. `account` takes those without ORG. Refused as a whole where no card is in it.
pub fn read(
    bytes: &[u8],
    account: Option<&str>,
    encoding: Option<&str>,
) -> Result<CardReading, Refusal> {
    let decoded = encoding::decode(bytes, encoding)?;
    let named = encoding.is_some() || decoded.name.starts_with("UTF-16");
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = if named { decoded.text.as_bytes() } else { plain };
    let letters = Letters::named(decoded.name)
        .filter(|_| !named)
        .unwrap_or_else(|| encoding::letters_of(bytes));
    let companies = SameNames::of_companies();
    let mut reader = CardReader { account, companies, ..CardReader::default() };
    for property in properties(bytes, letters) {
        reader.take(property);
    }
    reader.finish();
    if reader.cards == 0 && reader.problems.is_empty() && reader.remarks.is_empty() {
        return Err(Refusal::because(
            phrase!("no card is in the file"),
            phrase!("give a vCard file, from BEGIN:VCARD to END:VCARD"),
        ));
    }
    let mut book = empty::<Book>();
    if !reader.accounts.is_empty() {
        book.set("accounts", Value::Many(reader.accounts));
    }
    let mut remarks: Vec<String> = decoded.said().into_iter().collect();
    remarks.append(&mut reader.remarks);
    match reader.pictures {
        0 => {}
        1 => remarks.push(phrase!("a picture, sound or key of one card was left out").to_owned()),
        n => remarks.push(phrase!("{n} pictures, sounds or keys of cards were left out", n)),
    }
    Ok(CardReading { book, cards: reader.cards, problems: reader.problems, remarks })
}

#[derive(Default)]
struct CardReader<'a> {
    account: Option<&'a str>,
    /// Cards that are open, one inside the other.
    open: Vec<Card>,
    /// What stands in no card: the rest of one whose beginning is missing.
    stray: Card,
    accounts: Vec<Row>,
    companies: SameNames,
    people: Vec<SameNames>,
    cards: usize,
    pictures: usize,
    problems: Vec<Refusal>,
    remarks: Vec<String>,
}

impl CardReader<'_> {
    fn take(&mut self, property: Property) {
        let object = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                self.settle_stray();
                self.open.push(Card::new(property.line, object));
            }
            "END" => match self.open.pop() {
                Some(card) => self.close(card),
                None => self.settle_stray(),
            },
            "AGENT" if object.starts_with("BEGIN:VCARD") => self.agent(&property),
            _ => match self.open.last_mut() {
                Some(card) => card.properties.push(property),
                None => self.stray.properties.push(property),
            },
        }
    }

    /// A whole card as the text of one property (version 3.0), or its first line (2.1).
    fn agent(&mut self, property: &Property) {
        if let Some(outer) = self.open.last_mut() {
            outer.properties.push(Property { name: "AGENT".to_owned(), ..Property::default() });
        }
        let text = property.text(false);
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > 1 {
            let utf8 = Letters::named("utf-8").unwrap_or_else(|| encoding::letters_of(b""));
            for inner in properties(text.as_bytes(), utf8) {
                self.take(Property { line: property.line, ..inner });
            }
        } else {
            self.open.push(Card::new(property.line, "VCARD".to_owned()));
        }
    }

    /// A card that ends; one inside another is that one's assistant, of the same company if it names none.
    fn close(&mut self, mut card: Card) {
        if let Some(outer) = self.open.last_mut() {
            let is_agent = outer.properties.last().is_some_and(|p| p.name == "AGENT");
            if let Some(name) = card.name().filter(|_| is_agent) {
                outer.assistants.push(name);
            }
            card.company_outside = outer.company();
        }
        self.add(card);
    }

    /// What stood outside is a card where it says who.
    fn settle_stray(&mut self) {
        let stray = std::mem::take(&mut self.stray);
        if stray.name().is_none() && stray.company().is_none() {
            return;
        }
        let what = phrase!("{} has no BEGIN:VCARD; what is left of it was read", stray.called());
        let line = stray.properties.first().map_or(0, |p| p.line);
        self.remarks.push(phrase!(
            "line {line}: {what}; look whether something is missing",
            line,
            what
        ));
        self.add(stray);
    }

    /// Cards that the file does not close are taken as far as they go.
    fn finish(&mut self) {
        self.settle_stray();
        for card in std::mem::take(&mut self.open) {
            if card.properties.is_empty() {
                continue;
            }
            let what = phrase!("{} is not closed; what is there of it was read", card.called());
            let look = phrase!("look whether something is missing");
            self.remarks.push(phrase!("line {}: {}; {}", card.line, what, look));
            self.add(card);
        }
    }

    fn add(&mut self, card: Card) {
        self.pictures += card.pictures();
        let about = match card.about() {
            About::Nobody(word) => {
                let what = phrase!("{} is {} and no person, and was left out", card.called(), word);
                return self.problems.push(left(
                    &card,
                    what,
                    phrase!("nothing is lost of people and companies"),
                ));
            }
            about => about,
        };
        let company = card.company().or(card.company_outside.clone());
        let Some(company) = company.or(self.account.map(str::to_owned)) else {
            let what = phrase!("{} names no company (ORG)", card.called());
            let remedy = phrase!("add the company to the card, or import it into an account");
            return self.problems.push(left(&card, what, remedy));
        };
        let person = match about {
            About::Company => None,
            _ => card.person(),
        };
        if person.is_none() && !matches!(about, About::Company) {
            let what = phrase!("{} says nobody's name", card.called());
            return self.problems.push(left(&card, what, phrase!("give the card a name (FN)")));
        }
        self.cards += 1;
        let at = self.account_of(&company);
        let Some(account) = self.accounts.get_mut(at) else {
            return;
        };
        match person {
            None => {
                let given = card.account(&company);
                self.problems.extend(joined(account, given, &company));
            }
            Some(person) => {
                let name = person.name().unwrap_or_default().to_owned();
                let Some(people) = list_mut(account, "people") else {
                    return;
                };
                let names = &mut self.people[at];
                let found = names.find(&name).map_or(people.len(), |(at, _)| at);
                names.add(&name, found);
                match people.get_mut(found) {
                    Some(there) => self.problems.extend(joined(there, person, &name)),
                    None => people.push(person),
                }
            }
        }
    }

    /// The place of a company's account, made where it is new.
    fn account_of(&mut self, company: &str) -> usize {
        let found = self.companies.find(company).map(|(at, nearness)| {
            let other = self.accounts.get(at).and_then(Row::name).unwrap_or_default();
            if nearness == Nearness::Alike && other != company {
                let says = phrase!("{} is taken for {}", quoted(company), quoted(other));
                if !self.remarks.contains(&says) {
                    self.remarks.push(says);
                }
            }
            at
        });
        let at = found.unwrap_or_else(|| {
            let mut row = empty::<Account>();
            set_text(&mut row, "name", company);
            self.accounts.push(row);
            self.people.push(SameNames::default());
            self.accounts.len() - 1
        });
        self.companies.add(company, at);
        at
    }
}

fn left(card: &Card, what: String, remedy: &str) -> Refusal {
    Refusal::at(phrase!("line {}", card.line.max(1)), what, remedy)
}

/// Brings a second card of one together with the first: what differs is told, and kept as a note.
fn joined(there: &mut Row, mut more: Row, name: &str) -> Option<Refusal> {
    more.set("name", Value::Absent);
    let notes = more.text("notes").map(str::to_owned);
    more.set("notes", Value::Absent);
    let differ = fill(there, more);
    if let Some(notes) = notes {
        add_notes(there, &notes);
    }
    if differ.is_empty() {
        return None;
    }
    for (field, value) in &differ {
        add_line(there, "notes", &phrase!("other {field}: {value}", field, value));
    }
    let fields: Vec<&str> = differ.iter().map(|(field, _)| *field).collect();
    let fields = fields.join(", ");
    let what = phrase!(
        "two cards of {} differ in {}; the first is kept, the other is a note",
        quoted(name),
        fields
    );
    Some(Refusal::because(what, phrase!("put one of the two right")))
}

#[cfg(test)]
mod tests;
