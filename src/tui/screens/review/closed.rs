//! Closed deals: the list, why they ended so, and what marks, verdicts and chances had told.

use super::draw::inside;
use super::{CLOSED, ReviewScreen};
use crate::model::{Choice, OpportunityStatus};
use crate::rules::phrase::count;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::closed::{ClosedDeal, ClosedDeals, WonOf};
use crate::workbench::deal_card::thousands;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Lines of the lower panes with their borders.
const LOWER: u16 = 13;
/// Cells of labels.
const LABEL: u16 = 14;

impl ReviewScreen {
    pub(super) fn closed(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(closed) = self.closed.take() else { return };
        self.draw_closed(buf, area, ctx, &closed);
        self.closed = Some(closed);
    }

    fn draw_closed(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, closed: &ClosedDeals) {
        let year = self.year.map_or(phrase!("all years").to_owned(), |y| y.to_string());
        let share =
            closed.won.percent(closed.share_from).map_or(String::new(), |p| format!(", {p} %"));
        let wide = area.width >= 100;
        let won = phrase!("{}: {} of {} won{}", year, closed.won.won, closed.won.of, share);
        let (gained, lost) = (thousands(closed.sums.0), thousands(closed.sums.1));
        let right = match wide {
            true => phrase!("{won}; thousands: {gained} won, {lost} lost", won, gained, lost),
            false => won,
        };
        let tabs = self.tabs();
        let low = LOWER.min(area.height / 2 - 1);
        let upper = Rect { height: area.height - low + 1, ..area };
        let foot = Rect { y: upper.bottom() - 1, height: low, ..area };
        let half = if wide { foot.width / 2 } else { foot.width };
        let left = Rect { width: half, ..foot };
        let rest = Rect { x: left.right() - 1, width: foot.width - half + 1, ..foot };
        let marked = count(closed.marked as i64, "deal");
        let told = phrase!("What each mark told");
        let others = phrase!("Verdict, chance, stage, rival: won of how many");
        let mut panes = vec![Pane::new(upper, tabs.as_str(), right.as_str(), true)];
        match (wide, self.told) {
            (true, _) => {
                panes.push(Pane::new(left, told, marked.as_str(), false));
                panes.push(Pane::new(rest, others, "", false));
            }
            (false, 0) => panes.push(Pane::new(left, told, marked.as_str(), false)),
            (false, _) => panes.push(Pane::new(left, others, "", false)),
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.closed_list(buf, inside(upper), ctx, closed);
        if wide || self.told == 0 {
            marks(buf, inside(left), ctx, closed);
        }
        if wide || self.told == 1 {
            let area = inside(if wide { rest } else { left });
            let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
            draw_facts(buf, inner, ctx, &told_facts(closed, ctx), LABEL);
        }
    }

    fn closed_list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, closed: &ClosedDeals) {
        if closed.deals.is_empty() {
            let says = phrase!("No deal closed yet. s on a deal, then won, lost or dropped");
            ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Muted);
            return;
        }
        let reasons = area.width >= 160;
        let mut columns = vec![
            Column::fixed("closed", 11),
            Column::fill(phrase!("account, deal"), 24),
            Column::fixed("value", 7).align(Alignment::Right),
            Column::fixed("result", 8),
            Column::fixed("to", 12).need(2),
            Column::fixed(phrase!("verdict then"), 15).need(3),
            Column::fixed("chance", 6).align(Alignment::Right).need(4),
            Column::fixed("they/we", 7).need(1),
        ];
        if reasons {
            columns.push(Column::fill("because", 40).need(5));
        }
        let row = |i: usize| closed_row(&closed.deals[i], ctx);
        let table = self.cursors[CLOSED].table(&columns, closed.deals.len(), true, &row);
        let below = 3.min(area.height / 3);
        let list = Rect { height: area.height - below, ..area };
        let mut cursor = std::mem::take(&mut self.cursors[CLOSED]);
        cursor.draw(buf, list, &table, ctx);
        let picked = cursor.row;
        self.cursors[CLOSED] = cursor;
        let inner = Rect {
            x: area.x + 1,
            y: list.bottom(),
            width: area.width.saturating_sub(1),
            height: below,
        };
        if let Some(deal) = closed.deals.get(picked) {
            draw_facts(buf, inner, ctx, &because(deal, ctx), LABEL);
        }
    }
}

