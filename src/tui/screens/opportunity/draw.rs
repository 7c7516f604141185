//! The purchase as it is drawn: the head with both lines, what must be true, what counts, and the card beside it.

use super::rows::{CriterionRow, ProofRow, criteria_count, proved_count};
use super::{CARD, Opportunity, PROOFS, timeline};
use crate::model::{Choice, Opportunity as Deal};
use crate::rules::phrase::said_day;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts, fact_lines};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::deal_card::thousands;
use crate::workbench::marks_say;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Lines of the head with its borders.
const HEAD: u16 = 7;
/// From this width on the card stands beside the proofs.
const WIDE: u16 = 110;
/// Cells of labels below the list.
const LABEL: u16 = 10;

impl Opportunity {
    pub(super) fn draw_deal(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
        let status = ctx.bench.words.word("opportunity", deal.status.word());
        let status = phrase!("{}, {}; thousands", status, self.choice.place(ctx));
        let marks = self.card.as_ref().map(|c| (c.verdict.score, c.verdict.verdict));
        let marks = marks.map(|(score, verdict)| marks_say(&ctx.bench.words, score, verdict));
        let marks = marks.unwrap_or_default();
        let count = phrase!("{} of {}", proved_count(ctx, deal), criteria_count(ctx, deal));
        if area.width < WIDE && self.focus == CARD {
            let marks = phrase!("{marks}; thousands", marks);
            let panes = [Pane::new(area, phrase!("Proof  [Card]"), marks.as_str(), true)];
            frame::draw_panes(buf, &panes, ctx.theme);
            self.cursors[PROOFS].hide();
            return self.draw_card(buf, frame::inner(area), ctx);
        }
        let head = Rect { height: HEAD, ..area };
        let low = Rect { y: area.y + HEAD - 1, height: area.height - HEAD + 1, ..area };
        let wide = area.width >= WIDE;
        let width = if wide { low.width * 43 / 100 } else { low.width };
        let left = Rect { width, ..low };
        let right = Rect { x: low.x + width - 1, width: low.width - width + 1, ..low };
        let title = if wide {
            phrase!("What must be true, and its proof")
        } else {
            phrase!("[Proof]  Card")
        };
        let mut panes = vec![
            Pane::new(head, deal.name.as_str(), status.as_str(), false),
            Pane::new(left, title, count.as_str(), self.focus == PROOFS),
        ];
        if wide {
            panes.push(Pane::new(right, phrase!("Deal card"), marks.as_str(), self.focus == CARD));
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.head(buf, frame::inner(head), ctx, deal);
        self.proofs(buf, frame::inner(left), ctx);
        if wide {
            self.draw_card(buf, frame::inner(right), ctx);
        }
    }

    fn head(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
        let room = area.width.saturating_sub(2);
        let percent = |share: rust_decimal::Decimal| {
            (share * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1).normalize()
        };
        let decision = |d: crate::model::Date| match d < ctx.today() && deal.is_open() {
            true => {
                phrase!("decision was {} {}", said_day(d, ctx.today()), ctx.theme.glyphs.critical)
            }
            false => phrase!("decision {}", d.full_day()),
        };
        let wide = area.width >= WIDE;
        let value = |v: crate::model::Money| match wide {
            true => phrase!("value {}", thousands(v.into())),
            false => thousands(v.into()),
        };
        let parts = [
            deal.unit.0.clone().filter(|_| wide),
            deal.value.map(value),
            deal.margin.map(|m| phrase!("margin {} %", percent(m))),
            deal.chance.map(|c| phrase!("chance {c} %", c)),
            deal.decision_date.map(decision),
            ctx.bench.playbook.process(deal).map(|p| p.title.clone()),
        ];
        let says: Vec<String> = parts.into_iter().flatten().collect();
        let says = says.join(if wide { "    " } else { "   " });
        ctx.put(buf, area.x + 1, area.y, room, &says, Role::Body);
        let stage = |number: Option<i64>, ours: bool| {
            let stage = ctx.bench.playbook.stage_of(deal, number?)?;
            Some(if ours { stage.we_short.clone() } else { stage.customer_short.clone() })
        };
        let stages = [
            stage(*deal.buying_stage, false).map(|s| phrase!("they: {s}", s)),
            stage(*deal.selling_stage, true).map(|s| phrase!("we: {s}", s)),
        ];
        let stages: Vec<String> = stages.into_iter().flatten().collect();
        ctx.put(buf, area.x + 1, area.y + 1, room, &stages.join("    "), Role::Muted);
        let lines = Rect {
            x: area.x + 1,
            y: area.y + 2,
            width: room,
            height: area.height.saturating_sub(2),
        };
        timeline::draw(buf, lines, ctx, deal);
    }

    fn proofs(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        self.unfold_for(area.height, ctx);
        let facts = self.criterion().map(|row| self.facts(ctx, row)).unwrap_or_default();
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        let wanted = fact_lines(&facts, LABEL, inner.width);
        // The list keeps at least two thirds; what counts takes the rest.
        let below = wanted.min(area.height.saturating_sub(rows).max(area.height / 3));
        let list = Rect { height: area.height - below, ..area };
        let columns = [Column::fixed("", 3), Column::fixed("", 19).tight(), Column::fill("", 14)];
        let data = std::mem::take(&mut self.rows);
        let row = |i: usize| proof_row(&data[i], ctx);
        let table = self.cursors[PROOFS].table(&columns, data.len(), self.focus == PROOFS, &row);
        self.cursors[PROOFS].draw(buf, list, &table, ctx);
        self.rows = data;
        let lower = Rect { y: list.bottom(), height: below, ..inner };
        draw_facts(buf, lower, ctx, &facts, LABEL);
    }

    /// What counts as proof, the way to whoever decides, and what is planned.
    fn facts(&self, ctx: &Ctx, row: &CriterionRow) -> Vec<Fact> {
        let mut facts = vec![Fact::rule()];
        if row.offered {
            let key = ctx.keymap.key(crate::tui::action::Action::Plus);
            facts.push(Fact::with(
                phrase!("file says"),
                phrase!("{} ({} takes it)", row.says.trim_start_matches("file says: "), key),
                Role::Accent,
            ));
        } else if row.proved {
            facts.push(Fact::new("proof", row.says.as_str()));
        }
        facts.push(Fact::new("counts", row.counts.as_str()));
        let Some(dossier) = ctx.dossier else { return facts };
        let way = dossier.way.as_ref().and_then(|w| w.routes.first());
        if let Some(way) = way.filter(|_| row.name == "decision_maker_met" && !row.proved) {
            let step = format!(" {} ", ctx.theme.glyphs.step);
            let names = way.steps.iter().map(|(_, name)| name.as_str());
            let names: Vec<&str> = ["you"].into_iter().chain(names).collect();
            facts.push(Fact::new("way", names.join(&step)));
        }
        for (i, step) in self.planned.iter().take(3).enumerate() {
            let label = if i == 0 { "planned" } else { "" };
            let who = step.who.as_ref().map_or(String::new(), |w| format!(", {w}"));
            facts.push(Fact::new(
                label,
                format!("{}, {}{who}", said_day(step.day, ctx.today()), step.what),
            ));
        }
        facts
    }
}

fn proof_row<'r>(row: &'r ProofRow, ctx: &Ctx) -> Row<'r> {
    match row {
        ProofRow::Stage(stage) => Row::new([
            Cell::with(stage.number.to_string(), Role::Title),
            Cell::with(stage.title.as_str(), Role::Title),
            Cell::with(stage.says.as_str(), Role::Muted),
        ]),
        ProofRow::Criterion(row) => {
            let mark = if row.proved { ctx.theme.glyphs.done } else { ctx.theme.glyphs.open };
            let role = match (row.proved, row.due, row.offered) {
                (true, ..) => Role::Good,
                (_, _, true) => Role::Accent,
                (_, true, _) => Role::Bad,
                _ => Role::Muted,
            };
            let says = if row.proved { Role::Body } else { role };
            Row::new([
                Cell::with(mark, role),
                Cell::new(row.title.as_str()),
                Cell::with(row.says.as_str(), says),
            ])
        }
    }
}
