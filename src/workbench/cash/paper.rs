//! The money sheets on paper: what `x` saves.

use super::{CashBook, CashSketch, DealShare, LeftOut, MoneySheet, PaymentState};
use crate::language::dates::short_day;
use crate::model::report::{Report, ReportCell};
use crate::model::{Date, OpportunityStatus};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::workbench::report::{day_cell, prepared, sum_cell, sum_cell_of};

/// "late, 97 days", "paid, 66 days late", "to invoice": where a payment stands.
pub fn payment_says(state: PaymentState) -> String {
    match state {
        PaymentState::ToCome => String::new(),
        PaymentState::ToInvoice => phrase!("to invoice").to_owned(),
        PaymentState::Invoiced => phrase!("invoiced").to_owned(),
        PaymentState::Late(1) => phrase!("1 day late").to_owned(),
        PaymentState::Late(days) => phrase!("{days} days late", days),
        PaymentState::Paid(Some(1)) => phrase!("paid, 1 day late").to_owned(),
        PaymentState::Paid(Some(days)) if days > 0 => phrase!("paid, {days} days late", days),
        PaymentState::Paid(_) => phrase!("paid").to_owned(),
        PaymentState::Undated => phrase!("no day: not counted on").to_owned(),
    }
}

/// "824,400 out on 15 Sep 2027", or "nothing out".
pub fn out_says(need: Cents, day: Option<Date>) -> String {
    match day {
        Some(day) => phrase!("{} out on {}", need.grouped(), day.long_day()),
        None => phrase!("nothing out").to_owned(),
    }
}

/// "in 2 payments so far".
fn paid_so_far(payments: usize) -> String {
    match payments {
        1 => phrase!("in 1 payment so far").to_owned(),
        n => phrase!("in {n} payments so far", n),
    }
}

impl MoneySheet {
    /// "they pay 22 and 9 days late so far, of 2": how late each payment of the customer came in.
    pub fn habit_says(&self) -> String {
        match self.paid_late.as_slice() {
            [] => phrase!("nothing paid yet").to_owned(),
            all if all.iter().all(|d| *d <= 0) => phrase!("on time, {}", paid_so_far(all.len())),
            all => {
                let skipped = all.len().saturating_sub(3);
                let days = all.iter().skip(skipped).map(|d| *d.max(&0));
                let last: Vec<String> = days.map(|d| d.to_string()).collect();
                let unit = if last == ["1"] { "day" } else { "days" };
                let said = crate::rules::phrase::list(&last);
                let mean = self.mean_late.filter(|_| skipped > 0);
                let mean = mean.map(|m| phrase!("; {m} in the mean", m)).unwrap_or_default();
                phrase!("{} {} late, {}{}", said, unit, paid_so_far(all.len()), mean)
            }
        }
    }

    /// The sheet as it is saved, with what is tried on it.
    pub fn report(&self, sketch: &CashSketch) -> Report {
        let title = phrase!("{}, {}: money", self.opportunity.1, self.account.1);
        let report = Report::new(title, prepared(self.today))
            .facts(phrase!("Can we pre-finance it"), self.answers(sketch))
            .table(
                "Milestones",
                &["due", "what", ">in or out", ">balance", "state"],
                self.milestones.iter().map(|m| self.milestone_row(m)).collect(),
            );
        let tried = self.tried.iter().map(|t| {
            let fits = t.fits.map_or("", |fits| if fits { phrase!("yes") } else { phrase!("no") });
            vec![ReportCell::text(&t.label), sum_cell(t.need), ReportCell::text(fits)]
        });
        report.table(phrase!("What if"), &["", ">most out", "fits"], tried.collect())
    }

