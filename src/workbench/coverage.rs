//! How far up we reach: people, meetings, trust and contacts by level (METHOD M24).

use super::{Dossier, Result, Workbench};
use crate::model::{Choice, Level, Person, Role};
use crate::rules::AccountContext;
use std::collections::HashSet;

/// How we reach some of the customer's people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// People, neither outside nor gone nor unnamed.
    pub people: usize,
    /// Of these, reached within the window.
    pub met: usize,
    /// Of these, with a relationship that carries work.
    pub trust: usize,
    /// Times that one of them was in a contact of the window.
    pub contacts: usize,
    /// Their part of all of these, in percent.
    pub share: usize,
    /// Their trust today, on average, in tenths; not set counts as none.
    pub now: i64,
    /// The trust that is wanted of them, on average, in tenths: at least today's.
    pub wanted: i64,
}

/// One level of the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelLine {
    /// Nothing where the level of these people is unknown.
    pub level: Option<Level>,
    /// How we reach them.
    pub reach: Reach,
}

/// Those who play one part in purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleLine {
    /// The part; nothing of those whose part is unknown.
    pub role: Option<Role>,
    /// How we reach them; who plays two parts counts in both.
    pub reach: Reach,
}

/// The levels from the top, and what is to be said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Days of the window.
    pub days: i64,
    /// From the top.
    pub levels: Vec<LevelLine>,
    /// By their part, as the list of roles has them.
    pub roles: Vec<RoleLine>,
    /// "11 of 13 contacts stayed at middle and working level.": what the findings say of reach.
    pub sentences: Vec<String>,
}

impl Workbench {
    /// The coverage of an account by level.
    pub fn coverage(&self, dossier: &Dossier) -> Result<Coverage> {
        // As the account was read with: what all accounts sell has no part in it.
        let known = self.known.borrow().clone();
        let shared = known.map_or_else(|| self.shared(), Ok)?;
        let world = self.world(&shared);
        let case = AccountContext::new(&dossier.account, &world);
        let days = world.playbook.thresholds.low_level_window_days;
        let levels = LEVELS
            .into_iter()
            .map(|level| LevelLine { level, reach: reach(&case, days, |p| p.level == level) });
        let levels = levels.filter(|line| line.level.is_some() || line.reach.people > 0).collect();
        let roles =
            <Role as Choice>::ALL.iter().copied().map(Some).chain([None]).map(|role| RoleLine {
                role,
                reach: reach(&case, days, |p| role.map_or(p.roles.is_empty(), |r| p.plays(r))),
            });
        let roles = roles.filter(|line| line.reach.people > 0).collect();
        const OF_REACH: [&str; 3] = ["low_level_trap", "single_thread", "handover_risk"];
        let sentences = OF_REACH.into_iter().filter_map(|code| {
            let mut found = dossier.findings.iter();
            found.find(|f| f.code == code && !f.dismissed)
        });
        Ok(Coverage {
            days,
            levels,
            roles,
            sentences: sentences.map(|f| f.sentence.clone()).collect(),
        })
    }
}

const LEVELS: [Option<Level>; 5] =
    [Some(Level::Executive), Some(Level::Senior), Some(Level::Middle), Some(Level::Working), None];

fn reach(case: &AccountContext, days: i64, is_of: impl Fn(&Person) -> bool) -> Reach {
    let trusted = case.world.playbook.thresholds.low_level_relationship;
    let people: Vec<&Person> = case.people.iter().copied().filter(|p| is_of(p)).collect();
    let ids: HashSet<&str> = people.iter().map(|p| p.id.as_str()).collect();
    let there = |id: &String| ids.contains(id.as_str());
    let all: HashSet<&str> = case.people.iter().map(|p| p.id.as_str()).collect();
    let times = |there: &dyn Fn(&String) -> bool| -> usize {
        case.reaching(days).map(|c| c.people.0.iter().filter(|id| there(id)).count()).sum()
    };
    let (contacts, of) = (times(&there), times(&|id| all.contains(id.as_str())));
    let mean =
        |sum: i64| (sum * 10).checked_div(i64::try_from(people.len()).unwrap_or(1)).unwrap_or(0);
    Reach {
        people: people.len(),
        met: people.iter().filter(|p| case.reached_within(&p.id, days)).count(),
        trust: people.iter().filter(|p| case.relationship(p) >= trusted).count(),
        contacts,
        share: (contacts * 200 + of) / (2 * of).max(1),
        now: mean(people.iter().map(|p| held(case, &p)).sum()),
        wanted: mean(people.iter().map(|p| aimed(case, &p)).sum()),
    }
}

fn aimed(case: &AccountContext, p: &&&Person) -> i64 {
    p.wanted.unwrap_or(0).max(held(case, p))
}

fn held(case: &AccountContext, p: &&&Person) -> i64 {
    case.relationship(p)
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
        let top = &coverage.levels[0].reach;
        assert_eq!((top.met, top.trust, top.contacts, top.share), (0, 0, 0, 0));
        let low: usize = coverage.levels[2..].iter().map(|l| l.reach.share).sum();
        assert!(low > 70, "{coverage:?}");
        assert!(!coverage.sentences.is_empty());
        // Dahl 0 and Solberg 1 today; wanted of them are 3 and 2.
        assert_eq!((top.now, top.wanted), (5, 25));
        let role = |role| coverage.roles.iter().find(|l| l.role == Some(role)).unwrap().reach;
        let buys = role(crate::model::Role::Purchasing);
        assert_eq!((buys.people, buys.now, buys.wanted), (2, 25, 30), "Lind 1, wanted 2; 王敏 4");
        assert!(coverage.roles.iter().all(|l| l.role != Some(crate::model::Role::Champion)));
    }
}
