//! A person in one line, over the last rows: what was understood stands below it as it is typed.

use super::person;
use super::start::{new_row, on_account};
use crate::model::{Contact, Key, Person, Record, Row, Value, is_blank};
use crate::text::{DayText, wrap};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::workbench::{Operation, operation};
use crate::workbench::{SaidPerson, folded};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const HINT: &str = "Erik Naess, technical director < Dahl, cool, 2, last met 12 nov";
const FOOTER: &[(&str, &str)] =
    &[("Enter", "save"), ("Tab", "full form"), ("Ctrl-R", "empty"), ("Esc", "leave, draft kept")];

struct PersonLine {
    field: Field,
    draft: String,
    brought: bool,
    account: Key,
    /// Whose boss the new one is.
    under: Option<String>,
}

/// The line, over the picked account; with `under` of a boss of this person.
pub fn open(under: Option<String>, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    let account = ctx.dossier?.key;
    let draft = match &under {
        None => draft_of(account),
        Some(under) => phrase!("boss line {account} {under}", account, under),
    };
    let kept = ctx.read(ctx.bench.draft(&draft)).flatten();
    Some(Box::new(PersonLine {
        field: Field::new(kept.as_deref().unwrap_or_default()),
        draft,
        brought: kept.is_some(),
        account,
        under,
    }))
}

/// The name of the draft of a new person of this account.
pub fn draft_of(account: Key) -> String {
    phrase!("person line {account}", account)
}

impl PersonLine {
    fn read(&self, ctx: &Ctx) -> Option<Result<SaidPerson, String>> {
        if is_blank(self.field.text()) {
            return None;
        }
        let account = &ctx.dossier?.account;
        let read = ctx.bench.read_person(self.field.text(), account);
        Some(read.map_err(|refusal| refusal.to_string()))
    }

    fn typed(&self) -> Effect {
        Effect::Draft(self.draft.clone(), self.field.text().to_owned())
    }

    /// What the line was understood as, or what is wrong with it.
    fn says(&self, ctx: &Ctx) -> (String, Role) {
        match self.read(ctx) {
            None => (phrase!(HINT).to_owned(), Role::Muted),
            Some(Ok(said)) if is_here(&said, ctx) => (
                phrase!(
                    "{} is already here; Enter adds a second one, Esc goes back",
                    said.person.name().unwrap_or_default()
                ),
                Role::Warn,
            ),
            Some(Ok(said)) => (format!("= {}", understood(&said, ctx)), Role::Good),
            Some(Err(sentence)) => (format!("! {sentence}"), Role::Bad),
        }
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        match self.read(ctx) {
            None => Effect::Say(phrase!("a name is enough: {HINT}", HINT = phrase!(HINT))),
            Some(Err(sentence)) => Effect::Say(sentence),
            Some(Ok(said)) => match said.unknown.first() {
                Some(name) => Effect::Say(phrase!(
                    "who is {name}? Give more of the name of whom they report to, or leave it out",
                    name
                )),
                None => self.operation(said, ctx),
            },
        }
    }

    fn operation(&self, said: SaidPerson, ctx: &Ctx) -> Effect {
        let Some(start) = on_account(ctx) else {
            return Effect::Close;
        };
        let label = phrase!("new person: {}", said.person.title());
        let label = match said.contact.as_ref().and_then(|c| date(c.get("date"))) {
            Some(day) => phrase!("{label}, and a contact of {day}", label, day),
            None => label,
        };
        let mut person = said.person;
        person.place = new_row(Person::SCHEMA, start.row.rows("people")).place;
        let contact = said.contact.map(|c| behind(c, start.row.rows("contacts")));
        let below = self.put_under(&mut person, ctx);
        let rows = [person].into_iter().chain(contact);
        let new = rows.map(|row| Operation::add("", self.account, row)).chain(below);
        Effect::DoAndClose(new.fold(Operation::default(), Operation::and).labelled(label))
    }

