//! The successor's page: who decides, who doubts, what is promised, sore spots, why this price, what would kill it (METHOD F13).

use super::{BriefContext, attend, head, picture, promises, standing, when};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::codes::Severity;
use crate::model::{Choice, Opportunity, Person, Role, Side};
use crate::rules::cents::amount;
use crate::rules::rows::NO_GO;
use crate::rules::{evaluation, phrase, route};

/// The whole page, before it is made to fit.
pub fn page(desk: &BriefContext) -> Brief {
    let rep = desk.case.world.rep.name.as_deref();
    let from = rep.map(|r| phrase!("handover from {r}", r));
    let mut brief = head(desk, from.unwrap_or_else(|| "handover".to_owned()));
    brief.visit = None;
    brief.place = desk
        .case
        .account
        .site
        .as_deref()
        .map_or_else(String::new, |s| phrase!("their site: {s}", s));
    brief.sections =
        vec![decides(desk), doubts(desk), promised(desk), sore(desk), price(desk), kills(desk)];
    let holes = brief.sections.iter().flat_map(|s| &s.entries);
    let holes = holes.filter(|e| e.gap).count();
    let told = phrase::count(i64::try_from(holes).unwrap_or(0), "gap");
    let next = desk.visit.map(|v| {
        let day = v.date.map_or_else(|| phrase!("no day yet").to_owned(), when);
        phrase!("; next visit {}, {}", day, standing::of_visit(desk, v))
    });
    brief.standing = phrase!("{} marked with !{}", told, next.unwrap_or_default());
    brief.picture = picture::nodes(desk);
    for node in &mut brief.picture {
        node.attends = false;
    }
    brief
}

fn section(name: &'static str, title: &str, entries: Vec<Entry>, gap: &str, yields: u8) -> Section {
    let entries = match entries.is_empty() {
        true => vec![Entry::gap(gap)],
        false => entries,
    };
    Section { name, title: title.to_owned(), entries, yields, keep: 6, whole: false }
}

/// "Ingrid Dahl, CEO", what her part is, and how she stands in words.
fn person(desk: &BriefContext, person: &Person) -> Entry {
    let roles = person.roles.iter().map(|r| desk.words.word("role", r.word()));
    let roles: Vec<&str> = roles.take(3).collect();
    Entry::new(attend::called(person))
        .aside(roles.join(", "))
        .note(stands(desk, person))
        .from(person.id.as_str())
}

/// "power 5 of 5; attitude: cool; relationship: met us, 2 of 5, held by Lin Jie".
fn stands(desk: &BriefContext, person: &Person) -> String {
    let power = person
        .influence
        .map_or_else(|| phrase!("power not known").to_owned(), |n| phrase!("power {n} of 5", n));
    let attitude = match *person.attitude {
        None => phrase!("attitude not known").to_owned(),
        mark => phrase!("attitude: {}", desk.words.attitude(mark)),
    };
    let mark = desk.case.relationship(person);
    let held = match (*person.relationship, desk.case.is_orphaned(person)) {
        (None, _) => phrase!("relationship not known").to_owned(),
        (_, true) => {
            let gone = desk.case.holder(person).unwrap_or(phrase!("somebody of ours"));
            phrase!("relationship: lost with {gone}, who has left us !", gone)
        }
        _ => {
            let word = desk.words.relationship(Some(mark));
            let by = person.held_by.as_deref().map(|b| phrase!(", held by {b}", b));
            phrase!("relationship: {}, {} of 5{}", word, mark, by.unwrap_or_default())
        }
    };
    format!("{power}; {attitude}; {held}")
}

fn decides(desk: &BriefContext) -> Section {
    let everyone = desk.case.everyone.iter().copied();
    let mut entries: Vec<Entry> = everyone
        .filter(|p| p.plays(Role::DecisionMaker) || p.plays(Role::Approver))
        .map(|p| way(desk, p).into_iter().fold(person(desk, p), Entry::note))
        .collect();
    if !desk.case.everyone.iter().any(|p| p.plays(Role::DecisionMaker)) {
        entries.insert(0, Entry::gap(phrase!("who has the final yes and the money is not known")));
    }
    entries.push(desk.known("organisation.buying_process", None, phrase!("how they buy")));
    entries.push(desk.known("organisation.budget", None, "budget"));
    section("decides", phrase!("Who decides"), entries, phrase!("not known"), 2)
}

/// "never reached; the way there: 王敏, then Bo Lind", and a warning for each on it who is against us.
fn way(desk: &BriefContext, person: &Person) -> Vec<String> {
    let last = match desk.case.last_reached(&person.id) {
        Some(day) => phrase!("reached last {}", desk.day(day)),
        None => phrase!("never reached").to_owned(),
    };
    let routes = route::routes(desk.case, &person.id);
    let Some(clean) = routes.iter().find(|r| !r.compliance_risk) else {
        return vec![phrase!("{last}; no way there is known yet", last)];
    };
    let between: Vec<&str> =
        clean.steps.iter().map(|s| s.to).filter(|id| *id != *person.id).collect();
    if between.is_empty() {
        return vec![phrase!("{last}; we can ask for a talk ourselves", last)];
    }
    let names: Vec<&str> = between.iter().map(|id| desk.case.name(id)).collect();
    let mut told = vec![phrase!("{}; the way there: {}", last, names.join(phrase!(", then ")))];
    told.extend(between.iter().filter_map(|id| warning(desk, id)));
    told
}

