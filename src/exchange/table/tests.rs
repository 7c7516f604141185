//! Tables as they come, and the books that they make.

use super::*;
use crate::model::{Value, parse_day};

fn options() -> TableOptions {
    TableOptions::new(parse_day("2026-11-24").unwrap())
}

fn reading(text: &str) -> TableReading {
    read(text.as_bytes(), &options()).unwrap()
}

fn account(reading: &TableReading, at: usize) -> &Row {
    &reading.book.rows("accounts")[at]
}

fn said(problems: &[Refusal]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn one_row_holds_account_contact_turnover_and_deal() {
    let german = "Firma;Branche;Ort;Mitarbeiter;Klasse;Ansprechpartner;Position;E-Mail;Telefon;Umsatz 2025;Umsatz 2026;Stand;Projekt;Wert;Phase;Entscheidung am;Lieblingswein\n\
        Nordwind AG;Wasserkraft;Köln;1.840;A;Erik Näss;Technischer Leiter;e@n.de;+49 221 1;512.000,50;1.234,00;30.09.2026;Turbine 2027;1,84 Mio. €;3 - Spezifikation;15.01.2027;Riesling\n";
    let english = "decision date,stage,value,opportunity,as of,2026 sales,Revenue 2025,phone,email,title,contact,tier,employees,city,industry,Lieblingswein,customer\n\
        2027-01-15,specification,\"1,840,000.00\",Turbine 2027,2026-09-30,\"1,234\",\"512,000.50\",'+49 221 1,e@n.de,Technischer Leiter,Erik Näss,key,\"1,840\",Köln,Wasserkraft,Riesling,Nordwind AG\n";
    let chinese = "客户名称\t行业\t城市\t员工人数\t客户等级\t姓名\t职位\t邮箱\t手机\t2025年销售额\t销售额2026\t截至日期\t项目名称\t金额\t阶段\t决策日期\tLieblingswein\n\
        Nordwind AG\tWasserkraft\tKöln\t1840\t重点客户\tErik Näss\tTechnischer Leiter\te@n.de\t+49 221 1\t512000.50\t1234\t2026年9月30日\tTurbine 2027\t184万\t方案\t2027/1/15\tRiesling\n";
    let expected = reading(german);
    assert_eq!(said(&expected.problems), Vec::<String>::new());
    let account = account(&expected, 0);
    assert_eq!(
        account.to_string(),
        "name Nordwind AG, industry Wasserkraft, tier key, site Köln, employees 1840"
    );
    assert_eq!(
        account.rows("people")[0].to_string(),
        "name Erik Näss, title Technischer Leiter, email e@n.de, phone +49 221 1, notes Lieblingswein: Riesling"
    );
    let years: Vec<String> = account.rows("years").iter().map(ToString::to_string).collect();
    assert_eq!(years, ["year 2025, revenue 512000.5", "year 2026, revenue 1234, until 2026-09-30"]);
    assert_eq!(
        account.rows("opportunities")[0].to_string(),
        "name Turbine 2027, value 1840000, decision_date 2027-01-15, buying_stage 3"
    );
    for other in [english, chinese] {
        let other = reading(other);
        assert_eq!(said(&other.problems), Vec::<String>::new());
        assert!(other.book == expected.book, "{:?}", other.columns);
        let unknown: Vec<&str> =
            other.columns.iter().filter(|c| !c.understood).map(|c| c.header.as_str()).collect();
        assert_eq!(unknown, ["Lieblingswein"]);
    }
}

#[test]
fn the_preview_tells_what_each_column_is() {
    let reading = reading(
        "Firma;Umsatz 2025;Umsatz Plan 2026;Vorname;Nachname;Schuhgröße;Notizen\nA;;7;Eva;Berg;42;x",
    );
    let shown: Vec<(String, String, String)> = reading
        .columns
        .iter()
        .map(|c| (c.header.clone(), c.meaning.to_string(), c.sample.clone()))
        .collect();
    let expected = [
        ("Firma", "account", "A"),
        ("Umsatz 2025", "revenue 2025", ""),
        ("Umsatz Plan 2026", "target 2026", "7"),
        ("Vorname", "first name", "Eva"),
        ("Nachname", "last name", "Berg"),
        ("Schuhgröße", "note", "42"),
        ("Notizen", "person notes", "x"),
    ];
    assert_eq!(shown, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    assert_eq!((reading.delimiter, reading.rows, reading.encoding), (';', 1, "UTF-8"));
    for column in &reading.columns {
        let mut options = options();
        options.columns = vec![("x".to_owned(), column.meaning.to_string())];
        let given = read(b"account,x\nA,", &options).unwrap();
        assert_eq!(given.columns[1].understood, column.meaning.part != Part::Skip);
    }
}

#[test]
fn a_column_can_be_given_another_meaning() {
    let mut options = options();
    options.columns = [
        ("Wer", "person"),
        ("Firma", "leave out"),
        ("Kunde X", "account"),
        ("Zahl", "revenue 2024"),
    ]
    .map(|(h, m)| (h.to_owned(), m.to_owned()))
    .to_vec();
    let reading = read("Wer,Firma,Kunde X,Zahl\nEva,Z,A,7".as_bytes(), &options).unwrap();
    let account = account(&reading, 0);
    assert_eq!((account.name(), account.rows("people")[0].name()), (Some("A"), Some("Eva")));
    assert_eq!(account.rows("years")[0].to_string(), "year 2024, revenue 7");
    assert_eq!(account.text("notes"), None);
    options.columns = vec![("Wer".to_owned(), "shoe size".to_owned())];
    let refusal = read("Wer,Firma\nEva,Z".as_bytes(), &options).unwrap_err().to_string();
    assert!(refusal.contains("shoe size") && refusal.contains("account"), "{refusal}");
}

#[test]
fn rows_of_one_account_come_together() {
    let reading = reading(
        "account,contact,email,industry,revenue 2025,opportunity,value\nA,Eva,e@a,hydro,7,T1,1\n a ,Bo,b@a,,,T1,1\nB,Eva,,,,,\nA,eva,e@a,steel,8,T2,2",
    );
    assert_eq!(reading.book.rows("accounts").len(), 2);
    let account = account(&reading, 0);
    let names: Vec<_> = account.rows("people").iter().filter_map(Row::name).collect();
    assert_eq!(names, ["Eva", "Bo"]);
    assert_eq!(account.rows("opportunities").len(), 2);
    let said = said(&reading.problems);
    assert_eq!(
        said,
        [
            "line 5: A's industry is \"steel\" here and \"hydro\" before; the first is kept, the other is a note; put one of the two right",
            "line 5: revenue 2025 is \"8\" here and \"7\" before; the first is kept, the other is a note; put one of the two right",
        ]
    );
}

#[test]
fn bad_cells_are_told_with_line_and_column() {
    let reading = reading(
        "account,employees,decision day,opportunity,value,tier,chance\nA,84O,soon,T,1.2.3,gold,120\n,1,,,,,\nB,5,,T,-4,,\nC,-,n/a,T,,,35%,x",
    );
    let problems = said(&reading.problems);
    for (at, part) in [
        "line 2, column \"employees\": \"84O\" is no number; there is a letter O in it; it is kept as a note; write digits",
        "line 2, column \"decision day\": \"soon\" is no day",
        "line 2, column \"value\": \"1.2.3\" is no number",
        "line 2, column \"tier\": \"gold\" is not known here; it is kept as a note; it can be prospect, ordinary, target, key",
        "line 2, column \"chance\": \"120\" does not fit; it is kept as a note; give a whole number from 0 to 100",
        "line 3: the row names no account",
        "line 4, column \"value\": \"-4\" is below 0",
        "line 5: \"x\" stands right of the last header",
    ]
    .iter()
    .enumerate()
    {
        assert!(problems[at].starts_with(part), "{part}\n{problems:?}");
    }
    assert_eq!(problems.len(), 8);
    assert_eq!(account(&reading, 2).rows("opportunities")[0].get("chance"), &Value::Whole(35));
}

#[test]
fn headers_that_fit_two_are_settled_by_their_neighbours() {
    for (headers, meanings) in [
        ("Name,Branche", "account, industry"),
        ("Name,Firma", "person, account"),
        ("Firma,Name,Notizen", "account, person, person notes"),
        ("Firma,Notizen,Kontakt,Bemerkung", "account, account notes, person, person notes"),
        ("account,status,deal,status", "account, account status, opportunity, deal status"),
        ("account,phone", "account, note"),
        ("account,value", "account, note"),
        ("account,revenue", "account, note"),
        ("account,revenue,year", "account, revenue, year"),
        ("account,Umsatz 2026 (Stand 30.09.)", "account, revenue 2026"),
        ("account,Umsatz 2026 (EUR)", "account, revenue 2026"),
        ("account,Umsatz 2026 (TEUR)", "account, revenue 2026"),
        ("account,Umsatz 2026 (Stück)", "account, note"),
        ("account,Umsatz YTD", "account, revenue 2026"),
        ("Firma,Name,Vorname", "account, last name, first name"),
        (
            "Firma,Titel,Vorname,Nachname,Position",
            "account, academic title, first name, last name, title",
        ),
        ("account,FY2025 revenue,Budget 2026", "account, revenue 2025, target 2026"),
        ("E-MAIL,KUNDE,Ansprech-Partner", "email, account, person"),
    ] {
        let reading = reading(&format!("{headers}\nA,B,C,D"));
        let shown: Vec<String> = reading.columns.iter().map(|c| c.meaning.to_string()).collect();
        assert_eq!(shown.join(", "), meanings, "{headers}");
    }
    let refusal = read(b"foo,bar\n1,2", &options()).unwrap_err().to_string();
    assert!(refusal.contains("\"foo\", \"bar\""), "{refusal}");
    let mut options = options();
    options.account = Some("Northwind".to_owned());
    let reading = read("Ansprechpartner\nEva\nBo".as_bytes(), &options).unwrap();
    assert_eq!(account(&reading, 0).rows("people").len(), 2);
}

#[test]
fn days_and_numbers_are_read_by_their_column() {
    let american =
        reading("account,opportunity,decision day\nA,T,12/1/2026\nB,T,12/25/2026\nC,T,46357");
    let days: Vec<String> = american
        .book
        .rows("accounts")
        .iter()
        .map(|a| a.rows("opportunities")[0].get("decision_date").to_string())
        .collect();
    assert_eq!(days, ["2026-12-01", "2026-12-25", "2026-12-01"]);
    let unclear = reading("account,opportunity,decision day\nA,T,12/1/2026");
    assert!(said(&unclear.problems)[0].contains("12 January or 1 December"));
    let mixed = reading("account;opportunity;value\nA;T;1.50\nB;T;1.234");
    assert!(said(&mixed.problems)[0].contains("more than two decimals"), "{:?}", mixed.problems);
}

#[test]
fn a_year_counts_to_a_day_of_its_own() {
    let reading = reading("account,Umsatz 2025,Umsatz 2026 bis 30.09.\nA,7,8");
    assert_eq!(
        account(&reading, 0).rows("years")[1].to_string(),
        "year 2026, revenue 8, until 2026-09-30"
    );
    let wrong = self::reading("account,revenue 2026,as of\nA,7,2025-09-30");
    assert!(said(&wrong.problems)[0].contains("2025-09-30 is not in 2026"));
    let named = self::reading("account,revenue,year\nA,7,2024\nA,8,2025");
    assert_eq!(account(&named, 0).rows("years").len(), 2);
}

#[test]
fn a_title_above_the_headers_is_told() {
    let reading = reading("Kundenliste 2026\n\nFirma;Ort\nA;Köln");
    assert_eq!(account(&reading, 0).to_string(), "name A, site Köln");
    assert!(said(&reading.problems)[0].starts_with("line 1: \"Kundenliste 2026\" stands above"));
}

#[test]
fn an_encoding_can_be_given() {
    let mut options = options();
    options.encoding = Some("windows-1251".to_owned());
    let bytes = encoding_rs::WINDOWS_1251.encode("account\nГазпром").0;
    let reading = read(&bytes, &options).unwrap();
    assert_eq!(account(&reading, 0).name(), Some("Газпром"));
    options.encoding = Some("klingon".to_owned());
    assert!(read(&bytes, &options).is_err());
}

proptest::proptest! {
    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), text in "(account|Firma|stage|value|Umsatz 2026|[\\PC]|[,;\t\n\"]){0,40}") {
        let mut options = options();
        options.account = Some("A".to_owned());
        let _ = read(&bytes, &options);
        let _ = read(text.as_bytes(), &options);
        let _ = crate::exchange::vcard::read(&bytes, None, None);
    }
}

