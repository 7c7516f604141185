//! The one-page brief through the command line: it fits, it keeps what is private, it shows hostile text as text.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const RIVALS: [&str; 4] = ["Voltaris", "Sundt", "Kontrola", "华东调速"];

/// The demo book with this done to Northwind Hydro, in a file of its own.
struct Book {
    folder: TempDir,
}

impl Book {
    fn with(change: impl FnOnce(&mut Value)) -> Self {
        let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
        let text = std::fs::read_to_string(demo).unwrap();
        let mut book: Value = serde_json::from_str(&text).unwrap();
        let accounts = book["accounts"].as_array_mut().unwrap();
        change(&mut accounts[0]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.json");
        std::fs::write(&path, book.to_string()).unwrap();
        let made = Self { folder };
        made.run(&["import", path.to_str().unwrap()]);
        made
    }

    fn run(&self, arguments: &[&str]) -> String {
        let file = self.folder.path().join("book.anteroom");
        let done = Command::new(env!("CARGO_BIN_EXE_anteroom"))
            .args(["--today", "2026-11-24", "--file"])
            .arg(&file)
            .args(arguments)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{arguments:?}: {told}");
        String::from_utf8(done.stdout).unwrap()
    }

    fn brief(&self, more: &[&str]) -> String {
        let words = ["brief", "Northwind Hydro"];
        self.run(&words.iter().chain(more).copied().collect::<Vec<_>>())
    }

    fn every_page(&self) -> Vec<String> {
        let prints: [&[&str]; 3] = [&["--for", "car"], &["--for", "table"], &["--handover"]];
        let mut pages = Vec::new();
        for print in prints {
            for format in ["text", "md", "html", "json"] {
                let words: Vec<&str> = print.iter().copied().chain(["--format", format]).collect();
                pages.push(self.brief(&words));
            }
        }
        pages
    }
}

fn cells(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

/// Three people with long profiles and ten long questions, as issue C asks.
fn full(account: &mut Value) {
    for person in account["people"].as_array_mut().unwrap() {
        person["phone"] = json!("+47 51 22 33 44");
        person["communication"] = json!({
            "language": "中文".repeat(20),
            "thinking": "numbers",
            "habits": "wants the figures before the talk, and NO SURPRISES IN FRONT OF OTHERS",
            "reach": "电话 after seven"
        });
    }
    let visit = &mut account["visits"][2];
    let questions = visit["questions"].as_array_mut().unwrap();
    for i in 0..6 {
        questions.push(json!({
            "text": format!("How do you see the outage of unit 2, and what would the board change in the next years? {i}"),
            "topic": "problems.pains"
        }));
    }
    assert_eq!(visit["people"].as_array().unwrap().len(), 3);
    assert_eq!(visit["questions"].as_array().unwrap().len(), 10);
}

#[test]
fn the_page_says_who_what_and_where() {
    let page = Book::with(|_| ()).brief(&[]);
    for part in [
        "Northwind Hydro   visit Thu 26 Nov 2026, 10:00",
        "WHO ATTENDS",
        "Erik Naess, Technical director",
        "minimum   we leave with the budget figure",
        "1  What is set aside for it, and who releases it?",
        "not ready: a reason for Erik Naess to meet us",
        "1 = 2 =[3]",
    ] {
        assert!(page.contains(part), "{part} is not on\n{page}");
    }
}

#[test]
fn no_line_is_wider_than_80_cells_and_it_is_one_page() {
    for change in [full as fn(&mut Value), |_| ()] {
        let book = Book::with(change);
        for print in [&["--for", "car"][..], &["--for", "table"], &["--handover"]] {
            let page = book.brief(print);
            for line in page.lines() {
                assert!(cells(line) <= 80, "{} cells: {line}", cells(line));
            }
            assert!(page.lines().count() <= 80, "{}", page.lines().count());
        }
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let page = Book::with(full).brief(&[]);
    assert!(page.contains("\nleft out: "), "{page}");
    for i in 0..6 {
        assert!(page.contains(&format!("years? {i}")), "question {i} is lost");
    }
}

#[test]
fn nothing_private_is_on_any_page() {
    let book = Book::with(|account| {
        let intel = account["intel"].as_array_mut().unwrap();
        for topic in ["organisation.budget", "ours.weakness", "rivals.price"] {
            intel.push(json!({"topic": topic, "answer": "SECRETWORD", "source": "SECRETWORD",
                "confidence": "verified", "as_of": "2026-11-23", "private": true}));
        }
        intel.push(json!({"topic": "senior.concerns", "person": "dahl", "answer": "SECRETWORD",
            "confidence": "verified", "as_of": "2026-11-23", "private": true}));
        let contacts = account["contacts"].as_array_mut().unwrap();
        contacts.push(json!({"date": "2026-11-23", "kind": "call", "people": ["naess", "wang"],
            "note": "SECRETWORD", "private": true}));
    });
    for page in book.every_page() {
        assert!(!page.contains("SECRETWORD"), "{page}");
    }
}

#[test]
fn hostile_text_is_shown_as_text() {
    const BAD: &str = "<img src=x onerror=alert(1)>[a](http://x)\u{1b}]0;x\u{7}\u{202e}";
    let book = Book::with(|account| {
        account["people"][3]["title"] = json!(BAD);
        account["visits"][2]["purpose"] = json!(BAD);
        account["visits"][2]["agenda"] = json!([BAD]);
        account["visits"][2]["questions"][0]["text"] = json!(BAD);
    });
    for format in ["text", "md", "html"] {
        for print in ["car", "table"] {
            let page = book.brief(&["--for", print, "--format", format]);
            assert!(!page.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{page}");
            match format {
                "html" => assert!(!page.contains("<img") && !page.contains("href"), "{page}"),
                "md" => assert!(!page.contains("<img") && !page.contains("](http"), "{page}"),
                _ => {}
            }
        }
    }
}

#[test]
fn the_table_print_has_no_rival_no_person_and_no_mark() {
    let book = Book::with(|account| {
        let visit = &mut account["visits"][2];
        visit["agenda"] = json!(["10:00 outage report", "why not Voltaris"]);
        visit["bring"] = json!(["answer to sundt", "drawings"]);
        let questions = visit["questions"].as_array_mut().unwrap();
        questions.push(json!({"text": "How far is VOLTARIS below us?"}));
        questions.push(json!({"text": "Who else bids?", "topic": "rivals.who"}));
    });
    let page = book.brief(&["--for", "table"]);
    let low = page.to_lowercase();
    for rival in RIVALS {
        assert!(!low.contains(&rival.to_lowercase()), "{rival} is on\n{page}");
    }
    for word in [
        "Dahl",
        "Naess",
        "王敏",
        "Solberg",
        "power",
        "trust",
        "attitude",
        "readiness",
        "Who else bids",
    ] {
        assert!(!page.contains(word), "{word} is on\n{page}");
    }
    assert!(!page.contains(['!', '~']), "a mark is on\n{page}");
    assert!(page.contains("outage report") && page.contains("drawings") && page.contains("____"));
}

#[test]
fn a_successor_finds_six_answers_or_gaps() {
    let page = Book::with(|_| ()).brief(&["--handover"]);
    for title in [
        "WHO DECIDES",
        "WHO DOUBTS",
        "WHAT IS PROMISED",
        "SORE SPOTS",
        "WHY THIS PRICE",
        "WHAT WOULD KILL IT",
    ] {
        assert!(page.contains(title), "{title} is not on\n{page}");
    }
    assert!(page.contains("budget: not known"), "{page}");
}

#[test]
fn html_prints_on_one_a4_page() {
    let Some(chromium) = chromium() else {
        return;
    };
    for change in [full as fn(&mut Value), |_| ()] {
        let book = Book::with(change);
        for print in [&["--for", "car"][..], &["--for", "table"], &["--handover"]] {
            let html = book.folder.path().join("page.html");
            let words = [print, &["-o", html.to_str().unwrap()]].concat();
            book.brief(&words);
            assert_eq!(pages(&chromium, &html), 1, "{print:?}");
        }
    }
}

fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let all = folders.iter().flat_map(|f| names.map(|n| f.join(n)));
    all.into_iter().find(|p| p.is_file())
}

fn pages(chromium: &Path, html: &Path) -> usize {
    let pdf = html.with_extension("pdf");
    let done = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"])
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", html.display()))
        .output()
        .unwrap();
    let bytes = std::fs::read(&pdf)
        .unwrap_or_else(|_| panic!("no page: {}", String::from_utf8_lossy(&done.stderr)));
    let text = String::from_utf8_lossy(&bytes);
    let objects = text.split("/Type /Page").skip(1);
    objects.filter(|rest| !rest.starts_with('s')).count()
}
