//! Today's data, a slice of accounts at a time, and what was there at the look before.

use super::{Today, Told, Urgent};
use crate::model::{Date, Key, parse_day};
use crate::text::DayText;
use crate::text::parse::parse_hex;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::Shared;
use crate::workbench::today::Today as Data;
use std::collections::HashSet;

/// How many accounts are judged between two looks at the keyboard.
const SLICE: usize = 24;
/// Up to so many accounts are put into order and shown in one slice.
const AT_ONCE: usize = 5_000;
/// The name under which the last look is kept.
const KEPT: &str = "today";

/// Accounts that are still to be looked at.
pub struct Gathering {
    data: Data,
    shared: std::rc::Rc<Shared>,
    keys: Vec<Key>,
    at: usize,
    /// All are looked at, and put into their order.
    in_order: bool,
}

impl Gathering {
    /// "240 of 10,000 accounts".
    pub fn progress(&self) -> String {
        let all = crate::text::format::thousands(self.keys.len());
        phrase!("{} of {} accounts", crate::text::format::thousands(self.at), all)
    }
}

/// What was critical at the last look on an earlier day.
#[derive(Default)]
pub struct LastLook {
    day: Option<Date>,
    before: HashSet<u64>,
    first: bool,
}

impl LastLook {
    /// From the kept text: the day, the numbers before it, the numbers of that day.
    fn read(text: Option<String>, today: Date) -> Self {
        let text = text.unwrap_or_default();
        let mut lines = text.lines();
        let day = lines.next().and_then(parse_day);
        let (older, last) = (numbers(lines.next()), numbers(lines.next()));
        Self { day, before: if day == Some(today) { older } else { last }, first: day.is_none() }
    }

    /// Is one of these not known from the look before? At the very first look nothing is new.
    fn is_new(&self, marks: &[u64]) -> bool {
        !self.first && marks.iter().any(|m| !self.before.contains(m))
    }
}

fn numbers(line: Option<&str>) -> HashSet<u64> {
    let words = line.unwrap_or_default().split_whitespace();
    words.filter_map(parse_hex).collect()
}

impl Today {
    /// Starts over; what is shown stays until the new is complete.
    pub(super) fn begin(&mut self, ctx: &Ctx) {
        self.today = Some(ctx.today());
        self.show_all();
        self.inbox = ctx.read(ctx.bench.inbox()).unwrap_or_default();
        if self.look.day.is_none() && !self.look.first {
            let kept = ctx.read(ctx.bench.draft(KEPT)).flatten();
            self.look = LastLook::read(kept, ctx.today());
        }
        let (Ok(shared), Ok(keys)) = (ctx.bench.shared(), ctx.bench.account_keys()) else {
            return;
        };
        self.gathering =
            Some(Gathering { data: Data::default(), shared, keys, at: 0, in_order: false });
        self.gather(ctx);
    }

    /// The next few accounts; true while there are more.
    pub(super) fn gather(&mut self, ctx: &Ctx) -> bool {
        let Some(gathering) = &mut self.gathering else {
            return false;
        };
        let Gathering { data, shared, keys, at, in_order } = gathering;
        let thresholds = &ctx.bench.playbook.thresholds;
        let end = (*at + SLICE).min(keys.len());
        for key in &keys[*at..end] {
            if let Ok(account) = ctx.bench.account_today(*key, shared) {
                data.take(account, thresholds, ctx.today());
            }
        }
        *at = end;
        if end < keys.len() {
            return true;
        }
        if !std::mem::replace(in_order, true) {
            let marks = std::mem::take(&mut data.marks);
            data.arrange(|key| marks.get(&key).is_some_and(|m| self.look.is_new(m)));
            data.marks = marks;
            // A book of some thousand accounts is shown at once.
            if keys.len() > AT_ONCE {
                return true;
            }
        }
        if let Some(done) = self.gathering.take() {
            self.show_all();
            self.data = done.data;
            self.told.clear();
            self.sift();
            self.arrange(ctx);
        }
        true
    }

    /// Puts the findings that are answered into words.
    pub(super) fn tell_answered(&mut self, ctx: &Ctx) {
        let Ok(shared) = ctx.bench.shared() else {
            return;
        };
        let mut accounts: Vec<Key> = self.data.answered.iter().map(|a| a.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        for key in accounts {
            let Ok((findings, _)) = ctx.bench.urgent(key, &shared) else {
                continue;
            };
            for answered in self.data.answered.iter_mut().filter(|a| a.account == key) {
                if let Some(found) = findings.iter().find(|f| answered.is_of(f)) {
                    answered.says(&found.title);
                }
            }
        }
    }

    /// Puts the rows in view into words.
    pub(super) fn tell(&mut self, ctx: &Ctx) {
        const MOST: usize = 40;
        let accounts: Vec<Key> = self
            .urgent
            .iter()
            .filter_map(|row| match row {
                Urgent::Account(i) => self.data.quiet.accounts.get(*i).map(|r| r.account),
                _ => None,
            })
            .filter(|key| !self.told.contains_key(key))
            .take(MOST)
            .collect();
        let Ok(shared) = ctx.bench.shared() else {
            return;
        };
        for key in accounts {
            let Ok((findings, folded)) = ctx.bench.urgent(key, &shared) else {
                continue;
            };
            let worst = folded.rows.first().and_then(|r| r.members.first());
            if let Some(found) = worst.and_then(|i| findings.get(*i)) {
                let all: usize = folded.rows.iter().map(|r| r.members.len()).sum();
                let told = Told {
                    title: found.title.clone(),
                    sentence: found.sentence.clone(),
                    code: found.code.to_owned(),
                    more: all.saturating_sub(1),
                };
                self.told.insert(key, told);
            }
        }
    }

    /// Is there something critical in this account that the look before did not know?
    pub(super) fn is_new(&self, key: Key) -> bool {
        let marks = self.data.marks.get(&key);
        marks.is_some_and(|m| self.look.is_new(m))
    }

    /// Leaves, and keeps what was looked at for the next day's look.
    pub(super) fn leave(&self, effect: Effect) -> Effect {
        if self.gathering.is_some() {
            return effect;
        }
        let line = |numbers: &mut dyn Iterator<Item = &u64>| {
            numbers.map(|n| format!("{n:x}")).collect::<Vec<_>>().join(" ")
        };
        let before = line(&mut self.look.before.iter());
        let now = line(&mut self.everything().marks.values().flatten());
        let day = self.today.map(|d| d.iso_day());
        let text = format!("{}\n{before}\n{now}", day.unwrap_or_default());
        Effect::All(vec![Effect::Draft(KEPT.to_owned(), text), effect])
    }
}
