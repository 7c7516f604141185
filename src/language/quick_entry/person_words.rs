//! The words of a person line beside those of a contact, English, German and Chinese.

/// Words before the day on which a person was last reached, and what it was.
pub(super) const LAST: &[(&str, &[&str])] = &[
    (
        "call",
        &[
            "last called",
            "last spoke",
            "last call",
            "zuletzt telefoniert",
            "zuletzt angerufen",
            "上次通话",
            "上次电话",
        ],
    ),
    ("message", &["last wrote", "last mail", "last mailed", "zuletzt geschrieben", "上次邮件"]),
    ("visit", &["last visited", "last visit", "zuletzt besucht", "letzter besuch", "上次拜访"]),
    (
        "meeting",
        &[
            "last met",
            "last seen",
            "letztes treffen",
            "letztes gesprach",
            "zuletzt getroffen",
            "zuletzt gesehen",
            "zuletzt",
            "上次见面",
            "上次见",
        ],
    ),
];

/// Words before a number, and the mark that it is.
pub(super) const NUMBERED: &[(&str, &[&str])] = &[
    (
        "influence",
        &["influence", "power", "pow", "infl", "inf", "einfluss", "macht", "影响力", "权力"],
    ),
    (
        "relationship",
        &["relationship", "rel", "trust", "tru", "beziehung", "vertrauen", "关系", "信任"],
    ),
];

/// Words of one who is not of the account.
pub(super) const OUTSIDE: &[&str] = &[
    "external",
    "ext.",
    "outside",
    "outsider",
    "outside the company",
    "not of the company",
    "extern",
    "externe",
    "externer",
    "ausserhalb",
    "von aussen",
    "外部",
    "外人",
    "公司外",
    "外部人员",
];
