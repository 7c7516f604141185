//! Turns the playbook and the words into JSON, which the program reads twenty times quicker at its start, and
//! marks the rules: what other rules concluded is not taken over.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::{env, fs, io, path::Path};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo names a folder");
    for name in ["playbook", "words"] {
        let source = format!("assets/{name}.toml");
        println!("cargo:rerun-if-changed={source}");
        let text = fs::read_to_string(&source).expect("the data is there");
        let mut table: toml::Table =
            toml::from_str(&text).unwrap_or_else(|fault| panic!("{source}: {fault}"));
        // The source has the phrases as they are; only another language is read.
        table.remove("phrase");
        let json = serde_json::to_string(&table).expect("tables are JSON");
        fs::write(Path::new(&out).join(format!("{name}.json")), json)
            .expect("the folder can be written");
    }
    let mut rules = DefaultHasher::new();
    for folder in ["src/rules", "src/model"] {
        println!("cargo:rerun-if-changed={folder}");
        hash(Path::new(folder), &mut rules).expect("the sources are there");
    }
    println!("cargo:rustc-env=ANTEROOM_RULES={:016x}", rules.finish());
}

/// All files below a folder, in the order of their names.
fn hash(folder: &Path, into: &mut DefaultHasher) -> io::Result<()> {
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash(&path, into)?;
        } else {
            fs::read(&path)?.hash(into);
        }
    }
    Ok(())
}
