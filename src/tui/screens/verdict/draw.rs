//! The marks of a verdict as they are drawn, and what stands behind a mark or the score.

use super::{MARKS, PARTS, VERDICTS, VerdictScreen, VerdictTyping};
use crate::model::{Choice, VerdictWord};
use crate::text::{DayText, truncate, width};
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, add_what_fits, draw_facts, fact_lines};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::deal_card::rival_mark;
use crate::workbench::verdict::{MarkLine, PastVerdict, RivalStand, VerdictView, verdict_words};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Lines of the lower panes with their borders, where there is room.
const LOWER: u16 = 12;
/// Cells of labels.
const LABEL: u16 = 14;

/// The verdict before this one, from go down.
pub fn before(word: VerdictWord) -> VerdictWord {
    VerdictWord::ALL.iter().rev().find(|w| **w < word).copied().unwrap_or(word)
}

/// The verdict after it.
pub fn after(word: VerdictWord) -> VerdictWord {
    VerdictWord::ALL.iter().find(|w| **w > word).copied().unwrap_or(word)
}

/// The colour of a verdict; the word stands beside it always.
pub fn role_of(word: VerdictWord) -> Role {
    match word {
        VerdictWord::Go => Role::Good,
        VerdictWord::Conditional => Role::Warn,
        VerdictWord::NoGo => Role::Bad,
    }
}

