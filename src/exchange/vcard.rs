//! vCard 2.1, 3.0 and 4.0 to people of the account that ORG names; people as vCard 4.0.

use super::content_line::{escape, parts, push, unescape, unfold};
use super::table::guess_encoding;
use super::tree::{add_line, empty, fill, list_mut, set_text};
use crate::model::{Account, Book, Person, Refusal, Row, Value, quoted};
use encoding_rs::Encoding;
use std::collections::HashMap;

/// Cards as records, and what could not be read.
#[derive(Clone, Debug)]
pub struct CardReading {
    /// The book: accounts with their people.
    pub book: Row,
    /// Cards read.
    pub cards: usize,
    /// Cards that were not taken, each with its line and what to do.
    pub problems: Vec<Refusal>,
}

/// Properties that are kept as a line "name: value" in the person's notes.
const NOTED: &[(&str, &str)] = &[
    ("ADR", "address"),
    ("URL", "web"),
    ("BDAY", "birthday"),
    ("NICKNAME", "nickname"),
    ("ROLE", "function"),
];

/// Reads cards. `account` takes those without ORG. Refused as a whole where no card is in it.
pub fn read(bytes: &[u8], account: Option<&str>) -> Result<CardReading, Refusal> {
    let file = guess_encoding(bytes);
    let wide = file == encoding_rs::UTF_16LE || file == encoding_rs::UTF_16BE;
    let (bytes, file) = if wide {
        (file.decode(bytes).0.into_owned().into_bytes(), encoding_rs::UTF_8)
    } else {
        (bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_vec(), file)
    };
    let mut reader = Reader { account, ..Reader::default() };
    let mut card: Option<Card> = None;
    for line in unfold(&bytes) {
        let Some(property) = property(&line, file) else {
            continue;
        };
        match (property.name.as_str(), property.text().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VCARD") => card = Some(Card::new()),
            ("END", "VCARD") => {
                if let Some(card) = card.take() {
                    reader.add(card);
                }
            }
            _ => {
                if let Some(card) = &mut card {
                    card.take(&property);
                }
            }
        }
    }
    if reader.cards == 0 && reader.problems.is_empty() {
        return Err(Refusal::because(
            "no card is in the file",
            "give a vCard file, from BEGIN:VCARD to END:VCARD",
        ));
    }
    let mut book = empty::<Book>();
    if !reader.accounts.is_empty() {
        book.set("accounts", Value::Many(reader.accounts));
    }
    Ok(CardReading { book, cards: reader.cards, problems: reader.problems })
}

/// One line: its name, its parameters in capitals, its value in UTF-8.
struct Property {
    name: String,
    parameters: String,
    value: String,
}

impl Property {
    fn text(&self) -> String {
        unescape(&self.value).trim().to_owned()
    }

    fn is_preferred(&self) -> bool {
        self.parameters.split([';', ',', '=']).any(|word| word == "PREF")
    }
}

fn property(line: &[u8], file: &'static Encoding) -> Option<Property> {
    let colon = outside_quotes(line)?;
    let head = String::from_utf8_lossy(&line[..colon]).to_ascii_uppercase();
    let (name, parameters) = head.split_once(';').unwrap_or((&head, ""));
    let name = name.rsplit('.').next().unwrap_or(name).trim().to_owned();
    let raw = &line[colon + 1..];
    let bytes =
        if parameters.contains("QUOTED-PRINTABLE") { quoted_printable(raw) } else { raw.to_vec() };
    let charset = parameters
        .split(';')
        .find_map(|p| p.strip_prefix("CHARSET="))
        .and_then(|label| Encoding::for_label(label.trim_matches('"').as_bytes()));
    let encoding = charset.unwrap_or_else(|| {
        if std::str::from_utf8(&bytes).is_ok() { encoding_rs::UTF_8 } else { file }
    });
    let (value, _) = encoding.decode_without_bom_handling(&bytes);
    Some(Property { name, parameters: parameters.to_owned(), value: value.into_owned() })
}

