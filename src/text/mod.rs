//! Text of any script: cleaned, folded, measured in cells, cut, wrapped. The ground floor: knows nothing of the program.
//!
//! Everything that counts cells walks [`clean::shown`], so caret, wrap and cells always agree.

#[macro_use]
pub mod phrase;

pub mod alike;
pub mod clean;
mod dialled;
mod fold;
pub mod format;
mod hanging;
mod invisible;
mod job_title;
mod mentions;
pub mod parse;
mod several;
mod short_names;
mod spaced;
mod spelt;
pub mod truncate;
mod width;
mod wrap;

pub use clean::clean;
pub use dialled::{EXTENSIONS, number};
pub use fold::fold;
pub use format::DayText;
pub use hanging::hanging;
pub use invisible::without_invisible;
pub use job_title::job_title;
pub use mentions::{Certainty, Identity, Mention, Mentions, NameWords, is_whole_name};
pub use several::{
    Parting, at_joints, in_one_line, several, several_names, several_places, told_apart,
};
pub use short_names::{are_others, given_and_family, may_be_called, short_of};
pub use spaced::spaced;
pub use spelt::{apostrophe_put_back, spelt};
pub use truncate::truncate;
pub use width::width;
pub use wrap::{lines, wrap};
