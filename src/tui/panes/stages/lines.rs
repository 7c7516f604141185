//! Both stage lines of a purchase, drawn and in words.

use super::deals;
use crate::model::Opportunity;
use crate::text::DayText;
use crate::text::format::in_days;
use crate::tui::action::{Action, Thing};
use crate::tui::components::format::paragraph;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Dossier;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Where there is no purchase; the row after it.
pub fn nothing(buf: &mut Buffer, area: Rect, ctx: &Ctx) -> u16 {
    let add = ctx.keymap.key(Action::Make(Thing::Opportunity));
    paragraph(buf, area, ctx, &phrase!("No purchase in sight. {add} adds an opportunity", add));
    area.y + 2
}

/// Both lines in words, for the foot of another pane: text and right end.
pub fn in_short(ctx: &Ctx, dossier: &Dossier) -> Vec<(String, String)> {
    let Some(deal) = deals(dossier).into_iter().find(|o| o.is_open()) else {
        return Vec::new();
    };
    let (they, we) = (deal.buying_stage.unwrap_or(0), deal.selling_stage.unwrap_or(0));
    let stage = |n: i64| ctx.bench.playbook.stage_of(deal, n);
    let their = stage(they).map_or(String::new(), |s| format!(", {}", s.customer_short));
    let our = stage(we).map_or(String::new(), |s| format!(", {}", s.we_short));
    let behind = if they > we && we > 0 {
        phrase!("behind {}", ctx.theme.glyphs.critical)
    } else {
        String::new()
    };
    let mut lines = vec![
        (phrase!("they  stage {they}{their}", they, their), String::new()),
        (phrase!("we    stage {we}{our}", we, our), behind),
    ];
    lines.push(decision(ctx, deal));
    lines
}

/// Both stage lines, the decision day; the row after them.
pub fn lines(buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Opportunity) -> u16 {
    let playbook = &ctx.bench.playbook;
    let (x, width) = (area.x + 1, area.width.saturating_sub(1));
    let (they, we) = (deal.buying_stage.unwrap_or(0), deal.selling_stage.unwrap_or(0));
    let behind = deal.is_open() && they > we && we > 0;
    let since = |pick: &dyn Fn(&crate::model::StageChange) -> Option<i64>, stage: i64| {
        let of = deal.stage_history.iter().filter(|c| pick(c) == Some(stage));
        of.filter_map(|c| *c.date)
            .filter(|d| *d <= ctx.today())
            .min()
            .map(|d| (ctx.today() - d).num_days())
    };
    let they_days =
        since(&|c| *c.buying_stage, they).map_or(String::new(), |d| phrase!("{d} days", d));
    let we_days =
        since(&|c| *c.selling_stage, we).map_or(String::new(), |d| phrase!("{d} days", d));
    let we_says = if behind { phrase!("behind {}", ctx.theme.glyphs.critical) } else { we_days };
    let name = |stage: i64, ours: bool| {
        let stage = playbook.stage_of(deal, stage);
        stage
            .map(|s| if ours { s.we_short.clone() } else { s.customer_short.clone() })
            .unwrap_or_default()
    };
    let rows = [
        ("they", they, name(they, false), they_days, Role::Body),
        ("we", we, name(we, true), we_says, if behind { Role::Bad } else { Role::Body }),
    ];
    let last = playbook.stages_of(deal).len() as i64;
    let mut y = area.y;
    for (who, stage, word, right, role) in rows {
        ctx.put(buf, x, y, 5, who, Role::Title);
        ctx.put(buf, x + 6, y, width.saturating_sub(6), &line(ctx, stage, last), role);
        ctx.put_right(buf, x, y, width, &right, role);
        ctx.put(buf, x + 6, y + 1, width.saturating_sub(6), &word, Role::Muted);
        y += 2;
    }
    let (left, right) = decision(ctx, deal);
    ctx.put(buf, x, y, width, &left, Role::Body);
    ctx.put_right(buf, x, y, width, &right, Role::Body);
    y + 1
}

/// `1 ═ 2 ═[3]─ 4 ─ 5 ─ 6`
fn line(ctx: &Ctx, at: i64, last: i64) -> String {
    let glyphs = ctx.theme.glyphs;
    let mut text = String::new();
    for stage in 1..=last {
        if stage > 1 {
            text.push_str(if stage == at { "" } else { " " });
        }
        if stage == at {
            text.push_str(&format!("[{stage}]"));
        } else {
            text.push_str(&stage.to_string());
        }
        if stage < last {
            let gone = stage < at;
            let dash = if gone { glyphs.gone } else { glyphs.rule };
            text.push_str(if stage == at { dash } else { " " });
            if stage != at {
                text.push_str(dash);
            }
        }
    }
    text
}

fn decision(ctx: &Ctx, deal: &Opportunity) -> (String, String) {
    let word = ctx.bench.words.word("opportunity", crate::model::Choice::word(deal.status));
    match (*deal.decision_date, deal.is_open()) {
        (Some(day), true) => {
            let days = (day - ctx.today()).num_days();
            let when = in_days(days);
            let year = if days > 300 { day.format(" %Y").to_string() } else { String::new() };
            (phrase!("decision {}{}", day.weekday_day(), year), when)
        }
        (None, true) => (phrase!("no decision day known").to_owned(), String::new()),
        (_, false) => (word.to_owned(), String::new()),
    }
}
