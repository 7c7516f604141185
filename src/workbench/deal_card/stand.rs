//! Where we lead and where we do not, and whose specification it is.

use super::{CardLine, CardRow, CardSubject};
use crate::model::{Choice, EvaluationCriterion, Favours, Opportunity, Person, RivalCriterion};
use crate::rules::AccountContext;
use crate::rules::phrase::{few, short_name};
use crate::text::DayText;
use crate::workbench::verdict::{RivalStand, VerdictView};

/// Marks of ours up to which one is a weakness.
const WEAK: i64 = 2;
/// The meaning of the stage with whose first day the specification is closed.
const OFFERS: i64 = 4;

/// "trust", "technique", "fit", "resources".
pub fn title(criterion: RivalCriterion) -> &'static str {
    match criterion {
        RivalCriterion::Technical => "technique",
        RivalCriterion::Relationship => "trust",
        RivalCriterion::Fit => "fit",
        RivalCriterion::Resources => "resources",
    }
}

/// Marks on which we lead the strongest rival, with our reason; then who fights for us.
pub fn we_win(case: &AccountContext, deal: &Opportunity, view: &VerdictView) -> CardLine {
    let mut rows: Vec<CardRow> = Vec::new();
    if let Some(rival) = view.strongest() {
        let lead = rival.marks.iter().filter(|(_, theirs, ours)| ours > theirs);
        rows.extend(lead.map(|(on, theirs, ours)| {
            let why = ours_why(view, *on).map_or(String::new(), |why| format!(": {why}"));
            CardRow::new(phrase!("{} {} to {}{}", title(*on), ours, theirs, why))
        }));
    }
    let fights = case.everyone.iter().filter(|p| p.attitude.0 == Some(2));
    rows.extend(fights.map(|p| {
        let written = points_of(deal, p);
        let written = match written.is_empty() {
            true => String::new(),
            false => phrase!(", wrote points {}", written.join(", ")),
        };
        CardRow::new(phrase!("{} fights for us{}", short_name(&p.name), written))
    }));
    if rows.is_empty() {
        rows.push(CardRow::new(phrase!("nothing yet on which we lead")));
    }
    CardLine { subject: CardSubject::Win, rows }
}

/// The numbers of the points in our favour that a person wrote, or how many they are.
fn points_of(deal: &Opportunity, person: &Person) -> Vec<String> {
    let of_them = deal.specification.iter().filter(|p| {
        p.favours == Some(Favours::Us) && p.author.0.as_deref() == Some(person.id.as_str())
    });
    of_them.filter_map(|p| number(p.point.as_deref()?)).collect()
}

fn number(text: &str) -> Option<String> {
    let first = text.split_whitespace().next()?;
    first.chars().all(|c| c.is_ascii_digit()).then(|| first.to_owned())
}

fn ours_why(view: &VerdictView, on: RivalCriterion) -> Option<&str> {
    let criterion = EvaluationCriterion::of(on.word())?;
    view.marks.iter().find(|m| m.criterion == criterion)?.why.as_deref()
}

fn theirs_why<'v>(
    view: &'v VerdictView,
    rival: &RivalStand,
    on: RivalCriterion,
) -> Option<&'v str> {
    let criterion = EvaluationCriterion::of(on.word())?;
    let place = view.rivals.iter().position(|r| r.competitor == rival.competitor)?;
    let mark = view.marks.iter().find(|m| m.criterion == criterion)?;
    mark.rivals.as_ref()?.get(place)?.why.as_deref()
}

/// Marks on which the strongest rival leads, with the reason; then our low marks.
pub fn we_lose(view: &VerdictView) -> CardLine {
    let mut rows: Vec<CardRow> = Vec::new();
    let mut told: Vec<EvaluationCriterion> = vec![EvaluationCriterion::Rival];
    if let Some(rival) = view.strongest() {
        for (on, theirs, ours) in rival.marks.iter().filter(|(_, theirs, ours)| theirs > ours) {
            let why = theirs_why(view, rival, *on).map_or(String::new(), |why| format!(": {why}"));
            rows.push(CardRow::bad(phrase!("{} {} to {}{}", title(*on), ours, theirs, why)));
            told.extend(EvaluationCriterion::of(on.word()));
        }
    }
    // Named where no rival leads, so that a deal against nobody known has its weak side too.
    if rows.is_empty() {
        told.clear();
    }
    let weak = view.marks.iter().filter(|m| m.score.is_some_and(|s| s <= WEAK));
    rows.extend(weak.filter(|m| !told.contains(&m.criterion)).map(|m| {
        let why = m.why.as_deref().map_or(String::new(), |why| format!(": {why}"));
        CardRow::new(format!("{} {}{why}", m.title, m.score.unwrap_or_default()))
    }));
    if rows.is_empty() {
        let says = match view.rivals.is_empty() {
            true => phrase!("no rival is known, and no mark is low"),
            false => phrase!("no rival leads on a mark, and none of ours is low"),
        };
        rows.push(CardRow::new(says));
    }
    CardLine { subject: CardSubject::Lose, rows }
}

/// Whose points they are, who wrote those of a rival, when it closes.
pub fn specification(case: &AccountContext, deal: &Opportunity) -> CardLine {
    let subject = CardSubject::Specification;
    if deal.specification.is_empty() {
        return CardLine { subject, rows: vec![CardRow::new(phrase!("no point known"))] };
    }
    let of = |whose: Favours| deal.specification.iter().filter(move |p| p.favours == Some(whose));
    let (ours, theirs) = (of(Favours::Us).count(), of(Favours::Rival).count());
    let mut authors: Vec<&str> = Vec::new();
    for id in of(Favours::Rival).filter_map(|p| p.author.0.as_deref()) {
        let name = short_name(case.name(id));
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
    let by = match authors.as_slice() {
        [] => String::new(),
        [one] if theirs > 1 => phrase!(", all by {one}", one),
        names => phrase!(", by {}", few(names, 2)),
    };
    let mut row = CardRow {
        text: phrase!("ours {ours}, rival's {theirs}{by}", ours, theirs, by),
        bad: theirs > ours,
    };
    let playbook = case.world.playbook;
    let closing = deal.schedule.iter().filter_map(|s| Some(((*s.date)?, (*s.stage)?)));
    let closing = closing.filter(|(_, stage)| playbook.meaning(deal, *stage) >= OFFERS);
    if let Some((day, _)) = closing.min_by_key(|(day, _)| *day) {
        let days = (day - case.today()).num_days();
        row.bad |= matches!(days, 0 | 1);
        row.text += &match days {
            d if d < 0 => phrase!("; closed {}", day.short_day()),
            0 => phrase!("; closes today").to_owned(),
            1 => phrase!("; closes tomorrow").to_owned(),
            _ => phrase!("; closes {}", day.short_day()),
        };
    }
    CardLine { subject, rows: vec![row] }
}
