//! The fields that a debrief begins with; further ones follow from what is typed.

use super::super::field::{FormField, Head};
use super::super::fields::{
    self, Check, Input, Takes, checks, choice, mark, pick, present, stacked,
};
use crate::model::{Choice, Confidence, Moment, Opportunity, Person, Target, Value, Visit};
use crate::text::DayText;
use crate::text::format::count;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::brief::when;
use crate::workbench::debrief::{Met, Over, expected, has_ladder};
use crate::workbench::{Dossier, Sense};

/// Fields for the prices that were named: column, label, the word that says whose it is.
pub const OFFERED: [(&str, &str, &str); 2] =
    [("they_offered", "they offered", "they"), ("we_offered", "we offered", "we")];

/// What may come of a visit as a contact, the good first.
const OUTCOMES: [&str; 5] = ["advanced", "held", "lost_ground", "refused", "no_answer"];
/// What an unplanned meeting may have been.
const KINDS: [&str; 4] = ["meeting", "visit", "call", "event"];
/// The results against a ladder, and without one.
const LADDER: [&str; 4] = ["missed", "met_minimum", "met_expected", "met_best"];
const PLAIN: [&str; 3] = ["missed", "met_expected", "met_best"];

/// All fields, those of the pane at the right last.
pub fn fields(dossier: &Dossier, over: &Over, ctx: &Ctx) -> Vec<FormField> {
    let mut all = Vec::new();
    if let Over::Met(met) = over {
        meeting(met, dossier, &mut all, ctx);
    }
    all.push(people(dossier, over, ctx));
    all.push(result(over, ctx));
    let help = phrase!("what they said that we did not know");
    let value = text(&learned(over));
    all.push(own("learned", "learned", help, fields::notes(), &value, ctx));
    next(over, &mut all, ctx);
    if let Over::Visit(visit) = over {
        questions(dossier, visit, &mut all, ctx);
    }
    told(0, &mut all, ctx);
    all.extend(came(over, ctx));
    all.push(outcome(over, ctx));
    all.extend(stage(dossier, over, ctx));
    all.extend(offers(dossier, over, ctx));
    all
}

/// A text that may be absent, as a value.
pub fn text(text: &Option<String>) -> Value {
    text.clone().map_or(Value::Absent, Value::Text)
}

/// A field of this form.
pub fn own(
    column: &str,
    label: &str,
    help: &str,
    input: Box<dyn Input>,
    value: &Value,
    ctx: &Ctx,
) -> FormField {
    FormField::own(column, label, help, input, value.clone(), ctx)
}

fn learned(over: &Over) -> Option<String> {
    match over {
        Over::Visit(visit) => visit.debrief.learned.0.clone(),
        Over::Contact(contact) => contact.note.0.clone(),
        Over::Met(_) => None,
    }
}

/// Of a meeting that nobody had planned: when, what, where, about what.
fn meeting(met: &Met, dossier: &Dossier, all: &mut Vec<FormField>, ctx: &Ctx) {
    let help = phrase!("the day, and the time if you like: today, yesterday 14:00, last fri");
    let day = Value::Moment(met.when);
    let mut date = own("date", "when", help, fields::day(Sense::Past, true), &day, ctx);
    date.needed = true;
    all.push(date);
    let kind = Value::Text(met.kind.word().to_owned());
    all.push(own("kind", "what", "what it was", choice(&KINDS, "contact", ctx), &kind, ctx));
    all.push(own("place", "where", "where you met", fields::line(), &Value::Absent, ctx));
    let help = phrase!("what it was about, in a few words");
    all.push(own("purpose", "about", help, fields::line(), &Value::Absent, ctx));
    let deals = fields::known_of(Target::Opportunity, Some(&dossier.account), ctx);
    if !deals.is_empty() {
        let help = phrase!("which purchase it was about; empty: none");
        let value = text(&met.opportunity);
        all.push(own("opportunity", "purchase", help, pick(deals, Takes::One), &value, ctx));
    }
}