fn closed_row<'r>(deal: &'r ClosedDeal, ctx: &Ctx<'r>) -> Row<'r> {
    let day = deal.date.map_or(phrase!("no day").to_owned(), |d| d.long_day());
    let verdict = deal.verdict.map(|v| ctx.bench.words.word("verdict", v.word()));
    let verdict = verdict.map_or(phrase!("none given").to_owned(), |v| match deal.score {
        Some(score) => format!("{v}, {score}"),
        None => v.to_owned(),
    });
    let behind =
        if deal.was_behind() { format!(" {}", ctx.theme.glyphs.critical) } else { String::new() };
    let role = if deal.status == OpportunityStatus::Won { Role::Good } else { Role::Body };
    let (because, reason) = (deal.because.join(", "), deal.reason.as_deref().unwrap_or_default());
    let between = if because.is_empty() || reason.is_empty() { "" } else { ": " };
    Row::new([
        Cell::with(day, Role::Muted),
        Cell::new(format!("{}, {}", deal.account.1, deal.opportunity.1)),
        Cell::new(deal.value.map_or("-".to_owned(), |v| thousands(v.into()))),
        Cell::with(ctx.bench.words.word("opportunity", deal.status.word()), role),
        Cell::new(deal.winner.as_deref().unwrap_or_default()),
        Cell::new(verdict),
        Cell::new(deal.chance.map_or("-".to_owned(), |c| format!("{c} %"))),
        Cell::new(format!("{}/{}{behind}", stage(deal.stages.0), stage(deal.stages.1))),
        Cell::with(format!("{because}{between}{reason}"), Role::Muted),
    ])
}

fn stage(s: Option<i64>) -> String {
    s.map_or("-".to_owned(), |s| s.to_string())
}

fn because(deal: &ClosedDeal, ctx: &Ctx) -> Vec<Fact> {
    let mut facts = vec![Fact::rule()];
    let causes = deal.because.join(", ");
    let reason = deal.reason.as_deref().unwrap_or_default();
    let says = match (causes.is_empty(), reason.is_empty()) {
        (true, true) => phrase!("not said").to_owned(),
        (false, true) => causes,
        (true, false) => reason.to_owned(),
        (false, false) => format!("{causes}: {reason}"),
    };
    facts.push(Fact::new("because", says));
    let learned = deal.learned.as_deref().unwrap_or(phrase!("not said"));
    let unknown: Vec<String> = deal.unknown.iter().map(|u| topic_title(u, ctx)).collect();
    let unknown = match unknown.is_empty() {
        true => String::new(),
        false => phrase!("; we did not know: {}", unknown.join(", ")),
    };
    facts.push(Fact::new("learned", format!("{learned}{unknown}")));
    facts
}

/// The title of a topic by its full name; a word of the rep's own as it is.
pub fn topic_title(name: &str, ctx: &Ctx) -> String {
    ctx.bench.playbook.topic(name).map_or(name.to_owned(), |t| t.title.clone())
}

fn of(won: WonOf) -> String {
    phrase!("{} of {}", won.won, won.of)
}

fn marks(buf: &mut Buffer, area: Rect, ctx: &Ctx, closed: &ClosedDeals) {
    let columns = [
        Column::fill("", 20),
        Column::fixed(phrase!("4 or 5"), 8).align(Alignment::Right),
        Column::fixed(phrase!("0 to 3"), 8).align(Alignment::Right),
        Column::fixed("right", 8).align(Alignment::Right),
    ];
    let told: Vec<_> = closed.marks.iter().filter(|m| m.count() > 0).collect();
    let row = |i: usize| {
        let mark = told[i];
        let role = if i == 0 { Role::Accent } else { Role::Body };
        Row::new([
            Cell::with(mark.title.as_str(), role),
            Cell::new(of(mark.high)),
            Cell::new(of(mark.low)),
            Cell::with(phrase!("{} of {}", mark.right(), mark.count()), role),
        ])
    };
    let table =
        Table { columns: &columns, len: told.len(), picked: None, focused: false, row: &row };
    let mut top = 0;
    let list = Rect {
        height: area.height.min(u16::try_from(told.len()).unwrap_or(u16::MAX).saturating_add(1)),
        ..area
    };
    table.draw(buf, list, &mut top, ctx.theme);
    let below = Rect {
        x: area.x + 1,
        y: list.bottom(),
        width: area.width.saturating_sub(1),
        height: area.bottom().saturating_sub(list.bottom()),
    };
    let says = match told.first() {
        _ if (closed.marked as i64) < closed.share_from => {
            phrase!("which mark tells is said from {} deals on", closed.share_from)
        }
        Some(best) => phrase!("told best: {}, {} of {}", best.title, best.right(), best.count()),
        None => phrase!("no closed deal had marks").to_owned(),
    };
    draw_facts(buf, below, ctx, &[Fact::with("", says, Role::Muted)], 0);
}

