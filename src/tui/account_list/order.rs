//! How the list of accounts is ordered.

/// How the list is ordered; `o` turns it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountOrder {
    /// By tier, then as in the file.
    #[default]
    Tier,
    /// Most critical findings first.
    Urgent,
    /// Least ready first.
    Readiness,
    /// By name.
    Name,
}

impl AccountOrder {
    /// The order that `o` turns to.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Tier => Self::Urgent,
            Self::Urgent => Self::Readiness,
            Self::Readiness => Self::Name,
            Self::Name => Self::Tier,
        }
    }

    /// As the status line says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tier => phrase!("by tier"),
            Self::Urgent => phrase!("most urgent first"),
            Self::Readiness => phrase!("least ready first"),
            Self::Name => phrase!("by name"),
        }
    }
}
