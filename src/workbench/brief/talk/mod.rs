//! The sections that a kind of talk asks for (docs/WORDING.md); all of them for the car only.

mod complaint;
mod first_talk;
mod negotiation;
mod retail;
mod tender;
mod yearly;

use super::BriefContext;
use crate::model::brief::{Entry, Section};
use crate::model::{Occasion, Visit};
use crate::rules::occasion::occasion;

/// What the page holds for this kind of talk; nothing without a visit, and of a talk that is none of these.
pub fn sections(desk: &BriefContext, visit: &Visit) -> Vec<Section> {
    if desk.visit.is_none() {
        return Vec::new();
    }
    let made = match occasion(desk.case, visit) {
        Occasion::Negotiation => negotiation::section(desk, visit),
        Occasion::Tender => tender::section(desk, visit),
        Occasion::Complaint => complaint::section(desk),
        Occasion::Yearly => yearly::section(desk),
        Occasion::Retail => retail::section(desk, visit),
        Occasion::FirstTalk => first_talk::section(desk, visit),
        Occasion::Working | Occasion::Other => return Vec::new(),
    };
    vec![made]
}

fn section(title: impl Into<String>, entries: Vec<Entry>) -> Section {
    Section {
        name: "talk",
        title: title.into(),
        keep: entries.len().min(8),
        entries,
        yields: 3,
        whole: false,
    }
}
