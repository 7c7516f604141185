//! One picture without a script, an outside link or a colour that is needed: a row for each person.

use crate::exchange::brief::{clean, cut_ems, ems, html_safe as safe};
use crate::model::org_chart::{ChartNode, OrgChart};
use std::fmt::Write;

/// The picture's own units: its width, a row, a step to the right, its letters, its margin.
const WIDE: usize = 900;
const ROW: usize = 20;
const STEP: usize = 22;
const LETTER: usize = 13;
const MARGIN: usize = 16;
/// Of the row what is left for the marks.
const MARKS: usize = 300;
/// Steps down the tree that move to the right.
const DEEPEST: usize = 10;

/// The picture as a file of its own, with its title.
pub fn write(chart: &OrgChart) -> String {
    let head = 3 * ROW;
    let high = head + chart.people.len() * ROW + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" \
         font-family=\"sans-serif\" aria-label=\"who reports to whom\">\n\
         <rect width=\"{WIDE}\" height=\"{high}\" fill=\"#fff\"/>\n"
    );
    let _ = writeln!(
        out,
        "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"20\" font-weight=\"bold\">{}</text>\n\
         <text x=\"{MARGIN}\" y=\"{}\" font-size=\"{LETTER}\" fill=\"#333\">{}</text>",
        MARGIN + 12,
        safe(&chart.title),
        MARGIN + 30,
        safe(&chart.occasion)
    );
    rows(&mut out, chart, head);
    out.push_str("</svg>\n");
    out
}

/// The same without a title, to stand on a page.
pub fn inline(chart: &OrgChart) -> String {
    let high = chart.people.len() * ROW + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" \
         aria-label=\"{title}\">\n",
        title = phrase!("who reports to whom")
    );
    rows(&mut out, chart, 0);
    out.push_str("</svg>\n");
    out
}

fn rows(out: &mut String, chart: &OrgChart, top: usize) {
    for (row, person) in chart.people.iter().enumerate() {
        let (x, y) = (MARGIN + deep(person) * STEP, top + row * ROW + ROW / 2);
        join(out, chart, row, (x, y), top);
        let end = if chart.ours { WIDE - MARKS } else { WIDE - MARGIN };
        let room = end.saturating_sub(x + 10) * 100 / LETTER;
        let name = cut_ems(&clean(&person.name), room * 2 / 3);
        let title = cut_ems(&clean(&person.title), room.saturating_sub(ems(&name) * 11 / 10 + 150));
        let _ = writeln!(
            out,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"#fff\" stroke=\"#000\"/>\n\
             <text x=\"{}\" y=\"{}\" font-size=\"{LETTER}\"><tspan font-weight=\"bold\">{}</tspan>\
             <tspan> \u{2003}{}</tspan></text>",
            x + 10,
            y + 4,
            safe(&name),
            safe(&title)
        );
        if !person.marks.is_empty() {
            let marks = cut_ems(&clean(&person.marks), (MARKS - MARGIN) * 100 / LETTER);
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{LETTER}\" fill=\"#333\">{}</text>",
                WIDE - MARKS,
                y + 4,
                safe(&marks)
            );
        }
    }
}

fn deep(person: &ChartNode) -> usize {
    person.branch.len().min(DEEPEST)
}

/// The line from a person up to the one above.
fn join(out: &mut String, chart: &OrgChart, row: usize, (x, y): (usize, usize), top: usize) {
    let depth = chart.people[row].branch.len();
    let above = chart.people[..row].iter().rposition(|p| p.branch.len() + 1 == depth);
    if let Some(above) = above {
        let from = top + above * ROW + ROW / 2 + 4;
        let left = x.saturating_sub(STEP);
        let _ = writeln!(
            out,
            "<path d=\"M{left} {from} V{y} H{}\" fill=\"none\" stroke=\"#777\"/>",
            x.saturating_sub(4)
        );
    }
}
