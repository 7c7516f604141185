//! What can be picked by name, and how well a name answers to what is typed.

use crate::model::{Account, Person, Target};
use crate::tui::ctx::Ctx;
use crate::tui::filter_words::letters_in_order;
use crate::workbench::{bare_name, begins_as, folded, name_keys, spellings};

/// From this fit on it is only letters somewhere: too little where any text may be meant.
pub const LOOSE: u8 = 4;
/// From this fit on it is no more the name: the title begins so.
pub const TITLE: u8 = 3;

/// Something that has a name.
#[derive(Clone, Debug)]
pub struct Known {
    /// What is saved.
    pub id: String,
    /// What is shown once it is taken.
    pub name: String,
    /// What stands behind the name in the list: the title.
    pub also: String,
    keys: Vec<String>,
}

impl Known {
    /// With every way to type the name.
    pub fn new(id: &str, name: &str, also: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            also: also.to_owned(),
            keys: name_keys(name),
        }
    }

    /// Also found by these names.
    pub fn called(mut self, aliases: &[String]) -> Self {
        self.keys.extend(aliases.iter().flat_map(|alias| name_keys(alias)));
        self
    }

    /// The name, and what stands behind it.
    pub fn label(&self) -> String {
        match self.also.is_empty() {
            true => self.name.clone(),
            false => format!("{}, {}", self.name, self.also),
        }
    }

    /// How well it answers to what was typed, best first; nothing where it does not.
    pub fn fit(&self, typed: &str) -> Option<u8> {
        // `Frau Roth` is Roth, and not whoever has her in the title.
        let bare = bare_name(typed);
        let named = spellings(&bare);
        let named = named.iter().filter_map(|wanted| self.fit_of(&bare, wanted));
        let fits = spellings(typed.trim());
        let fits = fits.iter().filter_map(|wanted| self.fit_of(typed, wanted));
        let best = named.filter(|_| !bare.is_empty()).chain(fits).min();
        best.or_else(|| begins_as(&self.name, typed).then_some(1))
    }

    /// By one spelling of what was typed.
    fn fit_of(&self, typed: &str, wanted: &str) -> Option<u8> {
        let wanted = wanted.to_owned();
        let name = self.keys.first().map(String::as_str).unwrap_or_default();
        let whole = format!("{name} {}", folded(&self.also));
        if self.id == typed.trim() || self.keys.contains(&wanted) {
            return Some(0);
        }
        if starts(&wanted, name) {
            return Some(1);
        }
        if self.keys.iter().any(|key| starts(&wanted, key)) {
            return Some(2);
        }
        if starts(&wanted, &whole) {
            return Some(3);
        }
        if whole.contains(&wanted) {
            return Some(4);
        }
        let letters = wanted.replace(' ', "");
        let ordered = self.keys.iter().any(|key| letters_in_order(key, &letters));
        (ordered || letters_in_order(&whole, &letters)).then_some(5)
    }
}

/// Does a word of the text begin so? What is wanted may go on behind a mark: `o'shea`.
fn starts(wanted: &str, text: &str) -> bool {
    let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
    let mut places = text.match_indices(wanted);
    places.any(|(at, _)| before(at).is_none_or(|letter| !letter.is_alphanumeric()))
}

/// What a reference of this kind can name.
pub fn known_of(target: Target, account: Option<&Account>, ctx: &Ctx) -> Vec<Known> {
    let named = |list: &str| {
        let root = ctx.read(ctx.bench.root_row());
        let rows = root.iter().flat_map(|r| r.rows(list));
        let known =
            rows.map(|r| Known::new(r.id().unwrap_or_default(), r.name().unwrap_or_default(), ""));
        known.collect()
    };
    match target {
        Target::Person => account.map_or_else(Vec::new, known_people),
        Target::Opportunity => account.map_or_else(Vec::new, |a| {
            let deals = a.opportunities.iter();
            deals.map(|o| Known::new(&o.id, &o.name, "")).collect()
        }),
        Target::Product => named("products"),
        Target::Competitor => named("competitors"),
        Target::Account => known_accounts(ctx),
    }
}

fn known_people(account: &Account) -> Vec<Known> {
    let people = account.people.iter();
    let (now, gone): (Vec<_>, Vec<_>) = people.partition(|p| p.left.is_none());
    let known = |p: &Person| Known::new(&p.id, &p.name, p.title.or_empty()).called(&p.aliases);
    now.into_iter().chain(gone).map(known).collect()
}

/// The accounts of the file.
fn known_accounts(ctx: &Ctx) -> Vec<Known> {
    ctx.bench
        .account_names()
        .unwrap_or_default()
        .iter()
        .map(|(id, name)| Known::new(id, name, ""))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str) -> Vec<&'static str> {
        let people = [
            ("Ingrid Dahl", "CEO"),
            ("Erik Naess", "Technical director"),
            ("ليلى حداد", "Plant manager"),
            ("王敏", "Buyer"),
            ("Petra Vik", "Executive assistant"),
        ];
        let mut found: Vec<(u8, &str)> = people
            .iter()
            .filter_map(|(name, title)| Some((Known::new(name, name, title).fit(typed)?, *name)))
            .collect();
        found.sort_by_key(|(fit, _)| *fit);
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn the_one_that_is_meant_stands_first() {
        for (typed, name) in [
            ("nae", "Erik Naess"),
            ("plant", "ليلى حداد"),
            ("wm", "王敏"),
            ("wang", "王敏"),
            ("敏", "王敏"),
            ("id", "Ingrid Dahl"),
            ("ndr", "Erik Naess"),
            ("حداد", "ليلى حداد"),
            ("pv", "Petra Vik"),
        ] {
            assert_eq!(best(typed).first(), Some(&name), "{typed}");
        }
        assert!(best("zz").is_empty());
    }

    #[test]
    fn another_name_is_as_good_as_the_name() {
        let person = Known::new("m", "Hans-Jürgen Müller", "Buyer");
        assert_ne!(person.fit("hajo"), Some(0));
        let person = person.called(&["Hajo".to_owned(), "老穆".to_owned()]);
        assert_eq!(person.fit("hajo"), Some(0));
        assert_eq!(person.fit("老穆"), Some(0));
        assert_eq!(person.fit("Hajos"), None);
        assert!(person.fit("haj") < Some(TITLE));
    }
}
