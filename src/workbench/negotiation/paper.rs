//! The negotiation on paper: the offers, and apart what is for us alone.

use super::{NegotiationSheet, Rung};
use crate::model::Side;
use crate::model::report::{Report, ReportCell};
use crate::rules::cents::Cents;
use crate::workbench::report::{day_cell, prepared, sum_cell, sum_cell_of};

impl Rung {
    /// As a rep calls it.
    pub fn says(self) -> &'static str {
        match self {
            Self::OursNow => "ours now",
            Self::Target => "our target",
            Self::TheirMax => "their max, as we read it",
            Self::Tried => "tried now",
            Self::Floor => "our floor",
            Self::TheirsNow => "theirs now",
        }
    }
}

/// "26.4 %" of tenths of a percent.
pub fn tenths_say(tenths: i128) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{} %", tenths.abs() / 10, tenths.abs() % 10)
}

impl NegotiationSheet {
    /// The sheet as it is saved; what is for us alone stands under "For us only".
    pub fn report(&self, tried: Option<Cents>) -> Report {
        let title = format!("{}, {}: negotiation", self.opportunity.1, self.account.1);
        let offers = self.offers.iter().map(|o| {
            vec![
                day_cell(Some(o.day)),
                ReportCell::text(if o.side == Side::Us { "we" } else { "they" }),
                sum_cell(o.amount),
                o.days.map(|d| ReportCell::exact(d.to_string(), d)).unwrap_or_default(),
                sum_cell(o.equal),
                sum_cell_of(o.step),
                ReportCell::text(o.said.as_deref().unwrap_or_default()),
                ReportCell::text(o.terms.as_deref().unwrap_or_default()),
                day_cell(o.valid_until),
            ]
        });
        let at = self.equal_days.map_or(">at equal days".to_owned(), |d| format!(">at {d} days"));
        let titles =
            ["day", "who", ">amount", ">pays in days", &at, ">step", "said", "terms", "until"];
        let fact = |label: &str, says: String| (label.to_owned(), says);
        let facts = vec![
            fact("steps", self.steps_say()),
            fact("moves", self.moves_say()),
            fact("their days", self.hidden_days().unwrap_or_default()),
            fact("so", self.advice.clone()),
            fact("room", self.room_says()),
            fact("we can give", self.can_give()),
            fact("last days", self.last_days()),
            fact("next probe", self.probe_says()),
            fact("then", self.probe.then.clone().unwrap_or_default()),
            fact("do not", self.probe.avoid.clone()),
        ];
        let ladder = self.ladder(tried).into_iter().map(|row| {
            let margin = row.earned.and_then(|e| e.margin_tenths);
            let exact = |t: i128| {
                ReportCell::exact(
                    tenths_say(t),
                    format!("{}{}.{}", if t < 0 { "-" } else { "" }, t.abs() / 10, t.abs() % 10),
                )
            };
            vec![
                ReportCell::text(row.rung.says()),
                sum_cell(row.price),
                margin.map(exact).unwrap_or_default(),
                sum_cell_of(row.earned.map(|e| e.earned)),
            ]
        });
        let trades = self.trades.iter().map(|t| {
            vec![
                ReportCell::text(&t.give),
                ReportCell::text(&t.get),
                sum_cell_of(t.worth),
                sum_cell_of(t.costs),
                sum_cell_of(t.gain),
                ReportCell::text(t.state_word().unwrap_or_default()),
            ]
        });
        Report::new(title, prepared(self.today))
            .table("Offers", &titles, offers.collect())
            .facts("For us only", facts)
            .table("For us only: prices", &["", ">price", ">margin", ">we earn"], ladder.collect())
            .table(
                "For us only: trades",
                &["we give", "we get", ">worth to them", ">costs us", ">gain", "state"],
                trades.collect(),
            )
    }

    /// "\"What has to be in the price ..?\" To Bo Lind, alone; 王敏 hears what is said of it".
    pub fn probe_says(&self) -> String {
        let mut says = format!("\"{}\"", self.probe.question);
        if let Some((_, name)) = &self.probe.ask {
            says += &format!(" To {name}, alone");
        }
        if let Some(name) = &self.probe.listens {
            says += &format!("; {name} hears what is said of it");
        }
        says
    }
}
