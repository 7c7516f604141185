//! How screens fold findings, so that a book stays readable: by cause, and over all accounts (screens, "Quiet").

use super::dossier::is_begun;
use crate::model::codes::Severity;
use crate::model::playbook::Playbook;
use crate::model::{Account, Date, Dismissal, Key, Status, Tier, VisitStatus};
use crate::rules::Finding;
use std::collections::{BTreeMap, HashMap};

/// The cause of an account whose map is not begun, and of all such accounts together.
pub const MAP: &str = "map";

/// Causes that speak of people and of what is known: what marking the map changes.
const OF_THE_MAP: [&str; 3] = ["people", "reach", "topics"];

/// Findings of one account and one cause, the worst in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseRow {
    /// One of [`crate::model::playbook::CAUSES`], or [`MAP`].
    pub cause: String,
    /// Of the worst member; a map that is not begun is a notice.
    pub severity: Severity,
    /// Places in the findings, the worst first.
    pub members: Vec<usize>,
    /// An action takes care of it until this day.
    pub muted: Option<Date>,
}

/// The findings of one account as screens show them.
#[derive(Clone, Debug, Default)]
pub struct Grouped {
    /// Somebody on it has a mark, a role or a contact.
    pub begun: bool,
    /// A row a cause, the worst first.
    pub rows: Vec<CauseRow>,
    /// What has one row for the whole book: places in the findings.
    pub whole_book: Vec<usize>,
    /// What stands in Due and nowhere else.
    pub due: Vec<usize>,
    /// What only the full list shows: old answers of little weight, rhythms of people of little weight.
    pub low_priority: Vec<usize>,
}

/// Folds the findings of an account; answered ones are in no row.
pub fn fold(account: &Account, findings: &[Finding], playbook: &Playbook, today: Date) -> Grouped {
    let mut folded = Grouped { begun: is_begun(account), ..Grouped::default() };
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let weights: HashMap<&str, i64> =
        account.people.iter().filter_map(|p| Some((p.id.as_str(), (*p.influence)?))).collect();
    for (i, found) in findings.iter().enumerate().filter(|(_, f)| !f.dismissed) {
        if playbook.fold.is_due(found.code) {
            folded.due.push(i);
        } else if !is_worth_a_row(account, &weights, found, playbook, today) {
            folded.low_priority.push(i);
        } else if playbook.fold.is_whole_book(found.code) {
            folded.whole_book.push(i);
        } else {
            let cause = playbook.fold.cause_of(found.code).unwrap_or(phrase!("work"));
            let cause = if folded.begun { cause } else { MAP };
            rows.entry(cause).or_default().push(i);
        }
    }
    if !folded.begun && account.status == Status::Active {
        rows.entry(MAP).or_default();
    }
    folded.rows = rows
        .into_iter()
        .map(|(cause, members)| row(account, findings, cause, members, today))
        .collect();
    folded.rows.sort_by_key(|r| (r.muted.is_some(), r.severity));
    folded
}

fn row(
    account: &Account,
    findings: &[Finding],
    cause: &str,
    mut members: Vec<usize>,
    today: Date,
) -> CauseRow {
    members.sort_by_key(|i| findings[*i].severity);
    let worst = members.first().map_or(Severity::Notice, |i| findings[*i].severity);
    let severity = if cause == MAP { Severity::Notice } else { worst };
    let of_worst = members.iter().map(|i| &findings[*i]).filter(|f| f.severity == worst);
    let days: Vec<Option<Date>> = of_worst.map(|f| in_hand(account, f, today)).collect();
    let muted = match days.iter().all(Option::is_some) {
        true => days.into_iter().flatten().min(),
        false => None,
    };
    CauseRow { cause: cause.to_owned(), severity, members, muted }
}

/// The day until which an action that is not done takes care of it.
pub fn in_hand(account: &Account, found: &Finding, today: Date) -> Option<Date> {
    let open = account.actions.iter().filter(|a| {
        a.done.is_none_or(|day| day > today)
            && a.for_subject
                .as_deref()
                .is_some_and(|subject| subject == found.subject || subject == found.code)
    });
    open.filter_map(|a| *a.due).filter(|day| *day >= today).max()
}

/// The rep's last answer to the finding of this code on this subject.
pub fn answer<'a>(answers: &'a [Dismissal], code: &str, subject: &str) -> Option<&'a Dismissal> {
    let of_it = answers.iter().filter(|d| {
        let is_said = d.verdict.is_some();
        is_said && d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject)
    });
    of_it.max_by_key(|d| *d.date)
}