impl VerdictScreen {
    pub(super) fn draw_view(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        view: &VerdictView,
    ) {
        let wide = area.width >= 100 && area.height >= 28;
        let rated = phrase!("{} of {} rated", view.rated(), view.marks.len());
        if !wide {
            let names = [phrase!("Marks"), phrase!("Change"), phrase!("Verdicts")];
            let tabs: Vec<String> = (0..PARTS)
                .map(|at| match at == self.focus {
                    true => format!("[{}]", names[at]),
                    false => names[at].to_owned(),
                })
                .collect();
            let tabs = tabs.join("  ");
            let pane = Pane { area, left: &tabs, right: &rated, focused: true };
            frame::draw_panes(buf, &[pane], ctx.theme);
            let inner = inside(area);
            match self.focus {
                MARKS => self.marks(buf, inner, ctx, view),
                VERDICTS => self.verdicts(buf, inner, ctx, view),
                _ => self.changes(buf, inner, ctx, view),
            }
            return;
        }
        let spare = area.height.saturating_sub(36) / 6;
        let low = LOWER + spare;
        let upper = Rect { height: area.height - low + 1, ..area };
        let width = area.width * 6 / 10;
        let left = Rect { y: upper.bottom() - 1, height: low, width, ..area };
        let right = Rect { x: left.right() - 1, width: area.width - width + 1, ..left };
        let title = phrase!("Is it worth our time, can we win it");
        let count = view.verdicts.len().to_string();
        let panes = [
            Pane::new(upper, title, rated.as_str(), self.focus == MARKS),
            Pane::new(left, phrase!("What would change it"), "score", self.focus == super::CHANGES),
            Pane::new(right, "Verdicts", count.as_str(), self.focus == VERDICTS),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        self.marks(buf, inside(upper), ctx, view);
        self.changes(buf, inside(left), ctx, view);
        self.verdicts(buf, inside(right), ctx, view);
    }

    fn marks(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, view: &VerdictView) {
        let compared = self.compared_with(view);
        let day =
            compared.and_then(|v| v.date).map_or(phrase!("then").to_owned(), |d| d.short_day());
        let chosen = |at: usize, name: &str| match at == self.whose && at > 0 {
            true => format!("{}{name}", ctx.theme.glyphs.focus),
            false => name.to_owned(),
        };
        let name = |(i, rival): (usize, &RivalStand)| chosen(i + 1, &truncate(&rival.name, 11));
        let names: Vec<String> = view.rivals.iter().enumerate().map(name).collect();
        // In little room the marks of two rivals stand beside ours, and points give way to a third.
        let narrow = area.width < 100;
        let mut columns = vec![
            Column::fixed("", 22),
            Column::fixed(&day, 6).align(Alignment::Right).need(6),
            Column::fixed("", 1).need(6),
            Column::fixed("today", if narrow && view.rated() == view.marks.len() { 5 } else { 9 })
                .align(Alignment::Right),
            Column::fixed("points", 8).align(Alignment::Right).need(5),
        ];
        columns.extend(names.iter().take(4).enumerate().map(|(i, name)| {
            Column::fixed(name, if narrow { 10 } else { 12 })
                .need(4_u8.saturating_sub(i as u8).max(2))
        }));
        columns.push(Column::fill("why", 16).need(3));
        columns.push(Column::fixed(phrase!("as of"), 6).need(1));
        let (whose, shown) = (self.whose, names.len().min(4));
        let row = |i: usize| mark_row(&view.marks[i], compared, whose, shown, ctx);
        let rows = u16::try_from(view.marks.len()).unwrap_or(8) + 1;
        let list = Rect { height: rows.min(area.height), ..area };
        let table = self.rows[MARKS].table(&columns, view.marks.len(), self.focus == MARKS, &row);
        let mut cursor = std::mem::take(&mut self.rows[MARKS]);
        let y = cursor.draw(buf, list, &table, ctx);
        self.rows[MARKS] = cursor;
        let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        self.below_marks(buf, below, ctx, view);
    }

    /// Score and side by side, then what 0, 3 and 5 mean and what the file says of the mark under the cursor.
    fn below_marks(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, view: &VerdictView) {
        let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mark = view.marks.get(self.rows[MARKS].row);
        let head: Vec<Fact> = mark.map(|mark| self.weight_fact(mark, view)).into_iter().collect();
        let lead = mark.map_or(LABEL, |mark| cells_of(&mark.title).saturating_add(2).max(LABEL));
        let anchors = mark.map(anchor_facts).unwrap_or_default();
        let mut facts = vec![Fact::rule()];
        facts.push(Fact::with("score", score_says(view), view.verdict.map_or(Role::Body, role_of)));
        facts.extend(view.knock_outs.iter().map(|k| Fact::with("", k.as_str(), Role::Bad)));
        let least = fact_lines(&head, lead, inner.width) + fact_lines(&anchors, LABEL, inner.width);
        for (i, rival) in view.rivals.iter().enumerate() {
            let label = if i == 0 { phrase!("side by side") } else { "" };
            let stands = stands(rival);
            let role = if rival.sums.0 > rival.sums.1 { Role::Bad } else { Role::Body };
            let fact = Fact::with(label, stands, role);
            let mut more = facts.clone();
            more.push(fact.clone());
            // The rule before the anchors takes a line too.
            if fact_lines(&more, LABEL, inner.width) + least + 1 > inner.height {
                break;
            }
            facts.push(fact);
        }
        facts.push(Fact::rule());
        let mut y = draw_facts(buf, inner, ctx, &facts, LABEL);
        let mut reasons = mark.map(|mark| reason_facts(mark, view)).unwrap_or_default();
        // What room is left has the other marks.
        let taken = fact_lines(&head, lead, inner.width) + fact_lines(&anchors, LABEL, inner.width);
        let rest = Rect { y, height: inner.bottom().saturating_sub(y + taken), ..inner };
        let row = self.rows[MARKS].row;
        let others = view.marks.iter().enumerate().filter(|(at, _)| *at != row);
        let others = others.map(|(_, other)| {
            let mut facts =
                vec![Fact::with("", other.title.clone(), Role::Title), says_fact(other)];
            facts.extend(reason_facts(other, view));
            facts
        });
        add_what_fits(&mut reasons, others, rest, LABEL);
        for (facts, lead) in [(&head, lead), (&anchors, LABEL), (&reasons, LABEL)] {
            let rest = Rect { y, height: inner.bottom().saturating_sub(y), ..inner };
            y = draw_facts(buf, rest, ctx, facts, lead);
        }
    }

    /// What the mark under the cursor weighs, and why it is what it is.
    fn weight_fact(&self, mark: &MarkLine, view: &VerdictView) -> Fact {
        let step =
            (rust_decimal::Decimal::from(mark.weight) / rust_decimal::Decimal::from(5)).normalize();
        let rival = self.whose.checked_sub(1).and_then(|at| view.rivals.get(at));
        let whose = rival.map_or(String::new(), |r| phrase!("of {}; ", r.name));
        let why = why_of(mark, self.whose);
        let why = if why.is_empty() { String::new() } else { format!("; {why}") };
        let says = phrase!("{}weighs {}, each step {} points{}", whose, mark.weight, step, why);
        Fact::with(&mark.title, says, Role::Title)
    }

    pub(super) fn prompt_says(
        &self,
        (kind, typed): (VerdictTyping, &str),
        view: &VerdictView,
        ctx: &Ctx,
    ) -> String {
        match kind {
            VerdictTyping::Reason => phrase!("what the mark rests on").to_owned(),
            VerdictTyping::Tasks => {
                phrase!("y drops them with the verdict, Enter keeps them; promises stay").to_owned()
            }
            VerdictTyping::Verdict(chosen) => {
                let word = verdict_words(typed).map_or(chosen, |(word, _)| word);
                let word = ctx.bench.words.word("verdict", word.word());
                let score = view
                    .score
                    .map_or(phrase!("not rated").to_owned(), |s| phrase!("{s} of 100", s));
                phrase!("[{}]  {}, {} of {} marks", word, score, view.rated(), view.marks.len())
            }
        }
    }
}

/// What 0, 3 and 5 mean, and what the file says.
fn anchor_facts(mark: &MarkLine) -> Vec<Fact> {
    let numbers = ["  0", "  3", "  5"].into_iter().zip(&mark.anchors);
    let mut facts: Vec<Fact> =
        numbers.map(|(number, anchor)| Fact::new(number, anchor.as_str())).collect();
    facts.push(says_fact(mark));
    facts
}

/// What the file says of a mark.
fn says_fact(mark: &MarkLine) -> Fact {
    let says = match mark.file_says.is_empty() {
        true => phrase!("nothing yet").to_owned(),
        false => mark.file_says.join("; "),
    };
    Fact::with(phrase!("the file says"), says, Role::Accent)
}

/// Why each rival has its mark, where that is noted.
fn reason_facts(mark: &MarkLine, view: &VerdictView) -> Vec<Fact> {
    let Some(marks) = &mark.rivals else { return Vec::new() };
    let given = view.rivals.iter().zip(marks).filter_map(|(rival, mark)| {
        let (score, why) = (mark.score?, mark.why.as_deref()?);
        let label = truncate(&rival.name, usize::from(LABEL) - 1);
        Some(Fact::new(&label, format!("{score}: {why}")))
    });
    given.collect()
}

fn cells_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// A mark then and today, its points, each rival's, the reason.
fn mark_row<'v>(
    mark: &'v MarkLine,
    compared: Option<&PastVerdict>,
    whose: usize,
    rivals: usize,
    ctx: &Ctx<'v>,
) -> Row<'v> {
    let then = compared
        .and_then(|v| v.marks.iter().find(|(c, _)| *c == mark.criterion))
        .map(|(_, mark)| *mark);
    let moved = then.is_some() && then != mark.score;
    let now = mark.score.map_or(phrase!("not rated").to_owned(), |m| m.to_string());
    let points = mark.points().map_or(String::new(), |p| phrase!("{} of {}", p, mark.weight));
    let mut cells = vec![
        Cell::new(mark.title.as_str()),
        Cell::with(then.map_or("-".to_owned(), |m| m.to_string()), Role::Muted),
        Cell::with(if moved { ctx.theme.glyphs.step } else { "" }, Role::Accent),
        Cell::with(now, if moved { Role::Accent } else { Role::Body }),
        Cell::with(points, Role::Muted),
    ];
    cells.extend((0..rivals).map(|at| rival_cell(mark, at, ctx)));
    cells.push(Cell::new(why_of(mark, whose)));
    let as_of = mark.as_of.map_or(String::new(), |d| d.short_day());
    cells.push(Cell::with(as_of, Role::Muted));
    Row::new(cells)
}

