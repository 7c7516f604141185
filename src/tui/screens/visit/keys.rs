//! What the keys do with the picked row of each pane.

use super::draw::Found;
use super::rows::{self, WANTS};
use super::top::{Stand, Top};
use super::{ASK, EXPECT, PEOPLE, TOP, Visit, WANT};
use crate::model::Visit as Record;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{ExpectStart, FormKind, QuestionStart, Route};
use crate::tui::screens::visits::remove;
use crate::tui::topics::change::take as topic_word;
use crate::workbench::Dossier;
use crate::workbench::visit::{Ask, Expected, Kind, Mend, edits as change};
use crate::workbench::{Operation, operation};

impl Visit {
    /// Enter, a, e, d, Space, + and - on the picked row.
    pub(super) fn with_row(
        &mut self,
        action: Action,
        ctx: &Ctx,
        (dossier, visit): Found,
        sure: bool,
    ) -> Effect {
        match action {
            Action::Enter => self.enter(visit),
            Action::Edit => self.edit(visit),
            Action::Add => self.add(),
            Action::Tick => self.tick(dossier, visit),
            Action::Plus if self.focus == ASK => self.shift(dossier, visit, -1),
            Action::Minus if self.focus == ASK => self.shift(dossier, visit, 1),
            Action::Plus if self.focus == EXPECT && !self.has_expected() => {
                self.tick(dossier, visit)
            }
            Action::Minus if self.focus == EXPECT && self.has_expected() => {
                self.tick(dossier, visit)
            }
            Action::Confirm if self.focus == ASK => self.take_word(ctx, dossier),
            Action::Delete => self.delete(ctx, dossier, visit, sure),
            _ => Effect::Pass,
        }
    }

    /// Takes the file's word on the picked question's topic as an answer.
    fn take_word(&self, ctx: &Ctx, dossier: &Dossier) -> Effect {
        let asks = self.asks();
        let subject = asks.get(self.picked[ASK]).and_then(|a| rows::subject(a));
        let mut topics = dossier.readiness.topics.iter();
        let topic = topics.find(|t| Some(&t.subject) == subject.as_ref());
        let taken = topic.and_then(|t| topic_word(ctx, dossier, t));
        taken.unwrap_or_else(|| Effect::Say(phrase!("the file says nothing of this").to_owned()))
    }

    /// What they may say, then what they may ask; of a past visit only what was expected.
    pub(super) fn expects(&self) -> Vec<(Kind, &Expected)> {
        let say = self.view.objections.iter().map(|e| (Kind::Objection, e));
        let ask = self.view.their_questions.iter().map(|e| (Kind::Question, e));
        let stays = |e: &Expected| e.place.is_some() || self.stand == Stand::ToCome;
        say.chain(ask).filter(|(_, e)| stays(e)).collect()
    }

    /// The picked thing to expect is one of the visit.
    fn has_expected(&self) -> bool {
        let expects = self.expects();
        expects.get(self.picked[EXPECT]).is_some_and(|(_, e)| e.place.is_some())
    }

    fn field(&self, column: &'static str) -> Effect {
        Effect::Form(FormKind::VisitField { id: self.id.clone(), column })
    }

