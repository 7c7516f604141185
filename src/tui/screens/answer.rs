//! The rep's answer to one finding or to several at once: accepted, rejected or snoozed, with a reason.

use crate::model::{DismissalVerdict, Key};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Asked;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::centered;
use crate::workbench::operation::dismissal::{FindingAnswer, answered};
use crate::workbench::{days, finding_groups};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The verdicts in the order of the form, and what each means.
const VERDICTS: [(DismissalVerdict, &str, &str); 3] = [
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
    (DismissalVerdict::Snoozed, "snoozed", "not now; it comes back after the day below"),
];
/// The place of the verdict that needs a day, and the day that it is given first.
const SNOOZED: usize = 2;
const LATER: &str = "+14d";
/// Findings that are named; the rest is counted.
const MOST: u16 = 8;

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
    findings: Vec<Asked>,
    verdict: Option<usize>,
    why: Field,
    until: Field,
    /// The day was put in and not typed: a letter begins anew.
    fresh: bool,
    at: At,
    wrong: Option<String>,
    is_read: bool,
}

impl Answer {
    /// To these findings of one account.
    pub fn new(account: Key, findings: Vec<Asked>) -> Self {
        Self {
            account,
            findings,
            verdict: None,
            why: Field::default(),
            until: Field::default(),
            fresh: true,
            at: At::Verdict,
            wrong: None,
            is_read: false,
        }
    }

    /// What it is about, in a word or two.
    fn title(&self) -> String {
        match self.findings.as_slice() {
            [one] => one.says.clone(),
            several => phrase!("{} findings", several.len()),
        }
    }

    fn refuse(&mut self, at: At, why: &str) -> Effect {
        (self.at, self.wrong) = (at, Some(why.to_owned()));
        Effect::Stay
    }

    fn choose(&mut self, verdict: usize) {
        self.verdict = Some(verdict.min(VERDICTS.len() - 1));
        match (self.verdict, self.until.text()) {
            (Some(SNOOZED), "") => (self.until, self.fresh) = (Field::new(LATER), true),
            (Some(SNOOZED), _) => {}
            (_, LATER) => self.until = Field::default(),
            _ => {}
        }
    }

    /// One dismissal a finding; an answer that is there already is changed.
    fn save(&mut self, ctx: &Ctx) -> Effect {
        let Some((verdict, code, _)) = self.verdict.map(|i| VERDICTS[i]) else {
            return self.refuse(At::Verdict, phrase!("accepted, rejected or snoozed? a, r, s"));
        };
        let until = self.until.text().trim();
        let until = match days::read(until, ctx.today(), days::DaySide::ToCome) {
            _ if until.is_empty() => None,
            Ok(day) => Some(day),
            Err(refusal) => return self.refuse(At::Until, &refusal.what),
        };
        if verdict == DismissalVerdict::Snoozed && until.is_none() {
            let why = phrase!("a snoozed finding needs the day on which it comes back");
            return self.refuse(At::Until, why);
        }
        let why = match self.why.text().trim() {
            "" => None,
            text => Some(text.to_owned()),
        };
        let label = format!("{}: {}", ctx.bench.words.word("answer", code), self.title());
        let answer = FindingAnswer { verdict, why, until };
        let account = (self.account, ctx.dossier.map(|dossier| &dossier.account));
        let findings = self.findings.iter().map(|f| (f.code.as_str(), f.subject.as_str()));
        Effect::DoAndClose(answered(label, account, findings, &answer, ctx.today()))
    }

    /// The answer that one finding has already.
    fn read(&mut self, ctx: &Ctx) {
        let ([asked], Some(dossier)) = (self.findings.as_slice(), ctx.dossier) else {
            return;
        };
        let answers = &dossier.account.dismissals;
        let Some(answer) = finding_groups::answer(answers, &asked.code, &asked.subject) else {
            return;
        };
        self.verdict = VERDICTS.iter().position(|(v, ..)| Some(*v) == answer.verdict);
        self.why = Field::new(answer.why.as_deref().unwrap_or_default());
        let until = answer.until.map(|d| d.iso_day());
        self.until = Field::new(&until.unwrap_or_default());
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
            (KeyCode::Left, At::Verdict) => {
                self.choose(self.verdict.map_or(0, |v| v.saturating_sub(1)));
            }
            (KeyCode::Right, At::Verdict) => self.choose(self.verdict.map_or(0, |v| v + 1)),
            (KeyCode::Char(letter), At::Verdict) => {
                if let Some(verdict) =
                    VERDICTS.iter().position(|(_, word, _)| word.starts_with(letter))
                {
                    self.choose(verdict);
                }
            }
            (_, At::Why) => {
                self.why.key(key);
            }
            (_, At::Until) => {
                let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
                if self.fresh && !held && matches!(key.code, KeyCode::Char(_)) {
                    self.until.set("");
                }
                self.fresh &= !self.until.key(key);
            }
            _ => {}
        }
        Effect::Stay
    }

    fn verdicts(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let mut x = area.x;
        for (i, (_, code, _)) in VERDICTS.iter().enumerate() {
            let word = ctx.bench.words.word("answer", code);
            let (text, role) = match self.verdict == Some(i) {
                true => (format!("[{word}]"), Role::Accent),
                false => (format!(" {word} "), Role::Body),
            };
            let room = area.right().saturating_sub(x);
            x += ctx.put(buf, x, area.y, room, &text, role) + 1;
        }
    }
}

