//! What the keys of the review do: to the deal, another day or quarter, what the manager is asked for, the page.

use super::{CLOSED, DEALS, NEEDS, ReviewScreen, ReviewTyping, ReviewView};
use crate::model::Date;
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::later::READING;
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screens::deal_sheet::{RowCursor, SheetPrompt, Typing};
use crate::workbench::closed::ClosedDeal;
use crate::workbench::operation::action::{self, Task};
use crate::workbench::review::DealReview;
use crate::workbench::why::{Part, Why};
use crate::workbench::{Sense, day_words};

/// Days until something is due that the manager is asked for without a day.
const DUE_IN: u64 = 7;

impl ReviewScreen {
    pub(super) fn deal(&self) -> Option<&DealReview> {
        self.review.as_ref()?.open.get(self.cursors[DEALS].row)
    }

    /// Why no deal is selected.
    fn no_deal(&self) -> String {
        match self.later.is_under_way() {
            true => phrase!(READING).to_owned(),
            false => phrase!("no open deal: n o adds one").to_owned(),
        }
    }

    pub(super) fn closed_deal(&self) -> Option<&ClosedDeal> {
        self.closed.as_ref()?.deals.get(self.cursors[CLOSED].row)
    }

    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::View => {
                self.drawing = match self.drawing {
                    ReviewView::Table => ReviewView::Board,
                    ReviewView::Board => ReviewView::Closed,
                    ReviewView::Closed => ReviewView::Table,
                };
                self.focus = DEALS;
                if self.drawing != ReviewView::Board {
                    self.read(ctx);
                }
                Effect::Stay
            }
            Action::NextPane | Action::PreviousPane => {
                match self.drawing {
                    ReviewView::Closed => self.told = 1 - self.told,
                    _ => self.focus = if self.focus == NEEDS { DEALS } else { NEEDS },
                }
                Effect::Stay
            }
            Action::Enter => self.enter(),
            Action::Order => self.next_order(),
            Action::Filter => {
                self.filter.open();
                Effect::Stay
            }
            Action::Back if self.filter.narrows() => {
                self.filter.clear();
                self.arrange();
                Effect::Stay
            }
            Action::CompareWith if self.drawing != ReviewView::Closed => self.ask_since(ctx),
            Action::Before => self.turn_time(-1, ctx),
            Action::After => self.turn_time(1, ctx),
            Action::Add if self.drawing != ReviewView::Closed => self.ask_need(ctx),
            Action::Advance => self.advance(ctx),
            Action::Why => match self.deal().filter(|_| self.drawing != ReviewView::Closed) {
                Some(deal) => Effect::Open(crate::tui::route::Route::Why(why(deal))),
                None => Effect::Stay,
            },
            Action::Copy => Effect::Clip(self.row_text()),
            Action::SaveFile => self.save(ctx),
            _ => Effect::Pass,
        }
    }

    fn enter(&self) -> Effect {
        let found = match self.list() {
            CLOSED => self.closed_deal().map(|d| (d.key, d.opportunity.0.clone())),
            NEEDS => {
                let needs = self.review.as_ref().and_then(|r| r.needs.get(self.cursors[NEEDS].row));
                return needs.map_or(Effect::Stay, |n| Effect::GoTo(n.key, n.action.clone()));
            }
            _ => self.deal().map(|d| (d.key, d.opportunity.0.clone())),
        };
        match found {
            Some((key, deal)) => {
                let open = Effect::Open(crate::tui::route::Route::Opportunity(deal, None));
                Effect::All(vec![Effect::Pick(key), open])
            }
            None => Effect::Say(self.no_deal()),
        }
    }

    fn turn_time(&mut self, by: i32, ctx: &Ctx) -> Effect {
        use chrono::Datelike;
        if self.drawing == ReviewView::Closed {
            let this = ctx.today().year();
            self.year = match (self.year, by < 0) {
                (None, true) => Some(this),
                (None, false) => None,
                (Some(year), true) => Some(year - 1),
                (Some(year), false) => (year < this).then_some(year + 1),
            };
        } else {
            self.quarter = Some(self.quarter(ctx).shifted(by));
        }
        self.read(ctx);
        Effect::Stay
    }

    fn ask_since(&mut self, ctx: &Ctx) -> Effect {
        let day = self.since(ctx).long_day();
        let title = phrase!("Compared with the day");
        self.prompt.ask(ReviewTyping::Since, title, &day)
    }

    fn ask_need(&mut self, ctx: &Ctx) -> Effect {
        let manager = ctx.of_rep(|rep| rep.manager.0);
        match (manager, self.deal()) {
            (None, _) => Effect::Say(phrase!("name your manager first: g y, manager").to_owned()),
            (_, None) => Effect::Say(self.no_deal()),
            (Some(manager), Some(deal)) => {
                let title = phrase!("{}: {} is to", deal.opportunity.1, manager);
                self.prompt.ask(ReviewTyping::Need, title, "")
            }
        }
    }

    fn advance(&self, ctx: &Ctx) -> Effect {
        if self.list() == NEEDS {
            let need = self.review.as_ref().and_then(|r| r.needs.get(self.cursors[NEEDS].row));
            return match need {
                Some(need) if need.done.is_none() => self.done(need.key, &need.action, ctx),
                _ => Effect::Say(phrase!("it is done").to_owned()),
            };
        }
        match self.deal().filter(|_| self.drawing != ReviewView::Closed) {
            Some(deal) => {
                let form = crate::tui::route::FormKind::Stage(deal.opportunity.0.clone());
                Effect::All(vec![Effect::Pick(deal.key), Effect::Form(form)])
            }
            None => Effect::Stay,
        }
    }

    /// What the manager was needed for is done today.
    fn done(&self, account: i64, action: &str, ctx: &Ctx) -> Effect {
        let account = match ctx.bench.typed_account(account) {
            Ok(account) => account,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let Some(found) = account.actions.iter().find(|a| *a.id == action) else {
            return Effect::Say(phrase!("that is gone").to_owned());
        };
        Effect::Do(action::done(found, ctx.today()))
    }

    fn compare_with(&mut self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        self.since = match text.is_empty() {
            true => None,
            false => {
                let day = day_words(text, ctx.today(), Sense::Past).map_err(|r| r.to_string())?;
                Some(day.date)
            }
        };
        self.read(ctx);
        Ok(Effect::Stay)
    }

    /// An action of the manager's for the deal: `a letter to Dahl, by 1 dec`.
    fn need(&self, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        let deal = self.deal().ok_or(phrase!("no open deal"))?;
        let manager = ctx.bench.rep().map_err(|r| r.to_string())?.manager.0;
        let manager = manager.ok_or(phrase!("name your manager first: g y, manager"))?;
        let (what, due) = what_by_when(text, ctx.today());
        if what.is_empty() {
            return Err(phrase!("say what is needed").to_owned());
        }
        let account = ctx.bench.typed_account(deal.key).map_err(|r| r.to_string())?;
        let (owner, subject) = (Some(manager.as_str()), Some(deal.opportunity.0.as_str()));
        let task = Task { what, due: Some(due), subject, owner };
        let label = phrase!("{}, by {}: {}", manager, due.weekday_day(), what);
        Ok(Effect::Do(action::to_do((deal.key, &account), &task).labelled(label)))
    }

    /// Asks where the page is saved.
    fn save(&self, ctx: &Ctx) -> Effect {
        let day = ctx.today().iso_day();
        let (name, title, report) = match (self.drawing, &self.all_closed, &self.all) {
            (ReviewView::Closed, Some(closed), _) => {
                ("closed", phrase!("Save the closed deals as"), super::report::closed(closed, ctx))
            }
            (_, _, Some(review)) => (
                "review",
                phrase!("Save the page as"),
                super::report::page(review, self.since(ctx), ctx),
            ),
            _ => return Effect::Say(phrase!("the deals are not read yet").to_owned()),
        };
        SaveFile::open(SavedReport { title, report }, &format!("{name}-{day}.md"))
    }

    fn row_text(&self) -> String {
        match (self.list(), self.deal()) {
            (DEALS, Some(deal)) => {
                format!(
                    "{}, {}: {}",
                    deal.account.1,
                    deal.opportunity.1,
                    deal.why_not_yet.join(" ")
                )
            }
            (NEEDS, _) => {
                let need = self.review.as_ref().and_then(|r| r.needs.get(self.cursors[NEEDS].row));
                need.map_or(String::new(), |n| format!("{}: {}", n.account.1, n.what))
            }
            _ => self.closed_deal().map_or(String::new(), |d| {
                let why = d.reason.as_deref().unwrap_or_default();
                format!("{}, {}: {why}", d.account.1, d.opportunity.1)
            }),
        }
    }
}

