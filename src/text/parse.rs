//! What a text, or a number in a smaller type, comes to, where "nothing" is an answer and no fault to report.

use std::str::FromStr;

/// A number, a day .. as it is written; nothing where it is none.
pub fn parse<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A number of digits of sixteen; nothing where it is none.
pub fn parse_hex(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok()
}

/// A number in another type; nothing where it does not fit.
pub fn narrow<N, T: TryFrom<N>>(number: N) -> Option<T> {
    T::try_from(number).ok()
}

/// Bytes as text; nothing where they are none.
pub fn utf8(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_nothing() {
        assert_eq!(
            (parse::<u8>("255"), parse::<u8>("256"), parse::<u8>("+")),
            (Some(255), None, None)
        );
        assert_eq!((narrow::<i64, u16>(65_535), narrow::<i64, u16>(-1)), (Some(65_535), None));
        assert_eq!((parse_hex("ff"), parse_hex("fg")), (Some(255), None));
        assert_eq!((utf8("ä".as_bytes()), utf8(&[0xc3])), (Some("ä"), None));
    }
}
