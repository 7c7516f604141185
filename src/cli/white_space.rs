//! `white-space ACCOUNT`: what each unit buys of each product and from whom, and the best openings.

use super::json::{self, Exact, exact};
use super::selection::OneAccount;
use super::table::Table;
use super::{Done, print};
use crate::model::{Choice, NeedState};
use crate::workbench::Workbench;
use crate::workbench::plan::white_space::{Opening, SpaceRow, WhiteSpace};
use serde::Serialize;

/// Products by units: who serves each, what it is worth, and which could be won first
#[derive(Debug, clap::Args)]
pub struct WhiteSpaceArgs {
    #[command(flatten)]
    of: OneAccount,
}

#[derive(Serialize)]
struct WhiteSpaceSheet {
    units: Vec<String>,
    rows: Vec<SpaceRowJson>,
    open: SpaceSum,
    rivals: SpaceSum,
    openings: Vec<OpeningJson>,
}

#[derive(Serialize)]
struct SpaceRowJson {
    product: Option<String>,
    name: String,
    fields: Vec<SpaceFieldJson>,
}

#[derive(Serialize)]
struct SpaceFieldJson {
    state: Option<&'static str>,
    value: Option<Exact>,
    rival: Option<String>,
    need: Option<String>,
    opportunity: Option<String>,
}

#[derive(Serialize)]
struct SpaceSum {
    count: usize,
    value: Option<Exact>,
}

#[derive(Serialize)]
struct OpeningJson {
    product: Option<String>,
    unit: Option<String>,
    value: Option<Exact>,
    trusted: bool,
    rival: bool,
    why: String,
}

/// METHOD M11.
pub fn run(workbench: &Workbench, args: &WhiteSpaceArgs) -> Done {
    let space = workbench.white_space(args.of.key(workbench)?)?;
    args.of.give(&sheet(&space), || text(&space))
}

fn sheet(space: &WhiteSpace) -> WhiteSpaceSheet {
    let row = |r: &SpaceRow| SpaceRowJson {
        product: r.product.clone(),
        name: r.name.clone(),
        fields: r
            .fields
            .iter()
            .map(|f| SpaceFieldJson {
                state: f.state.map(Choice::word),
                value: json::money(f.value),
                rival: f.rival.clone(),
                need: f.need.clone(),
                opportunity: f.deal.as_ref().map(|(id, _)| id.clone()),
            })
            .collect(),
    };
    let opening = |o: &Opening| OpeningJson {
        product: space.rows.get(o.at.0).map(|row| row.name.clone()),
        unit: space.units.get(o.at.1).cloned(),
        value: json::money(o.value),
        trusted: o.trusted,
        rival: o.is_rivals,
        why: o.why.clone(),
    };
    let sum = |state| {
        let (count, value) = space.sum(state, None);
        SpaceSum { count, value: exact(value) }
    };
    WhiteSpaceSheet {
        units: space.units.clone(),
        rows: space.rows.iter().map(row).collect(),
        open: sum(NeedState::Open),
        rivals: sum(NeedState::Rivals),
        openings: space.openings.iter().map(opening).collect(),
    }
}

fn text(space: &WhiteSpace) -> String {
    if space.rows.is_empty() {
        return phrase!(
            "Units and products make the field: name the places of the account, or a need.\n"
        )
        .to_owned();
    }
    let titles: Vec<&str> =
        ["product"].into_iter().chain(space.units.iter().map(String::as_str)).collect();
    let mut table = Table::new(&titles);
    for row in &space.rows {
        table.row(
            [row.name.clone()]
                .into_iter()
                .chain(row.fields.iter().map(|f| match f.state {
                    Some(NeedState::Rivals) => {
                        let who = f.rival.as_deref().unwrap_or(phrase!("a rival's"));
                        f.value.map_or(who.to_owned(), |v| format!("{who} {}", exact_amount(v)))
                    }
                    Some(state) => f.value.map_or(state.word().to_owned(), |v| {
                        format!("{} {}", state.word(), exact_amount(v))
                    }),
                    None => "-".to_owned(),
                }))
                .collect(),
        );
    }
    let mut text = table.text();
    for (place, opening) in space.openings.iter().enumerate() {
        let name = |at: usize| space.rows.get(at).map_or("", |row| row.name.as_str());
        let unit = space.units.get(opening.at.1).map_or("", String::as_str);
        let line = format!("{}. {}, {unit}: {}", place + 1, name(opening.at.0), opening.why);
        text += &format!("{}\n", print::one_line(&line));
    }
    text
}

fn exact_amount(money: crate::model::Money) -> String {
    crate::rules::cents::amount(money)
}
