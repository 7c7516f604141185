//! How far up we reach: people, meetings, trust and contacts by level (METHOD M24).

use super::{Dossier, Result, Workbench};
use crate::model::{Level, Person};
use crate::rules::AccountContext;
use std::collections::HashSet;

/// One level of the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelLine {
    /// Nothing where the level of these people is unknown.
    pub level: Option<Level>,
    /// People of it, neither outside nor gone nor unnamed.
    pub people: usize,
    /// Of these, reached within the window.
    pub met: usize,
    /// Of these, with a relationship that carries work.
    pub trust: usize,
    /// Times that one of them was in a contact of the window.
    pub contacts: usize,
    /// Their part of all of these, in percent.
    pub share: usize,
}

/// The levels from the top, and what is to be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Days of the window.
    pub days: i64,
    /// From the top.
    pub levels: Vec<LevelLine>,
    /// "11 of 13 contacts stayed at middle and working level.": what the findings say of reach.
    pub sentences: Vec<String>,
}

impl Workbench {
    /// The coverage of an account by level.
    pub fn coverage(&self, dossier: &Dossier) -> Result<Coverage> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(&dossier.account, &world);
        let days = world.playbook.thresholds.low_level_window_days;
        let mut levels: Vec<LevelLine> = LEVELS
            .into_iter()
            .map(|level| line(&case, level, days))
            .filter(|line| line.level.is_some() || line.people > 0)
            .collect();
        let all: usize = levels.iter().map(|line| line.contacts).sum();
        for line in &mut levels {
            line.share = (line.contacts * 200 + all) / (2 * all).max(1);
        }
        const OF_REACH: [&str; 3] = ["low_level_trap", "single_thread", "handover_risk"];
        let said = |code: &str| {
            let mut found = dossier.findings.iter();
            found.find(|f| f.code == code && !f.dismissed)
        };
        let sentences = OF_REACH.into_iter().filter_map(said);
        Ok(Coverage { days, levels, sentences: sentences.map(|f| f.sentence.clone()).collect() })
    }
}

const LEVELS: [Option<Level>; 5] =
    [Some(Level::Executive), Some(Level::Senior), Some(Level::Middle), Some(Level::Working), None];

fn line(case: &AccountContext, level: Option<Level>, days: i64) -> LevelLine {
    let trusted = case.world.playbook.thresholds.low_level_relationship;
    let of_level = |p: &&Person| p.level == level;
    let people: Vec<&Person> = case.people.iter().copied().filter(of_level).collect();
    let ids: HashSet<&str> = people.iter().map(|p| p.id.as_str()).collect();
    let there = |id: &String| ids.contains(id.as_str());
    LevelLine {
        level,
        people: people.len(),
        met: people.iter().filter(|p| case.reached_within(&p.id, days)).count(),
        trust: people.iter().filter(|p| case.relationship(p) >= trusted).count(),
        contacts: case
            .reaching(days)
            .map(|c| c.people.0.iter().filter(|id| there(id)).count())
            .sum(),
        share: 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Date;
    use crate::workbench::Workbench;

    #[test]
    fn the_demo_reaches_the_middle_and_not_the_top() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        let coverage = bench.coverage(&bench.dossier(key).unwrap()).unwrap();
        let top = &coverage.levels[0];
        assert_eq!((top.met, top.trust, top.contacts, top.share), (0, 0, 0, 0));
        let low: usize = coverage.levels[2..].iter().map(|l| l.share).sum();
        assert!(low > 70, "{coverage:?}");
        assert!(!coverage.sentences.is_empty());
    }
}
