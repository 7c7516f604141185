//! Whole numbers, amounts, rates and decimals, read as they are typed.

use super::{Input, Took};
use crate::model::{Kind, Money, Value};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::{parse_year, part_of, read_figure};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rust_decimal::Decimal;

struct Number {
    field: Field,
    kind: Kind,
    column: &'static str,
    is_year: bool,
    /// The sum of which a share may be typed: `30 %` of the value.
    whole: Option<Money>,
}

/// A number of this kind: whole, amount, price, decimal.
pub fn number(kind: Kind, column: &'static str) -> Box<dyn Input> {
    let field = Field::default();
    Box::new(Number { field, kind, column, is_year: false, whole: None })
}

/// A year, of two or four figures.
pub fn year(kind: Kind) -> Box<dyn Input> {
    let field = Field::default();
    Box::new(Number { field, kind, column: "", is_year: true, whole: None })
}

/// `1,840,000`.
fn in_groups(whole: &str) -> String {
    let mut out = String::new();
    let digits = whole.chars().count();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (digits - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Number {
    /// Something else than digits is in it: what it was read as has to be seen.
    fn is_marked(&self) -> bool {
        self.field.text().trim().chars().any(|c| !c.is_ascii_digit())
    }

    /// An amount whose currency is left out, as the book has none.
    fn left_out(&self, ctx: &Ctx) -> Option<String> {
        let text = self.field.text();
        let is_amount = matches!(self.kind, Kind::Money | Kind::Price) && self.is_marked();
        let code = is_amount.then(|| ctx.read(ctx.bench.currency_left_out(text)))???;
        let Value::Money(amount) = self.value(ctx).ok()? else { return None };
        let whole = in_groups(&(amount.cents() / 100).to_string());
        Some(phrase!("= {whole}: {code} is left out, the book has no currency (g y)", whole, code))
    }
}

impl Input for Number {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        match self.field.key(key) {
            true => Took::Stay,
            false => Took::Pass,
        }
    }

    fn paste(&mut self, text: &str) {
        self.field.paste(text);
    }

    fn value(&self, ctx: &Ctx) -> Result<Value, String> {
        let text = self.field.text();
        if self.is_year && !text.trim().is_empty() {
            let year = parse_year(text).map_err(|refusal| refusal.to_string())?;
            return Ok(Value::Whole(year));
        }
        if let Some(part) = self.whole.and_then(|whole| part_of(text, whole)) {
            return Ok(Value::Money(part));
        }
        if matches!(self.kind, Kind::Money | Kind::Price) {
            ctx.bench.in_currency(text).map_err(|refusal| refusal.to_string())?;
        }
        read_figure(text, self.kind, self.column).map_err(|refusal| refusal.to_string())
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.field = Field::new(&value.to_string());
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, _: bool, ctx: &Ctx) -> Option<Position> {
        self.field.draw(buf, area, ctx.theme.style(Role::Body))
    }

    fn of_whole(&mut self, whole: Option<Money>) {
        self.whole = whole;
    }

    /// A large amount again with its groups; a rate in percent.
    fn below(&self, focused: bool, ctx: &Ctx) -> Option<(Role, String)> {
        if let Some(says) = self.left_out(ctx) {
            return Some((Role::Warn, says));
        }
        if !focused {
            return None;
        }
        match self.value(ctx).ok()? {
            Value::Money(m) if m.cents() >= 1_000_000 || self.is_marked() => {
                let whole = in_groups(&(m.cents() / 100).to_string());
                Some((Role::Good, format!("= {whole}")))
            }
            Value::Whole(whole) if self.field.text().trim() != whole.to_string() => {
                Some((Role::Good, format!("= {whole}")))
            }
            Value::Number(n) if matches!(self.kind, Kind::Number(_, 1, _)) => {
                let percent = (n * Decimal::ONE_HUNDRED).normalize();
                Some((Role::Good, format!("= {percent} %")))
            }
            _ => None,
        }
    }

    fn kept(&self) -> String {
        self.field.text().to_owned()
    }

    fn bring_back(&mut self, kept: &str) {
        self.field = Field::new(kept);
    }

    fn says(&self, _: &Ctx) -> String {
        self.field.text().trim().to_owned()
    }

    fn how(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Money | Kind::Price => {
                &["1840000, 1,840,000, 1.84m, 20k,", "375.000, 1,05 Mio, 12万"]
            }
            Kind::Number(_, 1, _) => &["12 %, 12 or 0.12"],
            _ => &[],
        }
    }
}
