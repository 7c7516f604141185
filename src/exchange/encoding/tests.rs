//! Bytes of every kind of program.

use super::*;
use encoding_rs::{BIG5, EUC_KR, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};

fn read(bytes: &[u8]) -> Decoded {
    decode(bytes, None).unwrap()
}

#[test]
fn encodings_are_told_apart() {
    for (text, encoding) in [
        ("Firma;Größe\nMüller & Söhne;Köln", WINDOWS_1252),
        ("Straße\nGröße", WINDOWS_1252),
        ("caf\u{e9} \u{20ac} 1.234,50", WINDOWS_1252),
        ("Firma;Ort\nMüller;Köln\nDupré & Fils;Orléans", MACINTOSH),
        ("客户,联系人\n华联电力,王敏", GBK),
        ("王敏", GBK),
        ("account,contact\nHuadian,王敏\nNorth,李雷", GBK),
        ("客戶,聯絡人\n台灣電力公司,陳美玲\n中華電信,林志明", BIG5),
        ("会社名,担当者\n東京電力,田中さくら", SHIFT_JIS),
        ("東京電力,田中", SHIFT_JIS),
        ("회사,담당자\n한국전력,김민수\n삼성전자,이영희", EUC_KR),
        ("Клиент;Контакт\nГазпром;Иванов Иван\n", WINDOWS_1251),
        (
            "Firma;Osoba\nŻółte Łódki;Grzegorz Brzęczyszczykiewicz\nŚląsk;Łukasz Wójcik",
            WINDOWS_1250,
        ),
    ] {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost);
        assert_eq!(read(&bytes).text, text, "{}", encoding.name());
        assert!(read(&bytes).said().is_some(), "{text}");
    }
    let plain = read("Næss, 王敏, ليلى".as_bytes());
    assert_eq!(
        (plain.text.as_str(), plain.name, plain.said()),
        ("Næss, 王敏, ليلى", "UTF-8", None)
    );
}

#[test]
fn lists_of_dos_are_read() {
    for (bytes, text) in [
        (
            &b"Firma;Ansprechpartner\r\nM\x81ller R\x94hren;J\x94rg Wei\xe1\r\n"[..],
            "Firma;Ansprechpartner\r\nMüller Röhren;Jörg Weiß\r\n",
        ),
        (
            b"Soci\x82t\x82;Contact\r\nDupr\x82;H\x82l\x8ane Fran\x87ois\r\n",
            "Société;Contact\r\nDupré;Hélène François\r\n",
        ),
        (b"Firma\r\nK\x94ln GmbH\r\n", "Firma\r\nKöln GmbH\r\n"),
    ] {
        let decoded = read(bytes);
        assert_eq!(decoded.text, text);
        assert!(decoded.name.starts_with("cp"), "{}", decoded.name);
    }
}

#[test]
fn one_strange_row_does_not_turn_the_file() {
    let mut bytes = "account,site\nMüller,Köln\nWeiß,Düren\n".as_bytes().to_vec();
    bytes.extend_from_slice(b"Sch\xe4fer,L\xfcbeck\n");
    let decoded = read(&bytes);
    assert!(
        decoded.text.contains("Müller") && decoded.text.contains("Schäfer,Lübeck"),
        "{}",
        decoded.text
    );
    assert_eq!(decoded.strange, [4]);
    let mut chinese = "客户,联系人\n华联电力,王敏\n北风公司,李雷\n".as_bytes().to_vec();
    chinese.extend_from_slice(&GBK.encode("南方电网,张伟\n").0);
    assert!(read(&chinese).text.contains("南方电网,张伟"));
    let mut cell = "account,site\nMüller,Köln\nMüller,".as_bytes().to_vec();
    cell.extend_from_slice(b"L\xfcbeck");
    assert!(read(&cell).text.ends_with("Müller,Lübeck"));
}

#[test]
fn wide_files_are_read_with_and_without_their_mark() {
    for text in ["account\tcontact\r\nMüller\t王敏", "客户,联系人\n华联电力有限公司,王敏\n"]
    {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((read(&little).text.as_str(), read(&little).name), (text, "UTF-16LE"));
        assert_eq!((read(&big).text.as_str(), read(&big).name), (text, "UTF-16BE"));
        assert_eq!(read(&[&[0xff, 0xfe], little.as_slice()].concat()).text, text);
        assert_eq!(read(&[&[0xfe, 0xff], big.as_slice()].concat()).text, text);
    }
    assert_eq!(read("\u{feff}Köln".as_bytes()).text, "Köln");
    assert_eq!(read(b"").text, "");
}

#[test]
fn an_encoding_can_be_named_as_people_name_it() {
    for label in
        ["cp850", "DOS", "latin1", "ANSI", "mac", "cp1251", "utf16", "936", "sjis", "cp437"]
    {
        assert!(Letters::named(label).is_some(), "{label}");
    }
    for (label, _) in CHOICES {
        assert!(Letters::named(label).is_some(), "{label}");
    }
    assert!(decode(b"x", Some("klingon")).is_err());
    assert_eq!(decode(b"K\x94ln", Some("cp437")).unwrap().text, "Köln");
}
