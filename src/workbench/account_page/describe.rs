//! The page of an account in words: four blocks as drawing 18 has them, two more on a wide screen and on paper.

use super::family::Family;
use super::{AccountPage, RatedMark};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::model::{Choice, Key, Status, Tier};
use crate::rules::cents::Cents;
use crate::rules::phrase;
use crate::text::DayText;
use crate::workbench::Dossier;
use crate::workbench::Workbench;

/// A mark below this is short of what a key account needs (docs/RULES.md knowledge_gap).
const ENOUGH: i64 = 3;

impl Workbench {
    /// The page as blocks.
    pub fn account_statement(&self, page: &AccountPage, dossier: &Dossier) -> Statement {
        let words = AccountWords { bench: self, page, key: dossier.key };
        let day = self.today().full_day();
        Statement {
            title: page.account.1.clone(),
            aside: phrase!("readiness {}, {}", dossier.readiness.whole, day),
            blocks: vec![
                words.who(),
                words.figures(),
                words.marks(),
                super::running::describe(self, page, dossier.key, false),
                words.strategy(),
            ],
        }
    }
}

pub(super) struct AccountWords<'a> {
    pub(super) bench: &'a Workbench,
    pub(super) page: &'a AccountPage,
    pub(super) key: Key,
}

fn given(text: Option<&String>, else_says: &str) -> Piece {
    match text {
        Some(text) => Piece::from(text.as_str()),
        None => Piece::muted(else_says),
    }
}

fn money(cents: Option<Cents>) -> String {
    cents.map_or(String::new(), Cents::grouped)
}

/// "5 of 12": ranks as one says them.
pub(super) fn place(n: usize) -> String {
    let word = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    n.checked_sub(1).and_then(|i| word.get(i)).map_or(phrase!("number {n}", n), |w| (*w).to_owned())
}

