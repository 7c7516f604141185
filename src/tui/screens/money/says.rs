//! The sentences of a deal's money: alone, together, what is tried, habits, what is owed.

use super::MoneyScreen;
use crate::model::{Date, OpportunityStatus};
use crate::rules::cash_bounds::Tolerance;
use crate::rules::cents::Cents;
use crate::rules::phrase::list;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::Fact;
use crate::tui::theme::Role;
use crate::workbench::cash::{MoneySheet, Owed, PaymentState, out_says};

fn year_day(day: Date) -> String {
    day.long_day()
}

impl MoneyScreen {
    /// The two answers above the chart: alone, and together with all others.
    pub(super) fn answers(&self, ctx: &Ctx, sheet: &MoneySheet, wide: bool) -> Vec<Fact> {
        let mark = ctx.theme.glyphs.critical;
        if sheet.cash_flows.is_empty() {
            let says = match sheet.milestones.is_empty() {
                true => {
                    phrase!(
                        "No costs or payments yet. a adds a payment, B a cost; the curve needs one of each"
                    )
                }
                false => {
                    phrase!("No payment has a day: nothing can be counted on. e gives one its day")
                }
            };
            return vec![Fact::with("", says, Role::Muted)];
        }
        let mut facts = match sheet.status {
            OpportunityStatus::Won if sheet.cash.deepest_need.0 == 0 => won_answers(sheet, mark),
            _ => vec![alone(sheet, mark, wide)],
        };
        let Some(limit) = sheet.limit else {
            facts.push(Fact::with(
                "limit",
                phrase!("no limit set: g y sets what we can have out"),
                Role::Warn,
            ));
            return facts;
        };
        if sheet.cash.deepest_need.0 > 0 {
            facts.push(together(sheet, limit, mark, wide));
        }
        facts
    }

    /// What is tried, in a few words, for the title of the chart; empty where nothing is.
    pub(super) fn tried_says(&self, sheet: &MoneySheet) -> String {
        let named = sheet.tried.iter().find(|t| t.sketch == self.sketch && !t.sketch.is_empty());
        if let Some(tried) = named {
            return tried.label.clone();
        }
        let mut parts = Vec::new();
        for (payment, change) in &self.sketch.payments {
            let name = sheet.short_name(payment);
            let share = change.percent.map(|p| phrase!("{p} % of the value", p));
            let on = change.on.map(|day| phrase!("on {}", year_day(day)));
            let days = match change.days {
                0 => None,
                1.. => Some(phrase!("{} days late", change.days)),
                _ => Some(phrase!("{} days early", -change.days)),
            };
            let says: Vec<String> = [share, on, days].into_iter().flatten().collect();
            if !says.is_empty() {
                parts.push(format!("{name} {}", says.join(", ")));
            }
        }
        parts.join("; ")
    }

    /// What stands under the what-ifs.
    pub(super) fn habits(&self, sheet: &MoneySheet) -> Vec<Fact> {
        let owed = owed_says(sheet.owed, Cents::grouped);
        let owed_role = if sheet.owed.overdue_sum().0 > 0 { Role::Bad } else { Role::Body };
        let tried = !self.sketch.is_empty();
        let agreed = crate::workbench::cash::CashSketch::default();
        let interest = sheet.interest_with(&agreed);
        let mut facts = vec![
            Fact::rule(),
            Fact::new(phrase!("they pay"), sheet.habit_says()),
            Fact::with(phrase!("owed today"), owed, owed_role),
            Fact::new("interest", if_late(tried, interest, sheet.interest_with(&self.sketch))),
        ];
        if let Some(worth) = sheet.worth.filter(|_| sheet.status == OpportunityStatus::Open) {
            let then = sheet.worth_with(&self.sketch).unwrap_or(worth);
            facts.push(Fact::new("worth", if_late(tried, worth, then)));
        }
        facts
    }
}

fn if_late(tried: bool, now: Cents, then: Cents) -> String {
    match tried && now != then {
        true => phrase!("{}; with it {}", now.whole(), then.whole()),
        false => now.whole(),
    }
}

