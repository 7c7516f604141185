//! Fields that mean something only together: after a merge they come from one of the two.

/// Columns that are one statement, by kind of record: what they say, and the day or source of it.
struct Together {
    record: &'static str,
    says: &'static [&'static str],
    with: &'static [&'static str],
}

const TOGETHER: &[Together] = &[
    Together {
        record: "person",
        says: &["roles", "influence", "attitude", "relationship"],
        with: &["marks_as_of", "marks_source"],
    },
    Together { record: "person", says: &["left"], with: &["moved_to", "successor"] },
    Together { record: "account", says: &["status"], with: &["status_since"] },
    Together { record: "year", says: &["revenue"], with: &["until"] },
    Together { record: "evaluation", says: &["score"], with: &["why", "as_of"] },
    Together { record: "rival_evaluation", says: &["score"], with: &["why", "as_of"] },
    Together { record: "evidence", says: &["note"], with: &["date"] },
    Together { record: "dismissal", says: &["verdict"], with: &["why", "date", "until"] },
    Together { record: "competition", says: &["share"], with: &["note"] },
];

/// Parts of an account of which each is one statement: `values_orders_score` and `values_orders_why`.
const PARTS: [&str; 3] = ["values_", "knowledge_", "strategy_"];

/// The columns that belong to one statement with this one, itself among them; those that say it first.
pub fn statement(record: &str, column: &str, all: &[String]) -> (Vec<String>, usize) {
    if let Some(found) = TOGETHER
        .iter()
        .find(|t| t.record == record && (t.says.contains(&column) || t.with.contains(&column)))
    {
        let columns = found.says.iter().chain(found.with).map(|c| (*c).to_owned());
        return (columns.filter(|c| all.contains(c)).collect(), found.says.len());
    }
    let part = PARTS.iter().find(|part| record == "account" && column.starts_with(**part));
    let Some(part) = part else {
        return (vec![column.to_owned()], 1);
    };
    let stem = match *part {
        "strategy_" => (*part).to_owned(),
        _ => column.rsplit_once('_').map_or(column, |(stem, _)| stem).to_owned() + "_",
    };
    let columns: Vec<String> = all.iter().filter(|c| c.starts_with(&stem)).cloned().collect();
    let says = columns.len();
    (columns, says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_their_day_are_one_statement_and_a_phone_number_is_its_own() {
        let all = ["attitude", "marks_as_of", "phone", "roles"].map(str::to_owned);
        let (columns, _) = statement("person", "marks_as_of", &all);
        assert_eq!(columns, ["roles", "attitude", "marks_as_of"]);
        assert_eq!(statement("person", "phone", &all).0, ["phone"]);
        let all = ["values_orders_score", "values_orders_why", "values_share_score", "industry"];
        let all = all.map(str::to_owned);
        let (columns, _) = statement("account", "values_orders_why", &all);
        assert_eq!(columns, ["values_orders_score", "values_orders_why"]);
    }
}
