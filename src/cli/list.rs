//! `list accounts|people|opportunities|visits|actions`: what is in the file.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::words::Words;
use crate::model::{Account, Action, Choice, Opportunity, Person, Refusal, Visit};
use crate::rules::cents::amount;
use crate::workbench::Workbench;
use clap::ValueEnum;
use serde::Serialize;

/// A table of accounts, people, opportunities, visits or actions
#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// What to list
    #[arg(value_name = "WHAT", value_enum)]
    what: What,
    /// Only of this account
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Accounts,
    People,
    Opportunities,
    Visits,
    Actions,
}

/// Records of one kind, in file order.
pub fn run(workbench: &Workbench, args: ListArgs) -> Done {
    let accounts = Accounts { workbench, only: args.account.as_deref() };
    let words = &workbench.words;
    match args.what {
        What::Accounts => accounts.list(args.json, ACCOUNTS, |a| vec![account(a, words)]),
        What::People => accounts
            .list(args.json, PEOPLE, |a| a.people.iter().map(|p| person(a, p, words)).collect()),
        What::Opportunities => accounts.list(args.json, OPPORTUNITIES, |a| {
            a.opportunities.iter().map(|o| opportunity(a, o, words)).collect()
        }),
        What::Visits => accounts
            .list(args.json, VISITS, |a| a.visits.iter().map(|v| visit(a, v, words)).collect()),
        What::Actions => {
            accounts.list(args.json, ACTIONS, |a| a.actions.iter().map(|x| action(a, x)).collect())
        }
    }
}

/// One record of the list: for a script, and for a person.
struct Shown<T> {
    data: T,
    cells: Vec<String>,
}

struct Accounts<'a> {
    workbench: &'a Workbench,
    only: Option<&'a str>,
}

impl Accounts<'_> {
    fn list<T: Serialize>(
        &self,
        as_json: bool,
        titles: &[&str],
        records: impl Fn(&Account) -> Vec<Shown<T>>,
    ) -> Done {
        let mut found = Vec::new();
        match self.only {
            Some(word) => {
                let key = self.workbench.account_of(word)?.key;
                found = records(&self.workbench.typed_account(key)?);
            }
            None => self.workbench.each_account(|a| found.extend(records(a)))?,
        }
        if as_json {
            let data: Vec<T> = found.into_iter().map(|s| s.data).collect();
            return json::list(&data);
        }
        let numbers: Vec<usize> =
            (0..titles.len()).filter(|i| NUMBERS.contains(&titles[*i])).collect();
        let mut table = Table::new(titles).right(&numbers).within(print::width(100));
        found.into_iter().for_each(|s| table.row(s.cells));
        match table.is_empty() {
            true => nothing(),
            false => print::data(&table.text()),
        }
    }
}

/// The columns that stand at the right.
const NUMBERS: [&str; 7] = ["people", "open", "power", "they", "we", "value", "chance"];

fn nothing() -> Result<(), Refusal> {
    print::message(phrase!(
        "nothing to list: anteroom add and anteroom import put something there"
    ));
    Ok(())
}

