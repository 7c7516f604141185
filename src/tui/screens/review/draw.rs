//! The review as a table: what lands in the quarter, the open deals, what ended, what the manager is needed for.

use super::head::{draw_head, head_height};
use super::{DEALS, NEEDS, ReviewScreen, ReviewView};
use crate::rules::phrase::{count, said_day};
use crate::text::DayText;
use crate::tui::components::layout::from_line;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, add_what_fits, draw_facts};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::deal_card::thousands;
use crate::workbench::review::{DealReview, Review, ReviewHead};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Moves of decision days that have to be known before a habit is said.
const HABIT: usize = 8;
/// Cells of labels.
pub const LABEL: u16 = 13;

impl ReviewScreen {
    /// Tabs of the drawings, the one that is shown in brackets.
    pub(super) fn tabs(&self) -> String {
        let all = [
            (ReviewView::Table, phrase!("Table")),
            (ReviewView::Board, phrase!("Board")),
            (ReviewView::Closed, phrase!("Closed")),
        ];
        all.iter()
            .map(|(drawing, word)| match *drawing == self.drawing {
                true => format!("[{word}]"),
                false => (*word).to_owned(),
            })
            .collect::<Vec<_>>()
            .join("  ")
    }

    pub(super) fn table(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
        let head = Rect { height: head_height(area.width), ..area };
        let needs = u16::try_from(review.needs.len()).unwrap_or(u16::MAX).clamp(1, 4) + 2;
        let low = if area.height >= 30 { needs } else { 0 };
        let middle = Rect {
            y: head.bottom() - 1,
            height: area.height - head.height + 1 - low.saturating_sub(1),
            ..area
        };
        let foot = Rect { y: middle.bottom() - 1, height: low, ..area };
        let since = phrase!("since {}", said_day(self.since(ctx), ctx.today()));
        let orders = phrase!("Orders by {}", review.head.quarter.last().full_day());
        let tabs = match low {
            0 if self.focus == NEEDS => {
                phrase!("{}  [Need you]", self.tabs().replace(['[', ']'], ""))
            }
            0 => phrase!("{}  Need you", self.tabs()),
            _ => self.tabs(),
        };
        let manager = ctx.of_rep(|rep| rep.manager.0);
        let need_title =
            manager.map_or(phrase!("Need you").to_owned(), |m| phrase!("Need you, {m}", m));
        let open = review.needs.iter().filter(|n| n.done.is_none()).count();
        let need_count = phrase!("{} open, {} done since", open, review.needs.len() - open);
        let mut panes = vec![
            Pane::new(head, orders.as_str(), "thousands", false),
            Pane::new(middle, tabs.as_str(), since.as_str(), self.focus == DEALS || low == 0),
        ];
        if low > 0 {
            panes.push(Pane::new(
                foot,
                need_title.as_str(),
                need_count.as_str(),
                self.focus == NEEDS,
            ));
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        draw_head(buf, inside(head), ctx, self.all.as_ref().unwrap_or(review));
        match (low, self.focus) {
            (0, NEEDS) => self.needs(buf, inside(middle), ctx, review),
            _ => self.deals(buf, inside(middle), ctx, review),
        }
        if low > 0 {
            self.needs(buf, inside(foot), ctx, review);
        }
    }

    fn deals(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
        if review.open.is_empty() {
            let says = phrase!("No open deal. n o adds one");
            ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), says, Role::Muted);
        }
        // The names of account and deal come before the stages of another day.
        let before = if area.width < 140 { 0 } else { 6 };
        let columns = [
            Column::fill(if area.width < 100 { "account" } else { phrase!("account, deal") }, 20),
            Column::fixed("they/we", 7),
            Column::fixed(if before > 0 { "before" } else { "" }, before).need(1),
            Column::fixed("value", 7).align(Alignment::Right),
            Column::fixed("chance", 8).align(Alignment::Right),
            Column::fixed(phrase!("by chance"), 9).align(Alignment::Right).need(3),
            Column::fixed("decision", 14),
            Column::fixed("slipped", 10).need(2),
            Column::fill(phrase!("why not yet"), 18).need(4),
        ];
        let row = |i: usize| deal_row(&review.open[i], ctx, area.width);
        let wanted = u16::try_from(review.open.len()).unwrap_or(u16::MAX).saturating_add(1);
        let height = wanted.min(area.height.saturating_sub(7).max(area.height / 2));
        let table =
            self.cursors[DEALS].table(&columns, review.open.len(), self.focus == DEALS, &row);
        let mut cursor = std::mem::take(&mut self.cursors[DEALS]);
        let y = cursor.draw(buf, Rect { height, ..area }, &table, ctx);
        self.cursors[DEALS] = cursor;
        let below = from_line(area, y + u16::from(review.open.is_empty()));
        let mut facts = self.below(ctx, review);
        // What room is left has the other deals.
        let row = self.cursors[DEALS].row;
        let others = review.open.iter().enumerate().filter(|(at, _)| *at != row);
        add_what_fits(&mut facts, others.map(|(_, deal)| deal_facts(deal, ctx)), below, LABEL);
        draw_facts(buf, below, ctx, &facts, LABEL);
    }

    /// The deal under the cursor, where word and file disagree, what ended.
    fn below(&self, ctx: &Ctx, review: &Review) -> Vec<Fact> {
        let mut facts = vec![Fact::rule()];
        if let Some(deal) = review.open.get(self.cursors[DEALS].row) {
            facts.extend(deal_facts(deal, ctx));
            facts.push(Fact::rule());
        }
        facts.extend(disagreements(review));
        for (label, list) in
            [("won", &review.won), ("lost", &review.lost), ("no-go", &review.no_go)]
        {
            for (i, end) in list.iter().enumerate() {
                let label = if i == 0 { label } else { "" };
                let value =
                    end.value.map_or(String::new(), |v| format!(" {}", thousands(v.into())));
                let day =
                    end.day.map_or(String::new(), |d| format!(", {}", said_day(d, ctx.today())));
                let why = end.reason.as_deref().map_or(String::new(), |r| format!(": {r}"));
                let says = format!("{}, {}{value}{day}{why}", end.account.1, end.opportunity.1);
                facts.push(Fact::new(label, says));
            }
        }
        let word = ReviewHead::sums(&review.head.lands).1;
        let habit = match review.slips >= HABIT {
            true => phrase!("{} moves of decision days are known", review.slips),
            false => phrase!(
                "how far decisions slide by habit cannot be said yet: {} known, {} needed",
                count(review.slips as i64, "slip"),
                HABIT
            ),
        };
        facts.push(Fact::with(
            phrase!("by word"),
            phrase!("{} land; {}", thousands(word), habit),
            Role::Muted,
        ));
        facts
    }

    fn needs(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, review: &Review) {
        if review.needs.is_empty() {
            let key = ctx.keymap.key(crate::tui::action::Action::Add);
            let says = phrase!("nothing; {key} on a deal adds one: what, and by when", key);
            ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), &says, Role::Muted);
            return;
        }
        let columns = [Column::fixed("", 15), Column::fixed("", 18).need(2), Column::fill("", 20)];
        let row = |i: usize| {
            let need = &review.needs[i];
            let (day, role) = match (need.done, need.due) {
                (Some(done), _) => (phrase!("done {}", done.short_day()), Role::Muted),
                (None, Some(due)) if due < ctx.today() => {
                    (format!("{} {}", due.weekday_day(), ctx.theme.glyphs.critical), Role::Bad)
                }
                (None, Some(due)) => (due.weekday_day(), Role::Body),
                (None, None) => (phrase!("no day").to_owned(), Role::Muted),
            };
            Row::new([
                Cell::with(day, role),
                Cell::new(need.account.1.as_str()),
                Cell::with(need.what.as_str(), role),
            ])
        };
        let table =
            self.cursors[NEEDS].table(&columns, review.needs.len(), self.focus == NEEDS, &row);
        let mut cursor = std::mem::take(&mut self.cursors[NEEDS]);
        let lines = u16::try_from(review.needs.len()).unwrap_or(u16::MAX).saturating_add(4);
        // The selected one in full, where the list leaves room for it.
        let whole = self.focus == NEEDS && area.height >= lines;
        let height = if whole { lines - 4 } else { area.height };
        let y = cursor.draw(buf, Rect { height, ..area }, &table, ctx);
        self.cursors[NEEDS] = cursor;
        if let Some(need) = review.needs.get(cursor.row).filter(|_| whole) {
            let facts = [Fact::rule(), Fact::new(&need.account.1, need.what.as_str())];
            draw_facts(buf, from_line(area, y), ctx, &facts, LABEL + 7);
        }
    }
}

