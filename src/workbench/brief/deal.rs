//! Where it stands: both stage lines, the purchase's value and day, the money that is owed, who else is in it.

use super::BriefContext;
use crate::model::brief::{Entry, Section};
use crate::model::{Choice, Opportunity, Rival, Visit};
use crate::rules::cents::amount;
use crate::rules::payment::{called, overdue_by};
use crate::rules::phrase;
use crate::workbench::visit::deals;

/// Of each purchase that the visit is about; money that is owed of all.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let deals = deals(desk.case, visit);
    let lines = deals.iter().flat_map(|deal| {
        let worth = worth(desk, deal);
        let lines = [
            Entry::new(stage(desk, deal, true)).lead(phrase!("they")),
            Entry::new(stage(desk, deal, false)).lead(phrase!("we")),
        ];
        let lines = lines.into_iter().chain(worth);
        lines.map(|e| e.from(deal.id.as_str())).collect::<Vec<_>>()
    });
    let rivals = deals.iter().flat_map(|deal| deal.rivals.iter().map(move |r| (*deal, r)));
    let rivals = rivals.filter_map(|(deal, r)| rival(desk, deal, r));
    Section {
        name: "stands",
        title: phrase!("Where it stands").to_owned(),
        entries: lines.chain(owed(desk)).chain(rivals).collect(),
        keep: 4,
        yields: 7,
        whole: false,
    }
}

/// "1,840,000, decided Fri 15 Jan".
fn worth(desk: &BriefContext, deal: &Opportunity) -> Option<Entry> {
    let value = deal.value.map(amount);
    let day = deal.decision_date.map(|d| phrase!("decided by {}", desk.day(d)));
    let said: Vec<String> = [value, day].into_iter().flatten().collect();
    (!said.is_empty()).then(|| Entry::new(said.join(", ")).lead(phrase!("worth")))
}

/// "payment of 86,000 for invoice 2211   97 days late !".
fn owed<'c>(desk: &'c BriefContext) -> impl Iterator<Item = Entry> + use<'c> {
    let all = desk.case.account.opportunities.iter().flat_map(|o| o.payments.iter());
    all.filter_map(|payment| {
        let days = overdue_by(payment, desk.case.today())?;
        let entry = Entry::new(called(payment)).lead(phrase!("owed"));
        Some(entry.aside(phrase!("{} late !", phrase::days(days))).from(payment.id.as_str()))
    })
}

/// `1 = 2 =[3]- 4 - 5 - 6  specification, Turbine 2027`.
fn stage(desk: &BriefContext, deal: &Opportunity, theirs: bool) -> String {
    let at = if theirs { *deal.buying_stage } else { *deal.selling_stage };
    let Some(at) = at else {
        return phrase!("stage not known, {}", deal.name.as_str());
    };
    let mut line = String::new();
    let stages = desk.case.world.playbook.stages_of(deal);
    let last = stages.last().map_or(1, |s| s.number);
    for n in 1..=last {
        line += &match n {
            n if n == at => format!("[{n}]"),
            n => format!(" {n} "),
        };
        line += match n {
            n if n == last => "",
            n if n < at => "=",
            _ => "-",
        };
    }
    let stage = stages.iter().find(|s| s.number == at);
    let word = stage.map_or("", |s| if theirs { &s.customer_short } else { &s.we_short });
    format!("{}  {word}, {}", line.trim(), deal.name.as_str())
}

fn rival(desk: &BriefContext, deal: &Opportunity, rival: &Rival) -> Option<Entry> {
    let id = rival.competitor.0.as_deref()?;
    let position = rival.position.map(|p| desk.words.word("position", p.word()));
    let sponsor = rival.sponsor.0.as_deref().map(|s| phrase!("sponsor {}", desk.case.name(s)));
    let aside: Vec<String> = position.map(str::to_owned).into_iter().chain(sponsor).collect();
    let name = desk.case.world.competitor(id);
    let text = match rival.offer.as_deref() {
        Some(offer) => format!("{name}: {offer}"),
        None => name.to_owned(),
    };
    let counter = rival.counter.as_deref().map(|c| phrase!("we counter: {c}", c));
    let entry = Entry::new(text).lead(phrase!("rival")).aside(aside.join(", "));
    Some(entry.note(counter.unwrap_or_default()).from(deal.id.as_str()))
}
