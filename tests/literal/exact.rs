//! Exact fractions: money, rates and ratios without binary floats (docs/FILE.md, "exact").
use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A fraction in lowest terms, its denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    over: i128,
    under: i128,
}

impl Ratio {
    pub const ZERO: Ratio = Ratio { over: 0, under: 1 };

    /// `over / under`; `under` must not be 0.
    pub fn new(over: i128, under: i128) -> Ratio {
        assert!(under != 0, "a fraction over nothing");
        let divisor = gcd(over.unsigned_abs(), under.unsigned_abs()).max(1) as i128;
        let sign = if under < 0 { -1 } else { 1 };
        Ratio { over: sign * over / divisor, under: sign * under / divisor }
    }

    pub fn whole(number: i64) -> Ratio {
        Ratio::new(number.into(), 1)
    }

    /// The exact value of a decimal text such as `-12.50` or `1e-7`.
    pub fn parse(text: &str) -> Option<Ratio> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: i128 = format!("{before}{after}").parse().ok()?;
        let scale = exponent - after.chars().count() as i32;
        let power = 10_i128.checked_pow(scale.unsigned_abs())?;
        Some(if scale >= 0 {
            Ratio::new(digits.checked_mul(power)?, 1)
        } else {
            Ratio::new(digits, power)
        })
    }

    pub fn sum(numbers: impl IntoIterator<Item = Ratio>) -> Ratio {
        numbers.into_iter().fold(Ratio::ZERO, Add::add)
    }

    /// Half away from zero, on a scale of so many decimals.
    pub fn rounded(self, decimals: u32) -> Ratio {
        let scale = 10_i128.pow(decimals);
        let scaled = self * Ratio::new(scale, 1);
        let magnitude = (2 * scaled.over.abs() + scaled.under) / (2 * scaled.under);
        Ratio::new(magnitude * scaled.over.signum(), scale)
    }

    /// The text with exactly so many decimals, after rounding to them.
    pub fn text(self, decimals: u32) -> String {
        let scale = 10_i128.pow(decimals);
        let scaled = (self.rounded(decimals) * Ratio::new(scale, 1)).over;
        let sign = if scaled < 0 { "-" } else { "" };
        let (before, after) = (scaled.abs() / scale, scaled.abs() % scale);
        format!("{sign}{before}.{after:0width$}", width = decimals as usize)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Add for Ratio {
    type Output = Ratio;
    fn add(self, other: Ratio) -> Ratio {
        Ratio::new(self.over * other.under + other.over * self.under, self.under * other.under)
    }
}

impl Neg for Ratio {
    type Output = Ratio;
    fn neg(self) -> Ratio {
        Ratio::new(-self.over, self.under)
    }
}

impl Sub for Ratio {
    type Output = Ratio;
    fn sub(self, other: Ratio) -> Ratio {
        self + -other
    }
}

impl Mul for Ratio {
    type Output = Ratio;
    fn mul(self, other: Ratio) -> Ratio {
        Ratio::new(self.over * other.over, self.under * other.under)
    }
}

impl Div for Ratio {
    type Output = Ratio;
    fn div(self, other: Ratio) -> Ratio {
        Ratio::new(self.over * other.under, self.under * other.over)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[test]
fn halves_go_away_from_zero() {
    let cents = |text: &str| Ratio::parse(text).unwrap().text(2);
    assert_eq!(cents("0.005"), "0.01");
    assert_eq!(cents("-0.005"), "-0.01");
    assert_eq!(cents("0.00499"), "0.00");
    assert_eq!(cents("12"), "12.00");
    assert_eq!(cents("-1.5e1"), "-15.00");
}
