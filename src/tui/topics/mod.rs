//! The topics of an account as a list: its orders, its mark, and what keys change. Pane 3 and the checklist share it.

pub mod change;
pub mod said;

use super::action::Action;
use super::ctx::Ctx;
use super::filter_words::FilterWords;
use super::theme::Role;
use crate::model::{Choice, Confidence, Intel, Key, Tier, rounded};
use crate::tui::components::list::move_mark;
use crate::tui::route::FormKind;
use crate::workbench::{Dossier, TopicLine, folded};
use std::cmp::Ordering;

/// Said of a topic about people where nobody is known.
pub const NOBODY: &str = "nobody is known to ask about: who decides there? n p adds a person";

/// In which order the topics stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicOrder {
    /// Only the critical ones, and those of the rep's own: of an account that is not worth all of them.
    Short,
    /// What a verified answer would add.
    Worth,
    /// That of the playbook.
    Category,
    /// The oldest answer first.
    Age,
    /// The least sure first.
    Confidence,
}

impl TopicOrder {
    /// As a title says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Short => phrase!("those that matter"),
            Self::Worth => phrase!("by what it is worth"),
            Self::Category => phrase!("by category"),
            Self::Age => phrase!("by age"),
            Self::Confidence => phrase!("by confidence"),
        }
    }

    fn next(self, small: bool) -> Self {
        match self {
            Self::Short => Self::Worth,
            Self::Worth => Self::Category,
            Self::Category => Self::Age,
            Self::Age => Self::Confidence,
            Self::Confidence if small => Self::Short,
            Self::Confidence => Self::Worth,
        }
    }

    fn compare(self, a: &TopicLine, b: &TopicLine) -> Ordering {
        // What nobody can be asked about stands last: nothing can be done about it.
        match self {
            Self::Category => Ordering::Equal,
            Self::Short | Self::Worth => way(a, b).then_with(|| worth(a, b)),
            Self::Age => way(a, b).then(b.age.cmp(&a.age)).then_with(|| worth(a, b)),
            Self::Confidence => {
                way(a, b).then(a.confidence.cmp(&b.confidence)).then_with(|| worth(a, b))
            }
        }
    }
}

fn worth(a: &TopicLine, b: &TopicLine) -> Ordering {
    a.by_worth(b)
}

fn way(a: &TopicLine, b: &TopicLine) -> Ordering {
    a.nobody.cmp(&b.nobody)
}

/// Is the account neither key nor target, and without an open deal?
fn is_small(dossier: &Dossier) -> bool {
    let account = &dossier.account;
    let worth = matches!(account.tier, Tier::Key | Tier::Target);
    !worth && !account.opportunities.iter().any(|o| o.is_open())
}

/// A topic that is being answered: how many answers there were, and where the mark goes once there is one more.
struct Answering {
    answers: usize,
    next: Option<String>,
}

/// The list, with a mark that stays on its topic while the rows change places.
#[derive(Default)]
pub struct Topics {
    /// The row with the mark.
    pub picked: usize,
    /// The first row in view.
    pub top: usize,
    /// Rows in view.
    pub page: usize,
    rows: Vec<usize>,
    hidden: usize,
    order: Option<TopicOrder>,
    subject: String,
    answering: Option<Answering>,
    account: Key,
}

impl Topics {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many topics are not among them.
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The order in which they stand.
    pub fn order(&self, dossier: &Dossier) -> TopicOrder {
        let small = is_small(dossier);
        let first = if small { TopicOrder::Short } else { TopicOrder::Worth };
        self.order.filter(|order| small || *order != TopicOrder::Short).unwrap_or(first)
    }

