//! The words of promises in three languages, as data.

/// Ours, as a sentence begins with it.
pub(super) const WE: &[&str] = &["i", "we", "ich", "wir", "i'll", "we'll"];

/// Theirs, as a sentence goes on about somebody.
pub(super) const THEY: &[&str] = &["he", "she", "they", "er", "sie", "he'll", "she'll", "they'll"];

/// The same in Chinese; longer ones first.
pub(super) const CHINESE_WE: &[&str] = &["我们", "我方", "我"];
pub(super) const CHINESE_THEY: &[&str] = &["他们", "她们", "对方", "客户", "他", "她"];

/// Behind these a clause of its own may begin.
pub(super) const JOINING: &[&str] = &[
    "and", "but", "then", "so", "that", "said", "says", "und", "aber", "dann", "sagt", "sagte",
    "et",
];

/// Words between who and what they do.
pub(super) const ADVERBS: &[&str] = &[
    "also", "then", "now", "still", "just", "gladly", "auch", "dann", "noch", "gleich", "gern",
    "gerne",
];

/// Words that make the verb behind them one of what is to come.
pub(super) const WILL: &[&str] =
    &["will", "shall", "wird", "werde", "werden", "wollen", "is", "are", "am"];
/// Of these, those that do so only before `going to`.
pub(super) const GOING: &[&str] = &["is", "are", "am"];

/// Words that lead to a day, which is read with them.
pub(super) const BEFORE_DAY: &[&str] = &["bis", "am", "zum", "ab", "vor", "spätestens"];

/// Words of a German line: `will` in it is what somebody wants. `bis` and the weekdays stand in English ones too.
pub(super) const GERMAN_WORDS: &[&str] = &[
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "im", "am",
    "zum", "zur", "vom", "beim", "und", "oder", "mit", "von", "für", "auf", "aus", "bei", "nach",
    "über", "noch", "nur", "erst", "trotzdem", "doch", "schon", "wieder", "mehr", "uns", "ihm",
    "ihr", "ihnen", "sich", "haben", "sein", "werden",
];

/// Third persons that are no noun as well, so that a note may begin with them: `sends figures by Fri`.
pub(super) const PLAINLY: &[&str] = &[
    "sends",
    "brings",
    "delivers",
    "forwards",
    "introduces",
    "provides",
    "confirms",
    "clarifies",
    "arranges",
    "organises",
    "organizes",
    "submits",
    "prepares",
    "meldet",
    "gibt",
    "liefert",
    "prüft",
    "klärt",
    "bestätigt",
    "erstellt",
    "organisiert",
    "antwortet",
    "informiert",
    "kümmert",
];

/// Words that promise by themselves.
pub(super) const PROMISED: &[&str] = &[
    "promised",
    "promises",
    "promise",
    "verspricht",
    "versprach",
    "versprochen",
    "zugesagt",
    "agreed",
];

/// A sentence with one of these promises nothing: it is denied, a habit, or under a condition.
pub(super) const NONE: &[&str] = &[
    "not",
    "never",
    "nothing",
    "none",
    "nobody",
    "nor",
    "cannot",
    "without",
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "keinem",
    "keines",
    "ohne",
    "every",
    "each",
    "always",
    "usually",
    "often",
    "sometimes",
    "jede",
    "jeden",
    "jedes",
    "jeder",
    "immer",
    "oft",
    "manchmal",
    "if",
    "unless",
    "wenn",
    "falls",
    "maybe",
    "perhaps",
    "vielleicht",
    "would",
    "could",
    "might",
];

/// The same in Chinese.
pub(super) const CHINESE_NONE: &[&str] =
    &["不", "没", "未", "别", "每", "如果", "可能", "也许", "？", "吗"];

