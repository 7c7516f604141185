//! Words that say which way a message or a call went.

/// Words before somebody from whom something came.
pub(super) const SENDERS: &[&str] = &["from", "von", "vom", "de", "v", "来自", "收到"];

/// Words before somebody by whom something was sent, behind its word: `emailed by Brandt`.
pub(super) const BY: &[&str] = &["by", "durch", "par", "por"];

/// Words before what it was sent by: `asked by mail`.
pub(super) const MEANS: &[&str] = &["by", "via", "per", "par", "por", "通过", "用"];

/// Words before somebody to whom something went.
pub(super) const RECIPIENTS: &[&str] = &["to", "an", "给"];

/// Strokes that say the same.
pub(super) const ARROWS: &[&str] = &["->", "→", "=>", "-->", ">", "»"];

/// Strokes that lead back: whoever stands behind them sent it.
pub(super) const BACK_ARROWS: &[&str] = &["<-", "←", "<=", "<--", "«"];

/// Words of a call of ours that reached whoever is named behind them.
pub(super) const REACHED: &[&str] = &[
    "got hold of",
    "get hold of",
    "got a hold of",
    "got through to",
    "zu fassen bekommen",
    "zu fassen gekriegt",
    "ans telefon bekommen",
    "reussi a joindre",
    "consegui hablar con",
    "联系上",
    "联系上了",
];

/// Words before somebody who got it as well.
pub(super) const COPIES: &[&str] =
    &["cc", "cc'd", "cced", "bcc", "cc an", "in cc", "in kopie", "kopie an"];

/// Words for us, as those to whom or with whom something was.
pub(super) const US: &[&str] =
    &["me", "us", "mir", "uns", "mich", "moi", "nous", "m'a", "m’a", "nos", "m'ont"];

/// Words for us, at an end of an arrow, beside those.
pub(super) const WE: &[&str] = &["i", "we", "ich", "wir", "je", "yo", "我", "我们"];

/// Words before what we did.
pub(super) const OURS: &[&str] =
    &["i", "we", "ich", "wir", "habe", "haben", "have", "i've", "we've", "j'ai", "我", "我们"];

/// Words of what somebody does who turns to us; not understood beyond that, they stay in the note.
pub(super) const TURNS_TO: &[&str] = &[
    "forwarded",
    "forwards",
    "chased",
    "chases",
    "pinged",
    "pings",
    "contacted",
    "contacts",
    "asked",
    "asks",
    "nudged",
    "leitet",
    "leitete",
    "meldet",
    "meldete",
    "fragt",
    "fragte",
    "bedankt",
    "bedankte",
    "bittet",
    "bat",
    "mahnt",
    "mahnte",
];

/// Words of a message that came back to us: it reached us.
pub(super) const ARRIVED: &[&str] = &[
    "reply",
    "replied",
    "replies",
    "wrote back",
    "writes back",
    "mailed back",
    "answer",
    "answered",
    "answers",
    "received",
    "got",
    "antwort",
    "antwortet",
    "antwortete",
    "geantwortet",
    "erhalten",
    "bekommen",
    "ruckmeldung",
    "回复",
    "回信",
    "收到",
    "收到了",
    "recu",
];

/// Of these what somebody does: at the beginning, with nobody before it, we did.
pub(super) const ANSWERS: &[&str] =
    &["replied", "wrote back", "mailed back", "answered", "geantwortet", "beantwortet", "回复"];

/// Words beside a message or a call that has reached us.
pub(super) const INBOUND: &[&str] = &[
    "inbound",
    "incoming",
    "eingegangen",
    "eingang",
    "eingehend",
    "eingehende",
    "eingehender",
    "bekam",
    "bekamen",
    "erhielt",
    "erhielten",
    "kam",
    "entrant",
    "entrante",
    "recibido",
    "recibida",
    "recibi",
];

/// Words of both kinds: it reached us, and the one before them wrote it.
pub(super) const WROTE_TO_US: &[&str] = &[
    "来信",
    "来邮件",
    "发来",
    "发来了",
    "回邮件",
    "回了邮件",
    "回微信",
    "回了微信",
    "回复了",
    "回信了",
    "回了信",
    "repondu",
];

