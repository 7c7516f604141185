//! Where everybody stood before: a tie or a person more moves nobody who is already there.

use super::place::Picture;
use std::collections::BTreeMap;

/// The places of a web around the same person in the same cells. Rows are counted from that of us, up is negative.
#[derive(Clone, Debug, Default)]
pub struct Anchor {
    /// The row of each node that stood there, see [`Chart`](super::chart::Chart).
    pub levels: BTreeMap<usize, isize>,
    /// The line of us.
    pub line: u16,
    /// Lines from one row to the next.
    pub apart: u16,
    /// The first cell of each column.
    pub begins: Vec<u16>,
    /// Kind and strength stood on the roads.
    pub labelled: bool,
    /// Numbers stood on the rows of names too.
    pub numbered: bool,
}

impl Anchor {
    /// Of the picture before, for people who now stand at these places of the web; `places_before` are
    /// those that they had in it.
    pub fn of(before: &Picture, places_before: &[Option<usize>]) -> Option<Self> {
        let us = before.spots.first()?;
        let people = places_before.iter().enumerate();
        let people = people.filter_map(|(now, then)| Some((now + 1, level(before, (*then)? + 1)?)));
        Some(Self {
            levels: std::iter::once((0, 0)).chain(people).collect(),
            line: us.y,
            apart: before.apart,
            begins: before.heads.clone(),
            labelled: before.labelled,
            numbered: before.numbered,
        })
    }
}

fn level(before: &Picture, node: usize) -> Option<isize> {
    before.levels.get(node).copied()
}
