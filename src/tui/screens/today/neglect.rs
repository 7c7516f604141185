//! Whom we neglect: two lines, or a list to call from.

use super::rows::names;
use super::{NEGLECT, NO_ACCOUNT, Today};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::today::Neglected;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

impl Today {
    pub(super) fn draw_neglect(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.len(NEGLECT) == 0 {
            let (says, role) = match ctx.accounts.total() {
                0 => (phrase!(NO_ACCOUNT), Role::Muted),
                _ => (phrase!("Nobody is past their rhythm, no account is quiet"), Role::Good),
            };
            ctx.put(buf, area.x + 1, area.y, area.width - 1, says, role);
        } else if self.focus == NEGLECT || area.height > 2 {
            self.list_neglect(buf, area, ctx);
        } else {
            self.sum_neglect(buf, area, ctx);
        }
    }

    fn sum_neglect(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let people = self.data.neglected.iter().map(|n| match n.days {
            Some(days) => phrase!("{} days {}", days, n.name),
            None => phrase!("never {}", n.name),
        });
        let accounts = self.data.silent.iter();
        let accounts = accounts.map(|s| phrase!("{} days {}, {}", s.days, s.name, s.says()));
        let one = |n: usize, one: &'static str, more: &'static str| if n == 1 { one } else { more };
        let (many, quiet) = (self.data.neglected.len(), self.data.silent.len());
        let rows = [
            (
                phrase!("past their rhythm"),
                people.collect::<Vec<String>>(),
                many,
                one(many, "person", "people"),
            ),
            (
                phrase!("quiet accounts"),
                accounts.collect(),
                quiet,
                one(quiet, "account", "accounts"),
            ),
        ];
        let shown = rows.iter().filter(|(_, _, n, _)| *n > 0);
        for (y, (label, all, n, word)) in (area.y..area.bottom()).zip(shown) {
            let (x, room) = (area.x + 1, area.width.saturating_sub(1));
            ctx.put(buf, x, y, room, label, Role::Muted);
            let count = format!("{n} {word}");
            let cells = u16::try_from(count.len()).unwrap_or(0);
            let text = whole_names(all, usize::from(room.saturating_sub(23 + cells)));
            ctx.put(buf, x + 20, y, room.saturating_sub(22 + cells), &text, Role::Body);
            ctx.put_right(buf, x, y, room, &count, Role::Muted);
        }
    }

    fn list_neglect(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let wide = area.width >= 100;
        let below = !wide && area.height > 3;
        let days = Column::fixed("", 8).align(Alignment::Right);
        let wide_columns = [
            days.clone(),
            Column::fixed("", 34),
            Column::fixed("", 18),
            Column::fixed("", 17),
            Column::fill("", 20).need(1),
        ];
        let narrow = [
            days,
            Column::fill("", 20),
            Column::fixed("", 15).need(2),
            Column::fixed("", 16),
            Column::fixed("", 0).need(0),
        ];
        let columns = if wide { &wide_columns } else { &narrow };
        let people = self.data.neglected.len();
        let list = Rect { height: area.height - u16::from(below), ..area };
        let mut top = self.top[NEGLECT];
        self.table(NEGLECT, columns, &|i| match self.data.neglected.get(i) {
            Some(person) => self.person_row(person, ctx),
            None => {
                let quiet = &self.data.silent[i - people];
                Row::new([
                    Cell::new(phrase!("{} days", quiet.days)),
                    Cell::with(quiet.says(), Role::Warn),
                    Cell::new(quiet.name.as_str()),
                    number(quiet.phone.as_deref(), Role::Body),
                    Cell::with(phrase!("nobody reached"), Role::Muted),
                ])
            }
        })
        .draw(buf, list, &mut top, ctx.theme);
        self.top[NEGLECT] = top;
        if let Some(person) = self.data.neglected.get(self.picked[NEGLECT]).filter(|_| below) {
            let (text, role) = last_words(person, ctx);
            let text = if text.is_empty() { text } else { format!("{}: {text}", person.name) };
            let rows = u16::try_from(self.len(NEGLECT)).unwrap_or(u16::MAX).min(list.height);
            ctx.put(buf, area.x + 1, area.y + rows, area.width - 1, &text, role);
        }
    }