fn alone(sheet: &MoneySheet, mark: &str, wide: bool) -> Fact {
    let (need, day) = (sheet.cash.deepest_need, sheet.cash.deepest_day);
    let out = out_says(need, day);
    let Some(limit) = sheet.limit else { return Fact::new("alone", out) };
    if need > limit {
        let over = Cents(need.0 - limit.0).grouped();
        return Fact::with(
            &phrase!("alone no {mark}", mark),
            phrase!("{out}, {over} over the limit", out, over),
            Role::Bad,
        );
    }
    let mut says = match need.0 {
        0 => phrase!("never out: they pay before it costs").to_owned(),
        _ if !wide => {
            let day = day.map(|d| phrase!(" on {}", year_day(d))).unwrap_or_default();
            phrase!("{} out{}, limit {}", need.whole(), day, limit.whole())
        }
        _ => phrase!("{}, {} under the limit", out, Cents(limit.0 - need.0).grouped()),
    };
    if let Some((payment, Some(tolerance))) = &sheet.awaited {
        let name = sheet.short_name(payment);
        match tolerance {
            Tolerance::Days(days) if !wide => says += &phrase!("; to {days} days late", days),
            _ if !wide => {}
            Tolerance::Days(days) => {
                says +=
                    &phrase!("; it holds while the {name} is at most {days} days late", name, days);
            }
            Tolerance::Always => says += &phrase!("; it holds however late the {name} is", name),
            Tolerance::Breaks => {}
        }
    }
    Fact::with(phrase!("alone yes"), says, Role::Good)
}

fn together(sheet: &MoneySheet, limit: Cents, mark: &str, wide: bool) -> Fact {
    let (need, day) = sheet.together.full;
    if !wide {
        let names: Vec<&str> = sheet.together.others.iter().map(|o| o.name.as_str()).collect();
        let with = match names.as_slice() {
            [] => String::new(),
            [one] => phrase!(" with {one}", one),
            many => phrase!(" with {} others", many.len()),
        };
        let chance = sheet.together.by_chance.0.whole();
        return fact(
            limit,
            mark,
            need,
            phrase!("{}{}; {} by chance; g c all", need.whole(), with, chance),
        );
    }
    let says = match day {
        Some(day) if sheet.cash.deepest_day == Some(day) => {
            phrase!("{} out that day", need.grouped())
        }
        day => out_says(need, day),
    };
    let names: Vec<&str> = sheet.together.others.iter().map(|o| o.name.as_str()).collect();
    let with = match names.len() {
        0 => String::new(),
        1 => phrase!(", if {} is won too", names[0]),
        _ => phrase!(", if {} are won too", list(&names)),
    };
    let chance = sheet.together.by_chance.0.grouped();
    let left_out =
        if sheet.together.left_out { phrase!("; this deal is left out of it") } else { "" };
    let says = phrase!(
        "{says}{with}; {chance} by chance{left_out}. g c: all deals",
        says,
        with,
        chance,
        left_out
    );
    fact(limit, mark, need, says)
}

fn fact(limit: Cents, mark: &str, need: Cents, says: String) -> Fact {
    match need <= limit {
        true => Fact::with(phrase!("together yes"), says, Role::Good),
        false => Fact::with(&phrase!("together no {mark}", mark), says, Role::Bad),
    }
}

/// A deal that is won and needs nothing: what is in plus, what is late and when it is reckoned with.
fn won_answers(sheet: &MoneySheet, mark: &str) -> Vec<Fact> {
    let balance = sheet.balance_today();
    let says = match balance.0 >= 0 {
        true => phrase!("nothing is out: {} in plus today", balance.grouped()),
        false => phrase!("{} out today, and less from now on", Cents(-balance.0).grouped()),
    };
    let mut facts = vec![Fact::with("yes", says, Role::Good)];
    for row in &sheet.milestones {
        if let Some(PaymentState::Late(days)) = row.state {
            let counted = row.counted.map(|d| phrase!(": we reckon with it on {}", year_day(d)));
            let says = phrase!(
                "{} is {} late{}",
                row.amount.grouped(),
                crate::rules::phrase::days(days),
                counted.unwrap_or_default()
            );
            facts.push(Fact::with(&phrase!("but {mark}", mark), says, Role::Bad));
        }
    }
    facts.push(Fact::new(phrase!("they pay"), sheet.habit_says()));
    facts
}

/// "37,000 1-30 days late, 86,000 over 90 days late", "nothing of this deal"; the sums as `say` has them.
pub fn owed_says(owed: Owed, say: fn(Cents) -> String) -> String {
    let labels = [phrase!("1-30 days"), "31-60", "61-90", phrase!("over 90 days")];
    let late = labels.iter().zip(owed.overdue).filter(|(_, sum)| sum.0 != 0);
    let mut parts: Vec<String> = late.map(|(l, sum)| phrase!("{} {} late", say(sum), l)).collect();
    if owed.not_due.0 != 0 {
        parts.push(phrase!("{} not due yet", say(owed.not_due)));
    }
    if owed.not_invoiced.0 != 0 {
        parts.push(phrase!("{} not invoiced", say(owed.not_invoiced)));
    }
    match parts.is_empty() {
        true => phrase!("nothing of this deal").to_owned(),
        false => parts.join(", "),
    }
}
