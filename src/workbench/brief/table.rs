//! For the customer's table: agenda, questions with room to write, what to bring, promises; each line whole or not
//! at all, in the language of the first who attends (docs/WORDING.md).

use super::omissions::{Omissions, Sort};
use super::{BriefContext, head, language, promises};
use crate::model::brief::{Brief, Entry, Section, Traced};
use crate::model::playbook::Language;
use crate::model::words::fill;
use crate::model::{Action, Person, Question, Visit};
use crate::rules::audience::{Hearing, Reason};
use crate::rules::delicate::is_delicate;

/// The lines to write on below a question, at least; more where the page has room.
const ROOM: usize = 1;

/// The whole page, before it is made to fit.
pub fn page(desk: &BriefContext) -> Brief {
    let mut page = Page::of(desk);
    let none = Visit::default();
    let visit = desk.visit.unwrap_or(&none);
    let when = visit.date.map(|d| language::when(page.language, d));
    let mut brief = head(desk, when.unwrap_or_default());
    brief.place = page.place(visit).unwrap_or_default().to_owned();
    brief.prepared = desk.case.world.rep.company.0.clone().unwrap_or_default();
    let words = page.language;
    brief.sections = vec![
        page.list("agenda", &words.agenda, &visit.agenda, 1),
        page.questions(visit),
        page.list("bring", &words.bring, &visit.bring, 3),
        page.promised(),
    ];
    brief.labels = language::labels(words);
    brief.withheld = page.kept.told();
    brief.traced = page.traced;
    brief
}

/// What the table does not get of a visit: "2 promises of your coach".
pub fn kept(desk: &BriefContext) -> Vec<String> {
    match desk.visit {
        Some(_) => page(desk).withheld,
        None => Vec::new(),
    }
}

/// Does a question lie on the page for the customer's table?
pub fn may_lie(desk: &BriefContext, text: &str, hearing: &Hearing) -> bool {
    let delicate = is_delicate(desk.case.world.playbook, text);
    !delicate && hearing.kept_for(&desk.readers).is_none()
}

/// A page for the customer's eyes, line by line.
pub struct Page<'d, 'c, 'a> {
    desk: &'d BriefContext<'c, 'a>,
    /// The language of the first reader.
    pub language: &'a Language,
    /// What was kept back.
    pub kept: Omissions,
    /// The lines that one person alone can have told us.
    pub traced: Vec<Traced>,
    lines: usize,
}

impl<'d, 'c, 'a> Page<'d, 'c, 'a> {
    /// For those who read it.
    pub fn of(desk: &'d BriefContext<'c, 'a>) -> Self {
        let language = desk.language(&desk.readers);
        Self { desk, language, kept: Omissions::default(), traced: Vec::new(), lines: 0 }
    }

    /// Is a line open to all who read it? One that is not is counted; one that is, and has one source, is traced.
    fn is_open(
        &mut self,
        (text, sort): (&str, Sort),
        hearing: &Hearing,
        only: Option<&Person>,
    ) -> bool {
        let delicate = sort != Sort::Line && is_delicate(self.desk.case.world.playbook, text);
        let kept = hearing.kept_for(&self.desk.readers).or(delicate.then_some(Reason::House));
        if let Some(reason) = kept {
            self.kept.add(sort, reason);
            return false;
        }
        self.lines += 1;
        if let Some(person) = only {
            self.traced.push(Traced {
                line: self.lines,
                text: text.to_owned(),
                who: person.name.to_string(),
            });
        }
        true
    }

    /// The same of what was typed for the table; `topic` is what a question asks for.
    fn may_lie(&mut self, text: &str, sort: Sort, question: Option<&Question>) -> bool {
        let hearings = &self.desk.hearings;
        let topic = question.and_then(|q| q.topic.as_deref());
        let hearing = match question {
            Some(q) => hearings.question(text, topic, q.person.0.as_deref()),
            None => hearings.typed(text),
        };
        let only = hearings.only_told(text, topic);
        self.is_open((text, sort), &hearing, only)
    }

    /// The place of the visit, where it may be read.
    pub fn place<'v>(&mut self, visit: &'v Visit) -> Option<&'v str> {
        visit.place.as_deref().filter(|place| self.may_lie(place, Sort::Line, None))
    }

    /// A list of the visit under its heading.
    pub fn list(
        &mut self,
        name: &'static str,
        title: &str,
        words: &[String],
        yields: u8,
    ) -> Section {
        let open = words.iter().filter(|w| self.may_lie(w, Sort::Line, None));
        Section {
            name,
            title: title.to_owned(),
            entries: open.map(Entry::new).collect(),
            keep: 6,
            yields,
            ..Section::default()
        }
    }

    fn questions(&mut self, visit: &Visit) -> Section {
        let asked = visit.questions.iter().filter_map(|q| Some((q.text.as_deref()?, q)));
        let open = asked.filter(|(text, q)| self.may_lie(text, Sort::Question, Some(q)));
        let texts: Vec<&str> = open.map(|(text, _)| text).collect();
        let entries = texts.iter().enumerate();
        let entries = entries
            .map(|(i, text)| Entry { write: ROOM, ..Entry::new(*text).lead((i + 1).to_string()) });
        Section {
            name: "questions",
            title: self.language.questions.clone(),
            entries: entries.collect(),
            keep: 10,
            yields: 2,
            ..Section::default()
        }
    }

    /// What both sides promised and is open to the readers, ours first, by day; where a subject is given, for it.
    pub fn promises(&mut self, subject: Option<&str>) -> Vec<&'a Action> {
        let mut all = promises::between(self.desk);
        all.retain(|a| subject.is_none() || a.for_subject.as_deref() == subject);
        let hearings = &self.desk.hearings;
        let open = all.into_iter().filter(|action| {
            let what = action.what.as_deref().unwrap_or_default();
            let hearing = hearings.action(action);
            let only = hearings.only_promised(action);
            self.is_open((what, Sort::Promise), &hearing, only)
        });
        open.collect()
    }

    /// "by Fri 21 Aug".
    pub fn by(&self, action: &Action) -> String {
        let day = |d| language::day(self.language, d, self.desk.case.today(), false);
        action.due.map(|d| fill(&self.language.by, &[("day", &day(d))])).unwrap_or_default()
    }

    fn promised(&mut self) -> Section {
        let open = self.promises(None);
        let entries = open.iter().map(|action| {
            let lead = match promises::side(action) {
                promises::PromiseSide::Ours => &self.language.we_promised,
                promises::PromiseSide::Theirs => &self.language.you_promised,
                promises::PromiseSide::Task => &self.language.we_do,
            };
            let what = action.what.as_deref().unwrap_or_default();
            Entry::new(what).lead(lead.as_str()).aside(self.by(action))
        });
        Section {
            name: "promised",
            title: self.language.promised.clone(),
            entries: entries.collect(),
            keep: 4,
            yields: 4,
            ..Section::default()
        }
    }
}
