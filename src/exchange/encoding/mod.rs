//! Bytes to text: the marks at the front, then UTF-8 line by line, then what the letters look like.

mod asian;
mod dos;
mod plausible;
mod rows;
mod twice;

use crate::model::{Refusal, quoted};
use dos::{CODE_PAGES, CodePage};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Encodings that a rep can choose from, by the names that are said.
pub const CHOICES: &[(&str, &str)] = &[
    ("utf-8", "the usual one"),
    ("windows-1252", "Windows, Western Europe"),
    ("cp850", "DOS, Western Europe"),
    ("cp437", "DOS, America"),
    ("macintosh", "old Macintosh"),
    ("gbk", "Chinese, simplified"),
    ("big5", "Chinese, traditional"),
    ("shift_jis", "Japanese"),
    ("euc-jp", "Japanese, Unix"),
    ("euc-kr", "Korean"),
    ("windows-1250", "Windows, Central Europe"),
    ("windows-1251", "Windows, Cyrillic"),
    ("windows-1253", "Windows, Greek"),
    ("windows-1254", "Windows, Turkish"),
    ("windows-1257", "Windows, Baltic"),
    ("cp852", "DOS, Central Europe"),
    ("ibm866", "DOS, Cyrillic"),
    ("koi8-r", "Cyrillic, Unix"),
    ("utf-16le", "Excel's Unicode text"),
    ("utf-16be", "Unicode, two bytes a letter"),
];

/// What bytes are letters of.
#[derive(Clone, Copy)]
pub enum Letters {
    /// An encoding of the web.
    Web(&'static Encoding),
    /// A code page of DOS.
    Dos(&'static CodePage),
}

impl Letters {
    /// Its name, as it is said and as it can be given.
    pub fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Dos(page) => page.name,
        }
    }

    /// The text of bytes, a mark at the front aside.
    pub fn read(self, bytes: &[u8]) -> String {
        match self {
            Self::Web(encoding) => encoding.decode_with_bom_removal(bytes).0.into_owned(),
            Self::Dos(page) => page.decode(bytes),
        }
    }

    /// By a label such as `gbk`, `cp850`, `latin1`.
    pub fn named(label: &str) -> Option<Self> {
        let label = label.trim().trim_matches('"').to_lowercase();
        let page = CODE_PAGES.iter().find(|page| page.labels.contains(&label.as_str()));
        let windows = label.strip_prefix("cp").or(label.strip_prefix("win")).unwrap_or(&label);
        let windows = format!("windows-{windows}");
        let other = match label.as_str() {
            "mac" | "macroman" | "x-mac-roman" => "macintosh",
            "utf16" | "unicode" | "utf-16" => "utf-16le",
            "cp936" | "936" | "gb18030" => "gb18030",
            "cp950" | "950" => "big5",
            "cp932" | "932" | "sjis" => "shift_jis",
            "cp949" | "949" => "euc-kr",
            "cp866" | "866" => "ibm866",
            "ansi" => "windows-1252",
            own => own,
        };
        page.map(Self::Dos).or_else(|| {
            let web = Encoding::for_label(other.as_bytes());
            web.or_else(|| Encoding::for_label(windows.as_bytes())).map(Self::Web)
        })
    }
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// What the bytes say.
    pub text: String,
    /// The encoding that they were read in.
    pub name: &'static str,
    /// It was guessed: neither given, nor marked in the file, nor proved by all of it.
    pub guessed: bool,
    /// Lines that are not UTF-8 in a file that is, and what they were read in.
    pub strange: Vec<u64>,
    /// What those lines were read in.
    pub strange_name: &'static str,
    /// Lines whose letters had been written as UTF-8 twice, and were put right.
    pub twice: Vec<u64>,
}

impl Decoded {
    fn plain(text: String, name: &'static str, guessed: bool) -> Self {
        Self { text, name, guessed, strange: Vec::new(), strange_name: "", twice: Vec::new() }
    }

