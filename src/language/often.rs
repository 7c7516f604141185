//! How often something is to be, in days: `monthly`, `alle 3 Wochen`, `cada trimestre`.

use crate::text::fold;

/// Days, and the words that say them; folded.
const OFTEN: &[(i64, &[&str])] = &[
    (1, &["daily", "every day", "taglich", "quotidien", "diario", "每天"]),
    (
        7,
        &[
            "weekly",
            "every week",
            "once a week",
            "wochentlich",
            "jede woche",
            "hebdomadaire",
            "toutes les semaines",
            "semanal",
            "cada semana",
            "每周",
        ],
    ),
    (
        14,
        &[
            "fortnightly",
            "every fortnight",
            "every other week",
            "biweekly",
            "bi-weekly",
            "vierzehntagig",
            "14-tagig",
            "zweiwochentlich",
            "alle zwei wochen",
            "quincenal",
            "每两周",
        ],
    ),
    (
        30,
        &[
            "monthly",
            "every month",
            "once a month",
            "monatlich",
            "jeden monat",
            "mensuel",
            "mensuelle",
            "tous les mois",
            "mensual",
            "cada mes",
            "每月",
            "每个月",
        ],
    ),
    (61, &["every other month", "bimonthly", "bi-monthly", "zweimonatlich", "alle zwei monate"]),
    (
        91,
        &[
            "quarterly",
            "every quarter",
            "once a quarter",
            "vierteljahrlich",
            "quartalsweise",
            "jedes quartal",
            "trimestriel",
            "trimestrielle",
            "chaque trimestre",
            "trimestral",
            "cada trimestre",
            "每季度",
        ],
    ),
    (
        182,
        &[
            "half-yearly",
            "half yearly",
            "twice a year",
            "six-monthly",
            "six monthly",
            "biannually",
            "halbjahrlich",
            "semestriel",
            "semestrielle",
            "semestral",
            "每半年",
        ],
    ),
    (
        365,
        &[
            "yearly",
            "annually",
            "annual",
            "every year",
            "once a year",
            "jahrlich",
            "jedes jahr",
            "annuel",
            "annuelle",
            "anual",
            "cada ano",
            "每年",
        ],
    ),
];
/// Words before a number of days, weeks, months.
const EVERY: [&str; 8] =
    ["every ", "each ", "alle ", "tous les ", "toutes les ", "cada ", "all ", "每"];

/// The days between two, where a word says how often.
pub(super) fn days_of(text: &str) -> Option<i64> {
    let folded = fold(text.trim().trim_end_matches('.'));
    OFTEN.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(days, _)| *days)
}

/// `every 3 weeks` in a field of days as `3 weeks`.
pub(super) fn without_every<'a>(text: &'a str, field: &str) -> &'a str {
    let lower = text.to_lowercase();
    let is_plain = field.ends_with("days") && lower.len() == text.len();
    let every = EVERY.iter().find(|word| lower.starts_with(**word)).filter(|_| is_plain);
    let rest = every.and_then(|word| text.get(word.len()..)).map(str::trim);
    rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use crate::language::figures::read_figure;
    use crate::model::{Kind, Value};

    #[test]
    fn how_often_is_so_many_days_and_hours_are_hours() {
        const DAYS: Kind = Kind::Whole(1, 9999);
        for (text, field, number) in [
            ("monthly", "cadence_days", Some(30)),
            ("quarterly", "every_days", Some(91)),
            ("every 3 weeks", "cadence_days", Some(21)),
            ("6 weeks", "cadence_days", Some(42)),
            ("every 2 months", "every_days", Some(60)),
            ("vierteljährlich", "every_days", Some(91)),
            ("alle 3 Wochen", "cadence_days", Some(21)),
            ("mensuel", "cadence_days", Some(30)),
            ("cada trimestre", "every_days", Some(91)),
            ("每月", "cadence_days", Some(30)),
            ("40 hrs", "pursuit_hours", Some(40)),
            ("45", "cadence_days", Some(45)),
            ("monthly", "employees", None),
            ("often", "cadence_days", None),
            ("every", "cadence_days", None),
        ] {
            let read = match read_figure(text, DAYS, field) {
                Ok(Value::Whole(number)) => Some(number),
                _ => None,
            };
            assert_eq!(read, number, "{text} {field}");
        }
    }
}
