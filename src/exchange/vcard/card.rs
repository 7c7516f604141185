//! One card: whom it is about, and every property of it in a field or as a note.

use super::choose::{is_silent, kind_of, order};
use super::property::Property;
use super::value::{address, birthday, chat, said};
use crate::exchange::table::{is_cjk, is_not_called, is_nothing, without_salutation};
use crate::exchange::tree::{add_line, empty, set_text};
use crate::model::{Account, Communication, Person, Row, Value, quoted};

/// Whom a card is about.
pub(super) enum About {
    Person,
    Company,
    /// A group, a place, a device: the word for it.
    Nobody(&'static str),
}

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

/// Properties that are pictures, sounds and keys.
const PICTURES: &[&str] = &["PHOTO", "LOGO", "SOUND", "KEY", "X-IMAGE", "X-WAB-LOGO"];

/// A card while it is read.
#[derive(Default)]
pub(super) struct Card {
    pub line: u64,
    pub properties: Vec<Property>,
    /// Who was named in a card inside this one.
    pub assistants: Vec<String>,
    /// The company of the card that this one stood in.
    pub company_outside: Option<String>,
    /// What the card says it is at its beginning: VCARD, VLIST.
    object: String,
}

impl Card {
    pub(super) fn new(line: u64, object: String) -> Self {
        Self { line, object, ..Self::default() }
    }

    fn is_old(&self) -> bool {
        self.properties.iter().any(|p| p.name == "VERSION" && p.value.trim().starts_with('2'))
    }

    fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |p| p.name == name)
    }

    fn text(&self, property: &Property) -> Option<String> {
        let text = property.text(self.is_old());
        (!text.is_empty() && !is_nothing(&text)).then_some(text)
    }

    /// The labels that Apple gives to groups of properties.
    fn labels(&self) -> Vec<(String, String)> {
        let label = |p: &Property| {
            let text =
                p.value.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned();
            (p.group.clone(), text)
        };
        self.named("X-ABLABEL").map(label).collect()
    }

    /// The properties of a name that say something, those to take first.
    fn chosen(&self, name: &str) -> Vec<(&Property, String)> {
        let labels = self.labels();
        let full = |p: &&Property| !said(&p.parts(self.is_old())).is_empty();
        let mut found: Vec<(&Property, String)> = self
            .properties
            .iter()
            .filter(|p| p.name == name)
            .filter(full)
            .map(|p| (p, kind_of(p, &labels)))
            .collect();
        order(name, &mut found);
        found
    }

    /// Whom the card is about, by the marks of all versions and makers.
    pub(super) fn about(&self) -> About {
        let word = |name: &str| {
            let first = self.named(name).next();
            first.map(|p| p.text(false).to_lowercase()).unwrap_or_default()
        };
        let list = word("X-EVOLUTION-LIST") == "true"
            || self.named("X-ADDRESSBOOKSERVER-MEMBER").next().is_some()
            || self.named("MEMBER").next().is_some()
            || self.named("X-DL-MEMBER").next().is_some();
        let kinds = ["KIND", "X-KIND", "X-ADDRESSBOOKSERVER-KIND"].map(word);
        let said = kinds.iter().map(|k| k.trim_start_matches("x-")).find(|k| !k.is_empty());
        match said {
            _ if list => About::Nobody("a group"),
            _ if !matches!(self.object.as_str(), "" | "VCARD") => {
                About::Nobody("a list or calendar entry")
            }
            Some("group" | "list" | "distlist") => About::Nobody("a group"),
            Some("location" | "room" | "place") => About::Nobody("a place"),
            Some("device" | "thing" | "application" | "resource" | "printer" | "equipment") => {
                About::Nobody("a device")
            }
            Some("org" | "organization" | "organisation" | "company") => About::Company,
            Some("individual" | "person") | None => self.by_its_name(&word("X-ABSHOWAS")),
            Some(_) => About::Nobody("of a kind that is not known"),
        }
    }

    fn by_its_name(&self, shown_as: &str) -> About {
        let Some(company) = self.organisation() else {
            return if shown_as == "company" { About::Company } else { About::Person };
        };
        let same = |name: &str| name.to_lowercase() == company.to_lowercase();
        let nobody = match self.name() {
            None => true,
            Some(name) => same(&name) && self.structured().is_none_or(|own| same(&own)),
        };
        if shown_as == "company" || nobody { About::Company } else { About::Person }
    }

    /// The company: ORG, of a card of a company its name.
    pub(super) fn company(&self) -> Option<String> {
        self.organisation().or_else(|| match self.about() {
            About::Company => self.name(),
            _ => None,
        })
    }

    fn organisation(&self) -> Option<String> {
        let chosen = self.chosen("ORG");
        let first = chosen.first()?;
        let name = first.0.parts(self.is_old()).into_iter().next()?;
        (!name.is_empty() && !is_nothing(&name)).then(|| name.replace('\n', " "))
    }

    /// The name: FN, unless that is a stand-in; else N; else the nickname.
    pub(super) fn name(&self) -> Option<String> {
        let formatted = self.chosen("FN").first().and_then(|(p, _)| self.text(p));
        let structured = self.structured();
        let is_address = |name: &String| {
            name.contains('@')
                || !name.chars().any(char::is_alphabetic)
                || name.to_lowercase() == "none none"
        };
        let formatted = match (formatted, &structured) {
            (Some(name), Some(_)) if is_address(&name) => None,
            (Some(name), _) if name.to_lowercase() == "none none" => None,
            (Some(name), _) => Some(self.plain_order(&name.replace('\n', " "))),
            (None, _) => None,
        };
        let nick = || self.named("NICKNAME").find_map(|p| self.text(p));
        formatted.or(structured).or_else(nick)
    }

    /// `Holt, Jan` as `Jan Holt`, where N says which is which; without the prefix that N has.
    fn plain_order(&self, name: &str) -> String {
        let parts = self.name_parts();
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        if !part(0).is_empty() && name == format!("{}, {}", part(0), part(1)) {
            return format!("{} {}", part(1), part(0));
        }
        let prefix = part(3);
        let bare =
            name.strip_prefix(prefix).filter(|rest| !prefix.is_empty() && rest.starts_with(' '));
        bare.map_or(name, str::trim).to_owned()
    }

    fn name_parts(&self) -> Vec<String> {
        let parts =
            self.chosen("N").first().map(|(p, _)| p.parts(self.is_old())).unwrap_or_default();
        parts
            .into_iter()
            .map(|p| if is_nothing(&p) { String::new() } else { p.replace('\n', " ") })
            .collect()
    }

    /// `Family;Given;Additional;Prefix;Suffix` as a name; Chinese ones family name first.
    fn structured(&self) -> Option<String> {
        let parts = self.name_parts();
        let part = |at: usize| parts.get(at).map(String::as_str).filter(|p| !p.is_empty());
        if let (Some(family), Some(given)) = (part(0), part(1))
            && is_cjk(family)
            && is_cjk(given)
        {
            return Some(format!("{family}{given}"));
        }
        let words: Vec<&str> = [1, 2, 0].into_iter().filter_map(part).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// What a message calls the card.
    pub(super) fn called(&self) -> String {
        let mail = || self.chosen("EMAIL").first().and_then(|(p, _)| self.text(p));
        match self.name().or_else(|| self.organisation()).or_else(mail) {
            Some(name) => format!("the card of {}", quoted(&name)),
            None => "a card without a name".to_owned(),
        }
    }

    /// Its pictures, sounds and keys.
    pub(super) fn pictures(&self) -> usize {
        self.properties
            .iter()
            .filter(|p| PICTURES.contains(&p.name.as_str()) && !p.value.is_empty())
            .count()
    }

    /// The person that the card is about.
    pub(super) fn person(&self) -> Option<Row> {
        let mut person = empty::<Person>();
        let (name, form) = without_salutation(&self.name()?);
        set_text(&mut person, "name", &name);
        let prefix = self.name_parts().get(3).cloned().filter(|p| !p.is_empty());
        let last = self.name_parts().first().cloned().filter(|l| !l.is_empty());
        let last = last.unwrap_or_else(|| name.rsplit(' ').next().unwrap_or(&name).to_owned());
        if let Some(form) = form.or(prefix) {
            set_text(&mut person, "address", &format!("{form} {last}"));
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
        texts.for_each(|other| add_line(person, "notes", &format!("other title: {other}")));
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
            add_line(&mut account, "notes", &format!("contact: {name}"));
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
                add_line(&mut account, "notes", &format!("unit: {unit}"));
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
            let values = said(&p.parts(old)).join(", ");
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
                "ORG" if organisation.is_some_and(|o| std::ptr::eq(o, p)) => continue,
                "ORG" => format!("other company: {values}"),
                name @ ("FN" | "N" | "LANG") if is_first(p, name) => continue,
                "FN" => format!("other name: {values}"),
                "N" => continue,
                "LANG" => format!("other language: {values}"),
                "BDAY" | "ANNIVERSARY" | "X-ANNIVERSARY" | "X-EVOLUTION-ANNIVERSARY" => {
                    let word = if p.name == "BDAY" { "birthday" } else { "anniversary" };
                    let omitted = p.all("X-APPLE-OMIT-YEAR").next();
                    match birthday(&values, omitted) {
                        Some(day) => format!("{word}: {day}"),
                        None => continue,
                    }
                }
                "IMPP" => format!("chat{kind}: {}", chat(&self.text(p).unwrap_or_default())),
                "ADR"
                    if is_company && row.schema.has("address") && row.text("address").is_none() =>
                {
                    set_text(row, "address", &values);
                    continue;
                }
                "URL" => {
                    format!("web{kind}: {}", self.text(p).unwrap_or_default().replace('\n', " "))
                }
                name if OF_THE_FILE.contains(&name) || PICTURES.contains(&name) => continue,
                name => format!("{}{kind}: {values}", word_of(name)),
            };
            add_line(row, "notes", &line);
        }
        for assistant in &self.assistants {
            add_line(row, "notes", &format!("assistant: {assistant}"));
        }
    }
}

/// `other phone (mobile): +49 171 1`, `fax (work): +49 40 1`.
fn other_address(field: &str, kind: &str, text: &str, silent: bool) -> String {
    if silent {
        let is_word = |w: &&str| is_not_called(w) || matches!(*w, "modem" | "bbs");
        let word = kind.split(' ').find(is_word).unwrap_or("fax");
        let rest: Vec<&str> = kind.split(' ').filter(|w| *w != word).collect();
        let rest = if rest.is_empty() { String::new() } else { format!(" ({})", rest.join(" ")) };
        return format!("{word}{rest}: {text}");
    }
    let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
    format!("other {field}{kind}: {text}")
}

/// The word of a note for a property: its own, else its name without the mark of an extension.
fn word_of(name: &str) -> String {
    let own = NOTED.iter().find(|(noted, _)| *noted == name).map(|(_, word)| (*word).to_owned());
    own.unwrap_or_else(|| name.trim_start_matches("X-").to_lowercase().replace('-', " "))
}
