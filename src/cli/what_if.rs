//! `what-if ACCOUNT PERSON`: what would change if this person left.

use super::Done;
use super::json;
use super::statement::{SheetArgs, give};
use crate::model::{Choice, Date, Refusal};
use crate::rules::Finding;
use crate::workbench::what_if::{
    CountChange, OursLeaves, PartChange, RoadChange, Step, StepKind, WhatIf, WithoutOne,
    ours_statement, statement,
};
use crate::workbench::{RouteView, Workbench, person_of};
use serde::Serialize;

/// What would change if this person left: roads, trust, answers, findings; nothing is saved
#[derive(Debug, clap::Args)]
pub struct WhatIfArgs {
    /// The account
    #[arg(value_name = "ACCOUNT", required_unless_present = "ours")]
    account: Option<String>,
    /// Who leaves
    #[arg(value_name = "PERSON", required_unless_present = "ours")]
    person: Option<String>,
    /// One of ours who leaves, instead of a person of theirs
    #[arg(long, value_name = "NAME", conflicts_with = "account")]
    ours: Option<String>,
    #[command(flatten)]
    sheet: SheetArgs,
}

#[derive(Serialize)]
struct WhatIfSheet {
    account: String,
    person: String,
    roads: Vec<Road>,
    trusted: Count,
    levels: Vec<LevelCount>,
    coaches: Count,
    contacts: Count,
    come: Vec<Found>,
    go: Vec<Found>,
    answers: Vec<Answer>,
    promises: Vec<String>,
    visits: Vec<String>,
    parts: Vec<Part>,
    marks: Vec<String>,
    proofs: Vec<Proof>,
    steps: Vec<LeavingTask>,
    next: Option<NextPerson>,
}

#[derive(Serialize)]
struct Part {
    part: &'static str,
    now: [usize; 2],
    without: [usize; 2],
}

#[derive(Serialize)]
struct Proof {
    opportunity: String,
    criterion: String,
}

#[derive(Serialize)]
struct LeavingTask {
    kind: &'static str,
    what: String,
    r#for: String,
    due: Option<String>,
}

#[derive(Serialize)]
struct NextPerson {
    person: String,
    answers: usize,
}

#[derive(Serialize)]
struct OfOurs {
    ours: String,
    accounts: Vec<Without>,
    visits: Vec<Coming>,
    to_do: Vec<Coming>,
}

#[derive(Serialize)]
struct Without {
    account: String,
    trusted: Count,
    people: Vec<String>,
    come: Vec<String>,
}

#[derive(Serialize)]
struct Coming {
    account: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    what: Option<String>,
    day: Option<String>,
}

#[derive(Serialize)]
struct Road {
    to: String,
    now: Option<Vec<String>>,
    without: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Count {
    now: usize,
    without: usize,
}

#[derive(Serialize)]
struct LevelCount {
    level: &'static str,
    now: usize,
    without: usize,
}

#[derive(Serialize)]
struct Found {
    code: &'static str,
    subject: String,
    sentence: String,
}

#[derive(Serialize)]
struct Answer {
    topic: String,
    person: Option<String>,
    confidence: &'static str,
    as_of: Option<String>,
}

/// A sketch: the file is not touched.
pub fn run(workbench: &Workbench, args: WhatIfArgs) -> Done {
    if let Some(name) = &args.ours {
        let found = workbench.what_if_ours_left(name)?;
        return give(workbench, args.sheet, &of_ours(&found), || ours_statement(&found, workbench));
    }
    let (Some(account), Some(person)) = (&args.account, &args.person) else {
        return Err(Refusal::because(
            phrase!("it is not said who leaves"),
            phrase!("name an account and a person"),
        ));
    };
    let key = workbench.account_of(account)?.key;
    let dossier = workbench.dossier(key)?;
    let person = person_of(&dossier.account, person)?;
    let found = workbench.what_if_left(&dossier, person)?;
    let json = sheet(dossier.account.id.0.clone(), found.clone());
    give(workbench, args.sheet, &json, || statement(&found, (&dossier.account, key), workbench))
}

fn of_ours(found: &OursLeaves) -> OfOurs {
    let coming = |(id, _): &(String, String), what: Option<&String>, day: Option<Date>| Coming {
        account: id.clone(),
        what: what.cloned(),
        day: json::day(day),
    };
    OfOurs {
        ours: found.name.clone(),
        accounts: found.accounts.iter().map(account).collect(),
        visits: found.visits.iter().map(|(account, day)| coming(account, None, *day)).collect(),
        to_do: found
            .to_do
            .iter()
            .map(|(account, what, day)| coming(account, Some(what), *day))
            .collect(),
    }
}

fn account(a: &WithoutOne) -> Without {
    Without {
        account: a.account.0.clone(),
        trusted: Count { now: a.trusted.now, without: a.trusted.without },
        people: a.people.clone(),
        come: a.come.clone(),
    }
}

fn step(step: Step) -> LeavingTask {
    let kind = match step.kind {
        StepKind::Win => "win",
        StepKind::BringAlong => "bring_along",
        StepKind::Confirm => "confirm",
    };
    LeavingTask { kind, what: step.what, r#for: step.subject, due: json::day(step.due) }
}

fn part(part: &PartChange) -> Part {
    Part { part: part.part, now: pair(part.now), without: pair(part.without) }
}

fn pair((n, of): (usize, usize)) -> [usize; 2] {
    [n, of]
}

fn sheet(account: String, found: WhatIf) -> WhatIfSheet {
    let ids = |r: RouteView| r.steps.into_iter().map(|(id, _)| id).collect();
    let road =
        |r: RoadChange| Road { to: r.to.0, now: r.now.map(ids), without: r.without.map(ids) };
    WhatIfSheet {
        account,
        person: found.person.0,
        roads: found.roads.into_iter().map(road).collect(),
        trusted: count(found.trusted),
        levels: found
            .levels
            .into_iter()
            .map(|(level, c)| LevelCount { level: level.word(), now: c.now, without: c.without })
            .collect(),
        coaches: count(found.coaches),
        contacts: count(found.contacts),
        come: found.come.into_iter().map(finding).collect(),
        go: found.go.into_iter().map(finding).collect(),
        answers: found
            .answers
            .into_iter()
            .map(|a| Answer {
                topic: a.topic,
                person: a.person,
                confidence: a.confidence.word(),
                as_of: json::day(a.as_of),
            })
            .collect(),
        promises: found.promises.into_iter().map(|(id, _)| id).collect(),
        visits: found.visits.into_iter().map(|(id, _)| id).collect(),
        parts: found.parts.iter().map(part).collect(),
        marks: found.marks.into_iter().map(|(id, _)| id).collect(),
        proofs: found
            .proofs
            .into_iter()
            .map(|(opportunity, criterion)| Proof { opportunity, criterion })
            .collect(),
        steps: found.steps.into_iter().map(step).collect(),
        next: found.next.map(|(person, _, answers)| NextPerson { person, answers }),
    }
}

fn count(c: CountChange) -> Count {
    Count { now: c.now, without: c.without }
}

fn finding(f: Finding) -> Found {
    Found { code: f.code, subject: f.subject, sentence: f.sentence }
}
