//! Page 5: several reps' books side by side, nothing ranked, and what to talk about.

use super::Numbers;
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::compare::{BookFigures, books_at, talk_order};
use crate::workbench::deal_card::thousands;
use crate::workbench::plan::document::percent;
use rust_decimal::Decimal;

/// Where the places of the other books are kept.
pub const KEPT: &str = "books beside this one";
/// Fewer than this are few.
const FEW: usize = 5;

/// So many books stand side by side with their sums in full; of more the sums are in thousands.
const IN_FULL: usize = 4;

/// What a row says of a book, in thousands or in full, and whether it rests on few.
type Says = fn(&BookFigures, bool) -> (String, bool);

/// The rows: the title, and what it says. A title of no letters is a rule.
const ROWS: &[(&str, Says)] = &[
    ("money in", |b, _| plain(b.currency.clone().unwrap_or_else(|| "not said".to_owned()))),
    ("last entry", |b, _| plain(b.as_of.map_or("-".to_owned(), |d| d.short_day()))),
    ("", |_, _| plain(String::new())),
    ("accounts, of them key", |b, _| plain(format!("{}, {}", b.accounts.0, b.accounts.1))),
    ("sold of target", |b, narrow| {
        let share = percent(Some(b.year.1), Some(b.year.0));
        plain(format!("{}  {share}", sum(b.year.1, narrow)))
    }),
    ("growth of key-account sales", |b, _| plain(rate(b.kpi.growth()))),
    ("cost saved", |b, _| plain(rate(b.kpi.cost_saving()))),
    ("complaints resolved", |b, _| part(b.kpi.complaints.part, b.kpi.complaints.whole)),
    ("key accounts lost", |b, _| part(b.kpi.lost.part, b.kpi.lost.whole)),
    ("developed, made key", |b, _| {
        plain(format!("{}, {}", b.kpi.developed.len(), b.kpi.promoted.len()))
    }),
    ("", |_, _| plain(String::new())),
    ("open deals, no-go left out", |b, narrow| plain(sum(b.open.value, narrow))),
    ("the same by their chance", |b, narrow| plain(sum(b.open.by_chance, narrow))),
    ("of this quarter, by chance", |b, narrow| plain(sum(b.lands.1, narrow))),
    ("decision days moved", |b, _| plain(format!("{} of {} deals", b.slid.0, b.open.count))),
    ("most out, if all are won", |b, narrow| plain(sum(b.out.0, narrow))),
    ("of a limit of", |b, narrow| plain(b.out.1.map_or("none".to_owned(), |l| sum(l, narrow)))),
    ("invoiced and past its day", |b, narrow| plain(sum(b.overdue, narrow))),
    ("asked of the manager", |b, _| plain(b.asked.to_string())),
    ("chance 60 or more, and won", |b, _| of(b.sure)),
    ("contacts in 30 days", |b, _| plain(b.contacts.0.to_string())),
    ("of them with one who decides", |b, _| plain(b.contacts.1.to_string())),
    ("promises kept in time", |b, _| of(b.promises)),
    ("next visits ready", |b, _| of_all(b.visits)),
    ("late actions", |b, _| plain(b.late.0.to_string())),
    ("debriefs missing", |b, _| plain(b.late.1.to_string())),
    ("own marks, mean", |b, _| {
        plain(b.own_marks.map_or("none noted".to_owned(), |(m, _)| m.to_string()))
    }),
];

fn plain(text: String) -> (String, bool) {
    (text, false)
}

/// "3,304,000"; in thousands "3,304k".
fn sum(cents: Cents, narrow: bool) -> String {
    match narrow {
        true => format!("{}k", thousands(cents)),
        false => cents.whole(),
    }
}

fn rate(rate: Option<Decimal>) -> String {
    rate.map_or(phrase!("n/a").to_owned(), |r| {
        format!("{:.1} %", (r * Decimal::ONE_HUNDRED).round_dp(1))
    })
}

fn part(part: i128, whole: i128) -> (String, bool) {
    match whole {
        0 => plain(phrase!("n/a").to_owned()),
        n => plain(phrase!("{part} of {n}", part, n)),
    }
}

/// "1 of 2, few".
fn of((part, whole): (usize, usize)) -> (String, bool) {
    match whole {
        0 => plain(phrase!("none noted").to_owned()),
        n if n < FEW => (phrase!("{part} of {n}, few", part, n), true),
        n => plain(phrase!("{part} of {n}", part, n)),
    }
}

fn of_all((part, whole): (usize, usize)) -> (String, bool) {
    match whole {
        0 => plain(phrase!("none").to_owned()),
        n => plain(phrase!("{part} of {n}", part, n)),
    }
}

