//! The plan of the whole book on paper: what `x` saves.

use super::ObjectivePlan;
use super::book::{BookPlan, BookRow, StandsOut};
use crate::model::report::{Report, ReportCell};
use crate::model::{Date, Money};
use crate::rules::cents::Cents;
use crate::workbench::report::{day_cell, prepared, sum_cell, sum_cell_of};

impl BookPlan {
    /// Targets, sales and what is missing by account, what stands out, and every objective of the year.
    pub fn report(&self, today: Date) -> Report {
        let fact = |label: &str, sum: Cents| (label.to_owned(), sum.whole());
        let facts = vec![
            (phrase!("accounts").to_owned(), self.accounts.to_string()),
            fact(phrase!("target"), self.sums.0),
            fact(phrase!("sold"), self.sums.1),
            fact(phrase!("missing at this pace"), self.sums.2),
        ];
        let columns = [
            "account",
            "tier",
            ">target",
            ">sold",
            ">missing",
            ">open deals",
            ">open fields",
            ">rivals' fields",
            phrase!("notice or end"),
        ];
        let own: Vec<&BookRow> = self.rows.iter().filter(|row| !row.is_group).collect();
        let objectives = own.iter().flat_map(|row| {
            row.plan.objectives.iter().map(|of| objective(&row.plan.account.1, of))
        });
        let objective_columns = [
            "account",
            "objective",
            phrase!("measured by"),
            ">target",
            ">today",
            "by",
            phrase!("next step"),
        ];
        Report::new(phrase!("Plan of the book {}", self.year), prepared(today))
            .facts("", facts)
            .table("Accounts", &columns, own.iter().map(|row| account(row)).collect())
            .table(
                phrase!("What stands out"),
                &["what", ">sum", phrase!("who, and why")],
                self.stands_out.iter().map(stands_out).collect(),
            )
            .table("Objectives", &objective_columns, objectives.collect())
    }
}

fn account(row: &BookRow) -> Vec<ReportCell> {
    let plan = &row.plan;
    let money = |sum: Option<Money>| sum_cell_of(sum.map(Cents::from));
    vec![
        ReportCell::text(plan.account.1.as_str()),
        ReportCell::text(plan.tier),
        money(plan.target),
        money(plan.revenue),
        sum_cell_of(plan.missing),
        sum_cell(plan.deals.value),
        sum_cell(plan.open.value),
        sum_cell(plan.rivals.value),
        day_cell(plan.contract),
    ]
}

fn stands_out(of: &StandsOut) -> Vec<ReportCell> {
    vec![ReportCell::text(of.title), sum_cell_of(of.figure), ReportCell::text(of.says.as_str())]
}

fn objective(account: &str, of: &ObjectivePlan) -> Vec<ReportCell> {
    let text = |text: &Option<String>| ReportCell::text(text.as_deref().unwrap_or_default());
    let next = of.next.as_ref().map(|(what, _)| what.as_str()).unwrap_or_default();
    vec![
        ReportCell::text(account),
        ReportCell::text(of.objective.as_str()),
        text(&of.measure),
        text(&of.figures.0),
        text(&of.figures.1),
        day_cell(of.due),
        ReportCell::text(next),
    ]
}
