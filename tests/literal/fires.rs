//! The dossiers reach every finding, and stand on its edge.
use crate::check::{Found, codes};
use crate::dossier::{Dossier, dossier};
use crate::model::Model;
use crate::normal::each;
use crate::nudge::moves;
use crate::reading::{list, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SEEDS: u64 = 300;

/// One finding of a code in a seed's dossier, the smallest accounts first.
struct Firing {
    size: usize,
    seed: u64,
    found: Found,
}

/// Of each code and seed, the firing in the smallest account.
fn firing() -> BTreeMap<String, Vec<Firing>> {
    let mut smallest: BTreeMap<(String, u64), Firing> = BTreeMap::new();
    for seed in 0..SEEDS {
        let Dossier { book, today } = dossier(seed);
        let sizes: BTreeMap<&str, usize> = list(&book, "accounts")
            .iter()
            .map(|account| (text(account, "id").unwrap_or_default(), account.to_string().len()))
            .collect();
        for found in Model::new(&book, today).check_all() {
            let size = sizes[found.account.as_str()];
            let key = (found.code.clone(), seed);
            if smallest.get(&key).is_none_or(|before| size < before.size) {
                smallest.insert(key, Firing { size, seed, found });
            }
        }
    }
    let mut firing: BTreeMap<String, Vec<Firing>> = BTreeMap::new();
    for ((code, _), one) in smallest {
        firing.entry(code).or_default().push(one);
    }
    firing.values_mut().for_each(|seeds| seeds.sort_by_key(|one| one.size));
    firing
}

/// Those that no single day or unit moves: they hang on something being there at all.
const BY_PRESENCE: [&str; 7] = [
    "no_decision_maker",
    "unnamed_person",
    "critical_unknown",
    "hearsay",
    "no_verdict",
    "flagship_seen",
    "profile_missing",
];

/// Those for which an account's answers are worth trying one by one.
const READING_INTEL: [&str; 2] = ["stale_intel", "visit_unready"];

#[test]
fn every_code_fires_often_and_is_silenced_by_one_value_moved() {
    let firing = firing();
    let codes = codes();
    let complaints: Vec<String> = std::thread::scope(|scope| {
        let firing = &firing;
        let judge = |part: Vec<&'static str>| {
            scope
                .spawn(move || part.into_iter().flat_map(|code| complaints(code, firing)).collect())
        };
        let parts = [0, 1, 2, 3].map(|part| codes.iter().copied().skip(part).step_by(4).collect());
        let workers: Vec<std::thread::ScopedJoinHandle<Vec<String>>> = parts.map(judge).into();
        workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect()
    });
    assert!(complaints.is_empty(), "{complaints:#?}");
}

fn complaints(code: &str, firing: &BTreeMap<String, Vec<Firing>>) -> Vec<String> {
    let mut complaints = Vec::new();
    let seeds = firing.get(code).map_or(&[][..], Vec::as_slice);
    if seeds.len() < 5 {
        complaints.push(format!("{code} fires in {} of {SEEDS} seeds", seeds.len()));
    }
    let by_step = !BY_PRESENCE.contains(&code);
    if !seeds.iter().take(120).any(|one| near_miss(one, by_step)) {
        complaints.push(format!("{code} has no near miss"));
    }
    complaints
}

/// One value moved (by a day or the smallest unit, or taken away), and the finding is gone.
fn near_miss(firing: &Firing, by_step: bool) -> bool {
    let Firing { seed, found, .. } = firing;
    let Dossier { mut book, today } = dossier(*seed);
    let is_it = |account: &Value| account["id"] == found.account.as_str();
    if found.code != "concentration"
        && let Some(accounts) = book["accounts"].as_array_mut()
    {
        accounts.retain(is_it);
        accounts.iter_mut().for_each(|account| account["parent"] = Value::Null);
    }
    if by_step && !READING_INTEL.contains(&found.code.as_str()) {
        each(&mut book, "accounts").for_each(|account| account["intel"] = json!([]));
    }
    let silenced = |moved: &Value| {
        let model = Model::new(moved, today);
        model.accounts().contains(&found.account) && !model.finds(found)
    };
    assert!(!silenced(&book), "seed {seed}: {found:?} hangs on other accounts");
    moves(&book, by_step).any(|moved| silenced(&moved))
}

#[test]
fn a_seed_gives_the_same_file_again() {
    assert_eq!(dossier(7).book, dossier(7).book);
    assert_ne!(dossier(7).book, dossier(19).book);
}

#[test]
fn evaluations_and_routes_are_of_every_kind() {
    let (mut verdicts, mut knock_outs, mut roads) = ([0; 3], [0; 3], [0; 4]);
    for seed in 0..SEEDS {
        let Dossier { book, today } = dossier(seed);
        let model = Model::new(&book, today);
        for account in model.accounts() {
            for opportunity in model.opportunities(&account) {
                let evaluated = model.evaluate(&account, &opportunity);
                for (place, verdict) in ["go", "conditional", "no_go"].iter().enumerate() {
                    verdicts[place] += usize::from(evaluated["verdict"] == *verdict);
                }
                for (place, code) in ["capital", "credit", "cushion"].iter().enumerate() {
                    let given = evaluated["knock_outs"].as_array().expect("a list");
                    knock_outs[place] += usize::from(given.contains(&json!(code)));
                }
            }
            for person in model.everyone(&account) {
                let listed = model.route(&account, &person);
                let listed = listed.as_array().expect("a list");
                let alone = listed.len() == 1 && listed[0]["compliance_risk"] == true;
                roads[if alone { 3 } else { listed.len() }] += 1;
            }
        }
    }
    let counts = [&verdicts[..], &knock_outs, &roads].concat();
    assert!(counts.iter().all(|count| *count >= 10), "{verdicts:?} {knock_outs:?} {roads:?}");
}

/// Ids of an account are unique, and every reference to a person is one of its people.
#[test]
fn dossiers_can_be_imported() {
    for seed in 0..SEEDS {
        let book = crate::normal::normalised(&dossier(seed).book);
        for account in list(&book, "accounts") {
            let mut ids = vec![account["id"].clone()];
            collect(account, "id", &mut ids);
            let unique: std::collections::BTreeSet<_> =
                ids[1..].iter().map(|id| id.to_string()).collect();
            assert_eq!(unique.len(), ids.len() - 1, "seed {seed}: {ids:?}");
            let people: Vec<&Value> = list(account, "people").iter().map(|p| &p["id"]).collect();
            let mut references = Vec::new();
            for key in [
                "person",
                "sponsor",
                "reports_to",
                "successor",
                "promised_by",
                "promised_to",
                "through",
            ] {
                collect(account, key, &mut references);
            }
            for tie in list(account, "ties") {
                assert_ne!(tie["from"], tie["to"], "seed {seed}");
                references.extend([tie["from"].clone(), tie["to"].clone()]);
            }
            for record in list(account, "contacts").iter().chain(list(account, "visits")) {
                references.extend(list(record, "people").iter().cloned());
            }
            assert!(
                references.iter().all(|one| people.contains(&one)),
                "seed {seed}: {references:?}"
            );
        }
    }
}

/// The values under a key, at any depth, in the order of the file.
fn collect(value: &Value, key: &str, found: &mut Vec<Value>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get(key).cloned());
            fields.values().for_each(|field| collect(field, key, found));
        }
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, key, found)),
        _ => {}
    }
}
