//! `verdict ACCOUNT OPPORTUNITY`: the eight marks beside the last verdict's and the rivals', what would change it.

use super::json::{self, Exact, exact};
use super::one_deal::OneDeal;
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::rules::verdict_change::VerdictChange;
use crate::workbench::verdict::{MarkLine, PastVerdict, VerdictView};
use crate::workbench::{Workbench, marks_say};
use serde::Serialize;

/// The verdict on a deal: its marks then and today, the rivals', what would change it
#[derive(Debug, clap::Args)]
pub struct VerdictArgs {
    #[command(flatten)]
    of: OneDeal,
}

#[derive(Serialize)]
pub(super) struct VerdictJson {
    account: String,
    opportunity: String,
    score: Option<i64>,
    verdict: Option<&'static str>,
    rated: usize,
    marks: Vec<MarkJson>,
    rivals: Vec<StandJson>,
    knock_outs: Vec<String>,
    changes: Vec<ChangeJson>,
    deepest_need: Option<Exact>,
    can_cushion: Option<bool>,
    worth: Option<WorthJson>,
    verdicts: Vec<PastJson>,
    since: SinceJson,
}

#[derive(Serialize)]
struct MarkJson {
    criterion: &'static str,
    weight: i64,
    before: Option<i64>,
    score: Option<i64>,
    why: Option<String>,
    as_of: Option<String>,
    file_says: Vec<String>,
    rivals: Vec<Option<i64>>,
}

#[derive(Serialize)]
struct StandJson {
    competitor: String,
    position: Option<&'static str>,
    rated: usize,
    theirs: i64,
    ours: i64,
}

#[derive(Serialize)]
struct ChangeJson {
    to: &'static str,
    marks: Vec<MoveJson>,
    score: i64,
    knock_out: bool,
}

#[derive(Serialize)]
struct MoveJson {
    criterion: &'static str,
    from: i64,
    to: i64,
}

#[derive(Serialize)]
struct WorthJson {
    chance: i64,
    margin: Option<Exact>,
    by_chance: Option<Exact>,
    pursuit: Option<Exact>,
    carrying: Option<Exact>,
    expected: Option<Exact>,
}

#[derive(Serialize)]
struct PastJson {
    date: Option<String>,
    verdict: &'static str,
    score: Option<i64>,
    why: Option<String>,
    buying_stage: Option<i64>,
}

#[derive(Serialize)]
struct SinceJson {
    marks: usize,
    rivals: usize,
    stage: Option<i64>,
    stage_on: Option<String>,
}

/// METHOD M30, M31, F6.
pub fn run(workbench: &Workbench, args: &VerdictArgs) -> Done {
    args.of.give(
        workbench,
        |account, deal| workbench.verdict_view(account, deal),
        as_json,
        |view| text(workbench, view),
    )
}

pub(super) fn as_json(view: &VerdictView) -> VerdictJson {
    VerdictJson {
        account: view.account.0.clone(),
        opportunity: view.opportunity.0.clone(),
        score: view.score,
        verdict: view.verdict.map(Choice::word),
        rated: view.rated(),
        marks: view.marks.iter().map(mark).collect(),
        rivals: view.rivals.iter().map(stand).collect(),
        knock_outs: view.knock_outs.clone(),
        changes: view.changes.iter().map(change).collect(),
        deepest_need: exact(view.need.0),
        can_cushion: view.need.2,
        worth: view.worth.map(|w| WorthJson {
            chance: w.chance,
            margin: exact(w.margin),
            by_chance: exact(w.by_chance),
            pursuit: exact(w.pursuit),
            carrying: exact(w.carrying),
            expected: exact(w.expected),
        }),
        verdicts: view.verdicts.iter().map(past).collect(),
        since: SinceJson {
            marks: view.since.marks,
            rivals: view.since.rivals,
            stage: view.since.stage.map(|(stage, _)| stage),
            stage_on: json::day(view.since.stage.map(|(_, day)| day)),
        },
    }
}

fn mark(line: &MarkLine) -> MarkJson {
    let rivals = line.rivals.iter().flatten();
    MarkJson {
        criterion: line.criterion.word(),
        weight: line.weight,
        before: line.before,
        score: line.score,
        why: line.why.clone(),
        as_of: json::day(line.as_of),
        file_says: line.file_says.clone(),
        rivals: rivals.map(|r| r.score).collect(),
    }
}

fn stand(rival: &crate::workbench::verdict::RivalStand) -> StandJson {
    StandJson {
        competitor: rival.competitor.clone(),
        position: rival.position.map(Choice::word),
        rated: rival.rated,
        theirs: rival.sums.0,
        ours: rival.sums.1,
    }
}

fn change(change: &VerdictChange) -> ChangeJson {
    let moves = change.moves.iter();
    ChangeJson {
        to: change.to.word(),
        marks: moves
            .map(|m| MoveJson { criterion: m.criterion.word(), from: m.from, to: m.to })
            .collect(),
        score: change.score,
        knock_out: change.knock_out,
    }
}

fn past(verdict: &PastVerdict) -> PastJson {
    PastJson {
        date: json::day(verdict.date),
        verdict: verdict.verdict.word(),
        score: verdict.score,
        why: verdict.why.clone(),
        buying_stage: verdict.buying_stage,
    }
}

fn text(workbench: &Workbench, view: &VerdictView) -> String {
    let words = &workbench.words;
    let mark = |mark: Option<i64>| mark.map_or(phrase!("not rated").to_owned(), |m| m.to_string());
    let mut titles = vec!["mark", "then", "today", "of"];
    titles.extend(view.rivals.iter().map(|r| r.name.as_str()));
    titles.push("why");
    let mut table = Table::new(&titles).right(&[1, 2, 3]);
    for line in &view.marks {
        let before = line.before.map_or("-".to_owned(), |m| m.to_string());
        let mut row = vec![line.title.clone(), before, mark(line.score), line.weight.to_string()];
        row.extend((0..view.rivals.len()).map(|i| {
            let rated = line.rivals.as_ref().and_then(|r| r.get(i));
            rated.map_or(String::new(), |r| mark(r.score))
        }));
        row.push(line.why.clone().unwrap_or_default());
        table.row(row);
    }
    let says = marks_say(words, view.score, view.verdict);
    let name = print::one_line(&format!("{}, {}", view.opportunity.1, view.account.1));
    let mut text = phrase!("{}: {}, {} of {} rated\n", name, says, view.rated(), view.marks.len());
    text += &table.text();
    for why in &view.knock_outs {
        text += &phrase!("but {}\n", print::one_line(why));
    }
    let title =
        |word: &str| workbench.playbook.mark(word).map_or(word.to_owned(), |m| m.title.clone());
    for change in &view.changes {
        let moves: Vec<String> = change
            .moves
            .iter()
            .map(|m| phrase!("{} {} to {}", title(m.criterion.word()), m.from, m.to))
            .collect();
        let to = words.word("verdict", change.to.word());
        text += &phrase!("to {}: {} ({})\n", to, moves.join(", "), change.score);
    }
    if view.since.any() {
        let since = crate::workbench::deal_card::since(view);
        text += &phrase!("{since} since the last verdict: decide anew\n", since);
    }
    text
}
