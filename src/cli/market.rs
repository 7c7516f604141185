//! `market [ACCOUNT] [--from D] [--to D] [--report FORMAT]`: what was seen in the field, and what it may mean.

use super::json::{self, Exact};
use super::table::Table;
use super::{Done, export, place, print};
use crate::model::{Choice, Date, Key, Refusal, quoted};
use crate::rules::cents::amount;
use crate::text::DayText;
use crate::workbench::Workbench;
use crate::workbench::brief::{self, Sheet};
use crate::workbench::folded;
use crate::workbench::market::place_fee::{PlaceFee, look_says};
use crate::workbench::market::stores::Stores;
use crate::workbench::market::{Conclusion, Market, PlaceLook, ProductLook};
use chrono::{Datelike, Days};
use serde::Serialize;
use std::path::PathBuf;

/// What was seen in the field in a period, and what it may mean
#[derive(Debug, clap::Args)]
pub struct MarketArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// The first day; else 90 days before the last
    #[arg(long, value_name = "DATE", value_parser = place::day)]
    from: Option<Date>,
    /// The last day; else today
    #[arg(long, value_name = "DATE", value_parser = place::day)]
    to: Option<Date>,
    /// The report of the period as a page, or its looks as a table
    #[arg(long, value_name = "FORMAT", value_parser = ["text", "md", "html", "csv"], conflicts_with = "json")]
    report: Option<String>,
    /// The letter that claims a place that is paid for and not kept, by the name of the place
    #[arg(long, value_name = "PLACE", conflicts_with_all = ["json", "report"])]
    claim: Option<String>,
    /// Where to write the report; else standard output
    #[arg(short, value_name = "PATH", requires = "report")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct MarketSheet {
    from: String,
    to: String,
    places: Vec<MarketPlace>,
    conclusions: Vec<Meaning>,
    stores: Vec<Store>,
    todo: Vec<ShelfTask>,
    paid_places: Vec<PaidPlace>,
}

#[derive(Serialize)]
struct PaidPlace {
    account: String,
    agreement: String,
    place: String,
    shelf: Option<&'static str>,
    fee: Option<String>,
    kept: usize,
    looks: Vec<PaidLook>,
}

#[derive(Serialize)]
struct PaidLook {
    date: String,
    apart: Vec<String>,
}

#[derive(Serialize)]
struct Store {
    account: String,
    place: String,
    days: Option<i64>,
    own: Vec<OwnField>,
    others: String,
}

#[derive(Serialize)]
struct OwnField {
    product: String,
    says: String,
}

#[derive(Serialize)]
struct ShelfTask {
    account: String,
    place: String,
    says: String,
    action: String,
    observation: String,
    in_hand: bool,
}

#[derive(Serialize)]
struct MarketPlace {
    account: String,
    place: String,
    looks: Vec<String>,
    brands: Option<i64>,
    brands_before: Option<i64>,
    products: Vec<Product>,
}

#[derive(Serialize)]
struct Product {
    observation: String,
    brand: Option<String>,
    product: Option<String>,
    ours: bool,
    date: String,
    price: Option<Exact>,
    usual_price: Option<Exact>,
    shelf: Option<&'static str>,
    produced: Option<String>,
    promotion: Option<String>,
    date_before: Option<String>,
    price_before: Option<Exact>,
    shelf_before: Option<&'static str>,
}

#[derive(Serialize)]
struct Meaning {
    account: String,
    code: &'static str,
    observation: String,
    sentence: String,
    says: String,
    sureness: String,
    alternatives: Vec<String>,
    answer: &'static str,
    why: Option<String>,
}

/// Days that a report looks back where no first day is given.
const PERIOD_DAYS: u64 = 90;

