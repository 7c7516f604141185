//! The portfolio: how much hangs on how few, tiers and their line, who could be key, time against value (METHOD M27).

use super::{Operation, Result, Workbench};
use crate::model::{
    Account, Choice, Contact, ContactKind, Key, Money, NeedState, Record, Status, Tier, Value,
};
use crate::rules::cents::Cents;
use crate::rules::evaluation::is_no_go;
use chrono::Datelike;

/// Hours from which an account takes much time.
const MUCH_TIME_MINUTES: i64 = 10 * 60;

/// One account of the portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortfolioRow {
    /// The account's number and name.
    pub account: (Key, String),
    /// Its tier.
    pub tier: Tier,
    /// It was lost.
    pub lost: bool,
    /// Sold in the year; 0 where nothing is known.
    pub sold: Cents,
    /// The same of the year before.
    pub sold_before: Option<Money>,
    /// Minutes spent with it in the year.
    pub minutes: i64,
    /// Open and rivals' fields together.
    pub white: Cents,
    /// Who sells there.
    pub seller: Option<String>,
    /// The mean of the six values, in tenths of a mark.
    pub values_tenths: Option<i64>,
    /// Its last word on every open purchase is no-go.
    pub is_no_go: bool,
    /// It sells enough to be key, and is not.
    pub is_candidate: bool,
    /// The year since which it has its tier.
    pub since: Option<i32>,
}

/// The portfolio of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// The year.
    pub year: i64,
    /// By sales, the largest first.
    pub rows: Vec<PortfolioRow>,
    /// All sales.
    pub sold: Cents,
    /// All minutes.
    pub minutes: i64,
    /// All white space.
    pub white: Cents,
    /// The share of one account from which too much hangs on it, in per cent.
    pub limit_percent: i64,
    /// Where a key account begins.
    pub key_threshold: Option<Money>,
    /// Minutes of a visit, a meeting, a call.
    pub takes: (i64, i64, i64),
}

impl Portfolio {
    /// The share of the first accounts in tenths of a per cent.
    pub fn share_of_first(&self, count: usize) -> i64 {
        let part: i128 = self.rows.iter().take(count).map(|r| r.sold.0).sum();
        per_mille(part, self.sold.0)
    }

    /// The account that too much hangs on.
    pub fn too_much(&self) -> Option<&PortfolioRow> {
        let first = self.rows.first()?;
        (first.sold.0 * 100 > self.sold.0 * i128::from(self.limit_percent)).then_some(first)
    }

    /// Much time, and little sold: among the last of both, the most time first.
    pub fn much_time(&self) -> Vec<&PortfolioRow> {
        let mean = self.sold_an_hour().0;
        let mut rows: Vec<&PortfolioRow> = self
            .rows
            .iter()
            .filter(|r| !r.lost && r.minutes >= MUCH_TIME_MINUTES)
            .filter(|r| an_hour(r.sold, r.minutes).is_some_and(|c| c.0 * 3 < mean))
            .collect();
        rows.sort_by_key(|r| an_hour(r.sold, r.minutes).map_or(0, |c| c.0));
        rows
    }

    /// Little time, and much white space: less time than its share, and more white space than its share.
    pub fn little_time(&self) -> Vec<&PortfolioRow> {
        let time = |r: &PortfolioRow| per_mille(r.minutes.into(), self.minutes.into());
        let white = |r: &PortfolioRow| per_mille(r.white.0, self.white.0);
        let mut rows: Vec<&PortfolioRow> = self
            .rows
            .iter()
            .filter(|r| !r.lost && r.white.0 > 0 && white(r) > time(r) * 2)
            .collect();
        rows.sort_by_key(|r| std::cmp::Reverse(r.white.0));
        rows
    }

    /// What an hour sold over all accounts.
    pub fn sold_an_hour(&self) -> Cents {
        an_hour(self.sold, self.minutes).unwrap_or_default()
    }
}

/// What an hour sold; nothing where no time was spent.
pub fn an_hour(sold: Cents, minutes: i64) -> Option<Cents> {
    let minutes = i128::from(minutes);
    (minutes > 0).then(|| Cents((sold.0 * 120 + minutes) / (minutes * 2)))
}

/// Thousandths, rounded; 0 of nothing.
pub fn per_mille(part: i128, whole: i128) -> i64 {
    if whole <= 0 {
        return 0;
    }
    i64::try_from((part * 2_000 + whole) / (whole * 2)).unwrap_or(0)
}

