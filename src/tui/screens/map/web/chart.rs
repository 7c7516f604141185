//! Who stands in which column and on which row, and how each road runs: never over a name.

use super::anchor::Anchor;
use crate::workbench::Web;
use std::collections::{BTreeMap, BTreeSet};

/// Us; person `n` of the web is node `n + 1`.
pub const US: usize = 0;

/// How a road runs between two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Along the row that both stand on.
    Straight,
    /// Along the first row, then up or down before this column, then along the second row.
    Turn(usize),
    /// Right of the column that both stand in.
    Side,
    /// Over a row of its own: its place in [`Chart::rows`].
    Lane(usize),
}

/// A road of the web between two nodes; the one further left first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// The left end.
    pub from: usize,
    /// The right end.
    pub to: usize,
    /// The place in the web's roads.
    pub road: usize,
    /// Its way.
    pub run: Run,
}

/// Nodes in columns and rows.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// The column of each node; us in 0.
    pub columns: Vec<usize>,
    /// The row of each node, from the top.
    pub row_of: Vec<usize>,
    /// The nodes of each row, left to right; a lane has none.
    pub rows: Vec<Vec<usize>>,
    /// All roads.
    pub wires: Vec<Wire>,
    /// The row of us.
    pub middle: usize,
}

impl Chart {
    /// The last column.
    pub fn last(&self) -> usize {
        self.columns.iter().copied().max().unwrap_or(0)
    }

    /// The row of a node, counted from that of us.
    pub fn level(&self, node: usize) -> isize {
        self.row_of[node].cast_signed() - self.middle.cast_signed()
    }
}

/// The first `count` people of the web, in at most so many columns beside ours; whom the anchor knows on their rows.
pub fn chart(web: &Web, count: usize, most_columns: usize, anchor: Option<&Anchor>) -> Chart {
    let columns = columns(web, count, most_columns.max(1));
    let none = BTreeMap::new();
    let (chains, levels) = chains(web, &columns, anchor.map_or(&none, |a| &a.levels));
    let mut lanes = 0;
    let mut wires = Vec::new();
    for (road, found) in web.roads.iter().enumerate() {
        let (a, b) = (found.from.map_or(US, |p| p + 1), found.to + 1);
        if a.max(b) >= columns.len() {
            continue;
        }
        let (from, to) = if columns[a] <= columns[b] { (a, b) } else { (b, a) };
        let run = run(&columns, &chains, from, to).unwrap_or_else(|| {
            lanes += 1;
            Run::Lane(lanes - 1)
        });
        wires.push(Wire { from, to, road, run });
    }
    arrange(columns, (chains, levels), wires, lanes)
}

/// Steps from us; whom nobody leads to stands before the one in the middle.
fn columns(web: &Web, count: usize, most: usize) -> Vec<usize> {
    let people = &web.people[..count.min(web.people.len())];
    let middle = people.first().map_or(1, |p| match (p.steps, people.len()) {
        (Some(steps), _) => steps,
        (None, 1) => 1,
        (None, _) => 3,
    });
    let columns: Vec<usize> = people
        .iter()
        .enumerate()
        .map(|(place, p)| match p.steps {
            _ if place == 0 => middle,
            Some(steps) => steps,
            None => middle.saturating_sub(1).max(2),
        })
        .collect();
    let over = columns.iter().copied().max().unwrap_or(0).saturating_sub(most);
    let moved = columns.into_iter().map(|c| c.saturating_sub(over).max(1));
    std::iter::once(0).chain(moved).collect()
}

/// Chains that share a row, ours first, and the rows that are settled: of ours, and of those who stood before.
fn chains(
    web: &Web,
    columns: &[usize],
    before: &BTreeMap<usize, isize>,
) -> (Vec<Vec<usize>>, Vec<Option<isize>>) {
    let (mut chains, levels) = match before.is_empty() {
        true => (vec![route(web, columns)], vec![Some(0)]),
        false => stood(columns, before),
    };
    let settled: BTreeSet<usize> = chains.iter().flatten().copied().collect();
    let mut rest: Vec<usize> = (1..columns.len()).filter(|n| !settled.contains(n)).collect();
    rest.sort_by_key(|n| (columns[*n], *n));
    for node in rest {
        let by = web.people[node - 1].by.map(|p| p + 1).filter(|p| *p < columns.len());
        let chain = chains.iter_mut().skip(1).find(|c| {
            c.last().is_some_and(|last| Some(*last) == by && columns[*last] < columns[node])
        });
        match chain {
            Some(chain) => chain.push(node),
            None => chains.push(vec![node]),
        }
    }
    let levels = levels.into_iter().chain(std::iter::repeat(None)).take(chains.len()).collect();
    (chains, levels)
}

