//! Talks that were and visits that are planned, as a remedy names them.

use crate::model::{Contact, Date, Visit, VisitStatus};
use crate::rules::{AccountContext, phrase};

/// A day as a remedy says it.
pub fn on(case: &AccountContext, date: Date) -> String {
    phrase::said_day(date, case.today())
}

/// The next planned visit, from today on, that fits.
fn next<'a>(case: &AccountContext<'a>, fits: impl Fn(&Visit) -> bool) -> Option<(&'a Visit, Date)> {
    let planned = case.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let dated = planned.filter(|v| fits(v)).filter_map(|v| Some((v, v.date.as_ref()?.date)));
    dated.filter(|(_, day)| *day >= case.today()).min_by_key(|(_, day)| *day)
}

/// The next planned visit with this person.
pub fn visit_with<'a>(case: &AccountContext<'a>, person: &str) -> Option<(&'a Visit, Date)> {
    next(case, |v| v.people.has(person))
}

/// ` at the visit of Thu 26 Nov (review of cell 4)`; nothing where none is planned with this person.
pub fn at_a_visit_with(case: &AccountContext, person: &str) -> String {
    visit_with(case, person).map_or(String::new(), |(visit, day)| {
        let purpose = visit.purpose.as_deref().map(super::short);
        let purpose = purpose.map_or(String::new(), |p| format!(" ({p})"));
        phrase!(" at the visit of {}{}", on(case, day), purpose)
    })
}

/// The last talk that reached this person: its day, and its note where it is not private.
pub fn last_talk<'a>(case: &AccountContext<'a>, person: &str) -> Option<(Date, Option<&'a str>)> {
    let reached = case.contacts_with(person).filter(|c| c.reached());
    let last = reached.max_by_key(|c| c.date.as_ref().map(|d| d.date))?;
    Some((last.date.as_ref()?.date, note(last)))
}

fn note(contact: &Contact) -> Option<&str> {
    contact.note.as_deref().filter(|_| !*contact.private)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_next_planned_visit_with_somebody_from_today_on() {
        let lines = "people id=p; people id=q; visits id=a date=-1 people=p
            visits id=b date=+9 people=p purpose=review; visits id=c date=+2 people=p status=cancelled
            visits id=d date=+20 people=p,q";
        sample::ask(lines, |case| {
            assert_eq!(at_a_visit_with(case, "p"), " at the visit of Thu 3 Dec (review)");
            assert_eq!(at_a_visit_with(case, "q"), " at the visit of Mon 14 Dec");
            assert_eq!(at_a_visit_with(case, "gone"), "");
        });
    }

    #[test]
    fn a_private_note_is_not_repeated() {
        let lines = "people id=p; contacts date=-9 people=p note=old
            contacts date=-3 people=p note=secret private=true; contacts date=-1 kind=attempt people=p note=no";
        sample::ask(lines, |case| {
            assert_eq!(last_talk(case, "p"), Some((sample::day(-3), None)));
        });
    }
}
