//! Lists of tasks and of talks, which no table brings in as records: what stands in them is kept as notes, and told.

use super::ColumnGuess;
use super::columns::{self, Part};
use super::split::Table;

/// Headers of what is to be done, or was.
const WHAT: &[&str] = &[
    "task",
    "aufgabe",
    "to do",
    "todo",
    "subject",
    "betreff",
    "activity",
    "aktivität",
    "tätigkeit",
    "type",
    "art",
    "direction",
    "richtung",
    "tâche",
    "objet",
    "任务",
    "活动",
];
/// Headers of when.
const WHEN: &[&str] = &[
    "due",
    "due date",
    "fällig",
    "fällig am",
    "deadline",
    "date",
    "datum",
    "erledigt",
    "erledigt am",
    "échéance",
    "日期",
    "截止日期",
];
/// Columns of an account that say in such a list whose the task is, and how it stands.
const OF_THE_TASK: &[&str] = &["seller", "status"];

/// Is it such a list: columns that no record has say what, and when?
pub(super) fn is_list(table: &Table, guesses: &[ColumnGuess]) -> bool {
    let noted = |words: &[&str]| {
        let headers =
            guesses.iter().zip(&table.headers).filter(|(g, _)| g.meaning.part == Part::Note);
        let keys: Vec<String> = words.iter().map(|word| columns::key(word)).collect();
        headers.map(|(_, header)| columns::key(header)).any(|key| keys.contains(&key))
    };
    let is_of_sales = guesses.iter().any(|g| matches!(g.meaning.part, Part::Deal | Part::Year));
    !is_of_sales && noted(WHAT) && noted(WHEN)
}

/// Does the column say something of the task and not of the account?
pub(super) fn is_of_the_task(guess: &ColumnGuess) -> bool {
    guess.meaning.part == Part::Account && OF_THE_TASK.contains(&guess.meaning.field)
}

/// What is said of it.
pub(super) fn said() -> String {
    phrase!(
        "this looks like a list of tasks or talks: its rows come in as notes and are no records; anteroom add action and \
         anteroom log make records of them"
    )
    .to_owned()
}
