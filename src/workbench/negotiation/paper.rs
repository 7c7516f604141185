//! The negotiation on paper: the offers, and apart what is for us alone.

use super::{LadderRow, NegotiationSheet, OfferRow, Rung, TradeRow};
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
        let at = self.equal_days.map_or(">at equal days".to_owned(), |d| format!(">at {d} days"));
        let titles =
            ["day", "who", ">amount", ">pays in days", &at, ">step", "said", "terms", "until"];
        Report::new(title, prepared(self.today))
            .table("Offers", &titles, self.offers.iter().map(offer_cells).collect())
            .facts("For us only", self.facts())
            .table(
                "For us only: prices",
                &["", ">price", ">margin", ">we earn"],
                self.ladder(tried).iter().map(rung_cells).collect(),
            )
            .table(
                "For us only: trades",
                &["we give", "we get", ">worth to them", ">costs us", ">gain", "state"],
                self.trades.iter().map(trade_cells).collect(),
            )
    }

    fn facts(&self) -> Vec<(String, String)> {
        let facts = [
            ("steps", self.steps_say()),
            ("moves", self.moves_say()),
            ("their days", self.hidden_days().unwrap_or_default()),
            ("so", self.advice.clone()),
            ("room", self.room_says()),
            ("we can give", self.can_give()),
            ("last days", self.last_days()),
            ("next probe", self.probe_says()),
            ("then", self.probe.then.clone().unwrap_or_default()),
            ("do not", self.probe.avoid.clone()),
        ];
        facts.into_iter().map(|(label, says)| (label.to_owned(), says)).collect()
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

fn offer_cells(o: &OfferRow) -> Vec<ReportCell> {
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
}

fn rung_cells(row: &LadderRow) -> Vec<ReportCell> {
    let margin = row.earned.and_then(|e| e.margin_tenths).map(|tenths| {
        let text = tenths_say(tenths);
        let exact = text.trim_end_matches(" %").to_owned();
        ReportCell::exact(text, exact)
    });
    vec![
        ReportCell::text(row.rung.says()),
        sum_cell(row.price),
        margin.unwrap_or_default(),
        sum_cell_of(row.earned.map(|e| e.earned)),
    ]
}

fn trade_cells(t: &TradeRow) -> Vec<ReportCell> {
    vec![
        ReportCell::text(&t.give),
        ReportCell::text(&t.get),
        sum_cell_of(t.worth),
        sum_cell_of(t.costs),
        sum_cell_of(t.gain),
        ReportCell::text(t.state_word().unwrap_or_default()),
    ]
}
