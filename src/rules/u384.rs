//! Whole numbers wide enough for exact sums of money times rates times days.

use rust_decimal::Decimal;

const LIMBS: usize = 12;

/// A natural number below 2^384: amounts of 1e15 cents, times rates of 28 digits, times all days there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct U384 {
    /// From the highest to the lowest, so that the derived order is that of the numbers.
    limbs: [u32; LIMBS],
}

impl From<u128> for U384 {
    fn from(n: u128) -> Self {
        let mut limbs = [0; LIMBS];
        for (i, limb) in limbs.iter_mut().rev().take(4).enumerate() {
            *limb = (n >> (32 * i)) as u32;
        }
        Self { limbs }
    }
}

impl U384 {
    /// The sum.
    pub fn plus(self, other: Self) -> Self {
        let mut carry = 0u64;
        let mut limbs = [0; LIMBS];
        for (i, limb) in limbs.iter_mut().enumerate().rev() {
            carry += u64::from(self.limbs[i]) + u64::from(other.limbs[i]);
            *limb = carry as u32;
            carry >>= 32;
        }
        Self { limbs }
    }

    /// The difference, whichever of the two is larger.
    pub fn apart(self, other: Self) -> Self {
        let (more, less) = (self.max(other), self.min(other));
        let mut borrow = 0i64;
        let mut limbs = [0; LIMBS];
        for (i, limb) in limbs.iter_mut().enumerate().rev() {
            borrow += i64::from(more.limbs[i]) - i64::from(less.limbs[i]);
            *limb = borrow as u32;
            borrow >>= 32;
        }
        Self { limbs }
    }

    /// The product.
    pub fn times(self, n: u128) -> Self {
        let mut product = Self::from(0);
        for part in (0..4).rev() {
            let factor = u64::from((n >> (32 * part)) as u32);
            product = product.shifted().plus(self.times_limb(factor));
        }
        product
    }

    /// The whole part of the quotient; of 0 itself where `n` is 0.
    pub fn over(self, n: u32) -> Self {
        let mut rest = 0u64;
        let mut limbs = [0; LIMBS];
        for (limb, own) in limbs.iter_mut().zip(self.limbs) {
            rest = (rest << 32) + u64::from(own);
            *limb = rest.checked_div(n.into()).unwrap_or(0) as u32;
            rest = rest.checked_rem(n.into()).unwrap_or(0);
        }
        Self { limbs }
    }

    /// As a signed number; the largest there is where it does not fit.
    pub fn signed(self) -> i128 {
        let (high, low) = self.limbs.split_at(LIMBS - 4);
        let value = low.iter().fold(0u128, |sum, l| (sum << 32) + u128::from(*l));
        match i128::try_from(value) {
            Ok(value) if high.iter().all(|l| *l == 0) => value,
            _ => i128::MAX,
        }
    }

    fn shifted(self) -> Self {
        let mut limbs = self.limbs;
        limbs.rotate_left(1);
        limbs[LIMBS - 1] = 0;
        Self { limbs }
    }

    fn times_limb(self, factor: u64) -> Self {
        let mut carry = 0u64;
        let mut limbs = self.limbs;
        for limb in limbs.iter_mut().rev() {
            carry += u64::from(*limb) * factor;
            *limb = carry as u32;
            carry >>= 32;
        }
        Self { limbs }
    }
}

/// 10 to a power of at most 38.
pub fn tens(power: u32) -> u128 {
    10u128.saturating_pow(power)
}

/// (`plus` - `minus`) / (10^`power` x `over`), half away from zero. docs/RULES.md *Rounded*.
pub fn rounded(plus: U384, minus: U384, power: u32, over: u32) -> i128 {
    let under = U384::from(u128::from(over)).times(tens(power));
    let mut whole = plus.apart(minus).times(2).plus(under).over(2).over(over);
    for _ in 0..power {
        whole = whole.over(10);
    }
    if plus < minus { -whole.signed() } else { whole.signed() }
}

/// `over` / `under` in ten-thousandths, half away from zero; nothing where `under` is not above 0. docs/RULES.md KPIs.
pub fn ratio(over: i128, under: i128) -> Option<Decimal> {
    let size = u128::try_from(under).ok().filter(|u| *u > 0)?;
    let (whole, rest) = (over.unsigned_abs() / size, over.unsigned_abs() % size);
    let parts = rest.checked_mul(10_000)?;
    let up = u128::from(parts % size >= size.div_ceil(2));
    let scaled = whole.checked_mul(10_000)?.checked_add(parts / size + up)?;
    let scaled = i128::try_from(scaled).ok()? * over.signum();
    Decimal::try_from_i128_with_scale(scaled, 4).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_numbers_hold_what_128_bits_cannot() {
        let big = U384::from(u128::MAX).times(u128::MAX);
        assert_eq!(big.signed(), i128::MAX);
        assert_eq!(big.apart(big).signed(), 0);
        let mut back = U384::from(7).times(tens(38)).times(tens(38));
        for _ in 0..76 {
            back = back.over(10);
        }
        assert_eq!(back.signed(), 7);
        let (a, b) = (U384::from(1 << 100), U384::from(1));
        assert_eq!(a.apart(b).signed(), (1 << 100) - 1);
        assert_eq!(b.apart(a).plus(b).signed(), 1 << 100);
        assert_eq!(
            U384::from(u128::MAX)
                .over(4_000_000_000)
                .times(4_000_000_000)
                .plus(U384::from(u128::MAX % 4_000_000_000)),
            U384::from(u128::MAX)
        );
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (plus, minus, power, over, whole) in [
            (5, 0, 1, 1, 1),
            (4, 0, 1, 1, 0),
            (0, 5, 1, 1, -1),
            (0, 4, 1, 1, 0),
            (10, 25, 1, 1, -2),
            (1_825, 0, 1, 365, 1),
            (1_824, 0, 1, 365, 0),
            (0, 1, 0, 2, -1),
            (1, 0, 0, 3, 0),
            (2, 0, 0, 3, 1),
        ] {
            let got = rounded(U384::from(plus), U384::from(minus), power, over);
            assert_eq!(got, whole, "({plus} - {minus}) / 10^{power} / {over}");
        }
    }

    #[test]
    fn ratios_have_four_decimals() {
        for (over, under, text) in [
            (1, 3, "0.3333"),
            (2, 3, "0.6667"),
            (1, 20_000, "0.0001"),
            (-1, 20_000, "-0.0001"),
            (1, 20_001, "0.0000"),
            (-283, 1_555, "-0.1820"),
            (0, 5, "0.0000"),
        ] {
            assert_eq!(ratio(over, under).map(|r| r.to_string()).as_deref(), Some(text));
        }
        assert_eq!((ratio(1, 0), ratio(1, -1)), (None, None));
    }
}
