//! `review [--since DATE]`: all deals as one goes through them with a manager.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, place, print};
use crate::model::Date;
use crate::rules::cents::{Cents, amount};
use crate::text::DayText;
use crate::workbench::Workbench;
use crate::workbench::review::{
    DealEnd, DealEvent, DealReview, Delivery, ManagerNeed, Review, ReviewHead,
};
use chrono::Datelike;
use serde::Serialize;

/// All deals for a review: what lands, what moved, why not yet, next steps, what you need
#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// The day to compare with; else the first of this quarter
    #[arg(long, value_name = "DATE", value_parser = place::day)]
    since: Option<Date>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ReviewSheet {
    since: String,
    value: Option<Exact>,
    by_chance: Option<Exact>,
    open: Vec<ReviewOpen>,
    won: Vec<Ended>,
    lost: Vec<Ended>,
    no_go: Vec<Ended>,
    quarter: QuarterJson,
    needs: Vec<ManagerJson>,
    delivering: Vec<DeliveringJson>,
    paid_in_full: usize,
}

#[derive(Serialize)]
struct QuarterJson {
    first: String,
    last: String,
    won: Option<Exact>,
    lands: Option<Exact>,
    lands_by_chance: Option<Exact>,
    gone_by: Option<Exact>,
    gone_by_by_chance: Option<Exact>,
    sales: Option<Exact>,
    target: Option<Exact>,
    accounts: usize,
}

#[derive(Serialize)]
struct ManagerJson {
    account: String,
    action: String,
    what: String,
    due: Option<String>,
    done: Option<String>,
}

#[derive(Serialize)]
struct DeliveringJson {
    account: String,
    opportunity: String,
    value: Option<Exact>,
    late: Option<Exact>,
    days_late: Option<i64>,
    to_invoice: Option<Exact>,
}

#[derive(Serialize)]
struct ReviewOpen {
    account: String,
    opportunity: String,
    value: Option<Exact>,
    chance: Option<i64>,
    by_chance: Option<Exact>,
    decision_date: Option<String>,
    slips: usize,
    slipped_days: i64,
    buying_stage: Option<i64>,
    selling_stage: Option<i64>,
    buying_stage_before: Option<i64>,
    selling_stage_before: Option<i64>,
    why_not_yet: Vec<String>,
    next: Option<NextAppointment>,
    need_you: Vec<Need>,
    disagree: Option<String>,
}

#[derive(Serialize)]
struct NextAppointment {
    date: String,
    what: String,
    who: Option<String>,
}

#[derive(Serialize)]
struct Need {
    due: Option<String>,
    what: String,
}

#[derive(Serialize)]
struct Ended {
    account: String,
    opportunity: String,
    value: Option<Exact>,
    date: Option<String>,
    reason: Option<String>,
}

/// Open deals by the day on which they are decided.
pub fn run(workbench: &Workbench, args: &ReviewArgs) -> Done {
    let since = args.since.unwrap_or_else(|| first_of_quarter(workbench.today()));
    place::not_to_come(since, workbench.today())?;
    let review = workbench.review(since)?;
    match args.json {
        true => json::object(&sheet(&review, since)),
        false => print::data(&text(&review, since)),
    }
}

fn first_of_quarter(today: Date) -> Date {
    let month = (today.month0() / 3) * 3 + 1;
    Date::from_ymd_opt(today.year(), month, 1).unwrap_or(today)
}

fn sum(review: &Review, of: &dyn Fn(&DealReview) -> Option<Cents>) -> Cents {
    Cents(review.open.iter().filter_map(of).map(|c| c.0).sum())
}

fn sheet(review: &Review, since: Date) -> ReviewSheet {
    let ended = |list: &[DealEnd]| list.iter().map(end).collect();
    ReviewSheet {
        since: since.to_string(),
        value: exact(sum(review, &|d| d.value.map(Cents::from))),
        by_chance: exact(sum(review, &|d| d.by_chance)),
        open: review.open.iter().map(open).collect(),
        won: ended(&review.won),
        lost: ended(&review.lost),
        no_go: ended(&review.no_go),
        quarter: quarter(review),
        needs: review.needs.iter().map(manager).collect(),
        delivering: review.delivering.iter().map(delivering).collect(),
        paid_in_full: review.paid,
    }
}

fn quarter(review: &Review) -> QuarterJson {
    let head = &review.head;
    let (lands, lands_by_chance) = ReviewHead::sums(&head.lands);
    let (gone_by, gone_by_by_chance) = ReviewHead::sums(&head.gone_by);
    QuarterJson {
        first: head.quarter.first.to_string(),
        last: head.quarter.last().to_string(),
        won: exact(ReviewHead::sums(&head.won).0),
        lands: exact(lands),
        lands_by_chance: exact(lands_by_chance),
        gone_by: exact(gone_by),
        gone_by_by_chance: exact(gone_by_by_chance),
        sales: exact(head.sales.revenue),
        target: exact(head.sales.target),
        accounts: head.sales.accounts,
    }
}

