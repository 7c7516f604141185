//! The rep's answer to several findings at once: rejected, accepted or snoozed, with a reason.

use super::Screen;
use super::popup::centered;
use crate::model::{Dismissal, DismissalVerdict, Edit, Key, Record, Row, Value};
use crate::rules::Finding;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::workbench::days;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One verdict, what it is called here and what it means.
const VERDICTS: [(DismissalVerdict, &str, &str); 3] = [
    (
        DismissalVerdict::Snoozed,
        "snoozed",
        "not now; it comes back after the day below",
    ),
    (
        DismissalVerdict::Accepted,
        "accepted",
        "it is so, and we live with it, until the day or while an action is for it",
    ),
    (
        DismissalVerdict::Rejected,
        "rejected",
        "it is not so; it stays away for half a year, or until the day",
    ),
];

/// Which field has the caret.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Verdict,
    Why,
    Until,
}

/// The answer that is being typed.
pub struct Answer {
    account: Key,
    findings: Vec<(String, String)>,
    title: String,
    verdict: usize,
    why: Field,
    until: Field,
    at: At,
    wrong: Option<String>,
}

impl Answer {
    /// To these findings of one account.
    pub fn new(account: Key, findings: &[&Finding]) -> Self {
        let title = match findings {
            [one] => one.title.clone(),
            several => format!("{} findings", several.len()),
        };
        let named = findings
            .iter()
            .map(|f| (f.code.to_owned(), f.subject.clone()));
        Self::about(account, title, named.collect())
    }

    /// To the findings of these codes and subjects, called so.
    pub fn about(account: Key, title: String, findings: Vec<(String, String)>) -> Self {
        Self {
            account,
            findings,
            title,
            verdict: 0,
            why: Field::default(),
            until: Field::new("+14d"),
            at: At::Verdict,
            wrong: None,
        }
    }

    /// One dismissal a finding; an answer that is there already is changed.
    fn save(&mut self, ctx: &Ctx) -> Effect {
        let (verdict, word, _) = VERDICTS[self.verdict];
        let until = self.until.text().trim();
        let until = match days::read(until, ctx.today(), days::Side::ToCome) {
            _ if until.is_empty() => Value::Absent,
            Ok(day) => Value::Day(day),
            Err(refusal) => {
                (self.at, self.wrong) = (At::Until, Some(refusal.what));
                return Effect::Stay;
            }
        };
        if verdict == DismissalVerdict::Snoozed && until == Value::Absent {
            self.at = At::Until;
            self.wrong = Some("a snoozed finding needs the day on which it comes back".to_owned());
            return Effect::Stay;
        }
        let why = self.why.text().trim();
        let why = match why {
            "" => Value::Absent,
            text => Value::Text(text.to_owned()),
        };
        let cells = [
            ("verdict", Value::Text(word.to_owned())),
            ("why", why),
            ("date", Value::Day(ctx.today())),
            ("until", until),
        ];
        let edits = self.edits(ctx, &cells);
        Effect::DoAndClose(format!("{word}: {}", self.title), edits)
    }

