//! The marks that lists put before their lines, which are no content: `1.`, `-`, `a)`, `[ ]`, `3、`.

/// Signs of a list.
const SIGNS: &[char] = &[
    '-', '*', '+', '•', '–', '—', '·', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▸', '‣', '➤', '→',
    '>', '・', '➢', '➔', '◆', '◇', '※', '‐', '‑', '✦',
];
/// Boxes, empty and ticked.
const BOXES: &[&str] = &["[ ]", "[]", "[x]", "[X]", "☐", "☑", "☒", "✓", "✔", "✗"];
/// Chinese numerals that count the lines of a list.
const NUMERALS: &str = "一二三四五六七八九十";

/// The line without the marks of a list before it; the line itself where nothing else is in it.
pub fn without_list_mark(line: &str) -> &str {
    let mut rest = unquoted(line.trim());
    while let Some(after) = mark(rest).map(str::trim_start).filter(|after| !after.is_empty()) {
        rest = after;
    }
    rest
}

/// The line without quotation marks around all of it.
fn unquoted(line: &str) -> &str {
    const QUOTES: [(char, char); 6] =
        [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('»', '«'), ('「', '」')];
    let inside = |(opens, closes): (char, char)| {
        let inside = line.strip_prefix(opens)?.strip_suffix(closes)?;
        (!inside.contains([opens, closes]) && !inside.trim().is_empty()).then_some(inside.trim())
    };
    QUOTES.into_iter().find_map(inside).unwrap_or(line)
}

/// What stands behind one mark.
fn mark(line: &str) -> Option<&str> {
    if let Some(rest) = BOXES.iter().find_map(|sign| line.strip_prefix(sign)) {
        return Some(rest);
    }
    if let Some(rest) = line.strip_prefix(SIGNS) {
        // `+49 171` and `-5 %` are figures; `-call` was typed without its blank.
        let figure = rest.starts_with(|c: char| c.is_ascii_digit());
        return (!figure).then_some(rest);
    }
    if let Some(rest) = line.strip_prefix(|c| matches!(c, '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛'))
    {
        return Some(rest);
    }
    if let Some(rest) =
        line.strip_prefix('#').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()))
        && rest.len() + 1 < line.len()
        && rest.starts_with([' ', ':', '.', ')'])
    {
        return Some(rest.trim_start_matches([':', '.', ')']));
    }
    if let Some((number, rest)) = line.split_once(char::is_whitespace)
        && is_section(number.strip_suffix(')').unwrap_or(number))
        && (number.ends_with(')') || is_no_unit(rest))
    {
        return Some(rest);
    }
    let inside = line.strip_prefix(['(', '（']);
    let counted = counted(inside.unwrap_or(line))?;
    let sign = counted.chars().next()?;
    let rest = counted.strip_prefix([')', '）', '.', '、', '．'])?;
    let spaced = rest.starts_with(char::is_whitespace);
    match sign {
        ')' | '）' => Some(rest),
        '、' if inside.is_none() => Some(rest),
        // `12.11. call` is a day and `1. Dezember` too: a blank follows, and no month.
        '.' | '．' if inside.is_none() && spaced && !is_month(rest) => Some(rest),
        _ => None,
    }
}

/// Does a word follow that is written as a name, and is no unit of the number before it: `1.5 Mio`?
fn is_no_unit(rest: &str) -> bool {
    let word = rest.split_whitespace().next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && !is_unit(word)
}

/// A unit behind a number: `million`, `EUR`, `GW`.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: [&str; 16] = [
        "mio",
        "million",
        "millionen",
        "millions",
        "mrd",
        "milliarden",
        "billion",
        "tsd",
        "prozent",
        "percent",
        "stunden",
        "hours",
        "tage",
        "days",
        "wochen",
        "jahre",
    ];
    let word = word.trim_end_matches(['.', ',', ':']);
    let shouted = word.chars().count() <= 3 && word.chars().all(char::is_uppercase);
    shouted || UNITS.contains(&word.to_lowercase().as_str())
}

/// The number of a line in a list of lists: `1.1`, `2.3.1`. `12.11` and `1.12` are days that lack their stop,
/// `1.50` is a number.
pub(super) fn is_section(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|part| {
            part.len() == 1 && part.chars().all(|c| c.is_ascii_digit()) && !part.starts_with('0')
        })
}

/// What stands behind the number or the letter that counts: `12`, `b`, `iv`, `三`.
fn counted(line: &str) -> Option<&str> {
    let digits =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let count = |rest: &str| line.chars().count() - rest.chars().count();
    if (1..=3).contains(&count(digits)) {
        return Some(digits);
    }
    let han = line.trim_start_matches(|c| NUMERALS.contains(c));
    if (1..=3).contains(&count(han)) {
        return Some(han);
    }
    let roman = line.trim_start_matches(['i', 'v', 'x']);
    if (1..=4).contains(&count(roman)) && roman.starts_with([')', '.']) {
        return Some(roman);
    }
    line.strip_prefix(|c: char| c.is_ascii_lowercase()).or_else(|| {
        line.strip_prefix(|c: char| c.is_ascii_uppercase()).filter(|r| r.starts_with(')'))
    })
}

/// Does the text begin with the name of a month?
fn is_month(text: &str) -> bool {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    crate::language::dates::is_month(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_list_is_no_content() {
        for (line, content) in [
            ("1. Northwind call dahl: a", "Northwind call dahl: a"),
            ("12) call", "call"),
            ("(3) call", "call"),
            ("- call", "call"),
            ("-call", "call"),
            ("* [ ] call", "call"),
            ("- [x] call", "call"),
            ("• call", "call"),
            ("a) call", "call"),
            ("b. call", "call"),
            ("iv. call", "call"),
            ("1、打电话给王敏", "打电话给王敏"),
            ("（二）打电话", "打电话"),
            ("三、打电话", "打电话"),
            ("① call", "call"),
            ("２．　call", "call"),
            ("☐ call", "call"),
            ("#1 call", "call"),
            ("#12: call", "call"),
            ("#call", "#call"),
            ("\"call dahl: x\"", "call dahl: x"),
            ("„call dahl: x“", "call dahl: x"),
            ("\"a\" and \"b\"", "\"a\" and \"b\""),
            ("1.1 Eva Holm, buyer", "Eva Holm, buyer"),
            ("2.3.1) send the list", "send the list"),
            // Content, whatever it begins with.
            ("12.11. call dahl", "12.11. call dahl"),
            ("1. Dezember Anruf: x", "1. Dezember Anruf: x"),
            ("1.5 million is their budget", "1.5 million is their budget"),
            ("1.5 Mio Budget", "1.5 Mio Budget"),
            ("1.5 GW plant", "1.5 GW plant"),
            ("3.5 EUR", "3.5 EUR"),
            ("12.11 call dahl", "12.11 call dahl"),
            ("1.12 call dahl", "1.12 call dahl"),
            ("1.1. call dahl", "1.1. call dahl"),
            ("-5 % asked", "-5 % asked"),
            ("+49 171 5551", "+49 171 5551"),
            ("2026-11-24 call", "2026-11-24 call"),
            ("A. Dahl wants it", "A. Dahl wants it"),
            ("三天前 call", "三天前 call"),
            ("1.", "1."),
            ("", ""),
        ] {
            assert_eq!(without_list_mark(line), content, "{line}");
        }
    }
}
