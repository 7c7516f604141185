//! Prints an account of so many people, to look at the map: `cargo run --example house -- 60 > house.json`.

#[path = "../tests/house/mod.rs"]
mod house;

fn main() {
    let people = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(60);
    print!("{}", house::house(people));
}
