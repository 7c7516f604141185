//! On which side of today the days of a field are: one table for forms and commands.

use crate::language::dates::Sense;

/// Days that are still to come, whatever the record; all that is not named here or below has been.
const TO_COME: &[&str] = &["due", "notice_by", "decision_date", "valid_until", "closed_again"];

/// By kind of record, and column.
const OF_A_KIND: &[(&str, &str, Sense)] = &[
    ("agreement", "from", Sense::Start),
    ("agreement", "until", Sense::Future),
    ("dismissal", "until", Sense::Future),
    ("gift", "date", Sense::Near),
    ("introduction", "date", Sense::Near),
    ("observation", "promotion_from", Sense::Start),
    ("observation", "promotion_to", Sense::Near),
    ("offer", "date", Sense::Near),
    ("payment", "due", Sense::Due),
    ("person", "left", Sense::Near),
    ("schedule", "date", Sense::Future),
    ("slip", "from", Sense::Near),
    ("slip", "to", Sense::Future),
    ("team", "until", Sense::Near),
    ("tier_history", "since", Sense::Near),
    ("visit", "date", Sense::Future),
];

/// The side of today on which a day without a year is looked for in this column of this kind of record.
pub fn day_sense(record: &str, column: &str) -> Sense {
    let known = OF_A_KIND.iter().find(|(of, name, _)| (*of, *name) == (record, column));
    match known {
        Some((.., sense)) => *sense,
        None if TO_COME.contains(&column) => Sense::Future,
        None => Sense::Past,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::workbench::kinds;

    #[test]
    fn every_row_is_a_day_that_is_there() {
        for (record, column, _) in OF_A_KIND {
            let kind = kinds().iter().find(|k| k.schema.record == *record);
            let columns = kind.map(|k| k.schema.columns()).unwrap_or_default();
            let found = columns.iter().find(|c| c.name == *column);
            let is_day = found.is_some_and(|c| matches!(c.kind, Kind::Day | Kind::Moment));
            assert!(is_day, "{record} {column}");
        }
    }
}
