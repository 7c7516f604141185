//! All findings of a file: who is judged, what is dismissed, how they are sorted (docs/RULES.md).
use crate::reading::{day, list, text};
use crate::words::{Subjects, View};
use crate::{findings_deal as deal, findings_intel as intel, findings_market as market};
use crate::{findings_money as money, findings_people as people, findings_visit_work as work};
use chrono::NaiveDate;
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    pub severity: String,
    pub account: String,
    pub subject: String,
    pub dismissed: bool,
}

impl std::fmt::Display for Found {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mark = if self.dismissed { " dismissed" } else { "" };
        let Found { code, severity, account, subject, .. } = self;
        write!(out, "{severity} {code} {account} {subject}{mark}")
    }
}

/// Of which accounts a finding is given.
#[derive(Clone, Copy, PartialEq)]
enum Given {
    /// Active ones only.
    Active,
    /// Dormant ones too.
    Dormant,
    /// Lost ones too: the money findings.
    Always,
}
use Given::{Active, Always, Dormant};

type Rule = (&'static str, &'static str, Given, fn(&View) -> Subjects);

#[rustfmt::skip]
const RULES: &[Rule] = &[
    ("no_decision_maker", "critical", Active, people::no_decision_maker),
    ("decision_maker_unmet", "critical", Active, people::decision_maker_unmet),
    ("low_level_trap", "critical", Active, people::low_level_trap),
    ("single_thread", "warning", Active, people::single_thread),
    ("no_coach", "warning", Active, people::no_coach),
    ("champion_untested", "warning", Active, people::champion_untested),
    ("blocker_unhandled", "critical", Active, people::blocker_unhandled),
    ("no_opponent_known", "notice", Active, people::no_opponent_known),
    ("leader_alone", "warning", Active, people::leader_alone),
    ("avoided_person", "warning", Active, people::avoided_person),
    ("neglected_person", "warning", Active, people::neglected_person),
    ("access_blocked", "warning", Active, people::access_blocked),
    ("marks_stale", "notice", Active, people::marks_stale),
    ("person_left", "warning", Dormant, people::person_left),
    ("unnamed_person", "warning", Active, people::unnamed_person),
    ("handover_risk", "notice", Active, people::handover_risk),
    ("orphaned_ties", "warning", Active, people::orphaned_ties),
    ("displacement_risk", "critical", Active, deal::displacement_risk),
    ("critical_unknown", "warning", Active, intel::critical_unknown),
    ("hearsay", "notice", Active, intel::hearsay),
    ("stale_intel", "notice", Active, intel::stale_intel),
    ("knowledge_gap", "notice", Active, intel::knowledge_gap),
    ("behind_customer", "critical", Active, deal::behind_customer),
    ("stage_unproven", "warning", Active, deal::stage_unproven),
    ("stalled", "warning", Active, deal::stalled),
    ("decision_overdue", "warning", Active, deal::decision_overdue),
    ("spec_not_ours", "warning", Active, deal::spec_not_ours),
    ("offer_expiring", "warning", Active, deal::offer_expiring),
    ("lost_unlearned", "warning", Active, deal::lost_unlearned),
    ("rival_ahead", "warning", Active, deal::rival_ahead),
    ("no_verdict", "warning", Active, deal::no_verdict),
    ("verdict_ignored", "critical", Active, deal::verdict_ignored),
    ("weak_payer", "critical", Active, money::weak_payer),
    ("cannot_cushion", "critical", Always, money::cannot_cushion),
    ("payment_overdue", "warning", Always, money::payment_overdue),
    ("payment_overdue", "critical", Always, money::payment_overdue_past_90_days),
    ("payment_not_invoiced", "warning", Always, money::payment_not_invoiced),
    ("visit_unready", "critical", Dormant, work::visit_unready),
    ("profile_missing", "warning", Dormant, work::profile_missing),
    ("debrief_missing", "warning", Dormant, work::debrief_missing),
    ("action_overdue", "warning", Dormant, work::action_overdue),
    ("our_promise_overdue", "critical", Dormant, work::our_promise_overdue),
    ("their_promise_open", "warning", Dormant, work::their_promise_open),
    ("agreement_ending", "warning", Dormant, work::agreement_ending),
    ("complaint_late", "critical", Dormant, work::complaint_late),
    ("service_due", "notice", Dormant, money::service_due),
    ("satisfaction_drop", "warning", Active, money::satisfaction_drop),
    ("churn_risk", "critical", Active, work::churn_risk),
    ("gift_limit", "critical", Dormant, people::gift_limit),
    ("promote_candidate", "notice", Active, money::promote_candidate),
    ("new_rival_seen", "warning", Active, market::new_rival_seen),
    ("flagship_seen", "notice", Active, market::flagship_seen),
    ("price_pressure", "notice", Active, market::price_pressure),
    ("price_rise", "notice", Active, market::price_rise),
    ("slow_turnover", "notice", Active, market::slow_turnover),
    ("own_out_of_stock", "warning", Active, market::own_out_of_stock),
    ("concentration", "warning", Active, money::concentration),
];

/// Every finding code once, in the order of the page's table.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.0).collect();
    codes.dedup();
    codes
}

/// All findings of a file as of a day, dismissed ones marked, in the order of docs/RULES.md.
pub fn check(book: &Value, today: NaiveDate) -> Vec<Found> {
    let mut sorted = Vec::new();
    for (place, account) in list(book, "accounts").iter().enumerate() {
        let view = View { book, account, today };
        let name = text(account, "name").unwrap_or_default();
        for finding in findings_of(&view) {
            let severities = ["critical", "warning", "notice"];
            let severity = severities.iter().position(|s| *s == finding.severity);
            let key = (finding.code.clone(), finding.subject.clone());
            sorted.push(((severity, name, place, key), finding));
        }
    }
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    sorted.into_iter().map(|(_, finding)| finding).collect()
}

fn findings_of(view: &View) -> Vec<Found> {
    let mut findings = Vec::new();
    for (code, severity, ..) in RULES {
        for subject in gives(view, code, severity) {
            findings.push(Found {
                code: code.to_string(),
                severity: severity.to_string(),
                account: view.account_id(),
                dismissed: is_dismissed(view, code, &subject),
                subject,
            });
        }
    }
    findings
}

/// The subjects of one code at one severity, heard of an account of this status.
pub fn gives(view: &View, code: &str, severity: &str) -> Subjects {
    let heard = |given: Given| match text(view.account, "status") {
        Some("lost") => given == Always,
        Some("dormant") => given != Active,
        _ => true,
    };
    let rules = RULES.iter().filter(|rule| (rule.0, rule.1) == (code, severity));
    rules.filter(|rule| heard(rule.2)).flat_map(|rule| rule.3(view)).collect()
}

fn is_dismissed(view: &View, code: &str, subject: &str) -> bool {
    view.list("dismissals").iter().any(|dismissal| {
        let until = day(dismissal, "until");
        let through = |last: NaiveDate| view.today <= last;
        let holds = match (text(dismissal, "verdict"), until) {
            (Some(_), Some(until)) => through(until),
            (Some("rejected"), None) => match view.days_ago(day(dismissal, "date")) {
                Some(ago) => ago <= 180,
                None => true,
            },
            (Some("accepted"), None) => view.has_action_for(subject),
            _ => false,
        };
        text(dismissal, "code") == Some(code)
            && text(dismissal, "subject") == Some(subject)
            && holds
    })
}
