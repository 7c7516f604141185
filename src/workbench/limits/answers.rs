//! What a limit answers today, and from which value on it would answer otherwise.

use super::BookCounts;
use crate::model::Rep;
use crate::rules::cents::Cents;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::cash::{CashBook, DealShare, LeftOut};
use crate::workbench::staying::times;
use rust_decimal::Decimal;
use serde::Serialize;

/// What a limit is asked about, with today's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LimitAnswer {
    /// What is measured: "Crane drives".
    pub what: String,
    /// Its figure; nothing of a count.
    pub figure: Option<Cents>,
    /// It is the sum of the others.
    pub of_all: bool,
    /// Within the limit? Nothing where it is no question of yes or no.
    pub holds: Option<bool>,
    /// The answer in words: "no, by 420,000".
    pub says: String,
    /// What another limit would do: "1,320,000 would make Crane drives a yes"; nothing where none would.
    pub otherwise: Option<String>,
}

/// The answers of one setting.
pub type Answered = (&'static str, Vec<LimitAnswer>);

fn counted(what: &str, says: String) -> LimitAnswer {
    LimitAnswer {
        what: what.to_owned(),
        figure: None,
        of_all: false,
        holds: None,
        says,
        otherwise: None,
    }
}

impl Workbench {
    pub(super) fn limit_answers(&self, rep: &Rep, counts: &BookCounts) -> Result<Vec<Answered>> {
        let book = self.cash_book(0)?;
        let people = counts.people_without_holder;
        let name = counted("people", phrase!("{people} are held by whoever is named here", people));
        let goods =
            counted(phrase!("goods seen"), phrase!("{} of ours on shelves", counts.own_goods));
        let manager = rep.manager.as_deref().map(|m| {
            let n = counts.owned.iter().find(|(name, _)| name == m).map_or(0, |(_, n)| *n);
            counted(
                phrase!("to do"),
                phrase!("{n} of what is open is theirs: the review shows it", n),
            )
        });
        Ok(vec![
            ("name", vec![name]),
            ("company", vec![goods]),
            ("manager", manager.into_iter().collect()),
            ("cushion_limit", cushion(&book, rep.cushion_limit.map(Cents::from))),
            ("capital_cost", self.interest(rep)?),
            ("gift_limit", self.gifts(rep)?),
            ("hourly_cost", hours(counts, rep.hourly_cost.map(Cents::from))),
            ("key_threshold", candidates(counts, rep.key_threshold.map(Cents::from))),
            ("discount", self.staying_by(rep)?),
        ])
    }

    /// What money out costs in each open deal, now and with one more of a hundred.
    fn interest(&self, rep: &Rep) -> Result<Vec<LimitAnswer>> {
        let (rate, point) = (*rep.capital_cost, Decimal::new(1, 2));
        let mut answers = Vec::new();
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            for deal in account.opportunities.iter().filter(|d| d.is_open()) {
                let sketch = crate::workbench::cash::CashSketch::default();
                let cash = self.deal_cash(&account, deal, &sketch)?.cash;
                if cash.deepest_need.0 == 0 {
                    continue;
                }
                let cost = rate.map(|r| cash.carrying_cost(Some(r)));
                let more = cash.carrying_cost(Some(rate.unwrap_or_default() + point));
                answers.push(LimitAnswer {
                    what: deal.name.0.clone(),
                    figure: cost,
                    of_all: false,
                    holds: None,
                    says: cost.map_or(phrase!("no interest is counted").to_owned(), |c| {
                        phrase!("interest of {}", c.grouped())
                    }),
                    otherwise: Some(phrase!(
                        "one percent more: {} for {}",
                        more.grouped(),
                        deal.name.as_str()
                    )),
                });
            }
        }
        Ok(answers)
    }

    /// Who is above the gift limit, and who is next.
    fn gifts(&self, rep: &Rep) -> Result<Vec<LimitAnswer>> {
        let limit = rep.gift_limit.map(Cents::from);
        let register = self.gift_register()?;
        let given = register.receivers.into_iter().filter(|r| r.gifts > 0);
        Ok(given
            .map(|receiver| {
                let names: Vec<&str> = receiver.people.iter().map(|(_, n)| n.as_str()).collect();
                let what = crate::rules::phrase::list(&names);
                let (holds, says) = against(receiver.worth, limit);
                let otherwise = match holds {
                    Some(false) => {
                        phrase!("{} would make {} a yes", receiver.worth.grouped(), what)
                    }
                    _ => phrase!("below {} {} would be a no", receiver.worth.grouped(), what),
                };
                LimitAnswer {
                    what,
                    figure: Some(receiver.worth),
                    of_all: false,
                    holds,
                    says,
                    otherwise: Some(otherwise),
                }
            })
            .collect())
    }

    /// What staying is worth at this rate, over the key accounts.
    fn staying_by(&self, rep: &Rep) -> Result<Vec<LimitAnswer>> {
        let worth = self.staying(None)?.key_accounts.0;
        let from = match (*rep.discount, *rep.capital_cost) {
            (Some(_), _) => "",
            (None, Some(_)) => phrase!(", by the capital cost, as none is set"),
            (None, None) => phrase!(", nothing without a rate"),
        };
        Ok(vec![LimitAnswer {
            what: phrase!("key accounts that stay").to_owned(),
            figure: Some(worth),
            of_all: false,
            holds: None,
            says: phrase!("worth {}{}", worth.whole(), from),
            otherwise: None,
        }])
    }
}

