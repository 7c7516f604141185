//! The team in words: the field of their people by ours, the book, what would help (drawing 24).

use super::{Between, Team, TheirPerson};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::model::words::Words;
use crate::model::{Date, Key};
use crate::rules::phrase;
use crate::text::DayText;

/// Accounts that are named before the rest is counted.
const NAMED: usize = 2;

/// The sheet as blocks.
pub fn statement(team: &Team, words: &Words, today: Date) -> Statement {
    let mut blocks = Vec::new();
    if let Some((account, _, _)) = &team.account {
        blocks.push(field(team, *account, words, today));
    }
    blocks.push(book(team, words));
    if let Some((account, _, _)) = &team.account {
        blocks.push(help(team, *account, today));
    }
    let title = team
        .account
        .as_ref()
        .map_or(phrase!("Our team").to_owned(), |(_, _, name)| phrase!("Our team at {name}", name));
    Statement { title, aside: today.full_day(), blocks }
}

fn own(team: &Team, name: &str) -> String {
    match team.rep.as_deref() {
        Some(rep) if rep != name => name.to_owned(),
        None if !name.is_empty() => name.to_owned(),
        _ => phrase!("you").to_owned(),
    }
}

fn field(team: &Team, account: Key, words: &Words, today: Date) -> Block {
    let held = team.people.iter().filter_map(TheirPerson::holder);
    let mut holders: Vec<&str> = held.collect();
    holders.sort_unstable();
    holders.dedup();
    let aside = phrase!("{}, held by {} of {}", team.people.len(), holders.len(), team.ours.len());
    let mut heads = vec![
        Head::left("level").need(9),
        Head::left(phrase!("their people")),
        Head::right("trust"),
        Head::right("wanted"),
    ];
    let names = team.ours.iter().enumerate();
    heads.extend(names.map(|(i, n)| {
        Head::left(&own(team, n)).need(u8::try_from(8_usize.saturating_sub(i)).unwrap_or(1).max(1))
    }));
    let mut group = Group::new(heads);
    let mut before = "";
    for person in &team.people {
        let level = match (person.outside, person.level) {
            (true, _) => words.word("role", "external"),
            (_, Some(level)) => words.word("level", level),
            (_, None) => words.word("level", "unknown"),
        };
        let shown = if level == before { "" } else { level };
        before = level;
        group.push(
            person_row(person, shown, words, today)
                .about(About::Record(account, "person", person.key)),
        );
    }
    let said = sentences(team, &holders);
    Block::new(phrase!("Our team against their people"), aside)
        .with(group)
        .with(said)
        .or(phrase!("Nobody is on the map yet.  n p adds a person"))
}

fn person_row(person: &TheirPerson, level: &str, words: &Words, today: Date) -> Item {
    let role = person.role.map(|r| format!(", {}", words.word("role", r))).unwrap_or_default();
    let wanted = match person.short() {
        0 => Piece::muted(mark(person.wanted)),
        _ => Piece::new(mark(person.wanted), Tone::Warn),
    };
    let mut pieces = vec![
        Piece::muted(level),
        format!("{}{role}", person.person.1).into(),
        mark(person.trust).into(),
        wanted,
    ];
    pieces.extend(person.between.iter().map(|b| between(b, today)));
    let mut item = Item::new(pieces);
    for one in person.between.iter().filter(|b| b.is_any()) {
        item = item.reason(one.ours.clone(), between(one, today).text);
    }
    item
}

fn mark(mark: Option<i64>) -> String {
    mark.map_or("-".to_owned(), |n| n.to_string())
}

/// "holds, 06 Aug", "met 09 Jul", "comes Thu 26 Nov".
fn between(between: &Between, today: Date) -> Piece {
    let mut said: Vec<String> = Vec::new();
    match (between.holds, between.met) {
        (true, Some(day)) => said.push(phrase!("holds, {}", phrase::near_day(day, today))),
        (true, None) => said.push(phrase!("holds, never met").to_owned()),
        (false, Some(day)) => said.push(phrase!("met {}", phrase::near_day(day, today))),
        (false, None) => {}
    }
    said.extend(between.comes.map(|day| phrase!("comes {}", phrase::near_day(day, today))));
    if said.is_empty() {
        said.extend(between.to_do.map(|day| phrase!("to do {}", phrase::near_day(day, today))));
    }
    let coming = between.comes.is_some() || (!between.holds && between.to_do.is_some());
    let tone = if coming {
        Tone::Accent
    } else if between.holds {
        Tone::Body
    } else {
        Tone::Muted
    };
    Piece::new(said.join(", "), tone)
}

fn sentences(team: &Team, holders: &[&str]) -> Group {
    let mut group = Group::of_sentences();
    let all = team.people.len();
    if let ([one], true) = (holders, all > 1) {
        let who = own(team, one);
        let go = if who == "you" {
            phrase!("if you go, they go")
        } else {
            phrase!("if they go, these go")
        };
        let says = phrase!("everyone hangs on {who}: {all} of {all}; {go}", who, all, go);
        group.push(Item::new([Piece::new(format!("{says} !"), Tone::Bad)]));
    }
    if team.no_executive_met {
        let says = phrase!("nobody of ours has met an executive of theirs");
        group.push(Item::new([Piece::urgent(says)]));
    }
    let short: Vec<String> = team
        .people
        .iter()
        .filter(|p| p.short() > 0)
        .map(|p| phrase!("{} by {}", p.person.1, p.short()))
        .collect();
    if !short.is_empty() {
        let says = phrase!("short of what is wanted: {}", phrase::list(&short));
        group.push(Item::new([Piece::new(says, Tone::Warn)]));
    }
    group
}

