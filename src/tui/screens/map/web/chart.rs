//! Who stands in which column and on which row, and how each road runs: never over a name.

use crate::workbench::Web;

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
}

impl Chart {
    /// The last column.
    pub fn last(&self) -> usize {
        self.columns.iter().copied().max().unwrap_or(0)
    }
}

/// The first `count` people of the web, in at most so many columns beside ours.
pub fn chart(web: &Web, count: usize, most_columns: usize) -> Chart {
    let columns = columns(web, count, most_columns.max(1));
    let chains = chains(web, &columns);
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
    arrange(columns, chains, wires, lanes)
}

/// Steps from us; whom nobody leads to stands before the one in the middle.
fn columns(web: &Web, count: usize, most: usize) -> Vec<usize> {
    let people = &web.people[..count.min(web.people.len())];
    let middle = people.first().map_or(1, |p| match (p.steps, people.len()) {
        (Some(steps), _) => steps,
        (None, 1) => 1,
        (None, _) => 3,
    });
    let column = |(place, p): (usize, &crate::workbench::WebPerson)| match p.steps {
        _ if place == 0 => middle,
        Some(steps) => steps,
        None => middle.saturating_sub(1).max(2),
    };
    let columns: Vec<usize> = people.iter().enumerate().map(column).collect();
    let over = columns.iter().copied().max().unwrap_or(0).saturating_sub(most);
    let moved = columns.into_iter().map(|c| c.saturating_sub(over).max(1));
    std::iter::once(0).chain(moved).collect()
}

/// Chains that share a row: ours with the best route to the middle first.
fn chains(web: &Web, columns: &[usize]) -> Vec<Vec<usize>> {
    let mut main = Vec::new();
    let mut at = web.people.first().filter(|p| p.steps.is_some()).map(|_| 0);
    while let Some(person) = at.filter(|p| p + 1 < columns.len() && !main.contains(&(p + 1))) {
        main.push(person + 1);
        at = web.people[person].by;
    }
    main.push(US);
    main.reverse();
    if main.windows(2).any(|w| columns[w[0]] >= columns[w[1]]) {
        main = vec![US];
    }
    let mut chains = vec![main];
    let mut rest: Vec<usize> = (1..columns.len()).filter(|n| !chains[0].contains(n)).collect();
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
    chains
}

/// How a road can run without a lane; nothing where names are in the way.
fn run(columns: &[usize], chains: &[Vec<usize>], from: usize, to: usize) -> Option<Run> {
    if columns[from] == columns[to] {
        return Some(Run::Side);
    }
    let neighbour = |node: usize, by: isize| {
        let chain = chains.iter().find(|c| c.contains(&node))?;
        let place = chain.iter().position(|n| *n == node)?;
        chain.get(place.checked_add_signed(by)?).copied()
    };
    if neighbour(from, 1) == Some(to) {
        return Some(Run::Straight);
    }
    let after = neighbour(from, 1).map_or(usize::MAX, |n| columns[n]);
    let before = neighbour(to, -1).map_or(0, |n| columns[n]);
    let first = columns[from].max(before) + 1;
    let last = columns[to].min(after);
    (first <= last).then_some(Run::Turn(last))
}

/// Puts rows over and under the first chain: what turns early stands near it.
fn arrange(
    columns: Vec<usize>,
    chains: Vec<Vec<usize>>,
    mut wires: Vec<Wire>,
    lanes: usize,
) -> Chart {
    let turn = |wire: &Wire| match wire.run {
        Run::Turn(column) => column,
        Run::Side => columns[wire.to] + 1,
        Run::Straight | Run::Lane(_) => usize::MAX,
    };
    let of = |chain: &[usize], wire: &Wire| {
        let inner = chain.contains(&wire.from) || chain.contains(&wire.to);
        inner && wire.from != US
    };
    let key = |chain: &[usize]| wires.iter().filter(|w| of(chain, w)).map(turn).min();
    let mut order: Vec<usize> = (1..chains.len()).collect();
    order.sort_by_key(|i| (key(&chains[*i]).unwrap_or(usize::MAX), *i));
    // A lane is a row behind the chains.
    let order: Vec<usize> = (chains.len()..chains.len() + lanes).chain(order).collect();
    let above = order.iter().step_by(2).rev().copied();
    let below = order.iter().skip(1).step_by(2).copied();
    let places: Vec<usize> = above.chain([0]).chain(below).collect();
    let place_of = |row: usize| places.iter().position(|p| *p == row).unwrap_or(0);
    for wire in &mut wires {
        if let Run::Lane(lane) = &mut wire.run {
            *lane = place_of(chains.len() + *lane);
        }
    }
    let rows: Vec<Vec<usize>> =
        places.iter().map(|p| chains.get(*p).cloned().unwrap_or_default()).collect();
    let mut row_of = vec![0; columns.len()];
    for (row, nodes) in rows.iter().enumerate() {
        nodes.iter().for_each(|node| row_of[*node] = row);
    }
    Chart { columns, row_of, rows, wires }
}
