//! Specification and bid on paper: what `x` saves.

use super::{PlanState, PointRow, SpecificationSheet};
use crate::language::dates::short_day;
use crate::model::report::{Report, ReportCell};
use crate::model::{Date, Favours};
use crate::workbench::report::{day_cell, prepared};

/// "ours", "rival's", "neutral".
pub fn favours_say(favours: Favours) -> &'static str {
    match favours {
        Favours::Us => "ours",
        Favours::Rival => "rival's",
        Favours::Neutral => "neutral",
    }
}

impl PointRow {
    /// "Thu 26 Nov  Naess reviews it", "was Fri 20 Nov  list to Falk", "no plan yet", "lost: why".
    pub fn plan_says(&self, today: Date) -> String {
        let day = self.due.map(|d| short_day(d, today)).unwrap_or_default();
        let says = match self.state {
            PlanState::Open if self.favours == Favours::Rival => phrase!("no plan yet").to_owned(),
            PlanState::Open => String::new(),
            PlanState::Planned => format!("{day}  {}", self.plan),
            PlanState::Late => phrase!("was {}  {}", day, self.plan),
            PlanState::Done => phrase!("done {}  {}", day, self.plan),
            PlanState::Accepted => phrase!("lost: {}", self.plan),
        };
        says.trim().to_owned()
    }

    /// "9  Spare parts identical with units in service".
    pub fn title(&self) -> String {
        format!("{}  {}", self.number, self.point).trim().to_owned()
    }
}

impl SpecificationSheet {
    /// The sheet as it is saved.
    pub fn report(&self) -> Report {
        let title = phrase!("{}, {}: specification and bid", self.opportunity.1, self.account.1);
        let points = self.points.iter().map(|p| {
            vec![
                ReportCell::text(&p.number),
                ReportCell::text(&p.point),
                ReportCell::text(favours_say(p.favours)),
                ReportCell::text(p.author.as_deref().unwrap_or_default()),
                ReportCell::text(p.plan_says(self.today)),
            ]
        });
        let calendar = self.calendar.iter().map(|r| {
            let done = r.done.map(|d| phrase!("ready {}", short_day(d, self.today)));
            vec![
                ReportCell::text(r.number.map(|n| n.to_string()).unwrap_or_default()),
                day_cell(r.day),
                ReportCell::text(&r.what),
                ReportCell::text(&r.who),
                ReportCell::text(done.unwrap_or_default()),
            ]
        });
        let facts = vec![
            fact(phrase!("points"), self.counts_say()),
            fact(phrase!("specification"), self.closes_say()),
            fact(phrase!("plans"), self.plans_say()),
            fact(phrase!("when bids are due"), self.bids_due.clone().unwrap_or_default()),
            fact(phrase!("not on the list"), self.missing.join("; ")),
        ];
        Report::new(title, prepared(self.today))
            .facts("", facts)
            .table(
                "Points",
                &["", "point", "favours", phrase!("wrote it"), phrase!("to win it")],
                points.collect(),
            )
            .table("Bid", &["", "day", "what", "who", ""], calendar.collect())
    }
}

fn fact(label: &str, says: String) -> (String, String) {
    (label.to_owned(), says)
}