fn or_empty(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn number(n: Option<i64>) -> String {
    n.map_or(String::new(), |n| n.to_string())
}

const ACCOUNTS: &[&str] = &["id", "name", "tier", "status", "industry", "people", "open"];

#[derive(Serialize)]
struct AccountLine {
    account: String,
    name: String,
    tier: &'static str,
    status: &'static str,
    industry: Option<String>,
    region: Option<String>,
    seller: Option<String>,
    people: usize,
    open: usize,
}

fn account(a: &Account, words: &Words) -> Shown<AccountLine> {
    let data = AccountLine {
        account: a.id.0.clone(),
        name: a.name.0.clone(),
        tier: a.tier.word(),
        status: a.status.word(),
        industry: a.industry.0.clone(),
        region: a.region.0.clone(),
        seller: a.seller.0.clone(),
        people: a.people.len(),
        open: a.opportunities.iter().filter(|o| o.is_open()).count(),
    };
    let cells = vec![
        data.account.clone(),
        data.name.clone(),
        words.word("tier", data.tier).to_owned(),
        words.word("status", data.status).to_owned(),
        or_empty(&data.industry),
        data.people.to_string(),
        data.open.to_string(),
    ];
    Shown { data, cells }
}

const PEOPLE: &[&str] =
    &["account", "id", "name", "title", "level", "roles", "power", "is", "trust"];

#[derive(Serialize)]
struct PersonLine {
    account: String,
    person: String,
    name: String,
    title: Option<String>,
    level: Option<&'static str>,
    roles: Vec<&'static str>,
    influence: Option<i64>,
    attitude: Option<i64>,
    relationship: Option<i64>,
    external: bool,
    left: Option<String>,
}

fn person(a: &Account, p: &Person, words: &Words) -> Shown<PersonLine> {
    let data = PersonLine {
        account: a.id.0.clone(),
        person: p.id.0.clone(),
        name: p.name.0.clone(),
        title: p.title.0.clone(),
        level: p.level.map(Choice::word),
        roles: p.roles.iter().map(|r| r.word()).collect(),
        influence: p.influence.0,
        attitude: p.attitude.0,
        relationship: p.relationship.0,
        external: p.external.0,
        left: json::day(p.left.0),
    };
    let roles: Vec<&str> = data.roles.iter().map(|r| words.word("role", r)).collect();
    let cells = vec![
        a.name.0.clone(),
        data.person.clone(),
        data.name.clone(),
        or_empty(&data.title),
        data.level.map_or("", |l| words.word("level", l)).to_owned(),
        roles.join(", "),
        number(data.influence),
        words.attitude(data.attitude).to_owned(),
        words.relationship(data.relationship).to_owned(),
    ];
    Shown { data, cells }
}

const OPPORTUNITIES: &[&str] =
    &["account", "id", "name", "status", "they", "we", "value", "chance", "decided"];

#[derive(Serialize)]
struct OpportunityLine {
    account: String,
    opportunity: String,
    name: String,
    status: &'static str,
    buying_stage: Option<i64>,
    selling_stage: Option<i64>,
    value: Option<Exact>,
    chance: Option<i64>,
    decision_date: Option<String>,
}

fn opportunity(a: &Account, o: &Opportunity, words: &Words) -> Shown<OpportunityLine> {
    let data = OpportunityLine {
        account: a.id.0.clone(),
        opportunity: o.id.0.clone(),
        name: o.name.0.clone(),
        status: o.status.word(),
        buying_stage: o.buying_stage.0,
        selling_stage: o.selling_stage.0,
        value: o.value.0.and_then(exact),
        chance: o.chance.0,
        decision_date: json::day(o.decision_date.0),
    };
    let cells = vec![
        a.name.0.clone(),
        data.opportunity.clone(),
        data.name.clone(),
        words.word("opportunity", data.status).to_owned(),
        number(data.buying_stage),
        number(data.selling_stage),
        o.value.0.map_or(String::new(), amount),
        data.chance.map_or(String::new(), |c| format!("{c} %")),
        or_empty(&data.decision_date),
    ];
    Shown { data, cells }
}

/// The names behind ids, where they are people of the account.
fn names(account: &Account, ids: &[String]) -> String {
    ids.iter()
        .map(|id| {
            let person = account.people.iter().find(|p| p.id.0 == *id);
            person.map_or(id.clone(), |p| p.name.0.clone())
        })
        .collect::<Vec<_>>()
        .join(", ")
}

const VISITS: &[&str] = &["account", "id", "date", "status", "with", "purpose"];

#[derive(Serialize)]
struct VisitLine {
    account: String,
    visit: String,
    date: Option<String>,
    status: &'static str,
    people: Vec<String>,
    opportunity: Option<String>,
    purpose: Option<String>,
}

fn visit(a: &Account, v: &Visit, words: &Words) -> Shown<VisitLine> {
    let data = VisitLine {
        account: a.id.0.clone(),
        visit: v.id.0.clone(),
        date: v.date.0.map(|d| d.to_string()),
        status: v.status.word(),
        people: v.people.0.clone(),
        opportunity: v.opportunity.0.clone(),
        purpose: v.purpose.0.clone(),
    };
    let cells = vec![
        a.name.0.clone(),
        data.visit.clone(),
        or_empty(&data.date).replace('T', " "),
        words.word("visit", data.status).to_owned(),
        names(a, &data.people),
        or_empty(&data.purpose),
    ];
    Shown { data, cells }
}

const ACTIONS: &[&str] = &["account", "id", "due", "done", "what", "owner"];

#[derive(Serialize)]
struct ActionLine {
    account: String,
    action: String,
    what: Option<String>,
    due: Option<String>,
    done: Option<String>,
    owner: Option<String>,
    promised_by: Option<String>,
    promised_to: Option<String>,
    r#for: Option<String>,
}

fn action(a: &Account, x: &Action) -> Shown<ActionLine> {
    let data = ActionLine {
        account: a.id.0.clone(),
        action: x.id.0.clone(),
        what: x.what.0.clone(),
        due: json::day(x.due.0),
        done: json::day(x.done.0),
        owner: x.owner.0.clone(),
        promised_by: x.promised_by.0.clone(),
        promised_to: x.promised_to.0.clone(),
        r#for: x.for_subject.0.clone(),
    };
    let cells = vec![
        a.name.0.clone(),
        data.action.clone(),
        or_empty(&data.due),
        or_empty(&data.done),
        or_empty(&data.what),
        or_empty(&data.owner),
    ];
    Shown { data, cells }
}
