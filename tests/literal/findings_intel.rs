//! Findings about what we know (docs/RULES.md).
use crate::readiness::{Question, all_questions, best_answer};
use crate::reading::{has, text};
use crate::words::{Subjects, View, at_most};

fn subjects(view: &View, condition: impl Fn(&Question) -> bool) -> Subjects {
    let questions = all_questions(view).into_iter();
    questions.filter(|q| condition(q)).map(|q| q.subject()).collect()
}

pub fn critical_unknown(view: &View) -> Subjects {
    subjects(view, |question| {
        view.has_open() && question.topic.critical && best_answer(view, question).is_none()
    })
}

pub fn hearsay(view: &View) -> Subjects {
    subjects(view, |question| {
        let best = best_answer(view, question);
        view.has_open()
            && question.topic.critical
            && best.is_some_and(|best| text(best.record, "confidence") == Some("rumour"))
    })
}

pub fn stale_intel(view: &View) -> Subjects {
    subjects(view, |question| {
        let best = best_answer(view, question);
        (view.has_open() || view.tier_is(&["key", "target"]))
            && best.is_some_and(|best| best.age > question.topic.shelf)
    })
}

pub fn knowledge_gap(view: &View) -> Subjects {
    const LEVELS: [&str; 5] = ["product", "peers", "substitutes", "dynamics", "market"];
    let knowledge = &view.account["knowledge"];
    let rated = |level: &str| has(&knowledge[level], "score");
    let below = |level: &str| at_most(knowledge[level]["score"].as_i64(), 2);
    let cared_for = view.has_open() || LEVELS.iter().any(|level| rated(level));
    let gap = LEVELS.iter().any(|level| below(level) || !rated(level));
    view.itself(view.tier_is(&["key", "target"]) && cared_for && gap)
}
