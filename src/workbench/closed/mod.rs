//! Closed deals: why we won and lost, and whether verdicts, chances and marks of their time told it (METHOD F7).

mod count;

use super::verdict::score_of;
use super::{Result, Workbench};
use crate::model::playbook::Closing;
use crate::model::{
    Account, Choice, Date, EvaluationCriterion, Key, Money, Opportunity, OpportunityStatus,
    VerdictWord,
};
use crate::rules::RuleContext;
use crate::rules::cents::Cents;
use crate::rules::evaluation::{last_verdict, mark};

/// A deal that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDeal {
    /// The file's number for the account.
    pub key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// The day.
    pub date: Option<Date>,
    /// What it was worth.
    pub value: Option<Money>,
    /// Won, lost or dropped.
    pub status: OpportunityStatus,
    /// The name of whoever got it.
    pub winner: Option<String>,
    /// The last verdict before the close.
    pub verdict: Option<VerdictWord>,
    /// What the marks of that verdict came to; without any the marks of the deal.
    pub score: Option<i64>,
    /// The marks.
    pub marks: Vec<(EvaluationCriterion, i64)>,
    /// The chance that was given.
    pub chance: Option<i64>,
    /// Their stage and ours at the end.
    pub stages: (Option<i64>, Option<i64>),
    /// The name of the stage in which it ended.
    pub stage_name: Option<String>,
    /// The names of the rivals in it.
    pub rivals: Vec<String>,
    /// The causes, in words of the playbook.
    pub because: Vec<String>,
    /// Why, in words.
    pub reason: Option<String>,
    /// What was not known.
    pub unknown: Vec<String>,
    /// What was learned.
    pub learned: Option<String>,
}

impl ClosedDeal {
    /// Won; a dropped one is neither won nor lost.
    pub fn is_won(&self) -> bool {
        self.status == OpportunityStatus::Won
    }

    /// Won or lost: somebody decided.
    pub fn is_decided(&self) -> bool {
        self.status != OpportunityStatus::Dropped
    }

    /// Was our work behind theirs?
    pub fn was_behind(&self) -> bool {
        matches!(self.stages, (Some(they), Some(we)) if we < they)
    }
}

/// So many won of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WonOf {
    /// Won.
    pub won: usize,
    /// Of how many.
    pub of: usize,
}

impl WonOf {
    fn add(&mut self, won: bool) {
        self.won += usize::from(won);
        self.of += 1;
    }

    /// In percent, half up; nothing below so many deals.
    pub fn percent(self, from: i64) -> Option<i64> {
        let (won, of) = (self.won as i64, self.of as i64);
        (of >= from.max(1)).then(|| (won * 200 + of) / (of * 2))
    }
}

/// What one of the eight marks told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkTold {
    /// Which one.
    pub criterion: EvaluationCriterion,
    /// Its name on screen.
    pub title: String,
    /// Of those with a high mark.
    pub high: WonOf,
    /// Of those with a low one.
    pub low: WonOf,
}

impl MarkTold {
    /// High and won, or low and lost.
    pub fn right(&self) -> usize {
        self.high.won + (self.low.of - self.low.won)
    }

    /// How many have the mark.
    pub fn count(&self) -> usize {
        self.high.of + self.low.of
    }
}

/// Of deals with a chance: how many came, and what was said on average, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChanceTold {
    /// Won of how many.
    pub won: WonOf,
    /// The chances together.
    pub said: i64,
}

impl ChanceTold {
    /// The mean of the chances.
    pub fn mean(&self) -> Option<i64> {
        let of = self.won.of as i64;
        (of > 0).then(|| (self.said * 2 + of) / (of * 2))
    }
}

/// A cause with how many were won and lost by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseCount {
    /// The word of the playbook, or the rep's.
    pub word: String,
    /// How many were won by it.
    pub won: usize,
    /// How many were lost by it.
    pub lost: usize,
}

/// An open deal that shows what the lost ones showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The file's number for the account.
    pub key: Key,
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// What it shows: "behind them", "rival's relationship 2".
    pub shows: Vec<String>,
}

