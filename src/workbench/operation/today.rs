//! Which days of a new record are today where nothing else is said.

/// By kind of record: the columns that a form proposes and a command fills in.
const TODAY: &[(&str, &[&str])] = &[
    ("complaint", &["raised"]),
    ("contact", &["date"]),
    ("decision", &["date"]),
    ("deed", &["date"]),
    ("evaluation", &["as_of"]),
    ("evidence", &["date"]),
    ("gift", &["date"]),
    ("inbox", &["date"]),
    ("intel", &["as_of"]),
    ("introduction", &["date"]),
    ("observation", &["date"]),
    ("offer", &["date"]),
    ("satisfaction", &["date"]),
    ("self_assessment", &["date"]),
    ("settled", &["date"]),
    ("slip", &["date"]),
    ("stage_history", &["date"]),
    ("tier_history", &["since"]),
];

/// The columns of a new record of this kind that are of today.
pub fn today_columns(record: &str) -> &'static [&'static str] {
    TODAY.iter().find(|(of, _)| *of == record).map_or(&[], |(_, columns)| columns)
}