    fn edits(&self, ctx: &Ctx, cells: &[(&str, Value)]) -> Vec<Edit> {
        let there = |code: &str, subject: &str| {
            let mut answers = ctx.dossier?.account.dismissals.iter();
            answers
                .find(|d| d.code.as_deref() == Some(code) && d.subject.as_deref() == Some(subject))
        };
        let mut edits = Vec::new();
        let mut place = ctx.dossier.map_or(0, |d| d.account.dismissals.len() as i64);
        for (code, subject) in &self.findings {
            if let Some(answer) = there(code, subject) {
                edits.push(Edit::Update {
                    schema: Dismissal::SCHEMA,
                    key: answer.key,
                    cells: cells
                        .iter()
                        .map(|(name, value)| ((*name).to_owned(), value.clone()))
                        .collect(),
                });
                continue;
            }
            let mut row = Row::empty(Dismissal::SCHEMA);
            row.set("code", Value::Text(code.clone()));
            row.set("subject", Value::Text(subject.clone()));
            for (name, value) in cells {
                row.set(name, value.clone());
            }
            row.place = place;
            place += 1;
            edits.push(Edit::Insert {
                account: self.account,
                parent: self.account,
                row,
            });
        }
        edits
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        self.wrong = None;
        let save = key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('s');
        match (key.code, self.at) {
            _ if save || key.code == KeyCode::F(2) => return self.save(ctx),
            (KeyCode::Esc, _) => return Effect::Close,
            (KeyCode::Enter, At::Until) => return self.save(ctx),
            (KeyCode::Enter | KeyCode::Tab | KeyCode::Down, at) => {
                self.at = match at {
                    At::Verdict => At::Why,
                    At::Why => At::Until,
                    At::Until => At::Verdict,
                };
            }
            (KeyCode::BackTab | KeyCode::Up, at) => {
                self.at = match at {
                    At::Verdict => At::Until,
                    At::Why => At::Verdict,
                    At::Until => At::Why,
                };
            }
            (KeyCode::Left, At::Verdict) => self.verdict = self.verdict.saturating_sub(1),
            (KeyCode::Right, At::Verdict) => {
                self.verdict = (self.verdict + 1).min(VERDICTS.len() - 1);
            }
            (KeyCode::Char(letter), At::Verdict) => {
                let begins = |(_, word, _): &(_, &str, _)| word.starts_with(letter);
                self.verdict = VERDICTS.iter().position(begins).unwrap_or(self.verdict);
            }
            (_, At::Why) => {
                self.why.key(key);
            }
            (_, At::Until) => {
                self.until.key(key);
            }
            _ => {}
        }
        Effect::Stay
    }

    fn verdicts(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let mut x = area.x;
        for (i, (_, word, _)) in VERDICTS.iter().enumerate() {
            let (text, role) = match i == self.verdict {
                true => (format!("[{word}]"), Role::Accent),
                false => (format!(" {word} "), Role::Body),
            };
            let room = area.right().saturating_sub(x);
            x += ctx.put(buf, x, area.y, room, &text, role) + 1;
        }
    }
}

impl Screen for Answer {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let title = format!("Answer to {}", self.title);
        let pane = Pane {
            area: centered(area, 72, 10),
            left: &title,
            right: "",
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line = |row: u16| Rect {
            x: inner.x + 11,
            y: inner.y + row,
            width: inner.width.saturating_sub(12),
            height: 1,
        };
        let rows = [
            (0, "answer", At::Verdict),
            (3, "because", At::Why),
            (5, "until", At::Until),
        ];
        for (row, label, at) in rows {
            let role = if at == self.at {
                Role::Accent
            } else {
                Role::Muted
            };
            ctx.put(buf, inner.x + 1, inner.y + row, 9, label, role);
        }
        self.verdicts(buf, line(0), ctx);
        let (help, day) = (line(1), line(6));
        ctx.put(
            buf,
            help.x,
            help.y,
            help.width,
            VERDICTS[self.verdict].2,
            Role::Muted,
        );
        let style = ctx.theme.style(Role::Body);
        let why = self.why.draw(buf, line(3), style);
        let until = self.until.draw(buf, line(5), style);
        let read = days::read(self.until.text().trim(), ctx.today(), days::Side::ToCome);
        match (&self.wrong, read) {
            (Some(wrong), _) => {
                let text = format!("{} {wrong}", ctx.theme.glyphs.critical);
                ctx.put(buf, day.x, day.y, day.width, &text, Role::Bad);
            }
            (None, Ok(date)) => {
                let text = format!("= {}", date.format("%a %d %b %Y"));
                ctx.put(buf, day.x, day.y, day.width, &text, Role::Good);
            }
            _ => {}
        }
        match self.at {
            At::Verdict => None,
            At::Why => why,
            At::Until => until,
        }
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => return Some(self.key(*key, ctx)),
            Event::Paste(text) if self.at == At::Why => self.why.paste(text),
            Event::Paste(text) if self.at == At::Until => self.until.paste(text),
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Enter, "next, save"),
            (Action::NextPane, "next"),
            (Action::Back, "leave"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }
}
