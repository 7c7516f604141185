//! The time of day as people write it: `14h`, `8h30`, `halb zehn`, `half past nine`, `3.30pm`.

use super::words::COMPOUND_DAYS;

/// Parts of the day that stand behind a bare hour: `um 7 morgens`.
const PARTS: [&str; 6] = ["morgens", "abends", "vormittags", "nachmittags", "fruh", "früh"];
/// Hours as German and English words.
const HOURS: [(&str, &str); 12] = [
    ("eins", "one"),
    ("zwei", "two"),
    ("drei", "three"),
    ("vier", "four"),
    ("funf", "five"),
    ("sechs", "six"),
    ("sieben", "seven"),
    ("acht", "eight"),
    ("neun", "nine"),
    ("zehn", "ten"),
    ("elf", "eleven"),
    ("zwolf", "twelve"),
];
/// The first hour that `8h` alone says: fewer are a length of time.
const FIRST: u32 = 7;

/// The text with such times as figures: `um halb zehn` as `um 9:30`. In small letters.
pub(super) fn as_figures(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut figures: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (said, length) = match spoken(&words[at..]) {
            Some((hour, minute, length)) => (Some(format!("{hour}:{minute:02}")), length),
            None if at > 0 && says_day(&words[..at]) => {
                (four_figures(words[at]).or_else(|| written(words[at], words.get(at + 1))), 1)
            }
            None => (written(words[at], words.get(at + 1)), 1),
        };
        figures.push(said.unwrap_or_else(|| words[at].to_owned()));
        at += length;
    }
    if figures.iter().eq(&words) { text.to_owned() } else { figures.join(" ") }
}

/// Does something before it say a day, of which four figures may be the hour?
fn says_day(words: &[&str]) -> bool {
    let figure = words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    let last = words.last().map(|word| word.trim_end_matches([',', '.']));
    let day = ["yesterday", "today", "tomorrow", "gestern", "heute", "morgen", "at", "um", "fri"];
    figure || last.is_some_and(|last| day.contains(&last) || last.ends_with("day"))
}

/// `0830`, `1430`, `0830-1000` behind a day; what may be a year of these days is one.
fn four_figures(word: &str) -> Option<String> {
    const YEARS: std::ops::RangeInclusive<u32> = 1960..=2099;
    let bare = word.trim_end_matches([',', '.']);
    let times: Option<Vec<String>> = bare
        .split(['-', '–'])
        .map(|time| {
            let plain = time.len() == 4 && time.bytes().all(|b| b.is_ascii_digit());
            let number: u32 = time.parse().ok().filter(|_| plain)?;
            let fits = number / 100 < 24 && number % 100 < 60 && !YEARS.contains(&number);
            fits.then(|| format!("{:02}:{:02}", number / 100, number % 100))
        })
        .collect();
    times.filter(|times| times.len() <= 2).map(|times| times.join("-"))
}

/// `half past nine`, `halb zehn`, `quarter to ten`, `Viertel nach neun`: hour, minute, and how many words it took.
fn spoken(words: &[&str]) -> Option<(u32, u32, usize)> {
    let before = |hour: u32| if hour == 1 { 12 } else { hour - 1 };
    match words {
        ["um" | "at" | "gegen", said, part, ..]
            if PARTS.contains(part) && said.len() <= 2 && figures(said).is_some() =>
        {
            Some((hour(said)?, 0, 2))
        }
        ["half", "past", said, ..] => Some((hour(said)?, 30, 3)),
        ["halb", said, ..] => Some((before(hour(said)?), 30, 2)),
        ["quarter" | "viertel", "past" | "nach", said, ..] => Some((hour(said)?, 15, 3)),
        ["quarter" | "viertel", "to" | "vor", said, ..] => Some((before(hour(said)?), 45, 3)),
        ["dreiviertel", said, ..] => Some((before(hour(said)?), 45, 2)),
        _ => None,
    }
}

fn hour(word: &str) -> Option<u32> {
    let word = crate::text::fold(word.trim_matches(['.', ',', '!']));
    let spelt = word.replace("ue", "u").replace("oe", "o");
    let known = HOURS.iter().zip(1..).find(|((german, english), _)| {
        *german == spelt || *english == word || (*german == "eins" && word == "ein")
    });
    let figure = || word.parse().ok().filter(|hour| (1..=12).contains(hour));
    known.map(|(_, hour)| hour).or_else(figure)
}

