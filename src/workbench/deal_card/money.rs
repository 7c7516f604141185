//! The price and the money of a deal on its card.

use super::{CardLine, CardRow, CardSubject};
use crate::model::{Date, Money, Opportunity, Side};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::negotiation::{cost_of, earned_at};
use crate::rules::payment::overdue_by;
use crate::rules::phrase::{days, few, said_day};
use crate::text::DayText;
use crate::workbench::cash::CashBook;
use crate::workbench::negotiation::tenths_say;
use crate::workbench::verdict::VerdictView;
use crate::workbench::{Result, Workbench};

/// In thousands, rounded; with a decimal below ten: "1,900", "3.5".
pub fn thousands(amount: Cents) -> String {
    let tenths = (amount.0.abs() + 5_000) / 10_000;
    match amount.0.abs() < 1_000_000 && tenths % 10 != 0 {
        true => {
            let sign = if amount.0 < 0 { "-" } else { "" };
            format!("{sign}{}.{}", tenths / 10, tenths % 10)
        }
        false => Cents((amount.0.abs() + 50_000) / 100_000 * 100 * amount.0.signum()).grouped(),
    }
}

/// The last offers of both sides and our floor, and the margin at each.
pub fn price(deal: &Opportunity) -> CardLine {
    let last = |side: Side| {
        deal.offers
            .iter()
            .filter(|o| o.side == Some(side) && o.amount.0.is_some())
            .max_by_key(|o| *o.date)
            .and_then(|o| *o.amount)
    };
    let known: Vec<(&str, Money)> =
        [("ours", last(Side::Us)), ("theirs", last(Side::Them)), ("floor", *deal.floor_price)]
            .into_iter()
            .filter_map(|(whose, price)| Some((whose, price?)))
            .collect();
    let subject = CardSubject::Price;
    if !known.iter().any(|(whose, _)| *whose != "floor") {
        return CardLine { subject, rows: vec![CardRow::new(phrase!("no offer yet"))] };
    }
    let cost = cost_of(deal);
    let said = |price: Money| {
        let tenths = cost.and_then(|cost| earned_at(price.into(), cost).margin_tenths);
        let margin = tenths.map_or(String::new(), |tenths| format!(" ({})", tenths_say(tenths)));
        format!("{}{margin}", thousands(price.into()))
    };
    let price = |whose: &str| known.iter().find(|(w, _)| *w == whose).map(|(_, p)| *p);
    let offers = known.iter().filter(|(whose, _)| *whose != "floor");
    let offers: Vec<String> = offers.map(|(whose, p)| format!("{whose} {}", said(*p))).collect();
    let mut rows = vec![CardRow::new(offers.join(", "))];
    rows.extend(price("floor").map(|floor| match price("theirs") {
        Some(theirs) if theirs < floor => {
            let gap = Cents(i128::from(floor.cents() - theirs.cents()));
            CardRow::bad(phrase!("theirs is {} below our floor {}", thousands(gap), said(floor)))
        }
        _ => CardRow::new(phrase!("our floor {}", said(floor))),
    }));
    CardLine { subject, rows }
}

/// The most money out alone, and on the deepest day of all deals together.
pub fn money(
    deal: &Opportunity,
    view: &VerdictView,
    book: Option<&CashBook>,
    limit: Option<Money>,
) -> CardLine {
    let subject = CardSubject::Money;
    if deal.costs.is_empty() && deal.payments.is_empty() {
        return CardLine { subject, rows: vec![CardRow::new(phrase!("no costs or payments yet"))] };
    }
    let (need, day, fits) = view.need;
    let mut rows = Vec::new();
    let on = day.map_or(String::new(), |d| phrase!(" on {}", d.long_day()));
    rows.push(match (need.0, fits) {
        (0, _) => CardRow::new(phrase!("never out: paid before it costs")),
        (_, Some(true)) => CardRow::new(phrase!("{} out{}: alone yes", thousands(need), on)),
        (_, Some(false)) => CardRow::bad(phrase!("{} out{}: alone no", thousands(need), on)),
        (_, None) => CardRow::new(phrase!("{} out{}; no limit is set", thousands(need), on)),
    });
    let deepest = book.and_then(|b| Some((b, b.full.deepest_day?)));
    if let (Some(limit), Some((book, day))) = (limit.map(Cents::from), deepest) {
        rows.extend(together(deal, book, limit, day));
    }
    CardLine { subject, rows }
}

