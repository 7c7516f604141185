//! A small program over the terminal layer: the PTY tests drive it and look at what it leaves.

use std::process::ExitCode;
use std::time::Duration;

use anteroom::tui::terminal::{Event, Flow, TerminalApp, Wake, run, wake_pair};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Counts what arrives and shows it in the first rows.
struct Probe {
    downs: u32,
    pasted: usize,
    woken: u32,
    last: String,
    wake: Wake,
}

impl Probe {
    fn key(&mut self, code: KeyCode, held: KeyModifiers) -> Flow {
        match code {
            KeyCode::Down => self.downs += 1,
            KeyCode::Char('z') if held == KeyModifiers::CONTROL => return Flow::Suspend,
            KeyCode::Char('q') => return Flow::Quit(0),
            KeyCode::Char('p') => panic!("asked to"),
            KeyCode::Char('P') => drop(std::thread::spawn(|| panic!("asked to, in a worker"))),
            KeyCode::Char('b') => std::thread::sleep(Duration::from_secs(30)),
            KeyCode::Char('w') => self.wake_from_a_worker(),
            KeyCode::Char('e') => {
                return Flow::Edit { text: "old text".into(), folder: std::env::temp_dir() };
            }
            _ => self.last = format!("{code}"),
        }
        Flow::Continue
    }

    fn wake_from_a_worker(&self) {
        let wake = self.wake.clone();
        std::thread::spawn(move || wake.wake());
    }
}

impl TerminalApp for Probe {
    fn event(&mut self, event: Event) -> Flow {
        match event {
            Event::Key(key) => return self.key(key.code, key.modifiers),
            Event::Paste(text) => self.pasted += text.len(),
            Event::Woken => self.woken += 1,
            Event::Ground(rgb) => self.last = format!("ground {:?}", rgb.0),
            Event::Glyphs { border, joined_emoji } => {
                self.last = format!("glyphs {border} {joined_emoji}")
            }
            Event::Resize(width, height) => self.last = format!("size {width}x{height}"),
            Event::Focus(focus) => self.last = format!("focus {focus}"),
            _ => {}
        }
        Flow::Continue
    }

    fn draw(&mut self, frame: &mut Buffer) -> Option<Position> {
        let rows = [
            format!("downs {}", self.downs),
            format!("pasted {}", self.pasted),
            format!("woken {}", self.woken),
            format!("last {}", self.last),
            "ready".to_owned(),
        ];
        for (y, row) in (0..frame.area.height).zip(rows) {
            frame.set_string(0, y, row, ratatui::style::Style::new());
        }
        Some(Position::new(0, 0))
    }

    fn edited(&mut self, text: Result<String, String>) {
        self.last = match text {
            Ok(text) => format!("edited {}", text.trim_end()),
            Err(why) => format!("not edited: {why}"),
        };
    }
}

fn main() -> ExitCode {
    let Ok((wake, source)) = wake_pair() else {
        return ExitCode::FAILURE;
    };
    let mut app = Probe { downs: 0, pasted: 0, woken: 0, last: String::new(), wake };
    match run(&mut app, source) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
