//! An import that is large, hostile or ended on its way: nothing of it stays, it takes as long as its rows, and what it
//! says is so.

use super::desk::{DAY, Desk, program, worked};
use super::pty::{Pty, until};
use std::fmt::Write;
use std::fs;
use std::time::Duration;

/// People of companies with a dozen titles, as an address book has them.
fn list(rows: usize) -> String {
    let mut text = String::from("company,name,title,email\n");
    for n in 0..rows {
        let title = ["Head of Purchasing", "CFO", "Plant manager", "Einkäufer"][n % 4];
        let _ = writeln!(text, "Comp {},Ann{n} Lee{n},{title} {},a{n}@x.example", n / 10, n % 12);
    }
    text
}

/// People of one company, whose bosses are said by their family names alone.
fn house(rows: usize) -> String {
    let mut text = String::from("company,name,reports to\n");
    for n in 0..rows {
        let bosses = rows / 10;
        let boss = if n < bosses { String::new() } else { format!("Lee{}", n % bosses) };
        let _ = writeln!(text, "Comp,Ann{n} Lee{n},{boss}");
    }
    text
}

fn import(desk: &Desk) -> Pty {
    let file = desk.file().display().to_string();
    let large = desk.path("large.csv").display().to_string();
    let surroundings = desk.surroundings();
    let variables: Vec<(&str, &str)> =
        surroundings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let arguments = ["--file", &file, "--today", DAY, "import", &large];
    Pty::start((24, 100), program(), &arguments, &variables)
}

#[test]
fn an_import_that_is_ended_by_ctrl_c_leaves_nothing_and_a_whole_terminal() {
    let desk = Desk::with_demo();
    fs::write(desk.path("large.csv"), list(40_000)).unwrap();
    let before = desk.says(&["export"]);
    let steps = desk.says(&["history"]);
    // While it reads, and once it has begun to write.
    let reading: fn(&Desk, &Pty) -> bool = |_, pty| pty.text().contains("seconds");
    let writing: fn(&Desk, &Pty) -> bool =
        |desk, _| fs::metadata(desk.path("rep.anteroom-wal")).is_ok_and(|about| about.len() > 0);
    for is_under_way in [reading, writing] {
        let mut pty = import(&desk);
        until(|| is_under_way(&desk, &pty), || format!("nothing is under way\n{}", pty.text()));
        pty.types("\x03");
        assert_eq!(pty.ended_by(), "Interrupt");
        pty.is_whole();
        assert!(desk.says(&["export"]) == before);
        assert_eq!(desk.says(&["history"]), steps);
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
        let names = fs::read_dir(desk.folder.path()).unwrap().flatten();
        let left: Vec<String> = names
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.starts_with(".anteroom") || name.ends_with("-wal"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn an_import_takes_as_long_as_its_rows() {
    let work = |list: fn(usize) -> String, rows: usize| {
        let mut times = (0..2).map(|_| {
            let desk = Desk::new();
            let mut bench = desk.open().unwrap();
            let text = list(rows);
            let begun = worked();
            super::desk::import(&mut bench, "list.csv", &text).unwrap();
            worked() - begun
        });
        times.next().into_iter().chain(times).min().unwrap_or(Duration::MAX)
    };
    for made in [list, house] {
        let (few, many) = (work(made, 1_000), work(made, 4_000));
        let times = many.as_secs_f64() / few.as_secs_f64();
        assert!(times < 7.0, "{few:?} for 1000 rows, {many:?} for 4000, {times:.1} times");
    }
}

#[test]
fn what_no_list_has_is_refused_in_a_sentence_and_all_kinds_that_come_are_counted() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    fs::write(desk.path("line.csv"), format!("company,name\n{}", "x".repeat(5_000_000))).unwrap();
    fs::write(desk.path("quotes.csv"), format!("company,name\n{}", "\"".repeat(5_000_000)))
        .unwrap();
    fs::write(desk.path("wide.csv"), format!("{}\n1", "column,".repeat(20_000))).unwrap();
    for (name, words) in
        [("line.csv", "line 2"), ("quotes.csv", "no row of a table"), ("wide.csv", "20001 columns")]
    {
        desk.is_refused(&["import", name], words);
    }
    assert!(desk.says(&["export"]) == before);
    let actions: Vec<String> = (0..30).map(|n| format!("{{\"what\":\"call {n}\"}}")).collect();
    let book = format!(
        "{{\"format\":\"anteroom/1\",\"accounts\":[{{\"name\":\"Omega\",\"actions\":[{}]}}]}}",
        actions.join(",")
    );
    fs::write(desk.path("omega.json"), book).unwrap();
    let said = desk.says(&["import", "omega.json"]);
    assert!(said.starts_with("31 records added (1 account, 30 actions)"), "{said}");
}

#[test]
fn what_a_killed_export_has_left_goes_with_the_next_one_and_with_the_next_start() {
    let desk = Desk::with_demo();
    let left = desk.path(&anteroom::store::unfinished_name(4_194_399, 1));
    for command in [&["export", "-o", "out.json", "--force"][..], &["list", "accounts"]] {
        fs::write(&left, "names").unwrap();
        desk.says(command);
        assert!(!left.exists(), "{command:?}");
    }
    let other = Desk::with_demo();
    fs::write(&left, "names").unwrap();
    let out = desk.path("theirs.json");
    other.says(&["export", "-o", out.to_str().unwrap()]);
    assert!(!left.exists() && out.exists());
}
