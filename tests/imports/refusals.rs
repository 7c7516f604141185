//! Each refusal of docs/FILE.md by itself: one sentence with the path, the value and what is allowed, and no change.
use crate::program::Program;
use serde_json::{Value, json};

/// A book in which every refusal has something to hit.
fn book() -> Value {
    json!({
        "format": "anteroom/1",
        "rep": { "name": "Zhang", "team": [{ "name": "Olga" }] },
        "products": [{ "id": "tin", "name": "Tin" }],
        "competitors": [{ "id": "c", "name": "Company C" }, { "id": "d", "name": "Company D" }],
        "accounts": [{
            "id": "store",
            "name": "连锁店",
            "years": [{ "year": 2026, "revenue": 10, "quarters": [{ "quarter": 1, "revenue": 10 }] }],
            "satisfaction": [{ "date": "2026-01-05", "score": 4.5 }],
            "tier_history": [{ "tier": "key", "since": "2025-01-01" }],
            "competition": [{ "competitor": "c", "share": 0.25 }],
            "people": [
                { "id": "huang", "name": "黄经理", "roles": ["user"] },
                { "id": "lin", "name": "林总" },
                { "id": "lin2", "name": "林总" }
            ],
            "ties": [{ "from": "huang", "to": "lin", "kind": "friend" }],
            "intel": [{ "topic": "problems.pains", "answer": "price" }],
            "contacts": [{ "id": "c1", "date": "2026-01-05T10:00", "people": ["huang"] }],
            "opportunities": [{
                "id": "listing",
                "name": "Listing",
                "evidence": [{ "criterion": "needs_known" }],
                "evaluation": [{ "criterion": "credit", "score": 3 }],
                "schedule": [{ "stage": 1, "date": "2026-01-05" }],
                "rivals": [{ "competitor": "c" }],
                "decision": [{ "verdict": "go", "marks": [{ "criterion": "fit", "score": 3 }] }],
                "specification": [{ "id": "point", "favours": "rival", "rival": "c" }],
                "offers": [{ "side": "us", "days": 30 }],
                "trades": [{ "give": "days", "state": "offered" }],
                "payments": [{ "id": "pay", "amount": 5 }]
            }],
            "actions": [{ "id": "call", "what": "call back", "for": "huang" }],
            "observations": [{ "id": "obs", "usual_price": 20 }],
            "visits": [{ "id": "visit", "occasion": "retail" }],
            "needs": [{ "need": "boxes", "opportunity": "listing" }],
            "objectives": [{ "id": "goal", "year": 2026 }],
            "service": [{ "id": "srv", "every_days": 30 }],
            "dismissals": [{ "code": "stalled", "subject": "listing", "verdict": "rejected" }]
        }]
    })
}

/// Values of one field that are not allowed: where one is put, the value, the path that the sentence names
/// (`=`: the field, `..`: the record), and what else it names.
const VALUES: &str = r#"
/format | "anteroom/9" | = | anteroom/9 ; anteroom/1
/accounts/0/colour | "red" | = | name, aliases
/accounts/0/name | " \u3000" | .. | name
/accounts/0/name | null | .. | name
/accounts/0/people/0/name | 7 | = | 7 ; text
/accounts/0/tier | "gold" | = | gold ; prospect
/accounts/0/employees | -1 | = | -1 ; 0
/accounts/0/employees | "12" | = | "12" ; number
/accounts/0/status_since | "2026-02-30" | = | 2026-02-30
/accounts/0/status_since | "2026-01-05T10:00" | = | T10:00
/accounts/0/contacts/0/date | "2026-01-05T24:00" | = | T24:00
/accounts/0/years/0/until | "2025-12-31" | = | 2025-12-31 ; 2026
/accounts/0/years/0/margin | 1.01 | = | 1.01 ; -1
/accounts/0/years/0/revenue | -0.01 | = | -0.01
/accounts/0/years/0/revenue | 0.001 | = | 0.001 ; two decimals
/accounts/0/years/0/quarters/0/quarter | 5 | = | 5 ; 1 to 4
/accounts/0/satisfaction/0/score | 4.25 | = | 4.25
/accounts/0/satisfaction/0/score | 5.1 | = | 5.1
/accounts/0/competition/0/share | 1.5 | = | 1.5 ; 0 to 1
/accounts/0/people/0/influence | 6 | = | 6 ; 0 to 5
/accounts/0/people/0/influence | 2.5 | = | 2.5 ; whole
/accounts/0/people/0/attitude | -3 | = | -3 ; -2 to 2
/accounts/0/people/0/cadence_days | 0 | = | 0 ; 1
/accounts/0/people/0/external | "yes" | = | yes ; true
/accounts/0/people/0/roles | ["boss"] | =[0] | boss ; coach
/accounts/0/people/0/roles | ["user", "user"] | =[1] | user
/accounts/0/people/0/roles | "user" | = | user ; [ ]
/accounts/0/opportunities/0/chance | 101 | = | 101 ; 100
/accounts/0/opportunities/0/pursuit_hours | -1 | = | -1
/accounts/0/opportunities/0/rivals/0/evaluation | [{ "criterion": "credit" }] | =[0].criterion | credit ; technical
/accounts/0/observations/0/usual_price | 0 | = | 0
/accounts/0/service/0/every_days | 0 | = | 0 ; 1
/rep/discount | 1.01 | = | 1.01 ; 0 to 1
/accounts/0/retention | -0.1 | = | -0.1 ; 0 to 1
/accounts/0/places | "Store 3" | = | Store 3 ; [ ]
/accounts/0/opportunities/0/offers/0/days | -1 | = | -1 ; 0
/accounts/0/opportunities/0/trades/0/state | "taken" | = | taken ; agreed
/accounts/0/opportunities/0/decision/0/marks | [{ "criterion": "price" }] | =[0].criterion | price ; credit
/accounts/0/opportunities/0/value | 10000000000001 | = | 10000000000001 ; 10000000000000
/accounts/0/visits/0/occasion | "lunch" | = | lunch ; retail
/accounts/0/actions/0/audience | "all" | = | all ; room, pair, ours
/rep/capital_cost | 1.2 | = | 1.2 ; 0 to 1
/accounts/0/dismissals/0/code | "sulking" | = | sulking ; stalled
/accounts/0/dismissals/0/verdict | "snoozed" | .. | until
"#;

