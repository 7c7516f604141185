//! The playbook: what to find out, which steps prove a stage, and every number of the rules (docs/RULES.md), as data.

mod check;
mod closing;
mod copies;
mod deal;
mod fold;
mod jobs;
mod language;
mod naming;
mod questions;
mod screen;
mod stages;
mod thresholds;
mod topics;
mod ways;

pub use check::Fault;
pub use closing::Closing;
pub use copies::Copies;
pub use deal::{Bargaining, BidPaper, MoneyTerms, Tendering};
pub use fold::{CAUSES, Fold};
pub use jobs::Job;
pub use language::Language;
pub use naming::{Naming, Phrases, Talk};
pub use questions::{
    CUSTOMERS, Implied, ImpliedProof, KINDS, LANGUAGES, Languages, PROOF_KINDS, Question, STAGES,
};
pub use screen::{ScreenLook, THEMES};
pub use stages::{ExitCriterion, Mark, Meaning, Process, Side, Stage};
pub use thresholds::{Thresholds, VerdictLines};
pub use topics::{Category, Topic};
pub use ways::{ComplaintDays, Confidence, Inference, Thinking};

use super::Opportunity;
use serde::Deserialize;

/// All of `assets/playbook.toml`, or of it with the rep's own file over it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    #[serde(rename = "category")]
    categories: Vec<Category>,
    #[serde(rename = "stage")]
    stages: Vec<Stage>,
    #[serde(rename = "process")]
    processes: Vec<Process>,
    #[serde(rename = "evaluation")]
    marks: Vec<Mark>,
    #[serde(rename = "job")]
    jobs: Vec<Job>,
    #[serde(rename = "thinking")]
    ways_of_thinking: Vec<Thinking>,
    #[serde(rename = "inference")]
    inferences: Vec<Inference>,
    #[serde(rename = "occasion")]
    talks: Vec<Talk>,
    #[serde(rename = "language")]
    languages: Vec<Language>,
    #[serde(rename = "question")]
    questions: Vec<Question>,
    #[serde(rename = "implied")]
    implied: Vec<Implied>,
    #[serde(rename = "implied_proof")]
    implied_proofs: Vec<ImpliedProof>,
    #[serde(rename = "paper")]
    papers: Vec<BidPaper>,
    /// The numbers of the rules.
    pub thresholds: Thresholds,
    /// The lines between go, conditional and no-go.
    pub verdict: VerdictLines,
    /// How purchases end.
    pub closing: Closing,
    /// What an answer counts, by how sure it is.
    pub confidence: Confidence,
    /// Days in which a complaint must be resolved.
    pub complaint_days: ComplaintDays,
    /// How screens fold findings.
    pub fold: Fold,
    /// How many copies of the file are kept.
    pub copies: Copies,
    /// How the screens look where the command line does not say it.
    pub screen: ScreenLook,
    /// What the sheet of a deal's money goes by.
    pub money: MoneyTerms,
    /// What the sheet of a negotiation goes by.
    pub negotiation: Bargaining,
    /// What the sheet of a specification goes by.
    pub specification: Tendering,
    /// How people and rivals are named in texts.
    pub naming: Naming,
    /// Phrases by which texts are read.
    pub phrases: Phrases,
}

impl Playbook {
    /// The categories of the checklist in playbook order (METHOD M22).
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Every topic in playbook order, with its category.
    pub fn topics(&self) -> impl Iterator<Item = (&Category, &Topic)> {
        self.categories
            .iter()
            .flat_map(|category| category.topics.iter().map(move |topic| (category, topic)))
    }

    /// The topic of a full name such as `organisation.budget`; `None` for one that the playbook does not know.
    pub fn topic(&self, full_name: &str) -> Option<&Topic> {
        self.topic_in_category(full_name).map(|(_, topic)| topic)
    }

    /// As [`Playbook::topic`], with the category.
    pub fn topic_in_category(&self, full_name: &str) -> Option<(&Category, &Topic)> {
        let (category, topic) = full_name.split_once('.')?;
        let category = self.categories.iter().find(|known| known.name == category)?;
        category.topics.iter().find(|known| known.name == topic).map(|topic| (category, topic))
    }

