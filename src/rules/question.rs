//! Which topics are worth asking: in which stage, of which customer, of whom (METHOD M22, M24, M28). The data are the
//! playbook's questions; a topic without such an entry is always worth asking, of everybody.

use super::evaluation::is_no_go;
use super::{AccountContext, Asked, implied};
use crate::model::playbook::Question;
use crate::model::{Choice, Level, Opportunity, OpportunityStatus, Person, Role};

/// The stage that a won purchase without one is in.
const INSTALLATION: i64 = 6;
/// From this stage on the offers are in.
const TENDER: i64 = 4;

/// Where the customer stands with the purchases that a talk is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealStages {
    /// Their stages; empty: there is no purchase.
    stages: Vec<i64>,
    /// A purchase whose stage nobody has said: all may be asked.
    unknown: bool,
    /// The customer has bought from us.
    buys: bool,
}

impl DealStages {
    /// Of these purchases; those that are over, and those with a no-go, do not count.
    pub fn of(case: &AccountContext, deals: &[&Opportunity]) -> Self {
        let mut standing = Self { buys: implied::has_bought(case), ..Self::default() };
        for deal in deals.iter().filter(|d| !no_go(case, d)) {
            match (deal.status, case.world.playbook.buying_phase(deal)) {
                (OpportunityStatus::Lost | OpportunityStatus::Dropped, _) => {}
                (_, Some(stage)) => standing.stages.push(stage),
                (OpportunityStatus::Won, None) => standing.stages.push(INSTALLATION),
                (OpportunityStatus::Open, None) => standing.unknown = true,
            }
        }
        standing
    }

    /// The same without the purchases: for a talk that is about none.
    pub fn without_purchase(&self) -> Self {
        Self { buys: self.buys, ..Self::default() }
    }

    /// There is no purchase yet.
    pub fn is_before(&self) -> bool {
        self.stages.is_empty() && !self.unknown
    }

    /// The offers are in.
    pub fn is_late(&self) -> bool {
        self.stages.iter().max().is_some_and(|s| *s >= TENDER) && !self.unknown
    }

    fn is_among(&self, stages: &[String]) -> bool {
        let has = |word: &str| stages.iter().any(|s| s == word);
        match self.is_before() {
            true => has("none"),
            false => self.unknown || self.stages.iter().any(|s| has(&s.to_string())),
        }
    }
}

fn no_go(case: &AccountContext, deal: &&&Opportunity) -> bool {
    deal.is_open() && is_no_go(deal, case.today())
}

/// The playbook's entry of a topic as it is asked.
pub fn question<'a>(case: &AccountContext<'a>, asked: &Asked) -> Option<&'a Question> {
    case.world.playbook.question(&format!("{}.{}", asked.category.name, asked.topic.name))
}

/// Is it worth asking at all, where the customer stands?
pub fn is_worth(case: &AccountContext, asked: &Asked, standing: &DealStages) -> bool {
    let Some(question) = question(case, asked) else {
        return true;
    };
    let kind = if standing.buys { "buying" } else { "new" };
    standing.is_among(&question.stages) && question.customers.iter().any(|c| c == kind)
}

/// Does the next step hang on it?
pub fn decides(case: &AccountContext, asked: &Asked, standing: &DealStages) -> bool {
    question(case, asked).is_some_and(|q| standing.is_among(&q.decides))
}

/// Those of these people who can know it, the best placed first: the person it is about, a department that deals with
/// it, a role, a level. Of somebody of whom nothing is known yet anything may be asked, after all others.
pub fn who_knows<'a>(
    case: &AccountContext<'a>,
    asked: &Asked,
    people: &[&'a Person],
) -> Vec<&'a Person> {
    let mut placed: Vec<(usize, &'a Person)> =
        people.iter().filter_map(|p| Some((place(case, asked, p)?, *p))).collect();
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, person)| person).collect()
}

