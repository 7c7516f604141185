//! The page as one HTML file: print styles for A4, an inline picture, no script, no outside link, all text escaped.

use super::paper::clean;
use super::{left_out, picture};
use crate::model::brief::{Brief, Entry, Section};
use std::fmt::Write;

const STYLE: &str = "\
@page { size: A4; margin: 10mm 12mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0 auto; max-width: 186mm; font: 8.6pt/1.22 \"Liberation Sans\", Arial, \"Noto Sans\", \"Noto Sans CJK SC\", \
\"Noto Sans Arabic\", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 12pt; margin: 0; }
p { margin: 0; }
.standing { float: right; }
h2 { font-size: 8.6pt; margin: 1.5mm 0 .3mm; padding-bottom: .2mm; border-bottom: .3pt solid #000; \
text-transform: uppercase; letter-spacing: .03em; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; column-gap: 2mm; }
dt { font-weight: bold; max-width: 28mm; }
dd { margin: 0; min-width: 0; direction: ltr; unicode-bidi: isolate; }
.note { unicode-bidi: isolate; }
dd.alone { grid-column: 1 / 3; }
.aside { float: right; padding-left: 3mm; color: #333; }
.note { padding-left: 3mm; color: #222; }
.write { border-bottom: .4pt solid #666; height: 7mm; }
.left { margin-top: 1.5mm; font-style: italic; }
svg { display: block; max-width: 150mm; }
@media screen { body { padding: 8mm; font-size: 10pt; } h2 { font-size: 10pt; } }
";

/// The whole page.
pub fn write(brief: &Brief) -> String {
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    let _ = write!(
        out,
        "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        safe(&brief.title)
    );
    head(&mut out, brief);
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        part(&mut out, section);
    }
    if !brief.picture.is_empty() {
        out.push_str("<h2>Who is who</h2>\n");
        out.push_str(&picture::svg(&brief.picture));
    }
    if let Some(line) = left_out(brief) {
        let _ = writeln!(out, "<p class=\"left\">{}</p>", safe(&line));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn head(out: &mut String, brief: &Brief) {
    let _ = writeln!(out, "<h1>{}&ensp;{}</h1>", safe(&brief.title), safe(&brief.occasion));
    let standing = match brief.standing.is_empty() {
        true => String::new(),
        false => format!("<span class=\"standing\">{}</span>", safe(&brief.standing)),
    };
    let _ = writeln!(out, "<p>{standing}{}</p>", safe(&brief.prepared));
}

fn part(out: &mut String, section: &Section) {
    let _ = write!(out, "<h2>{}</h2>\n<dl>\n", safe(&section.title));
    let led = section.entries.iter().any(|e| !e.lead.is_empty());
    for entry in &section.entries {
        item(out, entry, led);
    }
    out.push_str("</dl>\n");
}

fn item(out: &mut String, entry: &Entry, led: bool) {
    match led {
        true => {
            let _ = write!(out, "<dt>{}</dt><dd>", safe(&entry.lead));
        }
        false => out.push_str("<dd class=\"alone\">"),
    }
    if !entry.aside.is_empty() {
        let _ = write!(out, "<span class=\"aside\">{}</span>", safe(&entry.aside));
    }
    let _ = write!(out, "{}", safe(&entry.text));
    for note in &entry.notes {
        let _ = write!(out, "<div class=\"note\">{}</div>", safe(note));
    }
    for _ in 0..entry.write {
        out.push_str("<div class=\"write\"></div>");
    }
    out.push_str("</dd>\n");
}

fn safe(text: &str) -> String {
    escape(&clean(text))
}

/// Text that HTML shows as it is, in content and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
