//! Who of ours a word means: by a part of the name, or `me`.

use super::understood::Understood;
use crate::language::names::{Candidate, Fit, Found, find};
use crate::model::{Column, Kind, Rep, is_blank, quoted};
use crate::text::format::list;
use crate::text::{at_joints, fold, several, told_apart};

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
pub fn names_ours(record: &str, column: &str) -> bool {
    NAMES_OURS.contains(&(record, column))
}

/// Puts the whole name of who is meant; any other text stays as it is. A list may name two in one text, `me and Tim`; where
/// the field has one name and two of ours stand in it, it is told.
pub(super) fn whole_names(
    column: &Column,
    words: &mut Vec<String>,
    rep: &Rep,
    understood: &mut Understood,
) {
    let ours = OurNames::of(rep);
    let is_list = matches!(column.kind, Kind::Words);
    if is_list {
        let each: Vec<String> = words.iter().flat_map(|word| ours.each(word)).collect();
        let is_more = each.len() > words.len();
        *words = each;
        if is_more {
            understood.put(&column.name, told_apart(words));
        }
    }
    let typed = words.clone();
    for word in words.iter_mut().filter(|word| !is_blank(word)) {
        if let Some(name) = ours.name(word) {
            understood.note(column, word, name.clone());
            *word = name;
        } else if !is_list && ours.is_several(word) {
            understood.remark(phrase!(
                "{} has one name, and {} stays as it was typed: --{} takes one of ours",
                column.name.replace('_', " "),
                quoted(word),
                column.name.replace('_', "-")
            ));
        }
    }
    if words.len() > 1 && *words != typed {
        understood.put(&column.name, list(words));
    }
}

/// The rep, the manager and the team by name.
pub struct OurNames {
    me: Option<String>,
    names: Vec<Candidate>,
}

impl OurNames {
    /// Of the rep's settings.
    pub fn of(rep: &Rep) -> Self {
        let team = rep.team.iter().map(|member| Some(member.name.as_str()));
        let names = [rep.name.as_deref(), rep.manager.as_deref()].into_iter().chain(team);
        let names = names.flatten().filter(|name| !is_blank(name)).map(of_name).collect();
        Self { me: rep.name.as_deref().map(str::to_owned), names }
    }

    /// The whole name of the one that the word means.
    fn name(&self, word: &str) -> Option<String> {
        if let Some(me) = self.me.as_ref().filter(|_| ME.contains(&fold(word.trim()).as_str())) {
            return Some(me.clone());
        }
        match find(word, &self.names, Fit::Words) {
            Found::One(at) => self.names.get(at).map(|one| one.name.clone()),
            _ => None,
        }
    }

    /// Each that a text of a list names: more than one only where one of them is of ours.
    fn each(&self, word: &str) -> Vec<String> {
        let sides = sides(word);
        let is_known = sides.iter().any(|side| self.name(side).is_some());
        match self.name(word).is_none() && is_known {
            true => sides.into_iter().map(str::to_owned).collect(),
            false => vec![word.to_owned()],
        }
    }

    /// The texts of a list as they are meant: each that is of ours by the whole name, two in one text as two.
    pub fn meant_by_each(&self, words: &[String]) -> Vec<String> {
        let each = words.iter().flat_map(|word| self.each(word));
        each.map(|word| self.meant_by(&word)).collect()
    }

    /// Who of ours the text means, by the whole name; any other text as it is.
    pub fn meant_by(&self, word: &str) -> String {
        self.name(word).unwrap_or_else(|| word.to_owned())
    }

    /// Does a text name more of ours than one?
    pub fn is_several(&self, word: &str) -> bool {
        self.count(word) > 1
    }

    /// How many of ours a text names.
    fn count(&self, word: &str) -> usize {
        let parts = several(word);
        let known = parts.iter().flat_map(|part| sides(part)).filter_map(|side| self.name(side));
        known.collect::<std::collections::BTreeSet<String>>().len()
    }
}

/// `me and Tim`, `Greg/Tim`.
fn sides(word: &str) -> Vec<&str> {
    let all = at_joints(word).into_iter().flat_map(|side| side.split('/')).map(str::trim);
    all.filter(|side| !side.is_empty()).collect()
}

fn of_name(name: &str) -> Candidate {
    let name = name.to_owned();
    Candidate { id: name.clone(), name, aliases: Vec::new(), gone: false, vacant: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Record, Schema, TeamMember, Visit};

    fn rep() -> Rep {
        let mut rep = Rep::default();
        rep.name.0 = Some("Fraser Tait".to_owned());
        for name in ["Sandra Pell", "Iain Tait", "Iain Boyd"] {
            let mut member = TeamMember::default();
            member.name.0 = name.to_owned();
            rep.team.0.push(member);
        }
        rep
    }

    /// What is stored of a text in the column, and what is said of it.
    fn read(schema: &Schema, column: &str, typed: &str) -> (Vec<String>, String) {
        let columns = schema.columns();
        let column = columns.iter().find(|one| one.name == column).unwrap();
        let (mut words, mut understood) = (vec![typed.to_owned()], Understood::default());
        whole_names(column, &mut words, &rep(), &mut understood);
        (words, understood.tail())
    }

    #[test]
    fn a_part_of_a_name_and_me_are_somebody_of_ours_and_any_other_text_stays() {
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
            assert_eq!(read(Person::SCHEMA, "held_by", typed).0, [stored], "{typed}");
        }
    }

    #[test]
    fn two_of_ours_in_one_text_of_a_list_are_two() {
        let (sandra, me) = ("Sandra Pell", "Fraser Tait");
        for (typed, stored) in [
            ("me and Sandra", &[me, sandra][..]),
            ("Sandra & me", &[sandra, me]),
            ("Sandra und ich", &[sandra, me]),
            ("Sandra", &[sandra]),
            ("Sandra/Boyd", &[sandra, "Iain Boyd"]),
            ("Sandra et un collègue", &[sandra, "un collègue"]),
            // Nobody of ours, and no joint.
            ("Smith and Sons", &["Smith and Sons"]),
            ("somebody of service", &["somebody of service"]),
        ] {
            assert_eq!(read(Visit::SCHEMA, "ours", typed).0, stored, "{typed}");
        }
        assert_eq!(
            read(Visit::SCHEMA, "ours", "me and Sandra").1,
            ": ours Fraser Tait and Sandra Pell"
        );
    }

    #[test]
    fn two_of_ours_where_one_name_stands_are_kept_and_told() {
        for (typed, told) in [
            ("Sandra and Boyd", true),
            ("Sandra, me", true),
            ("me + Sandra", true),
            ("Sandra and the plant", false),
            ("Smith and Sons", false),
            ("Sandra", false),
        ] {
            let (stored, said) = read(Person::SCHEMA, "held_by", typed);
            assert_eq!(said.contains("held by has one name"), told, "{typed}: {said}");
            assert!(!told || stored == [typed], "{typed}");
        }
    }
}