/// How near somebody is to the answer, 0 the nearest; nothing where they cannot know it.
fn place(case: &AccountContext, asked: &Asked, person: &Person) -> Option<usize> {
    const ROLE: usize = 10;
    const LEVEL: usize = 100;
    const NOTHING_KNOWN: usize = 1000;
    let Some(question) = question(case, asked) else {
        return Some(LEVEL);
    };
    if let Some(about) = asked.person {
        if about.id == person.id {
            return Some(0);
        }
        if is_near(case, person, about) {
            return Some(1);
        }
    }
    if asked.person.is_none() && is_of_its_department(question, person) {
        return Some(2);
    }
    let (level, roles) = part(case, person);
    if level.is_none() && roles.is_empty() {
        return Some(NOTHING_KNOWN);
    }
    let role = question.roles.iter().position(|known| roles.iter().any(|r| r == known));
    let height = level.as_deref().filter(|l| question.levels.iter().any(|known| known == l));
    role.map(|at| ROLE + at).or_else(|| height.map(|l| LEVEL + rank(l)))
}

/// 0 to 3: how much somebody can know of a topic: most by what their department or title deals with, then by a role,
/// least by their level alone.
pub fn knowledge(case: &AccountContext, topic: &str, person: &Person) -> i64 {
    let Some(question) = case.world.playbook.question(topic) else {
        return 0;
    };
    if is_of_its_department(question, person) {
        return 3;
    }
    let (level, roles) = part(case, person);
    let has = |known: &[String], own: &str| known.iter().any(|k| k == own);
    match () {
        () if roles.iter().any(|r| has(&question.roles, r)) => 2,
        () if level.is_some_and(|l| has(&question.levels, &l)) => 1,
        () => 0,
    }
}

/// Does their department or title deal with it?
fn is_of_its_department(question: &Question, person: &Person) -> bool {
    let names = [person.department.as_deref(), person.title.as_deref()];
    let buys = person.plays(Role::Purchasing) && question.is_of_department("purchasing");
    buys || names.iter().flatten().any(|n| question.is_of_department(n))
}

/// The level and roles of a person; where none are marked, what the title suggests.
fn part(case: &AccountContext, person: &Person) -> (Option<String>, Vec<String>) {
    let level = person.level.map(|l| l.word().to_owned());
    let roles: Vec<String> = person.roles.iter().map(|r: &Role| r.word().to_owned()).collect();
    if level.is_some() || !roles.is_empty() {
        return (level, roles);
    }
    let job = person.title.as_deref().and_then(|title| case.world.playbook.job(title));
    job.map_or((None, Vec::new()), |job| (Some(job.level.clone()), job.roles.clone()))
}

fn rank(level: &str) -> usize {
    let levels = [Level::Executive, Level::Senior, Level::Middle, Level::Working];
    levels.iter().position(|l| l.word() == level).unwrap_or(levels.len())
}

/// Does somebody stand near enough to another to know what moves them: tied to them, not as rivals, or next to them in
/// the line of reporting?
fn is_near(case: &AccountContext, person: &Person, other: &Person) -> bool {
    let reports = person.reports_to.is(&other.id) || other.reports_to.is(&person.id);
    reports || are_tied(case, person, other)
}

/// Do they stand to each other in some way that is not rivalry?
pub fn are_tied(case: &AccountContext, one: &Person, other: &Person) -> bool {
    case.are_tied(&one.id, &other.id)
}

#[cfg(test)]
mod tests {
    use super::{DealStages, decides, is_worth, who_knows};
    use crate::model::Opportunity;
    use crate::rules::sample;

    /// The topics that are worth asking with all purchases of a dossier.
    fn worth(dossier: &str) -> Vec<String> {
        sample::ask(dossier, |case| {
            let deals: Vec<&Opportunity> = case.account.opportunities.iter().collect();
            let standing = DealStages::of(case, &deals);
            let asked = case.checklist.iter().filter(|a| is_worth(case, a, &standing));
            asked.map(|a| a.topic.name.clone()).collect()
        })
    }

    fn has(dossier: &str, topic: &str) -> bool {
        worth(dossier).iter().any(|t| t == topic)
    }

