//! The codes of all findings with their severity (docs/RULES.md), the one list that playbook, words and rules share.

use serde::{Deserialize, Serialize};

/// How urgent a finding is; the order is that of docs/RULES.md: critical first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Act now.
    Critical,
    /// Act soon.
    Warning,
    /// Worth knowing.
    Notice,
}

impl Severity {
    /// The word of files and JSON.
    pub fn code(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        }
    }
}

/// Every finding's code with its severity, in the order of docs/RULES.md. `payment_overdue` has its base severity here:
/// the rule raises it to critical past `payment_critical_days`.
pub const CODES: &[(&str, Severity)] = &[
    ("no_decision_maker", Severity::Critical),
    ("decision_maker_unmet", Severity::Critical),
    ("low_level_trap", Severity::Critical),
    ("single_thread", Severity::Warning),
    ("no_coach", Severity::Warning),
    ("champion_untested", Severity::Warning),
    ("blocker_unhandled", Severity::Critical),
    ("no_opponent_known", Severity::Notice),
    ("leader_alone", Severity::Warning),
    ("avoided_person", Severity::Warning),
    ("neglected_person", Severity::Warning),
    ("access_blocked", Severity::Warning),
    ("marks_stale", Severity::Notice),
    ("person_left", Severity::Warning),
    ("unnamed_person", Severity::Warning),
    ("handover_risk", Severity::Notice),
    ("orphaned_ties", Severity::Warning),
    ("displacement_risk", Severity::Critical),
    ("critical_unknown", Severity::Warning),
    ("hearsay", Severity::Notice),
    ("stale_intel", Severity::Notice),
    ("knowledge_gap", Severity::Notice),
    ("behind_customer", Severity::Critical),
    ("stage_unproven", Severity::Warning),
    ("stalled", Severity::Warning),
    ("decision_overdue", Severity::Warning),
    ("spec_not_ours", Severity::Warning),
    ("offer_expiring", Severity::Warning),
    ("lost_unlearned", Severity::Warning),
    ("rival_ahead", Severity::Warning),
    ("no_verdict", Severity::Warning),
    ("verdict_ignored", Severity::Critical),
    ("weak_payer", Severity::Critical),
    ("cannot_cushion", Severity::Critical),
    ("payment_overdue", Severity::Warning),
    ("payment_not_invoiced", Severity::Warning),
    ("visit_unready", Severity::Critical),
    ("profile_missing", Severity::Warning),
    ("debrief_missing", Severity::Warning),
    ("action_overdue", Severity::Warning),
    ("our_promise_overdue", Severity::Critical),
    ("their_promise_open", Severity::Warning),
    ("agreement_ending", Severity::Warning),
    ("complaint_late", Severity::Critical),
    ("service_due", Severity::Notice),
    ("satisfaction_drop", Severity::Warning),
    ("churn_risk", Severity::Critical),
    ("gift_limit", Severity::Critical),
    ("promote_candidate", Severity::Notice),
    ("new_rival_seen", Severity::Warning),
    ("flagship_seen", Severity::Notice),
    ("price_pressure", Severity::Notice),
    ("price_rise", Severity::Notice),
    ("slow_turnover", Severity::Notice),
    ("own_out_of_stock", Severity::Warning),
    ("concentration", Severity::Warning),
];

/// The severity of a code; `None` where no finding has that code.
pub fn severity(code: &str) -> Option<Severity> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, severity)| *severity)
}

/// Whether `code` is the code of a finding.
pub fn is_code(code: &str) -> bool {
    severity(code).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_there_once() {
        let mut codes: Vec<_> = CODES.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((codes.len(), CODES.len()), (56, 56));
    }

    #[test]
    fn critical_sorts_before_warning_before_notice() {
        assert!(Severity::Critical < Severity::Warning && Severity::Warning < Severity::Notice);
        assert_eq!(severity("displacement_risk"), Some(Severity::Critical));
        assert_eq!(severity("no_such_thing"), None);
    }

    #[test]
    fn the_word_in_files_is_the_word_of_the_code() {
        for (_, severity) in CODES {
            let json = serde_json::to_string(severity).expect("a word");
            assert_eq!(json, format!("\"{}\"", severity.code()));
        }
    }
}