/// Those who stood on a row stand there again, from left to right; where two would now share a column, the second
/// one does not.
fn stood(
    columns: &[usize],
    before: &BTreeMap<usize, isize>,
) -> (Vec<Vec<usize>>, Vec<Option<isize>>) {
    let mut rows: BTreeMap<(bool, isize), Vec<usize>> = BTreeMap::new();
    let mut nodes: Vec<usize> = (0..columns.len()).filter(|n| before.contains_key(n)).collect();
    nodes.sort_by_key(|n| (columns[*n], *n));
    for node in nodes {
        let level = before[&node];
        let row = rows.entry((level != 0, level)).or_default();
        if row.last().is_none_or(|last| columns[*last] < columns[node]) {
            row.push(node);
        }
    }
    rows.into_iter().map(|((_, level), row)| (row, Some(level))).unzip()
}

/// Our chain: the best route to the middle.
fn route(web: &Web, columns: &[usize]) -> Vec<usize> {
    let mut main = Vec::new();
    let mut at = web.people.first().filter(|p| p.steps.is_some()).map(|_| 0);
    while let Some(person) = at.filter(|p| p + 1 < columns.len() && !main.contains(&(p + 1))) {
        main.push(person + 1);
        at = web.people[person].by;
    }
    main.push(US);
    main.reverse();
    match main.windows(2).any(|w| columns[w[0]] >= columns[w[1]]) {
        true => vec![US],
        false => main,
    }
}

/// How a road can run without a lane; nothing where names are in the way.
fn run(columns: &[usize], chains: &[Vec<usize>], from: usize, to: usize) -> Option<Run> {
    if columns[from] == columns[to] {
        return Some(Run::Side);
    }
    if neighbour(chains, from, 1) == Some(to) {
        return Some(Run::Straight);
    }
    let after = neighbour(chains, from, 1).map_or(usize::MAX, |n| columns[n]);
    let before = neighbour(chains, to, -1).map_or(0, |n| columns[n]);
    let first = columns[from].max(before) + 1;
    let last = columns[to].min(after);
    (first <= last).then_some(Run::Turn(last))
}

fn neighbour(chains: &[Vec<usize>], node: usize, by: isize) -> Option<usize> {
    let chain = chains.iter().find(|c| c.contains(&node))?;
    let place = chain.iter().position(|n| *n == node)?;
    chain.get(place.checked_add_signed(by)?).copied()
}

/// Puts rows over and under the first chain, where none is settled: what turns early stands near it.
fn arrange(
    columns: Vec<usize>,
    (chains, mut levels): (Vec<Vec<usize>>, Vec<Option<isize>>),
    mut wires: Vec<Wire>,
    lanes: usize,
) -> Chart {
    let of = |chain: &[usize], wire: &Wire| {
        let inner = chain.contains(&wire.from) || chain.contains(&wire.to);
        inner && wire.from != US
    };
    let key = |chain: &[usize]| {
        wires
            .iter()
            .filter(|w| of(chain, w))
            .map(|wire| match wire.run {
                Run::Turn(column) => column,
                Run::Side => columns[wire.to] + 1,
                Run::Straight | Run::Lane(_) => usize::MAX,
            })
            .min()
    };
    let mut order: Vec<usize> = (1..chains.len()).filter(|i| levels[*i].is_none()).collect();
    order.sort_by_key(|i| (key(&chains[*i]).unwrap_or(usize::MAX), *i));
    // A lane is a row behind the chains.
    levels.resize(chains.len() + lanes, None);
    let order = (chains.len()..chains.len() + lanes).chain(order);
    let taken: BTreeSet<isize> = levels.iter().flatten().copied().collect();
    let mut free = (1..).flat_map(|n| [-n, n]).filter(|level| !taken.contains(level));
    for row in order {
        levels[row] = free.next();
    }
    let levels: Vec<isize> = levels.into_iter().map(|level| level.unwrap_or(0)).collect();
    let top = levels.iter().copied().min().unwrap_or(0);
    for wire in &mut wires {
        if let Run::Lane(lane) = &mut wire.run {
            *lane = row_at(top, levels[chains.len() + *lane]);
        }
    }
    let bottom = levels.iter().copied().max().unwrap_or(0);
    let mut rows = vec![Vec::new(); row_at(top, bottom) + 1];
    let mut row_of = vec![0; columns.len()];
    for (chain, level) in chains.into_iter().zip(levels) {
        chain.iter().for_each(|node| row_of[*node] = row_at(top, level));
        rows[row_at(top, level)] = chain;
    }
    Chart { columns, row_of, rows, wires, middle: row_at(top, 0) }
}

fn row_at(top: isize, level: isize) -> usize {
    (level - top).unsigned_abs()
}
