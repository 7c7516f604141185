//! A rival's marks beside ours, one criterion at a time, as a sentence says them (METHOD F6, docs/WORDING.md).

use super::evaluation::mark;
use super::phrase;
use crate::model::playbook::Playbook;
use crate::model::{Choice, EvaluationCriterion, Opportunity, RivalCriterion};

/// The marks of a rival and ours on one criterion.
pub struct OnMark {
    /// The criterion.
    pub criterion: RivalCriterion,
    /// The rival's mark.
    pub theirs: i64,
    /// Our mark.
    pub ours: i64,
}

impl OnMark {
    /// `trust (4 to 2)`.
    pub fn words(&self, playbook: &Playbook) -> String {
        let word = self.criterion.word();
        let title = playbook.mark(word).map_or(word, |m| m.title.as_str());
        let title = match self.criterion {
            RivalCriterion::Relationship => "trust",
            RivalCriterion::Technical => "technique",
            RivalCriterion::Fit => "fit",
            RivalCriterion::Resources => title,
        };
        phrase!("{} ({} to {})", title, self.theirs, self.ours)
    }
}

/// `ahead on trust (4 to 2), behind on fit (3 to 4)`: how a rival stands against us, in a sentence.
pub fn stands(marks: &[OnMark], playbook: &Playbook) -> String {
    let parts = [
        said(marks, playbook, phrase!("ahead on"), |m| m.theirs > m.ours),
        said(marks, playbook, phrase!("equal on"), |m| m.theirs == m.ours),
        said(marks, playbook, phrase!("behind on"), |m| m.theirs < m.ours),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn said(
    marks: &[OnMark],
    playbook: &Playbook,
    word: &str,
    fits: fn(&OnMark) -> bool,
) -> Option<String> {
    let said: Vec<String> = marks.iter().filter(|m| fits(m)).map(|m| m.words(playbook)).collect();
    (!said.is_empty()).then(|| format!("{word} {}", phrase::list(&said)))
}

/// The criteria on which both are rated, in the order of docs/RULES.md.
pub fn by_mark(deal: &Opportunity, competitor: &str) -> Vec<OnMark> {
    let rival = deal.rivals.iter().find(|r| r.competitor.is(competitor));
    let Some(rival) = rival else { return Vec::new() };
    let both = RivalCriterion::ALL.iter().filter_map(|criterion| {
        let ours = mark(deal, EvaluationCriterion::of(criterion.word())?)?;
        let theirs = rival.evaluation.iter().find(|m| m.criterion == *criterion)?;
        Some(OnMark { criterion: *criterion, theirs: (*theirs.score)?, ours })
    });
    both.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn a_rival_stands_on_each_mark_that_both_have() {
        let deal = "competitors id=v; opportunities id=o
            opportunities.evaluation criterion=relationship score=2
            opportunities.evaluation criterion=fit score=4; opportunities.evaluation criterion=technical score=3
            opportunities.rivals competitor=v
            opportunities.rivals.evaluation criterion=relationship score=4
            opportunities.rivals.evaluation criterion=fit score=3
            opportunities.rivals.evaluation criterion=resources score=5";
        sample::ask(deal, |case| {
            let deal = case.open().next().expect("a purchase");
            let marks = by_mark(deal, "v");
            let said = stands(&marks, case.world.playbook);
            assert_eq!(said, "ahead on trust (4 to 2), behind on fit (3 to 4)");
            assert_eq!(stands(&by_mark(deal, "w"), case.world.playbook), "");
        });
    }
}
