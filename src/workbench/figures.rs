//! The six figures of three years side by side, each with its rows, its formula and its numbers (METHOD M17).

use super::{Result, Workbench};
use crate::model::Choice;
use crate::model::brief::{Brief, Entry, Section};
use crate::rules::cents::Cents;
use crate::rules::kpi::Kpi;
use crate::rules::revenue::{Basis, comparable};
use crate::rules::u384::ratio;
use crate::text::DayText;
use chrono::Datelike;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The years that stand side by side.
pub const YEARS: i64 = 3;

/// Which of the six.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Growth of key-account sales.
    Growth,
    /// Cost saved.
    CostSaved,
    /// Complaints resolved.
    Resolved,
    /// Key accounts lost.
    Lost,
    /// Target customers developed.
    Developed,
    /// Ordinary customers made key.
    Promoted,
}

/// All six, in order.
pub const FIGURES: [Figure; 6] = [
    Figure::Growth,
    Figure::CostSaved,
    Figure::Resolved,
    Figure::Lost,
    Figure::Developed,
    Figure::Promoted,
];

/// A figure of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureReading {
    /// It cannot be made.
    None,
    /// A share, with four decimals.
    Share(Decimal),
    /// A count.
    Count(usize),
}

impl FigureReading {
    /// "-18.2 %", "3", "n/a".
    pub fn says(self) -> String {
        match self {
            Self::None => phrase!("n/a").to_owned(),
            Self::Share(share) => {
                let percent = (share * Decimal::ONE_HUNDRED).round_dp_with_strategy(
                    1,
                    rust_decimal::RoundingStrategy::MidpointAwayFromZero,
                );
                format!("{percent:.1} %")
            }
            Self::Count(n) => n.to_string(),
        }
    }

    /// In hundredths of a per cent, or the count: for bars.
    pub fn bar(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Share(share) => i64::try_from((share * Decimal::from(10_000)).round()).ok(),
            Self::Count(n) => i64::try_from(n).ok(),
        }
    }
}

/// What an account brings to a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureRow {
    /// The account's id and name.
    pub account: (String, String),
    /// Above and below the line; nothing of an account that only counts.
    pub parts: Option<(Cents, Cents)>,
    /// The parts are money, not counts.
    pub is_money: bool,
    /// By what it is compared: "days", "quarters", or what happened.
    pub by: String,
}

/// The six figures of three years.
#[derive(Clone, Debug)]
pub struct SixFigures {
    /// The newest year, and the two before it.
    pub years: Vec<Kpi>,
    /// By what sales are compared, by account's id.
    bases: HashMap<String, Basis>,
    /// The day each account was lost on, or of the move of its tier.
    days: HashMap<String, String>,
}

impl Workbench {
    /// The figures of a year beside those of the two before.
    pub fn six_figures(&self, year: i64) -> Result<SixFigures> {
        self.store.reading(|| {
            let mut years = Vec::new();
            for back in 0..YEARS {
                if year - back >= 1 {
                    years.push(Kpi::new(year - back, self.today())?);
                }
            }
            let (mut bases, mut days) = (HashMap::new(), HashMap::new());
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                years.iter_mut().for_each(|kpi| kpi.add(&account));
                let is_todays = i64::from(self.today().year()) == year;
                if let Some(of) = comparable(&account, self.today()).filter(|_| is_todays) {
                    bases.insert(account.id.0.clone(), of.basis);
                }
                let moved = account.tier_history.iter().filter_map(|t| *t.since).max();
                let day = account.status_since.0.or(moved);
                if let Some(day) = day {
                    days.insert(account.id.0.clone(), day.short_day());
                }
            }
            Ok(SixFigures { years, bases, days })
        })
    }
}

impl Workbench {
    /// The figures as a page: what a rep hands to whoever leads the sales.
    pub fn figures_page(&self, six: &SixFigures) -> Result<Brief> {
        let rep = self.rep()?;
        let who: Vec<String> = [rep.name.0, rep.company.0].into_iter().flatten().collect();
        let year = six.years.first().map_or(0, |kpi| kpi.year);
        let mut sections = Vec::new();
        sections.push(Section {
            name: "figures",
            title: phrase!("The six figures").to_owned(),
            entries: FIGURES.iter().map(|figure| entry(six, figure)).collect(),
            ..Section::default()
        });
        Ok(Brief {
            title: phrase!("Numbers {year}", year),
            occasion: self.today().full_day(),
            prepared: who.join(", "),
            sections,
            ..Brief::default()
        })
    }
}

