//! Words that say a day in a way that is not read: whoever wrote them is told that it was not understood.

use super::lexer::{self, Term};
use super::misspelt;
use super::words::NAMES_TOO;
use crate::text::fold;

/// Words of a day that is not named.
const VAGUE: [&str; 20] = [
    "hier",
    "neulich",
    "kurzlich",
    "kuerzlich",
    "letztens",
    "letzthin",
    "dereinst",
    "seinerzeit",
    "unlangst",
    "jungst",
    "recently",
    "lately",
    "vorhin",
    "前几天",
    "前些天",
    "前阵子",
    "最近",
    "日前",
    "недавно",
    "مؤخرا",
];
/// Words of days that are other words, or somebody, as well.
const OTHER_WORDS: [&str; 12] =
    ["sun", "son", "sat", "wed", "easter", "sem", "mes", "dia", "tag", "day", "jahr", "year"];
fn is_other_word(word: &str) -> bool {
    NAMES_TOO.contains(&word) || OTHER_WORDS.contains(&word)
}

/// The same in two words.
const VAGUE_TWO: [&str; 16] = [
    "other day",
    "dieser tage",
    "die tage",
    "autre jour",
    "l'autre jour",
    "otro dia",
    "some time",
    "im sommer",
    "im herbst",
    "im winter",
    "im fruhjahr",
    "im fruhling",
    "in summer",
    "in autumn",
    "in winter",
    "in spring",
];
/// Words before a figure that is no day: `rev 2.1`.
const FIGURED: [&str; 14] = [
    "rev", "version", "v", "nr", "no", "item", "page", "seite", "sheet", "room", "raum", "typ",
    "type", "din",
];

/// The first of these words that seem to say a day.
pub fn unread_day(words: &[String]) -> Option<String> {
    let vague = |at: usize| {
        let two = words.get(at..at + 2).map(|two| fold(&two.join(" ")));
        two.is_some_and(|two| VAGUE_TWO.contains(&two.as_str()))
    };
    let strong = |at: &usize| {
        if vague(*at) || is_quarter_alone(words, *at) {
            return true;
        }
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let is_figured = before.is_some_and(|word| FIGURED.contains(&bare(word).as_str()));
        is_strong(&words[*at]) && !(is_figured && words[*at].contains(|c: char| c.is_ascii_digit()))
    };
    let found = (0..words.len()).find(strong)?;
    let start = (0..found).rev().take_while(|at| is_beside(&words[*at])).last().unwrap_or(found);
    let end = (found + 1..words.len()).take_while(|at| is_beside(&words[*at])).last();
    let end = end.unwrap_or(found).max(found + usize::from(vague(found)));
    Some(words[start..=end].join(" "))
}

/// `Q3 Wirth`; of `Q3 numbers` it is what was spoken of.
fn is_quarter_alone(words: &[String], at: usize) -> bool {
    let quarter = matches!(lexer::terms(&words[at]).as_deref(), Ok([Term::Quarter(_)]));
    let others = words.iter().enumerate().filter(|(other, _)| *other != at);
    quarter && others.into_iter().all(|(_, word)| is_beside(word))
}

fn bare(word: &str) -> String {
    fold(word.trim_matches(['.', ',', '(', ')', '[', ']', '!']))
}

/// A weekday, a month, a week, or figures as a day has them.
fn is_strong(word: &str) -> bool {
    let bare = bare(word);
    if VAGUE.contains(&bare.as_str()) {
        return true;
    }
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        return is_figures(word.trim_matches(['(', ')', '[', ']', ',']));
    }
    let long = bare.chars().count() > 2 || !bare.is_ascii();
    let terms = lexer::terms(&bare).unwrap_or_default();
    let names_day = |term: &Term| {
        matches!(
            term,
            Term::Weekday(_)
                | Term::Month(_)
                | Term::Week { .. }
                | Term::CalendarWeek
                | Term::Weekend
                | Term::Quarter(_)
                | Term::HalfYear(_)
                | Term::Shift(_)
                | Term::SpanUnit(_)
                | Term::Feast(_)
        )
    };
    let is_misspelt = long && misspelt::seems(&bare);
    is_misspelt || long && !is_other_word(&bare) && terms.iter().any(names_day)
}

/// `24-11`, `24.11`, `24.11.26`, `31/11/2026`.
fn is_figures(word: &str) -> bool {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['.', '-', '/']).collect();
    let short =
        |part: &&str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    let fits = |part: &str, most: u32| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    match parts.as_slice() {
        [day, month] => short(day) && short(month) && fits(day, 31) && (fits(month, 31)),
        [day, month, year] => short(day) && short(month) && (short(year) || year.len() == 4),
        _ => false,
    }
}

/// A word of a day beside it: a figure, last, next, ago.
fn is_beside(word: &str) -> bool {
    let bare = bare(word);
    if bare.is_empty() {
        return false;
    }
    let figures = bare.chars().all(|c| c.is_ascii_digit() || ".-/".contains(c));
    let named = lexer::terms(&bare).is_ok_and(|terms| !terms.is_empty());
    figures
        || named
        || ["paar", "few", "couple", "some", "einigen", "einiger"].contains(&bare.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_seems_to_say_a_day_is_named_and_nothing_else() {
        for (text, said) in [
            ("Kühn vor ein paar Tagen", Some("vor ein paar Tagen")),
            ("a few weeks ago", Some("a few weeks ago")),
            ("neulich", Some("neulich")),
            ("Anfang der Woche", Some("Anfang Woche")),
            ("10-12", Some("10-12")),
            ("irgendwann im Oktober", Some("Oktober")),
            ("前几天", Some("前几天")),
            ("the other day", Some("other day")),
            ("Wirth im Sommer", Some("im Sommer")),
            ("Frau Sommer", None),
            ("rev 2.1", None),
            ("1.4301", None),
            ("0171-123", None),
            ("May", None),
            ("open day", None),
            ("about the offer", None),
            ("Bauer", None),
            ("3 pumps", None),
        ] {
            let words: Vec<String> =
                text.split(' ').filter(|w| *w != "der").map(str::to_owned).collect();
            assert_eq!(unread_day(&words).as_deref(), said, "{text}");
        }
    }
}