/// Verdict, chance, stage, rival and cause, with counts.
pub fn told_facts(closed: &ClosedDeals, ctx: &Ctx) -> Vec<Fact> {
    let mut facts = Vec::new();
    let verdicts: Vec<String> = closed
        .verdicts
        .iter()
        .map(|(verdict, won)| {
            let word =
                verdict.map_or(phrase!("none"), |v| ctx.bench.words.word("verdict", v.word()));
            format!("{word} {}", of(*won))
        })
        .collect();
    facts.push(Fact::new(phrase!("verdict then"), verdicts.join(", ")));
    if closed.dropped > 0 {
        facts.push(Fact::new("", phrase!("no-go: {} dropped", closed.dropped)));
    }
    let likely = ctx.bench.playbook.closing.likely_percent;
    let labels = [
        phrase!("{likely} % and more", likely),
        phrase!("below {likely} %", likely),
        phrase!("all").to_owned(),
    ];
    for (i, (label, told)) in labels.iter().zip(&closed.chances).enumerate() {
        let came = told
            .won
            .percent(closed.share_from)
            .map_or(String::new(), |p| phrase!(", came {p} %", p));
        let said = told.mean().map_or(String::new(), |m| phrase!("; said {m} %{came}", m, came));
        facts.push(Fact::new(
            if i == 0 { phrase!("chance then") } else { "" },
            format!("{label}: {}{said}", of(told.won)),
        ));
    }
    let lost: Vec<String> =
        closed.lost_at.iter().map(|(stage, n)| format!("{stage} {n}")).collect();
    if !lost.is_empty() {
        facts.push(Fact::new(phrase!("lost at"), lost.join(", ")));
    }
    facts.push(Fact::new(
        phrase!("our stage"),
        phrase!("level with theirs {}, behind {}", of(closed.level), of(closed.behind)),
    ));
    for (i, alike) in closed.alike.iter().enumerate() {
        let says = format!(
            "{}: {} {}",
            alike.opportunity.1,
            alike.shows.join(", "),
            ctx.theme.glyphs.critical
        );
        facts.push(Fact::new(if i == 0 { phrase!("alike now") } else { "" }, says));
    }
    let rivals: Vec<String> =
        closed.rivals.iter().map(|(name, won)| format!("{name} {}", of(*won))).collect();
    if !rivals.is_empty() {
        facts.push(Fact::new(phrase!("rival in it"), rivals.join(", ")));
    }
    facts.extend(cause_facts(closed, ctx));
    facts
}

/// What deals were won and lost by, and what was not known.
fn cause_facts(closed: &ClosedDeals, ctx: &Ctx) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.push(Fact::new(phrase!("won because"), causes(closed, |c| c.won)));
    facts.push(Fact::new(phrase!("lost because"), causes(closed, |c| c.lost)));
    let unknown: Vec<String> =
        closed.unknown.iter().map(|(what, n)| format!("{} {n}", topic_title(what, ctx))).collect();
    if !unknown.is_empty() {
        facts.push(Fact::new(phrase!("unknown then"), unknown.join(", ")));
    }
    facts
}

fn causes(closed: &ClosedDeals, of: fn(&crate::workbench::closed::CauseCount) -> usize) -> String {
    let said = closed.causes.iter().filter(|c| of(c) > 0);
    said.map(|c| format!("{} {}", c.word, of(c))).collect::<Vec<_>>().join(", ")
}