fn entry(six: &SixFigures, figure: &Figure) -> Entry {
    let before: Vec<String> = (1..six.years.len())
        .map(|back| phrase!("{} in {}", six.reading(*figure, back).says(), six.years[back].year))
        .collect();
    let mut entry = Entry::new(figure.title())
        .aside(six.reading(*figure, 0).says())
        .note(before.join(", "))
        .note(figure.formula());
    for row in six.rows(*figure) {
        let parts = row.parts.map_or(String::new(), |(now, before)| match row.is_money {
            true => format!(": {} / {}", now.whole(), before.whole()),
            false => format!(": {} / {}", now.0, before.0),
        });
        let by = if row.by.is_empty() { String::new() } else { format!(", {}", row.by) };
        entry = entry.note(format!("{}{parts}{by}", row.account.1));
    }
    entry
}

impl Figure {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Growth => phrase!("growth of key-account sales"),
            Self::CostSaved => phrase!("cost saved"),
            Self::Resolved => phrase!("complaints resolved"),
            Self::Lost => phrase!("key accounts lost"),
            Self::Developed => phrase!("target customers developed"),
            Self::Promoted => phrase!("ordinary customers made key"),
        }
    }

    /// Its formula in words.
    pub fn formula(self) -> &'static str {
        match self {
            Self::Growth => {
                phrase!("(this year - the same of the year before) / the same of the year before")
            }
            Self::CostSaved => phrase!("(budget to date - cost) / budget to date"),
            Self::Resolved => phrase!("resolved in the year / raised in it, or open from before"),
            Self::Lost => phrase!("lost in the year / key at its start"),
            Self::Developed => phrase!("target or key at the end, neither at the start"),
            Self::Promoted => phrase!("key at the end, ordinary or target at the start"),
        }
    }

    /// More of it is better.
    pub fn more_is_better(self) -> bool {
        self != Self::Lost
    }

    /// Of a year.
    pub fn of(self, kpi: &Kpi) -> FigureReading {
        match self {
            Self::Growth => share(kpi.growth()),
            Self::CostSaved => share(kpi.cost_saving()),
            Self::Resolved => share(kpi.complaint_resolution()),
            Self::Lost => share(kpi.churn()),
            Self::Developed => FigureReading::Count(kpi.developed.len()),
            Self::Promoted => FigureReading::Count(kpi.promoted.len()),
        }
    }
}

fn share(of: Option<Decimal>) -> FigureReading {
    of.map_or(FigureReading::None, FigureReading::Share)
}

impl SixFigures {
    /// The reading of a figure so many years back.
    pub fn reading(&self, figure: Figure, back: usize) -> FigureReading {
        self.years.get(back).map_or(FigureReading::None, |kpi| figure.of(kpi))
    }

    /// Worse or better than the year before, by the sense of the figure; nothing where it cannot be said.
    pub fn is_worse(&self, figure: Figure) -> Option<bool> {
        let (now, before) = (self.reading(figure, 0).bar()?, self.reading(figure, 1).bar()?);
        (now != before).then_some((now < before) == figure.more_is_better())
    }

    /// The sums above and below the line of the newest year, unscaled.
    pub fn sums(&self, figure: Figure) -> Option<(Cents, Cents)> {
        let kpi = self.years.first()?;
        let (sums, scale) = match figure {
            Figure::Growth => (&kpi.revenue, kpi.scale),
            Figure::CostSaved => (&kpi.cost, kpi.scale),
            Figure::Resolved => (&kpi.complaints, 1),
            Figure::Lost => (&kpi.lost, 1),
            Figure::Developed | Figure::Promoted => return None,
        };
        Some((unscaled(sums.part, scale), unscaled(sums.whole, scale)))
    }

    /// The accounts that made the figure of the newest year.
    pub fn rows(&self, figure: Figure) -> Vec<FigureRow> {
        let Some(kpi) = self.years.first() else { return Vec::new() };
        let of_sums = |sums: &crate::rules::kpi::Sums, scale: i64, is_money: bool| {
            sums.rows
                .iter()
                .map(|row| FigureRow {
                    account: (row.account.clone(), row.name.clone()),
                    parts: Some((unscaled(row.part, scale), unscaled(row.whole, scale))),
                    is_money,
                    by: self.basis(figure, &row.account, row.part),
                })
                .collect()
        };
        match figure {
            Figure::Growth => of_sums(&kpi.revenue, kpi.scale, true),
            Figure::CostSaved => of_sums(&kpi.cost, kpi.scale, true),
            Figure::Resolved => of_sums(&kpi.complaints, 1, false),
            Figure::Lost => of_sums(&kpi.lost, 1, false),
            Figure::Developed => self.moved(&kpi.developed),
            Figure::Promoted => self.moved(&kpi.promoted),
        }
    }

