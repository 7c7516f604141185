//! Money: whole cents of the file's one currency, exact.

use rust_decimal::Decimal;
use std::fmt;

/// An amount in cents. Never a binary float. docs/FILE.md.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// The largest amount a file takes, either side of 0: ten million millions.
    pub const MOST: Money = Money(1_000_000_000_000_000);

    /// From whole cents.
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// In whole cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// `None` for more than two decimals or beyond [`Money::MOST`].
    pub fn from_decimal(amount: Decimal) -> Option<Self> {
        let cents = amount.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
        if cents.scale() != 0 {
            return None;
        }
        let cents = i64::try_from(cents.mantissa()).ok()?;
        (cents.unsigned_abs() <= Self::MOST.0.unsigned_abs()).then_some(Self(cents))
    }

    /// As a decimal number of the currency's unit.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }
}

/// `1840000`, `12.5`: the shortest exact form, as files carry it.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.decimal().normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_exact_and_short() {
        for (text, shown) in
            [("1840000", "1840000"), ("12.50", "12.5"), ("0.01", "0.01"), ("-3.10", "-3.1")]
        {
            assert_eq!(Money::from_decimal(text.parse().unwrap()).unwrap().to_string(), shown);
        }
        assert_eq!(Money::from_decimal("0.005".parse().unwrap()), None);
        assert_eq!(Money::from_decimal("1e20".parse().unwrap_or(Decimal::MAX)), None);
    }
}
