//! Tables from codes to keys: controls, CSI and SS3 finals, numbers before `~`, CSI u, mouse.

use crate::text::parse::{narrow, parse, utf8};
use crossterm::event::{
    KeyCode, KeyEvent, KeyModifiers, MediaKeyCode, MouseButton, MouseEvent, MouseEventKind,
};

use super::Event;

/// A key without modifiers.
pub fn plain(code: KeyCode) -> Event {
    with(code, KeyModifiers::NONE)
}

/// A key with modifiers.
pub fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A typed letter; capitals carry SHIFT.
pub fn letter(letter: char, modifiers: KeyModifiers) -> Event {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    with(KeyCode::Char(letter), modifiers | shift)
}

/// A byte below 32, or 127, as raw mode sends it; `more` is ALT when ESC stood before it.
pub fn control(byte: u8, more: KeyModifiers) -> Event {
    let ctrl = |base: u8, byte: u8| {
        with(KeyCode::Char(char::from(base + byte)), KeyModifiers::CONTROL | more)
    };
    match byte {
        0 => with(KeyCode::Char(' '), KeyModifiers::CONTROL | more),
        b'\t' => with(KeyCode::Tab, more),
        b'\r' => with(KeyCode::Enter, more),
        8 | 127 => with(KeyCode::Backspace, more),
        1..=26 => ctrl(b'a', byte - 1),
        27 => with(KeyCode::Esc, more),
        _ => ctrl(b'4', byte.saturating_sub(28)),
    }
}

/// The modifiers of an xterm parameter (1 = none).
pub fn modifiers(parameter: u16) -> KeyModifiers {
    const BITS: [KeyModifiers; 6] = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let set = parameter.saturating_sub(1);
    BITS.into_iter()
        .enumerate()
        .filter(|(bit, _)| set & (1 << bit) != 0)
        .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier)
}

/// The key of a CSI or SS3 final letter.
pub fn of_final(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        b'Z' => KeyCode::BackTab,
        _ => return None,
    })
}

/// The same key with more modifiers.
pub fn held(event: Event, more: KeyModifiers) -> Event {
    match event {
        Event::Key(key) => with(key.code, key.modifiers | more),
        other => other,
    }
}

/// rxvt's editing and function keys: `ESC [ 3` and `$` for Shift, `^` for Ctrl, `@` for both.
pub fn of_rxvt(number: &[u8], last: u8) -> Option<Event> {
    let number: u16 = parse(utf8(number)?)?;
    let both = KeyModifiers::SHIFT | KeyModifiers::CONTROL;
    let modifiers = match last {
        b'$' => KeyModifiers::SHIFT,
        b'^' => KeyModifiers::CONTROL,
        _ => both,
    };
    Some(with(of_number(number)?, modifiers))
}

/// The key of `ESC O`, numbers and a letter; `a` to `d` are rxvt's arrows held with Ctrl.
pub fn of_ss3(numbers: &[u8], letter: u8) -> Option<Event> {
    if let (b'a'..=b'd', []) = (letter, numbers) {
        return Some(with(of_final(letter.to_ascii_uppercase())?, KeyModifiers::CONTROL));
    }
    let numbers = utf8(numbers)?;
    let modifier = numbers.rsplit(';').next().and_then(parse).unwrap_or(1);
    Some(with(of_keypad(letter)?, modifiers(modifier)))
}

/// The key of a keypad letter after `ESC O`.
fn of_keypad(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'I' => KeyCode::Tab,
        b'M' => KeyCode::Enter,
        b'X' => KeyCode::Char('='),
        b'j'..=b'y' => KeyCode::Char(char::from(letter - b'j' + b'*')),
        _ => return of_final(letter),
    })
}

/// The key of a number before `~`.
pub fn of_number(number: u16) -> Option<KeyCode> {
    let f = |first: u8, from: u16| {
        narrow::<u16, u8>(number - from).map(|more| KeyCode::F(first + more))
    };
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => f(1, 11),
        17..=21 => f(6, 17),
        23..=26 => f(11, 23),
        28 | 29 => f(15, 28),
        31..=34 => f(17, 31),
        _ => None,
    }
}

/// The key of a code point in `CSI u`, with its modifiers made as the legacy codes have them.
pub fn of_code_point(code: u32, shifted: Option<u32>, mut held: KeyModifiers) -> Option<Event> {
    let key = match code {
        9 if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        57_344..=63_743 => of_functional(code)?,
        _ => {
            let shift = held.contains(KeyModifiers::SHIFT);
            let typed = char::from_u32(shifted.filter(|_| shift).unwrap_or(code))?;
            if typed.is_control() {
                return None;
            }
            let upper = typed.to_uppercase().next().filter(|_| shift && typed.is_lowercase());
            if !held.contains(KeyModifiers::CONTROL) {
                held -= KeyModifiers::SHIFT;
            }
            return Some(letter(upper.unwrap_or(typed), held));
        }
    };
    Some(with(key, held))
}

fn of_functional(code: u32) -> Option<KeyCode> {
    const KEYPAD: &str = "0123456789./*-+";
    Some(match code {
        57_376..=57_398 => KeyCode::F(narrow(code - 57_376 + 13)?),
        57_399..=57_413 => KeyCode::Char(KEYPAD.chars().nth(nth(code, 57_399)?)?),
        57_414 => KeyCode::Enter,
        57_415 => KeyCode::Char('='),
        57_417 => KeyCode::Left,
        57_418 => KeyCode::Right,
        57_419 => KeyCode::Up,
        57_420 => KeyCode::Down,
        57_421 => KeyCode::PageUp,
        57_422 => KeyCode::PageDown,
        57_423 => KeyCode::Home,
        57_424 => KeyCode::End,
        57_425 => KeyCode::Insert,
        57_426 => KeyCode::Delete,
        57_430 => KeyCode::Media(MediaKeyCode::PlayPause),
        _ => return None,
    })
}

fn nth(code: u32, first: u32) -> Option<usize> {
    narrow::<u32, usize>(code - first)
}

/// A mouse report: the button code of xterm, the cell from 1, and whether a button went up.
pub fn mouse(code: u16, column: u16, row: u16, up: bool) -> Option<Event> {
    let kind = match (code & 0b1100_0000, code & 32 != 0) {
        (64, _) => match code & 3 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        },
        (0, true) => button(code).map_or(MouseEventKind::Moved, MouseEventKind::Drag),
        (0, false) if up => MouseEventKind::Up(button(code).unwrap_or(MouseButton::Left)),
        (0, false) => MouseEventKind::Down(button(code)?),
        _ => return None,
    };
    const HELD: [(u16, KeyModifiers); 3] =
        [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
    let modifiers = HELD
        .into_iter()
        .filter(|(bit, _)| code & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, modifier)| all | modifier);
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

fn button(code: u16) -> Option<MouseButton> {
    match code & 3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    }
}
