//! The plan of an account's year as one document: figures, strategy, objectives, forces, openings.

use super::forces::{Forces, MOST};
use super::white_space::WhiteSpace;
use super::{AccountPlan, ObjectivePlan, QuarterPlan};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::{Account, Date, Key, Money, NeedState};
use crate::rules::cents::{Cents, amount};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::short_day;

/// Openings that stand in the document, at most.
const MOST_OPENINGS: usize = 8;

impl Workbench {
    /// The plan of a year as a page.
    pub fn plan_document(&self, account: Key, year: i64) -> Result<Brief> {
        let plan = self.plan(Some(account), year)?.into_iter().next();
        let Some(plan) = plan else { return Ok(Brief::default()) };
        let of = self.typed_account(account)?;
        let rep = self.rep()?;
        let who: Vec<String> = [rep.name.0, rep.company.0].into_iter().flatten().collect();
        let forces = self.forces(account)?;
        let space = self.white_space(account)?;
        let (open, worth) = space.sum(NeedState::Open, None);
        Ok(Brief {
            title: phrase!("Plan {}: {}", year, of.name.as_str()),
            occasion: String::new(),
            prepared: who.join(", "),
            standing: match open {
                0 => String::new(),
                n => phrase!("{} open fields, {}", n, worth.whole()),
            },
            sections: vec![
                section("figures", phrase!("Target and sales"), figures(&plan, year)),
                section("strategy", "Strategy", strategy(&of)),
                section("objectives", "Objectives", objectives(&plan, self.today())),
                section("forces", phrase!("Strong, weak, chance, threat"), gathered(&forces)),
                section("openings", phrase!("The best openings"), openings(&space)),
            ],
            ..Brief::default()
        })
    }
}

fn section(name: &'static str, title: &str, entries: Vec<Entry>) -> Section {
    Section { name, title: title.to_owned(), entries, ..Section::default() }
}

fn shown(money: Option<Money>) -> String {
    money.map_or("-".to_owned(), amount)
}

fn figures(plan: &AccountPlan, year: i64) -> Vec<Entry> {
    let mut figures: Vec<Entry> = plan.quarters.iter().map(quarter).collect();
    let says = phrase!("target {}, sold {}", shown(plan.target), shown(plan.revenue));
    let mut whole = Entry::new(says)
        .lead(phrase!("all of {year}", year))
        .aside(share(plan.revenue, plan.target));
    if let (Some(pace), Some(missing)) = (plan.at_pace, plan.missing) {
        let (gone, days) = plan.days;
        let (pace, missing) = (pace.whole(), missing.whole());
        whole = whole.note(phrase!(
            "{gone} of {days} days; at this pace {pace} by 31 Dec, {missing} short",
            gone,
            days,
            pace,
            missing
        ));
    }
    figures.push(whole);
    figures
}

fn quarter(q: &QuarterPlan) -> Entry {
    let says = phrase!("target {}, sold {}", shown(q.target), shown(q.revenue));
    Entry::new(says).lead(format!("Q{}", q.quarter)).aside(share(q.revenue, q.target))
}

fn strategy(of: &Account) -> Vec<Entry> {
    let strategy = &of.strategy;
    [
        (phrase!("where we are"), &strategy.position),
        (phrase!("where to be"), &strategy.ambition),
        ("how", &strategy.approach),
    ]
    .iter()
    .filter_map(|(lead, text)| Some(Entry::new(text.as_deref()?).lead(*lead)))
    .collect()
}

fn objectives(plan: &AccountPlan, today: Date) -> Vec<Entry> {
    let entry = |o: &ObjectivePlan| {
        let figures = match (&o.figures.0, &o.figures.1) {
            (Some(target), Some(actual)) => Some(phrase!("{actual} of {target}", actual, target)),
            (Some(target), None) => Some(phrase!("of {target}", target)),
            _ => None,
        };
        let aside: Vec<String> =
            [figures, o.due.map(|d| day(today, d))].into_iter().flatten().collect();
        let next = o.next.as_ref().map(|(what, due)| {
            let due = due.map_or(String::new(), |d| format!(", {}", day(today, d)));
            phrase!("next: {what}{due}", what, due)
        });
        let measure = o.measure.clone().map(|m| phrase!("measured by {m}", m));
        Entry::new(o.objective.clone())
            .aside(aside.join(", "))
            .note(measure.unwrap_or_default())
            .note(next.unwrap_or_default())
    };
    plan.objectives.iter().map(entry).collect()
}

fn day(today: Date, d: Date) -> String {
    short_day(d, today)
}

fn gathered(forces: &Forces) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (kind, lines) in forces.kinds() {
        for line in lines.iter().take(MOST) {
            entries.push(Entry::new(line.says.clone()).lead(kind).aside(line.source.clone()));
        }
    }
    entries
}

fn openings(space: &WhiteSpace) -> Vec<Entry> {
    space
        .openings
        .iter()
        .take(MOST_OPENINGS)
        .map(|o| {
            let (row, unit) = o.at;
            let says = format!("{}, {}", space.rows[row].name, space.units[unit]);
            Entry::new(says).aside(shown(o.value)).note(o.why.clone())
        })
        .collect()
}

/// "74 %"; nothing without both.
pub fn share(part: Option<Money>, whole: Option<Money>) -> String {
    percent(part.map(Cents::from), whole.map(Cents::from))
}

/// A share in whole per cent, cut: what is reached is never said to be more.
pub fn percent(part: Option<Cents>, whole: Option<Cents>) -> String {
    match part.zip(whole) {
        Some((part, whole)) if whole.0 > 0 => {
            format!("{} %", (part.0 * 200 + whole.0).div_euclid(whole.0 * 2))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::brief::{self, Sheet};

    #[test]
    fn the_plan_of_northwind_is_one_document() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("northwind").unwrap().key;
        let page = bench.plan_document(key, 2026).unwrap();
        let text = brief::written(&page, Sheet::of("md"));
        for wanted in [
            "Plan 2026: Northwind Hydro",
            "target 900,000, sold 512,000",
            "57 %",
            "330,244 short",
            "through outage cost",
            "a decision maker who knows us",
            "service contract Sira",
            "PR-2 protection panel, Sira",
            "7 open fields, 832,000",
        ] {
            assert!(text.contains(wanted), "{wanted} in\n{text}");
        }
        let html = brief::written(&page, Sheet::of("html"));
        assert!(html.contains("Strong, weak, chance, threat"));
    }
}
