//! The dossiers reach every finding, and stand on its edge.
use crate::check::{Found, codes};
use crate::dossier::{Dossier, dossier};
use crate::model::Model;
use crate::nudge::moves;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SEEDS: u64 = 300;

fn firing() -> BTreeMap<String, Vec<(u64, Found)>> {
    let mut firing: BTreeMap<String, Vec<(u64, Found)>> = BTreeMap::new();
    for seed in 0..SEEDS {
        let Dossier { book, today } = dossier(seed);
        for found in Model::new(&book, today).check_all() {
            let seeds = firing.entry(found.code.clone()).or_default();
            if seeds.last().is_none_or(|(last, _)| *last != seed) {
                seeds.push((seed, found));
            }
        }
    }
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

#[test]
fn every_code_fires_often_and_is_silenced_by_one_value_moved() {
    let firing = firing();
    let mut complaints = Vec::new();
    for code in codes() {
        let seeds = firing.get(code).map_or(&[][..], Vec::as_slice);
        if seeds.len() < 5 {
            complaints.push(format!("{code} fires in {} of {SEEDS} seeds", seeds.len()));
        }
        let by_step = !BY_PRESENCE.contains(&code);
        let near = seeds
            .iter()
            .take(40)
            .any(|(seed, found)| near_miss(*seed, found, by_step));
        if !near {
            complaints.push(format!("{code} has no near miss"));
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// One value moved (by a day or the smallest unit, or taken away), and the finding is gone.
fn near_miss(seed: u64, found: &Found, by_step: bool) -> bool {
    let Dossier { mut book, today } = dossier(seed);
    let is_it = |account: &Value| account["id"] == found.account.as_str();
    if found.code != "concentration"
        && let Some(accounts) = book["accounts"].as_array_mut()
    {
        accounts.retain(is_it);
        accounts
            .iter_mut()
            .for_each(|account| account["parent"] = Value::Null);
    }
    let silenced = |moved: &Value| {
        let model = Model::new(moved, today);
        model.accounts().contains(&found.account) && !model.finds(found)
    };
    assert!(
        !silenced(&book),
        "seed {seed}: {found:?} hangs on other accounts"
    );
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
    assert!(
        counts.iter().all(|count| *count >= 10),
        "{verdicts:?} {knock_outs:?} {roads:?}"
    );
}
