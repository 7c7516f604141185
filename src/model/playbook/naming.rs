//! Words by which texts are read: who is named in them, what a visit is for, what is nobody's business (docs/WORDING.md).

use serde::Deserialize;

/// How people and rivals are named in texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// Forms of address that stand before a surname.
    pub titles: Vec<String>,
    /// Forms of address that stand behind a Chinese surname.
    pub titles_behind: Vec<String>,
    /// Chinese surnames of two letters.
    pub double_surnames: Vec<String>,
    /// Parts of names that name nobody: von, de, bin.
    pub particles: Vec<String>,
    /// Names that are words as well: they name somebody with a capital letter or a title only.
    pub everyday: Vec<String>,
    /// Legal forms and words of the trade in a rival's name, which name nobody.
    pub firms: Vec<String>,
    /// Words that two texts share without speaking of the same thing.
    pub small: Vec<String>,
}

/// Lists of phrases; `*` at the end of one lets its last word go on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// Family and health: a note with one of these stays off every page.
    pub delicate: Vec<String>,
    /// What somebody says against us.
    pub objection: Vec<String>,
    /// Somebody will bring us to somebody.
    pub brings_us: Vec<String>,
}

/// A kind of talk, the words of a purpose that show it, and the answers that matter in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// The occasion, a word of docs/FILE.md.
    pub name: String,
    /// Phrases in the purpose of a visit; `*` at the end lets the last word go on.
    pub words: Vec<String>,
    /// Topics whose answers the page carries.
    pub topics: Vec<String>,
}
