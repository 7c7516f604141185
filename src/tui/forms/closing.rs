//! How a purchase ended, in the form of its stages: won, lost or dropped opens these fields (METHOD F7).

use super::field::How::{Notes, Plain};
use super::field::{FieldSpec, Fields, FormField, row};
use super::fields::{Check, checks, one_word};
use super::plan::FormRecord;
use super::start::Start;
use crate::model::{Account, Choice, Confidence, Opportunity, Value};
use crate::rules::cents::{Cents, amount};
use crate::rules::phrase::said_day;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::deal_tasks::{dropped, tasks_of, tasks_say};
use crate::workbench::review::DealEvent;
use crate::workbench::{Operation, operation};

/// The words that end a purchase, in the field of our stage.
pub const ENDS: [&str; 3] = ["won", "lost", "dropped"];

/// Marks up to this one are said beside the end.
const LOW: i64 = 2;
/// Things that stay to do, at most.
const MOST: usize = 3;

const BEFORE: &[FieldSpec] = &[
    row("on", "closed_date", Plain, "the day on which it ended"),
    row("to", "closed_winner", Plain, "who got it"),
];
const AFTER: &[FieldSpec] = &[row("in words", "closed_reason", Plain, "why it ended so")];
const LAST: &[FieldSpec] = &[
    row("learned", "closed_learned", Notes, "what to do another time"),
    row("again when", "closed_again", Plain, "the day to come back to it; an action then"),
];
const COLUMNS: [&str; 7] = [
    "closed_date",
    "closed_winner",
    "closed_because",
    "closed_reason",
    "closed_unknown",
    "closed_learned",
    "closed_again",
];

/// The fields, hidden until the purchase ends.
pub fn fields(start: &Start, record: &FormRecord, deal: &Opportunity, ctx: &Ctx) -> Vec<FormField> {
    let mut all = start.fields(BEFORE, record, ctx).0;
    let words = ctx.bench.playbook.closing.because.clone();
    let value = record.row.column("closed_because").clone();
    let help = phrase!("the cause that weighed most; it is counted among the closed deals");
    all.push(FormField::own("closed_because", "because", help, one_word(words), value, ctx));
    all.extend(start.fields(AFTER, record, ctx).0);
    let help = phrase!("what would have changed our verdict, had we known it; Space ticks");
    let value = record.row.column("closed_unknown").clone();
    let unknown = checks(unknown(ctx), Vec::new());
    all.push(FormField::own(
        "closed_unknown",
        phrase!("we did not know"),
        help,
        unknown,
        value,
        ctx,
    ));
    all.extend(start.fields(LAST, record, ctx).0);
    all.extend(tasks_field(deal, ctx));
    all.iter_mut().for_each(|field| field.hidden = true);
    all
}

/// The field that is no column: what becomes of the tasks.
const TASKS: &str = "tasks";
const DROP: &str = "drop";

/// Whether what is to be done for the purchase ends with it.
fn tasks_field(deal: &Opportunity, ctx: &Ctx) -> Option<FormField> {
    let tasks = tasks_of(&ctx.dossier?.account, deal, ctx.today());
    let help = phrase!("whether they end with it; what was promised stays owed");
    let keep = Value::Words(vec!["keep".to_owned()]);
    let choice = one_word(vec!["keep".to_owned(), DROP.to_owned()]);
    let mut field = FormField::own(TASKS, phrase!("its tasks"), help, choice, keep, ctx);
    field.note = Some(tasks_say(&tasks));
    (!tasks.is_empty()).then_some(field)
}

/// Topics that are open to the end, or only hearsay.
fn unknown(ctx: &Ctx) -> Vec<Check> {
    let topics = ctx.dossier.map_or(&[][..], |d| &d.readiness.topics);
    let open = topics.iter().filter(|t| t.own.is_none() && !t.nobody);
    open.filter_map(|topic| {
        let also = match topic.confidence {
            None => phrase!("unknown to the end"),
            Some(Confidence::Rumour) => phrase!("a rumour"),
            Some(_) => return None,
        };
        Some(Check { text: topic.title.clone(), also: also.to_owned() })
    })
    .collect()
}

/// What the field of our stage says of the end, where it says one.
pub fn status(fields: &Fields, ctx: &Ctx) -> Option<String> {
    fields.text("selling_stage", ctx).filter(|text| ENDS.contains(&text.as_str()))
}

