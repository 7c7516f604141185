//! A walk along the shelf: what stood here last time, and only what is different is typed.

mod draft;
mod draw;
mod help;

use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::filter_words::FilterWords;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::widgets::field::Field;
use crate::workbench::market::history::PlaceHistory;
use crate::workbench::market::shelf_mark::ShelfMark;
use crate::workbench::market::walk::{RowState, Walk as AccountList};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The lines of the screen that can be typed on: the place, the brands, each product, a new product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WalkLine {
    Place,
    Brands,
    Product(usize),
    New,
}

/// The keys, and what is typed: the screen stays while they are read.
const KEYS: &str = "Enter as last time, Down leaves out, Ctrl-S saves; 19 price, 19 26 and usual, b e l a n place, \
                    m 14 oct made, o 2 for 1 offer";

/// The screen.
pub struct Walk {
    places: Vec<PlaceHistory>,
    shelf: AccountList,
    known: Vec<String>,
    company: String,
    at: usize,
    field: Field,
    offset: usize,
    draft: String,
    drawn: Vec<(u16, usize)>,
}

impl Walk {
    /// The walk at this place; nothing where there is no account.
    pub fn new(place: Option<(Key, String)>, ctx: &Ctx) -> Result<Self, Box<Effect>> {
        let Some(dossier) = ctx.dossier else {
            return Err(
                Effect::Say(phrase!("an account comes first: n a adds one").to_owned()).into()
            );
        };
        Self::along(place, dossier, ctx).map_err(|refusal| Effect::Say(refusal.to_string()).into())
    }

    fn along(
        place: Option<(Key, String)>,
        dossier: &crate::workbench::Dossier,
        ctx: &Ctx,
    ) -> crate::workbench::Result<Self> {
        let places = ctx.bench.place_histories(None)?;
        // Of the picked account the place that was looked at last, else of the whole book.
        let last = places
            .iter()
            .filter(|p| !p.looks.is_empty())
            .max_by_key(|p| (p.account.0 == dossier.key, p.looks.last().map(|l| l.date)));
        let found = places.iter().find(|p| is_it(&place, p)).or(last);
        let account = (dossier.key, dossier.account.name.to_string());
        let shelf = match found {
            Some(found) => AccountList::new(found, &of_account(&places, found.account.0)),
            None => AccountList::of_new_place(account, "", &[]),
        };
        let mut known: Vec<String> =
            places.iter().flat_map(|p| &p.products).filter_map(|p| p.brand.clone()).collect();
        known.sort();
        known.dedup();
        let company = ctx.bench.rep()?.company.0.unwrap_or_default();
        let draft = draft::draft_name(&shelf);
        let (field, drawn) = (Field::default(), Vec::new());
        let mut walk =
            Self { places, shelf, known, company, at: 0, field, offset: 0, draft, drawn };
        if let Some(text) = ctx.bench.draft(&walk.draft)? {
            walk.restore(&text, ctx);
        }
        Ok(walk)
    }

    fn lines(&self) -> usize {
        self.shelf.rows.len() + 3
    }

    fn line(&self) -> WalkLine {
        match self.at {
            0 => WalkLine::Place,
            1 => WalkLine::Brands,
            at if at < self.shelf.rows.len() + 2 => WalkLine::Product(at - 2),
            _ => WalkLine::New,
        }
    }

    /// Takes what is typed on the line and goes to the next one.
    fn enter(&mut self, ctx: &Ctx) -> Effect {
        let typed = self.field.text().trim().to_owned();
        match self.line() {
            WalkLine::Place => {
                if let Err(says) = self.take_place(&typed, ctx) {
                    return Effect::Say(says);
                }
            }
            WalkLine::Brands => match (typed.is_empty(), typed.parse::<i64>()) {
                (true, _) => self.shelf.brands.1 = self.shelf.brands.1.or(self.shelf.brands.0),
                (false, Ok(count)) if count >= 0 => self.shelf.brands.1 = Some(count),
                _ => {
                    return Effect::Say(
                        phrase!("how many brands stand there: a number").to_owned(),
                    );
                }
            },
            WalkLine::Product(at) => {
                let row = &mut self.shelf.rows[at];
                row.state = match (typed.is_empty(), row.last.is_some()) {
                    (true, true) if row.state == RowState::NotLooked => RowState::AsBefore,
                    (true, _) => row.state.clone(),
                    (false, _) => RowState::Typed(ShelfMark::read(&typed, ctx.today())),
                };
            }
            WalkLine::New => {
                match self.shelf.add(&typed, ctx.today(), &self.known, &self.company) {
                    Ok(true) => {}
                    Ok(false) => {
                        return Effect::Say(phrase!("Ctrl-S saves what was noted").to_owned());
                    }
                    Err(refusal) => return Effect::Say(refusal.to_string()),
                }
                self.field = Field::default();
                self.at = self.lines() - 1;
                return self.keep();
            }
        }
        self.go(1);
        self.keep()
    }

    fn keep(&self) -> Effect {
        Effect::Draft(self.draft.clone(), self.kept())
    }

    fn go(&mut self, by: isize) {
        let last = self.lines() - 1;
        self.at = self.at.saturating_add_signed(by).min(last);
        self.field = Field::default();
    }