/// The report of a period.
pub fn run(workbench: &Workbench, args: &MarketArgs) -> Done {
    let key = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let to = args.to.unwrap_or_else(|| workbench.today());
    let from = args.from.or_else(|| to.checked_sub_days(Days::new(PERIOD_DAYS)));
    let from = from.unwrap_or(Date::MIN);
    if let Some(format) = &args.report {
        let report = workbench.market_report(key, (from, to))?;
        let text = match format.as_str() {
            "csv" => report.csv(),
            format => brief::written(&report.page, Sheet::of(format)),
        };
        return export::write(args.output.clone(), &text, args.force);
    }
    if let Some(place) = &args.claim {
        return claim(workbench, key, place);
    }
    let market = workbench.market(key, from, to)?;
    match args.json {
        true => {
            let stores = workbench.stores(key, &market.conclusions)?;
            json::object(&sheet(&market, &stores, from, to))
        }
        false => {
            let fees = workbench.place_fees(key)?;
            let text = text(&market, from, to, workbench);
            print::data(&(text + &paid_text(&fees, workbench)))
        }
    }
}

/// The letter of the first broken agreement on a place.
fn claim(workbench: &Workbench, key: Option<Key>, place: &str) -> Done {
    let fees = workbench.place_fees(key)?;
    let meant = folded(place);
    let mut broken = fees.iter().filter(|fee| fee.is_broken());
    let Some(fee) = broken.find(|fee| folded(&fee.place).starts_with(&meant)) else {
        return Err(Refusal::because(
            phrase!("nothing is to be claimed at {}", quoted(place)),
            phrase!("an agreement names the place, what is paid, and how ours stands there"),
        ));
    };
    print::data(&brief::written(&workbench.claim_letter(fee)?, Sheet::of("text")))
}

fn sheet(market: &Market, stores: &Stores, from: Date, to: Date) -> MarketSheet {
    MarketSheet {
        from: from.to_string(),
        to: to.to_string(),
        places: market.places.iter().map(place_row).collect(),
        conclusions: market.conclusions.iter().map(meaning).collect(),
        stores: store_rows(stores),
        todo: todos(stores),
        paid_places: stores.fees.iter().map(paid_place).collect(),
    }
}

fn paid_place(fee: &PlaceFee) -> PaidPlace {
    PaidPlace {
        account: fee.account.1.clone(),
        agreement: fee.agreement.0.clone(),
        place: fee.place.clone(),
        shelf: fee.promised.map(Choice::word),
        fee: fee.fee.clone(),
        kept: fee.kept().0,
        looks: fee
            .looks
            .iter()
            .map(|look| PaidLook {
                date: look.date.to_string(),
                apart: look.apart.iter().map(|(name, _)| name.clone()).collect(),
            })
            .collect(),
    }
}

/// Every place as it stands today, whatever the period.
fn store_rows(stores: &Stores) -> Vec<Store> {
    let own = |row: &crate::workbench::market::stores::StoreRow| {
        let fields = stores.products.iter().zip(&row.fields);
        fields.map(|(name, of)| OwnField { product: name.clone(), says: of.says() }).collect()
    };
    stores
        .rows
        .iter()
        .filter_map(|row| {
            let place = stores.histories.get(row.place)?;
            Some(Store {
                account: place.account.1.clone(),
                place: place.place.clone(),
                days: row.days,
                own: own(row),
                others: row.rival.clone(),
            })
        })
        .collect()
}

fn todos(stores: &Stores) -> Vec<ShelfTask> {
    let of = |key| stores.histories.iter().find(|p| p.account.0 == key);
    stores
        .todos
        .iter()
        .map(|todo| ShelfTask {
            account: of(todo.account).map_or(String::new(), |p| p.account.1.clone()),
            place: todo.place.clone(),
            says: todo.says.clone(),
            action: todo.action.clone(),
            observation: todo.subject.clone(),
            in_hand: todo.in_hand.is_some(),
        })
        .collect()
}

fn place_row(place: &PlaceLook) -> MarketPlace {
    MarketPlace {
        account: place.account.0.clone(),
        place: place.place.clone(),
        looks: place.days.iter().map(Date::to_string).collect(),
        brands: place.brands.0,
        brands_before: place.brands.1,
        products: place.products.iter().map(product).collect(),
    }
}

