//! Today over all accounts: what is due, whom we visit, what is urgent, whom we neglect.

mod answered;
mod calls;
mod due;
mod report;
mod week;

pub use answered::{AnsweredFinding, taken_back};
pub use calls::{Neglected, Silent};
pub(super) use due::due as due_of;
pub use due::{Due, DueKind};
pub use week::{Week, WeekEntry};

use super::finding_groups::{self, GroupedBook};
use super::{Result, Shared, Workbench};
use crate::model::codes::Severity;
use crate::model::playbook::Thresholds;
use crate::model::{Date, Key, Moment, VisitStatus};
use crate::rules::findings::visit::visit_unready::lacks;
use crate::rules::{AccountContext, Finding, judge};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A visit that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitSoon {
    /// The account.
    pub account: Key,
    /// Its name.
    pub name: String,
    /// The id of the visit.
    pub id: String,
    /// When.
    pub when: Moment,
    /// Who attends, by name.
    pub people: Vec<String>,
    /// Something that has to be there is missing.
    pub unready: bool,
    /// Of how many who attend we do not know how they talk.
    pub profiles: usize,
}

impl VisitSoon {
    /// "ready, 1 profile missing".
    pub fn ready(&self, bench: &Workbench) -> String {
        let word = |code: &'static str| bench.words.word("ready", code);
        match (self.unready, self.profiles) {
            (true, _) => word("unready").to_owned(),
            (false, 0) => word("ready").to_owned(),
            (false, 1) => phrase!("{}, 1 profile missing", word("ready")),
            (false, n) => phrase!("{}, {} profiles missing", word("ready"), n),
        }
    }
}

/// What one account brings to Today.
#[derive(Clone, Debug)]
pub struct AccountToday {
    key: Key,
    due: Vec<Due>,
    visits: Vec<VisitSoon>,
    neglected: Vec<Neglected>,
    silent: Option<Silent>,
    quiet: GroupedBook,
    counts: [usize; 3],
    marks: Vec<u64>,
    name: String,
    answered: Vec<AnsweredFinding>,
    week: Week,
}

/// Today over all accounts taken so far.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// Most late first; what has no day last.
    pub due: Vec<Due>,
    /// The first day on which something is due beyond what is shown.
    pub next: Option<Date>,
    /// Actions and promises beyond what is shown.
    pub later: usize,
    /// By day.
    pub visits: Vec<VisitSoon>,
    /// The accounts and what is folded over all.
    pub quiet: GroupedBook,
    /// Those never reached first, then by days.
    pub neglected: Vec<Neglected>,
    /// Accounts with nobody reached for long.
    pub silent: Vec<Silent>,
    /// Critical, warning and notice findings that are not answered and not due.
    pub counts: [usize; 3],
    /// Accounts looked at.
    pub accounts: usize,
    /// By account, a number for every critical finding: what the next look compares with.
    pub marks: HashMap<Key, Vec<u64>>,
    /// What the rep has answered, the newest answer first.
    pub answered: Vec<AnsweredFinding>,
    /// What happened in the last seven days, by account, where something did.
    pub weeks: Vec<(Key, Week)>,
    /// Names by account.
    pub names: HashMap<Key, String>,
}

impl Workbench {
    /// What one account brings to Today. Findings are judged without words: see [`Workbench::urgent`].
    pub fn account_today(&self, key: Key, shared: &Shared) -> Result<AccountToday> {
        let account = self.typed_account(key)?;
        let world = self.world(shared);
        let case = AccountContext::silent(&account, &world);
        let all = judge::judge(&case, &self.words);
        let today = self.today();
        // The call list has everybody, also those of whom another row speaks.
        let of_all = finding_groups::fold(&account, &all, &self.playbook, today);
        let low_priority: Vec<&str> =
            of_all.low_priority.iter().map(|i| all[*i].subject.as_str()).collect();
        let neglected = calls::neglected(&case, key, &all, &low_priority);
        let findings: Vec<Finding> = all.iter().filter(|f| f.is_shown()).cloned().collect();
        let folded = finding_groups::fold(&account, &findings, &self.playbook, today);
        let mut counts = [0; 3];
        let seen = findings.iter().filter(|f| !f.dismissed && !self.playbook.fold.is_due(f.code));
        for found in seen {
            counts[found.severity as usize] += 1;
        }
        let mut quiet = GroupedBook::default();
        quiet.take(key, &account, &findings, folded, today);
        Ok(AccountToday {
            key,
            due: due::due(&case, key, &findings),
            visits: visits(&case, key, &findings),
            neglected,
            silent: calls::silent(&case, key),
            quiet,
            counts,
            marks: marks(&findings),
            name: account.name.to_string(),
            answered: answered::answered(&case, key, &findings, &self.words),
            week: week::week(&case, &self.words),
        })
    }

