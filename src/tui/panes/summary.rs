//! The foot of pane 1: the picked account in a few lines.

use crate::model::VisitStatus;
use crate::rules::cents::amount;
use crate::text::DayText;
use crate::text::format::{age, noun, thousands};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::Dossier;
use crate::workbench::plan::document::share;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The picked account: what it does, what it bought, whom we met last, what comes next, against whom.
pub fn summary(buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier, focused: bool) {
    let account = &dossier.account;
    ctx.put(buf, area.x, area.y, area.width, &account.name, Role::Title);
    let place = [account.industry.or_empty(), account.site.or_empty()];
    let place: Vec<&str> = place.into_iter().filter(|t| !t.is_empty()).collect();
    let year = ctx.today().year();
    let narrow = area.width < 30;
    let sold_in = if narrow { phrase!("sold").to_owned() } else { phrase!("sold {year}", year) };
    let lines = [
        (String::new(), place.join(", ")),
        (sold_in, sold(dossier, year.into(), narrow)),
        (
            if narrow { phrase!("met") } else { phrase!("last met") }.to_owned(),
            last_met(dossier, ctx, narrow),
        ),
        (phrase!("next").to_owned(), next(dossier, ctx, narrow)),
        (if narrow { phrase!("vs") } else { phrase!("rivals") }.to_owned(), rivals(dossier, ctx)),
    ];
    let mut y = area.y + 1;
    for (label, text) in lines {
        if y >= area.bottom() {
            break;
        }
        let indent = if narrow { 5 } else { 13 };
        let indent = if label.is_empty() { 0 } else { indent };
        ctx.put(buf, area.x + 1, y, area.width - 1, &label, Role::Muted);
        let room = area.width.saturating_sub(1 + indent);
        ctx.put(buf, area.x + 1 + indent, y, room, &text, Role::Body);
        y += 1;
    }
    if dossier.disputes > 0 && y < area.bottom() {
        // The key is that of this pane: from another one the pane comes first.
        let key = match (ctx.keymap.key(Action::Advance), ctx.keymap.key(Action::Pane(1))) {
            (key, _) if focused => key,
            (key, pane) => format!("{pane} {key}"),
        };
        let says = match dossier.disputes {
            1 => phrase!("1 dispute, {key} settles it", key),
            n => phrase!("{n} disputes, {key} settles them", n, key),
        };
        ctx.put(buf, area.x + 1, y, area.width - 1, &says, Role::Warn);
        y += 1;
    }
    let (keys, lost) = ctx.accounts.key_accounts();
    let lost =
        if lost > 0 && !narrow { phrase!(", {lost} of them lost", lost) } else { String::new() };
    let total = ctx.accounts.total();
    let gap = if narrow { ", " } else { "   " };
    let all =
        phrase!("{} {}{}{} key{}", thousands(total), noun(&total, "account"), gap, keys, lost);
    if area.bottom() > y {
        ctx.put(buf, area.x, area.bottom() - 1, area.width, &all, Role::Muted);
    }
}

/// "512,000 of 900,000"; where room is short "512,000, 57 %".
fn sold(dossier: &Dossier, year: i64, narrow: bool) -> String {
    let Some(record) = dossier.account.year(year) else {
        return phrase!("not known").to_owned();
    };
    match (record.revenue(), record.target()) {
        (Some(sold), Some(target)) if narrow && target.cents() > 0 => {
            format!("{}, {}", amount(sold), share(Some(sold), Some(target)))
        }
        (Some(sold), Some(target)) => phrase!("{} of {}", amount(sold), amount(target)),
        (Some(sold), None) => amount(sold),
        _ => phrase!("not known").to_owned(),
    }
}

fn last_met(dossier: &Dossier, ctx: &Ctx, narrow: bool) -> String {
    match &dossier.last_met {
        Some((name, day)) => {
            let days = age((ctx.today() - *day).num_days());
            if narrow { format!("{days}, {name}") } else { format!("{name}, {days}") }
        }
        None => phrase!("nobody yet").to_owned(),
    }
}

fn next(dossier: &Dossier, ctx: &Ctx, narrow: bool) -> String {
    let planned = dossier.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let next = planned.filter_map(|v| v.date.map(|m| m.date)).filter(|d| *d >= ctx.today()).min();
    next.map_or_else(
        || phrase!("nothing planned").to_owned(),
        |d| format!("{}{}", d.weekday_day(), if narrow { "" } else { phrase!(", visit") }),
    )
}

/// Those of the open purchases, then those who sell there.
fn rivals(dossier: &Dossier, ctx: &Ctx) -> String {
    let account = &dossier.account;
    let open = account.opportunities.iter().filter(|o| o.is_open());
    let bidding = open.flat_map(|o| o.rivals.iter()).filter_map(|r| r.competitor.0.as_deref());
    let selling = account.competition.iter().filter(|r| !r.share.is_some_and(|s| s.is_zero()));
    let selling = selling.filter_map(|r| r.competitor.0.as_deref());
    let mut names: Vec<String> = Vec::new();
    for id in bidding.chain(selling) {
        let name = ctx.bench.competitor_name(id);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { phrase!("none known").to_owned() } else { names.join(", ") }
}
