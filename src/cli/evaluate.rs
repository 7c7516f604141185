//! `evaluate ACCOUNT OPPORTUNITY`: score, verdict, rivals, worth and cash of a deal.

use super::json::{Exact, exact};
use super::one_deal::OneDeal;
use super::table::Table;
use super::{Done, print};
use crate::model::{Choice, Opportunity};
use crate::rules::evaluation::{Evaluation, evaluate};
use crate::rules::on_mark::{by_mark, stands};
use crate::workbench::Workbench;
use serde::Serialize;

/// What a deal is worth to us: score, verdict, rivals, money
#[derive(Debug, clap::Args)]
pub struct EvaluateArgs {
    #[command(flatten)]
    of: OneDeal,
}

#[derive(Clone, Serialize)]
struct EvaluateSheet {
    score: Option<i64>,
    verdict: Option<&'static str>,
    knock_outs: Vec<KnockOut>,
    unrated: Vec<&'static str>,
    rivals: Vec<Rival>,
    expected_value: Option<Exact>,
    deepest_need: Option<Exact>,
    carrying_cost: Option<Exact>,
    can_cushion: Option<bool>,
}

#[derive(Clone, Serialize)]
struct KnockOut {
    code: &'static str,
    sentence: String,
}

#[derive(Clone, Serialize)]
struct Rival {
    competitor: String,
    criteria: i64,
    ours: i64,
    theirs: i64,
}

/// docs/RULES.md Evaluation and Cash.
pub fn run(workbench: &Workbench, args: EvaluateArgs) -> Done {
    args.of.give(
        workbench,
        |_, deal| {
            let shared = workbench.shared()?;
            let world = workbench.world(&shared);
            let found = evaluate(deal, &world);
            let rivals = found.rivals.iter().map(|r| world.competitor(r.competitor));
            let names: Vec<&str> = rivals.collect();
            Ok((sheet(&found), text(workbench, deal, &found, &names)))
        },
        |(sheet, _)| sheet.clone(),
        |(_, text)| text.clone(),
    )
}

fn sheet(found: &Evaluation) -> EvaluateSheet {
    let knock_outs =
        found.knock_outs.iter().map(|k| KnockOut { code: k.code, sentence: k.sentence.clone() });
    let rivals = found.rivals.iter().map(|r| Rival {
        competitor: r.competitor.to_owned(),
        criteria: r.criteria,
        ours: r.ours,
        theirs: r.theirs,
    });
    EvaluateSheet {
        score: found.score,
        verdict: found.verdict.map(Choice::word),
        knock_outs: knock_outs.collect(),
        unrated: found.unrated.iter().map(|c| c.word()).collect(),
        rivals: rivals.collect(),
        expected_value: found.expected_value.and_then(exact),
        deepest_need: exact(found.cash.deepest_need),
        carrying_cost: exact(found.carrying_cost),
        can_cushion: found.can_cushion,
    }
}

fn text(workbench: &Workbench, deal: &Opportunity, found: &Evaluation, names: &[&str]) -> String {
    let words = &workbench.words;
    let mut table = Table::new(&["", ""]);
    let mut say = |what: &str, value: String| table.row(vec![what.to_owned(), value]);
    say("score", found.score.map_or(phrase!("not rated").to_owned(), |s| phrase!("{s} of 100", s)));
    let open = phrase!("open: the marks that are missing decide it");
    let verdict = found.verdict.map_or(open, |v| words.word("verdict", v.word()));
    say("verdict", verdict.to_owned());
    for knock_out in &found.knock_outs {
        say("but", knock_out.sentence.clone());
    }
    if !found.unrated.is_empty() {
        let unrated: Vec<String> =
            found.unrated.iter().map(|c| title(workbench, c.word())).collect();
        say(phrase!("not rated"), unrated.join(", "));
    }
    for (rival, name) in found.rivals.iter().zip(names) {
        let marks = by_mark(deal, rival.competitor);
        say(name, stands(&marks, &workbench.playbook));
    }
    let worth =
        found.expected_value.map_or_else(|| phrase!("not known").to_owned(), |v| v.grouped());
    say(phrase!("expected value"), worth);
    let need = found.cash.deepest_need.grouped();
    say(words.title("deepest_need"), need);
    say(words.title("carrying_cost"), found.carrying_cost.grouped());
    let cushion = match found.can_cushion {
        Some(true) => phrase!("yes").to_owned(),
        Some(false) => phrase!("no").to_owned(),
        None => phrase!("no limit is set").to_owned(),
    };
    say(words.title("cushion"), cushion);
    let lines = table.text();
    let lines = lines.trim_start_matches('\n');
    format!("{}\n{lines}", print::one_line(&deal.name))
}

fn title(workbench: &Workbench, c: &str) -> String {
    workbench.playbook.mark(c).map_or(c.to_owned(), |m| m.title.clone())
}
