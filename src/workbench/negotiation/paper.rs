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
            Self::OursNow => phrase!("ours now"),
            Self::Target => phrase!("our target"),
            Self::TheirMax => phrase!("their max, as we read it"),
            Self::Tried => phrase!("tried now"),
            Self::Floor => phrase!("our floor"),
            Self::TheirsNow => phrase!("theirs now"),
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
        let title = phrase!("{}, {}: negotiation", self.opportunity.1, self.account.1);
        let at =
            self.equal_days.map_or(">at equal days".to_owned(), |d| phrase!(">at {d} days", d));
        let titles =
            ["day", "who", ">amount", ">pays in days", &at, ">step", "said", "terms", "until"];
        Report::new(title, prepared(self.today))
            .table("Offers", &titles, self.offers.iter().map(offer_cells).collect())
            .facts(phrase!("For us only"), self.facts())
            .table(
                phrase!("For us only: prices"),
                &["", ">price", ">margin", ">we earn"],
                self.ladder(tried).iter().map(rung_cells).collect(),
            )
            .table(
                phrase!("For us only: trades"),
                &[
                    phrase!("we give"),
                    phrase!("we get"),
                    ">worth to them",
                    ">costs us",
                    ">gain",
                    "state",
                ],
                self.trades.iter().map(trade_cells).collect(),
            )
    }

    fn facts(&self) -> Vec<(String, String)> {
        let facts = [
            ("steps", self.steps_say()),
            ("moves", self.moves_say()),
            (phrase!("their days"), self.hidden_days().unwrap_or_default()),
            ("so", self.advice.clone()),
            ("room", self.room_says()),
            (phrase!("we can give"), self.can_give()),
            (phrase!("last days"), self.last_days()),
            (phrase!("next probe"), self.probe_says()),
            ("then", self.probe.then.clone().unwrap_or_default()),
            (phrase!("do not"), self.probe.avoid.clone()),
        ];
        facts.into_iter().map(|(label, says)| (label.to_owned(), says)).collect()
    }

    /// "\"What has to be in the price ..?\" To Bo Lind, alone; 王敏 hears what is said of it".
    pub fn probe_says(&self) -> String {
        let mut says = format!("\"{}\"", self.probe.question);
        if let Some((_, name)) = &self.probe.ask {
            says += &phrase!(" To {name}, alone", name);
        }
        if let Some(name) = &self.probe.listens {
            says += &phrase!("; {name} hears what is said of it", name);
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
