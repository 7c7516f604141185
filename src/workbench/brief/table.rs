//! For the customer's table: agenda, questions with room to write, what to bring, promises. Nothing about people or rivals.

use super::{Desk, head, promises, when};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::{Question, Visit};

/// The lines to write on below a question.
const ROOM: usize = 2;
/// Categories whose questions are about people or rivals, or about what they hold against us.
const OURS: [&str; 2] = ["senior", "rivals"];

/// The whole page, before it is made to fit.
pub fn page(desk: &Desk) -> Brief {
    let day = desk.visit.and_then(|v| *v.date).map(when);
    let place = desk.visit.and_then(|v| v.place.0.clone());
    let occasion: Vec<String> =
        day.into_iter().chain(place.filter(|p| is_plain(desk, p))).collect();
    let mut brief = head(desk, occasion.join(", "));
    brief.prepared = desk.case.world.rep.company.0.clone().unwrap_or_default();
    let mut withheld = Withheld::default();
    let none = Visit::default();
    let visit = desk.visit.unwrap_or(&none);
    brief.sections = vec![
        list(desk, "agenda", "Agenda", &visit.agenda, &mut withheld.words),
        questions(desk, visit, &mut withheld.questions),
        list(desk, "bring", "With us today", &visit.bring, &mut withheld.words),
        promised(desk, &mut withheld.words),
    ];
    brief.withheld = withheld.told();
    brief
}

#[derive(Default)]
struct Withheld {
    questions: usize,
    words: usize,
}

impl Withheld {
    fn told(&self) -> Vec<String> {
        let told = |n: usize, what: &str| {
            let end = if n == 1 { "" } else { "s" };
            (n > 0).then(|| format!("{n} {what}{end} about people or rivals"))
        };
        told(self.questions, "question").into_iter().chain(told(self.words, "line")).collect()
    }
}

fn list(
    desk: &Desk,
    name: &'static str,
    title: &str,
    words: &[String],
    withheld: &mut usize,
) -> Section {
    let open: Vec<&String> = words.iter().filter(|w| is_plain(desk, w)).collect();
    *withheld += words.len() - open.len();
    Section {
        name,
        title: title.to_owned(),
        entries: open.into_iter().map(Entry::new).collect(),
        keep: 12,
        yields: 1,
    }
}

fn questions(desk: &Desk, visit: &Visit, withheld: &mut usize) -> Section {
    let asked: Vec<&Question> = visit.questions.iter().filter(|q| q.text.is_some()).collect();
    let open: Vec<&&Question> = asked.iter().filter(|q| may_be_seen(desk, q)).collect();
    *withheld += asked.len() - open.len();
    let entries = open.iter().enumerate().map(|(i, q)| Entry {
        write: ROOM,
        ..Entry::new(q.text.as_deref().unwrap_or_default()).lead((i + 1).to_string())
    });
    Section {
        name: "questions",
        title: "Questions".to_owned(),
        entries: entries.collect(),
        keep: 3,
        yields: 2,
    }
}

fn may_be_seen(desk: &Desk, question: &Question) -> bool {
    let category = question.topic.as_deref().and_then(|t| t.split_once('.'));
    let ours = category.is_some_and(|(c, _)| OURS.contains(&c));
    !ours && question.text.as_deref().is_some_and(|t| is_plain(desk, t))
}

fn promised(desk: &Desk, withheld: &mut usize) -> Section {
    let all = promises::entries(desk, false);
    let count = all.len();
    let entries: Vec<Entry> = all.into_iter().filter(|e| is_plain(desk, &e.text)).collect();
    *withheld += count - entries.len();
    Section {
        name: "promised",
        title: "Promised".to_owned(),
        entries: entries.into_iter().map(|e| Entry { source: None, ..e }).collect(),
        keep: 6,
        yields: 3,
    }
}

/// Names neither a rival nor one of their people, whole or by one of its words.
fn is_plain(desk: &Desk, text: &str) -> bool {
    let folded = text.to_lowercase();
    let rivals = desk.case.world.competitors.iter().map(|c| c.name.as_str());
    let people = desk.case.account.people.iter().filter(|p| !*p.placeholder);
    let people = people.map(|p| p.name.as_str());
    !rivals.chain(people).any(|name| is_named(&folded, name))
}

fn is_named(folded: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    if folded.contains(&name) {
        return true;
    }
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let long = name.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2);
    let mut long = long.filter(|w| w.chars().any(char::is_alphabetic));
    long.any(|w| words.contains(&w))
}
