//! How a topic is asked: in which stages, of whom, in whose words; and what the records of a file say of it (METHOD M22, M24).

use serde::Deserialize;

use super::jobs::phrases_in;
use crate::model::words::fill;

/// The languages that the questions of a topic are worded in, beside English.
pub const LANGUAGES: &[&str] = &["en", "de", "zh"];
/// What a stage is called in [`Question::stages`]: none where there is no purchase yet.
pub const STAGES: &[&str] = &["none", "1", "2", "3", "4", "5", "6"];
/// The two kinds of customer: one that has never bought from us, and one that does.
pub const CUSTOMERS: &[&str] = &["new", "buying"];

/// How one topic is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The topic's full name, such as `organisation.budget`.
    pub name: String,
    /// Stages of the purchase in which it is worth asking; `none` before there is one.
    pub stages: Vec<String>,
    /// Stages whose next step hangs on it.
    pub decides: Vec<String>,
    /// Customers of whom it is worth asking: `new`, `buying`.
    pub customers: Vec<String>,
    /// Levels at which people can know it.
    #[serde(default)]
    pub levels: Vec<String>,
    /// Roles in which people can know it.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Words in the name of a department that can know it.
    #[serde(default)]
    pub departments: Vec<String>,
    /// Words of a visit's purpose and objectives that ask for it, in three languages.
    pub words: Vec<String>,
    /// The question in the customer's languages.
    pub ask: Languages,
    /// The same to the very person that it is about.
    #[serde(default)]
    pub you: Languages,
    /// The same where there is no purchase yet.
    #[serde(default)]
    pub before: Languages,
    /// The same where there is no purchase yet, to the very person that it is about.
    #[serde(default)]
    pub before_you: Languages,
    /// The same from the tender on, when the offers are in.
    #[serde(default)]
    pub late: Languages,
    /// What they told us themselves, put to them again: `{answer}` is what they said, `{boss}` who decides.
    pub confirm: Languages,
}

/// One text in the languages of the customers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Languages {
    /// English; of a topic's own question it is the topic's `ask`.
    pub en: String,
    /// German.
    pub de: String,
    /// Chinese.
    pub zh: String,
}

impl Languages {
    /// In a language; English where that has no text, nothing where there is none at all.
    pub fn text(&self, language: &str) -> Option<&str> {
        let own = match language {
            "de" => &self.de,
            "zh" => &self.zh,
            _ => &self.en,
        };
        let text = if own.is_empty() { &self.en } else { own };
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn texts(&self) -> [&str; 3] {
        [&self.en, &self.de, &self.zh]
    }
}

/// What records of a kind say of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Implied {
    /// The kind of record: one of [`KINDS`].
    pub name: String,
    /// The topic that they answer.
    pub topic: String,
    /// The answer, with the places of the kind.
    pub says: String,
    /// The question that has it confirmed; without one nothing is left to ask.
    #[serde(default)]
    pub ask: Languages,
    /// The same to the very person that it is about.
    #[serde(default)]
    pub you: Languages,
}

/// What records of a kind prove of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpliedProof {
    /// The kind of record: one of [`PROOF_KINDS`].
    pub name: String,
    /// The exit criterion that they prove.
    pub criterion: String,
    /// The note of the proof, with the places of the kind.
    pub says: String,
}

/// The kinds of record that imply an answer, with the places that their sentences may hold.
pub const KINDS: &[(&str, &[&str])] = &[
    ("rivals", &["names", "are"]),
    ("sponsors", &["facts", "names"]),
    ("rival_offers", &["facts", "names"]),
    ("rival_prices", &["facts", "names"]),
    ("bosses", &["facts", "names", "top"]),
    ("influence", &["names", "person", "have"]),
    ("timetable", &["facts", "facts_first"]),
    ("specification", &["points"]),
    ("dealings", &["facts", "names"]),
    ("satisfaction", &["by", "score", "note", "day"]),
    ("payments_open", &["facts"]),
    ("payments_paid", &[]),
    ("impact", &["answer", "boss"]),
    ("price_talk", &["facts", "offer"]),
    ("mark_capital", &["score", "why"]),
    ("mark_fit", &["score", "why"]),
];

/// The kinds of record that prove a criterion, with the places that their notes may hold.
pub const PROOF_KINDS: &[(&str, &[&str])] = &[
    ("marks_and_verdict", &["verdict", "day"]),
    ("decision_maker", &["name", "day"]),
    ("deed", &["name", "day", "deed"]),
    ("bid_paper", &["what", "day"]),
    ("our_offer", &["sum", "day"]),
    ("timetable", &["facts"]),
    ("rivals", &["names"]),
    ("specification", &["points"]),
    ("our_points", &["points"]),
    ("won", &["day"]),
    ("payments_paid", &["sum", "day"]),
];

impl Question {
    /// How many of its words stand in a text: a visit's purpose, an objective.
    pub fn words_in(&self, text: &str) -> usize {
        phrases_in(&self.words, text)
    }

    /// Does this name of a department, or this title, hold one of its departments?
    pub fn is_of_department(&self, text: &str) -> bool {
        phrases_in(&self.departments, text) > 0
    }
}

impl Implied {
    /// The answer with the facts in it.
    pub fn answer(&self, facts: &[(&str, &str)]) -> String {
        fill(&self.says, facts)
    }
}

impl ImpliedProof {
    /// The note with the facts in it.
    pub fn note(&self, facts: &[(&str, &str)]) -> String {
        fill(&self.says, facts)
    }
}