fn book(team: &Team, words: &Words) -> Block {
    let levels = ["executive", "senior", "middle", "working"].map(|l| words.word("level", l));
    let mut heads = vec![Head::left(phrase!("of ours"))];
    heads.extend(levels.map(|level| Head::right(level).need(2)));
    heads.extend([
        Head::right(phrase!("no level")).need(1),
        Head::right("outside").need(1),
        Head::fills(phrase!("hangs on them alone")),
    ]);
    let mut group = Group::new(heads);
    for one in &team.book {
        let mut pieces = vec![Piece::from(own(team, &one.name))];
        pieces.extend(one.holds.map(|n| match (n, one.gone) {
            (0, _) => Piece::muted("-"),
            (n, true) => Piece::new(format!("({n})"), Tone::Warn),
            (n, false) => n.to_string().into(),
        }));
        pieces.push(alone(one));
        let mut item = Item::new(pieces);
        for (_, _, name) in &one.alone {
            item = item.reason(phrase!("alone at"), name.as_str());
        }
        let first = one.alone.first().map_or(About::Nothing, |(key, _, _)| About::Account(*key));
        group.push(item.about(first));
    }
    let (trusting, all) = team.trusting;
    Block::new(
        phrase!("The whole book: people who trust us, by who holds them"),
        phrase!("{trusting} of {all}", trusting, all),
    )
    .with(group)
}

fn alone(one: &super::Colleague) -> Piece {
    let held: usize = one.holds.iter().sum();
    let gone = one.until.filter(|_| one.gone).map(phrase::day);
    if let Some(day) = gone {
        return match held {
            0 => Piece::muted(phrase!("left {day}; nothing is left with them", day)),
            n => Piece::urgent(phrase!("left {day}: {n} not taken over", day, n)),
        };
    }
    let names: Vec<&str> = one.alone.iter().map(|(_, _, name)| name.as_str()).collect();
    let meets = match one.meets.as_slice() {
        [] => String::new(),
        meets => phrase!("; met {} last", phrase::few(meets, NAMED)),
    };
    match names.len() {
        0 => Piece::muted(format!("nothing{meets}")),
        n if n > NAMED => {
            Piece::urgent(phrase!("{}, {} more{}", names[..NAMED].join(", "), n - NAMED, meets))
        }
        _ => Piece::urgent(format!("{}{meets}", phrase::list(&names))),
    }
}

/// What is planned that would bring more of ours to more of theirs, and what nobody has planned yet.
fn help(team: &Team, account: Key, today: Date) -> Block {
    let mut rows: Vec<(Date, String, Key)> = Vec::new();
    for (at, name) in team.ours.iter().enumerate().skip(1) {
        let coming = team.people.iter().filter_map(|p| Some((p, p.between.get(at)?.comes?)));
        let mut days: Vec<Date> = coming.clone().map(|(_, day)| day).collect();
        days.sort_unstable();
        days.dedup();
        for day in days {
            let there: Vec<&TheirPerson> =
                coming.clone().filter(|(_, d)| *d == day).map(|(p, _)| p).collect();
            let names: Vec<&str> = there.iter().map(|p| p.person.1.as_str()).collect();
            let says = phrase!(
                "{} comes to {}: afterwards e says who holds them",
                name,
                phrase::list(&names)
            );
            rows.push((day, says, there.first().map_or(0, |p| p.key)));
        }
        let doing = team.people.iter().filter_map(|p| Some((p, p.between.get(at)?)));
        for (person, between) in doing.filter(|(_, b)| b.comes.is_none()) {
            if let Some(day) = between.to_do {
                let says = phrase!("{} has something to do for {}", name, person.person.1);
                rows.push((day, says, person.key));
            }
        }
    }
    rows.sort_by_key(|(day, _, _)| *day);
    let mut group = Group::of_labels();
    for (day, says, person) in rows {
        let item = Item::said(&phrase::said_day(day, today), says);
        group.push(item.about(About::Record(account, "person", person)));
    }
    for person in team.people.iter().filter(|p| p.short() > 0) {
        let planned = person.between.iter().any(|b| b.comes.is_some() || b.to_do.is_some());
        if !planned {
            let last = match person.reached {
                Some(day) => phrase!("last met {} ago", phrase::days((today - day).num_days())),
                None => phrase!("never met").to_owned(),
            };
            let says =
                phrase!("{}: {}, and nobody of ours has anything planned", person.person.1, last);
            let item = Item::said(phrase!("nothing yet"), Piece::new(says, Tone::Warn));
            group.push(item.about(About::Record(account, "person", person.key)));
        }
    }
    Block::new(phrase!("What would help here"), "")
        .with(group)
        .or(phrase!("Nothing is short of what is wanted"))
}
