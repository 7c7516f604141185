//! The points of a specification: whom each favours, what we plan about it, who can move it, what the file says of
//! it (METHOD M32).

use super::AccountContext;
use crate::model::playbook::Playbook;
use crate::model::{
    Action, Date, Favours, Intel, Opportunity, Person, SpecificationPoint, TieKind, Trade, Visit,
    VisitStatus,
};
use crate::text::{fold, spaced};

/// What is planned about a point.
#[derive(Clone, Copy, Debug)]
pub enum PointPlan<'a> {
    /// We took the loss, on this day.
    Accepted(Date),
    /// An action for it that is to come.
    Planned(&'a Action),
    /// An action for it whose day is over.
    Late(&'a Action),
    /// A visit to come whose objectives name it.
    Visit(&'a Visit),
    /// All that was planned for it is done, last this.
    Done(&'a Action),
    /// Nothing.
    Open,
}

/// How many points are ours, neutral and a rival's; and how the rival's ones stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PointCounts {
    /// Favour us.
    pub ours: usize,
    /// Favour nobody.
    pub neutral: usize,
    /// Favour a rival.
    pub rivals: usize,
    /// Of the rival's: planned, or done.
    pub planned: usize,
    /// Of the rival's: its plan is late.
    pub late: usize,
    /// Of the rival's: without a plan.
    pub open: usize,
    /// Of the rival's: the loss is taken.
    pub accepted: usize,
}

/// Something of the file that shares a word with a point.
#[derive(Clone, Copy, Debug)]
pub enum PointRecord<'a> {
    /// An answer to a topic.
    Answer(&'a Intel),
    /// An objection that we expect or heard.
    Objection(&'a crate::model::Objection, Option<Date>),
    /// Something that we can give.
    Trade(&'a Trade),
}

/// The number that a point begins with: `9 Spare parts ..` is point 9.
pub fn number_of(point: &str) -> Option<(&str, &str)> {
    let text = point.trim_start();
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix([' ', '\t', ')', ':'])?;
    let plain = number.trim_end_matches('.');
    (!plain.is_empty() && plain.len() <= 8).then_some((plain, rest.trim_start()))
}

/// What is planned about a point of a deal.
pub fn plan_of<'a>(
    point: &'a SpecificationPoint,
    deal: &Opportunity,
    case: &AccountContext<'a>,
) -> PointPlan<'a> {
    if let Some(day) = case.past(*point.accepted) {
        return PointPlan::Accepted(day);
    }
    let for_it = case
        .account
        .actions
        .0
        .iter()
        .filter(|a| a.for_subject.as_deref() == Some(point.id.as_str()));
    let (undone, done): (Vec<&Action>, Vec<&Action>) = for_it.partition(|a| case.is_undone(a));
    let next = undone.into_iter().min_by_key(|a| (a.due.is_none(), *a.due));
    if let Some(action) = next {
        return match case.is_over(*action.due) {
            true => PointPlan::Late(action),
            false => PointPlan::Planned(action),
        };
    }
    let number = point.point.as_deref().and_then(number_of).map(|(number, _)| number);
    if let Some(visit) = number.and_then(|number| visit_about(number, deal, case)) {
        return PointPlan::Visit(visit);
    }
    match done.into_iter().max_by_key(|a| *a.done) {
        Some(action) => PointPlan::Done(action),
        None => PointPlan::Open,
    }
}

/// The next visit about a deal whose purpose or objectives name the point of this number.
fn visit_about<'a>(
    number: &str,
    deal: &Opportunity,
    case: &AccountContext<'a>,
) -> Option<&'a Visit> {
    let to_come = visits(deal, case).filter(|(_, visit)| {
        let objectives = &visit.objectives;
        let texts = [&visit.purpose, &objectives.best, &objectives.expected, &objectives.minimum];
        texts.iter().filter_map(|t| t.as_deref()).any(|text| names_point(text, number))
    });
    to_come.min_by_key(|(day, _)| *day).map(|(_, visit)| visit)
}