/// "careful: this goes through Bo Lind, who is cool towards us and speaks for Voltaris !".
fn warning(desk: &BriefContext, id: &str) -> Option<String> {
    let person = desk.case.person(id)?;
    let against = match *person.attitude {
        Some(mark) if mark <= -2 => Some(phrase!("is against us").to_owned()),
        Some(-1) => Some(phrase!("is cool towards us").to_owned()),
        _ => None,
    };
    let rival = speaks_for(desk, id).map(|rival| phrase!("speaks for {rival}", rival));
    let reasons: Vec<String> = against.into_iter().chain(rival).collect();
    let name = person.name.as_str();
    (!reasons.is_empty()).then(|| {
        phrase!("careful: this goes through {}, who {} !", name, reasons.join(phrase!(" and ")))
    })
}

/// The rival whose sponsor this is in an open purchase.
fn speaks_for<'d>(desk: &'d BriefContext, id: &str) -> Option<&'d str> {
    let mut rivals = desk.case.open().flat_map(|deal| deal.rivals.iter());
    let rival = rivals.find(|r| r.sponsor.is(id))?;
    rival.competitor.0.as_deref().map(|c| desk.case.world.competitor(c))
}

fn doubts(desk: &BriefContext) -> Section {
    let weighs = desk.case.world.playbook.thresholds.avoided_influence;
    let mut entries: Vec<Entry> = desk
        .case
        .everyone
        .iter()
        .filter(|p| p.attitude.is_some_and(|a| a < 0))
        .map(|p| doubter(desk, p))
        .collect();
    let silent = |p: &&&Person| p.attitude.is_none() && p.influence.is_some_and(|i| i >= weighs);
    let silent = desk.case.everyone.iter().filter(silent);
    entries.extend(silent.map(|p| {
        Entry::gap(phrase!("where {} stands is not known", p.name.as_str()))
            .note(concern(desk, p))
            .from(p.id.as_str())
    }));
    section(
        "doubts",
        phrase!("Who doubts"),
        entries,
        phrase!("nobody is known to be against us: that is seldom true"),
        3,
    )
}

/// Who is cool or against us, for whom they speak, and why; the why not known is a gap.
fn doubter(desk: &BriefContext, about: &Person) -> Entry {
    let why = concern(desk, about);
    let entry = person(desk, about);
    let rival = speaks_for(desk, &about.id).map(|rival| phrase!("speaks for {rival}", rival));
    let entry = entry.note(rival.unwrap_or_default());
    match why.is_empty() {
        false => entry.note(why),
        true => Entry {
            gap: true,
            ..entry.lead("!").note(phrase!("why is not known: ask, and listen"))
        },
    }
}

fn concern(desk: &BriefContext, person: &Person) -> String {
    let said = desk.answer("senior.concerns", Some(&person.id));
    let said = said.and_then(|i| i.answer.as_deref());
    said.map(|s| phrase!("worries about: {s}", s)).unwrap_or_default()
}

fn promised(desk: &BriefContext) -> Section {
    let open = promises::promised(desk);
    let mut entries: Vec<Entry> =
        open.into_iter().map(|a| promises::entry(desk, a, None)).collect();
    let agreements = desk.case.account.agreements.iter();
    let running = agreements.filter(|a| !desk.case.is_over(*a.until));
    entries.extend(running.filter_map(|a| {
        let until = a.until.map(|d| phrase!("until {}", desk.day(d)));
        let entry = Entry::new(a.what.as_deref()?).lead("contract");
        Some(
            entry
                .aside(until.unwrap_or_default())
                .note(a.terms.as_deref().unwrap_or_default())
                .from(a.id.as_str()),
        )
    }));
    let none = phrase!("nothing is written down: ask them what they wait for");
    section("promised", phrase!("What is promised"), entries, none, 4)
}