impl Answer {
    /// A line for each finding that is answered.
    fn named(&self, buf: &mut Buffer, list: Rect, ctx: &Ctx) {
        let all = self.findings.len();
        let lines = usize::from(list.height);
        for (i, (y, asked)) in (list.y..list.bottom()).zip(&self.findings).enumerate() {
            if i + 1 == lines && all > lines {
                let more = phrase!("and {} more", all - i);
                ctx.put(buf, list.x, y, list.width, &more, Role::Muted);
            } else {
                ctx.put(buf, list.x, y, list.width, &asked.says, Role::Body);
            }
        }
    }

    fn fields(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let rows = [(0, "answer", At::Verdict), (3, "why", At::Why), (5, "until", At::Until)];
        for (row, label, at) in rows {
            let role = if at == self.at { Role::Accent } else { Role::Muted };
            ctx.put(buf, area.x, area.y + row, 9, phrase!(label), role);
        }
        self.verdicts(buf, line(area, 0), ctx);
        let (help, day) = (line(area, 1), line(area, 6));
        let means = self.verdict.map_or(phrase!("a, r or s picks one"), |i| phrase!(VERDICTS[i].2));
        ctx.put(buf, help.x, help.y, help.width, means, Role::Muted);
        let style = ctx.theme.style(Role::Body);
        let why = self.why.draw(buf, line(area, 3), style);
        let put_in = self.fresh && self.at == At::Until;
        let role = if put_in { Role::Selection } else { Role::Body };
        let until = self.until.draw(buf, line(area, 5), ctx.theme.style(role));
        let read = days::read(self.until.text().trim(), ctx.today(), days::DaySide::ToCome);
        match (&self.wrong, read) {
            (Some(wrong), _) => {
                let text = format!("{} {wrong}", ctx.theme.glyphs.critical);
                ctx.put(buf, day.x, day.y, day.width, &text, Role::Bad);
            }
            (None, Ok(date)) => {
                let text = format!("= {}", date.full_day());
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
}

fn line(area: Rect, row: u16) -> Rect {
    Rect { x: area.x + 10, y: area.y + row, width: area.width.saturating_sub(10), height: 1 }
}

impl Screen for Answer {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let count = u16::try_from(self.findings.len()).unwrap_or(u16::MAX);
        let named = count.min(MOST).min(area.height.saturating_sub(11)).max(1);
        let of = ctx.dossier.map_or("", |d| d.account.name.as_str());
        let title = match count {
            1 => phrase!("Answer to a finding of {of}", of),
            n => phrase!("Answer to {n} findings of {of}", n, of),
        };
        let pane =
            Pane { area: centered(area, 76, named + 10), left: &title, right: "", focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let list =
            Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: named, ..inner };
        self.named(buf, list, ctx);
        let fields =
            Rect { y: inner.y + named + 1, height: inner.height.saturating_sub(named + 1), ..list };
        self.fields(buf, fields, ctx)
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => return Some(self.key(*key, ctx)),
            Event::Paste(text) if self.at == At::Why => self.why.paste(text),
            Event::Paste(text) if self.at == At::Until => {
                if std::mem::take(&mut self.fresh) {
                    self.until.set("");
                }
                self.until.paste(text);
            }
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if !std::mem::replace(&mut self.is_read, true) {
            self.read(ctx);
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [(Action::Enter, "next, save"), (Action::NextPane, "next"), (Action::Back, "leave")]
            .map(|(action, word)| (action, word.to_owned()))
            .to_vec()
    }
}
