//! Editing a text by grapheme: the part that the field and the text area share.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How many steps of typing can be taken back.
const STEPS: usize = 200;
/// How many bytes these steps may keep, the newest always.
const STEP_BYTES: usize = 8 * 1024 * 1024;

/// A text, the caret in it, and the way back.
#[derive(Clone, Debug, Default)]
pub struct TypedText {
    text: String,
    caret: usize,
    undo: Vec<(String, usize)>,
    /// Changes with each change of the text.
    version: u64,
    /// A letter typed now belongs to the step before.
    joins: bool,
}

impl TypedText {
    /// The text with the caret behind it.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let caret = text.len();
        Self { text, caret, ..Self::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret in bytes, always between two graphemes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// The text before the caret.
    pub fn before(&self) -> &str {
        self.text.get(..self.caret).unwrap_or_default()
    }

    /// A number that is another one after each change of the text.
    pub fn version(&self) -> u64 {
        self.version
    }

    fn after(&self) -> &str {
        self.text.get(self.caret..).unwrap_or_default()
    }

    /// Another text in its place; one step back.
    pub fn replace(&mut self, text: &str) {
        self.remember();
        text.clone_into(&mut self.text);
        self.caret = self.text.len();
    }

    /// Puts the caret here, or at the next grapheme's begin.
    pub fn move_to(&mut self, at: usize) {
        self.joins = false;
        self.caret = self.boundary(at);
    }

    /// Inserts at the caret: one step back, or part of the word before.
    pub fn insert(&mut self, text: &str) {
        let one = text.chars().nth(1).is_none();
        if !(self.joins && one) {
            self.remember();
        }
        self.version += 1;
        self.text.insert_str(self.caret, text);
        self.caret = self.boundary(self.caret + text.len());
        self.joins = one && !text.starts_with(char::is_whitespace);
    }

    /// Takes back the last step; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.joins = false;
        let Some((text, caret)) = self.undo.pop() else {
            return false;
        };
        self.version += 1;
        (self.text, self.caret) = (text, caret);
        true
    }

    /// What every text knows: movement in the line, deletion, undo. `false`: not a key of this kind.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let word = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let ctrl = key.modifiers == KeyModifiers::CONTROL;
        match key.code {
            KeyCode::Left if word => self.move_to(self.word_before()),
            KeyCode::Right if word => self.move_to(self.word_after()),
            KeyCode::Left => self.move_to(self.step_before()),
            KeyCode::Right => self.move_to(self.step_after()),
            KeyCode::Home => self.move_to(self.line_start()),
            KeyCode::End => self.move_to(self.line_end()),
            KeyCode::Backspace if word => self.delete(self.word_before(), self.caret),
            KeyCode::Backspace => self.delete(self.step_before(), self.caret),
            KeyCode::Delete if word => self.delete(self.caret, self.word_after()),
            KeyCode::Delete => self.delete(self.caret, self.step_after()),
            KeyCode::Char('a') if ctrl => self.move_to(self.line_start()),
            KeyCode::Char('e') if ctrl => self.move_to(self.line_end()),
            KeyCode::Char('w') if ctrl => self.delete(self.word_before(), self.caret),
            KeyCode::Char('u') if ctrl => self.delete(self.line_start(), self.caret),
            KeyCode::Char('k') if ctrl => self.delete(self.caret, self.line_end()),
            KeyCode::Char('z') if ctrl => {
                self.undo();
            }
            KeyCode::Char(letter) if is_typed(key.modifiers) => {
                self.insert(letter.encode_utf8(&mut [0; 4]))
            }
            _ => return false,
        }
        true
    }

    fn delete(&mut self, from: usize, to: usize) {
        if from < to {
            self.remember();
            self.text.replace_range(from..to, "");
            self.caret = self.boundary(from);
        }
    }

    fn remember(&mut self) {
        self.joins = false;
        self.version += 1;
        let most = (STEP_BYTES / self.text.len().max(1)).clamp(1, STEPS);
        let over = (self.undo.len() + 1).saturating_sub(most);
        self.undo.drain(..over);
        self.undo.push((self.text.clone(), self.caret));
    }

    /// The first place between two graphemes that is not before `at`.
    fn boundary(&self, at: usize) -> usize {
        let length = self.text.len();
        let from = at.min(length);
        let at = (from..length).find(|at| self.text.is_char_boundary(*at)).unwrap_or(length);
        let mut cursor = GraphemeCursor::new(at, length, true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            _ => cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(length),
        }
    }

    fn step_before(&self) -> usize {
        self.caret - self.before().graphemes(true).next_back().map_or(0, str::len)
    }

    fn step_after(&self) -> usize {
        self.caret + self.after().graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let mut words = self.before().split_word_bound_indices().rev();
        words.find(|(_, word)| !is_space(word)).map_or(0, |(start, _)| start)
    }

    fn word_after(&self) -> usize {
        let mut words = self.after().split_word_bound_indices();
        words
            .find(|(_, word)| !is_space(word))
            .map_or(self.text.len(), |(start, word)| self.caret + start + word.len())
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.after().find('\n').map_or(self.text.len(), |at| self.caret + at)
    }
}

