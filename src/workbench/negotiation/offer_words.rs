//! The words of an offer beside its amount: payment days, until when it holds, its day, who named it, how it was said.

use super::offer_line::OfferDraft;
use crate::language::dates::{Sense, is_length_of_time, parse_day_words};
use crate::language::quick_entry::is_little;
use crate::model::{Account, Date};
use crate::text::fold;
use crate::workbench::person_of;

/// A part of the line, between commas that stand outside of quotation marks, or what stands in them.
pub(super) struct LinePart {
    pub text: String,
    pub quoted: bool,
}

/// `118.500,- bis 15.1.`, `850.-`: the dashes of no cents go with the amount, and are no comma.
pub(super) fn without_dashes(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let is_dash = |c: Option<&char>| matches!(c, Some('-' | '–' | '—' | '='));
    let mut text = String::new();
    let mut at = 0;
    while let Some(c) = letters.get(at) {
        let dashes = (at + 1..letters.len()).take_while(|at| is_dash(letters.get(*at))).count();
        let ends = letters.get(at + 1 + dashes).is_none_or(|c| !c.is_alphanumeric());
        let behind_digit = digit(at.checked_sub(1).and_then(|at| letters.get(at)));
        if matches!(c, ',' | '.') && dashes > 0 && ends && behind_digit {
            at += 1 + dashes;
            continue;
        }
        text.push(*c);
        at += 1;
    }
    text
}

/// The parts of a line; what stands in quotation marks is one for itself.
pub(super) fn parts_of(line: &str) -> Vec<LinePart> {
    let mut parts = Vec::new();
    let (mut text, mut inside) = (String::new(), false);
    let letters: Vec<char> = line.chars().collect();
    for (i, c) in letters.iter().enumerate() {
        // A comma between two digits groups them: "1,665,000".
        let before = i.checked_sub(1).and_then(|i| letters.get(i));
        let groups = *c == ',' && digit(before) && digit(letters.get(i + 1));
        match c {
            '"' | '“' | '”' | '„' => {
                parts.push(LinePart { text: std::mem::take(&mut text), quoted: inside });
                inside = !inside;
            }
            ',' | '，' | ';' | '；' | '、' if !inside && !groups => {
                parts.push(LinePart { text: std::mem::take(&mut text), quoted: false });
            }
            c => text.push(*c),
        }
    }
    parts.push(LinePart { text, quoted: inside });
    parts.iter_mut().for_each(|part| part.text = part.text.trim().to_owned());
    parts.retain(|p| !p.text.is_empty());
    parts
}

fn digit(c: Option<&char>) -> bool {
    c.is_some_and(char::is_ascii_digit)
}

/// Takes what a text says, where it is one thing of an offer; else it is of its terms.
pub(super) fn take(draft: &mut OfferDraft, text: &str, today: Date, account: &Account) {
    if let Some(days) = days_in(text) {
        draft.days = Some(days);
        return;
    }
    if let Some(until) = holds_until(text, today) {
        draft.valid_until = Some(until);
        return;
    }
    if let Some(day) = day_of(text, today) {
        draft.day = day;
        return;
    }
    let named = || person_of(account, text).or_else(|_| person_of(account, speaker(text))).ok();
    // `in` of a sentence is no beginning of a name.
    if let Some(person) = Some(text).filter(|text| !is_little(text)).and_then(|_| named()) {
        draft.who = Some((person.id.to_string(), person.name.to_string()));
        return;
    }
    draft.terms = Some(match draft.terms.take() {
        Some(before) => format!("{before}, {text}"),
        None => text.to_owned(),
    });
}

/// Words beside the one who named a price, before the name or behind it.
const SAYS: [&str; 18] = [
    "sagt",
    "sagte",
    "laut",
    "lt.",
    "lt",
    "nach",
    "von",
    "says",
    "said",
    "by",
    "from",
    "via",
    "per",
    "according to",
    "dit",
    "selon",
    "dice",
    "segun",
];

/// `Ebert` of `sagt Ebert`, `laut Ebert`, `Ebert says`; the text as it is where no such word stands in it.
fn speaker(text: &str) -> &str {
    let folded = fold(text);
    let is_word = |word: &&&str| {
        folded.strip_prefix(**word).is_some_and(|rest| rest.starts_with(' '))
            || folded.strip_suffix(**word).is_some_and(|rest| rest.ends_with(' '))
    };
    let Some(word) = SAYS.iter().find(is_word) else { return text };
    let words = word.split(' ').count();
    let text = text.trim();
    let name = match folded.starts_with(word) {
        true => text.splitn(words + 1, char::is_whitespace).last(),
        false => text.rsplitn(words + 1, char::is_whitespace).last(),
    };
    name.unwrap_or(text).trim()
}

