//! The words of a person line that are no names, titles or departments.

/// Names of somebody who is not known yet (F9).
pub(super) const NOBODY: &[&str] = &[
    "?",
    "??",
    "???",
    "n.n.",
    "n.n",
    "nn",
    "n. n.",
    "n n",
    "unknown",
    "name unknown",
    "unbekannt",
    "tbd",
    "tba",
    "tbc",
    "t.b.d.",
    "nobody yet",
    "no name",
    "no name yet",
    "somebody",
    "someone",
    "jemand",
    "vacant",
    "vakant",
    "offen",
    "未知",
    "不详",
    "待定",
    "某人",
    "空缺",
    "xxx",
];

/// Beginnings of a name that is not known, before a title: `? finance director`, `N.N. CFO`.
pub(super) const NOBODY_BEFORE: &[&str] = &[
    "n.n.",
    "n.n",
    "nn",
    "unknown",
    "unbekannte",
    "unbekannter",
    "unbekannt",
    "tbd",
    "vacant",
    "未知",
    "待定",
];

/// Relationship 0.
pub(super) const NEVER_MET: &[&str] = &[
    "never met",
    "not met",
    "not met yet",
    "never seen",
    "not yet met",
    "have not met",
    "never spoken",
    "nie getroffen",
    "noch nie getroffen",
    "nie gesehen",
    "noch nicht getroffen",
    "kennen wir nicht",
    "unbekannt",
    "noch kein kontakt",
    "kein kontakt",
    "no contact",
    "no contact yet",
    "没见过",
    "从未见过",
    "未见过",
    "不认识",
];

/// Moods, and the attitude that each is.
pub(super) const MOODS: &[(i64, &[&str])] = &[
    (
        2,
        &[
            "enthusiastic",
            "enthusiast",
            "a fan",
            "fan von uns",
            "مؤيد بشدة",
            "fan",
            "big fan",
            "loves us",
            "begeistert",
            "热情",
            "非常支持",
        ],
    ),
    (
        1,
        &[
            "positive",
            "favourable",
            "favorable",
            "likes us",
            "unterstutzt uns",
            "sieht uns positiv",
            "mag uns",
            "supports us",
            "مؤيد",
            "за нас",
            "on our side",
            "well-disposed",
            "interested",
            "wohlwollend",
            "wohlgesonnen",
            "freundlich",
            "interessiert",
            "auf unserer seite",
            "友好",
            "积极",
            "感兴趣",
        ],
    ),
    (
        0,
        &[
            "indifferent",
            "undecided",
            "abwartend",
            "wait and see",
            "观望",
            "gleichgultig",
            "unentschieden",
            "无所谓",
            "中性",
        ],
    ),
    (
        -1,
        &[
            "critical",
            "reserved",
            "distanziert",
            "distant",
            "معارض",
            "против",
            "doubtful",
            "negative",
            "unfriendly",
            "kritisch",
            "zuruckhaltend",
            "reserviert",
            "negativ",
            "怀疑",
            "谨慎",
            "消极",
        ],
    ),
    (-2, &["hostile", "enemy", "opponent", "feindlich", "feindselig", "敌对", "对立"]),
];

/// Words before the day on which somebody left.
pub(super) const LEFT: &[&str] = &[
    "left on",
    "left in",
    "left",
    "gone since",
    "gone",
    "ausgeschieden am",
    "ausgeschieden",
    "weg seit",
    "gegangen am",
    "verlassen am",
    "离职",
];

/// Words before the day on which we met, where only a day stands behind them.
pub(super) const MET: &[&str] =
    &["met on", "met", "seen", "saw", "getroffen am", "getroffen", "gesehen", "见过"];

/// Words before the name of whom somebody reports to.
pub(super) const UNDER: &[&str] =
    &["reports to", "reporting to", "under", "below", "berichtet an", "unter", "汇报给", "上级"];

/// Words before the name of the boss, which may begin a title too: `Chef Einkauf`.
pub(super) const BOSSES: &[&str] = &[
    "boss is",
    "boss",
    "chef ist",
    "chefin ist",
    "chef",
    "chefin",
    "vorgesetzter",
    "vorgesetzte",
    "supervisor",
    "superior",
    "line manager",
    "老板",
    "上司",
    "领导",
];

/// Words before a number or an address.
pub(super) const REACH: &[&str] = &[
    "tel", "tel.", "phone", "mobile", "mob", "cell", "handy", "mobil", "telefon", "mail", "email",
    "e-mail", "电话", "手机", "邮箱",
];

/// First words of a remark.
pub(super) const REMARKS: &[&str] = &[
    "never", "not", "no", "likes", "loves", "hates", "knows", "wants", "needs", "has", "had", "is",
    "was", "will", "moved", "joined", "came", "left", "met", "seen", "speaks", "plays", "thinks",
    "says", "said", "asks", "since", "until", "from", "on", "nie", "nicht", "kein", "keine", "mag",
    "kennt", "will", "hat", "ist", "war", "spricht", "spielt", "seit", "bis", "kommt", "geht",
    "不", "没", "喜欢", "认识", "会", "曾",
];

/// States of somebody.
pub(super) const STATES: &[&str] = &[
    "new",
    "new here",
    "retired",
    "retiring",
    "on leave",
    "on holiday",
    "on vacation",
    "ill",
    "sick",
    "busy",
    "away",
    "part time",
    "part-time",
    "neu",
    "im urlaub",
    "krank",
    "in elternzeit",
    "im ruhestand",
    "in rente",
    "teilzeit",
    "beschaftigt",
    "退休",
    "休假",
    "生病",
    "很忙",
    "新来的",
];

/// Departments, which are no given names.
pub(super) const DEPARTMENTS: &[&str] = &[
    "sales",
    "marketing",
    "purchasing",
    "procurement",
    "finance",
    "controlling",
    "accounting",
    "legal",
    "hr",
    "it",
    "production",
    "maintenance",
    "engineering",
    "operations",
    "quality",
    "logistics",
    "research",
    "development",
    "r&d",
    "service",
    "safety",
    "administration",
    "vertrieb",
    "einkauf",
    "finanzen",
    "buchhaltung",
    "recht",
    "personal",
    "produktion",
    "fertigung",
    "instandhaltung",
    "technik",
    "qualitat",
    "logistik",
    "forschung",
    "entwicklung",
    "konstruktion",
    "verwaltung",
    "werk",
    "sicherheit",
];
