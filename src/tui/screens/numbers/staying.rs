//! Page 3: what it costs to lose this customer, every assumption changeable, and what five of a hundred fewer would be
//! worth, beside the published figure.

use super::{Numbers, whole};
use crate::model::Choice;
use crate::rules::cents::Cents;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::staying::{AccountWorth, Assumptions, StayBasis};
use rust_decimal::Decimal;

/// The published range, in per cent more profit: Reichheld and Sasser, 1990.
const PUBLISHED: &str = "25 to 85 % more profit, by trade";
/// Of a hundred fewer that leave.
const POINTS: i64 = 5;
/// The rows of the assumptions.
pub(super) const SALES: usize = 0;
pub(super) const MARGIN: usize = 1;
pub(super) const STAY: usize = 2;
pub(super) const DISCOUNT: usize = 3;
pub(super) const YEARS: usize = 4;

impl Numbers {
    /// The accounts in their order: what they are worth, or their names; lost ones last.
    pub(super) fn staying_order(&self) -> Vec<usize> {
        let accounts = &self.staying.accounts;
        let mut order: Vec<usize> = (0..accounts.len()).filter(|at| !accounts[*at].lost).collect();
        match self.staying_by_name {
            true => order.sort_by_key(|at| accounts[*at].account.1.to_lowercase()),
            false => {
                order.sort_by_key(|at| std::cmp::Reverse(accounts[*at].worth.map_or(-1, |c| c.0)))
            }
        }
        order
    }

    pub(super) fn account(&self) -> Option<&AccountWorth> {
        self.staying.accounts.get(self.stays)
    }

    /// What the page reckons with: the file's figures, or the sketch.
    pub(super) fn assumptions(&self) -> Assumptions {
        let own = self.account().map(AccountWorth::assumptions).unwrap_or_default();
        self.sketch.unwrap_or(own)
    }

