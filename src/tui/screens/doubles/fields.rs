//! The fields of two records beside each other, which of the two stays, and what becomes of them.

use super::Preview;
use crate::model::statement::{Block, Group, Head, Item, Piece, Tone};
use crate::rules::phrase;
use crate::workbench::MergeField;

/// The block: both, what it becomes, what comes over and what is lost.
pub fn block(preview: &Preview) -> Block {
    let [stays, goes] = &preview.names;
    let differ = preview.fields.iter().filter(|f| f.differs).count();
    let aside = match differ {
        0 => phrase!("nothing differs").to_owned(),
        1 => phrase!("1 field differs").to_owned(),
        n => phrase!("{n} fields differ", n),
    };
    let mut group =
        Group::new([Head::left(""), Head::fills(stays), Head::fills(goes), Head::fills("becomes")]);
    for (field, other) in preview.fields.iter().zip(&preview.other) {
        group.push(row(field, *other));
    }
    let moved = match preview.merged.moved {
        0 => phrase!("nothing else comes over").to_owned(),
        1 => phrase!("1 record comes over").to_owned(),
        n => phrase!("{n} records come over", n),
    };
    let mut rest = Group::of_labels()
        .with(Item::said("name", phrase!("{stays}, called {goes} too", stays, goes)))
        .with(Item::said(phrase!("moves over"), moved));
    let own = |label: &str| preview.fields.iter().any(|f| f.columns.iter().any(|c| c == label));
    let others = preview.merged.conflicts.iter().filter(|c| c.key.is_some() || !own(&c.field));
    let others = others.map(|c| c.sentence.as_str());
    let others: Vec<&str> =
        others.chain(preview.merged.remarks.iter().map(String::as_str)).collect();
    match others.is_empty() {
        true => rest.push(Item::said("lost", Piece::new("nothing", Tone::Good))),
        false => rest.push(Item::said("lost", Piece::new(phrase::few(&others, 3), Tone::Bad))),
    }
    Block::new(phrase!("Make them one"), aside).with(group).with(rest)
}

/// The chosen one stands between brackets; what is left of the other is said by its colour.
fn row(field: &MergeField, other: bool) -> Item {
    let [first, second] = &field.says;
    let said = |text: &String, chosen: bool| match (text.is_empty(), field.differs, chosen) {
        (true, ..) => Piece::muted(phrase!("not known")),
        (_, true, true) => Piece::new(format!("[{text}]"), Tone::Accent),
        (_, true, false) => Piece::new(text.as_str(), Tone::Warn),
        (_, false, _) => Piece::from(text.as_str()),
    };
    let becomes = match (field.differs, other) {
        (true, true) => second.as_str(),
        (true, false) => first.as_str(),
        // Only one of the two says it, or words of both stay.
        _ if first.is_empty() => second.as_str(),
        _ => first.as_str(),
    };
    Item::new([
        Piece::muted(field.label.as_str()),
        said(first, !other),
        said(second, other),
        becomes.into(),
    ])
}
