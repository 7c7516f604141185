//! A specification and its bid as command and screen show them: points with their plans, what is known about each,
//! the calendar of the bid (METHOD M32).

mod calendar;
mod paper;
mod plan_line;
#[cfg(test)]
mod tests;

pub use crate::rules::specification::PointCounts;
pub use calendar::{CalendarKind, CalendarRow};
pub use paper::favours_say;
pub use plan_line::{PlanDraft, read_plan};

use super::visit::edits::after_last;
use super::{Result, Workbench};
use crate::language::dates::short_day;
use crate::model::{Account, Choice, Date, Favours, Key, Opportunity, Person, SpecificationPoint};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::specification::{
    PointPlan, PointRecord, closes_on, counts, movers, number_of, plan_of, records,
};

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanState {
    /// Nothing is planned.
    Open,
    /// Planned.
    Planned,
    /// What was planned is late.
    Late,
    /// What was planned is done.
    Done,
    /// The loss is taken.
    Accepted,
}

impl PlanState {
    /// Its name in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Planned => "planned",
            Self::Late => "late",
            Self::Done => "done",
            Self::Accepted => "accepted",
        }
    }
}

/// A point as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointRow {
    /// The file's number for it.
    pub key: Key,
    /// Its id.
    pub id: String,
    /// The number that it begins with; empty without one.
    pub number: String,
    /// What it asks, without the number.
    pub point: String,
    /// Whom it favours.
    pub favours: Favours,
    /// The rival that it favours, by name.
    pub rival: Option<String>,
    /// Who wrote it, by name.
    pub author: Option<String>,
    /// How it stands.
    pub state: PlanState,
    /// The plan: its day.
    pub due: Option<Date>,
    /// The plan in words, or the reason why the loss is taken.
    pub plan: String,
    /// "wrote it", "can move it", "the file says", "our offer", "shared marks": what is known about it.
    pub known: Vec<(&'static str, String)>,
}

impl PointRow {
    /// Is something to do about it: a rival's, without a plan, or with one that is late?
    pub fn is_urgent(&self) -> bool {
        self.favours == Favours::Rival && matches!(self.state, PlanState::Open | PlanState::Late)
    }
}

/// A specification and its bid.
#[derive(Clone, Debug)]
pub struct SpecificationSheet {
    /// The day it is made on.
    pub today: Date,
    /// The file's number and id of the account.
    pub account_key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The file's number of the opportunity.
    pub key: Key,
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// The place of a new action in the account's list.
    pub next_action: i64,
    /// In file order.
    pub points: Vec<PointRow>,
    /// How many are whose.
    pub counts: PointCounts,
    /// The day with which the specification closes.
    pub closes: Option<Date>,
    /// Visits, papers, promises, their stages, the decision: by day.
    pub calendar: Vec<CalendarRow>,
    /// When they decide.
    pub decision: Option<Date>,
    /// Papers that a bid usually needs and that are not on the list.
    pub missing: Vec<String>,
    /// When bids are due, as the file knows it.
    pub bids_due: Option<String>,
}

