//! visit_unready: a visit is near, and what makes it worth while is missing.

use crate::model::playbook::Topic;
use crate::model::{Occasion, Opportunity, Person, Visit, VisitStatus, is_blank};
use crate::rules::occasion::{its_deal, occasion};
use crate::rules::question::{DealStages, is_worth, who_knows};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// The senior relationship must be done well, or it does harm: no visit without an objective, a question,
/// a reason for them to meet us, and what we know of them. METHOD M22, M26, F5.
pub const RULE: Rule = Rule { code: "visit_unready", check };

/// What has to be known of each attendee who is asked about.
const ASKED: [&str; 2] = ["senior.background", "senior.concerns"];

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let days = case.world.playbook.thresholds.visit_unready_days;
    let near = |v: &&Visit| {
        v.status == VisitStatus::Planned && case.within_next(v.date.map(|d| d.date), days)
    };
    let near = case.account.visits.iter().filter(near);
    near.filter_map(|visit| hit(case, visit)).collect()
}

/// One thing that a visit still lacks.
#[derive(Clone, Copy, Debug)]
pub enum Lack<'a> {
    /// An expected result.
    Expected,
    /// A question to ask.
    Question,
    /// A reason for this senior attendee to meet us (METHOD M26).
    Reason(&'a Person),
    /// What is known of this attendee on this topic: its full name, and the topic (METHOD M26).
    Known(&'a Person, &'static str, &'a Topic),
}

impl Lack<'_> {
    /// As it stands in a sentence: "a reason for Erik Naess to meet us".
    pub fn words(&self) -> String {
        match self {
            Self::Expected => phrase!("an expected result").to_owned(),
            Self::Question => phrase!("a question to ask").to_owned(),
            Self::Reason(person) => phrase!("a reason for {} to meet us", person.name.as_str()),
            Self::Known(person, _, topic) => {
                phrase!("the {} of {}", topic.title, person.name.as_str())
            }
        }
    }
}

/// What a visit lacks, whenever it is: the bar of docs/RULES.md visit_unready.
pub fn lacks<'a>(case: &AccountContext<'a>, visit: &Visit) -> Vec<Lack<'a>> {
    let mut missing = Vec::new();
    if visit.objectives.expected.is_none() {
        missing.push(Lack::Expected);
    }
    if visit.questions.iter().all(|q| q.text.is_none()) {
        missing.push(Lack::Question);
    }
    let everyone = case.everyone.iter().copied();
    let mut seniors = everyone.filter(|p| p.is_senior()).filter(|p| attends(visit, p));
    if let Some(senior) = seniors.next().filter(|_| visit.reason_to_meet.is_none()) {
        missing.push(Lack::Reason(senior));
    }
    for person in case.asked_about().into_iter().filter(|p| attends(visit, p)) {
        for name in ASKED {
            let topic = case.world.playbook.topic(name);
            if let Some(topic) = topic.filter(|t| !is_known(case, name, t, person)) {
                missing.push(Lack::Known(person, name, topic));
            }
        }
    }
    missing
}

fn attends(visit: &Visit, p: &&Person) -> bool {
    visit.people.has(&p.id)
}

fn hit(case: &AccountContext, visit: &Visit) -> Option<RuleMatch> {
    let lacks = lacks(case, visit);
    let missing: Vec<String> = lacks.iter().map(Lack::words).collect();
    let unready = !missing.is_empty();
    let tell =
        |hit: RuleMatch| tell(hit, case, visit, &missing).remedy(remedy(case, visit, &lacks));
    unready.then(|| case.hit(&*visit.id, tell))
}

fn tell(hit: RuleMatch, case: &AccountContext, visit: &Visit, missing: &[String]) -> RuleMatch {
    let day = visit.date.map(|d| d.date);
    let when = day.map(phrase::day).unwrap_or_default();
    let missing = phrase::list(missing);
    let people: Vec<&str> = visit.people.0.iter().map(|id| case.name(id)).collect();
    let with = match people.is_empty() {
        true => case.account.name.as_str().to_owned(),
        false => phrase::list(&people),
    };
    let text = phrase!("visit on {when}; missing: {missing}", when, missing);
    hit.says(phrase!(
        "The visit to {with} on {when} is not ready: it lacks {missing}",
        with,
        when,
        missing
    ))
    .on("visit", Some(&visit.id), day, text)
}

/// What to do for each thing that it lacks, by its day.
fn remedy(case: &AccountContext, visit: &Visit, lacks: &[Lack]) -> String {
    const MOST: usize = 2;
    let steps: Vec<String> = lacks.iter().take(MOST).map(|l| step(case, visit, l)).collect();
    let day =
        visit.date.map_or(String::new(), |d| phrase!("Before {}: ", advice::on(case, d.date)));
    format!("{day}{}", phrase::list(&steps))
}

/// The critical topic that is open and that somebody who attends can know best, as a step.
fn question(case: &AccountContext, visit: &Visit) -> Option<String> {
    let there: Vec<&Person> =
        case.everyone.iter().copied().filter(|p| visit.people.has(&p.id)).collect();
    let kind = occasion(case, visit);
    let deal: Vec<&Opportunity> = its_deal(case, visit).into_iter().collect();
    let standing = DealStages::of(case, &deal);
    let standing = match kind {
        Occasion::Complaint => return None,
        Occasion::Yearly | Occasion::Retail => standing.without_purchase(),
        _ => standing,
    };
    let open = case.checklist.iter().filter(|a| a.topic.critical && a.best.is_none());
    let mut open = open.filter(|a| a.person.is_none() && is_worth(case, a, &standing));
    let (asked, person) = open.find_map(|a| Some((a, *who_knows(case, a, &there).first()?)))?;
    Some(phrase!("plan to ask {} {}", person.name.as_str(), asked.wonder()))
}