#[test]
fn won_and_lost_deals_keep_no_stage_word() {
    let reading =
        reading("account,deal,stage\nA,T,closed won\nB,T,verloren\nC,T,Phase 4\nD,T,dreaming");
    let deals: Vec<String> = reading
        .book
        .rows("accounts")
        .iter()
        .map(|a| a.rows("opportunities")[0].to_string())
        .collect();
    assert_eq!(
        deals,
        ["name T, status won", "name T, status lost", "name T, buying_stage 4", "name T"]
    );
    assert!(said(&reading.problems)[0].contains("\"dreaming\""));
}

#[test]
fn chinese_names_are_put_together_without_a_space() {
    let reading = reading("公司,姓,名\n华联电力,王,敏\nX,Berg,Eva");
    let names: Vec<_> =
        reading.book.rows("accounts").iter().filter_map(|a| a.rows("people")[0].name()).collect();
    assert_eq!(names, ["王敏", "Eva Berg"]);
}

#[test]
fn pasted_cells_of_every_encoding_are_the_same_book() {
    let text = "account\tcontact\tcity\nNorthwind\tMüller\tKöln\n";
    let expected = reading(text).book;
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for bytes in [wide, western, format!("\u{feff}{text}").into_bytes()] {
        assert!(read(&bytes, &options()).unwrap().book == expected, "{bytes:?}");
    }
}

