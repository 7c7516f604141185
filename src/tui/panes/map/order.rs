//! In which order the people stand; `o` turns it.

use crate::workbench::Dossier;

/// The order of the people.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// By reporting line: a tree.
    #[default]
    Line,
    /// Longest past their rhythm first.
    Rhythm,
    /// Most power first.
    Power,
    /// Against us first.
    Attitude,
}

impl Order {
    /// The one after it.
    pub fn next(self) -> Self {
        match self {
            Self::Line => Self::Rhythm,
            Self::Rhythm => Self::Power,
            Self::Power => Self::Attitude,
            Self::Attitude => Self::Line,
        }
    }

    /// Before the count in the title.
    pub fn word(self) -> &'static str {
        match self {
            Self::Line => "",
            Self::Rhythm => phrase!("by rhythm  "),
            Self::Power => phrase!("by power  "),
            Self::Attitude => phrase!("by attitude  "),
        }
    }

    /// What is said of it when it is turned to.
    pub fn says(self) -> &'static str {
        match self {
            Self::Line => phrase!("people by reporting line"),
            Self::Rhythm => phrase!("people by rhythm: longest overdue first"),
            Self::Power => phrase!("people by power"),
            Self::Attitude => phrase!("people by attitude: against us first"),
        }
    }

    /// Puts rows of the dossier's people into this order.
    pub fn sort(self, rows: &mut [usize], dossier: &Dossier) {
        let person = |i: &usize| &dossier.account.people[dossier.people[*i].index];
        match self {
            Self::Line => {}
            Self::Rhythm => rows.sort_by_key(|i| {
                let line = &dossier.people[*i];
                (!line.past_rhythm, std::cmp::Reverse(line.days.unwrap_or(i64::MAX)))
            }),
            Self::Power => {
                rows.sort_by_key(|i| std::cmp::Reverse(person(i).influence.unwrap_or(-1)));
            }
            Self::Attitude => rows.sort_by_key(|i| person(i).attitude.unwrap_or(3)),
        }
    }
}
