//! `compare FILE...`: several reps' exports side by side.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::Refusal;
use crate::text::DayText;
use crate::workbench::compare::{BookFigures, books_at, talk_order};
use crate::workbench::{Setting, Workbench};
use rust_decimal::Decimal;
use serde::Serialize;

/// Several reps' books side by side, for whoever leads them; nothing is ranked or changed
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Exports, as `anteroom export -o` writes them, files of anteroom themselves, or a folder of them
    #[arg(required = true, num_args = 1.., value_name = "FILE")]
    files: Vec<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct CompareBook {
    file: String,
    rep: Option<String>,
    currency: Option<String>,
    accounts: usize,
    key_accounts: usize,
    target: Option<Exact>,
    revenue: Option<Exact>,
    growth: Option<Exact>,
    cost_saving: Option<Exact>,
    complaint_resolution: Option<Exact>,
    churn: Option<Exact>,
    developed: usize,
    promoted: usize,
    open: CompareOpen,
    visits_ready: usize,
    visits: usize,
    late_actions: usize,
    missing_debriefs: usize,
    contacts: usize,
    contacts_with_decider: usize,
    promises_kept: usize,
    promises: usize,
    sure_won: usize,
    sure: usize,
    last_entry: Option<String>,
    own_marks: Option<Exact>,
    most_out: Option<Exact>,
    limit: Option<Exact>,
    lands: Option<Exact>,
    lands_by_chance: Option<Exact>,
    slid_deals: usize,
    slips: usize,
    asked_of_manager: usize,
    overdue: Option<Exact>,
    talk_about: Vec<Talk>,
}

#[derive(Serialize)]
struct CompareOpen {
    count: usize,
    value: Option<Exact>,
    by_chance: Option<Exact>,
}

#[derive(Serialize)]
struct Talk {
    account: String,
    sentence: String,
}

/// One column a book, in the order in which they are given.
pub fn run(setting: &Setting, args: &CompareArgs) -> Done {
    let names = args.files.iter().map(|name| books_at(name)).collect::<Result<Vec<_>, _>>()?;
    if names.iter().flatten().count() < 2 {
        return Err(Refusal::because(
            phrase!("one book makes no comparison").to_owned(),
            phrase!("name another beside it, or a folder with several"),
        ));
    }
    let sources = names.iter().flatten().map(|name| Workbench::source_of(setting, name));
    let sources = sources.collect::<Result<Vec<_>, _>>()?;
    let books = Workbench::compare(setting, sources)?;
    match args.json {
        true => json::list(&books.iter().map(row).collect::<Vec<_>>()),
        false => print::data(&text(&books)),
    }
}

fn ratio(ratio: Option<Decimal>) -> Option<Exact> {
    ratio.and_then(|r| exact(r.normalize()))
}

fn row(book: &BookFigures) -> CompareBook {
    let kpi = &book.kpi;
    CompareBook {
        file: book.name.clone(),
        rep: book.rep.clone(),
        currency: book.currency.clone(),
        accounts: book.accounts.0,
        key_accounts: book.accounts.1,
        target: exact(book.year.0),
        revenue: exact(book.year.1),
        growth: ratio(kpi.growth()),
        cost_saving: ratio(kpi.cost_saving()),
        complaint_resolution: ratio(kpi.complaint_resolution()),
        churn: ratio(kpi.churn()),
        developed: kpi.developed.len(),
        promoted: kpi.promoted.len(),
        open: CompareOpen {
            count: book.open.count,
            value: exact(book.open.value),
            by_chance: exact(book.open.by_chance),
        },
        visits_ready: book.visits.0,
        visits: book.visits.1,
        late_actions: book.late.0,
        missing_debriefs: book.late.1,
        contacts: book.contacts.0,
        contacts_with_decider: book.contacts.1,
        promises_kept: book.promises.0,
        promises: book.promises.1,
        sure_won: book.sure.0,
        sure: book.sure.1,
        last_entry: book.as_of.map(|day| day.iso_day()),
        own_marks: ratio(book.own_marks.map(|(mean, _)| mean)),
        most_out: exact(book.out.0),
        limit: book.out.1.and_then(exact),
        lands: exact(book.lands.0),
        lands_by_chance: exact(book.lands.1),
        slid_deals: book.slid.0,
        slips: book.slid.1,
        asked_of_manager: book.asked,
        overdue: exact(book.overdue),
        talk_about: book
            .talk_about
            .iter()
            .map(|(account, sentence)| Talk {
                account: account.clone(),
                sentence: sentence.clone(),
            })
            .collect(),
    }
}