    /// Its panes: the assumptions and five fewer above, all accounts below.
    pub(super) fn staying_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        vec![
            vec![
                Leaf { ledger: self.assumption_rows(), share: 50 },
                Leaf { ledger: self.five_fewer(), share: 50 },
            ],
            vec![Leaf { ledger: self.by_account(ctx), share: 100 }],
        ]
    }

    fn assumption_rows(&self) -> Ledger {
        let Some(account) = self.account() else {
            let says = phrase!("No account yet").to_owned();
            return Ledger::text(self.pages(), "", [(says, Role::Muted)]);
        };
        let (now, own) = (self.assumptions(), account.assumptions());
        let columns = vec![
            LedgerColumn::left(""),
            LedgerColumn::right(""),
            LedgerColumn::left(phrase!("where it is from")).grow().need(1),
        ];
        let mut rows = self.changeable(account, &now, &own);
        rows.push(LedgerRow::rule());
        rows.extend(self.made_of(&now));
        Ledger::new(self.pages(), account.account.1.as_str(), columns, rows)
    }

    /// The assumptions, each with where it is from.
    fn changeable(
        &self,
        account: &AccountWorth,
        now: &Assumptions,
        own: &Assumptions,
    ) -> Vec<LedgerRow> {
        let sales = match account.sales {
            Some(_) => phrase!("{}, last whole year", self.staying.year),
            None => phrase!("no sales in {}", self.staying.year),
        };
        let margin = account
            .margin
            .map_or(phrase!("no margin in the file").to_owned(), |(_, year)| year.to_string());
        let years = now.years.map_or(phrase!("no end").to_owned(), |n| n.to_string());
        let cost = phrase!("your discount, or capital cost").to_owned();
        [
            (SALES, phrase!("sales a year"), whole(now.sales), now.sales != own.sales, sales),
            (MARGIN, "margin", percent(now.margin), now.margin != own.margin, margin),
            (
                STAY,
                phrase!("stay, of 100 a year"),
                hundredths(now.stay),
                now.stay != own.stay,
                self.stay_from(account),
            ),
            (
                DISCOUNT,
                phrase!("money costs a year"),
                percent(now.discount),
                now.discount != own.discount,
                cost,
            ),
            (YEARS, "years", years, now.years.is_some(), phrase!("or a number").to_owned()),
        ]
        .into_iter()
        .map(|(key, title, says, changed, from)| assumption_row(key, title, says, changed, from))
        .collect()
    }

    /// Profit, multiplier, worth.
    fn made_of(&self, now: &Assumptions) -> Vec<LedgerRow> {
        let times = now.multiplier(0).map_or(phrase!("n/a").to_owned(), |m| m.to_string());
        let formula = match (now.years, now.stay, now.discount) {
            (None, Some(stay), Some(discount)) => {
                let above = Decimal::ONE + discount;
                format!("{} / ({} - {})", stay.normalize(), above.normalize(), stay.normalize())
            }
            (Some(years), ..) => phrase!("the sum of {years} years", years),
            _ => phrase!("stay or the cost of money is missing").to_owned(),
        };
        let made = now
            .sales
            .zip(now.margin)
            .map(|(sales, margin)| format!("{} x {}", sales.whole(), percent(Some(margin))));
        let made = made.unwrap_or_else(|| phrase!("sales or margin is missing").to_owned());
        let role = if self.sketch.is_some() { Role::Accent } else { Role::Title };
        let cost = phrase!("so much it costs to lose it").to_owned();
        let mut rows = vec![
            sum_row(phrase!("profit a year"), whole(now.profit()), made, Role::Body),
            sum_row("times", times, formula, Role::Body),
            sum_row(phrase!("worth of its staying"), whole(now.worth(0)), cost, role),
        ];
        if let Some(first) = now.by_year(1).and_then(|years| years.first().copied()) {
            let says = phrase!("profit x stay, discounted").to_owned();
            rows.push(sum_row(phrase!("of it in the first year"), first.whole(), says, Role::Body));
        }
        rows
    }

    fn stay_from(&self, account: &AccountWorth) -> String {
        match account.stay {
            Some((_, StayBasis::Account)) => phrase!("given with the account").to_owned(),
            Some((_, StayBasis::KeyAccounts { kept, of })) => {
                let year = self.staying.year + 1;
                phrase!("{} of {} key-account years, {} to {}", kept, of, year - 2, year)
            }
            None => phrase!("no key account to count from: e types it").to_owned(),
        }
    }

    fn five_fewer(&self) -> Ledger {
        let staying = &self.staying;
        let columns = vec![
            LedgerColumn::left(phrase!("key accounts, {}", self.key_accounts().len())),
            LedgerColumn::right("now"),
            LedgerColumn::right(phrase!("5 fewer")),
            LedgerColumn::right("more").need(1),
        ];
        let (kept, of) = staying.years;
        let mut rows = Vec::new();
        if let (Some(now), Some(then)) = (leave(kept, of, 0), leave(kept, of, POINTS)) {
            let cells = [phrase!("leave, of 100").to_owned(), now, then, String::new()];
            rows.push(LedgerRow::sum(cells.map(LedgerCell::from).into()));
        }
        let (mut now, mut then) = (0, 0);
        for at in self.key_accounts() {
            let account = &staying.accounts[at];
            let shown = if at == self.stays { self.assumptions() } else { account.assumptions() };
            let both = (shown.worth(0), shown.worth(POINTS));
            rows.push(five_row(&account.account.1, both));
            if let (Some(one), Some(other)) = both {
                (now, then) = (now + one.0, then + other.0);
            }
        }
        rows.push(LedgerRow::rule());
        rows.push(five_row("together", (Some(Cents(now)), Some(Cents(then)))));
        let tenths = |n: i128| format!("{}.{} %", n / 10, n % 10);
        if now > 0 {
            let more = ((then - now) * 2_000 + now) / (now * 2);
            let says = phrase!("{} more worth", tenths(more));
            rows.push(LedgerRow::label(phrase!("yours"), says, Role::Body));
        }
        rows.push(LedgerRow::label(phrase!("published"), phrase!(PUBLISHED), Role::Body));
        let source = phrase!("Reichheld and Sasser, Harvard Business Review 1990");
        rows.push(LedgerRow::label("", source, Role::Muted));
        if let Some(more) = staying.more_with_one_more_lost() {
            let (lost, more) = (of - kept, tenths(more));
            let says = phrase!(
                "{} of {} account years lost; were it {} of {}, 5 fewer would bring {}",
                lost,
                of,
                lost + 1,
                of,
                more
            );
            rows.push(LedgerRow::label(phrase!("few figures"), says, Role::Muted));
        }
        Ledger::new(phrase!("5 of 100 fewer leave"), "", columns, rows)
    }

    /// Key accounts that are not lost, in the order of the page.
    fn key_accounts(&self) -> Vec<usize> {
        self.staying_order()
            .into_iter()
            .filter(|at| self.staying.accounts[*at].tier == crate::model::Tier::Key)
            .collect()
    }

    fn by_account(&self, ctx: &Ctx) -> Ledger {
        let columns = vec![
            LedgerColumn::left("account").grow(),
            LedgerColumn::left("tier").need(2),
            LedgerColumn::right(phrase!("sales a year")),
            LedgerColumn::right("margin").need(3),
            LedgerColumn::right("profit").need(4),
            LedgerColumn::right(phrase!("worth of staying")),
            LedgerColumn::right(phrase!("5 fewer leave")).need(5),
            LedgerColumn::left(phrase!("what it rests on")).need(1),
        ];
        let mut rows: Vec<LedgerRow> = self
            .staying_order()
            .into_iter()
            .map(|at| {
                let a = &self.staying.accounts[at];
                LedgerRow::of(
                    at,
                    vec![
                        a.account.1.as_str().into(),
                        LedgerCell::with(ctx.bench.words.word("tier", a.tier.word()), Role::Muted),
                        whole(a.sales).into(),
                        percent(a.margin.map(|(m, _)| m)).into(),
                        whole(a.profit).into(),
                        whole(a.worth).into(),
                        whole(a.five_less).into(),
                        LedgerCell::with(self.rests_on(a), Role::Muted),
                    ],
                )
            })
            .collect();
        let lost = self.staying.accounts.iter().filter(|a| a.lost && a.worth.is_some());
        let lost: Vec<String> =
            lost.map(|a| phrase!("{}: {} by the same sums", a.account.1, whole(a.worth))).collect();
        if !lost.is_empty() {
            rows.push(LedgerRow::rule());
            rows.push(LedgerRow::note(phrase!("lost: {}", lost.join("; ")), Role::Muted));
        }
        let order =
            if self.staying_by_name { phrase!("order: name") } else { phrase!("order: worth") };
        Ledger::new(phrase!("By account"), order, columns, rows)
    }

    fn rests_on(&self, a: &AccountWorth) -> String {
        let year = self.staying.year;
        match (a.sales, a.margin) {
            (None, _) => phrase!("no sales in {year}", year),
            (_, None) => phrase!("no margin in the file").to_owned(),
            (Some(_), Some((_, of))) if of == year => year.to_string(),
            (Some(_), Some((_, of))) => phrase!("sales {year}, margin {of}", year, of),
        }
    }
}