/// Who was there, as far as it was planned; above it what the debrief is of.
fn people(dossier: &Dossier, over: &Over, ctx: &Ctx) -> FormField {
    let known = fields::known_of(Target::Person, Some(&dossier.account), ctx);
    let help = phrase!("who of them was there; somebody new: name, title");
    let value = match over.people() {
        [] => Value::Absent,
        ids => Value::Words(ids.to_vec()),
    };
    // It opens below this field, so that one key less is pressed where all came.
    let hint = if matches!(over, Over::Visit(_)) { phrase!("Shift-Tab changes it") } else { "" };
    let mut field = own("people", "who was there", help, present(known, hint), &value, ctx);
    field.needed = matches!(over, Over::Met(_));
    let lines = headline(over, ctx);
    field.head = (!lines.is_empty()).then(|| Head { lines, ..Head::default() });
    field
}

/// "plant tour, Sira power station, Wed 18 Nov 2026, 13:00"; and how late the debrief is.
fn headline(over: &Over, ctx: &Ctx) -> Vec<(Role, String)> {
    let day = over.when().map(when);
    let parts = match over {
        Over::Visit(visit) => vec![visit.purpose.0.clone(), visit.place.0.clone(), day],
        Over::Contact(contact) => {
            vec![Some(ctx.bench.words.word("contact", contact.kind.word()).to_owned()), day]
        }
        Over::Met(_) => return Vec::new(),
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut lines = vec![(Role::Body, parts.join(", "))];
    if let Over::Visit(visit) = over {
        if !visit.ours.is_empty() {
            lines.push((Role::Muted, phrase!("of us {}", visit.ours.join(", "))));
        }
        lines.extend(late(visit, *visit.date, ctx));
    }
    lines.extend(still_to_come(over, ctx).map(|says| (Role::Bad, says)));
    lines
}

/// Why what is still to come cannot be debriefed, and what to do.
pub fn still_to_come(over: &Over, ctx: &Ctx) -> Option<String> {
    let moment = over.when().filter(|when| when.date > ctx.today())?;
    let day = moment.date.full_day();
    Some(phrase!("it is still to come: {day}. If it has been, put its day right first", day))
}

fn late(visit: &Visit, day: Option<Moment>, ctx: &Ctx) -> Option<(Role, String)> {
    let days = (ctx.today() - day?.date).num_days();
    let open = visit.debrief.result.is_none() && days > 0;
    let says = phrase!("the debrief is {} late", count(days, "day"));
    open.then_some((Role::Warn, says))
}

/// The result against the ladder; without one, or of a contact, just better, as hoped or worse.
fn result(over: &Over, ctx: &Ctx) -> FormField {
    let (visit, measured) = match over {
        Over::Visit(visit) => (Some(*visit), has_ladder(visit)),
        _ => (None, false),
    };
    let was = visit.and_then(|v| v.debrief.result).map(Choice::word);
    let (codes, group) = match measured {
        true => (&LADDER[..], "result"),
        false => (&PLAIN[..], "plain_result"),
    };
    let help = match measured {
        true => phrase!("how far we came on the ladder of objectives"),
        false => phrase!("against what we had hoped for"),
    };
    let value = was.map_or(Value::Absent, |w| Value::Text(w.to_owned()));
    let mut field = own("result", "result", help, choice(codes, group, ctx), &value, ctx);
    field.needed = !matches!(over, Over::Contact(_));
    field.head = Some(Head::rule());
    field
}

/// What was written down as next, and an empty line.
fn next(over: &Over, all: &mut Vec<FormField>, ctx: &Ctx) {
    let before = match over {
        Over::Visit(visit) => visit.debrief.next.0.clone().unwrap_or_default(),
        _ => String::new(),
    };
    let lines = before.lines().map(Some).chain([None]);
    for (n, line) in lines.enumerate() {
        let value = line.map_or(Value::Absent, |l| Value::Text(l.to_owned()));
        all.push(next_line(n, &value, ctx));
    }
}

/// A line of what happens next.
pub fn next_line(n: usize, value: &Value, ctx: &Ctx) -> FormField {
    let help =
        phrase!("what happens next, one a line:  Falk: trip list, fri   we: offer rev 2, 5 dec");
    let label = if n == 0 { "next" } else { "" };
    let mut field = own(&format!("next_{n}"), label, help, stacked(), value, ctx);
    field.tight = n > 0;
    field
}

fn questions(dossier: &Dossier, visit: &Visit, all: &mut Vec<FormField>, ctx: &Ctx) {
    let mut number = 0;
    for (place, question) in visit.questions.iter().enumerate() {
        let Some(asked) = question.text.as_deref() else {
            continue;
        };
        number += 1;
        let label = format!("{number}  {asked}");
        let help = phrase!("what they said; an empty field is no answer and costs nothing");
        let value = text(&question.answer.0);
        let mut answer = own(&format!("answer_{place}"), &label, help, fields::line(), &value, ctx);
        if number == 1 {
            answer.head =
                Some(Head { wide: true, ..Head::titled(phrase!("answers to what we asked")) });
        }
        all.push(answer);
        let topic = question.topic.as_deref();
        if let Some(title) =
            topic.and_then(|t| goes_to(t, question.person.0.as_deref(), dossier, ctx))
        {
            let label = phrase!("   goes to {title}", title);
            all.push(sure(&format!("sure_{place}"), &label, ctx));
        }
    }
}

/// "personal win, Ingrid Dahl" of a topic and a person.
fn goes_to(topic: &str, person: Option<&str>, dossier: &Dossier, ctx: &Ctx) -> Option<String> {
    let found = ctx.bench.playbook.topic(topic)?;
    let about = dossier.account.people.iter().find(|p| Some(p.id.as_str()) == person);
    Some(match about.filter(|_| found.person) {
        Some(person) => format!("{}, {}", found.title, person.name.as_str()),
        None => found.title.clone(),
    })
}

/// How far an answer can be trusted.
fn sure(column: &str, label: &str, ctx: &Ctx) -> FormField {
    let input = choice(Confidence::WORDS, "confidence", ctx);
    let help = phrase!("how far the answer can be trusted");
    let mut field = own(column, label, help, input, &Value::Absent, ctx);
    field.tight = true;
    field
}

/// Something else that they told us: the text, and once there is one its topic and how sure it is.
pub fn told(n: usize, all: &mut Vec<FormField>, ctx: &Ctx) {
    let help =
        phrase!("anything else they said; with a topic it becomes an answer of the checklist");
    let column = format!("told_{n}");
    let label = phrase!("+  something else they told you");
    let mut field = own(&column, label, help, fields::line(), &Value::Absent, ctx);
    let asked = all.iter().any(|f| f.column.starts_with("answer_"));
    if n == 0 && !asked {
        field.head = Some(Head { wide: true, ..Head::titled(phrase!("what they told you")) });
    }
    all.push(field);
    let help = phrase!("which topic it answers; those worth most stand first; empty: none");
    let topics = pick(topics(ctx), Takes::One);
    let mut topic = own(&format!("topic_{n}"), "   goes to", help, topics, &Value::Absent, ctx);
    (topic.tight, topic.hidden) = (true, true);
    all.push(topic);
    let mut sure = sure(&format!("toldsure_{n}"), phrase!("   how sure"), ctx);
    sure.hidden = true;
    all.push(sure);
}

/// The topics of the checklist, those worth most first.
fn topics(ctx: &Ctx) -> Vec<fields::Known> {
    let lines = ctx.dossier.map_or(&[][..], |d| &d.readiness.topics);
    let mut lines: Vec<_> = lines.iter().filter(|t| !t.nobody).collect();
    lines.sort_by(|a, b| a.by_worth(b));
    lines.iter().map(|t| fields::Known::new(&t.subject, &t.title, &t.category)).collect()
}

/// Which of what was expected came; nothing where nothing was.
fn came(over: &Over, ctx: &Ctx) -> Option<FormField> {
    let Over::Visit(visit) = over else {
        return None;
    };
    let all = expected(visit);
    let ticked = all.iter().filter(|(_, came)| *came).map(|(text, _)| (*text).to_owned());
    let ticked: Vec<String> = ticked.collect();
    let known = all.iter().map(|(text, _)| Check {
        text: (*text).to_owned(),
        also: phrase!("Space: it came").to_owned(),
    });
    let known: Vec<Check> = known.collect();
    let help = phrase!("what we had expected them to say or ask: tick what came");
    let value = if ticked.is_empty() { Value::Absent } else { Value::Words(ticked.clone()) };
    let input = checks(known, ticked);
    (!all.is_empty()).then(|| {
        let mut field = own("came", phrase!("what came"), help, input, &value, ctx);
        field.head = Some(Head::rule());
        field
    })
}

fn outcome(over: &Over, ctx: &Ctx) -> FormField {
    let was = match over {
        Over::Contact(contact) => Value::Text(contact.outcome.word().to_owned()),
        // It follows from the result, which is not said yet.
        _ => Value::Absent,
    };
    let help = phrase!("what came of it as a contact; follows the result until you say otherwise");
    let input = choice(&OUTCOMES, "outcome", ctx);
    let mut field = own("outcome", "outcome", help, input, &was, ctx);
    field.aside = true;
    field.head = Some(Head::rule());
    field
}

/// Our stage in the purchase that it was about.
fn stage(dossier: &Dossier, over: &Over, ctx: &Ctx) -> Option<FormField> {
    let deal = deal(dossier, over)?;
    let value = deal.selling_stage.map_or(Value::Absent, Value::Whole);
    let last = ctx.bench.playbook.stages_of(deal).len() as i64;
    let help = phrase!("our stage in {} from now on", deal.name.as_str());
    let mut field = own("stage", phrase!("our stage"), &help, mark(1, last, "", ctx), &value, ctx);
    field.aside = true;
    field.head = Some(Head::rule());
    Some(field)
}

/// What both sides named as a price, where it was about a purchase that is open.
fn offers(dossier: &Dossier, over: &Over, ctx: &Ctx) -> Vec<FormField> {
    if !deal(dossier, over).is_some_and(Opportunity::is_open) {
        return Vec::new();
    }
    let fields = OFFERED.iter().map(|(column, label, _)| {
        let help = phrase!(
            "how much, then days to pay, words in quotes:  1665, 60 days, \"with service\""
        );
        let mut field = own(column, label, help, fields::line(), &Value::Absent, ctx);
        field.aside = true;
        field.tight = *column != OFFERED[0].0;
        field
    });
    fields.collect()
}

/// The purchase that it was about.
pub fn deal<'a>(dossier: &'a Dossier, over: &Over) -> Option<&'a Opportunity> {
    let about = over.opportunity();
    dossier.account.opportunities.iter().find(|o| Some(o.id.as_str()) == about)
}