/// Shows the fields where the purchase ends; won ones have no winner but us, and nothing to learn of the unknown.
pub fn show(fields: &mut Fields, status: Option<&str>, ctx: &Ctx) {
    for column in COLUMNS {
        let needless = column == "closed_winner" && status != Some("lost");
        if let Some(field) = fields.get_mut(column) {
            field.hidden = status.is_none() || needless;
        }
    }
    if let Some(field) = fields.get_mut(TASKS) {
        field.hidden = status.is_none_or(|s| s == "won");
    }
    if status.is_some() {
        fields.propose("closed_date", &Value::Day(ctx.today()), None, ctx);
    }
}

/// What goes along with the end by itself, what stops counting, and what stays to do.
pub fn kept_with(account: &Account, deal: &Opportunity, ctx: &Ctx) -> Vec<(Role, String)> {
    let view = match ctx.bench.verdict_view(account, deal) {
        Ok(view) => view,
        Err(refusal) => return vec![(Role::Bad, refusal.to_string())],
    };
    let verdict = view.verdicts.first();
    let word = verdict
        .map_or(phrase!("no verdict"), |v| ctx.bench.words.word("verdict", v.verdict.word()));
    let score = verdict.and_then(|v| v.score).map_or(String::new(), |s| format!(", {s}"));
    let chance =
        deal.chance.map_or(phrase!("no chance given").to_owned(), |c| phrase!("chance {c} %", c));
    let stage = |s: Option<i64>| s.map_or("-".to_owned(), |s| s.to_string());
    let (they, we) = (stage(*deal.buying_stage), stage(*deal.selling_stage));
    let marks = phrase!("{} of {} marks", view.rated(), view.marks.len());
    let mut lines = vec![
        (Role::Muted, phrase!("saved with it").to_owned()),
        (Role::Body, format!("{word}{score}; {chance}; {marks}")),
        (Role::Body, phrase!("they {they}, we {we}", they, we)),
    ];
    lines.extend(view.rivals.iter().map(|rival| {
        let position = rival
            .position
            .map_or(phrase!("known there"), |p| ctx.bench.words.word("position", p.word()));
        (Role::Body, format!("{}: {position}", rival.name))
    }));
    let low = view.marks.iter().filter(|m| m.score.is_some_and(|score| score <= LOW));
    lines.extend(low.filter_map(|mark| {
        let (score, why) = (mark.score?, mark.why.as_deref()?);
        Some((Role::Body, format!("{} {score}: {why}", mark.title)))
    }));
    if let Some(value) = *deal.value {
        let by_chance = deal.chance.map(|c| Cents(i128::from(value.cents()) * i128::from(c) / 100));
        let likely = by_chance.map_or(String::new(), |c| phrase!(", by chance {}", c.whole()));
        lines.push((Role::Muted, phrase!("stops counting").to_owned()));
        lines.push((Role::Body, format!("{}{likely}", amount(value))));
    }
    match ctx.bench.planned_for(account, deal) {
        Ok(planned) if planned.is_empty() => {}
        Ok(planned) => {
            lines.push((Role::Muted, phrase!("stays to do").to_owned()));
            let says =
                |event: &DealEvent| format!("{}, {}", said_day(event.day, ctx.today()), event.what);
            lines.extend(planned.iter().take(MOST).map(|event| (Role::Body, says(event))));
        }
        Err(refusal) => lines.push((Role::Bad, refusal.to_string())),
    }
    lines.push((
        Role::Muted,
        phrase!("only the result is needed; why and learned come back in Today").to_owned(),
    ));
    lines
}

/// Ends it.
pub fn save(record: &FormRecord, status: &str, fields: &Fields, ctx: &Ctx) -> Operation {
    let account = ctx.dossier.map(|dossier| &dossier.account);
    let cells = record.cells(fields, ctx);
    let ended =
        operation::opportunity::closed((record.account, account), &record.row, status, cells);
    let drops = status != "won" && fields.value(TASKS, ctx) == Value::Words(vec![DROP.to_owned()]);
    let deal = account.and_then(|a| a.opportunities.iter().find(|o| o.key == record.row.key));
    let Some((account, deal)) = account.zip(deal).filter(|_| drops) else { return ended };
    let tasks = tasks_of(account, deal, ctx.today());
    let label = phrase!("{}, {} dropped", ended.label, tasks.len());
    ended.and(dropped(&tasks)).labelled(label)
}
