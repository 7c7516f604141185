//! Lines of a small book, and the place that each finds.

use super::*;
use crate::model::{Key, parse_day};
use crate::workbench::{Dossier, Source};

mod lines;
mod unread;

const BOOK: &str = r#"{"format":"anteroom/1","rep":{"name":"Ann"},"accounts":[
 {"id":"n","name":"Northwind Hydro","people":[{"id":"wm","name":"王敏","title":"Buyer"},{"id":"bo","name":"Bo Lind"},
  {"id":"d","name":"Ingrid Dahl","roles":["decision_maker"]}]},
 {"id":"o","name":"Osterby Steel","aliases":["Osterby"],"people":[{"id":"lh","name":"Lars Holm","title":"Works manager"},
  {"id":"eva","name":"Eva Lind"}]},
 {"id":"h","name":"华联电力","people":[{"id":"cw","name":"陈伟"},{"id":"lars","name":"Lars Krog"}]}]}"#;

struct Desk {
    bench: Workbench,
    names: BookNames,
    here: Dossier,
}

fn desk() -> Desk {
    let mut bench = Workbench::in_memory(parse_day("2026-11-24").unwrap()).unwrap();
    let book = Source::new("book.json", BOOK.as_bytes().to_vec());
    bench.import(vec![book], true, &mut |_, _| {}).unwrap();
    let names = bench.all_names().unwrap();
    let here = bench.dossier(names.accounts()[0].0).unwrap();
    Desk { bench, names, here }
}

impl Desk {
    fn reads(&self, line: &str, wanted: LineTarget) -> LogReading {
        self.names.read(line, self.bench.today(), Some(&self.here), wanted)
    }

    /// "Osterby Steel: Lars Holm; elsewhere".
    fn says(&self, line: &str, wanted: LineTarget) -> String {
        let read = self.reads(line, wanted);
        let names: Vec<&str> = read.people.iter().map(|(n, _)| n.as_str()).collect();
        let words: Vec<&str> = read.elsewhere.iter().map(|(w, _)| w.as_str()).collect();
        format!("{}: {}; {}", read.account_name, names.join(", "), words.join(", "))
    }

    fn key(&self, account: usize) -> Option<Key> {
        Some(self.names.accounts()[account].0)
    }
}

#[test]
fn a_line_is_of_the_account_at_hand_unless_it_names_another_or_its_people() {
    let desk = desk();
    for (line, says) in [
        ("call wm: budget moved", "Northwind Hydro: 王敏; "),
        ("they want a trial", "Northwind Hydro: ; "),
        ("call Lars Holm: wants spares", "Osterby Steel: Lars Holm; "),
        // Without a colon names say where it belongs, and all of it is the note.
        ("Lars Holm wants spares", "Osterby Steel: ; "),
        ("call wm budget moved", "Northwind Hydro: ; "),
        // A part of a name is offered while an account is at hand.
        ("yesterday visit holm: wants spares", "Northwind Hydro: ; holm"),
        ("Osterby: call eva: hi", "Osterby Steel: Eva Lind; "),
        ("call wm: Osterby Steel bids too", "Northwind Hydro: 王敏; "),
        ("call lind: hi", "Northwind Hydro: Bo Lind; "),
        ("打电话给陈伟：有进展", "华联电力: 陈伟; "),
        // Initials and beginnings may be chance: the account is offered, not taken.
        ("call lh: hi", "Northwind Hydro: ; lh"),
        ("call kro: hi", "Northwind Hydro: ; "),
        ("call krog: hi", "Northwind Hydro: ; krog"),
        ("call Lars Krog: hi", "华联电力: Lars Krog; "),
        // Two of them are called so.
        ("call Lars: hi", "Northwind Hydro: ; Lars"),
        // Two accounts in one line.
        ("call wm and Lars Holm: hi", "Northwind Hydro: 王敏; Lars Holm"),
        ("will call back", "Northwind Hydro: ; "),
    ] {
        assert_eq!(desk.says(line, LineTarget::Here), says, "{line}");
    }
    let read = desk.reads("call Lars: hi", LineTarget::Here);
    assert_eq!(read.choices, [desk.key(0), desk.key(1), desk.key(2), None]);
    let two = desk.reads("call Lars Holm and 陈伟: hi", LineTarget::Here);
    let words: Vec<&str> = two.elsewhere.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!((two.account, words), (desk.key(0), vec!["Lars Holm", "陈伟"]));
}

