//! What the keys do on each page of the market.

use super::{Market, MarketPage, StoreOrder};
use crate::tui::action::Action;
use crate::tui::components::list::next_of;
use crate::tui::components::pages::Pages;
use crate::tui::components::save_file::{SaveFile, SavedPage};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::route::Route;
use crate::workbench::market::Answer;
use crate::workbench::report::file_name;
use crate::workbench::{Operation, why};

/// A step of the workbench as an effect.
pub fn done(operation: crate::workbench::Result<Operation>) -> Effect {
    Effect::of(operation)
}

/// The orders of all places, each with what it is called.
const ORDERS: [(StoreOrder, &str); 4] = [
    (StoreOrder::Worst, "by ours: OUT, old, price moved"),
    (StoreOrder::Place, "by place"),
    (StoreOrder::Days, "by days since the look"),
    (StoreOrder::Account, "by account"),
];

impl Market {
    /// The keys of the page, most used first.
    pub(super) fn keys(&self) -> &'static [(Action, &'static str)] {
        match self.page {
            MarketPage::OnePlace if self.spread.focus() == 1 => &[
                (Action::Enter, "its looks"),
                (Action::Plus, "accept"),
                (Action::Minus, "reject"),
                (Action::Right, "reading"),
                (Action::Add, "to do"),
                (Action::Edit, "your words"),
                (Action::After, "next place"),
                (Action::NextPane, "pane"),
            ],
            MarketPage::OnePlace => &[
                (Action::Add, "walk the shelf"),
                (Action::Left, "an earlier look"),
                (Action::After, "next place"),
                (Action::Copy, "copy"),
                (Action::NextPane, "pane"),
            ],
            MarketPage::AllPlaces if self.spread.focus() == 2 => &[
                (Action::Add, "take as a to do"),
                (Action::SaveFile, "letter of a claim"),
                (Action::Enter, "the place"),
                (Action::Filter, "filter"),
                (Action::NextPane, "pane"),
            ],
            MarketPage::AllPlaces => &[
                (Action::Enter, "looks"),
                (Action::Add, "walk the shelf"),
                (Action::Right, "product"),
                (Action::Order, "order"),
                (Action::Filter, "filter"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            MarketPage::Prices => &[
                (Action::Left, "look before"),
                (Action::View, "table, drawing"),
                (Action::After, "next place"),
                (Action::Add, "walk the shelf"),
                (Action::Filter, "filter"),
                (Action::SaveFile, "save"),
            ],
            MarketPage::Report => &[
                (Action::View, "text, Markdown, HTML, table"),
                (Action::Before, "quarter before"),
                (Action::Add, "suggest"),
                (Action::Delete, "leave a line out"),
                (Action::SaveFile, "save"),
                (Action::Copy, "copy"),
            ],
        }
    }

    /// The page's own answer; nothing where the panes answer.
    pub(super) fn answer_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match (self.page, action) {
            (MarketPage::Report, _) => self.act_on_report(action, ctx),
            (_, Action::Before) => Some(self.turn_place(-1, ctx)),
            (_, Action::After) => Some(self.turn_place(1, ctx)),
            (MarketPage::OnePlace, _) if self.spread.focus() == 1 => {
                self.act_on_conclusion(action, ctx)
            }
            (MarketPage::OnePlace, Action::Left | Action::Right) => {
                Some(self.turn_look(action, ctx))
            }
            (MarketPage::AllPlaces, _) => self.act_on_places(action, ctx),
            (MarketPage::Prices, Action::View) => {
                self.as_table = !self.as_table;
                self.arrange(ctx);
                Some(Effect::Stay)
            }
            (MarketPage::Prices, Action::Enter) => {
                self.show_page(MarketPage::OnePlace, ctx);
                Some(Effect::Stay)
            }
            (_, Action::Add) => Some(self.walk_here()),
            _ => None,
        }
    }

    fn walk_here(&self) -> Effect {
        let place = self.history().map(|p| (p.account.0, p.place.clone()));
        Effect::Open(Route::Walk(place))
    }

    /// The next place, and its account.
    fn turn_place(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let len = self.stores.rows.len();
        if len < 2 {
            return Effect::Say(phrase!("there is no other place").to_owned());
        }
        let now = self.stores.rows.iter().position(|r| r.place == self.place).unwrap_or(0);
        let next = (now + len).saturating_add_signed(by) % len;
        self.place = self.stores.rows[next].place;
        (self.look, self.before, self.reading) = (0, 0, None);
        let page = self.page;
        let Some(account) = self.history().map(|p| p.account.0) else { return Effect::Stay };
        if page == MarketPage::AllPlaces {
            self.spread.pick(0, self.place);
            self.arrange(ctx);
            return Effect::Stay;
        }
        self.show_page(page, ctx);
        match ctx.dossier.is_some_and(|d| d.key == account) {
            true => Effect::Stay,
            false => Effect::Pick(account),
        }
    }

    /// An earlier look in place of the one before.
    fn turn_look(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let most = self.history().map_or(0, |p| p.looks.len().saturating_sub(1));
        if most < 2 {
            return Effect::Say(phrase!("there is no earlier look").to_owned());
        }
        let now = self.before.max(1);
        self.before = match action {
            Action::Left => (now + 1).min(most),
            _ => now.saturating_sub(1).max(1),
        };
        self.arrange(ctx);
        Effect::Stay
    }

    fn act_on_conclusion(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let at = self.picked_conclusion()?;
        let of = self.conclusions.get(at)?.clone();
        Some(match action {
            Action::Plus => self.answer(at, Answer::Accepted, ctx),
            Action::Minus => self.answer(at, Answer::Rejected, ctx),
            Action::Left | Action::Right => {
                let count = of.readings().len();
                let now = self.reading_of(at);
                let by = if action == Action::Left { count.saturating_sub(1) } else { 1 };
                self.reading = Some((at, (now + by) % count.max(1)));
                self.arrange(ctx);
                Effect::Stay
            }
            Action::Add => done(ctx.bench.look_again(&of)),
            Action::Edit => {
                let (code, subject) = (of.finding.code.to_owned(), of.finding.subject.clone());
                let form = Effect::Form(FormKind::Dismissal { code, subject });
                Effect::All(vec![Effect::Pick(of.account.0), form])
            }
            Action::Enter | Action::Why => Effect::Open(Route::Why(why::finding(&of.finding))),
            Action::Delete => self.answer(at, Answer::Open, ctx),
            _ => return None,
        })
    }

    /// Once more the same goes back to open; with another reading it is taken in place of the first.
    fn answer(&mut self, at: usize, answer: Answer, ctx: &Ctx) -> Effect {
        let reading = self.reading_of(at);
        let of = &self.conclusions[at];
        let again = of.answer.0 == answer && reading == of.reading();
        let answer = if again { Answer::Open } else { answer };
        self.reading = None;
        done(ctx.bench.answer_conclusion(of, answer, reading))
    }

    fn act_on_places(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let in_todos = self.spread.focus() == 2;
        Some(match action {
            Action::Enter if in_todos => {
                let todo = self.stores.todos.get(self.spread.picked(2)?)?;
                let (account, name) = (todo.account, todo.place.clone());
                let mut places = self.stores.histories.iter();
                self.place = places.position(|p| p.account.0 == account && p.place == name)?;
                self.show_page(MarketPage::OnePlace, ctx);
                Effect::Pick(account)
            }
            Action::Enter => {
                self.place = self.picked_place()?;
                (self.look, self.before) = (0, 0);
                let account = self.history()?.account.0;
                self.show_page(MarketPage::OnePlace, ctx);
                Effect::Pick(account)
            }
            Action::SaveFile if in_todos => self.save_claim(ctx)?,
            Action::Add if in_todos => {
                let todo = self.stores.todos.get(self.spread.picked(2)?)?;
                if todo.in_hand.is_some() {
                    return Some(Effect::Say(phrase!("it is a to do already").to_owned()));
                }
                let due = ctx.today() + chrono::Days::new(7);
                done(ctx.bench.market_todo(todo.account, &todo.action, due, &todo.subject))
            }
            Action::Add => {
                let place = self.picked_place().and_then(|at| self.stores.histories.get(at));
                Effect::Open(Route::Walk(place.map(|p| (p.account.0, p.place.clone()))))
            }
            Action::Order => {
                let says;
                (self.order, says) = next_of(&ORDERS, self.order);
                self.read(ctx);
                self.arrange(ctx);
                Effect::Say(phrase!("places {says}", says))
            }
            _ => return None,
        })
    }

    /// Where the letter of the claim under the mark goes; nothing where it is none.
    fn save_claim(&self, ctx: &Ctx) -> Option<Effect> {
        let claim = self.stores.todos.get(self.spread.picked(2)?)?.claim?;
        let fee = self.stores.fees.get(claim)?;
        Some(match ctx.bench.claim_letter(fee) {
            Ok(page) => {
                let name = format!("claim-{}.txt", file_name(&fee.place));
                SaveFile::open(
                    SavedPage { what: phrase!("the letter of the claim"), page, table: None },
                    &name,
                )
            }
            Err(refusal) => Effect::Say(refusal.to_string()),
        })
    }

    fn act_on_report(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        Some(match action {
            Action::View => {
                self.turn_format(ctx);
                Effect::Stay
            }
            Action::Before => {
                self.turn_period(true, ctx);
                Effect::Stay
            }
            Action::After if self.period.back == 0 => {
                Effect::Say(phrase!("this is today's quarter").to_owned())
            }
            Action::After => {
                self.turn_period(false, ctx);
                Effect::Stay
            }
            Action::Add => {
                let subject = self.conclusions.first().map(|c| c.finding.subject.clone());
                Effect::Form(FormKind::Action { id: None, what: String::new(), subject })
            }
            Action::Delete => self.leave_out(ctx),
            Action::SaveFile => self.save_report(ctx),
            _ => return None,
        })
    }
}
