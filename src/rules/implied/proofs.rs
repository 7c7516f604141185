//! What records prove of a purchase's stages: offered, never silently taken (METHOD M28, M30).

use super::Told;
use super::deals::{days_of, points_of, sum};
use crate::model::playbook::ImpliedProof as Row;
use crate::model::{
    BidItem, Choice, Date, Favours, Money, Opportunity, OpportunityStatus, Person, Role, Side,
};
use crate::rules::{AccountContext, Evidence, phrase};

/// Words of a bid paper that is the bid itself.
const BID: [&str; 12] = [
    "bid",
    "tender",
    "offer",
    "submitted",
    "handed in",
    "angebot",
    "abgegeben",
    "abgabe",
    "标书",
    "投标",
    "递交",
    "报价",
];

/// A proof that records give.
#[derive(Clone, Debug)]
pub struct ImpliedProof<'a> {
    /// The purchase.
    pub opportunity: &'a Opportunity,
    /// The exit criterion, by its name in files.
    pub criterion: &'a str,
    /// Its name on screen.
    pub title: &'a str,
    /// The note that it would have as evidence.
    pub note: String,
    /// The day on which it became true.
    pub date: Option<Date>,
    /// The records that it rests on.
    pub records: Vec<Evidence>,
}

/// The kind of what is settled where the rep has said that records prove nothing of a criterion; its records are the
/// purchase and the criterion.
pub const REFUSED: &str = "proof_refused";

/// What records prove of a purchase and no evidence of it says yet, in playbook order; what the rep has refused is not
/// offered again.
pub fn proofs<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Vec<ImpliedProof<'a>> {
    let playbook = case.world.playbook;
    let refused = |row: &Row| {
        let mut settled =
            case.account.settled.iter().filter(|s| s.kind.as_deref() == Some(REFUSED));
        settled.any(|s| {
            [deal.id.as_str(), &row.criterion].iter().all(|r| s.records.0.iter().any(|of| of == r))
        })
    };
    let mut all: Vec<ImpliedProof<'a>> = Vec::new();
    for found in playbook
        .implied_proofs()
        .iter()
        .filter(|row| {
            deal.evidence.iter().all(|e| e.criterion.0.as_deref() != Some(row.criterion.as_str()))
                && !refused(row)
        })
        .filter_map(|row| {
            let told = told(case, deal, &row.name)?;
            let (_, criterion) = playbook.criterion_of(deal, &row.criterion)?;
            let facts: Vec<(&str, &str)> =
                told.facts.iter().map(|(p, f)| (*p, f.as_str())).collect();
            let days = told.records.iter().filter_map(|r| r.date);
            Some(ImpliedProof {
                opportunity: deal,
                criterion: &row.criterion,
                title: &criterion.title,
                note: row.note(&facts),
                date: days.filter(|d| *d <= case.today()).max(),
                records: told.records,
            })
        })
    {
        if all.iter().all(|p| p.criterion != found.criterion) {
            all.push(found);
        }
    }
    all
}

fn told<'a>(case: &AccountContext<'a>, deal: &'a Opportunity, kind: &str) -> Option<Told<'a>> {
    match kind {
        "marks_and_verdict" => marks_and_verdict(case, deal),
        "decision_maker" => decision_maker(case),
        "deed" => deed(case),
        "bid_paper" => bid_paper(case, deal),
        "our_offer" => our_offer(case, deal),
        "timetable" => days_of(case, deal),
        "rivals" => rivals(case, deal),
        "specification" => points_of(case, deal, |_| true),
        "our_points" => points_of(case, deal, |p| p.favours == Some(Favours::Us)),
        "won" => won(case, deal),
        "payments_paid" => paid(case, deal),
        _ => None,
    }
}

/// All eight marks, and a verdict.
fn marks_and_verdict<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let marks = case.world.playbook.evaluation();
    let verdicts = deal.decision.iter().filter_map(|d| Some((case.past(*d.date)?, d.verdict?)));
    let (day, verdict) = verdicts.max_by_key(|(day, _)| *day)?;
    (marks
        .iter()
        .filter(|m| {
            let mut own = deal.evaluation.iter();
            own.any(|e| e.criterion.word() == m.name && e.score.is_some())
        })
        .count()
        == marks.len())
    .then(|| {
        let word = verdict.word().replace("no_go", "no-go");
        let told = Told::default().on("opportunity", Some(deal.id.as_str()), Some(day), &word);
        told.fact("verdict", word).fact("day", phrase::near_day(day, case.today()))
    })
}

