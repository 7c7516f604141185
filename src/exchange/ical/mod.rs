//! What has a day, as iCalendar: visits, open actions, unpaid payments, ends of agreements.

use super::content_line::{escape, push};
use crate::model::tree::name_of;
use crate::model::{CalendarEntry, Date, Moment, Row, Value};
use crate::text::DayText;
use chrono::{Days, TimeDelta};

/// Days for which a calendar is told that an entry is called off.
const TOLD_DAYS: i64 = 400;

/// The book's calendar: visits that are not cancelled, actions not done, payments not paid,
/// agreements (their end and the last day of notice). `stamp` is the day of the export, `given` what
/// the calendar was given before; the second is what it is given now.
///
/// Times are local, without a zone; a visit with a time takes an hour; all else is a whole day
/// that keeps nobody busy. An entry that has changed has a higher sequence (RFC 5545 3.8.7.4); one that
/// was given and is over or gone is cancelled.
pub fn write(book: &Row, stamp: Date, given: &[CalendarEntry]) -> (String, Vec<CalendarEntry>) {
    let mut out = String::new();
    let mut now = Vec::new();
    push(&mut out, "BEGIN:VCALENDAR");
    push(&mut out, "VERSION:2.0");
    push(&mut out, "PRODID:-//anteroom//anteroom 1//EN");
    push(&mut out, "CALSCALE:GREGORIAN");
    for account in book.rows("accounts") {
        for event in events(account) {
            let before = given.iter().find(|entry| entry.uid == event.uid(account));
            if let Some(entry) = event.entry(account, stamp, before) {
                event.write(&mut out, account, stamp, &entry);
                now.push(entry);
            }
        }
    }
    let gone = given
        .iter()
        .filter(|entry| now.iter().all(|there| there.uid != entry.uid))
        .map(|entry| called_off(entry, stamp));
    let gone: Vec<CalendarEntry> = gone.filter(|entry| is_told(entry, stamp)).collect();
    gone.iter().for_each(|entry| write_gone(&mut out, entry, stamp));
    now.extend(gone);
    push(&mut out, "END:VCALENDAR");
    (out, now)
}

/// The entry once more changed, as one that is over; one that was over stays as it is.
fn called_off(entry: &CalendarEntry, stamp: Date) -> CalendarEntry {
    match entry.is_over {
        true => entry.clone(),
        false => CalendarEntry {
            sequence: entry.sequence + 1,
            changed: stamp,
            is_over: true,
            ..entry.clone()
        },
    }
}

fn is_told(entry: &CalendarEntry, stamp: Date) -> bool {
    (stamp - entry.changed).num_days() <= TOLD_DAYS
}

/// An entry whose record is gone: nothing is known of it but when it was.
fn write_gone(out: &mut String, entry: &CalendarEntry, stamp: Date) {
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}", escape(&entry.uid)));
    revision(out, entry, stamp);
    push(out, &entry.start);
    push(out, &format!("SUMMARY:{}", escape(phrase!("called off"))));
    push(out, "END:VEVENT");
}

/// When it was written, which change of it this is, and whether it is off.
fn revision(out: &mut String, entry: &CalendarEntry, stamp: Date) {
    push(out, &format!("DTSTAMP:{}T000000Z", stamp.as_text("%Y%m%d")));
    push(out, &format!("LAST-MODIFIED:{}T000000Z", entry.changed.as_text("%Y%m%d")));
    push(out, &format!("SEQUENCE:{}", entry.sequence));
    if entry.is_over {
        push(out, "STATUS:CANCELLED");
    }
}

/// A short mark of a text, the same on every machine (FNV-1a).
fn fingerprint(text: &str) -> String {
    format!(
        "{:016x}",
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte))
            .wrapping_mul(0x0100_0000_01b3))
    )
}