impl Workbench {
    /// The portfolio of a year.
    pub fn portfolio(&self, year: i64) -> Result<Portfolio> {
        self.plan(None, year)?;
        let rep = self.rep()?;
        let limits = &self.playbook.thresholds;
        self.store.reading(|| {
            let mut portfolio = Portfolio {
                year,
                limit_percent: limits.concentration_share_percent,
                key_threshold: *rep.key_threshold,
                takes: (limits.visit_minutes, limits.meeting_minutes, limits.call_minutes),
                ..Portfolio::default()
            };
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                let gone = account.status == Status::Lost
                    && account.status_since.is_some_and(|d| i64::from(d.year()) < year);
                if !gone {
                    portfolio.rows.push(self.portfolio_row(key, &account, &portfolio));
                }
            }
            portfolio.rows.sort_by_key(|r| (std::cmp::Reverse(r.sold.0), r.account.1.clone()));
            portfolio.sold = Cents(portfolio.rows.iter().map(|r| r.sold.0).sum());
            portfolio.minutes = portfolio.rows.iter().map(|r| r.minutes).sum();
            portfolio.white = Cents(portfolio.rows.iter().map(|r| r.white.0).sum());
            Ok(portfolio)
        })
    }

    fn portfolio_row(&self, key: Key, account: &Account, of: &Portfolio) -> PortfolioRow {
        let year = of.year;
        let happened = |c: &&Contact| {
            c.date.is_some_and(|d| i64::from(d.date.year()) == year && d.date <= self.today())
        };
        let sold = account.revenue_in(year);
        let sold_before = account.revenue_in(year - 1);
        let white: i128 = account
            .needs
            .iter()
            .filter(|n| matches!(n.state, Some(NeedState::Open | NeedState::Rivals)))
            .filter_map(|n| *n.value)
            .map(|m| i128::from(m.cents()))
            .sum();
        let values = &account.values;
        let marks = [
            &values.orders,
            &values.example,
            &values.share,
            &values.innovation,
            &values.asset,
            &values.win_win,
        ];
        let marks: Vec<i64> = marks.iter().filter_map(|w| *w.score).collect();
        let count = i64::try_from(marks.len()).unwrap_or(1);
        let lost = account.status == Status::Lost;
        let enough = of
            .key_threshold
            .is_some_and(|line| [sold, sold_before].into_iter().flatten().any(|m| m >= line));
        let mut open = account.opportunities.iter().filter(|o| o.is_open()).peekable();
        let has_open = open.peek().is_some();
        let no_go = open.all(|o| is_no_go(o, self.today()));
        let since = account.tier_history.iter().filter(|t| t.tier == account.tier);
        PortfolioRow {
            account: (key, account.name.0.clone()),
            tier: account.tier,
            lost,
            sold: sold.map_or(Cents(0), Cents::from),
            sold_before,
            minutes: account
                .contacts
                .iter()
                .filter(happened)
                .map(|c| match c.kind {
                    ContactKind::Visit => of.takes.0,
                    ContactKind::Meeting | ContactKind::Event => of.takes.1,
                    ContactKind::Call | ContactKind::Message | ContactKind::Attempt => of.takes.2,
                })
                .sum(),
            white: Cents(white),
            seller: account.seller.0.clone(),
            values_tenths: (!marks.is_empty())
                .then(|| (marks.iter().sum::<i64>() * 20 + count) / (count * 2)),
            is_no_go: has_open && no_go,
            is_candidate: enough && !lost && matches!(account.tier, Tier::Ordinary | Tier::Target),
            since: since.filter_map(|t| *t.since).max().map(|d| d.year()),
        }
    }

    /// One tier up or down, from today on; the history keeps the day.
    pub fn turn_tier(&self, row: &PortfolioRow, up: bool) -> Option<Operation> {
        const ORDER: [Tier; 4] = [Tier::Prospect, Tier::Ordinary, Tier::Target, Tier::Key];
        let at = ORDER.iter().position(|t| *t == row.tier)?;
        let next = if up { at.checked_add(1) } else { at.checked_sub(1) }?;
        let tier = *ORDER.get(next)?;
        let word = |t: Tier| self.words.word("tier", t.word()).to_owned();
        let label = phrase!("{}, {} to {}", row.account.1, word(row.tier), word(tier));
        let cells = vec![("tier", Value::Text(tier.word().to_owned()))];
        Some(Operation::set(label, Account::SCHEMA, row.account.0, cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::demo::demo;

    #[test]
    fn the_demo_hangs_on_one_account() {
        let portfolio = demo().portfolio(2026).unwrap();
        assert_eq!(portfolio.sold, Cents(330_400_000));
        // 1,335 of 3,304 thousand is 40.4 per cent; with 512 and 390 it is 67.7; with 310, 210, 175 it is 88.7.
        assert_eq!(portfolio.share_of_first(1), 404);
        assert_eq!((portfolio.share_of_first(3), portfolio.share_of_first(6)), (677, 887));
        assert_eq!(portfolio.too_much().unwrap().account.1, "Osterby Steel");
        let candidates: Vec<&str> = portfolio
            .rows
            .iter()
            .filter(|r| r.is_candidate)
            .map(|r| r.account.1.as_str())
            .collect();
        assert_eq!(candidates, ["Osterby Steel"]);
        assert!(portfolio.rows.iter().any(|r| r.account.1 == "Varna Cement" && r.is_no_go));
        assert!(portfolio.minutes > 0 && portfolio.sold_an_hour().0 > 0);
    }

    #[test]
    fn a_tier_up_keeps_its_day_and_goes_with_undo() {
        let mut bench = demo();
        let tier = |bench: &Workbench| {
            let portfolio = bench.portfolio(2026).unwrap();
            let row = portfolio.rows.into_iter().find(|r| r.account.1 == "Osterby Steel").unwrap();
            (row.tier, row.since, row)
        };
        let (before, _, row) = tier(&bench);
        assert_eq!(before, Tier::Ordinary);
        let operation = bench.turn_tier(&row, true).unwrap();
        bench.operate(operation).unwrap();
        let (after, since, row) = tier(&bench);
        assert_eq!((after, since), (Tier::Target, Some(2026)));
        let key = bench.turn_tier(&row, true).unwrap();
        bench.operate(key).unwrap();
        assert_eq!(tier(&bench).0, Tier::Key);
        assert!(bench.turn_tier(&tier(&bench).2, true).is_none(), "key is the highest");
        bench.undo().unwrap();
        bench.undo().unwrap();
        assert_eq!(tier(&bench).0, Tier::Ordinary);
    }

    #[test]
    fn an_hour_is_rounded_and_nothing_over_no_time() {
        assert_eq!(an_hour(Cents(60_000), 90), Some(Cents(40_000)));
        assert_eq!(an_hour(Cents(60_000), 0), None);
        assert_eq!((per_mille(1, 3), per_mille(1, 0)), (333, 0));
    }
}