impl Workbench {
    /// The specification and bid of a deal.
    pub fn specification_sheet(
        &self,
        account: &Account,
        deal: &Opportunity,
    ) -> Result<SpecificationSheet> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let row = |p: &SpecificationPoint| self.point_row(p, deal, &case);
        Ok(SpecificationSheet {
            today: world.today,
            account_key: account.key,
            account: (account.id.0.clone(), account.name.0.clone()),
            key: deal.key,
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            next_action: after_last(account.actions.iter().map(|a| a.key)),
            points: deal.specification.iter().map(row).collect(),
            counts: counts(deal, &case),
            closes: closes_on(deal, &self.playbook),
            calendar: calendar::calendar(deal, &case),
            decision: *deal.decision_date,
            missing: self.missing_papers(deal),
            bids_due: calendar::bids_due(&case),
        })
    }

    fn point_row(
        &self,
        point: &SpecificationPoint,
        deal: &Opportunity,
        case: &AccountContext,
    ) -> PointRow {
        let text = point.point.0.clone().unwrap_or_default();
        let (number, rest) = number_of(&text).unwrap_or(("", text.as_str()));
        let (state, due, plan) = self.plan_says(point, deal, case);
        let rival = point.rival.0.as_deref().map(|id| case.world.competitor(id).to_owned());
        PointRow {
            key: point.key,
            id: point.id.to_string(),
            number: number.to_owned(),
            point: rest.to_owned(),
            favours: point.favours.unwrap_or_default(),
            rival,
            author: point.author.0.as_deref().map(|id| case.name(id).to_owned()),
            state,
            due,
            plan,
            known: self.known_of(point, deal, case),
        }
    }

    fn plan_says(
        &self,
        point: &SpecificationPoint,
        deal: &Opportunity,
        case: &AccountContext,
    ) -> (PlanState, Option<Date>, String) {
        let action = |a: &crate::model::Action| {
            let what = a.what.0.clone().unwrap_or_default();
            match a.owner.as_deref().filter(|o| Some(*o) != case.world.rep.name.as_deref()) {
                Some(owner) => format!("{what}, {owner}"),
                None => what,
            }
        };
        match plan_of(point, deal, case) {
            PointPlan::Accepted(day) => {
                (PlanState::Accepted, Some(day), point.why.0.clone().unwrap_or_default())
            }
            PointPlan::Planned(a) => (PlanState::Planned, *a.due, action(a)),
            PointPlan::Late(a) => (PlanState::Late, *a.due, action(a)),
            PointPlan::Done(a) => (PlanState::Done, *a.done, action(a)),
            PointPlan::Visit(v) => {
                let texts = [&v.objectives.expected, &v.objectives.best, &v.purpose];
                let says = texts.iter().find_map(|t| t.0.clone()).unwrap_or_default();
                (PlanState::Planned, v.date.map(|m| m.date), says)
            }
            PointPlan::Open => (PlanState::Open, None, String::new()),
        }
    }

    /// Who wrote a point, who can move it, what the file says of it, what we can give, how fit is marked.
    fn known_of(
        &self,
        point: &SpecificationPoint,
        deal: &Opportunity,
        case: &AccountContext,
    ) -> Vec<(&'static str, String)> {
        let mut known = Vec::new();
        if let Some(author) = point.author.0.as_deref().and_then(|id| case.person(id)) {
            let mut says = self.person_says(author);
            let sponsored =
                deal.rivals.iter().filter(|r| r.sponsor.0.as_deref() == Some(author.id.as_str()));
            let names: Vec<&str> = sponsored
                .filter_map(|r| r.competitor.0.as_deref())
                .map(|id| case.world.competitor(id))
                .collect();
            if !names.is_empty() {
                says += &phrase!("; speaks for {}", names.join(", "));
            }
            known.push((phrase!("wrote it"), says));
        }
        if point.favours != Some(Favours::Us) {
            for (person, at_odds, seen) in movers(point, deal, case).into_iter().take(1) {
                let mut says = self.person_says(person);
                let author = point.author.0.as_deref().map(|id| case.name(id));
                if let Some(author) = author.filter(|_| at_odds) {
                    says += &phrase!("; at odds with {author}", author);
                }
                if let Some(day) = seen {
                    says += &phrase!(". In the room on {}", short_day(day, case.today()));
                }
                known.push((phrase!("can move it"), says));
            }
        }
        let found = records(point, deal, case);
        let said = found.iter().filter(|r| !matches!(r, PointRecord::Trade(_)));
        for record in said.take(2) {
            known.push((phrase!("the file says"), record_says(record, case)));
        }
        if let Some(PointRecord::Trade(trade)) =
            found.iter().find(|r| matches!(r, PointRecord::Trade(_)))
        {
            known.push((phrase!("our offer"), trade_says(trade)));
        }
        if let Some(fit) = fit_says(deal, case) {
            known.push((phrase!("shared marks"), fit));
        }
        known
    }

    /// "Bo Lind, buys, power 4, cool".
    fn person_says(&self, person: &Person) -> String {
        let words = &self.words;
        let mut parts = vec![person.name.to_string()];
        parts.extend(person.roles.first().map(|r| words.word("role", r.word()).to_owned()));
        parts.extend(person.influence.map(|n| phrase!("power {n}", n)));
        let attitude = person.attitude.map(|a| a.to_string());
        let attitude = attitude.as_deref().unwrap_or("unknown");
        parts.push(words.word("attitude", attitude).to_owned());
        parts.join(", ")
    }

    /// Papers of the playbook of which the list has none.
    fn missing_papers(&self, deal: &Opportunity) -> Vec<String> {
        if deal.bid.is_empty() {
            return Vec::new();
        }
        let has = |words: &[String]| {
            deal.bid.iter().filter_map(|b| b.what.as_deref()).any(|what| {
                let what = crate::text::fold(what);
                what.split(|c: char| !c.is_alphanumeric())
                    .any(|w| words.iter().any(|known| known == w))
            })
        };
        let papers = self.playbook.papers().iter();
        papers.filter(|p| !has(&p.words)).map(|p| p.what.clone()).collect()
    }
}

