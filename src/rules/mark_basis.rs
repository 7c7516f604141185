//! What the file says of each of the eight marks, so that a mark rests on records and not on a feeling (METHOD M30).

use super::payment::overdue_by;
use super::{AccountContext, phrase};
use crate::model::{
    Confidence, Date, EvaluationCriterion, Favours, Opportunity, Person, Position, Role,
};

/// What records say of a mark, most telling first; empty where they say nothing.
pub fn mark_basis(
    case: &AccountContext,
    deal: &Opportunity,
    criterion: EvaluationCriterion,
) -> Vec<String> {
    match criterion {
        EvaluationCriterion::Capital => {
            answers(case, &["organisation.budget", "organisation.capital"])
        }
        EvaluationCriterion::Technical => technical(case, deal),
        EvaluationCriterion::Relationship => relationship(case),
        EvaluationCriterion::Credit => credit(case),
        EvaluationCriterion::Rival => rivals(case, deal),
        EvaluationCriterion::Fit => answers(case, &["ours.fit", "ours.weakness"]),
        EvaluationCriterion::Resources => resources(case, deal),
        EvaluationCriterion::Sureness => sureness(case),
    }
}

/// The best answers to topics, with how sure they are; a private one stays out in its words.
fn answers(case: &AccountContext, topics: &[&str]) -> Vec<String> {
    topics.iter().filter_map(|topic| said(case, topic)).collect()
}

fn said(case: &AccountContext, topic: &&str) -> Option<String> {
    let (category, name) = topic.split_once('.')?;
    let asked =
        case.checklist.iter().find(|a| a.category.name == category && a.topic.name == name)?;
    let best = asked.best.as_ref()?;
    let answer = match *best.intel.private {
        true => phrase!("private"),
        false => best.intel.answer.or_empty(),
    };
    let sure = match best.intel.confidence {
        Confidence::Rumour => phrase!(", hearsay"),
        Confidence::Stated => "",
        Confidence::Verified => phrase!(", verified"),
    };
    Some(format!("{}: {answer}{sure}", asked.topic.title))
}

fn technical(case: &AccountContext, deal: &Opportunity) -> Vec<String> {
    let mut said = Vec::new();
    if !deal.specification.is_empty() {
        let count =
            |whose: Favours| deal.specification.iter().filter(|p| p.favours == Some(whose)).count();
        let (ours, theirs) = (count(Favours::Us), count(Favours::Rival));
        said.push(phrase!(
            "points of the specification: ours {ours}, rival's {theirs}",
            ours,
            theirs
        ));
    }
    said.extend(answers(case, &["problems.requirements"]));
    said
}

/// How far those are reached who count, the highest first.
fn relationship(case: &AccountContext) -> Vec<String> {
    let senior: Vec<&Person> = case.everyone.iter().filter(|p| p.is_senior()).copied().collect();
    let mut said = Vec::new();
    for decider in senior.iter().filter(|p| p.plays(Role::DecisionMaker)) {
        let short = short(decider);
        said.push(match case.last_reached(&decider.id) {
            Some(day) => phrase!("{} last reached {}", short, phrase::near_day(day, case.today())),
            None => phrase!("{short} never reached", short),
        });
    }
    let words = [
        phrase!("do not know us"),
        phrase!("know our name"),
        phrase!("met us"),
        phrase!("trust us"),
        phrase!("confide in us"),
        phrase!("are our allies"),
    ];
    let single = [
        phrase!("does not know us"),
        phrase!("knows our name"),
        phrase!("met us"),
        phrase!("trusts us"),
        phrase!("confides in us"),
        phrase!("is our ally"),
    ];
    for mark in (0..=5).rev() {
        let there = senior.iter().filter(|p| !p.plays(Role::DecisionMaker));
        let at: Vec<&str> =
            there.filter(|p| case.relationship(p) == mark).map(|p| short(p)).collect();
        let place = usize::try_from(mark).unwrap_or(0);
        match at.len() {
            0 => {}
            1 => said.push(format!("{} {}", at[0], single[place])),
            _ => said.push(format!("{} {}", phrase::few(&at, 3), words[place])),
        }
    }
    let below = case.people.iter().filter(|p| !p.is_senior() && case.relationship(p) >= 3).count();
    match below {
        0 => {}
        1 => said.push(phrase!("one below them trusts us").to_owned()),
        n => said.push(phrase!("{n} below them trust us", n)),
    }
    said
}

fn short(person: &Person) -> &str {
    phrase::short_name(person.name.as_str())
}

/// How they have paid so far, in all purchases.
fn credit(case: &AccountContext) -> Vec<String> {
    let payments = || case.account.opportunities.iter().flat_map(|o| o.payments.iter());
    let paid: Vec<i64> =
        payments().filter_map(|p| Some((case.past(*p.paid)? - (*p.due)?).num_days())).collect();
    let mut said = Vec::new();
    if !paid.is_empty() {
        let late = paid.iter().filter(|days| **days > 0).count();
        let worst = paid.iter().copied().max().unwrap_or(0);
        let invoices = phrase::count(paid.len() as i64, "payment");
        said.push(match late {
            0 => phrase!("{invoices} of theirs, none late", invoices),
            _ => phrase!("{} of {} late, at most {}", late, invoices, phrase::days(worst)),
        });
    }
    let overdue = payments().filter_map(|p| overdue_by(p, case.today()));
    let overdue: Vec<i64> = overdue.collect();
    if let Some(worst) = overdue.iter().max() {
        said.push(phrase!("{} overdue, {}", overdue.len(), phrase::days(*worst)));
    }
    said.extend(answers(case, &["history.receivables"]));
    said
}

