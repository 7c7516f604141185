//! A day in the rep's words, resolved below as it is typed.

use super::{DATES, DATES_SHORT, Input, Took};
use crate::model::{Date, Moment, Value};
use crate::text::DayText;
use crate::text::format::{clock, timed};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::{Sense, day_remark, day_words_of_year, say_day};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

struct Day {
    field: Field,
    sense: Sense,
    timed: bool,
    /// The year that the record is of.
    year: Option<i64>,
    /// What stands there was put there and not typed: a letter begins anew, an arrow goes on with it.
    fresh: bool,
}

/// A day of the past or of the future; with its time of day where the field has one.
pub fn day(sense: Sense, timed: bool) -> Box<dyn Input> {
    let field = Field::default();
    Box::new(Day { field, sense, timed, year: None, fresh: false })
}

impl Day {
    fn read(&self, today: Date) -> Result<Option<Moment>, String> {
        let text = self.field.text().trim();
        if text.is_empty() {
            return Ok(None);
        }
        match day_words_of_year(text, today, self.sense, self.year) {
            Ok(moment) if moment.minute.is_some() && !self.timed => {
                Err(phrase!("a day is needed, without a time").to_owned())
            }
            // What happened is not dated ahead; what is stored so is shown as it is.
            Ok(moment) if self.sense == Sense::Past && !self.fresh && moment.date > today => {
                let day = moment.date.full_day();
                Err(phrase!("{day} is still to come; give the day on which it happened", day))
            }
            Ok(moment) => Ok(Some(moment)),
            Err(refusal) => Err(refusal.to_string()),
        }
    }
}

/// As it stands in a field: `Fri 01 Mar 2024`, with `10:00` where it has a time.
fn typed(moment: Moment) -> String {
    let day = moment.date.full_day();
    timed(day, moment.minute)
}

impl Input for Day {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if self.fresh && !held && matches!(key.code, KeyCode::Char(_)) {
            self.field.set("");
        }
        match self.field.key(key) {
            true => {
                self.fresh = false;
                Took::Stay
            }
            false => Took::Pass,
        }
    }

    fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.fresh) {
            self.field.set("");
        }
        self.field.paste(text);
    }

    fn value(&self, ctx: &Ctx) -> Result<Value, String> {
        let read = self.read(ctx.today())?;
        Ok(match (read, self.timed) {
            (None, _) => Value::Absent,
            (Some(moment), true) => Value::Moment(moment),
            (Some(moment), false) => Value::Day(moment.date),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        let text = match value {
            Value::Day(date) => typed(Moment::day(*date)),
            Value::Moment(moment) => typed(*moment),
            _ => String::new(),
        };
        self.field = Field::new(&text);
        self.fresh = !text.is_empty();
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        let role = if focused && self.fresh { Role::Selection } else { Role::Body };
        self.field.draw(buf, area, ctx.theme.style(role))
    }

    fn below(&self, focused: bool, ctx: &Ctx) -> Option<(Role, String)> {
        match self.read(ctx.today()) {
            Ok(Some(moment)) if focused => {
                let time = moment.minute;
                let time = time.map(|m| phrase!(", at {}", clock(m)));
                let says = say_day(moment.date, ctx.today());
                let text = self.field.text();
                let remark = day_remark(text, ctx.today(), self.sense).filter(|_| !self.fresh);
                let (role, remark) = match remark {
                    Some(remark) => (Role::Warn, format!("; {remark}")),
                    None => (Role::Good, String::new()),
                };
                Some((role, format!("= {says}{}{remark}", time.unwrap_or_default())))
            }
            Err(_) if focused => Some((Role::Muted, phrase!("not a day yet").to_owned())),
            _ => None,
        }
    }

    fn of_year(&mut self, year: Option<i64>) {
        self.year = year;
    }

    fn unfinished(&self) -> bool {
        true
    }

    fn kept(&self) -> String {
        self.field.text().to_owned()
    }

    fn bring_back(&mut self, kept: &str) {
        // A day that was put there and not typed is that of a draft too.
        self.fresh &= kept == self.field.text();
        self.field = Field::new(kept);
    }

    fn says(&self, ctx: &Ctx) -> String {
        match self.read(ctx.today()) {
            Ok(Some(moment)) => typed(moment),
            _ => self.field.text().to_owned(),
        }
    }

    fn month(&self, ctx: &Ctx) -> Option<Date> {
        let read = self.read(ctx.today()).ok()?;
        Some(read.map_or(ctx.today(), |m| m.date))
    }

    fn how(&self) -> &'static [&'static str] {
        DATES
    }

    fn how_short(&self) -> String {
        DATES_SHORT.to_owned()
    }
}
