//! verdict_ignored: we said no-go, and went on.

use crate::model::{Contact, ContactKind, Date, Opportunity, VerdictWord};
use crate::rules::evaluation::last_verdict;
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Time spent against one's own verdict is taken from a deal that can be won. METHOD M31.
pub const RULE: Rule = Rule { code: "verdict_ignored", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    case.open().filter_map(|deal| hit(case, deal)).collect()
}

fn hit(case: &AccountContext, deal: &Opportunity) -> Option<RuleMatch> {
    let verdict =
        last_verdict(deal, case.today()).filter(|d| d.verdict == Some(VerdictWord::NoGo))?;
    let decided = (*verdict.date)?;
    let alone = case.account.opportunities.iter().filter(|o| o.is_ours()).count() == 1;
    let after = || {
        let contacts = case.contacts.iter().copied();
        contacts.filter(|c| went_on(c, deal, decided, alone))
    };
    after().next()?;
    Some(case.hit(&*deal.id, |hit| {
        let name = deal.name.as_str();
        let why = verdict.why.as_ref().map(|w| format!(": {w}")).unwrap_or_default();
        let reason = verdict.why.as_deref().map(|w| format!(" ({})", advice::short(w)));
        let since = advice::on(case, decided);
        hit.says(phrase!(
            "{} is a no-go since {}{}; {}",
            name,
            since,
            reason.unwrap_or_default(),
            talks(case, after())
        ))
        .remedy(remedy(case, name, after()))
        .on("decision", None, Some(decided), phrase!("no-go on {name}{why}", name, why))
        .on_contacts(case, after())
    }))
}

/// `two talks since, on 21 Sep and 25 Sep`.
fn talks<'c>(case: &AccountContext, after: impl Iterator<Item = &'c Contact>) -> String {
    let days: Vec<Date> = after.filter_map(|c| c.date.as_ref().map(|d| d.date)).collect();
    let mut said: Vec<String> = days.iter().map(|d| advice::on(case, *d)).collect();
    said.dedup();
    match days.len() {
        1 => phrase!("one talk since, on {}", phrase::list(&said)),
        2 => phrase!("two talks since, on {}", phrase::list(&said)),
        n => phrase!("{} talks since, the last on {}", n, said.last().map_or("", String::as_str)),
    }
}

/// Reopen it, or stop and tell those to whom we went on talking.
fn remedy<'c>(
    case: &AccountContext,
    deal: &str,
    after: impl Iterator<Item = &'c Contact>,
) -> String {
    let mut people: Vec<&str> = after.flat_map(|c| &c.people.0).map(String::as_str).collect();
    let mut seen = std::collections::HashSet::new();
    people.retain(|id| seen.insert(*id));
    let names: Vec<&str> = people.iter().map(|id| case.name(id)).collect();
    let tell = match names.is_empty() {
        true => String::new(),
        false => phrase!(", and tell {}", phrase::few(&names, 2)),
    };
    phrase!("Reopen {deal} with the reason that has changed, or stop{tell}", deal, tell)
}

fn went_on(contact: &Contact, deal: &Opportunity, decided: Date, alone: bool) -> bool {
    let kinds = [ContactKind::Visit, ContactKind::Call, ContactKind::Meeting];
    kinds.contains(&contact.kind)
        && !contact.fell_through()
        && contact.date.is_some_and(|d| d.date > decided)
        && contact.opportunity.0.as_deref().map_or(alone, |o| o == deal.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const NO_GO: &str = "opportunities id=o\nopportunities.decision verdict=no_go date=-10\n";

    #[test]
    fn what_counts_as_going_on() {
        let table: &[(&str, &[&str])] = &[
            ("contacts kind=call date=-9", &["o"]),
            ("contacts kind=visit date=0 opportunity=o", &["o"]),
            ("contacts kind=meeting date=-9 outcome=lost_ground", &["o"]),
            ("contacts kind=call date=-10", &[]),
            ("contacts kind=call date=+1", &[]),
            ("contacts kind=call", &[]),
            ("contacts kind=call date=-9 outcome=refused", &[]),
            ("contacts kind=call date=-9 outcome=no_answer", &[]),
            ("contacts kind=message date=-9 outcome=held", &[]),
            ("contacts kind=event date=-9", &[]),
            ("contacts kind=attempt date=-9 outcome=held", &[]),
        ];
        sample::each(&RULE, NO_GO, table);
    }

    #[test]
    fn a_contact_about_none_counts_for_the_only_one_of_ours() {
        let call = format!("{NO_GO}contacts kind=call date=-9");
        let table: &[(&str, &[&str])] = &[
            ("opportunities id=p", &[]),
            ("opportunities id=p status=won", &[]),
            ("opportunities id=p status=lost", &["o"]),
            ("opportunities id=p\ncontacts kind=call date=-8 opportunity=o", &["o"]),
            ("opportunities id=p\ncontacts kind=call date=-8 opportunity=p", &[]),
            ("opportunities id=o status=won", &[]),
        ];
        sample::each(&RULE, &call, table);
    }

    #[test]
    fn the_last_verdict_counts() {
        let call = format!("{NO_GO}contacts kind=call date=-3");
        let table: &[(&str, &[&str])] = &[
            ("opportunities.decision verdict=go date=-10", &[]),
            ("opportunities.decision verdict=go date=-11", &["o"]),
            ("opportunities.decision verdict=go", &["o"]),
            ("opportunities.decision verdict=conditional date=0", &[]),
            ("opportunities.decision verdict=go date=+1", &["o"]),
            ("opportunities.decision why=unsure date=-2", &["o"]),
            ("opportunities.decision verdict=no_go date=-3", &[]),
        ];
        sample::each(&RULE, &call, table);
        let undated = "opportunities id=o\nopportunities.decision verdict=no_go
            contacts kind=call date=-3";
        sample::each(&RULE, undated, &[("", &[])]);
    }
}
