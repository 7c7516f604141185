//! No road runs over a name, nothing leaves its cells: on every web there can be.

use super::*;
use crate::model::TieKind;
use crate::workbench::{WebPerson, WebRoad};
use proptest::prelude::*;

/// A web of people with these steps; whom they come by and the roads are drawn from the numbers.
fn web(steps: &[u8], ties: &[(u8, u8)]) -> Web {
    let count = steps.len();
    let steps: Vec<Option<usize>> =
        steps.iter().map(|s| Some(usize::from(*s)).filter(|s| *s > 0)).collect();
    let by = |at: usize| {
        let wanted = steps[at]?.checked_sub(1)?;
        (0..count).find(|p| steps[*p] == Some(wanted))
    };
    let people: Vec<WebPerson> =
        (0..count).map(|at| WebPerson { index: at, steps: steps[at], by: by(at) }).collect();
    let ours = (0..count).filter(|p| steps[*p] == Some(1));
    let mut roads: Vec<WebRoad> =
        ours.map(|to| WebRoad { from: None, to, cost: 2, tie: None }).collect();
    let both = ties.iter().map(|(a, b)| (usize::from(*a) % count, usize::from(*b) % count));
    let both = both.chain((0..count).filter_map(|at| Some((people[at].by?, at))));
    for (a, b) in both.filter(|(a, b)| a != b) {
        let there = roads.iter().any(|r| r.from == Some(a.min(b)) && r.to == a.max(b));
        if !there {
            let tie = Some((TieKind::WorksWith, 1));
            roads.push(WebRoad { from: Some(a.min(b)), to: a.max(b), cost: 3, tie });
        }
    }
    Web { people, roads, rivals: Vec::new(), more: 0 }
}

fn label(road: usize) -> String {
    format!("{} {}", ["trust", "works with", "former colleague"][road % 3], road % 5 + 1)
}

fn look(road: usize) -> Look {
    [Look::Plain, Look::Family, Look::Route, Look::RiskyRoute][road % 4]
}

proptest! {
    #[test]
    fn no_road_runs_over_a_name(
        steps in prop::collection::vec(0u8..5, 1..24),
        ties in prop::collection::vec((0u8..24, 0u8..24), 0..40),
        wide in prop::collection::vec(3u16..50, 24),
        size in prop::sample::select(vec![(198u16, 40u16), (118, 20), (78, 10), (58, 8), (30, 3)]),
    ) {
        let web = web(&steps, &ties);
        let wide = |person: usize, most: u16| wide[person].min(most);
        let wanted = Wanted { wide: &wide, look: &look, us: 3, label: &label };
        let picture = place(&web, &wanted, size.0, size.1);
        prop_assert!(!picture.spots.is_empty() || size.0 < 58, "somebody has room");
        for (at, spot) in picture.spots.iter().enumerate() {
            prop_assert!(spot.y < size.1 && spot.x + spot.width <= size.0, "{:?}", spot);
            prop_assert!(picture.sheet.is_free(spot.y, spot.x - 1, spot.width + 1), "{:?}", spot);
            for other in &picture.spots[at + 1..] {
                let apart = spot.x + spot.width < other.x || other.x + other.width < spot.x;
                prop_assert!(spot.y != other.y || apart, "{:?} {:?}", spot, other);
            }
        }
    }
}

#[test]
fn few_people_have_all_their_numbers_and_with_room_their_kinds() {
    let web = web(&[3, 1, 2, 1], &[(3, 0)]);
    let wanted = Wanted { wide: &|_, _| 12, look: &|_| Look::Plain, us: 3, label: &label };
    let glyphs = crate::tui::theme::Theme::default().glyphs;
    let drawn = |width: u16| {
        let picture = place(&web, &wanted, width, 20);
        let cells = (0..20).flat_map(|y| (0..width).map(move |x| (x, y)));
        let shown = cells.map(|(x, y)| picture.sheet.shown(x, y, glyphs).map_or(' ', |(c, _)| c));
        (picture.labelled, shown.collect::<String>())
    };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let (labelled, narrow) = drawn(80);
    assert_eq!((labelled, digits(&narrow)), (false, web.roads.len()));
    let (labelled, wide) = drawn(200);
    assert_eq!((labelled, digits(&wide)), (true, web.roads.len()));
    for road in 0..web.roads.len() {
        assert!(wide.contains(&label(road)), "{} is not on\n{wide}", label(road));
    }
}
