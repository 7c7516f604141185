//! A purchase: its moves from stage to stage, its decision's moves to a later day, its end.

use super::action::Task;
use super::change::RecordChange;
use super::{Home, Operation, action};
use crate::model::playbook::{ExitCriterion, Playbook};
use crate::model::{
    Account, Choice, Date, Decision, DecisionMark, EvaluationCriterion, Evidence, Key, Opportunity,
    Record, Row, Value, VerdictWord, is_ended, slipped,
};

/// What is said of an end.
const CLOSED: [&str; 6] = [
    "closed_date",
    "closed_because",
    "closed_reason",
    "closed_winner",
    "closed_learned",
    "closed_again",
];

/// Proof of a criterion: its name, what proves it, and the day.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    /// The criterion, by name.
    pub criterion: &'a str,
    /// What proves it.
    pub note: &'a str,
    /// Since when.
    pub date: Date,
}

impl Proof<'_> {
    fn row(&self, place: i64) -> Row {
        let mut row = Row::usual(Evidence::SCHEMA);
        row.place = place;
        row.set("criterion", Value::Text(self.criterion.to_owned()));
        row.set("note", Value::Text(self.note.to_owned()));
        row.set("date", Value::Day(self.date));
        row
    }
}

/// Proofs behind those that a stored purchase has.
pub fn proofs(account: Key, deal: &Row, proofs: &[Proof]) -> Operation {
    let first = deal.rows("evidence").iter().map(|row| row.place + 1).max().unwrap_or(0);
    let home = Home { account, parent: deal.key };
    let rows = proofs.iter().zip(first..).map(|(proof, place)| proof.row(place));
    rows.fold(Operation::default(), |all, row| all.and(Operation::put("", home, row)))
}

/// What must be true in the stages before this one.
fn required_before<'a>(
    playbook: &'a Playbook,
    process: Option<&str>,
    stage: i64,
) -> impl Iterator<Item = &'a ExitCriterion> {
    let before = playbook.stages_in(process).iter().filter(move |s| s.number < stage);
    before.flat_map(|s| s.criteria.iter().filter(|c| c.required))
}

/// How many proofs a purchase that is entered at this stage takes as passed.
pub fn taken_as_passed(playbook: &Playbook, process: Option<&str>, stage: i64) -> usize {
    required_before(playbook, process, stage).count()
}

/// A purchase as it shall be. One that is entered late takes what must be true in the stages before its own as
/// passed, with this note and day.
pub fn kept(
    label: String,
    account: Key,
    (old, mut new): (&Row, Row),
    playbook: &Playbook,
    passed: Option<(&str, Date)>,
) -> Operation {
    if let (0, Some((note, date))) = (old.key, passed) {
        let stage = match new.get("selling_stage") {
            Value::Whole(stage) => *stage,
            _ => 1,
        };
        let rows = required_before(playbook, new.text("process"), stage)
            .zip(0..)
            .map(|(criterion, place)| Proof { criterion: &criterion.name, note, date }.row(place));
        let rows = Value::Many(rows.collect());
        new.set("evidence", rows);
    }
    Operation::keep(label, Home::account(account), old, new)
}

/// It ends as this status, with what is said of the end (`closed_` columns); where that names a day to come back to
/// it, asking again is something to do on that day.
pub fn closed(
    (key, account): (Key, Option<&Account>),
    deal: &Row,
    status: &str,
    mut cells: Vec<(String, Value)>,
) -> Operation {
    cells.retain(|(column, _)| column.starts_with("closed_"));
    let again = cells.iter().find_map(|(column, value)| match value {
        Value::Day(day) if column == "closed_again" => Some(*day),
        _ => None,
    });
    cells.push(("status".to_owned(), Value::Text(status.to_owned())));
    let label = format!("{}: {status}", deal.title());
    let ended = Operation::set(label, Opportunity::SCHEMA, deal.key, cells);
    let Some((due, account)) = again.zip(account) else { return ended };
    let what = phrase!("ask again about {}", deal.title());
    let task = Task { what: &what, due: Some(due), subject: deal.id(), owner: None };
    ended.and(action::to_do((key, account), &task))
}

/// A verdict of this day with its reason and the marks that it rests on.
pub fn verdict(
    label: String,
    account: Key,
    deal: &Opportunity,
    (verdict, why): (VerdictWord, &str),
    marks: impl Iterator<Item = (EvaluationCriterion, i64)>,
    day: Date,
) -> Operation {
    let mut row = Row::empty(Decision::SCHEMA);
    row.set("date", Value::Day(day));
    row.set("verdict", Value::Text(verdict.word().to_owned()));
    if !why.is_empty() {
        row.set("why", Value::Text(why.to_owned()));
    }
    let marks = marks.zip(0..).map(|((criterion, score), place)| {
        let mut mark = Row::empty(DecisionMark::SCHEMA);
        mark.set("criterion", Value::Text(criterion.word().to_owned()));
        mark.set("score", Value::Whole(score));
        mark.place = place;
        mark
    });
    row.set("marks", Value::Many(marks.collect()));
    row.place = i64::try_from(deal.decision.len()).unwrap_or(i64::MAX);
    Operation::put(label, Home { account, parent: deal.key }, row)
}

/// What a row of a table brings about that moves a stored purchase: a stage its entry, a later decision its slip.
pub fn moved(stored: &Row, says: &Row, today: Date) -> Vec<(&'static str, Row)> {
    let mut change = RecordChange::over(stored, says, today);
    stages(&mut change);
    slip(&mut change);
    change.records
}

/// The stage gets its history, a later decision its slip, an end its day.
pub(super) fn follow(change: &mut RecordChange) {
    stages(change);
    slip(change);
    let (before, now) = (change.before("status"), change.now("status"));
    let open = |value: &Value| matches!(value.text(), None | Some("open"));
    if change.moved("status") && is_ended(&before) && open(&now) {
        // Open again: how it had ended stays in the history of the file.
        for column in CLOSED {
            if !change.before(column).is_empty() {
                change.follow(column, Value::Absent);
            }
        }
    }
    if change.moved("status") && is_ended(&now) {
        let has_day = is_ended(&before) && !change.now("closed_date").is_empty();
        if !has_day {
            change.dated("closed_date");
        }
    }
}

fn stages(change: &mut RecordChange) {
    let moved = change.moved("buying_stage") || change.moved("selling_stage");
    if !moved || change.gives_list("stage_history") {
        return;
    }
    let today = Value::Day(change.today);
    let [they, we] = ["buying_stage", "selling_stage"].map(|column| change.now(column));
    let why = why(change);
    let cells = [("date", today), ("buying_stage", they), ("selling_stage", we), ("why", why)];
    change.append("stage_history", &cells);
}

fn slip(change: &mut RecordChange) {
    let moved = slipped(&change.before("decision_date"), &change.now("decision_date"));
    if let Some((from, to)) = moved.filter(|_| !change.gives_list("slips")) {
        let today = Value::Day(change.today);
        let why = why(change);
        let cells =
            [("date", today), ("from", Value::Day(from)), ("to", Value::Day(to)), ("why", why)];
        change.append("slips", &cells);
    }
}

fn why(change: &RecordChange) -> Value {
    change.why.clone().map_or(Value::Absent, Value::Text)
}
