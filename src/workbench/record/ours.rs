//! Who of ours a word means: by a part of the name, or `me`.

use super::understood::Understood;
use crate::language::names::{Candidate, Fit, Found, find};
use crate::model::{Column, Rep, is_blank};
use crate::text::fold;

/// Columns of text in which somebody of ours stands by name.
const NAMES_OURS: [(&str, &str); 7] = [
    ("person", "held_by"),
    ("visit", "ours"),
    ("account", "seller"),
    ("action", "owner"),
    ("bid", "owner"),
    ("gift", "approved_by"),
    ("contact", "by"),
];

/// What a rep calls themselves.
const ME: [&str; 7] = ["me", "myself", "i", "ich", "mich", "mir", "我"];

/// Is the column a text in which somebody of ours stands by name?
pub(super) fn names_ours(record: &str, column: &str) -> bool {
    NAMES_OURS.contains(&(record, column))
}

/// Puts the whole name of who is meant; any other text stays as it is.
pub(super) fn whole_names(
    column: &Column,
    words: &mut [String],
    rep: &Rep,
    understood: &mut Understood,
) {
    let team = rep.team.iter().map(|member| Some(member.name.as_str()));
    let names = [rep.name.as_deref(), rep.manager.as_deref()].into_iter().chain(team);
    let ours: Vec<Candidate> =
        names.flatten().filter(|name| !is_blank(name)).map(of_name).collect();
    for word in words.iter_mut().filter(|word| !is_blank(word)) {
        let me = rep.name.as_deref().filter(|_| ME.contains(&fold(word.trim()).as_str()));
        let found = || match find(word, &ours, Fit::Words) {
            Found::One(at) => ours.get(at).map(|one| one.name.as_str()),
            _ => None,
        };
        if let Some(name) = me.or_else(found).map(str::to_owned) {
            understood.note(column, word, name.clone());
            *word = name;
        }
    }
}

fn of_name(name: &str) -> Candidate {
    let name = name.to_owned();
    Candidate { id: name.clone(), name, aliases: Vec::new(), gone: false, vacant: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Record, TeamMember};

    #[test]
    fn a_part_of_a_name_and_me_are_somebody_of_ours_and_any_other_text_stays() {
        let mut rep = Rep::default();
        rep.name.0 = Some("Fraser Tait".to_owned());
        for name in ["Sandra Pell", "Iain Tait", "Iain Boyd"] {
            let mut member = TeamMember::default();
            member.name.0 = name.to_owned();
            rep.team.0.push(member);
        }
        let columns = Person::SCHEMA.columns();
        let column = columns.iter().find(|column| column.name == "held_by").unwrap();
        for (typed, stored) in [
            ("Sandra", "Sandra Pell"),
            ("sandra pell", "Sandra Pell"),
            ("me", "Fraser Tait"),
            ("Boyd", "Iain Boyd"),
            // Near misses: two of that name, nobody of it, the beginning of a word.
            ("Iain", "Iain"),
            ("Tait", "Tait"),
            ("Wullie", "Wullie"),
            ("San", "San"),
        ] {
            let mut words = vec![typed.to_owned()];
            whole_names(column, &mut words, &rep, &mut Understood::default());
            assert_eq!(words, [stored], "{typed}");
        }
    }
}
