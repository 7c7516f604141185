//! Money: what a deal needs, what is owed, what is given (METHOD M34, M9).

mod cannot_cushion;
pub mod gift_limit;
mod payment_not_invoiced;
mod payment_overdue;
mod weak_payer;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[
    weak_payer::RULE,
    cannot_cushion::RULE,
    payment_overdue::RULE,
    payment_not_invoiced::RULE,
    gift_limit::RULE,
];
