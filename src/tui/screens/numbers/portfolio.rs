//! Page 2: the accounts by sales with the curve of concentration lying on its side; tiers, candidates, time.

use super::Numbers;
use crate::model::{Choice, Tier};
use crate::rules::cents::{Cents, amount};
use crate::tui::components::list::next_of;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::portfolio::{PortfolioRow, an_hour, per_mille};

/// Lines of a list below, at most.
const MOST: usize = 3;

/// The orders, with their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortfolioOrder {
    /// The largest sales first.
    #[default]
    Sold,
    /// The most time first.
    Time,
    /// The most sold an hour first.
    AnHour,
    /// The most white space first.
    White,
    /// The best six values first.
    Values,
    /// By seller.
    Seller,
}

/// Each with what it is called.
const ORDERS: [(PortfolioOrder, &str); 6] = [
    (PortfolioOrder::Sold, "by sales"),
    (PortfolioOrder::Time, "by time"),
    (PortfolioOrder::AnHour, "by what an hour sold"),
    (PortfolioOrder::White, "by white space"),
    (PortfolioOrder::Values, "by the six values"),
    (PortfolioOrder::Seller, "by seller"),
];

impl PortfolioOrder {
    /// The next one, and what it is called.
    pub fn next(self) -> (Self, &'static str) {
        next_of(&ORDERS, self)
    }
}

impl Numbers {
    /// The accounts in their order.
    pub(super) fn portfolio_rows(&self) -> Vec<usize> {
        let rows = &self.portfolio.rows;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let down = std::cmp::Reverse::<i128>;
        match self.portfolio_order {
            PortfolioOrder::Sold => {}
            PortfolioOrder::Time => order.sort_by_key(|at| down(rows[*at].minutes.into())),
            PortfolioOrder::AnHour => order.sort_by_key(|at| {
                down(an_hour(rows[*at].sold, rows[*at].minutes).map_or(-1, |c| c.0))
            }),
            PortfolioOrder::White => order.sort_by_key(|at| down(rows[*at].white.0)),
            PortfolioOrder::Values => {
                order.sort_by_key(|at| down(rows[*at].values_tenths.unwrap_or(-1).into()))
            }
            PortfolioOrder::Seller => order.sort_by_key(|at| rows[*at].seller.clone()),
        }
        order
    }

