//! Does an answer to what has become of a promise say that it was kept? (METHOD F2)

use crate::text::fold;

/// Words and phrases that say so, folded.
const KEPT: &str = "\
    came arrived received delivered sent done settled fulfilled showed shown introduced signed \
    kam kamen gekommen angekommen eingetroffen eingegangen erledigt geliefert geschickt gesendet \
    zugestellt ubergeben uebergeben gezeigt vorgestellt eingehalten gehalten unterschrieben";
const KEPT_PHRASES: &[&str] = &[
    "has come",
    "have come",
    "handed over",
    "turned up",
    "got it",
    "got them",
    "have got",
    "have it",
    "have them",
    "is here",
    "are here",
    "was kept",
    "is kept",
    "kept it",
    "kept his",
    "kept her",
    "kept their",
    "promise kept",
    "gave us",
    "gave me",
    "brought us",
    "ist da",
    "sind da",
    "liegt vor",
    "liegen vor",
];

/// The whole answer, where a word alone says so.
const ALONE: &[&str] = &["yes", "kept", "here", "ja", "da", "是", "是的", "好了"];

/// Participles that are also the present tense: `haben wir bekommen` says so, `bekommen wir am Freitag` does not.
const RECEIVED: &[&str] = &["bekommen", "erhalten"];
const HAVE: &[&str] = &["hab", "habe", "haben", "wurde", "wurden"];
const WHO: &[&str] = &["wir", "ich", "sie", "er", "du", "ihr"];

const KEPT_CHINESE: &[&str] = &[
    "收到", "到了", "已到", "来了", "给了", "已发", "发了", "已寄", "寄了", "已交", "交了", "拿到",
    "办好", "做好", "完成", "兑现", "签了",
];

/// Words that leave it open or in doubt, whatever else is said.
const OPEN: &str = "\
    hasnt havent isnt arent wasnt didnt doesnt dont wont cant no nope not never nothing none \
    nobody without yet still later soon tomorrow next will ll shall should would could may might \
    going coming comes be being gets getting get needs need until till before once when if \
    unless wait waits waiting pending outstanding missing forgot forgotten lost chase chasing \
    ask asks asking asked remind reminds reminder reminded promised promises expect expects \
    expected hopes wants says said claims told thinks partly part half some only almost nearly \
    wrong incomplete instead but except excuse excuses off nein nicht nichts nie kein keine \
    keiner keinen ohne noch morgen ubermorgen uebermorgen nachste nachster nachsten nachstes \
    naechste naechster naechsten naechstes kommende kommenden kommender kommt kommen folgt \
    folgen wird werden soll sollen sollte wollte spater spaeter bald demnachst demnaechst dauert \
    verschoben warte warten wartet offen fragt frage fragen nachfragen gefragt hakt nachhaken \
    erinnern erinnert erinnerung mahnen mahnung verspricht versprochen zugesagt sagt sagte \
    gesagt meint fehlt fehlen vergessen verloren falsch falsche teilweise teil halb halbe nur \
    fast aber ausser ausrede unvollstandig unvollstaendig unterwegs wenn sobald falls";
const OPEN_PHRASES: &[&str] = &["up with", "came up", "gave up"];

const OPEN_CHINESE: &[&str] = &[
    "没",
    "未",
    "不",
    "明天",
    "后天",
    "下周",
    "下个",
    "下月",
    "下星期",
    "会",
    "将",
    "还",
    "等",
    "催",
    "快",
    "马上",
    "稍",
    "以后",
    "再",
    "要",
    "答应",
    "可能",
    "应该",
    "问",
    "说",
    "一半",
    "部分",
];

/// Only where it says so, and nothing in it leaves it open: in doubt it does not.
pub fn says_kept(answer: &str) -> bool {
    if answer.contains(['?', '？']) {
        return false;
    }
    let plain = answer.replace('\u{2019}', "'").to_lowercase();
    let plain = fold(&plain.replace("n't", " not").replace("'ll", " will").replace('\'', " "));
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // "heute morgen" is a part of today, not the day after it.
    let said = format!(" {} ", words.join(" "))
        .replace(" heute morgen ", " heute ")
        .replace(" gestern morgen ", " gestern ");
    let words: Vec<&str> = said.split_whitespace().collect();
    let has = |list: &str| list.split_whitespace().any(|word| words.contains(&word));
    let says = |phrases: &[&str]| phrases.iter().any(|p| said.contains(&format!(" {p} ")));
    let holds = |signs: &[&str]| signs.iter().any(|sign| said.contains(sign));
    if has(OPEN) || says(OPEN_PHRASES) || holds(OPEN_CHINESE) || is_by_a_day(&said) {
        return false;
    }
    let received = says(RECEIVED) && (says(HAVE) || !says(WHO));
    has(KEPT)
        || says(KEPT_PHRASES)
        || received
        || holds(KEPT_CHINESE)
        || ALONE.contains(&said.trim())
}

/// `done by Friday`, `bis 12.11. erledigt`: a day to come; `sent by mail` is none.
fn is_by_a_day(said: &str) -> bool {
    const DAYS: &[&str] = &[
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
        "die", "don", "sam", "son", "end", "the", "ende", "zum", "noon", "tonight", "then",
    ];
    let mut words = said.split_whitespace().skip_while(|w| *w != "by" && *w != "bis");
    let Some(next) = words.next().and_then(|_| words.next()) else { return false };
    let is_weekday = ["day", "tag", "woch"].iter().any(|end| next.ends_with(end));
    next.starts_with(|c: char| c.is_numeric()) || is_weekday || DAYS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_said_to_be() {
        for answer in [
            "it came on Friday",
            "came two days late",
            "We've received it.",
            "sent by mail last week",
            "has come",
            "done",
            "yes",
            "got it from Kai",
            "ist da",
            "Kam gestern per Post",
            "kam heute Morgen",
            "haben wir am 12.11. bekommen",
            "erhalten",
            "wurde geschickt",
            "erledigt",
            "已收到",
            "上周寄来了",
            "图纸已经到了",
        ] {
            assert!(says_kept(answer), "{answer}");
        }
    }

    #[test]
    fn what_is_to_come_late_or_in_doubt_is_not() {
        for answer in [
            "kommt morgen",
            "hasn't come, will chase",
            "hasn\u{2019}t arrived",
            "hasnt arrived",
            "noch nicht da, Kai fragt nach",
            "not yet, next week",
            "will be sent tomorrow",
            "it'll be done",
            "done by Friday",
            "erledigt Kai bis Freitag",
            "bekommen wir am Freitag",
            "is late",
            "no",
            "Kai is on holiday",
            "half of it came",
            "came?",
            "sent a reminder",
            "she says it was sent",
            "wird nächste Woche geschickt",
            "naechste Woche erledigt",
            "verspätet sich",
            "还没收到",
            "明天寄来",
            "下周会到",
            "快到了",
            "",
        ] {
            assert!(!says_kept(answer), "{answer}");
        }
    }
}
