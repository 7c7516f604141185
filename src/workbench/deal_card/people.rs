//! Who carries weight in a deal, and how they stand to us.

use super::{CardLine, CardRow, CardSubject};
use crate::model::words::Words;
use crate::model::{Person, Role};
use crate::rules::AccountContext;
use crate::rules::phrase::{few, short_name};

/// From this influence on a voice counts.
const WEIGHT: i64 = 3;

/// Who decides; then the others of weight, by how they stand.
pub fn votes(case: &AccountContext, words: &Words) -> CardLine {
    let mut rows = Vec::new();
    let deciders: Vec<&&Person> =
        case.everyone.iter().filter(|p| p.plays(Role::DecisionMaker)).collect();
    for person in &deciders {
        let name = short_name(&person.name);
        rows.push(match person.attitude.0 {
            None => CardRow::bad(phrase!("{name} decides, unknown", name)),
            Some(mark) => {
                let code = mark.to_string();
                let stands = words.word("attitude", &code);
                CardRow { text: phrase!("{name} decides, {stands}", name, stands), bad: mark < 0 }
            }
        });
    }
    if deciders.is_empty() {
        rows.push(CardRow::bad(phrase!("nobody is known who decides")));
    }
    let others = || {
        case.everyone
            .iter()
            .filter(|p| p.influence.0.is_some_and(|i| i >= WEIGHT))
            .filter(|p| !p.plays(Role::DecisionMaker))
    };
    let stand = |mark: Option<i64>| {
        let names: Vec<&str> =
            others().filter(|p| p.attitude.0 == mark).map(|p| short_name(&p.name)).collect();
        let word = match mark {
            Some(mark) => words.word("attitude", &mark.to_string()).to_owned(),
            None => phrase!("unknown").to_owned(),
        };
        (!names.is_empty()).then(|| format!("{} {word}", few(&names, 3)))
    };
    let against: Vec<String> = [-2, -1].into_iter().filter_map(|m| stand(Some(m))).collect();
    let open: Vec<String> = [Some(0), None].into_iter().filter_map(stand).collect();
    let with: Vec<String> = [1, 2].into_iter().filter_map(|m| stand(Some(m))).collect();
    let is_against = !against.is_empty();
    let others = open.into_iter().chain(against).collect();
    for (said, bad) in [(others, is_against), (with, false)] {
        if !said.is_empty() {
            let said: Vec<String> = said;
            rows.push(CardRow { text: said.join(", "), bad });
        }
    }
    CardLine { subject: CardSubject::Votes, rows }
}

/// Does a reason hang on somebody who decides and was not reached yet?
pub fn unmet_in(case: &AccountContext, why: &str) -> bool {
    let why = why.to_lowercase();
    let deciders = case.everyone.iter().filter(|p| p.plays(Role::DecisionMaker));
    deciders
        .filter(|p| {
            let name = p.name.to_lowercase();
            name.split_whitespace().any(|part| part.chars().count() > 1 && why.contains(part))
        })
        .any(|p| case.last_reached(&p.id).is_none())
}
