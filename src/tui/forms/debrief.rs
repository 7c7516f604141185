//! The debrief: what we got, what we learned, what now; one save is one step.

use super::field::{Fields, FormField};
use super::fields::{choice, line, mark, notes};
use super::form::Form;
use super::plan::{Plan, Wrong};
use crate::model::{Choice, Confidence, DeedKind, Edit, Outcome, Value, Visit, VisitResult};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::debrief::{Answered, Debriefing, Did, Marked, Whose, edits, next_steps};
use crate::workbench::{Dossier, short_day};

/// What may come of a visit as a contact: the choices of the form.
const OUTCOMES: [&str; 5] = ["advanced", "held", "refused", "no_answer", "lost_ground"];

/// The debrief of the visit of this id.
pub fn open(id: &str, ctx: &Ctx) -> Option<Form> {
    let dossier = ctx.dossier?;
    let visit = visit(dossier, id)?;
    let mut fields = vec![result(visit, ctx)];
    let help = "what they said that we did not know";
    fields.push(own("learned", "learned", help, notes(), &text(&visit.debrief.learned), ctx));
    let help = "one a line: Falk: trip list, fri;  we: offer rev 2, 5 dec;  call Vik, mon";
    fields.push(own("next", "next", help, notes(), &text(&visit.debrief.next), ctx));
    questions(visit, &mut fields, ctx);
    let help = "what came of it as a contact";
    let value = Value::Text("advanced".to_owned());
    fields.push(own("outcome", "outcome", help, choice(&OUTCOMES, "outcome", ctx), &value, ctx));
    people(dossier, visit, &mut fields, ctx);
    stage(dossier, visit, &mut fields, ctx);
    let title = match visit.purpose.as_deref() {
        Some(purpose) => format!("Debrief: {purpose}"),
        None => "Debrief".to_owned(),
    };
    let draft = format!("debrief {}", visit.key);
    let plan = Box::new(Saving { id: id.to_owned() });
    Some(Form::new(&title, draft, Fields(fields), plan, ctx))
}

fn visit<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a Visit> {
    dossier.account.visits.iter().find(|v| *v.id == id)
}

fn text(text: &Option<String>) -> Value {
    text.clone().map_or(Value::Absent, Value::Text)
}

fn own(
    column: &str,
    label: &str,
    help: &str,
    input: Box<dyn super::fields::Input>,
    value: &Value,
    ctx: &Ctx,
) -> FormField {
    FormField::own(column, label, help, input, value.clone(), ctx)
}

/// The result against the ladder, each rung in its words.
fn result(visit: &Visit, ctx: &Ctx) -> FormField {
    let ladder = &visit.objectives;
    let rungs =
        [("best", &ladder.best), ("expected", &ladder.expected), ("minimum", &ladder.minimum)];
    let said =
        rungs.iter().filter_map(|(word, text)| Some(format!("{word}: {}", text.as_deref()?)));
    let help = said.collect::<Vec<_>>().join("; ");
    let codes = ["missed", "met_minimum", "met_expected", "met_best"];
    let was = visit.debrief.result.map(Choice::word);
    let value = was.map_or(Value::Absent, |w| Value::Text(w.to_owned()));
    let mut field = own("result", "result", &help, choice(&codes, "result", ctx), &value, ctx);
    field.needed = true;
    field
}

fn questions(visit: &Visit, fields: &mut Vec<FormField>, ctx: &Ctx) {
    for (place, question) in visit.questions.iter().enumerate() {
        let Some(asked) = question.text.as_deref() else {
            continue;
        };
        let topic = question.topic.as_deref().and_then(|t| ctx.bench.playbook.topic(t));
        let goes = topic.map_or_else(String::new, |t| format!("   goes to {}", t.title));
        let label = format!("answer {}", place + 1);
        let help = format!("{asked}{goes}");
        let mut field =
            own(&format!("answer_{place}"), &label, &help, line(), &text(&question.answer), ctx);
        field.note = Some(help.clone());
        fields.push(field);
        if topic.is_some() {
            let sure = choice(Confidence::WORDS, "confidence", ctx);
            let value = Value::Text(Confidence::Stated.word().to_owned());
            let help = "how far the answer can be trusted";
            fields.push(own(&format!("sure_{place}"), "", help, sure, &value, ctx));
        }
    }
}

/// Attitude, relationship and a deed of each who was there.
fn people(dossier: &Dossier, visit: &Visit, fields: &mut Vec<FormField>, ctx: &Ctx) {
    let there = |id: &String| dossier.account.people.iter().find(|p| *p.id == *id);
    for person in visit.people.0.iter().filter_map(there) {
        let (id, name) = (person.id.as_str(), person.name.as_str());
        let whole = |mark: Option<i64>| mark.map_or(Value::Absent, Value::Whole);
        let attitude = mark(-2, 2, "attitude", ctx);
        let help = format!("the attitude of {name} towards us, after the visit");
        fields.push(own(
            &format!("attitude@{id}"),
            name,
            &help,
            attitude,
            &whole(*person.attitude),
            ctx,
        ));
        let trust = mark(0, 5, "relationship", ctx);
        let help = format!("how well {name} knows and trusts us now");
        fields.push(own(
            &format!("trust@{id}"),
            "  trust",
            &help,
            trust,
            &whole(*person.relationship),
            ctx,
        ));
        let deed = choice(DeedKind::WORDS, "deed", ctx);
        let help = format!("something {name} did for us; nothing is an answer too");
        fields.push(own(&format!("deed@{id}"), "  did", &help, deed, &Value::Absent, ctx));
    }
}

