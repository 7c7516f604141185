//! vCards as address books write them.

use super::book::{Book, Said};
use serde_json::Value;

fn import(text: &str) -> (Book, Said) {
    let book = Book::new();
    let path = book.write("in.vcf", text);
    let said = book.run(&["import", &path]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    (book, said)
}

fn accounts(book: &Book) -> Vec<Value> {
    let book: Value = serde_json::from_str(&book.export()).expect("JSON");
    book["accounts"].as_array().cloned().unwrap_or_default()
}

fn people(book: &Book) -> Vec<Value> {
    accounts(book)
        .iter()
        .flat_map(|a| a["people"].as_array().cloned().unwrap_or_default())
        .collect()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|r| r["name"].as_str()).collect()
}

fn one(lines: &str) -> Value {
    let (book, _) = import(&format!("BEGIN:VCARD\n{lines}\nEND:VCARD\n"));
    people(&book).remove(0)
}

#[test]
fn the_preferred_address_has_the_smallest_number() {
    for (lines, mail) in [
        ("EMAIL;PREF=1:mara@n.example\nEMAIL;PREF=50:old@n.example", "mara@n.example"),
        ("EMAIL;PREF=100:old@n.example\nEMAIL;PREF=2:mara@n.example", "mara@n.example"),
        ("EMAIL:old@n.example\nEMAIL;TYPE=INTERNET,PREF:mara@n.example", "mara@n.example"),
        ("EMAIL;TYPE=home:old@n.example\nEMAIL;TYPE=work:mara@n.example", "mara@n.example"),
    ] {
        let person = one(&format!("VERSION:4.0\nFN:Mara Holt\nORG:Nordhafen\n{lines}"));
        assert_eq!(person["email"], mail, "{lines}");
        assert!(person["notes"].as_str().unwrap().contains("old@n.example"), "{person}");
    }
}

#[test]
fn a_fax_is_no_phone() {
    for lines in [
        "TEL;WORK;FAX:+49 40 11199\nTEL;WORK;VOICE:+49 40 11100\nTEL;CELL;VOICE:+49 171 5551",
        "TEL;TYPE=\"fax,work\";PREF=1:+49 40 11199\nTEL;TYPE=work:+49 40 11100",
        "TEL;TYPE=pager:+49 40 11199\nTEL;TYPE=home:+49 40 11100",
        "item1.TEL:+49 40 11199\nitem1.X-ABLabel:Fax Büro\nTEL;TYPE=CELL:+49 40 11100",
    ] {
        let person = one(&format!("VERSION:3.0\nN:Holt;Jan\nFN:Jan Holt\nORG:Nordhafen\n{lines}"));
        assert_eq!(person["phone"], "+49 40 11100", "{lines}");
        let notes = person["notes"].as_str().unwrap();
        let fax = notes.lines().find(|l| l.contains("11199")).unwrap();
        assert!(fax.to_lowercase().starts_with("fax") || fax.starts_with("pager"), "{fax}");
    }
}

#[test]
fn a_card_inside_another_loses_neither() {
    for agent in [
        "AGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Winkel;Tessa\nFN:Tessa Winkel\nTEL;WORK:+49 30 7701\nEND:VCARD",
        "AGENT:BEGIN:VCARD\nVERSION:2.1\nN:Winkel;Tessa\nFN:Tessa Winkel\nTEL;WORK:+49 30 7701\nEND:VCARD",
        "AGENT:BEGIN:VCARD\\nFN:Tessa Winkel\\nTEL:+49 30 7701\\nEND:VCARD\\n",
    ] {
        let (book, _) = import(&format!(
            "BEGIN:VCARD\nVERSION:3.0\nN:Brandt;Ole\nFN:Ole Brandt\nORG:Brandt Werke\nTITLE:Managing director\n{agent}\nTEL;WORK;VOICE:+49 30 7700\nEND:VCARD\n"
        ));
        let people = people(&book);
        let ole = people.iter().find(|p| p["name"] == "Ole Brandt").expect("the boss");
        assert_eq!(
            (&ole["title"], &ole["phone"]),
            (&"Managing director".into(), &"+49 30 7700".into())
        );
        let tessa = people.iter().find(|p| p["name"] == "Tessa Winkel").expect("the assistant");
        assert_eq!(tessa["phone"], "+49 30 7701");
    }
}

