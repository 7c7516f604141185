//! Every key, once. The footer, the help, find-or-do and `anteroom man` walk this table; the rep's own keys.toml changes
//! it row by row.

use super::action::{Action, Place, Thing};
use super::sent_keys::sent;
use crate::model::nearest::nearest;
use crate::workbench::KeyRow;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a key is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On every screen.
    Everywhere,
    /// In lists and trees.
    List,
    /// Where a screen or pane has an answer to it.
    Pane,
    /// After `n`.
    AfterNew,
    /// After `g`.
    AfterGo,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Its name in keys.toml.
    pub name: &'static str,
    /// The keys, as they are written: `j`, `Down`, `Ctrl-R`.
    pub keys: &'static [&'static str],
    /// Where it is offered.
    pub scope: Scope,
    /// What it means.
    pub action: Action,
    /// One or two words for the footer and the rows after `n` and `g`.
    pub word: &'static str,
    /// A sentence for the help.
    pub help: &'static str,
}

const fn row(
    scope: Scope,
    name: &'static str,
    keys: &'static [&'static str],
    action: Action,
    word: &'static str,
    help: &'static str,
) -> Binding {
    Binding { name, keys, scope, action, word, help }
}

use Action as A;
use Scope::{AfterGo, AfterNew, Everywhere, List, Pane};