impl AccountWords<'_> {
    fn label(&self, label: &str, says: Piece) -> Item {
        Item::said(label, says).about(About::Record(self.key, "account", self.key))
    }

    /// "key since Mar 2024", "lost".
    fn tier(&self) -> String {
        let page = self.page;
        if page.status != Status::Active {
            return self.bench.words.word("status", page.status.word()).to_owned();
        }
        let tier = self.bench.words.word("tier", page.tier.word());
        match page.tier_since {
            Some(day) => phrase!("{} since {}", tier, day.month_year()),
            None => tier.to_owned(),
        }
    }

    fn who(&self) -> Block {
        let page = self.page;
        let staff =
            page.employees.map(|n| phrase!("{} staff", Cents(i128::from(n) * 100).grouped()));
        let place: Vec<&str> = [&page.industry, &page.site, &page.region]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let place = match (place.join(", "), staff) {
            (place, Some(staff)) if place.is_empty() => staff,
            (place, Some(staff)) => format!("{place}; {staff}"),
            (place, None) => place,
        };
        let place = (!place.is_empty()).then_some(place);
        let mut group = Group::of_labels();
        if !page.also.is_empty() {
            group.push(self.label(phrase!("also called"), page.also.join(", ").into()));
        }
        group.push(
            self.label(
                phrase!("trade, place"),
                given(place.as_ref(), phrase!("not said; e says it")),
            ),
        );
        group.push(
            self.label(phrase!("of ours"), page.seller.as_deref().unwrap_or(phrase!("you")).into()),
        );
        if page.family.is_none() {
            group.push(self.label("group", Piece::muted(phrase!("none; e names a parent"))));
        } else if let Some(parent) = page.family.as_ref().and_then(|f| f.parent.as_ref()) {
            group.push(self.label("group", parent.as_str().into()));
        }
        let gate = Group::of_labels()
            .with(self.label(
                phrase!("at the gate"),
                given(page.gate.as_ref(), phrase!("nothing noted; e")),
            ))
            .with(self.label("notes", given(page.notes.as_ref(), "none")));
        let [_, to_be, how] = &page.strategy;
        let mut aims = Group::of_labels();
        for (label, text) in [(phrase!("where to be"), to_be), ("how", how)] {
            let item = Item::said(label, given(text.as_ref(), phrase!("not said")));
            aims.push(item.about(About::Part(self.key, "strategy")));
        }
        let block = Block::new(page.account.1.as_str(), self.tier());
        let mut block = block.with(group).with(gate).with(aims);
        if let Some(family) = &page.family {
            block = block.with(self.family(family)).with(self.together(family));
        }
        block
    }

    /// Each member a row, the sum last.
    fn family(&self, family: &Family) -> Group {
        let mut group = Group::new([
            Head::fills(&phrase!("group of {}", family.members.len())),
            Head::right("target").need(3),
            Head::right("sold"),
            Head::right(""),
            Head::right("days").need(1),
            Head::right(phrase!("open deals")).need(2),
        ]);
        for member in &family.members {
            let days = match member.days {
                (_, 0) => String::new(),
                (gone, all) => format!("{} %", (gone * 200 + all) / (2 * all)),
            };
            let deals = if member.deals.0 == 0 { String::new() } else { member.deals.1.grouped() };
            let cells = [
                member.account.1.as_str().into(),
                money(member.target).into(),
                money(member.revenue).into(),
                percent(member.revenue, member.target).into(),
                Piece::muted(days),
                deals.into(),
            ];
            group.push(Item::new(cells).about(About::Account(member.key)));
        }
        let sum = [
            Piece::new("together", Tone::Title),
            family.target.grouped().into(),
            family.revenue.grouped().into(),
            percent(Some(family.revenue), Some(family.target)).into(),
            "".into(),
            family.deals.grouped().into(),
        ];
        group.push(Item::new(sum));
        group
    }

    /// What else of a group adds up: people, and what is urgent.
    fn together(&self, family: &Family) -> Group {
        let urgent = match family.urgent {
            0 => Piece::new(phrase!("nothing urgent"), Tone::Good),
            n => Piece::urgent(phrase!("{n} urgent", n)),
        };
        let mut look = Item::said(phrase!("to look at"), urgent);
        let mut people = Item::said(
            "people",
            phrase!("{}, of whom {} trust us", family.people.0, family.people.1),
        );
        for member in &family.members {
            let name = member.account.1.as_str();
            look = look.reason(member.urgent.to_string(), name);
            people = people.reason(phrase!("{} of {}", member.people.1, member.people.0), name);
        }
        Group::of_labels().with(people).with(look)
    }

    pub(super) fn people(&self) -> Group {
        let reach = &self.page.reach;
        let [inside, outside] = reach.people;
        let people = match outside {
            0 => inside.to_string(),
            n => phrase!("{inside}, and {n} outside", inside, n),
        };
        let names: Vec<&str> = reach.decide.iter().map(|(_, name)| name.as_str()).collect();
        let decides = match (names.is_empty(), reach.decider_reached) {
            (true, _) => Piece::urgent(phrase!("nobody known")),
            (_, false) => Piece::urgent(phrase!("{}, never reached", phrase::list(&names))),
            _ => phrase::list(&names).into(),
        };
        let level = |code| self.bench.words.word("level", code);
        let trust = match (reach.trust_us.len(), reach.highest) {
            (0, _) => Piece::urgent(phrase!("nobody inside")),
            (n, Some(high @ ("middle" | "working"))) => {
                Piece::warning(phrase!("{} inside, none above {}", n, level(high)))
            }
            (n, _) => phrase!("{n} inside", n).into(),
        };
        let mut trust = Item::said(phrase!("who trusts us"), trust);
        for (_, name) in &reach.trust_us {
            trust = trust.reason("", name.as_str());
        }
        let rep = self.bench.rep().ok().and_then(|r| r.name.0);
        let mine = |holder: &String| Some(holder) == rep.as_ref();
        let held = match reach.holders.as_slice() {
            [] => Piece::muted(phrase!("nobody")),
            [one] if mine(one) => Piece::warning(phrase!("you alone")),
            [one] => Piece::warning(phrase!("{one} alone", one)),
            more => phrase::list(more).into(),
        };
        Group::of_labels()
            .with(Item::said("people", people).about(About::Screen("map")))
            .with(Item::said(phrase!("who decides"), decides).about(About::Screen("map")))
            .with(trust)
            .with(Item::said(phrase!("held by"), held).about(About::Screen("team")))
    }

    fn marks(&self) -> Block {
        let page = self.page;
        let aside = match (page.value_points(), page.values_place) {
            (Some(points), Some((at, of))) => {
                phrase!("{} of 30, {} of {}", points, place(at), of)
            }
            _ => phrase!("not rated").to_owned(),
        };
        Block::new(phrase!("Six values, what we know"), aside)
            .with(self.rated(&page.values, "value", "values"))
            .with(self.rated(&page.knowledge, "knowledge", "knowledge"))
    }

    fn rated(&self, marks: &[RatedMark], words: &'static str, part: &'static str) -> Group {
        let mut group =
            Group::new([Head::left(""), Head::right(""), Head::left(""), Head::fills("")]);
        for mark in marks {
            let label = self.bench.words.word(words, mark.name);
            let score = mark.score.map_or(Piece::muted("-"), |s| s.to_string().into());
            let bar = usize::try_from(mark.score.unwrap_or(0)).unwrap_or(0);
            let low = part == "knowledge" && mark.score.is_some_and(|s| s < ENOUGH);
            let why = match (mark.why.as_deref(), mark.score) {
                (Some(why), _) if low => Piece::warning(why),
                (None, _) if low => Piece::warning(phrase!("not enough known")),
                (Some(why), _) => why.into(),
                (None, Some(_)) => "".into(),
                (None, None) => Piece::muted(phrase!("not rated")),
            };
            let item = Item::new([label.into(), score, Piece::muted("▆".repeat(bar)), why]);
            group.push(item.about(About::Part(self.key, part)));
        }
        group
    }

    /// The strategy, and strong, weak, chances, threats.
    fn strategy(&self) -> Block {
        let page = self.page;
        let mut group = Group::of_labels();
        let labels = [phrase!("where we are"), phrase!("where to be"), phrase!("how")];
        for (label, text) in labels.into_iter().zip(&page.strategy) {
            let item = Item::said(label, given(text.as_ref(), phrase!("not said")));
            group.push(item.about(About::Part(self.key, "strategy")));
        }
        let mut situation = Group::of_labels();
        for (label, words) in
            [phrase!("strong"), phrase!("weak"), phrase!("chance"), phrase!("threat")]
                .into_iter()
                .zip(&page.situation)
        {
            if !words.is_empty() {
                let item = Item::said(label, words.join("; "));
                situation.push(item.about(About::Part(self.key, "strategy")));
            }
        }
        let aside = if page.tier == Tier::Key { phrase!("key account") } else { "" };
        Block::new("Strategy", aside).with(group).with(situation)
    }
}

fn percent(sold: Option<Cents>, target: Option<Cents>) -> String {
    match (sold, target) {
        (Some(sold), Some(target)) if target.0 > 0 => {
            format!("{} %", (sold.0 * 200 + target.0) / (2 * target.0))
        }
        _ => String::new(),
    }
}
