//! `closed [--year Y]`: deals that are over, and whether verdicts, chances and marks of their time told it.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::rules::cents::amount;
use crate::workbench::Workbench;
use crate::workbench::closed::{ChanceTold, ClosedDeal, ClosedDeals, WonOf};
use serde::Serialize;

/// Deals that are over: why won and lost, and what verdicts, chances and marks had told
#[derive(Debug, clap::Args)]
pub struct ClosedArgs {
    /// Only those of this year
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(i32).range(1..=9999))]
    year: Option<i32>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ClosedJson {
    year: Option<i32>,
    won: WonOfJson,
    value_won: Option<Exact>,
    value_lost: Option<Exact>,
    deals: Vec<ClosedDealJson>,
    marks: Vec<ToldJson>,
    verdicts: Vec<ByJson>,
    no_go_dropped: usize,
    chances: Vec<ChanceJson>,
    lost_at: Vec<CountJson>,
    level: WonOfJson,
    behind: WonOfJson,
    rivals: Vec<ByJson>,
    because: Vec<CauseJson>,
    unknown: Vec<CountJson>,
    alike: Vec<AlikeJson>,
}

#[derive(Serialize)]
struct WonOfJson {
    won: usize,
    of: usize,
}

#[derive(Serialize)]
struct ByJson {
    by: Option<String>,
    won: usize,
    of: usize,
}

#[derive(Serialize)]
struct ClosedDealJson {
    account: String,
    opportunity: String,
    date: Option<String>,
    value: Option<Exact>,
    status: &'static str,
    winner: Option<String>,
    verdict: Option<&'static str>,
    score: Option<i64>,
    chance: Option<i64>,
    buying_stage: Option<i64>,
    selling_stage: Option<i64>,
    because: Vec<String>,
    reason: Option<String>,
    unknown: Vec<String>,
    learned: Option<String>,
}

#[derive(Serialize)]
struct ToldJson {
    criterion: &'static str,
    high: WonOfJson,
    low: WonOfJson,
    right: usize,
    of: usize,
}

#[derive(Serialize)]
struct ChanceJson {
    chance: &'static str,
    won: usize,
    of: usize,
    said: Option<i64>,
}

#[derive(Serialize)]
struct CountJson {
    what: String,
    count: usize,
}

#[derive(Serialize)]
struct CauseJson {
    because: String,
    won: usize,
    lost: usize,
}

#[derive(Serialize)]
struct AlikeJson {
    opportunity: String,
    shows: Vec<String>,
}

/// METHOD F7.
pub fn run(workbench: &Workbench, args: &ClosedArgs) -> Done {
    let closed = workbench.closed_deals(args.year)?;
    match args.json {
        true => json::object(&sheet(&closed, args.year)),
        false => print::data(&text(workbench, &closed)),
    }
}

fn of(won: WonOf) -> WonOfJson {
    WonOfJson { won: won.won, of: won.of }
}

fn sheet(closed: &ClosedDeals, year: Option<i32>) -> ClosedJson {
    let chance = |(chance, told): (&'static str, &ChanceTold)| ChanceJson {
        chance,
        won: told.won.won,
        of: told.won.of,
        said: told.mean(),
    };
    ClosedJson {
        year,
        won: of(closed.won),
        value_won: exact(closed.sums.0),
        value_lost: exact(closed.sums.1),
        deals: closed.deals.iter().map(deal).collect(),
        marks: closed
            .marks
            .iter()
            .map(|m| ToldJson {
                criterion: m.criterion.word(),
                high: of(m.high),
                low: of(m.low),
                right: m.right(),
                of: m.count(),
            })
            .collect(),
        verdicts: closed
            .verdicts
            .iter()
            .map(|(v, won)| ByJson { by: v.map(|v| v.word().to_owned()), won: won.won, of: won.of })
            .collect(),
        no_go_dropped: closed.dropped,
        chances: ["likely", "below", "all"].into_iter().zip(&closed.chances).map(chance).collect(),
        lost_at: closed.lost_at.iter().map(count).collect(),
        level: of(closed.level),
        behind: of(closed.behind),
        rivals: closed
            .rivals
            .iter()
            .map(|(name, won)| ByJson { by: Some(name.clone()), won: won.won, of: won.of })
            .collect(),
        because: closed
            .causes
            .iter()
            .map(|c| CauseJson { because: c.word.clone(), won: c.won, lost: c.lost })
            .collect(),
        unknown: closed.unknown.iter().map(count).collect(),
        alike: closed
            .alike
            .iter()
            .map(|a| AlikeJson { opportunity: a.opportunity.0.clone(), shows: a.shows.clone() })
            .collect(),
    }
}

fn count((what, count): &(String, usize)) -> CountJson {
    CountJson { what: what.clone(), count: *count }
}

fn deal(deal: &ClosedDeal) -> ClosedDealJson {
    ClosedDealJson {
        account: deal.account.0.clone(),
        opportunity: deal.opportunity.0.clone(),
        date: json::day(deal.date),
        value: json::money(deal.value),
        status: deal.status.word(),
        winner: deal.winner.clone(),
        verdict: deal.verdict.map(Choice::word),
        score: deal.score,
        chance: deal.chance,
        buying_stage: deal.stages.0,
        selling_stage: deal.stages.1,
        because: deal.because.clone(),
        reason: deal.reason.clone(),
        unknown: deal.unknown.clone(),
        learned: deal.learned.clone(),
    }
}

fn text(workbench: &Workbench, closed: &ClosedDeals) -> String {
    if closed.deals.is_empty() {
        return phrase!("No deal closed yet.\n").to_owned();
    }
    let share = closed.won.percent(closed.share_from);
    let share = share.map_or(String::new(), |p| format!(", {p} %"));
    let mut text = phrase!(
        "{} of {} won{}; {} won, {} lost\n",
        closed.won.won,
        closed.won.of,
        share,
        closed.sums.0.grouped(),
        closed.sums.1.grouped()
    );
    let mut table =
        Table::new(&["closed", "account", "deal", "value", "", "verdict", "chance", "why"])
            .right(&[3]);
    for deal in &closed.deals {
        let verdict = deal.verdict.map(|v| workbench.words.word("verdict", v.word()));
        table.row(vec![
            json::day(deal.date).unwrap_or_default(),
            deal.account.1.clone(),
            deal.opportunity.1.clone(),
            deal.value.map(amount).unwrap_or_default(),
            deal.status.word().to_owned(),
            verdict.unwrap_or(phrase!("none given")).to_owned(),
            deal.chance.map_or(String::new(), |c| format!("{c} %")),
            deal.reason.clone().unwrap_or_default(),
        ]);
    }
    text += &table.text();
    let mut told = Table::new(&["mark", "high", "low", "right"]);
    for mark in &closed.marks {
        let of = |won: WonOf| phrase!("{} of {}", won.won, won.of);
        told.row(vec![
            mark.title.clone(),
            of(mark.high),
            of(mark.low),
            phrase!("{} of {}", mark.right(), mark.count()),
        ]);
    }
    text + &told.text()
}
