//! The terminal: bytes in, events to the app, one write a frame, and the way back in every case.
//!
//! What is bound to Unix stands in this folder, one concern a file: `tty` (the two descriptors),
//! `lifecycle` (modes), `signals`, `guard`, `suspend`, `editor`, `wake`. `keys`, `strings`,
//! `input` and `event` are plain code.

mod backend;
mod canvas;
mod editor;
mod encode;
mod event;
mod event_loop;
mod guard;
mod input;
mod interrupt;
mod keys;
mod lifecycle;
mod output;
mod probe;
mod signals;
mod strings;
mod suspend;
mod tty;
mod wake;
mod watch;

pub use event::{Event, Flow, TerminalApp};
pub use event_loop::run;
pub use input::{PASTE_CAP, Parser};
pub use interrupt::is_stopped;
pub use lifecycle::{is_inside, report_mouse};
pub use signals::outlive_limits;
pub use wake::{Wake, WakeSource, wake_pair};
pub use watch::watch;
