//! Readiness 0-100 (docs/RULES.md), with the default playbook's topics.
use crate::reading::{day, id, list, text};
use crate::words::{View, has_role, is_at};
use serde_json::{Value, json};

pub struct Topic {
    pub name: &'static str,
    pub shelf: i64,
    weight: f64,
    pub critical: bool,
}

pub struct Category {
    pub name: &'static str,
    weight: f64,
    pub topics: &'static [Topic],
}

const fn topic(name: &'static str, shelf: i64, weight: f64) -> Topic {
    Topic { name, shelf, weight, critical: false }
}

const fn critical(name: &'static str, shelf: i64, weight: f64) -> Topic {
    Topic { name, shelf, weight, critical: true }
}

pub const CHECKLIST: &[Category] = &[
    Category {
        name: "industry",
        weight: 10.0,
        topics: &[
            topic("trend", 180, 2.0),
            topic("competition", 180, 2.0),
            topic("standing", 365, 2.0),
            topic("regulation", 365, 1.0),
        ],
    },
    Category {
        name: "organisation",
        weight: 20.0,
        topics: &[
            topic("structure", 180, 3.0),
            critical("buying_process", 180, 3.0),
            critical("buying_schedule", 60, 3.0),
            critical("budget", 90, 3.0),
            topic("capital", 180, 2.0),
            topic("paperwork", 365, 1.0),
        ],
    },
    Category {
        name: "senior",
        weight: 25.0,
        topics: &[
            topic("background", 365, 2.0),
            critical("concerns", 120, 3.0),
            topic("influencers", 180, 3.0),
            topic("personal_win", 180, 2.0),
        ],
    },
    Category {
        name: "problems",
        weight: 20.0,
        topics: &[
            critical("pains", 90, 3.0),
            critical("trigger", 90, 3.0),
            topic("impact", 90, 2.0),
            topic("current_solution", 180, 2.0),
            topic("requirements", 90, 3.0),
        ],
    },
    Category {
        name: "history",
        weight: 5.0,
        topics: &[
            topic("dealings", 365, 2.0),
            topic("satisfaction", 180, 2.0),
            topic("receivables", 30, 2.0),
        ],
    },
    Category {
        name: "ours",
        weight: 10.0,
        topics: &[
            topic("fit", 120, 3.0),
            topic("value", 120, 2.0),
            topic("proof", 365, 2.0),
            topic("weakness", 180, 2.0),
        ],
    },
    Category {
        name: "rivals",
        weight: 10.0,
        topics: &[
            critical("who", 90, 3.0),
            topic("relationship", 90, 3.0),
            topic("offer", 90, 2.0),
            topic("price", 60, 1.0),
        ],
    },
];

/// One answer, weighed.
pub struct Answer<'a> {
    pub score: f64,
    pub age: i64,
    pub record: &'a Value,
}

/// What is asked: a topic, and of whom where it is a person topic.
pub struct Question {
    pub category: &'static Category,
    pub topic: &'static Topic,
    pub person: Option<String>,
}

impl Question {
    /// `senior.concerns@huang`
    pub fn subject(&self) -> String {
        let name = format!("{}.{}", self.category.name, self.topic.name);
        match &self.person {
            Some(person) => format!("{name}@{person}"),
            None => name,
        }
    }
}

/// Everyone with role decision_maker and the people at level executive, in file order.
pub fn asked_about(view: &View) -> Vec<String> {
    let people = view.people();
    let is_asked = |person: &&Value| {
        let executive = is_at(person, &["executive"]);
        let one_of_the_people = people.iter().any(|one| id(one) == id(person));
        has_role(person, "decision_maker") || (executive && one_of_the_people)
    };
    view.everyone().into_iter().filter(is_asked).map(id).collect()
}

/// The questions of a topic: one, or one for each person asked about.
pub fn questions(view: &View, category: &'static Category, topic: &'static Topic) -> Vec<Question> {
    let question = |person| Question { category, topic, person };
    if category.name == "senior" {
        asked_about(view).into_iter().map(|person| question(Some(person))).collect()
    } else {
        vec![question(None)]
    }
}

pub fn all_questions(view: &View) -> Vec<Question> {
    let of_category = |category: &'static Category| {
        let topics = category.topics.iter();
        topics.flat_map(move |topic| questions(view, category, topic))
    };
    CHECKLIST.iter().flat_map(of_category).collect()
}