fn said_position(position: Position) -> &'static str {
    match position {
        Position::Incumbent => phrase!("incumbent"),
        Position::Preferred => phrase!("preferred"),
        Position::Shortlisted => phrase!("shortlisted"),
        Position::Outside => phrase!("outside"),
    }
}

fn rivals(case: &AccountContext, deal: &Opportunity) -> Vec<String> {
    let said = deal.rivals.iter().filter_map(|rival| {
        let name = case.world.competitor(rival.competitor.0.as_deref()?);
        let position = rival.position.map(|p| said_position(p).to_owned());
        let stands = rival.relationship.map(|mark| phrase!("{mark} of 5", mark));
        let sponsor = rival.sponsor.0.as_deref().and_then(|id| case.person(id));
        let sponsor = sponsor.map(|p| phrase!("{} speaks for it", short(p)));
        let parts: Vec<String> = [position, stands, sponsor].into_iter().flatten().collect();
        Some(match parts.is_empty() {
            true => phrase!("{name} is in it", name),
            false => format!("{name}: {}", parts.join(", ")),
        })
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        true => vec![phrase!("no rival is known").to_owned()],
        false => said,
    }
}

fn resources(case: &AccountContext, deal: &Opportunity) -> Vec<String> {
    let hours = deal.pursuit_hours.map(|h| phrase!("{} hours planned", h.normalize()));
    let late = |due: Option<Date>| due.is_some_and(|d| d < case.today());
    let behind = case
        .account
        .actions
        .iter()
        .filter(|a| {
            case.is_undone(a)
                && a.promised_by.0.is_none()
                && late(*a.due)
                && a.for_subject.as_deref() == Some(deal.id.as_str())
        })
        .count() as i64;
    let papers = deal.bid.iter().filter(|b| case.past(*b.done).is_none() && late(*b.due)).count();
    let behind = behind + papers as i64;
    let behind =
        (behind > 0).then(|| phrase!("{} of ours for it late", phrase::count(behind, "thing")));
    hours.into_iter().chain(behind).collect()
}

/// Which critical topics are open, and which are hearsay.
fn sureness(case: &AccountContext) -> Vec<String> {
    let critical = || case.checklist.iter().filter(|a| a.topic.critical);
    let open: Vec<String> = critical().filter(|a| a.best.is_none()).map(title).collect();
    let heard: Vec<String> = critical()
        .filter(|a| a.best.as_ref().is_some_and(|b| b.intel.confidence == Confidence::Rumour))
        .map(title)
        .collect();
    let mut said = Vec::new();
    if !open.is_empty() {
        said.push(phrase!("unknown: {}", phrase::few(&open, 3)));
    }
    if !heard.is_empty() {
        said.push(phrase!("only hearsay: {}", phrase::few(&heard, 3)));
    }
    if said.is_empty() {
        said.push(
            phrase!("every critical topic has an answer that is more than hearsay").to_owned(),
        );
    }
    said
}

fn title(a: &super::Asked) -> String {
    a.title()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn says(lines: &str, criterion: EvaluationCriterion) -> String {
        sample::ask(lines, |case| {
            let deal = case.open().next().expect("a purchase");
            mark_basis(case, deal, criterion).join("; ")
        })
    }

    #[test]
    fn trust_is_counted_from_the_top() {
        let people = "opportunities id=o
            people id=d name=\"Ingrid Dahl\" roles=decision_maker level=executive
            people id=n name=\"Erik Naess\" level=senior relationship=2
            people id=l name=\"Bo Lind\" level=senior relationship=1
            people id=s name=\"Marte Solberg\" level=executive relationship=1
            people id=f name=\"Jonas Falk\" level=working relationship=4";
        assert_eq!(
            says(people, EvaluationCriterion::Relationship),
            "Dahl never reached; Naess met us; Lind and Solberg know our name; one below them trusts us"
        );
    }

    #[test]
    fn credit_says_how_they_paid_and_what_is_open() {
        let paid = "opportunities id=o; opportunities.payments amount=5 due=-50 invoiced=-60 paid=-28
            opportunities.payments amount=5 due=-20 paid=-20; opportunities.payments amount=5 due=-3 invoiced=-9";
        assert_eq!(
            says(paid, EvaluationCriterion::Credit),
            "1 of 2 payments late, at most 22 days; 1 overdue, 3 days"
        );
        assert_eq!(says("opportunities id=o", EvaluationCriterion::Credit), "");
    }

    #[test]
    fn how_sure_names_what_is_open() {
        let nothing = says("opportunities id=o", EvaluationCriterion::Sureness);
        assert!(nothing.starts_with("unknown: "), "{nothing}");
        let heard = "opportunities id=o; intel topic=organisation.budget answer=two";
        assert!(says(heard, EvaluationCriterion::Sureness).contains("only hearsay: budget"));
    }
}
