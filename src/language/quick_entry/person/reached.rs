//! How somebody is best reached: `prefers WhatsApp`, `WeChat amyz88`, `am besten per Mail`.

use super::PersonReader;
use super::precedence::keep_way;
use super::words::{EXTENSIONS_HAN, REACH};
use crate::model::Value;
use crate::model::tree::set_text;
use crate::text::{EXTENSIONS, fold};

/// Ways on which somebody has a name or number of their own, folded.
const CHANNELS: &[&str] = &[
    "whatsapp",
    "wechat",
    "weixin",
    "signal",
    "telegram",
    "threema",
    "teams",
    "skype",
    "zoom",
    "linkedin",
    "xing",
    "slack",
    "sms",
    "viber",
    "kakaotalk",
    "dingtalk",
    "qq",
    "微信",
    "微信号",
    "钉钉",
    "飞书",
];
/// Of these, words of other things too: behind them stands a number or a name with a mark in it.
const WORDS: &[&str] = &["signal", "teams", "zoom", "slack", "sms"];
/// Ways that everybody has: they say something only behind a word of preference.
const USUAL: &[&str] = &[
    "mail",
    "email",
    "e-mail",
    "mails",
    "emails",
    "phone",
    "telephone",
    "call",
    "calls",
    "text",
    "texts",
    "letter",
    "telefon",
    "telefonisch",
    "anruf",
    "anrufe",
    "handy",
    "mobil",
    "brief",
    "telephone",
    "courriel",
    "appel",
    "电话",
    "邮件",
    "短信",
    "手机",
];
/// Words of preference before a way, longer ones first, folded.
const PREFERS: &[&str] = &[
    "best reached by",
    "best reached on",
    "best reached via",
    "reached best by",
    "reach by",
    "reach via",
    "reach on",
    "prefers",
    "prefer",
    "likes",
    "only by",
    "only via",
    "best by",
    "best via",
    "am besten erreichbar uber",
    "am besten erreichbar per",
    "am besten uber",
    "am besten per",
    "am besten",
    "erreichbar uber",
    "erreichbar per",
    "bevorzugt",
    "lieber per",
    "lieber uber",
    "lieber",
    "mag lieber",
    "nur per",
    "nur uber",
    "prefere",
    "joignable par",
    "更喜欢",
    "喜欢用",
    "喜欢",
    "偏好",
    "常用",
    "用",
];
/// Words between the preference and the way.
const BY: &[&str] =
    &["by", "via", "on", "per", "uber", "mit", "par", "the", "le", "la", "das", "die"];

impl PersonReader<'_> {
    /// Keeps the way of a part that says one.
    pub(super) fn reached(&mut self, part: &str) -> bool {
        let Some(way) = way(part) else { return false };
        keep_way(&mut self.person, way);
        let number = way.split_once([' ', ':', '：']).map_or("", |(_, rest)| rest.trim());
        if is_dialled(number) && self.person.get("phone").is_empty() {
            self.person.set("phone", Value::Text(number.to_owned()));
        }
        true
    }

    /// Email or phone.
    pub(super) fn reach(&mut self, part: &str) -> bool {
        if let Some((one, other)) = both_ways(part) {
            return self.reach(one) && self.reach(other);
        }
        let named = part.split_once([' ', ':', '：']);
        let part = match named {
            Some((word, rest)) if REACH.contains(&fold(word.trim()).as_str()) => rest.trim(),
            _ => part,
        };
        let (before, behind) = part.split_once('@').unwrap_or_default();
        if !before.is_empty() && !behind.is_empty() && !part.contains(char::is_whitespace) {
            set_text(&mut self.person, "email", part);
        } else if is_dialled(part) || is_extension(part) {
            set_text(&mut self.person, "phone", part);
        } else {
            return false;
        }
        true
    }
}

/// `ann@kestrel.uk / 07700 900123`: a mail and a number in one part.
fn both_ways(part: &str) -> Option<(&str, &str)> {
    let is_mail = |text: &str| text.contains('@') && !text.contains(char::is_whitespace);
    let (one, other) = [" / ", " | ", "/", " "].iter().find_map(|mark| {
        let (one, other) = part.split_once(mark)?;
        let (one, other) = (one.trim(), other.trim());
        let both = (is_mail(one) && is_dialled(other)) || (is_dialled(one) && is_mail(other));
        both.then_some((one, other))
    })?;
    Some((one, other))
}

