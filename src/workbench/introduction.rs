//! The tie between two people, and the introductions from the one to the other.

use crate::model::{Account, Date, Introduction, Tie, TieKind};

/// Of two people the tie that a route would use: the strongest that is no rivalry, one of family last.
pub fn tie_between<'a>(account: &'a Account, from: &str, to: &str) -> Option<&'a Tie> {
    let ties = account.ties.iter().filter(|t| {
        let there = t.from.is(from) && t.to.is(to);
        let back = t.from.is(to) && t.to.is(from) && t.kind != TieKind::Influences;
        t.kind != TieKind::Rival && (there || back)
    });
    ties.min_by_key(|t| (t.kind == TieKind::Family, std::cmp::Reverse(t.strength.unwrap_or(1))))
}

/// The last introduction from one to the other that has happened, by its day.
pub fn introduction<'a>(
    account: &'a Account,
    from: &str,
    to: &str,
    today: Date,
) -> Option<&'a Introduction> {
    account
        .introductions
        .iter()
        .filter(|i| i.through.is(from) && i.to.is(to))
        .filter(|i| i.date.is_none_or(|day| day <= today))
        .max_by_key(|i| *i.date)
}

/// The introduction from one to the other that is planned and not asked for yet.
pub fn planned<'a>(account: &'a Account, from: &str, to: &str) -> Option<&'a Introduction> {
    account
        .introductions
        .iter()
        .filter(|i| i.through.is(from) && i.to.is(to) && i.result.is_none())
        .min_by_key(|i| *i.date)
}
