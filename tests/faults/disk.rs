//! A disk that takes no more: the sentence, exit 1, nothing lost, nothing half.

use super::book::book;
use super::desk::{Desk, program, refused};
use std::process::Command;

/// A limit on the size of files, which every system lets a shell set.
#[test]
fn a_file_that_may_not_grow_says_so_and_keeps_what_it_has() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    let path = desk.path("large.json");
    std::fs::write(&path, book(200)).unwrap();
    let script = "ulimit -f 700; exec \"$@\"";
    let import = desk.command(&["import", path.to_str().unwrap()]);
    let output = Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(import.get_program())
        .args(import.get_args())
        .env_clear()
        .envs(desk.surroundings())
        .output()
        .unwrap();
    refused(&output, "cannot be written");
    assert_eq!(desk.says(&["export"]), before);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    desk.says(&["undo"]);
}

/// What cannot be written is told of what it is, with what helps: not of the copy that is whole.
#[test]
fn a_copy_that_finds_no_room_is_whole_and_only_the_book_is_told() {
    let desk = Desk::with_demo();
    desk.says(&["backup", "copy.anteroom"]);
    let restore = desk.command(&["restore", "copy.anteroom"]);
    let output = Command::new("sh")
        .args(["-c", "ulimit -f 300; exec \"$@\"", "sh"])
        .arg(restore.get_program())
        .args(restore.get_args())
        .env_clear()
        .envs(desk.surroundings())
        .current_dir(desk.folder.path())
        .output()
        .unwrap();
    refused(&output, "rep.anteroom: ");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("copy.anteroom") && !said.contains("rights"), "{said}");
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    desk.is_refused(&["export", "-o", "rep.anteroom.copies"], "keeps something of its own");
}

const SMALL_DISK: &str = r#"
mount -t tmpfs -o size=4100k none "$3" 2>/dev/null || exit 77
cd "$3"
"$1" --file rep.anteroom import "$2" >/dev/null || exit 70
"$1" --file rep.anteroom export >"$5/before" || exit 71
"$1" --file rep.anteroom import "$4" 2>"$5/sentence"
echo $? >"$5/code"
"$1" --file rep.anteroom export >"$5/after" || exit 72
"$1" --file rep.anteroom doctor || exit 73
"$1" --file rep.anteroom backup copy.anteroom && "$1" --file rep.anteroom backup again.anteroom 2>"$5/backup"
ls -A >"$5/left"
echo old >old.json
head -c 6000000 /dev/zero >fill 2>/dev/null
"$1" --file new.anteroom doctor 2>"$5/new" && exit 74
"$1" --file rep.anteroom export -o old.json 2>"$5/page" && exit 75
cat old.json >"$5/old"
ls -A >"$5/left-new"
exit 0
"#;

/// A real full disk, where this system lets us mount one in a name space of its own.
#[test]
fn a_full_disk_says_so_and_keeps_what_it_has() {
    let desk = Desk::new();
    let (disk, out) = (desk.path("disk"), desk.path("out"));
    std::fs::create_dir(&disk).unwrap();
    std::fs::create_dir(&out).unwrap();
    let (demo, large) = (desk.path("demo.json"), desk.path("large.json"));
    std::fs::write(&demo, super::desk::DEMO).unwrap();
    std::fs::write(&large, book(1200)).unwrap();
    let run = Command::new("unshare")
        .args(["-m", "sh", "-c", SMALL_DISK, "sh"])
        .arg(program())
        .args([&demo, &disk, &large, &out])
        .env_clear()
        .envs(desk.surroundings())
        .output();
    let run = match run {
        Ok(run) if run.status.code() != Some(77) && !refuses_names(&run) => run,
        _ => return println!("skipped: no disk can be mounted here"),
    };
    assert!(run.status.success(), "{run:?}");
    let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
    assert_eq!(read("code"), "1\n");
    let sentence = read("sentence");
    super::desk::is_a_sentence(sentence.trim_end());
    assert!(sentence.contains("disk is full"), "{sentence}");
    assert_eq!(read("before"), read("after"));
    assert_eq!(read("old"), "old\n");
    for name in ["new", "backup", "page"] {
        super::desk::is_a_sentence(read(name).trim_end());
    }
    assert!(!read("left-new").contains("new.anteroom"), "{}", read("left-new"));
    assert!(!read("left").contains(".anteroom-"), "{}", read("left"));
}

fn refuses_names(run: &std::process::Output) -> bool {
    String::from_utf8_lossy(&run.stderr).starts_with("unshare:")
}

const READ_ONLY_DISK: &str = r#"
mount -t tmpfs -o size=9m none "$2" 2>/dev/null || exit 77
cp "$3" "$2/rep.anteroom"
"$1" --file "$2/rep.anteroom" export >"$4/before" || exit 70
if [ "$5" = crashed ]; then cp "$3-wal" "$2/rep.anteroom-wal" || exit 71; fi
mount -o remount,ro "$2" || exit 77
"$1" --file "$2/rep.anteroom" export >"$4/after" 2>"$4/said" || exit 72
"$1" --file "$2/rep.anteroom" doctor >"$4/doctor" || exit 73
"$1" --file "$2/rep.anteroom" log "Northwind Hydro" "called: spares" 2>"$4/refused" && exit 74
"$1" --file "$2/new.anteroom" add account Alfa 2>"$4/new" && exit 75
"$1" --file "$2/rep.anteroom" backup "$4/copy.anteroom" >/dev/null || exit 76
"$1" --file "$4/copy.anteroom" export >"$4/copied" || exit 78
exit 0
"#;

/// A disk that is mounted to be read only, with a book on it that was closed, and with one that was not.
#[test]
fn a_book_on_a_disk_that_is_only_read_opens_to_look_and_can_be_copied() {
    for how in ["closed", "crashed"] {
        let desk = Desk::with_demo();
        let (disk, out) = (desk.path("disk"), desk.path("out"));
        std::fs::create_dir(&disk).unwrap();
        std::fs::create_dir(&out).unwrap();
        if how == "crashed" {
            let mut pty = super::program::start(&desk, super::program::SIZE);
            pty.brings("2j-", "saved:");
            super::program::kill(&pty);
        }
        let run = Command::new("unshare")
            .args(["-m", "sh", "-c", READ_ONLY_DISK, "sh"])
            .arg(program())
            .args([&disk, &desk.file(), &out])
            .arg(how)
            .env_clear()
            .envs(desk.surroundings())
            .output();
        let run = match run {
            Ok(run) if run.status.code() != Some(77) && !refuses_names(&run) => run,
            _ => return println!("skipped: no disk can be mounted here"),
        };
        assert!(run.status.success(), "{how}: {run:?}");
        let read = |name: &str| std::fs::read_to_string(out.join(name)).unwrap();
        assert!(read("said").contains("only be read"), "{}", read("said"));
        assert!(read("doctor").contains("only be read"), "{}", read("doctor"));
        assert!(read("refused").contains("nothing was changed"), "{}", read("refused"));
        super::desk::is_a_sentence(read("new").trim_end());
        assert_eq!(read("before") == read("after"), how == "closed", "{how}");
        assert_eq!(read("copied"), read("after"), "{how}");
    }
}
