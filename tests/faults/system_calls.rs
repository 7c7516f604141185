//! A call of the system that fails, in each command: the book is as before or as after, never between; what was refused
//! says so, and what was done although the answer failed says that too. With `strace`, where the machine has it.

use super::desk::{Desk, program};
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

/// The commands, each with whether it changes the book.
const COMMANDS: &[(&str, &[&str], bool)] = &[
    ("log", &["log", "Northwind Hydro", "call: spares"], true),
    ("set", &["set", "account", "Northwind Hydro", "--region", "Nord"], true),
    ("done", &["rm", "account", "Brenna Kraft"], true),
    ("undo", &["undo"], true),
    ("import", &["import", "more.csv"], true),
    ("merge", &["merge", "Northwind Hydro", "Delta Ports"], true),
    ("forget", &["forget", "Northwind Hydro", "Ingrid Dahl", "--blank"], true),
    ("restore", &["restore", "copy.anteroom"], true),
    ("look at an import", &["import", "--dry-run", "more.csv"], false),
    ("backup", &["backup", "new.anteroom"], false),
    ("export", &["export", "-o", "new.json"], false),
    ("brief", &["brief", "Northwind Hydro", "-o", "new.txt"], false),
    ("check", &["check", "Northwind Hydro", "--json"], false),
    ("calendar", &["export", "--format", "ics"], false),
    ("today", &["today", "--json"], false),
    ("doctor", &["doctor"], false),
];

/// The calls that fail, and how.
const CALLS: &[(&str, &[&str])] = &[
    ("pwrite64", &["ENOSPC", "EIO"]),
    ("write", &["ENOSPC", "EIO"]),
    ("fsync", &["EIO"]),
    ("fdatasync", &["EIO"]),
    ("openat", &["EACCES", "EMFILE"]),
    ("unlink", &["EIO"]),
    ("rename", &["EIO"]),
    ("renameat2", &["EIO"]),
    ("ftruncate", &["EIO"]),
    ("pread64", &["EIO"]),
    ("read", &["EIO"]),
    ("fcntl", &["EIO"]),
    ("statx", &["EIO"]),
    ("link", &["EIO"]),
    ("mkdir", &["EIO"]),
];

/// A desk with a book that has two steps to undo, a copy of it as it was before them, and a small list.
fn laid() -> Desk {
    let desk = Desk::with_demo();
    desk.says(&["backup", "copy.anteroom"]);
    desk.says(&["log", "Northwind Hydro", "call: one"]);
    desk.says(&["log", "Northwind Hydro", "call: two"]);
    fs::write(desk.path("more.csv"), "account,contact\nNorthwind Hydro,Zed Zulu\nNewco,Ann Lee\n")
        .unwrap();
    desk
}

/// The same desk again, without laying it anew.
fn again(of: &Desk) -> Desk {
    let desk = Desk::new();
    for name in ["rep.anteroom", "copy.anteroom", "more.csv"] {
        fs::copy(of.path(name), desk.path(name)).unwrap();
    }
    desk
}

/// The export with one word for every id that the program made: each run draws its own.
fn book(desk: &Desk) -> Result<String, String> {
    let output = desk.run(&["export"]);
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8(output.stdout).unwrap();
    let mut parts = text.split("\"x");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once('"').unwrap_or((part, ""));
        let made = id.chars().count() == 13;
        plain += &format!("\"{}\"{rest}", if made { "made" } else { id });
    }
    Ok(plain)
}

/// The program under `strace` with these options.
fn traced(desk: &Desk, options: &[&str], arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(program());
    command.arg("--file").arg(desk.file()).args(arguments);
    command.env_clear().envs(desk.surroundings()).current_dir(desk.folder.path());
    command.output().ok()
}

/// How often each call is made.
fn counted(desk: &Desk, arguments: &[&str]) -> Option<BTreeMap<String, usize>> {
    let log = desk.path("calls");
    traced(desk, &["-o", log.to_str().unwrap()], arguments)?;
    let mut calls = BTreeMap::new();
    for line in fs::read_to_string(&log).ok()?.lines() {
        let call = line.split_whitespace().nth(1).and_then(|rest| rest.split('(').next());
        *calls.entry(call.unwrap_or_default().to_owned()).or_default() += 1;
    }
    Some(calls)
}

struct Case<'a> {
    name: &'a str,
    arguments: &'a [&'a str],
    before: &'a str,
    after: &'a str,
}