/// Every key of every screen outside text fields, but those that lead to a screen: they stand in the table of screens.
pub static KEYS: &[Binding] = &[
    row(
        Pane,
        "open",
        &["Enter"],
        A::Enter,
        "open",
        "one step deeper: a pane, a page, a record, what it is made of",
    ),
    row(Everywhere, "back", &["Esc"], A::Back, "back", "one step back; clears a filter first"),
    row(List, "up", &["Up", "k"], A::Up, "up", "a row up"),
    row(List, "down", &["Down", "j"], A::Down, "down", "a row down"),
    row(List, "page-up", &["PgUp"], A::PageUp, "page up", "a page up"),
    row(List, "page-down", &["PgDn"], A::PageDown, "page down", "a page down"),
    row(List, "first", &["Home"], A::First, "first", "the first row (g g too)"),
    row(List, "last", &["End", "G"], A::Last, "last", "the last row"),
    row(List, "left", &["Left"], A::Left, "fold", "fold a branch; the field before"),
    row(List, "right", &["Right"], A::Right, "unfold", "unfold a branch; the next field"),
    row(Everywhere, "next-pane", &["Tab"], A::NextPane, "next pane", "the next pane"),
    row(
        Everywhere,
        "previous-pane",
        &["Shift-Tab"],
        A::PreviousPane,
        "pane before",
        "the pane before",
    ),
    row(
        Everywhere,
        "pane-1",
        &["1", "Alt-1"],
        A::Pane(1),
        "pane 1",
        "the first pane, by the number in its title",
    ),
    row(Everywhere, "pane-2", &["2", "Alt-2"], A::Pane(2), "pane 2", "the second pane"),
    row(Everywhere, "pane-3", &["3", "Alt-3"], A::Pane(3), "pane 3", "the third pane"),
    row(Everywhere, "pane-4", &["4", "Alt-4"], A::Pane(4), "pane 4", "the fourth pane"),
    row(Everywhere, "pane-5", &["5", "Alt-5"], A::Pane(5), "pane 5", "the fifth pane or page"),
    row(Pane, "zoom", &["z"], A::Zoom, "zoom", "the pane as the whole screen, and back"),
    row(
        Pane,
        "add",
        &["a"],
        A::Add,
        "add",
        "add what this pane holds; on a finding: take its remedy as an action",
    ),
    row(Pane, "edit", &["e"], A::Edit, "edit", "edit the row as a form"),
    row(
        Pane,
        "delete",
        &["d"],
        A::Delete,
        "delete",
        "take the row away, u undoes; on a finding: answer it",
    ),
    row(
        Pane,
        "advance",
        &["s"],
        A::Advance,
        "next state",
        "move on: stage, action done, payment paid, visit to debrief",
    ),
    row(Pane, "plus", &["+", "="], A::Plus, "up", "one up: attitude, confidence, mark"),
    row(Pane, "minus", &["-"], A::Minus, "down", "one down"),
    row(
        Pane,
        "next-mark",
        &["m"],
        A::NextMark,
        "next mark",
        "which mark + - and digits change: attitude, trust, power",
    ),
    row(
        Pane,
        "digit-0",
        &["0"],
        A::Digit(0),
        "0",
        "set the mark to 0 (and 1 to 5) where the titles bear no numbers",
    ),
    row(Pane, "add-over", &["B"], A::AddOver, "add boss", "add a person over the picked one"),
    row(
        Pane,
        "since",
        &["h"],
        A::Since,
        "what changed",
        "what changed since the last visit; again: in a week, a month, a quarter",
    ),
    row(
        Pane,
        "compare-with",
        &["p"],
        A::CompareWith,
        "since which day",
        "the day with which the review compares",
    ),
    row(
        Pane,
        "plan-route",
        &["P"],
        A::PlanRoute,
        "plan it",
        "the route as introductions and things to do, with names and days",
    ),
    row(Pane, "tick", &["Space"], A::Tick, "tick", "tick the row"),
    row(
        Pane,
        "merge",
        &["M"],
        A::Merge,
        "merge",
        "make one of the two ticked people or accounts, with a look at it first",
    ),
    row(
        Pane,
        "confirm",
        &["c"],
        A::Confirm,
        "still true",
        "still true today: a person's marks, a topic's best answer",
    ),
    row(
        Pane,
        "rehearse",
        &["R"],
        A::Rehearse,
        "rehearse",
        "rehearse a visit: what they are likely to say, one by one, and our answer",
    ),
    row(Pane, "why", &["w"], A::Why, "why", "why: the parts of a number, the records of a finding"),
    row(
        Pane,
        "what-if",
        &["i"],
        A::WhatIf,
        "what if",
        "what if this one leaves: roads, trust, answers that go with them; nothing is changed",
    ),
    row(Pane, "route", &["r"], A::Route, "route", "the route to this person; again: the next one"),
    row(
        Pane,
        "filter",
        &["/", "Ctrl-F"],
        A::Filter,
        "filter",
        "filter as you type: part of a word, letters in order, pinyin initials",
    ),
    row(Pane, "order", &["o"], A::Order, "order", "the next order of the list"),
    row(Pane, "view", &["v"], A::View, "view", "the next drawing of the same thing"),
    row(
        Everywhere,
        "before",
        &["[", "Alt-Left"],
        A::Before,
        "before",
        "the one before: account, person, visit, year",
    ),
    row(Everywhere, "after", &["]", "Alt-Right"], A::After, "after", "the one after"),
    row(
        Everywhere,
        "findings",
        &["f", "F4"],
        A::Findings,
        "findings",
        "everything to look at in this account",
    ),
    row(Everywhere, "log", &["l", "F5"], A::Log, "log", "log a contact in one line"),
    row(Everywhere, "brief", &["b", "F6"], A::Brief, "brief", "the brief of the next visit"),
    row(
        Everywhere,
        "today",
        &["t", "F7"],
        A::Today,
        "Today",
        "what is due today, over all accounts",
    ),
    row(Everywhere, "new", &["n"], A::New, "new ..", "new: and a letter"),
    row(Everywhere, "go", &["g"], A::Go, "go ..", "go: and a letter"),
    row(Everywhere, "save-file", &["x"], A::SaveFile, "save", "save what is shown as a file"),
    row(Everywhere, "copy", &["y"], A::Copy, "copy", "copy the row as text"),
    row(Everywhere, "copy-all", &["Y"], A::CopyAll, "copy all", "copy the screen as text"),
    row(
        Everywhere,
        "undo",
        &["u"],
        A::Undo,
        "undo",
        "take the last change back, of any screen, across restarts",
    ),
    row(Everywhere, "redo", &["Ctrl-R"], A::Redo, "redo", "do it again"),
    row(
        Everywhere,
        "find",
        &[":", "Ctrl-P", "F3"],
        A::Find,
        "find or do",
        "find anything, or do anything",
    ),
    row(Everywhere, "help", &["?", "F1"], A::Help, "all keys", "the keys of this screen"),
    row(Everywhere, "messages", &["!"], A::Messages, "messages", "the messages so far"),
    row(Everywhere, "pause", &["Ctrl-Z"], A::Pause, "pause", "give the terminal back for a while"),
    row(Everywhere, "quit", &["q"], A::Quit, "quit", "end; all is saved"),
    row(AfterNew, "new-account", &["a"], A::Make(Thing::Account), "account", "a new account"),
    row(AfterNew, "new-person", &["p"], A::Make(Thing::Person), "person", "a new person"),
    row(AfterNew, "new-visit", &["v"], A::Make(Thing::Visit), "visit", "a new visit"),
    row(
        AfterNew,
        "new-meeting",
        &["m"],
        A::Make(Thing::Meeting),
        "meeting",
        "debrief a meeting that was not planned",
    ),
    row(
        AfterNew,
        "new-opportunity",
        &["o"],
        A::Make(Thing::Opportunity),
        "opportunity",
        "a new opportunity",
    ),
    row(AfterNew, "new-tie", &["t"], A::Make(Thing::Tie), "tie", "a new tie between two people"),
    row(AfterNew, "new-answer", &["i"], A::Make(Thing::Intel), "answer", "a new answer to a topic"),
    row(
        AfterNew,
        "new-action",
        &["d"],
        A::Make(Thing::Action),
        "to do",
        "something to do, or a promise",
    ),
    row(
        AfterNew,
        "new-observation",
        &["k"],
        A::Make(Thing::Observation),
        "observation",
        "a walk along the shelf: what stands there today",
    ),
    row(
        AfterNew,
        "new-complaint",
        &["c"],
        A::Make(Thing::Complaint),
        "complaint",
        "a new complaint",
    ),
    row(
        AfterNew,
        "new-gift",
        &["g"],
        A::Make(Thing::Gift),
        "gift",
        "a gift, asked for before it is given",
    ),
    row(
        AfterNew,
        "new-topic",
        &["q"],
        A::Make(Thing::Topic),
        "topic",
        "new topic of your own, asked here or in every account",
    ),
    row(AfterGo, "go-first", &["g"], A::First, "first row", "the first row"),
];

