//! The rep's own marks over the years, what the file says of each skill, and what we know of each customer's trade
//! (METHOD M2, M3).

use super::plan::forces::level_words;
use super::{Operation, Result, Workbench, dossier};
use crate::model::{
    Account, Choice, Date, Edit, Key, OpportunityStatus, Record, Row, SelfAssessment, Skill,
    Status, Tier, Value, VisitStatus,
};
use crate::rules::phrase;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Days in which one who is cool has to be met.
const MET_DAYS: i64 = 90;
/// Below this mark something is missing.
pub const WEAK: i64 = 3;

/// All skills, in the method's order.
pub const SKILLS: [Skill; 8] = [
    Skill::Logic,
    Skill::Analysis,
    Skill::Observation,
    Skill::Execution,
    Skill::Product,
    Skill::Industry,
    Skill::Market,
    Skill::Attitude,
];

/// One skill over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillRow {
    /// Which.
    pub skill: Skill,
    /// A mark for each day on which marks were given.
    pub marks: Vec<Option<i64>>,
    /// The evidence that was written, newest first.
    pub evidence: Vec<(Date, String)>,
    /// What the file says since the last marks.
    pub says: String,
}

/// What we know of one account's trade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnowledgeRow {
    /// The account's number and name.
    pub account: (Key, String),
    /// Product, others in the trade, what could replace it, where it moves, the market around it.
    pub marks: [Option<i64>; 5],
    /// What is missing: of which level, in the rep's words.
    pub missing: Vec<(&'static str, String)>,
}

/// The page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnMarks {
    /// The days on which marks were given, oldest first.
    pub days: Vec<Date>,
    /// A row a skill.
    pub skills: Vec<SkillRow>,
    /// Key and target accounts that are not lost.
    pub knowledge: Vec<KnowledgeRow>,
    /// Accounts without marks, by name.
    pub unrated: Vec<String>,
}

impl OwnMarks {
    /// The mean of the marks of a day, with one decimal; nothing without one.
    pub fn mean(&self, day: usize) -> Option<Decimal> {
        mean(self.skills.iter().map(|s| s.marks.get(day).copied().flatten()))
    }

    /// The mean of a level over the accounts.
    pub fn level_mean(&self, level: usize) -> Option<Decimal> {
        mean(self.knowledge.iter().map(|row| row.marks[level]))
    }

    /// How many marks of the accounts are below three.
    pub fn weak(&self) -> usize {
        let marks = self.knowledge.iter().flat_map(|row| row.marks);
        marks.flatten().filter(|m| *m < WEAK).count()
    }
}

/// The mean with one decimal, half up; nothing of nothing.
pub fn mean(marks: impl Iterator<Item = Option<i64>>) -> Option<Decimal> {
    let marks: Vec<i64> = marks.flatten().collect();
    let count = i64::try_from(marks.len()).ok().filter(|n| *n > 0)?;
    let tenths = (marks.iter().sum::<i64>() * 20 + count) / (count * 2);
    Some(Decimal::new(tenths, 1))
}

/// What the accounts say of the skills since a day.
#[derive(Default)]
struct SkillRecord {
    closed: usize,
    won: usize,
    looks: BTreeSet<(Key, String, Date)>,
    places: BTreeSet<(Key, String)>,
    notes: usize,
    actions: (usize, usize),
    promises: (usize, usize),
    debriefs: (usize, usize),
    cool: (usize, usize),
}

