//! `specification ACCOUNT OPPORTUNITY`: whose points, what we plan about each, the calendar of the bid.

use super::one_deal::OneDeal;
use super::table::Table;
use super::{Done, json, print};
use crate::model::Choice;
use crate::workbench::Workbench;
use crate::workbench::specification::{CalendarRow, PointCounts, SpecificationSheet, favours_say};
use serde::Serialize;

/// Whose specification it is, what we plan about each point, what is due when
#[derive(Debug, clap::Args)]
pub struct SpecificationArgs {
    #[command(flatten)]
    of: OneDeal,
}

#[derive(Serialize)]
struct SpecificationSheetJson {
    account: String,
    opportunity: String,
    closes: Option<String>,
    ours: usize,
    rivals: usize,
    neutral: usize,
    points: Vec<Point>,
    calendar: Vec<Day>,
    missing: Vec<String>,
}

#[derive(Serialize)]
struct Point {
    id: String,
    number: String,
    point: String,
    favours: &'static str,
    rival: Option<String>,
    author: Option<String>,
    state: &'static str,
    due: Option<String>,
    plan: String,
}

#[derive(Serialize)]
struct Day {
    date: Option<String>,
    kind: &'static str,
    what: String,
    who: String,
    done: Option<String>,
}

/// METHOD M32.
pub fn run(workbench: &Workbench, args: &SpecificationArgs) -> Done {
    args.of.give(workbench, |account, deal| workbench.specification_sheet(account, deal), of, text)
}

fn of(sheet: &SpecificationSheet) -> SpecificationSheetJson {
    let PointCounts { ours, rivals, neutral, .. } = sheet.counts;
    let day = |r: &CalendarRow| Day {
        date: json::day(r.day),
        kind: r.kind.word(),
        what: r.what.clone(),
        who: r.who.clone(),
        done: json::day(r.done),
    };
    SpecificationSheetJson {
        account: sheet.account.0.clone(),
        opportunity: sheet.opportunity.0.clone(),
        closes: json::day(sheet.closes),
        ours,
        rivals,
        neutral,
        points: sheet
            .points
            .iter()
            .map(|p| Point {
                id: p.id.clone(),
                number: p.number.clone(),
                point: p.point.clone(),
                favours: p.favours.word(),
                rival: p.rival.clone(),
                author: p.author.clone(),
                state: p.state.word(),
                due: json::day(p.due),
                plan: p.plan.clone(),
            })
            .collect(),
        calendar: sheet.calendar.iter().map(day).collect(),
        missing: sheet.missing.clone(),
    }
}

fn text(sheet: &SpecificationSheet) -> String {
    let name = print::one_line(&sheet.opportunity.1);
    let mut says = vec![name];
    if sheet.points.is_empty() {
        says.push(phrase!("no point of the specification is known").to_owned());
    } else {
        let closes = sheet.closes_say();
        says.push(
            [sheet.counts_say(), closes]
                .into_iter()
                .filter(|s| !s.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
        );
        says.push(sheet.plans_say());
        let mut points =
            Table::new(&["", "point", "favours", phrase!("wrote it"), phrase!("to win it")])
                .right(&[0]);
        for p in &sheet.points {
            points.row(vec![
                p.number.clone(),
                p.point.clone(),
                favours_say(p.favours).to_owned(),
                p.author.clone().unwrap_or_default(),
                p.plan_says(sheet.today),
            ]);
        }
        says.push(points.text().trim_end().to_owned());
    }
    if !sheet.calendar.is_empty() {
        let mut days = Table::new(&["day", "what", "who", ""]);
        for r in &sheet.calendar {
            let done = r.done.map(|d| phrase!("ready {d}", d)).unwrap_or_default();
            let late = if r.is_late(sheet.today) { phrase!("late").to_owned() } else { done };
            let day = json::day(r.day).unwrap_or_default();
            days.row(vec![day, r.what.clone(), r.who.clone(), late]);
        }
        says.push(days.text().trim_end().to_owned());
    }
    if !sheet.missing.is_empty() {
        says.push(phrase!("not on the list: {}", sheet.missing.join("; ")));
    }
    says.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}
