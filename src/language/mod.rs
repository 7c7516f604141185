//! What people write, read: dates, numbers, names, the words of roles and marks, whole lines. Knows the model alone.

pub mod choices;
pub mod currency;
pub mod dates;
pub mod figures;
pub mod kept_words;
pub mod names;
mod number_words;
pub mod numbers;
mod often;
pub mod quick_entry;
pub mod shares;
pub mod unit;
pub mod verdict_words;