fn step(case: &AccountContext, visit: &Visit, lack: &Lack) -> String {
    match lack {
        Lack::Expected => {
            let first = case.everyone.iter().find(|p| visit.people.has(&p.id));
            let who = first.map_or("them", |p| p.name.as_str());
            phrase!("write what you want {who} to do by when", who)
        }
        Lack::Question => question(case, visit).unwrap_or(phrase!("write a question").to_owned()),
        Lack::Reason(person) => {
            phrase!("find the reason for which {} should meet us", person.name.as_str())
        }
        Lack::Known(person, topic, asked) => {
            let near = advice::teller(case, topic, Some(&person.id), &[]);
            let near = near.map_or(phrase!("somebody who knows them"), |p| p.name.as_str());
            phrase!("ask {} for the {} of {}", near, asked.title, person.name.as_str())
        }
    }
}

/// Is there an answer about this person that is at most so many times its shelf old?
fn is_known(case: &AccountContext, name: &str, topic: &Topic, person: &Person) -> bool {
    let times = case.world.playbook.thresholds.visit_shelf_times;
    case.account
        .intel
        .iter()
        .filter(|i| i.topic.as_deref() == Some(name) && i.person.is(&person.id))
        .filter(|i| i.answer.as_deref().is_some_and(|a| !is_blank(a)))
        .any(|i| {
            let age = i.as_of.map_or(0, |d| case.days_since(d).max(0));
            age <= topic.shelf.saturating_mul(times)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const READY: &str = "people id=a level=middle
        visits id=v date=+3 people=a objectives.expected=order
        visits.questions text=budget?\n";

    #[test]
    fn objective_and_question_are_there() {
        let table: &[(&str, &[&str])] = &[
            ("", &[]),
            ("visits id=v objectives.expected=", &["v"]),
            ("visits id=w date=+7 objectives.best=x\nvisits.questions text=y", &["w"]),
            ("visits id=w date=+7 objectives.expected=x", &["w"]),
            ("visits id=w date=+7 objectives.expected=x\nvisits.questions topic=ours.fit", &["w"]),
            ("visits id=w date=0", &["w"]),
            ("visits id=w date=+8", &[]),
            ("visits id=w date=-1", &[]),
            ("visits id=w", &[]),
            ("visits id=w date=0 status=done", &[]),
            ("visits id=w date=0 status=cancelled", &[]),
        ];
        sample::each(&RULE, READY, table);
    }

    #[test]
    fn the_question_planned_fits_the_talk() {
        let remedy = |more: &str| {
            let lines = format!(
                "people id=a name=Ohm roles=user,purchasing; visits id=v date=+3 people=a\n{more}"
            );
            sample::hits(&RULE, &lines)[0].remedy.clone().unwrap_or_default()
        };
        let deal = "opportunities id=o buying_stage=1";
        assert!(remedy(deal).ends_with("plan to ask Ohm how they buy"), "{}", remedy(deal));
        assert!(remedy("").ends_with("plan to ask Ohm what troubles them"), "{}", remedy(""));
        let complaint = format!("{deal}; visits id=v purpose=Reklamation");
        assert!(remedy(&complaint).ends_with("write a question"), "{}", remedy(&complaint));
    }

    #[test]
    fn a_senior_attendee_needs_a_reason_to_meet() {
        let table: &[(&str, &[&str])] = &[
            ("people id=a level=senior", &["v"]),
            ("people id=a level=senior\nvisits id=v reason_to_meet=audit", &[]),
            ("people id=a level=senior external=true", &["v"]),
            ("people id=a level=senior left=-1", &[]),
            ("people id=a level=senior placeholder=true", &[]),
            ("people id=b level=senior", &[]),
        ];
        sample::each(&RULE, READY, table);
    }

    #[test]
    fn one_who_is_asked_about_must_be_known() {
        let boss =
            format!("{READY}visits id=v reason_to_meet=audit\npeople id=a level=executive\n");
        let old = format!("{boss}intel topic=senior.background answer=x person=a as_of=-730\n");
        let concerns = "intel topic=senior.concerns person=a";
        let table: &[(String, &[&str])] = &[
            (String::new(), &["v"]),
            (format!("{concerns} answer=x as_of=-240"), &[]),
            (format!("{concerns} answer=x as_of=-241"), &["v"]),
            (format!("{concerns} answer=x as_of=-241\n{concerns} answer=y"), &[]),
            (format!("{concerns} answer=x as_of=+9"), &[]),
            (concerns.to_owned(), &["v"]),
            ("intel topic=senior.concerns person=b answer=x".to_owned(), &["v"]),
            ("people id=a external=true".to_owned(), &[]),
            ("people id=a external=true roles=decision_maker".to_owned(), &["v"]),
            ("people id=a level=senior".to_owned(), &[]),
        ];
        for (lines, subjects) in table {
            sample::each(&RULE, &old, &[(lines, subjects)]);
        }
        let older = format!(
            "{boss}{concerns} answer=x\nintel topic=senior.background answer=x person=a as_of=-731"
        );
        sample::each(&RULE, &older, &[("", &["v"])]);
    }
}
