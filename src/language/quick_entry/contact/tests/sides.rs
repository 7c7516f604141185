//! From which side a message came: what was sent, an arrow, by what it was sent, and the text of a message.

use super::*;

const NAMES: [&str; 7] = [
    "Margaret Ellis",
    "Vic Boyd",
    "Ruth Adams",
    "Sabine Vogt",
    "Klaus Weber",
    "Dirk Weber",
    "王敏",
];

fn people() -> Vec<Candidate> {
    let person = |name: &&str| Candidate {
        id: name.split(' ').next().unwrap().to_owned(),
        name: (*name).to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    };
    NAMES.iter().map(person).collect()
}

fn today() -> Date {
    crate::model::parse_day("2026-12-01").unwrap()
}

/// "kind; people; outcome; way; note" of a headed line.
fn said(line: &str) -> String {
    let manner = Manner { head_only: true, misses: true, ..Manner::default() };
    let read = read_contact_as(line, today(), &people(), manner);
    let of = |field: &str| match read.contact.get(field) {
        Value::Absent => String::new(),
        value => value.to_string(),
    };
    let way = read.from_them.map_or("", |theirs| if theirs { "theirs" } else { "ours" });
    format!("{}; {}; {}; {way}; {}", of("kind"), of("people"), of("outcome"), of("note"))
}

fn hold(lines: &[(&str, &str)]) {
    hold_as(lines, said);
}

#[test]
fn what_was_sent_is_a_message() {
    hold(&[
        (
            "sent Ellis our brochure 20 Nov: with sheet",
            "message; Margaret; ; ours; sent our brochure: with sheet",
        ),
        ("sent Vic the ROI sheet: x", "message; Vic; ; ours; sent the ROI sheet: x"),
        ("quote sent to Vogt: 375k", "message; Sabine; ; ours; quote sent: 375k"),
        ("forwarded quote to Vic: x", "message; Vic; ; ours; forwarded quote: x"),
        ("reminder to Vic: x", "message; Vic; ; ours; reminder: x"),
        ("reminder from Vic: x", "message; Vic; held; theirs; reminder: x"),
        ("text Ruth Adams: data ready?", "message; Ruth; ; ; data ready?"),
        ("Angebot an Vogt geschickt: x", "message; Sabine; ; ours; Angebot geschickt: x"),
        ("Vogt Prospekt geschickt: x", "message; Sabine; ; ours; Prospekt geschickt: x"),
        ("Mahnung an Vogt: x", "message; Sabine; ; ours; Mahnung: x"),
        ("envoyé devis Vogt: x", "message; Sabine; ; ours; envoyé devis: x"),
        ("Vogt sent drawings: x", "message; Sabine; held; theirs; sent drawings: x"),
        // Near misses: somebody was sent there, something was handed over, it is no message.
        ("sent Tim to Vogt: x", "; Sabine; ; ours; sent Tim: x"),
        ("sent a fitter to Vogt: x", "; Sabine; ; ours; sent a fitter: x"),
        ("gave Ellis the brochure: x", "; Margaret; ; ours; gave the brochure: x"),
        ("call Ellis, quote sent: x", "call; Margaret; ; theirs; quote sent: x"),
        ("reminder: x", "; ; ; ; reminder: x"),
    ]);
}

#[test]
fn an_arrow_between_somebody_and_us_is_a_message() {
    hold(&[
        ("11/20/2026 Ellis -> me: x", "message; Margaret; held; theirs; x"),
        ("me -> Vogt: x", "message; Sabine; ; ours; x"),
        ("Vogt <- me: x", "message; Sabine; ; ours; x"),
        ("ich -> Vogt: x", "message; Sabine; ; ours; x"),
        ("王敏 → 我: x", "message; 王敏; held; theirs; x"),
        // Near misses: we are not in it, or it was a call.
        ("Ellis -> Vogt: x", "; Margaret, Sabine; ; ours; x"),
        ("call Ellis -> me: x", "call; Margaret; ; theirs; x"),
    ]);
}

#[test]
fn whoever_is_named_before_what_it_was_sent_by_sent_it() {
    hold(&[
        ("Vogt by mail: x", "message; Sabine; held; theirs; x"),
        ("26 Nov Vogt via WhatsApp: x", "message; Sabine; held; theirs; x"),
        ("Vogt 26 Nov per Mail: x", "message; Sabine; held; theirs; x"),
        ("Vogt par courriel: x", "message; Sabine; held; theirs; x"),
        ("王敏通过微信：x", "message; 王敏; held; theirs; x"),
        // Near misses: something of ours stands before them, or it was no message.
        ("to Vogt by mail: x", "message; Sabine; ; ours; x"),
        ("with Vogt by mail: x", "message; Sabine; ; ; x"),
        ("asked Vogt by mail: x", "message; Sabine; ; ; asked: x"),
        ("quote Vogt by mail: x", "message; Sabine; ; ; quote: x"),
        ("Vogt by phone, voicemail: x", "call; Sabine; no_answer; ; x"),
    ]);
}

