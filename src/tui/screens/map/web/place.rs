//! Columns and rows become cells: names where they have room, roads on tracks between the columns.

use super::across::{Across, LABELLED_FROM, LEAST, labels};
use super::anchor::Anchor;
use super::chart::{Chart, Run, US, Wire, chart};
use super::sheet::{LineCanvas, RoadLook};
use super::tracks::{Bus, Tracks, uprights};
use crate::text::parse::narrow;
use crate::text::width as text_width;
use crate::workbench::Web;

/// Rows between two names at most.
const APART: u16 = 4;

/// A name on the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The first cell of the name.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Cells that it may take.
    pub width: u16,
    /// Steps from us as drawn.
    pub column: usize,
}

/// The web on cells.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// Us, then the people of the web that have room, in their order.
    pub spots: Vec<Spot>,
    /// The first cell of each column.
    pub heads: Vec<u16>,
    /// The roads.
    pub sheet: LineCanvas,
    /// Kind and strength stand on the roads; else their strength alone.
    pub labelled: bool,
    /// The row of each spot, counted from that of us.
    pub levels: Vec<isize>,
    /// Lines from one row to the next.
    pub apart: u16,
    /// Numbers stand on the rows of names too.
    pub numbered: bool,
}

/// What has to be known of names and of the route.
pub struct Wanted<'a> {
    /// The cells that the name of a person of the web takes where it may take so many.
    pub wide: &'a dyn Fn(usize, u16) -> u16,
    /// What the road at this place is.
    pub look: &'a dyn Fn(usize) -> RoadLook,
    /// Cells for "you".
    pub us: u16,
    /// The kind and the strength of the road at this place: "works with 5".
    pub label: &'a dyn Fn(usize) -> String,
}

/// As many people as have room, the most important ones; whom the anchor knows where they stood, unless that leaves
/// somebody without room.
pub fn place(
    web: &Web,
    wanted: &Wanted,
    (width, height): (u16, u16),
    anchor: Option<&Anchor>,
) -> Picture {
    let most = usize::from(width.saturating_sub(8) / (LEAST + 5)).max(1);
    for count in (1..=web.people.len()).rev() {
        let held = anchor.and_then(|anchor| {
            let chart = chart(web, count, most, Some(anchor));
            let rows = Rows::held(&chart, anchor, height)?;
            let tracks = Tracks::of(&chart);
            let labels = labels(&chart, wanted);
            let labels = anchor.labelled.then_some(labels.as_slice());
            let across = Across::held(&chart, &tracks, wanted, (width, labels), anchor)?;
            let placed = (&chart, &tracks, &across, &rows);
            Some(picture((web, wanted), placed, (width, height)))
        });
        if let Some(picture) = held {
            return picture;
        }
        let chart = chart(web, count, most, None);
        if chart.rows.len() > usize::from(height) {
            continue;
        }
        let tracks = Tracks::of(&chart);
        let labels = labels(&chart, wanted);
        let labelled = Across::of(&chart, &tracks, wanted, (width, Some(&labels)));
        let labelled = labelled.filter(|across| across.whole || width >= LABELLED_FROM);
        if let Some(across) =
            labelled.or_else(|| Across::of(&chart, &tracks, wanted, (width, None)))
        {
            let rows = Rows::of(&chart, height);
            return picture((web, wanted), (&chart, &tracks, &across, &rows), (width, height));
        }
    }
    Picture::default()
}

/// Draws the roads and puts the names beside them.
struct Drawing<'a> {
    chart: &'a Chart,
    tracks: &'a Tracks,
    across: &'a Across,
    spots: Vec<Spot>,
    /// The row of each row of the chart.
    rows: Vec<u16>,
    sheet: LineCanvas,
}

/// The line of each row of the chart.
struct Rows {
    lines: Vec<u16>,
    apart: u16,
}