/// One entry of the calendar.
struct Event {
    id: String,
    at: Moment,
    summary: String,
    place: Option<String>,
    lines: Vec<String>,
    is_visit: bool,
    /// It was called off, or is done, or paid.
    is_over: bool,
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
    let is_over = row.text("status") == Some("cancelled");
    let people = match row.get("people") {
        Value::Words(ids) => ids.iter().map(|id| name_of(account.rows("people"), id)).collect(),
        _ => Vec::new(),
    };
    let mut lines = Vec::new();
    if !people.is_empty() {
        lines.push(phrase!("with {}", people.join(", ")));
    }
    if let Value::One(ladder) = row.get("objectives")
        && let Some(expected) = ladder.text("expected")
    {
        lines.push(phrase!("expected: {expected}", expected));
    }
    Some(Event {
        place: row.text("place").map(str::to_owned),
        lines,
        is_visit: true,
        is_over,
        ..day(row, "visit", "date", text_or(row, "purpose", "visit"))?
    })
}

fn action(account: &Row, row: &Row) -> Option<Event> {
    let what = text_or(row, "what", phrase!("to do"));
    let name =
        |field: &str| row.text(field).map(|id| name_of(account.rows("people"), id).to_owned());
    let summary = match (name("promised_by"), name("promised_to")) {
        (Some(by), _) => phrase!("{by} promised: {what}", by, what),
        (None, Some(to)) => phrase!("promised to {to}: {what}", to, what),
        (None, None) => what,
    };
    let is_over = !row.get("done").is_empty();
    Some(Event { is_over, ..day(row, "action", "due", summary)? })
}

fn payment(deal: &Row, row: &Row) -> Option<Event> {
    let amount = match row.get("amount") {
        Value::Money(money) => format!(" {money}"),
        _ => String::new(),
    };
    let what = text_or(row, "what", deal.name().unwrap_or_default());
    let mut event = day(row, "payment", "due", phrase!("payment{amount}: {what}", amount, what))?;
    event.is_over = !row.get("paid").is_empty();
    event.lines.extend(deal.name().map(|name| phrase!("of {name}", name)));
    Some(event)
}

fn agreement(row: &Row) -> Vec<Event> {
    let what = text_or(row, "what", "agreement");
    let notice = day(row, "notice", "notice_by", phrase!("last day of notice: {what}", what));
    let end = day(row, "agreement", "until", phrase!("agreement ends: {what}", what));
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
    Some(Event { id, at, summary, place: None, lines: Vec::new(), is_visit: false, is_over: false })
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
    fn uid(&self, account: &Row) -> String {
        let company = account.name().unwrap_or_default();
        let owner = account.id().map_or_else(|| plain(company), str::to_owned);
        format!("{owner}-{}@anteroom", self.id)
    }

    /// What the calendar is given, by what it was given before; nothing of what it never heard of and is over.
    fn entry(
        &self,
        account: &Row,
        stamp: Date,
        before: Option<&CalendarEntry>,
    ) -> Option<CalendarEntry> {
        let parts = [self.summary.as_str(), self.place.as_deref().unwrap_or_default()];
        let (start, end) = self.span();
        let company = account.name().unwrap_or_default();
        let said =
            [company, parts[0], parts[1], &self.lines.join("\n"), &start, &end].join("\u{1f}");
        let fresh = CalendarEntry {
            uid: self.uid(account),
            account: account.key,
            sequence: 0,
            fingerprint: fingerprint(&said),
            start,
            changed: stamp,
            is_over: self.is_over,
        };
        let Some(before) = before else {
            return (!self.is_over).then_some(fresh);
        };
        if self.is_over && before.is_over {
            return is_told(before, stamp).then(|| before.clone());
        }
        let same = before.fingerprint == fresh.fingerprint && before.is_over == fresh.is_over;
        Some(match same {
            true => CalendarEntry { account: account.key, ..before.clone() },
            false => CalendarEntry { sequence: before.sequence + 1, ..fresh },
        })
    }

    fn write(&self, out: &mut String, account: &Row, stamp: Date, entry: &CalendarEntry) {
        let company = account.name().unwrap_or_default();
        push(out, "BEGIN:VEVENT");
        push(out, &format!("UID:{}", escape(&entry.uid)));
        revision(out, entry, stamp);
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
        let day = |date: Date| date.as_text("%Y%m%d");
        let time = self
            .at
            .minute
            .and_then(|m| self.at.date.and_hms_opt(u32::from(m / 60), u32::from(m % 60), 0));
        match time {
            Some(start) => {
                let end = start.checked_add_signed(TimeDelta::hours(1)).unwrap_or(start);
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

fn say(at: chrono::NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests;
