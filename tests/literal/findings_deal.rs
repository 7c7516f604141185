//! Findings about an opportunity before its money (docs/RULES.md).
use crate::evaluation::against;
use crate::reading::{day, id, list, text, whole};
use crate::words::{Subjects, View, at_least, came_to_nothing, newest};
use serde_json::Value;

/// "opp": each open opportunity by itself.
fn each_open(view: &View, condition: impl Fn(&Value) -> bool) -> Subjects {
    view.open().into_iter().filter(|o| condition(o)).map(id).collect()
}

fn rank(person: &Value) -> Option<i64> {
    match text(person, "level") {
        Some("executive") => Some(4),
        Some("senior") => Some(3),
        Some("middle") => Some(2),
        Some("working") => Some(1),
        _ => None,
    }
}

pub fn displacement_risk(view: &View) -> Subjects {
    let everyone = view.everyone();
    let close = everyone.iter().filter(|person| view.relationship(person) >= 3);
    let highest = close.filter_map(|person| rank(person)).max().unwrap_or(0);
    let above = |sponsor: &str| {
        let mut named = everyone.iter().filter(|person| id(person) == sponsor);
        named.any(|person| rank(person).is_some_and(|level| level > highest))
    };
    each_open(view, |o| {
        let mut rivals = list(o, "rivals").iter();
        rivals.any(|rival| text(rival, "sponsor").is_some_and(above))
    })
}

pub fn behind_customer(view: &View) -> Subjects {
    each_open(view, |o| {
        let stages = (whole(o, "selling_stage"), whole(o, "buying_stage"));
        matches!(stages, (Some(selling), Some(buying)) if selling < buying)
    })
}

/// The required exit criteria of stages 1 to 6.
const REQUIRED: [&[&str]; 6] = [
    &["needs_known", "schedule_known", "rivals_known", "customer_evaluated"],
    &["roles_mapped", "decision_maker_met", "coach_won"],
    &["spec_seen", "spec_points_ours"],
    &["bid_checked", "bid_submitted"],
    &["terms_agreed", "payment_terms_safe", "contract_signed"],
    &["delivered", "accepted", "paid_in_full"],
];

pub fn stage_unproven(view: &View) -> Subjects {
    each_open(view, |o| {
        let Some(at) = whole(o, "selling_stage") else {
            return false;
        };
        let evidence = list(o, "evidence").iter();
        let proven: Vec<&str> = evidence.filter_map(|e| text(e, "criterion")).collect();
        let passed = (1..=6).zip(REQUIRED).filter(|(stage, _)| *stage < at);
        let mut required = passed.flat_map(|(_, criteria)| criteria);
        required.any(|criterion| !proven.contains(criterion))
    })
}

pub fn stalled(view: &View) -> Subjects {
    each_open(view, |o| {
        let allowed = match whole(o, "buying_stage") {
            Some(1..=3) => 60,
            Some(4..=5) => 30,
            Some(6) => 120,
            _ => return false,
        };
        let newest = list(o, "stage_history").iter().filter_map(|e| day(e, "date")).max();
        view.more_than_ago(allowed, newest)
    })
}

pub fn decision_overdue(view: &View) -> Subjects {
    each_open(view, |o| view.before_today(day(o, "decision_date")))
}

pub fn spec_not_ours(view: &View) -> Subjects {
    each_open(view, |o| {
        let favouring = |side| {
            let points = list(o, "specification").iter();
            points.filter(|point| text(point, "favours") == Some(side)).count()
        };
        at_least(whole(o, "buying_stage"), 3) && favouring("rival") > favouring("us")
    })
}

pub fn offer_expiring(view: &View) -> Subjects {
    each_open(view, |o| {
        let ours = list(o, "offers").iter().filter(|offer| text(offer, "side") == Some("us"));
        newest(ours).is_some_and(|offer| {
            let valid_until = day(offer, "valid_until");
            view.before_today(valid_until) || view.within_next(14, valid_until)
        })
    })
}

pub fn rival_ahead(view: &View) -> Subjects {
    each_open(view, |o| {
        let mut rivals = list(o, "rivals").iter().map(|rival| against(o, rival));
        rivals.any(|(criteria, ours, theirs)| criteria >= 2 && theirs > ours)
    })
}

/// The last decision with a verdict: newest date, then last in file order.
fn last_verdict(opportunity: &Value) -> Option<&Value> {
    let decisions = list(opportunity, "decision").iter();
    newest(decisions.filter(|decision| text(decision, "verdict").is_some()))
}

pub fn no_verdict(view: &View) -> Subjects {
    each_open(view, |o| at_least(whole(o, "buying_stage"), 2) && last_verdict(o).is_none())
}

pub fn verdict_ignored(view: &View) -> Subjects {
    each_open(view, |o| {
        let Some(verdict) = last_verdict(o) else {
            return false;
        };
        let Some(decided) = day(verdict, "date") else {
            return false;
        };
        let only_one = view.ours().len() == 1;
        let about_it = |contact: &Value| match text(contact, "opportunity") {
            Some(opportunity) => opportunity == id(o),
            None => only_one,
        };
        let mut contacts = view.list("contacts").iter();
        text(verdict, "verdict") == Some("no_go")
            && contacts.any(|contact| {
                matches!(text(contact, "kind"), Some("visit" | "call" | "meeting"))
                    && !came_to_nothing(contact)
                    && day(contact, "date").is_some_and(|date| date > decided)
                    && about_it(contact)
            })
    })
}

pub fn lost_unlearned(view: &View) -> Subjects {
    let lost = view.opportunities().iter().filter(|o| {
        let closed = &o["closed"];
        text(o, "status") == Some("lost")
            && view.within(90, day(closed, "date"))
            && (text(closed, "reason").is_none() || text(closed, "learned").is_none())
    });
    lost.map(id).collect()
}
