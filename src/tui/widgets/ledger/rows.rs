//! What a ledger is made of: columns, cells with their bars, and rows.

use crate::tui::theme::Role;

/// A column: as wide as its widest cell where there is room.
#[derive(Clone, Debug, Default)]
pub struct LedgerColumn {
    pub(super) title: String,
    pub(super) right: bool,
    pub(super) keeps: bool,
    pub(super) need: u8,
    pub(super) grows: bool,
    pub(super) width: u16,
}

impl LedgerColumn {
    /// Of text.
    pub fn left(title: impl Into<String>) -> Self {
        Self { title: phrase!(&title.into()).to_owned(), keeps: true, ..Self::default() }
    }

    /// Of numbers.
    pub fn right(title: impl Into<String>) -> Self {
        Self { right: true, ..Self::left(title) }
    }

    /// It leaves where the room is short: the lower, the earlier.
    #[must_use]
    pub fn need(self, need: u8) -> Self {
        Self { keeps: false, need, ..self }
    }

    /// It takes what is left, and shrinks first.
    #[must_use]
    pub fn grow(self) -> Self {
        Self { grows: true, ..self }
    }
}

/// What stands in a column of a row.
#[derive(Clone, Debug, Default)]
pub struct LedgerCell {
    pub(super) text: String,
    pub(super) role: Role,
    pub(super) bar: Option<Bar>,
}

/// A bar over the rest of its cell.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bar {
    /// From the left, in thousandths.
    Share(i64),
    /// From an axis in the middle to one side, in thousandths.
    Swing(i64),
}

impl LedgerCell {
    /// Text with a role.
    pub fn with(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, bar: None }
    }

    /// A bar of so many thousandths of the column.
    pub fn share(thousandths: i64, role: Role) -> Self {
        Self { bar: Some(Bar::Share(thousandths)), role, ..Self::default() }
    }

    /// A bar from an axis in the middle, left below 0, right above it.
    pub fn swing(thousandths: i64, role: Role) -> Self {
        Self { bar: Some(Bar::Swing(thousandths)), role, ..Self::default() }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl<T: Into<String>> From<T> for LedgerCell {
    fn from(text: T) -> Self {
        Self::with(text, Role::Body)
    }
}

/// What a line is made of.
#[derive(Clone, Debug)]
pub(super) enum Content {
    Cells(Vec<LedgerCell>),
    Text(String, Role),
    Label(String, String, Role),
    Rule,
}

/// A line: a row that can be picked by its number, or what stands between rows.
#[derive(Clone, Debug)]
pub struct LedgerRow {
    pub(super) content: Content,
    pub(super) key: Option<usize>,
}

impl LedgerRow {
    /// A row that can be picked.
    pub fn of(key: usize, cells: Vec<LedgerCell>) -> Self {
        Self { content: Content::Cells(cells), key: Some(key) }
    }

    /// A row that cannot be picked: a sum.
    pub fn sum(cells: Vec<LedgerCell>) -> Self {
        Self { content: Content::Cells(cells), key: None }
    }

    /// Text over the whole width, wrapped.
    pub fn note(text: impl Into<String>, role: Role) -> Self {
        Self { content: Content::Text(text.into(), role), key: None }
    }

    /// A word in a column of its own, and wrapped text behind it.
    pub fn label(word: impl Into<String>, text: impl Into<String>, role: Role) -> Self {
        Self {
            content: Content::Label(phrase!(&word.into()).to_owned(), text.into(), role),
            key: None,
        }
    }

    /// A blank line.
    pub fn blank() -> Self {
        Self::note("", Role::Body)
    }

    /// A thin rule.
    pub fn rule() -> Self {
        Self { content: Content::Rule, key: None }
    }

    /// The number by which it is picked.
    pub fn key(&self) -> Option<usize> {
        self.key
    }

    /// Its cells, or its text.
    pub fn texts(&self) -> Vec<&str> {
        match &self.content {
            Content::Cells(cells) => cells.iter().map(LedgerCell::text).collect(),
            Content::Text(text, _) => vec![text],
            Content::Label(word, text, _) => vec![word, text],
            Content::Rule => Vec::new(),
        }
    }
}