    /// The one below reports to the new one now, and the new one to whom that one reported, unless the line says it.
    fn put_under(&self, boss: &mut Row, ctx: &Ctx) -> Option<Operation> {
        let people = &ctx.dossier?.account.people;
        let below = people.iter().find(|p| Some(p.id.as_str()) == self.under.as_deref())?;
        if boss.id().is_none_or(str::is_empty) {
            boss.set("id", Value::Text(ctx.bench.make_id()));
        }
        if let Some(over) = below.reports_to.0.clone().filter(|_| boss.get("reports_to").is_empty())
        {
            boss.set("reports_to", Value::Text(over));
        }
        Some(operation::person::reports_to(below.key, boss.id()?))
    }

    /// The full form, with what was understood.
    fn full_form(&self, ctx: &Ctx) -> Effect {
        let (person, contact) = match self.read(ctx) {
            Some(Ok(mut said)) => {
                if let [_, ..] = said.unknown.as_slice() {
                    said.person.set("reports_to", Value::Absent);
                }
                let start = on_account(ctx);
                let contact = said.contact.zip(start);
                let contact = contact.map(|(c, start)| behind(c, start.row.rows("contacts")));
                (said.person, contact)
            }
            Some(Err(sentence)) => return Effect::Say(sentence),
            None => (new_row(Person::SCHEMA, &[]), None),
        };
        let Some(form) = person::open_said(person, contact, ctx) else {
            return Effect::Close;
        };
        Effect::All(vec![
            Effect::Draft(self.draft.clone(), String::new()),
            Effect::Close,
            Effect::Over(Box::new(form)),
        ])
    }

    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        match key.code {
            KeyCode::Enter | KeyCode::F(2) => self.save(ctx),
            KeyCode::Char('s') if key.modifiers == KeyModifiers::CONTROL => self.save(ctx),
            KeyCode::Char('r') if key.modifiers == KeyModifiers::CONTROL => {
                self.field.set("");
                self.typed()
            }
            KeyCode::Tab => self.full_form(ctx),
            KeyCode::Esc => Effect::Close,
            KeyCode::F(1) => Effect::Say(
                phrase!("commas between the parts, in any order; Tab opens the full form")
                    .to_owned(),
            ),
            _ if self.field.key(key) => self.typed(),
            _ => Effect::Stay,
        }
    }
}

/// Somebody of the account has this name already.
fn is_here(said: &SaidPerson, ctx: &Ctx) -> bool {
    let name = folded(said.person.name().unwrap_or_default());
    let mut people = ctx.dossier.iter().flat_map(|d| d.account.people.iter());
    people.any(|p| folded(&p.name) == name)
}

/// A contact behind the others.
fn behind(mut contact: Row, list: &[Row]) -> Row {
    contact.place = new_row(Contact::SCHEMA, list).place;
    contact
}