    /// Today over the whole book at once, for a command; the screen takes it in slices.
    pub fn today_of_book(&self) -> Result<Today> {
        let shared = self.shared()?;
        let mut today = Today::default();
        for key in self.account_keys()? {
            let account = self.account_today(key, &shared)?;
            today.take(account, &self.playbook.thresholds, self.today());
        }
        today.arrange(|_| false);
        Ok(today)
    }

    /// The findings of an account in words, and how they are folded.
    pub fn urgent(
        &self,
        key: Key,
        shared: &Shared,
    ) -> Result<(Vec<Finding>, finding_groups::Grouped)> {
        let account = self.typed_account(key)?;
        let world = self.world(shared);
        let findings = judge::shown(&AccountContext::new(&account, &world), &self.words);
        let folded = finding_groups::fold(&account, &findings, &self.playbook, self.today());
        Ok((findings, folded))
    }
}

impl Today {
    /// Takes what an account brings; [`Today::arrange`] puts it in order.
    pub fn take(&mut self, account: AccountToday, thresholds: &Thresholds, today: Date) {
        let (now, later): (Vec<Due>, Vec<Due>) = account.due.into_iter().partition(|d| {
            let days = match d.kind.is_work() {
                true => thresholds.today_visit_days,
                false => thresholds.today_ahead_days,
            };
            d.days_late(today).is_none_or(|late| -late <= days) || d.kind.warns()
        });
        self.later += later.iter().filter(|d| d.kind.is_work()).count();
        let next = later.into_iter().filter_map(|d| d.day).min();
        self.next = [self.next, next].into_iter().flatten().min();
        self.due.extend(now);
        self.visits.extend(account.visits);
        self.neglected.extend(account.neglected);
        self.silent.extend(account.silent);
        self.quiet.accounts.extend(account.quiet.accounts);
        for (code, accounts) in account.quiet.whole {
            self.quiet.whole.entry(code).or_default().extend(accounts);
        }
        for (all, more) in self.counts.iter_mut().zip(account.counts) {
            *all += more;
        }
        if !account.marks.is_empty() {
            self.marks.insert(account.key, account.marks);
        }
        self.answered.extend(account.answered);
        if !account.week.is_empty() {
            self.weeks.push((account.key, account.week));
        }
        self.accounts += 1;
        self.names.insert(account.key, account.name);
    }

    /// Puts everything in order; of accounts equally bad, those with something new come first.
    pub fn arrange(&mut self, is_new: impl Fn(Key) -> bool) {
        self.due.sort_by_key(Due::order);
        self.visits.sort_by_key(|v| v.when);
        self.neglected.sort_by_key(|n| std::cmp::Reverse(n.days.unwrap_or(i64::MAX)));
        self.answered.sort_by_key(|a| std::cmp::Reverse(a.date));
        self.silent.sort_by_key(|s| std::cmp::Reverse(s.days));
        self.quiet.accounts.sort_by_cached_key(|r| (r.muted, r.severity, !is_new(r.account)));
    }
}

/// Planned visits from today on, as far as screens look ahead.
fn visits(case: &AccountContext, key: Key, findings: &[Finding]) -> Vec<VisitSoon> {
    let days = case.world.playbook.thresholds.today_visit_days;
    let planned = case.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let soon = planned.filter_map(|v| Some((v, (*v.date)?)));
    soon.filter(|(_, when)| case.within_next(Some(when.date), days))
        .map(|(visit, when)| VisitSoon {
            account: key,
            name: case.account.name.to_string(),
            id: visit.id.to_string(),
            when,
            people: visit.people.0.iter().map(|p| case.name(p).to_owned()).collect(),
            unready: !lacks(case, visit).is_empty(),
            profiles: visit
                .people
                .0
                .iter()
                .filter(|p| open(findings, "profile_missing", p))
                .count(),
        })
        .collect()
}

fn open(findings: &[Finding], code: &str, id: &str) -> bool {
    let mut of_it = findings.iter().filter(|f| !f.dismissed && f.code == code);
    of_it.any(|f| f.subject == id)
}

/// A number for each critical finding that is not answered.
fn marks(findings: &[Finding]) -> Vec<u64> {
    let open = findings.iter().filter(|f| f.severity == Severity::Critical && !f.dismissed);
    open.map(mark_of).collect()
}

/// The number by which a finding is known again at the next look.
pub fn mark_of(found: &Finding) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&found.account, found.code, &found.subject).hash(&mut hasher);
    hasher.finish()
}