impl Typing for ReviewScreen {
    type Kind = ReviewTyping;

    fn prompt(&mut self) -> &mut SheetPrompt<ReviewTyping> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.cursors, &mut self.focus)
    }

    fn typed(&mut self, kind: ReviewTyping, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        match kind {
            ReviewTyping::Since => self.compare_with(text, ctx),
            ReviewTyping::Need => self.need(text, ctx),
        }
    }
}

/// The text, and the day behind its last ", by "; a week from today without one.
fn what_by_when(text: &str, today: Date) -> (&str, Date) {
    let week = today + chrono::Days::new(DUE_IN);
    for mark in [phrase!(", by "), phrase!(" by ")] {
        if let Some((what, when)) = text.rsplit_once(mark)
            && let Ok(day) = day_words(when.trim(), today, Sense::Future)
        {
            return (what.trim(), day.date);
        }
    }
    (text.trim(), week)
}

/// Why it has not landed yet, and what speaks against its chance.
fn why(deal: &DealReview) -> Why {
    let mut parts: Vec<Part> =
        deal.why_not_yet.iter().map(|w| part(phrase!("why not yet"), w)).collect();
    parts.extend(deal.disagree.iter().map(|d| part(phrase!("disagrees"), d)));
    parts.extend(deal.slid.iter().map(|(from, to, why)| {
        let day = |d: &Option<Date>| d.map_or(phrase!("no day").to_owned(), |d| d.long_day());
        let why = why.as_deref().map_or(String::new(), |why| format!(": {why}"));
        part(phrase!("slipped"), &phrase!("from {} to {}{}", day(from), day(to), why))
    }));
    parts.extend(
        deal.next.iter().map(|n| Part { day: Some(n.day), ..part(phrase!("next"), &n.what) }),
    );
    let by_chance = deal.by_chance.map_or(String::new(), |c| c.whole());
    let value = deal.value.map_or(String::new(), crate::rules::cents::amount);
    let chance = deal.chance.map_or(phrase!("no").to_owned(), |c| format!("{c} %"));
    let sum = Part {
        text: phrase!("{value} x {chance} chance = {by_chance}", value, chance, by_chance),
        ..Part::default()
    };
    Why { title: deal.opportunity.1.clone(), parts, sum }
}

fn part(share: &str, text: &str) -> Part {
    Part { share: share.to_owned(), text: text.to_owned(), ..Part::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_manager_is_asked_for_takes_its_day_from_its_end() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let day = |m, d| Date::from_ymd_opt(2026, m, d).unwrap();
        let read = |text| what_by_when(text, today);
        assert_eq!(read("a letter to Dahl, by 1 dec"), ("a letter to Dahl", day(12, 1)));
        assert_eq!(read("call Holm by friday"), ("call Holm", day(11, 27)));
        assert_eq!(read("stand by us"), ("stand by us", day(12, 1)));
    }
}
