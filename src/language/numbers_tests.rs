//! Numbers as people write them: what is read, and what is refused.

use super::*;
use proptest::prelude::*;

#[test]
fn numbers_of_every_style() {
    for (text, number) in [
        ("1.234,50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u{a0}234,50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("1234", "1234"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("1.234.567", "1234567"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("€ 1.234,50", "1234.50"),
        ("1.234,50 EUR", "1234.50"),
        ("-12", "-12"),
        ("(1,234.00)", "-1234.00"),
        ("12-", "-12"),
        ("120万", "1200000"),
        ("1.5亿", "150000000"),
        ("2,5 Mio. €", "2500000.0"),
        ("１２３", "123"),
        ("¥1,234", "1234"),
        ("1 234 567", "1234567"),
        ("5k", "5000"),
        ("1234567890123456", "1234567890123456"),
        ("1.200,-", "1200"),
        ("850,--", "850"),
        ("5.–", "5"),
        ("CHF 1’200.—", "1200"),
        ("1.200,- €", "1200"),
        ("€ 12,=", "12"),
        ("500 T€", "500000"),
        ("2,5 Mrd. EUR", "2500000000.0"),
        ("$1.2m", "1200000.0"),
        ("3百万", "3000000"),
    ] {
        assert_eq!(read_number(text, None).unwrap(), number.parse::<Decimal>().unwrap(), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "84O",
        "",
        "-",
        "1.2.3",
        "1,23,45.7",
        "12 34",
        "1e5",
        "n/a",
        "1.234,5,6",
        "--5",
        "99999999999999999999999999999999",
    ] {
        assert!(read_number(text, None).is_err(), "{text}");
    }
    assert!(read_number("84O", None).unwrap_err().what.contains("letter O"));
}

#[test]
fn the_column_decides_what_a_mark_is() {
    assert_eq!(decimal_mark(["1.234", "12,50"].into_iter()), Some(','));
    assert_eq!(decimal_mark(["1.5", "12,50"].into_iter()), None);
    assert_eq!(decimal_mark(["1.234", "x"].into_iter()), None);
    assert_eq!(decimal_mark(["1.500", "0.750"].into_iter()), Some('.'));
    assert_eq!(decimal_mark(["1.500", "1.200.000"].into_iter()), Some(','));
    assert_eq!(decimal_mark(["1.200", "850,--"].into_iter()), Some(','));
    assert_eq!(read_number("1.234", Some('.')).unwrap(), Decimal::new(1234, 3));
    assert_eq!(read_number("1.234", Some(',')).unwrap(), Decimal::from(1234));
}

fn written(cents: i64, group: &str, point: char) -> String {
    let digits = (cents.unsigned_abs() / 100).to_string();
    let mut whole = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            whole.push_str(group);
        }
        whole.push(c);
    }
    format!("{}{whole}{point}{:02}", if cents < 0 { "-" } else { "" }, cents.unsigned_abs() % 100)
}

proptest! {
    #[test]
    fn every_style_is_exact(cents in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
        for (group, point) in [(".", ','), (",", '.'), (" ", ','), ("'", '.'), ("\u{202f}", ','), ("", '.'), ("", ',')] {
            let text = written(cents, group, point);
            prop_assert_eq!(read_number(&text, Some(point)).unwrap(), Decimal::new(cents, 2), "{}", text);
        }
    }

    #[test]
    fn nothing_breaks(text in "\\PC{0,12}") {
        let _ = read_number(&text, None);
        let _ = decimal_mark([text.as_str()].into_iter());
    }
}

#[test]
fn an_amount_of_another_currency_is_refused() {
    for (text, code) in [
        ("¥ 9.5m", "CNY"),
        ("GBP 420,000.00", "GBP"),
        ("£ 0.7 million", "GBP"),
        ("$120k", "USD"),
        ("CHF 90'000", "CHF"),
        ("RMB 2m", "CNY"),
        ("1665 USD 30 days", "USD"),
        ("12 kr", "NOK"),
    ] {
        let said = refuse_another_currency(text, Some("EUR")).unwrap_err().to_string();
        assert!(said.contains(&format!("is in {code}, and this book is in EUR")), "{said}");
    }
    for (text, ours) in [
        ("€ 9.5m", "EUR"),
        ("420k EUR", "eur"),
        ("1665 Euro, 30 days", "€"),
        ("¥ 9.5m", "RMB"),
        ("¥ 9.5m", "JPY"),
        ("RMB 2m", "CNY"),
        ("9.5m", "EUR"),
        ("12万", "EUR"),
        ("1840 30 days", "EUR"),
    ] {
        assert_eq!(refuse_another_currency(text, Some(ours)), Ok(()), "{text} in {ours}");
    }
    assert_eq!(refuse_another_currency("$120k", None), Ok(()));
}
