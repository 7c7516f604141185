//! A mail as text, Markdown and HTML: subject, greeting, paragraphs, lists, regards.

use super::html;
use super::markdown::safe;
use super::paper::clean;
use crate::model::brief::{Brief, Line, Section};

/// The mail as plain text, ready to be pasted.
pub fn text(brief: &Brief) -> Vec<Line> {
    let labels = &brief.labels;
    let subject = format!("{}{}{}", labels.subject, labels.colon, clean(&brief.occasion));
    let mut lines = vec![subject, String::new()];
    paragraphs(brief, &mut lines, clean);
    made(lines)
}

/// The same in Markdown.
pub fn markdown(brief: &Brief) -> Vec<Line> {
    let mut lines = vec![format!("# {}", safe(&brief.occasion)), String::new()];
    paragraphs(brief, &mut lines, safe);
    made(lines)
}

/// The same in HTML: the body of the page.
pub fn body(brief: &Brief) -> String {
    let mut out = format!("<h1>{}</h1>\n", html::safe(&brief.occasion));
    for section in brief.sections.iter().filter(|s| !s.entries.is_empty()) {
        let texts: Vec<String> = section.entries.iter().map(|e| html::safe(&e.text)).collect();
        match is_list(section) {
            true => {
                let items: String = texts.iter().map(|t| format!("<li>{t}</li>\n")).collect();
                let title = html::safe(&section.title) + brief.labels.colon.trim_end();
                out += &format!("<p>{title}</p>\n<ol>\n{items}</ol>\n");
            }
            false => out += &format!("<p>{}</p>\n", texts.join("<br>\n")),
        }
    }
    out
}

fn is_list(section: &Section) -> bool {
    !section.title.is_empty()
}

fn paragraphs(brief: &Brief, lines: &mut Vec<String>, plain: fn(&str) -> String) {
    let sections = brief.sections.iter().filter(|s| !s.entries.is_empty());
    for (n, section) in sections.enumerate() {
        if n > 0 {
            lines.push(String::new());
        }
        if is_list(section) {
            let title = plain(&section.title) + brief.labels.colon.trim_end();
            lines.extend([title, String::new()]);
        }
        let lead = if is_list(section) { "- " } else { "" };
        lines.extend(section.entries.iter().map(|e| format!("{lead}{}", plain(&e.text))));
    }
}

fn made(lines: Vec<String>) -> Vec<Line> {
    lines.into_iter().map(|text| Line { text, source: None }).collect()
}
