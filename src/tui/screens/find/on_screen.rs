//! The commands of the command line by what does the same on the screens, and what has no key: copies of the file,
//! exports, the look of the screens.

use super::items::{FindItem, PAGES};
use crate::tui::action::{Action, Place};
use crate::tui::effect::LookChange;
use crate::tui::keymap::Keymap;
use crate::tui::theme::Scheme;

/// What does the same as a command.
enum Here {
    /// The key of this meaning.
    Key(Action),
    /// The screen of this place.
    At(Place),
    /// A page of it beyond the first.
    Page(Place, u8),
    /// An item of its own.
    Item(FindItem),
}

use Here::{At, Item, Key, Page};

/// The commands that need no shell.
static HERE: &[(&str, Here)] = &[
    ("import", Item(FindItem::ImportFile)),
    ("export", Item(FindItem::Export)),
    ("brief", Key(Action::Brief)),
    ("ready", At(Place("go-checklist"))),
    ("check", Key(Action::Findings)),
    ("disputes", Item(FindItem::Disputes)),
    ("route", At(Place::MAP)),
    ("evaluate", At(Place::VERDICT)),
    ("verdict", At(Place::VERDICT)),
    ("deal", At(Place::OPPORTUNITY)),
    ("closed", At(Place::REVIEW)),
    ("today", Key(Action::Today)),
    ("review", At(Place::REVIEW)),
    ("cash", At(Place::MONEY)),
    ("negotiation", At(Place::NEGOTIATION)),
    ("specification", At(Place::SPECIFICATION)),
    ("worth", Page(Place::NUMBERS, 3)),
    ("plan", At(Place::PLAN)),
    ("targets", Page(Place::PLAN, 4)),
    ("white-space", Page(Place::PLAN, 2)),
    ("forces", At(Place::PLAN)),
    ("portfolio", Page(Place::NUMBERS, 2)),
    ("me", Page(Place::NUMBERS, 4)),
    ("market", At(Place::MARKET)),
    ("what-if", Key(Action::WhatIf)),
    ("account", At(Place::ACCOUNT)),
    ("team", At(Place::TEAM)),
    ("left", At(Place::LEFT)),
    ("gifts", At(Place::GIFTS)),
    ("doubles", At(Place("go-file"))),
    ("you", At(Place("go-you"))),
    ("file", At(Place("go-file"))),
    ("doctor", At(Place("go-file"))),
    ("restore", At(Place("go-file"))),
    ("kpi", At(Place::NUMBERS)),
    ("compare", Page(Place::NUMBERS, 5)),
    ("log", Key(Action::Log)),
    ("undo", Key(Action::Undo)),
    ("redo", Key(Action::Redo)),
    ("history", At(Place("go-history"))),
    ("backup", Item(FindItem::BackUp)),
];

/// How the screens may look, in the words of a rep.
pub const LOOKS: &[(LookChange, &str)] = &[
    (LookChange::Theme(Scheme::Auto), "theme auto: as the terminal's own colours"),
    (LookChange::Theme(Scheme::Dark), "theme dark: for a dark ground"),
    (LookChange::Theme(Scheme::Light), "theme light: for a light ground"),
    (LookChange::Theme(Scheme::Contrast), "theme contrast: stronger than auto"),
    (LookChange::Theme(Scheme::Mono), "theme mono: no colour"),
    (LookChange::Mouse(false), "mouse off: the terminal selects text with it"),
    (LookChange::Mouse(true), "mouse on: click, double click, wheel"),
    (
        LookChange::Plain(true),
        "plain on: no borders, the cursor on the picked row, for a screen reader",
    ),
    (LookChange::Plain(false), "plain off: with borders"),
];

/// What has neither key nor screen.
pub const OWN: &[(FindItem, &str)] = &[
    (FindItem::BackUp, "back up: a safe copy beside the file"),
    (FindItem::Export, "export the book: one file, which a colleague's anteroom reads"),
    (
        FindItem::Tables,
        "export tables: for a spreadsheet, to read, for an address book, for a calendar",
    ),
];

/// What does the same as the command of this name; nothing where only a shell does it.
pub fn of_command(name: &str, keymap: &Keymap) -> Option<FindItem> {
    let (_, here) = HERE.iter().find(|(command, _)| *command == name)?;
    match here {
        Key(action) => keymap.rows().find(|key| key.action == *action).map(FindItem::Command),
        At(place) => keymap.leading_to(*place).map(FindItem::Command),
        Page(place, number) => {
            let at = PAGES.iter().position(|p| p.place == *place && p.page == *number);
            at.map(FindItem::Page)
        }
        Item(item) => Some(item.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap;

    #[test]
    fn each_command_that_needs_no_shell_leads_somewhere() {
        let map = keymap();
        for (name, _) in HERE {
            assert!(of_command(name, &map).is_some(), "{name} leads nowhere");
        }
    }

    #[test]
    fn what_changes_many_records_by_a_name_stays_with_the_shell() {
        let map = keymap();
        for name in ["add", "set", "rm", "forget", "person-data", "man", "completions"] {
            assert_eq!(of_command(name, &map), None, "{name}");
        }
    }
}
