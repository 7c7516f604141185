//! For the car: all that the rep needs in the last quarter of an hour before the visit (DESIGN 2.2).

use super::{Desk, attend, expect, head, occasion, picture, promises, standing};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::codes::Severity;
use crate::model::{Choice, Opportunity, Rival, Visit};
use crate::rules::Finding;
use crate::workbench::visit::{self, Ask, Cause, VisitView, deals};

/// How many questions are proposed where the visit has none.
const PROPOSED: usize = 6;

/// The whole page, before it is made to fit.
pub fn page(desk: &Desk) -> Brief {
    let mut brief = head(desk, occasion(desk));
    let empty = Visit::default();
    let visit = desk.visit.unwrap_or(&empty);
    let view = visit::view(desk.case, visit);
    brief.standing = standing::standing(desk);
    brief.sections = vec![
        attend::section(desk),
        want(desk),
        open(desk),
        ask(desk, &view),
        expect::section(&view),
        watch(desk),
        stands(desk, visit),
    ];
    brief.picture = picture::nodes(desk);
    brief
}

/// The ladder of objectives, what to talk about, what to bring.
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
                Some(text) => entries.push(Entry::new(text).lead(lead).from(visit.id.as_str())),
                None if lead == "expected" => entries.push(
                    Entry::gap("not set: what will the customer do, and by when?")
                        .lead(lead)
                        .from(visit.id.as_str()),
                ),
                None => {}
            }
        }
        for (lead, words) in [("agenda", &visit.agenda), ("bring", &visit.bring)] {
            if !words.is_empty() {
                let words = Entry::new(words.join("; ")).lead(lead);
                entries.push(words.from(visit.id.as_str()));
            }
        }
    }
    Section {
        name: "want",
        title: "What we want".to_owned(),
        keep: entries.len(),
        entries,
        yields: 0,
        whole: false,
    }
}

/// What they promised and is open comes first, then the visit's own questions as they are numbered there.
fn ask(desk: &Desk, view: &VisitView) -> Section {
    let proposed = view.proposed.iter();
    let (owed, other): (Vec<&Ask>, Vec<&Ask>) = proposed.partition(|a| a.cause == Cause::Promise);
    let title = match view.chosen.is_empty() {
        true => "Ask (proposed)",
        false => "Ask, in this order",
    };
    let numbered: Vec<(usize, &Ask)> = match view.chosen.is_empty() {
        true => other.into_iter().take(PROPOSED).enumerate().collect(),
        false => view.chosen.iter().enumerate().filter(|(_, a)| a.answer.is_none()).collect(),
    };
    let first = owed.into_iter().map(|ask| question(desk, ask).lead("first"));
    let numbered = numbered.into_iter().map(|(i, a)| question(desk, a).lead((i + 1).to_string()));
    let entries: Vec<Entry> = first.chain(numbered).collect();
    Section {
        name: "ask",
        title: title.to_owned(),
        keep: entries.len().min(11),
        entries,
        yields: 2,
        whole: false,
    }
}

/// The question, whom to ask, and how what it asks for stands: "to Erik Naess, unknown !".
fn question(desk: &Desk, ask: &Ask) -> Entry {
    let to = match &ask.to {
        Some(name) => format!("to {name}"),
        None if desk.case.account.people.is_empty() => String::new(),
        None => "to all".to_owned(),
    };
    let state = match (&ask.person, ask.state.rsplit_once(", ")) {
        _ if ask.cause == Cause::Promise => {
            let by = ask.to.as_deref().map(|name| format!(" by {name}"));
            ask.state.replacen(&by.unwrap_or_default(), "", 1)
        }
        // The question names the person already.
        (Some(_), Some((_, stands))) => stands.to_owned(),
        (None, Some((topic, stands))) => format!("{topic} {stands}"),
        (_, None) => ask.state.clone(),
    };
    let critical = if ask.critical { " !" } else { "" };
    let aside = [to, format!("{state}{critical}")];
    let aside: Vec<&str> = aside.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    let aside = aside.join(", ");
    let source = match (&ask.topic, &ask.person) {
        (Some(topic), Some(person)) => Some(format!("{topic}@{person}")),
        (Some(topic), None) => Some(topic.clone()),
        (None, _) => desk.visit_id(),
    };
    Entry { source, ..Entry::new(&ask.text).aside(aside) }
}

/// What is open between us: what we are late with is said first.
fn open(desk: &Desk) -> Section {
    let entries = promises::open(desk);
    Section {
        name: "promised",
        title: "Promised and open".to_owned(),
        keep: entries.len().min(5),
        entries,
        yields: 5,
        whole: false,
    }
}

/// The findings that matter, with their remedy; what the page says elsewhere is not said twice.
fn watch(desk: &Desk) -> Section {
    const SAID: [&str; 9] = [
        "visit_unready",
        "profile_missing",
        "critical_unknown",
        "hearsay",
        "stale_intel",
        "our_promise_overdue",
        "their_promise_open",
        "action_overdue",
        "debrief_missing",
    ];
    let told = desk.findings.iter().filter(|f| !SAID.contains(&f.code));
    let serious = told.filter(|f| f.severity != Severity::Notice);
    let entry = |f: &Finding| {
        let lead = if f.severity == Severity::Critical { "!" } else { "-" };
        Entry::new(&f.sentence).lead(lead).note(&f.remedy).from(&f.subject)
    };
    let entries: Vec<Entry> = serious.map(entry).collect();
    let title = "Watch out".to_owned();
    Section { name: "watch", title, entries, keep: 3, yields: 9, whole: false }
}

/// Both stage lines of each purchase that the visit is about, then who else is in it.
fn stands(desk: &Desk, visit: &Visit) -> Section {
    let deals = deals(desk.case, visit);
    let lines = deals.iter().flat_map(|deal| {
        [
            Entry::new(stage(desk, deal, true)).lead("they").from(deal.id.as_str()),
            Entry::new(stage(desk, deal, false)).lead("we").from(deal.id.as_str()),
        ]
    });
    let rivals = deals.iter().flat_map(|deal| deal.rivals.iter().map(move |r| (*deal, r)));
    let rivals = rivals.filter_map(|(deal, r)| rival(desk, deal, r));
    Section {
        name: "stands",
        title: "Where it stands".to_owned(),
        entries: lines.chain(rivals).collect(),
        keep: 4,
        yields: 8,
        whole: false,
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
    format!("{}  {word}, {}", line.trim(), deal.name.as_str())
}

fn rival(desk: &Desk, deal: &Opportunity, rival: &Rival) -> Option<Entry> {
    let id = rival.competitor.0.as_deref()?;
    let position = rival.position.map(|p| desk.words.word("position", p.word()));
    let sponsor = rival.sponsor.0.as_deref().map(|s| format!("sponsor {}", desk.case.name(s)));
    let aside: Vec<String> = position.map(str::to_owned).into_iter().chain(sponsor).collect();
    let name = desk.case.world.competitor(id);
    let text = match rival.offer.as_deref() {
        Some(offer) => format!("{name}: {offer}"),
        None => name.to_owned(),
    };
    let counter = rival.counter.as_deref().map(|c| format!("we counter: {c}"));
    let entry = Entry::new(text).lead("rival").aside(aside.join(", "));
    Some(entry.note(counter.unwrap_or_default()).from(deal.id.as_str()))
}
