//! How to get to a person, in names.

use super::Dossier;
use crate::model::{Date, Level, Person, Refusal, Role};
use crate::rules::other_routes::all_routes;
use crate::rules::{AccountContext, reporting, route};
use crate::workbench::Result;
use crate::workbench::Workbench;

/// How to get to a person.
#[derive(Clone, Debug)]
pub struct Way {
    /// The id of the person.
    pub to: String,
    /// The routes: the best without a family tie, its alternatives, the one by family.
    pub routes: Vec<RouteView>,
    /// Whom to get to know first where there is none, or whom to ask for a word.
    pub advice: Option<String>,
    /// Who is joined to the person by the reporting line alone, where no tie leads there.
    pub word_of: Option<String>,
}

/// One route in names.
#[derive(Clone, Debug)]
pub struct RouteView {
    /// The people along it, from us to the goal: id and name.
    pub steps: Vec<(String, String)>,
    /// The total cost.
    pub cost: i64,
    /// It uses a family tie.
    pub compliance_risk: bool,
}

/// The first of those who decide, else of the executives, else the most influential.
pub fn who_decides<'a>(case: &AccountContext<'a>) -> Option<&'a Person> {
    let everyone = || case.everyone.iter().copied();
    let decides = everyone().find(|p| p.plays(Role::DecisionMaker));
    decides
        .or_else(|| everyone().find(|p| p.level == Some(Level::Executive)))
        .or_else(|| everyone().filter(|p| p.influence.is_some()).max_by_key(|p| *p.influence))
}

/// The routes to a person, in names.
pub fn way(case: &AccountContext, to: &str) -> Way {
    let routes: Vec<RouteView> = all_routes(case, to)
        .into_iter()
        .map(|r| RouteView {
            steps: r.steps.iter().map(|s| named(case, s.to)).collect(),
            cost: r.cost,
            compliance_risk: r.compliance_risk,
        })
        .collect();
    let weak = reporting::weak_way(case, to).filter(|_| routes.is_empty());
    let advice = || {
        weak.as_ref()
            .map_or_else(|| route::no_route(case, to), |weak| reporting::says(case, to, weak))
    };
    let advice = routes.is_empty().then(advice);
    let word_of = weak.map(|weak| weak.by.id.to_string());
    Way { to: to.to_owned(), routes, advice, word_of }
}

fn named(case: &AccountContext, id: &str) -> (String, String) {
    (id.to_owned(), case.name(id).to_owned())
}

/// Who was reached last, and when.
pub fn last_met(case: &AccountContext) -> Option<(String, Date)> {
    let reached = case.everyone.iter().filter_map(|p| Some((p, case.last_reached(&p.id)?)));
    reached.max_by_key(|(_, day)| *day).map(|(p, day)| (p.name.to_string(), day))
}

impl Workbench {
    /// The routes to a person of an account.
    pub fn way_to(&self, dossier: Option<&Dossier>, person: &str) -> Result<Way> {
        let Some(dossier) = dossier else {
            return Err(Refusal::because(phrase!("no account is picked"), phrase!("pick one")));
        };
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(way(&AccountContext::new(&dossier.account, &world), person))
    }

    /// The name of a competitor, or its id where it is gone. As the picked account was read with: drawing asks
    /// it in every frame, the first too.
    pub fn competitor_name(&self, id: &str) -> String {
        let known = self.known.borrow().clone();
        let shared = known.map_or_else(|| self.shared(), Ok).ok();
        let found = shared.as_ref().and_then(|s| s.competitors.iter().find(|c| *c.id == id));
        found.map_or(id, |c| c.name.as_str()).to_owned()
    }
}
