//! What one closed deal adds to the counts of all.

use super::{CauseCount, ClosedDeal, ClosedDeals, MarkTold, WonOf};
use crate::model::playbook::Closing;
use crate::model::{Choice, EvaluationCriterion};

impl ClosedDeals {
    pub(super) fn count_one(&mut self, deal: &ClosedDeal, closing: &Closing) {
        let won = deal.is_won();
        self.won.add(won);
        let value = deal.value.map_or(0, |v| i128::from(v.cents()));
        match won {
            true => self.sums.0.0 += value,
            false => self.sums.1.0 += value,
        }
        of(&mut self.verdicts, deal.verdict).add(won);
        if let Some(chance) = deal.chance {
            let place = usize::from(chance < closing.likely_percent);
            for told in [place, 2] {
                self.chances[told].won.add(won);
                self.chances[told].said += chance;
            }
        }
        if let (Some(_), Some(_)) = deal.stages {
            match deal.was_behind() {
                true => self.behind.add(won),
                false => self.level.add(won),
            }
        }
        if let (false, Some(stage)) = (won, &deal.stage_name) {
            match self.lost_at.iter_mut().find(|(known, _)| known == stage) {
                Some((_, count)) => *count += 1,
                None => self.lost_at.push((stage.clone(), 1)),
            }
        }
        for rival in &deal.rivals {
            of(&mut self.rivals, rival.clone()).add(won);
        }
        for word in &deal.because {
            let place = self.causes.iter().position(|c| c.word == *word);
            let place = place.unwrap_or_else(|| {
                self.causes.push(CauseCount { word: word.clone(), won: 0, lost: 0 });
                self.causes.len() - 1
            });
            match won {
                true => self.causes[place].won += 1,
                false => self.causes[place].lost += 1,
            }
        }
    }
}

pub(super) fn mark_told(
    criterion: EvaluationCriterion,
    deals: &[ClosedDeal],
    closing: &Closing,
) -> MarkTold {
    let mut told = MarkTold {
        criterion,
        title: criterion.word().to_owned(),
        high: WonOf::default(),
        low: WonOf::default(),
    };
    for deal in deals.iter().filter(|d| d.is_decided()) {
        let Some((_, mark)) = deal.marks.iter().find(|(c, _)| *c == criterion) else { continue };
        match *mark >= closing.high_mark {
            true => told.high.add(deal.is_won()),
            false => told.low.add(deal.is_won()),
        }
    }
    told
}

fn of<K: PartialEq>(list: &mut Vec<(K, WonOf)>, key: K) -> &mut WonOf {
    let place = list.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
        list.push((key, WonOf::default()));
        list.len() - 1
    });
    &mut list[place].1
}