impl Rows {
    /// In the middle of so many lines.
    fn of(chart: &Chart, height: u16) -> Self {
        let count = u16::try_from(chart.rows.len()).unwrap_or(u16::MAX);
        let apart = (height.saturating_sub(1) / count.saturating_sub(1).max(1)).clamp(1, APART);
        let above = (height.saturating_sub((count - 1) * apart + 1)) / 2;
        Self { lines: (0..count).map(|row| above + row * apart).collect(), apart }
    }

    /// As far apart as before, and ours on its line; nothing where one would be outside.
    fn held(chart: &Chart, anchor: &Anchor, height: u16) -> Option<Self> {
        let above = narrow::<_, u16>(chart.middle)?.checked_mul(anchor.apart)?;
        let first = anchor.line.checked_sub(above)?;
        let count = narrow::<_, u16>(chart.rows.len())?;
        let line = |row: u16| first.checked_add(row.checked_mul(anchor.apart)?);
        let lines: Option<Vec<u16>> = (0..count).map(line).collect();
        let lines = lines.filter(|lines| lines.iter().all(|line| *line < height))?;
        Some(Self { lines, apart: anchor.apart })
    }
}

fn picture(
    (web, wanted): (&Web, &Wanted),
    (chart, tracks, across, rows): (&Chart, &Tracks, &Across, &Rows),
    (width, height): (u16, u16),
) -> Picture {
    let spots = (0..chart.columns.len())
        .map(|node| {
            let column = chart.columns[node];
            let most = across.wide[column];
            let wide = if node == US { wanted.us } else { (wanted.wide)(node - 1, most) };
            Spot {
                x: across.begins[column],
                y: rows.lines[chart.row_of[node]],
                width: wide.min(most),
                column,
            }
        })
        .collect();
    let sheet = LineCanvas::new(width, height);
    let lines = rows.lines.clone();
    let mut drawing = Drawing { chart, tracks, across, spots, rows: lines, sheet };
    let look = |wire: &Wire| (wanted.look)(wire.road);
    for (at, wire) in chart.wires.iter().enumerate() {
        drawing.line(at, wire, look(wire));
    }
    let mut by_look: Vec<(usize, &Wire)> = chart.wires.iter().enumerate().collect();
    by_look.sort_by_key(|(_, wire)| std::cmp::Reverse(look(wire)));
    // A line of reporting has no cost.
    for (at, wire) in by_look.into_iter().filter(|(_, wire)| web.roads[wire.road].cost > 0) {
        let strength = 6 - web.roads[wire.road].cost;
        match across.labelled {
            true => drawing.labelled(at, wire, &(wanted.label)(wire.road), strength, look(wire)),
            false => drawing.number(at, wire, strength, look(wire)),
        }
    }
    Picture {
        spots: drawing.spots,
        heads: across.begins.clone(),
        sheet: drawing.sheet,
        labelled: across.labelled,
        levels: (0..chart.columns.len()).map(|node| chart.level(node)).collect(),
        apart: rows.apart,
        numbered: across.numbered,
    }
}

