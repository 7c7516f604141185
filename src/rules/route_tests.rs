//! Routes at every tie-break.

use super::*;
use crate::rules::sample;

/// Each route as `us>a>b (by,by) cost`, with `!` where it is a compliance risk.
fn found(lines: &str, target: &str) -> Vec<String> {
    sample::ask(lines, |case| {
        let shown = |r: &Route| {
            let to: Vec<&str> = r.steps.iter().map(|s| s.to).collect();
            let by: Vec<&str> = r.steps.iter().map(|s| s.by.unwrap_or("-")).collect();
            let froms: Vec<&str> = r.steps.iter().map(|s| s.from.unwrap_or("us")).collect();
            let chain = [&["us"], to.as_slice()].concat();
            assert_eq!(
                froms,
                chain[..chain.len() - 1],
                "each step begins where the last one ended"
            );
            let risk = if r.compliance_risk { "!" } else { "" };
            format!("{} ({}) {}{risk}", to.join(">"), by.join(","), r.cost)
        };
        routes(case, target).iter().map(shown).collect()
    })
}

fn each(common: &str, target: &str, table: &[(&str, &[&str])]) {
    for (lines, expected) in table {
        assert_eq!(found(&format!("{common}\n{lines}"), target), *expected, "{lines}");
    }
}

#[test]
fn the_first_step_is_a_relationship_of_at_least_two() {
    let table: &[(&str, &[&str])] = &[
        ("people id=t relationship=2", &["t (-) 4"]),
        ("people id=t relationship=5", &["t (-) 1"]),
        ("people id=t relationship=1", &[]),
        ("people id=t", &[]),
        ("people id=t relationship=2 external=true", &["t (-) 4"]),
        ("people id=t relationship=2 placeholder=true", &[]),
        ("people id=t relationship=2 left=0", &[]),
        ("people id=t relationship=2 left=+1", &["t (-) 4"]),
        ("rep name=Anna\npeople id=t relationship=2", &["t (Anna) 4"]),
        ("rep name=Anna\npeople id=t relationship=2 held_by=Li", &["t (Li) 4"]),
        ("rep.team name=Li until=-1\npeople id=t relationship=2 held_by=Li", &[]),
        ("rep.team name=Li until=0\npeople id=t relationship=2 held_by=Li", &["t (Li) 4"]),
    ];
    each("", "t", table);
    assert_eq!(found("people id=t relationship=5", "nobody"), Vec::<String>::new());
}

#[test]
fn ties_are_roads_but_for_rivals_and_against_influence() {
    let two = "people id=a relationship=4\npeople id=t";
    let table: &[(&str, &[&str])] = &[
        ("ties from=a to=t kind=friend strength=5", &["a>t (-,friend) 3"]),
        ("ties from=t to=a kind=friend strength=5", &["a>t (-,friend) 3"]),
        ("ties from=a to=t kind=friend", &["a>t (-,friend) 7"]),
        ("ties from=a to=t kind=influences strength=3", &["a>t (-,influences) 5"]),
        ("ties from=t to=a kind=influences strength=3", &[]),
        ("ties from=a to=t kind=rival strength=5", &[]),
        ("ties from=a to=t kind=family strength=5", &["a>t (-,family) 3!"]),
        ("ties from=a to=t kind=works_with strength=3\npeople id=a left=-1", &[]),
        (
            "ties from=a to=t kind=works_with strength=3\npeople id=a external=true",
            &["a>t (-,works_with) 5"],
        ),
        ("ties from=a to=t kind=works_with strength=3\npeople id=t relationship=2", &["t (-) 4"]),
    ];
    each(two, "t", table);
}

#[test]
fn of_two_ties_the_cheaper_and_then_the_first_kind_counts() {
    let two = "people id=a relationship=4\npeople id=t";
    let table: &[(&str, &[&str])] = &[
        (
            "ties from=a to=t kind=former_colleague strength=3\nties from=a to=t kind=works_with strength=2",
            &["a>t (-,former_colleague) 5"],
        ),
        (
            "ties from=a to=t kind=former_colleague strength=3\nties from=t to=a kind=works_with strength=3",
            &["a>t (-,works_with) 5"],
        ),
        (
            "ties from=a to=t kind=family strength=3\nties from=a to=t kind=schoolmate strength=3",
            &["a>t (-,schoolmate) 5"],
        ),
        (
            "ties from=a to=t kind=family strength=4\nties from=a to=t kind=friend strength=3",
            &["a>t (-,friend) 5", "a>t (-,family) 4!"],
        ),
    ];
    each(two, "t", table);
}

