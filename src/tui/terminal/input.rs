//! From bytes to events, without I/O: any cut of the bytes gives the same events.

use crate::text::parse::{narrow, parse, utf8};
use crossterm::event::{KeyCode, KeyModifiers};

use super::{Event, keys, strings};

/// The most bytes of a paste that are kept; what comes after, up to its end mark, is dropped.
pub const PASTE_CAP: usize = 16 * 1024 * 1024;

const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// A control sequence longer than this is none.
const LONGEST_CSI: usize = 64;
/// The same of `ESC O`.
const LONGEST_SS3: usize = 6;
const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// One step of the parser.
pub enum Step {
    /// Its rest has not come yet.
    Wait,
    /// So many bytes are used up, with or without an event.
    Took(usize, Option<Event>),
}

/// The parser: the beginning of a sequence, or the paste under way.
#[derive(Debug, Default)]
pub struct Parser {
    held: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// The terminal sends its arrows as `ESC [ A`: `ESC O A` is then PuTTY's Ctrl-Up.
    plain_arrows: bool,
}

impl Parser {
    /// Adds what these bytes complete to `events`.
    pub fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let rest = self.feed_paste(bytes, events);
        self.held.extend_from_slice(rest);
        let held = std::mem::take(&mut self.held);
        let mut at = 0;
        while let Some(left) = held.get(at..).filter(|left| !left.is_empty()) {
            if let Some(pasted) = left.strip_prefix(PASTE_BEGIN) {
                self.paste = Some(Vec::new());
                at = held.len() - self.feed_paste(pasted, events).len();
                continue;
            }
            let Step::Took(used, event) = step(left) else {
                break;
            };
            events.extend(event.map(|event| self.by_mode(left, event)));
            at += used;
        }
        self.held = held.get(at..).unwrap_or_default().to_vec();
    }

    /// Only an ESC is there, or two: after 30 ms without another byte it is the key.
    pub fn holds_lone_esc(&self) -> bool {
        matches!(self.held.as_slice(), [ESC] | [ESC, ESC])
    }

    /// A paste whose end mark never came stands at an ESC: after a third of a second it is the rep's key.
    pub fn holds_esc_in_paste(&self) -> bool {
        self.paste.as_ref().is_some_and(|paste| paste.last() == Some(&ESC))
    }

    /// Takes the lone ESC for the key; in a paste it is the end of it, with what came so far.
    pub fn flush_esc(&mut self, events: &mut Vec<Event>) {
        if self.holds_esc_in_paste()
            && let Some(mut paste) = self.paste.take()
        {
            paste.pop();
            paste.truncate(PASTE_CAP);
            events.push(Event::Paste(text_of(paste)));
        }
        if self.holds_lone_esc() {
            events.extend(self.held.drain(..).map(|_| keys::plain(KeyCode::Esc)));
        }
    }

    /// PuTTY sends a held arrow in the other of the two cursor modes: the one that is not the plain arrow's.
    fn by_mode(&mut self, bytes: &[u8], event: Event) -> Event {
        match bytes {
            [ESC, b'[', b'A'..=b'D', ..] => self.plain_arrows = true,
            [ESC, b'O', b'A'..=b'D', ..] if self.plain_arrows => {
                return keys::held(event, KeyModifiers::CONTROL);
            }
            _ => {}
        }
        event
    }

    /// Gives an open paste its bytes; returns those after its end.
    fn feed_paste<'a>(&mut self, bytes: &'a [u8], events: &mut Vec<Event>) -> &'a [u8] {
        // By itself it is a key, of a rep who wants out of a paste that never ends: what is pasted comes in pieces.
        if self.paste.is_some() && bytes == [CTRL_C] {
            self.paste = None;
        }
        let Some(paste) = &mut self.paste else {
            return bytes;
        };
        let searched = paste.len().saturating_sub(PASTE_END.len() - 1);
        paste.extend_from_slice(bytes);
        let tail = paste.get(searched..).unwrap_or_default();
        let found = tail.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        let Some(found) = found else {
            // Over the cap the last five bytes stay, for an end mark in two parts.
            let spare = PASTE_END.len() - 1;
            if paste.len() > PASTE_CAP + spare {
                paste.drain(PASTE_CAP..paste.len() - spare);
            }
            return &[];
        };
        let end = searched + found;
        let after = paste.len() - end - PASTE_END.len();
        paste.truncate(end.min(PASTE_CAP));
        let text = text_of(std::mem::take(paste));
        self.paste = None;
        events.push(Event::Paste(text));
        bytes.get(bytes.len() - after..).unwrap_or_default()
    }
}

