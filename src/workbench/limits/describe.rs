//! You and limits in words (drawing 19): the settings with what each is used for, and the answers of one.

use super::{LimitAnswer, Limits, SettingLine, TeamLine};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::rules::cents::Cents;
use crate::rules::phrase;
use crate::text::DayText;
use crate::text::format::count;
use crate::workbench::Workbench;

/// A setting: its name in files, its label, what it is used for, what is said where it is not set, the rule of it,
/// what reads it.
type SettingWords =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const SETTINGS: [SettingWords; 10] = [
    (
        "name",
        "name",
        "brief; holder where none is named",
        "not set: nobody holds the people",
        "Who you are: on the brief, in the history, and the holder of everyone who names none. Importing another's book keeps it.",
        "brief, history, team: g t",
    ),
    (
        "company",
        "company",
        "which goods on a shelf are ours",
        "not set: only goods marked as ours",
        "The company that you work for. Goods of this brand on a shelf count as ours.",
        "market: g k",
    ),
    (
        "manager",
        "manager",
        "gifts; what you need from them",
        "not set: nobody is asked",
        "Whom you report to: asked before a gift while a purchase is open, and named where you need a decision.",
        "gifts: g r, review: g f",
    ),
    (
        "currency",
        "money in",
        "one for the whole file",
        "not set: amounts stand alone",
        "The one currency of the file. Another word changes no amount; an import in another currency asks for a rate.",
        "import: g x",
    ),
    (
        "cushion_limit",
        "cushion limit",
        "can we pre-finance it",
        "no limit set",
        "The most money we may have out on a deal. Empty means \"no limit set\", never 0.",
        "verdict, money; all deals: g c",
    ),
    (
        "capital_cost",
        "capital cost",
        "interest; worth of staying",
        "not set: no interest is counted",
        "What money costs a year. It makes the interest of every deal, and stands in for the discount.",
        "money: g c, numbers: g n",
    ),
    (
        "gift_limit",
        "gift limit",
        "a person, and a household, a year",
        "gifts are counted, not judged",
        "The most that gifts to one person, or to one household, may be worth in a year.",
        "gifts: g r",
    ),
    (
        "hourly_cost",
        "an hour",
        "what chasing a deal costs",
        "not set: chasing costs nothing",
        "What an hour of pursuit costs. It is taken from the expected value of a deal.",
        "verdict: g e",
    ),
    (
        "key_threshold",
        "key account from",
        "sold in a year: could be key",
        "not set: nobody is named",
        "Sales of a year from which a customer could be a key account.",
        "findings: f, numbers: g n",
    ),
    (
        "discount",
        "later money",
        "worth of staying",
        "the capital cost stands in",
        "What money of a later year is worth less, a year. Empty: the capital cost.",
        "numbers: g n",
    ),
];

fn setting(name: &str) -> Option<&'static SettingWords> {
    SETTINGS.iter().find(|s| s.0 == name)
}

/// The sheet as blocks: the list, then the answers of each limit.
pub fn statement(limits: &Limits, bench: &Workbench) -> Statement {
    let mut blocks = vec![list(limits, bench)];
    for line in limits.you.iter().chain(&limits.limits).filter(|l| !l.answers.is_empty()) {
        blocks.push(detail(limits, line.setting));
    }
    let aside = bench.today().full_day();
    Statement { title: phrase!("You and limits").into(), aside, blocks }
}

/// The list: you, limits, ours, what judges.
pub fn list(limits: &Limits, bench: &Workbench) -> Block {
    let mut you = Group::new(heads(phrase!("you")));
    limits.you.iter().for_each(|line| you.push(row(line)));
    let mut of_limits = Group::new(heads(phrase!("limits")));
    limits.limits.iter().for_each(|line| of_limits.push(row(line)));
    let mut ours = Group::new(heads(phrase!("ours")));
    limits.ours.iter().for_each(|member| ours.push(colleague(member)));
    if limits.ours.is_empty() {
        ours.push(Item::new([
            Piece::muted(phrase!("you alone")),
            "".into(),
            Piece::muted(phrase!("a names one of ours")),
        ]));
    }
    Block::new(phrase!("You and limits"), phrase!("what it is used for"))
        .with(you)
        .with(of_limits)
        .with(ours)
        .with(judges(limits, bench))
}

fn heads(title: &str) -> [Head; 3] {
    [
        Head::left(title),
        Head::left(""),
        Head::fills(if title == phrase!("you") { phrase!("what it is used for") } else { "" }),
    ]
}

