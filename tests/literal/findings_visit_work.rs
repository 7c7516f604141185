//! Findings about visits, actions, agreements, complaints, and churn (docs/RULES.md).
use crate::exact::Ratio;
use crate::findings_money::satisfaction_drop;
use crate::findings_people::low_level_trap;
use crate::readiness::{CHECKLIST, Question, answers, asked_about};
use crate::reading::{day, has, id, list, text};
use crate::revenue::comparable;
use crate::words::{Subjects, View, is_at, is_senior, is_undone, is_with, reaches};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

fn records(view: &View, key: &str, condition: impl Fn(&Value) -> bool) -> Subjects {
    view.list(key).iter().filter(|record| condition(record)).map(id).collect()
}

fn is_planned(visit: &Value) -> bool {
    text(visit, "status") == Some("planned")
}

pub fn visit_unready(view: &View) -> Subjects {
    records(view, "visits", |visit| {
        let mut questions = list(visit, "questions").iter();
        let mut attending = view.everyone();
        attending.retain(|person| is_with(visit, person));
        let senior_comes = attending.iter().any(|person| is_senior(person));
        let asked = asked_about(view);
        let mut asked_come = attending.iter().filter(|person| asked.contains(&id(person)));
        is_planned(visit)
            && view.within_next(7, day(visit, "date"))
            && (text(&visit["objectives"], "expected").is_none()
                || !questions.any(|question| text(question, "text").is_some())
                || (senior_comes && text(visit, "reason_to_meet").is_none())
                || asked_come.any(|p| is_unknown(view, p, "background"))
                || attending
                    .iter()
                    .any(|p| asked.contains(&id(p)) && is_unknown(view, p, "concerns")))
    })
}

/// No answer about them on a topic of `senior` that is at most twice its shelf old.
fn is_unknown(view: &View, person: &Value, topic: &str) -> bool {
    let seniors = CHECKLIST.iter().filter(|category| category.name == "senior");
    let mut topics = seniors.flat_map(|c| c.topics.iter().map(move |topic| (c, topic)));
    topics.any(|(category, known)| {
        let question = Question { category, topic: known, person: Some(id(person)) };
        let mut answers = answers(view, &question).into_iter();
        known.name == topic && !answers.any(|answer| answer.age <= 2 * known.shelf)
    })
}

pub fn profile_missing(view: &View) -> Subjects {
    const FIELDS: [&str; 4] = ["language", "thinking", "habits", "reach"];
    let mut coming = view.everyone();
    coming.retain(|person| {
        let mut visits = view.list("visits").iter();
        visits.any(|visit| {
            is_planned(visit) && view.within_next(14, day(visit, "date")) && is_with(visit, person)
        })
    });
    let is_blank =
        |person: &&Value| FIELDS.iter().all(|f| text(&person["communication"], f).is_none());
    coming.into_iter().filter(is_blank).map(id).collect()
}

pub fn debrief_missing(view: &View) -> Subjects {
    records(view, "visits", |visit| {
        let done = text(visit, "status") == Some("done");
        let past = is_planned(visit) && view.before_today(day(visit, "date"));
        text(&visit["debrief"], "result").is_none() && (done || past)
    })
}

fn late_actions(view: &View, condition: impl Fn(bool, bool) -> bool) -> Subjects {
    records(view, "actions", |action| {
        is_undone(action)
            && view.before_today(day(action, "due"))
            && condition(has(action, "promised_by"), has(action, "promised_to"))
    })
}

pub fn action_overdue(view: &View) -> Subjects {
    late_actions(view, |theirs, ours| !theirs && !ours)
}

pub fn our_promise_overdue(view: &View) -> Subjects {
    late_actions(view, |_, ours| ours)
}

pub fn their_promise_open(view: &View) -> Subjects {
    late_actions(view, |theirs, ours| theirs && !ours)
}

pub fn agreement_ending(view: &View) -> Subjects {
    records(view, "agreements", |agreement| {
        view.within_next(90, day(agreement, "notice_by"))
            || view.within_next(90, day(agreement, "until"))
    })
}

/// Not resolved, and raised more than so many times its standard ago.
fn is_late(view: &View, complaint: &Value, times: i64) -> bool {
    let standard = match text(complaint, "severity") {
        Some("high") => 2,
        Some("low") => 30,
        _ => 7,
    };
    day(complaint, "resolved").is_none()
        && view.more_than_ago(times * standard, day(complaint, "raised"))
}

pub fn complaint_late(view: &View) -> Subjects {
    records(view, "complaints", |complaint| is_late(view, complaint, 1))
}

/// complaint_late of a complaint that is high, or was raised more than twice its standard ago.
fn complains_loudly(view: &View) -> bool {
    view.list("complaints").iter().any(|complaint| {
        let high = text(complaint, "severity") == Some("high");
        is_late(view, complaint, 1) && (high || is_late(view, complaint, 2))
    })
}

pub fn churn_risk(view: &View) -> Subjects {
    let trapped = !low_level_trap(view).is_empty();
    let signs = [
        revenue_falls(view),
        complains_loudly(view),
        !satisfaction_drop(view).is_empty(),
        trapped,
        !trapped && top_out_of_reach(view),
    ];
    let count = signs.into_iter().filter(|sign| *sign).count();
    view.itself(view.tier_is(&["key"]) && count >= 2)
}

fn revenue_falls(view: &View) -> bool {
    let april = NaiveDate::from_ymd_opt(view.today.year(), 4, 1);
    let falls = |(this, last): (Ratio, Ratio)| this < Ratio::new(8, 10) * last;
    april.is_some_and(|april| view.today >= april)
        && comparable(view.account, view.today).is_some_and(falls)
}

fn top_out_of_reach(view: &View) -> bool {
    let people = view.people();
    let mut top = people.clone();
    top.retain(|person| is_at(person, &["executive", "senior"]));
    let reached_one = view
        .list("contacts")
        .iter()
        .any(|contact| reaches(contact) && people.iter().any(|person| is_with(contact, person)));
    !top.is_empty() && reached_one && !top.iter().any(|p| view.reached_within(180, p))
}