    fn person_row<'a>(&'a self, person: &'a Neglected, ctx: &Ctx) -> Row<'a> {
        let tried = person.tried == Some(ctx.today());
        let role = if tried { Role::Muted } else { Role::Body };
        let name = match person.title.as_str() {
            "" => person.name.clone(),
            title => format!("{}, {title}", person.name),
        };
        let phone = number(person.phone.as_deref(), role);
        let (last, last_role) = last_words(person, ctx);
        Row::new([
            Cell::with(
                person.days.map_or(phrase!("never").to_owned(), |d| phrase!("{d} days", d)),
                role,
            ),
            Cell::with(name, role),
            Cell::with(self.name(person.account), Role::Muted),
            phone,
            Cell::with(last, last_role),
        ])
    }

    /// Enter opens the person, `s` keeps an attempt, `l` opens the log line with the name in it.
    pub(super) fn do_with_neglected(&self, action: Action, ctx: &Ctx) -> Effect {
        let at = self.picked[NEGLECT];
        let Some((account, subject)) = self.neglected(at) else {
            return Effect::Pass;
        };
        let person = self.data.neglected.get(at);
        match (action, person) {
            (Action::Enter, _) => self.leave(Effect::GoTo(account, subject)),
            (Action::Log, Some(person)) => {
                let line = phrase!("call {}: ", person.name);
                Effect::All(vec![Effect::Pick(account), Effect::Open(Route::Log(Some(line)))])
            }
            (Action::Log, None) => {
                let quiet = self.data.silent.get(at - self.data.neglected.len());
                let whom = quiet.and_then(|s| s.whom.as_ref());
                let log = match whom {
                    Some((_, name)) => Route::Log(Some(phrase!("call {name}: ", name))),
                    None => Route::NewLog,
                };
                Effect::All(vec![Effect::Pick(account), Effect::Open(log)])
            }
            (Action::Advance, Some(person)) => match person.no_luck(ctx.bench) {
                Ok(attempt) => Effect::All(vec![Effect::Pick(account), Effect::Do(attempt)]),
                Err(refusal) => Effect::Say(refusal.to_string()),
            },
            (Action::Advance, None) => Effect::Say(
                phrase!("whom did you try? l logs it with the name: attempt NAME").to_owned(),
            ),
            (Action::Copy, Some(person)) => {
                Effect::Clip(person.phone.clone().unwrap_or_else(|| person.name.clone()))
            }
            _ => Effect::Pass,
        }
    }
}

/// A number to call, or that there is none.
fn number(phone: Option<&str>, role: Role) -> Cell<'_> {
    phone.map_or(Cell::with(phrase!("no number"), Role::Warn), |phone| Cell::with(phone, role))
}

/// Attempts since, and what was said when they were reached last.
fn last_words(person: &Neglected, ctx: &Ctx) -> (String, Role) {
    let tried = person.tried.map(|day| match day == ctx.today() {
        true => phrase!("no luck today").to_owned(),
        false => phrase!("tried {}", day.short_day()),
    });
    match (tried, &person.last) {
        (Some(tried), Some(last)) => (phrase!("{tried}; last: {last}", tried, last), Role::Muted),
        (Some(tried), None) => (tried, Role::Muted),
        (None, Some(last)) => (phrase!("last: {last}", last), Role::Muted),
        (None, None) => (String::new(), Role::Muted),
    }
}

/// As many as stand there whole; the rest is counted.
fn whole_names(all: &[String], room: usize) -> String {
    const MOST: usize = 8;
    for shown in (1..=all.len().min(MOST)).rev() {
        let more = match all.len() - shown {
            0 => String::new(),
            n => phrase!(", {n} more", n),
        };
        let text = names(all.iter().take(shown)) + &more;
        if crate::text::width(&text) <= room {
            return text;
        }
    }
    names(all.iter().take(1))
}
