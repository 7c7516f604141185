//! For the car: all that the rep needs in the last quarter of an hour before the visit (DESIGN 2.2).

use super::{Desk, attend, head, is_begun, occasion, picture, promises};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::codes::Severity;
use crate::model::{Choice, Opportunity, Visit};
use crate::rules::Finding;
use crate::rules::readiness;
use crate::workbench::visit::{self, Ask, Expected, VisitView, deals};

/// How many questions are proposed where the visit has none.
const PROPOSED: usize = 6;

/// The whole page, before it is made to fit.
pub fn page(desk: &Desk) -> Brief {
    let mut brief = head(desk, occasion(desk));
    let empty = Visit::default();
    let visit = desk.visit.unwrap_or(&empty);
    let view = visit::view(desk.case, visit);
    brief.standing = standing(desk, &view);
    brief.sections = vec![
        attend::section(desk),
        want(desk),
        ask(desk, &view),
        promised(desk),
        expect(&view),
        agenda(desk),
        watch(desk),
        stands(desk, visit),
        rivals(desk, visit),
    ];
    brief.picture = picture::nodes(desk);
    brief
}

/// "readiness 61, visit not ready: a reason for Erik Naess to meet us".
fn standing(desk: &Desk, view: &VisitView) -> String {
    let ready = match is_begun(desk.case.account) {
        true => format!("readiness {}", readiness::whole(desk.case)),
        false => "map not begun".to_owned(),
    };
    let Some(_) = desk.visit else {
        return format!("{ready}, brief of the account");
    };
    let needed = view.missing.iter().filter(|m| m.needed);
    let needed: Vec<&str> = needed.map(|m| m.what.as_str()).collect();
    match needed.is_empty() {
        true => format!("{ready}, visit ready"),
        false => format!("{ready}, visit not ready: {}", needed.join("; ")),
    }
}

fn want(desk: &Desk) -> Section {
    let mut entries = Vec::new();
    if let Some(visit) = desk.visit {
        let ladder = &visit.objectives;
        let named = [
            ("for", visit.purpose.as_deref()),
            ("best", ladder.best.as_deref()),
            ("expected", ladder.expected.as_deref()),
            ("minimum", ladder.minimum.as_deref()),
            ("reason", visit.reason_to_meet.as_deref()),
        ];
        for (lead, text) in named {
            match text {
                Some(text) => entries.push(Entry::new(text).lead(lead)),
                None if lead == "expected" => entries.push(
                    Entry::gap("not set: what will the customer do, and by when?").lead(lead),
                ),
                None => {}
            }
        }
    }
    Section {
        name: "want",
        title: "What we want".to_owned(),
        keep: entries.len(),
        entries,
        yields: 0,
    }
}

fn ask(desk: &Desk, view: &VisitView) -> Section {
    let asks: Vec<&Ask> = match view.chosen.is_empty() {
        true => view.proposed.iter().take(PROPOSED).collect(),
        false => view.chosen.iter().filter(|a| a.answer.is_none()).collect(),
    };
    let count = desk.case.account.people.len();
    let entry = |(i, ask): (usize, &&Ask)| {
        let to = match &ask.to {
            Some(name) => format!("to {name}"),
            None if count == 0 => String::new(),
            None => "to all".to_owned(),
        };
        let critical = if ask.critical { " !" } else { "" };
        let aside = match ask.state.is_empty() {
            true => to,
            false => format!("{to}: {}{critical}", ask.state),
        };
        let entry = Entry::new(&ask.text).lead((i + 1).to_string()).aside(aside);
        match (&ask.topic, &ask.person) {
            (Some(topic), Some(person)) => entry.from(format!("{topic}@{person}")),
            (Some(topic), None) => entry.from(topic),
            _ => entry,
        }
    };
    let entries: Vec<Entry> = asks.iter().enumerate().map(entry).collect();
    Section {
        name: "ask",
        title: match view.chosen.is_empty() {
            true => "Ask (proposed)".to_owned(),
            false => "Ask, in this order".to_owned(),
        },
        keep: entries.len().min(10),
        entries,
        yields: 2,
    }
}

fn promised(desk: &Desk) -> Section {
    Section {
        name: "promised",
        title: "Promised".to_owned(),
        entries: promises::entries(desk, true),
        keep: 3,
        yields: 5,
    }
}

