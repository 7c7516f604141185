//! The numbers of the rules (docs/RULES.md), one field each; the units are in the names (see the head of the playbook).

use serde::Deserialize;

/// Every threshold of the findings, of cash, route and screens.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thresholds {
    /// `decision_maker_unmet`: from this buying stage on.
    pub unmet_from_stage: i64,
    /// `decision_maker_unmet`: not reached within so many days.
    pub unmet_days: i64,
    /// `low_level_trap`: contacts that count.
    pub low_level_window_days: i64,
    /// `low_level_trap`: at least so many person-contacts.
    pub low_level_contacts: i64,
    /// `low_level_trap`: share of them at middle and working level.
    pub low_level_share_percent: i64,
    /// `low_level_trap`: a senior person with this relationship lifts it.
    pub low_level_relationship: i64,
    /// `single_thread`: what counts as a thread.
    pub single_thread_relationship: i64,
    /// `single_thread`: at most so many people have it.
    pub single_thread_people: i64,
    /// `no_coach`: from this buying stage on.
    pub no_coach_from_stage: i64,
    /// `no_coach`: a coach or champion counts from this relationship on.
    pub no_coach_relationship: i64,
    /// `champion_untested`: judged from this relationship on.
    pub champion_relationship: i64,
    /// `champion_untested`: a deed within so many days is the proof.
    pub champion_deed_days: i64,
    /// `blocker_unhandled`: from this influence on.
    pub blocker_influence: i64,
    /// `blocker_unhandled`: this attitude or worse.
    pub blocker_attitude: i64,
    /// `no_opponent_known`: from this buying stage on.
    pub opponent_from_stage: i64,
    /// `no_opponent_known`: so many people have an attitude.
    pub opponent_people: i64,
    /// `no_opponent_known`: this attitude or worse is an opponent.
    pub opponent_attitude: i64,
    /// `leader_alone`: attitude of the leader and of a follower, or better.
    pub leader_attitude: i64,
    /// `leader_alone`: so many others carry weight.
    pub leader_followers: i64,
    /// `leader_alone`: others count from this influence on.
    pub leader_follower_influence: i64,
    /// `leader_alone`: fewer than this share of them is for us.
    pub leader_follower_share_percent: i64,
    /// `avoided_person`: from this influence on.
    pub avoided_influence: i64,
    /// `avoided_person`: this attitude, worse or unknown.
    pub avoided_attitude: i64,
    /// `avoided_person`: not reached within so many days.
    pub avoided_window_days: i64,
    /// `avoided_person`: so many contacts reached others.
    pub avoided_contacts: i64,
    /// `access_blocked`: so many attempts.
    pub blocked_attempts: i64,
    /// `access_blocked`: within so many days.
    pub blocked_window_days: i64,
    /// `marks_stale`: from this influence on.
    pub marks_influence: i64,
    /// `marks_stale`: confirmed more than so many days ago.
    pub marks_days: i64,
    /// `person_left`: left within so many days.
    pub left_days: i64,
    /// `person_left`: from this influence on.
    pub left_influence: i64,
    /// `person_left`: or from this relationship on.
    pub left_relationship: i64,
    /// `handover_risk`: so many people.
    pub handover_people: i64,
    /// `handover_risk`: with this relationship.
    pub handover_relationship: i64,
    /// `orphaned_ties`: from this relationship on.
    pub orphaned_relationship: i64,
    /// `displacement_risk`: our reach counts from this relationship on.
    pub displacement_relationship: i64,
    /// `knowledge_gap`: a level below this mark.
    pub knowledge_mark: i64,
    /// `no_verdict`: from this buying stage on.
    pub unverdicted_from_stage: i64,
    /// `spec_not_ours`: from this buying stage on.
    pub spec_from_stage: i64,
    /// `stalled`: buying stages 1 to 3.
    pub stalled_early_days: i64,
    /// `stalled`: buying stages 4 and 5.
    pub stalled_tender_days: i64,
    /// `stalled`: buying stage 6.
    pub stalled_install_days: i64,
    /// `offer_expiring`: runs out within the next so many days.
    pub offer_expiring_days: i64,
    /// `lost_unlearned`: closed within so many days.
    pub lost_days: i64,
    /// `rival_ahead`: so many criteria rated for both.
    pub rival_ahead_criteria: i64,
    /// `weak_payer`: credit rated this or lower.
    pub weak_payer_mark: i64,
    /// `weak_payer`: a payment overdue by more than so many days.
    pub weak_payer_days: i64,
    /// `payment_overdue`: critical when overdue by more than so many days.
    pub payment_critical_days: i64,
    /// Cash: an overdue payment is expected so many days from today.
    pub cash_late_days: i64,
    /// `visit_unready`: visits within the next so many days.
    pub visit_unready_days: i64,
    /// `visit_unready`: an answer may be so many times its shelf old.
    pub visit_shelf_times: i64,
    /// `profile_missing`: visits within the next so many days.
    pub profile_days: i64,
    /// `agreement_ending`: ends or must be given notice within so many days.
    pub agreement_days: i64,
    /// `satisfaction_drop`: the last score is within so many days.
    pub satisfaction_window_days: i64,
    /// `satisfaction_drop`: fell by so many tenths of a mark.
    pub satisfaction_drop_tenths: i64,
    /// `churn_risk`: so many signs together.
    pub churn_signs: i64,
    /// `churn_risk`: revenue below this share of last year's.
    pub churn_revenue_share_percent: i64,
    /// `churn_risk`: revenue counts from the first day of this month on.
    pub churn_from_month: i64,
    /// `churn_risk`: a complaint that is not high, raised more than so many times its standard ago.
    pub churn_complaint_times: i64,
    /// `churn_risk`: no executive or senior person reached within so many days.
    pub churn_silence_days: i64,
    /// The market findings: observations within so many days.
    pub observation_days: i64,
    /// `price_pressure`: at or below this part of the usual price.
    pub price_pressure_percent: i64,
    /// `price_rise`: at or above this part of the usual price.
    pub price_rise_percent: i64,
    /// `slow_turnover`: produced more than so many days before it was seen.
    pub slow_turnover_days: i64,
    /// `concentration`: so many accounts with revenue.
    pub concentration_accounts: i64,
    /// `concentration`: more than this share on one of them.
    pub concentration_share_percent: i64,
    /// Portfolio: minutes of a visit.
    pub visit_minutes: i64,
    /// Portfolio: minutes of a meeting or an event.
    pub meeting_minutes: i64,
    /// Portfolio: minutes of a call, a message, an attempt.
    pub call_minutes: i64,
    /// A rejected finding stays away so many days where no day is given.
    pub rejected_days: i64,
    /// Route: we may go to a person from this relationship on.
    pub route_relationship: i64,
    /// Screens: old answers only for topics of this weight on.
    pub quiet_answer_weight: i64,
    /// Screens: or with a visit within so many days.
    pub quiet_answer_visit_days: i64,
    /// Screens: "overdue" only from this influence on, or on key and target accounts.
    pub quiet_overdue_influence: i64,
    /// Screens: urgent rows of Today at most.
    pub quiet_urgent_rows: i64,
    /// Screens: an account with nobody reached for longer is quiet.
    pub quiet_account_days: i64,
    /// Screens: Due shows what else is due within so many days.
    pub today_ahead_days: i64,
    /// Screens: Today shows the visits, actions and promises of so many days.
    pub today_visit_days: i64,
}

/// The lines between go, conditional and no-go (docs/RULES.md, Evaluation and verdict).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictLines {
    /// Go from this score on.
    pub go_mark: i64,
    /// Conditional from this score on, below it no-go.
    pub conditional_mark: i64,
    /// Capital or credit rated this or lower knocks out.
    pub knock_out_mark: i64,
    /// Of the value, paid in before the first money goes out, softens a knock-out.
    pub early_money_share_percent: i64,
}
