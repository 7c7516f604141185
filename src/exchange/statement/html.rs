//! A sheet as one HTML page that needs nothing else.

use super::{has_titles, piece};
use crate::exchange::escape::html as escape;
use crate::model::statement::{Group, Head, Statement, Tone};

const STYLE: &str = "body{font:11pt/1.4 sans-serif;margin:2em;max-width:60em}\
table{border-collapse:collapse;margin:.5em 0 1em}td,th{padding:.1em .8em .1em 0;text-align:start;vertical-align:top}\
th,.muted{color:#555;font-weight:normal}.right{text-align:end}.bad{color:#a00}.warn{color:#850}.good{color:#060}";

/// The page; what was typed is escaped, and names of any direction stand for themselves.
pub fn write(sheet: &Statement) -> String {
    let title = escape(&sheet.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<h1>{title}</h1>\n"
    );
    if !sheet.aside.is_empty() {
        page += &format!("<p>{}</p>\n", escape(&sheet.aside));
    }
    for block in &sheet.blocks {
        page += &format!("<h2>{}</h2>\n", escape(&block.title));
        if !block.aside.is_empty() {
            page += &format!("<p class=\"muted\">{}</p>\n", escape(&block.aside));
        }
        if block.groups.is_empty() && !block.empty.is_empty() {
            page += &format!("<p>{}</p>\n", escape(&block.empty));
        }
        block.groups.iter().for_each(|group| page += &of_group(group));
    }
    page + "</html>\n"
}

fn of_group(group: &Group) -> String {
    let mut page = String::from("<table>\n");
    if has_titles(group) {
        let title =
            |head: &Head| format!("<th class=\"{}\">{}</th>", side(head), escape(&head.title));
        page += &format!("<tr>{}</tr>\n", group.heads.iter().map(title).collect::<String>());
    }
    for item in &group.items {
        page += "<tr>";
        for (column, head) in group.heads.iter().enumerate() {
            let tone = item.pieces.get(column).map_or("", |piece| class(piece.tone));
            let text = escape(piece(item, column));
            page += &format!("<td class=\"{} {tone}\"><bdi>{text}</bdi></td>", side(head));
        }
        page += "</tr>\n";
    }
    page + "</table>\n"
}

fn side(head: &Head) -> &'static str {
    if head.right { "right" } else { "" }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad => "bad",
        Tone::Warn => "warn",
        Tone::Good => "good",
        Tone::Muted => "muted",
        Tone::Body | Tone::Title | Tone::Accent => "",
    }
}
