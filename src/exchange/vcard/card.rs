//! One card while it is read: whom it is about, their name and their company.

use super::choose::{kind_of, order};
use super::property::Property;
use super::value::said;
use crate::exchange::table::{is_cjk, is_nothing};
use crate::model::quoted;

/// Whom a card is about.
pub(super) enum About {
    Person,
    Company,
    /// A group, a place, a device: the word for it.
    Nobody(&'static str),
}

/// Properties that are pictures, sounds and keys.
pub(super) const PICTURES: &[&str] = &[
    "PHOTO",
    "LOGO",
    "SOUND",
    "KEY",
    "X-IMAGE",
    "X-WAB-LOGO",
    "X-MS-CARDPICTURE",
    "X-PHOTO",
    "X-LOGO",
];

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

    pub(super) fn is_old(&self) -> bool {
        self.properties.iter().any(|p| p.name == "VERSION" && p.value.trim().starts_with('2'))
    }

    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Property> {
        self.properties.iter().filter(move |p| p.name == name)
    }

    pub(super) fn text(&self, property: &Property) -> Option<String> {
        let text = property.text(self.is_old());
        (!text.is_empty() && !is_nothing(&text)).then_some(text)
    }

    /// The labels that Apple gives to groups of properties.
    pub(super) fn labels(&self) -> Vec<(String, String)> {
        self.named("X-ABLABEL").map(label).collect()
    }

    /// The properties of a name that say something, those to take first.
    pub(super) fn chosen(&self, name: &str) -> Vec<(&Property, String)> {
        let labels = self.labels();
        let mut found: Vec<(&Property, String)> = self
            .properties
            .iter()
            .filter(|p| p.name == name)
            .filter(|p| !said(&p.parts(self.is_old())).is_empty())
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
        // `X-ADDRESSBOOKSERVER-KIND`, `X-KADDRESSBOOK-KIND`: each maker's own.
        let makers = self.properties.iter().map(|p| p.name.as_str());
        let makers = makers.filter(|name| name.starts_with("X-") && name.ends_with("-KIND"));
        let kinds: Vec<String> = ["KIND", "X-KIND"].into_iter().chain(makers).map(word).collect();
        let said = kinds.iter().map(|k| k.trim_start_matches("x-")).find(|k| !k.is_empty());
        match said {
            _ if list => About::Nobody(phrase!("a group")),
            _ if !matches!(self.object.as_str(), "" | "VCARD") => {
                About::Nobody(phrase!("a list or calendar entry"))
            }
            Some("group" | "list" | "distlist") => About::Nobody(phrase!("a group")),
            Some("location" | "room" | "place") => About::Nobody(phrase!("a place")),
            Some("device" | "thing" | "application" | "resource" | "printer" | "equipment") => {
                About::Nobody(phrase!("a device"))
            }
            Some("org" | "organization" | "organisation" | "company") => About::Company,
            Some("individual" | "person") | None => self.by_its_name(&word("X-ABSHOWAS")),
            Some(_) => About::Nobody(phrase!("of a kind that is not known")),
        }
    }

    fn by_its_name(&self, shown_as: &str) -> About {
        let Some(company) = self.organisation() else {
            return if shown_as == "company" { About::Company } else { About::Person };
        };
        let nobody = match self.name() {
            None => true,
            Some(name) => {
                same(&company, &name) && self.structured().is_none_or(|own| same(&company, &own))
            }
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
            (Some(name), Some(own)) if is_address(&name) || self.is_company_name(&name, own) => {
                None
            }
            (Some(name), _) if name.to_lowercase() == "none none" => None,
            (Some(name), _) => Some(self.plain_order(&name.replace('\n', " "))),
            (None, _) => None,
        };
        formatted.or(structured).or_else(|| self.named("NICKNAME").find_map(|p| self.text(p)))
    }

    /// FN that is the company's name beside another one in N.
    fn is_company_name(&self, name: &str, own: &str) -> bool {
        let company = self.organisation().map(|c| c.to_lowercase());
        company.as_deref() == Some(&name.to_lowercase())
            && own.to_lowercase() != name.to_lowercase()
    }

    /// `Holt, Jan` as `Jan Holt`, where N says which is which; without the prefix that N has.
    fn plain_order(&self, name: &str) -> String {
        let parts = self.name_parts();
        if !part(&parts, 0).is_empty()
            && name == format!("{}, {}", part(&parts, 0), part(&parts, 1))
        {
            return format!("{} {}", part(&parts, 1), part(&parts, 0));
        }
        let prefix = part(&parts, 3);
        let bare =
            name.strip_prefix(prefix).filter(|rest| !prefix.is_empty() && rest.starts_with(' '));
        bare.map_or(name, str::trim).to_owned()
    }

    pub(super) fn name_parts(&self) -> Vec<String> {
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
        match self
            .name()
            .or_else(|| self.organisation())
            .or_else(|| self.chosen("EMAIL").first().and_then(|(p, _)| self.text(p)))
        {
            Some(name) => phrase!("the card of {}", quoted(&name)),
            None => phrase!("a card without a name").to_owned(),
        }
    }

    /// Its pictures, sounds and keys.
    pub(super) fn pictures(&self) -> usize {
        self.properties
            .iter()
            .filter(|p| PICTURES.contains(&p.name.as_str()) && !p.value.is_empty())
            .count()
    }
}

fn same(company: &str, name: &str) -> bool {
    name.to_lowercase() == company.to_lowercase()
}

fn part(parts: &[String], at: usize) -> &str {
    parts.get(at).map_or("", String::as_str)
}

fn label(p: &Property) -> (String, String) {
    let text = p.value.trim().trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned();
    (p.group.clone(), text)
}
