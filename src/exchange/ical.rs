//! What has a day, as iCalendar: visits, open actions, unpaid payments, ends of agreements.

use super::content_line::{escape, push};
use super::tree::name_of;
use crate::model::{Date, Moment, Row, Value};
use chrono::{Days, TimeDelta};

/// The book's calendar: visits that are not cancelled, actions not done, payments not paid,
/// agreements (their end and the last day of notice). `stamp` is the day of the export.
///
/// Times are local, without a zone; a visit with a time takes an hour; all else is a whole day
/// that keeps nobody busy.
pub fn write(book: &Row, stamp: Date) -> String {
    let mut out = String::new();
    push(&mut out, "BEGIN:VCALENDAR");
    push(&mut out, "VERSION:2.0");
    push(&mut out, "PRODID:-//anteroom//anteroom 1//EN");
    push(&mut out, "CALSCALE:GREGORIAN");
    for account in book.rows("accounts") {
        for event in events(account) {
            event.write(&mut out, account, stamp);
        }
    }
    push(&mut out, "END:VCALENDAR");
    out
}

/// One entry of the calendar.
struct Event {
    id: String,
    at: Moment,
    summary: String,
    place: Option<String>,
    lines: Vec<String>,
    is_visit: bool,
}

fn events(account: &Row) -> Vec<Event> {
    let visits = account.rows("visits").iter().filter_map(|row| visit(account, row));
    let actions = account.rows("actions").iter().filter_map(|row| action(account, row));
    let payments = account
        .rows("opportunities")
        .iter()
        .flat_map(|deal| deal.rows("payments").iter().filter_map(move |row| payment(deal, row)));
    let agreements = account.rows("agreements").iter().flat_map(agreement);
    visits.chain(actions).chain(payments).chain(agreements).collect()
}

fn visit(account: &Row, row: &Row) -> Option<Event> {
    if row.text("status") == Some("cancelled") {
        return None;
    }
    let people = match row.get("people") {
        Value::Words(ids) => ids.iter().map(|id| name_of(account.rows("people"), id)).collect(),
        _ => Vec::new(),
    };
    let mut lines = Vec::new();
    if !people.is_empty() {
        lines.push(format!("with {}", people.join(", ")));
    }
    if let Value::One(ladder) = row.get("objectives")
        && let Some(expected) = ladder.text("expected")
    {
        lines.push(format!("expected: {expected}"));
    }
    Some(Event {
        place: row.text("place").map(str::to_owned),
        lines,
        is_visit: true,
        ..day(row, "visit", "date", text_or(row, "purpose", "visit"))?
    })
}

fn action(account: &Row, row: &Row) -> Option<Event> {
    if !row.get("done").is_empty() {
        return None;
    }
    let what = text_or(row, "what", "to do");
    let name =
        |field: &str| row.text(field).map(|id| name_of(account.rows("people"), id).to_owned());
    let summary = match (name("promised_by"), name("promised_to")) {
        (Some(by), _) => format!("{by} promised: {what}"),
        (None, Some(to)) => format!("promised to {to}: {what}"),
        (None, None) => what,
    };
    day(row, "action", "due", summary)
}

fn payment(deal: &Row, row: &Row) -> Option<Event> {
    if !row.get("paid").is_empty() {
        return None;
    }
    let amount = match row.get("amount") {
        Value::Money(money) => format!(" {money}"),
        _ => String::new(),
    };
    let what = text_or(row, "what", deal.name().unwrap_or_default());
    let mut event = day(row, "payment", "due", format!("payment{amount}: {what}"))?;
    event.lines.extend(deal.name().map(|name| format!("of {name}")));
    Some(event)
}

fn agreement(row: &Row) -> Vec<Event> {
    let what = text_or(row, "what", "agreement");
    let notice = day(row, "notice", "notice_by", format!("last day of notice: {what}"));
    let end = day(row, "agreement", "until", format!("agreement ends: {what}"));
    notice.into_iter().chain(end).collect()
}

fn text_or(row: &Row, field: &str, other: &str) -> String {
    row.text(field).unwrap_or(other).to_owned()
}

/// An event of the day in a field; its id is made of the record's, else of what it says.
fn day(row: &Row, kind: &str, field: &str, summary: String) -> Option<Event> {
    let at = match row.get(field) {
        Value::Day(date) => Moment::day(*date),
        Value::Moment(moment) => *moment,
        _ => return None,
    };
    let id = row.id().map_or_else(|| format!("{at}-{}", plain(&summary)), str::to_owned);
    let id = format!("{kind}-{id}");
    Some(Event { id, at, summary, place: None, lines: Vec::new(), is_visit: false })
}

/// Letters and digits of a text, others as their numbers, for an id.
fn plain(text: &str) -> String {
    text.chars()
        .map(
            |c| {
                if c.is_ascii_alphanumeric() {
                    c.to_string()
                } else {
                    format!("{:x}", u32::from(c))
                }
            },
        )
        .collect()
}

impl Event {
    fn write(&self, out: &mut String, account: &Row, stamp: Date) {
        let company = account.name().unwrap_or_default();
        let owner = account.id().map_or_else(|| plain(company), str::to_owned);
        push(out, "BEGIN:VEVENT");
        push(out, &format!("UID:{}", escape(&format!("{owner}-{}@anteroom", self.id))));
        push(out, &format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")));
        let (start, end) = self.span();
        push(out, &start);
        push(out, &end);
        push(out, &format!("SUMMARY:{}", escape(&format!("{company}: {}", self.summary))));
        if let Some(place) = &self.place {
            push(out, &format!("LOCATION:{}", escape(place)));
        }
        if !self.lines.is_empty() {
            push(out, &format!("DESCRIPTION:{}", escape(&self.lines.join("\n"))));
        }
        if !self.is_visit {
            push(out, "TRANSP:TRANSPARENT");
        }
        push(out, "END:VEVENT");
    }

    fn span(&self) -> (String, String) {
        let day = |date: Date| date.format("%Y%m%d").to_string();
        let time = self
            .at
            .minute
            .and_then(|m| self.at.date.and_hms_opt(u32::from(m / 60), u32::from(m % 60), 0));
        match time {
            Some(start) => {
                let end = start.checked_add_signed(TimeDelta::hours(1)).unwrap_or(start);
                let say = |at: chrono::NaiveDateTime| at.format("%Y%m%dT%H%M%S").to_string();
                (format!("DTSTART:{}", say(start)), format!("DTEND:{}", say(end)))
            }
            None => {
                let next = self.at.date.checked_add_days(Days::new(1)).unwrap_or(self.at.date);
                (
                    format!("DTSTART;VALUE=DATE:{}", day(self.at.date)),
                    format!("DTEND;VALUE=DATE:{}", day(next)),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests;
