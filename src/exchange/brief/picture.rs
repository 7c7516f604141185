//! The people as a tree: in box lines for text, as inline SVG for HTML.

use super::html::safe;
use super::paper::{clean, cut, width};
use super::room::{cut_ems, ems};
use crate::model::brief::Node;
use std::fmt::Write;

/// One line a person, at most so many cells.
pub fn lines(nodes: &[Node], most: usize) -> Vec<String> {
    nodes.iter().map(|n| line(n, most)).collect()
}

fn line(node: &Node, most: usize) -> String {
    let mut branch = String::from("  ");
    if let Some((own, above)) = node.branch.split_last() {
        for more in above.iter().take(6) {
            branch.push_str(if *more { "│ " } else { "  " });
        }
        branch.push_str(if *own { "├ " } else { "└ " });
    }
    let name = cut(&clean(&node.name), most / 2);
    let says = clean(&node.says);
    let comes = if node.attends { phrase!(" (attends)") } else { "" };
    let text = match says.is_empty() {
        true => format!("{branch}{name}{comes}"),
        false => format!("{branch}{name}{comes}, {says}"),
    };
    cut(&text, most.max(width(&branch) + 2))
}

/// Height of a row and the step to the right, in the picture's own units.
const ROW: usize = 13;
const STEP: usize = 16;
/// Its letters, in the same.
const LETTER: usize = 11;
/// Its width in the same.
pub const WIDE: usize = 600;

/// Its height with so many people.
pub fn height(people: usize) -> usize {
    people * ROW + 4
}

/// The same as one picture without a script, an outside link or a colour that is needed.
pub fn svg(nodes: &[Node]) -> String {
    let high = height(nodes.len());
    let mut out = format!(
        "<svg viewBox=\"0 0 {WIDE} {high}\" role=\"img\" aria-label=\"{title}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n",
        title = phrase!("who reports to whom")
    );
    for (row, node) in nodes.iter().enumerate() {
        let depth = node.branch.len().min(8);
        let (x, y) = (depth * STEP + 4, row * ROW + 9);
        joins(&mut out, nodes, row, x, y);
        let look = if node.attends { "#000" } else { "#fff" };
        let _ = writeln!(
            out,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"{look}\" stroke=\"#000\"/>"
        );
        let room = (WIDE - x - 9) * 100 / LETTER;
        let name = cut_ems(&clean(&node.name), room / 2);
        let says = cut_ems(&clean(&node.says), room.saturating_sub(ems(&name) * 11 / 10 + 150));
        let weight = if node.attends { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{LETTER}\"><tspan{weight}>{}</tspan><tspan> \u{2003}{}</tspan></text>",
            x + 9,
            y + 4,
            safe(&name),
            safe(&says)
        );
    }
    out.push_str("</svg>\n");
    out
}

/// The same for a screen too narrow for the picture.
pub fn list(nodes: &[Node]) -> String {
    let mut out = String::from("<ul>\n");
    for node in nodes {
        let deep = node.branch.len().min(6);
        let comes = if node.attends { phrase!(" (attends)") } else { "" };
        let _ = writeln!(
            out,
            "<li style=\"padding-left:{deep}em\"><b>{}</b>{comes} {}</li>",
            safe(&node.name),
            safe(&node.says)
        );
    }
    out.push_str("</ul>\n");
    out
}

/// The line from a person up to the one above.
fn joins(out: &mut String, nodes: &[Node], row: usize, x: usize, y: usize) {
    let depth = nodes[row].branch.len();
    if depth == 0 {
        return;
    }
    let above = nodes[..row].iter().rposition(|n| n.branch.len() + 1 == depth);
    let top = above.map_or(y, |a| a * ROW + 13);
    let left = x.saturating_sub(STEP);
    let _ = writeln!(
        out,
        "<path d=\"M{left} {top} V{y} H{}\" fill=\"none\" stroke=\"#555\"/>",
        x.saturating_sub(4)
    );
}
