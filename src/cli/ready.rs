//! `ready [ACCOUNT]`: how much of what one should know before a visit is known.

use super::json;
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::model::words::Words;
use crate::rules::readiness::Readiness;
use crate::rules::{AccountContext, Asked};
use crate::workbench::{Workbench, is_begun};
use serde::Serialize;

/// Readiness for a visit, 0 to 100, with its topics
#[derive(Debug, clap::Args)]
pub struct ReadyArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ReadySheet {
    account: String,
    readiness: i64,
    categories: Vec<Category>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    begun: bool,
}

#[derive(Serialize)]
struct Category {
    name: String,
    score: i64,
    topics: Vec<Topic>,
    #[serde(skip)]
    title: String,
}

#[derive(Serialize)]
struct Topic {
    topic: String,
    person: Option<String>,
    score: i64,
    confidence: &'static str,
    as_of: Option<String>,
    critical: bool,
    #[serde(skip)]
    title: String,
}

/// One account with its topics, or a line for each.
pub fn run(workbench: &Workbench, args: ReadyArgs) -> Done {
    let Some(word) = args.account else {
        let sheets = workbench.assess_all(sheet)?;
        return match args.json {
            true => json::list(&sheets),
            false => print::data(&overview(&sheets)),
        };
    };
    let sheet = workbench.assess(workbench.account_of(&word)?.key, sheet)?;
    match args.json {
        true => json::object(&sheet),
        false => print::data(&whole(&sheet, &workbench.words)),
    }
}

fn sheet(case: &AccountContext) -> ReadySheet {
    let ready = Readiness::of(case);
    let categories = ready.categories.iter().map(|c| Category {
        name: c.category.name.clone(),
        score: c.whole(),
        topics: c.topics.iter().map(topic).collect(),
        title: c.category.title.clone(),
    });
    ReadySheet {
        account: case.account.id.0.clone(),
        readiness: ready.whole(),
        categories: categories.collect(),
        name: case.account.name.0.clone(),
        begun: is_begun(case.account),
    }
}

fn topic(asked: &Asked) -> Topic {
    let best = asked.best.as_ref().map(|b| b.intel);
    Topic {
        topic: asked.topic.name.clone(),
        person: asked.person.map(|p| p.id.0.clone()),
        score: asked.whole(),
        confidence: best.map_or(phrase!("unknown"), |b| b.confidence.word()),
        as_of: json::day(best.and_then(|b| b.as_of.0)),
        critical: asked.topic.critical,
        title: asked.title(),
    }
}

/// What stands beside the score of an account whose map is not begun.
const NOT_BEGUN: &str = "not begun";

fn overview(sheets: &[ReadySheet]) -> String {
    let mut table = Table::new(&["account", "ready", "weakest"]).right(&[1]);
    for sheet in sheets {
        let weakest = sheet.categories.iter().min_by_key(|c| c.score);
        let weakest = match sheet.begun {
            true => weakest.map_or(String::new(), |c| format!("{} {}", c.title, c.score)),
            false => phrase!(NOT_BEGUN).to_owned(),
        };
        table.row(vec![sheet.name.clone(), sheet.readiness.to_string(), weakest]);
    }
    table.text()
}

fn whole(sheet: &ReadySheet, words: &Words) -> String {
    let mut table =
        Table::new(&["", "topic", "score", phrase!("how sure"), phrase!("as of")]).right(&[2]);
    for category in &sheet.categories {
        let cells = ["", &category.title, &category.score.to_string()];
        table.row(cells.map(str::to_owned).to_vec());
        for topic in &category.topics {
            let star = if topic.critical { "*" } else { "" };
            table.row(vec![
                star.to_owned(),
                format!("  {}", topic.title),
                topic.score.to_string(),
                words.word("confidence", topic.confidence).to_owned(),
                topic.as_of.clone().unwrap_or_default(),
            ]);
        }
    }
    let name = print::one_line(&sheet.name);
    let begun = match sheet.begun {
        true => String::new(),
        false => format!(" ({})", phrase!(NOT_BEGUN)),
    };
    let head = phrase!("{}: readiness {} of 100{}", name, sheet.readiness, begun);
    phrase!("{}\n{}* no visit without it\n", head, table.text())
}
