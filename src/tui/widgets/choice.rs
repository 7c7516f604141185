//! One word out of a few: Left and Right, or its first letter.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::text::{put, width};
use crate::tui::theme::{Role, Theme};

/// In fewer cells a word that does not fit says nothing.
const LEAST: u16 = 5;

/// Words to choose from; none is chosen until the rep does.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    words: Vec<String>,
    chosen: Option<usize>,
}

impl Choice {
    /// These words, with this one chosen.
    pub fn new<W: AsRef<str>>(words: &[W], chosen: Option<usize>) -> Self {
        let words: Vec<String> = words.iter().map(|word| word.as_ref().to_owned()).collect();
        let chosen = chosen.filter(|at| *at < words.len());
        Self { words, chosen }
    }

    /// The index of the chosen word.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Takes a key; `false`: not one of a choice. The same letter again goes to the next word with it.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let last = self.words.len().saturating_sub(1);
        let next = match key.code {
            KeyCode::Left => self.chosen.map_or(last, |at| at.saturating_sub(1)),
            KeyCode::Right => self.chosen.map_or(0, |at| (at + 1).min(last)),
            KeyCode::Home => 0,
            KeyCode::End => last,
            KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
                let Some(at) = self.next_with(letter) else {
                    return false;
                };
                at
            }
            _ => return false,
        };
        if !self.words.is_empty() {
            self.chosen = Some(next);
        }
        true
    }

    fn next_with(&self, letter: char) -> Option<usize> {
        let start = self.chosen.map_or(0, |at| at + 1);
        let begins = |at: &usize| {
            let first = self.words.get(*at).and_then(|word| word.chars().next());
            first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
        };
        (start..self.words.len()).chain(0..start).find(begins)
    }

    /// Draws in one line, `[chosen]`, from a word on that leaves the chosen one in view.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, focused: bool, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let cells: Vec<usize> = self.words.iter().map(|word| width(word) + 2).collect();
        let end = self.chosen.map_or(0, |at| at + 1);
        let fits = |from: &usize| {
            cells.get(*from..end).unwrap_or_default().iter().sum::<usize>()
                <= usize::from(area.width)
        };
        let first = (0..end).find(fits).unwrap_or(end.saturating_sub(1));
        let mut x = area.x;
        for (at, word) in self.words.iter().enumerate().skip(first) {
            let chosen = self.chosen == Some(at);
            let role = match (chosen, focused) {
                (true, true) => Role::Selection,
                (true, false) => Role::Body,
                (false, _) => Role::Muted,
            };
            let text = if chosen { format!("[{word}]") } else { format!(" {word} ") };
            if x >= area.right() {
                break;
            }
            let room = area.right() - x;
            if room < LEAST && usize::from(room) < width(&text) {
                put(buf, x, area.y, room, "..", theme.style(Role::Muted));
                break;
            }
            x += put(buf, x, area.y, area.right() - x, &text, theme.style(role));
        }
    }
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
        assert!(!press(&mut choice, KeyCode::Char('x')) && !press(&mut choice, KeyCode::Enter));
    }

    #[test]
    fn no_words_no_choice() {
        let mut choice = Choice::new(&[""; 0], Some(2));
        press(&mut choice, KeyCode::Right);
        assert_eq!(choice.chosen(), None);
    }

    #[test]
    fn the_chosen_word_is_in_view() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        Choice::new(&WORDS, Some(1)).draw(
            &mut buf,
            Rect::new(0, 0, 20, 1),
            true,
            &Theme::default(),
        );
        assert_eq!(rows(&buf), [" against [cool] op.."]);
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        Choice::new(&WORDS, Some(4)).draw(
            &mut buf,
            Rect::new(0, 0, 20, 1),
            true,
            &Theme::default(),
        );
        assert_eq!(rows(&buf), ["[fights for us]"]);
    }
}