/// Ids, references, keys and records that cannot be told apart, in the same form.
const MEANINGS: &str = r#"
/accounts/0/people/1/id | "us" | = | us
/accounts/0/people/1/id | "a b" | = | a b
/accounts/0/people/1/id | "a@b" | = | a@b
/accounts/0/people/1/id | "a\u0007" | = | a
/accounts/0/people/1/id | "stalled" | .. | stalled ; code
/accounts/0/people/1/id | "problems.pains" | .. | problems.pains ; topic
/accounts/0/people/1/id | "store" | .. | store ; account
/accounts/0/people/1/id | "huang" | .. | huang
/accounts/0/opportunities/0/payments/0/id | "huang" | .. | huang
/accounts/0/people/1/id | null | .. | 林总
/accounts/0/id | "hearsay" | .. | hearsay
/accounts/0/people/0/reports_to | "nobody" | = | nobody
/accounts/0/people/0/reports_to | "林总" | = | 林总 ; 2
/accounts/0/people/0/reports_to | "huang" | = | 黄经理
/accounts/0/people/0/successor | "huang" | = | 黄经理
/accounts/0/parent | "store" | = | 连锁店
/accounts/0/needs/0/opportunity | "huang" | = | huang
/accounts/0/opportunities/0/specification/0/rival | "huang" | = | huang
/accounts/0/opportunities/0/specification/0/id | "huang" | .. | huang
/accounts/0/objectives/0/id | "pay" | .. | pay
/accounts/0/opportunities/0/offers/0/who | "nobody" | = | nobody
/accounts/0/contacts/0/people | ["huang", "黄经理"] | = | huang ; twice
/accounts/0/contacts/0/opportunity | "huang" | = | huang
/accounts/0/competition/0/competitor | "tin" | = | tin
/accounts/0/parent | "head office" | = | head office
/accounts/0/ties/0/to | "黄经理" | .. | huang
/accounts/0/ties/0/kind | null | .. | kind
/accounts/0/tier_history/0/since | " " | .. | since
/accounts/0/years/0/year | null | .. | year
/accounts/0/dismissals/0/subject | null | .. | subject
/accounts/0/intel/0/person | "huang" | .. | problems.pains
/accounts/0/intel/0/topic | "senior.concerns" | .. | senior.concerns ; person
/accounts/0/actions/0/for | "nothing" | = | nothing
/accounts/0/actions/0/for | "problems.pains@huang" | = | problems.pains@huang
/accounts/0/actions/0/for | "senior.concerns@nobody" | = | nobody
"#;

struct Fault {
    at: &'static str,
    value: Value,
    path: String,
    names: Vec<&'static str>,
}