#[test]
fn a_family_route_is_listed_where_it_is_cheaper_or_the_only_one() {
    let three = "people id=a relationship=3\npeople id=b relationship=3\npeople id=t
        ties from=a to=t kind=friend strength=3";
    let table: &[(&str, &[&str])] = &[
        ("ties from=b to=t kind=family strength=3", &["a>t (-,friend) 6"]),
        ("ties from=b to=t kind=family strength=2", &["a>t (-,friend) 6"]),
        ("ties from=b to=t kind=family strength=4", &["a>t (-,friend) 6", "b>t (-,family) 5!"]),
        (
            "ties from=b to=t kind=family strength=2\npeople id=a relationship=1",
            &["b>t (-,family) 7!"],
        ),
    ];
    each(three, "t", table);
    // Behind a family tie, the tie that is cheaper counts whatever its kind.
    let chain = "people id=a relationship=5\npeople id=b\npeople id=t
        ties from=a to=b kind=family strength=5
        ties from=b to=t kind=family strength=3\nties from=b to=t kind=friend strength=3";
    assert_eq!(found(chain, "t"), ["a>b>t (-,family,friend) 5!"]);
}

#[test]
fn equal_costs_go_to_fewer_steps_then_names_then_the_file() {
    let fewer = "people id=z name=Zoe relationship=2\npeople id=a name=Ada relationship=5
        people id=b name=Bea\npeople id=t
        ties from=z to=t kind=friend strength=5
        ties from=a to=b kind=friend strength=5\nties from=b to=t kind=friend strength=3";
    assert_eq!(found(fewer, "t"), ["z>t (-,friend) 5"]);
    let names = "people id=z name=Ada relationship=3\npeople id=a name=Zoe relationship=3
        people id=t\nties from=a to=t kind=friend strength=3\nties from=z to=t kind=friend strength=3";
    assert_eq!(found(names, "t"), ["z>t (-,friend) 6"]);
    let file = "people id=z name=Li relationship=3\npeople id=a name=Li relationship=3
        people id=t\nties from=a to=t kind=friend strength=3\nties from=z to=t kind=friend strength=3";
    assert_eq!(found(file, "t"), ["z>t (-,friend) 6"]);
    // By code point: capital letters before small ones, and Latin before Chinese.
    let script = "people id=z name=李 relationship=3\npeople id=a name=b relationship=3
        people id=c name=Z relationship=3\npeople id=t
        ties from=z to=t kind=friend strength=3\nties from=a to=t kind=friend strength=3
        ties from=c to=t kind=friend strength=3";
    assert_eq!(found(script, "t"), ["c>t (-,friend) 6"]);
}

#[test]
fn the_first_name_that_differs_decides_before_those_behind_it() {
    // us > Ann > Zed > t against us > Bob > Abe > t, and the same with two of one name in front.
    let people = "people id=1 name=Bob relationship=3\npeople id=2 name=Ann relationship=3
        people id=3 name=Abe\npeople id=4 name=Zed\npeople id=t
        ties from=1 to=3 kind=friend strength=3\nties from=2 to=4 kind=friend strength=3
        ties from=3 to=t kind=friend strength=3\nties from=4 to=t kind=friend strength=3";
    assert_eq!(found(people, "t"), ["2>4>t (-,friend,friend) 9"]);
    let same = people.replace("name=Bob", "name=Ann");
    assert_eq!(found(&same, "t"), ["1>3>t (-,friend,friend) 9"]);
    let same = same.replace("id=3 name=Abe", "id=3 name=Zoe");
    assert_eq!(found(&same, "t"), ["2>4>t (-,friend,friend) 9"], "names before the file");
}

