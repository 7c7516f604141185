//! A sheet of facts and figures as plain data: a screen draws its blocks as panes, a file has them as sections.

use super::Key;

/// How urgent a piece is. It is also said by a word or a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Text.
    #[default]
    Body,
    /// Text that may be passed over.
    Muted,
    /// A heading.
    Title,
    /// Nothing to worry about.
    Good,
    /// To be looked at.
    Warn,
    /// To be acted on.
    Bad,
    /// What is chosen or proposed.
    Accent,
}

/// The text of one column of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// What it says; the urgent ones end in `!`.
    pub text: String,
    /// How urgent it is.
    pub tone: Tone,
}

/// One column of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its title; empty for a column that explains itself.
    pub title: String,
    /// Numbers stand right.
    pub right: bool,
    /// Takes the room that is left and wraps onto further lines. The last such column of a group does.
    pub fills: bool,
    /// A column with a lower need leaves before one with a higher; 0 never leaves.
    pub need: u8,
}

/// What an item is about: Enter opens it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Nothing that can be opened.
    #[default]
    Nothing,
    /// An account.
    Account(Key),
    /// A record of an account (0: of the file), by its table and number.
    Record(Key, &'static str, Key),
    /// A part of the account's own record that has its own form: `values`.
    Part(Key, &'static str),
    /// A screen or form that is called so.
    Screen(&'static str),
    /// A setting of the rep, by its column.
    Setting(&'static str),
}

/// One part of a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Its share of the figure.
    pub share: String,
    /// What it is, with its day and source.
    pub text: String,
}

/// One row of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// One for each column.
    pub pieces: Vec<Piece>,
    /// What Enter opens.
    pub about: About,
    /// The parts of its figure, the last one what they come to.
    pub reasons: Vec<Reason>,
    /// The name by which a screen knows the row; empty where none needs to.
    pub name: &'static str,
    /// The command that does or shows the same.
    pub command: String,
}

/// Items with the same columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The columns.
    pub heads: Vec<Head>,
    /// The rows.
    pub items: Vec<Item>,
    /// It goes on from the group above it, without a rule between.
    pub joined: bool,
}

/// A part of the sheet, under its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its title.
    pub title: String,
    /// What stands at the right end of the title.
    pub aside: String,
    /// Its groups, with a thin rule between two.
    pub groups: Vec<Group>,
    /// What is said where there is no item.
    pub empty: String,
}

/// The sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// Its title: "Northwind Hydro".
    pub title: String,
    /// Below it: the day, the state.
    pub aside: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

impl Piece {
    /// Text of this tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }

    /// Something that must be acted on: bad, with its mark.
    pub fn urgent(text: impl Into<String>) -> Self {
        Self::new(format!("{} !", text.into()), Tone::Bad)
    }

    /// Something to look at: warn, with its mark.
    pub fn warning(text: impl Into<String>) -> Self {
        Self::new(format!("{} !", text.into()), Tone::Warn)
    }

    /// Text that may be passed over.
    pub fn muted(text: impl Into<String>) -> Self {
        Self::new(text, Tone::Muted)
    }
}

impl<T: Into<String>> From<T> for Piece {
    fn from(text: T) -> Self {
        Self::new(text, Tone::Body)
    }
}

impl Head {
    /// A column of words.
    pub fn left(title: &str) -> Self {
        Self { title: phrase!(title).to_owned(), ..Self::default() }
    }

    /// A column of numbers.
    pub fn right(title: &str) -> Self {
        Self { right: true, ..Self::left(title) }
    }

    /// The column that takes what is left.
    pub fn fills(title: &str) -> Self {
        Self { fills: true, ..Self::left(title) }
    }

    /// Leaves before columns of a higher need.
    pub fn need(mut self, need: u8) -> Self {
        self.need = need;
        self
    }
}

impl Item {
    /// A row of these pieces.
    pub fn new(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Self { pieces: pieces.into_iter().collect(), ..Self::default() }
    }

    /// A label and what it says.
    pub fn said(label: &str, says: impl Into<Piece>) -> Self {
        Self::new([Piece::muted(phrase!(label)), says.into()])
    }

    /// What Enter opens.
    pub fn about(mut self, about: About) -> Self {
        self.about = about;
        self
    }

    /// One part of its figure.
    pub fn reason(mut self, share: impl Into<String>, text: impl Into<String>) -> Self {
        self.reasons.push(Reason { share: share.into(), text: text.into() });
        self
    }

    /// The name by which a screen knows it.
    pub fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// The command that does the same.
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.command = command.into();
        self
    }

    /// Its pieces as one line.
    pub fn line(&self) -> String {
        let said = self.pieces.iter().map(|p| p.text.trim()).filter(|t| !t.is_empty());
        said.collect::<Vec<_>>().join("  ")
    }
}

impl Group {
    /// Items under these columns.
    pub fn new(heads: impl IntoIterator<Item = Head>) -> Self {
        Self { heads: heads.into_iter().collect(), ..Self::default() }
    }

    /// Labels with what they say: two columns without titles.
    pub fn of_labels() -> Self {
        Self::new([Head::left(""), Head::fills("")])
    }

    /// Sentences over the whole width.
    pub fn of_sentences() -> Self {
        Self::new([Head::fills("")])
    }

    /// Without a rule above it.
    pub fn joined(mut self) -> Self {
        self.joined = true;
        self
    }

    /// Adds an item.
    pub fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    /// With this item.
    pub fn with(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }
}

impl Block {
    /// A block under this title.
    pub fn new(title: impl Into<String>, aside: impl Into<String>) -> Self {
        let title = phrase!(&title.into()).to_owned();
        Self { title, aside: aside.into(), ..Self::default() }
    }

    /// With this group, unless it has no item.
    pub fn with(mut self, group: Group) -> Self {
        if !group.items.is_empty() {
            self.groups.push(group);
        }
        self
    }

    /// What is said where there is nothing in it.
    pub fn or(mut self, empty: &str) -> Self {
        self.empty = phrase!(empty).to_owned();
        self
    }

    /// Every item, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(|group| &group.items)
    }
}
