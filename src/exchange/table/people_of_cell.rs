//! The people that one cell names: `Ben Ott; Cora Pohl`.

use super::names::{is_cjk, is_form};

const JOINTS: [&str; 6] = [" & ", " und ", " and ", " et ", " u. ", "和"];

/// The people that one cell names: `Ben Ott; Cora Pohl`, `Ben Ott, Cora Pohl`, `Berg, Ida`.
pub(super) fn several(cell: &str) -> Vec<&str> {
    let parts = |marks: &[char]| {
        let parts = cell.split(" ::: ").flat_map(move |p| p.split(marks).collect::<Vec<_>>());
        parts.map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<&str>>()
    };
    let hard = parts(&['\n', ';', '；', '/', '、']);
    if hard.len() > 1 {
        return hard;
    }
    for joint in JOINTS {
        let both: Vec<&str> = cell.split(joint).map(str::trim).collect();
        // `王和平` is one.
        if both.len() > 1
            && both.iter().all(|p| full(p) && p.chars().count() > 1)
            && !both.iter().any(|p| is_form(p))
        {
            return both;
        }
    }
    let soft = parts(&[',', '，']);
    if soft.len() > 1 && soft.iter().all(full) && !soft.iter().any(|p| is_form(p)) {
        soft
    } else {
        hard
    }
}

fn full(p: &&str) -> bool {
    p.split_whitespace().count() >= 2 || is_cjk(p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_may_name_several() {
        assert_eq!(several("Ben Ott; Cora Pohl"), ["Ben Ott", "Cora Pohl"]);
        assert_eq!(several("Ben Ott, Cora Pohl"), ["Ben Ott", "Cora Pohl"]);
        assert_eq!(several("Berg, Ida"), ["Berg, Ida"]);
        assert_eq!(several("Ben Ott"), ["Ben Ott"]);
        assert_eq!(several("Hein/Einkauf"), ["Hein", "Einkauf"]);
    }
}