    /// The six stages in order (METHOD M28).
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The stage of a number, 1 to 6.
    pub fn stage(&self, number: i64) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.number == number)
    }

    /// The processes that a purchase may have instead of the six stages.
    pub fn processes(&self) -> &[Process] {
        &self.processes
    }

    /// The process of a purchase; `None` for the standard one, and for one that this playbook does not know.
    pub fn process(&self, deal: &Opportunity) -> Option<&Process> {
        let name = deal.process.as_deref()?;
        self.processes.iter().find(|known| known.name == name)
    }

    /// The stages that a purchase goes through, in order.
    pub fn stages_of(&self, deal: &Opportunity) -> &[Stage] {
        self.stages_in(deal.process.as_deref())
    }

    /// The stages of the process of this name; the standard ones without a name, and for an unknown one.
    pub fn stages_in(&self, process: Option<&str>) -> &[Stage] {
        let mut all = self.processes.iter();
        let known = all.find(|known| Some(known.name.as_str()) == process);
        known.map_or(&self.stages, |process| &process.stages)
    }

    /// A stage of a purchase.
    pub fn stage_of(&self, deal: &Opportunity, number: i64) -> Option<&Stage> {
        self.stages_of(deal).iter().find(|stage| stage.number == number)
    }

    /// What a stage of a purchase means: the stage of the standard process that the rules' numbers speak of.
    pub fn meaning(&self, deal: &Opportunity, number: i64) -> i64 {
        self.process(deal).map_or(number, |process| process.meaning(number))
    }

    /// What the stage means in which the customer is.
    pub fn buying_phase(&self, deal: &Opportunity) -> Option<i64> {
        deal.buying_stage.map(|number| self.meaning(deal, number))
    }

    /// Every exit criterion, those of the standard process first; one that two processes have comes twice.
    pub fn criteria(&self) -> impl Iterator<Item = &ExitCriterion> {
        let others = self.processes.iter().flat_map(|process| &process.stages);
        self.stages.iter().chain(others).flat_map(|stage| &stage.criteria)
    }

    /// The exit criterion of a name such as `roles_mapped`, with its stage; the standard process is asked first.
    pub fn criterion(&self, name: &str) -> Option<(&Stage, &ExitCriterion)> {
        let others = self.processes.iter().flat_map(|process| &process.stages);
        self.stages.iter().chain(others).find_map(|stage| Some((stage, stage.criterion(name)?)))
    }

    /// The exit criterion of a name among the stages of a purchase.
    pub fn criterion_of(&self, deal: &Opportunity, name: &str) -> Option<(&Stage, &ExitCriterion)> {
        self.stages_of(deal).iter().find_map(|stage| Some((stage, stage.criterion(name)?)))
    }

    /// The eight marks of the evaluation in order (METHOD M30, M31).
    pub fn evaluation(&self) -> &[Mark] {
        &self.marks
    }

    /// One of the eight marks by its name.
    pub fn mark(&self, name: &str) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.name == name)
    }

    /// Days on which a deal may stand still before `stalled` says so, by what its buying stage means.
    pub fn stalled_days(&self, buying_phase: i64) -> i64 {
        match buying_phase {
            ..=3 => self.thresholds.stalled_early_days,
            4 | 5 => self.thresholds.stalled_tender_days,
            _ => self.thresholds.stalled_install_days,
        }
    }

    /// The papers that a bid usually needs, in the order in which they are made (METHOD M32).
    pub fn papers(&self) -> &[BidPaper] {
        &self.papers
    }

    /// What a job title suggests (level, roles); `None` where no phrase of the playbook is in it.
    pub fn job(&self, title: &str) -> Option<&Job> {
        jobs::find(&self.jobs, title)
    }

    /// The ways in which people think (METHOD M1).
    pub fn ways_of_thinking(&self) -> &[Thinking] {
        &self.ways_of_thinking
    }

    /// What an observation's finding code lets us conclude (METHOD M7).
    pub fn inference(&self, code: &str) -> Option<&Inference> {
        self.inferences.iter().find(|inference| inference.name == code)
    }

    /// The kinds of talk in the order in which a purpose is held against them (docs/WORDING.md).
    pub fn talks(&self) -> &[Talk] {
        &self.talks
    }

    /// The languages of what customers read; the first is the rep's own where nothing else shows it (docs/WORDING.md).
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language of a code.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|known| known.name == code)
    }

    /// The language that somebody is said to speak: of several the one that is said first.
    pub fn language_of(&self, spoken: &str) -> Option<&Language> {
        let said = self.languages.iter().filter_map(|l| Some((l.is_said_at(spoken)?, l)));
        said.min_by_key(|(at, _)| *at).map(|(_, language)| language)
    }

    /// Whether one of these phrases is in the text; `*` at the end of a phrase lets its last word go on.
    pub fn holds_phrase(phrases: &[String], text: &str) -> bool {
        jobs::phrases_in(phrases, text) > 0
    }

    /// How many of these phrases stand in a text, each counted once for itself.
    pub fn phrases_held(phrases: &[String], text: &str) -> usize {
        phrases.iter().filter(|p| jobs::phrases_in(std::slice::from_ref(p), text) > 0).count()
    }

    /// How a topic is asked, by its full name; nothing for one of the rep's own without such an entry.
    pub fn question(&self, full_name: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.name == full_name)
    }

    /// What records imply, in order.
    pub fn implied(&self) -> &[Implied] {
        &self.implied
    }

    /// What records prove, in order.
    pub fn implied_proofs(&self) -> &[ImpliedProof] {
        &self.implied_proofs
    }

    /// The question of a topic in a language, to the very person where `you`; English where the language has none.
    /// Of a person topic the text may hold `{name}`.
    pub fn asked_in(&self, full_name: &str, language: &str, you: bool) -> Option<&str> {
        let topic = self.topic(full_name)?;
        let Some(question) = self.question(full_name) else {
            return Some(&topic.ask);
        };
        let to_them = question.you.text(language).filter(|_| you);
        Some(to_them.or_else(|| question.ask.text(language)).unwrap_or(&topic.ask))
    }

    /// Whether the rules can work with it; the first fault otherwise.
    pub fn check(&self) -> Result<(), Fault> {
        check::all(self)
    }
}
