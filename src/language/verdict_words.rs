//! The verdict that a typed reason begins with.

use crate::model::VerdictWord;

/// The verdict that the line begins with, and the reason behind it: "no-go, no cash", "conditional: met Dahl". "go"
/// alone or before a sign is one; "go back with 30 %" is a reason.
pub fn verdict_words(typed: &str) -> Option<(VerdictWord, &str)> {
    const WORDS: [(&str, VerdictWord); 5] = [
        ("no-go", VerdictWord::NoGo),
        ("no go", VerdictWord::NoGo),
        ("nogo", VerdictWord::NoGo),
        ("conditional", VerdictWord::Conditional),
        ("go", VerdictWord::Go),
    ];
    let typed = typed.trim();
    WORDS.into_iter().find_map(|(word, verdict)| {
        let head = typed.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = typed.strip_prefix(head)?;
        let reason = rest.trim_start_matches([' ', ',', ':', ';', '.']);
        let is_end = match rest.chars().next() {
            None | Some(',' | ':' | ';' | '.') => true,
            Some(' ') => verdict != VerdictWord::Go,
            Some(_) => false,
        };
        is_end.then_some((verdict, reason))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_at_the_head_is_one_and_a_reason_is_none() {
        for (typed, verdict, reason) in [
            ("no-go", VerdictWord::NoGo, ""),
            ("No-Go, no cash", VerdictWord::NoGo, "no cash"),
            ("no go until the owners decide", VerdictWord::NoGo, "until the owners decide"),
            ("conditional: met Dahl", VerdictWord::Conditional, "met Dahl"),
            (" go ", VerdictWord::Go, ""),
            ("go, the board wants it", VerdictWord::Go, "the board wants it"),
        ] {
            assert_eq!(verdict_words(typed), Some((verdict, reason)), "{typed}");
        }
        for typed in ["", "go back with 30 % on order", "gone", "conditionally", "问题", "no goal"]
        {
            assert_eq!(verdict_words(typed), None, "{typed}");
        }
    }
}
