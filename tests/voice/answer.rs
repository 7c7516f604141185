//! One output: as it came, and as one line of single blanks, which is what the patterns see.

use fancy_regex::Regex;
use serde_json::Value;

/// How an output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    Html,
    Json,
}

/// Every form that a page has, with the word of `--format`.
pub const FORMS: [(Form, &str); 4] =
    [(Form::Text, "text"), (Form::Markdown, "md"), (Form::Html, "html"), (Form::Json, "json")];

/// What the program said.
pub struct Answer {
    pub out: String,
    pub err: String,
    pub code: Option<i32>,
    pub form: Form,
    /// What it says as JSON, where it is JSON.
    pub data: Option<Value>,
}

const CJK: &str = r"\u{2e80}-\u{9fff}\u{f900}-\u{faff}\u{ff00}-\u{ffef}\u{3000}-\u{303f}";

/// Texts under these keys are not for a reader.
const UNREAD: [&str; 8] = ["source", "account", "visit", "id", "subject", "code", "name", "print"];

impl Answer {
    pub fn new(out: String, err: String, code: Option<i32>, form: Form) -> Self {
        let is_data = form == Form::Json && code == Some(0);
        let data = if is_data { serde_json::from_str(&out).ok() } else { None };
        Self { out, err, code, form, data }
    }

    /// All that a reader sees, as one line.
    pub fn flat(&self) -> String {
        match (&self.form, &self.data) {
            (Form::Html, _) => flat(&without_tags(&self.out)),
            (Form::Json, Some(data)) => {
                let mut texts = Vec::new();
                strings(data, "", &mut texts);
                flat(&texts.join(" | "))
            }
            _ => flat(&self.out),
        }
    }
}

/// A pattern, upper and lower case alike.
pub fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// Does the text hold the pattern?
pub fn has(text: &str, wanted: &str) -> bool {
    pattern(wanted).is_match(text).unwrap_or(false)
}

/// What is around the first place where the text holds the pattern.
pub fn near(text: &str, wanted: &str) -> Option<String> {
    let found = pattern(wanted).find(text).ok().flatten()?;
    let before: Vec<char> = text.chars().take(text.get(..found.start())?.chars().count()).collect();
    let all: Vec<char> = text.chars().collect();
    let end = before.len() + found.as_str().chars().count();
    let (from, to) = (before.len().saturating_sub(30), (end + 30).min(all.len()));
    Some(all[from..to].iter().collect::<String>().trim().to_owned())
}

/// White space and line ends to one blank; none between two Chinese characters, where only a wrap can put it.
pub fn flat(text: &str) -> String {
    let one = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let between = Regex::new(&format!("(?<=[{CJK}]) (?=[{CJK}])")).expect("a pattern");
    between.replace_all(&one, "").trim().to_owned()
}

/// The characters of Chinese in a text.
pub fn chinese(text: &str) -> usize {
    let one = Regex::new(&format!("[{CJK}]")).expect("a pattern");
    one.find_iter(text).count()
}

fn without_tags(page: &str) -> String {
    let hidden = Regex::new(r"(?is)<(style|script|head)\b.*?</\1>").expect("a pattern");
    let tag = Regex::new(r"(?s)<[^>]*>").expect("a pattern");
    let bare = hidden.replace_all(page, " ");
    let bare = tag.replace_all(&bare, " ");
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(bare.into_owned(), |text, (code, sign)| text.replace(code, sign))
}

fn strings(data: &Value, key: &str, texts: &mut Vec<String>) {
    match data {
        Value::String(text) if !UNREAD.contains(&key) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|v| strings(v, key, texts)),
        Value::Object(map) => map.iter().for_each(|(k, v)| strings(v, k, texts)),
        _ => {}
    }
}

/// The rows of `check` as text: a line at the margin and what is indented below it.
pub fn rows(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.chars().next().is_some_and(|c| !c.is_whitespace()) {
            found.push(line.to_owned());
        } else if let (false, Some(last)) = (line.trim().is_empty(), found.last_mut()) {
            last.push(' ');
            last.push_str(line);
        }
    }
    found.iter().map(|row| flat(row)).collect()
}

/// One entry of a brief in JSON: its section, and itself.
pub struct Entry<'a> {
    pub section: String,
    pub entry: &'a Value,
}

impl Entry<'_> {
    /// A text of it; empty where there is none.
    pub fn text(&self, key: &str) -> String {
        self.entry[key].as_str().unwrap_or_default().to_owned()
    }

    /// Its notes.
    pub fn notes(&self) -> Vec<String> {
        let notes = self.entry["notes"].as_array().into_iter().flatten();
        notes.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

/// The entries of a brief in JSON, wherever the sections stand.
pub fn entries(data: &Value) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    gather(data, "", "", &mut found);
    found
}

fn gather<'a>(data: &'a Value, title: &str, name: &str, found: &mut Vec<Entry<'a>>) {
    match data {
        Value::Object(map) => {
            let title = data["title"].as_str().unwrap_or(title);
            let name = data["name"].as_str().unwrap_or(name);
            if data["text"].is_string() {
                found.push(Entry { section: format!("{name} {title}"), entry: data });
            }
            map.values().for_each(|v| gather(v, title, name, found));
        }
        Value::Array(list) => list.iter().for_each(|v| gather(v, title, name, found)),
        _ => {}
    }
}
