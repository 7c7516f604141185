//! Page 1: the six figures against the years before, the rows that made the picked one, its formula and its chart.

use super::Numbers;
use crate::rules::cents::Cents;
use crate::tui::components::pages::Pages;
use crate::tui::components::spread::Leaf;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::ledger::{FULL, Ledger, LedgerCell, LedgerColumn, LedgerRow};
use crate::workbench::figures::{FIGURES, Figure, FigureReading, FigureRow, SixFigures};

impl Numbers {
    /// Its panes: the figures above, rows and chart of the picked one below.
    pub(super) fn figure_panes(&self, ctx: &Ctx) -> Vec<Vec<Leaf>> {
        let Some(six) = &self.six else { return Vec::new() };
        let figure = self.picked_figure();
        let rows = Leaf { ledger: rows_of(six, figure, ctx), share: 63 };
        let chart = Leaf { ledger: chart_of(six, figure), share: 37 };
        let below = if self.as_chart { vec![chart, rows] } else { vec![rows, chart] };
        let below = if self.as_chart {
            below.into_iter().zip([37, 63]).map(|(leaf, share)| Leaf { share, ..leaf }).collect()
        } else {
            below
        };
        vec![vec![Leaf { ledger: self.figures(six, ctx), share: 100 }], below]
    }

    /// The figure with the mark.
    pub(super) fn picked_figure(&self) -> Figure {
        FIGURES.get(self.spread.picked(0).unwrap_or(0)).copied().unwrap_or(Figure::Growth)
    }

    fn figures(&self, six: &SixFigures, ctx: &Ctx) -> Ledger {
        let mut columns = vec![LedgerColumn::left("")];
        columns.extend(six.years.iter().map(|kpi| LedgerColumn::right(kpi.year.to_string())));
        columns.push(LedgerColumn::left(phrase!("how it is made")).grow().need(1));
        let critical = ctx.theme.glyphs.critical;
        let mut rows: Vec<LedgerRow> = Vec::new();
        let mut none = Vec::new();
        for (at, figure) in FIGURES.into_iter().enumerate() {
            let worse = six.is_worse(figure);
            let role = match worse {
                Some(true) => Role::Bad,
                Some(false) => Role::Good,
                None => Role::Body,
            };
            let mut cells: Vec<LedgerCell> = vec![figure.title().into()];
            for back in 0..six.years.len() {
                let says = six.reading(figure, back).says();
                cells.push(LedgerCell::with(says, if back == 0 { role } else { Role::Body }));
            }
            let reasons = (0..six.years.len()).filter_map(|back| six.why_none(figure, back));
            let mut reasons: Vec<_> = reasons.collect();
            if reasons.len() > 1 && reasons.len() == six.years.len() {
                reasons.truncate(1);
                reasons[0].push_str(phrase!(", nor before"));
            }
            none.extend(reasons);
            let mark = if worse == Some(true) { format!("  {critical}") } else { String::new() };
            cells.push(LedgerCell::with(format!("{}{mark}", made_of(six, figure)), Role::Body));
            rows.push(LedgerRow::of(at, cells));
        }
        if !none.is_empty() {
            rows.push(LedgerRow::blank());
            rows.push(LedgerRow::note(format!("n/a: {}", none.join("; ")), Role::Muted));
        }
        Ledger::new(self.pages(), phrase!("the six figures of key-account work"), columns, rows)
    }
}

/// "1,272,000 after 1,555,000, 4 key accounts"; the names where it is a count.
fn made_of(six: &SixFigures, figure: Figure) -> String {
    let rows = six.rows(figure);
    let accounts = match rows.len() {
        1 => phrase!("1 key account").to_owned(),
        n => phrase!("{n} key accounts", n),
    };
    match (figure, six.sums(figure)) {
        (Figure::Developed | Figure::Promoted, _) => names(&rows),
        (_, None) => String::new(),
        (_, Some(_)) if rows.is_empty() => String::new(),
        (Figure::Growth, Some((now, before))) => {
            phrase!("{} after {}, {}", now.whole(), before.whole(), accounts)
        }
        (Figure::CostSaved, Some((cost, budget))) => {
            phrase!("{} spent of {} planned to date", cost.whole(), budget.whole())
        }
        (Figure::Resolved, Some((done, all))) => phrase!("{} of {}", done.0, all.0),
        (Figure::Lost, Some((lost, all))) => {
            let gone: Vec<FigureRow> =
                rows.into_iter().filter(|r| r.parts.is_some_and(|(p, _)| p.0 > 0)).collect();
            let who = if gone.is_empty() { String::new() } else { format!(": {}", names(&gone)) };
            phrase!("{} of {} at the start{}", lost.0, all.0, who)
        }
    }
}

