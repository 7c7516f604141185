//! How panes say things: amounts, days, keys of a footer, text where there is nothing else.

use crate::model::Money;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// "6 days", "today".
pub fn ago(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        n => format!("{n} days"),
    }
}

/// An amount in whole units with thousands apart: 1,840,000.
pub fn amount(money: Money) -> String {
    let cents = money.cents();
    let whole = thousands(usize::try_from(cents.unsigned_abs() / 100).unwrap_or(usize::MAX));
    let sign = if cents < 0 { "-" } else { "" };
    match cents.unsigned_abs() % 100 {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// 10,000
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Wrapped text in a pane that has nothing else to show.
pub fn paragraph(buf: &mut Buffer, area: Rect, ctx: &Ctx, text: &str) {
    let room = area.width.saturating_sub(1);
    for (i, line) in crate::text::wrap(text, usize::from(room)).iter().enumerate() {
        let y = area.y + u16::try_from(i).unwrap_or(u16::MAX);
        if y >= area.bottom() {
            break;
        }
        ctx.put(buf, area.x + 1, y, room, line, Role::Muted);
    }
}

/// The footer of a pane.
pub fn words(keys: &[(Action, &str)]) -> Vec<(Action, String)> {
    keys.iter().map(|(action, word)| (*action, (*word).to_owned())).collect()
}

/// "today", "tomorrow", "in 5 days".
pub fn in_days(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n => format!("in {n} days"),
    }
}