/// Deals whose chance the file does not bear out.
fn disagreements(review: &Review) -> Vec<Fact> {
    let against = review.open.iter().filter_map(|deal| {
        let (why, chance) = (deal.disagree.as_ref()?, deal.chance.unwrap_or_default());
        Some(phrase!("{} has {} %. {}", deal.opportunity.1, chance, why))
    });
    let label = |at: usize| if at == 0 { phrase!("! disagree") } else { "" };
    against.enumerate().map(|(at, says)| Fact::with(label(at), says, Role::Bad)).collect()
}

pub fn inside(area: Rect) -> Rect {
    let inner = frame::inner(area);
    Rect { width: inner.width.saturating_sub(1), ..inner }
}

fn deal_row<'r>(deal: &'r DealReview, ctx: &Ctx, cells: u16) -> Row<'r> {
    let critical = ctx.theme.glyphs.critical;
    let [(they, we), (they_before, we_before)] = deal.stages;
    let behind = matches!((they, we), (Some(t), Some(w)) if w < t);
    let gone = deal.decision.is_some_and(|d| d < ctx.today());
    let decision = deal.decision.map_or(phrase!("no day").to_owned(), |d| {
        let end = if gone { format!(" {critical}") } else { String::new() };
        format!("{}{end}", if gone { d.short_day() } else { d.long_day() })
    });
    let chance = deal.chance.map_or("-".to_owned(), |c| {
        let end = if deal.disagree.is_some() { critical } else { " " };
        format!("{c} % {end}")
    });
    let slipped = match deal.slips.0 {
        0 => "-".to_owned(),
        n => format!("{n} x, {} d", deal.slips.1),
    };
    let name = match cells < 100 {
        true => deal.account.1.clone(),
        false => format!("{}, {}", deal.account.1, deal.opportunity.1),
    };
    let (why, urgent) = deal.why_short.first().cloned().unwrap_or_else(|| {
        deal.why_not_yet
            .first()
            .map_or((phrase!("nothing in the way").to_owned(), false), |w| (w.clone(), false))
    });
    let end = if urgent { format!(" {critical}") } else { String::new() };
    Row::new([
        Cell::new(name),
        Cell::with(
            format!("{}/{}", stage(they), stage(we)),
            if behind { Role::Bad } else { Role::Body },
        ),
        Cell::with(format!("{}/{}", stage(they_before), stage(we_before)), Role::Muted),
        Cell::new(deal.value.map_or("-".to_owned(), |v| thousands(v.into()))),
        Cell::with(chance, if deal.disagree.is_some() { Role::Bad } else { Role::Body }),
        Cell::new(deal.by_chance.map_or("-".to_owned(), thousands)),
        Cell::with(decision, if gone { Role::Warn } else { Role::Body }),
        Cell::with(slipped, if deal.slips.0 > 0 { Role::Warn } else { Role::Muted }),
        Cell::with(format!("{why}{end}"), if urgent { Role::Bad } else { Role::Body }),
    ])
}

