//! Whole numbers, amounts, rates and decimals, read as they are typed.

use super::{Input, Took};
use crate::model::{Kind, Money, Value};
use crate::text::parse::narrow;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::{parse_year, read_number};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rust_decimal::Decimal;

struct Number {
    field: Field,
    kind: Kind,
    is_year: bool,
}

/// A number of this kind: whole, amount, price, decimal.
pub fn number(kind: Kind) -> Box<dyn Input> {
    let field = Field::default();
    Box::new(Number { field, kind, is_year: false })
}

/// A year, of two or four figures.
pub fn year(kind: Kind) -> Box<dyn Input> {
    let field = Field::default();
    Box::new(Number { field, kind, is_year: true })
}

/// What is typed means as a number of this kind; a sentence where it is none. It is read as the cells of
/// an import are.
fn read(text: &str, kind: Kind) -> Result<Value, String> {
    let text = plain(text);
    if text.is_empty() {
        return Ok(Value::Absent);
    }
    match kind {
        Kind::Whole(least, most) => whole(&text, least, most),
        Kind::Money | Kind::Price => money(&text, matches!(kind, Kind::Price)),
        Kind::Number(least, most, places) => decimal(&text, least, most, places),
        _ => Ok(Value::Text(text)),
    }
}

/// Full-width digits and signs as plain ones, no blanks at the ends.
fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '，' | '－' | '％' => {
                char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c)
            }
            '\u{2212}' => '-',
            _ => c,
        })
        .collect()
}

fn whole(text: &str, least: i64, most: i64) -> Result<Value, String> {
    let percent = text.strip_suffix('%').filter(|_| (least, most) == (0, 100));
    let text = percent.unwrap_or(text).trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if let Some((place, letter)) = digits.chars().enumerate().find(|(_, c)| odd(c)) {
        let last = place + 1 == digits.chars().count();
        let which = match (last, letter.is_alphabetic()) {
            (true, true) => phrase!("the last letter is an {letter}", letter),
            _ => phrase!("{letter} is no digit", letter),
        };
        return Err(phrase!("a whole number is needed; {which}", which));
    }
    let fits = whole_number(text).filter(|n| (least..=most).contains(n));
    fits.map(Value::Whole).ok_or_else(|| phrase!("a whole number {} is needed", range(least, most)))
}

fn odd(c: &char) -> bool {
    !(c.is_ascii_digit() || ".,' ’\u{a0}".contains(*c))
}

/// A whole number as it is typed; nothing where it is none.
fn whole_number(text: &str) -> Option<i64> {
    let number = read_number(text).ok().filter(|n| n.fract().is_zero())?;
    narrow(number.trunc())
}

fn money(text: &str, above: bool) -> Result<Value, String> {
    let amount = match text
        .strip_suffix(['m', 'M'])
        .filter(|t| t.ends_with(|c: char| c.is_ascii_digit()))
    {
        Some(millions) => {
            if two_ways(millions) {
                return Err(phrase!("{text} can be two numbers; write it without the mark", text));
            }
            amount(millions)?.checked_mul(Decimal::from(1_000_000))
        }
        None => Some(amount(text)?),
    };
    let money = amount.and_then(Money::from_decimal);
    let Some(money) = money else {
        return Err(phrase!(
            "an amount has at most two decimals, and at most ten million millions"
        )
        .into());
    };
    match money.cents() {
        n if n < 0 => Err(phrase!("an amount is not below 0").into()),
        0 if above => Err(phrase!("a price is above 0").into()),
        _ => Ok(Value::Money(money)),
    }
}

/// One mark with three digits behind it: thousands, or decimals.
fn two_ways(text: &str) -> bool {
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let behind = text.rsplit(['.', ',']).next().map_or(0, str::len);
    marks.len() == 1 && behind == 3 && !text.starts_with('0')
}

fn decimal(text: &str, least: i64, most: i64, places: u32) -> Result<Value, String> {
    let rate = most == 1;
    let (text, percent) = match text.strip_suffix('%') {
        Some(rest) if rate => (rest.trim(), true),
        Some(_) => return Err(phrase!("a plain number is needed, without %").into()),
        None => (text, false),
    };
    let mut number = amount(text)?;
    let whole = number.abs() >= Decimal::ONE;
    if rate && !percent && number.abs() == Decimal::ONE {
        return Err(phrase!("{text} can be {text} % or all of it; write {text} % or 100 %", text));
    }
    // `28` in a field of a rate is 28 %, as in a table.
    if percent || (rate && whole) {
        number /= Decimal::ONE_HUNDRED;
    }
    if number < Decimal::from(least) || number > Decimal::from(most) {
        return Err(match rate {
            true => phrase!("a rate is needed, such as 12 % or 0.12").into(),
            false => phrase!("a number {} is needed", range(least, most)),
        });
    }
    if number.normalize().scale() > places {
        let some = if places == 1 { "decimal" } else { "decimals" };
        return Err(phrase!("at most {places} {some}", places, some));
    }
    Ok(Value::Number(number.normalize()))
}