#[test]
fn cards_in_are_cards_taken_and_cards_told() {
    let open = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann One\nORG:Alfa\nTEL:1\nBEGIN:VCARD\nVERSION:3.0\nFN:Bo Two\nORG:Alfa\nEND:VCARD\nBEGIN:VCARD\nFN:Cy Three\nORG:Alfa\nTEL:3";
    let (book, said) = import(open);
    let mut found: Vec<String> = names(&people(&book)).iter().map(|n| (*n).to_owned()).collect();
    found.sort();
    assert_eq!(found, ["Ann One", "Bo Two", "Cy Three"]);
    assert!(said.err.contains("not closed"), "{}", said.err);
    let (book, said) =
        import("FN:Ann One\nORG:Alfa\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Two\nORG:Alfa\nEND:VCARD\n");
    assert_eq!(names(&people(&book)).len(), 2);
    assert!(said.err.contains("no BEGIN:VCARD"), "{}", said.err);
}

#[test]
fn the_card_of_a_company_keeps_all_it_says() {
    for who in [
        "FN:\nN:;;;;\nORG:Cafe Lindau",
        "FN:Cafe Lindau\nN:;;;;\nORG:Cafe Lindau;\nX-ABShowAs:COMPANY",
        "KIND:org\nFN:Cafe Lindau",
        "FN:Cafe Lindau\nORG:Cafe Lindau",
    ] {
        let (book, _) = import(&format!(
            "BEGIN:VCARD\nVERSION:3.0\n{who}\nEMAIL:info@lindau.example\nTEL:+49 8382 100\nURL:http\\://lindau.example\nADR:;;Hafen 1;Lindau;;88131;DE\nNOTE:closed on Mondays\nEND:VCARD\n"
        ));
        let accounts = accounts(&book);
        assert_eq!(names(&accounts), ["Cafe Lindau"]);
        assert!(people(&book).is_empty(), "{who}");
        let all = accounts[0].to_string();
        for part in [
            "info@lindau.example",
            "+49 8382 100",
            "http://lindau.example",
            "Hafen 1",
            "closed on Mondays",
        ] {
            assert!(all.contains(part), "{who}: {part} is not in {all}");
        }
    }
}

#[test]
fn who_is_nobody_is_told_and_not_taken() {
    for marks in [
        "X-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1",
        "KIND:group\nMEMBER:urn:uuid:u1",
        "KIND:location",
        "KIND:device",
        "KIND:application",
        "X-EVOLUTION-LIST:TRUE",
        "KIND:x-printer",
    ] {
        let (book, said) = import(&format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Uwe Mann\nORG:Bergbahn\nUID:u1\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:VIP Kunden\nORG:Bergbahn\n{marks}\nEND:VCARD\n"
        ));
        assert_eq!(names(&people(&book)), ["Uwe Mann"], "{marks}");
        assert!(said.err.contains("left out") && said.err.contains("VIP Kunden"), "{}", said.err);
    }
    let person = one("VERSION:4.0\nKIND:individual\nFN:Uwe Mann\nORG:Bergbahn");
    assert_eq!(person["name"], "Uwe Mann");
}

#[test]
fn a_second_one_of_a_kind_becomes_a_note() {
    let (book, _) = import(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ruth Dopp\nORG;TYPE=work:Firma Eins;Einkauf\nORG;TYPE=work:Verband Zwei\nTITLE:Einkaufsleiterin\nTITLE:Vorsitzende\nROLE:Chair\nNICKNAME:Ruthie\nURL:https://a.example\nURL:https://b.example\nIMPP:skype:ruthd\nX-SPOUSE:Tom\nCATEGORIES:Golf\nEND:VCARD\n",
    );
    let accounts = accounts(&book);
    assert_eq!(names(&accounts), ["Firma Eins"]);
    let ruth = &accounts[0]["people"][0];
    assert_eq!(
        (&ruth["title"], &ruth["department"]),
        (&"Einkaufsleiterin".into(), &"Einkauf".into())
    );
    let notes = ruth["notes"].as_str().unwrap();
    for part in [
        "Verband Zwei",
        "Vorsitzende",
        "Chair",
        "Ruthie",
        "https://a.example",
        "https://b.example",
        "skype ruthd",
        "Tom",
        "Golf",
    ] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
}

#[test]
fn lines_of_every_system_and_values_of_every_version() {
    for (text, name) in [
        ("BEGIN:VCARD\rVERSION:3.0\rFN:Ida Cram\rORG:Altmac\rTEL:+1 2\rEND:VCARD\r", "Ida Cram"),
        ("BEGIN:VCARD\nVERSION:3.0\nFN:Ida\n  Cram\nORG:Alt\n mac\nEND:VCARD\n", "Ida Cram"),
        (
            "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Ida=20=\r\nCram\r\nORG:Altmac\r\nEND:VCARD",
            "Ida Cram",
        ),
        (
            "BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=BASE64:SWRhIENyYW0=\n\nORG:Altmac\nEND:VCARD\n",
            "Ida Cram",
        ),
    ] {
        let (book, _) = import(text);
        assert_eq!(names(&accounts(&book)), ["Altmac"], "{text}");
        assert_eq!(names(&people(&book)), [name], "{text}");
    }
    let kim = one(
        "VERSION:2.1\nFN:Kim Ahr\nORG:Bildhaus\nADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Hafenstr. 1=0D=0AHinterhaus;Kiel;;24103;DE\nNOTE:C:\\neu\\; x",
    );
    let notes = kim["notes"].as_str().unwrap();
    assert!(notes.contains("address: Hafenstr. 1 Hinterhaus, Kiel, 24103, DE"), "{notes:?}");
    assert!(notes.contains("C:\\neu; x") && !notes.contains('\r'), "{notes:?}");
    let new = one("VERSION:3.0\nFN:Kim Ahr\nORG:Bildhaus\nNOTE:one\\ntwo\\, three");
    assert_eq!(new["notes"], "one\ntwo, three");
}