/// Objections and their questions, each with our answer; one without is a gap.
fn expect(view: &VisitView) -> Section {
    let told = |lead: &str, e: &Expected| {
        let entry = Entry::new(&e.text).lead(lead);
        match &e.answer {
            Some(answer) => entry.note(format!("we say: {answer}")),
            None => entry.note("we have no answer yet !"),
        }
    };
    let say = view.objections.iter().map(|e| told("they say", e));
    let ask = view.their_questions.iter().map(|e| told("they ask", e));
    // Their own order, one of each in turn, so that what gives way is the last of both.
    let (mut say, mut ask): (Vec<Entry>, Vec<Entry>) = (say.collect(), ask.collect());
    let mut entries = Vec::new();
    say.reverse();
    ask.reverse();
    while !say.is_empty() || !ask.is_empty() {
        entries.extend(say.pop());
        entries.extend(ask.pop());
    }
    Section { name: "expect", title: "Expect".to_owned(), entries, keep: 3, yields: 7 }
}

fn agenda(desk: &Desk) -> Section {
    let mut entries = Vec::new();
    if let Some(visit) = desk.visit {
        if !visit.agenda.is_empty() {
            entries.push(Entry::new(visit.agenda.join("; ")).lead("agenda"));
        }
        if !visit.bring.is_empty() {
            entries.push(Entry::new(visit.bring.join("; ")).lead("bring"));
        }
    }
    Section {
        name: "agenda",
        title: "Agenda and what to bring".to_owned(),
        keep: entries.len(),
        entries,
        yields: 3,
    }
}

/// The findings that matter, with their remedy; what the page says elsewhere is not said twice.
fn watch(desk: &Desk) -> Section {
    const SAID: [&str; 7] = [
        "visit_unready",
        "profile_missing",
        "critical_unknown",
        "hearsay",
        "stale_intel",
        "our_promise_overdue",
        "their_promise_open",
    ];
    let told = desk.findings.iter().filter(|f| !SAID.contains(&f.code));
    let serious = told.filter(|f| f.severity != Severity::Notice);
    let entry = |f: &Finding| {
        let lead = if f.severity == Severity::Critical { "!" } else { "-" };
        Entry::new(&f.sentence).lead(lead).note(&f.remedy).from(&f.subject)
    };
    let entries: Vec<Entry> = serious.map(entry).collect();
    Section { name: "watch", title: "Watch out".to_owned(), entries, keep: 3, yields: 9 }
}

/// Both stage lines of each purchase that the visit is about.
fn stands(desk: &Desk, visit: &Visit) -> Section {
    let entries = deals(desk.case, visit).into_iter().flat_map(|deal| {
        [
            Entry::new(stage(desk, deal, true)).lead("they").from(deal.id.as_str()),
            Entry::new(stage(desk, deal, false)).lead("we").from(deal.id.as_str()),
        ]
    });
    Section {
        name: "stands",
        title: "Where it stands".to_owned(),
        entries: entries.collect(),
        keep: 2,
        yields: 6,
    }
}

/// `1 = 2 =[3]- 4 - 5 - 6  specification, Turbine 2027`.
fn stage(desk: &Desk, deal: &Opportunity, theirs: bool) -> String {
    let at = if theirs { *deal.buying_stage } else { *deal.selling_stage };
    let Some(at) = at else {
        return format!("stage not known, {}", deal.name.as_str());
    };
    let mut line = String::new();
    for n in 1..=6 {
        line += &match n {
            n if n == at => format!("[{n}]"),
            n => format!(" {n} "),
        };
        line += match n {
            6 => "",
            n if n < at => "=",
            _ => "-",
        };
    }
    let stage = desk.case.world.playbook.stage(at);
    let word = stage.map_or("", |s| if theirs { &s.customer_short } else { &s.we_short });
    format!("{}  {word}, {}", line.trim_end(), deal.name.as_str())
}

fn rivals(desk: &Desk, visit: &Visit) -> Section {
    let all = deals(desk.case, visit).into_iter().flat_map(|o| o.rivals.iter());
    let entry = |r: &crate::model::Rival| {
        let id = r.competitor.0.as_deref()?;
        let position = r.position.map(|p| desk.words.word("position", p.word()));
        let sponsor = r.sponsor.0.as_deref().map(|s| format!("sponsor {}", desk.case.name(s)));
        let aside: Vec<String> = position.map(str::to_owned).into_iter().chain(sponsor).collect();
        let name = desk.case.world.competitor(id);
        let text = match r.offer.as_deref() {
            Some(offer) => format!("{name}: {offer}"),
            None => name.to_owned(),
        };
        let counter = r.counter.as_deref().map(|c| format!("counter: {c}"));
        Some(Entry::new(text).aside(aside.join(", ")).note(counter.unwrap_or_default()).from(id))
    };
    Section {
        name: "rivals",
        title: "Rivals".to_owned(),
        entries: all.filter_map(entry).collect(),
        keep: 1,
        yields: 8,
    }
}
