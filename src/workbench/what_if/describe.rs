//! What if somebody leaves, in words (drawing 21b): before and after, what only they told us, what to do now.

use super::{CountChange, OursLeaves, PartChange, RoadChange, WhatIf};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::model::{Account, Key};
use crate::rules::phrase;
use crate::workbench::RouteView;
use crate::workbench::Workbench;
use crate::workbench::only_answer::answer_says;

/// The sheet of a person of theirs.
pub fn statement(found: &WhatIf, account: (&Account, Key), bench: &Workbench) -> Statement {
    let words = WhatIfWords { found, account: account.0, key: account.1, bench };
    Statement {
        title: phrase!("What if {} leaves", found.person.1),
        aside: phrase!("{}: a sketch, nothing is changed", account.0.name.as_str()),
        blocks: vec![words.changes(), words.told(), words.steps()],
    }
}

struct WhatIfWords<'a> {
    found: &'a WhatIf,
    account: &'a Account,
    key: Key,
    bench: &'a Workbench,
}

/// "Jonas Falk › Erik Naess: 3 steps"; "we know them".
fn road(route: Option<&RouteView>) -> Option<String> {
    let steps = &route?.steps;
    let names: Vec<&str> = steps.iter().rev().skip(1).rev().map(|(_, n)| n.as_str()).collect();
    Some(match names.as_slice() {
        [] => phrase!("we know them").to_owned(),
        names => phrase!("{}: {} steps", names.join(" › "), steps.len()),
    })
}

fn without_road(change: &RoadChange) -> Piece {
    let cost = |r: &Option<RouteView>| r.as_ref().map(|r| r.cost);
    let steps = |r: &Option<RouteView>| r.as_ref().map_or(0, |r| r.steps.len());
    let worse = if steps(&change.without) > steps(&change.now) { "longer" } else { "colder" };
    match (road(change.without.as_ref()), cost(&change.now), cost(&change.without)) {
        (None, None, _) => Piece::muted(phrase!("none")),
        (None, ..) => Piece::urgent(phrase!("none")),
        (Some(_), now, then) if now == then => Piece::muted(phrase!("the same")),
        (Some(road), ..) => Piece::new(format!("{road}, {worse}"), Tone::Warn),
    }
}

fn less(now: usize, without: usize, text: String) -> Piece {
    match (without, without < now) {
        (0, true) => Piece::urgent(text),
        (_, true) => Piece::new(text, Tone::Warn),
        _ => Piece::muted(phrase!("the same")),
    }
}