/// Closed deals and what they taught.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosedDeals {
    /// Newest first.
    pub deals: Vec<ClosedDeal>,
    /// Won of those decided.
    pub won: WonOf,
    /// Values won and lost.
    pub sums: (Cents, Cents),
    /// What each mark told, the best first.
    pub marks: Vec<MarkTold>,
    /// How many decided ones had marks.
    pub marked: usize,
    /// By the verdict of their time; nothing: none was given.
    pub verdicts: Vec<(Option<VerdictWord>, WonOf)>,
    /// No-go, and dropped.
    pub dropped: usize,
    /// A likely chance, one below, all.
    pub chances: [ChanceTold; 3],
    /// Lost ones by the stage in which they ended: its name and how many.
    pub lost_at: Vec<(String, usize)>,
    /// Our work level with theirs, and behind.
    pub level: WonOf,
    /// Our work behind theirs.
    pub behind: WonOf,
    /// By a rival that was in it.
    pub rivals: Vec<(String, WonOf)>,
    /// By cause, the most frequent first.
    pub causes: Vec<CauseCount>,
    /// What was not known, by how many deals.
    pub unknown: Vec<(String, usize)>,
    /// Open deals that show what lost most.
    pub alike: Vec<Alike>,
    /// From so many deals on a percent is said.
    pub share_from: i64,
}

impl Workbench {
    /// Deals that are over, of a year or of all years.
    pub fn closed_deals(&self, year: Option<i32>) -> Result<ClosedDeals> {
        use chrono::Datelike;
        self.store.reading(|| {
            let shared = self.shared()?;
            let world = self.world(&shared);
            let (mut closed, mut open) = (ClosedDeals::default(), Vec::new());
            closed.share_from = self.playbook.closing.share_from;
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                for deal in account.opportunities.iter() {
                    match over(deal, &world) {
                        true => closed.deals.push(closed_deal(key, &account, deal, &world)),
                        false if deal.is_open() => open.push((key, deal.clone())),
                        false => {}
                    }
                }
            }
            if let Some(year) = year {
                closed.deals.retain(|d| d.date.is_some_and(|day| day.year() == year));
            }
            closed.deals.sort_by_key(|d| std::cmp::Reverse(d.date));
            closed.count(&self.playbook.closing);
            closed.title(self);
            closed.find_alike(&open, &world);
            Ok(closed)
        })
    }
}

/// Not open, and not closed after today.
fn over(deal: &Opportunity, world: &RuleContext) -> bool {
    !deal.is_open() && deal.closed.date.is_none_or(|d| d <= world.today)
}

fn closed_deal(key: Key, account: &Account, deal: &Opportunity, world: &RuleContext) -> ClosedDeal {
    let day = deal.closed.date.unwrap_or(world.today);
    let verdict = last_verdict(deal, day);
    let kept = verdict.map(|d| d.marks.iter().filter_map(|m| Some((m.criterion, (*m.score)?))));
    let kept: Vec<(EvaluationCriterion, i64)> = kept.into_iter().flatten().collect();
    let own = || {
        let all = EvaluationCriterion::ALL.iter();
        all.filter_map(|c| Some((*c, mark(deal, *c)?))).collect::<Vec<_>>()
    };
    let marks = if kept.is_empty() { own() } else { kept };
    let name = |id: &str| world.competitor(id).to_owned();
    let stage = deal.buying_stage.and_then(|n| world.playbook.stage_of(deal, n));
    ClosedDeal {
        key,
        account: (account.id.0.clone(), account.name.0.clone()),
        opportunity: (deal.id.0.clone(), deal.name.0.clone()),
        date: *deal.closed.date,
        value: *deal.value,
        status: deal.status,
        winner: deal.closed.winner.0.as_deref().map(name),
        verdict: verdict.and_then(|d| d.verdict),
        score: score_of(&marks, world),
        marks,
        chance: *deal.chance,
        stages: (*deal.buying_stage, *deal.selling_stage),
        stage_name: stage.map(|s| s.customer_short.clone()),
        rivals: rivals_of(deal).into_iter().map(name).collect(),
        because: deal.closed.because.0.clone(),
        reason: deal.closed.reason.0.clone(),
        unknown: deal.closed.unknown.0.clone(),
        learned: deal.closed.learned.0.clone(),
    }
}

/// The rivals that were in it: those of the deal, and whom it went to.
fn rivals_of(deal: &Opportunity) -> Vec<&str> {
    let mut rivals: Vec<&str> =
        deal.rivals.iter().filter_map(|r| r.competitor.0.as_deref()).collect();
    rivals.extend(deal.closed.winner.0.as_deref().filter(|w| !rivals.contains(w)));
    rivals
}

