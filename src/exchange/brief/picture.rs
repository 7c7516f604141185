//! The people as a tree: in box lines for text, as inline SVG for HTML.

use super::html::escape;
use super::paper::{clean, cut, width};
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
    let comes = if node.attends { " (attends)" } else { "" };
    let text = match says.is_empty() {
        true => format!("{branch}{name}{comes}"),
        false => format!("{branch}{name}{comes}, {says}"),
    };
    cut(&text, most.max(width(&branch) + 2))
}

/// Height of a row and the step to the right, in the picture's own units.
const ROW: usize = 15;
const STEP: usize = 16;

/// The same as one picture without a script, an outside link or a colour that is needed.
pub fn svg(nodes: &[Node]) -> String {
    let height = nodes.len() * ROW + 4;
    let mut out = format!(
        "<svg viewBox=\"0 0 700 {height}\" width=\"100%\" role=\"img\" aria-label=\"who reports to whom\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n"
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
        let name = escape(&cut(&clean(&node.name), 40));
        let says = escape(&cut(&clean(&node.says), 70));
        let weight = if node.attends { " font-weight=\"bold\"" } else { "" };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"11\"><tspan{weight}>{name}</tspan><tspan> \u{2003}{says}</tspan></text>",
            x + 9,
            y + 4
        );
    }
    out.push_str("</svg>\n");
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