fn sore(desk: &BriefContext) -> Section {
    let account = desk.case.account;
    let complaints = account.complaints.iter().rev();
    let mut entries: Vec<Entry> = complaints
        .filter(|c| desk.case.past(*c.raised).is_some())
        .filter_map(|c| {
            let state = match desk.case.past(*c.resolved) {
                Some(day) => phrase!("resolved {}", desk.day(day)),
                None => phrase!("open !").to_owned(),
            };
            let by = c.by.as_deref().map(|b| format!(" ({b})"));
            let text = format!("{}{}", c.what.as_deref()?, by.unwrap_or_default());
            Some(Entry::new(text).aside(state).from(c.id.as_str()))
        })
        .collect();
    entries.sort_by_key(|e| !e.aside.ends_with('!'));
    entries.truncate(4);
    let marks = account.satisfaction.iter().filter(|s| desk.case.past(*s.date).is_some());
    if let Some(last) = marks.max_by_key(|s| *s.date) {
        let score = last.score.as_ref().map(|s| s.normalize().to_string());
        let note = last.note.as_deref().filter(|n| desk.may_stand(n)).unwrap_or_default();
        let text = match score {
            Some(score) => phrase!("they mark us {score} of 5", score),
            None => phrase!("they spoke of us without a mark").to_owned(),
        };
        let day = last.date.map(|d| desk.day(d)).unwrap_or_default();
        entries.push(Entry::new(text).aside(day).note(note));
    }
    let lost = account.opportunities.iter().filter(|o| !o.is_ours());
    entries.extend(lost.filter_map(|o| {
        let reason = o.closed.reason.as_deref()?;
        let text = phrase!("we did not get {}: {}", o.name.as_str(), reason);
        Some(Entry::new(text).from(o.id.as_str()))
    }));
    entries.push(desk.known("history.satisfaction", None, phrase!("what they say of us")));
    entries.push(desk.known("ours.weakness", None, phrase!("what speaks against us")));
    section("sore", phrase!("Sore spots"), entries, phrase!("none known"), 5)
}

fn price(desk: &BriefContext) -> Section {
    let deals: Vec<&Opportunity> = desk.case.open().collect();
    let mut entries = Vec::new();
    for deal in &deals {
        entries.extend(newest(desk, deal, Side::Us));
        entries.extend(newest(desk, deal, Side::Them));
        entries.extend(room(deal));
        entries.extend(deal.trades.iter().filter_map(|t| {
            let (give, get) = (t.give.as_deref()?, t.get.as_deref()?);
            let text = phrase!("we can give {give} and ask for {get}", give, get);
            Some(Entry::new(text).lead("trade").from(deal.id.as_str()))
        }));
    }
    if !deals.is_empty() {
        entries.push(desk.known("ours.value", None, phrase!("what it is worth to them")));
        entries.push(desk.known("rivals.price", None, phrase!("what the rival asks")));
    }
    section(
        "price",
        phrase!("Why this price"),
        entries,
        phrase!("no offer and no reason is written down"),
        6,
    )
}

/// "we aim at 1,840,000 and do not go below 1,690,000; we think they hope for 1,780,000 at the lowest".
fn room(deal: &Opportunity) -> Option<Entry> {
    let ours = match (*deal.target_price, *deal.floor_price) {
        (Some(aim), Some(floor)) => {
            Some(phrase!("we aim at {} and do not go below {}", amount(aim), amount(floor)))
        }
        (Some(aim), None) => Some(phrase!("we aim at {}", amount(aim))),
        (None, Some(floor)) => Some(phrase!("we do not go below {}", amount(floor))),
        (None, None) => None,
    };
    let theirs = *deal.their_floor;
    let theirs = theirs.map(|m| phrase!("we think the lowest they hope for is {}", amount(m)));
    let told: Vec<String> = ours.into_iter().chain(theirs).collect();
    (!told.is_empty()).then(|| Entry::new(told.join("; ")).lead("room").from(deal.id.as_str()))
}

/// The newest offer of a side: "asked 1,900,000 for Turbine 2027", and what was said with it.
fn newest(desk: &BriefContext, deal: &Opportunity, side: Side) -> Option<Entry> {
    let last = deal
        .offers
        .iter()
        .filter(|o| o.side == Some(side) && desk.case.past(*o.date).is_some())
        .max_by_key(|o| *o.date);
    let name = deal.name.as_str();
    let Some(offer) = last else {
        let none = phrase!("we have not named a price for {name}", name);
        return (side == Side::Us).then(|| Entry::gap(none).from(deal.id.as_str()));
    };
    let (lead, did) = match side {
        Side::Us => ("we", "asked"),
        Side::Them => ("they", "offered"),
    };
    let sum = offer.amount.map(amount).unwrap_or_else(|| phrase!("no sum").to_owned());
    // What was said is half of the price: no detail that a full page may drop.
    let said =
        offer.said.as_deref().map(|s| phrase!("; {lead} said: {s}", lead, s)).unwrap_or_default();
    let day = offer.date.map(|d| desk.day(d)).unwrap_or_default();
    let entry = Entry::new(phrase!("{did} {sum} for {name}{said}", did, sum, name, said))
        .lead(lead)
        .aside(day);
    Some(entry.from(deal.id.as_str()))
}

fn kills(desk: &BriefContext) -> Section {
    let mut entries = Vec::new();
    for deal in desk.case.open() {
        let judged = evaluation::evaluate(deal, desk.case.world);
        let outs = judged.knock_outs.into_iter();
        entries.extend(outs.map(|k| Entry::new(k.sentence).lead("!").from(deal.id.as_str())));
    }
    let critical =
        desk.findings.iter().filter(|f| f.severity == Severity::Critical || f.code == NO_GO);
    entries.extend(
        critical.map(|f| Entry::new(&f.sentence).lead("!").note(&f.remedy).from(&f.subject)),
    );
    entries.push(desk.known("problems.trigger", None, phrase!("why they buy now")));
    section("kills", phrase!("What would kill it"), entries, phrase!("nothing known"), 1)
}