fn stage(s: Option<i64>) -> String {
    s.map_or("-".to_owned(), |s| s.to_string())
}

/// Why it has not landed, what is next and with whom, what the manager is needed for.
fn deal_facts(deal: &DealReview, ctx: &Ctx) -> Vec<Fact> {
    let mut facts =
        vec![Fact::with("", format!("{}, {}", deal.opportunity.1, deal.account.1), Role::Title)];
    let why = match deal.why_not_yet.is_empty() {
        true => phrase!("nothing in the way").to_owned(),
        false => crate::text::format::clauses(&deal.why_not_yet),
    };
    facts.push(Fact::new(phrase!("why not yet"), why));
    let next = deal.next.as_ref().map_or(phrase!("nothing planned").to_owned(), |n| {
        let who = n.who.as_ref().map_or(String::new(), |w| format!(", {w}"));
        format!("{}, {}{who}", said_day(n.day, ctx.today()), n.what)
    });
    facts.push(Fact::with(
        phrase!("next, who"),
        next,
        if deal.next.is_some() { Role::Body } else { Role::Bad },
    ));
    for (i, (due, what)) in deal.need_you.iter().enumerate() {
        let by = due.map_or(String::new(), |d| format!(", {}", said_day(d, ctx.today())));
        facts.push(Fact::new(if i == 0 { phrase!("need you") } else { "" }, format!("{what}{by}")));
    }
    facts
}