fn product(look: &ProductLook) -> Product {
    let before = look.before.as_ref();
    Product {
        observation: look.now.id.clone(),
        brand: look.brand.clone(),
        product: look.product.clone(),
        ours: look.ours,
        date: look.now.date.to_string(),
        price: json::money(look.now.price),
        usual_price: json::money(look.now.usual),
        shelf: look.now.shelf.map(|s| s.word()),
        produced: json::day(look.now.produced),
        promotion: look.now.promotion.clone(),
        date_before: json::day(before.map(|b| b.date)),
        price_before: json::money(before.and_then(|b| b.price)),
        shelf_before: before.and_then(|b| b.shelf).map(|s| s.word()),
    }
}

fn meaning(of: &Conclusion) -> Meaning {
    Meaning {
        account: of.finding.account.clone(),
        code: of.finding.code,
        observation: of.finding.subject.clone(),
        sentence: of.finding.sentence.clone(),
        says: of.says.clone(),
        sureness: of.sureness.clone(),
        alternatives: of.alternatives.clone(),
        answer: of.answer.0.word(),
        why: of.answer.1.clone(),
    }
}

fn text(market: &Market, from: Date, to: Date, workbench: &Workbench) -> String {
    if market.places.is_empty() {
        return phrase!("Nothing was looked at from {from} to {to}.\n", from, to);
    }
    let mut text = phrase!("Market, {from} to {to}\n", from, to);
    for place in &market.places {
        text += &place_text(place, workbench, from.year() != to.year());
    }
    if !market.conclusions.is_empty() {
        let mut table = Table::new(&[
            "answer",
            phrase!("what we saw"),
            phrase!("it may mean"),
            phrase!("how sure"),
        ])
        .within(print::width(160));
        for of in &market.conclusions {
            let cells = [of.answer.0.word(), &of.finding.sentence, &of.says, &of.sureness];
            table.row(cells.map(str::to_owned).to_vec());
        }
        text += &format!("\n{}", table.text());
    }
    text
}

fn paid_text(fees: &[PlaceFee], workbench: &Workbench) -> String {
    if fees.is_empty() {
        return String::new();
    }
    let mut text = phrase!("\nPlaces paid for\n").to_owned();
    for fee in fees {
        let says = fee.says(&workbench.words);
        text += &format!("{}\n", print::one_line(&format!("{}: {says}", fee.place)));
        for look in &fee.looks {
            text += &format!("  {}\n", print::one_line(&look_says(look, &workbench.words)));
        }
    }
    text
}

fn place_text(place: &PlaceLook, workbench: &Workbench, with_year: bool) -> String {
    let said = |d: &Date| if with_year { d.long_day() } else { d.short_day() };
    let days: Vec<String> = place.days.iter().map(said).collect();
    let brands = match place.brands {
        (Some(now), Some(before)) if now != before => {
            phrase!("; {now} brands after {before}", now, before)
        }
        (Some(now), _) => phrase!("; {now} brands", now),
        _ => String::new(),
    };
    let (account, name) = (print::one_line(&place.account.1), print::one_line(&place.place));
    let days = days.join(", ");
    let mut table =
        Table::new(&["", "price", "before", "place", phrase!("what changed")]).right(&[1, 2]);
    let shelf = |s: crate::model::Shelf| workbench.words.word("shelf", s.word()).to_owned();
    for look in &place.products {
        let ours = if look.ours { phrase!(", ours") } else { "" };
        let where_ = match (look.is_out() && look.ours, look.now.shelf) {
            (true, _) => phrase!("OUT").to_owned(),
            (_, seen) => seen.map(shelf).unwrap_or_default(),
        };
        table.row(vec![
            format!("{}{ours}", look.name()),
            look.now.price.map(amount).unwrap_or_default(),
            look.before.as_ref().and_then(|b| b.price).map(amount).unwrap_or_default(),
            where_,
            look.change(&shelf).unwrap_or_else(|| phrase!("the same").to_owned()),
        ]);
    }
    phrase!("\n{}, {}: looked at {}{}\n{}", name, account, days, brands, table.text())
}
