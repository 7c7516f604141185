//! One typed line to records: a person, a contact; and names found as they are typed.

mod contact;
mod marks;
mod names;
mod person;
mod pinyin;
mod titles;
mod topic_words;
mod words;

pub use contact::{ContactLine, Manner, outcome_said, read_contact, read_contact_as};
pub use marks::without_list_mark;
pub use names::{Candidate, Found, find_name};
pub use person::{Guess, PersonLine, Terms, name_said, read_person};
pub use pinyin::{fold, keys, spellings};
pub use titles::{Addressed, addressed, is_title};
pub use topic_words::topics_said;