impl Drawing<'_> {
    /// The cell right of a name, after a blank.
    fn behind(&self, node: usize) -> u16 {
        let spot = &self.spots[node];
        spot.x + spot.width + 1
    }

    /// The last cell of a road into a name; then comes the mark.
    fn before(&self, node: usize) -> u16 {
        self.spots[node].x.saturating_sub(2)
    }

    fn track(&self, gap: usize, bus: Bus) -> u16 {
        let track = self.tracks.of.get(&(gap, bus)).copied().unwrap_or(0);
        let from_left = match bus {
            Bus::FromUs => track,
            _ => usize::from(self.tracks.count[gap]).saturating_sub(track + 1),
        };
        self.across.tracks[gap] + 2 * u16::try_from(from_left).unwrap_or(0)
    }

    fn line(&mut self, at: usize, wire: &Wire, look: RoadLook) {
        let (from, to) = (self.spots[wire.from].y, self.spots[wire.to].y);
        let (start, end) = (self.behind(wire.from), self.before(wire.to));
        let ways = uprights(self.chart, at, wire);
        let xs: Vec<u16> = ways.iter().map(|(gap, bus, _)| self.track(*gap, *bus)).collect();
        for ((_, _, [a, b]), x) in ways.iter().zip(&xs) {
            self.sheet.upright(*x, self.rows[*a], self.rows[*b], look);
        }
        match (wire.run, xs.as_slice()) {
            (Run::Side, [x]) => {
                self.sheet.across(from, start, *x, look);
                self.sheet.across(to, self.behind(wire.to), *x, look);
            }
            (Run::Lane(lane), [first, second]) => {
                self.sheet.across(from, start, *first, look);
                self.sheet.across(self.rows[lane], *first, *second, look);
                self.sheet.across(to, *second, end, look);
            }
            (_, [x]) => {
                self.sheet.across(from, start, *x, look);
                self.sheet.across(to, *x, end, look);
            }
            _ => self.sheet.across(from, start, end, look),
        }
    }

    /// Puts kind and strength on the road: on its own row, or where it goes on after its turn; where there is no
    /// such place, the strength alone.
    fn labelled(&mut self, at: usize, wire: &Wire, label: &str, strength: i64, look: RoadLook) {
        let (from, to) = (self.spots[wire.from].y, self.spots[wire.to].y);
        let ways = uprights(self.chart, at, wire);
        let xs: Vec<u16> = ways.iter().map(|(gap, bus, _)| self.track(*gap, *bus)).collect();
        let (start, end) = (self.behind(wire.from), self.before(wire.to));
        let cells = u16::try_from(text_width(label)).unwrap_or(u16::MAX).saturating_add(2);
        let mut places: Vec<(u16, u16)> = Vec::new();
        let mut stretch = |row: u16, left: u16, right: u16| {
            let right = right.saturating_sub(cells);
            places.extend((left..=right.max(left)).rev().map(|x| (row, x)));
        };
        match (wire.from == US, xs.as_slice()) {
            (true, _) => stretch(to, start, end),
            (false, [x]) => {
                stretch(from, start, *x);
                stretch(to, *x + 1, end);
            }
            (false, [first, second]) => {
                if let Run::Lane(lane) = wire.run {
                    stretch(self.rows[lane], *first + 1, *second);
                }
                stretch(from, start, *first);
            }
            (false, _) => stretch(from, start, end),
        }
        if !places.into_iter().any(|(row, x)| self.sheet.label_across(row, x, label, look)) {
            self.number(at, wire, strength, look);
        }
    }

    /// Puts the number where only this road runs; leaves it out where there is no such place. Where columns are
    /// narrow a name may end in its own letters: there no figure stands right of it.
    fn number(&mut self, at: usize, wire: &Wire, number: i64, look: RoadLook) {
        let (from, to) = (self.spots[wire.from].y, self.spots[wire.to].y);
        let ways = uprights(self.chart, at, wire);
        let x = ways.first().map(|(gap, bus, _)| self.track(*gap, *bus));
        let (row, places): (u16, Vec<u16>) = match (wire.from == US, x) {
            (true, _) => {
                let end = self.before(wire.to);
                (to, (self.behind(US)..end.saturating_sub(2)).rev().collect())
            }
            (false, Some(x)) => (from, vec![x.saturating_sub(4), x.saturating_sub(3)]),
            (false, None) => {
                let (start, end) = (self.behind(wire.from), self.before(wire.to));
                (from, (start + 1..end.saturating_sub(2)).collect())
            }
        };
        let here = wire.from == US || self.across.numbered;
        let label = number.to_string();
        if here && places.into_iter().any(|x| self.sheet.label_across(row, x, &label, look))
            || wire.from == US
        {
            return;
        }
        if let (Some(x), [(_, _, [a, b]), ..]) = (x, ways.as_slice()) {
            let (a, b) = (self.rows[*a], self.rows[*b]);
            let between = a.min(b) + 1..a.max(b);
            let mut free: Vec<u16> = between.filter(|y| !self.rows.contains(y)).collect();
            free.sort_by_key(|y| y.abs_diff(a));
            let alone = self.sheet.ends_here(x, a);
            let _ =
                alone && free.into_iter().any(|y| self.sheet.number_upright(x, y, number, look));
        }
    }
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
