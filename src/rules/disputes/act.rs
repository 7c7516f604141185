//! What a choice does to the file: a record added, changed, taken away, or two made one.

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A new record.
    Add,
    /// Fields of one that is there.
    Set,
    /// One is taken away.
    Remove,
    /// Two of the same become one.
    Merge,
}

/// A change of one record, as the command line names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What is done.
    pub deed: Deed,
    /// The kind of record: `payment`.
    pub record: &'static str,
    /// Its account and the owners below it, by id.
    pub owners: Vec<String>,
    /// The one that is meant; of a new one its leading fields, in their order; of a merge both.
    pub which: Vec<String>,
    /// Columns and their values.
    pub fields: Vec<(&'static str, Vec<String>)>,
    /// Columns that become empty.
    pub clear: Vec<&'static str>,
}

impl Act {
    fn new(deed: Deed, record: &'static str, owners: &[&str], which: &[&str]) -> Self {
        let own = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
        Self {
            deed,
            record,
            owners: own(owners),
            which: own(which),
            fields: Vec::new(),
            clear: Vec::new(),
        }
    }

    /// A new record.
    pub fn add(record: &'static str, owners: &[&str], leads: &[&str]) -> Self {
        Self::new(Deed::Add, record, owners, leads)
    }

    /// A change of a record.
    pub fn set(record: &'static str, owners: &[&str], which: &[&str]) -> Self {
        Self::new(Deed::Set, record, owners, which)
    }

    /// A record taken away.
    pub fn remove(record: &'static str, owners: &[&str], which: &[&str]) -> Self {
        Self::new(Deed::Remove, record, owners, which)
    }

    /// Two accounts, or two people of one account, become one: the first stays.
    pub fn merge(record: &'static str, owners: &[&str], which: &[&str]) -> Self {
        Self::new(Deed::Merge, record, owners, which)
    }

    /// With a field.
    pub fn field(self, name: &'static str, value: impl ToString) -> Self {
        self.field_list(name, vec![value.to_string()])
    }

    /// With a list of words.
    pub fn field_list(mut self, name: &'static str, values: Vec<String>) -> Self {
        self.fields.push((name, values));
        self
    }

    /// With a field made empty.
    pub fn clear(mut self, name: &'static str) -> Self {
        self.clear.push(name);
        self
    }

    /// The arguments of the command that does it.
    pub fn command(&self) -> Vec<String> {
        let mut words = match (self.deed, self.record) {
            (Deed::Add, record) => vec!["add".to_owned(), word(record)],
            (Deed::Set, record) => vec!["set".to_owned(), word(record)],
            (Deed::Remove, record) => vec!["rm".to_owned(), word(record)],
            (Deed::Merge, "person") => vec!["merge".to_owned(), "--person".to_owned()],
            (Deed::Merge, _) => vec!["merge".to_owned()],
        };
        words.extend(self.owners.iter().chain(&self.which).cloned());
        for (name, values) in &self.fields {
            for value in values {
                words.push(format!("--{}", word(name)));
                words.push(value.clone());
            }
        }
        for name in &self.clear {
            words.push("--clear".to_owned());
            words.push(word(name));
        }
        words
    }
}

fn word(text: &str) -> String {
    text.replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_is_a_command() {
        let act =
            Act::set("opportunity", &["a"], &["o"]).field("status", "open").clear("closed.date");
        assert_eq!(
            act.command(),
            ["set", "opportunity", "a", "o", "--status", "open", "--clear", "closed-date"]
        );
        assert_eq!(Act::merge("person", &["a"], &["p", "q"]).command()[..2], ["merge", "--person"]);
        let add = Act::add("stage_history", &["a", "o"], &["2026-11-24"]).field("buying_stage", 3);
        assert_eq!(add.command()[..2], ["add", "stage-history"]);
    }
}
