//! Several reps' books side by side, for whoever leads them: nothing ranked, nothing changed (METHOD M15).

use super::{Result, Setting, Source, Workbench};
use crate::model::{Date, Money, Status, Tier, VisitStatus};
use crate::rules::cents::Cents;
use crate::rules::kpi::Kpi;
use crate::store::{Ids, Store};
use chrono::Datelike;
use rust_decimal::Decimal;

/// Findings that a talk with the rep is worth, whatever the word on the deal is.
const TALK: [&str; 3] = ["verdict_ignored", "low_level_trap", "churn_risk"];
/// Rows to talk about, of one book at most.
const MOST_ROWS: usize = 3;

/// How many, and what they are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDeals {
    /// Open purchases that are no no-go.
    pub count: usize,
    /// Their values together.
    pub value: Cents,
    /// Values times chances, where both are given.
    pub by_chance: Cents,
}

/// One book in figures.
#[derive(Clone, Debug)]
pub struct BookFigures {
    /// The name under which it was given.
    pub name: String,
    /// Whose it is.
    pub rep: Option<String>,
    /// Its currency; figures of two currencies are never added.
    pub currency: Option<String>,
    /// Accounts that are not lost, and the key ones among them.
    pub accounts: (usize, usize),
    /// Target and sales of the year, over all accounts.
    pub year: (Cents, Cents),
    /// The six figures of the year.
    pub kpi: Kpi,
    /// Open purchases.
    pub open: OpenDeals,
    /// Planned visits of the next two weeks: how many are ready, of how many.
    pub visits: (usize, usize),
    /// Actions that are late, and visits without a result.
    pub late: (usize, usize),
    /// The mean of the newest own mark of each skill, and of how many skills; nothing without one.
    pub own_marks: Option<(Decimal, usize)>,
    /// Where word and file disagree, and what else to talk about: account and sentence.
    pub talk_about: Vec<(String, String)>,
}

impl Workbench {
    /// A book in memory that is asked about others and keeps nothing.
    pub fn aside(setting: Setting) -> Result<Self> {
        Self::over(Store::in_memory(Ids::seeded(setting.seed))?, setting)
    }

    /// The figures of books that others exported, in the order in which they are given.
    pub fn compare(setting: &Setting, sources: Vec<Source>) -> Result<Vec<BookFigures>> {
        let figures = |source: Source| {
            let name = source.name.clone();
            let mut bench = Self::aside(setting.clone())?;
            bench.import(vec![source], true, &mut |_, _| {}).map_err(|refusal| {
                let place = refusal.place.map_or(name.clone(), |p| format!("{name}: {p}"));
                crate::model::Refusal { place: Some(place), ..refusal }
            })?;
            bench.figures(name)
        };
        sources.into_iter().map(figures).collect()
    }

    fn figures(&self, name: String) -> Result<BookFigures> {
        let today = self.today();
        let rep = self.rep()?;
        let (mut accounts, mut year) = ((0, 0), (0, 0));
        let mut planned = (0, 0);
        self.each_account(|account| {
            if account.status != Status::Lost {
                accounts.0 += 1;
                accounts.1 += usize::from(account.tier == Tier::Key);
            }
            let of_year = account.year(today.year().into());
            let cents = |money: Option<Money>| money.map_or(0, |m| i128::from(m.cents()));
            year.0 += cents(of_year.and_then(|y| y.target()));
            year.1 += cents(of_year.and_then(|y| y.revenue()));
            let old = account.visits.iter().filter(|v| {
                let over = v.date.is_some_and(|d| d.date < today);
                let held =
                    v.status == VisitStatus::Done || (v.status == VisitStatus::Planned && over);
                held && v.debrief.result.is_none()
            });
            planned.0 += old.count();
            let late = |d: Option<Date>| d.is_some_and(|d| d < today);
            let open = account.actions.iter().filter(|a| a.done.is_none_or(|d| d > today));
            planned.1 += open.filter(|a| a.promised_by.0.is_none() && late(*a.due)).count();
        })?;
        let day = self.today_of_book()?;
        let ready = day.visits.iter().filter(|v| !v.unready).count();
        Ok(BookFigures {
            name,
            rep: rep.name.0.clone(),
            currency: rep.currency.0.clone(),
            accounts,
            year: (Cents(year.0), Cents(year.1)),
            kpi: self.kpi(None)?,
            open: self.open_deals()?,
            visits: (ready, day.visits.len()),
            late: (planned.1, planned.0),
            own_marks: self.own_marks()?,
            talk_about: self.talk_about()?,
        })
    }

    fn open_deals(&self) -> Result<OpenDeals> {
        let review = self.review(self.today())?;
        let mut open = OpenDeals { count: review.open.len(), ..OpenDeals::default() };
        for deal in &review.open {
            open.value.0 += deal.value.map_or(0, |m| i128::from(m.cents()));
            open.by_chance.0 += deal.by_chance.map_or(0, |c| c.0);
        }
        Ok(open)
    }

    /// First where the word on a deal and the file disagree, then findings, one an account.
    fn talk_about(&self) -> Result<Vec<(String, String)>> {
        let review = self.review(self.today())?;
        let disagree = review.open.iter().filter_map(|deal| {
            let why = deal.disagree.as_ref()?;
            let chance = deal.chance?;
            let says = format!("{}: {chance} %, and {why}", deal.opportunity.1);
            Some((deal.account.1.clone(), says))
        });
        let mut rows: Vec<(String, String)> = disagree.collect();
        for judged in self.findings(None, false)? {
            let known = rows.iter().any(|(account, _)| *account == judged.account);
            if TALK.contains(&judged.finding.code) && !known {
                rows.push((judged.account, judged.finding.sentence));
            }
        }
        rows.truncate(MOST_ROWS);
        Ok(rows)
    }

    fn own_marks(&self) -> Result<Option<(Decimal, usize)>> {
        let root = self.root_row()?;
        let mut newest: Vec<(String, Option<Date>, i64)> = Vec::new();
        for row in root.rows("self_assessment") {
            let mark: crate::model::SelfAssessment = super::dossier::typed(row.clone());
            let (Some(skill), Some(score)) = (mark.skill, *mark.score) else {
                continue;
            };
            let skill = crate::model::Choice::word(skill).to_owned();
            match newest.iter_mut().find(|(known, ..)| *known == skill) {
                Some(known) if known.1 <= *mark.date => (known.1, known.2) = (*mark.date, score),
                Some(_) => {}
                None => newest.push((skill, *mark.date, score)),
            }
        }
        let sum: i64 = newest.iter().map(|(.., score)| score).sum();
        let mean = Decimal::from(sum).checked_div(Decimal::from(newest.len()));
        Ok(mean.map(|mean| (mean.round_dp(1), newest.len())))
    }
}