#[test]
fn a_word_for_with_is_one_though_a_name_is_glued_to_it() {
    hold(&[
        ("call w/Boyd & Adams on Thurs: x", "call; Vic, Ruth; ; ; x"),
        ("mtg w/vogt: x", "meeting; Sabine; ; ; x"),
        // Near misses.
        ("call Vogt w/o Boyd: x", "call; Sabine; ; ; w/o Boyd: x"),
        ("call Vogt w/drawings: x", "call; Sabine; ; ; w/drawings: x"),
    ]);
}

#[test]
fn of_a_name_of_two_the_side_is_said_and_both_are_named() {
    hold(&[
        ("Weber called: x", "call; ; ; theirs; Weber called: x"),
        ("mail from Weber: x", "message; ; held; theirs; Weber: x"),
        ("mail to Weber: x", "message; ; ; ours; Weber: x"),
    ]);
}

#[test]
fn the_text_of_a_message_says_whose_it_is() {
    let all = [
        ("email from Vogt, asks for a visit", Some(true)),
        ("email from Vogt: asks", Some(true)),
        ("Vogt wrote that the seal is fine", Some(true)),
        ("got mail, Klein wants the manual", Some(true)),
        ("we have just received the drawings", Some(true)),
        ("trial data came", Some(true)),
        ("drawings arrived today", Some(true)),
        ("her reply: too high", Some(true)),
        ("Vogt's answer, too high", Some(true)),
        ("reply from Vogt, ok", Some(true)),
        ("25 Nov Vogt replied", Some(true)),
        ("Vogt has just sent drawings", Some(true)),
        ("she asked for a quote", Some(true)),
        ("Mail von Vogt, will Zeichnungen", Some(true)),
        ("Vogt hat gestern geschrieben", Some(true)),
        ("Zeichnungen eingetroffen", Some(true)),
        ("réponse de Vogt, ok", Some(true)),
        ("llegó mail, pide precios", None),
        ("王敏回复了报价", Some(true)),
        ("收到邮件，要报价", Some(true)),
        ("mail to Vogt, offer", Some(false)),
        ("mailed offer to Vogt", Some(false)),
        // Near misses: not said, awaited, or of us.
        ("offer 172k", None),
        ("asked for feedback from Vogt", None),
        ("no reply yet", None),
        ("reply to Vogt", None),
        ("our offer came too late", None),
        ("Vogt came to our stand", None),
        ("Vogt has not replied", None),
        ("got hold of the drawings", Some(false)),
        ("data arrived?", None),
        ("answered his mail", None),
        ("idea came up", None),
    ];
    let said = all.map(|(text, way)| (text, came_from_them(text, today(), &people()), way));
    let wrong: Vec<_> = said.iter().filter(|(_, found, way)| found != way).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn how_it_was_is_read_where_the_word_is_clear() {
    hold(&[
        ("f2f w/ Vogt and Ellis: x", "meeting; Sabine, Margaret; ; ; x"),
        ("webinar for Vogt & Ellis: x", "event; Sabine, Margaret; ; ; x"),
        (
            "met Klaus at the trade show in Cologne: x",
            "event; Klaus; ; ; at the trade show in Cologne: x",
        ),
        ("traf Vogt auf der Messe: x", "event; Sabine; ; ; auf der Messe: x"),
        // Near misses.
        ("quick chat w/ Vogt at site: x", "; Sabine; ; ; quick chat at site: x"),
        ("met Klaus about the trade show: x", "meeting; Klaus; ; ; about the trade show: x"),
        ("met Klaus about the fair price: x", "meeting; Klaus; ; ; about the fair price: x"),
    ]);
}

#[test]
fn who_was_sick_or_away_was_not_there() {
    hold(&[
        ("12 Nov Adams sick, spoke with Vogt: x", "call; Sabine; ; ; Adams sick: x"),
        ("Ellis on leave, call Vogt: x", "call; Sabine; ; ; Ellis on leave: x"),
        ("Vogt krank, Anruf Ellis: x", "call; Margaret; ; ; Vogt krank: x"),
        ("Vogt malade, appel Ellis: x", "call; Margaret; ; ; Vogt malade: x"),
        // Near misses: somebody else's, and the note.
        ("call Vogt about sick leave: x", "call; Sabine; ; ; about sick leave: x"),
        ("call Vogt: Adams sick", "call; Sabine; ; ; Adams sick"),
    ]);
}
