//! Cells that stand for nothing, and those that a spreadsheet damaged.

/// Cells that stand for nothing, in small letters.
const NOTHING: &[&str] = &[
    "-",
    "--",
    "---",
    "–",
    "—",
    "/",
    "//",
    ".",
    "..",
    "...",
    "…",
    "_",
    "n/a",
    "n.a.",
    "n. a.",
    "na",
    "n.v.",
    "n/v",
    "k.a.",
    "k. a.",
    "k.a",
    "k/a",
    "keine angabe",
    "keine",
    "keiner",
    "kein",
    "entfällt",
    "nicht vorhanden",
    "nicht bekannt",
    "unbekannt",
    "unknown",
    "not available",
    "not applicable",
    "not set",
    "no data",
    "#n/a",
    "#nv",
    "#na",
    "#n/v",
    "null",
    "(null)",
    "none",
    "nil",
    "nan",
    "undefined",
    "\\n",
    "(leer)",
    "(blank)",
    "(empty)",
    "(none)",
    "leer",
    "tbd",
    "tba",
    "s.o.",
    "sans objet",
    "aucun",
    "aucune",
    "néant",
    "inconnu",
    "s/o",
    "n.n.",
    "n. n.",
    "xxx",
    "nobody",
    "niemand",
    "noch offen",
    "non renseigné",
    "无",
    "無",
    "没有",
    "暂无",
    "未知",
    "空",
    "不详",
    "なし",
    "없음",
    "?",
    "??",
    "???",
    "<null>",
    "<none>",
    "<leer>",
    "<empty>",
    "[null]",
    "s. o.",
    "待定",
    "待补充",
    "不适用",
    "./.",
    "n.c.",
    "n. c.",
    "n.b.",
    "n. b.",
    "n.d.",
    "n/d",
    "(unknown)",
    "(unbekannt)",
    "(keine)",
    "(not set)",
    "[none]",
    "not provided",
    "not specified",
    "nicht angegeben",
    "non communiqué",
    "0000-00-00",
    "00.00.0000",
    "00/00/0000",
    "0/0/0000",
    "0/0/00",
    "0.0.00",
    "1900-01-00",
    "0000-00-00 00:00:00",
    "1899-12-30",
    "30.12.1899",
];

/// Words of a place that nobody is in.
const VACANT: &[&str] = &[
    "vacancy",
    "vacant",
    "vakant",
    "vakanz",
    "unbesetzt",
    "open position",
    "offene stelle",
    "poste vacant",
    "n.n.",
];

/// The job of `Vacancy - Head of Cyber`, `vacant: buyer`: of a place that nobody is in.
pub(super) fn vacancy(text: &str) -> Option<&str> {
    let lower = text.trim().to_lowercase();
    let word = VACANT.iter().find(|word| lower.starts_with(**word))?;
    let rest = text.trim().get(word.len()..)?.trim_start();
    let job = rest.strip_prefix(['-', '–', '—', ':', ',', '(', '/'])?;
    let job = job.trim_end_matches(')').trim();
    (!job.is_empty()).then_some(job)
}

/// Other words that stand in the place of somebody who is not known yet.
const NOBODY: &[&str] = &["offen", "x", "various"];

/// Whether a text in the column of a person names nobody.
pub(super) fn is_nobody(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    [VACANT, NOBODY].iter().any(|words| words.contains(&lower.as_str()))
}

/// Cells that say what the cell above them says, in small letters.
const DITTO: &[&str] = &[
    "dito",
    "ditto",
    "dto.",
    "idem",
    "siehe oben",
    "s.o.",
    "s. o.",
    "wie oben",
    "see above",
    "as above",
    "same as above",
    "″",
    "〃",
    "-\"-",
    "-„-",
    "同上",
];

/// Puts into each cell that says "as above" what stands above it.
pub(super) fn fill_dittos(rows: &mut [(u64, Vec<String>)]) {
    let mut above: Vec<String> = Vec::new();
    for (_, cells) in rows {
        for (at, cell) in cells.iter_mut().enumerate() {
            let is_ditto = DITTO.contains(&cell.trim().to_lowercase().as_str());
            if let Some(there) = above.get(at).filter(|there| is_ditto && !there.is_empty()) {
                there.clone_into(cell);
            }
        }
        above.clone_from(cells);
    }
}

/// Faults that a spreadsheet shows in place of a value.
const FAULTS: &[&str] = &[
    "#ref!",
    "#bezug!",
    "#value!",
    "#wert!",
    "#name?",
    "#div/0!",
    "#num!",
    "#zahl!",
    "#null!",
    "#spill!",
    "#überlauf!",
    "#calc!",
    "#valeur!",
    "#nom?",
    "#nombre!",
    "#nul!",
    "err:502",
    "err:504",
    "err:508",
    "err:511",
    "err:522",
    "#error!",
    "#getting_data",
];

/// What a cell is instead of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandIn {
    /// Nothing.
    Nothing,
    /// A fault of the spreadsheet.
    Fault,
}

/// What a cell is instead of data. A surname may be Null or Na, if it is written as one.
pub(super) fn of(text: &str, is_name: bool) -> Option<StandIn> {
    let lower = text.trim().to_lowercase();
    let written_as_name = is_name
        && lower.chars().all(char::is_alphabetic)
        && text.chars().next().is_some_and(char::is_uppercase)
        && text.chars().skip(1).any(char::is_lowercase);
    if NOTHING.contains(&lower.as_str())
        && !(written_as_name && matches!(lower.as_str(), "null" | "na"))
    {
        return Some(StandIn::Nothing);
    }
    let wide = lower.len() >= 3 && lower.chars().all(|c| c == '#');
    (FAULTS.contains(&lower.as_str()) || wide).then_some(StandIn::Fault)
}

/// Whether a text stands for nothing.
pub(crate) fn is_nothing(text: &str) -> bool {
    of(text, true) == Some(StandIn::Nothing)
}

/// A long number that a spreadsheet cut to a power of ten: `1.23E+11`.
pub(super) fn is_cut_number(text: &str) -> bool {
    let Some((digits, power)) = text.trim().split_once(['E', 'e']) else {
        return false;
    };
    let number = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-'));
    let power = power.strip_prefix('+').unwrap_or(power);
    number
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && !power.is_empty()
        && power.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_and_faults_are_no_data() {
        for text in ["-", "n/a", "NULL", "none", "k.A.", "#N/A", "#NV", "暂无", "–"] {
            assert_eq!(of(text, true), Some(StandIn::Nothing), "{text}");
        }
        for text in ["#REF!", "#WERT!", "#####"] {
            assert_eq!(of(text, false), Some(StandIn::Fault), "{text}");
        }
        for text in ["Null", "Na", "Nina", "-5", "K+S", "#1 Ltd"] {
            assert_eq!(of(text, true), None, "{text}");
        }
        assert_eq!(vacancy("Vacancy - Head of Cyber"), Some("Head of Cyber"));
        assert_eq!(vacancy("Vacant (CFO)"), Some("CFO"));
        for text in ["Open position", "Offene Stelle", "vakant", "x"] {
            assert!(is_nobody(text), "{text}");
        }
        assert!(!is_nobody("Offenbach") && !is_nobody("Stelle"));
        assert!(vacancy("Vacher - Paul").is_none() && vacancy("Vacant").is_none());
        assert!(
            is_cut_number("1.23E+11")
                && is_cut_number("4,9171E+12")
                && !is_cut_number("E 12")
                && !is_cut_number("12")
        );
    }
}
