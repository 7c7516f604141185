//! The parts of a name: which columns hold them, and the one name that they make.

use super::columns::{Meaning, Part};
use super::split::Table;
use super::whole_name::{WholeName, is_of_two};
use crate::language::names::surname;
use crate::model::is_blank;
use crate::text::fold;

/// How people are addressed, beside a name.
const SALUTATIONS: &[&str] = &[
    "herr",
    "herrn",
    "hr",
    "frau",
    "fr",
    "fraulein",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "sr",
    "sra",
    "srta",
    "senor",
    "senora",
    "maitre",
    "signor",
    "signora",
    "fru",
    "先生",
    "女士",
    "小姐",
    "夫人",
];

/// Degrees, beside a name.
const DEGREES: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "dipl-ing",
    "dipl -ing",
    "diplingfh",
    "dipling",
    "dipl",
    "ing",
    "mag",
    "phd",
    "ph d",
    "mba",
    "msc",
    "bsc",
    "med",
    "jur",
    "rer",
    "nat",
    "pol",
    "h",
    "c",
    "hc",
    "lic",
    "博士",
    "教授",
];

fn bare(word: &str) -> String {
    fold(word).replace('.', " ").trim().to_owned()
}

/// Whether a text is nothing but salutations and degrees: `Dr.`, `Frau`, `Prof. Dr.-Ing.`
pub(super) fn is_form(text: &str) -> bool {
    let words: Vec<String> = text
        .split_whitespace()
        .flat_map(|w| {
            w.split('.')
                .map(|p| bare(p.trim_matches('-')))
                .filter(|p| !p.is_empty())
                .collect::<Vec<_>>()
        })
        .collect();
    !words.is_empty()
        && words.iter().all(|w| SALUTATIONS.contains(&w.as_str()) || DEGREES.contains(&w.as_str()))
}

/// Settles what only the cells can say: a surname beside a first name, a degree in the column of titles.
pub(super) fn settle_columns(
    settled: &mut [Meaning],
    table: &Table,
    given: &dyn Fn(usize) -> bool,
) {
    let place =
        |settled: &[Meaning], field: &str| settled.iter().position(|m| m.is(Part::Person, field));
    if let (Some(first), None, Some(name)) = (
        place(settled, "first_name"),
        place(settled, "last_name"),
        settled.iter().position(|m| m.is(Part::Person, "name")).filter(|at| !given(*at)),
    ) && !holds_both(table, name, first)
    {
        settled[name].field = "last_name";
    }
    let titles: Vec<usize> = (0..settled.len())
        .filter(|at| settled[*at].is(Part::Person, "title") && !given(*at))
        .collect();
    let bare = |at: usize| {
        let header = table.headers.get(at).map(|h| fold(h)).unwrap_or_default();
        matches!(header.as_str(), "title" | "titel" | "titre")
    };
    for at in &titles {
        let other = titles.len() > 1 && bare(*at) && titles.iter().any(|t| !bare(*t));
        let mut cells = cells(table, *at).peekable();
        let forms = cells.peek().is_some() && cells.all(is_form);
        if forms || other {
            settled[*at].field = "degree";
        }
    }
    for (at, header) in table.headers.iter().enumerate() {
        if !given(at) && label_stem(header).is_some() {
            settled[at] = Meaning::SKIP;
        }
    }
}

/// `Phone 1` of `Phone 1 - Label`.
fn label_stem(header: &str) -> Option<&str> {
    let (stem, word) = header.rsplit_once(" - ")?;
    matches!(fold(word).as_str(), "label" | "type").then_some(stem)
}

/// For each column the one that says of what kind its value is.
pub(super) fn labels(headers: &[String]) -> Vec<Option<usize>> {
    headers
        .iter()
        .map(|header| {
            let (stem, word) = header.rsplit_once(" - ")?;
            (fold(word) == "value").then_some(())?;
            headers.iter().position(|other| label_stem(other) == Some(stem))
        })
        .collect()
}

fn cells(table: &Table, at: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().filter_map(move |(_, cells)| cells.get(at));
    cells.map(String::as_str).filter(|cell| !is_blank(cell))
}

/// Whether the cells of one column hold those of another, as a whole name does its first name.
fn holds_both(table: &Table, name: usize, first: usize) -> bool {
    let (mut holds, mut all) = (0, 0);
    for (_, cells) in &table.rows {
        if let (Some(name), Some(first)) = (cells.get(name), cells.get(first))
            && !is_blank(name)
            && !is_blank(first)
        {
            all += 1;
            let longer = name.chars().count() > first.chars().count();
            holds += usize::from(longer && fold(name).contains(&fold(first)));
        }
    }
    all > 0 && holds * 2 > all
}

