//! `deal ACCOUNT OPPORTUNITY`: the card of a deal.

use super::one_deal::OneDeal;
use super::verdict::{VerdictJson, as_json};
use super::{Done, print};
use crate::workbench::Workbench;
use crate::workbench::deal_card::{CardSubject, DealCard};
use serde::Serialize;

/// The card of a deal: is it worth it, can we win it, can we bear it, what next
#[derive(Debug, clap::Args)]
pub struct DealArgs {
    #[command(flatten)]
    of: OneDeal,
}

#[derive(Serialize)]
struct CardJson {
    verdict: VerdictJson,
    lines: Vec<CardLineJson>,
}

#[derive(Serialize)]
struct CardLineJson {
    subject: &'static str,
    rows: Vec<CardRowJson>,
}

#[derive(Serialize)]
struct CardRowJson {
    text: String,
    bad: bool,
}

/// METHOD M28 to M34.
pub fn run(workbench: &Workbench, args: &DealArgs) -> Done {
    args.of.give(workbench, |account, deal| workbench.deal_card(account, deal), sheet, text)
}

fn sheet(card: &DealCard) -> CardJson {
    let row =
        |r: &crate::workbench::deal_card::CardRow| CardRowJson { text: r.text.clone(), bad: r.bad };
    let lines = card.lines.iter().map(|line| CardLineJson {
        subject: line.subject.word(),
        rows: line.rows.iter().map(row).collect(),
    });
    CardJson { verdict: as_json(&card.verdict), lines: lines.collect() }
}

fn text(card: &DealCard) -> String {
    let mut text = format!(
        "{}\n\n",
        print::one_line(&format!("{}, {}", card.verdict.opportunity.1, card.verdict.account.1))
    );
    for line in &card.lines {
        let title = line.subject.word().replace('_', " ");
        for (i, row) in line.rows.iter().enumerate() {
            let title = if i == 0 { title.as_str() } else { "" };
            let mark = if row.bad { " !" } else { "" };
            text += &format!("{title:<14} {}{mark}\n", print::one_line(&row.text));
        }
        if line.subject == CardSubject::SideBySide {
            text += &side_by_side(card);
        }
    }
    text
}

/// Each rival where both are rated: "trust 4 to 2, fit 3 to 4".
fn side_by_side(card: &DealCard) -> String {
    let mut text = String::new();
    for (i, rival) in card.verdict.rivals.iter().enumerate() {
        let title = if i == 0 { phrase!("side by side") } else { "" };
        let marks: Vec<String> = rival
            .marks
            .iter()
            .map(|(on, theirs, ours)| {
                phrase!("{} {} to {}", crate::workbench::deal_card::rival_mark(*on), theirs, ours)
            })
            .collect();
        let marks =
            if marks.is_empty() { phrase!("not rated").to_owned() } else { marks.join(", ") };
        text += &format!("{title:<14} {}\n", print::one_line(&format!("{}: {marks}", rival.name)));
    }
    text
}