/// The place of the first colon that stands in no quotes.
fn outside_quotes(line: &[u8]) -> Option<usize> {
    let mut inside = false;
    line.iter().position(|b| {
        inside ^= *b == b'"';
        *b == b':' && !inside
    })
}

/// `=E7=8E=8B` as its bytes; a stray equals sign stays.
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let hex = |b: u8| char::from(b).to_digit(16);
    let mut bytes = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        let pair = (raw.get(at + 1).and_then(|b| hex(*b)), raw.get(at + 2).and_then(|b| hex(*b)));
        if let (b'=', (Some(high), Some(low))) = (*byte, pair) {
            bytes.extend(u8::try_from(high * 16 + low));
            at += 3;
        } else {
            bytes.push(*byte);
            at += 1;
        }
    }
    bytes
}

/// A card while it is read.
struct Card {
    person: Row,
    formatted: Option<String>,
    structured: Option<String>,
    organisation: Option<String>,
    is_company: bool,
}

impl Card {
    fn new() -> Self {
        Self {
            person: empty::<Person>(),
            formatted: None,
            structured: None,
            organisation: None,
            is_company: false,
        }
    }

    fn take(&mut self, property: &Property) {
        let text = property.text();
        if text.is_empty() {
            return;
        }
        match property.name.as_str() {
            "FN" => self.formatted = Some(text),
            "N" => self.structured = name_of(&parts(&property.value)),
            "ORG" => self.take_organisation(&parts(&property.value)),
            "TITLE" => set_text(&mut self.person, "title", &text),
            "EMAIL" => self.take_address("email", &text, property.is_preferred()),
            "TEL" => {
                self.take_address("phone", text.trim_start_matches("tel:"), property.is_preferred())
            }
            "LANG" => {
                let mut part = empty::<crate::model::Communication>();
                set_text(&mut part, "language", &text);
                self.person.set("communication", Value::One(Box::new(part)));
            }
            "NOTE" => text.lines().for_each(|line| add_line(&mut self.person, "notes", line)),
            "KIND" | "X-ABSHOWAS" => {
                self.is_company = matches!(text.to_ascii_lowercase().as_str(), "org" | "company")
            }
            name => {
                if let Some((_, word)) = NOTED.iter().find(|(noted, _)| *noted == name) {
                    let value: Vec<String> =
                        parts(&property.value).into_iter().filter(|p| !p.is_empty()).collect();
                    add_line(
                        &mut self.person,
                        "notes",
                        &format!("{word}: {}", value.join(", ").replace('\n', " ")),
                    );
                }
            }
        }
    }

    fn take_organisation(&mut self, parts: &[String]) {
        self.organisation = parts.first().filter(|name| !name.is_empty()).cloned();
        let units: Vec<&str> =
            parts.iter().skip(1).map(String::as_str).filter(|unit| !unit.is_empty()).collect();
        set_text(&mut self.person, "department", &units.join(", "));
    }

    /// The preferred one, else the first, is the person's; the others are notes.
    fn take_address(&mut self, field: &str, text: &str, preferred: bool) {
        let before = self.person.text(field).map(str::to_owned);
        match before {
            None => set_text(&mut self.person, field, text),
            Some(before) if before == text => {}
            Some(before) => {
                let other = if preferred { before } else { text.to_owned() };
                if preferred {
                    set_text(&mut self.person, field, text);
                }
                add_line(&mut self.person, "notes", &format!("other {field}: {other}"));
            }
        }
    }

    /// The company: ORG, of a card of a company its name.
    fn company(&self) -> Option<String> {
        let own = self.is_company.then(|| self.name()).flatten();
        self.organisation.clone().or(own)
    }

    fn name(&self) -> Option<String> {
        self.formatted.clone().or_else(|| self.structured.clone())
    }
}

