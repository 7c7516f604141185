//! Page 3: all accounts, what is missing by 31 December and who carries it, and what stands out.

use super::PlanScreen;
use super::white_space::thousand;
use crate::model::Money;
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::tui::components::list::next_of;
use crate::tui::components::pages::{Pages, above};
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::plan::CountAndValue;
use crate::workbench::plan::book::{BookRow, StandsOut};
use crate::workbench::plan::document::{percent, share};

/// The orders, with their words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BookOrder {
    /// What misses most first.
    #[default]
    Missing,
    /// By name.
    Name,
    /// By tier.
    Tier,
    /// The largest white space first.
    WhiteSpace,
    /// The next contract first.
    Contract,
}

/// Each with what it is called.
const ORDERS: [(BookOrder, &str); 5] = [
    (BookOrder::Missing, "by what is missing at this pace"),
    (BookOrder::Name, "by name"),
    (BookOrder::Tier, "by tier"),
    (BookOrder::WhiteSpace, "by white space"),
    (BookOrder::Contract, "by contract"),
];

impl BookOrder {
    /// The next one, and what it is called.
    pub fn next(self) -> (Self, &'static str) {
        next_of(&ORDERS, self)
    }

    fn word(self) -> &'static str {
        match self {
            Self::Missing => phrase!("by what is missing"),
            _ => ORDERS.iter().find(|(one, _)| *one == self).map_or("", |(_, word)| phrase!(word)),
        }
    }
}