    #[test]
    fn nobody_asks_when_bids_are_due_once_the_bid_is_in() {
        let stage = |n: i64| format!("opportunities id=o buying_stage={n}");
        for (topic, first, last) in [
            ("requirements", 1, 3),
            ("who", 1, 3),
            ("budget", 1, 5),
            ("price", 4, 5),
            ("trigger", 1, 2),
        ] {
            for n in 1..=6 {
                assert_eq!(has(&stage(n), topic), (first..=last).contains(&n), "{topic} {n}");
            }
            assert!(!has("", topic), "{topic} without a purchase");
            assert!(has("opportunities id=o", topic), "{topic}, stage not known");
        }
        assert!(has("", "trend") && has("", "pains"));
    }

    #[test]
    fn a_no_go_is_asked_nothing_of_the_purchase() {
        let deal =
            "opportunities id=o buying_stage=2; opportunities.decision date=-9 verdict=no_go";
        assert!(!has(deal, "budget") && has(deal, "trend"));
        assert!(has(&format!("{deal}; opportunities.decision date=-2 verdict=go"), "budget"));
    }

    #[test]
    fn a_customer_that_buys_is_not_asked_for_papers_nor_a_new_one_for_the_past() {
        let deal = "opportunities id=o buying_stage=2";
        assert!(has(deal, "paperwork") && !has(deal, "satisfaction") && !has(deal, "dealings"));
        let buys = format!("{deal}; years year=2026 revenue=100");
        assert!(!has(&buys, "paperwork") && has(&buys, "satisfaction"));
        assert!(has(&format!("{deal}; years year=2026 revenue=0"), "paperwork"));
    }

    #[test]
    fn the_next_step_hangs_on_other_answers_in_each_stage() {
        let hangs = |n: i64, topic: &str| {
            sample::ask(&format!("opportunities id=o buying_stage={n}"), |case| {
                let deals: Vec<&Opportunity> = case.account.opportunities.iter().collect();
                let standing = DealStages::of(case, &deals);
                let asked = case.checklist.iter().find(|a| a.topic.name == topic).expect("asked");
                decides(case, asked, &standing)
            })
        };
        assert!(hangs(1, "pains") && !hangs(3, "pains"));
        assert!(hangs(3, "requirements") && !hangs(1, "requirements"));
        assert!(hangs(5, "price") && !hangs(4, "price"));
    }

    /// Who can know a topic, of all people of a dossier.
    fn know(dossier: &str, subject: &str) -> Vec<String> {
        sample::ask(dossier, |case| {
            let asked = case.checklist.iter().find(|a| a.subject() == subject).expect("asked");
            who_knows(case, asked, &case.everyone).iter().map(|p| p.id.0.clone()).collect()
        })
    }

    #[test]
    fn a_foreman_knows_the_trouble_and_a_controller_the_money() {
        let house = "people id=f title=Schichtführer level=working roles=user
            people id=c title=\"Finance controller\" level=middle roles=influencer
            people id=d level=executive roles=decision_maker; people id=b level=middle roles=purchasing";
        assert_eq!(know(house, "organisation.budget"), ["c", "d"]);
        assert_eq!(know(house, "problems.current_solution"), ["f", "c", "b"]);
        assert_eq!(know(house, "organisation.paperwork"), ["b"]);
        assert_eq!(know(house, "senior.concerns@d"), ["d"]);
        let near = format!("{house}; ties from=f to=d kind=friend");
        assert_eq!(know(&near, "senior.concerns@d"), ["d", "f"]);
        let rivals = format!("{house}; ties from=f to=d kind=rival");
        assert_eq!(know(&rivals, "senior.concerns@d"), ["d"]);
    }

    #[test]
    fn a_title_says_the_part_of_somebody_unmarked_and_a_stranger_may_be_asked_last() {
        let house = "people id=x; people id=d title=CEO; people id=w title=Foreman";
        assert_eq!(know(house, "organisation.budget"), ["d", "x"]);
    }
}
