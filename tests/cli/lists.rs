//! Lists of other programs put to a book that has people and purchases already: who is meant, what goes over what was
//! there, and that each is named in the answer.

use crate::book::Book;
use serde_json::Value;

const ALFA: &str = r#""rep":{"name":"Ann","currency":"EUR"},"accounts":[
 {"id":"a","name":"Alfa","seller":"Ann","status":"dormant","people":[
  {"id":"n","name":"Jens Noack","phone":"0341 1","title":"Leiter"},{"id":"l","name":"Petra Lohse","title":"Werkleiterin"},
  {"id":"j","name":"Uwe Jahnke"},{"id":"k","name":"Ute Jahnke"}]},
 {"id":"c","name":"Clinique Nord / Clínica Norte"}]"#;

/// The answer of an import of this table, and what the account has then.
fn taken(table: &str) -> (String, Value) {
    let book = Book::of(ALFA);
    let file = book.write("t.csv", table);
    let said = book.run(&["import", &file]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    (said.err, book.account())
}

fn person<'a>(account: &'a Value, name: &str) -> &'a Value {
    let people = account["people"].as_array().unwrap();
    people.iter().find(|p| p["name"] == name).unwrap_or(&Value::Null)
}

#[test]
fn a_boss_is_linked_where_one_fits_and_told_where_several_do() {
    for (boss, id) in [
        ("Noack", "n"),
        ("Lohse, Petra", "l"),
        ("P. Lohse", "l"),
        ("Lohse P.", "l"),
        ("Werkleiterin", "l"),
    ] {
        let (said, account) =
            taken(&format!("Firma;Name;Vorgesetzter\nAlfa;Ina Kurz;\"{boss}\"\n"));
        assert_eq!(person(&account, "Ina Kurz")["reports_to"], id, "{boss}: {said}");
        assert!(!said.contains("not clear"), "{boss}: {said}");
    }
    let (said, account) = taken("Firma;Name;Vorgesetzter\nAlfa;Ina Kurz;Jahnke\n");
    assert!(person(&account, "Ina Kurz")["reports_to"].is_null());
    assert!(said.contains("\"Jahnke\" of Ina Kurz"), "{said}");
}

#[test]
fn a_part_of_a_name_is_who_is_called_so_and_another_name_is_somebody_else() {
    for name in ["Noack", "Noack Jens", "J. Noack"] {
        let (said, account) = taken(&format!("Firma;Ansprechpartner\nAlfa;{name}\n"));
        assert_eq!(account["people"].as_array().unwrap().len(), 4, "{name}: {said}");
        assert!(said.contains(&format!("\"{name}\" is Jens Noack")), "{said}");
    }
    for (row, told) in [("Jahnke;", true), ("Peter Noack;", false), ("Noack;Pförtner", true)] {
        let (said, account) = taken(&format!("Firma;Ansprechpartner;Funktion\nAlfa;{row}\n"));
        assert_eq!(account["people"].as_array().unwrap().len(), 5, "{row}: {said}");
        assert_eq!(said.contains("new people who may be one who is there"), told, "{row}: {said}");
    }
}

#[test]
fn what_goes_over_what_was_there_is_named_and_the_number_before_is_kept() {
    let (said, account) =
        taken("Firma;Ansprechpartner;Telefon;Funktion\nAlfa;Jens Noack;0171 2;Leiter\n");
    let noack = person(&account, "Jens Noack");
    assert_eq!(
        (&noack["phone"], &noack["notes"]),
        (&"0171 2".into(), &"phone before: 0341 1".into())
    );
    assert!(said.contains("Jens Noack phone 0341 1 > 0171 2") && !said.contains("title"), "{said}");
    let (said, account) =
        taken("Firma;Name;E-Mail;Status;Verantwortlich\nAlfa;Bo Ek;b@x.example;Active;Sam\n");
    assert_eq!((&account["status"], &account["seller"]), (&"dormant".into(), &"Ann".into()));
    assert!(said.contains("status active of Alfa; seller Sam of Alfa"), "{said}");
    let (_, account) = taken("Firma;Verantwortlich\nAlfa;Sam\n");
    assert_eq!(account["seller"], "Sam");
    let (said, account) = taken("Firma;Aufgabe;Fällig;Verantwortlich\nAlfa;call;4.12.2026;Sam\n");
    assert!(account["seller"] == "Ann" && said.contains("list of tasks"), "{said}");
}

#[test]
fn days_thousands_levels_and_stages_are_meant_or_told() {
    let (said, account) = taken(
        "Kunde;Projekt;Entscheidung;Phase\nAlfa;A;3.4.2027;Angebot\nAlfa;B;4/30/2027;\nAlfa;C;4/5/2027;\nAlfa;D;03/27;4\n",
    );
    let deals = account["opportunities"].as_array().unwrap();
    let days: Vec<&str> = deals.iter().filter_map(|d| d["decision_date"].as_str()).collect();
    assert_eq!(days, ["2027-04-03", "2027-04-30", "2027-04-05", "2027-03-31"]);
    assert!(
        said.contains("\"03/27\" is Wed 31 Mar 2027") && said.contains("\"Angebot\" is 4"),
        "{said}"
    );
    let (said, account) =
        taken("Kunde;Umsatz 2025\nAlfa;\"88,000\"\nClinique Nord;\"201.000,-\"\n");
    assert!(account["years"].is_null() && said.contains("\"88,000\" can be thousands"), "{said}");
    let (said, account) = taken("Kunde;Umsatz 2025\nAlfa;\"88,000\"\n");
    assert_eq!(account["years"][0]["revenue"], 88_000, "{said}");
    assert!(said.contains("\"88,000\" is 88,000"), "{said}");
    let (said, _) = taken("Kunde;Umsatz 2025\nAlfa;88.000\n");
    assert!(!said.contains("thousands"), "{said}");
    let (said, _) = taken("Firma;Ansprechpartner;Funktion\nAlfa;Bo Ek;CFO\n");
    assert!(said.contains("guessed from the title: Bo Ek executive"), "{said}");
    let (said, _) = taken("Firma;Ansprechpartner;Funktion\nAlfa;Bo Ek;juggler\n");
    assert!(!said.contains("guessed"), "{said}");
}

#[test]
fn one_side_of_a_name_in_two_languages_is_that_account() {
    for (name, accounts) in [("Clinique Nord", 2), ("Clínica Norte", 2), ("Clinique Sud", 3)] {
        let book = Book::of(ALFA);
        let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Ek\r\nORG:{name}\r\nEND:VCARD\r\n");
        let said = book.run(&["import", &book.write("x.vcf", &card)]).err;
        let all = book.json(&["list", "accounts"]);
        assert_eq!(all.as_array().unwrap().len(), accounts, "{name}: {said}");
        assert_eq!(said.contains("is taken for"), accounts == 2, "{name}: {said}");
    }
}
