//! Plain data: one entity a file, each field named once. No I/O, no clock, no SQL, no colour.

mod account;
mod action;
mod agreement;
mod book;
pub mod codes;
mod competitor;
mod complaint;
mod contact;
mod decimal;
mod dismissal;
mod edit;
mod intel;
mod kind;
mod money;
mod observation;
mod opportunity;
mod person;
mod plan;
pub mod playbook;
mod product;
mod record;
mod refusal;
mod rep;
mod rival;
mod tie;
mod value;
mod visit;
<<<<<<< HEAD
mod vocabulary;
=======
>>>>>>> rules1
pub mod words;

pub use account::*;
pub use action::*;
pub use agreement::*;
pub use book::*;
pub use competitor::*;
pub use complaint::*;
pub use contact::*;
pub use decimal::rounded;
pub use dismissal::*;
pub use edit::{Column, Edit};
pub use intel::*;
pub use kind::*;
pub use money::Money;
pub use observation::*;
pub use opportunity::*;
pub use person::*;
pub use plan::*;
pub use product::*;
pub use record::*;
pub use refusal::{Refusal, quoted};
pub use rep::*;
pub use rival::*;
pub use tie::*;
pub use value::*;
pub use visit::*;
pub use vocabulary::Vocabulary;

/// A calendar day; rules know no time of day.
pub type Date = chrono::NaiveDate;
