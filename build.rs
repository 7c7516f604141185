//! Turns the playbook and the words into JSON, which the program reads twenty times quicker at its start.

use std::{env, fs, path::Path};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names a folder");
    for name in ["playbook", "words"] {
        let source = format!("assets/{name}.toml");
        println!("cargo:rerun-if-changed={source}");
        let text = fs::read_to_string(&source).expect("the data is there");
        let table: toml::Table =
            toml::from_str(&text).unwrap_or_else(|fault| panic!("{source}: {fault}"));
        let json = serde_json::to_string(&table).expect("tables are JSON");
        fs::write(Path::new(&out).join(format!("{name}.json")), json)
            .expect("the folder can be written");
    }
}
