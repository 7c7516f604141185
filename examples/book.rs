//! Prints a book of so many accounts, for measurements: `cargo run --example book -- 10000 > book.json`.

#[path = "../benches/book/mod.rs"]
mod book;

fn main() {
    let accounts = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1000);
    print!("{}", book::book(accounts));
}