#[test]
fn whom_to_get_to_know_first() {
    let lines = "people id=a name=Ada\npeople id=b name=Bo relationship=1\npeople id=t name=Tim
        people id=x name=Xi\nties from=a to=t kind=friend strength=5
        ties from=b to=a kind=friend strength=1";
    let ask = |lines: &str, target: &str| {
        sample::ask(lines, |case| {
            let near = nearest(case, target);
            (near.person.to_owned(), near.cost, no_route(case, target))
        })
    };
    let (who, cost, sentence) = ask(lines, "t");
    assert_eq!((who.as_str(), cost), ("b", 6));
    assert_eq!(sentence, "No route leads to Tim yet: get to know Bo first, whose ties lead there");
    let (who, cost, _) = ask(&lines.replace(" relationship=1", ""), "t");
    assert_eq!((who.as_str(), cost), ("a", 1));
    let (who, cost, sentence) = ask(lines, "x");
    assert_eq!((who.as_str(), cost), ("x", 0));
    assert!(sentence.ends_with("get to know Xi first"), "{sentence}");
    let (_, _, sentence) = ask(&format!("{lines}\npeople id=t left=-1"), "t");
    assert!(sentence.contains("who is not on the map"), "{sentence}");
}

/// The least cost by trying every way, to hold the search against.
fn tried(case: &AccountContext, goal: usize, family: bool) -> Option<i64> {
    fn walk(
        case: &AccountContext,
        at: usize,
        goal: usize,
        cost: i64,
        risky: bool,
        family: bool,
        seen: &mut Vec<usize>,
    ) -> Option<i64> {
        if at == goal {
            return (risky == family).then_some(cost);
        }
        let mut least: Option<i64> = None;
        for tie in &case.account.ties {
            let place = |id: &Option<String>| {
                case.everyone.iter().position(|p| Some(p.id.as_str()) == id.as_deref())
            };
            let (Some(from), Some(to)) = (place(&tie.from.0), place(&tie.to.0)) else {
                continue;
            };
            let both = [(from, to), (to, from)];
            let ways = if tie.kind == TieKind::Influences { &both[..1] } else { &both[..] };
            let kin = tie.kind == TieKind::Family;
            if tie.kind == TieKind::Rival || (kin && !family) {
                continue;
            }
            for (_, to) in ways
                .iter()
                .filter(|(from, to)| *from == at && !seen.contains(to))
                .copied()
                .collect::<Vec<_>>()
            {
                seen.push(to);
                let more = cost + 6 - tie.strength.unwrap_or(1);
                let way = walk(case, to, goal, more, risky || kin, family, seen);
                least = [least, way].into_iter().flatten().min();
                seen.pop();
            }
        }
        least
    }
    let known = |p: usize| case.relationship(case.everyone[p]) >= 2;
    let starts = (0..case.everyone.len()).filter(|p| known(*p));
    let ways = starts.filter_map(|p| {
        let cost = 6 - case.relationship(case.everyone[p]);
        walk(case, p, goal, cost, false, family, &mut vec![p])
    });
    ways.min()
}

#[test]
fn the_search_finds_what_trying_every_way_finds() {
    let kinds = TieKind::WORDS;
    let mut state = 7u64;
    let mut roll = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for round in 0..150 {
        let mut lines = String::new();
        for person in 0..6 {
            lines += &format!("people id=p{person} name=N{} relationship={}\n", roll(3), roll(4));
        }
        for _ in 0..roll(12) {
            let (from, to) = (roll(6), roll(6));
            if from != to {
                let kind = kinds[roll(kinds.len() as u64) as usize];
                lines +=
                    &format!("ties from=p{from} to=p{to} kind={kind} strength={}\n", 1 + roll(5));
            }
        }
        sample::ask(&lines, |case| {
            let (clean, risky) = (tried(case, 5, false), tried(case, 5, true));
            let risky = risky.filter(|r| clean.is_none_or(|c| *r < c));
            let expected: Vec<i64> = clean.into_iter().chain(risky).collect();
            let found: Vec<i64> = routes(case, "p5").iter().map(|r| r.cost).collect();
            assert_eq!(found, expected, "round {round}:\n{lines}");
        });
    }
}
