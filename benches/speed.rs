//! How fast, as ratios to a plain way of doing the same on this machine: import, all rules, a save, the start.
//! `cargo bench` measures 1,000 and 10,000 accounts; `cargo bench -- 100000` adds that many.

mod book;

use anteroom::model::{Account, Edit, Person, Record, Value};
use anteroom::rules::{AccountContext, judge};
use anteroom::tui::terminal::{Event, TerminalApp as _};
use anteroom::tui::{App, Look, keymap};
use anteroom::workbench::{Setting, Source, Workbench};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() {
    let asked = std::env::args().filter_map(|a| a.parse().ok());
    let sizes: Vec<usize> = [1_000, 10_000].into_iter().chain(asked).collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!("{:>9}  {:<34} {:>10} {:>10} {:>8}", "accounts", "what", "ours", "plain", "ratio");
    for size in sizes {
        let file = folder.path().join(format!("{size}.anteroom"));
        import(&file, size, folder.path());
        rules(&file, size);
        save(&file, size, folder.path());
        start(&file, size);
        search(&file, size);
        typing(&file, size);
    }
}

fn row(size: usize, what: &str, ours: Duration, plain: Duration) {
    let ms = |d: Duration| format!("{:.3} ms", d.as_secs_f64() * 1000.0);
    let ratio = ours.as_secs_f64() / plain.as_secs_f64().max(1e-9);
    println!("{size:>9}  {what:<34} {:>10} {:>10} {ratio:>7.2}x", ms(ours), ms(plain));
}

/// The middle of several runs.
fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn open(file: &Path) -> Workbench {
    let today = anteroom::model::parse_day("2026-11-24").expect("a day");
    let setting =
        Setting { file: file.to_owned(), today, time: "09:00".into(), seed: 7, config: None };
    Workbench::open(setting).expect("the file opens")
}

/// An import with checks, journal and one commit, beside as many rows put into one bare table.
fn import(file: &Path, size: usize, folder: &Path) {
    let bytes = book::book(size).into_bytes();
    let mut bench = open(file);
    let begun = Instant::now();
    let source = Source::new("book.json", bytes);
    let report = bench.import(vec![source], true, &mut |_, _| {}).expect("it is taken");
    let ours = begun.elapsed();
    let plain = folder.join(format!("plain-{size}"));
    let begun = Instant::now();
    let mut db = rusqlite::Connection::open(plain).expect("a file");
    db.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (a, b, c, d, e, f, g, h)")
        .expect("a table");
    let transaction = db.transaction().expect("a transaction");
    for n in 0..i64::try_from(report.counts.added).expect("a count") {
        transaction
            .prepare_cached("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    n,
                    "p3",
                    "stated",
                    "2026-11-24",
                    5,
                    1,
                    2,
                    "an answer of thirty letters"
                ])
            })
            .expect("a row");
    }
    transaction.commit().expect("a commit");
    row(size, "import, beside bare inserts", ours, begun.elapsed());
}

/// All rules on accounts in hand, beside ten plain SQL rules over the file.
fn rules(file: &Path, size: usize) {
    const SQL: [&str; 10] = [
        "SELECT count(*) FROM account a WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.account = a.key AND p.roles LIKE '%decision_maker%')",
        "SELECT count(*) FROM person WHERE influence >= 4 AND attitude <= -1",
        "SELECT count(*) FROM person p WHERE influence >= 3 AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.account = p.account AND c.people LIKE '%' || p.id || '%' AND c.date > '2026-05-28')",
        "SELECT count(*) FROM opportunity WHERE selling_stage < buying_stage",
        "SELECT count(*) FROM opportunity WHERE decision_date < '2026-11-24'",
        "SELECT count(*) FROM intel WHERE confidence = 'rumour'",
        "SELECT count(*) FROM intel WHERE as_of < '2026-08-24'",
        "SELECT account, count(*) FROM contact WHERE date > '2026-05-28' GROUP BY account",
        "SELECT count(*) FROM opportunity o WHERE NOT EXISTS (SELECT 1 FROM decision d WHERE d.owner_key = o.key)",
        "SELECT count(*) FROM year WHERE revenue >= 30000000",
    ];
    let bench = open(file);
    let shared = bench.shared().expect("the rep");
    let world = bench.world(&shared);
    let keys: Vec<i64> =
        bench.account_lines(None).expect("the list").iter().map(|l| l.key).collect();
    let accounts: Vec<Account> =
        keys.iter().map(|k| bench.typed_account(*k).expect("it")).collect();
    let ours = median(5, || {
        let critical: usize = accounts
            .iter()
            .map(|a| judge::tally(&AccountContext::silent(a, &world)).critical)
            .sum();
        std::hint::black_box(critical);
    });
    let db = rusqlite::Connection::open(file).expect("the file");
    let plain = median(5, || {
        for sql in SQL {
            let mut statement = db.prepare_cached(sql).expect("a statement");
            let mut rows = statement.query([]).expect("rows");
            while rows.next().expect("a row").is_some() {}
        }
    });
    row(size, "all rules, beside ten in SQL", ours, plain);
}

