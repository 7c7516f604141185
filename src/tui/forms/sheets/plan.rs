//! The plan of the account: years, needs, objectives, rivals in the house, strategy, values, knowledge.

use super::super::field::How::{Choice, Mark, Notes, Plain, Year};
use super::super::field::{FieldSpec, row};
use super::{RecordType, sheet};

const NEED: &[FieldSpec] = &[
    row("need", "need", Plain, "what they need, bought from us or not"),
    row("our product", "product", Plain, "what we have for it"),
    row("purchase", "opportunity", Plain, "the purchase that comes of it"),
    row("unit", "unit", Plain, "the business unit that has it"),
    row("served by", "state", Choice("need"), "who serves it today"),
    row("rival", "rival", Plain, "who serves it, if a rival does"),
    row("worth a year", "value", Plain, ""),
    row("note", "note", Notes, ""),
];

const OBJECTIVE: &[FieldSpec] = &[
    row("year", "year", Year, ""),
    row("objective", "objective", Plain, "what is to be reached"),
    row("measured by", "measure", Plain, ""),
    row("to reach", "target", Plain, "the figure to reach"),
    row("today", "actual", Plain, "the figure today"),
    row("by", "due", Plain, ""),
];

const YEAR: &[FieldSpec] = &[
    row("year", "year", Year, ""),
    row("want to sell", "target", Plain, "empty: the sum of its quarters"),
    row("sold", "revenue", Plain, "empty: the sum of its quarters"),
    row("sold until", "until", Plain, "the day to which the sales count"),
    row("margin", "margin", Plain, "of the sales"),
    row("upkeep may cost", "cost_budget", Plain, ""),
    row("upkeep did cost", "cost", Plain, ""),
];

const QUARTER: &[FieldSpec] = &[
    row("quarter", "quarter", Mark(""), "1 to 4"),
    row("want to sell", "target", Plain, ""),
    row("sold", "revenue", Plain, ""),
];

const COMPETITION: &[FieldSpec] = &[
    row("who", "competitor", Plain, "who else sells there"),
    row("share", "share", Plain, "of what they buy"),
    row("note", "note", Notes, "what it sells there"),
];

const STRATEGY: &[FieldSpec] = &[
    row("where we are", "strategy_position", Notes, ""),
    row("where to be", "strategy_ambition", Notes, ""),
    row("how to get there", "strategy_approach", Notes, ""),
    row("as of", "strategy_as_of", Plain, "the day it was thought through"),
    row("strengths", "strategy_strengths", Plain, "between commas"),
    row("weaknesses", "strategy_weaknesses", Plain, "between commas"),
    row("chances", "strategy_opportunities", Plain, "between commas"),
    row("threats", "strategy_threats", Plain, "between commas"),
];

const VALUES: &[FieldSpec] = &[
    row("steady orders", "values_orders_score", Mark(""), "0 to 5"),
    row("why", "values_orders_why", Plain, ""),
    row("example", "values_example_score", Mark(""), "an example to its trade, 0 to 5"),
    row("why", "values_example_why", Plain, ""),
    row("share", "values_share_score", Mark(""), "share of the market, 0 to 5"),
    row("why", "values_share_why", Plain, ""),
    row("new things", "values_innovation_score", Mark(""), "drives new things, 0 to 5"),
    row("why", "values_innovation_why", Plain, ""),
    row("asset of ours", "values_asset_score", Mark(""), "0 to 5"),
    row("why", "values_asset_why", Plain, ""),
    row("both gain", "values_win_win_score", Mark(""), "0 to 5"),
    row("why", "values_win_win_why", Plain, ""),
];

const KNOWLEDGE: &[FieldSpec] = &[
    row("product", "knowledge_product_score", Mark(""), "our product in its hands, 0 to 5"),
    row("missing", "knowledge_product_missing", Plain, "what we do not know of it"),
    row("the trade", "knowledge_peers_score", Mark(""), "others in its trade, 0 to 5"),
    row("missing", "knowledge_peers_missing", Plain, ""),
    row("substitutes", "knowledge_substitutes_score", Mark(""), "what could replace it, 0 to 5"),
    row("missing", "knowledge_substitutes_missing", Plain, ""),
    row("where it moves", "knowledge_dynamics_score", Mark(""), "how the trade moves, 0 to 5"),
    row("missing", "knowledge_dynamics_missing", Plain, ""),
    row("the market", "knowledge_market_score", Mark(""), "the market around it, 0 to 5"),
    row("missing", "knowledge_market_missing", Plain, ""),
];

pub const SHEETS: &[RecordType] = &[
    sheet("need", "need", NEED)
        .many("Needs")
        .says(&["need"], &["unit", "product", "rival", "note"])
        .stands("state"),
    sheet("objective", "objective", OBJECTIVE)
        .many("Objectives")
        .says(&["objective"], &["measure", "target", "actual"])
        .on(&["due"], &[])
        .stands("year"),
    sheet("year", "year", YEAR)
        .many("Years")
        .says(&["year"], &["target"])
        .on(&["until"], &[])
        .stands("revenue"),
    sheet("quarter", "quarter", QUARTER)
        .many("Quarters")
        .says(&["quarter"], &["target"])
        .stands("revenue"),
    sheet("competition", "rival in the house", COMPETITION)
        .many("Rivals in the house")
        .says(&["competitor"], &["note"])
        .stands("share"),
    sheet("strategy", "strategy", STRATEGY).part_of("account"),
    sheet("values", "value of the account", VALUES).part_of("account"),
    sheet("knowledge", "knowledge of its trade", KNOWLEDGE).part_of("account"),
];
