//! What the open purchases say: who bids and how near they are, the timetable, the specification, our marks.

use super::Told;
use crate::model::{Choice, Competition, Date, Opportunity, Rival};
use crate::rules::cents::amount;
use crate::rules::teller::teller;
use crate::rules::{AccountContext, phrase};

/// So many points of a specification stand in a sentence.
const POINTS: usize = 4;
/// A number from here on in an offer's words is a price.
const PRICE: u64 = 1000;

/// Who bids: the rivals of the open purchases, then those who sell there.
pub(super) fn rivals<'a>(case: &AccountContext<'a>, about: &[&'a Opportunity]) -> Option<Told<'a>> {
    let bidders = bidders(about)
        .map(|(deal, r)| (r.competitor.0.as_deref(), "opportunity", Some(deal.id.as_str())));
    let sellers = case.account.competition.0.iter();
    let sellers = sellers.map(|c: &Competition| (c.competitor.0.as_deref(), "competition", None));
    let mut names: Vec<&str> = Vec::new();
    let mut told = Told::default();
    for (competitor, record, id) in bidders.chain(sellers) {
        let Some(competitor) = competitor else {
            continue;
        };
        let name = case.world.competitor(competitor);
        if !names.contains(&name) {
            names.push(name);
            told = told.on(record, id, None, name);
        }
    }
    let are = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| told.fact("names", phrase::list(&names)).fact("are", are))
}

/// The rivals of the open purchases, each with its purchase.
fn bidders<'a>(about: &[&'a Opportunity]) -> impl Iterator<Item = (&'a Opportunity, &'a Rival)> {
    about.iter().copied().flat_map(|deal| deal.rivals.0.iter().map(move |r| (deal, r)))
}

/// What a rival's record says, for each rival that says it: the fact, and its name in a list.
fn each<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
    fact: impl Fn(&'a Rival, &str) -> Option<String>,
) -> Option<Told<'a>> {
    let (mut facts, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut told = Told::default();
    for (deal, rival) in bidders(about) {
        let Some(name) = rival.competitor.0.as_deref().map(|id| case.world.competitor(id)) else {
            continue;
        };
        if let Some(fact) = fact(rival, name) {
            told = told.on("opportunity", Some(deal.id.as_str()), None, &fact);
            facts.push(fact);
            if !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            }
        }
    }
    (!facts.is_empty())
        .then(|| told.fact("facts", facts.join("; ")).fact("names", phrase::list(&names)))
}

/// Who speaks for them, or how well they stand.
pub(super) fn sponsors<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
) -> Option<Told<'a>> {
    each(case, about, |rival, name| match (rival.sponsor.0.as_deref(), rival.relationship.0) {
        (Some(sponsor), _) => Some(phrase!("{} speaks for {}", case.name(sponsor), name)),
        (None, Some(mark)) => Some(phrase!("{name} stands at {mark} of 5 with them", name, mark)),
        (None, None) => None,
    })
}

/// What they offer.
pub(super) fn offers<'a>(case: &AccountContext<'a>, about: &[&'a Opportunity]) -> Option<Told<'a>> {
    each(case, about, |rival, name| Some(format!("{name}: {}", rival.offer.as_deref()?)))
}

/// What they ask: their price, else their offer where it has a sum in it.
pub(super) fn prices<'a>(case: &AccountContext<'a>, about: &[&'a Opportunity]) -> Option<Told<'a>> {
    each(case, about, |rival, name| {
        if let Some(price) = *rival.price {
            return Some(format!("{name}: {}", amount(price)));
        }
        let offer = rival.offer.as_deref().filter(|o| has_sum(o))?;
        Some(format!("{name}: {offer}"))
    })
}

/// Does a number of at least [`PRICE`] stand in it?
fn has_sum(text: &str) -> bool {
    let mut number: u64 = 0;
    for c in text.chars() {
        match c.to_digit(10) {
            Some(digit) => number = number.saturating_mul(10).saturating_add(u64::from(digit)),
            None if matches!(c, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}') => {}
            None => number = 0,
        }
        if number >= PRICE {
            return true;
        }
    }
    false
}

/// The days still to come of the first of these purchases that has some.
pub(super) fn timetable<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
) -> Option<Told<'a>> {
    about.iter().copied().find_map(|deal| days_of(case, deal))
}

/// The days still to come of a purchase: those of its stages, then the decision.
pub(super) fn days_of<'a>(case: &AccountContext<'a>, deal: &'a Opportunity) -> Option<Told<'a>> {
    let decided = to_come(case, *deal.decision_date);
    let title = |stage: i64| case.world.playbook.stage_of(deal, stage).map(|s| s.day.as_str());
    let stages =
        deal.schedule.iter().filter_map(|s| Some((to_come(case, *s.date)?, title(s.stage.0?)?)));
    let mut days: Vec<(Date, &str)> =
        stages.filter(|(day, what)| decided != Some(*day) || *what != "contract").collect();
    days.extend(decided.map(|day| (day, "decision")));
    days.sort_by_key(|(day, _)| *day);
    if days.is_empty() {
        return None;
    }
    let said =
        days.iter().map(|(day, what)| format!("{what} {}", phrase::near_day(*day, case.today())));
    let facts = said.collect::<Vec<_>>().join(", ");
    let first = phrase::capital(&facts);
    let told = Told::default().on("opportunity", Some(deal.id.as_str()), None, &facts);
    Some(told.fact("facts", facts).fact("facts_first", first))
}

fn to_come(case: &AccountContext, day: Option<Date>) -> Option<Date> {
    day.filter(|d| *d >= case.today())
}

/// The points that are asked for; whoever wrote them is the source.
pub(super) fn specification<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
) -> Option<Told<'a>> {
    about.iter().copied().find_map(|deal| points_of(case, deal, |_| true))
}

/// The points of a purchase's specification that are meant.
pub(super) fn points_of<'a>(
    case: &AccountContext<'a>,
    deal: &'a Opportunity,
    meant: impl Fn(&crate::model::SpecificationPoint) -> bool,
) -> Option<Told<'a>> {
    let points: Vec<_> =
        deal.specification.0.iter().filter(|p| p.point.is_some() && meant(p)).collect();
    let words: Vec<&str> = points.iter().filter_map(|p| p.point.as_deref()).collect();
    let (shown, more) = words.split_at_checked(POINTS).unwrap_or((&words, &[]));
    let said = match more.len() {
        0 => phrase::list(shown),
        n => phrase!("{} and {} more", shown.join(", "), n),
    };
    if words.is_empty() {
        return None;
    }
    let author = points.iter().find_map(|p| case.person(p.author.0.as_deref()?));
    let told = Told::default().on("opportunity", Some(deal.id.as_str()), None, &said);
    Some(Told { source: author, ..told.fact("points", said) })
}

/// Our own mark on one of the eight, where it has a reason.
pub(super) fn mark<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
    criterion: &str,
) -> Option<Told<'a>> {
    let marks = about.iter().copied().flat_map(|d| d.evaluation.0.iter().map(move |m| (d, m)));
    let mut marks = marks.filter(|(_, m)| m.criterion.word() == criterion);
    marks.find_map(|(deal, mark)| {
        let (score, why) = (mark.score.0?, mark.why.as_deref()?);
        let told = Told { source: teller(case, Some(why)), ..Told::default() };
        let told = told.on("opportunity", Some(deal.id.as_str()), *mark.as_of, why);
        Some(told.fact("score", score.to_string()).fact("why", why))
    })
}

/// A sum as a sentence has it.
pub(super) fn sum(money: crate::model::Money) -> String {
    amount(money)
}
