//! A frame's bytes, gathered and sent with one `write(2)`.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use super::tty;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Below this a frame cannot tear, and the marks would only cost.
const WORTH_MARKING: usize = 500;

/// Takes bytes until the frame is whole; `flush` does nothing, as ratatui flushes three times a frame.
#[derive(Clone, Debug)]
pub struct FrameBytes(Rc<RefCell<Vec<u8>>>);

impl FrameBytes {
    /// An empty frame.
    pub fn new() -> Self {
        Self(Rc::new(RefCell::new(BEGIN.to_vec())))
    }

    /// Hands what is there to `send` and begins the next frame; nothing is sent of an empty one.
    pub fn finish(&self, send: impl FnOnce(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let mut bytes = self.0.borrow_mut();
        let whole = if bytes.len() - BEGIN.len() > WORTH_MARKING {
            bytes.extend_from_slice(END);
            bytes.as_slice()
        } else {
            bytes.get(BEGIN.len()..).unwrap_or_default()
        };
        let sent = if whole.is_empty() { Ok(()) } else { send(whole) };
        bytes.truncate(BEGIN.len());
        sent
    }

    /// Nothing is in it yet.
    pub fn is_empty(&self) -> bool {
        self.0.borrow().len() == BEGIN.len()
    }

    /// Adds text or an escape sequence as it is.
    pub fn append(&self, text: &str) {
        self.0.borrow_mut().extend_from_slice(text.as_bytes());
    }

    /// Lets `write` add to the frame.
    pub fn add(&self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.0.borrow_mut());
    }

    /// Sends the frame to the terminal.
    pub fn send(&self) -> io::Result<()> {
        self.finish(tty::send)
    }
}

impl Write for FrameBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(frame: &FrameBytes) -> Option<Vec<u8>> {
        let mut sent = None;
        frame
            .finish(|bytes| {
                assert!(sent.replace(bytes.to_vec()).is_none());
                Ok(())
            })
            .unwrap();
        sent
    }

    #[test]
    fn only_large_frames_are_marked_and_empty_ones_are_not_sent() {
        let mut frame = FrameBytes::new();
        assert_eq!(sent(&frame), None);
        frame.write_all(&[b'x'; 500]).unwrap();
        assert_eq!(sent(&frame), Some(vec![b'x'; 500]));
        frame.write_all(&[b'y'; 501]).unwrap();
        let marked = [BEGIN, &[b'y'; 501], END].concat();
        assert_eq!(sent(&frame), Some(marked));
        assert_eq!(sent(&frame), None);
    }
}
