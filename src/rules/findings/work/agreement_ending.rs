//! agreement_ending: a contract ends, or notice is due, within the next months.

use crate::model::Agreement;
use crate::rules::{Case, Hit, Rule, phrase};

/// Who comes on the last day negotiates with the rival's offer on the table. METHOD M11, M18.
pub const RULE: Rule = Rule { code: "agreement_ending", check };

fn check(case: &Case) -> Vec<Hit> {
    case.account.agreements.iter().filter_map(|a| hit(case, a)).collect()
}

fn hit(case: &Case, agreement: &Agreement) -> Option<Hit> {
    let days = case.world.playbook.thresholds.agreement_days;
    let near = |day: Option<crate::model::Date>| day.filter(|d| case.within_next(Some(*d), days));
    let notice = near(*agreement.notice_by).map(|d| ("notice is due by", d));
    let end = near(*agreement.until).map(|d| ("it ends on", d));
    let (why, day) = notice.into_iter().chain(end).min_by_key(|(_, day)| *day)?;
    Some(case.hit(&*agreement.id, |hit| {
        let (what, on) = (agreement.what.as_deref().unwrap_or("without words"), phrase::day(day));
        let ahead = phrase::days(-case.days_since(day));
        let text = format!("{what}: {why} {on}");
        hit.says(format!("The agreement \"{what}\" needs a talk: {why} {on}, in {ahead}")).on(
            "agreement",
            Some(&agreement.id),
            Some(day),
            text,
        )
    }))
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
