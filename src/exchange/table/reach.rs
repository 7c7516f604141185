//! How to reach somebody: the mails and numbers of one cell, and which of several is the one to use.

/// Words of a number that nobody can be spoken to on.
const NOT_CALLED: &[&str] = &[
    "fax",
    "pager",
    "telex",
    "modem",
    "传真",
    "傳真",
    "ファックス",
    "팩스",
    "isdn",
    "ttytdd",
    "tty",
];

/// Whether a word, a header or a kind says that nobody answers there.
pub(crate) fn is_not_called(word: &str) -> bool {
    let word = word.to_lowercase();
    NOT_CALLED.iter().any(|w| word.contains(w))
}

/// A number by which it is called, whatever parts its figures: `+49 (0)171 5` and `0049 171-5` are one.
pub(crate) fn called_by(number: &str) -> String {
    let plain = number.replace("(0)", "");
    let digits: String = plain.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    digits.strip_prefix("00").map_or(digits.clone(), |rest| format!("+{rest}"))
}

/// An extension alone: it is called only by who has the rest of the number.
pub(super) fn is_extension(number: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    number.starts_with('-') && digits <= 5
}

/// `ida@s.example` of `ida@s.example (privat)`.
pub(super) fn labelled_mail(text: &str) -> Option<&str> {
    let mut mails = text.split_whitespace().filter(|word| word.contains('@'));
    let mail = mails.next().filter(|_| mails.next().is_none() && text.contains(' '))?;
    Some(mail.trim_matches(['<', '>', '(', ')', ',', ';', ':']))
}

/// The mail addresses of a cell, without scheme, brackets and names before them.
pub(crate) fn mails(cell: &str) -> Vec<String> {
    let parts = cell.split([';', ',', '\n', '；', '，', '|', '、']).flat_map(|p| p.split(" ::: "));
    let parts = parts.flat_map(|p| p.split(" / ")).map(str::trim).filter(|p| !p.is_empty());
    let parts: Vec<String> = parts.flat_map(one_mail).collect();
    if parts.iter().all(|p| p.contains('@')) && !parts.is_empty() {
        parts
    } else {
        vec![cell.trim().to_owned()]
    }
}

/// `Ida Berg <ida@s.example>`, `mailto:ida@s.example`, `ida@s.example ben@s.example`.
fn one_mail(part: &str) -> Vec<String> {
    if let Some((_, inside)) = part.split_once('<')
        && let Some((mail, _)) = inside.split_once('>')
        && mail.contains('@')
    {
        return vec![without_scheme(mail).to_owned()];
    }
    let words: Vec<&str> = part.split([' ', '/']).filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && words.iter().all(|w| w.contains('@')) {
        return words.into_iter().map(|w| without_scheme(w).to_owned()).collect();
    }
    vec![without_scheme(part).to_owned()]
}

/// `Kai Lund` and `kai@s.example` of `Kai Lund <kai@s.example>`.
pub(super) fn without_mail(name: &str) -> (&str, Option<&str>) {
    let split = name.split_once('<').and_then(|(before, rest)| {
        let (mail, _) = rest.split_once('>')?;
        let before = before.trim().trim_matches(['"', '\'']).trim();
        let mail = without_scheme(mail);
        (mail.contains('@') && !before.is_empty()).then_some((before, mail))
    });
    split.map_or((name, None), |(before, mail)| (before, Some(mail)))
}

/// An address without `mailto:`, `tel:` and their like.
pub(crate) fn without_scheme(text: &str) -> &str {
    let text = text.trim();
    let schemes = ["mailto:", "tel:", "callto:", "sip:", "sips:", "smtp:", "fax:", "sms:"];
    let lower = text.to_lowercase();
    let scheme = schemes.iter().find(|s| lower.starts_with(*s));
    scheme
        .and_then(|s| text.get(s.len()..))
        .map_or(text, |rest| rest.trim_start_matches('/').trim())
}

const OR: [&str; 4] = [" or ", " oder ", " bzw. ", " ou "];

/// The numbers of a cell: `+47 1 ::: +47 2`, `0171 222; 040 111`. A stroke inside a number parts nothing.
pub(crate) fn numbers(cell: &str) -> Vec<String> {
    let explicit: Vec<&str> = cell.split(" ::: ").flat_map(|p| p.split('\n')).collect();
    let mut found: Vec<String> = Vec::new();
    for part in explicit {
        let between = OR.iter().find(|word| part.contains(**word));
        let spaced: Vec<&str> = part.split(between.copied().unwrap_or(" / ")).collect();
        let mut split = if spaced.iter().all(|p| {
            p.chars().filter(char::is_ascii_digit).count() >= 5 || p.trim().starts_with('+')
        }) {
            spaced
        } else {
            vec![part]
        };
        for marks in [&[';', '；', '、', '|'][..], &[',', '，'], &['/']] {
            split = split.into_iter().flat_map(|p| parted(p, marks)).collect();
        }
        found.extend(split.into_iter().map(|p| whole(without_scheme(p))).filter(|p| !p.is_empty()));
    }
    if found.is_empty() { vec![cell.trim().to_owned()] } else { found }
}

/// A text at these marks, where every part is a number by itself.
fn parted<'a>(text: &'a str, marks: &[char]) -> Vec<&'a str> {
    let stroke = marks == ['/'];
    let parts: Vec<&str> = text.split(marks).map(str::trim).collect();
    let explicit = stroke && parts.iter().all(|p| p.starts_with('+')) && parts.len() > 1;
    if parts.len() > 1 && (explicit || parts.iter().enumerate().all(|a| itself(stroke, a))) {
        parts
    } else {
        vec![text]
    }
}

fn itself(stroke: bool, (at, part): (usize, &&str)) -> bool {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let begins = part.starts_with(['+', '(']) || part.starts_with('0');
    match stroke {
        true => digits >= 6 && (at == 0 || part.starts_with('+') || part.starts_with('0')),
        false => (begins && digits >= 2) || digits >= 5,
    }
}

/// A number without the `.0` that a program gave to a column of numbers.
fn whole(number: &str) -> String {
    let plain = number.trim();
    let cut =
        plain.strip_suffix(".0").filter(|d| d.len() >= 5 && d.chars().all(|c| c.is_ascii_digit()));
    cut.unwrap_or(plain).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_hold_several() {
        assert_eq!(
            mails("ida@s.example ::: ida@home.example"),
            ["ida@s.example", "ida@home.example"]
        );
        assert_eq!(mails("a@x; b@x, c@x\nd@x"), ["a@x", "b@x", "c@x", "d@x"]);
        assert_eq!(mails("Ida Berg <mailto:ida@s.example>"), ["ida@s.example"]);
        assert_eq!(mails("ask Ida"), ["ask Ida"]);
        assert_eq!(numbers("+47 1 ::: +47 2"), ["+47 1", "+47 2"]);
        assert_eq!(numbers("0171 22 33; 040 11 22"), ["0171 22 33", "040 11 22"]);
        assert_eq!(numbers("0171/2233445 / 040/1122334"), ["0171/2233445", "040/1122334"]);
        assert_eq!(numbers("0171/2233445"), ["0171/2233445"]);
        assert_eq!(numbers("+49 171 55 / +49 40 11"), ["+49 171 55", "+49 40 11"]);
        assert_eq!(numbers("205246;;,;"), ["205246;;,;"]);
        assert_eq!(numbers("040 11122, ext. 5"), ["040 11122, ext. 5"]);
        assert_eq!(numbers("491715551.0"), ["491715551"]);
        assert_eq!(numbers("tel:+49-40-1"), ["+49-40-1"]);
    }
}