/// What the cells of a row say of a name, as header and text.
#[derive(Default)]
pub(super) struct NameParts<'a> {
    parts: Vec<(&'static str, &'a str, &'a str)>,
}

/// A name, and what is said of it beside.
pub(super) struct Named {
    /// The name.
    pub name: String,
    /// How a letter addresses them.
    pub address: Option<String>,
    /// Header and text of parts that are no part of the name.
    pub beside: Vec<(String, String)>,
    /// It is made of columns of its parts, and names one person whatever marks stand in it.
    pub is_one: bool,
}

impl<'a> NameParts<'a> {
    /// Takes a part of a name: the whole one too.
    pub(super) fn take(&mut self, field: &'static str, header: &'a str, text: &'a str) {
        self.parts.push((field, header, text));
    }

    fn of(&self, field: &str) -> Option<&'a str> {
        self.parts.iter().find(|(f, _, _)| *f == field).map(|(_, _, text)| *text)
    }

    /// The whole name, as it stands.
    pub(super) fn as_it_is(&self) -> Option<Named> {
        let name = self.of("name")?.to_owned();
        Some(Named { name, address: None, beside: Vec::new(), is_one: true })
    }

    /// The name that the parts make; absent where they name nobody.
    pub(super) fn name(&self) -> Option<Named> {
        let (first, last) = (self.of("first_name"), self.of("last_name"));
        let made = match (first, last) {
            (Some(first), Some(last)) if is_cjk(first) && is_cjk(last) => {
                Some(format!("{last}{first}"))
            }
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (one, other) => one.or(other).map(str::to_owned),
        };
        let whole = self.of("name").map(WholeName::of_cell);
        let made = made.as_deref().map(WholeName::of_parts);
        let is_one = made.is_some();
        let (whole, kept) = match (whole, made) {
            (Some(whole), Some(_)) if holds(&whole.name, first) && holds(&whole.name, last) => {
                (whole, false)
            }
            (Some(_), Some(made)) => (made, true),
            (Some(one), None) | (None, Some(one)) => (one, false),
            (None, None) => return None,
        };
        let WholeName { name, bracket, forms, behind } = whole;
        let mut beside = Vec::new();
        if let Some((_, header, _)) = self.parts.first() {
            let more = bracket.into_iter().chain(behind);
            beside.extend(more.map(|text| ((*header).to_owned(), text)));
        }
        let known = ["first_name", "last_name"];
        for (field, header, text) in &self.parts {
            let again = known.contains(field) && (self.of(field) != Some(text));
            let whole = *field == "name" && (kept || self.of("name") != Some(text));
            let part = matches!(*field, "middle_name" | "suffix") && !holds(&name, Some(text));
            if again || whole || part {
                beside.push(((*header).to_owned(), (*text).to_owned()));
            }
        }
        let form = self.of("salutation").map(str::to_owned).or(forms);
        let address = form_of_address(form.as_deref(), self.of("degree"), last, &name);
        if address.is_none() {
            let forms = self.parts.iter().filter(|(f, _, _)| matches!(*f, "salutation" | "degree"));
            beside.extend(forms.map(|(_, h, t)| ((*h).to_owned(), (*t).to_owned())));
        }
        Some(Named { name, address, beside, is_one })
    }

    /// Header and text of all parts, for a row that names nobody.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.parts.iter().map(|(_, header, text)| (*header, *text))
    }
}

fn holds(whole: &str, part: Option<&str>) -> bool {
    part.is_none_or(|part| fold(whole).contains(&fold(part)))
}

/// `Frau Dr. Berg`, `Dr. Berg`, `王先生`.
fn form_of_address(
    salutation: Option<&str>,
    degree: Option<&str>,
    last: Option<&str>,
    name: &str,
) -> Option<String> {
    let salutation = salutation.map(str::trim).filter(|s| is_form(s) || is_of_two(s));
    let degree = degree.map(str::trim).filter(|d| is_form(d));
    let own = || match last {
        Some(last) => last.to_owned(),
        None if is_cjk(name) => name.chars().take(1).collect(),
        None => surname(name).unwrap_or_else(|| name.to_owned()),
    };
    let salutation = salutation.map(|s| if fold(s) == "herrn" { "Herr" } else { s });
    match (salutation, degree) {
        (Some(form), _) if is_cjk(form) => Some(format!("{}{form}", own())),
        (Some(form), Some(degree)) => Some(format!("{form} {degree} {}", own())),
        (Some(form), None) | (None, Some(form)) => Some(format!("{form} {}", own())),
        (None, None) => None,
    }
}

