//! Lists as the big programs write them, and what a rep means by them.

use super::book::{Book, Said};
use serde_json::{Value, json};

fn import(name: &str, text: impl AsRef<[u8]>, before: &str) -> (Book, Said) {
    let book = if before.is_empty() { Book::new() } else { Book::of(before) };
    let path = book.write(name, text);
    let said = book.run(&["import", &path]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    (book, said)
}

fn all(book: &Book) -> Vec<Value> {
    let book: Value = serde_json::from_str(&book.export()).expect("JSON");
    book["accounts"].as_array().cloned().unwrap_or_default()
}

/// Name and a field of everybody.
fn people(book: &Book, field: &str) -> Vec<Value> {
    let people = |a: &Value| a["people"].as_array().cloned().unwrap_or_default();
    all(book).iter().flat_map(people).map(|p| json!([p["name"], p[field]])).collect()
}

#[test]
fn the_currency_of_a_row_is_that_of_its_amount_whatever_its_column_is_called() {
    let euro = r#""rep":{"name":"R","currency":"EUR"}"#;
    for header in
        ["Amount Currency", "Deal - Currency of Value", "WKZ", "币种", "Currency ISO Code"]
    {
        let table = format!("account,opportunity,Amount,{header}\nA,L,1000,USD\nB,L,500,EUR\n");
        let (book, said) = import("in.csv", table, euro);
        let values: Vec<Value> =
            all(&book).iter().map(|a| a["opportunities"][0]["value"].clone()).collect();
        assert_eq!(values, [json!(null), json!(500)], "{header}");
        assert!(said.err.contains("is in USD, and this book is in EUR"), "{header}: {}", said.err);
    }
}

#[test]
fn numbers_with_words_beside_them_are_numbers() {
    let table = "account;opportunity;value\nA;L;ca. 1.200\nB;L;~ 5 Mio. €\nC;L;1,5 Millionen\nD;L;80 netto\nE;L;>100\n";
    let (book, said) = import("in.csv", table, "");
    let values: Vec<Value> =
        all(&book).iter().map(|a| a["opportunities"][0]["value"].clone()).collect();
    assert_eq!(values, [json!(1200), json!(5_000_000), json!(1_500_000), json!(80), json!(null)]);
    assert!(
        said.err.contains("\">100\" is no number;") && !said.err.contains("letter O"),
        "{}",
        said.err
    );
    let heads = "account,employees\nA,1.200\nB,1200 MA\nC,ca. 80\nD,50-100\n";
    let (book, _) = import("in.csv", heads, "");
    let heads: Vec<Value> = all(&book).iter().map(|a| a["employees"].clone()).collect();
    assert_eq!(heads, [json!(1200), json!(1200), json!(80), json!(null)]);
    let (book, _) = import("in.csv", "account;opportunity;Wert in 1000 EUR\nA;L;1,5\n", "");
    assert_eq!(all(&book)[0]["opportunities"][0]["value"], 1500);
}

#[test]
fn years_are_known_by_two_figures_and_by_words() {
    let table = "Kunde;Umsatz 24;Umsatz VJ;Plan FY26;Plan 12\nA;1;2;3;4\n";
    let (book, _) = import("in.csv", table, "");
    assert_eq!(
        all(&book)[0]["years"],
        json!([{"year":2024,"revenue":1},{"year":2025,"revenue":2},{"year":2026,"target":3}])
    );
    assert_eq!(all(&book)[0]["notes"], "Plan 12: 4");
    let pivot = "Zeilenbeschriftungen;Summe von Umsatz 2025\nA;100\nB;200\nGesamtergebnis;300\n";
    let (book, said) = import("in.csv", pivot, "");
    assert_eq!(all(&book).len(), 2, "{}", said.err);
}

#[test]
fn a_name_in_one_cell_is_taken_apart() {
    let table = "Firma;Ansprechpartner;Telefon\nA;Herr Dr. Groß (Einkauf);1\nB;Fr. Lang;-17\nC;offen;5\n客;王小明先生;2\n";
    let (book, _) = import("in.csv", table, "");
    assert_eq!(
        people(&book, "address"),
        [
            json!(["Groß", "Herr Dr. Groß"]),
            json!(["Lang", "Frau Lang"]),
            json!(["王小明", "王先生"])
        ]
    );
    let table = "Firma;Kontakt Vorname;Kontakt Nachname;Durchwahl;Mobil\nA;Ida;Berg;-17;0171 2\n";
    let (book, _) = import("in.csv", table, "");
    assert_eq!(
        people(&book, "phone"),
        [json!(["Ida Berg", "0171 2"])],
        "an extension calls nobody"
    );
    let table = "account,contact,email,phone\nA,Al,al@s.example (privat),+49 171 5\nA,Al,,0049 171-5\nB,Bo,x,\n";
    let (book, said) = import("in.csv", table, "");
    assert_eq!(people(&book, "email"), [json!(["Al", "al@s.example"]), json!(["Bo", null])]);
    assert_eq!(said.err, "", "one number in two forms is one");
}

#[test]
fn the_customer_is_named_by_words_and_not_by_a_number() {
    let table = "Debitor;Name 1;Ort\n0000104711;Stahl AG;Kiel\n0000104712;Röhren GmbH;Köln\n";
    let (book, _) = import("in.csv", table, "");
    assert_eq!(
        all(&book).iter().map(|a| a["name"].clone()).collect::<Vec<_>>(),
        ["Stahl AG", "Röhren GmbH"]
    );
    let (book, _) = import("in.csv", "Debitor,Ort\n3M,Kiel\nBasell,Wesseling\n", "");
    assert_eq!(all(&book).len(), 2);
    let text = "客戶,聯絡人,職務\n台灣電力,王小明,經理\n";
    for (letters, bytes) in [("UTF-8", text.as_bytes().to_vec()), ("Big5", encoding_rs_big5())] {
        let (book, _) = import("in.csv", bytes, "");
        assert_eq!(people(&book, "title"), [json!(["王小明", "經理"])], "{letters}");
    }
}

/// The same table as Big5 writes it.
fn encoding_rs_big5() -> Vec<u8> {
    let mut bytes = b"\xab\xc8\xa4\xe1,\xc1p\xb5\xb8\xa4H,\xc2\xbe\xb0\xc8\n".to_vec();
    bytes.extend(b"\xa5x\xc6W\xb9q\xa4O,\xa4\xfd\xa4p\xa9\xfa,\xb8g\xb2z\n");
    bytes
}

#[test]
fn letters_are_read_as_they_were_meant() {
    let euro = b"Kunde;Ort\nM\xfcller;Preis 5 \xa4\n".to_vec();
    let turkish = b"account,contact\nT\xfcrk \xdeeker Fabrikas\xfd,\xd6mer \xc7elik\n".to_vec();
    let czech = b"account,contact\n\xa9koda Plze\xf2,Ji\xf8\xed Dvo\xf8\xe1k\n".to_vec();
    let chinese =
        b"account,contact,title\nSiemens,\xcd\xf5\xc3\xf4,\xbe\xad\xc0\xed\nABB,Li Wei,engineer\n"
            .to_vec();
    let mixed =
        b"account,contact\nM\xc3\xbcller,J\xc3\xb6rg\nSch\xe4fer,J\xfcrgen\nGr\xfcn,B\xe4r\n"
            .to_vec();
    let twice = "account,contact\nMÃ¼ller RÃ¶hren,JÃ¶rg WeiÃŸ\nBÃ¤r,Ann\n".as_bytes().to_vec();
    let cut = b"account,contact\nM\xc3\xbcller,J\xc3\xb6r\xc3".to_vec();
    let zero = b"account,contact\nAl\x00fa,Ben\nBeta,Cora\n".to_vec();
    for (bytes, wanted) in [
        (euro, vec!["Müller"]),
        (turkish, vec!["Türk Şeker Fabrikası"]),
        (czech, vec!["Škoda Plzeň"]),
        (chinese, vec!["Siemens", "ABB"]),
        (mixed, vec!["Müller", "Schäfer", "Grün"]),
        (twice, vec!["Müller Röhren", "Bär"]),
        (cut, vec!["Müller"]),
        (zero, vec!["Alfa", "Beta"]),
    ] {
        let (book, said) = import("in.csv", &bytes, "");
        let names: Vec<Value> = all(&book).iter().map(|a| a["name"].clone()).collect();
        assert_eq!(names, wanted, "{}", said.err);
    }
    let (book, _) = import("in.csv", "Kunde;Ort\nŠpaček, Café «les Halles»;São Paulo\n", "");
    assert_eq!(all(&book)[0]["name"], "Špaček, Café «les Halles»");
}

#[test]
fn days_are_read_in_french_and_a_week_is_no_day() {
    for (words, day) in [
        ("vendredi prochain", Some("2026-11-27")),
        ("la semaine prochaine", Some("2026-12-01")),
        ("dans 2 semaines", Some("2026-12-08")),
        ("1er décembre", Some("2026-12-01")),
        ("après-demain", Some("2026-11-26")),
        ("am WE", Some("2026-11-28")),
        ("übernächsten Freitag", Some("2026-12-11")),
        ("Mitte Dezember", Some("2026-12-15")),
        ("12月中旬", Some("2026-12-15")),
        ("0000-00-00", None),
        ("KW 50", None),
        ("Q1 2027", None),
    ] {
        let (book, said) =
            import("in.csv", format!("account;opportunity;decision date\nA;L;{words}\n"), "");
        let read = all(&book)[0]["opportunities"][0]["decision_date"].clone();
        assert_eq!(read.as_str(), day, "{words}: {}", said.err);
        let asks = said.err.contains("does not say which day");
        assert_eq!(asks, words.contains("50") || words.starts_with('Q'), "{words}: {}", said.err);
    }
}

#[test]
fn a_unit_below_or_above_the_headers_holds_for_the_column() {
    let euro = r#""rep":{"name":"R","currency":"EUR"}"#;
    let (book, _) = import("in.csv", "Kunde;Umsatz 2025\n;in TEUR\nA;1.250\n", euro);
    assert_eq!(all(&book)[0]["years"], json!([{"year":2025,"revenue":1_250_000}]));
    let (book, said) = import("in.csv", "Alle Beträge in USD\nKunde;Umsatz 2025\nA;1000\n", euro);
    assert_eq!(all(&book)[0]["years"], json!(null), "{}", said.err);
    let (book, said) = import("in.csv", "Customer,Revenue 2025 (USD m)\nA,1.5\n", euro);
    assert!(said.err.contains("is in USD") && all(&book)[0]["years"].is_null(), "{}", said.err);
}

#[test]
fn the_heading_of_a_group_is_no_customer_and_a_customer_without_a_sum_is_one() {
    let table = "Kunde;Umsatz 2025\nNord;\nA;100\nB;200\nSumme Nord;300\nSüd;\nC;50\nGesamt;350\n";
    let (book, said) = import("in.csv", table, "");
    let names: Vec<Value> = all(&book).iter().map(|a| a["name"].clone()).collect();
    assert_eq!(names, ["A", "B", "Süd", "C"]);
    assert!(said.err.contains("\"Nord\" is the heading of a group"), "{}", said.err);
    let (book, _) =
        import("in.csv", "Firma;Ansprechpartner 1;Telefon 1;ABC\nA;Ida Berg;5;B-Kunde\n", "");
    assert_eq!(people(&book, "phone"), [json!(["Ida Berg", "5"])]);
    assert_eq!(all(&book)[0]["tier"], "target");
}