fn stage(dossier: &Dossier, visit: &Visit, fields: &mut Vec<FormField>, ctx: &Ctx) {
    let about = visit.opportunity.0.as_deref();
    let mut deals = dossier.account.opportunities.iter();
    let Some(deal) = deals.find(|o| Some(o.id.as_str()) == about) else {
        return;
    };
    let value = deal.selling_stage.map_or(Value::Absent, Value::Whole);
    let help = format!("our stage in {} after the visit", deal.name.as_str());
    fields.push(own("stage", "our stage", &help, mark(1, 6, "", ctx), &value, ctx));
}

struct Saving {
    id: String,
}

impl Saving {
    /// What is typed, as a debriefing.
    fn given(&self, visit: &Visit, fields: &Fields, ctx: &Ctx) -> Debriefing {
        let word = |column: &str| fields.text(column, ctx);
        let answers =
            (0..visit.questions.len()).filter(|p| fields.changed(&format!("answer_{p}"), ctx));
        let answers = answers.filter_map(|place| {
            let sure = word(&format!("sure_{place}")).and_then(|w| Confidence::of(&w));
            Some(Answered {
                place,
                text: word(&format!("answer_{place}"))?,
                confidence: sure.unwrap_or_default(),
            })
        });
        let changed = |column: &str| {
            let is_new = fields.changed(column, ctx);
            fields.whole(column, ctx).filter(|_| is_new)
        };
        let marks = visit.people.0.iter().map(|id| Marked {
            person: id.clone(),
            attitude: changed(&format!("attitude@{id}")),
            relationship: changed(&format!("trust@{id}")),
        });
        let deeds = visit.people.0.iter().filter_map(|id| {
            Some(Did {
                person: id.clone(),
                what: DeedKind::of(&word(&format!("deed@{id}"))?)?,
                note: String::new(),
            })
        });
        Debriefing {
            people: Vec::new(),
            result: word("result").and_then(|w| VisitResult::of(&w)),
            outcome: word("outcome").and_then(|w| Outcome::of(&w)),
            learned: word("learned").unwrap_or_default(),
            next: word("next").filter(|_| fields.changed("next", ctx)).unwrap_or_default(),
            answers: answers.collect(),
            marks: marks.collect(),
            deeds: deeds.collect(),
            stage: changed("stage"),
        }
    }
}

impl Plan for Saving {
    fn side(&self, fields: &Fields, ctx: &Ctx) -> Vec<(Role, String)> {
        let Some((dossier, visit)) = ctx.dossier.and_then(|d| Some((d, visit(d, &self.id)?)))
        else {
            return Vec::new();
        };
        let given = self.given(visit, fields, ctx);
        let mut said = vec![(Role::Title, "what this changes".to_owned())];
        let (now, then) = (dossier.readiness.whole, after(dossier, visit, &given));
        let step = ctx.theme.glyphs.step;
        let role = if then > now { Role::Good } else { Role::Muted };
        said.push((role, format!(" readiness   {now} {step} {then}")));
        let steps = next_steps(&given.next, &dossier.account, &visit.people.0, ctx.today());
        for next in steps {
            let who = match &next.whose {
                Whose::Ours => "we promise".to_owned(),
                Whose::Todo => "to do".to_owned(),
                Whose::Theirs(id) => {
                    let mut people = dossier.account.people.iter();
                    let found = people.find(|p| *p.id == *id);
                    format!("{} promises", found.map_or("", |p| p.name.as_str()))
                }
            };
            let due = next.due.map(|d| short_day(d, ctx.today()));
            let due = due.unwrap_or_else(|| "no day".to_owned());
            said.push((Role::Body, format!(" {who}: {}, {due}", next.what)));
        }
        said
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<(String, Vec<Edit>), Wrong> {
        let Some((dossier, visit)) = ctx.dossier.and_then(|d| Some((d, visit(d, &self.id)?)))
        else {
            return Err(("result", "the visit is gone".to_owned()));
        };
        let given = self.given(visit, fields, ctx);
        let rep = ctx.bench.rep().ok().and_then(|r| r.name.0);
        let playbook = &ctx.bench.playbook;
        let mut account = dossier.account.clone();
        account.key = dossier.key;
        let edits = edits(&account, visit, &given, playbook, rep.as_deref(), ctx.today());
        let day = visit.date.map(|d| short_day(d.date, ctx.today()));
        let label = format!("debrief of {}", day.unwrap_or_else(|| "the visit".to_owned()));
        Ok((label, edits))
    }
}

/// Readiness once the answers are in, as far as the topics tell.
fn after(dossier: &Dossier, visit: &Visit, given: &Debriefing) -> i64 {
    let mut exact = dossier.readiness.exact;
    let mut seen = Vec::new();
    for answer in &given.answers {
        let Some(question) = visit.questions.get(answer.place) else {
            continue;
        };
        let topics = dossier.readiness.topics.iter();
        let topic = topics.into_iter().find(|t| {
            Some(t.topic.as_str()) == question.topic.as_deref()
                && (t.person.is_none() || t.person == question.person.0)
        });
        let Some(topic) = topic.filter(|t| !seen.contains(&t.subject)) else {
            continue;
        };
        seen.push(topic.subject.clone());
        exact += match answer.confidence {
            Confidence::Verified => topic.gain,
            Confidence::Stated => topic.gain_stated,
            Confidence::Rumour if topic.answer.is_none() => topic.gain * 0.4,
            Confidence::Rumour => 0.0,
        };
    }
    crate::model::rounded(exact.min(100.0))
}
