//! Page 3: what it costs to lose this customer, every assumption changeable, and what five of a hundred fewer would be
//! worth, beside the published figure.

use super::{Numbers, whole};
use crate::model::Choice;
use crate::rules::cents::Cents;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::market::done;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::staying::{AccountWorth, Assumptions, MOST_YEARS, StayBasis};
use rust_decimal::Decimal;

/// The published range, in per cent more profit: Reichheld and Sasser, 1990.
const PUBLISHED: &str = "25 to 85 % more profit, by trade";
/// Of a hundred fewer that leave.
const POINTS: i64 = 5;
/// The rows of the assumptions.
const SALES: usize = 0;
const MARGIN: usize = 1;
const STAY: usize = 2;
const DISCOUNT: usize = 3;
const YEARS: usize = 4;

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

    fn account(&self) -> Option<&AccountWorth> {
        self.staying.accounts.get(self.stays)
    }

    /// What the page reckons with: the file's figures, or the sketch.
    fn assumptions(&self) -> Assumptions {
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
            let says = "No account yet".to_owned();
            return Ledger::text(self.pages(), "", [(says, Role::Muted)]);
        };
        let (now, own) = (self.assumptions(), account.assumptions());
        let columns = vec![
            LedgerColumn::left(""),
            LedgerColumn::right(""),
            LedgerColumn::left("where it is from").grow().need(1),
        ];
        let sketch = |changed: bool| if changed { Role::Accent } else { Role::Body };
        let from = |changed: bool, text: String| match changed {
            true => LedgerCell::with("what if", Role::Accent),
            false => LedgerCell::with(text, Role::Muted),
        };
        let row = |key: usize, title: &str, says: String, changed: bool, text: String| {
            LedgerRow::of(
                key,
                vec![title.into(), LedgerCell::with(says, sketch(changed)), from(changed, text)],
            )
        };
        let sales = match account.sales {
            Some(_) => format!("{}, last whole year", self.staying.year),
            None => format!("no sales in {}", self.staying.year),
        };
        let margin =
            account.margin.map_or("no margin in the file".to_owned(), |(_, year)| year.to_string());
        let mut rows = vec![
            row(SALES, "sales a year", whole(now.sales), now.sales != own.sales, sales),
            row(MARGIN, "margin", percent(now.margin), now.margin != own.margin, margin),
            row(
                STAY,
                "stay, of 100 a year",
                hundredths(now.stay),
                now.stay != own.stay,
                self.stay_from(account),
            ),
            row(
                DISCOUNT,
                "money costs a year",
                percent(now.discount),
                now.discount != own.discount,
                "your discount, or capital cost".to_owned(),
            ),
            row(
                YEARS,
                "years",
                now.years.map_or("no end".to_owned(), |n| n.to_string()),
                now.years.is_some(),
                "or a number".to_owned(),
            ),
            LedgerRow::rule(),
        ];
        let sum = |title: &str, says: String, text: String, role: Role| {
            LedgerRow::sum(vec![
                title.into(),
                LedgerCell::with(says, role),
                LedgerCell::with(text, Role::Muted),
            ])
        };
        let profit = now.profit();
        let times = now.multiplier(0).map_or("n/a".to_owned(), |m| m.to_string());
        let formula = match (now.years, now.stay, now.discount) {
            (None, Some(stay), Some(discount)) => {
                let above = Decimal::ONE + discount;
                format!("{} / ({} - {})", stay.normalize(), above.normalize(), stay.normalize())
            }
            (Some(years), ..) => format!("the sum of {years} years"),
            _ => "stay or the cost of money is missing".to_owned(),
        };
        let made = now
            .sales
            .zip(now.margin)
            .map(|(sales, margin)| format!("{} x {}", sales.whole(), percent(Some(margin))));
        rows.push(sum(
            "profit a year",
            whole(profit),
            made.unwrap_or_else(|| "sales or margin is missing".to_owned()),
            Role::Body,
        ));
        rows.push(sum("times", times, formula, Role::Body));
        let role = if self.sketch.is_some() { Role::Accent } else { Role::Title };
        rows.push(sum(
            "worth of its staying",
            whole(now.worth(0)),
            "so much it costs to lose it".to_owned(),
            role,
        ));
        if let Some(first) = now.by_year(1).and_then(|years| years.first().copied()) {
            rows.push(sum(
                "of it in the first year",
                first.whole(),
                "profit x stay, discounted".to_owned(),
                Role::Body,
            ));
        }
        Ledger::new(self.pages(), account.account.1.as_str(), columns, rows)
    }

    fn stay_from(&self, account: &AccountWorth) -> String {
        match account.stay {
            Some((_, StayBasis::Account)) => "given with the account".to_owned(),
            Some((_, StayBasis::KeyAccounts { kept, of })) => {
                let year = self.staying.year + 1;
                format!("{kept} of {of} key-account years, {} to {year}", year - 2)
            }
            None => "no key account to count from: e types it".to_owned(),
        }
    }

    fn five_fewer(&self) -> Ledger {
        let staying = &self.staying;
        let columns = vec![
            LedgerColumn::left(format!("key accounts, {}", self.key_accounts().len())),
            LedgerColumn::right("now"),
            LedgerColumn::right("5 fewer"),
            LedgerColumn::right("more").need(1),
        ];
        let more = |now: Option<Cents>, then: Option<Cents>| {
            now.zip(then).map_or("n/a".to_owned(), |(now, then)| Cents(then.0 - now.0).whole())
        };
        let line = |name: &str, now: Option<Cents>, then: Option<Cents>| {
            LedgerRow::sum(vec![
                name.into(),
                whole(now).into(),
                whole(then).into(),
                more(now, then).into(),
            ])
        };
        let (kept, of) = staying.years;
        let leave = |points: i64| {
            let rate = Decimal::from(kept).checked_div(Decimal::from(of))?;
            Some(hundredths(Some(
                (Decimal::ONE - rate - Decimal::new(points, 2)).max(Decimal::ZERO),
            )))
        };
        let mut rows = Vec::new();
        if let (Some(now), Some(then)) = (leave(0), leave(POINTS)) {
            rows.push(LedgerRow::sum(vec![
                "leave, of 100".into(),
                now.into(),
                then.into(),
                "".into(),
            ]));
        }
        for at in self.key_accounts() {
            let account = &staying.accounts[at];
            let shown = if at == self.stays { self.assumptions() } else { account.assumptions() };
            rows.push(line(&account.account.1, shown.worth(0), shown.worth(POINTS)));
        }
        rows.push(LedgerRow::rule());
        let (now, then) = staying.key_accounts;
        rows.push(line("together", Some(now), Some(then)));
        let tenths = |n: i128| format!("{}.{} %", n / 10, n % 10);
        if let Some(more) = staying.more_tenths() {
            rows.push(LedgerRow::label(
                "yours",
                format!("{} more worth", tenths(more)),
                Role::Body,
            ));
        }
        rows.push(LedgerRow::label("published", PUBLISHED, Role::Body));
        rows.push(LedgerRow::label(
            "",
            "Reichheld and Sasser, Harvard Business Review 1990",
            Role::Muted,
        ));
        if let Some(more) = staying.more_with_one_more_lost() {
            let says = format!(
                "{} of {of} account years lost; were it {} of {of}, 5 fewer would bring {}",
                of - kept,
                of - kept + 1,
                tenths(more)
            );
            rows.push(LedgerRow::label("few figures", says, Role::Muted));
        }
        Ledger::new("5 of 100 fewer leave", "", columns, rows)
    }

    /// Key accounts that are not lost, in the order of the page.
    fn key_accounts(&self) -> Vec<usize> {
        let is_key = |at: &usize| self.staying.accounts[*at].tier == crate::model::Tier::Key;
        self.staying_order().into_iter().filter(is_key).collect()
    }

    fn by_account(&self, ctx: &Ctx) -> Ledger {
        let columns = vec![
            LedgerColumn::left("account").grow(),
            LedgerColumn::left("tier").need(2),
            LedgerColumn::right("sales a year"),
            LedgerColumn::right("margin").need(3),
            LedgerColumn::right("profit").need(4),
            LedgerColumn::right("worth of staying"),
            LedgerColumn::right("5 fewer leave").need(5),
            LedgerColumn::left("what it rests on").need(1),
        ];
        let row = |at: usize| {
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
        };
        let mut rows: Vec<LedgerRow> = self.staying_order().into_iter().map(row).collect();
        let lost = self.staying.accounts.iter().filter(|a| a.lost && a.worth.is_some());
        let lost: Vec<String> =
            lost.map(|a| format!("{}: {} by the same sums", a.account.1, whole(a.worth))).collect();
        if !lost.is_empty() {
            rows.push(LedgerRow::rule());
            rows.push(LedgerRow::note(format!("lost: {}", lost.join("; ")), Role::Muted));
        }
        let order = if self.staying_by_name { "order: name" } else { "order: worth" };
        Ledger::new("By account", order, columns, rows)
    }

    fn rests_on(&self, a: &AccountWorth) -> String {
        let year = self.staying.year;
        match (a.sales, a.margin) {
            (None, _) => format!("no sales in {year}"),
            (_, None) => "no margin in the file".to_owned(),
            (Some(_), Some((_, of))) if of == year => year.to_string(),
            (Some(_), Some((_, of))) => format!("sales {year}, margin {of}"),
        }
    }

    /// One step up or down of the picked assumption, as a sketch.
    pub(super) fn step_assumption(&mut self, up: bool, ctx: &Ctx) -> Effect {
        let mut now = self.assumptions();
        let by = |step: Decimal| if up { step } else { -step };
        match self.spread.picked(0) {
            Some(SALES) => {
                let sales = now.sales.map_or(10_000_000, |c| c.0);
                let step = (sales / 20).max(100);
                now.sales = Some(Cents(if up { sales + step } else { (sales - step).max(0) }));
            }
            Some(MARGIN) => {
                now.margin = Some(
                    (now.margin.unwrap_or_default() + by(Decimal::new(1, 2)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(STAY) => {
                now.stay = Some(
                    (now.stay.unwrap_or_default() + by(Decimal::new(1, 2)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(DISCOUNT) => {
                now.discount = Some(
                    (now.discount.unwrap_or_default() + by(Decimal::new(5, 3)))
                        .clamp(Decimal::ZERO, Decimal::ONE),
                )
            }
            Some(YEARS) => {
                now.years = match (now.years, up) {
                    (None, true) => Some(1),
                    (None, false) => Some(10),
                    (Some(1), false) => None,
                    (Some(n), false) => Some(n - 1),
                    (Some(n), true) => Some((n + 1).min(MOST_YEARS)),
                }
            }
            _ => return Effect::Pass,
        }
        let own = self.account().map(AccountWorth::assumptions);
        self.sketch = (Some(now) != own).then_some(now);
        self.arrange(ctx);
        Effect::Say("a sketch: e keeps a figure in the file, leaving drops it".to_owned())
    }

    /// Keeps the picked figure of the sketch, where the file has a place for it.
    pub(super) fn keep_assumption(&mut self, ctx: &Ctx) -> Effect {
        let Some(account) = self.account() else { return Effect::Stay };
        let key = match ctx.bench.account_of(&account.account.0) {
            Ok(found) => found.key,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let now = self.assumptions();
        match self.spread.picked(0) {
            Some(STAY) => match now.stay {
                Some(stay) => done(Ok(ctx.bench.keep_retention(key, &account.account.1, stay))),
                None => Effect::Say("no figure to keep yet; + begins one".to_owned()),
            },
            Some(SALES | MARGIN) => {
                let form =
                    crate::tui::route::FormKind::Record { sheet: "year", key: None, owner: None };
                let year = ctx
                    .bench
                    .typed_account(key)
                    .ok()
                    .and_then(|a| a.year(self.staying.year).map(|y| y.key));
                match year {
                    Some(year) => Effect::All(vec![
                        Effect::Pick(key),
                        Effect::Form(crate::tui::route::FormKind::Record {
                            sheet: "year",
                            key: Some(year),
                            owner: None,
                        }),
                    ]),
                    None => Effect::All(vec![Effect::Pick(key), Effect::Form(form)]),
                }
            }
            Some(DISCOUNT) => Effect::Form(crate::tui::route::FormKind::Rep),
            _ => Effect::Say("years are only a sketch".to_owned()),
        }
    }

    /// The account before or after, by the order of the table.
    pub(super) fn turn_account(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let order = self.staying_order();
        let at = order.iter().position(|at| *at == self.stays).unwrap_or(0);
        let next = (at + order.len()).saturating_add_signed(by) % order.len().max(1);
        if let Some(account) = order.get(next) {
            self.take_account(*account, ctx);
        }
        Effect::Stay
    }

    /// Takes an account up.
    pub(super) fn take_account(&mut self, at: usize, ctx: &Ctx) {
        (self.stays, self.sketch) = (at, None);
        self.arrange(ctx);
    }
}

/// "26 %", "6.5 %".
fn percent(rate: Option<Decimal>) -> String {
    rate.map_or("n/a".to_owned(), |r| {
        format!("{} %", (r * Decimal::ONE_HUNDRED).round_dp(1).normalize())
    })
}

/// "87.5".
fn hundredths(rate: Option<Decimal>) -> String {
    rate.map_or("n/a".to_owned(), |r| {
        (r * Decimal::ONE_HUNDRED).round_dp(1).normalize().to_string()
    })
}
