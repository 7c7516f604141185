//! A sheet of facts and figures as a file: text, Markdown, HTML, a table.

mod html;
mod markdown;
mod table;
mod text;

pub use html::write as html;
pub use markdown::write as markdown;
pub use table::write as table;
pub use text::write as text;

use crate::model::statement::Group;

/// Is any column of the group titled?
fn has_titles(group: &Group) -> bool {
    group.heads.iter().any(|head| !head.title.is_empty())
}

/// The text of a column of an item; empty where it has none.
fn piece(item: &crate::model::statement::Item, column: usize) -> &str {
    item.pieces.get(column).map_or("", |piece| piece.text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::statement::{Block, Head, Item, Piece, Statement};

    fn sheet() -> Statement {
        let mut group = Group::new([Head::left("who"), Head::right("left"), Head::fills("what")]);
        group.push(Item::new(["王敏".into(), "215".into(), Piece::urgent("tea <b> | =1+1")]));
        group.push(Item::new(["Bo".into(), "9".into(), "".into()]));
        let blocks =
            vec![Block::new("Gifts", "2").with(group), Block::new("Ours", "").or("Nobody")];
        Statement { title: "Gifts 2026".into(), aside: "24 Nov".into(), blocks }
    }

    #[test]
    fn text_stands_in_columns_of_cells() {
        let said = text(&sheet());
        assert_eq!(
            said,
            "Gifts 2026\n24 Nov\n\nGifts (2)\n  who   left  what\n  王敏   215  tea <b> | =1+1 !\n  Bo       9\n\nOurs\n  Nobody\n"
        );
    }

    #[test]
    fn what_was_typed_runs_nowhere() {
        assert!(html(&sheet()).contains("tea &lt;b&gt; | =1+1 !"));
        assert!(markdown(&sheet()).contains("tea &lt;b&gt; \\| \\=1\\+1"));
        let rows = table(&sheet());
        assert!(rows.contains("Gifts,王敏,215,tea <b> | =1+1 !"), "{rows}");
        let mut formula = sheet();
        formula.blocks[0].groups[0].items[0].pieces[0] = "=cmd".into();
        assert!(table(&formula).contains("Gifts,'=cmd,"));
    }
}