    /// The topic at a row.
    pub fn at<'a>(&self, dossier: &'a Dossier, row: usize) -> Option<&'a TopicLine> {
        dossier.readiness.topics.get(*self.rows.get(row)?)
    }

    /// The topic with the mark.
    pub fn topic<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a TopicLine> {
        self.at(ctx.dossier?, self.picked)
    }

    /// Moves the mark; false where the action does not move.
    pub fn moves(&mut self, action: Action, ctx: &Ctx) -> bool {
        let moved = move_mark(&mut self.picked, self.rows.len(), self.page, action);
        if moved {
            self.keep(ctx);
        }
        moved
    }

    /// Puts the mark on a row.
    pub fn pick(&mut self, row: usize, ctx: &Ctx) {
        self.picked = row.min(self.rows.len().saturating_sub(1));
        self.keep(ctx);
    }

    fn keep(&mut self, ctx: &Ctx) {
        self.answering = None;
        self.subject = self.topic(ctx).map(|t| t.subject.clone()).unwrap_or_default();
    }

    /// Puts the mark on a topic; false where it is not in the list.
    pub fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let row = ctx.dossier.and_then(|d| self.row_of(d, subject));
        self.pick(row.unwrap_or(self.picked), ctx);
        row.is_some()
    }

    fn row_of(&self, dossier: &Dossier, subject: &str) -> Option<usize> {
        self.rows.iter().position(|i| dossier.readiness.topics[*i].subject == subject)
    }

    /// Turns to the next order; the mark goes to the first row.
    pub fn turn(&mut self, ctx: &Ctx, filter: &str) {
        let Some(dossier) = ctx.dossier else { return };
        self.order = Some(self.order(dossier).next(is_small(dossier)));
        self.arrange(dossier, filter);
        self.pick(0, ctx);
    }

    /// The filter has changed: the mark goes to the topic that is called so, else to the first whose name begins
    /// so, else to the first row.
    pub fn filter(&mut self, ctx: &Ctx, filter: &str) {
        let Some(dossier) = ctx.dossier else { return };
        self.arrange(dossier, filter);
        let wanted = folded(filter.trim());
        let title = |i: &usize| folded(&dossier.readiness.topics[*i].title);
        let whole = self.rows.iter().position(|i| title(i) == wanted);
        let begun = || self.rows.iter().position(|i| title(i).starts_with(&wanted));
        self.pick(whole.or_else(begun).unwrap_or(0), ctx);
    }

    fn arrange(&mut self, dossier: &Dossier, filter: &str) {
        let topics = &dossier.readiness.topics;
        let order = self.order(dossier);
        let wanted = FilterWords::new(filter);
        self.rows = (0..topics.len())
            .filter(|i| {
                let t = &topics[*i];
                let matters = order != TopicOrder::Short || t.critical || t.own.is_some();
                matters && wanted.fits(&[&t.title, &t.category])
            })
            .collect();
        self.hidden = topics.len() - self.rows.len();
        self.rows.sort_by(|a, b| order.compare(&topics[*a], &topics[*b]));
    }

    /// The account or its conclusions have changed: the mark stays on its topic, or goes to the next one where this
    /// one has just been answered.
    pub fn refresh(&mut self, ctx: &Ctx, filter: &str) {
        let Some(dossier) = ctx.dossier else {
            self.rows.clear();
            return;
        };
        if std::mem::replace(&mut self.account, dossier.key) != dossier.key {
            (self.top, self.answering) = (0, None);
            self.arrange(dossier, filter);
            return self.pick(0, ctx);
        }
        self.arrange(dossier, filter);
        if self.answering.as_ref().is_some_and(|a| dossier.account.intel.len() > a.answers) {
            let next = self.answering.take().and_then(|a| a.next);
            self.subject = next.unwrap_or(std::mem::take(&mut self.subject));
        }
        let row = self.row_of(dossier, &self.subject);
        self.picked = row.unwrap_or(self.picked).min(self.rows.len().saturating_sub(1));
        self.subject = self.topic(ctx).map(|t| t.subject.clone()).unwrap_or_default();
    }

    /// The form of an answer to the topic with the mark.
    pub fn answer(&mut self, ctx: &Ctx) -> Option<FormKind> {
        let dossier = ctx.dossier?;
        let topic = self.topic(ctx).filter(|t| !t.nobody)?;
        let next = self.at(dossier, self.picked + 1).map(|t| t.subject.clone());
        self.answering = Some(Answering { answers: dossier.account.intel.len(), next });
        Some(FormKind::Intel(Some(topic.subject.clone())))
    }

    /// What stands above or below the list: what is worth asking for, or that there is nothing.
    pub fn heading(&self, ctx: &Ctx) -> Option<String> {
        let dossier = ctx.dossier?;
        let topics = &dossier.readiness.topics;
        if dossier.readiness.whole == 100 && topics.iter().all(|t| rounded(t.gain) == 0) {
            return Some(
                phrase!("nothing left to gain: every topic is verified and fresh").to_owned(),
            );
        }
        match self.order(dossier) {
            TopicOrder::Short => {
                let matter = topics.iter().filter(|t| t.critical || t.own.is_some()).count();
                Some(phrase!("{} that matter; o shows all {}", matter, topics.len()))
            }
            _ => None,
        }
    }
}