fn manager(need: &ManagerNeed) -> ManagerJson {
    ManagerJson {
        account: need.account.0.clone(),
        action: need.action.clone(),
        what: need.what.clone(),
        due: json::day(need.due),
        done: json::day(need.done),
    }
}

fn delivering(deal: &Delivery) -> DeliveringJson {
    DeliveringJson {
        account: deal.account.0.clone(),
        opportunity: deal.opportunity.0.clone(),
        value: json::money(deal.value),
        late: deal.late.and_then(|(sum, _)| exact(sum)),
        days_late: deal.late.map(|(_, days)| days),
        to_invoice: deal.to_invoice.and_then(exact),
    }
}

fn open(deal: &DealReview) -> ReviewOpen {
    let [now, before] = deal.stages;
    let next = |n: &DealEvent| NextAppointment {
        date: n.day.to_string(),
        what: n.what.clone(),
        who: n.who.clone(),
    };
    let need =
        |(due, what): &(Option<Date>, String)| Need { due: json::day(*due), what: what.clone() };
    ReviewOpen {
        account: deal.account.0.clone(),
        opportunity: deal.opportunity.0.clone(),
        value: json::money(deal.value),
        chance: deal.chance,
        by_chance: deal.by_chance.and_then(exact),
        decision_date: json::day(deal.decision),
        slips: deal.slips.0,
        slipped_days: deal.slips.1,
        buying_stage: now.0,
        selling_stage: now.1,
        buying_stage_before: before.0,
        selling_stage_before: before.1,
        why_not_yet: deal.why_not_yet.clone(),
        next: deal.next.as_ref().map(next),
        need_you: deal.need_you.iter().map(need).collect(),
        disagree: deal.disagree.clone(),
    }
}

fn end(deal: &DealEnd) -> Ended {
    Ended {
        account: deal.account.0.clone(),
        opportunity: deal.opportunity.0.clone(),
        value: json::money(deal.value),
        date: json::day(deal.day),
        reason: deal.reason.clone(),
    }
}

fn text(review: &Review, since: Date) -> String {
    let mut text = phrase!("Review, since {}\n", since.long_day());
    if review.open.is_empty() {
        text += phrase!("No open deal.\n");
    }
    for deal in &review.open {
        text += &deal_text(deal);
    }
    let (value, likely) =
        (sum(review, &|d| d.value.map(Cents::from)), sum(review, &|d| d.by_chance));
    text += &phrase!("\nall open {}, by chance {}\n", value.grouped(), likely.grouped());
    let mut table = Table::new(&["", "account", "purchase", "value", "day", ""]).right(&[3]);
    for (word, list) in [("won", &review.won), ("lost", &review.lost), ("no-go", &review.no_go)] {
        for deal in list {
            table.row(vec![
                word.to_owned(),
                deal.account.1.clone(),
                deal.opportunity.1.clone(),
                deal.value.map(amount).unwrap_or_default(),
                json::day(deal.day).unwrap_or_default(),
                deal.reason.clone().unwrap_or_default(),
            ]);
        }
    }
    if !table.is_empty() {
        text += &table.text();
    }
    text
}

fn deal_text(deal: &DealReview) -> String {
    let stage = |s: Option<i64>| s.map_or("-".to_owned(), |s| s.to_string());
    let [(they, we), (they_before, we_before)] = deal.stages;
    let mut head = vec![phrase!("they {}, we {}", stage(they), stage(we))];
    if (they, we) != (they_before, we_before) && (they_before, we_before) != (None, None) {
        head[0] += &phrase!(" (were {}, {})", stage(they_before), stage(we_before));
    }
    head.extend(deal.value.map(amount));
    head.extend(deal.chance.map(|c| format!("{c} %")));
    head.extend(deal.decision.map(|d| phrase!("decision {}", d.full_day())));
    if deal.slips.0 > 0 {
        let times = match deal.slips.0 {
            1 => phrase!("once").to_owned(),
            n => phrase!("{n} times", n),
        };
        head.push(phrase!("slipped {}, {} days", times, deal.slips.1));
    }
    let mut lines =
        vec![format!("\n{}, {}: {}", deal.account.1, deal.opportunity.1, head.join(", "))];
    lines.extend(deal.why_not_yet.iter().map(|why| phrase!("  why not yet  {why}", why)));
    lines.extend(deal.next.as_ref().map(|next| {
        let who = next.who.as_ref().map(|w| format!(", {w}")).unwrap_or_default();
        phrase!("  next         {} {}{}", next.day.weekday_day(), next.what, who)
    }));
    lines.extend(deal.need_you.iter().map(|(due, what)| {
        let by = due.map(|d| phrase!(", by {}", d.weekday_day())).unwrap_or_default();
        phrase!("  need you     {what}{by}", what, by)
    }));
    let disagree = deal.disagree.as_ref();
    lines.extend(
        disagree
            .map(|why| phrase!("  disagree     {} %. {}", deal.chance.unwrap_or_default(), why)),
    );
    lines
        .iter()
        .map(|line| match line.strip_prefix('\n') {
            Some(line) => format!("\n{}\n", print::one_line(line)),
            None => format!("{}\n", print::one_line(line)),
        })
        .collect()
}
