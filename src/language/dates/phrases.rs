//! Phrases of several words that are read as one, and words that say a span and none of its days.

/// Words as they are typed in a hurry, and the word that each is.
const HURRIED: &[(&str, &str)] = &[
    ("yest", "yesterday"),
    ("yday", "yesterday"),
    ("gest", "gestern"),
    ("ystdy", "yesterday"),
    ("ystrdy", "yesterday"),
    ("yestdy", "yesterday"),
    ("gestr", "gestern"),
    ("tmw", "tomorrow"),
    ("tmr", "tomorrow"),
    ("tomoz", "tomorrow"),
    ("mrg", "morgen"),
];

/// The word that one is which was typed in a hurry.
pub(super) fn in_full(word: &str) -> &str {
    HURRIED.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full)
}

/// What is read in place of a phrase; longer ones first.
const READ_AS: &[(&str, &str)] = &[
    ("أول أمس", "vorgestern"),
    ("avant-hier", "vorgestern"),
    ("avant hier", "vorgestern"),
    ("hier matin", "gestern vormittag"),
    ("hier soir", "gestern abend"),
    ("hier après-midi", "gestern nachmittag"),
    ("après-demain", "overmorrow"),
    ("après demain", "overmorrow"),
    ("apres-demain", "overmorrow"),
    ("après-midi", "nachmittag"),
    ("apres-midi", "nachmittag"),
    ("aujourd'hui", "today"),
    ("aujourd’hui", "today"),
    ("il y a", "vor"),
    ("fin d'année", "eoy"),
    ("fin d’année", "eoy"),
    ("fin de l'année", "eoy"),
    ("week after next", "next next week"),
    ("month after next", "next next month"),
    ("hogmanay", "silvester"),
    ("boxing day", "26 december"),
    ("st andrew's day", "30 november"),
    ("burns night", "25 january"),
    ("new year's day", "neujahr"),
    ("new years day", "neujahr"),
    ("new year's eve", "silvester"),
    ("new year’s eve", "silvester"),
    ("new years eve", "silvester"),
    ("new year's", "neujahr"),
    ("new year’s", "neujahr"),
    ("in the new year", "neujahr"),
    ("the new year", "neujahr"),
    ("im neuen jahr", "neujahr"),
    ("à la nouvelle année", "neujahr"),
    ("a la nouvelle annee", "neujahr"),
    ("au nouvel an", "neujahr"),
    ("en el año nuevo", "neujahr"),
    ("en año nuevo", "neujahr"),
    ("a finales de", "fin de"),
    ("finales de", "fin de"),
    ("l'année prochaine", "next year"),
    ("l’année prochaine", "next year"),
    ("el próximo año", "next year"),
    ("el año que viene", "next year"),
    ("before new year", "before neujahr"),
    ("after new year", "after neujahr"),
    ("christmas eve", "heiligabend"),
    ("christmas day", "christmas"),
    ("good friday", "karfreitag"),
    ("easter sunday", "easter"),
    ("easter monday", "ostermontag"),
    ("christi himmelfahrt", "himmelfahrt"),
    ("chinese neujahr", "春节"),
    ("chinese new year", "春节"),
    ("spring festival", "春节"),
    ("avant noël", "before christmas"),
    ("après noël", "after christmas"),
    ("avant noel", "before christmas"),
    ("apres noel", "after christmas"),
    ("half-year", "halbjahr"),
    ("half year", "halbjahr"),
    ("calendar week", "kw"),
    ("week-end", "weekend"),
    ("am we", "weekend"),
    ("dieses we", "this weekend"),
    ("nächstes we", "next weekend"),
    ("kommendes we", "this weekend"),
    ("letztes we", "last weekend"),
    ("not yesterday but the day before", "vorgestern"),
    ("nicht gestern sondern vorgestern", "vorgestern"),
    ("y'day", "gestern"),
    ("y’day", "gestern"),
    ("day b4 yesterday", "vorgestern"),
    ("day b4 yest", "vorgestern"),
    ("day before yest", "vorgestern"),
    ("pasado mañana", "overmorrow"),
    ("ayer por la tarde", "gestern nachmittag"),
    ("ayer por la mañana", "gestern vormittag"),
    ("por la mañana", "vormittag"),
    ("por la tarde", "nachmittag"),
    ("anoche", "gestern abend"),
    ("que viene", "prochain"),
    ("thanksgiving day", "thanksgiving"),
    ("first thing", "early"),
    ("last thing", "late"),
    ("mid-", "mid "),
    ("mi-", "mid "),
];