#[test]
fn a_mail_address_beside_a_name_is_no_part_of_it() {
    let reading = reading(
        "account,contact,email\nA,Kai Lund <kai@s.example>,\nA,Eva <e@s.example>,eva@s.example\nA,Bo <3,",
    );
    let people = account(&reading, 0).rows("people");
    let said: Vec<String> = people.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "name Kai Lund, email kai@s.example",
            "name Eva, email eva@s.example, notes email: e@s.example",
            "name Bo <3",
        ]
    );
}

#[test]
fn one_company_with_and_without_its_legal_form_is_one_account_and_said() {
    let reading = reading("account\nAcme\nACME G.m.b.H.\nAcme GmbH\nAcme AG");
    let accounts = reading.book.rows("accounts");
    let said: Vec<String> = accounts.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["name Acme, aliases ACME G.m.b.H.", "name Acme AG"]);
    let taken = "line 3: \"ACME G.m.b.H.\" is taken for \"Acme\"";
    assert!(reading.remarks.iter().any(|says| says == taken), "{:?}", reading.remarks);
}

#[test]
fn a_row_with_a_job_and_no_name_is_somebody_to_be_found() {
    let reading = reading(
        "Firma;Name;Position;Telefon;E-Mail;Notiz\nMolkerei;;Einkauf;0441 5552;einkauf@m.de;Name erfragen\nHof;;;0441 1;;",
    );
    let people = account(&reading, 0).rows("people");
    assert_eq!(
        people.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "name Einkauf, title Einkauf, placeholder yes, email einkauf@m.de, phone 0441 5552, notes Name erfragen"
        ]
    );
    let says = "line 2: \"Einkauf\" has no name; it comes in as somebody to be found";
    assert!(reading.remarks.iter().any(|said| said == says), "{:?}", reading.remarks);
    assert!(account(&reading, 1).rows("people").is_empty());
}
