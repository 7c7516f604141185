//! A program in a pseudo-terminal: type at it, look at its screen, and at what it leaves.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

const PATIENCE: Duration = Duration::from_secs(30);

/// The key Esc as terminals send it that tell it from the beginning of a sequence: what is typed after it, however soon,
/// is never taken for a key with Alt.
pub const ESC: &str = "\x1b[27u";

/// What came out so far, as bytes and as a screen.
struct Seen {
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// The terminal and the program in it.
pub struct Pty {
    master: Box<dyn MasterPty + Send>,
    slave: Box<dyn SlavePty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    stop_reading: Arc<AtomicBool>,
    reader: JoinHandle<()>,
    modes: String,
}

impl Pty {
    /// Starts a program with these variables, on so many rows and columns.
    pub fn start(
        (rows, cols): (u16, u16),
        program: &Path,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let pair = native_pty_system().openpty(size(rows, cols)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("RUST_BACKTRACE", "0");
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let modes = format!("{:?}", pair.master.get_termios());
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen =
            Arc::new(Mutex::new(Seen { screen: vt100::Parser::new(rows, cols, 0), bytes: vec![] }));
        let stop_reading = Arc::new(AtomicBool::new(false));
        let (into, stop) = (Arc::clone(&seen), Arc::clone(&stop_reading));
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut buffer) {
                let mut seen = into.lock().unwrap();
                seen.screen.process(&buffer[..read]);
                seen.bytes.extend_from_slice(&buffer[..read]);
                if stop.load(Ordering::Acquire) {
                    break;
                }
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        Self {
            master: pair.master,
            slave: pair.slave,
            keys,
            child,
            seen,
            stop_reading,
            reader,
            modes,
        }
    }

    /// Types.
    pub fn types(&mut self, bytes: impl AsRef<[u8]>) {
        self.keys.write_all(bytes.as_ref()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The program.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Waits until a program of this name runs in the terminal, where the system says which run.
    pub fn runs(&self, name: &str) {
        let session = self.pid().as_raw_nonzero().to_string();
        let is_it = |about: String| {
            let (before, after) = about.rsplit_once(") ")?;
            let here = after.split(' ').nth(3)? == session;
            Some(here && before.rsplit_once('(')?.1 == name)
        };
        let all = || std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let runs = |entry: std::fs::DirEntry| {
            std::fs::read_to_string(entry.path().join("stat")).ok().and_then(is_it).unwrap_or(false)
        };
        if Path::new("/proc/self/stat").exists() {
            until(|| all().any(runs), || format!("no {name} runs"));
        } else {
            sleep(Duration::from_millis(500));
        }
    }

    /// Waits until the screen has this text.
    pub fn shows(&self, text: &str) {
        until(
            || self.screen(|screen| screen.contents().contains(text)),
            || format!("no {text:?} on\n{}", self.screen(vt100::Screen::contents)),
        );
    }

    /// Types, and waits for a text that was not on the screen before: so it is there because of these keys.
    pub fn brings(&mut self, keys: impl AsRef<[u8]>, text: &str) {
        let before = self.text();
        assert!(!before.contains(text), "{text:?} is there already\n{before}");
        self.types(keys);
        self.shows(text);
    }

    /// Waits until nothing has come out for so long.
    pub fn settles(&self, quiet: Duration) {
        let (begun, mut since, mut length) = (Instant::now(), Instant::now(), 0);
        while since.elapsed() < quiet {
            let now = self.bytes().len();
            if std::mem::replace(&mut length, now) != now {
                since = Instant::now();
            }
            assert!(begun.elapsed() < PATIENCE + quiet, "it is never quiet for {quiet:?}");
            sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the screen has this text no more.
    pub fn lacks(&self, text: &str) {
        until(
            || self.screen(|screen| !screen.contents().contains(text)),
            || format!("{text:?} is still on\n{}", self.screen(vt100::Screen::contents)),
        );
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.screen(vt100::Screen::contents)
    }

    /// Waits until these bytes came out, so many times.
    pub fn wrote(&self, bytes: impl AsRef<[u8]>, times: usize) {
        let bytes = bytes.as_ref();
        let count = || self.bytes().windows(bytes.len()).filter(|window| *window == bytes).count();
        until(
            || count() >= times,
            || format!("{} times {}", count(), String::from_utf8_lossy(bytes)),
        );
    }

    /// All that came out so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().bytes.clone()
    }

    /// Makes the window another size.
    pub fn resize(&self, rows: u16, cols: u16) {
        let mut seen = self.seen.lock().unwrap();
        seen.screen.screen_mut().set_size(rows, cols);
        self.master.resize(size(rows, cols)).unwrap();
    }

    /// The name of the signal that ended it; of one that ended by itself its code.
    #[allow(dead_code, reason = "only some of the tests end a program so")]
    pub fn ended_by(&mut self) -> String {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                let code = status.exit_code().to_string();
                return status.signal().map_or(code, str::to_owned);
            }
            if started.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("does not end; the screen:\n{}", self.screen(vt100::Screen::contents));
            }
            sleep(Duration::from_millis(2));
        }
    }

    /// The exit code, when it has ended.
    pub fn code(&mut self) -> u32 {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert_eq!(status.signal(), None);
                return status.exit_code();
            }
            if started.elapsed() > PATIENCE {
                let _ = self.child.kill();
                panic!("does not end; the screen:\n{}", self.screen(vt100::Screen::contents));
            }
            sleep(Duration::from_millis(2));
        }
    }

    /// Waits until the terminal is what it was before the program.
    pub fn is_whole(&self) {
        until(|| self.fault().is_none(), || self.fault().unwrap_or_default());
    }

    fn fault(&self) -> Option<String> {
        let on = |name: &str, wrong: bool| wrong.then(|| name.to_owned());
        let seen = self.seen.lock().unwrap();
        let screen = seen.screen.screen();
        let focus_on = last(&seen.bytes, b"\x1b[?1004h") > last(&seen.bytes, b"\x1b[?1004l");
        on("other screen", screen.alternate_screen())
            .or_else(|| on("no cursor", screen.hide_cursor()))
            .or_else(|| on("paste marks", screen.bracketed_paste()))
            .or_else(|| on("mouse", screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None))
            .or_else(|| on("focus reports", focus_on))
            .or_else(|| on("line modes", format!("{:?}", self.master.get_termios()) != self.modes))
    }

    fn screen<T>(&self, look: impl Fn(&vt100::Screen) -> T) -> T {
        look(self.seen.lock().unwrap().screen.screen())
    }

    /// Takes the terminal away; the program's exit code and how long it took to end.
    pub fn vanish(self) -> (u32, Duration) {
        self.stop_reading.store(true, Ordering::Release);
        let now = self.master.get_size().unwrap();
        self.resize(now.rows, now.cols - 1);
        self.reader.join().unwrap();
        let started = Instant::now();
        let Self { master, slave, keys, mut child, .. } = self;
        drop((keys, slave, master));
        let code = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status.exit_code();
            }
            if started.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("lives on without a terminal");
            }
            sleep(Duration::from_millis(1));
        };
        (code, started.elapsed())
    }
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

/// Waits until it is true.
pub fn until(is_true: impl Fn() -> bool, complaint: impl Fn() -> String) {
    let started = Instant::now();
    while !is_true() {
        assert!(started.elapsed() < PATIENCE, "{}", complaint());
        sleep(Duration::from_millis(2));
    }
}
