//! Somebody under a new name: how a letter addresses them follows it.

use super::proposed::{TypedFields, put, put_behind, word_of};
use crate::language::names::{addressed, surname};
use crate::model::Row;
use crate::text::fold;
use crate::workbench::Workbench;

impl Workbench {
    /// Reads the new name; a job behind it that a flag overrules is a note, the forms that stand beside it are kept in the address, and the address has the new surname.
    pub(super) fn new_name(&self, fields: &mut TypedFields, old: &Row) {
        let Some(typed) = word_of(fields, "name").map(|typed| typed.trim().to_owned()) else {
            return;
        };
        let (typed, called) = match in_brackets(&typed) {
            Some((name, inside)) => (name.to_owned(), Some(inside.to_owned())),
            None => (typed, None),
        };
        put(fields, "name", typed.clone());
        let (_, job) = self.name_and_title(&typed);
        let title = word_of(fields, "title").map(fold);
        self.name_read(fields);
        let overruled = job.filter(|job| title.is_some_and(|title| fold(job) != title));
        for line in overruled.into_iter().chain(called) {
            if let (None, Some(notes)) = (word_of(fields, "notes"), old.text("notes")) {
                put(fields, "notes", notes.to_owned());
            }
            put_behind(fields, "notes", &line);
        }
        if fields.iter().any(|(name, _)| name == "address") {
            return;
        }
        let (was, is) =
            (old.name().unwrap_or_default(), word_of(fields, "name").unwrap_or_default());
        if let Some(address) = address(old.text("address"), (was, is), &typed) {
            fields.push(("address".to_owned(), vec![address]));
        }
    }
}

/// What stands in brackets behind a name whose words are turned: `Tippmann, Detlef (porter)`.
fn in_brackets(typed: &str) -> Option<(&str, &str)> {
    let (name, inside) = typed.strip_suffix(')')?.rsplit_once('(')?;
    (name.contains(',') && !inside.trim().is_empty()).then(|| (name.trim(), inside.trim()))
}

/// The address under the new name, where it is another one.
fn address(before: Option<&str>, (was, is): (&str, &str), typed: &str) -> Option<String> {
    let forms = addressed(typed).forms;
    let Some(before) = before else {
        return (!forms.is_empty()).then(|| typed.to_owned());
    };
    let own = |name: &str| surname(name).unwrap_or_else(|| name.to_owned());
    let (old, new) = (own(was), own(is));
    let renamed = match (before.contains(was), before.contains(&old)) {
        (true, _) => before.replacen(was, is, 1),
        (false, true) => before.replacen(&old, &new, 1),
        (false, false) => before.to_owned(),
    };
    let there = addressed(&renamed);
    let missing = |form: &&&str| there.forms.iter().all(|known| fold(known) != fold(form));
    let more: Vec<&str> = forms.iter().filter(missing).copied().collect();
    let address = match more.is_empty() {
        true => renamed.clone(),
        false => [there.forms.as_slice(), &more, &[there.name]].concat().join(" "),
    };
    (address != before).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::{address, in_brackets};

    #[test]
    fn a_bracket_behind_a_turned_name_is_no_part_of_it() {
        assert_eq!(in_brackets("Kern, Ida (porter)"), Some(("Kern, Ida", "porter")));
        assert_eq!(in_brackets("Wang Min (Amy)"), None);
    }

    #[test]
    fn the_address_follows_the_new_name() {
        for (before, was, is, typed, follows) in [
            (
                Some("Frau Dr. Petzold"),
                "Simone Petzold",
                "Simone Petzold-Arndt",
                "Dr. Simone Petzold-Arndt",
                Some("Frau Dr. Petzold-Arndt"),
            ),
            (
                None,
                "Detlef Tippmann",
                "Detlef Tippmann",
                "Herr Detlef Tippmann",
                Some("Herr Detlef Tippmann"),
            ),
            (Some("Frau Kern"), "Ida Kern", "Ida Berg", "Ida Berg", Some("Frau Berg")),
            (Some("Frau Kern"), "Ida Kern", "Ida Berg", "Dr. Ida Berg", Some("Frau Dr. Berg")),
            (Some("Herr Tom Hill"), "Tom Hill", "Tom Hall", "Tom Hall", Some("Herr Tom Hall")),
            // Nothing beside the name, and an address that does not name them.
            (None, "Ida Kern", "Ida Berg", "Ida Berg", None),
            (Some("Liebe Chefin"), "Ida Kern", "Ida Berg", "Ida Berg", None),
        ] {
            assert_eq!(address(before, (was, is), typed).as_deref(), follows, "{typed}");
        }
    }
}
