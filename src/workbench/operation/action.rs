//! Something to do: for a subject, by a day, behind what is to be done already.

use super::Operation;
use crate::model::{Account, Action, Date, Key, Record, Row, Value};
use crate::text::DayText;

/// What is to be done, as the rep means it.
#[derive(Clone, Debug, Default)]
pub struct Task<'a> {
    /// What.
    pub what: &'a str,
    /// By when; an action without a day has none.
    pub due: Option<Date>,
    /// The id of the person, topic or purchase that it is for.
    pub subject: Option<&'a str>,
    /// Who does it, where that is said.
    pub owner: Option<&'a str>,
}

/// Something to do, under a label that says by when and what.
pub fn to_do(account: (Key, &Account), task: &Task) -> Operation {
    let by = task.due.map(|due| phrase!(" by {}", due.weekday_day())).unwrap_or_default();
    let label = phrase!("to do{}: {}", by, task.what);
    all_to_do(account, std::slice::from_ref(task)).labelled(label)
}

/// Several things to do, in their order.
pub fn all_to_do((key, account): (Key, &Account), tasks: &[Task]) -> Operation {
    let first = account.actions.len();
    let rows = tasks.iter().zip(first..).map(|(task, place)| row(task, place));
    rows.fold(Operation::default(), |all, row| all.and(Operation::add("", key, row)))
}

fn row(task: &Task, place: usize) -> Row {
    let mut row = Row::empty(Action::SCHEMA);
    row.place = i64::try_from(place).unwrap_or(i64::MAX);
    row.set("what", Value::Text(task.what.to_owned()));
    row.set("due", task.due.map_or(Value::Absent, Value::Day));
    for (column, text) in [("for", task.subject), ("owner", task.owner)] {
        row.set(column, text.map_or(Value::Absent, |text| Value::Text(text.to_owned())));
    }
    row
}

/// It is done, on this day.
pub fn done(action: &Action, day: Date) -> Operation {
    let label = phrase!("done: {}", action.what.as_deref().unwrap_or_default());
    Operation::set(label, Action::SCHEMA, action.key, vec![("done", Value::Day(day))])
}