/// Somebody who decides was reached.
fn decision_maker<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let decide = case.everyone.iter().filter(|p| p.plays(Role::DecisionMaker));
    let reached = decide.filter_map(|p| Some((case.last_reached(&p.id)?, *p)));
    let (day, person) = reached.max_by_key(|(day, _)| *day)?;
    let contact = case.contacts.iter().find(|c| {
        c.reached() && c.people.has(&person.id) && c.date.is_some_and(|d| d.date == day)
    })?;
    let told = Told::default().on("contact", Some(contact.id.as_str()), Some(day), &person.name);
    Some(told.fact("name", person.name.as_str()).fact("day", phrase::near_day(day, case.today())))
}

/// A coach or champion did something for us.
fn deed<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let done = |p: &&'a Person| {
        let deeds = p.deeds.0.iter().filter_map(|d| Some((case.past(*d.date)?, d)));
        deeds.max_by_key(|(day, _)| *day).map(|(day, deed)| (day, deed, *p))
    };
    let (day, deed, person) = case
        .everyone
        .iter()
        .filter(|p| p.plays(Role::Coach) || p.plays(Role::Champion))
        .find_map(done)?;
    let word =
        deed.what.map_or_else(|| phrase!("helped us").to_owned(), |w| w.word().replace('_', " "));
    let what = deed.note.0.clone().unwrap_or(word);
    let told = Told::default().on("person", Some(person.id.as_str()), Some(day), &what);
    let told = told.fact("name", person.name.as_str()).fact("deed", what);
    Some(told.fact("day", phrase::near_day(day, case.today())))
}

/// The bid is with them: its own paper is done, or all papers are.
fn bid_paper<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let done = |b: &BidItem| case.past(*b.done);
    let all = deal.bid.iter().all(|b| done(b).is_some());
    let own = deal
        .bid
        .iter()
        .filter(|b| {
            let what = b.what.or_empty().to_lowercase();
            BID.iter().any(|word| what.contains(word))
        })
        .filter_map(|b| Some((done(b)?, b)));
    let any = deal.bid.iter().filter_map(|b| Some((done(b)?, b))).filter(|_| all);
    let (day, paper) = own.chain(any).max_by_key(|(day, _)| *day)?;
    let what = paper.what.as_deref().unwrap_or(phrase!("the papers of the bid"));
    let told = Told::default().on("bid", Some(paper.id.as_str()), Some(day), what);
    Some(told.fact("what", what).fact("day", phrase::near_day(day, case.today())))
}

/// From the tender on an offer of ours is the bid, unless its own paper is still to be done.
fn our_offer<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    const TENDER: i64 = 4;
    let late = case.is_from(deal, TENDER) || deal.status == OpportunityStatus::Won;
    let undone = deal.bid.iter().any(|b| case.past(*b.done).is_none());
    let ours = deal.offers.iter().filter(|o| o.side == Some(Side::Us));
    let made = ours.filter_map(|o| Some((case.past(*o.date)?, (*o.amount)?)));
    let (day, amount) = made.min_by_key(|(day, _)| *day).filter(|_| late && !undone)?;
    let told = Told::default().on("offer", None, Some(day), &sum(amount));
    Some(told.fact("sum", sum(amount)).fact("day", phrase::near_day(day, case.today())))
}

fn rivals<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let names = deal.rivals.iter().filter_map(|r| r.competitor.0.as_deref());
    let names: Vec<&str> = names.map(|id| case.world.competitor(id)).collect();
    let told = Told::default().on("opportunity", Some(deal.id.as_str()), None, &names.join(", "));
    (!names.is_empty()).then(|| told.fact("names", phrase::list(&names)))
}

fn won<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let day = case.past(*deal.closed.date).filter(|_| deal.status == OpportunityStatus::Won)?;
    let told = Told::default().on("opportunity", Some(deal.id.as_str()), Some(day), "won");
    Some(told.fact("day", phrase::near_day(day, case.today())))
}

/// All payments are in, and they come to the value.
fn paid<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let days: Option<Vec<Date>> = deal.payments.iter().map(|p| case.past(*p.paid)).collect();
    let day = days?.into_iter().max()?;
    let cents: i64 = deal.payments.iter().filter_map(|p| p.amount.map(Money::cents)).sum();
    let enough = deal.value.is_some_and(|v| cents >= v.cents());
    enough.then(|| {
        let told = deal.payments.iter().fold(Told::default(), |told, p| {
            told.on("payment", Some(p.id.as_str()), *p.paid, p.what.or_empty())
        });
        let told = told.fact("sum", sum(Money::from_cents(cents)));
        told.fact("day", phrase::near_day(day, case.today()))
    })
}
