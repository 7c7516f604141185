//! Marks changed by one key: the attitude by one, and all of them as still true.

use crate::model::{Edit, Person, Record, Value};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;

/// The marks of these people hold today.
pub fn still_true(ctx: &Ctx, people: &[&Person]) -> Effect {
    let today = || vec![("marks_as_of".to_owned(), Value::Day(ctx.today()))];
    let edit =
        |person: &&Person| Edit::Update { schema: Person::SCHEMA, key: person.key, cells: today() };
    let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    Effect::Do(
        format!("{}: marks still true today", names.join(", ")),
        people.iter().map(edit).collect(),
    )
}

/// One up or down; from unknown, up is for us and down is cool.
pub fn attitude(ctx: &Ctx, person: &Person, by: i64) -> Effect {
    let words = &ctx.bench.words;
    let old = *person.attitude;
    // From unknown the first step is open.
    let new = old.map_or(0, |old| (old + by).clamp(-2, 2));
    if old == Some(new) {
        return Effect::Say(format!("{} is as far as it goes", words.attitude(old)));
    }
    let label = format!(
        "{}, attitude {} to {}",
        *person.name,
        words.attitude(old),
        words.attitude(Some(new))
    );
    let cells = vec![("attitude".to_owned(), Value::Whole(new))];
    Effect::Do(label, vec![Edit::Update { schema: Person::SCHEMA, key: person.key, cells }])
}