    fn moved(&self, moved: &[crate::rules::kpi::Moved]) -> Vec<FigureRow> {
        moved
            .iter()
            .map(|of| {
                let from = of.from.map_or(phrase!("new"), |t| t.word());
                let day = self.days.get(&of.account).map_or(String::new(), |d| format!(", {d}"));
                FigureRow {
                    account: (of.account.clone(), of.name.clone()),
                    by: phrase!("{} to {}{}", from, of.to.word(), day),
                    ..FigureRow::default()
                }
            })
            .collect()
    }

    fn basis(&self, figure: Figure, account: &str, part: i128) -> String {
        match figure {
            Figure::Growth => match self.bases.get(account) {
                Some(Basis::Quarters(1)) => phrase!("1 quarter").to_owned(),
                Some(Basis::Quarters(n)) => phrase!("{n} quarters", n),
                Some(Basis::Days(_)) => phrase!("days").to_owned(),
                None => phrase!("whole years").to_owned(),
            },
            Figure::Lost if part > 0 => {
                let day = self.days.get(account);
                day.map_or(phrase!("lost").to_owned(), |d| phrase!("lost on {d}", d))
            }
            Figure::Lost => phrase!("stayed").to_owned(),
            _ => String::new(),
        }
    }

    /// Why a figure cannot be made, in words.
    pub fn why_none(&self, figure: Figure, back: usize) -> Option<String> {
        let kpi = self.years.get(back)?;
        if figure.of(kpi) != FigureReading::None {
            return None;
        }
        let year = kpi.year;
        Some(match figure {
            Figure::Growth => {
                phrase!("{}: no key account has sales in both {} and {}", year, year, year - 1)
            }
            Figure::CostSaved => phrase!("{year}: no key account has a budget and a cost", year),
            Figure::Resolved => phrase!("{year}: no complaint of a key account", year),
            Figure::Lost => phrase!("{year}: no key account at its start", year),
            Figure::Developed | Figure::Promoted => return None,
        })
    }

    /// The growth without one account: it is said of those that were lost.
    pub fn growth_without(&self, account: &str) -> Option<(Cents, Cents, FigureReading)> {
        let kpi = self.years.first()?;
        let rows = kpi.revenue.rows.iter().filter(|r| r.account != account);
        let (part, whole) = rows.fold((0, 0), |(p, w), r| (p + r.part, w + r.whole));
        let reading = ratio(part - whole, whole).map_or(FigureReading::None, FigureReading::Share);
        Some((unscaled(part, kpi.scale), unscaled(whole, kpi.scale), reading))
    }
}

fn unscaled(sum: i128, scale: i64) -> Cents {
    let scale = i128::from(scale.max(1));
    let half = scale / 2 * sum.signum();
    Cents((sum + half) / scale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn demo() -> SixFigures {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        Workbench::in_memory(today).unwrap().demo().unwrap().six_figures(2026).unwrap()
    }

    #[test]
    fn the_six_figures_of_the_demo_agree_with_the_sheet_made_by_hand() {
        let six = demo();
        let says = |figure: Figure| [0, 1, 2].map(|back| six.reading(figure, back).says());
        // 1,272,000 after 1,555,000; whole years 1,991 after 1,913 thousand and the like; nothing of 2023.
        assert_eq!(says(Figure::Growth)[0], "-18.2 %");
        assert_eq!(says(Figure::Growth)[2], "n/a");
        // (96,000 - 88,320) / 96,000 of what is planned to date.
        assert_eq!(says(Figure::CostSaved)[0], "8.0 %");
        assert_eq!(says(Figure::Resolved)[0], "77.8 %");
        assert_eq!(says(Figure::Lost), ["33.3 %", "0.0 %", "0.0 %"]);
        assert_eq!(says(Figure::Developed), ["3", "1", "0"]);
        assert_eq!(says(Figure::Promoted), ["1", "0", "1"]);
        let rows = six.rows(Figure::Growth);
        let northwind = rows.iter().find(|r| r.account.1 == "Northwind Hydro").unwrap();
        // 657,000 x 328 / 365 = 590,400.
        assert_eq!(northwind.parts, Some((Cents(51_200_000), Cents(59_040_000))));
        assert_eq!(northwind.by, "days");
        let (this, last) = six.sums(Figure::Growth).unwrap();
        assert_eq!((this, last), (Cents(127_200_000), Cents(155_500_000)));
        let without = six.growth_without("tallis").unwrap();
        assert_eq!(without.2.says(), "-8.3 %", "1,212,000 after 1,321,000");
        assert_eq!(six.is_worse(Figure::Growth), Some(true));
        assert_eq!(six.is_worse(Figure::Lost), Some(true), "more were lost");
        assert_eq!(six.is_worse(Figure::Developed), Some(false));
        assert!(six.why_none(Figure::Growth, 2).unwrap().contains("2023"));
    }
}