    /// The place that is typed: one of those that are known, else a new one of the picked account.
    fn take_place(&mut self, typed: &str, ctx: &Ctx) -> Result<(), String> {
        let found = match typed.is_empty() {
            true if self.shelf.place.is_empty() => {
                return Err(phrase!("where is it? the name of the shop or the counter").to_owned());
            }
            true => return Ok(()),
            false => self.place_of(typed),
        };
        let shelf = match found {
            Some(place) => AccountList::new(place, &of_account(&self.places, place.account.0)),
            None => {
                let account = ctx.dossier.map(|d| (d.key, d.account.name.to_string()));
                let Some(account) = account else { return Ok(()) };
                let near = of_account(&self.places, account.0);
                AccountList::of_new_place(account, typed, &near)
            }
        };
        self.shelf = shelf;
        self.draft = draft::draft_name(&self.shelf);
        match ctx.bench.draft(&self.draft) {
            Ok(Some(text)) => self.restore(&text, ctx),
            Ok(None) => {}
            Err(refusal) => return Err(refusal.to_string()),
        }
        Ok(())
    }

    /// The first place that what is typed fits.
    fn place_of(&self, typed: &str) -> Option<&PlaceHistory> {
        let wanted = FilterWords::new(typed);
        self.places.iter().find(|p| wanted.fits(&[&p.place, &p.account.2]))
    }

    /// Turns through the places that are known.
    fn turn_place(&mut self) {
        let now = self
            .places
            .iter()
            .position(|p| p.place == self.shelf.place && p.account.0 == self.shelf.account.0);
        let next = now.map_or(0, |at| (at + 1) % self.places.len().max(1));
        if let Some(place) = self.places.get(next) {
            self.shelf = AccountList::new(place, &of_account(&self.places, place.account.0));
            self.draft = draft::draft_name(&self.shelf);
        }
    }

    fn save(&mut self, ctx: &Ctx) -> Effect {
        if !self.field.text().trim().is_empty() {
            let effect = self.enter(ctx);
            if let Effect::Say(_) = effect {
                return effect;
            }
        }
        if self.shelf.counts().0 == 0 {
            return Effect::Say(
                phrase!("nothing is noted yet: Enter on a row notes it as last time").to_owned(),
            );
        }
        match self.shelf.operation(ctx.bench) {
            Ok(operation) => Effect::DoAndClose(operation),
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    fn key(&mut self, key: &KeyEvent, ctx: &Ctx) -> Effect {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('s') if ctrl => return self.save(ctx),
            KeyCode::F(2) => return self.save(ctx),
            KeyCode::F(1) => return Effect::Say(phrase!(KEYS).to_owned()),
            KeyCode::Esc => {
                return Effect::All(vec![self.keep(), Effect::Close]);
            }
            KeyCode::Enter => return self.enter(ctx),
            KeyCode::Down | KeyCode::Tab => self.leave_out(),
            KeyCode::Up if self.at == 0 => self.turn_place(),
            KeyCode::Up | KeyCode::BackTab => self.go(-1),
            KeyCode::PageDown => self.go(8),
            KeyCode::PageUp => self.go(-8),
            KeyCode::Delete if self.field.text().is_empty() => {
                if let WalkLine::Product(at) = self.line() {
                    self.shelf.rows[at].state = RowState::NotLooked;
                    return self.keep();
                }
            }
            _ => {
                self.field.key(*key);
            }
        }
        Effect::Stay
    }

    /// Down leaves a row as it is: what was typed on it and not taken is gone.
    fn leave_out(&mut self) {
        self.go(1);
    }

    /// The row that is being typed, as it would be noted.
    fn typed_row(&self, at: usize, ctx: &Ctx) -> Option<crate::workbench::market::walk::WalkRow> {
        let mut row = self.shelf.rows.get(at)?.clone();
        let typed = self.field.text().trim();
        if self.line() == WalkLine::Product(at) && !typed.is_empty() {
            row.state = RowState::Typed(ShelfMark::read(typed, ctx.today()));
        }
        Some(row)
    }
}

fn is_it(place: &Option<(i64, String)>, p: &&PlaceHistory) -> bool {
    place.as_ref().is_some_and(|(key, name)| p.account.0 == *key && p.place == *name)
}

/// The places of an account.
fn of_account(places: &[PlaceHistory], account: Key) -> Vec<PlaceHistory> {
    places.iter().filter(|p| p.account.0 == account).cloned().collect()
}

impl Screen for Walk {
    fn name(&self) -> String {
        phrase!("Walk").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.draw_walk(buf, area, ctx)
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        match action {
            Action::Back => Effect::Close,
            _ => Effect::Stay,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        Some(match event {
            Event::Key(key) => self.key(key, ctx),
            Event::Paste(text) => {
                self.field.paste(text);
                Effect::Stay
            }
            Event::Mouse(mouse) => {
                match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => {
                        let hit = self.drawn.iter().find(|(y, _)| *y == mouse.row);
                        if let Some((_, at)) = hit {
                            self.at = *at;
                            self.field = Field::default();
                        }
                    }
                    MouseEventKind::ScrollDown => self.go(1),
                    MouseEventKind::ScrollUp => self.go(-1),
                    _ => {}
                }
                Effect::Stay
            }
            _ => return None,
        })
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        Vec::new()
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        &[
            ("Enter", "noted, next"),
            ("Down", "not looked at"),
            ("Up", "back"),
            ("Ctrl-S", "save"),
            ("Esc", "leave"),
        ]
    }

    fn status(&self, _: &Ctx) -> String {
        match self.line() {
            WalkLine::Product(at) => phrase!("product {} of {}", at + 1, self.shelf.rows.len()),
            _ => String::new(),
        }
    }

    fn draft(&self) -> Option<&str> {
        Some(&self.draft)
    }

    fn greeting(&self) -> Option<String> {
        Some(
            phrase!(
                "draft kept as you type; nothing is saved before Ctrl-S, then all of it as one step"
            )
            .to_owned(),
        )
    }
}
