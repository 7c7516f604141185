//! `route ACCOUNT PERSON`: through whom we get to somebody.

use super::json;
use super::{Done, print};
use crate::rules::AccountContext;
use crate::rules::route::{Route, no_route, routes};
use crate::workbench::{Workbench, person_of};
use serde::Serialize;

/// The warmest chain of acquaintances to a person
#[derive(Debug, clap::Args)]
pub struct RouteArgs {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The person to get to
    #[arg(value_name = "PERSON")]
    person: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Way {
    steps: Vec<RouteStep>,
    cost: i64,
    compliance_risk: bool,
    #[serde(skip)]
    sentence: String,
}

#[derive(Serialize)]
struct RouteStep {
    from: String,
    to: String,
    by: Option<String>,
}

/// Without a way: an empty list, and a sentence on stderr naming whom to get to know first.
pub fn run(workbench: &Workbench, args: RouteArgs) -> Done {
    let key = workbench.account_of(&args.account)?.key;
    let account = workbench.typed_account(key)?;
    let target = person_of(&account, &args.person)?.id.0.clone();
    let words = &workbench.words;
    let (ways, advice) = workbench.assess(key, |case| {
        let found = routes(case, &target);
        let advice = found.is_empty().then(|| no_route(case, &target));
        let ways: Vec<Way> = found
            .iter()
            .map(|r| way(case, r, &|kind| words.word("tie", kind).to_owned()))
            .collect();
        (ways, advice)
    })?;
    match args.json {
        true => json::list(&ways)?,
        false => print::data(&ways.iter().map(|w| w.sentence.as_str()).collect::<String>())?,
    }
    if let Some(advice) = advice {
        print::message(&advice);
    }
    Ok(())
}

fn way(case: &AccountContext, route: &Route, tie: &dyn Fn(&str) -> String) -> Way {
    let mut sentence = String::from("us");
    let mut steps = Vec::new();
    for (i, step) in route.steps.iter().enumerate() {
        let by = match (i, step.by) {
            (0, holder) => holder.map(str::to_owned),
            (_, kind) => kind.map(tie),
        };
        let by = by.map_or(String::new(), |by| format!(" ({by})"));
        sentence += &format!(" -{by}-> {}", case.name(step.to));
        steps.push(RouteStep {
            from: step.from.unwrap_or(phrase!("us")).to_owned(),
            to: step.to.to_owned(),
            by: step.by.map(str::to_owned),
        });
    }
    let risk =
        if route.compliance_risk { phrase!("; through family: a compliance risk") } else { "" };
    let sentence = print::one_line(&phrase!("{}; cost {}{}", sentence, route.cost, risk)) + "\n";
    Way { steps, cost: route.cost, compliance_risk: route.compliance_risk, sentence }
}