/// Old answers only of weight or before a visit; rhythms only of people or accounts of weight; what
/// follows from marks of today alone waits until tomorrow.
fn is_worth_a_row(
    account: &Account,
    weights: &HashMap<&str, i64>,
    found: &Finding,
    playbook: &Playbook,
    today: Date,
) -> bool {
    let limits = &playbook.thresholds;
    match found.code {
        "stale_intel" => {
            let topic = crate::model::SubjectParts::of(&found.subject).topic;
            let weight = playbook.topic(topic).map_or(0, |t| t.weight);
            weight >= limits.quiet_answer_weight
                || has_visit_within(account, limits.quiet_answer_visit_days, today)
        }
        "neglected_person" => {
            let influence = weights.get(found.subject.as_str()).copied().unwrap_or(0);
            matches!(account.tier, Tier::Key | Tier::Target)
                || influence >= limits.quiet_overdue_influence
        }
        "handover_risk" => {
            let mut people = account.people.iter();
            !people.any(|p| *p.marks_as_of == Some(today))
        }
        _ => true,
    }
}

/// Is a visit planned within the next so many days?
fn has_visit_within(account: &Account, days: i64, today: Date) -> bool {
    let planned = account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    planned
        .filter_map(|v| v.date.map(|m| (m.date - today).num_days()))
        .any(|ahead| (0..=days).contains(&ahead))
}

/// One account in a list over the whole book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The account.
    pub account: Key,
    /// Its rows, the worst first.
    pub causes: Vec<CauseRow>,
    /// Of the worst row.
    pub severity: Severity,
    /// Every row of it is taken care of.
    pub muted: bool,
}

/// What the screens show of the whole book: one row an account, one row each of what is folded
/// over all accounts.
///
/// Where nothing is being bought, what the map says stands in one row for all accounts, which
/// stays until everybody there is marked and a day has passed: so no mark of a person raises the number of rows, and
/// an account whose people are marked shows what is urgent there by itself.
#[derive(Clone, Debug, Default)]
pub struct GroupedBook {
    /// The accounts with something to look at, in the order in which they were taken.
    pub accounts: Vec<AccountRow>,
    /// By code, or [`MAP`]: the accounts, and how bad it is there at the worst.
    pub whole: BTreeMap<String, Vec<(Key, Severity)>>,
}

impl GroupedBook {
    /// Takes an account with its folded findings.
    pub fn take(
        &mut self,
        key: Key,
        account: &Account,
        findings: &[Finding],
        folded: Grouped,
        today: Date,
    ) {
        for i in &folded.whole_book {
            let found = &findings[*i];
            let accounts = self.whole.entry(found.code.to_owned()).or_default();
            if accounts.last().is_none_or(|(last, _)| *last != key) {
                accounts.push((key, found.severity));
            }
        }
        let fresh = account.people.iter().any(|p| *p.marks_as_of == Some(today));
        let marked = !account.people.is_empty() && !has_unmarked(account, today) && !fresh;
        let quiet = !marked && !account.opportunities.iter().any(|o| o.is_open());
        let (map, causes): (Vec<CauseRow>, Vec<CauseRow>) =
            folded.rows.into_iter().partition(|r| quiet && of_map(r));
        let unmarked = account.status == Status::Active && has_unmarked(account, today);
        if !map.is_empty() || (quiet && unmarked) {
            let open = map.iter().filter(|r| r.muted.is_none());
            let worst = open.map(|r| r.severity).min().unwrap_or(Severity::Notice);
            self.whole.entry(MAP.to_owned()).or_default().push((key, worst));
        }
        if let Some(worst) = causes.iter().min_by_key(|r| (r.muted.is_some(), r.severity)) {
            self.accounts.push(AccountRow {
                account: key,
                severity: worst.severity,
                muted: worst.muted.is_some(),
                causes,
            });
        }
    }

    /// How many rows the screens have: those that are taken care of are not counted.
    pub fn rows(&self) -> usize {
        self.accounts.iter().filter(|r| !r.muted).count() + self.whole.len()
    }
}

fn of_map(r: &CauseRow) -> bool {
    r.cause == MAP || OF_THE_MAP.contains(&r.cause.as_str())
}

/// Is there somebody whose attitude nobody has marked?
fn has_unmarked(account: &Account, today: Date) -> bool {
    account
        .people
        .iter()
        .filter(|p| p.left.is_none_or(|day| day > today))
        .any(|p| p.attitude.is_none())
}
