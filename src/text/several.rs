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

/// Words that join the last of a list to those before it.
const JOINTS: [&str; 8] = ["and", "&", "+", "und", "u.", "et", "y", "sowie"];
const HAN_JOINTS: [char; 3] = ['和', '与', '及'];

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

/// The names that a line has, as [`several`] and with the joint of a list as one more comma: `Ulm, Bonn and Kiel`. A
/// joint without a comma before it may be within a name and parts nothing.
pub fn several_names(line: &str) -> Vec<String> {
    match line.contains(STRONG) {
        true => several(line),
        false => last_parted(several(line)),
    }
}

/// The places that a line names, as [`several_names`]; a state behind its town is part of it: `Madison, WI`.
pub fn several_places(line: &str) -> Vec<String> {
    if line.contains(STRONG) {
        return several(line);
    }
    let mut places: Vec<String> = Vec::new();
    for part in several(line) {
        let (state, more) = match joint(&part) {
            Some((before, behind)) if is_state(before) => (before, Some(behind)),
            _ => (part.as_str(), None),
        };
        match places.last_mut().filter(|town| is_state(state) && !is_state(town)) {
            Some(town) => {
                *town = format!("{town}, {state}");
                places.extend(more.map(str::to_owned));
            }
            None => places.push(part),
        }
    }
    last_parted(places)
}

/// The last of several is two where a joint stands in it; one at its beginning is no part of it: `Ulm, Bonn, and Kiel`.
fn last_parted(mut parts: Vec<String>) -> Vec<String> {
    if parts.len() < 2 {
        return parts;
    }
    let last = parts.pop().unwrap_or_default();
    let bare = match last.split_once(char::is_whitespace) {
        Some((first, rest)) if is_joint(first) => rest.trim(),
        _ => last.as_str(),
    };
    match joint(bare) {
        Some((before, behind)) => parts.extend([before, behind].map(str::to_owned)),
        None => parts.push(bare.to_owned()),
    }
    parts
}

/// What stands on either side of every joint of a text: `me and Tim`, `Ott & Dahl und Lind`, `北风和南风`.
pub fn at_joints(text: &str) -> Vec<&str> {
    match joint(text) {
        Some((before, behind)) => {
            let mut all = at_joints(before);
            all.push(behind);
            all
        }
        None => vec![text.trim()],
    }
}

/// The two sides of the last joint.
fn joint(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let gaps = text.char_indices().filter(|(_, letter)| letter.is_whitespace());
    let mut sides = gaps.filter_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let (word, behind) = rest.trim_start().split_once(char::is_whitespace)?;
        is_joint(word).then(|| (before.trim(), behind.trim()))
    });
    sides.next_back().or_else(|| han_joint(text))
}

/// `北风和南风`; a name may hold the letter itself, and where it can be either nothing is parted: `呼和浩特`.
fn han_joint(text: &str) -> Option<(&str, &str)> {
    let long = |part: &str| part.chars().count() > 1;
    let places = text.char_indices().filter(|(_, letter)| HAN_JOINTS.contains(letter));
    let mut sides = places
        .filter_map(|(at, letter)| Some((text.get(..at)?, text.get(at + letter.len_utf8()..)?)))
        .filter(|(before, behind)| long(before) && long(behind));
    match (sides.next(), sides.next()) {
        (Some(sides), None) => Some(sides),
        _ => None,
    }
}

fn is_joint(word: &str) -> bool {
    JOINTS.contains(&super::fold(word).as_str())
}

/// Two capital letters: `WI`.
fn is_state(part: &str) -> bool {
    part.len() == 2 && part.chars().all(|letter| letter.is_ascii_uppercase())
}

/// Several texts as an answer shows them, each in quotes, so that nobody takes a comma or an "and" within one for the
/// end of it; one is plain.
pub fn told_apart(texts: &[String]) -> String {
    match texts {
        [one] => one.clone(),
        texts => texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", "),
    }
}

/// How a line is taken for several texts: [`several`], [`several_names`] or [`several_places`].
pub type Parting = fn(&str) -> Vec<String>;

