//! A finding: a conclusion of the rules, with its evidence and its remedy.

use super::AccountContext;
use crate::model::Date;
use crate::model::codes::Severity;

/// A record that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The kind of record: the word of its table.
    pub record: &'static str,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// Its date, where it has one.
    pub date: Option<Date>,
    /// What it says, with names.
    pub text: String,
}

/// What a rule found, before the rep's answers to findings are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMatch {
    /// The id of what it is about, a topic, or `topic@person`.
    pub subject: String,
    /// Where it differs from the code's own: payment_overdue past 90 days.
    pub severity: Option<Severity>,
    /// One plain sentence with names in it.
    pub sentence: String,
    /// The records that it rests on.
    pub evidence: Vec<Evidence>,
    /// What the remedy is about: fills `{name}`, `{topic}`, `{rival}` of the playbook's remedy.
    pub names: Vec<(&'static str, String)>,
    /// What to do, made from the file; the words' own remedy where the rule makes none.
    pub remedy: Option<String>,
}

impl RuleMatch {
    /// A hit of the code's own severity, without evidence yet.
    pub fn new(subject: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            severity: None,
            sentence: sentence.into(),
            evidence: Vec::new(),
            names: Vec::new(),
            remedy: None,
        }
    }

    /// With its sentence.
    pub fn says(mut self, sentence: impl Into<String>) -> Self {
        self.sentence = sentence.into();
        self
    }

    /// With a record that it rests on.
    pub fn on(
        mut self,
        record: &'static str,
        id: Option<&str>,
        date: Option<Date>,
        text: impl Into<String>,
    ) -> Self {
        let id = id.map(str::to_owned);
        self.evidence.push(Evidence { record, id, date, text: text.into() });
        self
    }

    /// With what to do, made from the file (docs/WORDING.md).
    pub fn remedy(mut self, what: impl Into<String>) -> Self {
        self.remedy = Some(what.into());
        self
    }

    /// With a name for the remedy.
    pub fn naming(mut self, what: &'static str, name: impl Into<String>) -> Self {
        self.names.push((what, name.into()));
        self
    }
}

/// One rule: its code and what it finds in a case. Title, reason and remedy stand in the words.
pub struct Rule {
    /// The code, which is also the name of its file.
    pub code: &'static str,
    /// What it finds; nothing of the rep's answers.
    pub check: fn(&AccountContext) -> Vec<RuleMatch>,
}

/// A finding as screens and `check` show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The account's id.
    pub account: String,
    /// The id of what it is about, a topic, or `topic@person`.
    pub subject: String,
    /// A few words for lists: "decision maker unmet".
    pub title: String,
    /// One plain sentence with names in it.
    pub sentence: String,
    /// The records that it rests on.
    pub evidence: Vec<Evidence>,
    /// What to do, worded as an action.
    pub remedy: String,
    /// The rep has answered it: shown by `check --all` only.
    pub dismissed: bool,
    /// How it stands among the rows that a rep reads.
    pub row: RowPlace,
}

/// How a finding stands among the rows (docs/WORDING.md): JSON keeps the list of docs/RULES.md, everything else folds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowPlace {
    /// A row of its own.
    #[default]
    Own,
    /// The row of this code tells it.
    Under(&'static str),
    /// What it says is in dispute (docs/WORDING.md): no row until that is settled.
    Disputed,
    /// A row that the list of docs/RULES.md does not have: a no-go that nobody has talked about since.
    Added,
}

impl Finding {
    /// Is it a row of text and screens?
    pub fn is_shown(&self) -> bool {
        matches!(self.row, RowPlace::Own | RowPlace::Added)
    }

    /// Does it stand in the list of docs/RULES.md?
    pub fn is_listed(&self) -> bool {
        self.row != RowPlace::Added
    }
}
