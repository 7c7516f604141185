//! `search TEXT`: everything that is written in the file, by the beginnings of words, in any script.

use super::table::Table;
use super::{Done, json, print};
use crate::workbench::Workbench;
use serde::Serialize;

/// Find words in names, notes, answers, contacts and visits
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// The beginnings of the words; accents and case do not matter
    #[arg(required = true)]
    text: Vec<String>,
    /// At most so many of each kind
    #[arg(long, default_value_t = 20, value_name = "N")]
    most: usize,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct SearchLine<'a> {
    record: &'a str,
    id: &'a str,
    account: &'a str,
    date: Option<String>,
    title: &'a str,
    text: &'a str,
}

/// One line a hit, with its place.
pub fn run(workbench: &mut Workbench, args: SearchArgs) -> Done {
    let hits = workbench.search(&args.text.join(" "), args.most)?;
    if args.json {
        let lines: Vec<SearchLine> = hits
            .iter()
            .map(|h| SearchLine {
                record: h.record,
                id: &h.id,
                account: &h.account_id,
                date: json::day(h.date),
                title: &h.title,
                text: &h.text,
            })
            .collect();
        return json::list(&lines);
    }
    let mut table = Table::new(&["what", "account", "day", "title", "text"]);
    for hit in &hits {
        table.row(vec![
            super::said::record(hit.record),
            hit.account_name.clone(),
            json::day(hit.date).unwrap_or_default(),
            hit.title.clone(),
            hit.text.clone(),
        ]);
    }
    match table.is_empty() {
        true => {
            print::message(&phrase!(
                "nothing holds {text}",
                text = format_args!("{:?}", args.text.join(" "))
            ));
            Ok(())
        }
        false => print::data(&table.text()),
    }
}
