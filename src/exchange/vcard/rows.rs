//! What a card says, as the row of a person or of an account: each property in a field or as a note.

use super::card::{Card, PICTURES};
use super::choose::{is_silent, kind_of};
use super::property::Property;
use super::value::{address, birthday, chat, said};
use crate::exchange::table::{is_cjk, is_not_called, without_bracket, without_salutation};
use crate::language::names::surname;
use crate::model::tree::{add_line, empty, set_text};
use crate::model::{Account, Communication, Person, Row, Value};

/// Properties that are kept as a line "word: value".
const NOTED: &[(&str, &str)] = &[
    ("ADR", "address"),
    ("LABEL", "address label"),
    ("URL", "web"),
    ("NICKNAME", "nickname"),
    ("ROLE", "function"),
    ("CATEGORIES", "categories"),
    ("GENDER", "gender"),
    ("GEO", "place on the map"),
    ("TZ", "time zone"),
    ("RELATED", "related"),
    ("SORT-STRING", ""),
    ("X-SKYPE", "skype"),
    ("X-SKYPE-USERNAME", "skype"),
    ("X-MANAGER", "manager"),
    ("X-ASSISTANT", "assistant"),
    ("X-EVOLUTION-MANAGER", "manager"),
    ("X-EVOLUTION-ASSISTANT", "assistant"),
    ("X-KADDRESSBOOK-X-ASSISTANTSNAME", "assistant"),
    ("X-KADDRESSBOOK-X-MANAGERSNAME", "manager"),
    ("X-SOCIALPROFILE", "profile"),
    ("X-ABRELATEDNAMES", "related"),
];

/// Properties of the file and the program, which say nothing of anybody.
const OF_THE_FILE: &[&str] = &[
    "VERSION",
    "PRODID",
    "REV",
    "UID",
    "SOURCE",
    "NAME",
    "PROFILE",
    "CLASS",
    "MAILER",
    "CLIENTPIDMAP",
    "XML",
    "AGENT",
    "SORT-STRING",
    "X-ABUID",
    "X-ABLABEL",
    "X-ABADR",
    "X-ABSHOWAS",
    "X-ABORDER",
    "X-ADDRESSBOOKSERVER-KIND",
    "X-ADDRESSBOOKSERVER-MEMBER",
    "KIND",
    "X-KIND",
    "X-ACCOUNT",
    "X-EVOLUTION-FILE-AS",
    "X-EVOLUTION-LIST",
    "X-EVOLUTION-LIST-SHOW-ADDRESSES",
    "X-MOZILLA-HTML",
    "X-MS-OL-DEFAULT-POSTAL-ADDRESS",
    "X-MS-OL-DESIGN",
    "X-MS-SIGNATURE",
    "X-MS-IMADDRESS",
    "X-IMAGETYPE",
    "X-IMAGEHASH",
    "X-SHARED-PHOTO-DISPLAY-PREF",
    "X-CLASS",
    "X-APPLE-SUBLOCALITY",
    "X-APPLE-SUBADMINISTRATIVEAREA",
    "X-RADICALE-NAME",
    "X-PHONETIC-FIRST-NAME",
    "X-PHONETIC-LAST-NAME",
    "X-ABCROP-RECTANGLE",
    "CALURI",
    "CALADRURI",
    "FBURL",
    "CAPURI",
    "X-GOOGLE-ETAG",
    "CREATED",
    "X-WAB-GENDER",
    "MEMBER",
];

