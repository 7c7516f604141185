//! The page that a rep takes along: plain data, the same for every format (docs/WORDING.md, METHOD F5, F13).

use serde::Serialize;

/// For whom a page is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Print {
    /// For the rep, in the car: all of it.
    #[default]
    Car,
    /// For the customer's table: what everyone who attends may hear.
    Table,
    /// A mail to those who attend, or to one of them.
    Mail,
    /// For whoever takes the account over.
    Handover,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Brief {
    /// For whom.
    pub print: Print,
    /// The account's id.
    pub account: String,
    /// The visit's id; nothing without a visit.
    pub visit: Option<String>,
    /// The account's name.
    pub title: String,
    /// What the page is of: "visit Thu 26 Nov 2026, 10:00".
    pub occasion: String,
    /// Where: the visit's place and the account's site; empty where neither is known.
    pub place: String,
    /// When it was made: "prepared Tue 24 Nov 2026".
    pub prepared: String,
    /// How ready we are; empty where that is not for these eyes.
    pub standing: String,
    /// What stands on it, in this order.
    pub sections: Vec<Section>,
    /// The people as a picture; empty where there is none.
    pub picture: Vec<Node>,
    /// What did not fit: "2 of 9 to look at".
    pub left_out: Vec<String>,
    /// What may not stand on this print: told to the rep, never printed.
    #[serde(skip)]
    pub withheld: Vec<String>,
    /// Lines that one person alone can have told us, who does not attend: told to the rep before it is saved.
    #[serde(skip)]
    pub traced: Vec<Traced>,
    /// The page's own words, in its language.
    #[serde(skip)]
    pub labels: Labels,
}

/// A line that gives away who told us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// Its place among the lines of the page, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Who alone can have told us.
    pub who: String,
}

impl Traced {
    /// "line 2: only Jonas Orth can have told you of "boiler inspection"".
    pub fn says(&self) -> String {
        format!("line {}: only {} can have told you of \"{}\"", self.line, self.who, self.text)
    }
}

/// The words of a page that stand in no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The language's code, as HTML has it.
    pub language: String,
    /// The heading of the empty lines.
    pub notes: String,
    /// Before what did not fit, with `{what}`.
    pub left_out: String,
    /// The word for the subject of a mail.
    pub subject: String,
    /// What follows a heading.
    pub colon: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            notes: "Notes".to_owned(),
            left_out: "left out: {what}".to_owned(),
            subject: "Subject".to_owned(),
            colon: ": ".to_owned(),
        }
    }
}

/// A part of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Section {
    /// Its name in files: "ask".
    pub name: &'static str,
    /// Its heading.
    pub title: String,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// The higher, the sooner it gives way.
    #[serde(skip)]
    pub yields: u8,
    /// So many entries stay as long as others can give way.
    #[serde(skip)]
    pub keep: usize,
    /// What stands below an entry goes with it, never before it.
    #[serde(skip)]
    pub whole: bool,
}

/// One thing on the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// What stands before it: a number, "best", "!".
    pub lead: String,
    /// What it says.
    pub text: String,
    /// What stands at the right edge: whom to ask, how that is known.
    pub aside: String,
    /// What belongs to it, below it.
    pub notes: Vec<String>,
    /// Empty lines to write on.
    pub write: usize,
    /// It is a hole: not known, and should be.
    pub gap: bool,
    /// What it came from: an id, a topic, a finding's subject.
    pub source: Option<String>,
    /// A number in a note that can be called.
    #[serde(skip)]
    pub phone: Option<String>,
}

/// One person of the picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Node {
    /// For each step down the tree: has that ancestor more below? The last is this one's own.
    pub branch: Vec<bool>,
    /// The name, or the title of a hole.
    pub name: String,
    /// What stands beside it: part and attitude in words.
    pub says: String,
    /// Attends the visit.
    pub attends: bool,
    /// The person's id.
    pub person: String,
}

/// One line of a page as it is written, and what it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text, without its end.
    pub text: String,
    /// What it came from: an id, a topic, a finding's subject.
    pub source: Option<String>,
}

impl Entry {
    /// An entry that says this.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// What is not known and should be.
    pub fn gap(text: impl Into<String>) -> Self {
        Self { lead: "!".to_owned(), gap: true, ..Self::new(text) }
    }

    /// With something before it.
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// With something at the right edge.
    pub fn aside(mut self, aside: impl Into<String>) -> Self {
        self.aside = aside.into();
        self
    }

    /// With a line below it; an empty one is none.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        let note = note.into();
        if !note.is_empty() {
            self.notes.push(note);
        }
        self
    }

    /// With where it came from.
    pub fn from(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}