/// The reason of whoever is marked: 0 us, then the rivals.
fn why_of(mark: &MarkLine, whose: usize) -> &str {
    let why = match whose.checked_sub(1) {
        None => mark.why.as_deref(),
        Some(at) => mark.rivals.as_ref().and_then(|r| r.get(at)?.why.as_deref()),
    };
    why.unwrap_or_default()
}

fn inside(area: Rect) -> Rect {
    let inner = frame::inner(area);
    Rect { width: inner.width.saturating_sub(1), ..inner }
}

fn rival_cell(mark: &MarkLine, at: usize, ctx: &Ctx) -> Cell<'static> {
    let Some(rival) = mark.rivals.as_ref().and_then(|r| r.get(at)) else {
        return Cell::default();
    };
    let Some(score) = rival.score else { return Cell::with(phrase!("not rated"), Role::Muted) };
    let ahead = mark.score.is_some_and(|ours| score > ours);
    let day = rival.as_of.map_or(String::new(), |d| format!(" {}", d.short_day()));
    let end = if ahead { format!(" {}", ctx.theme.glyphs.critical) } else { String::new() };
    Cell::with(format!("{score}{day}{end}"), if ahead { Role::Bad } else { Role::Body })
}

/// "62 of 100, conditional: 50 to 69; go from 70, no-go below 50".
pub fn score_says(view: &VerdictView) -> String {
    let (go, conditional) = view.lines;
    let lines = phrase!("go from {go}, no-go below {conditional}", go, conditional);
    match (view.score, view.verdict) {
        (None, _) => phrase!("not evaluated: 0 of {} marks; {}", view.marks.len(), lines),
        (Some(score), None) => {
            phrase!("{score} of 100 so far, verdict open; {lines}", score, lines)
        }
        (Some(score), Some(verdict)) => {
            phrase!("{} of 100, {}; {}", score, verdict.word().replace('_', "-"), lines)
        }
    }
}