/// `14h`, `8h30`, `3.30pm`, `3.30 pm`; the minutes of the last are more than a month.
fn written(word: &str, next: Option<&&str>) -> Option<String> {
    const MONTHS: u32 = 12;
    let bare = word.trim_end_matches(['.', ',']);
    if let Some((hour, minute)) = bare.split_once('h') {
        let hour: u32 = figures(hour)?.parse().ok().filter(|hour| *hour < 24)?;
        return match minute {
            "" if hour >= FIRST => Some(format!("{hour}:00")),
            _ if minute.len() == 2 => Some(format!("{hour}:{}", figures(minute)?)),
            _ => None,
        };
    }
    let glued = ["am", "pm"].into_iter().find(|half| bare.ends_with(half));
    let time = glued.map_or(bare, |half| bare.trim_end_matches(half));
    let (hour, minute) = time.split_once('.')?;
    figures(hour)?;
    let minutes: u32 = figures(minute).filter(|m| m.len() == 2)?.parse().ok()?;
    let follows = next.is_some_and(|next| ["am", "pm"].contains(&next.trim_end_matches(',')));
    let is_time = glued.is_some() || (follows && minutes > MONTHS);
    is_time.then(|| format!("{hour}:{minute}{}", glued.unwrap_or_default()))
}

/// `Halle 3 am 9.11.`: the German `am` is of the day behind it, and no half of a day.
pub fn is_number_before_day(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(3).any(|three| {
        let [number, "am", day] = three else { return false };
        let dotted = |day: &str| day.contains('.') && day.starts_with(|c: char| c.is_ascii_digit());
        let weekday = COMPOUND_DAYS.iter().any(|known| day.to_lowercase().starts_with(known));
        figures(number).is_some() && (dotted(day) || weekday)
    })
}

fn figures(text: &str) -> Option<&str> {
    let all = !text.is_empty() && text.len() <= 2;
    (all && text.chars().all(|c| c.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::{Sense, parse_day_words};
    use crate::model::parse_day;

    #[test]
    fn times_are_read_as_they_are_said() {
        let today = parse_day("2026-11-30").unwrap();
        for (text, reads) in [
            ("at 14h", "2026-11-30T14:00"),
            ("8h30", "2026-11-30T08:30"),
            ("gestern um halb zehn", "2026-11-29T09:30"),
            ("halb 1", "2026-11-30T12:30"),
            ("yesterday at half past nine", "2026-11-29T09:30"),
            ("half past two pm", "2026-11-30T14:30"),
            ("half past 2", "2026-11-30T14:30"),
            ("gestern halb drei", "2026-11-29T14:30"),
            ("quarter to 4", "2026-11-30T15:45"),
            ("viertel vor 3", "2026-11-30T14:45"),
            ("fri 2:30", "2026-11-27T14:30"),
            ("fri 02:30", "2026-11-27T02:30"),
            ("fri 2:30am", "2026-11-27T02:30"),
            ("halb acht", "2026-11-30T07:30"),
            ("nachts um 2:30", "2026-11-30T02:30"),
            ("gestern 3 Uhr", "2026-11-29T15:00"),
            ("morgens um 7", "2026-11-30T07:00"),
            ("um 7 abends", "2026-11-30T19:00"),
            ("19.1. 0830", "2026-01-19T08:30"),
            ("19.1. 1430 Uhr", "2026-01-19T14:30"),
            ("19.1. 2026", "2026-01-19"),
            ("gestern 0830-1000", "2026-11-29T08:30"),
            ("Viertel vor neun", "2026-11-30T08:45"),
            ("gegen 15 Uhr", "2026-11-30T15:00"),
            ("Nov 20th 2026, 3.30pm", "2026-11-20T15:30"),
            ("20.11. 3.30 pm", "2026-11-20T15:30"),
            ("أمس", "2026-11-29"),
            ("أول أمس", "2026-11-28"),
            ("вчера", "2026-11-29"),
            ("H1 2026", "2026-01-01"),
            ("3.11.", "2026-11-03"),
            ("24-11", "2026-11-24"),
        ] {
            let read = parse_day_words(text, today, Sense::Past).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), Ok(reads), "{text}");
        }
        for text in [
            "2h",
            "25h",
            "halb",
            "half of nine",
            "12-15",
            "5-11",
            "10-12",
            "halb voll",
            "1:1",
            "0830",
        ] {
            assert!(parse_day_words(text, today, Sense::Past).is_err(), "{text}");
        }
    }
}