/// A letter, not a command: nothing held but Shift (or AltGr, which arrives as Ctrl and Alt).
fn is_typed(held: KeyModifiers) -> bool {
    (held - KeyModifiers::SHIFT).is_empty() || held == KeyModifiers::CONTROL | KeyModifiers::ALT
}

fn is_space(word: &str) -> bool {
    word.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(edit: &mut TypedText, code: KeyCode, held: KeyModifiers) {
        edit.key(KeyEvent::new(code, held));
    }

    #[test]
    fn a_family_typed_in_five_keys_goes_with_one() {
        let mut edit = TypedText::new("x");
        for letter in "👩\u{200d}👩\u{200d}👧".chars() {
            press(&mut edit, KeyCode::Char(letter), KeyModifiers::NONE);
        }
        press(&mut edit, KeyCode::Backspace, KeyModifiers::NONE);
        assert_eq!(edit.text(), "x");
    }

    #[test]
    fn undo_takes_back_a_word_at_a_time() {
        let mut edit = TypedText::default();
        for letter in "one two".chars() {
            press(&mut edit, KeyCode::Char(letter), KeyModifiers::NONE);
        }
        let mut seen = vec![];
        while edit.undo() {
            seen.push(edit.text().to_owned());
        }
        assert_eq!(seen, ["one ", ""]);
    }

    #[test]
    fn words_in_two_scripts() {
        let mut edit = TypedText::new("one  ليلى two");
        press(&mut edit, KeyCode::Char('w'), KeyModifiers::CONTROL);
        press(&mut edit, KeyCode::Backspace, KeyModifiers::ALT);
        assert_eq!(edit.text(), "one  ");
        press(&mut edit, KeyCode::Left, KeyModifiers::CONTROL);
        press(&mut edit, KeyCode::Delete, KeyModifiers::CONTROL);
        assert_eq!(edit.text(), "  ");
    }

    fn any_key() -> impl Strategy<Value = KeyEvent> {
        use KeyCode::*;
        let codes = vec![
            Left,
            Right,
            Home,
            End,
            Backspace,
            Delete,
            Char('a'),
            Char('z'),
            Char('w'),
            Char('k'),
            Char('u'),
            Char(' '),
            Char('王'),
            Char('\u{301}'),
            Char('\u{200d}'),
            Char('👩'),
            Char('ل'),
            Char('\u{202e}'),
            Up,
        ];
        let held =
            vec![KeyModifiers::NONE, KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT];
        (prop::sample::select(codes), prop::sample::select(held))
            .prop_map(|(code, held)| KeyEvent::new(code, held))
    }

    proptest! {
        #[test]
        fn the_caret_is_always_between_graphemes(text in any::<String>(), keys in prop::collection::vec(any_key(), 0..60)) {
            let mut edit = TypedText::new(text);
            for key in keys {
                edit.key(key);
                let caret = edit.caret();
                let mut starts = edit.text().grapheme_indices(true).map(|(start, _)| start);
                prop_assert!(caret == edit.text().len() || starts.any(|start| start == caret));
            }
        }
    }
}
