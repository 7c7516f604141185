//! Who left, in words (drawing 21): the list, and what is to be taken over from the one that is picked.

use super::{Departures, Gone, OursGone};
use crate::model::Date;
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::model::words::Words;
use crate::rules::phrase;
use crate::text::DayText;
use crate::workbench::Workbench;
use crate::workbench::only_answer::{OnlyAnswer, answer_says};

/// The sheet: everybody, then each one's details under their name.
pub fn statement(departures: &Departures, bench: &Workbench) -> Statement {
    let mut blocks = vec![list(departures)];
    for gone in &departures.theirs {
        blocks.push(of_theirs(gone, &[], bench));
    }
    for one in &departures.ours {
        blocks.push(of_ours(one, bench));
    }
    let today = bench.today();
    Statement { title: phrase!("Who left").into(), aside: today.full_day(), blocks }
}

/// The upper pane: people of theirs, then people of ours with a last day.
pub fn list(departures: &Departures) -> Block {
    let mut theirs = Group::new(heads(phrase!("theirs")));
    for gone in &departures.theirs {
        let title = gone.title.as_deref().map(|t| format!(", {t}")).unwrap_or_default();
        let follows = match &gone.successor {
            Some((_, name, _)) => Piece::new(name.as_str(), Tone::Good),
            None => Piece::urgent(phrase!("nobody known")),
        };
        let day = gone.left.map(|d| format!("{}, {} d", d.long_day(), gone.days));
        let cells = [
            Piece::muted(gone.account.1.as_str()),
            format!("{}{title}", gone.person.1).into(),
            day.unwrap_or_default().into(),
            follows,
        ];
        theirs.push(Item::new(cells).about(About::Record(gone.account_key, "person", gone.key)));
    }
    let mut ours = Group::new(heads(phrase!("ours")));
    for one in &departures.ours {
        let (taken, all) = (one.taken(), one.people.len());
        let says = phrase!("{taken} of {all} taken over", taken, all);
        let says = match (one.gone, taken == all) {
            (_, true) if all == 0 => Piece::muted(phrase!("held nobody")),
            (_, true) => Piece::new(says, Tone::Good),
            (true, false) => Piece::warning(says),
            (false, false) => Piece::from(says),
        };
        let day = one.until.map(|d| d.long_day()).unwrap_or_default();
        let accounts = phrase::few(&one.accounts(), 1);
        ours.push(Item::new([Piece::muted(accounts), one.name.as_str().into(), day.into(), says]));
    }
    let aside = phrase!("{} of theirs, {} of ours", departures.theirs.len(), departures.ours.len());
    Block::new(phrase!("Who left"), aside).with(theirs).with(ours).or(
        phrase!("Nobody left.  \"left on\" in a person's form, or a last day of one of ours in g y, brings them here"),
    )
}

fn heads(title: &str) -> [Head; 4] {
    [
        Head::left("").need(1),
        Head::left(title),
        Head::left("left"),
        Head::fills(phrase!("who follows, who takes over")),
    ]
}

/// Somebody of theirs: what they were, who follows, their ties (those at these places are ticked).
pub fn of_theirs(gone: &Gone, ticked: &[usize], bench: &Workbench) -> Block {
    let words = &bench.words;
    let aside = match &gone.successor {
        Some((_, name, _)) => phrase!("{name} follows", name),
        None => phrase!("no successor").to_owned(),
    };
    let account = gone.account_key;
    let went =
        gone.moved_to.as_deref().map_or_else(|| Piece::muted(phrase!("not known")), Piece::from);
    let follows = match &gone.successor {
        Some((_, name, key)) => {
            Item::said("follows", name.as_str()).about(About::Record(account, "person", *key))
        }
        None => Item::said("follows", Piece::urgent(phrase!("nobody known; e names them"))),
    };
    let mut facts = Group::of_labels()
        .with(Item::said(phrase!("went to"), went))
        .with(Item::said("was", was(gone, words)))
        .with(follows.named("successor"));
    for (key, what, due) in &gone.to_do {
        let by = due.map(|d| phrase!(", by {}", phrase::said_day(d, bench.today())));
        let item = Item::said(phrase!("to do"), format!("{what}{}", by.unwrap_or_default()));
        facts.push(item.about(About::Record(account, "action", *key)));
    }
    let block = Block::new(phrase!("{}, at {}", gone.person.1, gone.account.1), aside);
    block
        .with(facts)
        .with(ties(gone, ticked, words))
        .with(told(&gone.answers, bench))
        .with(roads(gone, words))
}