/// Planned visits of today or later about a deal, each with its day.
pub fn visits<'a>(
    deal: &Opportunity,
    case: &AccountContext<'a>,
) -> impl Iterator<Item = (Date, &'a Visit)> + use<'a> {
    let alone = case.open().count() == 1;
    let (id, today) = (deal.id.to_string(), case.today());
    case.account.visits.0.iter().filter_map(move |visit| {
        let about = visit.opportunity.0.as_deref().map_or(alone, |of| of == id);
        let day = visit.date.map(|m| m.date).filter(|day| *day >= today)?;
        (about && visit.status == VisitStatus::Planned).then_some((day, visit))
    })
}

/// Does a text name this point: its number behind "point" or "points", with other numbers between?
fn names_point(text: &str, number: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .filter(|w| !w.is_empty())
        .collect();
    words.iter().enumerate().any(|(i, word)| {
        matches!(*word, "point" | "points")
            && words[i + 1..]
                .iter()
                .take_while(|w| *w == &"and" || w.starts_with(|c: char| c.is_ascii_digit()))
                .any(|w| w.trim_end_matches('.') == number)
    })
}

/// The points of a deal by whom they favour, and how the rival's ones stand.
pub fn counts(deal: &Opportunity, case: &AccountContext) -> PointCounts {
    let mut counts = PointCounts::default();
    for point in deal.specification.iter() {
        match point.favours {
            Some(Favours::Us) => counts.ours += 1,
            Some(Favours::Neutral) | None => counts.neutral += 1,
            Some(Favours::Rival) => {
                counts.rivals += 1;
                match plan_of(point, deal, case) {
                    PointPlan::Accepted(_) => counts.accepted += 1,
                    PointPlan::Late(_) => counts.late += 1,
                    PointPlan::Open => counts.open += 1,
                    _ => counts.planned += 1,
                }
            }
        }
    }
    counts
}

/// The day with which the specification closes: the first of the customer's stages after it, by what the stages of
/// the purchase mean.
pub fn closes_on(deal: &Opportunity, playbook: &Playbook) -> Option<Date> {
    let closing = playbook.specification.closing_stage;
    let after = deal.schedule.iter().filter_map(|s| {
        let meaning = playbook.meaning(deal, (*s.stage)?);
        Some((meaning, (*s.date)?)).filter(|_| meaning >= closing)
    });
    after.min().map(|(_, day)| day)
}

/// Who can move a point: with enough influence, not against us, not its author; those at odds with the author first,
/// then those whom we see next, then the weightiest.
pub fn movers<'a>(
    point: &SpecificationPoint,
    deal: &Opportunity,
    case: &AccountContext<'a>,
) -> Vec<(&'a Person, bool, Option<Date>)> {
    let author = point.author.0.as_deref();
    let least = case.world.playbook.specification.mover_influence;
    let visits: Vec<(Date, &Visit)> = visits(deal, case).collect();
    let found = case
        .everyone
        .iter()
        .filter(|p| {
            p.influence.at_least(least)
                && p.attitude.is_none_or(|a| a > -1)
                && Some(p.id.as_str()) != author
        })
        .copied();
    let mut found: Vec<(&Person, bool, Option<Date>)> = found
        .map(|p| (p, author.is_some_and(|a| at_odds(case, &p.id, a)), seen(&visits, p)))
        .collect();
    found.sort_by_key(|(p, odds, day)| {
        (!*odds, day.is_none(), *day, std::cmp::Reverse(p.influence.0))
    });
    found
}

fn seen(visits: &[(Date, &Visit)], p: &Person) -> Option<Date> {
    let with = visits.iter().filter(|(_, v)| v.people.0.iter().any(|id| *p.id == *id));
    with.map(|(day, _)| *day).min()
}

fn at_odds(case: &AccountContext, one: &str, other: &str) -> bool {
    case.account.ties.iter().any(|tie| {
        let ends = (tie.from.0.as_deref(), tie.to.0.as_deref());
        tie.kind == TieKind::Rival
            && (ends == (Some(one), Some(other)) || ends == (Some(other), Some(one)))
    })
}

/// Answers, objections and trades that share a word with a point: the account's first, each list in file order.
pub fn records<'a>(
    point: &SpecificationPoint,
    deal: &'a Opportunity,
    case: &AccountContext<'a>,
) -> Vec<PointRecord<'a>> {
    let common = &case.world.playbook.specification.common;
    let words = point.point.as_deref().map(|p| telling(p, common)).unwrap_or_default();
    let best = case.checklist.iter().filter_map(|asked| asked.best.as_ref().map(|b| b.intel));
    let answers =
        best.filter(|i| shares(common, &words, i.answer.as_deref())).map(PointRecord::Answer);
    let visits = case
        .account
        .visits
        .0
        .iter()
        .filter(|v| v.opportunity.0.as_deref().is_none_or(|id| id == deal.id.as_str()));
    let objections = visits.flat_map(|v| {
        let day = v.date.map(|m| m.date);
        v.objections.0.iter().map(move |o| (o, day))
    });
    let objections = objections
        .filter(|(o, _)| shares(common, &words, o.text.as_deref()))
        .map(|(o, day)| PointRecord::Objection(o, day));
    let trades = deal.trades.0.iter().filter(|t| shares(common, &words, t.give.as_deref()));
    answers.chain(objections).chain(trades.map(PointRecord::Trade)).collect()
}

fn shares(common: &[String], words: &[String], text: Option<&str>) -> bool {
    let others = text.map(|t| telling(t, common)).unwrap_or_default();
    others.iter().any(|other| words.iter().any(|word| is_same(word, other)))
}