/// Words of holding, before the day or behind it.
const HOLDS: [&str; 10] =
    ["valid", "good", "firm", "holds", "gultig", "gueltig", "gilt", "fest", "valable", "有效"];
/// Words before the last day.
const UNTIL: [&str; 9] =
    ["until ", "till ", "to ", "thru ", "through ", "bis zum ", "bis ", "jusqu'au ", "至"];

/// Words before the length of time for which it holds, and the one with which a length is a day to come.
const FOR: [&str; 2] = ["for ", "fur "];
const IN: &str = "in";

/// `until 31 jan`, `gültig bis 15.1.`, `bis Ende Januar gültig`, `valid 30 days`: the last day that it holds.
fn holds_until(text: &str, today: Date) -> Option<Date> {
    let folded = fold(text);
    let bare = folded.trim();
    let before = HOLDS.iter().find_map(|word| bare.strip_prefix(word));
    let behind = HOLDS.iter().find_map(|word| bare.strip_suffix(word));
    let rest = before.or(behind).unwrap_or(bare).trim().trim_matches(':').trim();
    let until = UNTIL.iter().find_map(|word| rest.strip_prefix(word));
    let says = before.is_some() || behind.is_some();
    let day = match (until, says) {
        (Some(day), _) => day.trim().to_owned(),
        (None, true) => {
            let length = FOR.iter().find_map(|word| rest.strip_prefix(word));
            [IN, length.unwrap_or(rest)].join(" ")
        }
        (None, false) => return None,
    };
    parse_day_words(&day, today, Sense::Future).ok().map(|moment| moment.date)
}

/// The day on which it was named: never to come, no length of time, no deadline.
fn day_of(text: &str, today: Date) -> Option<Date> {
    let folded = fold(text);
    let mut words = folded.split_whitespace();
    let is_deadline = words.clone().any(|word| {
        UNTIL.iter().any(|until| until.trim() == word)
            || ["by", "within", "innerhalb"].contains(&word)
    });
    // `2 yr contract`, `5 years warranty` and `1 hour` are of the terms.
    let first: Vec<&str> = words.by_ref().take(2).collect();
    let is_length = is_length_of_time(&first.join(" ")) || first.get(1).is_some_and(is_hours);
    let ago = ["ago", "vor", "前"].iter().any(|word| folded.contains(word));
    if is_deadline || (is_length && !ago) {
        return None;
    }
    let moment = parse_day_words(text, today, Sense::Past).ok()?;
    (moment.date <= today).then_some(moment.date)
}

fn is_hours(word: &&str) -> bool {
    ["hour", "stunde"].iter().any(|unit| word.starts_with(unit))
}

fn is_unit(word: &str) -> bool {
    matches!(word, "d" | "day" | "days" | "tag" | "tage" | "tagen" | "t" | "jours" | "dias")
}

/// Words beside the days in which is paid.
const PAYS: [&str; 22] = [
    "netto",
    "net",
    "nett",
    "ziel",
    "zahlungsziel",
    "zahlung",
    "zahlbar",
    "zahlungsfrist",
    "payment",
    "payable",
    "pays",
    "pay",
    "terms",
    "credit",
    "within",
    "innerhalb",
    "in",
    "zu",
    "mit",
    "a",
    "of",
    "von",
];

/// `60 days`, `60d`, `60 Tage Ziel`, `netto 30 Tage`, `net 30`, `60天`: payment days.
fn days_in(text: &str) -> Option<i64> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split_whitespace().map(|word| word.trim_matches(['.', ':'])).collect();
    let is_pays = |word: &&&str| !PAYS.contains(*word);
    let rest: Vec<&str> = words.iter().filter(is_pays).copied().collect();
    let (figure, unit) = match rest.as_slice() {
        [one] => {
            let digits: String = one.chars().take_while(char::is_ascii_digit).collect();
            (digits.clone(), one.strip_prefix(digits.as_str())?)
        }
        [figure, unit] => ((*figure).to_owned(), *unit),
        _ => return None,
    };
    let says_net = words.iter().any(|word| ["net", "netto", "ziel", "zahlungsziel"].contains(word));
    let is_days = is_unit(unit) || ["天", "日"].contains(&unit) || (unit.is_empty() && says_net);
    let is_figure = (1..=3).contains(&figure.len());
    figure.parse().ok().filter(|_| is_days && is_figure)
}
