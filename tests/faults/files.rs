//! Files that are broken, newer, foreign or out of reach: one sentence, exit 1, and not a byte changed.

use super::desk::{DEMO, Desk, export, import, program, refused};
use rusqlite::Connection;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

pub fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Refused by reading and writing commands and by the screens alike; the bytes stay.
fn stays_refused(desk: &Desk, words: &str) {
    let before = fs::read(desk.file()).unwrap();
    for arguments in [&["export"][..], &["undo"], &["doctor"], &[]] {
        desk.is_refused(arguments, words);
        assert_eq!(fs::read(desk.file()).unwrap(), before, "{arguments:?}");
    }
    let left: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().flatten().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn an_empty_file_is_not_a_new_book() {
    let desk = Desk::new();
    fs::write(desk.file(), b"").unwrap();
    stays_refused(&desk, "empty");
}

#[test]
fn what_another_program_wrote_is_left_alone() {
    let contents: [&[u8]; 5] = [
        b"my notes",
        b"{\"format\":\"anteroom/1\"}",
        b"SQLite format 3\0",
        &[0; 8192],
        DEMO.as_bytes(),
    ];
    for content in contents {
        let desk = Desk::new();
        fs::write(desk.file(), content).unwrap();
        stays_refused(&desk, "not an anteroom file");
    }
}

#[test]
fn another_programs_database_is_left_alone_even_with_a_journal_under_way() {
    for application in [0, 77] {
        let desk = Desk::new();
        let db = Connection::open(desk.file()).unwrap();
        db.pragma_update(None, "application_id", application).unwrap();
        db.execute_batch("CREATE TABLE note (text); INSERT INTO note VALUES ('x')").unwrap();
        drop(db);
        stays_refused(&desk, "not an anteroom file");
        let db = Connection::open(desk.file()).unwrap();
        db.pragma_update(None, "journal_mode", "WAL").unwrap();
        db.execute_batch("INSERT INTO note VALUES ('y')").unwrap();
        let journal = desk.path("rep.anteroom-wal");
        let before = (fs::read(desk.file()).unwrap(), fs::read(&journal).unwrap());
        desk.is_refused(&["export"], "not an anteroom file");
        assert_eq!((fs::read(desk.file()).unwrap(), fs::read(&journal).unwrap()), before);
    }
}

#[test]
fn a_newer_file_asks_for_the_newer_program() {
    let desk = Desk::with_demo();
    Connection::open(desk.file()).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    stays_refused(&desk, "newer anteroom");
}

#[test]
fn an_older_file_is_kept_before_it_is_brought_up() {
    let desk = Desk::new();
    let db = Connection::open(desk.file()).unwrap();
    db.execute_batch(include_str!("../../src/store/migrations/0001_book.sql")).unwrap();
    db.execute_batch(
        "PRAGMA application_id = 0x61526f6f; PRAGMA user_version = 1; UPDATE rep SET name = 'kept'",
    )
    .unwrap();
    drop(db);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    let copy = desk.path("rep.anteroom.before-2");
    assert_eq!((mode(&copy), mode(&desk.file())), (0o600, 0o600));
    let kept: String = Connection::open(&copy)
        .unwrap()
        .query_row("SELECT name FROM rep", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, "kept");
}

#[test]
fn a_folder_or_a_device_is_no_file() {
    let desk = Desk::new();
    fs::create_dir(desk.file()).unwrap();
    desk.is_refused(&["export"], "not an anteroom file");
    for path in ["/dev/null", "/dev/null/x.anteroom"] {
        let output = desk.command_on(Path::new(path), &["export"]).output();
        refused(&output.unwrap(), path);
    }
}

#[test]
fn a_broken_file_is_told_or_harmless_but_never_a_panic() {
    let desk = Desk::with_demo();
    let whole = fs::read(desk.file()).unwrap();
    let good = export(&desk.open().unwrap());
    let mut told = 0;
    let mut seed = 1_u64;
    for n in 0..48 {
        let mut bytes = whole.clone();
        if n < 12 {
            bytes.truncate(whole.len() * n / 12 + 30 * n + 1);
        } else {
            for _ in 0..1 << (n % 8) {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let at = usize::try_from(seed >> 33).unwrap() % bytes.len();
                bytes[at] ^= 1 << (seed >> 30 & 7);
            }
        }
        let broken = Desk::new();
        fs::write(broken.file(), &bytes).unwrap();
        match broken.open() {
            Err(refusal) => {
                super::desk::is_a_sentence(&refusal.to_string());
                told += 1;
            }
            Ok(bench) => match (bench.doctor(), bench.export_json(None)) {
                (Ok(faults), Ok(out)) if faults.is_empty() => {
                    // A flip in a text or a number is still a whole file; one in free space changes nothing.
                    told += usize::from(out != good);
                }
                (doctor, _) => {
                    let said = doctor.unwrap_or_else(|refusal| vec![refusal.to_string()]);
                    said.iter().for_each(|s| super::desk::is_a_sentence(s));
                    told += 1;
                }
            },
        }
        if n % 6 == 0 {
            let output = broken.run(&["doctor"]);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
            if output.status.code() == Some(1) {
                refused(&output, "");
            }
        }
    }
    assert!(told > 24, "{told}");
}

#[test]
fn file_and_folder_are_the_reps_alone() {
    let desk = Desk::new();
    let file = desk.path("a/b/rep.anteroom");
    let output = desk.command_on(&file, &["add", "account", "Alfa"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(mode(&desk.path("a")), 0o700);
    assert_eq!(mode(&desk.path("a/b")), 0o700);
    assert_eq!(mode(&file), 0o600);
    set_mode(&file, 0o644);
    desk.command_on(&file, &["doctor"]).output().unwrap();
    assert_eq!(mode(&file), 0o600);
    let left = fs::read_dir(desk.path("a/b")).unwrap().flatten().map(|e| e.file_name());
    let mut left: Vec<_> = left.collect();
    left.sort();
    assert_eq!(left, ["rep.anteroom", "rep.anteroom.copies"]);
    assert_eq!(mode(&desk.path("a/b/rep.anteroom.copies")), 0o700);
}

#[test]
fn copies_are_the_reps_alone_and_never_go_over_anything() {
    let desk = Desk::with_demo();
    let copy = desk.path("copy.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    assert_eq!(mode(&copy), 0o600);
    let before = fs::read(&copy).unwrap();
    desk.is_refused(&["backup", copy.to_str().unwrap()], "copy.anteroom");
    assert_eq!(fs::read(&copy).unwrap(), before);
}

#[test]
fn a_backup_comes_back_and_what_was_there_is_kept() {
    let desk = Desk::with_demo();
    let first = desk.says(&["export"]);
    let copy = desk.path("copy.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    let copied = fs::read(&copy).unwrap();
    desk.says(&["undo"]);
    let second = desk.says(&["export"]);
    assert_ne!(first, second);
    let window = desk.open().unwrap();
    desk.is_refused(&["restore", copy.to_str().unwrap()], "another window");
    assert_eq!(export(&window), second);
    drop(window);
    desk.says(&["restore", copy.to_str().unwrap()]);
    assert_eq!(desk.says(&["export"]), first);
    assert_eq!(fs::read(&copy).unwrap(), copied, "the backup itself");
    let kept = desk.path("rep.anteroom.before-restore");
    let output = desk.command_on(&kept, &["export"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), second);
    let stranger = desk.path("stranger.anteroom");
    fs::write(&stranger, "not ours").unwrap();
    desk.is_refused(&["restore", stranger.to_str().unwrap()], "no copy of a book");
    assert_eq!(desk.says(&["export"]), first);
}

/// Runs the program as somebody whom rights concern: root passes over them.
pub fn as_anybody(desk: &Desk, file: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = desk.command_on(file, arguments);
    if rustix::process::geteuid().is_root() {
        let copy = desk.path("anteroom");
        if !copy.exists() {
            fs::copy(program(), &copy).unwrap();
        }
        let given = command.get_args().map(|a| a.to_owned()).collect::<Vec<_>>();
        command = std::process::Command::new(&copy);
        command.args(given).env_clear().envs(desk.surroundings()).uid(65534).gid(65534);
    }
    // A program that another test starts holds the copy's open file until it is that program.
    loop {
        match command.output() {
            Err(fault) if fault.kind() == std::io::ErrorKind::ExecutableFileBusy => {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            done => return done.unwrap(),
        }
    }
}

fn give_away(path: &Path) {
    if rustix::process::geteuid().is_root() {
        chown(path, Some(65534), Some(65534)).unwrap();
    }
}

#[test]
fn a_read_only_file_can_be_read_and_says_why_it_is_not_written() {
    let desk = Desk::with_demo();
    let before = fs::read(desk.file()).unwrap();
    give_away(&desk.file());
    give_away(desk.folder.path());
    set_mode(&desk.file(), 0o444);
    let output = as_anybody(&desk, &desk.file(), &["undo"]);
    refused(&output, "read-only");
    let output = as_anybody(&desk, &desk.file(), &["export"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert_eq!(fs::metadata(desk.file()).unwrap().mode() & 0o777, 0o400);
}

#[test]
fn a_read_only_folder_is_told() {
    let desk = Desk::with_demo();
    let before = fs::read(desk.file()).unwrap();
    give_away(&desk.file());
    give_away(desk.folder.path());
    as_anybody(&desk, &desk.file(), &["--version"]);
    set_mode(desk.folder.path(), 0o555);
    let output = as_anybody(&desk, &desk.file(), &["undo"]);
    refused(&output, "rep.anteroom");
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    let new = desk.path("new.anteroom");
    let output = as_anybody(&desk, &new, &["add", "account", "Alfa"]);
    refused(&output, "rights");
    let output = as_anybody(&desk, &desk.file(), &["export"]);
    assert!(output.status.success(), "{output:?}");
    assert!(!new.exists());
    set_mode(desk.folder.path(), 0o755);
}

#[test]
fn a_file_moved_away_is_noticed_before_anything_is_called_saved() {
    let desk = Desk::with_demo();
    let mut bench = desk.open().unwrap();
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    for result in [
        bench.undo().map(|_| ()),
        import(&mut bench, "demo.json", DEMO),
        bench.keep_draft("log", "text"),
    ] {
        let said = result.unwrap_err().to_string();
        super::desk::is_a_sentence(&said);
        assert!(said.contains("moved"), "{said}");
    }
    // Another file in its place is not taken for it either.
    fs::copy(&away, desk.file()).unwrap();
    assert!(bench.undo().unwrap_err().to_string().contains("moved"));
    fs::remove_file(desk.file()).unwrap();
    fs::rename(&away, desk.file()).unwrap();
    bench.undo().unwrap();
}

#[test]
fn any_name_is_a_name_and_a_link_stays_one() {
    for name in ["file:q?mode=ro", "a\nb\u{1b}[31m", "-", "王 敏.anteroom", "%41"] {
        let desk = Desk::new();
        let output = desk.command_on(Path::new(name), &["add", "account", "Alfa"]).output();
        assert!(output.unwrap().status.success(), "{name}");
        assert!(desk.path(name).exists(), "{name}");
    }
    let desk = Desk::with_demo();
    let first = desk.says(&["export"]);
    let copy = desk.path("copy.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    desk.says(&["undo"]);
    let link = desk.path("link.anteroom");
    std::os::unix::fs::symlink(desk.file(), &link).unwrap();
    let output = desk.command_on(&link, &["restore", copy.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(desk.says(&["export"]), first);
    let output = desk.command_on(&link, &["restore", "rep.anteroom"]).output();
    refused(&output.unwrap(), "the file itself");
}

#[test]
fn what_is_written_for_other_programs_is_whole_private_and_never_in_the_place_of_a_device() {
    let desk = Desk::with_demo();
    let page = desk.path("book.json");
    let name = page.to_str().unwrap();
    desk.says(&["export", "-o", name]);
    assert_eq!(mode(&page), 0o600);
    set_mode(&page, 0o640);
    desk.is_refused(&["export", "-o", name], "--force");
    desk.says(&["export", "-o", name, "--force"]);
    assert_eq!(mode(&page), 0o640);
    assert_eq!(fs::read_to_string(&page).unwrap(), desk.says(&["export"]));
    let pipe = desk.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read_to_string(pipe).unwrap()
    });
    desk.says(&["export", "-o", pipe.to_str().unwrap()]);
    assert_eq!(reader.join().unwrap(), desk.says(&["export"]));
    for path in ["no/such/folder/x", "."] {
        desk.is_refused(&["export", "-o", path], "cannot be written");
    }
}

#[test]
fn a_pipe_that_nobody_writes_to_is_not_waited_for_and_what_a_shell_pipes_is_read() {
    let desk = Desk::with_demo();
    let pipe = desk.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    desk.is_refused(&["import", "pipe"], "this is a pipe");
    desk.is_refused(&["restore", "pipe"], "no copy of a book");
    for (n, from) in ["<(CARD)", "/dev/stdin < <(CARD)", "- < <(CARD)", "/dev/fd/3 3< <(CARD)"]
        .iter()
        .enumerate()
    {
        let card = format!("printf 'Company;City\\nPiped {n};Bonn\\n'");
        let from = from.replace("CARD", &card);
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", &format!("\"$0\" --file \"$1\" import {from}")]);
        let output = shell.arg(program()).arg(desk.file()).output().unwrap();
        assert!(output.status.success(), "{from}: {output:?}");
        assert!(desk.says(&["export"]).contains(&format!("\"Piped {n}\"")), "{from}");
    }
}

#[test]
fn of_the_reps_own_files_what_cannot_be_read_is_named_and_the_program_opens() {
    for name in ["playbook.toml", "words.toml", "keys.toml"] {
        let desk = Desk::with_demo();
        let folder = desk.path(".config/anteroom");
        fs::create_dir_all(&folder).unwrap();
        for content in [&b"x = [\n\"\x1b[31m"[..], b"\xff\xfe", b"\0", b"a = \"b", b"[[[["] {
            fs::write(folder.join(name), content).unwrap();
            let output = desk.run(&["check"]);
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(0), "{said}");
            assert!(said.contains(name) && said.contains("left out"), "{said}");
        }
        fs::remove_file(folder.join(name)).unwrap();
        fs::create_dir(folder.join(name)).unwrap();
        let output = desk.run(&["check"]);
        assert!(String::from_utf8(output.stderr).unwrap().contains(name));
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn without_a_terminal_the_screens_say_so() {
    let desk = Desk::with_demo();
    desk.is_refused(&[], "terminal");
}
