//! The topics and codes of docs/RULES.md, as far as an import has to know them.

pub struct Topic {
    pub name: &'static str,
    pub shelf: i64,
}

pub struct Category {
    pub name: &'static str,
    pub topics: &'static [Topic],
}

const fn topic(name: &'static str, shelf: i64) -> Topic {
    Topic { name, shelf }
}

/// The checklist, by category; all topics of `senior` are person topics.
pub const CHECKLIST: [Category; 7] = [
    Category {
        name: "industry",
        topics: &[
            topic("trend", 180),
            topic("competition", 180),
            topic("standing", 365),
            topic("regulation", 365),
        ],
    },
    Category {
        name: "organisation",
        topics: &[
            topic("structure", 180),
            topic("buying_process", 180),
            topic("buying_schedule", 60),
            topic("budget", 90),
            topic("capital", 180),
            topic("paperwork", 365),
        ],
    },
    Category {
        name: "senior",
        topics: &[
            topic("background", 365),
            topic("concerns", 120),
            topic("influencers", 180),
            topic("personal_win", 180),
        ],
    },
    Category {
        name: "problems",
        topics: &[
            topic("pains", 90),
            topic("trigger", 90),
            topic("impact", 90),
            topic("current_solution", 180),
            topic("requirements", 90),
        ],
    },
    Category {
        name: "history",
        topics: &[topic("dealings", 365), topic("satisfaction", 180), topic("receivables", 30)],
    },
    Category {
        name: "ours",
        topics: &[
            topic("fit", 120),
            topic("value", 120),
            topic("proof", 365),
            topic("weakness", 180),
        ],
    },
    Category {
        name: "rivals",
        topics: &[
            topic("who", 90),
            topic("relationship", 90),
            topic("offer", 90),
            topic("price", 60),
        ],
    },
];

const CODES: &str = "no_decision_maker decision_maker_unmet low_level_trap single_thread no_coach \
    champion_untested blocker_unhandled no_opponent_known leader_alone avoided_person neglected_person \
    access_blocked marks_stale person_left unnamed_person handover_risk orphaned_ties displacement_risk \
    critical_unknown hearsay stale_intel knowledge_gap behind_customer stage_unproven stalled \
    decision_overdue spec_not_ours offer_expiring lost_unlearned rival_ahead no_verdict verdict_ignored weak_payer \
    cannot_cushion payment_overdue payment_not_invoiced visit_unready profile_missing debrief_missing \
    action_overdue our_promise_overdue their_promise_open agreement_ending complaint_late service_due \
    satisfaction_drop churn_risk gift_limit promote_candidate new_rival_seen flagship_seen price_pressure \
    price_rise slow_turnover own_out_of_stock concentration";

/// A finding's code.
pub fn is_code(text: &str) -> bool {
    CODES.split_whitespace().any(|code| code == text)
}

/// A topic's name, and whether it is asked about a person.
pub fn topic_named(text: &str) -> Option<bool> {
    let (category, topic) = text.split_once('.')?;
    let category = CHECKLIST.iter().find(|known| known.name == category)?;
    let known = category.topics.iter().any(|known| known.name == topic);
    known.then_some(category.name == "senior")
}
