//! What it is worth that customers stay: lifetime value, and five of a hundred fewer lost (METHOD M19, M20).

use super::{Result, Workbench};
use crate::model::{Account, Key, Status, Tier};
use crate::rules::cents::Cents;
use crate::rules::kpi::Kpi;
use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};

/// Years whose key accounts say how many of a hundred stay: today's and the two before it.
const YEARS: i64 = 3;
/// How many more of a hundred stay in the comparison that was published.
const POINTS: i64 = 5;

/// Where the rate of staying is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StayBasis {
    /// Given with the account.
    Account,
    /// So many of so many key-account years were not lost.
    KeyAccounts {
        /// Years in which the account stayed.
        kept: i64,
        /// Years that began with it as a key account.
        of: i64,
    },
}

/// What one account is worth by staying; a figure that cannot be made is nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountWorth {
    /// Id and name.
    pub account: (String, String),
    /// Its tier.
    pub tier: Tier,
    /// It was lost.
    pub lost: bool,
    /// Sales of the last whole year, above 0.
    pub sales: Option<Cents>,
    /// The margin, and the year that it is from.
    pub margin: Option<(Decimal, i64)>,
    /// The chance that it stays another year, 0 to 1.
    pub stay: Option<(Decimal, StayBasis)>,
    /// What money costs a year.
    pub discount: Option<Decimal>,
    /// Sales times margin.
    pub profit: Option<Cents>,
    /// profit x stay / (1 + discount - stay), without an end.
    pub worth: Option<Cents>,
    /// The same with five of a hundred fewer lost.
    pub five_less: Option<Cents>,
}

/// The worth of staying over a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Staying {
    /// In file order.
    pub accounts: Vec<AccountWorth>,
    /// Of key accounts that are not lost and have a worth: now, and with five of a hundred fewer lost.
    pub key_accounts: (Cents, Cents),
    /// Key-account years kept, of how many.
    pub years: (i64, i64),
    /// The last whole year, whose sales count.
    pub year: i64,
}

/// Every assumption behind the worth of an account; what is nothing is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// Sales a year.
    pub sales: Option<Cents>,
    /// The margin, as a rate.
    pub margin: Option<Decimal>,
    /// The chance that it stays another year.
    pub stay: Option<Decimal>,
    /// What money costs a year.
    pub discount: Option<Decimal>,
    /// For so many years; without an end.
    pub years: Option<u32>,
}

/// Years of a sketch, at most.
pub const MOST_YEARS: u32 = 50;

impl Assumptions {
    /// Profit a year.
    pub fn profit(&self) -> Option<Cents> {
        times(self.sales?, self.margin?)
    }

    /// By what a year's profit is multiplied, with so many points more that stay; four decimals.
    pub fn multiplier(&self, points: i64) -> Option<Decimal> {
        let factor = self.factor(points)?;
        Some(factor.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero))
    }

    /// What staying is worth, with so many points more that stay.
    pub fn worth(&self, points: i64) -> Option<Cents> {
        let stay = self.stay_with(points)?;
        match self.years {
            None => lifetime(self.profit()?, stay, self.discount?),
            Some(_) => rounded(decimal(self.profit()?)?.checked_mul(self.factor(points)?)?),
        }
    }

    fn stay_with(&self, points: i64) -> Option<Decimal> {
        Some((self.stay? + Decimal::new(points, 2)).min(Decimal::ONE))
    }

    /// stay / (1 + discount - stay), or the sum of as many years of (stay / (1 + discount)).
    fn factor(&self, points: i64) -> Option<Decimal> {
        let (stay, discount) = (self.stay_with(points)?, self.discount?);
        let Some(years) = self.years else {
            let under = (Decimal::ONE + discount).checked_sub(stay);
            return stay.checked_div(under.filter(|u| *u > Decimal::ZERO)?);
        };
        let each = stay.checked_div(Decimal::ONE + discount)?;
        let (mut sum, mut now) = (Decimal::ZERO, Decimal::ONE);
        for _ in 0..years.min(MOST_YEARS) {
            now = now.checked_mul(each)?.round_dp(18);
            sum = sum.checked_add(now)?;
        }
        Some(sum)
    }

    /// What of it comes in each of the first years: profit x stay to the power of the year, discounted.
    pub fn by_year(&self, count: u32) -> Option<Vec<Cents>> {
        let profit = decimal(self.profit()?)?;
        let each = self.stay?.checked_div(Decimal::ONE + self.discount?)?;
        let mut now = Decimal::ONE;
        (0..count.min(self.years.unwrap_or(MOST_YEARS)))
            .map(|_| {
                now = now.checked_mul(each)?.round_dp(18);
                rounded(profit.checked_mul(now)?)
            })
            .collect()
    }
}

