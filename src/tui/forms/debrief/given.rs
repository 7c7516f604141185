//! What is typed in a debrief, as the workbench takes it.

use super::super::field::Fields;
use super::super::fields::{new_name, ticked};
use super::begin::OFFERED;
use super::follow::{key_of, rows};
use crate::model::{Choice, Confidence, DeedKind, Outcome, Value, VisitResult, is_blank};
use crate::tui::ctx::Ctx;
use crate::workbench::debrief::{Debriefing, Did, ExtraAnswer, Marked, Over, QuestionAnswer};

/// Who is ticked as having been there: ids, and the names of new people as the field keeps them.
pub fn there(fields: &Fields) -> Vec<String> {
    fields.get("people").map_or_else(Vec::new, |field| ticked(&field.input.kept()))
}

/// The same with an id for each.
pub fn ids(over: &Over, fields: &Fields, new_id: &dyn Fn(&str) -> String) -> Vec<String> {
    let parts = there(fields);
    if parts.is_empty() {
        return over.people().to_vec();
    }
    parts.iter().map(|p| new_name(p).map_or_else(|| p.clone(), new_id)).collect()
}

/// All of it; `new_id` makes the id of somebody new from the name.
pub fn given(
    over: &Over,
    fields: &Fields,
    ctx: &Ctx,
    new_id: &dyn Fn(&str) -> String,
) -> Debriefing {
    let word = |column: &str| fields.text(column, ctx);
    let parts = there(fields);
    let people: Vec<String> =
        parts.iter().map(|p| new_name(p).map_or_else(|| p.clone(), new_id)).collect();
    let newcomers = parts.iter().zip(&people);
    let newcomers =
        newcomers.filter_map(|(part, id)| Some((id.clone(), new_name(part)?.to_owned())));
    let keyed = || parts.iter().map(|p| key_of(p)).zip(&people);
    let marks = keyed().map(|(key, id)| Marked {
        person: id.clone(),
        attitude: changed(ctx, fields, &format!("attitude@{key}")),
        relationship: changed(ctx, fields, &format!("trust@{key}")),
    });
    let deeds = keyed().filter_map(|(key, id)| {
        Some(Did {
            person: id.clone(),
            what: DeedKind::of(&word(&format!("deed@{key}"))?)?,
            note: word(&format!("note@{key}")).unwrap_or_default(),
        })
    });
    let (told, apart) = told(fields, ctx);
    let (earlier, next) = next(fields, ctx);
    let learned = [word("learned").unwrap_or_default(), apart.join("\n")];
    Debriefing {
        newcomers: newcomers.collect(),
        result: word("result").and_then(|w| VisitResult::of(&w)),
        outcome: word("outcome").and_then(|w| Outcome::of(&w)),
        learned: learned.join("\n").trim().to_owned(),
        earlier,
        next,
        team: team(ctx),
        answers: answers(over, fields, ctx),
        came: came(fields, ctx),
        told,
        marks: marks.collect(),
        deeds: deeds.collect(),
        stage: changed(ctx, fields, "stage"),
        offers: offers(fields, ctx),
        people,
    }
}

/// Our people beside the rep, by name.
pub fn team(ctx: &Ctx) -> Vec<String> {
    let team = ctx.of_rep(|rep| Some(rep.team.iter().map(|one| one.name.to_string()).collect()));
    team.unwrap_or_default()
}

fn changed(ctx: &Ctx, fields: &Fields, column: &str) -> Option<i64> {
    let is_new = fields.changed(column, ctx);
    fields.whole(column, ctx).filter(|_| is_new)
}

/// The prices that were named, each as a line that says whose it is.
fn offers(fields: &Fields, ctx: &Ctx) -> Vec<String> {
    OFFERED
        .iter()
        .filter_map(|(column, _, whose)| {
            fields.text(column, ctx).map(|text| format!("{whose} {text}"))
        })
        .collect()
}

fn sure(column: &str, fields: &Fields, ctx: &Ctx) -> Confidence {
    let word = fields.text(column, ctx);
    word.and_then(|w| Confidence::of(&w)).unwrap_or(Confidence::Stated)
}

/// Answers that were not there before, or are others now.
fn answers(over: &Over, fields: &Fields, ctx: &Ctx) -> Vec<QuestionAnswer> {
    let Over::Visit(visit) = over else {
        return Vec::new();
    };
    (0..visit.questions.len())
        .filter_map(|place| {
            let column = format!("answer_{place}");
            let text = fields.text(&column, ctx).filter(|_| fields.changed(&column, ctx))?;
            Some(QuestionAnswer {
                place,
                text,
                confidence: sure(&format!("sure_{place}"), fields, ctx),
            })
        })
        .collect()
}

/// What was ticked of what was expected; nothing where nothing was.
fn came(fields: &Fields, ctx: &Ctx) -> Option<Vec<String>> {
    fields.get("came")?;
    Some(match fields.value("came", ctx) {
        Value::Words(texts) => texts,
        _ => Vec::new(),
    })
}

/// What they told us with a topic; and the texts without one.
fn told(fields: &Fields, ctx: &Ctx) -> (Vec<ExtraAnswer>, Vec<String>) {
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for n in 0..rows(fields, "told") {
        let Some(text) = fields.text(&format!("told_{n}"), ctx) else {
            continue;
        };
        match fields.text(&format!("topic_{n}"), ctx) {
            Some(subject) => {
                let confidence = sure(&format!("toldsure_{n}"), fields, ctx);
                with.push(ExtraAnswer { text, subject, confidence });
            }
            None => without.push(text),
        }
    }
    (with, without)
}

/// The lines of an earlier debrief that are as they were, and those of now.
fn next(fields: &Fields, ctx: &Ctx) -> (String, String) {
    let (mut before, mut now) = (Vec::new(), Vec::new());
    for n in 0..rows(fields, "next") {
        let column = format!("next_{n}");
        let text = fields.text(&column, ctx).filter(|t| !is_blank(t));
        match (text, fields.changed(&column, ctx)) {
            (Some(text), false) => before.push(text),
            (Some(text), true) => now.push(text),
            (None, _) => {}
        }
    }
    (before.join("\n"), now.join("\n"))
}