/// "Voltaris ahead on trust, 4 to 2; we on fit, 4 to 3; else level".
pub fn stands(rival: &RivalStand) -> String {
    if rival.marks.is_empty() {
        return phrase!("{}: {} of 4 rated", rival.name, rival.rated);
    }
    let (theirs, ours) = (side(rival, false), side(rival, true));
    let level = rival.marks.len() > theirs.len() + ours.len();
    let mut parts = vec![match theirs.is_empty() {
        true => phrase!("{} ahead on nothing", rival.name),
        false => phrase!("{} ahead on {}", rival.name, theirs.join(phrase!(" and "))),
    }];
    if !ours.is_empty() {
        parts.push(phrase!("we on {}", ours.join(phrase!(" and "))));
    }
    if level {
        parts.push(phrase!("else level").to_owned());
    }
    if rival.rated < 4 {
        parts.push(phrase!("{} of 4 rated", rival.rated));
    }
    parts.join("; ")
}

fn side(rival: &RivalStand, ours_ahead: bool) -> Vec<String> {
    let marks = rival.marks.iter().filter(move |(_, theirs, ours)| match ours_ahead {
        true => ours > theirs,
        false => theirs > ours,
    });
    let said: Vec<String> = marks
        .map(|(on, theirs, ours)| match ours_ahead {
            true => phrase!("{}, {} to {}", rival_mark(*on), ours, theirs),
            false => phrase!("{}, {} to {}", rival_mark(*on), theirs, ours),
        })
        .collect();
    said
}

/// "Turbine 2027: conditional, 62 of 100".
pub fn verdict_says(view: &VerdictView) -> String {
    format!("{}: {}", view.opportunity.1, score_says(view))
}
