//! Notes, and the promises that they hold.

use super::*;

fn on() -> Date {
    crate::model::parse_day("2026-11-24").unwrap()
}

/// "ours: send him the offer", "they: ..", "Falk: ..", with a mark where a day is needed.
fn said(note: &str) -> Vec<String> {
    let said = promises_said(note, on()).into_iter().map(|promise| {
        let by = match promise.by {
            Promiser::Ours => "ours".to_owned(),
            Promiser::They => "they".to_owned(),
            Promiser::Called(name) => name,
        };
        let due = promise.due.map(|day| format!(" [{day}]")).unwrap_or_default();
        format!("{by}: {}{due}{}", promise.what, if promise.sure { "" } else { " ?" })
    });
    said.collect()
}

#[test]
fn a_sentence_that_promises_says_whose_it_is() {
    for (note, wanted) in [
        ("er schickt uns die Zeichnung bis 26.11.", "they: schickt uns die Zeichnung bis 26.11."),
        ("she will send us the list by Friday", "they: will send us the list by Friday"),
        ("wir liefern ein Muster bis KW 50", "ours: liefern ein Muster bis KW 50 ?"),
        ("I send him the offer tomorrow", "ours: send him the offer tomorrow"),
        ("budget is ok, he sends the list fri", "they: sends the list fri ?"),
        ("price talk. Falk confirms the price by Friday", "Falk: confirms the price by Friday ?"),
        ("Frau Kern schickt uns die Liste", "Frau Kern: schickt uns die Liste"),
        ("we'll show Dahl the plant", "ours: show Dahl the plant"),
        ("he promised an answer by 5 dec", "they: promised an answer by 5 dec"),
        ("bis Freitag schickt er die Zeichnung", "they: schickt er die Zeichnung [2026-11-27] ?"),
        ("tomorrow I call him back", "ours: call him back [2026-11-25] ?"),
        ("er wird uns die Preise schicken", "they: wird uns die Preise schicken"),
        ("Lorenz takes it to the board", "Lorenz: takes it to the board ?"),
        ("他下周五前发图纸", "they: 下周五前发图纸 ?"),
        ("我们明天报价", "ours: 明天报价 ?"),
        // `will` in English: the verb stands behind it.
        ("Frau Voss will call us back", "Frau Voss: will call us back"),
        ("Wang will get back to us", "Wang: will get back to us"),
        ("he will also check it by Fri", "they: will also check it by Fri"),
        ("Hofer will personally send the list", "Hofer: will personally send the list"),
        // What stands behind the day goes on, and a clause without who does it is that of the one spoken of.
        ("wir melden uns bis 5.12. mit Preis", "ours: melden uns bis 5.12. mit Preis ?"),
        ("er meldet sich Do", "they: meldet sich [2026-11-26] ?"),
        ("sie meldet sich bis Mo", "they: meldet sich bis Mo ?"),
        ("er meldet sich bis Do", "they: meldet sich bis Do ?"),
        ("schickt Zahlen bis Fr", "they: schickt Zahlen bis Fr ?"),
        ("sends figures by Fri", "they: sends figures by Fri ?"),
    ] {
        assert_eq!(said(note), [wanted], "{note}");
    }
    assert_eq!(
        said("he sends the list fri, and I send him the offer tomorrow"),
        ["they: sends the list fri ?", "ours: send him the offer tomorrow"]
    );
    assert_eq!(
        said("schickt Zahlen bis Fr, ich mache bis Mo ein Modell"),
        ["they: schickt Zahlen bis Fr ?", "ours: mache bis Mo ein Modell ?"]
    );
    // Behind the point of a day a capital begins a sentence.
    assert_eq!(said("wir melden uns bis 5.12. Preis ok"), ["ours: melden uns bis 5.12. ?"]);
}

#[test]
fn what_is_denied_done_a_habit_or_a_condition_promises_nothing() {
    for note in [
        "er schickt nichts mehr",
        "she will not send the list",
        "he won't send us anything",
        "he sends us reports every month",
        "I sent him the offer",
        "er hat die Liste geschickt",
        "we talked about the price",
        "Falk anrufen morgen",
        "Frau Kern bis Freitag schicken",
        "if he sends us the list we quote",
        "she would send us the list",
        "will he send us the list?",
        "they want a trial",
        "he is on holiday until Friday",
        "she will be back on Monday",
        "we met at the plant",
        "他不发图纸",
        "我们的报价太高",
        "offers due in December",
        // German `will` wants.
        "Hofer will trotzdem im Q1 entscheiden",
        "Frau Voss will Referenzbesuch",
        "Wang will Muster bis Ende Januar",
        "er will Reports bis Fr",
        "sie will check im Q1",
        "Voss will order noch klären",
        // A noun, and a question.
        "orders come in by March",
        "quotes by Friday",
        "Anfragen bis Fr",
        "schickt er die Liste bis Fr",
    ] {
        assert_eq!(said(note), Vec::<String>::new(), "{note}");
    }
}
