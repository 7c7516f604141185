//! What must be true in each stage of a purchase, as rows: done stages and those to come fold to one.

use crate::model::Opportunity as Deal;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use std::collections::BTreeSet;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProofRow {
    /// A stage; it can be selected where it is folded.
    Stage(StageRow),
    /// Something that must be true.
    Criterion(CriterionRow),
}

impl ProofRow {
    /// Can the cursor stand on it?
    pub fn is_selectable(&self) -> bool {
        match self {
            Self::Stage(stage) => stage.folded,
            Self::Criterion(_) => true,
        }
    }

    /// Is it this criterion?
    pub fn is(&self, criterion: &str) -> bool {
        matches!(self, Self::Criterion(c) if c.name == criterion)
    }

    /// The stage that it belongs to.
    pub fn stage(&self) -> i64 {
        match self {
            Self::Stage(stage) => stage.number,
            Self::Criterion(criterion) => criterion.stage,
        }
    }
}

/// A stage with how much of it is proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRow {
    /// Its number.
    pub number: i64,
    /// What the customer does in it.
    pub title: String,
    /// "4 of 4 proved", "we are here, they are here".
    pub says: String,
    /// Its criteria are not shown.
    pub folded: bool,
}

/// A criterion with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionRow {
    /// Its place among all criteria, from 1 on.
    pub number: usize,
    /// The stage that it is of.
    pub stage: i64,
    /// Its name in files.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// The stage is not done without it.
    pub required: bool,
    /// There is proof.
    pub proved: bool,
    /// The proof with its day, or what is missing.
    pub says: String,
    /// The file proves it, and nobody has taken that.
    pub offered: bool,
    /// It is asked for now: required, in our stage or before.
    pub due: bool,
    /// What counts as proof.
    pub counts: String,
}

/// How many criteria a purchase has.
pub fn criteria_count(ctx: &Ctx, deal: &Deal) -> usize {
    ctx.bench.playbook.stages_of(deal).iter().map(|s| s.criteria.len()).sum()
}

/// How many of them are proven.
pub fn proved_count(ctx: &Ctx, deal: &Deal) -> usize {
    let all = ctx.bench.playbook.stages_of(deal).iter().flat_map(|s| &s.criteria);
    all.filter(|c| is_proved(deal, &c.name)).count()
}

fn is_proved(deal: &Deal, criterion: &str) -> bool {
    deal.evidence.iter().any(|e| e.criterion.as_deref() == Some(criterion))
}

/// Lines that all stages take unfolded.
pub fn all_rows(ctx: &Ctx, deal: &Deal) -> usize {
    criteria_count(ctx, deal) + ctx.bench.playbook.stages_of(deal).len()
}

/// The rows: between our stage and theirs unfolded, or `whole` all, unless turned.
pub fn rows(ctx: &Ctx, deal: &Deal, whole: bool, turned: &BTreeSet<i64>) -> Vec<ProofRow> {
    let (they, we) = (deal.buying_stage.unwrap_or(1), deal.selling_stage.unwrap_or(1));
    let mut number = 0;
    let mut rows = Vec::new();
    for stage in ctx.bench.playbook.stages_of(deal) {
        let gap = stage.criteria.iter().any(|c| c.required && !is_proved(deal, &c.name));
        let near = (we.min(they)..=we.max(they)).contains(&stage.number);
        let open = whole || near || (stage.number < we && gap);
        let folded = open == turned.contains(&stage.number);
        let proved = stage.criteria.iter().filter(|c| is_proved(deal, &c.name)).count();
        let here = match (stage.number == we, stage.number == they) {
            (true, true) => phrase!("all are here"),
            (true, false) => phrase!("we are here"),
            (false, true) => phrase!("they are here"),
            _ => "",
        };
        rows.push(ProofRow::Stage(StageRow {
            number: stage.number,
            title: stage.customer_short.clone(),
            says: match here {
                "" => phrase!("{} of {} proved", proved, stage.criteria.len()),
                here => phrase!("{} of {}, {}", proved, stage.criteria.len(), here),
            },
            folded,
        }));
        for criterion in &stage.criteria {
            number += 1;
            if folded {
                continue;
            }
            let proved = is_proved(deal, &criterion.name);
            let due = criterion.required && stage.number <= we;
            let offer = ctx.dossier.and_then(|d| d.proof(&deal.id, &criterion.name));
            rows.push(ProofRow::Criterion(CriterionRow {
                number,
                stage: stage.number,
                name: criterion.name.clone(),
                title: criterion.title.clone(),
                required: criterion.required,
                proved,
                says: match (offer, proved, criterion.required) {
                    (Some(offer), false, _) => phrase!("file says: {}", offer.note),
                    (_, true, _) => proof(deal, &criterion.name),
                    (_, false, true) if due => phrase!("missing {}", ctx.theme.glyphs.critical),
                    (_, false, true) => phrase!("nothing yet").to_owned(),
                    (_, false, false) => phrase!("nothing yet, may be left").to_owned(),
                },
                offered: offer.is_some() && !proved,
                due: due && !proved,
                counts: criterion.proof.clone(),
            }));
        }
    }
    rows
}

/// "05 Oct  map of 9 people".
pub fn proof(deal: &Deal, criterion: &str) -> String {
    let mut evidence = deal.evidence.iter();
    let Some(found) = evidence.find(|e| e.criterion.as_deref() == Some(criterion)) else {
        return phrase!("nothing yet").to_owned();
    };
    let note = found.note.as_deref().unwrap_or_default();
    match found.date.map(|d| d.short_day()) {
        Some(day) => format!("{day}  {note}"),
        None => note.to_owned(),
    }
}
