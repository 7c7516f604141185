//! One page for print and screen: the picture on paper, a list on a narrow screen; no script, no outside link.

use super::svg;
use crate::exchange::brief::html_safe as safe;
use crate::model::org_chart::OrgChart;
use std::fmt::Write;

const STYLE: &str = include_str!("../../../assets/brief.css");

/// The whole page, all text escaped.
pub fn write(chart: &OrgChart) -> String {
    let title = safe(&chart.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body class=\"table\">\n\
         <header>\n<div><h1>{title}</h1><span class=\"when\">{}</span></div>\n</header>\n<div>\n",
        safe(&chart.occasion)
    );
    out.push_str(&svg::inline(chart));
    out.push_str("<ul>\n");
    for person in &chart.people {
        let marks = if person.marks.is_empty() { "" } else { ": " };
        let _ = writeln!(
            out,
            "<li style=\"padding-left:{}em\"><b>{}</b> {}{marks}{}</li>",
            person.branch.len().min(6),
            safe(&person.name),
            safe(&person.title),
            safe(&person.marks)
        );
    }
    out.push_str("</ul>\n</div>\n");
    for line in &chart.lines {
        let _ = writeln!(out, "<p>{}</p>", safe(line));
    }
    out.push_str("</body>\n</html>\n");
    out
}