fn text_of(mut bytes: Vec<u8>) -> String {
    // The cap may have cut a letter in two.
    if let Err(error) = std::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [] | [ESC] => Step::Wait,
        [ESC, rest @ ..] => after_esc(bytes, rest),
        [byte, ..] if byte.is_ascii_control() => took(1, keys::control(*byte, KeyModifiers::NONE)),
        _ => typed(bytes, 0, KeyModifiers::NONE),
    }
}

fn after_esc(bytes: &[u8], rest: &[u8]) -> Step {
    match rest {
        [ESC] => Step::Wait,
        [ESC, kind @ (b'[' | b'O'), ..] => with_meta(rest, *kind),
        [ESC, ..] => took(1, keys::plain(KeyCode::Esc)),
        [b'['] | [b'O'] | [b']' | b'P' | b'_'] => Step::Wait,
        [b'[', ..] => csi(bytes),
        [b'O', ..] => ss3(bytes),
        [kind, next, ..] if strings::opens(*kind, *next) => strings::step(bytes),
        [byte, ..] if byte.is_ascii_control() => took(2, keys::control(*byte, KeyModifiers::ALT)),
        _ => typed(bytes, 1, KeyModifiers::ALT),
    }
}

/// ESC before a key of more bytes holds Alt (rxvt, PuTTY); before a reply or a paste it is the key Esc.
fn with_meta(rest: &[u8], kind: u8) -> Step {
    if rest.starts_with(PASTE_BEGIN) {
        return esc();
    }
    match step(rest) {
        Step::Wait => Step::Wait,
        Step::Took(used, Some(event @ Event::Key(_))) if used > 2 || kind == b'[' => {
            took(used + 1, keys::held(event, KeyModifiers::ALT))
        }
        Step::Took(used, None) => Step::Took(used + 1, None),
        Step::Took(..) => esc(),
    }
}

fn esc() -> Step {
    took(1, keys::plain(KeyCode::Esc))
}

/// `ESC O` and a letter, before which older terminals put the modifiers: `ESC O 5 D`, `ESC O 1 ; 5 P`.
fn ss3(bytes: &[u8]) -> Step {
    for (at, &byte) in bytes.iter().enumerate().skip(2).take(LONGEST_SS3) {
        match byte {
            b'0'..=b'9' | b';' => {}
            b'@'..=b'~' => {
                let numbers = bytes.get(2..at).unwrap_or_default();
                return Step::Took(at + 1, keys::of_ss3(numbers, byte));
            }
            _ if at == 2 => return took(2, keys::letter('O', KeyModifiers::ALT)),
            _ => return Step::Took(at, None),
        }
    }
    if bytes.len() < LONGEST_SS3 + 2 { Step::Wait } else { Step::Took(LONGEST_SS3 + 2, None) }
}

fn took(bytes: usize, event: Event) -> Step {
    Step::Took(bytes, Some(event))
}

/// One letter in UTF-8 from `start`; a byte that begins none is dropped.
fn typed(bytes: &[u8], start: usize, modifiers: KeyModifiers) -> Step {
    let left = bytes.get(start..).unwrap_or_default();
    let longest = left.get(..left.len().min(4)).unwrap_or_default();
    let valid = match std::str::from_utf8(longest) {
        Ok(text) => Some(text),
        Err(error) if error.valid_up_to() > 0 => {
            longest.get(..error.valid_up_to()).and_then(|part| utf8(part))
        }
        Err(error) => match error.error_len() {
            None => return Step::Wait,
            Some(bad) => return Step::Took(start + bad, None),
        },
    };
    match valid.and_then(|text| text.chars().next()) {
        Some(c1) if c1.is_control() => Step::Took(start + c1.len_utf8(), None),
        Some(letter) => took(start + letter.len_utf8(), keys::letter(letter, modifiers)),
        None => Step::Took(start + 1, None),
    }
}