/// The rows of the table: what each is called, and what it says of a book.
type Line = (&'static str, fn(&BookFigures) -> String);

const LINES: &[Line] = &[
    ("currency", |b| b.currency.clone().unwrap_or_default()),
    ("last entry", |b| b.as_of.map_or(String::new(), |day| day.iso_day())),
    ("accounts, key ones", |b| format!("{}, {}", b.accounts.0, b.accounts.1)),
    ("target of the year", |b| b.year.0.grouped()),
    ("sold", |b| b.year.1.grouped()),
    ("growth of key accounts", |b| percent(b.kpi.growth())),
    ("cost saved", |b| percent(b.kpi.cost_saving())),
    ("complaints resolved", |b| percent(b.kpi.complaint_resolution())),
    ("key accounts lost this year", |b| format!("{} of {}", b.kpi.lost.part, b.kpi.lost.whole)),
    ("developed, promoted", |b| format!("{}, {}", b.kpi.developed.len(), b.kpi.promoted.len())),
    ("open purchases", |b| b.open.count.to_string()),
    ("  their value", |b| b.open.value.grouped()),
    ("  by chance", |b| b.open.by_chance.grouped()),
    ("  of this quarter, by chance", |b| b.lands.1.grouped()),
    ("  decision days moved", |b| format!("{} of {} deals", b.slid.0, b.open.count)),
    ("most money out, if all are won", |b| b.out.0.grouped()),
    ("  of a limit of", |b| b.out.1.map_or("none".to_owned(), |l| l.grouped())),
    ("invoiced and past its day", |b| b.overdue.grouped()),
    ("asked of the manager", |b| b.asked.to_string()),
    ("chance 60 or more, and won", |b| format!("{} of {}", b.sure.0, b.sure.1)),
    ("contacts in 30 days", |b| b.contacts.0.to_string()),
    ("  with one who decides", |b| b.contacts.1.to_string()),
    ("promises kept in time", |b| format!("{} of {}", b.promises.0, b.promises.1)),
    ("next visits ready", |b| format!("{} of {}", b.visits.0, b.visits.1)),
    ("late actions", |b| b.late.0.to_string()),
    ("debriefs missing", |b| b.late.1.to_string()),
    ("own marks, mean", |b| match b.own_marks {
        Some((mean, 8)) => mean.to_string(),
        Some((mean, n)) => format!("{mean}, of {n}"),
        None => "none noted".to_owned(),
    }),
];

fn percent(ratio: Option<Decimal>) -> String {
    ratio.map_or(phrase!("n/a").to_owned(), |r| {
        format!("{} %", (r * Decimal::ONE_HUNDRED).round_dp(1).normalize())
    })
}

fn text(books: &[BookFigures]) -> String {
    let mut titles = vec!["".to_owned()];
    titles.extend(books.iter().map(|b| b.rep.clone().unwrap_or_else(|| b.name.clone())));
    let titles: Vec<String> = titles.iter().map(|t| print::one_line(t)).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let columns: Vec<usize> = (1..=books.len()).collect();
    let mut table = Table::new(&titles).right(&columns);
    for (title, of) in LINES {
        let cells = books.iter().map(of);
        table.row(std::iter::once(phrase!(title).to_owned()).chain(cells).collect());
    }
    let mut text = table.text();
    let mut talk = Table::new(&[phrase!("talk about"), "", ""]);
    for (book, at) in talk_order(books) {
        let book = &books[book];
        if let Some((account, sentence)) = book.talk_about.get(at) {
            let whose = book.rep.clone().unwrap_or_else(|| book.name.clone());
            talk.row(vec![whose, account.clone(), sentence.clone()]);
        }
    }
    if !talk.is_empty() {
        text += &format!("\n{}", talk.text());
    }
    text
}