    fn milestone_row(&self, row: &super::MoneyMilestone) -> Vec<ReportCell> {
        let mut state = row.state.map(payment_says).unwrap_or_default();
        if row.is_spent(self.today) {
            state = phrase!("spent").to_owned();
        }
        if row.deepest {
            state = phrase!("deepest").to_owned();
        }
        vec![
            day_cell(row.due),
            ReportCell::text(row.what.as_deref().unwrap_or_default()),
            sum_cell(row.amount),
            sum_cell_of(row.balance),
            ReportCell::text(state),
        ]
    }

    fn answers(&self, sketch: &CashSketch) -> Vec<(String, String)> {
        let says = |need: Cents, day| match self.limit {
            Some(limit) if need > limit => {
                phrase!("no: {}, limit {}", out_says(need, day), limit.grouped())
            }
            Some(limit) => phrase!("yes: {}, limit {}", out_says(need, day), limit.grouped()),
            None => phrase!("no limit set: {}", out_says(need, day)),
        };
        let tried = self.cash_with(sketch);
        let tried = match sketch.is_empty() {
            true => String::new(),
            false => says(tried.deepest_need, tried.deepest_day),
        };
        vec![
            fact(phrase!("alone"), says(self.cash.deepest_need, self.cash.deepest_day)),
            fact(phrase!("what if"), tried),
            fact(
                phrase!("all deals, if all are won"),
                says(self.together.full.0, self.together.full.1),
            ),
            fact(
                phrase!("all deals, by chance"),
                says(self.together.by_chance.0, self.together.by_chance.1),
            ),
            fact(phrase!("they pay"), self.habit_says()),
            fact(phrase!("interest"), self.interest_with(sketch).grouped()),
            fact(phrase!("worth"), self.worth_with(sketch).map(Cents::grouped).unwrap_or_default()),
        ]
    }
}

fn fact(label: &str, says: String) -> (String, String) {
    (label.to_owned(), says)
}

impl DealShare {
    /// "86,000 invoiced, 97 days late", "296,000 to invoice since 16 Nov", "left out: no-go": what is said beside it.
    pub fn note(&self, today: Date, say: fn(Cents) -> String) -> String {
        if let Some(days) = self.days_late {
            let days = payment_says(PaymentState::Late(days));
            return phrase!("{} invoiced, {}", say(self.owed.overdue_sum()), days);
        }
        if self.owed.not_invoiced.0 > 0 {
            let since = self.to_invoice_since.map(|d| phrase!(" since {}", d.short_day()));
            let sum = say(self.owed.not_invoiced);
            return phrase!("{} to invoice{}", sum, since.unwrap_or_default());
        }
        match self.left_out {
            Some(LeftOut::NoGo) => phrase!("left out: no-go").to_owned(),
            Some(LeftOut::NoFlows) => phrase!("no costs or payments yet").to_owned(),
            Some(LeftOut::NoChance) => {
                phrase!("no chance is given: by chance it counts 0").to_owned()
            }
            Some(LeftOut::Tried) => phrase!("left out").to_owned(),
            None if self.cash.deepest_need.0 > 0 => String::new(),
            None if self.to_come.0 == 0 => String::new(),
            None if self.status == OpportunityStatus::Won => {
                let next = self.cash_flows.iter().find(|f| f.date >= today && f.amount.0 > 0);
                let day = next.map(|f| phrase!(" from {}", short_day(f.date, today)));
                phrase!("{} to come{}", say(self.to_come), day.unwrap_or_default())
            }
            None => phrase!("never out: paid before it costs").to_owned(),
        }
    }

    /// "won", "45 %", "-".
    pub fn chance_says(&self) -> String {
        match (self.status, self.chance) {
            (OpportunityStatus::Won, _) => phrase!("won").to_owned(),
            (_, Some(chance)) => format!("{chance} %"),
            (_, None) => "-".to_owned(),
        }
    }
}

