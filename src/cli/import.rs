//! `import FILE...`: brings files in, all of them or nothing.

use super::{Done, print};
use crate::model::Refusal;
use crate::workbench::{ImportReport, Source, Workbench, piped_bytes};
use rust_decimal::Decimal;
use std::path::Path;

/// Bring in interchange files, tables or vCards, all of them or nothing
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// The files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The account of rows and cards that name none
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// What a column of a table means, as "Umsatz=revenue 2025"
    #[arg(long = "column", value_name = "HEADER=MEANING", value_parser = meaning)]
    columns: Vec<(String, String)>,
    /// What one of the file's money is worth in this book's, where its currency is another
    #[arg(long, value_name = "RATE", value_parser = rate)]
    convert: Option<Decimal>,
    /// How the letters of a table or of cards are written, where the guess is wrong: cp850, gbk, windows-1252
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Counts of records as JSON
    #[arg(long)]
    json: bool,
}

impl ImportArgs {
    /// Nothing is to be written.
    pub fn only_looks(&self) -> bool {
        self.dry_run
    }
}

/// Reads every file before the first is brought in.
pub fn run(workbench: &mut Workbench, args: ImportArgs) -> Done {
    let mut reading = Some(print::Waiting::begin(phrase!("reading the file")));
    let sources = args.files.iter().map(|f| source(workbench, f, &args));
    let sources = sources.collect::<Result<Vec<_>, _>>()?;
    let mut shown = 0;
    let mut progress = |done: usize, all: usize| {
        reading = None;
        if all >= 1000 && (done == all || done >= shown + all / 100) {
            shown = done;
            print::progress(&phrase!("{done} of {all} accounts", done, all));
        }
    };
    let report = workbench.import(sources, !args.dry_run, &mut progress);
    drop(reading);
    let report = report?;
    print::progress_done();
    for other in &report.others {
        print::message(&phrase!(
            "this is {other}'s file: your name and settings stay, {other} is named as holder of \
             these people, and the inbox and self-assessment are left out",
            other
        ));
    }
    report.rates.iter().for_each(|rate| print::message(rate));
    report.told().iter().for_each(|sentence| print::message(sentence));
    report.remarks.iter().for_each(|remark| print::message(&phrase!("note: {remark}", remark)));
    let counts = report.counts;
    if args.json {
        return print::data(&format!(
            "{{\"added\":{},\"changed\":{},\"unchanged\":{}}}\n",
            counts.added, counts.changed, counts.unchanged
        ));
    }
    if args.dry_run {
        print::data(&listed(&report))?;
    }
    let would = if args.dry_run { phrase!("nothing was written; this would be: ") } else { "" };
    let came = report.came_in();
    let came = if came.is_empty() { came } else { format!(" ({came})") };
    print::data(&format!("{would}{counts}{came}\n{}", delicate(report.delicate)))
}

/// What is said of notes that came in and stand on no page.
fn delicate(notes: usize) -> String {
    match notes {
        0 => String::new(),
        1 => phrase!("1 note speaks of family or health: it stays off every page\n").to_owned(),
        n => phrase!("{n} notes speak of family or health: they stay off every page\n", n),
    }
}

fn meaning(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=');
    let parts =
        parts.map(|(header, meaning)| (header.trim().to_owned(), meaning.trim().to_owned()));
    parts.ok_or_else(|| phrase!("give the header, = and what it means").to_owned())
}

fn rate(text: &str) -> Result<Decimal, String> {
    let rate = Decimal::from_str_exact(text.trim()).ok().filter(|r| *r > Decimal::ZERO);
    rate.ok_or_else(|| phrase!("a decimal above 0, such as 0.92").to_owned())
}

fn source(workbench: &Workbench, name: &str, args: &ImportArgs) -> Result<Source, Refusal> {
    let (name, bytes) = match name {
        "-" => {
            let name = phrase!("standard input");
            (name, piped_bytes(name, std::io::stdin().lock())?)
        }
        name => (name, workbench.bytes_of(Path::new(name))?),
    };
    Ok(Source {
        name: name.to_owned(),
        bytes,
        account: args.account.clone(),
        columns: args.columns.clone(),
        convert: args.convert,
        encoding: args.encoding.clone(),
    })
}

fn listed(report: &ImportReport) -> String {
    let mut text = String::new();
    for (header, meaning) in &report.columns {
        text += &print::one_line(&phrase!("column {header} is {meaning}", header, meaning));
        text.push('\n');
    }
    for change in &report.changes {
        let verb = if change.added { phrase!("add   ") } else { "change" };
        let record = change.record.replace('_', " ");
        let account = if change.account.is_empty() {
            String::new()
        } else {
            phrase!(" of {}", change.account)
        };
        text += &print::one_line(&format!("{verb} {record} {}{account}", change.title));
        for (field, old, new) in &change.fields {
            text += &print::one_line(&format!(
                "; {field} {} > {new}",
                if old.is_empty() { "(empty)" } else { old }
            ));
        }
        text.push('\n');
    }
    text
}