/// One key with its modifiers, as it is written.
pub fn written(event: &KeyEvent) -> Option<String> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let name = match event.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) if ctrl => c.to_uppercase().to_string(),
        KeyCode::Char(c) => narrow(c).to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        code => named(code)?.to_owned(),
    };
    let before = if ctrl {
        "Ctrl-"
    } else if alt {
        "Alt-"
    } else {
        ""
    };
    Some(format!("{before}{name}"))
}

fn named(code: KeyCode) -> Option<&'static str> {
    Some(match code {
        KeyCode::Enter => "Enter",
        KeyCode::Esc => "Esc",
        KeyCode::Up => "Up",
        KeyCode::Down => "Down",
        KeyCode::Left => "Left",
        KeyCode::Right => "Right",
        KeyCode::PageUp => "PgUp",
        KeyCode::PageDown => "PgDn",
        KeyCode::Home => "Home",
        KeyCode::End => "End",
        KeyCode::Tab => "Tab",
        KeyCode::Delete => "Del",
        KeyCode::Backspace => "Backspace",
        _ => return None,
    })
}

/// Full-width signs of a Chinese keyboard count as their ASCII keys.
fn narrow(c: char) -> char {
    match c {
        '：' => ':',
        '？' => '?',
        '！' => '!',
        '／' | '、' => '/',
        '【' => '[',
        '】' => ']',
        '；' => ';',
        other => other,
    }
}

/// All keys, with the rep's own in them.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<&'static Binding>,
    changed: Vec<(&'static str, Vec<String>)>,
}

impl Keymap {
    /// The keys of every screen and those that lead to one.
    pub fn of(places: impl Iterator<Item = &'static Binding>) -> Self {
        Self { rows: KEYS.iter().chain(places).collect(), changed: Vec::new() }
    }

