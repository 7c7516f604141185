//! The checklist: categories of topics, each with its question (METHOD M22).

use serde::Deserialize;

/// One of the categories of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name in files, such as `organisation`.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// Its weight in readiness, above 0.
    pub weight: i64,
    /// Its topics in playbook order.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
}

/// One thing to find out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its name within the category, such as `budget`.
    pub name: String,
    /// Its name on screen, as a rep says it.
    pub title: String,
    /// Days that an answer stays fresh, at least 1.
    pub shelf: i64,
    /// Its weight within the category, above 0.
    pub weight: i64,
    /// Whether a purchase cannot be judged without it.
    #[serde(default)]
    pub critical: bool,
    /// Whether it is asked about each person who decides and each executive.
    #[serde(default)]
    pub person: bool,
    /// What we do not know while it is open, as a rep says it; of a person topic `{name}` is the person.
    #[serde(default)]
    pub wonder: Option<String>,
    /// The question to put to the customer; of a person topic `{name}` is the person.
    pub ask: String,
    /// What it is about, one line.
    pub about: String,
    /// Where to find out.
    pub look: String,
    /// What a good answer is.
    pub good: String,
}

impl Topic {
    /// The question with the person's name in it. Without a name it asks about "the person who decides".
    pub fn question(&self, name: Option<&str>) -> String {
        crate::model::words::fill(&self.ask, &[("name", name.unwrap_or("the person who decides"))])
    }
}
