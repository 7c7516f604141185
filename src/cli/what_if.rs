//! `what-if ACCOUNT PERSON`: what would change if this person left.

use super::json;
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::model::words::Words;
use crate::rules::Finding;
use crate::workbench::what_if::{CountChange, RoadChange, WhatIf};
use crate::workbench::{RouteView, Workbench, person_of};
use serde::Serialize;

/// What would change if this person left: roads, trust, answers, findings; nothing is saved
#[derive(Debug, clap::Args)]
pub struct WhatIfArgs {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// Who leaves
    #[arg(value_name = "PERSON")]
    person: String,
    /// As JSON
    #[arg(long)]
    json: bool,
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
pub fn run(workbench: &Workbench, args: &WhatIfArgs) -> Done {
    let key = workbench.account_of(&args.account)?.key;
    let dossier = workbench.dossier(key)?;
    let person = person_of(&dossier.account, &args.person)?;
    let found = workbench.what_if_left(&dossier, person)?;
    match args.json {
        true => json::object(&sheet(dossier.account.id.0.clone(), found)),
        false => print::data(&text(&found, workbench)),
    }
}

fn sheet(account: String, found: WhatIf) -> WhatIfSheet {
    let ids = |r: RouteView| r.steps.into_iter().map(|(id, _)| id).collect();
    let road =
        |r: RoadChange| Road { to: r.to.0, now: r.now.map(ids), without: r.without.map(ids) };
    let count = |c: CountChange| Count { now: c.now, without: c.without };
    let level = |(level, c): (crate::model::Level, CountChange)| LevelCount {
        level: level.word(),
        now: c.now,
        without: c.without,
    };
    let finding = |f: Finding| Found { code: f.code, subject: f.subject, sentence: f.sentence };
    WhatIfSheet {
        account,
        person: found.person.0,
        roads: found.roads.into_iter().map(road).collect(),
        trusted: count(found.trusted),
        levels: found.levels.into_iter().map(level).collect(),
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
    }
}

/// "Jonas Falk, Erik Naess: 3 steps", "none".
fn road(route: Option<&RouteView>) -> String {
    let Some(route) = route else {
        return "none".to_owned();
    };
    let through = route.steps.split_last().map_or(&[][..], |(_, through)| through);
    let names: Vec<&str> = through.iter().map(|(_, name)| name.as_str()).collect();
    match names.as_slice() {
        [] => "we know them".to_owned(),
        names => format!("through {}", names.join(", ")),
    }
}

fn text(found: &WhatIf, workbench: &Workbench) -> String {
    let mut table = Table::new(&["", "now", "without"]);
    for change in &found.roads {
        let (now, without) = (road(change.now.as_ref()), road(change.without.as_ref()));
        let without = if now == without { "the same".to_owned() } else { without };
        table.row(vec![format!("road to {}", change.to.1), now, without]);
    }
    let mut count = |what: String, c: CountChange| {
        table.row(vec![what, c.now.to_string(), c.without.to_string()]);
    };
    count("who trusts us".to_owned(), found.trusted);
    for (level, change) in &found.levels {
        count(format!("  at {} level", workbench.words.word("level", level.word())), *change);
    }
    count("coaches, champions".to_owned(), found.coaches);
    count("times met in 180 days".to_owned(), found.contacts);
    let mut text = format!("if {} leaves\n{}", print::one_line(&found.person.1), table.text());
    text += &rest(found, &workbench.words, workbench);
    text
}

fn rest(found: &WhatIf, words: &Words, workbench: &Workbench) -> String {
    let mut text = String::new();
    let title =
        |topic: &str| workbench.playbook.topic(topic).map_or(topic.to_owned(), |t| t.title.clone());
    let mut list = |head: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text += &format!("{head}\n");
            lines.iter().for_each(|line| text += &format!("  {}\n", print::one_line(line)));
        }
    };
    list("would come", found.come.iter().map(|f| f.sentence.clone()).collect());
    list("would go", found.go.iter().map(|f| f.sentence.clone()).collect());
    let answer = |a: &crate::workbench::what_if::OnlyAnswer| {
        let sure = words.word("confidence", a.confidence.word());
        let day = a.as_of.map(|d| format!(", {d}")).unwrap_or_default();
        format!("{}: {sure}{day}", title(&a.topic))
    };
    list("only they told us", found.answers.iter().map(answer).collect());
    list("promises", found.promises.iter().map(|(_, what)| what.clone()).collect());
    let visit = |(_, day): &(String, Option<crate::model::Date>)| {
        day.map_or("without a day".to_owned(), |d| d.to_string())
    };
    list("visits they attend", found.visits.iter().map(visit).collect());
    text
}