fn names(rows: &[FigureRow]) -> String {
    rows.iter().map(|r| r.account.1.clone()).collect::<Vec<_>>().join(", ")
}

fn rows_of(six: &SixFigures, figure: Figure, ctx: &Ctx) -> Ledger {
    let rows = six.rows(figure);
    let title = phrase!("Its rows: {}", figure.title());
    let is_money = rows.iter().any(|r| r.is_money);
    let columns = row_columns(figure, rows.iter().any(|r| r.parts.is_some()), is_money);
    let mut lines: Vec<LedgerRow> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| match row.parts {
            Some(both) => LedgerRow::of(at, parts(is_money, &row.account.1, both, &row.by)),
            None => LedgerRow::of(at, vec![row.account.1.as_str().into(), row.by.as_str().into()]),
        })
        .collect();
    if lines.is_empty() {
        lines.push(LedgerRow::note(phrase!("no account"), Role::Muted));
    }
    if let Some(sums) = six.sums(figure).filter(|_| !rows.is_empty()) {
        lines.push(LedgerRow::rule());
        lines.push(LedgerRow::sum(parts(is_money, "together", sums, "")));
        if figure == Figure::Growth {
            for lost in
                six.rows(Figure::Lost).iter().filter(|r| r.parts.is_some_and(|(p, _)| p.0 > 0))
            {
                if let Some((now, before, _)) = six.growth_without(&lost.account.0) {
                    let name = phrase!("without {}", lost.account.1);
                    lines.push(LedgerRow::sum(parts(is_money, &name, (now, before), "")));
                }
            }
        }
        lines.push(LedgerRow::blank());
        lines.push(LedgerRow::label(phrase!("formula"), figure.formula(), Role::Muted));
        lines.push(LedgerRow::label("", numbers_of(six, figure, sums), Role::Muted));
    } else {
        lines.push(LedgerRow::blank());
        lines.push(LedgerRow::label(phrase!("counted"), figure.formula(), Role::Muted));
    }
    let _ = ctx;
    Ledger::new(title, rows.len().to_string(), columns, lines)
}

fn parts(is_money: bool, name: &str, (now, before): (Cents, Cents), by: &str) -> Vec<LedgerCell> {
    let mut cells: Vec<LedgerCell> =
        vec![name.into(), shown(is_money, now).into(), shown(is_money, before).into()];
    if is_money {
        cells.push(difference(now, before).into());
        cells.push(change(now, before).into());
    }
    cells.push(LedgerCell::with(by, Role::Muted));
    cells
}

fn shown(is_money: bool, c: Cents) -> String {
    if is_money { c.whole() } else { c.0.to_string() }
}

fn row_columns(figure: Figure, counts: bool, is_money: bool) -> Vec<LedgerColumn> {
    let (now, before) = match figure {
        Figure::Growth => (phrase!("so far"), "before"),
        Figure::CostSaved => ("spent", phrase!("planned to date")),
        Figure::Resolved => ("resolved", "of"),
        Figure::Lost => ("lost", "of"),
        Figure::Developed | Figure::Promoted => ("", ""),
    };
    let mut columns = vec![LedgerColumn::left("account").grow()];
    if counts {
        columns.push(LedgerColumn::right(now));
        columns.push(LedgerColumn::right(before));
    }
    if is_money {
        columns.push(LedgerColumn::right(phrase!("more or less")));
        columns.push(LedgerColumn::right("").need(2));
    }
    columns.push(LedgerColumn::left("by").need(1));
    columns
}

