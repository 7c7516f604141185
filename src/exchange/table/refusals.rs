//! Refusals of many cells, told so that a rep reads them.

use crate::model::Refusal;
use std::collections::HashMap;

/// Many refusals of one column with the same words are said once, with their number.
pub(super) fn few(problems: Vec<Refusal>) -> Vec<Refusal> {
    const MOST: usize = 3;
    let mut counts: HashMap<(String, String), usize> = HashMap::new();
    problems.iter().filter_map(kind).for_each(|key| *counts.entry(key).or_default() += 1);
    let mut said: HashMap<(String, String), usize> = HashMap::new();
    let mut kept = Vec::new();
    for mut refusal in problems {
        let Some(key) = kind(&refusal) else {
            kept.push(refusal);
            continue;
        };
        let all = counts.get(&key).copied().unwrap_or(0);
        let nth = said.entry(key).or_default();
        *nth += 1;
        if all <= 2 * MOST || *nth < MOST {
            kept.push(refusal);
        } else if *nth == MOST {
            refusal.what.push_str(&phrase!("; so are {} more cells of this column", all - MOST));
            kept.push(refusal);
        }
    }
    kept
}

fn kind(refusal: &Refusal) -> Option<(String, String)> {
    let column =
        refusal.place.as_deref().and_then(|p| p.split_once(", ")).map(|(_, c)| c.to_owned());
    let words = refusal.what.split('"').step_by(2).collect::<String>();
    column.map(|column| (column, words))
}
