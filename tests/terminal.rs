//! The terminal is whole again in every case, and no byte of input is lost. In a real PTY.
#![cfg(unix)]

mod pty;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::Duration;

use pty::Pty;
use rustix::process::{Signal, WaitOptions, waitpid};

const SIZE: (u16, u16) = (10, 60);

/// The example program, built once for all tests.
fn probe() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let test = std::env::current_exe().unwrap();
        let profile = test.parent().and_then(Path::parent).unwrap();
        let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
        build.args(["build", "--quiet", "--offline", "--example", "tui_probe"]);
        build.arg("--target-dir").arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success());
        profile.join("examples/tui_probe")
    })
}

/// The example program, after its first frame.
fn ready() -> Pty {
    let pty = Pty::start(SIZE, probe(), &[], &[]);
    pty.shows("ready");
    pty.wrote("\x1b]11;?\x07", 1);
    pty
}

fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

#[test]
fn keys_end_it_with_their_codes() {
    for (keys, code) in [("q", 0), ("\x03", 130), ("p", 101), ("P", 101)] {
        let mut pty = ready();
        pty.types(keys);
        assert_eq!(pty.code(), code, "{keys:?}");
        pty.is_whole();
    }
}

#[test]
fn a_panic_is_told_after_the_terminal_is_whole() {
    let mut pty = ready();
    pty.types("p");
    pty.code();
    pty.shows("a fault of its own");
    pty.shows("asked to");
}

#[test]
fn signals_end_it_with_their_codes() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
        (Signal::USR1, 128 + 10),
        (Signal::ALARM, 128 + 14),
        (Signal::XCPU, 128 + 24),
        (Signal::ABORT, 128 + 6),
        #[cfg(target_os = "linux")]
        (Signal::POWER, 128 + 30),
    ] {
        let mut pty = ready();
        pty.signal(signal);
        assert_eq!(pty.code(), code, "{signal:?}");
        pty.is_whole();
    }
}

#[test]
fn neither_half_a_sequence_nor_an_open_paste_nor_a_busy_loop_holds_a_signal_up() {
    for keys in ["\x1b[", "\x1b]11;", "\x1b[200~text", "\u{738b}x\x1b", "b"] {
        let mut pty = ready();
        pty.types(keys);
        pause(60);
        pty.signal(Signal::TERM);
        assert_eq!(pty.code(), 143, "{keys:?}");
        pty.is_whole();
    }
}

#[test]
fn a_vanished_terminal_ends_it_at_once() {
    for keys in ["", "\x1b[", "\x1b[200~text"] {
        let mut pty = ready();
        pty.types(keys);
        pause(20);
        let (code, time) = pty.vanish();
        assert_eq!(code, 129, "{keys:?}");
        assert!(time < Duration::from_secs(5), "{time:?}");
    }
}

#[test]
fn seven_hundred_keys_in_one_write_all_arrive() {
    let mut pty = ready();
    pty.types("\x1b[B".repeat(700));
    pty.shows("downs 700");
}

#[test]
fn a_sequence_in_two_parts_is_one_key_and_a_lone_esc_is_one_too() {
    let mut pty = ready();
    pty.types("\x1b[");
    pause(60);
    pty.types("B");
    pty.shows("downs 1");
    pty.types("\x1b");
    pty.shows("last Esc");
}

#[test]
fn a_paste_is_one_event_and_runs_no_keys() {
    let mut pty = ready();
    let text = "q\r\x03\x1b[B".repeat(20_000);
    pty.types(format!("\x1b[200~{text}\x1b[201~"));
    pty.shows(&format!("pasted {}", text.len()));
    pty.shows("downs 0");
}

#[test]
fn the_terminal_is_asked_after_the_first_frame_and_late_answers_are_not_typed() {
    let mut pty = ready();
    let bytes = pty.bytes();
    let at =
        |wanted: &[u8]| bytes.windows(wanted.len()).position(|window| window == wanted).unwrap();
    assert!(at(b"ready") < at(b"\x1b]11;?"));
    pty.shows("pasted 0");
    pty.types("\x1b[2;2R\x1b[2;7R");
    pty.shows("last glyphs 1 false");
    pty.types("\x1b]11;rgb:ffff/");
    pause(60);
    pty.types("ffff/ffff\x1b\\");
    pty.shows("last ground [255, 255, 255]");
}

#[test]
fn a_worker_wakes_it_and_a_new_size_is_drawn() {
    let mut pty = ready();
    pty.types("w");
    pty.shows("woken 1");
    pty.resize(12, 50);
    pty.shows("last size 50x12");
}