#[test]
fn values_that_are_forms_are_taken_apart() {
    for (line, notes) in [
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-09", "birthday: 9 March"),
        ("BDAY:--0309", "birthday: 9 March"),
        ("BDAY:19700309", "birthday: 1970-03-09"),
        ("ANNIVERSARY:1604-12-24", "anniversary: 24 December"),
    ] {
        assert_eq!(
            one(&format!("VERSION:3.0\nFN:Ana Cruz\nORG:Obra\n{line}"))["notes"],
            notes,
            "{line}"
        );
    }
    let ana = one(
        "VERSION:4.0\nFN:ana@obra.example\nN:Cruz;Ana;;;\nORG:Obra\nTEL;VALUE=uri:tel:+1-555-0100;ext=5\nEMAIL:mailto:ana@obra.example\nTITLE:None\nNICKNAME:(null)",
    );
    assert_eq!(ana["name"], "Ana Cruz");
    assert_eq!(
        (&ana["phone"], &ana["email"]),
        (&"+1-555-0100 ext. 5".into(), &"ana@obra.example".into())
    );
    assert_eq!((&ana["title"], &ana["notes"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_title_guesses_level_and_roles_as_a_typed_line_does() {
    let person = one("VERSION:3.0\nFN:Jan Holt\nORG:Nordhafen\nTITLE:CFO");
    assert_eq!((&person["level"], &person["roles"][0]), (&"executive".into(), &"approver".into()));
    let plain = one("VERSION:3.0\nFN:Jan Holt\nORG:Nordhafen\nTITLE:Fahrer der Nachtschicht");
    assert_eq!(plain["level"], Value::Null);
}

#[test]
fn a_company_in_the_place_of_the_name_is_no_name() {
    let person = one("VERSION:3.0\nFN:Nordhafen\nN:Holt;Jan;;;\nORG:Nordhafen\nTEL:1");
    assert_eq!(person["name"], "Jan Holt");
}

#[test]
fn a_card_in_one_that_is_not_closed_is_nobodys_assistant() {
    let (book, said) = import(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ole Brandt\nORG:Werk\nBEGIN:VCARD\nVERSION:3.0\nFN:Tessa Winkel\nORG:Werk\nEND:VCARD\n",
    );
    assert_eq!(people(&book).len(), 2);
    assert!(people(&book).iter().all(|p| p["notes"].is_null()), "{:?}", people(&book));
    assert!(said.err.contains("is not closed") && !said.err.contains("left out"), "{}", said.err);
}

#[test]
fn a_mail_in_brackets_and_a_label_are_forms() {
    let person = one(
        "VERSION:4.0\nFN:Mo Ra\nORG:Werk\nEMAIL:\"Mo Ra\" <mo@w.example>\nADR;LABEL=\"Weg 1\\nKiel\":;;;;;;",
    );
    assert_eq!(person["email"], "mo@w.example");
    assert_eq!(person["notes"], "address: Weg 1 Kiel");
}

#[test]
fn other_makers_marks_of_a_group_a_chat_and_a_fax() {
    let card = |lines: &str| format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}\r\nEND:VCARD\r\n");
    let (book, said) = import(&format!(
        "{}{}",
        card("FN:Liste\r\nX-KADDRESSBOOK-KIND:group\r\nORG:X"),
        card(
            "FN:Kai Lund\r\nORG:X\r\nTEL:skype:kai.lund\r\nTEL:+47 22334455\r\nitem1.TEL:+47 99\r\nitem1.X-ABLabel:_$!<HomeFAX>!$_"
        )
    ));
    assert_eq!(names(&people(&book)), ["Kai Lund"]);
    assert!(said.err.contains("is a group"), "{}", said.err);
    let kai = &people(&book)[0];
    assert_eq!(kai["phone"], "+47 22334455");
    let notes = kai["notes"].as_str().unwrap_or_default();
    assert!(notes.contains("skype:kai.lund") && notes.contains("fax (home): +47 99"), "{notes}");
}
