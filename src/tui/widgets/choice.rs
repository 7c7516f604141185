//! One word out of a few: Left and Right, or the beginning of the word.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::{fold, width};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::put;
use std::ops::Range;

/// In fewer cells the chosen word has all of them, and there is no mark.
const LEAST: u16 = 12;

/// Words to choose from; none is chosen until the rep does.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    words: Vec<String>,
    /// Words of other languages, each with the place of the one it means.
    others: Vec<(String, usize)>,
    chosen: Option<usize>,
    /// The letters of a word under way, and what was chosen before them.
    typed: String,
    before: Option<usize>,
}

impl Choice {
    /// These words, with this one chosen.
    pub fn new<W: AsRef<str>>(words: &[W], chosen: Option<usize>) -> Self {
        let words: Vec<String> = words.iter().map(|word| word.as_ref().to_owned()).collect();
        let chosen = chosen.filter(|at| *at < words.len());
        Self { words, others: Vec::new(), chosen, typed: String::new(), before: chosen }
    }

    /// The beginnings of these words are understood too, each for the word at its place.
    pub fn with_others(self, others: Vec<(String, usize)>) -> Self {
        Self { others, ..self }
    }

    /// What is typed and begins no word; nothing where it begins one.
    pub fn unknown(&self) -> Option<&str> {
        let known = self.typed.is_empty() || self.begun().is_some();
        (!known).then_some(self.typed.as_str())
    }

    /// The next letter begins a word anew.
    pub fn forget(&mut self) {
        self.typed.clear();
    }

    /// Takes the letters of a word under way back: what was chosen before them is again; `false`: there are none.
    pub fn take_back(&mut self) -> bool {
        if self.typed.is_empty() {
            return false;
        }
        self.forget();
        self.chosen = self.before;
        true
    }

