//! Where the columns of the web begin, how wide they are, and where the tracks between them lie.

use super::anchor::Anchor;
use super::chart::Chart;
use super::place::Wanted;
use super::tracks::Tracks;
use crate::text::width as text_width;

/// A column of names is never narrower.
pub const LEAST: u16 = 9;
/// Nor wider.
const WIDEST: u16 = 34;
/// Cells in which the number of a road stands.
const NUMBER: u16 = 4;
/// Columns narrower than this give the numbers up.
const NUMBERED_FROM: u16 = 13;
/// Cells by which a gap may be wider than it has to be.
const SPREAD: u16 = 12;
/// With kind and strength on the roads a column of names is never narrower.
const LABELLED_LEAST: u16 = 12;
/// From this width on they stand there also where names have to be cut for it.
pub const LABELLED_FROM: u16 = 180;

/// The cells that the longest label of each gap takes.
pub fn labels(chart: &Chart, wanted: &Wanted) -> Vec<u16> {
    let mut most = vec![0; chart.last() + 2];
    for wire in &chart.wires {
        let gap = chart.columns[wire.from] + 1;
        let cells = u16::try_from(text_width(&(wanted.label)(wire.road))).unwrap_or(u16::MAX);
        most[gap] = cells.max(most[gap]);
    }
    most
}

/// Cells of a gap before and behind its tracks, at least.
fn around(gap: usize, last: usize, tracks: u16, numbered: bool, label: u16) -> (u16, u16) {
    let number = if numbered { NUMBER.max(label + 3) } else { 1 };
    match gap {
        1 => (2, NUMBER.max(label + 3) + 1),
        gap if gap <= last => (number + 1, 2),
        _ if tracks == 0 => (0, 0),
        _ => (number + 1, 0),
    }
}

/// Where columns begin and how wide they are; where the tracks of each gap begin.
pub struct Across {
    /// The first cell of each column.
    pub begins: Vec<u16>,
    /// The cells of each column.
    pub wide: Vec<u16>,
    /// The first cell of the tracks of each gap.
    pub tracks: Vec<u16>,
    /// Numbers stand on the rows of names too.
    pub numbered: bool,
    /// And the kind of each road before them.
    pub labelled: bool,
    /// No name is cut.
    pub whole: bool,
}

impl Across {
    /// Nothing where there is no room; with the cells of labels, no room for these.
    pub fn of(
        chart: &Chart,
        tracks: &Tracks,
        wanted: &Wanted,
        (width, labels): (u16, Option<&[u16]>),
    ) -> Option<Self> {
        let last = chart.last();
        let least = if labels.is_some() { LABELLED_LEAST } else { LEAST };
        let label = |gap: usize| labels.and_then(|l| l.get(gap)).copied().unwrap_or(0);
        let mut wide = natural(chart, wanted, least);
        let gaps = |numbered: bool| -> u16 {
            (1..=last + 1)
                .map(|gap| {
                    let (lead, tail) = around(gap, last, tracks.count[gap], numbered, label(gap));
                    lead + 2 * tracks.count[gap] + tail
                })
                .sum()
        };
        let room = |numbered: bool| width.checked_sub(gaps(numbered) + 1);
        let columns = u16::try_from(last.max(1)).unwrap_or(u16::MAX);
        let each = room(true).map_or(0, |room| room.saturating_sub(wanted.us) / columns);
        let numbered = labels.is_some()
            || each >= NUMBERED_FROM
            || room(true).is_some_and(|r| names(&wide) <= r);
        let room = room(numbered)?;
        let whole = names(&wide) <= room;
        while names(&wide) > room {
            let widest = (1..=last).max_by_key(|c| (wide[*c], *c)).filter(|c| wide[*c] > least)?;
            wide[widest] -= 1;
        }
        let spare = ((room - names(&wide)) / columns).min(SPREAD);
        let (mut begins, mut starts, mut x) = (vec![1], vec![0], 1 + wide[0]);
        let widths = wide.iter().copied().skip(1).chain([0]);
        for (gap, cells) in (1..).zip(widths) {
            let (mut lead, mut tail) = around(gap, last, tracks.count[gap], numbered, label(gap));
            match gap {
                1 => tail += spare,
                gap if gap <= last => lead += spare,
                _ => {}
            }
            starts.push(x + lead);
            x += lead + 2 * tracks.count[gap] + tail;
            begins.push(x);
            x += cells;
        }
        begins.truncate(last + 1);
        Some(Self { begins, wide, tracks: starts, numbered, labelled: labels.is_some(), whole })
    }

    /// Columns where they were; nothing where the tracks or the names between them have no room.
    pub fn held(
        chart: &Chart,
        tracks: &Tracks,
        wanted: &Wanted,
        (width, labels): (u16, Option<&[u16]>),
        anchor: &Anchor,
    ) -> Option<Self> {
        let last = chart.last();
        let least = if labels.is_some() { LABELLED_LEAST } else { LEAST };
        let label = |gap: usize| labels.and_then(|l| l.get(gap)).copied().unwrap_or(0);
        if anchor.begins.len() != last + 1 {
            return None;
        }
        let mut wide = natural(chart, wanted, least);
        let mut starts = vec![0];
        for gap in 1..=last + 1 {
            let count = tracks.count[gap];
            let (lead, tail) = around(gap, last, count, anchor.numbered, label(gap));
            let next = anchor.begins.get(gap).copied().unwrap_or(width);
            let track = next.checked_sub(tail + 2 * count)?;
            let column = gap - 1;
            let room = track.checked_sub(lead + anchor.begins[column])?;
            if room < wide[column].min(if column == 0 { wanted.us } else { least }) {
                return None;
            }
            wide[column] = wide[column].min(room);
            let behind = anchor.begins[column] + wide[column] + lead;
            starts.push(if gap == 1 || gap > last { behind } else { track });
        }
        let (begins, numbered) = (anchor.begins.clone(), anchor.numbered);
        Some(Self {
            begins,
            wide,
            tracks: starts,
            numbered,
            labelled: labels.is_some(),
            whole: false,
        })
    }
}

fn names(wide: &[u16]) -> u16 {
    wide.iter().sum::<u16>()
}

/// The cells that the names of each column would take.
fn natural(chart: &Chart, wanted: &Wanted, least: u16) -> Vec<u16> {
    std::iter::once(wanted.us)
        .chain((1..=chart.last()).map(|column| {
            let nodes = (1..chart.columns.len()).filter(|n| chart.columns[*n] == column);
            let most = nodes.map(|n| (wanted.wide)(n - 1, WIDEST)).max().unwrap_or(0);
            most.clamp(least, WIDEST)
        }))
        .collect()
}
