//! The words of cells: closed sets, marks and yes or no, as tables write them.

use crate::text::fold;

/// Field, word of the file, other words for it.
const WORDS: &[(&str, &str, &[&str])] = &[
    ("shelf", "best", &["best place", "top", "beste stelle", "beste", "bestplatz", "最佳"]),
    (
        "shelf",
        "eye_level",
        &["eyelevel", "augenhohe", "augenhoehe", "sichthohe", "sichthoehe", "视线高度"],
    ),
    ("shelf", "lower", &["below", "bottom", "unten", "unteres fach", "下层"]),
    ("shelf", "end", &["end of the aisle", "gangende", "regalende", "kopfregal", "端架"]),
    (
        "shelf",
        "none",
        &["out", "out of stock", "not there", "missing", "fehlt", "ausverkauft", "缺货"],
    ),
    ("tier", "prospect", &["lead", "interessent", "neukunde", "potenzial", "潜在", "潜在客户"]),
    (
        "tier",
        "ordinary",
        &[
            "normal",
            "standard",
            "c",
            "c-kunde",
            "c类",
            "bestandskunde",
            "normalkunde",
            "普通",
            "普通客户",
            "一般客户",
        ],
    ),
    (
        "tier",
        "target",
        &[
            "b",
            "b-kunde",
            "b kunde",
            "b customer",
            "b类",
            "target account",
            "zielkunde",
            "目标",
            "目标客户",
        ],
    ),
    (
        "tier",
        "key",
        &[
            "a",
            "a-kunde",
            "a类",
            "key account",
            "vip",
            "schlusselkunde",
            "schluesselkunde",
            "grosskunde",
            "重点",
            "重点客户",
            "大客户",
            "关键客户",
        ],
    ),
    ("status", "active", &["aktiv", "current", "活跃", "合作中"]),
    ("status", "dormant", &["inactive", "inaktiv", "ruhend", "休眠", "不活跃"]),
    ("status", "lost", &["verloren", "closed lost", "abgelehnt", "流失", "丢单", "输单"]),
    ("status", "open", &["offen", "running", "laufend", "进行中"]),
    ("status", "won", &["gewonnen", "closed won", "order", "beauftragt", "赢单", "成交"]),
    ("status", "dropped", &["cancelled", "canceled", "abgebrochen", "eingestellt", "取消"]),
    (
        "level",
        "executive",
        &[
            "c-level",
            "c level",
            "board",
            "management",
            "geschaftsleitung",
            "vorstand",
            "高管",
            "高层",
        ],
    ),
    ("level", "senior", &["director", "leitung", "bereichsleitung", "高级", "总监"]),
    ("level", "middle", &["manager", "abteilungsleitung", "teamleitung", "中层"]),
    ("level", "working", &["staff", "operational", "sachbearbeitung", "员工", "基层"]),
    (
        "roles",
        "decision_maker",
        &[
            "decides",
            "decider",
            "entscheidet",
            "final say",
            "has the final say",
            "说了算",
            "decision maker",
            "entscheider",
            "entscheiderin",
            "决策者",
            "决策人",
        ],
    ),
    ("roles", "approver", &["approves", "genehmiger", "freigeber", "审批人"]),
    ("roles", "technical", &["technik", "techniker", "技术", "技术人员"]),
    ("roles", "user", &["uses", "anwender", "nutzer", "使用者", "用户"]),
    ("roles", "purchasing", &["buys", "buyer", "einkauf", "einkaufer", "einkaeufer", "采购"]),
    ("roles", "influencer", &["has influence", "beeinflusser", "影响者"]),
    ("roles", "gatekeeper", &["torwachter", "turhuter", "把关人"]),
    ("roles", "coach", &["informant", "内线", "教练"]),
    ("roles", "champion", &["promotor", "sponsor", "支持者"]),
];