/// Verbs of what is promised: infinitive, third person; and whether they promise without a day, said to somebody.
pub(super) const ENGLISH: &[(&str, &str, bool)] = &[
    ("send", "sends", true),
    ("bring", "brings", true),
    ("deliver", "delivers", true),
    ("forward", "forwards", true),
    ("ship", "ships", true),
    ("mail", "mails", true),
    ("email", "emails", true),
    ("introduce", "introduces", true),
    ("provide", "provides", true),
    ("share", "shares", false),
    ("supply", "supplies", false),
    ("return", "returns", false),
    ("prepare", "prepares", false),
    ("submit", "submits", false),
    ("confirm", "confirms", false),
    ("clarify", "clarifies", false),
    ("check", "checks", false),
    ("arrange", "arranges", false),
    ("organise", "organises", false),
    ("organize", "organizes", false),
    ("order", "orders", false),
    ("sign", "signs", false),
    ("quote", "quotes", false),
    ("ask", "asks", false),
    ("call", "calls", false),
    ("ring", "rings", false),
    ("write", "writes", false),
    ("pay", "pays", false),
    ("report", "reports", false),
    ("present", "presents", false),
    ("invite", "invites", false),
    ("book", "books", false),
    ("decide", "decides", false),
    ("give", "gives", false),
    ("take", "takes", false),
    ("get", "gets", false),
    ("show", "shows", false),
    ("answer", "answers", false),
    ("reply", "replies", false),
    ("finish", "finishes", false),
    ("tell", "tells", false),
    ("release", "releases", false),
    ("approve", "approves", false),
    ("review", "reviews", false),
    ("hand", "hands", false),
    ("make", "makes", false),
    ("do", "does", false),
    ("come", "comes", false),
    ("set", "sets", false),
];

/// The same in German: first person, third person, infinitive.
pub(super) const GERMAN: &[(&str, &str, &str, bool)] = &[
    ("schicke", "schickt", "schicken", true),
    ("sende", "sendet", "senden", true),
    ("liefere", "liefert", "liefern", false),
    ("bringe", "bringt", "bringen", true),
    ("maile", "mailt", "mailen", true),
    ("besorge", "besorgt", "besorgen", true),
    ("melde", "meldet", "melden", false),
    ("gebe", "gibt", "geben", false),
    ("reiche", "reicht", "einreichen", false),
    ("rufe", "ruft", "anrufen", false),
    ("schreibe", "schreibt", "schreiben", false),
    ("frage", "fragt", "fragen", false),
    ("prüfe", "prüft", "prüfen", false),
    ("kläre", "klärt", "klären", false),
    ("bestätige", "bestätigt", "bestätigen", false),
    ("bestelle", "bestellt", "bestellen", false),
    ("unterschreibe", "unterschreibt", "unterschreiben", false),
    ("zahle", "zahlt", "zahlen", false),
    ("bezahle", "bezahlt", "bezahlen", false),
    ("mache", "macht", "machen", false),
    ("erstelle", "erstellt", "erstellen", false),
    ("bereite", "bereitet", "vorbereiten", false),
    ("organisiere", "organisiert", "organisieren", false),
    ("lege", "legt", "vorlegen", false),
    ("stelle", "stellt", "vorstellen", false),
    ("entscheide", "entscheidet", "entscheiden", false),
    ("nehme", "nimmt", "nehmen", false),
    ("zeige", "zeigt", "zeigen", false),
    ("antworte", "antwortet", "antworten", false),
    ("informiere", "informiert", "informieren", false),
    ("übergebe", "übergibt", "übergeben", false),
    ("hole", "holt", "einholen", false),
    ("lade", "lädt", "einladen", false),
    ("kümmere", "kümmert", "kümmern", false),
    ("leite", "leitet", "weiterleiten", false),
];

/// Chinese verbs of what is promised.
pub(super) const CHINESE: &[&str] = &[
    "发",
    "寄",
    "送",
    "交",
    "给",
    "提供",
    "回复",
    "答复",
    "确认",
    "安排",
    "介绍",
    "签",
    "下单",
    "付款",
    "报价",
    "准备",
    "打电话",
    "联系",
    "转发",
    "通知",
];

/// Words of a Chinese promise that holds without a day.
pub(super) const CHINESE_SURE: &[&str] = &["会", "将", "答应", "承诺"];

/// To whom something goes: with one of these a verb of sending promises without a day.
pub(super) const TO: &[&str] =
    &["us", "me", "uns", "mir", "him", "her", "them", "you", "ihm", "ihr", "ihnen", "ihn"];
