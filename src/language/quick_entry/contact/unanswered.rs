//! Lines that say that what we wrote was not answered: `Orth hasn't replied to my mail`.

use super::ContactReader;
use super::shape::text_of;
use super::tokens::Token;
use crate::text::fold;

/// Words that deny what is behind them.
const DENY: &[&str] = &[
    "no",
    "not",
    "never",
    "without",
    "hasn't",
    "hasn’t",
    "hasnt",
    "haven't",
    "haven’t",
    "havent",
    "didn't",
    "didn’t",
    "didnt",
    "doesn't",
    "doesn’t",
    "doesnt",
    "nothing",
    "nicht",
    "nie",
    "kein",
    "keine",
    "keinen",
    "ohne",
    "nichts",
    "没",
    "没有",
    "还没",
    "还没有",
    "未",
    "尚未",
    "pas",
    "jamais",
];

/// Of these also behind what they deny: `er antwortete auf meine Mail nicht`.
const DENY_BEHIND: &[&str] = &["nicht", "nie"];

/// What somebody does who answers something written, beside the words of a message that has arrived.
const REPLIED: &[&str] = &[
    "reply",
    "replied",
    "replies",
    "wrote back",
    "written back",
    "mailed back",
    "respond",
    "responded",
    "response",
    "react",
    "reacted",
    "geantwortet",
    "antwortet",
    "antwortete",
    "reagiert",
    "reagierte",
    "ruckmeldung",
    "reaktion",
    "回复",
    "回信",
    "回邮件",
    "回复了",
    "回信了",
    "回了邮件",
    "repondu",
];

/// The same of an answer, which may be given on the phone.
const ANSWERED: &[&str] = &["answer", "answered", "answers", "antwort"];

/// No answer, by themselves.
pub(super) const UNANSWERED: &[&str] = &[
    "unanswered",
    "unbeantwortet",
    "no word",
    "nothing heard",
    "heard nothing",
    "nichts gehort",
    "没回",
    "没回我",
    "没回复",
    "没有回复",
    "没回信",
    "没答复",
    "没有答复",
    "未回复",
    "没回音",
    "没有回音",
    "没消息",
    "不回",
];

/// What is written and waits for an answer.
const PAPERS: &[&str] = &[
    "mail",
    "mails",
    "email",
    "emails",
    "e-mail",
    "message",
    "messages",
    "letter",
    "nachricht",
    "schreiben",
    "brief",
    "邮件",
    "信",
    "微信",
    "短信",
    "offer",
    "offers",
    "quote",
    "quotation",
    "proposal",
    "request",
    "question",
    "questions",
    "enquiry",
    "inquiry",
    "invitation",
    "angebot",
    "anfrage",
    "frage",
    "fragen",
    "vorschlag",
    "einladung",
    "报价",
    "问题",
    "方案",
    "courriel",
    "offre",
];

/// Words between those of an answer that did not come, which say nothing of their own.
const BETWEEN: &[&str] = &[
    "yet", "still", "so", "far", "bisher", "bislang", "noch", "any", "immer", "leider", "auf",
    "mein", "meinem", "meines", "unser", "unserem", "unseres", "to", "还", "一直", "encore",
];

impl ContactReader<'_> {
    /// Whether these words say that what we wrote was not answered: then nothing has reached us.
    pub(super) fn reads_unanswered(&mut self, tokens: &[Token]) {
        if !self.takes("outcome") {
            return;
        }
        for clause in tokens.chunk_by(|_, next| !next.apart) {
            let denied = is_denied(clause, ANSWERED);
            let replied = has(clause, UNANSWERED) || is_denied(clause, REPLIED);
            self.unanswered |= denied || replied;
            self.was_written |= replied || (denied && has(clause, PAPERS));
        }
    }

    /// No answer, and a message where no other kind is said, of what was said to be unanswered.
    pub(super) fn settle_unanswered(&mut self) {
        if !self.unanswered {
            return;
        }
        self.outcome = Some("no_answer");
        if self.was_written && self.kind.is_none() && self.takes("kind") {
            self.kind = Some("message");
        }
    }

    /// A word that says so: it is not of the note.
    pub(super) fn says_unanswered(&self, word: &str) -> bool {
        let folded = fold(word);
        self.unanswered && [DENY, REPLIED].iter().any(|words| words.contains(&folded.as_str()))
    }
}

/// What waits for an answer, and the words beside it, say no more of one that did not come.
pub(super) fn is_beside_answer(word: &str) -> bool {
    let folded = fold(word.trim_matches(['.', '!']));
    [PAPERS, BETWEEN].iter().any(|words| words.contains(&folded.as_str()))
}

/// The words of the list stand in the clause.
fn has(clause: &[Token], words: &[&str]) -> bool {
    places(clause, words).next().is_some()
}

/// Where words of the list begin in the clause: one or two of them together.
fn places(clause: &[Token], words: &[&str]) -> impl Iterator<Item = usize> {
    let found = (0..clause.len()).filter(move |at| {
        let text = |n: &usize| clause.get(*at..at + n).map(|tokens| fold(&text_of(tokens)));
        (1..=2).filter_map(|n| text(&n)).any(|text| words.contains(&text.as_str()))
    });
    found.collect::<Vec<_>>().into_iter()
}

/// One of these words is denied in the clause.
fn is_denied(clause: &[Token], words: &[&str]) -> bool {
    places(clause, words).any(|at| has(&clause[..at], DENY) || has(&clause[at..], DENY_BEHIND))
}