/// What a line said, each part with what it is: "name Erik Naess, title technical director, reports to
/// Ingrid Dahl, attitude cool, trust met us, role technical (guess)".
fn understood(said: &SaidPerson, ctx: &Ctx) -> String {
    let (row, words) = (&said.person, &ctx.bench.words);
    let mut parts = Vec::new();
    let text = |column: &str| row.text(column);
    let labelled = |label: &str, column: &str| text(column).map(|says| format!("{label} {says}"));
    if *row.get("placeholder") == Value::Flag(true) {
        parts.push(phrase!("no name yet, title {}", row.title()));
    } else {
        parts.push(phrase!("name {}", row.title()));
        parts.extend(labelled("title", "title"));
    }
    parts.extend(labelled("department", "department"));
    if let Some(boss) = row.text("reports_to") {
        let people = ctx.dossier.map(|d| &d.account.people.0);
        let name = people.and_then(|p| p.iter().find(|p| *p.id == boss));
        parts.push(match name {
            Some(person) => phrase!("reports to {}", *person.name),
            None => phrase!("reports to {boss}?", boss),
        });
    }
    parts.extend(whole(row, "attitude").map(|n| phrase!("attitude {}", words.attitude(Some(n)))));
    parts.extend(
        whole(row, "relationship")
            .map(|n| phrase!("trust {} ({})", n, words.relationship(Some(n)))),
    );
    parts.extend(whole(row, "influence").map(|n| phrase!("power {n}", n)));
    let guess = |column: &str| {
        if said.guesses.contains(&column) { phrase!(" (guess)") } else { "" }
    };
    if let Some(level) = row.text("level") {
        parts.push(phrase!("level {}{}", words.word("level", level), guess("level")));
    }
    if let Value::Words(roles) = row.get("roles") {
        let roles: Vec<&str> = roles.iter().map(|r| words.word("role", r)).collect();
        parts.push(phrase!("role {}{}", roles.join(phrase!(" and ")), guess("roles")));
    }
    if *row.get("external") == Value::Flag(true) {
        parts.push(words.word("role", "external").to_owned());
    }
    parts.extend(date(row.get("left")).map(|day| phrase!("left {day}", day)));
    parts.extend(text("moved_to").map(|firm| phrase!("went to {firm}", firm)));
    parts.extend(labelled("email", "email"));
    parts.extend(labelled("phone", "phone"));
    parts.extend(said_reach(row));
    if let Value::Words(aliases) = row.get("aliases") {
        parts.push(phrase!("also called {}", aliases.join(", ")));
    }
    parts.extend(labelled("address", "address"));
    let met = said.contact.as_ref().and_then(|c| date(c.get("date")));
    parts.extend(met.map(|day| phrase!("last met {day}", day)));
    parts.extend(text("notes").map(|note| phrase!("note \"{}\"", note.replace('\n', "; "))));
    parts.join(", ")
}

/// "reached by WhatsApp".
fn said_reach(row: &Row) -> Option<String> {
    match row.column("communication_reach") {
        Value::Text(way) => Some(phrase!("reached by {way}", way)),
        _ => None,
    }
}

fn date(value: &Value) -> Option<String> {
    match value {
        Value::Day(day) => Some(day.full_day()),
        Value::Moment(met) => Some(met.date.full_day()),
        _ => None,
    }
}

fn whole(row: &Row, column: &str) -> Option<i64> {
    match row.get(column) {
        Value::Whole(n) => Some(*n),
        _ => None,
    }
}

impl Screen for PersonLine {
    fn name(&self) -> String {
        phrase!("new person").to_owned()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let (text, role) = self.says(ctx);
        // What was understood stands there whole, however much it is.
        let lines = wrap(&text, usize::from(area.width.saturating_sub(4)));
        let rows = u16::try_from(lines.len() + 3).unwrap_or(4).min(area.height);
        let area = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
        let account = ctx.dossier.map_or("", |d| d.account.name.as_str());
        let below = self.under.as_deref().zip(ctx.dossier).and_then(|(id, d)| {
            d.account.people.iter().find(|p| *p.id == *id).map(|p| p.name.as_str())
        });
        let title = match below {
            Some(below) => phrase!("New person over {below}, at {account}", below, account),
            None => phrase!("New person at {account}", account),
        };
        let pane = Pane {
            area,
            left: &title,
            right: phrase!("name, title < boss, attitude, trust 0-5"),
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line =
            Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: 1, ..inner };
        for (y, text) in (line.y + 1..inner.bottom()).zip(&lines) {
            ctx.put(buf, line.x, y, line.width, text, role);
        }
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => Some(self.key(*key, ctx)),
            Event::Paste(text) => {
                self.field.paste(text);
                Some(self.typed())
            }
            Event::Mouse(_) => Some(Effect::Stay),
            _ => None,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        FOOTER
    }

    fn draft(&self) -> Option<&str> {
        Some(&self.draft)
    }

    fn greeting(&self) -> Option<String> {
        let says = phrase!("this is the line you left; Ctrl-R drops it");
        self.brought.then(|| says.to_owned())
    }
}