    /// The index of the chosen word.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Takes a key; `false`: not one of a choice. Letters are the beginning of a word, together; the same
    /// letter again goes to the next word with it.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let last = self.words.len().saturating_sub(1);
        let next = match key.code {
            // Of none chosen there is none to the left: it must not wrap to the strongest.
            KeyCode::Left => self.chosen.map(|at| at.saturating_sub(1)),
            KeyCode::Right => Some(self.chosen.map_or(0, |at| (at + 1).min(last))),
            KeyCode::Home => Some(0),
            KeyCode::End => Some(last),
            KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
                return self.letter(letter);
            }
            _ => return false,
        };
        self.forget();
        if !self.words.is_empty() {
            self.chosen = next;
        }
        true
    }

    /// A letter more of the word; `false`: a blank before it.
    fn letter(&mut self, letter: char) -> bool {
        if self.typed.is_empty() {
            if letter.is_whitespace() {
                return false;
            }
            self.before = self.chosen;
        }
        self.typed.push(letter);
        if let Some(at) = self.begun() {
            self.chosen = Some(at);
            return true;
        }
        let first = self.typed.chars().next().unwrap_or(letter);
        let same = self.typed.chars().all(|c| c.to_lowercase().eq(first.to_lowercase()));
        match self.next_with(first).filter(|_| same) {
            Some(at) => {
                self.typed = first.to_string();
                self.chosen = Some(at);
            }
            None => self.chosen = self.before,
        }
        true
    }

    /// The first word that begins with what is typed, marks between its words aside.
    fn begun(&self) -> Option<usize> {
        let typed = plain(&self.typed);
        let begins = |word: &str| !typed.is_empty() && plain(word).starts_with(&typed);
        let own = self.words.iter().position(|word| begins(word));
        own.or_else(|| {
            let folded = plain(&fold(&self.typed));
            let fits = |word: &str| !folded.is_empty() && plain(word).starts_with(&folded);
            let mut meant = self.others.iter().filter(|(word, _)| fits(word)).map(|(_, at)| *at);
            let first = meant.next()?;
            meant.all(|other| other == first).then_some(first)
        })
    }

    fn next_with(&self, letter: char) -> Option<usize> {
        let start = self.chosen.map_or(0, |at| at + 1);
        (start..self.words.len()).chain(0..start).find(|at| {
            let first = self.words.get(*at).and_then(|word| word.chars().next());
            first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
        })
    }

    /// Draws in one line, `[chosen]`: whole words with the chosen one among them, and a mark at each end where words
    /// are left out.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, focused: bool, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let Range { start, end } = self.in_view(area.width);
        let muted = theme.style(Role::Muted);
        let (mut x, mut right) = (area.x, area.right());
        if area.width >= LEAST {
            let [before, behind] = self.marks(start, end);
            put(buf, x, area.y, before.min(2), "..", muted);
            (x, right) = (x + before, right - behind);
        }
        for at in start..end {
            let chosen = self.chosen == Some(at);
            let role = match (chosen, focused) {
                (true, true) => Role::Selection,
                (true, false) => Role::Body,
                (false, _) => Role::Muted,
            };
            let word = &self.words[at];
            let text = if chosen { format!("[{word}]") } else { format!(" {word} ") };
            x += put(buf, x, area.y, right.saturating_sub(x), &text, theme.style(role));
        }
        if right < area.right() {
            let x = x + area.right() - right - 2;
            put(buf, x, area.y, 2, "..", muted);
        }
    }

    /// Cells of the marks before and behind these words: a word that is not chosen has a blank of its own.
    fn marks(&self, from: usize, to: usize) -> [u16; 2] {
        let chosen = |at: usize| u16::from(self.chosen == Some(at));
        let before = if from > 0 { 2 + chosen(from) } else { 0 };
        let behind = if to < self.words.len() { 2 + chosen(to.saturating_sub(1)) } else { 0 };
        [before, behind]
    }

    /// The places of the words that fit with their marks: the chosen one and as many as there is room for.
    fn in_view(&self, room: u16) -> Range<usize> {
        let cells: Vec<usize> = self.words.iter().map(|word| width(word) + 2).collect();
        let all = cells.len();
        let fits = |from: usize, to: usize| {
            let marks: u16 = self.marks(from, to).iter().sum();
            let words: usize = cells.get(from..to).unwrap_or_default().iter().sum();
            words + usize::from(marks) <= usize::from(room)
        };
        let last = self.chosen.map_or(all.min(1), |at| at + 1);
        let first = (0..last).find(|from| fits(*from, last)).unwrap_or(last.saturating_sub(1));
        let end = (last..=all).rev().find(|to| fits(first, *to)).unwrap_or(last);
        first..end
    }
}

fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::any_size::rows;

    const WORDS: [&str; 5] = ["against", "cool", "open", "for us", "fights for us"];

    fn press(choice: &mut Choice, code: KeyCode) -> bool {
        choice.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn the_beginning_of_a_word_of_another_language_is_understood() {
        let words = ["missed", "minimum", "expected", "best"];
        let others =
            [("erwartet", 2), ("erwartung", 2), ("bestes", 3), ("verfehlt", 0), ("vergeben", 1)];
        let others: Vec<(String, usize)> = others.map(|(w, at)| (w.to_owned(), at)).to_vec();
        for (typed, chosen, known) in [
            ("erw", Some(2), true),
            ("exp", Some(2), true),
            ("verf", Some(0), true),
            // Two words begin so; no word does.
            ("ver", None, false),
            ("erx", None, false),
        ] {
            let mut choice = Choice::new(&words, None).with_others(others.clone());
            typed.chars().for_each(|c| {
                choice.key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
            });
            assert_eq!((choice.chosen(), choice.unknown().is_none()), (chosen, known), "{typed}");
        }
    }

    #[test]
    fn letters_and_arrows_choose() {
        let mut choice = Choice::new(&WORDS, None);
        for (code, at) in [
            (KeyCode::Char('f'), 3),
            (KeyCode::Char('f'), 4),
            (KeyCode::Char('F'), 3),
            (KeyCode::Left, 2),
            (KeyCode::Home, 0),
            (KeyCode::Left, 0),
            (KeyCode::End, 4),
            (KeyCode::Right, 4),
        ] {
            assert!(press(&mut choice, code));
            assert_eq!(choice.chosen(), Some(at), "{code}");
        }
        assert!(!press(&mut choice, KeyCode::Char(' ')) && !press(&mut choice, KeyCode::Enter));
    }

    fn typed(words: &[&str], text: &str) -> (Option<usize>, Option<String>) {
        let mut choice = Choice::new(words, None);
        for letter in text.chars() {
            press(&mut choice, KeyCode::Char(letter));
        }
        (choice.chosen(), choice.unknown().map(str::to_owned))
    }

    #[test]
    fn letters_are_the_beginning_of_a_word_and_not_each_a_word() {
        let status = ["open", "won", "lost", "dropped"];
        let verdict = ["go", "conditional", "no go"];
        let confidence = ["rumour", "stated", "verified"];
        let tie = ["influences", "works with", "friend of", "family", "rival of"];
        for (words, text, at) in [
            (&status[..], "won", 1),
            (&status, "Lost", 2),
            (&verdict, "no-go", 2),
            (&verdict, "nogo", 2),
            (&verdict, "cond", 1),
            (&confidence, "verified", 2),
            (&tie, "friend", 2),
            (&tie, "family", 3),
            (&WORDS, "fights", 4),
            (&WORDS, "for us", 3),
        ] {
            assert_eq!(typed(words, text), (Some(at), None), "{text}");
        }
        assert_eq!(typed(&WORDS, "favourable"), (None, Some("favourable".to_owned())));
        assert_eq!(typed(&WORDS, "neutral"), (None, Some("neutral".to_owned())));
    }

    #[test]
    fn letters_taken_back_leave_what_was_chosen_before() {
        for (letters, unknown) in [("x", true), ("fix", true), ("a", false)] {
            let mut choice = Choice::new(&WORDS, Some(3));
            letters.chars().for_each(|letter| {
                press(&mut choice, KeyCode::Char(letter));
            });
            assert_eq!(choice.unknown().is_some(), unknown, "{letters}");
            assert!(choice.take_back());
            assert_eq!((choice.chosen(), choice.unknown()), (Some(3), None), "{letters}");
            assert!(!choice.take_back(), "nothing is typed any more");
        }
    }

    #[test]
    fn left_of_nothing_is_nothing() {
        let mut choice = Choice::new(&WORDS, None);
        assert!(press(&mut choice, KeyCode::Left));
        assert_eq!(choice.chosen(), None);
    }

    #[test]
    fn no_words_no_choice() {
        let mut choice = Choice::new(&[""; 0], Some(2));
        press(&mut choice, KeyCode::Right);
        assert_eq!(choice.chosen(), None);
    }

    #[test]
    fn the_chosen_word_is_in_view_and_what_is_left_out_has_a_mark() {
        for (chosen, room, seen) in [
            (None, 20, " against  cool .."),
            (Some(1), 20, " against [cool] .."),
            (Some(4), 20, ".. [fights for us]"),
            (Some(3), 30, ".. cool  open [for us] .."),
            (Some(3), 32, " against  cool  open [for us] .."),
            (Some(4), 28, ".. for us [fights for us]"),
            (Some(2), 14, ".. [open] .."),
            (Some(4), 14, ".. [fights f.."),
            (Some(4), 8, "[fight.."),
            (Some(4), 50, " against  cool  open  for us [fights for us]"),
        ] {
            let area = Rect::new(0, 0, room, 1);
            let mut buf = Buffer::empty(area);
            Choice::new(&WORDS, chosen).draw(&mut buf, area, true, &Theme::default());
            assert_eq!(rows(&buf), [seen], "{chosen:?} in {room}");
        }
    }
}