impl PlanScreen {
    /// The rows in their order; members stand under their group, unless it is folded.
    pub(super) fn book_rows(&self) -> Vec<usize> {
        let rows = &self.book.rows;
        let mut heads: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].is_member).collect();
        match self.book_order {
            BookOrder::Missing => heads
                .sort_by_key(|at| std::cmp::Reverse(rows[*at].plan.missing.map_or(-1, |m| m.0))),
            BookOrder::Name => heads.sort_by_key(|at| rows[*at].plan.account.1.to_lowercase()),
            BookOrder::Tier => heads.sort_by_key(|at| tier(&rows[*at])),
            BookOrder::WhiteSpace => heads.sort_by_key(|at| {
                std::cmp::Reverse(rows[*at].plan.open.value.0 + rows[*at].plan.rivals.value.0)
            }),
            BookOrder::Contract => {
                heads.sort_by_key(|at| (rows[*at].plan.contract.is_none(), rows[*at].plan.contract))
            }
        }
        let mut shown = Vec::new();
        for head in heads {
            shown.push(head);
            if rows[head].is_group && !self.folded.contains(&rows[head].key) {
                shown.extend((head + 1..rows.len()).take_while(|at| rows[*at].is_member));
            }
        }
        shown
    }

    /// Its panes: the accounts above, what stands out below.
    pub(super) fn book_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        above(self.accounts(ctx), [(self.stands_out(ctx), 100)])
    }

    fn accounts(&self, ctx: &Ctx) -> Ledger {
        let order = self.book_rows();
        let year = self.year(ctx);
        let has_figures = self.book.sums.0.0 > 0 || self.book.sums.1.0 > 0;
        if order.is_empty() || !has_figures {
            let says = phrase!(
                "No target and no sales for {year}. 4 sets them, : imports a table of two columns",
                year
            );
            return Ledger::text(self.pages(), year.to_string(), [(says, Role::Muted)]);
        }
        let columns = vec![
            LedgerColumn::left("account").grow(),
            LedgerColumn::left("tier").need(3),
            LedgerColumn::right("target"),
            LedgerColumn::right("sold"),
            LedgerColumn::right("%"),
            LedgerColumn::right("days").need(4),
            LedgerColumn::right("missing"),
            LedgerColumn::right("deals").need(6),
            LedgerColumn::right("open").need(5),
            LedgerColumn::right("rivals'").need(2),
            LedgerColumn::left("contract").need(7),
            LedgerColumn::left("E S M W").need(1),
        ];
        let mut rows: Vec<LedgerRow> = order.iter().map(|at| self.book_row(*at, ctx)).collect();
        rows.push(LedgerRow::rule());
        rows.push(self.sum_row());
        let note = phrase!(
            "missing: by 31 Dec at this pace. deals, open, rivals': how many, and their value. \
                    E executive, S senior, M middle, W working: how often somebody there was met this quarter"
        );
        rows.push(LedgerRow::note(note, Role::Muted));
        let right = phrase!("{}, thousands, {}", year, self.book_order.word());
        Ledger::new(self.pages(), right, columns, rows)
    }

    /// The account, as a branch where it is a member of a group; and its tier.
    fn name_and_tier(&self, at: usize, ctx: &Ctx) -> (String, String) {
        let row = &self.book.rows[at];
        let plan = &row.plan;
        let is_lost = plan.tier == "lost";
        let stem = match row.is_member {
            true => {
                let is_last = !self.book.rows.get(at + 1).is_some_and(|next| next.is_member);
                let glyphs = ctx.theme.glyphs;
                format!(" {} ", if is_last { glyphs.last_branch } else { glyphs.branch })
            }
            false if row.is_group && self.folded.contains(&row.key) => "+ ".to_owned(),
            false => String::new(),
        };
        let tier = match row.is_group {
            true => "group",
            false => {
                let group = if is_lost { "status" } else { "tier" };
                ctx.bench.words.word(group, plan.tier)
            }
        };
        (format!("{stem}{}", plan.account.1), tier.to_owned())
    }

    fn book_row(&self, at: usize, ctx: &Ctx) -> LedgerRow {
        let row = &self.book.rows[at];
        let plan = &row.plan;
        let is_lost = plan.tier == "lost";
        let role = if is_lost { Role::Muted } else { Role::Body };
        let (name, tier) = self.name_and_tier(at, ctx);
        let days = percent(Some(Cents(plan.days.0.into())), Some(Cents(plan.days.1.into())));
        let much = plan
            .missing
            .zip(plan.target)
            .is_some_and(|(missing, target)| missing.0 * 10 > i128::from(target.cents()));
        let missing = plan.missing.map_or(String::new(), |m| match m.0 {
            0 => "-".to_owned(),
            cents => thousand(cents),
        });
        let contract = plan.contract.map_or(String::new(), |day| match row.is_soon {
            true => format!("{} {}", day.short_day(), ctx.theme.glyphs.critical),
            false => day.month_year(),
        });
        let deals = if row.is_no_go { phrase!("no-go").to_owned() } else { worth(plan.deals) };
        let met: Vec<String> =
            row.met.iter().map(|n| if *n == 0 { "-".to_owned() } else { n.to_string() }).collect();
        LedgerRow::of(
            at,
            vec![
                LedgerCell::with(name, role),
                LedgerCell::with(tier, role),
                LedgerCell::with(money(plan.target), role),
                LedgerCell::with(money(plan.revenue), role),
                LedgerCell::with(share(plan.revenue, plan.target), role),
                LedgerCell::with(
                    if is_lost || row.is_group { String::new() } else { days },
                    Role::Muted,
                ),
                LedgerCell::with(
                    missing,
                    if is_lost {
                        role
                    } else if much {
                        Role::Warn
                    } else {
                        role
                    },
                ),
                LedgerCell::with(deals, role),
                LedgerCell::with(worth(plan.open), role),
                LedgerCell::with(worth(plan.rivals), role),
                LedgerCell::with(contract, if row.is_soon { Role::Bad } else { role }),
                LedgerCell::with(met.join(" "), Role::Muted),
            ],
        )
    }

    fn sum_row(&self) -> LedgerRow {
        let (target, sold, missing) = self.book.sums;
        let met: Vec<String> = self.book.met.iter().map(usize::to_string).collect();
        LedgerRow::sum(vec![
            phrase!("the book").into(),
            self.book.accounts.to_string().into(),
            thousand(target.0).into(),
            thousand(sold.0).into(),
            percent(Some(sold), Some(target)).into(),
            "".into(),
            thousand(missing.0).into(),
            worth(self.book.worth.0).into(),
            worth(self.book.worth.1).into(),
            worth(self.book.worth.2).into(),
            "".into(),
            met.join(" ").into(),
        ])
    }

    fn stands_out(&self, ctx: &Ctx) -> Ledger {
        let columns =
            vec![LedgerColumn::left(""), LedgerColumn::right(""), LedgerColumn::left("").grow()];
        let rows = self.book.stands_out.iter().enumerate().map(|a| row(ctx, a)).collect();
        Ledger::new(phrase!("What stands out"), "", columns, rows)
    }
}

fn row(ctx: &Ctx, (at, of): (usize, &StandsOut)) -> LedgerRow {
    let role = if of.urgent { Role::Bad } else { Role::Body };
    let mark = if of.urgent { format!("  {}", ctx.theme.glyphs.critical) } else { String::new() };
    LedgerRow::of(
        at,
        vec![
            LedgerCell::with(of.title, Role::Muted),
            of.figure.map_or(String::new(), |c| c.whole()).into(),
            LedgerCell::with(format!("{}{mark}", of.says), role),
        ],
    )
}

fn tier(row: &BookRow) -> Option<usize> {
    ["key", "target", "ordinary", "prospect", "lost"].iter().position(|t| *t == row.plan.tier)
}

fn money(m: Option<Money>) -> String {
    m.map_or(String::new(), |m| thousand(m.cents().into()))
}

/// "1  1,840": how many, and their value in thousands.
fn worth(of: CountAndValue) -> String {
    match (of.count, of.value.0) {
        (0, _) => String::new(),
        (n, 0) => format!("{n}      ?"),
        (n, cents) => format!("{n} {:>6}", thousand(cents)),
    }
}
