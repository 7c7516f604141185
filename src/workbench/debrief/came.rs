//! What was expected of a visit and what of it came: the hits of its rehearsal (METHOD F5).

use super::Over;
use super::record::DebriefContext;
use crate::model::{Objection, TheirQuestion, Value, Visit};

/// How much of what was expected came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hits {
    /// So much came.
    pub came: usize,
    /// So much was expected.
    pub expected: usize,
}

impl Hits {
    /// Of a visit; nothing where nothing was expected.
    pub fn of(visit: &Visit) -> Option<Self> {
        let all = expected(visit);
        let came = all.iter().filter(|(_, came)| *came).count();
        (!all.is_empty()).then_some(Self { came, expected: all.len() })
    }

    /// "2 of 4 came".
    pub fn said(self) -> String {
        phrase!("{} of {} came", self.came, self.expected)
    }
}

/// What they were to say, then what they were to ask, each with whether it came.
pub fn expected(visit: &Visit) -> Vec<(&str, bool)> {
    let say = visit.objections.iter().map(|o| (o.text.as_deref(), *o.came));
    let ask = visit.their_questions.iter().map(|q| (q.text.as_deref(), *q.came));
    say.chain(ask).filter_map(|(text, came)| Some((text?, came))).collect()
}

impl DebriefContext<'_> {
    /// Ticks what came, and takes the tick off what did not.
    pub(super) fn came(&mut self) {
        let (Over::Visit(visit), Some(came)) = (self.over, &self.given.came) else {
            return;
        };
        let other = |text: Option<&str>, was: bool| {
            let is = came.iter().any(|c| Some(c.as_str()) == text);
            (is != was).then(|| vec![("came", if is { Value::Flag(true) } else { Value::Absent })])
        };
        for said in visit.objections.iter() {
            if let Some(cells) = other(said.text.as_deref(), *said.came) {
                self.update::<Objection>(said.key, cells);
            }
        }
        for asked in visit.their_questions.iter() {
            if let Some(cells) = other(asked.text.as_deref(), *asked.came) {
                self.update::<TheirQuestion>(asked.key, cells);
            }
        }
    }
}