/// A number with or without groups, `k`, `Mio`, `万`; refused where it can be two numbers.
fn amount(text: &str) -> Result<Decimal, String> {
    read_number(text).map_err(|refusal| match refusal.what.contains("thousands") {
        true => phrase!("{text} can be two numbers; write it without the mark", text),
        false => phrase!("a number is needed, such as 12.5 or 1,840,000").to_owned(),
    })
}

fn range(least: i64, most: i64) -> String {
    match most {
        1_000_000_000.. => phrase!("from {least} on", least),
        _ => phrase!("from {least} to {most}", least, most),
    }
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
        if matches!(self.kind, Kind::Money | Kind::Price) {
            ctx.bench.in_currency(text).map_err(|refusal| refusal.to_string())?;
        }
        read(text, self.kind)
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.field = Field::new(&value.to_string());
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, _: bool, ctx: &Ctx) -> Option<Position> {
        self.field.draw(buf, area, ctx.theme.style(Role::Body))
    }

    /// A large amount again with its groups; a rate in percent.
    fn below(&self, focused: bool, ctx: &Ctx) -> Option<(Role, String)> {
        if !focused {
            return None;
        }
        match self.value(ctx).ok()? {
            Value::Money(m) if m.cents() >= 1_000_000 || self.is_marked() => {
                let whole = in_groups(&(m.cents() / 100).to_string());
                Some((Role::Good, format!("= {whole}")))
            }
            Value::Whole(year) if self.is_year && self.field.text().trim() != year.to_string() => {
                Some((Role::Good, format!("= {year}")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use Kind::{Money as Amount, Number as Real, Whole};

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (text, kind, reads) in [
            ("84", Whole(0, 100), "84"),
            ("1,840", Whole(0, 9_999), "1840"),
            ("８４", Whole(0, 100), "84"),
            ("1.84m", Amount, "1840000"),
            ("1,840,000.50", Amount, "1840000.5"),
            ("1.840.000,50", Amount, "1840000.5"),
            ("20k", Amount, "20000"),
            ("12 %", Real(0, 1, 24), "0.12"),
            ("0,12", Real(0, 1, 24), "0.12"),
            ("-5%", Real(-1, 1, 24), "-0.05"),
            ("375.000", Amount, "375000"),
            ("1.900", Amount, "1900"),
            ("1.250k", Amount, "1250000"),
            ("1,05 Mio", Amount, "1050000"),
            ("2,5 Mio", Amount, "2500000"),
            ("12万", Amount, "120000"),
            ("€ 1.234,50", Amount, "1234.5"),
            ("1'250'000", Amount, "1250000"),
            ("1 250 000", Amount, "1250000"),
            ("0,75", Amount, "0.75"),
            ("28", Real(-1, 1, 24), "0.28"),
            ("28,5", Real(0, 1, 24), "0.285"),
            ("-3", Real(-1, 1, 24), "-0.03"),
            ("60 %", Whole(0, 100), "60"),
            ("1.250", Whole(0, 9_999), "1250"),
        ] {
            assert_eq!(read(text, kind).unwrap().to_string(), reads, "{text}");
        }
        assert_eq!(read(" ", Amount), Ok(Value::Absent));
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, kind, why) in [
            ("84O", Whole(0, 100), "the last letter is an O"),
            ("8-4", Whole(0, 100), "- is no digit"),
            ("101", Whole(0, 100), "from 0 to 100"),
            ("1.250m", Amount, "two numbers"),
            ("1", Real(0, 1, 24), "can be 1 %"),
            ("-1", Amount, "not below 0"),
            ("0", Kind::Price, "above 0"),
            ("1.234567", Amount, "two decimals"),
            ("120", Real(0, 1, 24), "12 %"),
            ("12.5", Whole(0, 100), "a whole number"),
            ("4.25", Real(0, 5, 1), "at most 1 decimal"),
            ("1,2,3", Amount, "a number is needed"),
        ] {
            let said = read(text, kind).unwrap_err();
            assert!(said.contains(why), "{text}: {said}");
        }
    }
}
