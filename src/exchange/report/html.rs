//! A sheet as one HTML page that prints on A4, without anything from outside.

use super::parts;
use crate::exchange::escape::html as escaped;
use crate::model::report::{Report, ReportPart};

const STYLE: &str = "@page { size: A4; margin: 12mm } body { font: 10pt/1.35 sans-serif; color: #000; background: #fff } \
h1 { font-size: 14pt; margin: 0 } h2 { font-size: 10.5pt; margin: 4mm 0 1mm } p { margin: 0; color: #444 } \
table { border-collapse: collapse } td, th { text-align: left; vertical-align: top; padding: 0.4mm 3mm 0.4mm 0 } \
th { font-weight: 600; border-bottom: 0.2mm solid #888 } .r { text-align: right }";

/// The whole sheet.
pub fn write(report: &Report) -> String {
    let title = escaped(&report.title);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1 dir=\"auto\">{title}</h1>\n<p>{}</p>\n",
        escaped(&report.prepared)
    );
    for part in parts(report) {
        if !part.title.is_empty() {
            page += &format!("<h2 dir=\"auto\">{}</h2>\n", escaped(&part.title));
        }
        page += &table(part);
    }
    page + "</body>\n</html>\n"
}

fn table(part: &ReportPart) -> String {
    let mut text = "<table>\n".to_owned();
    if !part.is_facts() {
        let titles = part.columns.iter().map(|c| cell("th", c.right, &c.title));
        text += &format!("<tr>{}</tr>\n", titles.collect::<String>());
    }
    for row in &part.rows {
        let cells =
            row.iter().zip(&part.columns).map(|(c, column)| cell("td", column.right, &c.text));
        text += &format!("<tr>{}</tr>\n", cells.collect::<String>());
    }
    text + "</table>\n"
}

fn cell(tag: &str, right: bool, text: &str) -> String {
    let class = if right { " class=\"r\"" } else { "" };
    format!("<{tag}{class} dir=\"auto\">{}</{tag}>", escaped(text))
}