    /// Every row.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &'static Binding> {
        self.rows.iter().copied()
    }

    /// The row that leads to this screen.
    pub fn leading_to(&self, place: Place) -> Option<&'static Binding> {
        self.rows().find(|row| row.name == place.0)
    }

    /// The keys that lead to this screen, as they are shown: `g m`; empty where none do.
    pub fn written_to(&self, place: Place) -> String {
        self.leading_to(place).map(|row| self.written(row)).unwrap_or_default()
    }

    /// With those of keys.toml, row by row: a name that is not known, a key that no terminal sends and a key that two
    /// rows of one scope would have are refused with the line and the nearest name; the rest holds.
    pub fn with(self, rows: &[KeyRow]) -> (Self, Vec<String>) {
        let (mut map, mut faults) = (self, Vec::new());
        for KeyRow { line, name, keys } in rows {
            match map.changed_by(name, keys) {
                Ok(changed) => map = changed,
                Err(why) => {
                    faults.push(phrase!("line {line}: {why}; this row is left out", line, why))
                }
            }
        }
        (map, faults)
    }

    fn changed_by(&self, name: &str, keys: &[String]) -> Result<Self, String> {
        let Some(binding) = self.rows().find(|b| b.name == name) else {
            let near = nearest(name, self.rows().map(|b| b.name));
            let near = near.map_or(String::new(), |near| phrase!("; the nearest is {near}", near));
            return Err(phrase!(
                "no key is called {name}{near}; anteroom man lists the names",
                name = format_args!("{name:?}"),
                near
            ));
        };
        let keys: Vec<String> = keys.iter().map(|key| sent(key)).collect::<Result<_, _>>()?;
        let mut map = self.clone();
        map.changed.push((binding.name, keys));
        // The table itself has no conflict, a test holds that: each pair of rows costs a start a tenth of its time.
        map.conflict().map_or(Ok(map), Err)
    }

    fn conflict(&self) -> Option<String> {
        let clash =
            |a: &Binding, b: &Binding| prefix(a.scope) == prefix(b.scope) && a.name != b.name;
        for (i, first) in self.rows().enumerate() {
            for second in self.rows().skip(i + 1).filter(|b| clash(first, b)) {
                let keys = self.keys(second);
                if let Some(key) = self.keys(first).into_iter().find(|k| keys.contains(k)) {
                    return Some(phrase!(
                        "{} would be both {} and {}",
                        key,
                        first.name,
                        second.name
                    ));
                }
            }
        }
        None
    }

    /// The keys of a row.
    pub fn keys(&self, binding: &Binding) -> Vec<String> {
        let own = self.changed.iter().rev().find(|(name, _)| *name == binding.name);
        own.map_or_else(
            || binding.keys.iter().map(|k| (*k).to_owned()).collect(),
            |(_, k)| k.clone(),
        )
    }

    /// Is this one of the keys of a row? Asked of every row for every key: without a string for each.
    fn has(&self, binding: &Binding, key: &str) -> bool {
        match self.changed.iter().rev().find(|(name, _)| *name == binding.name) {
            Some((_, own)) => own.iter().any(|k| k == key),
            None => binding.keys.contains(&key),
        }
    }

    /// The keys of a row as they are shown: `n a`, `:  Ctrl-P`.
    pub fn written(&self, binding: &Binding) -> String {
        let before = match binding.scope {
            Scope::AfterNew => self.key(Action::New) + " ",
            Scope::AfterGo => self.key(Action::Go) + " ",
            _ => String::new(),
        };
        format!("{before}{}", self.keys(binding).join("  "))
    }

    /// Was this row changed by the rep?
    pub fn is_changed(&self, binding: &Binding) -> bool {
        self.changed.iter().any(|(name, _)| *name == binding.name)
    }

    /// The first key of an action, for footers and messages; of one behind `n` or `g` both keys: `n o`.
    pub fn key(&self, action: Action) -> String {
        let rows = || self.rows().filter(|b| b.action == action);
        let first = |b: &Binding| self.keys(b).into_iter().next();
        let alone = rows().filter(|b| prefix(b.scope) == Scope::Everywhere).find_map(first);
        alone.or_else(|| rows().find_map(|b| self.behind(b))).unwrap_or_default()
    }

    /// `n o`: the first key of a row that is asked for behind another key.
    fn behind(&self, binding: &Binding) -> Option<String> {
        let before = match binding.scope {
            Scope::AfterNew => self.key(Action::New),
            Scope::AfterGo => self.key(Action::Go),
            _ => return None,
        };
        let key = self.keys(binding).into_iter().next()?;
        Some(format!("{before} {key}"))
    }

    /// What a key means after nothing, after `n`, or after `g`.
    pub fn action(&self, after: Scope, event: &KeyEvent) -> Option<Action> {
        let key = written(event)?;
        let row = self.rows().find(|b| prefix(b.scope) == after && self.has(b, &key));
        row.map(|b| b.action)
    }
}