/// With the others that have money out on the deepest day, where this deal is among them.
fn together(deal: &Opportunity, book: &CashBook, limit: Cents, day: Date) -> Option<CardRow> {
    let there = || book.deals.iter().filter(|d| d.left_out.is_none() && d.out_on(day).0 > 0);
    there().find(|d| d.opportunity.0 == deal.id.as_str())?;
    let others: Vec<&str> = there()
        .filter(|d| d.opportunity.0 != deal.id.as_str())
        .map(|d| d.opportunity.1.as_str())
        .collect();
    let sum = book.full.deepest_need;
    let said = phrase!("with {} {}, limit {}", few(&others, 2), thousands(sum), thousands(limit));
    (!others.is_empty()).then(|| match sum <= limit {
        true => CardRow::new(phrase!("{said}: yes", said)),
        false => CardRow::bad(phrase!("{said}: no", said)),
    })
}

impl VerdictView {
    /// What stands before a go where too much money is out: that, and the points that lack.
    pub fn money_first(&self) -> Option<String> {
        let (score, lacks) = (self.score?, self.need.2 == Some(false));
        let points = self.lines.0 - score;
        let more = match points {
            ..=0 => String::new(),
            1 => phrase!(", and 1 point more").to_owned(),
            n => phrase!(", and {n} points more", n),
        };
        lacks.then(|| phrase!("first the money under the limit{more}", more))
    }
}

/// What it is worth by its chance, less what pursuing and carrying it costs.
pub fn worth(view: &VerdictView) -> CardLine {
    let says = view.worth.map_or(phrase!("value, margin and chance are needed").to_owned(), |w| {
        let less = Cents(w.by_chance.0 - w.expected.0);
        let cost = match less.0 {
            0 => String::new(),
            _ => phrase!(", less {} of cost", thousands(less)),
        };
        phrase!(
            "{}: {} % of {} margin{}",
            thousands(w.expected),
            w.chance,
            thousands(w.margin),
            cost
        )
    });
    CardLine { subject: CardSubject::Worth, rows: vec![CardRow::new(says)] }
}

/// A deal that is over: that, and what is still owed.
pub fn owed(case: &AccountContext, deal: &Opportunity, verdict: CardLine) -> Vec<CardLine> {
    let unpaid = deal.payments.iter().filter(|p| p.paid.is_none_or(|d| d > case.today()));
    let rows = unpaid.filter_map(|p| {
        let what = p.what.as_deref().unwrap_or(phrase!("payment"));
        let sum = thousands((*p.amount)?.into());
        let due = p.due.map_or(String::new(), |d| phrase!(", due {}", said_day(d, case.today())));
        Some(match overdue_by(p, case.today()) {
            Some(late) => CardRow::bad(phrase!("{}, {}: {} late", sum, what, days(late))),
            None => CardRow::new(format!("{sum}, {what}{due}")),
        })
    });
    let rows: Vec<CardRow> = match deal.is_ours() {
        true => rows.collect(),
        false => Vec::new(),
    };
    let money = CardLine { subject: CardSubject::Money, rows };
    [verdict].into_iter().chain((!money.rows.is_empty()).then_some(money)).collect()
}

impl Workbench {
    /// The other deals that have money out on the deepest day of all together, and whether the limit holds then;
    /// nothing where this deal is not among them or no limit is set. It looks at every account.
    pub fn out_together(&self, deal: &str) -> Result<Option<(Vec<String>, bool)>> {
        let book = self.cash_book(0)?;
        let limit = self.shared()?.rep.cushion_limit.map(Cents::from);
        let (Some(limit), Some(day)) = (limit, book.full.deepest_day) else { return Ok(None) };
        let there = || book.deals.iter().filter(|d| d.left_out.is_none() && d.out_on(day).0 > 0);
        let own = there().any(|d| d.opportunity.0 == deal);
        let others: Vec<String> =
            there().filter(|d| d.opportunity.0 != deal).map(|d| d.opportunity.1.clone()).collect();
        let fits = book.full.deepest_need <= limit;
        Ok((own && !others.is_empty()).then_some((others, fits)))
    }
}
