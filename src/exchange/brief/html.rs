//! The page as one HTML file: print styles for A4, one column on a phone, an inline picture, no script, no outside link.

use super::{left_out, letter, picture};
pub use crate::exchange::escape::html as safe;
use crate::model::brief::{Brief, Entry, Print, Section};
use std::fmt::Write;

const STYLE: &str = include_str!("../../../assets/brief.css");

/// The whole page, all text escaped.
pub fn write(brief: &Brief) -> String {
    let look = match brief.print {
        Print::Table | Print::Mail => " class=\"table\"",
        Print::Car | Print::Handover => "",
    };
    let title = safe(&brief.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body{look}>\n",
        safe(&brief.labels.language)
    );
    if brief.print == Print::Mail {
        return out + &letter::body(brief) + "</body>\n</html>\n";
    }
    head(&mut out, brief);
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        part(&mut out, section);
    }
    if !brief.picture.is_empty() {
        out.push_str("<section><h2>Who is who</h2>\n<div>\n");
        out.push_str(&picture::svg(&brief.picture));
        out.push_str(&picture::list(&brief.picture));
        out.push_str("</div></section>\n");
    }
    if let Some(line) = left_out(brief) {
        let _ = writeln!(out, "<p class=\"left\">{}</p>", safe(&line));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn head(out: &mut String, brief: &Brief) {
    let (title, when) = (safe(&brief.title), safe(&brief.occasion));
    let _ =
        writeln!(out, "<header>\n<div><h1>{title}</h1><span class=\"when\">{when}</span></div>");
    let (place, prepared) = (safe(&brief.place), safe(&brief.prepared));
    let _ =
        writeln!(out, "<div><span>{place}</span><span class=\"prepared\">{prepared}</span></div>");
    if !brief.standing.is_empty() {
        let _ = writeln!(out, "<p class=\"standing\">{}</p>", safe(&brief.standing));
    }
    out.push_str("</header>\n");
}

fn part(out: &mut String, section: &Section) {
    let _ = write!(out, "<section><h2>{}</h2>\n<dl>\n", safe(&section.title));
    let led = section.entries.iter().any(|e| !e.lead.is_empty());
    for entry in &section.entries {
        item(out, entry, led);
    }
    out.push_str("</dl></section>\n");
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
        let _ = write!(out, "<div class=\"note\">{}</div>", dialled(note, entry.phone.as_deref()));
    }
    for _ in 0..entry.write {
        out.push_str("<div class=\"write\"></div>");
    }
    out.push_str("</dd>\n");
}

/// A note in which a number can be called with a tap.
fn dialled(note: &str, phone: Option<&str>) -> String {
    let number = phone.map(|p| p.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect());
    let number: String = number.unwrap_or_default();
    let parts = phone.and_then(|p| Some((p, note.split_once(p)?)));
    // An extension of a switchboard cannot be called from outside.
    match parts.filter(|_| number.len() > 5) {
        Some((phone, (before, after))) => format!(
            "{}<a href=\"tel:{}\">{}</a>{}",
            safe(before),
            safe(&number),
            safe(phone),
            safe(after)
        ),
        None => safe(note),
    }
}
