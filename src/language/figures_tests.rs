//! What is typed into a form and after a flag: read, and refused in a sentence.

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
        assert_eq!(read_figure(text, kind, "").unwrap().to_string(), reads, "{text}");
    }
    assert_eq!(read_figure(" ", Amount, ""), Ok(Value::Absent));
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
        let said = read_figure(text, kind, "").unwrap_err().to_string();
        assert!(said.contains(why), "{text}: {said}");
    }
}

#[test]
fn what_is_counted_may_stand_beside_the_number() {
    for (text, field, most, reads) in [
        ("111.000", "employees", 1_000_000, 111_000),
        ("1.000", "employees", 1_000_000, 1_000),
        ("ca. 1.200", "employees", 1_000_000, 1_200),
        ("12,500 people", "employees", 1_000_000, 12_500),
        ("30 Tage", "days", 999, 30),
        ("30 days", "cadence_days", 999, 30),
        ("2 Wochen", "cadence_days", 999, 14),
        ("Q2", "quarter", 4, 2),
        ("3. Quartal", "quarter", 4, 3),
        ("48 h", "standard_hours", 999, 48),
        ("Phase 3", "buying_stage", 6, 3),
        ("+1", "attitude", 2, 1),
        ("wohlgesonnen", "attitude", 2, 1),
        ("4 of 5", "score", 5, 4),
    ] {
        assert_eq!(read_figure(text, Whole(-2, most), field), Ok(Value::Whole(reads)), "{text}");
    }
    for (text, field) in [("30 Tage", "employees"), ("Q2", "days"), ("2 Wochen", "quarter")] {
        assert!(read_figure(text, Whole(0, 999), field).is_err(), "{text}");
    }
}

#[test]
fn amounts_of_a_year_in_thousands_and_in_other_figures_are_read_and_two_are_asked_about() {
    for (text, reads) in [
        ("T€ 95", "95000"),
        ("T€95", "95000"),
        ("TEUR 95", "95000"),
        ("95 TEUR", "95000"),
        ("Mio. € 1,2", "1200000"),
        ("80k p.a.", "80000"),
        ("200k/Jahr", "200000"),
        ("三十万", "300000"),
        ("一百二十", "120"),
        ("两千五百万元", "25000000"),
        ("١٢٠٠٠", "12000"),
    ] {
        assert_eq!(read_figure(text, Amount, "value").unwrap().to_string(), reads, "{text}");
    }
    let said = read_figure("300-350k", Amount, "value").unwrap_err().to_string();
    assert!(said.contains("300000 or 350000"), "{said}");
    for text in ["200k/Monat", "T 95", "三四", "350-300", "12-"] {
        assert!(read_figure(text, Amount, "value").is_err(), "{text}");
    }
}

#[test]
fn a_figure_that_is_a_number_is_one_and_a_text_stays() {
    for (text, reads) in [
        ("500k", "500000"),
        ("1,2 Mio €", "1200000"),
        ("1.250", "1250"),
        ("-1.5", "-1.5"),
        ("9", "9"),
    ] {
        assert_eq!(figure_number(text).map(|n| n.to_string()).as_deref(), Some(reads), "{text}");
    }
    for text in ["by half", "20 %", "5 m", "09", "1e3", "24.11.", "30 days", "3 of 5"] {
        assert_eq!(figure_number(text), None, "{text}");
    }
}
