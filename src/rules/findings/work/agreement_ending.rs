//! agreement_ending: a contract ends, or notice is due, within the next months.

use crate::model::{Agreement, Role};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Who comes on the last day negotiates with the rival's offer on the table. METHOD M11, M18.
pub const RULE: Rule = Rule { code: "agreement_ending", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.account.agreements.iter().filter_map(|a| hit(case, a)).collect()
}

fn hit(case: &AccountContext, agreement: &Agreement) -> Option<RuleMatch> {
    let days = case.world.playbook.thresholds.agreement_days;
    let near = |day: Option<crate::model::Date>| day.filter(|d| case.within_next(Some(*d), days));
    let notice = near(*agreement.notice_by).map(|d| (phrase!("notice is due by"), d));
    let end = near(*agreement.until).map(|d| (phrase!("it ends on"), d));
    let (why, day) = notice.into_iter().chain(end).min_by_key(|(_, day)| *day)?;
    Some(case.hit(&*agreement.id, |hit| {
        let (what, on) =
            (agreement.what.as_deref().unwrap_or(phrase!("without words")), phrase::day(day));
        let ahead = phrase::days(-case.days_since(day));
        let text = format!("{what}: {why} {on}");
        hit.says(phrase!(
            "The agreement \"{what}\" needs a talk: {why} {on}, in {ahead}",
            what,
            why,
            on,
            ahead
        ))
        .on("agreement", Some(&agreement.id), Some(day), text)
        .remedy(remedy(case, agreement))
    }))
}

/// Before the notice day the next agreement is talked about; after it, what becomes of this one.
fn remedy(case: &AccountContext, agreement: &Agreement) -> String {
    let what = agreement.what.as_deref().map_or(phrase!("the agreement").to_owned(), advice::short);
    let parts = [Role::Purchasing, Role::DecisionMaker, Role::Approver];
    let who = advice::closest(case, &[]).or_else(|| advice::by_part(case, &parts, &[]));
    let name = who.map_or(case.account.name.as_str(), |p| p.name.as_str());
    let visit = who.map_or(String::new(), |p| advice::at_a_visit_with(case, &p.id));
    let end = agreement.until.map(|d| advice::on(case, d));
    match agreement.notice_by.filter(|d| *d < case.today()) {
        Some(gone) => {
            let gone = advice::on(case, gone);
            let ends = end.map_or("ends".to_owned(), |d| phrase!("ends on {d}", d));
            phrase!(
                "The notice day of {what} went by on {gone}: settle with {name}{visit} whether it {ends} or runs on",
                what,
                gone,
                name,
                visit,
                ends
            )
        }
        None => {
            let notice =
                agreement.notice_by.map(|d| phrase!("its notice day, {}", advice::on(case, d)));
            let last = agreement.notice_by.or(*agreement.until);
            let met = who.and_then(|p| advice::visit_with(case, &p.id));
            let late = met.is_some_and(|(_, day)| last.is_some_and(|last| day > last));
            let by = notice.or_else(|| end.map(|d| phrase!("it ends on {d}", d)));
            let by = by.map_or(String::new(), |by| phrase!(" before {by}", by));
            match late {
                true => phrase!("Call {name}{by}: what comes after {what}?", name, by, what),
                false => phrase!(
                    "Talk with {name}{visit} about what comes after {what}{by}",
                    name,
                    visit,
                    what,
                    by
                ),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn notice_or_end_within_ninety_days() {
        let table: &[(&str, &[&str])] = &[
            ("agreements id=x until=+90", &["x"]),
            ("agreements id=x until=0", &["x"]),
            ("agreements id=x until=+91", &[]),
            ("agreements id=x until=-1", &[]),
            ("agreements id=x notice_by=+90 until=+400", &["x"]),
            ("agreements id=x notice_by=-1 until=+91", &[]),
            ("agreements id=x notice_by=-1 until=+89", &["x"]),
            ("agreements id=x", &[]),
        ];
        sample::each(&RULE, "people id=a", table);
    }
}
