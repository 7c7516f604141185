//! What people and ties say: who is above whom, who moves whom, the marks that they gave us, what it costs them.

use super::Told;
use crate::model::{Person, Role, TieKind};
use crate::rules::teller::teller;
use crate::rules::{AccountContext, phrase};
use std::collections::HashMap;

/// Who reports to whom.
pub(super) fn bosses<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let boss = |p: &Person| {
        p.reports_to.0.as_deref().and_then(|id| case.person(id)).filter(|b| case.is_here(b))
    };
    let mut all: HashMap<&str, Vec<&str>> = HashMap::new();
    for person in &case.everyone {
        if let Some(id) = person.reports_to.0.as_deref() {
            all.entry(id).or_default().push(person.name.as_str());
        }
    }
    let below = |boss: &Person| all.get(boss.id.as_str()).map_or(&[][..], Vec::as_slice);
    let bosses: Vec<&Person> =
        case.everyone.iter().filter(|p| !below(p).is_empty()).copied().collect();
    let top = bosses.iter().find(|p| boss(p).is_none()).or(bosses.first())?;
    let facts: Vec<String> = bosses
        .iter()
        .map(|b| {
            let names = below(b);
            let verb = if names.len() == 1 { "reports" } else { "report" };
            phrase!("{} {} to {}", phrase::list(names), verb, b.name.as_str())
        })
        .collect();
    let told = bosses.iter().fold(Told::default(), |told, b| {
        told.on("person", Some(b.id.as_str()), None, b.name.as_str())
    });
    let told = told.fact("facts", facts.join("; ")).fact("names", phrase::list(below(top)));
    Some(told.fact("top", top.name.as_str()))
}

/// Who moves each person who is asked about.
pub(super) fn influence<'a>(case: &AccountContext<'a>) -> Vec<Told<'a>> {
    let mut movers: HashMap<&str, Vec<&'a Person>> = HashMap::new();
    for tie in case.account.ties.iter().filter(|t| t.kind == TieKind::Influences) {
        let ends = (tie.to.0.as_deref(), tie.from.0.as_deref().and_then(|id| case.person(id)));
        if let (Some(to), Some(from)) = ends {
            movers.entry(to).or_default().push(from);
        }
    }
    case.asked_about()
        .into_iter()
        .filter_map(|person| {
            let movers = movers.get(person.id.as_str())?.iter().copied();
            let movers: Vec<&Person> = movers.filter(|p| case.is_here(p)).collect();
            let names: Vec<&str> = movers.iter().map(|p| p.name.as_str()).collect();
            if names.is_empty() {
                return None;
            }
            let told = movers.iter().fold(Told::default(), |told, p| {
                told.on("person", Some(p.id.as_str()), None, p.name.as_str())
            });
            let have = if names.len() == 1 { "has" } else { "have" };
            let told = told.fact("names", phrase::list(&names)).fact("have", have);
            Some(Told { person: Some(person), ..told.fact("person", person.name.as_str()) })
        })
        .collect()
}

/// The newest mark that they gave us.
pub(super) fn satisfaction<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let marks = case.account.satisfaction.0.iter();
    let given = marks.filter_map(|s| Some((case.past(*s.date)?, s.score.0?, s)));
    let (day, score, mark) = given.max_by_key(|(day, ..)| *day)?;
    let source = teller(case, mark.by.as_deref());
    let by = source.map(|p| p.name.as_str()).or(mark.by.as_deref()).unwrap_or("they");
    let note = mark.note.as_deref().map(|n| format!(" ({n})")).unwrap_or_default();
    let told = Told { source, ..Told::default() }.on("satisfaction", None, Some(day), by);
    let told = told.fact("by", by).fact("score", score.normalize().to_string());
    Some(told.fact("note", note).fact("day", phrase::near_day(day, case.today())))
}

/// What the problem costs them, with a figure: what our solution is worth to them.
pub(super) fn impact<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let asked = case.checklist.iter();
    let mut asked = asked.filter(|a| a.category.name == "problems" && a.topic.name == "impact");
    let best = asked.find_map(|a| a.best).filter(|b| !*b.intel.private)?;
    let answer = best.intel.answer.as_deref()?;
    let answer = answer.lines().next()?.trim_end_matches(['.', '。', ' ']);
    answer.chars().any(|c| c.is_ascii_digit()).then(|| {
        let told = Told { source: teller(case, best.intel.source.as_deref()), ..Told::default() };
        let told = told.on("intel", None, *best.intel.as_of, answer);
        told.fact("answer", answer).fact("boss", boss(case))
    })
}

/// Whoever decides, or "your management".
pub fn boss(case: &AccountContext) -> String {
    let decides = case.everyone.iter().find(|p| p.plays(Role::DecisionMaker));
    decides.map_or_else(|| phrase!("your management").to_owned(), |p| p.name.to_string())
}