fn faults(table: &'static str) -> impl Iterator<Item = Fault> {
    table.lines().filter(|line| !line.is_empty()).map(|line| {
        let [at, value, path, names] = line.splitn(4, " | ").collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}");
        };
        let field =
            at.split('/').skip(1).fold("$".to_string(), |path, step| match step.parse::<usize>() {
                Ok(place) => format!("{path}[{place}]"),
                Err(_) => format!("{path}.{step}"),
            });
        let record = field.rsplit_once('.').map_or("$", |(record, _)| record);
        Fault {
            at,
            value: serde_json::from_str(value).expect("a value of the table"),
            path: match path.strip_prefix('=') {
                Some(deeper) => format!("{field}{deeper}"),
                None => record.to_string(),
            },
            names: names.split(" ; ").collect(),
        }
    })
}

/// Lists whose last record comes a second time, by its key.
const TWICE: [(&str, &str); 10] = [
    ("/accounts/0/years", "$.accounts[0].years[1]"),
    ("/accounts/0/years/0/quarters", "$.accounts[0].years[0].quarters[1]"),
    ("/accounts/0/tier_history", "$.accounts[0].tier_history[1]"),
    ("/accounts/0/competition", "$.accounts[0].competition[1]"),
    ("/accounts/0/ties", "$.accounts[0].ties[1]"),
    ("/accounts/0/opportunities/0/evidence", "$.accounts[0].opportunities[0].evidence[1]"),
    ("/accounts/0/opportunities/0/evaluation", "$.accounts[0].opportunities[0].evaluation[1]"),
    ("/accounts/0/opportunities/0/schedule", "$.accounts[0].opportunities[0].schedule[1]"),
    ("/accounts/0/opportunities/0/rivals", "$.accounts[0].opportunities[0].rivals[1]"),
    ("/accounts/0/dismissals", "$.accounts[0].dismissals[1]"),
];

fn put(file: &mut Value, at: &str, value: Value) {
    let (parent, key) = at.rsplit_once('/').expect("a pointer");
    file.pointer_mut(parent).expect("a place of the book")[key] = value;
}

/// What is wrong with the way in which a file was refused.
fn judge(program: &Program, before: &str, file: &Value, path: &str, names: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for book in ["book", "new"] {
        for flags in [&["--json"][..], &["--dry-run"]] {
            let told = program.import(book, &file.to_string(), flags);
            let said = told.stderr.trim_end();
            if told.code != Some(1) || !told.stdout.is_empty() || said.lines().count() != 1 {
                wrong.push(format!("{path} into {book}: {:?} {:?} {said}", told.code, told.stdout));
            }
            if !said.contains(path) || !names.iter().all(|name| said.contains(name)) {
                wrong.push(format!("{path} {names:?} into {book}: {said}"));
            }
        }
    }
    if program.export("book") != before {
        wrong.push(format!("{path}: refused, and changed"));
    }
    wrong
}

#[test]
fn what_is_refused_names_its_place_and_changes_nothing() {
    let program = Program::new();
    let told = program.import("book", &book().to_string(), &[]);
    assert_eq!(told.code, Some(0), "{}", told.stderr);
    program.import("new", r#"{"format": "anteroom/1"}"#, &[]);
    let before = program.export("book");
    let mut wrong = Vec::new();
    for fault in faults(VALUES).chain(faults(MEANINGS)) {
        let mut file = book();
        put(&mut file, fault.at, fault.value);
        wrong.extend(judge(&program, &before, &file, &fault.path, &fault.names));
    }
    for (list, path) in TWICE {
        let mut file = book();
        let records = file.pointer_mut(list).and_then(Value::as_array_mut);
        let records = records.expect("a list of the book");
        records.push(records[0].clone());
        wrong.extend(judge(&program, &before, &file, path, &[]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_interchange_file_is_refused() {
    let program = Program::new();
    program.import("book", r#"{"format": "anteroom/1"}"#, &[]);
    let before = program.export("book");
    let texts = [
        ("", "JSON"),
        ("[]", "object"),
        ("{}", "format"),
        (r#"{"format": "anteroom/1", "format": "anteroom/1"}"#, "twice"),
        (r#"{"format": "anteroom/1", "accounts": {}}"#, "$.accounts"),
        (r#"{"format": "anteroom/1", "accounts": [7]}"#, "$.accounts[0]"),
        (r#"{"format": "anteroom/1"} x"#, "JSON"),
        (r#"{"format": "anteroom/1", "rep": {"cushion_limit": 1e400}}"#, "$.rep.cushion_limit"),
    ];
    for (text, names) in texts {
        let told = program.import("book", text, &["--json"]);
        assert_eq!((told.code, told.stdout.as_str()), (Some(1), ""), "{text}");
        assert!(told.stderr.contains(names), "{text}: {}", told.stderr);
        assert_eq!(told.stderr.trim_end().lines().count(), 1, "{text}");
    }
    assert_eq!(program.export("book"), before);
}