#[test]
fn where_the_rep_wants_it_it_goes_and_strangers_are_those_nobody_knows() {
    let desk = desk();
    let wanted = LineTarget::Place(desk.key(1));
    assert_eq!(desk.says("call lh: hi", wanted), "Osterby Steel: Lars Holm; ");
    let read = desk.reads("call wm, Lars Holm and Zoë Brandt: hi", LineTarget::Here);
    assert_eq!(read.strangers().collect::<Vec<_>>(), ["Zoë Brandt"]);
    let none = desk.reads("call wm: hi", LineTarget::Place(None));
    assert_eq!(none.account, None);
}

#[test]
fn lines_of_a_paste_fall_into_the_inbox_and_are_one_step() {
    let mut desk = desk();
    let lines = ["wm: mail", "Holm: hi", "who was that?", "gestern Osterby: besuch bei eva: gut"];
    let readings: Vec<LogReading> =
        lines.iter().map(|line| desk.reads(line, LineTarget::Inbox)).collect();
    let places: Vec<&str> = readings.iter().map(|r| r.account_name.as_str()).collect();
    assert_eq!(places, ["Northwind Hydro", "Osterby Steel", "", "Osterby Steel"]);
    let before = desk.bench.export_json(None).unwrap();
    let edits = desk.bench.log_edits(&readings, |_| false).unwrap();
    desk.bench.apply("lines", edits).unwrap();
    assert_eq!(desk.bench.inbox().unwrap()[0].text, "who was that?");
    let osterby = desk.bench.typed_account(desk.key(1).unwrap()).unwrap();
    let days: Vec<String> = osterby.contacts.iter().map(|c| c.date.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-11-24", "2026-11-23"]);
    let taken = desk.bench.inbox().unwrap()[0].taken();
    desk.bench.operate(taken.labelled("dropped")).unwrap();
    assert!(desk.bench.inbox().unwrap().is_empty());
    desk.bench.undo().unwrap();
    desk.bench.undo().unwrap();
    assert_eq!(desk.bench.export_json(None).unwrap(), before);
}

#[test]
fn a_contact_offers_the_open_topic_it_answers_and_no_other() {
    let desk = desk();
    let offered = |line: &str| -> Vec<String> {
        let contact = desk.reads(line, LineTarget::Here).contact();
        topics::answered(&desk.here, &contact).into_iter().map(|t| t.subject).collect()
    };
    for (line, subjects) in [
        ("call wm: 1.9 million budget for 2027", &["organisation.budget"][..]),
        ("call dahl: she is worried about the winter", &["senior.concerns@d"]),
        ("call wm: he is worried about the winter", &[]),
        ("call wm: thanks for the lunch last week", &[]),
        ("call wm: did not know the budget", &[]),
        ("attempt wm: budget of the year", &[]),
        ("1.9 million budget for 2027", &[]),
    ] {
        assert_eq!(offered(line), subjects, "{line}");
    }
}

#[test]
fn only_what_stands_before_the_first_colon_is_read() {
    let desk = desk();
    for (line, kind, outcome, note) in [
        ("visit wm, advanced: she agreed", "visit", "advanced", "she agreed"),
        ("visit wm: advanced", "visit", "held", "advanced"),
        ("visit wm advanced", "call", "held", "visit wm advanced"),
        ("wants a trial: visit of wm", "call", "held", "wants a trial: visit of wm"),
    ] {
        let read = desk.reads(line, LineTarget::Here);
        let said = (read.kind.as_str(), read.outcome.as_str(), read.note.as_str());
        assert_eq!(said, (kind, outcome, note), "{line}");
    }
}

/// All that is remarked of the lines.
fn remarks(logged: &Logged) -> String {
    logged.lines.iter().flat_map(|line| line.remarks.clone()).collect::<Vec<_>>().join(" | ")
}

/// What is promised, by whom, to whom and by when.
type KeptPromise = (String, Option<String>, Option<String>, Option<String>);

/// The records that a line makes beside its contact.
fn kept(line: &str) -> Vec<KeptPromise> {
    let mut desk = desk();
    let reading = desk.reads(line, LineTarget::Here);
    let edits = desk.bench.log_edits(&[reading], |_| false).unwrap();
    desk.bench.apply("logged".to_owned(), edits).unwrap();
    let account = desk.bench.typed_account(desk.key(0).unwrap()).unwrap();
    let contact = account.contacts.iter().next_back().unwrap().id.0.clone();
    let actions = account.actions.iter().map(|action| {
        assert_eq!(action.for_subject.as_deref(), Some(contact.as_str()), "{line}");
        let due = action.due.map(|day| day.to_string());
        let (by, to) = (action.promised_by.0.clone(), action.promised_to.0.clone());
        (action.what.as_deref().unwrap_or_default().to_owned(), by, to, due)
    });
    actions.collect()
}

#[test]
fn what_a_line_promises_is_kept_as_theirs_or_ours_with_its_day() {
    let text = |text: &str| Some(text.to_owned());
    for (line, what, by, to, due) in [
        (
            "call wm: er schickt uns die Zeichnung bis 26.11.",
            "schickt uns die Zeichnung",
            text("wm"),
            None,
            text("2026-11-26"),
        ),
        (
            "call dahl: she will send us the list by Friday",
            "will send us the list",
            text("d"),
            None,
            text("2026-11-27"),
        ),
        (
            "visit bo: wir liefern ein Muster bis KW 50",
            "liefern ein Muster",
            None,
            text("bo"),
            text("2026-12-11"),
        ),
        (
            "call bo: price ok, I send him the offer tomorrow",
            "send him the offer",
            None,
            text("bo"),
            text("2026-11-25"),
        ),
        (
            "Dahl sends us the list by Friday",
            "sends us the list",
            text("d"),
            None,
            text("2026-11-27"),
        ),
        (
            "meeting wm, bo: talked. Dahl signs before Christmas",
            "signs",
            text("d"),
            None,
            text("2026-12-23"),
        ),
        (
            "call wm last thu: he sends the list by Friday",
            "sends the list",
            text("wm"),
            None,
            text("2026-11-20"),
        ),
        ("call wm: 她下周五前发图纸", "发图纸", text("wm"), None, text("2026-12-04")),
    ] {
        assert_eq!(kept(line), [(what.to_owned(), by, to, due)], "{line}");
    }
}

#[test]
fn what_stands_behind_the_day_of_a_promise_stays_in_it() {
    for (line, what, due) in [
        ("wir melden uns bis 5.12. mit Preis", "melden uns mit Preis", "2026-12-05"),
        ("er meldet sich Do", "meldet sich", "2026-11-26"),
    ] {
        let (said, .., day) = kept(&format!("call wm: {line}")).remove(0);
        assert_eq!((said.as_str(), day.as_deref()), (what, Some(due)), "{line}");
    }
}

#[test]
fn what_is_no_promise_or_somebodys_unknown_stays_a_note() {
    for line in [
        "call wm: er schickt nichts mehr",
        "call wm: Lorenz takes it to the board by Friday",
        "call wm: he wants the price by Friday",
        "call wm: if he sends the list by Friday we quote",
        "call wm: he sent the list on Friday",
        "he sends us the list by Friday",
        "call dahl: Frau Dahl will Referenzbesuch",
    ] {
        assert_eq!(kept(line), [], "{line}");
    }
    let mut desk = desk();
    let logged = desk.bench.log_lines("Northwind: call wm: he sends us the list fri").unwrap();
    let says = "the note may hold a promise of 王敏, due Fri 27 Nov 2026: sends us the list";
    assert!(remarks(&logged).contains(says), "{:?}", logged.lines);
    let account = desk.bench.typed_account(desk.key(0).unwrap()).unwrap();
    assert_eq!(account.actions.iter().count(), 0);
}

#[test]
fn notes_below_a_heading_with_a_talk_are_its_note() {
    let desk = desk();
    let lines = |text: &str| desk.names.lines_of_notes(text, desk.bench.today());
    assert_eq!(
        lines(
            "Northwind Hydro\nMeeting 12.11. with Ms Dahl:\n- budget ok\n- she sends the list fri\ncall bo: hi"
        ),
        [
            "Northwind Hydro: Meeting 12.11. with Ms Dahl: budget ok; she sends the list fri",
            "Northwind Hydro: call bo: hi",
        ]
    );
    // The first word of a name and an id are headings as its whole name is.
    assert_eq!(
        lines("Northwind:\ncall bo: hi\nosterby\n- call Holm: hi"),
        ["Northwind Hydro: call bo: hi", "Osterby Steel: call Holm: hi"]
    );
    // A day beside the account leaves a line as it would be by itself.
    assert_eq!(
        lines("Northwind Hydro 20 nov\ntried Bo, no answer"),
        ["Northwind Hydro: 20 nov tried Bo, no answer"]
    );
    // A line with its note behind the colon is whole, and a topic is no talk.
    assert_eq!(lines("call bo: hi\nbudget ok"), ["call bo: hi", "budget ok"]);
    assert_eq!(lines("Risks:\nprice"), ["Risks:", "price"]);
}

/// "Bo Lind; ?Lind=Eva Lind": who was there, and whom the other names may mean.
fn asked(desk: &Desk, line: &str) -> String {
    let read = desk.reads(line, LineTarget::Here);
    let mut says: Vec<String> = read.people.iter().map(|(name, _)| name.clone()).collect();
    says.extend(read.doubtful(false).iter().map(|doubt| {
        let who: Vec<&str> = doubt.choices.iter().map(|(who, _)| who.as_str()).collect();
        format!("?{}={}", doubt.word, who.join("/"))
    }));
    says.join("; ")
}

#[test]
fn a_name_much_like_one_here_is_proposed_and_leads_to_no_other_account() {
    let desk = desk();
    for (line, says) in [
        ("call Lynd yesterday: x", "?Lynd=Bo Lind"),
        ("call Dahll: x", "?Dahll=Ingrid Dahl"),
        ("call Lind: x", "Bo Lind"),
        ("call Holm: x", "?Holm=Lars Holm at Osterby Steel"),
        // Near misses: another name, and who is named beside them.
        ("call Brandt: x", ""),
        ("call Bo Lind and Holm: x", "Bo Lind"),
        ("call Lars Holm: x", "Lars Holm"),
    ] {
        assert_eq!(asked(&desk, line), says, "{line}");
    }
    let led = desk.reads("call Lars Holm: x", LineTarget::Here).led;
    assert_eq!(led.as_deref(), Some("Lars Holm is of Osterby Steel, and so is this contact"));
    assert_eq!(desk.reads("Osterby: call Lars Holm: x", LineTarget::Here).led, None);
}

#[test]
fn what_is_not_read_of_a_line_is_said_with_how_it_would_be() {
    let mut desk = desk();
    let happened = Happened::default();
    let mut says = |line: &str| {
        let (_, remarks) = desk.bench.log("Northwind Hydro", line, &happened).unwrap();
        remarks.join(" | ")
    };
    for (line, parts) in [
        (
            "Mittagessen mit Frau Dahl am 20.11., sehr offen",
            &["event", "Ingrid Dahl", "Fri 20 Nov 2026 are not read", "am 20.11.: sehr offen"][..],
        ),
        (
            "visit dahl vor ein paar Tagen: x",
            &["\"vor ein paar Tagen\" is not understood as a day"],
        ),
        ("call Lynd: x", &["if Lynd is Bo Lind, write it so"]),
    ] {
        let said = says(line);
        assert!(parts.iter().all(|part| said.contains(part)), "{line}: {said}");
    }
    for line in ["wants a trial soon", "visit dahl 20.11.: x", "call dahl: in a few days"] {
        assert_eq!(says(line), "", "{line}");
    }
    let logged = desk.bench.log_lines("Northwind Hydro: visit dahl neulich: x").unwrap();
    assert!(remarks(&logged).contains("neulich"), "{:?}", logged.lines);
}

#[test]
fn a_name_that_is_added_is_no_part_of_the_note() {
    let desk = desk();
    for (line, add, note, people) in [
        ("call Herr Brandt: wants spares", true, "wants spares", 1),
        ("call Herr Brandt: wants spares", false, "Herr Brandt: wants spares", 0),
        ("call Brandt, new pumps: x", true, "new pumps: x", 1),
    ] {
        let read = desk.reads(line, LineTarget::Here);
        let edits = read.edits(add, Seats::default(), &mut || "new".to_owned());
        let contact = edits.iter().find_map(|edit| match edit {
            crate::model::Edit::Insert { row, .. } if row.schema.has("note") => Some(row),
            _ => None,
        });
        let contact: Contact = crate::workbench::typed(contact.unwrap().clone());
        let found = (contact.note.as_deref(), contact.people.0.len());
        assert_eq!(found, (Some(note), people), "{line}");
    }
}

#[test]
fn the_answer_of_the_command_names_what_is_kept() {
    let mut desk = desk();
    let happened = Happened::default();
    for (line, says) in [
        ("Tried Dahl 2x yesterday, no answer", ": no luck, Ingrid Dahl, Mon 23 Nov 2026"),
        ("mail from Dahl: ok", ": message, Ingrid Dahl, today, from them"),
        ("dahl wants spares", ": call, nobody named, today"),
        ("met Dahl yesterday", ": call, nobody named, today"),
    ] {
        let (kept, _) = desk.bench.log("Northwind Hydro", line, &happened).unwrap();
        assert!(kept.sentence.ends_with(says), "{line}: {}", kept.sentence);
    }
    let (_, remarks) = desk.bench.log("Northwind Hydro", "met Dahl yesterday", &happened).unwrap();
    let all = remarks.join(" | ");
    assert!(all.contains("not read") && all.contains("logged as: met Dahl yesterday:"), "{all}");
    let (_, remarks) = desk.bench.log("Northwind Hydro", "Dahl anrufen morgen", &happened).unwrap();
    assert!(remarks[0].contains("still to come") && remarks.len() == 1, "{remarks:?}");
    let logged = desk.bench.log_lines("call Lars Holm yesterday: spares").unwrap();
    let kept: Vec<&str> = logged.lines.iter().map(|line| line.kept.as_str()).collect();
    assert_eq!(kept, ["Osterby Steel: call, Lars Holm, Mon 23 Nov 2026"]);
}
