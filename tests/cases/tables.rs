//! Tables as spreadsheets and other programs write them: cells, units, totals, encodings, quotes.

use super::book::{Book, Said};
use serde_json::{Value, json};

/// A new book with the table in it.
fn import(table: impl AsRef<[u8]>) -> (Book, Said) {
    let book = Book::new();
    let said = bring(&book, "in.csv", table, &[]);
    (book, said)
}

fn bring(book: &Book, name: &str, table: impl AsRef<[u8]>, more: &[&str]) -> Said {
    let path = book.write(name, table);
    let mut arguments = vec!["import", &path];
    arguments.extend(more);
    let said = book.run(&arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    said
}

fn accounts(book: &Book) -> Vec<Value> {
    let book: Value = serde_json::from_str(&book.export()).expect("JSON");
    book["accounts"].as_array().cloned().unwrap_or_default()
}

fn names(rows: &[Value]) -> Vec<&str> {
    rows.iter().filter_map(|r| r["name"].as_str()).collect()
}

fn people(book: &Book) -> Vec<Value> {
    accounts(book)
        .iter()
        .flat_map(|a| a["people"].as_array().cloned().unwrap_or_default())
        .collect()
}

/// A field of the first deal of each account.
fn deals(book: &Book, field: &str) -> Vec<Value> {
    accounts(book).iter().map(|a| a["opportunities"][0][field].clone()).collect()
}

#[test]
fn what_a_spreadsheet_put_there_is_no_data() {
    let (book, _) = import(
        "account,contact,phone\nAlfa,Ben Ott,=\"0049171555\"\n=\"Gamma\",Dirk Rau,\"=\"\"0171 222\"\"\"\nDelta,Eva Tal,'0171 333\nEta,Flo Uhl,491715551.0\n",
    );
    assert_eq!(names(&accounts(&book)), ["Alfa", "Gamma", "Delta", "Eta"]);
    let phones: Vec<Value> = people(&book).iter().map(|p| p["phone"].clone()).collect();
    assert_eq!(phones, ["0049171555", "0171 222", "0171 333", "491715551"]);
    let (book, said) = import(
        "account,contact,phone,email\nAlfa,Ben Ott,1.23E+11,#REF!\nBeta,Cora Pohl,\"4,9171E+12\",#WERT!\n",
    );
    for person in people(&book) {
        assert_eq!((&person["phone"], &person["email"]), (&Value::Null, &Value::Null));
        assert!(person["notes"].as_str().unwrap().contains("E+1"), "{person}");
    }
    assert!(said.err.contains("the spreadsheet cut") && said.err.contains("#REF!"), "{}", said.err);
}

#[test]
fn words_for_nothing_are_nobody() {
    let (book, _) = import(
        "account,contact,phone,email\nDelta,-,n/a,-\nEpsilon,NULL,none,none\nZeta,n/a,,\nEta,k.A.,#NV,–\nTheta,无,暂无,#N/A\nIota,Christoph Null,-,-\n",
    );
    assert_eq!(names(&accounts(&book)).len(), 6);
    assert_eq!(names(&people(&book)), ["Christoph Null"]);
    assert!(!book.export().contains("notes"));
}

#[test]
fn rows_that_are_no_customer_are_left_out_and_said() {
    for (table, word) in [
        ("account,contact,Umsatz 2025\nAlfa,Ben,100\nBeta,Cora,200\nTotal,,300\n", "Total"),
        (
            "Firma;Ansprechpartner;Umsatz 2025\nAlfa;Ben;100\nBeta;Cora;200\nGesamtsumme;;300\n",
            "Gesamtsumme",
        ),
        ("Firma;Umsatz 2025\nAlfa;100\nZwischensumme Nord;100\nBeta;200\nSumme:;300\n", "Summe"),
        ("客户,销售额2025\nAlfa,100\nBeta,200\n合计,300\n", "合计"),
        ("Client;CA 2025\nAlfa;100\nBeta;200\nTotal général;300\n", "Total"),
        ("Firma;Umsatz 2025\nAlfa;100\nFirma;Umsatz 2025\nBeta;200\n", "headers"),
        ("Firma;Umsatz 2025\n;(EUR)\nAlfa;100\nBeta;200\n", "headers"),
        ("Firma;Umsatz 2025\nAlfa;100\nBeta;200\n* vorläufige Zahlen, ohne Gewähr;\n", "foot note"),
        ("Firma;Umsatz 2025\nAlfa;100\nBeta;200\nStand: 30.09.2026;\n", "foot note"),
        ("Firma;Umsatz 2025\n-----;-----\nAlfa;100\nBeta;200\n", "dashes"),
        ("account,Revenue 2025\nAlfa,100\nBeta,200\nSum of both,300\n", "Sum of both"),
    ] {
        let (book, said) = import(table);
        assert_eq!(names(&accounts(&book)), ["Alfa", "Beta"], "{table}");
        assert!(said.err.contains("left out") && said.err.contains(word), "{table}: {}", said.err);
    }
    for table in [
        "account,contact,Umsatz 2025\nAlfa,Ben,100\nTotal,Jean Dupont,300\n",
        "account,contact,Umsatz 2025\nAlfa,Ben,100\nTotalEnergies,,300\n",
        "account,contact,Umsatz 2025\nAlfa,Ben,100\nSumme Software GmbH,,300\n",
    ] {
        assert_eq!(accounts(&import(table).0).len(), 2, "{table}");
    }
}

#[test]
fn the_parts_of_a_name_are_settled_together() {
    for (table, wanted) in [
        (
            "Firma;Name;Vorname;Telefon\nAlfa;Berg;Ida;1\nAlfa;Berg;Kai;2\n",
            &["Ida Berg", "Kai Berg"][..],
        ),
        ("Société;Nom;Prénom\nAlfa;Berg;Ida\nAlfa;Lund;Kai\n", &["Ida Berg", "Kai Lund"]),
        ("公司,姓,名\nAlfa,王,敏\nAlfa,Berg,Ida\n", &["王敏", "Ida Berg"]),
        ("Company,First Name,Middle Name,Last Name\nAlfa,Ida,M,Berg\n", &["Ida Berg"]),
        ("Company,Name,Given Name,Family Name\nAlfa,Ida Berg,Ida,Berg\n", &["Ida Berg"]),
        ("Firma;Anrede;Titel;Vorname;Nachname\nAlfa;Frau;Dr.;Ida;Berg\n", &["Ida Berg"]),
        ("Firma;Ansprechpartner\nAlfa;Berg, Ida\nAlfa;Herr Kai Lund\n", &["Ida Berg", "Kai Lund"]),
    ] {
        let (book, said) = import(table);
        assert_eq!(names(&people(&book)), wanted, "{table} {}", said.err);
    }
    let (book, _) = import(
        "Firma;Anrede;Titel;Vorname;Nachname;Position\nAlfa;Frau;Dr.;Ida;Berg;Einkaufsleiterin\n",
    );
    let ida = &people(&book)[0];
    assert_eq!(
        (&ida["address"], &ida["title"]),
        (&"Frau Dr. Berg".into(), &"Einkaufsleiterin".into())
    );
}

#[test]
fn what_is_said_of_a_person_stays_with_the_person() {
    let (book, _) = import(
        "Company,First Name,Last Name,Business Phone,Mobile Phone,Assistant\nSolaris,Ida,Berg,+47 1,+47 2,Uma\nSolaris,Kai,Lund,,+47 4,Uma\n",
    );
    assert_eq!(accounts(&book)[0]["notes"], Value::Null);
    let people = people(&book);
    assert_eq!((&people[0]["phone"], &people[1]["phone"]), (&"+47 1".into(), &"+47 4".into()));
    for (person, parts) in
        people.iter().zip([&["Assistant: Uma", "Mobile Phone: +47 2"][..], &["Assistant: Uma"]])
    {
        let notes: Vec<&str> = person["notes"].as_str().unwrap().lines().collect();
        assert_eq!(notes, parts);
    }
    let (book, _) =
        import("account,opportunity,Wettbewerber\nAlfa,Turbine,Voith\nAlfa,Pumpe,KSB\n");
    assert_eq!(
        accounts(&book)[0]["notes"],
        "Turbine, Wettbewerber: Voith\nPumpe, Wettbewerber: KSB"
    );
}

#[test]
fn a_second_column_of_one_meaning_is_kept_or_told() {
    let (book, said) = import("Kunde;Umsatz 2025;Umsatz 2025\nAlfa;100;200\nBeta;7;7\n");
    let accounts = accounts(&book);
    assert_eq!(accounts[0]["years"][0]["revenue"], 100);
    assert_eq!(accounts[0]["notes"], "Umsatz 2025: 200");
    assert!(said.err.contains("is 200 here and 100 before"), "{}", said.err);
    assert_eq!(accounts[1]["notes"], Value::Null);
    let (book, _) =
        import("account,contact,title,title,E-Mail,E-Mail 2\nAlfa,Ben Ott,Buyer,Deputy,a@x,b@x\n");
    let ben = people(&book).remove(0);
    assert_eq!((&ben["title"], &ben["email"]), (&"Buyer".into(), &"a@x".into()));
    let notes = ben["notes"].as_str().unwrap();
    assert!(notes.contains("Deputy") && notes.contains("b@x"), "{notes}");
    let (book, said) = import("account,contact,phone\nAlfa,Ben Ott,1\nAlfa,Ben Ott,2\n");
    assert!(
        people(&book)[0]["notes"].as_str().unwrap().contains('2') && said.err.contains("before")
    );
}

#[test]
fn lists_of_the_big_address_books_come_in_as_they_are() {
    for (table, title, mail, phone) in [
        (
            "First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nIda,M,Berg,Solaris,Buyer,* myContacts,Work,ida@solaris.example,Mobile,+47 1\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "Name,Given Name,Additional Name,Family Name,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value\nIda Berg,Ida,,Berg,,Solaris,Buyer,* Work,ida@solaris.example ::: ida@home.example,Mobile,+47 1\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Fax,Business Phone,Mobile Phone,E-mail Address,E-mail Type,Assistant's Name\n,Ida,,Berg,,Solaris,Purchasing,Buyer,Main St 1,+47 9,+47 1,+47 2,ida@solaris.example,SMTP,Uma\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "Anrede;Vorname;Weitere Vornamen;Nachname;Firma;Abteilung;Position;Fax geschäftlich;Telefon geschäftlich;Mobiltelefon;E-Mail-Adresse\n;Ida;;Berg;Solaris;Einkauf;Buyer;+47 9;+47 1;+47 2;ida@solaris.example\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Job Title,Department,Organization\nIda,Berg,Ida Berg,,ida@solaris.example,,,+47 1,,+47 9,,,Buyer,,Solaris\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nIda,Berg,https://l.example/ida,ida@solaris.example,Solaris,Buyer,24 Nov 2026\n",
            "Buyer",
            "ida@solaris.example",
            "",
        ),
        (
            "姓,名,单位,职务,商务电话,移动电话,电子邮件地址\nBerg,Ida,Solaris,Buyer,+47 1,+47 2,ida@solaris.example\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
        (
            "Prénom;Nom;Société;Fonction;Téléphone (bureau);Tél. mobile;Adresse de messagerie\nIda;Berg;Solaris;Buyer;+47 1;+47 2;ida@solaris.example\n",
            "Buyer",
            "ida@solaris.example",
            "+47 1",
        ),
    ] {
        let (book, _) = import(table);
        assert_eq!(names(&accounts(&book)), ["Solaris"], "{table}");
        let ida = people(&book).remove(0);
        assert_eq!(
            (&ida["name"], &ida["title"], &ida["email"]),
            (&"Ida Berg".into(), &title.into(), &mail.into()),
            "{table}"
        );
        assert_eq!(ida["phone"].as_str().unwrap_or_default(), phone, "{table}");
    }
}

#[test]
fn a_table_of_people_is_of_the_account_that_is_given() {
    let table = "Name,E-Mail,Telefon,Position\nIda Berg,ida@s.example,+47 1,Einkauf\nKai Lund,kai@s.example,+47 2,Technik\n";
    let book = Book::of(r#""accounts":[{"name":"Solaris AS"}]"#);
    bring(&book, "in.csv", table, &["--account", "solaris"]);
    assert_eq!(names(&accounts(&book)), ["Solaris AS"]);
    assert_eq!(names(&people(&book)), ["Ida Berg", "Kai Lund"]);
    let path = book.write("x.csv", "Vorname,Nachname,E-Mail\nIda,Berg,ida@s.example\n");
    assert!(book.refuses(&["import", &path]).contains("--account"));
    let path = book.write("y.csv", "Name;E-Mail;Telefon\nIda Berg;ida@s.example;+47 1\n");
    assert!(book.refuses(&["import", &path]).contains("table of people"));
    let (_, said) = import("First Name,Last Name,Company\nIda,Berg,Solaris\nKai,Lund,\n");
    assert!(said.err.contains("\"Kai Lund\" has no company"), "{}", said.err);
}

#[test]
fn cells_may_hold_several() {
    for (mails, phones) in [
        ("ida@s.example ::: ida@home.example", "+47 1 ::: +47 2"),
        ("\"ida@s.example, ida@home.example\"", "+47 1; +47 2"),
        ("ida@s.example;ida@home.example", "\"+47 1\n+47 2\""),
        ("ida@s.example / ida@home.example", "+47 1 / +47 2"),
        ("Ida Berg <ida@s.example>; ida@home.example", "\"+47 1, +47 2\""),
    ] {
        let (book, _) =
            import(format!("account,contact,email,phone\nSolaris,Ida Berg,{mails},{phones}\n"));
        let ida = people(&book).remove(0);
        assert_eq!(
            (&ida["email"], &ida["phone"]),
            (&"ida@s.example".into(), &"+47 1".into()),
            "{mails} {phones}"
        );
        let notes = ida["notes"].as_str().unwrap();
        assert!(notes.contains("ida@home.example") && notes.contains("+47 2"), "{notes}");
    }
    let (book, _) =
        import("account,contact,email\nSolaris,Ida Berg; Kai Lund,ida@s.example; kai@s.example\n");
    let people = people(&book);
    assert_eq!(names(&people), ["Ida Berg", "Kai Lund"]);
    assert_eq!(people[1]["email"], "kai@s.example");
    let (book, _) = import("account,contact,phone\nSolaris,Ida Berg,0171/2233445\n");
    assert_eq!(self::people(&book)[0]["phone"], "0171/2233445");
}

#[test]
fn dashes_stand_for_no_cents() {
    let (book, said) = import(
        "account;opportunity;value\nA;x;1.200,-\nB;x;850,--\nC;x;5.–\nD;x;CHF 1'200.—\nE;x;1.200,- €\nF;x;1.500\nG;x;12,=\n",
    );
    assert_eq!(
        deals(&book, "value"),
        [1200, 850, 5, 1200, 1200, 1500, 12].map(Value::from),
        "{}",
        said.err
    );
}

#[test]
fn the_header_says_the_unit() {
    for (header, cells, values) in [
        ("margin (%)", ["0.5", "1", "12"], [0.005, 0.01, 0.12]),
        ("margin %", ["0.5", "1", "12 %"], [0.005, 0.01, 0.12]),
        ("Marge in Prozent", ["0,5", "1", "12"], [0.005, 0.01, 0.12]),
        ("毛利率(%)", ["0.5", "1", "12"], [0.005, 0.01, 0.12]),
        ("margin", ["0.05", "1", "12"], [0.0005, 0.01, 0.12]),
        ("margin", ["0.05", "1", "0.12"], [0.05, 1.0, 0.12]),
    ] {
        let rows =
            cells.iter().enumerate().map(|(i, c)| format!("A{i};L;{c}\n")).collect::<String>();
        let (book, said) = import(format!("account;opportunity;{header}\n{rows}"));
        let found: Vec<f64> =
            deals(&book, "margin").iter().map(|v| v.as_f64().unwrap_or(f64::NAN)).collect();
        assert_eq!(found, values, "{header} {}", said.err);
    }
    for (header, cell, value) in [
        ("Umsatz 2025 (TEUR)", "12,5", 12_500),
        ("Umsatz 2025 in T€", "12,5", 12_500),
        ("Umsatz 2025 [k€]", "12.5", 12_500),
        ("Umsatz 2025 TEUR", "1,2 Mio", 1_200_000),
        ("Revenue 2025 (in thousands)", "12", 12_000),
        ("Revenue 2025 (€ million)", "1.2", 1_200_000),
        ("Umsatz 2025 in Mio. EUR", "1,2", 1_200_000),
        ("2025年销售额（万元）", "120", 1_200_000),
        ("CA 2025 (k€)", "12,5", 12_500),
        ("Umsatz 2025 (EUR)", "12", 12),
    ] {
        let (book, said) = import(format!("Kunde;{header}\nAlfa;{cell}\n"));
        assert_eq!(
            accounts(&book)[0]["years"],
            json!([{"year": 2025, "revenue": value}]),
            "{header} {}",
            said.err
        );
    }
    let (book, _) = import("Kundenliste, alle Werte in TEUR\n\nKunde;Umsatz 2025\nAlfa;12\n");
    assert_eq!(accounts(&book)[0]["years"][0]["revenue"], 12_000);
}

#[test]
fn one_cell_proves_the_mark_for_all() {
    for (cells, values) in [
        (["0.750", "1.500", "2.250"], [0.75, 1.5, 2.25]),
        (["1,500", "0,750", "2,250"], [1.5, 0.75, 2.25]),
        (["1.500", "1.200,50", "2.250"], [1500.0, 1200.5, 2250.0]),
        (["1.500", "1.200.000", "2.250"], [1500.0, 1_200_000.0, 2250.0]),
        (["1,500", "12.50", "2,250"], [1500.0, 12.5, 2250.0]),
    ] {
        let rows =
            cells.iter().enumerate().map(|(i, c)| format!("A{i};L;{c}\n")).collect::<String>();
        let (book, said) = import(format!("account;opportunity;value\n{rows}"));
        let found: Vec<f64> =
            deals(&book, "value").iter().map(|v| v.as_f64().unwrap_or(f64::NAN)).collect();
        assert_eq!(found, values, "{cells:?} {}", said.err);
    }
}

#[test]
fn money_of_another_currency_is_a_note() {
    for (table, said_code, note) in [
        ("account,opportunity,value\nAlfa,L1,USD 1000\n", "USD", "USD 1000"),
        ("account,opportunity,value\nAlfa,L1,\"$5,000\"\n", "USD", "$5,000"),
        ("account,opportunity,value\nAlfa,L1,\"¥1,000,000\"\n", "EUR", "¥1,000,000"),
        ("account,opportunity,value (USD)\nAlfa,L1,1000\n", "USD", "1000"),
        ("account,opportunity,value,currency\nAlfa,L1,1000,USD\n", "USD", "1000"),
        ("account,opportunity,value\nAlfa,L1,1000 CHF\n", "CHF", "1000 CHF"),
        ("account,opportunity,金额（美元）\nAlfa,L1,1000\n", "USD", "1000"),
    ] {
        let book = Book::of(r#""rep":{"name":"R","currency":"EUR"}"#);
        let said = bring(&book, "in.csv", table, &[]);
        assert_eq!(deals(&book, "value"), [Value::Null], "{table}");
        assert!(said.err.contains(said_code) && said.err.contains("EUR"), "{}", said.err);
        assert!(accounts(&book)[0]["notes"].as_str().unwrap().contains(note), "{table}");
    }
    let book = Book::of(r#""rep":{"name":"R","currency":"EUR"}"#);
    bring(
        &book,
        "in.csv",
        "account,opportunity,value,currency\nAlfa,L1,€ 1000,EUR\nBeta,L2,1000 Euro,\nGamma,L3,1000,EUR\n",
        &[],
    );
    assert_eq!(deals(&book, "value"), [1000, 1000, 1000].map(Value::from));
}

#[test]
fn a_file_is_read_row_by_row_where_one_is_strange() {
    let mut bytes: Vec<u8> = b"account,contact,site\n".to_vec();
    for n in 0..6 {
        bytes.extend_from_slice(format!("Müller Röhren {n},Jörg Weiß,Köln\n").as_bytes());
    }
    bytes.extend_from_slice(b"Sch\xe4fer,J\xfcrgen,L\xfcbeck\n");
    let (book, said) = import(&bytes);
    let accounts = accounts(&book);
    assert_eq!(
        (accounts[0]["name"].as_str(), accounts[6]["name"].as_str()),
        (Some("Müller Röhren 0"), Some("Schäfer"))
    );
    assert_eq!(accounts[6]["site"], "Lübeck");
    assert!(said.err.contains("line 8"), "{}", said.err);
}

#[test]
fn encodings_are_guessed_said_and_can_be_given() {
    let dos: &[u8] = b"Firma;Ansprechpartner\r\nM\x81ller R\x94hren;J\x94rg Wei\xe1\r\n";
    let mac: &[u8] = b"Firma;Ansprechpartner\rM\x9fller R\x9ahren;J\x9arg Wei\xa7\r";
    let windows: &[u8] = b"Firma;Ansprechpartner\r\nM\xfcller R\xf6hren;J\xf6rg Wei\xdf\r\n";
    let wide: Vec<u8> = "Firma;Ansprechpartner\r\nMüller Röhren;Jörg Weiß\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [dos, mac, windows, &wide] {
        let (book, said) = import(bytes);
        assert_eq!(names(&accounts(&book)), ["Müller Röhren"], "{bytes:?}");
        assert_eq!(names(&people(&book)), ["Jörg Weiß"]);
        assert!(said.err.contains("it was read as"), "{}", said.err);
    }
    for (label, letters) in [("cp437", "Müller Röhren"), ("windows-1252", "M\u{81}ller R”hren")]
    {
        let book = Book::new();
        let said = bring(&book, "in.csv", dos, &["--encoding", label]);
        assert_eq!(said.err, "", "{label}");
        let plain: String = letters.chars().filter(|c| !c.is_control()).collect();
        assert_eq!(names(&accounts(&book)), [plain.as_str()]);
    }
    let book = Book::new();
    let path = book.write("in.csv", dos);
    let refusal = book.refuses(&["import", &path, "--encoding", "klingon"]);
    assert!(refusal.contains("klingon") && refusal.contains("cp850"), "{refusal}");
}

#[test]
fn a_quote_that_nothing_closes_swallows_no_row() {
    let book = Book::new();
    let table = "account\tcontact\tnotes\nAlfa Rohr\tBen Ott\t\"5 inch flange\nBeta KG\tCora Pohl\tok\nGamma Stahl\tDirk Rau\tok\n";
    let said = bring(&book, "in.tsv", table, &[]);
    assert_eq!(names(&accounts(&book)), ["Alfa Rohr", "Beta KG", "Gamma Stahl"]);
    assert!(said.err.contains("line 2"), "{}", said.err);
    let (book, said) = import(
        "account,contact,notes\nAlfa,Ben,\"two\nlines, and a comma\"\nBeta,Cora,\"say \"\"hi\"\"\"\n",
    );
    assert_eq!(names(&accounts(&book)), ["Alfa", "Beta"]);
    assert_eq!(people(&book)[0]["notes"], "two\nlines, and a comma");
    assert_eq!((people(&book)[1]["notes"].as_str(), said.err.as_str()), (Some("say \"hi\""), ""));
}

#[test]
fn revenue_so_far_has_its_day() {
    for (header, year, until) in [
        ("Umsatz bis Sept. 2026", 2026, json!("2026-09-30")),
        ("Umsatz YTD", 2026, json!("2026-11-24")),
        ("1-9月", 2026, json!("2026-09-30")),
        ("2026年1-9月销售额", 2026, json!("2026-09-30")),
        ("Revenue Jan-Sep 2026", 2026, json!("2026-09-30")),
        ("Umsatz 2025", 2025, Value::Null),
    ] {
        let (book, said) = import(format!("Kunde;{header}\nAlfa;7\n"));
        let found = &accounts(&book)[0]["years"][0];
        assert_eq!(
            (&found["year"], &found["revenue"], &found["until"]),
            (&year.into(), &7.into(), &until),
            "{header} {}",
            said.err
        );
    }
}

#[test]
fn stages_in_words_are_mapped_or_kept() {
    let words = [
        "Bedarf erkannt",
        "qualified",
        "Angebot abgegeben",
        "In Verhandlung",
        "需求",
        "招标",
        "Pflichtenheft",
        "closed won",
    ];
    let rows: String = words.iter().enumerate().map(|(i, w)| format!("A{i};x;{w}\n")).collect();
    let (book, said) = import(format!("account;opportunity;stage\n{rows}"));
    let stages: Vec<Value> = deals(&book, "buying_stage");
    let wanted =
        [json!(1), json!(2), json!(4), json!(5), json!(1), json!(4), json!(3), Value::Null];
    assert_eq!(stages, wanted, "{}", said.err);
    assert_eq!(deals(&book, "status")[7], "won");
    let (book, said) = import("account;opportunity;stage\nAlfa;x;dreaming\n");
    assert_eq!(accounts(&book)[0]["notes"], "x, stage: dreaming");
    assert!(said.err.contains("dreaming"));
}

#[test]
fn a_deal_that_is_over_is_closed_on_the_day_of_its_decision_that_is_no_day_to_come() {
    let book = Book::of(
        r#""accounts":[{"name":"Alfa","opportunities":[{"name":"Past","decision_date":"2026-10-30"},
        {"name":"Later","decision_date":"2026-12-30"},{"name":"None"}]}]"#,
    );
    let rows = "account,opportunity,status,won on\nAlfa,Past,won,\nAlfa,Later,won,\nAlfa,None,won,\nAlfa,New,won,2026-11-02\nAlfa,Open,open,\n";
    bring(&book, "in.csv", rows, &[]);
    let deals = accounts(&book)[0]["opportunities"].clone();
    let closed: Vec<Value> = (0..5).map(|at| deals[at]["closed"]["date"].clone()).collect();
    let none = Value::Null;
    assert_eq!(
        closed,
        ["2026-10-30".into(), none.clone(), none.clone(), "2026-11-02".into(), none]
    );
}

#[test]
fn a_title_guesses_level_and_roles_but_changes_nobody() {
    let (book, _) = import("account,contact,title\nAlfa,Ben Ott,CFO\n");
    assert_eq!(people(&book)[0]["level"], "executive");
    let book =
        Book::of(r#""accounts":[{"name":"Alfa","people":[{"name":"Ben Ott","level":"working"}]}]"#);
    bring(&book, "in.csv", "account,contact,title\nAlfa,Ben Ott,CFO\n", &[]);
    let ben = people(&book).remove(0);
    assert_eq!(
        (&ben["level"], &ben["title"], &ben["roles"]),
        (&"working".into(), &"CFO".into(), &Value::Null)
    );
}

#[test]
fn what_came_is_counted_and_nothing_written_over() {
    let book = Book::of(
        r#""accounts":[{"name":"Alfa","notes":"mine","people":[{"name":"Ben Ott","notes":"golf"}]}]"#,
    );
    let path = book.write("in.csv", "account,contact,opportunity,value,Hobby\nAlfa,Ben Ott,,,chess\nBeta,Cora Pohl,Pumps,12O,\n");
    let said = book.run(&["import", &path]);
    assert!(
        said.out.contains("1 account, 1 person, 1 deal") && !said.out.contains("left out"),
        "{}",
        said.out
    );
    let accounts = accounts(&book);
    assert_eq!(
        (&accounts[0]["notes"], &accounts[0]["people"][0]["notes"]),
        (&"mine".into(), &"golf\nHobby: chess".into())
    );
    assert_eq!(accounts[1]["people"][0]["notes"], "value: 12O");
    let again = book.json(&["import", &path]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()));
    let lost = book.write("x.csv", "account,contact,reports to\nAlfa,Ben Ott,Somebody Else\n");
    book.does(&["import", &lost]);
    assert!(
        self::accounts(&book)[0]["people"][0]["notes"].as_str().unwrap().contains("Somebody Else")
    );
}

#[test]
fn a_table_with_our_headers_is_cleaned_and_our_own_comes_back_as_it_is() {
    let (book, said) = import(
        "account,person,opportunity,phone,email\nAlfa,n/a,-,,\nBeta,Ben,Deal,+47 1 ::: +47 2,b@b.example; c@b.example\nGamma,Eva Tal,,\"=\"\"0049171\"\"\",-\nTotal,,,,\n",
    );
    assert_eq!(names(&accounts(&book)), ["Alfa", "Beta", "Gamma"]);
    assert_eq!(names(&people(&book)), ["Ben", "Eva Tal"]);
    assert_eq!(
        (&people(&book)[0]["phone"], &people(&book)[0]["email"]),
        (&json!("+47 1"), &json!("b@b.example"))
    );
    assert_eq!(
        (&people(&book)[1]["phone"], &people(&book)[1]["email"]),
        (&json!("0049171"), &Value::Null)
    );
    assert!(said.err.contains("is a sum of other rows"), "{}", said.err);

    let own = Book::of(
        r#""accounts":[{"name":"Total","people":[{"name":"n/a","phone":"+47 1 ::: +47 2","email":"-"}],"opportunities":[{"name":"-"}]}]"#,
    );
    let csv = own.does(&["export", "--format", "csv"]);
    let again = Book::new();
    bring(&again, "own.csv", &csv, &[]);
    assert_eq!(again.does(&["export", "--format", "csv"]), csv);
}

#[test]
fn what_a_note_keeps_is_not_called_left_out() {
    let (_, said) = import("account,opportunity,value\nAlfa,L1,about ten\nTotal,,10\n");
    assert!(said.err.starts_with("kept as a note: "), "{}", said.err);
    assert!(!said.err.contains("it is kept as a note"), "{}", said.err);
    assert_eq!(said.err.matches("left out").count(), 1, "{}", said.err);
    assert!(said.out.contains("1 left out"), "{}", said.out);
}

#[test]
fn several_currencies_in_a_book_without_one_are_said_and_kept() {
    let (book, said) =
        import("account,opportunity,value\nAlfa,L1,USD 1000\nBeta,L2,2000 EUR\nGamma,L3,5\n");
    assert_eq!(deals(&book, "value"), [1000, 2000, 5]);
    assert!(
        said.err.contains("amounts are in USD, EUR, and this book has no currency"),
        "{}",
        said.err
    );
    assert_eq!(accounts(&book)[0]["notes"], "L1, value: USD 1000");
    assert_eq!(accounts(&book)[2]["notes"], Value::Null);
    let (book, _) = import("account,opportunity,value,currency\nAlfa,L1,10,USD\nBeta,L2,10,EUR\n");
    assert_eq!(accounts(&book)[0]["notes"], "L1, value: 10 USD");
    let (book, said) = import("account,opportunity,value\nAlfa,L1,USD 1000\nBeta,L2,$20\n");
    assert_eq!(deals(&book, "value"), [1000, 20]);
    assert!(said.err.is_empty() && accounts(&book)[0]["notes"].is_null(), "{}", said.err);
    let euros = Book::of(r#""rep":{"name":"R","currency":"EUR"}"#);
    bring(
        &euros,
        "in.csv",
        "account,opportunity,value,currency\nAlfa,L1,10,USD\nBeta,L2,10,EUR\n",
        &[],
    );
    assert_eq!(accounts(&euros)[0]["notes"], "L1, value: 10 USD");
    assert_eq!(accounts(&euros)[1]["opportunities"][0]["value"], 10);
}

#[test]
fn exports_of_other_programs_name_company_and_notes_their_way() {
    let (book, _) =
        import("First Name,Last Name,Associated Company,Email\nIda,Berg,Solaris,i@s.example\n");
    assert_eq!(names(&accounts(&book)), ["Solaris"]);
    let (book, _) = import(
        "First Name,Last Name,Organization,Notes\nIda,Berg,Solaris,likes tea\nKai,Lund,Solaris,\n",
    );
    assert_eq!(
        (&people(&book)[0]["notes"], &accounts(&book)[0]["notes"]),
        (&json!("likes tea"), &Value::Null)
    );
    let (book, _) =
        import("Name 1;Name 2;Ort;Ansprechpartner\nAlfa GmbH;Werk Nord;Kiel;Ida Berg\n");
    assert_eq!(
        (names(&accounts(&book)), names(&people(&book))),
        (vec!["Alfa GmbH"], vec!["Ida Berg"])
    );
}

#[test]
fn two_people_and_two_numbers_are_joined_by_words_too() {
    for (cell, people_there) in [
        ("Ida Berg & Kai Lund", vec!["Ida Berg", "Kai Lund"]),
        ("Ida Berg und Kai Lund", vec!["Ida Berg", "Kai Lund"]),
        ("Ida & Kai Berg", vec!["Ida & Kai Berg"]),
        ("王和平", vec!["王和平"]),
    ] {
        let (book, _) = import(format!("account,contact\nAlfa,{cell}\n"));
        assert_eq!(names(&people(&book)), people_there, "{cell}");
    }
    let (book, _) = import("account,contact,phone\nAlfa,Ida Berg,+47 1 or +47 2\n");
    assert_eq!(
        (&people(&book)[0]["phone"], &people(&book)[0]["notes"]),
        (&json!("+47 1"), &json!("phone: +47 2"))
    );
    let (book, said) = import(
        "account,contact,phone\nAlfa,Ida Berg,+49 171-55\nAlfa,Ida Berg,+49 171\u{2011}55\n",
    );
    assert!(said.err.is_empty() && people(&book)[0]["notes"].is_null(), "{}", said.err);
    let (book, _) = import("account,contact\nAlfa,N.N.\nBeta,Nina Null\n");
    assert_eq!(names(&people(&book)), ["Nina Null"]);
    let (book, _) = import("account,opportunity,value (in 1.000 €)\nAlfa,L,12\n");
    assert_eq!(deals(&book, "value"), [12000]);
}

#[test]
fn two_lists_below_each_other_and_the_letters_of_central_europe() {
    let mut bytes = "公司,联系人\n新华钢铁,王伟\n".as_bytes().to_vec();
    bytes.extend(b"\xb1\xb1\xbe\xa9\xbb\xfa\xd0\xb5,\xd5\xc5\xc7\xbf\n\xc9\xcf\xba\xa3\xd4\xec\xb4\xac,\xc0\xee\xc4\xc8\n");
    let (book, said) = import(bytes);
    assert_eq!(names(&accounts(&book)), ["新华钢铁", "北京机械", "上海造船"]);
    assert!(said.err.contains("GBK"), "{}", said.err);
    let (book, _) = import(b"Firma;Kontakt\n\xafelazo \xa3\xf3d\x9f;J\xf3zef Wi\x9cniewski\n\x8akoda Plze\xf2;Ji\xf8\xed Dvo\xf8\xe1k\n");
    assert_eq!(names(&accounts(&book)), ["Żelazo Łódź", "Škoda Plzeň"]);
    let (book, _) = import(
        "Firma;Kontakt\nMüller £ Söhne;Jörg Weiß\n".chars().map(|c| c as u8).collect::<Vec<u8>>(),
    );
    assert_eq!(names(&accounts(&book)), ["Müller £ Söhne"]);
}

#[test]
fn what_databases_and_other_programs_write_around_a_table_is_no_record() {
    let (book, said) = import("account,site\nAlfa,Kiel\nBeta,Ulm\n(2 rows)\n");
    assert_eq!(names(&accounts(&book)), ["Alfa", "Beta"]);
    assert!(said.err.contains("number of rows"), "{}", said.err);
    let (book, _) = import("account,site\nAlfa,Kiel\n12 Rows Ltd,Ulm\n3 Items\n");
    assert_eq!(names(&accounts(&book)), ["Alfa", "12 Rows Ltd"]);
    let (book, _) =
        import("\"account,contact,notes\"\n\"Alfa,Ben Ott,\"\"x, y\"\"\"\n\"Beta,Cora Pohl,z\"\n");
    assert_eq!(names(&people(&book)), ["Ben Ott", "Cora Pohl"]);
    let (book, _) =
        import("account,contact,notes\nAlfa,Ben Ott,a_x000D_\nBeta,Cora Pohl,\"b_x000D_\nc\"\n");
    let notes: Vec<Value> = people(&book).iter().map(|p| p["notes"].clone()).collect();
    assert_eq!(notes, ["a", "b\nc"]);
}

#[test]
fn a_header_may_begin_with_its_record() {
    let (book, _) = import(
        "Person - Name,Person - Organization,Person - Phone - Work,Person - Email - Work,Person - Job title\n\
         Ida Berg,Alfa,+47 22334455,i@a.example,Buyer\n",
    );
    let ida = &people(&book)[0];
    let read = (&ida["name"], &ida["phone"], &ida["email"], &ida["title"]);
    let meant = ["Ida Berg", "+47 22334455", "i@a.example", "Buyer"].map(Value::from);
    assert_eq!(read, (&meant[0], &meant[1], &meant[2], &meant[3]));
    assert_eq!(names(&accounts(&book)), ["Alfa"]);
    let (book, _) =
        import("Deal - Title,Deal - Value,Deal - Organization\nPumps,\"1,500.50\",Alfa\n");
    assert_eq!(
        (deals(&book, "name"), deals(&book, "value")),
        (vec!["Pumps".into()], vec![json!(1500.5)])
    );
    // A header that only looks so is kept as a note.
    let (book, _) = import("account,Lead - Colour\nAlfa,red\n");
    assert_eq!(accounts(&book)[0]["notes"], "Lead - Colour: red");
}

#[test]
fn a_cell_that_says_as_above_says_what_is_above() {
    let (book, _) = import(
        "account,contact,phone\nAlfa,Ben Ott,0171 55512\nAlfa,Cora Pohl,dito\nBeta,siehe oben,\"″\"\n",
    );
    let phones: Vec<Value> = people(&book).iter().map(|p| p["phone"].clone()).collect();
    assert_eq!(phones, ["0171 55512", "0171 55512", "0171 55512"]);
    let (book, _) = import("account,contact\nDitto Music,Ann Same\nIdem Ltd,dito\n");
    assert_eq!(names(&accounts(&book)), ["Ditto Music", "Idem Ltd"]);
}

#[test]
fn as_many_titles_as_people_are_one_each_and_lakhs_are_groups_too() {
    let (book, _) = import(
        "account,contact,title\nBeta,Dirk Rau & Eva Tal,Buyer / Engineer\nAlfa,Ben Ott,Buyer / Engineer\n",
    );
    let titles: Vec<Value> = people(&book).iter().map(|p| p["title"].clone()).collect();
    assert_eq!(titles, ["Buyer", "Engineer", "Buyer / Engineer"]);
    let (book, _) = import("account;opportunity;value\nA;L;12,34,567\nB;L;2 lakh\nC;L;12,345,67\n");
    assert_eq!(deals(&book, "value"), [json!(1_234_567), json!(200_000), Value::Null]);
}

#[test]
fn a_table_of_many_unknown_columns_is_refused_in_a_sentence() {
    let book = Book::new();
    let headers: Vec<String> =
        (0..90).map(|n| format!("colour of the {n}. shelf in the shop")).collect();
    let path = book.write("in.csv", format!("{}\n{}\n", headers.join(","), "x,".repeat(89)));
    let said = book.run(&["import", &path]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("and 86 more") && said.err.chars().count() < 400, "{}", said.err);
}
