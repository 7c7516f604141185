//! One typed line to records: a person, a contact.

mod contact;
mod marks;
mod mention_words;
mod message_words;
mod outcomes;
mod person;
mod person_words;
mod promises;
mod sent_words;
mod topic_words;
mod vain_words;
mod words;

pub use contact::{ContactLine, HeadWords, Manner, outcome_said, read_contact, read_contact_as};
pub use contact::{came_from_them, is_little, unreached_said};
pub use marks::without_list_mark;
pub use person::{
    Guess, Overruled, PersonLine, Terms, WAYS, name_said, names_department, read_person,
};
pub use promises::{Promiser, SaidPromise, promises_said};
pub use topic_words::topics_said;
