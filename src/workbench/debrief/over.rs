//! What a debrief is of: a visit, a contact that was logged, a meeting that nobody had planned.

use crate::language::dates::short_day;
use crate::model::words::Words;
use crate::model::{Choice as _, Contact, ContactKind, Date, Moment, Visit};

/// What is debriefed.
pub enum Over<'a> {
    /// A visit.
    Visit(&'a Visit),
    /// A contact.
    Contact(&'a Contact),
    /// A meeting that is not in the file yet.
    Met(Met),
}

/// A meeting that nobody had planned: it becomes a visit that took place.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The id that the visit will have.
    pub id: String,
    /// When.
    pub when: Moment,
    /// What it counts as among the contacts.
    pub kind: ContactKind,
    /// Where.
    pub place: String,
    /// What it was about.
    pub purpose: String,
    /// Which purchase it was about.
    pub opportunity: Option<String>,
}

/// What the step of a debrief says of itself: "debrief of Wed 18 Nov", "debrief of the call of Thu 12 Nov".
pub fn called(over: &Over, words: &Words, today: Date) -> String {
    let day = over.when().map(|m| short_day(m.date, today));
    let day = day.unwrap_or_else(|| phrase!("no day").to_owned());
    match over {
        Over::Contact(contact) => {
            phrase!("debrief of the {} of {}", words.word("contact", contact.kind.word()), day)
        }
        _ => phrase!("debrief of {day}", day),
    }
}

impl Over<'_> {
    /// The id that actions are for.
    pub fn id(&self) -> &str {
        match self {
            Self::Visit(visit) => &visit.id,
            Self::Contact(contact) => &contact.id,
            Self::Met(met) => &met.id,
        }
    }

    /// Who was to be there, as far as the file knows.
    pub fn people(&self) -> &[String] {
        match self {
            Self::Visit(visit) => &visit.people.0,
            Self::Contact(contact) => &contact.people.0,
            Self::Met(_) => &[],
        }
    }

    /// The purchase that it was about.
    pub fn opportunity(&self) -> Option<&str> {
        match self {
            Self::Visit(visit) => visit.opportunity.0.as_deref(),
            Self::Contact(contact) => contact.opportunity.0.as_deref(),
            Self::Met(met) => met.opportunity.as_deref(),
        }
    }

    /// When, where the file says so.
    pub fn when(&self) -> Option<Moment> {
        match self {
            Self::Visit(visit) => *visit.date,
            Self::Contact(contact) => *contact.date,
            Self::Met(met) => Some(met.when),
        }
    }

    /// What it counts as among the contacts.
    pub fn kind(&self) -> ContactKind {
        match self {
            Self::Visit(_) => ContactKind::Visit,
            Self::Contact(contact) => contact.kind,
            Self::Met(met) => met.kind,
        }
    }

    /// The day from which its answers and marks count: its own, of one without or to come today.
    pub fn day(&self, today: Date) -> Date {
        let day = self.when().map(|m| m.date);
        day.filter(|d| *d <= today).unwrap_or(today)
    }
}
