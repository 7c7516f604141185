//! A book of any size for measurements: six people, four ties, eight answers, five contacts an account.

use std::fmt::Write;

const FIRST: [&str; 12] = [
    "Ingrid", "Marte", "Bo", "Erik", "Jonas", "Petra", "Henrik", "Siri", "Ana", "Lars", "Karl",
    "Nora",
];
const LAST: [&str; 12] = [
    "Dahl", "Solberg", "Lind", "Naess", "Falk", "Vik", "Moe", "Aune", "Ruiz", "Holm", "Brandt",
    "Berg",
];
const HOUSE: [&str; 10] =
    ["Hydro", "Power", "Kraft", "Ports", "Paper", "Water", "Steel", "Mining", "Cement", "Rail"];
const LEVELS: [&str; 4] = ["executive", "senior", "middle", "working"];
const TOPICS: [&str; 8] = [
    "organisation.structure",
    "organisation.buying_process",
    "organisation.buying_schedule",
    "organisation.budget",
    "problems.pains",
    "problems.impact",
    "rivals.who",
    "ours.fit",
];

/// The interchange text of a book of `accounts` accounts; the same number gives the same text.
pub fn book(accounts: usize) -> String {
    let mut out = String::from(
        "{\"format\":\"anteroom/1\",\"rep\":{\"name\":\"Anna Weiss\",\"company\":\"Halden\",\"currency\":\"EUR\",\
         \"cushion_limit\":900000,\"capital_cost\":0.06,\"gift_limit\":200,\"key_threshold\":300000},\
         \"competitors\":[{\"id\":\"voltaris\",\"name\":\"Voltaris\"}],\"accounts\":[",
    );
    for n in 0..accounts {
        out.push_str(if n > 0 { ",\n" } else { "\n" });
        account(&mut out, n);
    }
    out.push_str("\n]}\n");
    out
}

fn account(out: &mut String, n: usize) {
    let tier = ["key", "target", "ordinary", "ordinary", "prospect"][n % 5];
    let name = format!("{} {} {n:05}", LAST[n % 12], HOUSE[n / 12 % 10]);
    let _ = write!(
        out,
        "{{\"id\":\"a{n}\",\"name\":\"{name}\",\"industry\":\"industry {}\",\"tier\":\"{tier}\",\
         \"site\":\"town {}\",\"years\":[{{\"year\":2026,\"target\":{},\"revenue\":{}}}],\"people\":[",
        n % 17,
        n % 211,
        100_000 + n % 900,
        60_000 + n % 700
    );
    for p in 0..6 {
        let comma = if p > 0 { "," } else { "" };
        let boss =
            if p > 0 { format!(",\"reports_to\":\"p{}\"", (p - 1) / 2) } else { String::new() };
        let _ = write!(
            out,
            "{comma}{{\"id\":\"p{p}\",\"name\":\"{} {}\",\"title\":\"title {p}\",\"level\":\"{}\",\"roles\":[\"{}\"],\
             \"influence\":{},\"attitude\":{},\"relationship\":{},\"cadence_days\":60{boss}}}",
            FIRST[(n + p) % 12],
            LAST[(n / 12 + p) % 12],
            LEVELS[p.min(3)],
            ["decision_maker", "approver", "technical", "coach", "user", "purchasing"][p],
            5 - p.min(4),
            (n + p) as i64 % 5 - 2,
            p.min(5)
        );
    }
    out.push_str("],\"ties\":[");
    for t in 0..4 {
        let comma = if t > 0 { "," } else { "" };
        let _ = write!(
            out,
            "{comma}{{\"from\":\"p{}\",\"to\":\"p{t}\",\"kind\":\"works_with\",\"strength\":3}}",
            t + 1
        );
    }
    out.push_str("],\"intel\":[");
    for (i, topic) in TOPICS.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        let day = 1 + (n + i) % 28;
        let _ = write!(
            out,
            "{comma}{{\"topic\":\"{topic}\",\"answer\":\"answer {i} of account {n}\",\"source\":\"p3\",\
             \"confidence\":\"{}\",\"as_of\":\"2026-{:02}-{day:02}\"}}",
            ["rumour", "stated", "verified"][(n + i) % 3],
            1 + (n + i) % 11
        );
    }
    out.push_str("],\"contacts\":[");
    for c in 0..5 {
        let comma = if c > 0 { "," } else { "" };
        let _ = write!(
            out,
            "{comma}{{\"id\":\"c{c}\",\"date\":\"2026-{:02}-{:02}\",\"kind\":\"call\",\"people\":[\"p{}\"],\
             \"note\":\"call {c} of account {n}\"}}",
            5 + (n + c) % 7,
            1 + (n * 3 + c) % 28,
            (n + c) % 6
        );
    }
    out.push_str("],\"opportunities\":[");
    if n.is_multiple_of(4) {
        let _ = write!(
            out,
            "{{\"id\":\"o\",\"name\":\"Deal {n}\",\"value\":{},\"margin\":0.2,\"chance\":40,\"buying_stage\":3,\
             \"selling_stage\":2,\"decision_date\":\"2027-01-15\",\
             \"stage_history\":[{{\"date\":\"2026-10-01\",\"buying_stage\":3,\"selling_stage\":2}}],\
             \"rivals\":[{{\"competitor\":\"voltaris\",\"position\":\"incumbent\",\"sponsor\":\"p1\"}}]}}",
            100_000 + n
        );
    }
    out.push_str("]}");
}