fn was(gone: &Gone, words: &Words) -> String {
    let roles: Vec<&str> = gone.roles.iter().map(|r| words.word("role", r)).collect();
    let mut said = vec![roles.join(", ")];
    said.extend(gone.influence.map(|n| format!("{} {n}", words.title("influence"))));
    said.extend(gone.attitude.map(|a| words.attitude(Some(a)).to_owned()));
    said.extend(gone.relationship.map(|r| words.relationship(Some(r)).to_owned()));
    said.retain(|word| !word.is_empty());
    if said.is_empty() { phrase!("not marked").to_owned() } else { said.join(", ") }
}

/// Each tie with its tick; what stays theirs is muted and cannot be ticked.
fn ties(gone: &Gone, ticked: &[usize], words: &Words) -> Group {
    let mut group = Group::new([
        Head::left(""),
        Head::left(phrase!("their ties")),
        Head::fills(phrase!("offered to whoever follows")),
    ]);
    for (place, tie) in gone.ties.iter().enumerate() {
        let kind = match tie.kind {
            "reports_to" => phrase!("reported to"),
            "reports_to_them" => phrase!("was the boss of"),
            kind => words.word("tie", kind),
        };
        let tick = if ticked.contains(&place) { "[x]" } else { "[ ]" };
        let with = tie.with.1.as_str();
        let about = About::Record(gone.account_key, "person", tie.with_key);
        let pieces = match tie.goes_over {
            true => [tick.into(), kind.into(), with.into()],
            false => [
                Piece::muted(""),
                Piece::muted(kind),
                Piece::muted(phrase!("{with}: stays theirs", with)),
            ],
        };
        let mut item = Item::new(pieces).about(about).named("tie");
        item = tie.note.iter().fold(item, |item, note| item.reason("note", note.as_str()));
        group.push(item);
    }
    group
}

fn told(answers: &[OnlyAnswer], bench: &Workbench) -> Group {
    let mut group = Group::of_labels();
    for (n, answer) in answers.iter().enumerate() {
        let label = if n == 0 { phrase!("only they told us") } else { "" };
        group.push(Item::said(label, answer_says(answer, bench)));
    }
    group
}

fn roads(gone: &Gone, words: &Words) -> Group {
    let mut group = Group::of_labels();
    for road in &gone.roads {
        let strength = road.strength.map(|s| phrase!(", tie {s}", s)).unwrap_or_default();
        let says = format!("{}, {}{strength}", road.to.1, words.word("tie", road.kind));
        group.push(Item::said(phrase!("still a road to"), says).named("road"));
    }
    group
}

/// One of ours: who is to be taken over, and how.
pub fn of_ours(one: &OursGone, bench: &Workbench) -> Block {
    let words = &bench.words;
    let mut group = Group::new([
        Head::left("who"),
        Head::left("trust"),
        Head::left(phrase!("last met")),
        Head::fills(phrase!("how it goes over")),
    ]);
    for person in &one.people {
        let how = match (&person.taken_by, person.how.as_slice()) {
            (Some(by), _) => Piece::new(phrase!("held by {by} now", by), Tone::Good),
            (None, []) => Piece::warning(phrase!("nothing planned")),
            (None, how) => how.join("; ").into(),
        };
        let trust = person.trust.map(|t| format!("{t} {}", words.relationship(Some(t))));
        let met = person.met.map(|d| phrase::near_day(d, bench.today()));
        let cells = [
            person.person.1.as_str().into(),
            trust.unwrap_or_default().into(),
            met.unwrap_or(phrase!("never").to_owned()).into(),
            how,
        ];
        let about = About::Record(person.account_key, "person", person.key);
        group.push(Item::new(cells).about(about).named(phrase!("take over")));
    }
    let mut rest = Group::of_labels();
    for (account, answer) in &one.answers {
        let says = answer_says(answer, bench);
        rest.push(Item::said(
            phrase!("only they told us"),
            Piece::new(format!("{account}: {}", says.text), says.tone),
        ));
    }
    for what in &one.to_do {
        rest.push(Item::said(phrase!("still to do"), what.as_str()));
    }
    if one.to_do.is_empty() {
        rest.push(Item::said(phrase!("to do"), Piece::muted(phrase!("none of theirs is open"))));
    }
    let day = one.until.map(last_day).unwrap_or_default();
    Block::new(phrase!("To take over from {}", one.name), day)
        .with(group)
        .with(rest)
        .or(phrase!("Held nobody"))
}

fn last_day(day: Date) -> String {
    phrase!("last day {}", phrase::day(day))
}