    fn enter(&mut self, visit: &Record) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            PEOPLE => match visit.people.0.get(at) {
                Some(id) => Effect::Open(Route::Person(id.clone())),
                None => self.field("people"),
            },
            ASK => match self.asks().get(at).and_then(|a| rows::subject(a)) {
                Some(subject) => Effect::Form(FormKind::Intel(Some(subject))),
                None => self.edit(visit),
            },
            _ => self.edit(visit),
        }
    }

    /// `e`: what is missing is mended, a question worded anew, an objection answered, a field of the visit filled.
    fn edit(&mut self, visit: &Record) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            TOP => self.mend(),
            PEOPLE => match visit.people.0.get(at) {
                Some(id) => Effect::Form(FormKind::Profile(id.clone())),
                None => self.field("people"),
            },
            WANT => self.field(WANTS.get(at).map_or("purpose", |w| w.column)),
            EXPECT => match self.expects().get(at) {
                Some((kind, e)) => self.expect(*kind, Some(e)),
                None => self.expect(Kind::Objection, None),
            },
            _ => self.question(self.asks().get(at).copied()),
        }
    }

    /// Opens what mends the picked gap.
    fn mend(&mut self) -> Effect {
        let form = match self.tops.get(self.picked[TOP]) {
            Some(Top::Gap(gap)) => match &gap.mend {
                Mend::Profile(person) => FormKind::Profile(person.clone()),
                Mend::Topic(subject) => FormKind::Intel(Some(subject.clone())),
                Mend::Field(column) => return self.field(column),
                Mend::Question => {
                    self.focus = ASK;
                    let says =
                        phrase!("Space ticks what you want to ask; a adds a question of your own");
                    return Effect::Say(says.to_owned());
                }
            },
            Some(Top::Cancelled) => return self.field("status"),
            Some(_) => FormKind::Debrief(self.id.clone()),
            None => FormKind::Visit(Some(self.id.clone())),
        };
        Effect::Form(form)
    }

    fn question(&self, ask: Option<&Ask>) -> Effect {
        let visit = self.id.clone();
        Effect::Form(FormKind::Question(match ask {
            None => QuestionStart { visit, ..QuestionStart::default() },
            Some(ask) => QuestionStart {
                visit,
                place: ask.place,
                text: ask.text.clone(),
                topic: ask.topic.clone(),
                person: ask.person.clone(),
                about: ask.about.clone(),
            },
        }))
    }

    fn expect(&self, kind: Kind, e: Option<&Expected>) -> Effect {
        Effect::Form(FormKind::Expect(ExpectStart {
            visit: self.id.clone(),
            kind,
            place: e.and_then(|e| e.place),
            text: e.map(|e| e.text.clone()).unwrap_or_default(),
            answer: e.and_then(|e| e.answer.clone()),
        }))
    }

    fn add(&self) -> Effect {
        match self.focus {
            ASK => self.question(None),
            EXPECT => {
                let expects = self.expects();
                let kind = expects.get(self.picked[EXPECT]).map_or(Kind::Objection, |(k, _)| *k);
                self.expect(kind, None)
            }
            PEOPLE => self.field("people"),
            _ => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
        }
    }

    /// Space: puts what is proposed on the list, takes what is on it off.
    fn tick(&self, dossier: &Dossier, visit: &Record) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            ASK => match self.asks().get(at) {
                Some(ask) => match ask.place {
                    Some(place) => Effect::Do(Operation::new(
                        phrase!("question {} taken off", place + 1),
                        change::without_question(visit, place),
                    )),
                    None => Effect::Do(Operation::new(
                        phrase!("question {}", self.view.chosen.len() + 1),
                        vec![change::with_question(visit, dossier.key, ask)],
                    )),
                },
                None => Effect::Stay,
            },
            EXPECT => match self.expects().get(at) {
                Some((kind, e)) => take(visit, dossier, *kind, e),
                None => Effect::Stay,
            },
            _ => Effect::Stay,
        }
    }

    /// A question up or down among those that are asked.
    fn shift(&mut self, dossier: &Dossier, visit: &Record, by: isize) -> Effect {
        let at = self.picked[ASK];
        let asked = self.view.chosen.len();
        if at >= asked {
            let says =
                phrase!("only questions that are ticked have an order; Space ticks this one");
            return Effect::Say(says.to_owned());
        }
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < asked) else {
            return Effect::Stay;
        };
        let place = |at: usize| self.view.chosen.get(at).and_then(|a| a.place);
        let (Some(from), Some(there)) = (place(at), place(to)) else {
            return Effect::Stay;
        };
        let edits = change::question_moved(visit, dossier.key, from, there);
        self.picked[ASK] = to;
        Effect::Do(Operation::new(phrase!("question {} is now {}", at + 1, to + 1), edits))
    }

    fn delete(&mut self, ctx: &Ctx, dossier: &Dossier, visit: &Record, sure: bool) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            ASK if at < self.view.chosen.len() => self.tick(dossier, visit),
            EXPECT if self.has_expected() => self.tick(dossier, visit),
            ASK | EXPECT => {
                Effect::Say(phrase!("this is only proposed; Space takes it over").to_owned())
            }
            PEOPLE => {
                let mut people = visit.people.0.clone();
                if at >= people.len() {
                    return Effect::Stay;
                }
                people.remove(at);
                Effect::Do(operation::visit::people(phrase!("one attendee less"), visit, people))
            }
            _ if sure => Effect::All(vec![remove(ctx, &self.id), Effect::Close]),
            _ => {
                self.sure = true;
                let key = ctx.keymap.key(Action::Delete);
                Effect::Say(phrase!("{key} again takes the visit away, with its questions", key))
            }
        }
    }
}

/// Takes what is proposed into the visit, what is in it out.
fn take(visit: &Record, dossier: &Dossier, kind: Kind, e: &Expected) -> Effect {
    match e.place {
        Some(place) => Effect::Do(Operation::new(
            phrase!("no longer expected: {}", e.text),
            change::without_expected(visit, kind, place),
        )),
        None => {
            let answer = e.answer.as_deref();
            let edit = change::with_expected(visit, dossier.key, kind, &e.text, answer);
            Effect::Do(Operation::new(phrase!("to expect: {}", e.text), vec![edit]))
        }
    }
}