/// The texts as one line of which `parting` makes them again.
pub fn in_one_line(texts: &[String], parting: Parting) -> String {
    let plain = texts.join(", ");
    if parting(&plain) == texts {
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
    fn the_joint_of_a_list_parts_names_and_one_without_a_comma_does_not() {
        for (line, parts) in [
            ("Esslingen, Stuttgart and Ulm", &["Esslingen", "Stuttgart", "Ulm"][..]),
            ("Ulm, Bonn, and Kiel", &["Ulm", "Bonn", "Kiel"]),
            ("Ulm, Bonn und Kiel", &["Ulm", "Bonn", "Kiel"]),
            ("Lyon, Paris et Lille", &["Lyon", "Paris", "Lille"]),
            ("Madrid, Vigo y León", &["Madrid", "Vigo", "León"]),
            ("北京、上海和广州", &["北京", "上海", "广州"]),
            ("sample, price sheet & brochure", &["sample", "price sheet", "brochure"]),
            // No list before it, a joint that is not the last one's, a letter of the name, a semicolon.
            ("Tyne and Wear", &["Tyne and Wear"]),
            ("A and B, C", &["A and B", "C"]),
            ("北京、呼和浩特", &["北京", "呼和浩特"]),
            ("A; B and C", &["A", "B and C"]),
            ("Andover, Sandy", &["Andover", "Sandy"]),
            ("Ulm, and", &["Ulm", "and"]),
        ] {
            assert_eq!(several_names(line), parts, "{line}");
        }
    }

    #[test]
    fn a_state_behind_a_comma_is_part_of_its_town() {
        for (line, parts) in [
            ("Madison, WI", &["Madison, WI"][..]),
            ("Columbus, OH, Dayton, OH", &["Columbus, OH", "Dayton, OH"]),
            ("Madison, WI and Racine, WI", &["Madison, WI", "Racine, WI"]),
            ("Madison, WI, Racine, WI, and Kenosha", &["Madison, WI", "Racine, WI", "Kenosha"]),
            ("Leeds, York and Ulm", &["Leeds", "York", "Ulm"]),
            // No town before it, no code.
            ("NY, LA", &["NY", "LA"]),
            ("WI", &["WI"]),
            ("Ulm, Au", &["Ulm", "Au"]),
            ("Columbus, OH; Dayton, OH", &["Columbus, OH", "Dayton, OH"]),
        ] {
            assert_eq!(several_places(line), parts, "{line}");
        }
    }

    #[test]
    fn the_sides_of_every_joint_are_names() {
        for (text, sides) in [
            ("me and Tim", &["me", "Tim"][..]),
            ("Tim & me", &["Tim", "me"]),
            ("Tim und ich und Ada", &["Tim", "ich", "Ada"]),
            ("王敏和李伟", &["王敏", "李伟"]),
            ("Andy Sand", &["Andy Sand"]),
            ("and Tim", &["and Tim"]),
        ] {
            assert_eq!(at_joints(text), sides, "{text}");
        }
    }

    #[test]
    fn several_texts_are_shown_in_quotes_and_one_is_plain() {
        let texts = |all: &[&str]| all.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let cut = texts(&["we know the plant", "the people and the pumps"]);
        assert_eq!(told_apart(&cut), "\"we know the plant\", \"the people and the pumps\"");
        assert_eq!(told_apart(&texts(&["Ludwigshafen and Worms"])), "Ludwigshafen and Worms");
        assert_eq!(told_apart(&[]), "");
    }

    #[test]
    fn the_line_of_several_texts_gives_them_back() {
        for texts in [
            &["A", "B"][..],
            &["A, B", "C"],
            &["A, B"],
            &["Hydro, Inc."],
            &["A"],
            &["A", "B and C"],
            &["A and B"],
            &[],
        ] {
            let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
            for parting in [several, several_names, several_places] {
                assert_eq!(parting(&in_one_line(&texts, parting)), texts, "{texts:?}");
            }
        }
        let texts = ["A", "B and C"].map(str::to_owned);
        assert_eq!(in_one_line(&texts, several), "A, B and C");
        assert_eq!(in_one_line(&texts, several_names), "A; B and C");
    }
}