impl ClosedDeals {
    fn count(&mut self, closing: &Closing) {
        let deals = std::mem::take(&mut self.deals);
        for deal in deals.iter().filter(|d| d.is_decided()) {
            self.count_one(deal, closing);
        }
        self.dropped = deals
            .iter()
            .filter(|d| !d.is_decided() && d.verdict == Some(VerdictWord::NoGo))
            .count();
        for word in deals.iter().flat_map(|d| &d.unknown) {
            match self.unknown.iter_mut().find(|(known, _)| known == word) {
                Some((_, count)) => *count += 1,
                None => self.unknown.push((word.clone(), 1)),
            }
        }
        self.unknown.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        self.causes.sort_by_key(|c| std::cmp::Reverse(c.won + c.lost));
        self.lost_at.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        self.rivals.sort_by_key(|(_, won)| std::cmp::Reverse(won.of));
        self.verdicts.sort_by_key(|(verdict, _)| (verdict.is_none(), *verdict));
        let told = |criterion: &EvaluationCriterion| count::mark_told(*criterion, &deals, closing);
        self.marks = EvaluationCriterion::ALL.iter().map(told).collect();
        // Of those that were right equally often, the one first whose high mark never misled.
        self.marks.sort_by_key(|m| (std::cmp::Reverse(m.right()), m.high.of - m.high.won));
        self.marked = deals.iter().filter(|d| d.is_decided() && !d.marks.is_empty()).count();
        self.deals = deals;
    }

    /// The names of the marks.
    fn title(&mut self, bench: &Workbench) {
        for told in &mut self.marks {
            if let Some(known) = bench.playbook.mark(told.criterion.word()) {
                told.title.clone_from(&known.title);
            }
        }
    }

    /// What most often went with a loss, where there are enough deals to say so, in the open ones.
    fn find_alike(&mut self, open: &[(Key, Opportunity)], world: &RuleContext) {
        if (self.won.of as i64) < self.share_from {
            return;
        }
        let high = world.playbook.closing.high_mark;
        let losing = |won: &WonOf| won.of >= 2 && won.won * 2 < won.of;
        let best = self.marks.first().filter(|m| losing(&m.low) && !losing(&m.high));
        for (key, deal) in open {
            let mut shows = Vec::new();
            if losing(&self.behind)
                && matches!((*deal.buying_stage, *deal.selling_stage), (Some(t), Some(w)) if w < t)
            {
                shows.push(phrase!("behind them").to_owned());
            }
            if let Some(best) = best
                && let Some(low) = mark(deal, best.criterion).filter(|m| *m < high)
            {
                shows.push(format!("{} {low}", best.title));
            }
            if shows.len() == 2 || (shows.len() == 1 && best.is_none()) {
                let opportunity = (deal.id.0.clone(), deal.name.0.clone());
                self.alike.push(Alike { key: *key, opportunity, shows });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::demo::demo;

    #[test]
    fn the_demo_book_is_counted_as_by_hand() {
        let closed = demo().closed_deals(None).unwrap();
        assert_eq!(closed.deals.len(), 15);
        assert_eq!(closed.won, WonOf { won: 8, of: 14 });
        assert_eq!(closed.won.percent(8), Some(57));
        assert_eq!(closed.sums, (Cents(296_300_000), Cents(188_900_000)));
        assert_eq!(closed.deals[0].opportunity.1, "Spare sets blower");
        assert_eq!(closed.deals[1].opportunity.1, "Pitch bearing spares");
        let told = |criterion| closed.marks.iter().find(|m| m.criterion == criterion).unwrap();
        let rival = told(EvaluationCriterion::Rival);
        assert_eq!((rival.high, rival.low), (WonOf { won: 6, of: 6 }, WonOf { won: 1, of: 6 }));
        assert_eq!((rival.right(), rival.count()), (11, 12));
        assert_eq!(told(EvaluationCriterion::Relationship).right(), 6);
        let verdict = |word| closed.verdicts.iter().find(|(v, _)| *v == word).unwrap().1;
        assert_eq!(verdict(Some(VerdictWord::Go)), WonOf { won: 6, of: 7 });
        assert_eq!(verdict(Some(VerdictWord::Conditional)), WonOf { won: 1, of: 3 });
        assert_eq!(verdict(None), WonOf { won: 1, of: 4 });
        assert_eq!(closed.dropped, 1);
        assert_eq!(closed.behind, WonOf { won: 0, of: 5 });
        assert_eq!(closed.level, WonOf { won: 8, of: 8 });
        let offer = closed.causes.iter().find(|c| c.word == "offer").unwrap();
        assert_eq!((offer.won, offer.lost), (5, 0));
        let alike: Vec<&str> = closed.alike.iter().map(|a| a.opportunity.1.as_str()).collect();
        assert_eq!(alike, ["Turbine 2027"]);
    }

    #[test]
    fn of_few_deals_no_percent_is_said_and_nothing_is_alike() {
        let closed = demo().closed_deals(Some(2026)).unwrap();
        assert!(closed.won.of < 8 && closed.won.percent(closed.share_from).is_none());
        assert!(closed.alike.is_empty());
        assert_eq!(WonOf { won: 1, of: 8 }.percent(8), Some(13));
    }
}
