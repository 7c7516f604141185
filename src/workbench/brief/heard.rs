//! Every line of a visit with who may hear it: promises, agenda, what to bring, questions.

use super::{BriefContext, promises};
use crate::model::brief::Print;
use crate::model::{Account, Action, Audience, Choice, Key, Record, Value, Visit};
use crate::rules::audience::Hearing;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::visit::Ask;

/// A line, and who may hear it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeardLine {
    /// What it is: "we owe", "agenda", "ask".
    pub lead: String,
    /// What it says.
    pub text: String,
    /// "in the room", "alone with Tobias Lenz", "for us".
    pub heard: String,
    /// With whom alone, by name; nothing where it is not for one person alone.
    pub alone: Option<String>,
    /// Before whom it is never said, and why; empty where it may be before all who attend.
    pub never: String,
    /// Of something to do or promised: its number, and what the rep has said of it.
    pub action: Option<(Key, Option<Audience>)>,
}

impl HeardLine {
    /// What the rep says next: made out, in the room, alone with them, for us.
    pub fn turned(&self) -> Option<(Operation, &'static str)> {
        let (key, said) = self.action?;
        let next = match said {
            None => Some(Audience::Room),
            Some(Audience::Room) => Some(Audience::Pair),
            Some(Audience::Pair) => Some(Audience::Ours),
            Some(Audience::Ours) => None,
        };
        let value = next.map_or(Value::Absent, |a| Value::Text(a.word().to_owned()));
        let turned = Operation::set("", Action::SCHEMA, key, vec![("audience", value)]);
        Some((turned, next.map_or(phrase!("made out"), Audience::word)))
    }
}

impl Workbench {
    /// All lines of a visit that can be said, with who may hear them.
    pub fn heard_lines(&self, account: &Account, visit: &Visit) -> Result<Vec<HeardLine>> {
        self.at_desk(account, Some(visit), (Print::Table, None), |desk| lines(desk, visit))
    }

    /// Questions of a visit, asked or only proposed, with who may hear them.
    pub fn heard_questions<'q>(
        &self,
        account: &Account,
        visit: &Visit,
        asks: impl Iterator<Item = &'q Ask>,
    ) -> Result<Vec<HeardLine>> {
        self.at_desk(account, Some(visit), (Print::Table, None), |desk| {
            asks.map(|ask| {
                let (topic, person) = (ask.topic.as_deref(), ask.person.as_deref());
                line(desk, ("ask", &ask.text), &desk.hearings.question(&ask.text, topic, person))
            })
            .collect()
        })
    }
}

fn lines(desk: &BriefContext, visit: &Visit) -> Vec<HeardLine> {
    let hearings = &desk.hearings;
    let promised = promises::between(desk).into_iter().map(|action| {
        let lead = match promises::side(action) {
            promises::PromiseSide::Ours => phrase!("we owe"),
            promises::PromiseSide::Theirs => phrase!("they owe"),
            promises::PromiseSide::Task => phrase!("to do"),
        };
        let what = action.what.as_deref().unwrap_or_default();
        HeardLine {
            action: Some((action.key, action.audience)),
            ..line(desk, (lead, what), &hearings.action(action))
        }
    });
    let typed = [("agenda", &visit.agenda), ("bring", &visit.bring)];
    let typed = typed.into_iter().flat_map(|(lead, list)| list.iter().map(move |w| (lead, w)));
    let typed = typed.map(|(lead, words)| line(desk, (lead, words), &hearings.typed(words)));
    let asked = visit.questions.iter().filter_map(|q| {
        let text = q.text.as_deref()?;
        let hearing = hearings.question(text, q.topic.as_deref(), q.person.0.as_deref());
        Some(line(desk, ("ask", text), &hearing))
    });
    promised.chain(typed).chain(asked).collect()
}

fn line(desk: &BriefContext, (lead, text): (&str, &str), hearing: &Hearing) -> HeardLine {
    let room = desk.words.word("audience", Audience::Room.word());
    let pair = hearing.with.filter(|_| hearing.audience == Audience::Pair);
    let heard = match (hearing.audience, pair) {
        (Audience::Pair, Some(person)) => phrase!("alone with {}", person.name.as_str()),
        (Audience::Room, _) => room.to_owned(),
        _ => desk.words.word("audience", Audience::Ours.word()).to_owned(),
    };
    let never: Vec<String> = hearing.never.iter().map(|n| n.says()).collect();
    HeardLine {
        lead: lead.to_owned(),
        text: text.to_owned(),
        heard,
        alone: pair.map(|p| p.name.to_string()),
        never: never.join("; "),
        action: None,
    }
}