impl Card {
    /// The person that the card is about.
    pub(super) fn person(&self) -> Option<Row> {
        let mut person = empty::<Person>();
        let (name, beside) = without_bracket(&self.name()?);
        let (name, form) = without_salutation(&name);
        set_text(&mut person, "name", &name);
        if let Some(beside) = beside {
            add_line(&mut person, "notes", &phrase!("beside the name: {beside}", beside));
        }
        let prefix = self.name_parts().get(3).cloned().filter(|p| !p.is_empty());
        let last = self.name_parts().first().cloned().filter(|l| !l.is_empty());
        if let Some(form) = form.or(prefix) {
            let last = last.or_else(|| surname(&name)).unwrap_or_else(|| name.clone());
            let address = match form.is_ascii() || last.is_ascii() {
                false if is_cjk(&form) => format!("{}{form}", family(&last)),
                _ => format!("{form} {last}"),
            };
            set_text(&mut person, "address", &address);
        }
        let chosen = self.chosen("ORG");
        let organisation = chosen.first().map(|(p, _)| *p);
        if let Some(organisation) = organisation {
            let units = said(&organisation.parts(self.is_old()).split_off(1));
            set_text(&mut person, "department", &units.join(", "));
        }
        self.take_titles(&mut person, organisation);
        self.take_addresses(&mut person);
        if let Some((first, _)) = self.chosen("LANG").first()
            && let Some(language) = self.text(first)
        {
            let mut part = empty::<Communication>();
            set_text(&mut part, "language", &language);
            person.set("communication", Value::One(Box::new(part)));
        }
        let suffix = self.name_parts().get(4).cloned().filter(|s| !s.is_empty());
        if let Some(suffix) = suffix.filter(|suffix| !name.contains(suffix.as_str())) {
            add_line(&mut person, "notes", &phrase!("behind the name: {suffix}", suffix));
        }
        self.note_rest(&mut person, organisation);
        Some(person)
    }

    /// The title that goes with the company, by preference, group and order; the others are notes.
    fn take_titles(&self, person: &mut Row, organisation: Option<&Property>) {
        let mut titles = self.chosen("TITLE");
        titles.sort_by_key(|(p, _)| {
            let beside = organisation.is_none_or(|o| o.group == p.group);
            (p.preference(), !beside)
        });
        let mut texts = titles.iter().filter_map(|(p, _)| self.text(p));
        if let Some(first) = texts.next() {
            set_text(person, "title", &first.replace('\n', " "));
        }
        texts.for_each(|other| add_line(person, "notes", &phrase!("other title: {other}", other)));
    }

    /// Mail and number: the one to use is the person's, the others are notes with their kind.
    fn take_addresses(&self, person: &mut Row) {
        for (name, field) in [("EMAIL", "email"), ("TEL", "phone")] {
            for (property, kind) in self.chosen(name) {
                let Some(text) = self.text(property) else {
                    continue;
                };
                let text = address(&text);
                let silent = name == "TEL" && is_silent(property, &kind);
                match person.text(field) {
                    None if !silent => set_text(person, field, &text),
                    Some(before) if before == text => {}
                    _ => add_line(person, "notes", &other_address(field, &kind, &text, silent)),
                }
            }
        }
    }

    /// The account of a company's card: what it says in its notes.
    pub(super) fn account(&self, company: &str) -> Row {
        let mut account = empty::<Account>();
        set_text(&mut account, "name", company);
        if let Some(name) = self.name().filter(|name| name != company) {
            add_line(&mut account, "notes", &phrase!("contact: {name}", name));
        }
        for (name, word) in
            [("TEL", "phone"), ("EMAIL", "email"), ("TITLE", "title"), ("LANG", "language")]
        {
            for (property, kind) in self.chosen(name) {
                if let Some(text) = self.text(property) {
                    let silent = name == "TEL" && is_silent(property, &kind);
                    let line = other_address(word, &kind, &address(&text), silent);
                    add_line(&mut account, "notes", line.trim_start_matches("other "));
                }
            }
        }
        let chosen = self.chosen("ORG");
        let organisation = chosen.first().map(|(p, _)| *p);
        if let Some(organisation) = organisation {
            for unit in said(&organisation.parts(self.is_old())).iter().skip(1) {
                add_line(&mut account, "notes", &phrase!("unit: {unit}", unit));
            }
        }
        self.note_rest(&mut account, organisation);
        account
    }

