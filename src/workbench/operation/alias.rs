//! A renamed record goes on being known by its old name.

use super::change::RecordChange;
use crate::model::Value;

/// The old name becomes an alias, the new one is none any more.
pub fn follow(change: &mut RecordChange) {
    let (Value::Text(before), Value::Text(now)) = (change.before("name"), change.now("name"))
    else {
        return;
    };
    // A placeholder's name says what is looked for, and nobody is called so.
    if before == now || change.before("placeholder") == Value::Flag(true) {
        return;
    }
    let there = match change.now("aliases") {
        Value::Words(words) => words,
        _ => Vec::new(),
    };
    let mut aliases: Vec<String> = there.into_iter().filter(|alias| *alias != now).collect();
    if !aliases.contains(&before) {
        aliases.push(before);
    }
    change.put("aliases", Value::Words(aliases));
}