/// The words of a text that tell something: folded, of five letters and more, not common; of scripts without blanks
/// each two letters that stand together.
fn telling(text: &str, common: &[String]) -> Vec<String> {
    let spaced = spaced(text);
    let words: Vec<&str> =
        spaced.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [one, other] if is_letter(one) && is_letter(other) => Some(format!("{one}{other}")),
        _ => None,
    });
    let long = words.iter().filter(|w| w.chars().count() >= 5);
    let long = long.filter(|w| !common.iter().any(|c| c == *w)).map(|w| (*w).to_owned());
    long.chain(pairs).collect()
}

fn is_letter(w: &str) -> bool {
    !w.is_ascii() && w.chars().count() == 1
}

/// The same word, or the same one with an ending.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|ending| ending.chars().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::{book, world};

    const DEAL: &str = "people id=lind influence=4 attitude=-1; people id=naess influence=4 attitude=0
        people id=haddad influence=3; people id=small influence=2; people id=foe influence=5 attitude=-2
        ties from=lind to=naess kind=rival
        intel topic=problems.current_solution answer=\"spare cards are no longer made\"
        intel topic=industry.trend answer=\"within every plant\"
        opportunities id=o
        opportunities.schedule stage=4 date=17
        opportunities.specification id=p4 point=\"4 Response within 0.8 s\" favours=us
        opportunities.specification id=p9 point=\"9 Spare parts identical\" favours=rival author=lind
        opportunities.specification id=p11 point=\"11 Service base within 60 km\" favours=rival
        opportunities.specification id=p12 point=\"12 Five references\" favours=rival
        opportunities.specification id=p13 point=\"备件库存\" favours=rival accepted=-3 why=no
        opportunities.trades give=\"spares on site\"
        actions id=a for=p11 due=17; actions id=b for=p12 due=-4; actions id=c for=p9 due=-9 done=-9
        visits id=v date=2 opportunity=o people=haddad objectives.expected=\"reviews points 4 and 7\"";

    fn with<T>(look: impl FnOnce(&Opportunity, &AccountContext) -> T) -> T {
        let book = book(DEAL);
        let world = world(&book);
        let case = AccountContext::new(&book.accounts[0], &world);
        look(&book.accounts[0].opportunities[0], &case)
    }

    #[test]
    fn a_point_is_planned_by_an_action_for_it_or_by_a_visit_that_names_it() {
        with(|deal, case| {
            let plans: Vec<PointPlan> =
                deal.specification.iter().map(|p| plan_of(p, deal, case)).collect();
            assert!(matches!(plans[0], PointPlan::Visit(v) if *v.id == "v"), "{plans:?}");
            assert!(matches!(plans[1], PointPlan::Done(a) if *a.id == "c"));
            assert!(matches!(plans[2], PointPlan::Planned(a) if *a.id == "a"));
            assert!(matches!(plans[3], PointPlan::Late(a) if *a.id == "b"));
            assert!(matches!(plans[4], PointPlan::Accepted(_)));
            let counts = counts(deal, case);
            assert_eq!((counts.ours, counts.rivals, counts.neutral), (1, 4, 0));
            assert_eq!((counts.planned, counts.late, counts.open, counts.accepted), (2, 1, 0, 1));
            let mut playbook = case.world.playbook.clone();
            assert_eq!(closes_on(deal, &playbook), Some(crate::rules::sample::day(17)));
            playbook.specification.closing_stage = 5;
            assert_eq!(closes_on(deal, &playbook), None);
        });
    }

    #[test]
    fn who_is_at_odds_with_the_author_can_move_it_before_all_others() {
        with(|deal, case| {
            let names: Vec<&str> = movers(&deal.specification[1], deal, case)
                .into_iter()
                .map(|(p, ..)| p.id.as_str())
                .collect();
            assert_eq!(names, ["naess", "haddad"]);
        });
    }

    #[test]
    fn what_the_file_says_shares_a_telling_word() {
        with(|deal, case| {
            let found = records(&deal.specification[1], deal, case);
            assert!(
                matches!(found[0], PointRecord::Answer(_))
                    && matches!(found[1], PointRecord::Trade(_))
            );
            assert_eq!(found.len(), 2);
            assert!(records(&deal.specification[2], deal, case).is_empty(), "within is common");
        });
        assert!(is_same("spare", "spares") && !is_same("spare", "sparring"));
        assert_eq!(telling("备件库存", &[]), ["备件", "件库", "库存"]);
    }

    #[test]
    fn a_number_is_what_a_point_begins_with() {
        for (point, number) in [
            ("9 Spare parts", Some(("9", "Spare parts"))),
            ("4.2 Load step", Some(("4.2", "Load step"))),
            ("11) Base", Some(("11", "Base"))),
            ("Ride-through of 300 ms", None),
            ("300", None),
            ("", None),
        ] {
            assert_eq!(number_of(point), number, "{point}");
        }
        assert!(names_point("Naess reviews points 4 and 7", "7"));
        assert!(!names_point("points 4 and 7", "2") && !names_point("70 % at point A, 7", "7"));
    }
}