/// Keys that are no row of the table: nobody changes them.
pub type FixedKeys = &'static [(&'static str, &'static str)];

/// What the mouse does on every screen.
pub const MOUSE: FixedKeys = &[
    ("click", "selects a row, focuses a pane, does a key of the last line"),
    ("double click", "opens the row"),
    ("wheel", "moves through the list under it"),
    ("Shift-drag", "marks text for the terminal's own copy"),
];

/// The keys of every form.
pub const FORM: FixedKeys = &[
    ("Tab Shift-Tab", "next, the one before"),
    ("Enter", "next; on the last save"),
    ("Left Right", "choose; or a letter"),
    ("Down", "all that can be picked"),
    ("Ctrl-S F2", "save"),
    ("Esc", "leave, draft kept"),
    ("Ctrl-R", "back to what is saved"),
    ("Alt-E", "your own editor"),
    ("Ctrl-Z", "take typing back"),
];

/// Every key, what it does and its name in keys.toml, for the manual page; those that cannot be changed have no name.
pub fn manual(map: &Keymap) -> Vec<[String; 3]> {
    let rows = map.rows().map(|b| [map.written(b), phrase!(b.help).to_owned(), b.name.to_owned()]);
    let fixed = |place: &'static str, keys: FixedKeys| {
        keys.iter().map(move |(key, does)| {
            [phrase!(key).to_owned(), format!("{place}: {}", phrase!(does)), String::new()]
        })
    };
    let form = fixed(phrase!("in a form"), FORM);
    rows.chain(form).chain(fixed(phrase!("mouse"), MOUSE)).collect()
}

fn prefix(scope: Scope) -> Scope {
    match scope {
        Scope::Everywhere | Scope::List | Scope::Pane => Scope::Everywhere,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap;

    #[test]
    fn no_key_has_two_meanings() {
        assert_eq!(keymap().conflict(), None);
    }

    #[test]
    fn a_conflict_of_the_reps_own_keys_is_named() {
        let row = |line, name: &str, key: &str| KeyRow {
            line,
            name: name.to_owned(),
            keys: vec![key.to_owned()],
        };
        let rows = [
            row(1, "add", "A"),
            row(2, "delete", "e"),
            row(3, "ad", "F9"),
            row(4, "why", "Ctrl-1"),
            row(5, "route", "ctrl-t"),
        ];
        let (map, faults) = keymap().with(&rows);
        assert_eq!(
            (map.key(Action::Add).as_str(), map.key(Action::Route).as_str()),
            ("A", "Ctrl-T")
        );
        assert_eq!((map.key(Action::Delete).as_str(), map.key(Action::Why).as_str()), ("d", "w"));
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults[0].contains("line 2: e would be both"), "{faults:?}");
        assert!(faults[1].contains("the nearest is add"), "{faults:?}");
        assert!(faults[2].starts_with("line 4: no terminal sends Ctrl-1"), "{faults:?}");
    }

    #[test]
    fn the_manual_has_the_keys_of_forms_and_the_mouse() {
        let rows = manual(&keymap());
        for key in ["Ctrl-S F2", "Ctrl-Z", "Ctrl-R", "Alt-E", "wheel", "double click"] {
            let fixed = |row: &&[String; 3]| row[0] == key && row[2].is_empty();
            assert!(rows.iter().any(|row| fixed(&row)), "{key}");
        }
    }

    #[test]
    fn a_full_width_colon_is_a_colon() {
        let key = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        let map = keymap();
        assert_eq!(map.action(Scope::Everywhere, &key('：')), Some(Action::Find));
        assert_eq!(map.action(Scope::AfterGo, &key('w')), Some(Action::Visit(Place::WORKBENCH)));
        assert_eq!(map.action(Scope::Everywhere, &key('王')), None);
    }
}
