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

fn look(road: usize) -> RoadLook {
    [RoadLook::Plain, RoadLook::Family, RoadLook::Route, RoadLook::RiskyRoute][road % 4]
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
        let picture = place(&web, &wanted, size, None);
        prop_assert!(!picture.spots.is_empty() || size.0 < 58, "somebody has room");
        is_clear(&picture, size)?;
    }

    /// A person or a tie more: who was there stays where they were, and still no road runs over a name.
    #[test]
    fn one_more_moves_nobody_else(
        steps in prop::collection::vec(1u8..4, 1..9),
        ties in prop::collection::vec((0u8..9, 0u8..9), 0..6),
        tie in (0u8..9, 0u8..9),
        newcomer in prop::option::of(1u8..4),
        wide in prop::collection::vec(3u16..20, 10),
        size in prop::sample::select(vec![(198u16, 40u16), (118, 24)]),
    ) {
        let wide = |person: usize, most: u16| wide[person].min(most);
        let wanted = Wanted { wide: &wide, look: &look, us: 3, label: &label };
        let known: Vec<(u8, u8)> =
            ties.iter().map(|(a, b)| (a % steps.len() as u8, b % steps.len() as u8)).collect();
        let before = place(&web(&steps, &known), &wanted, size, None);
        prop_assume!(before.spots.len() == steps.len() + 1);
        let more: Vec<u8> = steps.iter().copied().chain(newcomer).collect();
        let ties: Vec<(u8, u8)> = known.iter().copied().chain([tie]).collect();
        let places: Vec<Option<usize>> =
            (0..more.len()).map(|at| Some(at).filter(|at| *at < steps.len())).collect();
        let anchor = Anchor::of(&before, &places).unwrap();
        let after = place(&web(&more, &ties), &wanted, size, Some(&anchor));
        is_clear(&after, size)?;
        prop_assert_eq!(after.spots.len(), more.len() + 1, "all have room");
        // Where the columns have no room for the new line all are placed anew: seldom, see below.
        let is_held = after.heads == before.heads && after.spots[0].y == before.spots[0].y;
        if is_held {
            for (then, now) in before.spots.iter().zip(&after.spots) {
                prop_assert_eq!((then.x, then.y), (now.x, now.y));
            }
        }
    }
}

fn is_clear(picture: &Picture, size: (u16, u16)) -> Result<(), TestCaseError> {
    for (at, spot) in picture.spots.iter().enumerate() {
        prop_assert!(spot.y < size.1 && spot.x + spot.width <= size.0, "{:?}", spot);
        prop_assert!(picture.sheet.is_free(spot.y, spot.x - 1, spot.width + 1), "{:?}", spot);
        for other in &picture.spots[at + 1..] {
            let apart = spot.x + spot.width < other.x || other.x + other.width < spot.x;
            prop_assert!(spot.y != other.y || apart, "{:?} {:?}", spot, other);
        }
    }
    Ok(())
}

#[test]
fn a_tie_and_a_person_more_on_the_usual_window_move_nobody() {
    let wanted = Wanted { wide: &|_, _| 18, look: &look, us: 3, label: &label };
    let steps = [3, 1, 2, 1, 2, 1];
    let ties = [(2, 0), (3, 0), (4, 1)];
    for size in [(198u16, 40u16), (118, 22)] {
        let before = place(&web(&steps, &ties), &wanted, size, None);
        let mut places: Vec<Option<usize>> = (0..steps.len()).map(Some).collect();
        let cells = |picture: &Picture| -> Vec<(u16, u16)> {
            picture.spots.iter().take(steps.len() + 1).map(|s| (s.x, s.y)).collect()
        };
        let anchor = Anchor::of(&before, &places).unwrap();
        let tie = [ties.as_slice(), &[(5, 0)]].concat();
        let with_tie = place(&web(&steps, &tie), &wanted, size, Some(&anchor));
        assert_eq!(cells(&before), cells(&with_tie), "a tie more at {size:?}");
        places.push(None);
        let anchor = Anchor::of(&with_tie, &places).unwrap();
        let more = [steps.as_slice(), &[2]].concat();
        let with_person = place(&web(&more, &tie), &wanted, size, Some(&anchor));
        assert_eq!(cells(&before), cells(&with_person), "a person more at {size:?}");
        assert_eq!(with_person.spots.len(), more.len() + 1);
    }
}

#[test]
fn few_people_have_all_their_numbers_and_with_room_their_kinds() {
    let web = web(&[3, 1, 2, 1], &[(3, 0)]);
    let wanted = Wanted { wide: &|_, _| 12, look: &|_| RoadLook::Plain, us: 3, label: &label };
    let glyphs = crate::tui::theme::Theme::default().glyphs;
    let drawn = |width: u16| {
        let picture = place(&web, &wanted, (width, 20), None);
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
