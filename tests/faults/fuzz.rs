//! The readers on what is nearly right: samples changed at random, without a fuzzer. The targets of `fuzz/` hold the same;
//! here a short run of each is part of every test run, and a long one is made by hand:
//! `FUZZ=300 WRITE_FAULTS=1 cargo test --test faults fuzz -- --ignored --nocapture`, so many seconds each.

use super::desk::{DEMO, worked};
use super::keys::Random;
use super::readers::{READERS, Reader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// No input of some kilobytes may take longer; a build without optimisation is many times slower.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 4 } else { 1 });
/// Larger inputs teach nothing more.
const LARGEST: usize = 6_000;

const CARD: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:M\u{fc}ller;J\u{fc}rgen;;Dr.;\r\nFN:Dr. J\u{fc}rgen M\u{fc}ller\r\n\
    ORG:Acme GmbH;Einkauf\r\nTEL;TYPE=work:+49 30 1234\r\nEMAIL:j@acme.de\r\nBDAY:1970-02-30\r\n\
    NOTE;ENCODING=QUOTED-PRINTABLE:a=3D=\r\n b\r\nEND:VCARD\r\n";
const TABLE: &str = "Firma;Name;Telefon;Umsatz 2025 TEUR;letzter Kontakt;Rolle\r\n\
    Acme;\"M\u{fc}ller, J\u{fc}rgen\";+49 30 1;1.250,5;12.11.2025;entscheidet\r\n\
    \u{534e}\u{8054};\u{738b}\u{654f};138;99;2025-11-12;\r\n";

/// What each reader is begun with.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let lines = |text: &str| text.lines().map(|line| line.as_bytes().to_vec()).collect::<Vec<_>>();
    let part = |text: &str| text.as_bytes()[..text.len().min(LARGEST)].to_vec();
    match name {
        "json" => {
            let small = "{\"format\":\"anteroom/1\",\"accounts\":[{\"name\":\"A\",\"people\":[{\"id\":\"p\",\
                \"name\":\"B\",\"roles\":[\"user\"]}],\"opportunities\":[{\"name\":\"D\",\"value\":1.5}]}]}";
            vec![small.as_bytes().to_vec(), part(DEMO)]
        }
        "table" => vec![TABLE.as_bytes().to_vec(), TABLE.replace(';', ",").into_bytes()],
        "vcard" => vec![CARD.as_bytes().to_vec(), CARD.repeat(2).into_bytes()],
        "encoding" => vec![
            TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            b"\x07M\xfcller \x80 stra\xdfe".to_vec(),
            CARD.as_bytes().to_vec(),
        ],
        "person_line" => lines(
            "Erik Naess, technical director < Dahl, cool, 2, last met 12 nov\n\
             \u{738b}\u{654f}\u{ff0c}\u{91c7}\u{8d2d}\u{7ecf}\u{7406} < \u{5468}\u{5efa}\u{56fd}\nDr. J\u{fc}rgen M\u{fc}ller (Einkauf) decides",
        ),
        "contact_line" => lines(
            "call wm: offers due mid-December\nvisited Dahl yesterday 14:30, refused\n\
             \u{6628}\u{5929} \u{7ed9}\u{5468}\u{5efa}\u{56fd}\u{6253}\u{7535}\u{8bdd}: ok\n- mail J\u{fc}rgen, no answer",
        ),
        "days" => lines(
            "next fri\n12.11.2025\n2025-02-29\nin 3 weeks\nend of month\n\u{4e0b}\u{5468}\u{4e94}\nthu 10:00\nKW 48\nQ3 2026\n1 dec 99999",
        ),
        "numbers" => lines(
            "1.250,5\n1,05 Mio EUR\n-12 %\n1'000.00 CHF\n3\u{a0}500 kr\n\u{4e94}\u{4e07}\n1e999\n(1,200)",
        ),
        "keys" => lines("[everywhere]\nundo = \"Ctrl-Z\"\n[\"a\nquit = [\"q\", \"Q\"]"),
        "playbook" => vec![part(include_str!("../../assets/playbook.toml"))],
        _ => vec![part(include_str!("../../assets/words.toml"))],
    }
}

const TOKENS: [&str; 24] = [
    "\"",
    "'",
    ";",
    ",",
    "\t",
    "\r\n",
    "=",
    "[[",
    "{",
    "}",
    ":",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "9223372036854775807",
    "-0",
    "1e400",
    "BEGIN:VCARD",
    "=0D=0A=",
    "\u{d7}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\\u0000",
    "2026-02-30",
    "<",
];

/// One sample, changed in some places.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part.repeat(1 + random.below(8)));
            }
            3 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                bytes.truncate(at);
                bytes.extend_from_slice(&other[from..]);
            }
            4 => bytes.insert(at, u8::try_from(random.below(256)).unwrap_or_default()),
            _ => {
                let token = TOKENS[random.below(TOKENS.len())].as_bytes();
                bytes.splice(at..at, token.iter().copied());
            }
        }
    }
    bytes.truncate(LARGEST);
    bytes
}

/// Reads one input; what it did wrong.
fn fault(reader: Reader, bytes: &[u8]) -> Option<String> {
    let started = worked();
    let done = catch_unwind(AssertUnwindSafe(|| reader(bytes)));
    let time = worked() - started;
    match done {
        Err(_) => Some("a claim failed or a panic".to_owned()),
        Ok(()) => (time > LIMIT).then(|| format!("{time:?}")),
    }
}

/// How many inputs were read until it is enough.
fn read(name: &str, reader: Reader, seed: u64, is_enough: impl Fn(usize) -> bool) -> usize {
    let (seeds, mut random) = (seeds(name), Random(seed));
    let mut read = 0;
    while !is_enough(read) {
        let bytes = mutated(&seeds, &mut random);
        if let Some(fault) = fault(reader, &bytes) {
            panic!("{name}: {fault}: {:?}", String::from_utf8_lossy(&bytes));
        }
        read += 1;
    }
    read
}

#[test]
fn each_reader_takes_or_refuses_what_is_nearly_right() {
    for (name, reader) in READERS {
        let inputs = if matches!(name, "playbook" | "words") { 20 } else { 150 };
        read(name, reader, 17, |read| read >= inputs);
    }
}

#[test]
#[ignore = "takes minutes; FUZZ=60 says how many seconds each"]
fn each_reader_for_long() {
    let seconds: u64 = std::env::var("FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    let only = std::env::var("READER").ok();
    let mut found = Vec::new();
    for (name, reader) in READERS {
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        let began = std::time::Instant::now();
        let seed = u64::from(std::process::id());
        let inputs = read(name, reader, seed, |_| began.elapsed().as_secs() >= seconds);
        println!("{name}: {inputs} inputs in {seconds} s");
        found.push(format!("{name} {inputs}"));
    }
    let found = format!("{seconds} s each, no fault: {}", found.join(", "));
    super::table::note("fuzz", &found);
}
