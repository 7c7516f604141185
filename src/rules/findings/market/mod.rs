//! What observations in the market say (METHOD M5-M7).

mod flagship_seen;
mod new_rival_seen;
mod own_out_of_stock;
mod price_pressure;
mod price_rise;
mod shelf;
mod slow_turnover;

pub use shelf::is_ours;

use crate::rules::Rule;

/// The rules of this family, in the order of docs/RULES.md.
pub const RULES: &[Rule] = &[
    new_rival_seen::RULE,
    flagship_seen::RULE,
    price_pressure::RULE,
    price_rise::RULE,
    slow_turnover::RULE,
    own_out_of_stock::RULE,
];
