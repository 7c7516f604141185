//! One typed line to records: a person, a contact; and names found as they are typed.

mod contact;
mod names;
mod person;
mod pinyin;
mod topic_words;
mod words;

pub use contact::{ContactLine, read_contact};
pub use names::{Candidate, Found, find_name};
pub use person::{Guess, PersonLine, Terms, read_person};
pub use pinyin::{fold, keys};
pub use topic_words::topics_said;