impl WhatIfWords<'_> {
    fn person(&self, id: &str) -> About {
        let person = self.account.people.iter().find(|p| *p.id == id);
        person.map_or(About::Nothing, |p| About::Record(self.key, "person", p.key))
    }

    fn changes(&self) -> Block {
        let found = self.found;
        let heads = |without: &str| {
            [
                Head::left(""),
                Head::fills(if without.is_empty() { "" } else { "now" }),
                Head::fills(without),
            ]
        };
        let without = phrase!("without {}", found.person.1);
        let mut roads = Group::new(heads(&without));
        for change in &found.roads {
            let now = road(change.now.as_ref());
            let now = now.map_or(Piece::muted(phrase!("none")), Piece::from);
            let item =
                Item::new([phrase!("road to {}", change.to.1).into(), now, without_road(change)]);
            roads.push(self.explained(item, change).about(self.person(&change.to.0)));
        }
        let mut counts = Group::new(heads(""));
        self.count(&mut counts, phrase!("who trusts us, inside"), found.trusted);
        found.parts.iter().for_each(|part| counts.push(self.part(part)));
        let coach = |n: usize| if n == 0 { phrase!("nobody").to_owned() } else { n.to_string() };
        let CountChange { now, without: then } = found.coaches;
        counts.push(Item::new([
            phrase!("coaches, champions").into(),
            coach(now).into(),
            less(now, then, coach(then)),
        ]));
        self.count(&mut counts, phrase!("times met in 180 days"), found.contacts);
        for (id, day) in &found.visits {
            let visit = self.account.visits.iter().find(|v| *v.id == *id);
            let people = visit.map_or(1, |v| v.people.0.len());
            let day = day.map_or(phrase!("without a day").to_owned(), |d| {
                phrase::said_day(d, self.bench.today())
            });
            let about = visit.map_or(About::Nothing, |v| About::Record(self.key, "visit", v.key));
            let then = people.saturating_sub(1);
            let item = Item::new([
                phrase!("visit {day}", day).into(),
                phrase!("{people} of theirs come", people).into(),
                less(people, then, then.to_string()),
            ]);
            counts.push(item.about(about));
        }
        let aside = phrase!("{} of {} roads", found.lost_roads(), found.roads.len());
        Block::new(phrase!("What would change"), aside).with(roads).with(counts)
    }

    /// The steps of both roads, by their cost.
    fn explained(&self, item: Item, change: &RoadChange) -> Item {
        let said = |item: Item, route: Option<&RouteView>, word: &str| match route {
            Some(route) => {
                let says = road(Some(route)).unwrap_or_default();
                item.reason(phrase!("costs {}", route.cost), format!("{word}: {says}"))
            }
            None => item.reason("none", word),
        };
        let item = said(item, change.now.as_ref(), "now");
        said(item, change.without.as_ref(), "without")
    }

    fn count(&self, group: &mut Group, label: &str, change: CountChange) {
        let CountChange { now, without } = change;
        group.push(Item::new([
            label.into(),
            now.to_string().into(),
            less(now, without, without.to_string()),
        ]));
    }

    fn part(&self, part: &PartChange) -> Item {
        let words = &self.bench.words;
        let label = match part.is_level {
            true => phrase!("at {} level", words.word("level", part.part)),
            false => phrase!("of those: {}", words.word("role", part.part)),
        };
        let of = |(n, all): (usize, usize)| {
            if n == 0 { phrase!("nobody").to_owned() } else { phrase!("{n} of {all}", n, all) }
        };
        Item::new([
            label.into(),
            of(part.now).into(),
            less(part.now.0, part.without.0, of(part.without)),
        ])
    }

    fn told(&self) -> Block {
        let found = self.found;
        let mut answers = Group::of_sentences();
        for answer in &found.answers {
            let mut says = answer_says(answer, self.bench);
            if let Some(id) = &answer.person {
                let name = self.account.people.iter().find(|p| *p.id == **id);
                let name = name.map_or(id.as_str(), |p| p.name.as_str());
                says.text = format!("{name}: {}", says.text);
            }
            answers.push(Item::new([says]));
        }
        let mut rest = Group::of_labels();
        let count = |n: usize, one: &str| phrase::count(i64::try_from(n).unwrap_or(0), one);
        if !found.marks.is_empty() {
            let names: Vec<&str> = found.marks.iter().map(|(_, n)| n.as_str()).collect();
            rest.push(Item::said(&count(names.len(), "mark"), phrase::list(&names)));
        }
        if !found.proofs.is_empty() {
            let title = |criterion: &str| {
                let known = self.bench.playbook.criterion(criterion);
                known.map_or(criterion.to_owned(), |(_, c)| c.title.clone())
            };
            let names: Vec<String> = found.proofs.iter().map(|(_, c)| title(c)).collect();
            rest.push(Item::said(&count(names.len(), "proof"), phrase::list(&names)));
        }
        for (id, what) in &found.promises {
            let action = self.account.actions.iter().find(|a| *a.id == *id);
            let about = action.map_or(About::Nothing, |a| About::Record(self.key, "action", a.key));
            rest.push(Item::said("promise", what.as_str()).about(about));
        }
        let aside = count(found.answers.len(), "answer");
        Block::new(phrase!("What only they told us"), aside)
            .with(answers)
            .with(rest)
            .or(phrase!("Nothing hangs on them alone"))
    }

    fn steps(&self) -> Block {
        let found = self.found;
        let mut come = Group::new([Head::fills(phrase!("would come"))]);
        for finding in &found.come {
            come.push(Item::new([finding.sentence.as_str().into()]));
        }
        let mut go = Group::new([Head::fills(phrase!("would go"))]);
        for finding in &found.go {
            go.push(Item::new([Piece::muted(finding.sentence.as_str())]));
        }
        let mut steps = Group::new([Head::fills(phrase!("do now, while they are here"))]);
        for step in &found.steps {
            let item = Item::new([Piece::new(step.says.as_str(), Tone::Accent)]);
            steps.push(item.about(self.person(&step.subject)).named("step"));
        }
        let mut next = Group::of_sentences();
        if let Some((id, name, answers)) = &found.next {
            let answers = phrase::count(i64::try_from(*answers).unwrap_or(0), "answer");
            let says = phrase!("after them, most hangs on {name}: {answers}", name, answers);
            next.push(Item::new([Piece::muted(says)]).about(self.person(id)));
        }
        let aside =
            phrase::count(i64::try_from(found.come.len()).unwrap_or(0), phrase!("new finding"));
        Block::new(phrase!("What to do now"), aside)
            .with(steps)
            .with(come)
            .with(go)
            .with(next)
            .or(phrase!("Nothing has to be done"))
    }
}

/// The sheet of one of ours.
pub fn ours(leaves: &OursLeaves, bench: &Workbench) -> Statement {
    let mut accounts = Group::new([
        Head::left("account"),
        Head::right(phrase!("trust us")),
        Head::right("without"),
        Head::fills(phrase!("who would be nobody's, what would come")),
    ]);
    for account in &leaves.accounts {
        let CountChange { now, without } = account.trusted;
        let mut says = account.people.join(", ");
        for sentence in &account.come {
            says += &format!("; {sentence}");
        }
        let item = Item::new([
            account.account.1.as_str().into(),
            now.to_string().into(),
            less(now, without, without.to_string()),
            says.into(),
        ]);
        accounts.push(item.about(About::Account(account.key)));
    }
    let mut rest = Group::of_labels();
    for ((_, account), day) in &leaves.visits {
        let day =
            day.map_or(phrase!("without a day").to_owned(), |d| phrase::said_day(d, bench.today()));
        rest.push(Item::said(phrase!("comes to a visit"), format!("{account}, {day}")));
    }
    for ((_, account), what, day) in &leaves.to_do {
        let day =
            day.map(|d| phrase!(", by {}", phrase::said_day(d, bench.today()))).unwrap_or_default();
        rest.push(Item::said(phrase!("has to do"), format!("{what}{day}; {account}")));
    }
    let aside = phrase::count(i64::try_from(leaves.accounts.len()).unwrap_or(0), "account");
    let block = Block::new(phrase!("What would change"), aside).with(accounts).with(rest);
    Statement {
        title: phrase!("What if {} leaves us", leaves.name),
        aside: phrase!("a sketch, nothing is changed").to_owned(),
        blocks: vec![block.or(phrase!("Nothing hangs on them alone"))],
    }
}