impl Case<'_> {
    /// Makes one call fail; what is wrong after it, if anything is.
    fn fails(&self, on: &Desk, call: &str, error: &str, at: usize) -> Option<String> {
        let desk = again(on);
        let inject = format!("inject={call}:error={error}:when={at}");
        let output = traced(&desk, &["-o", "/dev/null", "-e", &inject], self.arguments)?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = output.status.code();
        // Before the program itself begins, the system's own loader has failed.
        if code == Some(127) || said.contains("error while loading shared") {
            return None;
        }
        let wrong = self.wrong(&desk, code, &said)?;
        Some(format!("{}: {call} {error} {at}: {wrong}; exit {code:?}, {said:?}", self.name))
    }

    fn wrong(&self, desk: &Desk, code: Option<i32>, said: &str) -> Option<String> {
        if !matches!(code, Some(0 | 1)) {
            return Some("it did not end by itself".to_owned());
        }
        for line in said.lines() {
            let named =
                ["SELECT", "sqlite", "panicked", "os error"].iter().any(|w| line.contains(w));
            if line.chars().count() > 200 + desk.folder.path().as_os_str().len() || named {
                return Some("no sentence".to_owned());
            }
        }
        let now = match book(desk) {
            Ok(now) => now,
            Err(why) => return Some(format!("the book does not open: {why}")),
        };
        let changes = self.before != self.after;
        let told = ["saved", "done", "out of the file"].iter().any(|word| said.contains(word));
        if now != self.before && now != self.after {
            Some("the book is between before and after".to_owned())
        } else if changes && code == Some(0) && now != self.after {
            Some("it was acknowledged, and is lost".to_owned())
        } else if changes && code == Some(1) && now == self.after && !told {
            Some("it was refused, and is done".to_owned())
        } else {
            let made = ["new.json", "new.txt"].map(|name| desk.path(name));
            let half = made.iter().any(|path| code == Some(1) && path.exists());
            half.then(|| "half a page was left".to_owned())
        }
    }
}

/// Which of so many calls are made to fail: all, or a few from beginning to end.
fn places(calls: usize, most: usize) -> impl Iterator<Item = usize> {
    let step = calls.div_ceil(most.max(1)).max(1);
    (1..=calls).rev().step_by(step)
}

/// How many runs there were, and what was wrong after each.
fn run(commands: &[(&str, &[&str], bool)], most: usize) -> Option<(usize, Vec<String>)> {
    let laid = laid();
    let before = book(&laid).unwrap();
    let (mut runs, mut faults) = (0, Vec::new());
    for (name, arguments, changes) in commands {
        let desk = again(&laid);
        desk.says(arguments);
        let after = book(&desk).unwrap();
        assert_eq!(before != after, *changes, "{name}");
        let case = Case { name, arguments, before: &before, after: &after };
        let calls = counted(&again(&laid), arguments)?;
        for (call, errors) in CALLS {
            for at in places(calls.get(*call).copied().unwrap_or_default(), most) {
                for error in *errors {
                    faults.extend(case.fails(&laid, call, error, at));
                    runs += 1;
                }
            }
        }
    }
    Some((runs, faults))
}

#[test]
fn whatever_call_fails_the_book_is_as_before_or_as_after() {
    let here: Vec<_> = COMMANDS
        .iter()
        .filter(|(name, ..)| matches!(*name, "log" | "restore" | "forget" | "export"))
        .copied()
        .collect();
    match run(&here, 1) {
        Some((runs, faults)) => assert!(faults.is_empty() && runs > 20, "{runs}: {faults:#?}"),
        None => println!("skipped: no strace is here"),
    }
}

/// By hand, as it takes many minutes: `CALLS=25 cargo test --test faults each_call_of_each_command -- --ignored`.
#[test]
#[ignore = "takes many minutes"]
fn each_call_of_each_command() {
    let most = std::env::var("CALLS").ok().and_then(|most| most.parse().ok()).unwrap_or(6);
    let Some((runs, faults)) = run(COMMANDS, most) else {
        return println!("skipped: no strace is here");
    };
    let found =
        format!("{runs} failing calls in {} commands, {} faults", COMMANDS.len(), faults.len());
    super::table::note("calls", &found);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn one_read_that_fails_makes_no_whole_file_a_damaged_one() {
    let laid = laid();
    for arguments in [&["doctor"][..], &["add", "inbox", "one"], &["restore", "copy.anteroom"]] {
        let Some(calls) = counted(&again(&laid), arguments) else {
            println!("skipped: no strace is here");
            return;
        };
        for at in places(calls.get("pread64").copied().unwrap_or_default(), 12) {
            let desk = again(&laid);
            let inject = format!("inject=pread64:error=EIO:when={at}");
            let output = traced(&desk, &["-o", "/dev/null", "-e", &inject], arguments).unwrap();
            let said =
                [output.stdout, output.stderr].map(|t| String::from_utf8_lossy(&t).into_owned());
            let said = said.concat();
            assert!(!said.contains("damaged"), "{arguments:?} {at}: {said}");
            let saved = fs::read_dir(desk.folder.path()).unwrap();
            let mut saved = saved.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            assert!(!saved.any(|name| name.contains(".saved")), "{arguments:?} {at}: {said}");
        }
    }
}

/// Whichever write of a forgetting is the first of those that fail: once they are out, it is not said that nothing is
/// lost.
#[test]
fn a_forgetting_that_finds_no_room_at_its_end_says_that_they_are_out() {
    let first = laid();
    let mut was_out = 0;
    for at in [1, 40, 90, 130, 177, 240, 300, 400, 600, 900] {
        let desk = again(&first);
        let inject = format!("inject=pwrite64:error=ENOSPC:when={at}+");
        let forget = ["forget", "Northwind Hydro", "Ingrid Dahl", "--blank", "--copies"];
        let Some(output) = traced(&desk, &["-o", "/dev/null", "-e", &inject], &forget) else {
            return println!("skipped: no strace here");
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let is_out = !desk.says(&["list", "people"]).contains("Ingrid D");
        was_out += usize::from(is_out);
        assert!(!(is_out && said.contains("nothing was lost")), "{at}: {said}");
        assert!(is_out || !output.status.success(), "{at}: {said}");
    }
    assert!(was_out > 0);
}