/// What somebody thinks of us after it, and what they did: of a known person, or of a new one.
pub fn marks(
    key: &str,
    name: &str,
    person: Option<&Person>,
    first: bool,
    ctx: &Ctx,
) -> Vec<FormField> {
    let column = |what: &str| format!("{what}@{key}");
    let help = |what: &str| format!("{name}: {what}");
    let now = person.map_or((None, None), |p| (*p.attitude, *p.relationship));
    let attitude = own(
        &column("attitude"),
        "attitude",
        &help(phrase!("the attitude towards us, after it")),
        mark(-2, 2, "attitude", ctx),
        &whole(now.0),
        ctx,
    );
    let trust = own(
        &column("trust"),
        "trust",
        &help(phrase!("how well they know and trust us now")),
        mark(0, 5, "relationship", ctx),
        &whole(now.1),
        ctx,
    );
    let deeds = choice(crate::model::DeedKind::WORDS, "deed", ctx);
    let deed = own(
        &column("deed"),
        "did",
        &help(phrase!("something they did for us; nothing is an answer too")),
        deeds,
        &Value::Absent,
        ctx,
    );
    let note = own(
        &column("note"),
        "how",
        &help(phrase!("how it went, in a few words")),
        fields::line(),
        &Value::Absent,
        ctx,
    );
    let mut all = vec![attitude, trust, deed, note];
    for (n, field) in all.iter_mut().enumerate() {
        field.aside = true;
        field.tight = n > 0;
        field.hidden = n == 3;
    }
    let lines = vec![(Role::Title, name.to_owned())];
    all[0].head = Some(Head { rule: first, lines, wide: false });
    all
}

fn whole(mark: Option<i64>) -> Value {
    mark.map_or(Value::Absent, Value::Whole)
}