impl CashBook {
    /// "no: 2,144,400 out on 15 Sep 2027, 1,244,400 over": a sum against the limit.
    pub fn sum_says(&self, need: Cents, day: Option<Date>, spare_percent: i64) -> String {
        let out = out_says(need, day);
        let Some(limit) = self.limit else { return phrase!("no limit set: {out}", out) };
        let spare = Cents(limit.0 - need.0);
        if spare.0 < 0 {
            return phrase!("no: {}, {} over", out, Cents(-spare.0).grouped());
        }
        match is_just(need, limit, spare_percent) {
            true => phrase!("just: {}, {} to spare", out, spare.grouped()),
            false => phrase!("yes: {out}", out),
        }
    }

    /// "Turbine 2027 without Crane drives; ..": the first terms with which it fits.
    pub fn fits_says(&self, most: usize) -> String {
        let over = self.limit.is_some_and(|limit| self.full.deepest_need > limit);
        let said: Vec<String> = self.fits.iter().take(most).map(super::Fit::sentence).collect();
        match (over, said.is_empty()) {
            (false, _) => String::new(),
            (true, true) => phrase!("no one term fits").to_owned(),
            (true, false) => said.join("; "),
        }
    }

    /// The sheet as it is saved, with what is tried on it.
    pub fn report(&self, spare_percent: i64) -> Report {
        let sum = |need, day| self.sum_says(need, day, spare_percent);
        let facts = vec![
            fact(phrase!("if all are won"), sum(self.full.deepest_need, self.full.deepest_day)),
            fact(
                phrase!("by chance"),
                sum(self.by_chance.deepest_need, self.by_chance.deepest_day),
            ),
            fact(phrase!("won alone"), sum(self.won.deepest_need, self.won.deepest_day)),
            fact(phrase!("to come of those won"), self.won_to_come.grouped()),
            fact(phrase!("it fits if"), self.fits_says(usize::MAX)),
        ];
        let deals = self.deals.iter().map(|d| {
            vec![
                ReportCell::text(d.chance_says()),
                ReportCell::text(&d.account.1),
                ReportCell::text(&d.opportunity.1),
                sum_cell(d.cash.deepest_need),
                day_cell(d.cash.deepest_day),
                ReportCell::text(d.note(self.today, Cents::grouped)),
            ]
        });
        let titles = ["chance", "account", "deal", ">most out", "on", ""];
        Report::new(phrase!("Money of all deals"), prepared(self.today))
            .facts(phrase!("Can we pre-finance it all"), facts)
            .table("Deals", &titles, deals.collect())
            .table(
                phrase!("Deepest of each month"),
                &["month", ">won", ">by chance", ">if all are won", ">over the limit"],
                self.month_rows(),
            )
            .table(phrase!("Owed today"), &["days", ">sum"], self.owed_rows())
    }

    fn month_rows(&self) -> Vec<Vec<ReportCell>> {
        let months = self.by_month();
        (0..months.spans.len())
            .map(|i| {
                let month = months.spans[i].first;
                vec![
                    ReportCell::exact(month.month_year(), month.iso_month()),
                    sum_cell(months.won[i]),
                    sum_cell(months.by_chance[i]),
                    sum_cell(months.full[i]),
                    sum_cell_of(months.over[i]),
                ]
            })
            .collect()
    }

    fn owed_rows(&self) -> Vec<Vec<ReportCell>> {
        let labels = [phrase!("1-30 days late"), "31-60", "61-90", phrase!("over 90")];
        let late = labels.into_iter().zip(self.owed.overdue);
        let all = [(phrase!("not due"), self.owed.not_due)].into_iter().chain(late);
        let all = all.chain([(phrase!("not invoiced"), self.owed.not_invoiced)]);
        all.map(|(label, sum)| vec![ReportCell::text(label), sum_cell(sum)]).collect()
    }
}

/// Does it hold with less than this share of the limit to spare?
pub fn is_just(need: Cents, limit: Cents, spare_percent: i64) -> bool {
    need <= limit && (limit.0 - need.0) * 100 < limit.0 * i128::from(spare_percent)
}