/// `Family;Given;Additional;Prefix;Suffix` as a name; Chinese ones family name first.
fn name_of(parts: &[String]) -> Option<String> {
    let part = |at: usize| parts.get(at).map(String::as_str).filter(|p| !p.is_empty());
    let is_han = |t: &str| t.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    if let (Some(family), Some(given)) = (part(0), part(1))
        && is_han(family)
        && is_han(given)
    {
        return Some(format!("{family}{given}"));
    }
    let words: Vec<&str> = [1, 2, 0].into_iter().filter_map(part).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[derive(Default)]
struct Reader<'a> {
    account: Option<&'a str>,
    accounts: Vec<Row>,
    places: HashMap<String, usize>,
    cards: usize,
    problems: Vec<Refusal>,
}

impl Reader<'_> {
    fn add(&mut self, card: Card) {
        let Some(company) = card.company().or(self.account.map(str::to_owned)) else {
            let name = card.name();
            let whose = match name.as_deref() {
                Some(name) => format!("the card of {}", quoted(name)),
                None => "a card without a name".to_owned(),
            };
            return self.problems.push(Refusal::because(
                format!("{whose} names no company (ORG)"),
                "add the company to the card, or import it into an account",
            ));
        };
        self.cards += 1;
        let at = *self.places.entry(company.to_lowercase()).or_insert_with(|| {
            let mut row = empty::<Account>();
            set_text(&mut row, "name", &company);
            self.accounts.push(row);
            self.accounts.len() - 1
        });
        if let (Some(name), false, Some(account)) =
            (card.name(), card.is_company, self.accounts.get_mut(at))
        {
            self.problems.extend(join(account, card.person, &name));
        }
    }
}

/// Brings a person together with the one of this name; what differs.
fn join(account: &mut Row, mut person: Row, name: &str) -> Option<Refusal> {
    set_text(&mut person, "name", name);
    let people = list_mut(account, "people")?;
    let Some(there) = people.iter_mut().find(|p| p.name() == Some(name)) else {
        people.push(person);
        return None;
    };
    let differ = fill(there, person);
    if differ.is_empty() {
        return None;
    }
    let fields: Vec<&str> = differ.iter().map(|(field, _)| *field).collect();
    let fields = fields.join(", ");
    let what = format!("two cards of {} differ in {fields}; the first is kept", quoted(name));
    Some(Refusal::because(what, "put one of the two right"))
}

/// The people of a book as vCard 4.0: those with a name who have not left. Notes and marks stay here.
pub fn write(book: &Row) -> String {
    let mut out = String::new();
    for account in book.rows("accounts") {
        for person in account.rows("people") {
            let hole = *person.get("placeholder") == Value::Flag(true);
            if let (Some(name), false, true) = (person.name(), hole, person.get("left").is_empty())
            {
                card(&mut out, account, person, name);
            }
        }
    }
    out
}

fn card(out: &mut String, account: &Row, person: &Row, name: &str) {
    push(out, "BEGIN:VCARD");
    push(out, "VERSION:4.0");
    push(out, &format!("FN:{}", escape(name)));
    if let Some((given, family)) = name.rsplit_once(' ') {
        push(out, &format!("N:{};{};;;", escape(family), escape(given)));
    }
    let outside = *person.get("external") == Value::Flag(true);
    if let Some(company) = account.name().filter(|_| !outside) {
        let unit =
            person.text("department").map(|unit| format!(";{}", escape(unit))).unwrap_or_default();
        push(out, &format!("ORG:{}{unit}", escape(company)));
    }
    for (field, property) in [("title", "TITLE"), ("email", "EMAIL"), ("phone", "TEL")] {
        if let Some(text) = person.text(field) {
            push(out, &format!("{property}:{}", escape(text)));
        }
    }
    push(out, "END:VCARD");
}

#[cfg(test)]
mod tests;