impl Workbench {
    /// The rep's own marks, and what the file says.
    pub fn own_skills(&self) -> Result<OwnMarks> {
        let today = self.today();
        self.store.reading(|| {
            let root = self.root_row()?;
            let marks: Vec<SelfAssessment> =
                root.rows("self_assessment").iter().cloned().map(dossier::typed).collect();
            let days: BTreeSet<Date> =
                marks.iter().filter_map(|m| *m.date).filter(|d| *d <= today).collect();
            let days: Vec<Date> = days.into_iter().collect();
            let since = days.iter().rev().find(|d| **d < today).copied().unwrap_or(Date::MIN);
            let mut record = SkillRecord::default();
            let (mut knowledge, mut unrated) = (Vec::new(), Vec::new());
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                record.add(key, &account, since, today);
                if account.status == Status::Lost {
                    continue;
                }
                let row = knowledge_row(key, &account);
                let is_rated = row.marks.iter().any(Option::is_some);
                match matches!(account.tier, Tier::Key | Tier::Target) || is_rated {
                    true => knowledge.push(row),
                    false => unrated.push(account.name.to_string()),
                }
            }
            let from = today.checked_sub_days(chrono::Days::new(90)).unwrap_or(Date::MIN);
            let conclusions = self.market(None, from, today)?.conclusions;
            let answered =
                conclusions.iter().filter(|c| c.answer.0 != super::market::Answer::Open).count();
            let mut own = OwnMarks { days, knowledge, unrated, skills: Vec::new() };
            own.skills = SKILLS
                .iter()
                .map(|skill| {
                    let says = record.says(*skill, &own, (answered, conclusions.len()));
                    skill_row(*skill, &marks, &own.days, says)
                })
                .collect();
            Ok(own)
        })
    }

    /// Marks a skill of today; a mark of today is changed.
    pub fn mark_skill(&self, skill: Skill, score: i64, evidence: &str) -> Result<Operation> {
        let root = self.root_row()?;
        let today = self.today();
        let label = phrase!("own mark: {}, {}", skill.word(), score);
        let value = Value::Whole(score);
        let evidence = (!evidence.is_empty()).then(|| Value::Text(evidence.to_owned()));
        let rows = root.rows("self_assessment");
        if let Some(known) = rows.iter().find(|row| {
            row.text("skill") == Some(skill.word()) && *row.get("date") == Value::Day(today)
        }) {
            let mut cells = vec![("score", value)];
            cells.extend(evidence.map(|e| ("evidence", e)));
            return Ok(Operation::set(label, SelfAssessment::SCHEMA, known.key, cells));
        }
        let mut row = Row::empty(SelfAssessment::SCHEMA);
        row.place = rows.iter().map(|r| r.place + 1).max().unwrap_or(0);
        row.set("date", Value::Day(today));
        row.set("skill", Value::Text(skill.word().to_owned()));
        row.set("score", value);
        if let Some(evidence) = evidence {
            row.set("evidence", evidence);
        }
        Ok(Operation::new(label, vec![Edit::Insert { account: 0, parent: 0, row }]))
    }

    /// Several marks of today as one step.
    pub fn mark_skills(&self, marks: &[(Skill, i64)]) -> Result<Operation> {
        let mut edits = Vec::new();
        for (nth, (skill, score)) in (0..).zip(marks) {
            for edit in self.mark_skill(*skill, *score, "")?.edits() {
                let mut edit = edit.clone();
                if let Edit::Insert { row, .. } = &mut edit {
                    row.place += nth;
                }
                edits.push(edit);
            }
        }
        let label = match marks.len() {
            1 => phrase!("own mark of today").to_owned(),
            n => phrase!("{n} own marks of today", n),
        };
        Ok(Operation::new(label, edits))
    }
}

fn skill_row(skill: Skill, marks: &[SelfAssessment], days: &[Date], says: String) -> SkillRow {
    let of_skill = || marks.iter().filter(move |m| m.skill == Some(skill));
    let on = |day: &Date| of_skill().rev().find(|m| *m.date == Some(*day)).and_then(|m| *m.score);
    let mut evidence: Vec<(Date, String)> =
        of_skill().filter_map(|m| Some(((*m.date)?, m.evidence.0.clone()?))).collect();
    evidence.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    SkillRow { skill, marks: days.iter().map(on).collect(), evidence, says }
}

fn knowledge_row(key: Key, account: &Account) -> KnowledgeRow {
    let levels = account.knowledge.levels();
    let missing = levels
        .iter()
        .filter_map(|(level, grasp)| Some((level_words(level), grasp.missing.0.clone()?)))
        .collect();
    KnowledgeRow {
        account: (key, account.name.0.clone()),
        marks: levels.map(|(_, grasp)| *grasp.score),
        missing,
    }
}

impl SkillRecord {
    fn add(&mut self, key: Key, account: &Account, since: Date, today: Date) {
        let within = |d: Option<Date>| d.is_some_and(|d| since < d && d <= today);
        for deal in &account.opportunities {
            let ended = matches!(deal.status, OpportunityStatus::Won | OpportunityStatus::Lost);
            if ended && within(*deal.closed.date) {
                self.closed += 1;
                self.won += usize::from(deal.status == OpportunityStatus::Won);
            }
        }
        for seen in account.observations.iter().filter(|o| within(*o.date)) {
            self.notes += 1;
            if let (Some(place), Some(day)) = (seen.place.0.clone(), *seen.date) {
                self.places.insert((key, place.clone()));
                self.looks.insert((key, place, day));
            }
        }
        for action in account.actions.iter().filter(|a| within(*a.due)) {
            let kept = action.done.zip(*action.due).is_some_and(|(done, due)| done <= due);
            let count = match (&action.promised_to.0, &action.promised_by.0) {
                (_, Some(_)) => continue,
                (Some(_), _) => &mut self.promises,
                _ => &mut self.actions,
            };
            count.1 += 1;
            count.0 += usize::from(kept);
        }
        for visit in &account.visits {
            let over = visit.date.is_some_and(|m| within(Some(m.date)) && m.date < today);
            let held = visit.status != VisitStatus::Cancelled && over;
            self.debriefs.1 += usize::from(held);
            self.debriefs.0 += usize::from(held && visit.debrief.result.is_some());
        }
        if account.status == Status::Lost {
            return;
        }
        let here = account.people.iter().filter(|p| p.left.is_none() && !*p.external);
        for person in here.filter(|p| p.attitude.is_some_and(|a| a < 0)) {
            self.cool.1 += 1;
            self.cool.0 += usize::from(account.contacts.iter().any(|c| {
                let near =
                    c.date.is_some_and(|d| (0..=MET_DAYS).contains(&(today - d.date).num_days()));
                near && c.reached() && c.people.0.iter().any(|id| *person.id == *id)
            }));
        }
    }