    /// Every property that has no field, and every second one, as a line of the notes.
    fn note_rest(&self, row: &mut Row, organisation: Option<&Property>) {
        let old = self.is_old();
        let is_company = row.schema.record == "account";
        let is_first = |p: &Property, name: &str| {
            self.chosen(name).first().is_some_and(|(first, _)| std::ptr::eq(*first, p))
        };
        let labels = self.labels();
        for p in &self.properties {
            let mut values = said(&p.parts(old)).join(", ");
            if let Some(label) = p.all("LABEL").next().filter(|_| values.is_empty()) {
                values = label.to_owned();
            }
            if values.is_empty() {
                continue;
            }
            let kind = Some(kind_of(p, &labels)).filter(|k| !k.is_empty() && k != "work");
            let kind = kind.map(|k| format!(" ({k})")).unwrap_or_default();
            let line = match p.name.as_str() {
                "TEL" | "EMAIL" | "TITLE" => continue,
                "NOTE" => {
                    let text = self.text(p).unwrap_or_default();
                    text.lines().for_each(|line| add_line(row, "notes", line));
                    continue;
                }
                "ORG" if organisation.is_some_and(|o| bare(o) == bare(p)) => continue,
                "ORG" => phrase!("other company: {values}", values),
                name @ ("FN" | "N" | "LANG") if is_first(p, name) => continue,
                "FN" => phrase!("other name: {values}", values),
                "N" => continue,
                "LANG" => phrase!("other language: {values}", values),
                "BDAY" | "ANNIVERSARY" | "X-ANNIVERSARY" | "X-EVOLUTION-ANNIVERSARY" => {
                    let word = if p.name == "BDAY" { "birthday" } else { "anniversary" };
                    let omitted = p.all("X-APPLE-OMIT-YEAR").next();
                    match birthday(&values, omitted) {
                        Some(day) => format!("{word}: {day}"),
                        None => continue,
                    }
                }
                "IMPP" => phrase!("chat{}: {}", kind, chat(&self.text(p).unwrap_or_default())),
                "ADR"
                    if is_company && row.schema.has("address") && row.text("address").is_none() =>
                {
                    set_text(row, "address", &values);
                    continue;
                }
                "URL" => {
                    phrase!("web{}: {}", kind, self.text(p).unwrap_or_default().replace('\n', " "))
                }
                name if OF_THE_FILE.contains(&name) || PICTURES.contains(&name) => continue,
                name => format!("{}{kind}: {values}", word_of(name)),
            };
            add_line(row, "notes", &line);
        }
        for assistant in &self.assistants {
            add_line(row, "notes", &phrase!("assistant: {assistant}", assistant));
        }
    }
}

/// A company without the units that it leaves empty.
fn bare(organisation: &Property) -> &str {
    organisation.value.trim_end_matches(';')
}

/// `other phone (mobile): +49 171 1`, `fax (work): +49 40 1`.
fn other_address(field: &str, kind: &str, text: &str, silent: bool) -> String {
    if silent {
        let word = kind
            .split(' ')
            .find(|w| is_not_called(w) || matches!(*w, "modem" | "bbs"))
            .unwrap_or("fax");
        let rest: Vec<&str> = kind.split(' ').filter(|w| *w != word).collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(" ")) };
        return format!("{word}{rest}: {text}");
    }
    let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
    phrase!("other {field}{kind}: {text}", field, kind, text)
}

/// The family name of a Chinese name: `王` of 王敏, all of it where N says it alone.
fn family(name: &str) -> String {
    name.chars().take(1).collect()
}

/// The word of a note for a property: its own, else its name without the mark of an extension.
fn word_of(name: &str) -> String {
    let own = NOTED.iter().find(|(noted, _)| *noted == name).map(|(_, word)| (*word).to_owned());
    let bare = name.trim_start_matches("X-").trim_start_matches("MS-");
    own.unwrap_or_else(|| bare.to_lowercase().replace('-', " "))
}