/// A telephone number, with the number in the house behind it or not: `01785 555014 ext 12`.
fn is_dialled(text: &str) -> bool {
    const LEAST: usize = 5;
    if let Some((before, behind)) = text
        .char_indices()
        .find(|(_, c)| c.is_alphabetic())
        .and_then(|(at, _)| text.split_at_checked(at))
    {
        let before = before.trim_end_matches([' ', '(', ',']);
        return is_extension(behind.trim_end_matches(')')) && is_dialled(before);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits >= LEAST && text.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c))
}

/// `ext. 4412`, `Durchwahl 12`, `分机 4412`: a number inside the house.
fn is_extension(part: &str) -> bool {
    let folded = fold(part);
    let behind =
        EXTENSIONS.iter().chain(&EXTENSIONS_HAN).find_map(|word| folded.strip_prefix(word));
    behind.is_some_and(|rest| {
        let rest = rest.trim_matches(|c: char| c == ' ' || c == '.' || c == ':' || c == '-');
        !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit())
    })
}

/// The way that a part says, in its own letters: of `prefers WhatsApp` `WhatsApp`.
fn way(part: &str) -> Option<&str> {
    let part = part.trim();
    let folded = fold(part);
    let preferred = PREFERS.iter().find_map(|word| behind(part, &folded, word));
    if let Some(rest) = preferred {
        let folded = fold(rest);
        let rest = BY.iter().find_map(|word| behind(rest, &folded, word)).unwrap_or(rest);
        let is_way = names(rest, CHANNELS) || names(rest, USUAL);
        return is_way.then_some(rest);
    }
    // `WeChat`, `WeChat amyz88`, `WhatsApp: +49 171 5551234`, `微信amyz88`; `Teams of the north` is no way.
    let words = part.split_whitespace().count();
    let is_marked = part.chars().any(|c| c.is_ascii_digit() || ":：@_".contains(c));
    let first = folded.split([' ', ':', '：']).next().unwrap_or_default();
    let han = CHANNELS.iter().filter(|way| !way.is_ascii());
    let begins = CHANNELS.contains(&first)
        || han.into_iter().any(|way| folded.starts_with(way) && part.chars().count() > 1);
    let most = if WORDS.contains(&first) { 1 } else { 2 };
    (begins && (words <= most || is_marked)).then_some(part)
}

/// Is the first or the last word of it one of these ways?
fn names(text: &str, ways: &[&str]) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| c.is_whitespace() || ",:/+&".contains(c));
    words.any(|word| ways.contains(&word))
        || ways.iter().any(|way| !way.is_ascii() && folded.starts_with(way))
}

/// What stands behind a whole word at the beginning, in its own letters.
pub(super) fn behind<'a>(part: &'a str, folded: &str, word: &str) -> Option<&'a str> {
    let rest = folded.strip_prefix(word)?;
    let whole = !word.is_ascii() || rest.starts_with([' ', ':']);
    let at = part.char_indices().nth(word.chars().count()).map(|(at, _)| at)?;
    let rest = part.get(at..)?.trim().trim_start_matches([':', '：']).trim();
    (whole && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_said_by_its_name_or_behind_a_preference() {
        for (part, said) in [
            ("prefers WhatsApp", Some("WhatsApp")),
            ("WeChat amyz88", Some("WeChat amyz88")),
            ("WhatsApp: +49 171 5551234", Some("WhatsApp: +49 171 5551234")),
            ("am besten per Mail", Some("Mail")),
            ("bevorzugt Teams", Some("Teams")),
            ("best reached by phone", Some("phone")),
            ("préfère WhatsApp", Some("WhatsApp")),
            ("微信 amyz88", Some("微信 amyz88")),
            ("喜欢微信", Some("微信")),
            // A title, a remark, a mark.
            ("likes golf", None),
            ("Teams of the north", None),
            ("line manager", None),
            ("signal engineer", None),
            ("mail room", None),
            ("signalling engineer", None),
            ("buyer", None),
        ] {
            assert_eq!(way(part), said, "{part}");
        }
    }
}
