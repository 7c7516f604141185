//! Sums of money: whole cents, wider than one amount of a file.

use crate::model::Money;
use crate::text::format::thousands;
use std::fmt;

/// An exact sum in cents, either side of 0; wide enough for every sum that a file can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i128);

impl From<Money> for Cents {
    fn from(money: Money) -> Self {
        Self(money.cents().into())
    }
}

impl Cents {
    /// For people, of what is reckoned and not written down: `330,244`, half away from zero.
    pub fn whole(self) -> String {
        let units = (self.0.unsigned_abs() + 50) / 100;
        let units = i128::try_from(units).unwrap_or(i128::MAX);
        Self(units.saturating_mul(100) * self.0.signum()).grouped()
    }

    /// For people: `12,132.76`, `-824,400`.
    pub fn grouped(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let text = format!("{sign}{}", thousands(self.0.unsigned_abs() / 100));
        match self.0.unsigned_abs() % 100 {
            0 => text,
            rest => format!("{text}.{rest:02}"),
        }
    }
}

/// `12132.76`, `12.5`, `-824400`: the shortest exact form, as files and JSON carry it.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            tens if tens % 10 == 0 => write!(f, "{sign}{whole}.{}", tens / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// An exact number in JSON.
impl serde::Serialize for Cents {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = serde_json::value::RawValue::from_string(self.to_string());
        number.map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

/// An amount as people read it: `1,840,000`.
pub fn amount(money: Money) -> String {
    Cents::from(money).grouped()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reckoned_is_said_in_whole_units() {
        for (cents, whole) in
            [(33_024_390, "330,244"), (49, "0"), (50, "1"), (-150, "-2"), (0, "0")]
        {
            assert_eq!(Cents(cents).whole(), whole);
        }
    }

    #[test]
    fn cents_are_exact_for_files_and_readable_for_people() {
        for (cents, short, grouped) in [
            (0, "0", "0"),
            (5, "0.05", "0.05"),
            (-50, "-0.5", "-0.50"),
            (100_000, "1000", "1,000"),
            (1_213_276, "12132.76", "12,132.76"),
            (-82_440_000, "-824400", "-824,400"),
            (99_999, "999.99", "999.99"),
        ] {
            assert_eq!(Cents(cents).to_string(), short);
            assert_eq!(Cents(cents).grouped(), grouped);
        }
    }
}