/// `ESC [`, parameters, a final letter. Another control byte inside ends it, unread.
fn csi(bytes: &[u8]) -> Step {
    match bytes {
        [_, _, b'[', letter, ..] => {
            let key = letter.checked_sub(b'A').filter(|it| *it < 5).map(|it| KeyCode::F(1 + it));
            let used = if letter.is_ascii_control() { 3 } else { 4 };
            return Step::Took(used, key.map(keys::plain));
        }
        [_, _, b'M', report @ ..] => return old_mouse(report),
        _ => {}
    }
    for (at, &byte) in bytes.iter().enumerate().skip(2).take(LONGEST_CSI) {
        match byte {
            b'[' if at == 2 => return Step::Wait,
            b'$' if bytes.get(2..at).is_some_and(is_number) => {
                let key = keys::of_rxvt(bytes.get(2..at).unwrap_or_default(), byte);
                return Step::Took(at + 1, key);
            }
            b' '..=b'?' => {}
            b'@'..=b'~' => {
                return Step::Took(at + 1, csi_event(bytes.get(2..at).unwrap_or_default(), byte));
            }
            _ => return Step::Took(at, None),
        }
    }
    if bytes.len() < LONGEST_CSI + 2 { Step::Wait } else { Step::Took(LONGEST_CSI + 2, None) }
}

/// Digits alone: rxvt ends a key held with Shift by `$`, which stands inside the replies of other terminals.
fn is_number(parameters: &[u8]) -> bool {
    !parameters.is_empty() && parameters.iter().all(u8::is_ascii_digit)
}

/// Three bytes after `ESC [ M`, from terminals that do not know `?1006`.
fn old_mouse(report: &[u8]) -> Step {
    if let Some(at) = report.iter().take(3).position(|byte| *byte < b' ') {
        return Step::Took(3 + at, None);
    }
    let [code, column, row, ..] = report else {
        return Step::Wait;
    };
    let [code, column, row] = [code, column, row].map(|byte| u16::from(byte - b' '));
    Step::Took(6, keys::mouse(code, column, row, code & 3 == 3))
}

fn csi_event(parameters: &[u8], last: u8) -> Option<Event> {
    let text = utf8(parameters)?;
    if let Some(mouse) = text.strip_prefix('<') {
        let mut numbers = mouse.split(';').map(parse);
        let (code, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
        return matches!(last, b'M' | b'm')
            .then(|| keys::mouse(code, column, row, last == b'm'))?;
    }
    let groups: Vec<Vec<Option<u32>>> =
        text.split(';').map(|group| group.split(':').map(parse).collect()).collect();
    let small = |group, at| part(&groups, group, at).and_then(narrow::<u32, u16>);
    if part(&groups, 1, 1) == Some(3) {
        return None;
    }
    let held = keys::modifiers(small(1, 0).unwrap_or(1));
    match last {
        b'^' | b'@' if is_number(parameters) => keys::of_rxvt(parameters, last),
        b'a'..=b'd' if text.is_empty() => {
            let arrow = keys::of_final(last.to_ascii_uppercase())?;
            Some(keys::with(arrow, KeyModifiers::SHIFT))
        }
        _ if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':')) => None,
        b'I' if text.is_empty() => Some(Event::Focus(true)),
        b'O' if text.is_empty() => Some(Event::Focus(false)),
        // `1;2R` and on is F3 with a modifier, so the question is asked in other rows; `1;1R` is what a terminal
        // says that answers without looking.
        b'R' if small(0, 0).is_some_and(|row| row > 1) || text == "1;1" => Some(Event::Cursor {
            column: small(1, 0)?.saturating_sub(1),
            row: small(0, 0)?.saturating_sub(1),
        }),
        b'u' => keys::of_code_point(part(&groups, 0, 0)?, part(&groups, 0, 1), held),
        b'~' if part(&groups, 0, 0) == Some(27) => {
            keys::of_code_point(part(&groups, 2, 0)?, None, held)
        }
        b'~' => Some(keys::with(keys::of_number(small(0, 0)?)?, held)),
        b'Z' => Some(keys::with(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        _ => Some(keys::with(keys::of_final(last)?, held)),
    }
}

fn part(groups: &[Vec<Option<u32>>], group: usize, part: usize) -> Option<u32> {
    groups.get(group)?.get(part).copied()?
}

#[cfg(test)]
#[path = "input_tests.rs"]
mod tests;