/// "-283,000 / 1,555,000 = -18.2 %".
fn numbers_of(six: &SixFigures, figure: Figure, (part, all): (Cents, Cents)) -> String {
    let above = match figure {
        Figure::Growth => Cents(part.0 - all.0).whole(),
        Figure::CostSaved => Cents(all.0 - part.0).whole(),
        _ => part.0.to_string(),
    };
    let below = match figure {
        Figure::Growth | Figure::CostSaved => all.whole(),
        _ => all.0.to_string(),
    };
    format!("{above} / {below} = {}", six.reading(figure, 0).says())
}

fn difference(now: Cents, before: Cents) -> String {
    Cents(now.0 - before.0).whole()
}

/// "-13.3 %".
fn change(now: Cents, before: Cents) -> String {
    if before.0 <= 0 {
        return String::new();
    }
    let tenths = (now.0 - before.0) * 1_000;
    let tenths = (tenths * 2 + before.0 * tenths.signum()) / (before.0 * 2);
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{} %", tenths.abs() / 10, tenths.abs() % 10)
}

/// Bars of the rows, then of the figure over the years.
fn chart_of(six: &SixFigures, figure: Figure) -> Ledger {
    let columns =
        vec![LedgerColumn::left(""), LedgerColumn::right(""), LedgerColumn::left("").grow()];
    let mut lines = Vec::new();
    let rows = six.rows(figure);
    let most =
        rows.iter().filter_map(|row| of_row(&figure, row)).map(i128::abs).max().unwrap_or(0).max(1);
    let swings = matches!(figure, Figure::Growth | Figure::CostSaved);
    if rows.iter().any(|r| r.parts.is_some()) {
        let says = match figure {
            Figure::Growth => phrase!("more or less than before, thousands"),
            Figure::CostSaved => phrase!("saved, thousands"),
            Figure::Resolved => "resolved",
            _ => "lost",
        };
        lines.push(LedgerRow::note(says, Role::Muted));
        for row in &rows {
            let Some(value) = of_row(&figure, row) else { continue };
            let part = i64::try_from(value * i128::from(FULL) / most).unwrap_or(0);
            let shown = if swings { thousands(value) } else { value.to_string() };
            let name = row.account.1.split(' ').next().unwrap_or_default();
            let bar = if swings {
                LedgerCell::swing(part, Role::Body)
            } else {
                LedgerCell::share(part, Role::Body)
            };
            lines.push(LedgerRow::sum(vec![name.into(), shown.into(), bar]));
        }
        lines.push(LedgerRow::rule());
    }
    lines.push(LedgerRow::note(phrase!("the figure over the years"), Role::Muted));
    let bars: Vec<i64> =
        (0..six.years.len()).filter_map(|b| six.reading(figure, b).bar()).collect();
    let most = bars.iter().map(|b| b.abs()).max().unwrap_or(0).max(1);
    for back in (0..six.years.len()).rev() {
        let reading = six.reading(figure, back);
        let year = six.years[back].year.to_string();
        let bar = match reading.bar() {
            None => LedgerCell::default(),
            Some(value) if swings => LedgerCell::swing(value * FULL / most, Role::Body),
            Some(value) => LedgerCell::share(value * FULL / most, Role::Body),
        };
        lines.push(LedgerRow::sum(vec![year.into(), shown_reading(reading).into(), bar]));
    }
    Ledger::new("Chart", "", columns, lines)
}

fn of_row(figure: &Figure, row: &FigureRow) -> Option<i128> {
    row.parts.map(|(now, before)| match figure {
        Figure::Growth => now.0 - before.0,
        Figure::CostSaved => before.0 - now.0,
        _ => now.0,
    })
}

fn shown_reading(reading: FigureReading) -> String {
    reading.says()
}

/// In thousands, rounded.
fn thousands(cents: i128) -> String {
    let sign = cents.signum();
    Cents((cents + sign * 50_000) / 100_000 * 100).grouped()
}
