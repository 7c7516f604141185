//! "The file says": answers and proofs that records imply, as screens show them, and what takes one.

use super::{Dossier, TopicLine};
use crate::model::{
    Choice, Confidence, Date, Edit, Evidence, Intel, Opportunity, Record, Row, Settled, Value,
};
use crate::rules::implied::{self, Implied};
use crate::rules::{AccountContext, Asked};
use crate::workbench::visit::edits::after_last;
use std::collections::HashMap;

/// The source of an answer that nobody of theirs gave.
const OUR_FILE: &str = "our own records";

/// What records answer, until the rep takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// The answer, with names and figures.
    pub text: String,
    /// What it is worth once it is taken.
    pub confidence: Confidence,
    /// Who of theirs is its source; else our own records.
    pub source: String,
    /// The newest day of its records.
    pub as_of: Date,
}

/// What records prove of a purchase, until the rep takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofSays {
    /// The purchase's id.
    pub opportunity: String,
    /// The exit criterion, by its name in files.
    pub criterion: String,
    /// Its name on screen.
    pub title: String,
    /// The note of the proof.
    pub note: String,
    /// The day on which it became true.
    pub date: Option<Date>,
}

/// What records answer of a topic that has no answer of its own yet, or hearsay.
pub(super) fn of_topic(
    case: &AccountContext,
    all: &HashMap<String, Implied>,
    asked: &Asked,
) -> Option<Says> {
    let implied = all.get(&asked.subject())?;
    let known = asked.best.is_some_and(|b| b.intel.confidence != Confidence::Rumour);
    (!known && !implied::is_taken(implied, asked)).then(|| Says {
        text: implied.text.clone(),
        confidence: implied.confidence(),
        source: implied.source.map_or_else(|| OUR_FILE.to_owned(), |p| p.name.to_string()),
        as_of: implied.as_of(case.today()),
    })
}

/// What records prove of the open purchases, and of those that are won.
pub(super) fn proofs(case: &AccountContext) -> Vec<ProofSays> {
    let deals = case.account.opportunities.iter().filter(|o| o.is_ours());
    let proofs = deals.flat_map(|deal| implied::proofs(case, deal));
    proofs.map(line).collect()
}

fn line(p: implied::ImpliedProof) -> ProofSays {
    ProofSays {
        opportunity: p.opportunity.id.to_string(),
        criterion: p.criterion.to_owned(),
        title: p.title.to_owned(),
        note: p.note,
        date: p.date,
    }
}

impl Dossier {
    /// What records prove of a criterion of this purchase, and no evidence says yet.
    pub fn proof(&self, opportunity: &str, criterion: &str) -> Option<&ProofSays> {
        let mut proofs = self.proofs.iter();
        proofs.find(|p| p.opportunity == opportunity && p.criterion == criterion)
    }

    /// What takes the file's word on a topic as an answer; nothing where it says nothing.
    pub fn taken(&self, topic: &TopicLine) -> Option<Edit> {
        let says = topic.says.as_ref()?;
        let mut row = Row::empty(Intel::SCHEMA);
        row.set("topic", text(&topic.topic));
        row.set("answer", text(&says.text));
        row.set("source", text(&says.source));
        row.set("confidence", text(says.confidence.word()));
        row.set("as_of", Value::Day(says.as_of));
        if let Some(person) = &topic.person {
            row.set("person", text(person));
        }
        row.place = after_last(self.account.intel.iter().map(|i| i.key));
        Some(Edit::Insert { account: self.key, parent: self.key, row })
    }

    /// What takes the file's word on a criterion as its proof; nothing where it says nothing.
    pub fn proof_taken(&self, deal: &Opportunity, criterion: &str) -> Option<Edit> {
        let proof = self.proof(&deal.id, criterion)?;
        let mut row = Row::empty(Evidence::SCHEMA);
        row.set("criterion", Value::Text(criterion.to_owned()));
        row.set("note", Value::Text(proof.note.clone()));
        row.set("date", proof.date.map_or(Value::Absent, Value::Day));
        row.place = after_last(deal.evidence.iter().map(|e| e.key));
        Some(Edit::Insert { account: self.key, parent: deal.key, row })
    }

    /// The label and the edit that refuse the file's proof of a criterion for good, as a settled difference between the
    /// records and the rep; nothing where the file says nothing.
    pub fn proof_refused(
        &self,
        deal: &Opportunity,
        criterion: &str,
        why: &str,
        today: Date,
    ) -> Option<(String, Edit)> {
        let proof = self.proof(&deal.id, criterion)?;
        let mut row = Row::empty(Settled::SCHEMA);
        row.set("kind", Value::Text(implied::REFUSED.to_owned()));
        row.set("records", Value::Words(vec![deal.id.to_string(), criterion.to_owned()]));
        row.set("why", Value::Text(why.to_owned()));
        row.set("date", Value::Day(today));
        row.place = after_last(self.account.settled.iter().map(|s| s.key));
        let label = phrase!("{}, no proof of {}: {}", deal.name.as_str(), proof.title, why);
        Some((label, Edit::Insert { account: self.key, parent: self.key, row }))
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