#[test]
fn idle_it_writes_nothing_and_never_wakes() {
    let mut pty = ready();
    pty.types("\x1b[B");
    pty.shows("downs 1");
    pty.settles(Duration::from_millis(100));
    // What it was still at may end on a slow machine; half a second without anything has to come.
    let now = || (pty.bytes().len(), switches(&pty));
    let still = (0..20).any(|_| {
        let before = now();
        pause(500);
        now() == before
    });
    assert!(still, "it never sleeps: {:?}", now());
}

/// How often its threads went to sleep so far; always 0 where /proc does not say.
fn switches(pty: &Pty) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", pty.pid().as_raw_nonzero()));
    let status = tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|task| std::fs::read_to_string(task.path().join("status")));
    let count = |text: String| {
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:").map(str::trim))?;
        line.parse::<u64>().ok()
    };
    status.flatten().filter_map(count).sum()
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_cont_takes_it_again() {
    for by_key in [true, false] {
        let mut pty = ready();
        if by_key {
            pty.types("\x1a")
        } else {
            pty.signal(Signal::TSTP)
        }
        let stopped = waitpid(Some(pty.pid()), WaitOptions::UNTRACED).unwrap().unwrap().1;
        assert!(stopped.stopped());
        pty.is_whole();
        pty.signal(Signal::CONT);
        pty.shows("last focus true");
        pty.types("q");
        assert_eq!(pty.code(), 0);
        pty.is_whole();
    }
}

#[test]
fn after_a_stop_from_outside_the_modes_are_set_again() {
    let mut pty = ready();
    pty.signal(Signal::STOP);
    waitpid(Some(pty.pid()), WaitOptions::UNTRACED).unwrap();
    pty.wrote("\x1b[?1049h", 1);
    pty.signal(Signal::CONT);
    pty.wrote("\x1b[?1049h", 2);
    pty.types("\x1b[Bq");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
}

fn with_editor(editor: &str) -> Pty {
    let pty = Pty::start(SIZE, probe(), &[], &[("VISUAL", editor)]);
    pty.shows("ready");
    pty
}

#[test]
fn the_editor_gets_the_text_and_a_whole_terminal_and_gives_its_text_back() {
    let mut pty = with_editor("sh -c 'read line; echo \"$(cat \"$0\"), $line\" >\"$0\"'");
    pty.types("e");
    pty.is_whole();
    pty.types("more\r");
    pty.shows("last edited old text, more");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
}

#[test]
fn an_editor_that_fails_or_cannot_start_leaves_the_text_alone() {
    for editor in ["false", "no-such-editor-anywhere", "rm", "printf '\\377' >"] {
        let mut pty = with_editor(editor);
        pty.types("e");
        pty.shows("last not edited");
        pty.types("q");
        assert_eq!(pty.code(), 0, "{editor}");
        pty.is_whole();
    }
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors_and_term_is_not() {
    let mut pty = with_editor("sh -c 'stty -echo; echo begun; exec sleep 20'");
    pty.types("e");
    pty.shows("begun");
    // A shell that gets it between two commands may pass it over.
    pty.runs("sleep");
    pty.types("\x03");
    pty.shows("last not edited");
    pty.types("e");
    pty.wrote("begun\r\n", 2);
    pty.signal(Signal::TERM);
    assert_eq!(pty.code(), 143);
    pty.is_whole();
}

#[test]
fn under_a_shell_fg_brings_it_back_even_out_of_the_editor() {
    let editor = "sh -c 'echo begun; read line; echo \"$line\" >\"$0\"'";
    let mut pty = Pty::start(
        SIZE,
        Path::new("/bin/sh"),
        &["-i"],
        &[("VISUAL", editor), ("PS1", "prompt> "), ("ENV", "")],
    );
    pty.shows("prompt>");
    pty.types(format!("{}\r", probe().display()));
    pty.shows("ready");
    pty.types("\x1a");
    pty.wrote("topped", 1);
    pty.types("fg\r");
    pty.shows("ready");
    pty.types("e");
    pty.shows("begun");
    pty.types("\x1a");
    pty.wrote("topped", 2);
    pty.types("fg\r");
    pause(50);
    pty.types("typed\r");
    pty.shows("last edited typed");
    pty.types("q");
    pty.shows("prompt>");
    pty.types("echo code=$?.\r");
    pty.shows("code=0.");
}