impl AccountWorth {
    /// The assumptions that it rests on.
    pub fn assumptions(&self) -> Assumptions {
        Assumptions {
            sales: self.sales,
            margin: self.margin.map(|(margin, _)| margin),
            stay: self.stay.map(|(stay, _)| stay),
            discount: self.discount,
            years: None,
        }
    }
}

impl Staying {
    /// How much more the key accounts are worth with five of a hundred fewer lost, in tenths of a per cent.
    pub fn more_tenths(&self) -> Option<i128> {
        let (now, then) = self.key_accounts;
        (now.0 > 0).then(|| ((then.0 - now.0) * 2_000 + now.0) / (now.0 * 2))
    }

    /// The same if one more key-account year had been lost.
    pub fn more_with_one_more_lost(&self) -> Option<i128> {
        let (kept, of) = self.years;
        let rate = Decimal::from(kept.checked_sub(1)?).checked_div(Decimal::from(of))?;
        let sums = |points: i64| {
            let key = self.accounts.iter().filter(|a| a.tier == Tier::Key && !a.lost);
            let worth = key.filter_map(|a| {
                let by_account = matches!(a.stay, Some((_, StayBasis::Account)));
                let stay = if by_account { a.stay.map(|(s, _)| s) } else { Some(rate) };
                Assumptions { stay, ..a.assumptions() }.worth(points)
            });
            worth.map(|c| c.0).sum::<i128>()
        };
        let (now, then) = (sums(0), sums(POINTS));
        (now > 0).then(|| ((then - now) * 2_000 + now) / (now * 2))
    }
}

impl Workbench {
    /// Keeps a figure of an account in the file: its retention, or the rep's discount.
    pub fn keep_retention(&self, account: Key, name: &str, stay: Decimal) -> super::Operation {
        let label = phrase!("{}, {} of 100 stay", name, (stay * Decimal::ONE_HUNDRED).normalize());
        let cells = vec![("retention", crate::model::Value::Number(stay))];
        super::Operation::set(label, <Account as crate::model::Record>::SCHEMA, account, cells)
    }

    /// The worth of staying of one account, or of all.
    pub fn staying(&self, account: Option<Key>) -> Result<Staying> {
        let mut accounts = Vec::new();
        self.each_account(|account| accounts.push(account.clone()))?;
        self.staying_among(&accounts, account)
    }

    /// The same among accounts that are read already.
    pub fn staying_among(&self, accounts: &[Account], account: Option<Key>) -> Result<Staying> {
        let years = self.account_years(accounts)?;
        let rep = self.rep()?;
        let discount = rep.discount.or(*rep.capital_cost);
        let shown = accounts.iter().filter(|a| account.is_none_or(|key| key == a.key));
        let last = i64::from(self.today().year()) - 1;
        let accounts: Vec<AccountWorth> =
            shown.map(|a| account_worth(a, last, years, discount)).collect();
        let key = accounts.iter().filter(|a| a.tier == Tier::Key && !a.lost);
        let pairs: Vec<(Cents, Cents)> = key.filter_map(|a| a.worth.zip(a.five_less)).collect();
        let now = pairs.iter().map(|(now, _)| now.0).sum();
        let then = pairs.iter().map(|(_, then)| then.0).sum();
        Ok(Staying { accounts, key_accounts: (Cents(now), Cents(then)), years, year: last })
    }

    /// Key-account years that were kept, and all of them.
    fn account_years(&self, accounts: &[Account]) -> Result<(i64, i64)> {
        let this = i64::from(self.today().year());
        let (mut kept, mut all) = (0, 0);
        for year in (this - YEARS + 1).max(1)..=this {
            let kpi = Kpi::of(accounts.iter(), year, self.today())?;
            let of_year = i64::try_from(kpi.lost.whole).unwrap_or(0);
            all += of_year;
            kept += of_year - i64::try_from(kpi.lost.part).unwrap_or(0);
        }
        Ok((kept, all))
    }
}

