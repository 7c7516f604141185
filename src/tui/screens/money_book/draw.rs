//! The money of all deals as it is drawn: answers and curve above, the deals by month below.

use super::chart::draw_chart;
use super::{MoneyBookScreen, TriedTerm};
use crate::model::OpportunityStatus;
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts, fact_lines};
use crate::tui::screens::money::owed_says;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::cash::{CashBook, CashFlow, Counted, DealShare, LeftOut, Months, is_just};
use crate::workbench::deal_card::thousands;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// From this width on all stands on one page, by months.
const WIDE: u16 = 112;
/// From this width on all months are drawn.
const ALL_MONTHS: u16 = 190;
/// From this height on so many flows (FLOWS) of the selected deal stand below it.
const TALL: u16 = 50;
const FLOWS: usize = 9;
/// Cells of the labels of the answers.
const LEAD: u16 = 17;

impl MoneyBookScreen {
    pub(super) fn draw_book(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, book: &CashBook) {
        let wide = area.width >= WIDE;
        let answers = answers(ctx, book, wide);
        let lines =
            fact_lines(&answers, LEAD, area.width.saturating_sub(4)).min(if wide { 5 } else { 6 });
        self.is_tall = wide && area.height >= TALL;
        let facts = self.below_facts(ctx, book, wide);
        let facts = fact_lines(&facts, LEAD, area.width.saturating_sub(4));
        let sums = u16::try_from(sums(&self.months).len()).unwrap_or(0);
        let shown = u16::try_from(self.shown.len()).unwrap_or(u16::MAX);
        // Titles, a rule and two borders beside them.
        let below_rows = shown.saturating_add(sums + facts + 4);
        let chart_here = wide && !self.without_chart && area.height >= lines + 22;
        let top = match chart_here {
            true => {
                (area.height + 1).saturating_sub(below_rows).max(lines + 8).min(area.height - 14)
            }
            false => (lines + 2).min(area.height.saturating_sub(5)),
        };
        let above = Rect { height: top, ..area };
        let below = Rect { y: area.y + top - 1, height: area.height - top + 1, ..area };
        let limit = match book.limit {
            Some(limit) => phrase!("limit {}", limit.grouped()),
            None => phrase!("no limit set: g y sets it").to_owned(),
        };
        let titles = [
            phrase!("[Table]  Chart  Owed"),
            phrase!("Table  [Chart]  Owed"),
            phrase!("Table  Chart  [Owed]"),
        ];
        let (title, right) = match wide {
            true => (months_title(self.by_width(area.width)), legend(ctx)),
            false => (titles[self.page].to_owned(), phrase!("deepest, thousands").to_owned()),
        };
        let panes = [
            Pane::new(above, phrase!("Can we pre-finance it all"), limit.as_str(), false),
            Pane::new(below, title.as_str(), right.as_str(), true),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let inner = padded(frame::inner(above));
        let y =
            draw_facts(buf, Rect { height: lines.min(inner.height), ..inner }, ctx, &answers, LEAD);
        if chart_here {
            let chart = Rect { y, height: inner.bottom() - y, ..inner };
            draw_chart(buf, chart, ctx, (book, self.by_width(area.width)));
        }
        let inner = frame::inner(below);
        self.rows.hide();
        match (wide, self.page) {
            (false, 1) => draw_chart(buf, padded(inner), ctx, (book, &self.months)),
            (false, 2) => {
                let mut facts = owed(ctx, book);
                let says = phrase!("{} to come in", thousands(book.won_to_come));
                facts.push(Fact::new(phrase!("won alone"), says));
                facts.push(Fact::with(phrase!("not in it"), counted_apart(book), Role::Muted));
                draw_facts(buf, padded(inner), ctx, &facts, LEAD);
            }
            _ => self.draw_table(buf, inner, ctx, book, wide),
        }
    }

    /// The months of a screen of so many cells.
    fn by_width(&self, cells: u16) -> &Months {
        if cells >= ALL_MONTHS { &self.all_months } else { &self.months }
    }

    fn draw_table(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, book: &CashBook, wide: bool) {
        let months = if wide { self.by_width(area.width + 2) } else { &self.quarters }.clone();
        let titles: Vec<String> = months.spans.iter().map(|s| s.title()).collect();
        let cells = if wide { 5 } else { 7 };
        let mut columns = vec![Column::fixed("chance", 6), Column::fill("deal", 16)];
        columns
            .extend(titles.iter().map(|t| Column::fixed(t, cells).align(Alignment::Right).tight()));
        let sums = sums(&months);
        let facts = self.below_facts(ctx, book, wide);
        let fact_height = fact_lines(&facts, LEAD, area.width.saturating_sub(2));
        let sums_height = u16::try_from(sums.len()).unwrap_or(0) + 1;
        let wanted = u16::try_from(self.shown.len()).unwrap_or(u16::MAX).saturating_add(1);
        let height = area
            .height
            .saturating_sub(sums_height + fact_height)
            .max(4)
            .min(wanted)
            .min(area.height);
        let row = |i: usize| deal_row(book, &months, i);
        let table = self.rows.table(&columns, months.rows.len(), true, &row);
        let list = Rect { height, ..area };
        let y = self.rows.draw(buf, list, &table, ctx);
        self.draw_notes(buf, list, ctx, book, &columns);
        let sum_row = |i: usize| sum_cells(&sums[i]);
        let sums_table = Table {
            columns: &columns,
            len: sums.len(),
            picked: None,
            focused: false,
            row: &sum_row,
        };
        if y < area.bottom() {
            frame::draw_rule(buf, padded(area), y, ctx.theme);
        }
        let first = y + 1;
        let narrower = Rect { width: area.width.saturating_sub(1), ..rest_of(area, first) };
        let used = sums_table.draw_untitled(buf, narrower, ctx.theme);
        draw_facts(buf, padded(rest_of(area, first + used)), ctx, &facts, LEAD);
    }

    /// What stands in place of months where a row has no money out.
    fn draw_notes(
        &self,
        buf: &mut Buffer,
        list: Rect,
        ctx: &Ctx,
        book: &CashBook,
        columns: &[Column],
    ) {
        let table =
            Table { columns, len: 0, picked: None, focused: false, row: &|_| Row::default() };
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        let Some(x) = table.left_of(2, list) else { return };
        for (row, y) in self.rows.in_view() {
            let Some(deal) = self.shown.get(row).and_then(|place| book.deals.get(*place)) else {
                continue;
            };
            let note = deal.note(book.today, thousands);
            if note.is_empty() {
                continue;
            }
            let urgent = deal.days_late.is_some() || deal.to_invoice_since.is_some();
            let (note, role) = match urgent {
                true => (format!("{note} {}", ctx.theme.glyphs.critical), Role::Bad),
                false => (note, Role::Muted),
            };
            ctx.put(buf, x + 1, y, list.right().saturating_sub(x + 2), &note, role);
        }
    }

    /// What stands under the sums: what is counted apart, the terms of the selected deal, what is owed, habits.
    fn below_facts(&self, ctx: &Ctx, book: &CashBook, wide: bool) -> Vec<Fact> {
        let mut facts = vec![Fact::rule()];
        let selected = self.selected().and_then(|place| book.deals.get(place));
        if let Some(deal) = selected.filter(|d| d.status != OpportunityStatus::Won) {
            facts.push(Fact::new(&deal.opportunity.1, self.terms(deal)));
        } else if let Some(deal) = selected {
            facts.push(Fact::new(&deal.opportunity.1, phrase!("won: its terms are agreed")));
        }
        if let Some(deal) = selected.filter(|_| self.is_tall) {
            facts.extend(
                deal.cash_flows.iter().filter(|f| f.date >= book.today).take(FLOWS).map(flow),
            );
            facts.push(Fact::rule());
        }
        if wide {
            facts.extend(owed(ctx, book));
        }
        let apart = counted_apart(book);
        if wide && !apart.is_empty() {
            facts.push(Fact::with(phrase!("not in it"), apart, Role::Muted));
        }
        facts
    }

    /// "on order [10 %]   paid late 0 days   counted by chance".
    fn terms(&self, deal: &DealShare) -> String {
        let chosen = |term: TriedTerm, says: String| match self.term == term {
            true => format!("[{says}]"),
            false => says,
        };
        let order = deal.on_order().map_or(phrase!("no share").to_owned(), |p| format!("{p} %"));
        let counted = match (deal.terms.counted, deal.counts()) {
            (Counted::AsWon, _) => phrase!("as won"),
            (Counted::Not, _) => phrase!("not at all"),
            (_, false) => phrase!("not: no-go"),
            _ => phrase!("by chance"),
        };
        phrase!(
            "on order {}   paid late {}   counted {}",
            chosen(TriedTerm::OnOrder, order),
            chosen(TriedTerm::Late, crate::rules::phrase::days(deal.terms.late)),
            chosen(TriedTerm::Counted, counted.to_owned()),
        )
    }
}

fn months_title(months: &Months) -> String {
    match (months.spans.first(), months.spans.last()) {
        (Some(first), Some(last)) => {
            phrase!("Deepest of each month, {} to {}, thousands", month(first), month(last))
        }
        _ => phrase!("Deepest of each month").to_owned(),
    }
}

fn month(s: &crate::workbench::cash::MonthSpan) -> String {
    s.first.month_year()
}

fn padded(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn rest_of(area: Rect, y: u16) -> Rect {
    let y = y.min(area.bottom());
    Rect { y, height: area.bottom() - y, ..area }
}

fn legend(ctx: &Ctx) -> String {
    let glyphs = ctx.theme.glyphs;
    phrase!(
        "{} won   {} by chance   {} if all are won",
        glyphs.full,
        glyphs.by_chance,
        glyphs.what_if
    )
}

fn answers(ctx: &Ctx, book: &CashBook, wide: bool) -> Vec<Fact> {
    let spare = ctx.bench.playbook.money.spare_percent;
    let role = |need: Cents| match book.limit {
        Some(limit) if need > limit => Role::Bad,
        Some(limit) if is_just(need, limit, spare) => Role::Warn,
        Some(_) => Role::Good,
        None => Role::Body,
    };
    let (full, by_chance) = (book.full, book.by_chance);
    let mut says = book.sum_says(full.deepest_need, full.deepest_day, spare);
    if let Some(day) = full.deepest_day.filter(|_| wide) {
        let mut out: Vec<&DealShare> =
            book.deals.iter().filter(|d| d.counts() && d.out_on(day).0 > 0).collect();
        out.sort_by_key(|d| -d.out_on(day).0);
        let named =
            out.iter().take(3).map(|d| format!("{} {}", d.opportunity.1, d.out_on(day).grouped()));
        says += &format!(": {}", named.collect::<Vec<_>>().join(", "));
        if out.len() > 3 {
            says += &phrase!(" and {} more", out.len() - 3);
        }
    }
    let chance = book.sum_says(by_chance.deepest_need, by_chance.deepest_day, spare);
    let won = book.sum_says(book.won.deepest_need, book.won.deepest_day, spare);
    let mut facts = vec![
        Fact::with(phrase!("if all are won"), says, role(full.deepest_need)),
        Fact::with(phrase!("by chance"), chance, role(by_chance.deepest_need)),
    ];
    if wide {
        let due = Cents(book.owed.overdue_sum().0 + book.owed.not_due.0 + book.owed.not_invoiced.0);
        let due = match due.0 {
            0 => String::new(),
            _ => phrase!(", {} of it due already", due.grouped()),
        };
        let says = phrase!("{}, {} to come in{}", won, book.won_to_come.grouped(), due);
        facts.push(Fact::new(phrase!("won alone"), says));
    }
    let fits = book.fits_says(if wide { 4 } else { 2 });
    if !fits.is_empty() {
        facts.push(Fact::with(phrase!("it fits if"), fits, Role::Accent));
    }
    facts
}

fn owed(ctx: &Ctx, book: &CashBook) -> Vec<Fact> {
    let mark = ctx.theme.glyphs.critical;
    let says = owed_says(book.owed, thousands).replace("nothing of this deal", "nothing");
    let (says, role) = match book.owed.overdue_sum().0 > 0 {
        true => (format!("{says} {mark}"), Role::Bad),
        false => (says, Role::Body),
    };
    let habit = |p: &crate::workbench::cash::PayerHabit| match p.mean_late {
        Some(..=0) => phrase!("{} on time", p.account),
        Some(1) => phrase!("{} 1 day late", p.account),
        Some(days) => phrase!("{} {} days late", p.account, days),
        None => phrase!("{} not known", p.account),
    };
    let mut payers: Vec<&crate::workbench::cash::PayerHabit> = book.payers.iter().collect();
    payers.sort_by_key(|p| (p.mean_late.is_none(), p.mean_late.map(|d| -d)));
    let mut habits: Vec<String> = payers.iter().take(4).map(|p| habit(p)).collect();
    if payers.len() > 4 {
        habits.push(phrase!("{} more", payers.len() - 4));
    }
    let mut facts = vec![Fact::with(phrase!("owed today"), says, role)];
    if !habits.is_empty() {
        facts.push(Fact::new(phrase!("as they pay"), habits.join(", ")));
    }
    facts
}

/// A flow of the selected deal: its day, what it is and the sum so far.
fn flow(flow: &CashFlow) -> Fact {
    let what = flow.what.as_deref().unwrap_or("-");
    let says = format!("{:>9}  {:>9}  {what}", thousands(flow.amount), thousands(flow.balance));
    Fact::new(&flow.date.long_day(), says)
}

/// "2 open deals have no costs or payments yet: ..; no-go: ..".
fn counted_apart(book: &CashBook) -> String {
    let (empty, no_go) = (names(book, LeftOut::NoFlows), names(book, LeftOut::NoGo));
    let mut parts = Vec::new();
    match empty.len() {
        0 => {}
        1 => parts.push(phrase!("{}, no costs or payments yet", empty[0])),
        n => parts.push(phrase!("{} open, no costs or payments yet: {}", n, empty.join(", "))),
    }
    if !no_go.is_empty() {
        parts.push(phrase!("no-go: {}", no_go.join(", ")));
    }
    parts.join("; ")
}

fn names(book: &CashBook, why: LeftOut) -> Vec<&str> {
    let found = book
        .deals
        .iter()
        .filter(|d| d.status == OpportunityStatus::Open)
        .filter(|d| d.left_out == Some(why));
    found.map(|d| d.opportunity.1.as_str()).collect()
}

fn deal_row(book: &CashBook, months: &Months, i: usize) -> Row<'static> {
    let Some((deal, row)) = months.rows.get(i).and_then(|r| Some((book.deals.get(r.deal)?, r)))
    else {
        return Row::default();
    };
    let role = if deal.counts() { Role::Body } else { Role::Muted };
    let mut cells =
        vec![Cell::with(deal.chance_says(), role), Cell::with(deal.opportunity.1.clone(), role)];
    let noted = !deal.note(book.today, thousands).is_empty();
    cells.extend(row.out.iter().map(|out| match noted || out.0 == 0 {
        true => Cell::default(),
        false => Cell::with(thousands(*out), role),
    }));
    Row::new(cells)
}

/// A row of sums: its label, its cells, their colour.
type SumRow = (&'static str, Vec<String>, Role);

fn sums(months: &Months) -> Vec<SumRow> {
    let mut rows = Vec::new();
    if months.won.iter().any(|c| c.0 > 0) {
        rows.push(("won", said(&months.won), Role::Body));
    }
    rows.push((phrase!("by chance"), said(&months.by_chance), Role::Body));
    rows.push((phrase!("if all are won"), said(&months.full), Role::Body));
    if months.over.iter().any(Option::is_some) {
        let over: Vec<Cents> = months.over.iter().map(|o| o.unwrap_or_default()).collect();
        rows.push((phrase!("over the limit"), said(&over), Role::Bad));
    }
    rows
}

fn said(sums: &[Cents]) -> Vec<String> {
    sums.iter().map(|c| if c.0 == 0 { String::new() } else { thousands(*c) }).collect()
}

fn sum_cells((label, sums, role): &SumRow) -> Row<'static> {
    let head = [Cell::default(), Cell::with((*label).to_owned(), *role)];
    Row::new(head.into_iter().chain(sums.iter().map(|s| Cell::with(s.clone(), *role))))
}
