//! Random keys out of the key table, the same for the same seed, as events and as a terminal's bytes.

use anteroom::tui::action::Action;
use anteroom::tui::keymap;
use anteroom::tui::terminal::{Event, Parser};

/// A small generator: the same seed gives the same keys.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Every key of the table but those that end or stop the program.
pub fn all() -> Vec<&'static str> {
    let ends =
        |b: &&anteroom::tui::keymap::Binding| matches!(b.action, Action::Quit | Action::Pause);
    let map = keymap();
    let ending: Vec<&str> = map.rows().filter(ends).flat_map(|b| b.keys).copied().collect();
    // A letter after `n` or `g` may be one that ends the program elsewhere.
    let keys = map.rows().flat_map(|b| b.keys).copied().filter(|k| !ending.contains(k));
    let keys: Vec<&str> = keys.collect();
    assert!(keys.len() > 60);
    keys
}

/// The same without those that write to the terminal's clipboard past the screen.
pub fn quiet() -> Vec<&'static str> {
    let map = keymap();
    let copies = |key: &&str| {
        let copy = map.rows().filter(|b| matches!(b.action, Action::Copy | Action::CopyAll));
        copy.flat_map(|b| b.keys.iter()).any(|k| k == key)
    };
    all().into_iter().filter(|key| !copies(key)).collect()
}

/// What a terminal sends for a key as the table writes it.
pub fn bytes(key: &str) -> String {
    const NAMED: [(&str, &str); 20] = [
        ("Enter", "\r"),
        ("Esc", super::pty::ESC),
        ("Tab", "\t"),
        ("Shift-Tab", "\x1b[Z"),
        ("Space", " "),
        ("Backspace", "\x7f"),
        ("Up", "\x1b[A"),
        ("Down", "\x1b[B"),
        ("Right", "\x1b[C"),
        ("Left", "\x1b[D"),
        ("Home", "\x1b[H"),
        ("End", "\x1b[F"),
        ("PgUp", "\x1b[5~"),
        ("PgDn", "\x1b[6~"),
        ("Delete", "\x1b[3~"),
        ("F1", "\x1bOP"),
        ("F3", "\x1bOR"),
        ("F4", "\x1bOS"),
        ("Alt-Left", "\x1b[1;3D"),
        ("Alt-Right", "\x1b[1;3C"),
    ];
    if let Some((_, bytes)) = NAMED.iter().find(|(name, _)| *name == key) {
        return (*bytes).to_owned();
    }
    if let Some(number) = key.strip_prefix('F').and_then(|n| n.parse::<u8>().ok()) {
        return format!("\x1b[{}~", [15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]);
    }
    if let Some(letter) = key.strip_prefix("Alt-") {
        return format!("\x1b{}", letter.to_lowercase());
    }
    if let Some(letter) = key.strip_prefix("Ctrl-") {
        let letter = letter.bytes().next().unwrap_or_default();
        return char::from(letter.to_ascii_uppercase() & 0x1f).to_string();
    }
    assert_eq!(key.chars().count(), 1, "{key} is not known here");
    key.to_owned()
}

/// The key as an event, as the terminal's parser makes it of the bytes.
pub fn event(key: &str) -> Option<Event> {
    let (mut parser, mut events) = (Parser::default(), Vec::new());
    parser.feed(bytes(key).as_bytes(), &mut events);
    parser.flush_esc(&mut events);
    events.pop()
}