fn account_worth(
    account: &Account,
    last: i64,
    (kept, of): (i64, i64),
    discount: Option<Decimal>,
) -> AccountWorth {
    let sales = account.revenue_in(last).filter(|m| m.cents() > 0).map(Cents::from);
    let newest = account.years.iter().filter(|y| y.margin.is_some() && y.year.0 <= Some(last + 1));
    let of_last = account.year(last).filter(|y| y.margin.is_some());
    let from = of_last.or_else(|| newest.max_by_key(|y| y.year.0));
    let margin = from.and_then(|y| Some(((*y.margin)?, y.year.0?)));
    let by_years = || {
        let basis = StayBasis::KeyAccounts { kept, of };
        Decimal::from(kept).checked_div(Decimal::from(of)).map(|rate| (rate, basis))
    };
    let stay = account.retention.map(|rate| (rate, StayBasis::Account)).or_else(by_years);
    let profit = sales.zip(margin).and_then(|(sales, (margin, _))| times(sales, margin));
    let worth = |more: i64| {
        let stay = (stay?.0 + Decimal::new(more, 2)).min(Decimal::ONE);
        lifetime(profit?, stay, discount?)
    };
    AccountWorth {
        account: (account.id.0.clone(), account.name.0.clone()),
        tier: account.tier,
        lost: account.status == Status::Lost,
        sales,
        margin,
        stay,
        discount,
        profit,
        worth: worth(0),
        five_less: worth(POINTS),
    }
}

/// Cents times a rate, rounded to cents; nothing where it is too large.
pub(super) fn times(cents: Cents, rate: Decimal) -> Option<Cents> {
    rounded(decimal(cents)?.checked_mul(rate)?)
}

/// profit x stay / (1 + discount - stay); nothing where there is no end to it.
fn lifetime(profit: Cents, stay: Decimal, discount: Decimal) -> Option<Cents> {
    let under = (Decimal::ONE + discount).checked_sub(stay).filter(|u| *u > Decimal::ZERO)?;
    rounded(decimal(profit)?.checked_mul(stay)?.checked_div(under)?)
}

fn decimal(cents: Cents) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(cents.0, 0).ok()
}

fn rounded(number: Decimal) -> Option<Cents> {
    let whole = number.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    i128::try_from(whole).ok().map(Cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    #[test]
    fn the_demo_gives_the_figures_of_the_sheet_made_by_hand() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let staying = bench.staying(None).unwrap();
        assert_eq!(staying.years, (7, 8));
        let of = |name: &str| staying.accounts.iter().find(|a| a.account.1 == name).unwrap();
        let northwind = of("Northwind Hydro");
        assert_eq!(northwind.profit, Some(Cents(17_082_000)));
        // 170,820 x 0.875 / 0.185, and with 0.925 / 0.135.
        assert_eq!(northwind.worth, Some(Cents(80_793_243)));
        assert_eq!(northwind.five_less, Some(Cents(117_043_333)));
        assert_eq!(of("Gulf Water").worth, None, "no sales in 2025");
        assert_eq!(of("Kestrel Mining").margin.unwrap().1, 2026, "the only year that gives one");
        let (now, then) = staying.key_accounts;
        assert_eq!((now.0 / 1000, then.0 / 1000), (187_827, 272_100));
    }

    #[test]
    fn an_assumption_may_be_changed_without_touching_the_file() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let staying = bench.staying(None).unwrap();
        let northwind = staying.accounts.iter().find(|a| a.account.1 == "Northwind Hydro").unwrap();
        let own = northwind.assumptions();
        assert_eq!((own.worth(0), own.worth(5)), (northwind.worth, northwind.five_less));
        // 0.875 / 0.185.
        assert_eq!(own.multiplier(0).unwrap().to_string(), "4.7297");
        let two_more = Assumptions { stay: Some(Decimal::new(895, 3)), ..own };
        // 170,820 x 0.895 / 0.165 = 926,569.09.
        assert_eq!(two_more.worth(0), Some(Cents(92_656_909)));
        let two_years = Assumptions { years: Some(2), ..own };
        // 170,820 x (0.8254717 + 0.6814035) = 141,007.08 + 116,397.35.
        assert_eq!(two_years.worth(0), Some(Cents(25_740_443)));
        assert_eq!(own.by_year(1).unwrap(), [Cents(14_100_708)], "170,820 x 0.875 / 1.06");
        assert_eq!(staying.more_tenths(), Some(449));
        // With 6 of 8 kept: 0.75 / 0.31 against 0.80 / 0.26 is 27.2 per cent more.
        assert_eq!(staying.more_with_one_more_lost(), Some(272));
    }

    #[test]
    fn a_customer_who_always_stays_at_no_interest_has_no_sum() {
        let profit = Cents(100);
        assert_eq!(lifetime(profit, Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(lifetime(profit, Decimal::ONE, Decimal::new(1, 1)), Some(Cents(1_000)));
        assert_eq!(lifetime(profit, Decimal::ZERO, Decimal::ZERO), Some(Cents(0)));
    }
}
