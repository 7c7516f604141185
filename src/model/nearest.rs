//! The known word that is most like one that is not known: what a refusal can name.

/// Letters of the longest word that another one is looked for: a hostile file may have a key of megabytes.
const LONGEST: usize = 80;

/// The word most like `typed`, where one is near enough to have been meant.
pub fn nearest<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let close = measured(typed, words).into_iter().filter(|(_, is_near, _)| *is_near);
    close.map(|(_, _, word)| word).next()
}

/// All the words, those first that are most like `typed`.
pub fn by_nearness<'a>(typed: &str, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    measured(typed, words).into_iter().map(|(_, _, word)| word).collect()
}

/// The words with how far they are from `typed`, and whether that is near; the nearest first.
fn measured<'a>(
    typed: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Vec<(usize, bool, &'a str)> {
    let typed = plain(typed);
    if typed.len() > LONGEST {
        return words.into_iter().map(|word| (0, false, word)).collect();
    }
    let far = |word: &'a str| {
        let known = plain(word);
        let begins = typed.len() >= 2 && known.starts_with(&typed);
        let steps = if begins { 1 } else { steps(&typed, &known) };
        (steps, begins || steps <= 1.max(typed.len().max(known.len()) / 3), word)
    };
    let mut all: Vec<(usize, bool, &str)> = words.into_iter().map(far).collect();
    all.sort_by_key(|(steps, _, _)| *steps);
    all
}

/// Lower case; marks between the parts of a word are one and the same.
fn plain(word: &str) -> Vec<char> {
    word.trim()
        .to_lowercase()
        .chars()
        .map(|c| if matches!(c, '-' | '_' | '.') { ' ' } else { c })
        .collect()
}

/// How many letters have to be put in, left out, changed or swapped with the next one.
fn steps(from: &[char], to: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let change = rows[i][j] + usize::from(a != b);
            let mut least = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from[i - 1] == *b && to[j - 1] == *a {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_has_a_nearest_word_and_another_word_has_none() {
        let words = ["open", "won", "lost", "dropped"];
        assert_eq!(nearest("wno", words), Some("won"));
        assert_eq!(nearest("droped", words), Some("dropped"));
        assert_eq!(nearest("drop", words), Some("dropped"));
        assert_eq!(nearest("banana", words), None);
        assert_eq!(nearest("decision-maker", ["user", "decision_maker"]), Some("decision_maker"));
        assert_eq!(nearest("", words), None);
        let codes = ["no_coach", "decision_maker_unmet", "no_decision_maker"];
        let near = by_nearness("decision_maker", codes);
        assert_eq!(near, ["decision_maker_unmet", "no_decision_maker", "no_coach"]);
    }
}