fn row(line: &SettingLine) -> Item {
    let Some((name, label, used, unset, _, _)) = setting(line.setting) else {
        return Item::default();
    };
    let value = match &line.value {
        Some(value) => Piece::from(value.as_str()),
        None => Piece::new(phrase!("not set"), Tone::Warn),
    };
    let used = match (&line.value, line.is_broken()) {
        (None, _) => Piece::muted(phrase!(unset)),
        (_, true) => Piece::urgent(format!("{}: {}", phrase!(used), tally(&line.answers))),
        _ => Piece::muted(phrase!(used)),
    };
    let mut item = Item::new([phrase!(label).into(), value, used]).about(About::Setting(name));
    for answer in &line.answers {
        let share = answer.figure.map(Cents::grouped).unwrap_or_default();
        item = item.reason(share, format!("{}: {}", answer.what, answer.says));
    }
    item
}

/// "2 yes, 1 no".
fn tally(answers: &[LimitAnswer]) -> String {
    let count = |holds| answers.iter().filter(|a| !a.of_all && a.holds == Some(holds)).count();
    phrase!("{} yes, {} no", count(true), count(false))
}

fn colleague(member: &TeamLine) -> Item {
    let (until, says) = match (member.until, member.gone) {
        (Some(day), true) => {
            let says = match member.trusted_by {
                0 => Piece::muted(phrase!("nothing is left with them")),
                n => Piece::urgent(phrase!("{} not taken over yet", count(n, "person"))),
            };
            (phrase!("left {}", phrase::day(day)), says)
        }
        (until, _) => {
            let with = match until {
                Some(day) => phrase!("with us to {}", phrase::day(day)),
                None => phrase!("with us").to_owned(),
            };
            let people = match member.trusted_by {
                0 => phrase!("no people").to_owned(),
                1 => phrase!("1 person trusts them").to_owned(),
                n => phrase!("{n} people trust them", n),
            };
            let says = match member.to_do {
                0 => people,
                n => phrase!("{people}, {n} to do", people, n),
            };
            (with, Piece::muted(says))
        }
    };
    let about = About::Record(0, "team", member.key);
    Item::new([member.name.as_str().into(), until.into(), says]).about(about).named("team")
}

/// The files of the rep's own that judge in place of the shipped ones.
fn judges(limits: &Limits, bench: &Workbench) -> Group {
    let mut group =
        Group::new([Head::left(phrase!("what judges")), Head::left(""), Head::fills("")]);
    let files = [
        (phrase!("playbook"), "playbook.toml", phrase!("topics, stages, weights, thresholds")),
        (phrase!("words"), "words.toml", phrase!("the words on screen")),
        (phrase!("keys"), "keys.toml", phrase!("the keys")),
    ];
    for (label, file, what) in files {
        let own = limits.own_files.contains(&file);
        let faults = bench.faults.iter().filter(|f| f.starts_with(file)).count();
        let state = match (own, faults) {
            (false, _) => Piece::muted(phrase!("as shipped")),
            (true, 0) => phrase!("your own").into(),
            (true, n) => Piece::warning(phrase!("your own, {n} lines left out", n)),
        };
        let says = phrase!("{what}; {file} in the settings folder", what, file);
        group.push(Item::new([label.into(), state, Piece::muted(says)]));
    }
    group
}

/// What one setting is used for: its rule, today's answers, what another would change.
pub fn detail(limits: &Limits, name: &str) -> Block {
    let line = limits.you.iter().chain(&limits.limits).find(|l| l.setting == name);
    let (Some(line), Some((_, label, _, _, rule, read_by))) = (line, setting(name)) else {
        return Block::default();
    };
    let judged = line.answers.iter().any(|a| a.holds.is_some());
    let aside = if judged { tally(&line.answers) } else { String::new() };
    let mut answers = Group::new([Head::fills("what"), Head::right("figure"), Head::left("today")]);
    for answer in &line.answers {
        let tone = match answer.holds {
            Some(false) => Tone::Bad,
            Some(true) => Tone::Good,
            None => Tone::Body,
        };
        let figure = answer.figure.map(Cents::grouped).unwrap_or_default();
        answers.push(Item::new([
            answer.what.as_str().into(),
            figure.into(),
            Piece::new(answer.says.as_str(), tone),
        ]));
    }
    let mut otherwise =
        Group::new([Head::fills(if line.value.is_some() { phrase!("with another") } else { "" })]);
    for says in line.answers.iter().filter_map(|a| a.otherwise.as_deref()) {
        otherwise.push(Item::new([says.into()]));
    }
    let changed = match (&line.changed, limits.looked_through) {
        (Some((day, Some(before))), _) => phrase!("{day}: it was {before}", day, before),
        (Some((day, None)), _) => day.clone(),
        (None, true) => phrase!("never since the file was begun").to_owned(),
        (None, false) => phrase!("not lately").to_owned(),
    };
    let mut title = phrase!(label).chars();
    let title = title.next().map(|c| c.to_uppercase().collect::<String>() + title.as_str());
    Block::new(title.unwrap_or_default(), aside)
        .with(Group::of_sentences().with(Item::new([phrase!(rule).into()])))
        .with(answers)
        .with(otherwise)
        .with(
            Group::of_labels()
                .with(Item::said("changed", changed))
                .with(Item::said(phrase!("read by"), *read_by)),
        )
}