/// One saved change, beside an append and an fsync.
fn save(file: &Path, size: usize, folder: &Path) {
    let mut bench = open(file);
    let key = bench.account_lines(Some(1)).expect("a page")[0].key;
    let person = bench.typed_account(key).expect("it").people[0].key;
    let mut mark = 0;
    let ours = median(31, || {
        mark = (mark + 1) % 6;
        let cells = vec![("influence".to_owned(), Value::Whole(mark))];
        let edit = Edit::Update { schema: Person::SCHEMA, key: person, cells };
        bench.apply("a mark", vec![edit]).expect("it is saved");
    });
    let mut file = File::create(folder.join("fsync")).expect("a file");
    let plain = median(31, || {
        file.write_all(&[7; 4096]).expect("written");
        file.sync_data().expect("synced");
    });
    row(size, "a save, beside an fsync", ours, plain);
}

/// From nothing to the first frame, beside opening the file in SQLite and reading its first row.
fn start(file: &Path, size: usize) {
    let ours = median(15, || {
        let mut app = App::new(open(file), Look::default(), keymap()).expect("an app");
        let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a screen");
        terminal.draw(|frame| app.draw_on(frame)).expect("a frame");
    });
    let plain = median(15, || {
        let db = rusqlite::Connection::open(file).expect("the file");
        let name: String =
            db.query_row("SELECT name FROM account LIMIT 1", [], |r| r.get(0)).expect("a row");
        std::hint::black_box(name);
    });
    row(size, "start to first frame, beside SQLite", ours, plain);
}

/// The longest stretch between two looks at the keyboard while words are looked for, and all of it until the
/// last hit stands, beside one LIKE over the notes of contacts and the answers.
fn search(file: &Path, size: usize) {
    let bench = open(file);
    let db = rusqlite::Connection::open(file).expect("the file");
    let here = bench.account_keys().expect("the keys").first().copied();
    for words in ["a", "acc", "account", "account 77", "call 3 acc", "zz"] {
        let mut longest = Duration::ZERO;
        let begun = Instant::now();
        let mut search = bench.begin_search(words, here).expect("it begins");
        longest = longest.max(begun.elapsed());
        while !search.is_over() {
            let stretch = Instant::now();
            bench.search_on(&mut search, 12).expect("it is looked for");
            longest = longest.max(stretch.elapsed());
        }
        let all = begun.elapsed();
        let begun = Instant::now();
        for sql in [
            "SELECT count(*) FROM contact WHERE note LIKE '%' || ? || '%'",
            "SELECT count(*) FROM intel WHERE answer LIKE '%' || ? || '%'",
        ] {
            let count: i64 = db.query_row(sql, [words], |r| r.get(0)).expect("a count");
            std::hint::black_box(count);
        }
        let plain = begun.elapsed();
        row(size, &format!("search {words:?}, longest stretch"), longest, plain);
        row(size, &format!("search {words:?}, all kinds"), all, plain);
    }
}

/// Find-or-do as it is typed: the longest that a key or a stretch of work holds the next key up, and the time
/// from a key to its last hit, each frame drawn.
fn typing(file: &Path, size: usize) {
    let mut app = App::new(open(file), Look::default(), keymap()).expect("an app");
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).expect("a screen");
    let press = |app: &mut App, letter: char| {
        let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
        let begun = Instant::now();
        app.event(Event::Key(key));
        begun.elapsed()
    };
    press(&mut app, ':');
    while app.after_frame() {}
    let (mut longest, mut last) = (Duration::ZERO, Duration::ZERO);
    for letter in "account 77 call".chars() {
        let begun = Instant::now();
        longest = longest.max(press(&mut app, letter));
        loop {
            let stretch = Instant::now();
            terminal.draw(|frame| app.draw_on(frame)).expect("a frame");
            longest = longest.max(stretch.elapsed());
            let stretch = Instant::now();
            let more = app.after_frame();
            longest = longest.max(stretch.elapsed());
            if !more {
                break;
            }
        }
        last = last.max(begun.elapsed());
    }
    let frame = Duration::from_millis(16);
    row(size, "find-or-do, longest wait, a frame", longest, frame);
    row(size, "find-or-do, a key to its last hit", last, frame);
}