    /// Its panes: the accounts above, what hangs on what and the tiers below.
    pub(super) fn portfolio_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.accounts(ctx), [(self.what_hangs(ctx), 50), (self.tiers(ctx), 50)])
    }

    fn accounts(&self, ctx: &Ctx) -> Ledger {
        let portfolio = &self.portfolio;
        if portfolio.sold.0 <= 0 {
            let says = phrase!(
                "No sales of {} in the file. : imports a table of two columns",
                portfolio.year
            );
            return Ledger::text(self.pages(), portfolio.year.to_string(), [(says, Role::Muted)]);
        }
        let columns = vec![
            LedgerColumn::right(""),
            LedgerColumn::left("account").grow(),
            LedgerColumn::left("tier").need(5),
            LedgerColumn::right("sold"),
            LedgerColumn::right("share"),
            LedgerColumn::right("together").need(6),
            LedgerColumn::left("                          ").need(1),
            LedgerColumn::right("hours").need(3),
            LedgerColumn::right("time").need(4),
            LedgerColumn::right(phrase!("an hour")).need(4),
            LedgerColumn::right("white").need(2),
        ];
        let order = self.portfolio_rows();
        let mut together = 0_i128;
        let mut rows = Vec::new();
        for (nth, at) in order.iter().enumerate() {
            let row = &portfolio.rows[*at];
            together += row.sold.0;
            rows.push(self.portfolio_row((nth, *at), row, together, ctx));
        }
        rows.push(LedgerRow::rule());
        rows.push(LedgerRow::sum(vec![
            "".into(),
            phrase!("{} accounts", portfolio.rows.len()).into(),
            "".into(),
            portfolio.sold.whole().into(),
            "".into(),
            "".into(),
            "".into(),
            hours(portfolio.minutes).into(),
            "".into(),
            portfolio.sold_an_hour().whole().into(),
            super::super::plan::thousand(portfolio.white.0).into(),
        ]));
        let right = phrase!("{}: share of sales, time, white space in thousands", portfolio.year);
        Ledger::new(self.pages(), right, columns, rows)
    }

    fn portfolio_row(
        &self,
        (nth, at): (usize, usize),
        row: &PortfolioRow,
        together: i128,
        ctx: &Ctx,
    ) -> LedgerRow {
        let portfolio = &self.portfolio;
        let role = if row.lost { Role::Muted } else { Role::Body };
        let is_too_much =
            portfolio.too_much().is_some_and(|first| first.account.0 == row.account.0);
        let name = if row.is_candidate { Role::Accent } else { role };
        let share = per_mille(row.sold.0, portfolio.sold.0);
        let sum = per_mille(together, portfolio.sold.0);
        let white = match row.white.0 {
            0 => "-".to_owned(),
            cents => super::super::plan::thousand(cents),
        };
        LedgerRow::of(
            at,
            vec![
                LedgerCell::with((nth + 1).to_string(), Role::Muted),
                LedgerCell::with(row.account.1.as_str(), name),
                LedgerCell::with(tier_word(row, ctx), role),
                LedgerCell::with(row.sold.whole(), role),
                LedgerCell::with(percent(share), if is_too_much { Role::Bad } else { role }),
                LedgerCell::with(percent(sum), role),
                LedgerCell::share(sum, if is_too_much { Role::Bad } else { Role::Body }),
                LedgerCell::with(hours(row.minutes), role),
                LedgerCell::with(
                    percent(per_mille(row.minutes.into(), portfolio.minutes.into())),
                    role,
                ),
                LedgerCell::with(
                    an_hour(row.sold, row.minutes).map_or("-".to_owned(), Cents::whole),
                    role,
                ),
                LedgerCell::with(white, role),
            ],
        )
    }

    fn what_hangs(&self, ctx: &Ctx) -> Ledger {
        let portfolio = &self.portfolio;
        let mut rows = Vec::new();
        if let Some(first) = portfolio.too_much() {
            let share = per_mille(first.sold.0, portfolio.sold.0);
            let says = phrase!(
                "{} makes {}.{} % of all sales, limit {} %  {}",
                first.account.1,
                share / 10,
                share % 10,
                portfolio.limit_percent,
                ctx.theme.glyphs.critical
            );
            rows.push(LedgerRow::note(says, Role::Bad));
            if let Some(before) = first.sold_before {
                let says = phrase!(" {} in {}", amount(before), portfolio.year - 1);
                rows.push(LedgerRow::note(says, Role::Muted));
            }
        }
        let count = portfolio.rows.len();
        if count > 3 && portfolio.sold.0 > 0 {
            let six = if count > 6 {
                phrase!(", 6 make {}", percent(portfolio.share_of_first(6)))
            } else {
                String::new()
            };
            let says = phrase!(
                "3 of {} accounts make {}{}",
                count,
                percent(portfolio.share_of_first(3)),
                six
            );
            rows.push(LedgerRow::note(says, Role::Body));
        }
        let key = portfolio.rows.iter().filter(|r| r.tier == Tier::Key && !r.lost);
        let key: i128 = key.map(|r| r.sold.0).sum();
        let says = phrase!(
            "key accounts make {}: {}",
            percent(per_mille(key, portfolio.sold.0)),
            Cents(key).whole()
        );
        rows.push(LedgerRow::note(says, Role::Body));
        rows.extend(self.time_against_value());
        Ledger::new(phrase!("What hangs on what"), "", Vec::new(), rows)
    }

    fn time_against_value(&self) -> Vec<LedgerRow> {
        let portfolio = &self.portfolio;
        let mut rows = vec![LedgerRow::rule()];
        let (much, little) = (portfolio.much_time(), portfolio.little_time());
        if !much.is_empty() {
            rows.push(LedgerRow::note(phrase!("much time, little sold"), Role::Title));
        }
        rows.extend(much.into_iter().take(MOST).map(|r| {
            let says = phrase!("{} h for {}{}", hours(r.minutes), r.sold.whole(), no_go(r));
            LedgerRow::label(r.account.1.as_str(), says, Role::Body)
        }));
        if !little.is_empty() {
            rows.push(LedgerRow::note(phrase!("little time, much white space"), Role::Title));
        }
        rows.extend(little.into_iter().take(MOST).map(|r| {
            let white = super::super::plan::thousand(r.white.0);
            let says = phrase!("{} h, {} thousand", hours(r.minutes), white);
            LedgerRow::label(r.account.1.as_str(), says, Role::Body)
        }));
        if rows.len() > 1 {
            rows.push(LedgerRow::rule());
        }
        let (visit, meeting, call) = portfolio.takes;
        let says = phrase!(
            "hours: a visit {}, meeting {}, call {} (yours to change in playbook.toml)",
            hours(visit),
            hours(meeting),
            hours(call)
        );
        rows.push(LedgerRow::note(says, Role::Muted));
        rows
    }

    fn tiers(&self, ctx: &Ctx) -> Ledger {
        let portfolio = &self.portfolio;
        let of = |tier: Tier| {
            let names: Vec<&str> = portfolio
                .rows
                .iter()
                .filter(|r| r.tier == tier && !r.lost)
                .map(|r| r.account.1.as_str())
                .collect();
            format!("{}: {}", names.len(), crate::rules::phrase::few(&names, 4))
        };
        let line = portfolio.key_threshold.map_or(phrase!("no line is set").to_owned(), |m| {
            phrase!("from {} a year, this year or last", amount(m))
        });
        let mut rows = vec![
            LedgerRow::label(word(ctx, Tier::Key), line, Role::Muted),
            LedgerRow::label("", of(Tier::Key), Role::Body),
            LedgerRow::label(word(ctx, Tier::Target), of(Tier::Target), Role::Body),
            LedgerRow::label(word(ctx, Tier::Ordinary), of(Tier::Ordinary), Role::Body),
            LedgerRow::label(word(ctx, Tier::Prospect), of(Tier::Prospect), Role::Body),
            LedgerRow::rule(),
            LedgerRow::note(phrase!("could be key"), Role::Title),
        ];
        let candidates = self.candidates(&mut rows, ctx);
        self.below_the_line(&mut rows);
        let right = match candidates {
            0 => String::new(),
            1 => phrase!("1 candidate").to_owned(),
            n => phrase!("{n} candidates", n),
        };
        Ledger::new(phrase!("Tiers and their line"), right, Vec::new(), rows)
    }

    /// Who could be key; how many there are.
    fn candidates(&self, rows: &mut Vec<LedgerRow>, ctx: &Ctx) -> usize {
        let portfolio = &self.portfolio;
        let candidates: Vec<&PortfolioRow> =
            portfolio.rows.iter().filter(|r| r.is_candidate).collect();
        for row in &candidates {
            let since = row.since.map_or(String::new(), |y| phrase!(" since {y}", y));
            let says = format!("{}, {}{since}", row.sold.whole(), tier_word(row, ctx));
            rows.push(LedgerRow::label(row.account.1.as_str(), says, Role::Accent));
        }
        let plus = ctx.keymap.key(crate::tui::action::Action::Plus);
        rows.push(match candidates.is_empty() {
            true => LedgerRow::note("none", Role::Muted),
            false => {
                LedgerRow::note(phrase!("{plus} one tier up, from today on", plus), Role::Muted)
            }
        });
        candidates.len()
    }

    /// Key accounts below the line, and who sells where.
    fn below_the_line(&self, rows: &mut Vec<LedgerRow>) {
        let portfolio = &self.portfolio;
        let below: Vec<&str> = portfolio
            .rows
            .iter()
            .filter(|r| r.tier == Tier::Key && !r.lost)
            .filter(|r| {
                portfolio.key_threshold.is_some_and(|line| {
                    r.sold.0 < line.cents().into() && r.sold_before.is_none_or(|b| b < line)
                })
            })
            .map(|r| r.account.1.as_str())
            .collect();
        if !below.is_empty() {
            let says = phrase!("key, and below the line: {}", below.join(", "));
            rows.push(LedgerRow::note(says, Role::Warn));
        }
        let mut sellers: Vec<Option<&str>> =
            portfolio.rows.iter().map(|r| r.seller.as_deref()).collect();
        sellers.sort_unstable();
        sellers.dedup();
        let says = match sellers.as_slice() {
            [] | [None] => phrase!("all {} are yours", portfolio.rows.len()),
            more => more.iter().map(|s| s.unwrap_or(phrase!("you"))).collect::<Vec<_>>().join(", "),
        };
        rows.push(LedgerRow::rule());
        rows.push(LedgerRow::label(phrase!("seller"), says, Role::Body));
    }
}

fn word(ctx: &Ctx, tier: Tier) -> String {
    ctx.bench.words.word("tier", tier.word()).to_owned()
}

fn no_go(r: &PortfolioRow) -> &str {
    if r.is_no_go { phrase!(", no-go") } else { "" }
}

fn tier_word(row: &PortfolioRow, ctx: &Ctx) -> String {
    match row.lost {
        true => ctx.bench.words.word("status", "lost").to_owned(),
        false => ctx.bench.words.word("tier", row.tier.word()).to_owned(),
    }
}

/// Tenths of a per cent as whole per cent.
fn percent(per_mille: i64) -> String {
    format!("{} %", (per_mille + 5).div_euclid(10))
}

/// Minutes as hours: 27, 0.5.
fn hours(minutes: i64) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        30 => format!("{}.5", minutes / 60),
        _ => ((minutes + 30) / 60).to_string(),
    }
}
