//! Rules about the people of an account: who decides, who knows us, who is against us.

use crate::rules::Rule;

pub mod access_blocked;
pub mod avoided_person;
pub mod blocker_unhandled;
pub mod champion_untested;
pub mod decision_maker_unmet;
pub mod displacement_risk;
pub mod handover_risk;
pub mod leader_alone;
pub mod low_level_trap;
pub mod marks_stale;
pub mod neglected_person;
pub mod no_coach;
pub mod no_decision_maker;
pub mod no_opponent_known;
pub mod orphaned_ties;
pub mod person_left;
pub mod single_thread;
pub mod unnamed_person;

/// In the order of docs/RULES.md.
pub const RULES: &[Rule] = &[
    no_decision_maker::RULE,
    decision_maker_unmet::RULE,
    low_level_trap::RULE,
    single_thread::RULE,
    no_coach::RULE,
    champion_untested::RULE,
    blocker_unhandled::RULE,
    no_opponent_known::RULE,
    leader_alone::RULE,
    avoided_person::RULE,
    neglected_person::RULE,
    access_blocked::RULE,
    marks_stale::RULE,
    person_left::RULE,
    unnamed_person::RULE,
    handover_risk::RULE,
    orphaned_ties::RULE,
    displacement_risk::RULE,
];
