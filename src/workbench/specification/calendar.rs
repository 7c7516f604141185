//! The calendar of a bid: papers, visits, promises of both sides, the customer's stages, the decision.

use crate::language::dates::short_day;
use crate::model::{Confidence, Date, Key, Opportunity};
use crate::rules::AccountContext;
use crate::rules::phrase::list;
use crate::rules::specification::visits;

/// What a row of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarKind {
    /// A paper of the bid.
    Paper,
    /// A visit of ours.
    Visit,
    /// What they owe us.
    TheyOwe,
    /// What we owe them, or want to do for the deal.
    WeOwe,
    /// A stage of theirs begins.
    Stage(i64),
    /// They decide.
    Decision,
}

impl CalendarKind {
    /// Do they do it?
    pub fn is_theirs(self) -> bool {
        matches!(self, Self::TheyOwe | Self::Stage(_) | Self::Decision)
    }

    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Visit => "visit",
            Self::TheyOwe => "they_owe",
            Self::WeOwe => "we_owe",
            Self::Stage(_) => "stage",
            Self::Decision => "decision",
        }
    }
}

/// A row of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarRow {
    /// What it is.
    pub kind: CalendarKind,
    /// The table and the file's number of its record; nothing for a stage and the decision.
    pub record: Option<(&'static str, Key)>,
    /// A paper's number in the order of the days, from 1.
    pub number: Option<usize>,
    /// Its day; a paper may have none.
    pub day: Option<Date>,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// The day a paper was ready.
    pub done: Option<Date>,
}

impl CalendarRow {
    /// Not done, and its day is over.
    pub fn is_late(&self, today: Date) -> bool {
        self.done.is_none() && self.day.is_some_and(|d| d < today)
    }
}

/// The rows by day; of one day in the order of their kinds; those without a day last.
pub(super) fn calendar(deal: &Opportunity, case: &AccountContext) -> Vec<CalendarRow> {
    let mut rows = papers(deal, case);
    rows.extend(of_visits(deal, case));
    rows.extend(promises(deal, case));
    let today = case.today();
    rows.extend(deal.schedule.iter().filter_map(|s| {
        let (stage, day) = ((*s.stage)?, s.date.filter(|d| *d >= today)?);
        let later = deal.buying_stage.is_none_or(|now| stage > now);
        let decided_then = deal.decision_date.is_some_and(|decided| decided <= day);
        let name = case.world.playbook.stage_of(deal, stage).map(|s| s.customer_short.clone());
        let what = phrase!("their stage {}, {}", stage, name.unwrap_or_default());
        (later && !decided_then).then(|| theirs(CalendarKind::Stage(stage), day, what))
    }));
    rows.extend(
        deal.decision_date
            .map(|day| theirs(CalendarKind::Decision, day, phrase!("decision").to_owned())),
    );
    rows.sort_by_key(|r| (r.day.is_none(), r.day));
    let mut number = 0;
    for row in rows.iter_mut().filter(|r| r.kind == CalendarKind::Paper) {
        number += 1;
        row.number = Some(number);
    }
    rows
}

fn theirs(kind: CalendarKind, day: Date, what: String) -> CalendarRow {
    let who = phrase!("they").to_owned();
    CalendarRow { kind, record: None, number: None, day: Some(day), what, who, done: None }
}

fn papers(deal: &Opportunity, case: &AccountContext) -> Vec<CalendarRow> {
    deal.bid.iter().map(|paper| row(case, paper)).collect()
}

fn row(case: &AccountContext, paper: &crate::model::BidItem) -> CalendarRow {
    CalendarRow {
        kind: CalendarKind::Paper,
        record: Some(("bid", paper.key)),
        number: None,
        day: *paper.due,
        what: paper.what.0.clone().unwrap_or_default(),
        who: paper.owner.0.clone().unwrap_or_default(),
        done: case.past(*paper.done),
    }
}

fn of_visits(deal: &Opportunity, case: &AccountContext) -> Vec<CalendarRow> {
    visits(deal, case)
        .map(|(day, visit)| {
            let texts = [&visit.objectives.expected, &visit.purpose];
            let what = texts.iter().find_map(|t| t.0.clone()).unwrap_or_default();
            let people: Vec<&str> = visit.people.0.iter().map(|id| case.name(id)).collect();
            CalendarRow {
                kind: CalendarKind::Visit,
                record: Some(("visit", visit.key)),
                number: None,
                day: Some(day),
                what: phrase!("visit: {what}", what),
                who: list(&people),
                done: None,
            }
        })
        .collect()
}

/// Promises and actions for the deal, its points and papers, that are not done.
fn promises(deal: &Opportunity, case: &AccountContext) -> Vec<CalendarRow> {
    let undone = case.account.actions.iter().filter(|a| {
        case.is_undone(a)
            && a.for_subject.as_deref().is_some_and(|subject| {
                subject == deal.id.as_str()
                    || deal.specification.iter().any(|p| *p.id == subject)
                    || deal.bid.iter().any(|b| *b.id == subject)
            })
    });
    let rows = undone.map(|action| {
        let by = action.promised_by.0.as_deref();
        let what = action.what.0.clone().unwrap_or_default();
        let (kind, what, who) = match by {
            Some(by) => (
                CalendarKind::TheyOwe,
                phrase!("they owe us: {what}", what),
                case.name(by).to_owned(),
            ),
            None => (CalendarKind::WeOwe, what, action.owner.0.clone().unwrap_or_default()),
        };
        let record = Some(("action", action.key));
        CalendarRow { kind, record, number: None, day: *action.due, what, who, done: None }
    });
    rows.collect()
}

/// "mid-December, a rumour of 王敏 of 12 Nov": the best answer about when bids are due.
pub(super) fn bids_due(case: &AccountContext) -> Option<String> {
    let asked = case.checklist.iter().find(|a| a.subject() == "organisation.buying_schedule")?;
    let best = asked.best.as_ref()?;
    let answer = best.intel.answer.as_deref()?;
    let of = best.intel.source.as_deref().map(|s| phrase!(" of {s}", s)).unwrap_or_default();
    let day = best.intel.as_of.map(|d| format!(", {}", short_day(d, case.today())));
    let how = match best.intel.confidence {
        Confidence::Rumour => phrase!("a rumour{of}", of),
        Confidence::Stated => phrase!("the word{of}", of),
        Confidence::Verified => format!("confirmed{}", of.replacen(" of", " by", 1)),
    };
    Some(format!("{answer}: {how}{}", day.unwrap_or_default()))
}
