//! "Words used by every rule" (docs/RULES.md), each as a function of one account on one day.
use crate::exact::Ratio;
use crate::reading::{day, list, text, whole, words, yes};
use chrono::NaiveDate;
use serde_json::Value;

/// One account of a normalised file, on a day after which nothing has happened yet.
pub struct View<'a> {
    pub book: &'a Value,
    pub account: &'a Value,
    pub today: NaiveDate,
}

pub type Subjects = Vec<String>;

impl<'a> View<'a> {
    pub fn rep(&self) -> &'a Value {
        &self.book["rep"]
    }

    pub fn list(&self, key: &str) -> &'a [Value] {
        list(self.account, key)
    }

    /// Neither external, nor placeholders, nor left.
    pub fn people(&self) -> Vec<&'a Value> {
        let everyone = self.everyone().into_iter();
        everyone.filter(|person| !yes(person, "external")).collect()
    }

    /// The people and the external ones.
    pub fn everyone(&self) -> Vec<&'a Value> {
        let all = self.list("people").iter();
        all.filter(|person| !yes(person, "placeholder") && !has_left(person)).collect()
    }

    /// Those who left, external ones too; never a placeholder.
    pub fn gone(&self) -> Vec<&'a Value> {
        let all = self.list("people").iter();
        all.filter(|person| !yes(person, "placeholder") && has_left(person)).collect()
    }

    pub fn days_ago(&self, date: Option<NaiveDate>) -> Option<i64> {
        date.map(|date| (self.today - date).num_days())
    }

    pub fn within(&self, days: i64, date: Option<NaiveDate>) -> bool {
        self.days_ago(date).is_some_and(|ago| 0 <= ago && ago <= days)
    }

    pub fn within_next(&self, days: i64, date: Option<NaiveDate>) -> bool {
        self.days_ago(date).is_some_and(|ago| 0 <= -ago && -ago <= days)
    }

    pub fn more_than_ago(&self, days: i64, date: Option<NaiveDate>) -> bool {
        self.days_ago(date).is_some_and(|ago| ago > days)
    }

    pub fn before_today(&self, date: Option<NaiveDate>) -> bool {
        date.is_some_and(|date| date < self.today)
    }

    /// `held_by`, else the rep's name, else nobody's name.
    pub fn holder(&self, person: &'a Value) -> Option<&'a str> {
        text(person, "held_by").or_else(|| text(self.rep(), "name"))
    }

    pub fn holder_has_left(&self, person: &'a Value) -> bool {
        let Some(holder) = self.holder(person) else {
            return false;
        };
        let mut members = list(self.rep(), "team").iter();
        members.any(|member| {
            text(member, "name") == Some(holder) && self.before_today(day(member, "until"))
        })
    }

    /// The relationship as it counts: 0 where its holder has left us.
    pub fn relationship(&self, person: &'a Value) -> i64 {
        if self.holder_has_left(person) {
            return 0;
        }
        whole(person, "relationship").unwrap_or(0)
    }

    /// The days on which this person was reached.
    pub fn days_reached(&self, person: &Value) -> Vec<NaiveDate> {
        let contacts = self.list("contacts").iter();
        let with_them = contacts.filter(|contact| reaches(contact) && is_with(contact, person));
        with_them.filter_map(|contact| day(contact, "date")).collect()
    }

    pub fn reached_within(&self, days: i64, person: &Value) -> bool {
        let days_reached = self.days_reached(person);
        days_reached.into_iter().any(|date| self.within(days, Some(date)))
    }

    pub fn opportunities(&self) -> &'a [Value] {
        self.list("opportunities")
    }

    pub fn open(&self) -> Vec<&'a Value> {
        self.opportunities().iter().filter(|o| is_open(o)).collect()
    }

    pub fn ours(&self) -> Vec<&'a Value> {
        self.opportunities().iter().filter(|o| is_ours(o)).collect()
    }

    pub fn has_open(&self) -> bool {
        !self.open().is_empty()
    }

    /// "account+opp with buying_stage >= stage".
    pub fn has_open_from(&self, stage: i64) -> bool {
        let mut open = self.open().into_iter();
        open.any(|o| whole(o, "buying_stage").is_some_and(|at| at >= stage))
    }

    /// An action without `done` is `for` the very subject.
    pub fn has_action_for(&self, subject: &str) -> bool {
        let mut actions = self.list("actions").iter();
        actions.any(|action| is_undone(action) && text(action, "for") == Some(subject))
    }

    pub fn account_id(&self) -> String {
        crate::reading::id(self.account)
    }

    pub fn tier_is(&self, tiers: &[&str]) -> bool {
        text(self.account, "tier").is_some_and(|tier| tiers.contains(&tier))
    }

    /// The account itself as the subject, where the condition is met.
    pub fn itself(&self, condition: bool) -> Subjects {
        if condition { vec![self.account_id()] } else { Vec::new() }
    }
}

pub fn has_left(person: &Value) -> bool {
    day(person, "left").is_some()
}

pub fn has_role(person: &Value, role: &str) -> bool {
    words(person, "roles").contains(&role)
}

/// Level executive or senior, or role decision_maker.
pub fn is_senior(person: &Value) -> bool {
    is_at(person, &["executive", "senior"]) || has_role(person, "decision_maker")
}

pub fn is_at(person: &Value, levels: &[&str]) -> bool {
    text(person, "level").is_some_and(|level| levels.contains(&level))
}

/// A contact that reaches whoever is in it.
pub fn reaches(contact: &Value) -> bool {
    text(contact, "kind") != Some("attempt") && !came_to_nothing(contact)
}

pub fn came_to_nothing(contact: &Value) -> bool {
    matches!(text(contact, "outcome"), Some("refused" | "no_answer"))
}

pub fn is_attempt(contact: &Value) -> bool {
    match text(contact, "kind") {
        Some("attempt") => true,
        Some("visit" | "call" | "meeting") => came_to_nothing(contact),
        _ => false,
    }
}

pub fn is_with(record: &Value, person: &Value) -> bool {
    let known = text(person, "id").unwrap_or_default();
    words(record, "people").contains(&known)
}

pub fn is_open(opportunity: &Value) -> bool {
    text(opportunity, "status") == Some("open")
}

pub fn is_ours(opportunity: &Value) -> bool {
    matches!(text(opportunity, "status"), Some("open" | "won"))
}

pub fn is_undone(action: &Value) -> bool {
    day(action, "done").is_none()
}

pub fn at_least(number: Option<i64>, least: i64) -> bool {
    number.is_some_and(|number| number >= least)
}

pub fn at_most(number: Option<i64>, most: i64) -> bool {
    number.is_some_and(|number| number <= most)
}

/// A comparison in which a missing value makes it false.
pub fn both(a: Option<Ratio>, b: Option<Ratio>, compare: impl Fn(Ratio, Ratio) -> bool) -> bool {
    matches!((a, b), (Some(a), Some(b)) if compare(a, b))
}

/// The newest of dated records, then the last in file order.
pub fn newest<'a>(records: impl IntoIterator<Item = &'a Value>) -> Option<&'a Value> {
    // `max_by_key` gives the last of equal ones; an absent date is the oldest.
    records.into_iter().max_by_key(|record| day(record, "date"))
}