/// The text with its phrases as they are read; in small letters. A phrase is whole words.
pub(super) fn read_as(text: &str) -> String {
    let mut text = text.to_owned();
    for (phrase, known) in READ_AS {
        while let Some((before, behind)) = text.split_once(phrase) {
            let glued = phrase.ends_with(char::is_alphanumeric)
                && behind.starts_with(char::is_alphanumeric);
            if glued || before.ends_with(char::is_alphanumeric) {
                break;
            }
            text = format!("{before}{known}{behind}");
        }
    }
    text
}

/// Words of a week, a quarter, a half year, which have a number beside them.
const SPANS: [&str; 22] = [
    "kw",
    "cw",
    "wk",
    "w",
    "week",
    "woche",
    "kalenderwoche",
    "semaine",
    "sem",
    "q",
    "quarter",
    "quartal",
    "trimestre",
    "h",
    "hj",
    "halbjahr",
    "half",
    "semestre",
    "st",
    "nd",
    "rd",
    "th",
];

/// `KW 50`, `Q1 2027`, `2026-W49`, `1. Halbjahr`, `12/2026`: no day of it is said.
pub(super) fn is_span(text: &str) -> bool {
    let runs = runs(&text.to_lowercase());
    let is_number = |run: &&String| run.starts_with(|c: char| c.is_ascii_digit());
    let (numbers, words): (Vec<&String>, Vec<&String>) = runs.iter().partition(is_number);
    let years = numbers.iter().filter(|n| n.len() == 4).count();
    let small = numbers.iter().filter(|n| n.len() < 3).count();
    let most = match words.first().map(|word| word.as_str()) {
        Some("q" | "quarter" | "quartal" | "trimestre") => 4,
        Some("h" | "hj" | "halbjahr" | "half" | "semestre") => 2,
        Some(_) => 53,
        None => 12,
    };
    let fits =
        |n: &&String| n.len() == 4 || n.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
    let known = words.iter().all(|word| SPANS.contains(&word.as_str())) && numbers.iter().all(fits);
    let counted = matches!((small, years, words.is_empty()), (1, 1, _) | (1 | 2, 0, false));
    known && counted && numbers.len() == small + years
}

/// The text cut into runs of digits and of letters.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = vec![String::new()];
    for c in text.chars() {
        let last = runs.last().and_then(|run| run.chars().last());
        let same = last.is_none_or(|last| last.is_ascii_digit() == c.is_ascii_digit());
        if !c.is_alphanumeric() || !same {
            runs.push(String::new());
        }
        if let (true, Some(run)) = (c.is_alphanumeric(), runs.last_mut()) {
            run.push(c);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_and_spans_are_no_days() {
        assert_eq!(read_as("le week-end prochain"), "le weekend prochain");
        assert_eq!(read_as("team we"), "team we");
        assert_eq!(read_as("mid-december"), "mid december");
        for span in [
            "kw 50",
            "KW50",
            "W50",
            "Q1 2027",
            "2026-W49",
            "1. Quartal 2027",
            "H1 2027",
            "2026-12",
            "12/2026",
        ] {
            assert!(is_span(span), "{span}");
        }
        for none in ["1.12.", "12", "fri 2w", "2026-12-01", "week", "2027", "call 50", "Q5"] {
            assert!(!is_span(none), "{none}");
        }
    }
}
