//! For the customer's table: agenda, questions with room to write, what to bring, promises. Nothing about people or rivals.

use super::plain::Names;
use super::promises::{Eyes, promised};
use super::{Desk, head, when};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::{Question, Visit};
use crate::rules::phrase;

/// The lines to write on below a question, at least; more where the page has room.
const ROOM: usize = 1;
/// Categories whose questions are about people or rivals, or about what they hold against us.
const OURS: [&str; 2] = ["senior", "rivals"];

/// The whole page, before it is made to fit.
pub fn page(desk: &Desk) -> Brief {
    let names = Names::of(desk);
    let day = desk.visit.and_then(|v| *v.date).map(when);
    let mut brief = head(desk, day.unwrap_or_default());
    let place = desk.visit.and_then(|v| v.place.as_deref());
    brief.place = place.and_then(|p| names.without_people(p)).unwrap_or_default();
    brief.prepared = desk.case.world.rep.company.0.clone().unwrap_or_default();
    let mut page = Page { names, withheld: Withheld::default() };
    let none = Visit::default();
    let visit = desk.visit.unwrap_or(&none);
    brief.sections = vec![
        page.list("agenda", "Agenda", &visit.agenda, 1),
        page.questions(visit),
        page.list("bring", "With us today", &visit.bring, 3),
        page.promised(desk),
    ];
    brief.withheld = page.withheld.told();
    brief
}

struct Page {
    names: Names,
    withheld: Withheld,
}

/// What may not lie there: told to the rep.
#[derive(Default)]
struct Withheld {
    questions: i64,
    lines: i64,
    names: i64,
}

impl Withheld {
    fn told(&self) -> Vec<String> {
        let about = |n: i64, what: &str| {
            (n > 0).then(|| format!("{} about people or rivals", phrase::count(n, what)))
        };
        let names = phrase::count(self.names, "line");
        let names = (self.names > 0).then(|| format!("the names in {names}"));
        let told = [about(self.questions, "question"), about(self.lines, "line"), names];
        told.into_iter().flatten().collect()
    }
}

impl Page {
    /// The words without the people in them; what cannot lie there is counted.
    fn plain(&mut self, words: &str) -> Option<String> {
        let plain = self.names.without_people(words);
        match &plain {
            None => self.withheld.lines += 1,
            Some(text) if text != words => self.withheld.names += 1,
            Some(_) => {}
        }
        plain
    }

    fn list(&mut self, name: &'static str, title: &str, words: &[String], yields: u8) -> Section {
        Section {
            name,
            title: title.to_owned(),
            entries: words.iter().filter_map(|w| self.plain(w)).map(Entry::new).collect(),
            keep: 6,
            yields,
            ..Section::default()
        }
    }

    fn questions(&mut self, visit: &Visit) -> Section {
        let asked: Vec<&Question> = visit.questions.iter().filter(|q| q.text.is_some()).collect();
        let seen: Vec<&str> = asked.iter().filter_map(|q| self.to_be_seen(q)).collect();
        let withheld = asked.len() - seen.len();
        let entries = seen
            .iter()
            .enumerate()
            .map(|(i, text)| Entry { write: ROOM, ..Entry::new(*text).lead((i + 1).to_string()) });
        let entries = entries.collect();
        self.withheld.questions = i64::try_from(withheld).unwrap_or(i64::MAX);
        Section {
            name: "questions",
            title: "Questions".to_owned(),
            entries,
            keep: 10,
            yields: 2,
            ..Section::default()
        }
    }

    fn to_be_seen<'q>(&self, question: &'q Question) -> Option<&'q str> {
        let category = question.topic.as_deref().and_then(|t| t.split_once('.'));
        let ours = category.is_some_and(|(c, _)| OURS.contains(&c));
        question.text.as_deref().filter(|_| !ours).and_then(|t| self.names.unnamed(t))
    }

    fn promised(&mut self, desk: &Desk) -> Section {
        let all = promised(desk, Eyes::Theirs).into_iter();
        let plain = all.filter_map(|entry| {
            let text = self.plain(&entry.text)?;
            Some(Entry { text, source: None, ..entry })
        });
        Section {
            name: "promised",
            title: "Promised".to_owned(),
            entries: plain.collect(),
            keep: 4,
            yields: 4,
            ..Section::default()
        }
    }
}
