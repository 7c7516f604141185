//! `undo`, `redo`, `history`, `backup`, `restore`, `doctor`, `man`, `completions`.

use crate::book::Book;

const ONE: &str = r#""rep":{"name":"Ann"},"accounts":[{"id":"a","name":"Alfa","region":"north"}]"#;

#[test]
fn there_is_nothing_to_take_back_in_a_new_file() {
    let book = Book::of("\"rep\":{}");
    assert_eq!(book.refuses(&["undo"]), "there is nothing to undo");
    assert_eq!(book.refuses(&["redo"]), "there is nothing to redo");
    assert_eq!(book.does(&["history"]), "");
}

#[test]
fn what_is_taken_back_and_done_again_is_told_as_data() {
    let book = Book::of(ONE);
    book.does(&["set", "account", "a", "--region", "south"]);
    for (command, says) in [("undo", "taken back: "), ("redo", "done again: ")] {
        let told = book.json(&[command]);
        assert_eq!(told.as_object().map(|o| o.len()), Some(1), "{told}");
        let did = told["did"].as_str().expect("a sentence");
        assert!(did.starts_with(says) && did.contains("Alfa"), "{did}");
    }
    assert_eq!(book.account()["region"], "south");
    assert_eq!(book.refuses(&["redo", "--json"]), "there is nothing to redo");
}

#[test]
fn a_command_that_only_reads_makes_no_file() {
    let book = Book::new();
    let reading: &[&[&str]] = &[
        &["export"],
        &["brief", "a"],
        &["ready"],
        &["check"],
        &["route", "a", "b"],
        &["evaluate", "a", "b"],
        &["kpi"],
        &["list", "accounts"],
        &["history"],
        &["search", "x"],
        &["doctor"],
        &["backup"],
        &["undo"],
        &["rm", "account", "a"],
        &["merge", "a", "b"],
    ];
    let before = book.files();
    for command in reading {
        let refused = book.refuses(command);
        let missing = ["there is no book at", "there is no such file"];
        assert!(missing.iter().any(|m| refused.contains(m)), "{command:?}: {refused}");
        assert_eq!(book.files(), before, "{command:?}");
    }
    let table = book.write("in.csv", "account\nAlfa\n");
    let told = book.does(&["import", &table, "--dry-run"]);
    assert!(told.contains("nothing was written"), "{told}");
    assert_eq!(book.files(), ["in.csv"]);
    book.does(&["import", &table]);
    book.does(&["list", "accounts"]);
}

#[test]
fn history_says_what_changed_when() {
    let book = Book::of(ONE);
    book.does(&["set", "account", "a", "--region", "south"]);
    let steps = book.json(&["history", "Alfa"]);
    let change = &steps[0]["changes"][0];
    assert_eq!((&change["field"], &change["record"]), (&"region".into(), &"account".into()));
    assert_eq!((&change["before"], &change["after"]), (&"north".into(), &"south".into()));
    assert_eq!((&steps[0]["who"], &steps[0]["undone"]), (&"Ann".into(), &false.into()));
    assert!(book.does(&["history"]).contains("account Alfa: region north to south"));
    book.does(&["undo"]);
    assert_eq!(book.json(&["history", "a"])[0]["undone"], true);
}

#[test]
fn an_earlier_day_is_read_back() {
    let mut book = Book::of(ONE);
    book.does(&["set", "account", "a", "--region", "early"]);
    book.on("2026-11-25").does(&["set", "account", "a", "--region", "late"]);
    let refused = book.refuses(&["history", "a", "--on", "2026-11-26"]);
    assert!(refused.contains("still to come"), "{refused}");
    assert!(book.refuses(&["history", "a", "--on", "2020-01-01"]).contains("did not have Alfa"));
    let today = book.does(&["history", "a", "--on", "2026-11-24"]);
    assert!(today.contains("\"region\":\"early\""), "{today}");
    assert_eq!(book.run(&["history", "--on", "2026-11-24"]).code, Some(2));
}

