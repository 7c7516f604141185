//! Words that say which way a message went.

/// Words before somebody from whom something came.
pub(super) const SENDERS: &[&str] = &["from", "von", "vom", "de", "来自", "收到"];

/// Words before somebody to whom something went.
pub(super) const RECIPIENTS: &[&str] = &["to", "an", "给"];

/// Words before what we did.
pub(super) const OURS: &[&str] =
    &["i", "we", "ich", "wir", "habe", "haben", "have", "i've", "we've", "我", "我们"];

/// Words of something that went to somebody, where nobody stands before them; else it came from them.
pub(super) const SENT: &[&str] =
    &["sent", "send", "sends", "gave", "geschickt", "schickt", "schickte", "gesendet", "sendete"];

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
    "回复",
    "回信",
    "收到",
    "收到了",
    "recu",
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
    "emailed",
    "texted",
    "has written",
    "schrieb",
    "schreibt",
    "hat geschrieben",
    "hat gemailt",
    "来微信",
    "来短信",
    "来消息",
];

/// Words behind which, and a name before them, a participle says what they did: `Brandes hat gestern geschrieben`.
pub(super) const HAS: &[&str] = &["hat", "has"];

/// Such participles.
pub(super) const WRITTEN: &[&str] = &["geschrieben", "gemailt", "gesendet", "geschickt", "written"];
