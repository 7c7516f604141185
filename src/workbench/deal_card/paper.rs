//! A deal on a page that outlives an attack: what it is worth, who decides, the marks with their reasons, the money,
//! and every verdict so far.

use super::{CardLine, CardSubject, all_lines};
use crate::model::report::{Report, ReportCell};
use crate::model::{Account, Choice, Opportunity};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::findings::deal::steps::{missing, remedy};
use crate::rules::phrase::said_day;
use crate::workbench::cash::{MoneySheet, TriedTerms};
use crate::workbench::report::{day_cell, prepared, sum_cell};
use crate::workbench::review::DealEvent;
use crate::workbench::verdict::{MarkLine, VerdictView, view};
use crate::workbench::{Result, Workbench};

impl Workbench {
    /// The page of a deal, for whoever has to agree to it. Of one that is a no-go or over it says the same, so that
    /// the decision can be followed.
    pub fn deal_page(&self, account: &Account, deal: &Opportunity) -> Result<Report> {
        let book = self.cash_book(0)?;
        let money = self.money_sheet(account, deal, &book)?;
        let planned = self.planned_for(account, deal)?;
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let verdict = view(&case, deal);
        let lines = all_lines(self, &case, deal, &verdict, Some(&book));
        let title = format!("{}, {}", verdict.opportunity.1, verdict.account.1);
        let columns = columns(&verdict);
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        Ok(Report::new(title, prepared(self.today()))
            .facts("", self.what_it_is(&case, deal, &verdict))
            .facts(
                phrase!("Is it worth it, can we win it, can we bear it (sums in thousands)"),
                self.said(&lines),
            )
            .table(
                phrase!("What would make the money fit"),
                &["", ">most out", "fits"],
                terms(&money),
            )
            .facts(phrase!("Still to prove"), to_prove(&case, deal))
            .table(
                phrase!("Who does what"),
                &["day", "what", "who"],
                planned.iter().map(event).collect(),
            )
            .table("Marks", &columns, verdict.mark_rows())
            .table("Verdicts", &["day", "verdict", ">score", "why"], verdicts(&verdict)))
    }

    /// Each line of the card in one sentence row.
    fn said(&self, lines: &[CardLine]) -> Vec<(String, String)> {
        let shown = lines.iter().filter(|line| line.subject != CardSubject::SideBySide);
        shown
            .map(|line| {
                let label = self.words.word("card", line.subject.word()).to_owned();
                let rows: Vec<&str> = line.rows.iter().map(|row| row.text.as_str()).collect();
                (label, rows.join("; "))
            })
            .collect()
    }

    fn what_it_is(
        &self,
        case: &AccountContext,
        deal: &Opportunity,
        verdict: &VerdictView,
    ) -> Vec<(String, String)> {
        let fact = |label: &str, says: String| (label.to_owned(), says);
        let whole = |m: crate::model::Money| Cents::from(m).whole();
        let chance = deal.chance.map_or(String::new(), |c| phrase!(", {c} % by our word", c));
        let value = deal.value.map_or(String::new(), |value| format!("{}{chance}", whole(value)));
        let decided = deal.decision_date.map(|d| said_day(d, case.today()));
        let stage = |number: Option<i64>, ours: bool| {
            let found = number.and_then(|n| Some((n, self.playbook.stage_of(deal, n)?)));
            found.map_or(String::new(), |(n, stage)| {
                let word = if ours { &stage.we_short } else { &stage.customer_short };
                phrase!("stage {n}, {word}", n, word)
            })
        };
        vec![
            fact(phrase!("value"), value),
            fact(phrase!("decision"), decided.unwrap_or_default()),
            fact(phrase!("they are in"), stage(*deal.buying_stage, false)),
            fact(phrase!("we are in"), stage(*deal.selling_stage, true)),
            fact(phrase!("status"), deal.status.word().to_owned()),
            fact(
                phrase!("expected worth"),
                verdict.worth.as_ref().map_or(String::new(), |w| w.expected.whole()),
            ),
        ]
    }
}

/// The terms that are tried in the money of the deal.
fn terms(money: &MoneySheet) -> Vec<Vec<ReportCell>> {
    let row = |tried: &TriedTerms| {
        let fits = tried.fits.map_or("", |fits| if fits { phrase!("yes") } else { phrase!("no") });
        vec![ReportCell::text(&tried.label), sum_cell(tried.need), ReportCell::text(fits)]
    };
    money.tried.iter().map(row).collect()
}

/// What our stage and those before it still lack, with the next step.
fn to_prove(case: &AccountContext, deal: &Opportunity) -> Vec<(String, String)> {
    let ours = deal.selling_stage.unwrap_or(1);
    let lacking: Vec<_> = missing(case, deal, |stage| stage <= ours).collect();
    let titles: Vec<&str> = lacking.iter().map(|c| c.title.as_str()).collect();
    vec![
        (phrase!("missing").to_owned(), titles.join(", ")),
        (phrase!("next step").to_owned(), remedy(case, &lacking)),
    ]
}

fn event(event: &DealEvent) -> Vec<ReportCell> {
    vec![
        day_cell(Some(event.day)),
        ReportCell::text(&event.what),
        ReportCell::text(event.who.as_deref().unwrap_or_default()),
    ]
}

fn columns(verdict: &VerdictView) -> Vec<String> {
    let own = ["mark", ">of 5", ">weight"].map(str::to_owned);
    let rivals = verdict.rivals.iter().map(|r| format!(">{}", r.name));
    own.into_iter().chain(rivals).chain(["why", phrase!("as of")].map(str::to_owned)).collect()
}

impl VerdictView {
    /// Each mark as a row on paper: title, mark, weight, that of each rival, why, as of.
    pub fn mark_rows(&self) -> Vec<Vec<ReportCell>> {
        self.marks.iter().map(|mark| mark_row(mark, self.rivals.len())).collect()
    }
}

fn mark_row(mark: &MarkLine, rivals: usize) -> Vec<ReportCell> {
    let mut row = vec![
        ReportCell::text(mark.title.as_str()),
        mark_cell(mark.score),
        ReportCell::text(mark.weight.to_string()),
    ];
    row.extend((0..rivals).map(|at| {
        let rated = mark.rivals.as_ref().and_then(|rivals| rivals.get(at));
        rated.map_or_else(ReportCell::default, |rival| mark_cell(rival.score))
    }));
    row.push(ReportCell::text(mark.why.clone().unwrap_or_default()));
    row.push(day_cell(mark.as_of));
    row
}

/// A mark as a cell: "4", "not rated".
pub fn mark_cell(score: Option<i64>) -> ReportCell {
    ReportCell::text(score.map_or(phrase!("not rated").to_owned(), |score| score.to_string()))
}

fn verdicts(verdict: &VerdictView) -> Vec<Vec<ReportCell>> {
    verdict
        .verdicts
        .iter()
        .map(|v| {
            vec![
                day_cell(v.date),
                ReportCell::text(v.verdict.word().replace('_', "-")),
                ReportCell::text(v.score.map_or(String::new(), |s| s.to_string())),
                ReportCell::text(v.why.clone().unwrap_or_default()),
            ]
        })
        .collect()
}