#[test]
fn a_backup_brings_the_file_back_and_never_writes_over_anything() {
    let book = Book::of(ONE);
    let before = book.export();
    let copy = book.path("copy.db").display().to_string();
    assert_eq!(book.does(&["backup", &copy]).trim_end(), copy);
    assert!(book.refuses(&["backup", &copy]).contains("copy.db"));
    let dated = book.does(&["backup"]);
    assert!(dated.trim_end().ends_with("book-2026-11-24.anteroom"), "{dated}");
    let again = book.does(&["backup"]);
    assert!(again.trim_end().ends_with("book-2026-11-24-2.anteroom"), "{again}");
    book.does(&["set", "account", "a", "--region", "south"]);
    let said = book.does(&["restore", &copy]);
    assert!(said.contains("is kept as"), "{said}");
    assert_eq!(book.export(), before);
    assert!(book.refuses(&["restore", "/nowhere"]).contains("/nowhere"));
    let text = book.write("text", "not ours");
    assert!(book.refuses(&["restore", &text]).contains("no copy of a book"));
    assert_eq!(book.export(), before);
}

#[test]
fn a_foreign_file_is_refused_and_left_alone() {
    let book = Book::new();
    let path = book.write("book.anteroom", "some text");
    for arguments in [&["check"][..], &["doctor"], &["list", "accounts"]] {
        assert!(book.refuses(arguments).contains("not an anteroom file"));
    }
    assert_eq!(std::fs::read_to_string(path).expect("text"), "some text");
}

#[test]
fn the_shell_and_man_are_told_of_every_command() {
    let book = Book::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = book.does(&["completions", shell]);
        assert!(script.contains("COMPLETE") && script.contains("anteroom"), "{shell}");
    }
    let page = book.does(&["man"]);
    for command in ["READY", "CHECK", "MERGE", "RESTORE", "DEMO"] {
        assert!(page.contains(&format!(".SH \"{command}\"")), "{command}");
    }
    assert_eq!(book.run(&["completions", "sh"]).code, Some(2));
    assert!(!book.path("book.anteroom").exists());
}

/// What is offered for the last of these words.
fn offered(book: &Book, shell: &str, words: &[&str]) -> Vec<String> {
    let file = book.path("book.anteroom");
    let last = (words.len()).to_string();
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_anteroom"))
        .env_clear()
        .envs([("COMPLETE", shell), ("_CLAP_COMPLETE_INDEX", &last), ("_CLAP_IFS", "\n")])
        .env("ANTEROOM_FILE", file)
        .args(["--", "anteroom"])
        .args(words)
        .output()
        .expect("the program");
    String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn a_shell_is_offered_commands_words_and_the_names_of_the_book() {
    let book = Book::new();
    for name in ["Northwind Hydro", "Nordwerk", "华联电力"] {
        book.does(&["add", "account", name]);
    }
    book.does(&["add", "person", "Nordwerk", "Ann Lee"]);
    let before = book.export();
    assert!(offered(&book, "bash", &["eval"]).contains(&"evaluate".to_owned()));
    assert_eq!(offered(&book, "bash", &["check", "Northw"]), ["Northwind\\ Hydro"]);
    assert_eq!(offered(&book, "bash", &["check", "华"]), ["华联电力"]);
    assert_eq!(offered(&book, "bash", &["set", "person", "Nordw"]), ["Nordwerk"]);
    assert_eq!(
        offered(&book, "bash", &["add", "person", "Nordwerk", "Bo", "--reports-to", "A"]),
        ["Ann\\ Lee"]
    );
    let roles = offered(&book, "bash", &["add", "person", "Nordwerk", "Bo", "--role", "de"]);
    assert_eq!(roles, ["decision_maker"]);
    assert_eq!(offered(&book, "bash", &["check", "Zz"]), Vec::<String>::new());
    assert_eq!(book.export(), before);
    let none = Book::new();
    offered(&none, "bash", &["check", "N"]);
    assert!(none.files().is_empty(), "{:?}", none.files());
}