fn record_says(record: &PointRecord, case: &AccountContext) -> String {
    match record {
        PointRecord::Answer(intel) => {
            let answer = intel.answer.as_deref().unwrap_or_default();
            let source = intel.source.as_deref().map(|s| format!("; {s}")).unwrap_or_default();
            let day = intel.as_of.map(|d| format!(", {}", short_day(d, case.today())));
            format!("{answer}{source}{}", day.unwrap_or_default())
        }
        PointRecord::Objection(objection, day) => {
            let text = objection.text.as_deref().unwrap_or_default();
            let day = day.map(|d| format!(", {}", short_day(d, case.today())));
            let answer = objection.answer.as_deref().map(|a| phrase!("; we say: {a}", a));
            format!("\"{text}\"{}{}", day.unwrap_or_default(), answer.unwrap_or_default())
        }
        PointRecord::Trade(trade) => trade_says(trade),
    }
}

/// "spares on site, costs us 22,000, worth 45,000 to them".
fn trade_says(trade: &crate::model::Trade) -> String {
    let ranked = crate::rules::negotiation::RankedTrade::of(trade);
    let mut parts = vec![trade.give.0.clone().unwrap_or_default()];
    parts.extend(ranked.costs.map(|c: Cents| phrase!("costs us {}", c.grouped())));
    parts.extend(ranked.worth.map(|c: Cents| phrase!("worth {} to them", c.grouped())));
    parts.join(", ")
}

/// "fit: we 4, Voltaris 3, Sundt 2".
fn fit_says(deal: &Opportunity, case: &AccountContext) -> Option<String> {
    use crate::model::{EvaluationCriterion, RivalCriterion};
    let ours = deal.evaluation.iter().find(|m| m.criterion == EvaluationCriterion::Fit)?;
    let mut parts = vec![phrase!("we {}", (*ours.score)?)];
    for rival in deal.rivals.iter() {
        let mark = rival.evaluation.iter().find(|m| m.criterion == RivalCriterion::Fit);
        let name = rival.competitor.0.as_deref().map(|id| case.world.competitor(id));
        if let (Some(mark), Some(name)) = (mark.and_then(|m| *m.score), name) {
            parts.push(format!("{name} {mark}"));
        }
    }
    Some(phrase!("fit: {}", parts.join(", ")))
}

impl SpecificationSheet {
    /// The point that a rep looks at first: a rival's without a plan, else one whose plan is late, else the first.
    pub fn first_point(&self) -> usize {
        let place = |is: &dyn Fn(&PointRow) -> bool| self.points.iter().position(is);
        let rivals = |p: &PointRow| p.favours == Favours::Rival;
        place(&|p| rivals(p) && p.state == PlanState::Open)
            .or_else(|| place(&|p| rivals(p) && p.state == PlanState::Late))
            .unwrap_or(0)
    }

    /// "ours 2, rival's 3".
    pub fn counts_say(&self) -> String {
        let mut parts = vec![phrase!("ours {}, rival's {}", self.counts.ours, self.counts.rivals)];
        if self.counts.neutral > 0 {
            parts.push(phrase!("neutral {}", self.counts.neutral));
        }
        parts.join(", ")
    }

    /// "closes Fri 11 Dec, in 17 days".
    pub fn closes_say(&self) -> String {
        let Some(day) = self.closes else { return String::new() };
        let named = short_day(day, self.today);
        match (day - self.today).num_days() {
            0 => phrase!("closes today, {named}", named),
            1.. => phrase!(
                "closes {}, in {}",
                named,
                crate::rules::phrase::days((day - self.today).num_days())
            ),
            _ => phrase!("closed {named}", named),
        }
    }

    /// "of their 3: one planned, one late, one open; none accepted as lost".
    pub fn plans_say(&self) -> String {
        let PointCounts { rivals, planned, late, open, accepted, .. } = self.counts;
        if rivals == 0 {
            return phrase!("no point of it favours a rival").to_owned();
        }
        let parts: Vec<String> = [(planned, "planned"), (late, "late"), (open, "open")]
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{} {word}", in_words(n)))
            .collect();
        let accepted = match accepted {
            0 => phrase!("none accepted as lost").to_owned(),
            n => phrase!("{} accepted as lost", in_words(n)),
        };
        match parts.is_empty() {
            true => phrase!("of their {rivals}: {accepted}", rivals, accepted),
            false => phrase!("of their {}: {}; {}", rivals, parts.join(", "), accepted),
        }
    }

    /// Papers that are done, and all.
    pub fn papers_done(&self) -> (usize, usize) {
        let papers = self.calendar.iter().filter(|r| r.kind == CalendarKind::Paper);
        (papers.clone().filter(|r| r.done.is_some()).count(), papers.count())
    }
}

fn in_words(n: usize) -> String {
    const SMALL: [&str; 7] = ["none", "one", "two", "three", "four", "five", "six"];
    SMALL.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}