impl Numbers {
    /// Its panes: a column a book above, what to talk about below.
    pub(super) fn book_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.columns(ctx), [(self.talk(ctx), 100)])
    }

    fn columns(&self, ctx: &Ctx) -> Ledger {
        if let Some(fault) = &self.fault {
            let says = phrase!("{fault}. d takes the last book off the page", fault);
            return Ledger::text(self.pages(), "", [(says, Role::Bad)]);
        }
        let mut columns = vec![LedgerColumn::left("").grow()];
        let shown = &self.books[self.first_book.min(self.books.len().saturating_sub(1))..];
        columns.extend(shown.iter().map(|b| LedgerColumn::right(title(b))));
        let mut rows = Vec::new();
        for (at, (word, says)) in ROWS.iter().enumerate() {
            if word.is_empty() {
                rows.push(LedgerRow::rule());
                continue;
            }
            let mut cells: Vec<LedgerCell> = vec![LedgerCell::with(phrase!(word), Role::Muted)];
            cells.extend(shown.iter().map(|book| {
                let (text, few) = says(book, self.books.len() > IN_FULL);
                LedgerCell::with(text, if few { Role::Muted } else { Role::Body })
            }));
            rows.push(LedgerRow::of(at, cells));
        }
        if self.books.len() < 2 {
            let add = ctx.keymap.key(crate::tui::action::Action::Add);
            let says = phrase!("One book makes no comparison. {add} adds an exported one", add);
            rows.insert(0, LedgerRow::note(says, Role::Muted));
        }
        Ledger::new(
            self.pages(),
            match self.first_book {
                0 => phrase!("nothing is ranked; notes about people are left out").to_owned(),
                n => phrase!("from book {} of {} on; Left goes back", n + 1, self.books.len()),
            },
            columns,
            rows,
        )
    }

    /// Every row to talk about: the book, and its place in it.
    pub(super) fn talk_rows(&self) -> Vec<(usize, usize)> {
        talk_order(&self.books)
    }

    fn talk(&self, ctx: &Ctx) -> Ledger {
        let columns =
            vec![LedgerColumn::left(""), LedgerColumn::left(""), LedgerColumn::left("").grow()];
        let mut before = None;
        let all = self.talk_rows();
        let mut rows: Vec<LedgerRow> = all
            .iter()
            .enumerate()
            .map(|(key, (book, at))| {
                let of = &self.books[*book];
                let who = match before.replace(*book) == Some(*book) {
                    true => String::new(),
                    false => of.rep.clone().unwrap_or_else(|| of.name.clone()),
                };
                let (account, says) = &of.talk_about[*at];
                LedgerRow::of(
                    key,
                    vec![
                        LedgerCell::with(who, Role::Title),
                        account.as_str().into(),
                        says.as_str().into(),
                    ],
                )
            })
            .collect();
        if rows.is_empty() {
            rows.push(LedgerRow::note(phrase!("word and file agree everywhere"), Role::Good));
        }
        let _ = ctx;
        let right = phrase!("three a book first; {}", all.len());
        Ledger::new(phrase!("Talk about: where word and file disagree"), right, columns, rows)
    }

    /// The line in which the place of another book is typed.
    pub(super) fn type_path(&mut self, event: &Event, ctx: &Ctx) -> Effect {
        let Some(line) = &mut self.line else { return Effect::Stay };
        match line.hear(event) {
            PromptEvent::Left => {
                self.line = None;
                Effect::Stay
            }
            PromptEvent::Done(path) if path.is_empty() => Effect::Say(
                phrase!("the path of an export, a book or a folder of them is needed").to_owned(),
            ),
            PromptEvent::Done(path) => {
                let mut paths = self.paths.clone();
                let more = match books_at(&path) {
                    Ok(more) => more,
                    Err(refusal) => return Effect::Say(refusal.to_string()),
                };
                paths.extend(more.into_iter().filter(|more| !self.paths.contains(more)));
                match ctx.bench.compare_beside(&paths) {
                    Ok(books) => {
                        (self.books, self.paths, self.line, self.fault) =
                            (books, paths, None, None);
                        self.arrange(ctx);
                        Effect::Draft(KEPT.to_owned(), self.paths.join("\n"))
                    }
                    Err(refusal) => Effect::Say(refusal.to_string()),
                }
            }
            PromptEvent::Other(_) | PromptEvent::Taken => Effect::Stay,
        }
    }

    /// Opens that line.
    pub(super) fn add_book(&mut self) -> Effect {
        self.line = Some(Prompt::new(""));
        Effect::Stay
    }

    /// Takes the last book off the page.
    pub(super) fn drop_book(&mut self, ctx: &Ctx) -> Effect {
        let row = self.spread.picked(1).and_then(|at| self.talk_rows().get(at).copied());
        let book = row.map(|(book, _)| book).filter(|b| *b > 0);
        let at = book.map_or(self.paths.len(), |b| b).checked_sub(1);
        let Some(at) = at.filter(|at| *at < self.paths.len()) else {
            return Effect::Say(phrase!("only this book is left").to_owned());
        };
        let gone = self.paths.remove(at);
        self.fault = None;
        match ctx.bench.compare_beside(&self.paths) {
            Ok(books) => self.books = books,
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        self.arrange(ctx);
        let keep = Effect::Draft(KEPT.to_owned(), self.paths.join("\n"));
        Effect::All(vec![keep, Effect::Say(phrase!("off the page: {gone}", gone))])
    }
}

fn title(book: &BookFigures) -> String {
    book.rep.clone().unwrap_or_else(|| book.name.clone())
}