/// The answers to a topic, the best first, then the newest.
pub fn answers<'a>(dossier: &'a Dossier, topic: &TopicLine) -> Vec<&'a Intel> {
    let all = &dossier.account.intel;
    let best = topic.answer.and_then(|at| all.get(at)).map(|i| i.key);
    let mut found: Vec<&Intel> = all
        .iter()
        .filter(|i| {
            i.topic.as_deref().unwrap_or_default() == topic.topic
                && i.person.0 == topic.person
                && i.answer.is_some()
        })
        .collect();
    found.sort_by_key(|i| (Some(i.key) != best, std::cmp::Reverse(*i.as_of)));
    found
}

/// Its title in a list: of a person the last name, where nobody else here has it.
pub fn short(ctx: &Ctx, topic: &TopicLine) -> String {
    let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
    let about = people.iter().find(|p| Some(p.id.as_str()) == topic.person.as_deref());
    let Some(name) = about.map(|p| p.name.as_str()) else {
        return topic.title.clone();
    };
    match people.iter().filter(|p| last(&p.name) == last(name)).count() {
        1 => topic.title.replace(name, &last(name)),
        _ => topic.title.clone(),
    }
}

fn last(name: &str) -> String {
    name.split_whitespace().next_back().unwrap_or_default().to_owned()
}

/// "+4", where a verified answer of today adds so much to readiness.
pub fn gain(topic: &TopicLine) -> String {
    match rounded(topic.gain) {
        n if n > 0 => format!("+{n}"),
        _ => String::new(),
    }
}

/// How sure it is: "rumour ~, old".
pub fn state(ctx: &Ctx, topic: &TopicLine) -> (String, Role) {
    let (words, glyphs) = (&ctx.bench.words, ctx.theme.glyphs);
    let Some(confidence) = topic.confidence else {
        return match (topic.nobody, topic.critical) {
            _ if topic.says.is_some() => (phrase!("the file says").to_owned(), Role::Accent),
            (true, _) => (phrase!("nobody yet").to_owned(), Role::Muted),
            (_, true) => (phrase!("unknown").to_owned(), Role::Bad),
            _ => (phrase!("unknown").to_owned(), Role::Warn),
        };
    };
    if topic.disputed {
        return (phrase!("disputed {}", glyphs.critical), Role::Bad);
    }
    let word = words.word("confidence", confidence.word());
    let hearsay = if confidence == Confidence::Rumour {
        format!(" {}", glyphs.hearsay)
    } else {
        String::new()
    };
    let old = if topic.stale { phrase!(", old") } else { "" };
    let role = match confidence {
        _ if topic.stale => Role::Warn,
        Confidence::Rumour => Role::Warn,
        Confidence::Stated => Role::Body,
        Confidence::Verified => Role::Good,
    };
    (format!("{word}{hearsay}{old}"), role)
}
