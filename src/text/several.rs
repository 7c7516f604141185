//! Several texts in one line, with commas or semicolons between them, and the same texts as one line again.

/// What parts texts that have commas of their own.
const STRONG: [char; 3] = [';', '；', '\n'];
const COMMAS: [char; 3] = [',', '，', '、'];
/// Legal forms that stand behind a comma and belong to the name before it, folded and without stops: `Hydro, Inc.`
const FORMS: [&str; 13] = [
    "inc",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "llp",
    "plc",
    "lp",
    "gmbh",
    "sro",
    "spa",
    "co ltd",
];

/// The texts that a line names: `A, B`, `A；B`, `北风、南风`. Where a semicolon stands between some, a comma belongs to
/// one of them; a comma inside brackets, in a number or before a legal form parts nothing.
pub fn several(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in cut(line) {
        let part = part.trim();
        match parts.last_mut() {
            _ if part.is_empty() => {}
            Some(name) if is_form(part) => *name = format!("{name}, {part}"),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// The texts as one line of which [`several`] makes them again.
pub fn in_one_line(texts: &[String]) -> String {
    let plain = texts.join(", ");
    if several(&plain) == texts {
        return plain;
    }
    let parted = texts.join("; ");
    if texts.len() == 1 { parted + ";" } else { parted }
}

fn cut(line: &str) -> Vec<&str> {
    if line.contains(STRONG) {
        return line.split(STRONG).collect();
    }
    let is_closed = line.matches(['(', '（']).count() == line.matches([')', '）']).count();
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0_i32);
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '(' | '（' if is_closed => depth += 1,
            ')' | '）' if is_closed => depth -= 1,
            _ => {}
        }
        let behind = letters.peek().map(|(_, c)| *c);
        let digits = [before, behind].into_iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()));
        if depth <= 0 && COMMAS.contains(&letter) && !(letter == ',' && digits) {
            parts.extend(line.get(from..at));
            from = at + letter.len_utf8();
        }
        before = Some(letter);
    }
    parts.extend(line.get(from..));
    parts
}

fn is_form(part: &str) -> bool {
    let bare = super::fold(part).replace('.', "");
    FORMS.contains(&bare.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_between_marks_are_several_and_a_comma_that_belongs_to_one_parts_none() {
        for (line, parts) in [
            ("A, B", &["A", "B"][..]),
            ("北风，南风、东风", &["北风", "南风", "东风"]),
            ("Nordwind; Nordwind Energie", &["Nordwind", "Nordwind Energie"]),
            ("A, B；C", &["A, B", "C"]),
            ("Hydro, Inc., Hydro One", &["Hydro, Inc.", "Hydro One"]),
            ("Alfa Co., Ltd.", &["Alfa Co., Ltd."]),
            ("Preis (Rabatt, Skonto), Termin", &["Preis (Rabatt, Skonto)", "Termin"]),
            ("Preis (Rabatt, Termin", &["Preis (Rabatt", "Termin"]),
            ("Skonto 1,5 %, Termin", &["Skonto 1,5 %", "Termin"]),
            ("usine de Lyon, siège", &["usine de Lyon", "siège"]),
            ("A,,B,", &["A", "B"]),
            ("Ltd.", &["Ltd."]),
            (" , ", &[]),
        ] {
            assert_eq!(several(line), parts, "{line}");
        }
    }

    #[test]
    fn the_line_of_several_texts_gives_them_back() {
        for texts in [&["A", "B"][..], &["A, B", "C"], &["A, B"], &["Hydro, Inc."], &["A"], &[]] {
            let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
            assert_eq!(several(&in_one_line(&texts)), texts, "{texts:?}");
        }
        assert_eq!(in_one_line(&["A".to_owned(), "B".to_owned()]), "A, B");
    }
}