/// Words that say of the one before them that the message was theirs.
pub(super) const WROTE: &[&str] = &[
    "wrote",
    "writes",
    "mailed",
    "mails",
    "emailed",
    "emails",
    "e-mailed",
    "texted",
    "texts",
    "messaged",
    "messages",
    "dmed",
    "dm'd",
    "whatsapped",
    "has written",
    "schrieb",
    "schreibt",
    "hat geschrieben",
    "hat gemailt",
    "mailt",
    "mailte",
    "simst",
    "a ecrit",
    "ecrit",
    "escribio",
    "来微信",
    "来短信",
    "来消息",
];

/// The same of a call.
pub(super) const CALLED: &[&str] = &[
    "called",
    "calls",
    "phoned",
    "phones",
    "rang",
    "rings",
    "called back",
    "calls back",
    "rang back",
    "phoned back",
    "rang up",
    "has called",
    "returned my call",
    "returned our call",
    "returned the call",
    "rief an",
    "ruft an",
    "rief",
    "rief zuruck",
    "ruft zuruck",
    "hat angerufen",
    "hat zuruckgerufen",
    "a appele",
    "llamo",
    "来电",
    "回电",
];

/// Behind which, and a name before them, a participle says what they did: `Brandes hat gestern geschrieben`.
pub(super) const HAS: &[&str] = &["hat", "has", "a"];

/// Such participles.
pub(super) const WRITTEN: &[&str] = &[
    "geschrieben",
    "gemailt",
    "gesendet",
    "geschickt",
    "written",
    "angerufen",
    "zuruckgerufen",
    "appele",
    "telephone",
    "ecrit",
];

/// A call of theirs that nobody took.
pub(super) const MISSED_CALL: &[&str] = &[
    "missed call",
    "missed a call",
    "missed the call",
    "missed her call",
    "missed his call",
    "missed their call",
    "verpasster anruf",
    "verpassten anruf",
    "anruf verpasst",
    "entgangener anruf",
    "anruf in abwesenheit",
    "未接来电",
    "llamada perdida",
    "appel manque",
    "appel en absence",
];

/// They spoke to our machine.
pub(super) const LEFT_FOR_US: &[&str] = &[
    "left a message",
    "left a voicemail",
    "left a vm",
    "left me a message",
    "left us a message",
    "left me a voicemail",
    "left us a voicemail",
    "left me a vm",
    "left voicemail",
    "hat auf den ab gesprochen",
    "hat auf ab gesprochen",
    "hat auf die mailbox gesprochen",
    "tried to call me",
    "tried to call us",
    "tried to reach me",
    "tried to reach us",
    "tried to ring me",
];

/// Words of a call that nobody took, or of a machine: theirs, where it is said from whom.
pub(super) const MACHINE: &[&str] = &[
    "missed",
    "missed it",
    "missed her",
    "missed him",
    "missed them",
    "verpasst",
    "vm",
    "voicemail",
    "voice mail",
    "voice message",
    "v/m",
    "mailbox",
    "ab",
    "anrufbeantworter",
    "sprachnachricht",
    "message vocal",
    "repondeur",
    "buzon",
    "mensaje de voz",
    "went to voicemail",
    "语音信箱",
    "留言",
];

/// What has not been answered by now: nothing has reached us.
pub(super) const WAITING: &[&str] = &[
    "waiting for",
    "still waiting for",
    "waiting on",
    "still waiting on",
    "nothing from",
    "still nothing from",
    "nothing yet from",
    "no word from",
    "no news from",
    "warte auf",
    "warten auf",
    "warte noch auf",
    "nichts von",
    "noch nichts von",
    "keine nachricht von",
    "auto-reply",
    "auto reply",
    "autoreply",
    "auto-reply from",
    "auto reply from",
    "ooo",
    "ooo from",
    "out of office reply",
    "abwesenheitsnotiz",
    "abwesenheitsnotiz von",
    "automatische antwort",
    "automatische antwort von",
    "en attente de",
    "rien de",
    "sin noticias de",
    "nada de",
    "esperando a",
    "自动回复",
];
