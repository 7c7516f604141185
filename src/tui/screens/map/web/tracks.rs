//! Lines up and down between the columns: which roads share one, and on which track it runs.

use super::chart::{Chart, Run, US, Wire};
use std::collections::BTreeMap;

/// A line up and down that roads share: all those to one end in one gap between columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bus {
    /// From us to those who know us.
    FromUs,
    /// Into this node.
    Into(usize),
    /// Right of this node and another one of its column.
    Beside(usize),
    /// To the lane of this wire, or from it.
    Lane(usize, bool),
}

/// Which bus runs on which track of which gap. A gap has the number of the column right of it.
pub struct Tracks {
    /// The track of a bus in a gap.
    pub of: BTreeMap<(usize, Bus), usize>,
    /// How many tracks each gap has.
    pub count: Vec<u16>,
}

/// The gaps that a wire goes up or down in: gap, bus, rows.
pub fn uprights(chart: &Chart, at: usize, wire: &Wire) -> Vec<(usize, Bus, [usize; 2])> {
    let (from, to) = (chart.row_of[wire.from], chart.row_of[wire.to]);
    match wire.run {
        Run::Straight => Vec::new(),
        Run::Turn(gap) if wire.from == US => vec![(gap, Bus::FromUs, [from, to])],
        Run::Turn(gap) => vec![(gap, Bus::Into(wire.to), [from, to])],
        Run::Side => {
            let gap = chart.columns[wire.to] + 1;
            vec![(gap, Bus::Beside(wire.from.min(wire.to)), [from, to])]
        }
        Run::Lane(lane) => vec![
            (chart.columns[wire.from] + 1, Bus::Lane(at, false), [from, lane]),
            (chart.columns[wire.to], Bus::Lane(at, true), [lane, to]),
        ],
    }
}

impl Tracks {
    /// The shortest lines on the first tracks.
    pub fn of(chart: &Chart) -> Self {
        let mut spans: BTreeMap<(usize, Bus), [usize; 2]> = BTreeMap::new();
        for (at, wire) in chart.wires.iter().enumerate() {
            for (gap, bus, [a, b]) in uprights(chart, at, wire) {
                let span = spans.entry((gap, bus)).or_insert([a.min(b), a.max(b)]);
                *span = [span[0].min(a).min(b), span[1].max(a).max(b)];
            }
        }
        let mut by_length: Vec<((usize, Bus), [usize; 2])> = spans.into_iter().collect();
        by_length.sort_by_key(|(_, [a, b])| b - a);
        let mut taken: Vec<Vec<Vec<[usize; 2]>>> = vec![Vec::new(); chart.last() + 2];
        let mut of = BTreeMap::new();
        for ((gap, bus), span) in by_length {
            let free =
                |track: &Vec<[usize; 2]>| track.iter().all(|[a, b]| span[1] < *a || *b < span[0]);
            let track = taken[gap].iter().position(free).unwrap_or(taken[gap].len());
            if track == taken[gap].len() {
                taken[gap].push(Vec::new());
            }
            taken[gap][track].push(span);
            of.insert((gap, bus), track);
        }
        let count = taken.iter().map(|t| u16::try_from(t.len()).unwrap_or(u16::MAX));
        Self { of, count: count.collect() }
    }
}
