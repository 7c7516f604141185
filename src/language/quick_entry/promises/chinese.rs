//! Promises in Chinese, which has no blanks: `他下周五前发图纸`, `我们明天报价`.

use super::words::{CHINESE, CHINESE_NONE, CHINESE_SURE, CHINESE_THEY, CHINESE_WE};
use super::{Promiser, SaidPromise};
use crate::language::dates::{Sense, parse_day_words};
use crate::model::Date;

/// The promises of a sentence; a clause behind a comma that is a day and nothing else is that of the one before it.
pub(super) fn promises(sentence: &str, on: Date) -> Vec<SaidPromise> {
    let clauses: Vec<&str> = sentence.split(['，', ',']).map(str::trim).collect();
    let mut found = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if CHINESE_NONE.iter().any(|word| clause.contains(word)) {
            continue;
        }
        let due = clauses.get(at + 1).and_then(|next| {
            let day = next.trim_end_matches(['。', '前', '.']);
            parse_day_words(day, on, Sense::Future).ok().map(|moment| moment.date)
        });
        found.extend(promise(clause, due));
    }
    found
}

fn promise(clause: &str, due: Option<Date>) -> Option<SaidPromise> {
    let begun = |words: &[&str]| words.iter().find_map(|who| clause.strip_prefix(who));
    let (by, rest) = match (begun(CHINESE_WE), begun(CHINESE_THEY)) {
        (Some(rest), _) => (Promiser::Ours, rest),
        (None, Some(rest)) => (Promiser::They, rest),
        (None, None) => {
            // A name of two to four characters before the verb or the day; whose it is, is seen by the people.
            let name: String = clause.chars().take_while(|c| is_han(*c)).take(4).collect();
            (Promiser::Called(name), clause)
        }
    };
    let rest = rest.trim().trim_end_matches(['。', '！']);
    let does = CHINESE.iter().any(|verb| rest.contains(verb)) && !rest.starts_with('的');
    let sure = CHINESE_SURE.iter().any(|word| rest.contains(word));
    does.then(|| SaidPromise { by, what: rest.to_owned(), due, sure })
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