    fn says(&self, skill: Skill, own: &OwnMarks, (answered, all): (usize, usize)) -> String {
        let of = |(part, whole): (usize, usize)| phrase!("{part} of {whole}", part, whole);
        match skill {
            Skill::Logic => phrase!("{} closed, {} won", count(self.closed, "purchase"), self.won),
            Skill::Analysis => {
                phrase!("{} conclusions of the market answered", of((answered, all)))
            }
            Skill::Observation => phrase!(
                "{} at {}, {}",
                count(self.looks.len(), "look"),
                count(self.places.len(), "place"),
                count(self.notes, "note")
            ),
            Skill::Execution => phrase!(
                "in time: to do {}, promises {}, debriefs {}",
                of(self.actions),
                of(self.promises),
                of(self.debriefs)
            ),
            Skill::Product => level(own, &[0]),
            Skill::Industry => level(own, &[1, 2, 3]),
            Skill::Market => level(own, &[4]),
            Skill::Attitude => phrase!(
                "{} who are cool or against us were met within {} days",
                of(self.cool),
                MET_DAYS
            ),
        }
    }
}

fn level(own: &OwnMarks, levels: &[usize]) -> String {
    let marks = own.knowledge.iter().flat_map(|row| levels.iter().map(|l| row.marks[*l]));
    mean(marks).map_or(phrase!("no account is marked").to_owned(), |mean| {
        phrase!("{} of 5 over {}", mean, count(own.knowledge.len(), "account"))
    })
}

fn count(n: usize, noun: &str) -> String {
    phrase::count(i64::try_from(n).unwrap_or(0), noun)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::demo::demo;

    #[test]
    fn the_marks_of_the_demo_over_two_days() {
        let own = demo().own_skills().unwrap();
        assert_eq!(own.days.len(), 2);
        // 3 2 3 3 4 2 2 3 = 22; 3 3 4 3 4 3 3 3 = 26.
        assert_eq!(own.mean(0).unwrap().to_string(), "2.8");
        assert_eq!(own.mean(1).unwrap().to_string(), "3.3");
        let analysis = &own.skills[1];
        assert_eq!(analysis.marks, [Some(2), Some(3)]);
        assert!(analysis.evidence[0].1.contains("Tallis"));
        let industry = own.skills.iter().find(|s| s.skill == Skill::Industry).unwrap();
        // (4+2+3 + 3+3+3 + 4+3+3 + 3+3+3 + 3+2+2 + 2+2+2) / 18 = 50 / 18.
        assert_eq!(industry.says, "2.8 of 5 over 6 accounts");
        assert_eq!(own.level_mean(0).unwrap().to_string(), "4.0");
        assert_eq!((own.knowledge.len(), own.weak()), (6, 6));
        assert!(own.unrated.contains(&"Osterby Steel".to_owned()));
        let observation = own.skills.iter().find(|s| s.skill == Skill::Observation).unwrap();
        assert!(observation.says.contains("at 4 places"), "{}", observation.says);
    }

    #[test]
    fn a_mark_of_today_is_one_and_is_changed() {
        let mut bench = demo();
        let all: Vec<(Skill, i64)> = SKILLS.iter().map(|s| (*s, 4)).collect();
        let operation = bench.mark_skills(&all).unwrap();
        bench.operate(operation).unwrap();
        let own = bench.own_skills().unwrap();
        assert_eq!((own.days.len(), own.mean(2).unwrap().to_string()), (3, "4.0".to_owned()));
        let again = bench.mark_skill(Skill::Logic, 2, "a verdict too early").unwrap();
        bench.operate(again).unwrap();
        let own = bench.own_skills().unwrap();
        assert_eq!((own.days.len(), own.skills[0].marks[2]), (3, Some(2)));
        assert_eq!(own.skills[0].evidence[0].1, "a verdict too early");
        bench.undo().unwrap();
        bench.undo().unwrap();
        assert_eq!(bench.own_skills().unwrap().days.len(), 2);
    }
}