fn leave(kept: i64, of: i64, points: i64) -> Option<String> {
    let rate = Decimal::from(kept).checked_div(Decimal::from(of))?;
    let leave = Decimal::ONE - rate - Decimal::new(points, 2);
    Some(hundredths(Some(leave.max(Decimal::ZERO))))
}

fn assumption_row(key: usize, title: &str, says: String, changed: bool, from: String) -> LedgerRow {
    let role = if changed { Role::Accent } else { Role::Body };
    let from = match changed {
        true => LedgerCell::with(phrase!("what if"), Role::Accent),
        false => LedgerCell::with(from, Role::Muted),
    };
    LedgerRow::of(key, vec![title.into(), LedgerCell::with(says, role), from])
}

fn sum_row(title: &str, says: String, from: String, role: Role) -> LedgerRow {
    let from = LedgerCell::with(from, Role::Muted);
    LedgerRow::sum(vec![title.into(), LedgerCell::with(says, role), from])
}

/// Worth now, with five fewer, and what that is more.
fn five_row(name: &str, (now, then): (Option<Cents>, Option<Cents>)) -> LedgerRow {
    let more = now.zip(then);
    let more = more.map_or(phrase!("n/a").to_owned(), |(now, then)| Cents(then.0 - now.0).whole());
    LedgerRow::sum(vec![name.into(), whole(now).into(), whole(then).into(), more.into()])
}

/// "26 %", "6.5 %".
fn percent(rate: Option<Decimal>) -> String {
    rate.map_or(phrase!("n/a").to_owned(), |r| {
        format!("{} %", (r * Decimal::ONE_HUNDRED).round_dp(1).normalize())
    })
}

/// "87.5".
fn hundredths(rate: Option<Decimal>) -> String {
    rate.map_or(phrase!("n/a").to_owned(), |r| {
        (r * Decimal::ONE_HUNDRED).round_dp(1).normalize().to_string()
    })
}