/// `Berg, Ida` as `Ida Berg`, where each side of one comma is a name and not two.
pub(crate) fn turned(name: &str) -> String {
    let Some((last, first)) = name.split_once([',', '，']) else {
        return name.to_owned();
    };
    let (last, first) = (last.trim(), first.trim());
    let short = (one_word(last) || one_word(first))
        && !first.contains([',', '，'])
        && !first.is_empty()
        && !last.is_empty();
    let is_title =
        |t: &str| t.chars().any(|c| c.is_ascii_digit() || "@&/".contains(c)) || is_form(t);
    match short && !is_title(first) && !is_title(last) {
        true if is_cjk(last) || is_cjk(first) => name.to_owned(),
        true => format!("{first} {last}"),
        false => name.to_owned(),
    }
}

fn one_word(t: &str) -> bool {
    !t.is_empty() && t.split_whitespace().count() == 1
}

/// Written without blanks, family name first.
pub(crate) fn is_cjk(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}' | '\u{3005}' | '\u{20000}'..='\u{3ffff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(parts: &[(&'static str, &'static str)]) -> (String, String, String) {
        let mut all = NameParts::default();
        for (field, text) in parts {
            all.take(field, field, text);
        }
        let named = all.name().unwrap();
        let beside: Vec<String> = named.beside.iter().map(|(h, t)| format!("{h}: {t}")).collect();
        (named.name, named.address.unwrap_or_default(), beside.join(", "))
    }

    #[test]
    fn parts_make_one_name() {
        let own = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(name(&[("first_name", "Ida"), ("last_name", "Berg")]), own("Ida Berg", "", ""));
        assert_eq!(name(&[("last_name", "王"), ("first_name", "敏")]), own("王敏", "", ""));
        assert_eq!(
            name(&[
                ("salutation", "Frau"),
                ("degree", "Dr."),
                ("first_name", "Ida"),
                ("last_name", "Berg")
            ]),
            own("Ida Berg", "Frau Dr. Berg", "")
        );
        assert_eq!(
            name(&[
                ("name", "Ida M Berg"),
                ("first_name", "Ida"),
                ("middle_name", "M"),
                ("last_name", "Berg")
            ]),
            own("Ida M Berg", "", "")
        );
        assert_eq!(
            name(&[("first_name", "Ida"), ("middle_name", "Maria"), ("last_name", "Berg")]),
            own("Ida Berg", "", "middle_name: Maria")
        );
        assert_eq!(name(&[("name", "Berg, Ida")]).0, "Ida Berg");
        assert_eq!(name(&[("name", "Herr Jan Holt")]), own("Jan Holt", "Herr Holt", ""));
        assert_eq!(
            name(&[("name", "Herr Dr. Groß (Einkauf)")]),
            own("Groß", "Herr Dr. Groß", "name: Einkauf")
        );
        assert_eq!(name(&[("name", "Fr. Lang")]), own("Lang", "Frau Lang", ""));
        assert_eq!(name(&[("name", "王小明先生")]), own("王小明", "王先生", ""));
        assert_eq!(
            name(&[("name", "Dr. Rauch, Eberhard")]),
            own("Eberhard Rauch", "Dr. Rauch", "")
        );
        assert_eq!(name(&[("name", "Mr Tom Hill, MBA")]), own("Tom Hill", "Mr Hill", "name: MBA"));
        assert_eq!(name(&[("name", "Mr & Mrs Dunn")]), own("Dunn", "Mr & Mrs Dunn", ""));
        assert_eq!(name(&[("name", "Mr John Smith Jr.")]), own("John Smith Jr.", "Mr Smith", ""));
        assert_eq!(name(&[("name", "Mr Ada Thorn Hill")]).1, "Mr Ada Thorn Hill");
        assert_eq!(
            name(&[("first_name", "Josep"), ("last_name", "Ferrer, i Mas")]).0,
            "Josep Ferrer, i Mas"
        );
        assert_eq!(name(&[("name", "Fr Lang")]).0, "Fr Lang");
        assert!(is_form("Prof. Dr.-Ing.") && is_form("Frau") && !is_form("Einkauf"));
        assert_eq!(name(&[("name", "Frances Holt")]).0, "Frances Holt");
    }
}