    /// What the rep is told of the guess: nothing where there was none.
    pub fn said(&self) -> Option<String> {
        if self.guessed {
            return Some(phrase!(
                "the file does not say how its letters are written; it was read as {}; where letters are wrong, choose \
                 another encoding (--encoding, or the last row of the import window)",
                self.name
            ));
        }
        if let Some((first, rest)) = self.twice.split_first() {
            let lines = match rest.len() {
                0 => phrase!("line {first} had", first),
                n => phrase!("line {first} and {n} more had", first, n),
            };
            return Some(phrase!(
                "{lines} letters that a program had written twice (Ã¼ for ü); they were put right",
                lines
            ));
        }
        let (first, rest) = self.strange.split_first()?;
        let lines = match rest.len() {
            0 => phrase!("line {} is not written as the rest ({}); it was read", first, self.name),
            n => phrase!(
                "line {} and {} more are not written as the rest ({}); they were read",
                first,
                n,
                self.name
            ),
        };
        Some(phrase!("{} as {}", lines, self.strange_name))
    }
}

/// The text of a file, in the encoding of a label where one is given. What an encoding does not know
/// becomes U+FFFD; only a label that is none is refused.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, Refusal> {
    let Some(label) = label else {
        return Ok(twice::put_right(guessed(bytes)));
    };
    let letters = Letters::named(label).ok_or_else(|| {
        let known: Vec<&str> = CHOICES.iter().map(|(name, _)| *name).collect();
        Refusal::because(
            phrase!("{} is no encoding that is known", quoted(label)),
            phrase!("give one of {}", known.join(", ")),
        )
    })?;
    Ok(Decoded::plain(letters.read(bytes), letters.name(), false))
}

fn guessed(bytes: &[u8]) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return Decoded::plain(Letters::Web(encoding).read(bytes), encoding.name(), false);
    }
    if let Some(encoding) = wide(bytes) {
        return Decoded::plain(Letters::Web(encoding).read(bytes), encoding.name(), true);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains("\u{1b}$")
    {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        return Decoded::plain(text.to_owned(), UTF_8.name(), false);
    }
    if let Some(text) = cut_at_its_end(bytes) {
        return Decoded::plain(text, UTF_8.name(), false);
    }
    if let Some(decoded) = rows::mostly_utf8(bytes) {
        return decoded;
    }
    let letters = plausible::guess(bytes);
    // Nobody writes the sign of a currency in general; where Latin-9 has the euro, Windows has it.
    let text = match letters {
        Letters::Web(encoding) if encoding == WINDOWS_1252 => letters.read(bytes).replace('¤', "€"),
        _ => letters.read(bytes),
    };
    Decoded::plain(text, letters.name(), true)
}

/// UTF-8 that was cut within its last letter.
fn cut_at_its_end(bytes: &[u8]) -> Option<String> {
    let fault = std::str::from_utf8(bytes).err().filter(|fault| fault.error_len().is_none())?;
    let whole = std::str::from_utf8(bytes.get(..fault.valid_up_to())?).ok()?;
    let whole = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    (!whole.is_ascii()).then(|| whole.to_owned())
}

/// What the bytes of a file are letters of, for a reader that decodes line by line.
pub fn letters_of(bytes: &[u8]) -> Letters {
    let named = guessed(bytes).name;
    Letters::named(named).unwrap_or(Letters::Web(WINDOWS_1252))
}

/// UTF-16 without a mark: text has no zero bytes, and every second byte of plain letters is one here.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(8192) & !1];
    let (even, odd) = (zeros(sample, 0), zeros(sample, 1));
    let reads = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(sample).is_some()
    };
    // A zero byte among letters is damage, and no letter of two bytes.
    let few = (even + odd) * 8 < sample.len() / 2 && std::str::from_utf8(sample).is_ok();
    match () {
        () if even + odd == 0 || sample.len() < 4 || few => None,
        () if odd > even * 4 && reads(UTF_16LE) => Some(UTF_16LE),
        () if even > odd * 4 && reads(UTF_16BE) => Some(UTF_16BE),
        () => None,
    }
}

fn zeros(sample: &[u8], odd: usize) -> usize {
    sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count()
}

#[cfg(test)]
mod tests;