/// Field, mark, words for it: docs/FILE.md and the screens.
const MARKS: &[(&str, i64, &[&str])] = &[
    (
        "attitude",
        -2,
        &[
            "opposed",
            "against",
            "against us",
            "is against us",
            "gegen uns",
            "ist gegen uns",
            "dagegen",
            "gegner",
            "gegnerin",
            "反对",
            "反对我们",
        ],
    ),
    ("attitude", -1, &["cool", "cold", "sceptical", "skeptical", "skeptisch", "kuhl", "冷淡"]),
    ("attitude", 0, &["neutral", "open", "offen", "中立"]),
    (
        "attitude",
        1,
        &[
            "supportive",
            "for us",
            "is for us",
            "friendly",
            "positiv",
            "fur uns",
            "ist fur uns",
            "dafur",
            "支持",
            "支持我们",
        ],
    ),
    ("attitude", 2, &["sells for us", "fights for us", "sells", "verkauft fur uns", "力挺"]),
    ("relationship", 0, &["none", "keine", "无"]),
    ("relationship", 1, &["knows our name", "kennt unseren namen", "知道我们"]),
    ("relationship", 2, &["met us", "has met us", "met", "kennt uns", "见过"]),
    ("relationship", 3, &["trust", "working trust", "vertrauen", "信任"]),
    ("relationship", 4, &["confides", "vertraut uns an", "信赖"]),
    ("relationship", 5, &["ally", "verbundeter", "盟友"]),
    (
        "buying_stage",
        1,
        &[
            "need",
            "lead",
            "project",
            "bedarf",
            "projekt",
            "qualification",
            "立项",
            "需求",
            "need identified",
            "need recognised",
            "need recognized",
            "bedarf erkannt",
            "bedarfserkennung",
            "bedarfsermittlung",
            "prospecting",
            "anfrage",
            "besoin",
            "besoin identifie",
            "需求确认",
            "需求分析",
            "线索",
            "意向",
        ],
    ),
    (
        "buying_stage",
        2,
        &[
            "preliminary",
            "preliminary research",
            "research",
            "qualified",
            "discovery",
            "vorauswahl",
            "初步调研",
            "初选",
            "qualified lead",
            "qualified to buy",
            "appointment scheduled",
            "meeting scheduled",
            "contact made",
            "qualifiziert",
            "qualifizierung",
            "qualifie",
            "needs analysis",
            "analyse",
            "sondierung",
            "preselection",
            "初步接触",
            "验证",
        ],
    ),
    (
        "buying_stage",
        3,
        &[
            "specification",
            "spec",
            "spezifikation",
            "pflichtenheft",
            "技术规格",
            "方案",
            "technical specification",
            "presentation scheduled",
            "demo scheduled",
            "needs defined",
            "lastenheft",
            "konzept",
            "solution",
            "cahier des charges",
            "demo",
            "testphase",
            "技术方案",
            "方案设计",
            "技术交流",
        ],
    ),
    (
        "buying_stage",
        4,
        &[
            "tender",
            "evaluation",
            "proposal",
            "offer",
            "bid",
            "quote",
            "angebot",
            "ausschreibung",
            "投标",
            "招标",
            "评标",
            "报价",
            "proposal sent",
            "angebot abgegeben",
            "angebotsphase",
            "angebotsabgabe",
            "offre",
            "devis",
            "appel d offres",
            "quotation",
            "quoted",
            "招投标",
            "标书",
            "方案报价",
        ],
    ),
    (
        "buying_stage",
        5,
        &[
            "negotiation",
            "contract",
            "verhandlung",
            "vertrag",
            "谈判",
            "签约",
            "合同",
            "vertragsverhandlung",
            "verhandlungsphase",
            "in negotiation",
            "contract sent",
            "decision maker bought-in",
            "contracting",
            "negociation",
            "商务谈判",
            "合同谈判",
        ],
    ),
    (
        "buying_stage",
        6,
        &[
            "installation",
            "implementation",
            "delivery",
            "umsetzung",
            "lieferung",
            "实施",
            "安装",
            "交付",
            "auslieferung",
            "inbetriebnahme",
            "montage",
            "livraison",
            "mise en service",
            "go live",
            "验收",
            "执行",
        ],
    ),
    ("selling_stage", 1, &["collect information", "information"]),
    ("selling_stage", 2, &["relationships", "clarify roles"]),
    ("selling_stage", 3, &["specification"]),
    ("selling_stage", 4, &["bid"]),
    ("selling_stage", 5, &["negotiation"]),
    ("selling_stage", 6, &["collect the money", "serve"]),
];

/// The words of an answer.
const FLAGS: &[(bool, &[&str])] = &[
    (true, &["yes", "y", "true", "x", "1", "ja", "j", "wahr", "是", "有", "√", "✓"]),
    (false, &["no", "n", "false", "0", "nein", "falsch", "否", "无"]),
];

fn plain(text: &str) -> String {
    fold(text.trim()).replace('_', " ")
}

/// The word of a closed set that a cell means.
pub fn word(field: &str, allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    let text = plain(text);
    let own = allowed.iter().copied().find(|w| plain(w) == text);
    own.or_else(|| {
        let known = WORDS.iter().find(|(f, w, others)| {
            *f == field && allowed.contains(w) && others.contains(&text.as_str())
        });
        known.map(|(_, word, _)| *word)
    })
}

/// The mark that a word means.
pub fn mark(field: &str, text: &str) -> Option<i64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = plain(text);
    MARKS
        .iter()
        .find(|(f, _, words)| *f == field && words.contains(&text.as_str()))
        .map(|(_, mark, _)| *mark)
}

/// The stage that the words of a cell name: as a whole, else by the one stage whose words stand in it.
pub fn stage(text: &str, stages: &[(i64, String)]) -> Option<i64> {
    let folded = plain(text);
    let own = stages.iter().find(|(_, name)| plain(name) == folded).map(|(number, _)| *number);
    let whole = own.or_else(|| mark("buying_stage", text));
    if whole.is_some() || text.chars().any(|c| c.is_ascii_digit()) {
        return whole;
    }
    let mut found = MARKS
        .iter()
        .filter(|(field, _, words)| {
            *field == "buying_stage" && words.iter().any(|w| inside(&folded, w))
        })
        .map(|(_, mark, _)| *mark);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

fn inside(folded: &str, word: &str) -> bool {
    match word.is_ascii() {
        true => {
            let long = word.len() >= 6 && folded.contains(word);
            long || folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == word && w.len() >= 3)
        }
        false => folded.contains(word),
    }
}

/// The role that a word means.
pub fn role(text: &str) -> Option<&'static str> {
    use crate::model::{Choice, Role};
    word("roles", Role::WORDS, text)
}

pub fn flag(text: &str) -> Option<bool> {
    let text = plain(text);
    FLAGS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(yes, _)| *yes)
}