/// All answers to a question, in file order.
pub fn answers<'a>(view: &View<'a>, question: &Question) -> Vec<Answer<'a>> {
    let name = format!("{}.{}", question.category.name, question.topic.name);
    let answers = view.list("intel").iter().filter(|record| {
        text(record, "answer").is_some()
            && text(record, "topic") == Some(&name)
            && text(record, "person") == question.person.as_deref()
    });
    answers.map(|record| weighed(view, record, question.topic.shelf)).collect()
}

fn weighed<'a>(view: &View<'a>, record: &'a Value, shelf: i64) -> Answer<'a> {
    let age = view.days_ago(day(record, "as_of")).unwrap_or(0).max(0);
    let confidence = match text(record, "confidence") {
        Some("verified") => 1.0,
        Some("stated") => 0.7,
        _ => 0.4,
    };
    let freshness =
        if age <= shelf { 1.0 } else { 0.5_f64.powf((age - shelf) as f64 / shelf as f64) };
    Answer { score: confidence * freshness, age, record }
}

/// The best score; on equal scores the smaller age, then the first in file order.
pub fn best_answer<'a>(view: &View<'a>, question: &Question) -> Option<Answer<'a>> {
    let mut best: Option<Answer> = None;
    for answer in answers(view, question) {
        let better = best.as_ref().is_none_or(|best| {
            answer.score > best.score || (answer.score == best.score && answer.age < best.age)
        });
        if better {
            best = Some(answer);
        }
    }
    best
}

fn topic_score(view: &View, category: &'static Category, topic: &'static Topic) -> f64 {
    let questions = questions(view, category, topic);
    let score = |question| best_answer(view, question).map_or(0.0, |best| best.score);
    let sum: f64 = questions.iter().map(score).sum();
    if questions.is_empty() { 0.0 } else { sum / questions.len() as f64 }
}

fn category_score(view: &View, category: &'static Category) -> f64 {
    let weighted = |topic: &'static Topic| topic.weight * topic_score(view, category, topic);
    let weights: f64 = category.topics.iter().map(|topic| topic.weight).sum();
    category.topics.iter().map(weighted).sum::<f64>() / weights
}

/// x 100, half away from zero, after dust below 1e-9 is removed.
fn hundredths(score: f64) -> i64 {
    ((score * 100.0 * 1e9).round() / 1e9).round() as i64
}

/// `ready ACCOUNT --json`
pub fn ready(view: &View) -> Value {
    let weights: f64 = CHECKLIST.iter().map(|category| category.weight).sum();
    let weighted = CHECKLIST.iter().map(|c| c.weight * category_score(view, c));
    let readiness = hundredths(weighted.sum::<f64>() / weights);
    let categories: Vec<Value> = CHECKLIST.iter().map(|c| category_json(view, c)).collect();
    json!({ "account": view.account_id(), "readiness": readiness, "categories": categories })
}

fn category_json(view: &View, category: &'static Category) -> Value {
    let mut topics = Vec::new();
    for topic in category.topics {
        let mut questions = questions(view, category, topic);
        if questions.is_empty() {
            questions.push(Question { category, topic, person: None });
        }
        topics.extend(questions.iter().map(|question| topic_json(view, question)));
    }
    let score = hundredths(category_score(view, category));
    json!({ "name": category.name, "score": score, "topics": topics })
}

fn topic_json(view: &View, question: &Question) -> Value {
    // A senior topic asked of nobody has no answer, whatever the file holds.
    let asked = question.category.name != "senior" || question.person.is_some();
    let best = if asked { best_answer(view, question) } else { None };
    let record = best.as_ref().map_or(&Value::Null, |best| best.record);
    json!({
        "topic": question.topic.name,
        "person": question.person,
        "score": hundredths(best.as_ref().map_or(0.0, |best| best.score)),
        "confidence": text(record, "confidence").unwrap_or("unknown"),
        "as_of": record["as_of"],
        "critical": question.topic.critical,
    })
}

/// The account `id` of a list of accounts.
pub fn account_of<'a>(book: &'a Value, account: &str) -> &'a Value {
    let mut accounts = list(book, "accounts").iter();
    accounts.find(|record| text(record, "id") == Some(account)).unwrap_or(&Value::Null)
}
