//! Rounding as docs/RULES.md means it: half away from zero, after binary dust is gone.

/// `value` as a whole number, half away from zero; dust below 1e-9 does not decide. docs/RULES.md.
pub fn rounded(value: f64) -> i64 {
    let up = (value.abs() + 0.5 + 1e-9).floor();
    (up * value.signum()) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_dust_does_not_decide() {
        for (value, whole) in
            [(0.5, 1), (0.499_999_999_999, 1), (0.499_999, 0), (-0.5, -1), (60.06, 60), (0.0, 0)]
        {
            assert_eq!(rounded(value), whole, "{value}");
        }
    }
}
