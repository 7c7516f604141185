//! Cards as phones write them.

use super::*;

fn person(text: &[u8]) -> Row {
    let reading = read(text, None, None).unwrap();
    assert_eq!(reading.problems, []);
    reading.book.rows("accounts")[0].rows("people")[0].clone()
}

#[test]
fn a_card_of_version_3() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Naess;Erik;;;\r\nFN:Erik Naess\r\nORG:Northwind\\, Hydro;Engineering\r\nTITLE:Technical director\r\nitem1.EMAIL;TYPE=INTERNET:old@nw.no\r\nEMAIL;TYPE=pref:erik@nw.no\r\nTEL;TYPE=CELL:+47 555\r\nADR;TYPE=WORK:;;Main St 1;Stavanger;;4001;Norway\r\nNOTE:likes\\nlong\r\n  lines\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n";
    let reading = read(text.as_bytes(), None, None).unwrap();
    assert_eq!(reading.book.rows("accounts")[0].name(), Some("Northwind, Hydro"));
    let person = person(text.as_bytes());
    for (field, value) in [
        ("name", "Erik Naess"),
        ("title", "Technical director"),
        ("department", "Engineering"),
        ("email", "erik@nw.no"),
        ("phone", "+47 555"),
        (
            "notes",
            "other email: old@nw.no\naddress: Main St 1, Stavanger, 4001, Norway\nlikes\nlong lines",
        ),
    ] {
        assert_eq!(person.text(field), Some(value));
    }
}

#[test]
fn old_cards_in_gbk_and_quoted_printable() {
    let text = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=CD=F5;=C3=F4\r\nORG;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=BB=AA=C1=AA=\r\n=B5=E7=C1=A6\r\nTEL;CELL:123\r\nEND:VCARD\r\n";
    let reading = read(text, None, None).unwrap();
    assert_eq!(reading.book.rows("accounts")[0].name(), Some("华联电力"));
    assert_eq!(person(text).name(), Some("王敏"));
    let (raw, _, _) =
        encoding_rs::GBK.encode("BEGIN:VCARD\nVERSION:2.1\nFN:王敏\nORG:华联电力\nEND:VCARD\n");
    assert_eq!(person(&raw).name(), Some("王敏"));
}

#[test]
fn cards_without_a_company_need_an_account() {
    let text = b"BEGIN:VCARD\nVERSION:4.0\nFN:A\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:B\nORG:X\nEND:VCARD";
    let reading = read(text, None, None).unwrap();
    assert_eq!((reading.cards, reading.problems.len()), (1, 1));
    let reading = read(text, Some("X"), None).unwrap();
    assert_eq!(reading.book.rows("accounts")[0].rows("people").len(), 2);
    assert!(read(b"nothing", None, None).is_err());
    let company =
        read(b"BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Y\nEND:VCARD", Some("X"), None).unwrap();
    assert_eq!(company.book.rows("accounts")[0].name(), Some("Y"));
}

#[test]
fn what_is_written_reads_back() {
    let long = "ليلى ".repeat(30) + "حداد";
    let text = format!(
        "BEGIN:VCARD\nVERSION:4.0\nFN:{long}\nORG:北风\\;水电;R\\, D\nTITLE:Plant manager\nEMAIL:a@b\nTEL:+1\nEND:VCARD"
    );
    let reading = read(text.as_bytes(), None, None).unwrap();
    let written = write(&reading.book);
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
    assert!(read(written.as_bytes(), None, None).unwrap().book == reading.book, "{written}");
}