/// Yes or no, and by how much.
fn against(figure: Cents, limit: Option<Cents>) -> (Option<bool>, String) {
    match limit {
        None => (None, phrase!("no limit set").to_owned()),
        Some(limit) if figure > limit => {
            (Some(false), phrase!("no, by {}", Cents(figure.0 - limit.0).grouped()))
        }
        Some(limit) => (Some(true), phrase!("yes, by {}", Cents(limit.0 - figure.0).grouped())),
    }
}

fn cushion(book: &CashBook, limit: Option<Cents>) -> Vec<LimitAnswer> {
    let mut deals: Vec<&DealShare> = book
        .deals
        .iter()
        .filter(|d| {
            d.cash.deepest_need.0 > 0
                && !matches!(d.left_out, Some(LeftOut::NoGo | LeftOut::NoFlows))
        })
        .collect();
    deals.sort_by_key(|d| std::cmp::Reverse(d.cash.deepest_need));
    let mut answers: Vec<LimitAnswer> = deals
        .iter()
        .map(|deal| {
            let (need, what) = (deal.cash.deepest_need, deal.opportunity.1.clone());
            let (holds, says) = against(need, limit);
            let otherwise = match holds {
                Some(false) => Some(phrase!("{} would make {} a yes", need.grouped(), what)),
                Some(true) => Some(phrase!("below {} {} would be a no", need.grouped(), what)),
                None => None,
            };
            LimitAnswer { what, figure: Some(need), of_all: false, holds, says, otherwise }
        })
        .collect();
    let sums = [
        (phrase!("all, if won"), book.full.deepest_need),
        (phrase!("by chance"), book.by_chance.deepest_need),
    ];
    for (what, need) in sums.into_iter().filter(|_| deals.len() > 1) {
        let (holds, says) = against(need, limit);
        let otherwise = (what == "all, if won" && holds == Some(false))
            .then(|| phrase!("{} would carry all of them", need.grouped()));
        answers.push(LimitAnswer {
            what: what.to_owned(),
            figure: Some(need),
            of_all: true,
            holds,
            says,
            otherwise,
        });
    }
    answers
}

fn hours(counts: &BookCounts, hour: Option<Cents>) -> Vec<LimitAnswer> {
    counts
        .hours
        .iter()
        .map(|(deal, hours)| {
            let cost = hour.and_then(|hour| times(hour, *hours));
            LimitAnswer {
                what: deal.clone(),
                figure: cost,
                of_all: false,
                holds: None,
                says: match cost {
                    Some(cost) => phrase!("{} hours cost {}", hours.normalize(), cost.grouped()),
                    None => phrase!("{} hours, no cost set", hours.normalize()),
                },
                otherwise: None,
            }
        })
        .collect()
}

/// Who could become a key account, and who would next.
fn candidates(counts: &BookCounts, limit: Option<Cents>) -> Vec<LimitAnswer> {
    let mut sales: Vec<&(String, Cents, bool)> = counts.sales.iter().filter(|s| s.2).collect();
    sales.sort_by_key(|(_, sold, _)| std::cmp::Reverse(*sold));
    sales
        .iter()
        .map(|(name, sold, _)| {
            let says = match limit {
                None => phrase!("no threshold set").to_owned(),
                Some(limit) if *sold >= limit => phrase!("could be key").to_owned(),
                Some(limit) => phrase!("not yet, {} below", Cents(limit.0 - sold.0).grouped()),
            };
            let otherwise = match limit {
                Some(limit) if *sold < limit => {
                    Some(phrase!("{} would name {} too", sold.grouped(), name))
                }
                _ => None,
            };
            LimitAnswer {
                what: name.clone(),
                figure: Some(*sold),
                of_all: false,
                holds: None,
                says,
                otherwise,
            }
        })
        .collect()
}
