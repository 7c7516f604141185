//! What a reference can name: ids, and names that only one record has.

use super::alias::Alias;
use crate::model::{Key, Refusal, Row, SubjectParts, Target, Value, Vocabulary, quoted};
use crate::store::AccountName;
use std::collections::{HashMap, HashSet};

/// Ids and names of one kind of record.
#[derive(Default)]
pub struct Names {
    ids: HashSet<String>,
    names: HashMap<String, Vec<String>>,
}

impl Names {
    fn add(&mut self, id: &str, name: &str) {
        if self.ids.insert(id.to_owned()) {
            self.names.entry(name.to_owned()).or_default().push(id.to_owned());
        }
    }

    /// One more name that means a record.
    fn also(&mut self, name: &str, id: &str) {
        let ids = self.names.entry(name.to_owned()).or_default();
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }

    /// The names of incoming records, and of stored ones that are not among them.
    pub fn of(existing: &[Row], incoming: &[Row]) -> Self {
        let mut names = Self::default();
        for row in incoming.iter().chain(existing) {
            names.add(row.id().unwrap_or_default(), row.name().unwrap_or_default());
        }
        names
    }

    /// The id that a reference means: an id before a name, a name only where one has it.
    pub fn resolve(&self, text: &str, what: &str) -> Result<String, (String, String)> {
        if self.ids.contains(text) {
            return Ok(text.to_owned());
        }
        match self.names.get(text).map_or(&[][..], Vec::as_slice) {
            [one] => Ok(one.clone()),
            [] => Err((
                phrase!("{} is no {}", quoted(text), what),
                phrase!("name the id of a {what}, or a name that only one has", what),
            )),
            several => Err((
                phrase!("{} is the name of {} of them", quoted(text), several.len()),
                phrase!("name the id of the {what} that is meant", what),
            )),
        }
    }
}

/// What the whole file knows.
pub struct FileScope<'a> {
    /// Topics, criteria and codes.
    pub vocabulary: &'a Vocabulary,
    /// The rep's own topics, asked in every account.
    pub topics: HashSet<String>,
    products: Names,
    competitors: Names,
    accounts: Names,
}

impl<'a> FileScope<'a> {
    /// Of what is stored and what comes in.
    pub fn new(
        vocabulary: &'a Vocabulary,
        root: &Row,
        book: &Row,
        there: &[AccountName],
        matched: &[Option<Key>],
    ) -> Self {
        let mut accounts = Names::default();
        for row in book.rows("accounts") {
            accounts.add(row.id().unwrap_or_default(), row.name().unwrap_or_default());
        }
        let renamed: HashSet<Key> = matched.iter().flatten().copied().collect();
        for account in there.iter().filter(|a| !renamed.contains(&a.key)) {
            accounts.add(&account.id, &account.name);
        }
        for account in there {
            account.former_ids.iter().for_each(|former| accounts.also(former, &account.id));
        }
        let (products, competitors) =
            (list(book, root, "products"), list(book, root, "competitors"));
        let own = [root, book].into_iter().filter_map(|file| match file.get("rep") {
            Value::One(rep) => Some(rep.rows("topics")),
            _ => None,
        });
        let topics = own.flatten().filter_map(Row::name).map(str::to_owned).collect();
        Self { vocabulary, topics, products, competitors, accounts }
    }

    /// Accounts that came under another name can be meant by it.
    pub fn known_as(mut self, aliases: &[Alias]) -> Self {
        aliases.iter().for_each(|(name, id)| self.accounts.also(name, id));
        self
    }

    /// The id of the account that a reference means.
    pub fn account(&self, text: &str) -> Option<String> {
        self.accounts.resolve(text, "account").ok()
    }
}

fn list(book: &Row, root: &Row, name: &str) -> Names {
    Names::of(root.rows(name), book.rows(name))
}

/// What one account knows, beside the file.
pub struct AccountScope<'a> {
    /// What the file knows.
    pub file: &'a FileScope<'a>,
    /// The account's own id.
    pub account: String,
    people: Names,
    opportunities: Names,
    /// Every id inside the account.
    pub ids: HashSet<String>,
    /// Topics that the account has answers to, known to the playbook or not, and those of the rep's own.
    pub topics: HashSet<String>,
}

impl<'a> AccountScope<'a> {
    /// Of an account as stored and as it comes in; ids and topics are filled by the caller.
    pub fn new(file: &'a FileScope<'a>, existing: Option<&Row>, incoming: &Row) -> Self {
        let names =
            |list: &str| Names::of(existing.map_or(&[][..], |e| e.rows(list)), incoming.rows(list));
        let answers = existing.into_iter().chain([incoming]).flat_map(|row| row.rows("intel"));
        Self {
            file,
            account: incoming.id().unwrap_or_default().to_owned(),
            people: names("people"),
            opportunities: names("opportunities"),
            ids: HashSet::new(),
            topics: answers
                .filter_map(|i| i.text("topic"))
                .map(str::to_owned)
                .chain(file.topics.iter().cloned())
                .collect(),
        }
    }

    /// People who came under another name can be meant by it.
    pub fn known_as(&mut self, aliases: &[Alias]) {
        aliases.iter().for_each(|(name, id)| self.people.also(name, id));
    }

    /// The id that a reference means.
    pub fn resolve(&self, target: Target, text: &str) -> Result<String, (String, String)> {
        match target {
            Target::Person => self.people.resolve(text, phrase!("person of this account")),
            Target::Opportunity => {
                self.opportunities.resolve(text, phrase!("opportunity of this account"))
            }
            Target::Product => self.file.products.resolve(text, "product"),
            Target::Competitor => self.file.competitors.resolve(text, "competitor"),
            Target::Account => self.file.accounts.resolve(text, "account"),
        }
    }

    /// What an action can be for: the account, anything in it, a topic, a topic of a person, a code.
    pub fn subject(&self, text: &str) -> Result<String, Refusal> {
        let vocabulary = self.file.vocabulary;
        let known = text == self.account
            || self.ids.contains(text)
            || vocabulary.codes.contains(text)
            || vocabulary.topics.contains_key(text)
            || self.topics.contains(text);
        if known {
            return Ok(text.to_owned());
        }
        if let SubjectParts { topic, person: Some(person) } = SubjectParts::of(text)
            && vocabulary.is_person_topic(topic) == Some(true)
            && let Ok(person) = self.people.resolve(person, "person")
        {
            return Ok(SubjectParts::about(topic, &person).to_string());
        }
        let by_name =
            self.people.resolve(text, "").or_else(|_| self.opportunities.resolve(text, ""));
        by_name.map_err(|_| {
            Refusal::because(
                phrase!("{} is nothing in this account", quoted(text)),
                phrase!("name the account's id, the id of anything in it, a topic, topic@person, or a finding's code"),
            )
        })
    }
}
