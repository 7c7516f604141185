//! What a remedy is made of: whom to see, on which way, at which visit, whom to ask (docs/WORDING.md).

pub mod answer;
pub mod market;
pub mod meeting;
pub mod plan;
pub mod source;
pub mod way;

pub use answer::{ask, confirm, confirm_implied, renew};
pub use market::ask_at_shelf;
pub use meeting::{at_a_visit_with, last_talk, on, visit_with};
pub use plan::{Ask, plan};
pub use source::{by_part, closest, near, payer, teller};
pub use way::{back_to, through, way_to};

use super::{AccountContext, phrase};
use crate::model::{Opportunity, Person, Role};

/// Of the open opportunities the one that is decided next, else the first.
pub fn deal<'a>(case: &AccountContext<'a>) -> Option<&'a Opportunity> {
    let next = case.open().filter(|o| o.decision_date.is_some_and(|d| d >= case.today()));
    next.min_by_key(|o| *o.decision_date).or_else(|| case.open().next())
}

/// Does another row say that this decider is not met?
pub fn is_unmet_decider(case: &AccountContext, person: &Person) -> bool {
    let limits = &case.world.playbook.thresholds;
    person.plays(Role::DecisionMaker)
        && case.has_open_from(limits.unmet_from_stage)
        && !case.reached_within(&person.id, limits.unmet_days)
}

/// `, before the decision on Mon 30 Nov`; nothing where no decision is to come.
pub fn before_decision(case: &AccountContext) -> String {
    let day = deal(case).and_then(|o| *o.decision_date).filter(|d| *d >= case.today());
    day.map_or(String::new(), |d| phrase!(", before the decision on {}", on(case, d)))
}

/// Names for a sentence, at most three of them.
pub fn names(people: &[&Person]) -> String {
    let names: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    phrase::few(&names, 3)
}

/// A text of the file short enough to stand inside a sentence.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} ..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_deal_that_is_decided_next_counts() {
        let lines = "opportunities id=a; opportunities id=b decision_date=+9
            opportunities id=c decision_date=+3 status=won; opportunities id=d decision_date=-3";
        sample::ask(lines, |case| {
            assert_eq!(deal(case).map(|o| o.id.as_str()), Some("b"));
            assert_eq!(before_decision(case), ", before the decision on Thu 3 Dec");
        });
        sample::ask("opportunities id=d decision_date=-3", |case| {
            assert_eq!(before_decision(case), "");
        });
    }

    #[test]
    fn long_words_of_the_file_are_cut_at_a_blank() {
        assert_eq!(short(" a\n b "), "a b");
        let long = "word ".repeat(30);
        assert!(short(&long).ends_with("word .."), "{}", short(&long));
        assert!(short(&"字".repeat(90)).ends_with(".."));
    }
}
