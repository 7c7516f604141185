//! What the keys do on each page of the plan.

use super::white_space::ORDERS;
use super::{PlanPage, PlanScreen};
use crate::model::{Objective, Record as _, Value};
use crate::tui::action::Action;
use crate::tui::components::pages::Pages;
use crate::tui::components::save_file::{SaveFile, SavedPage, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::route::Route;
use crate::tui::screens::market::done;
use crate::workbench::Operation;
use crate::workbench::plan::ObjectivePlan;
use crate::workbench::why::{Part, Why as Parts};
use rust_decimal::Decimal;

/// The plan of all accounts of a year.
fn save_book(year: i64, ctx: &Ctx) -> Effect {
    match ctx.bench.book_plan(year) {
        Ok(book) => {
            let report = book.report(ctx.today());
            let saved = SavedReport { title: phrase!("Save the plan of the book as"), report };
            SaveFile::open(saved, &format!("plan-book-{year}.md"))
        }
        Err(refusal) => Effect::Say(refusal.to_string()),
    }
}

impl PlanScreen {
    /// The keys of the page, most used first.
    pub(super) fn keys(&self) -> &'static [(Action, &'static str)] {
        match (self.page, self.spread.focus()) {
            (PlanPage::Year, 2) => &[
                (Action::Enter, "open"),
                (Action::Advance, "reached"),
                (Action::Plus, "actual"),
                (Action::Add, "add"),
                (Action::Edit, "edit"),
                (Action::Why, "next step"),
                (Action::Before, "year"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (PlanPage::Year, 3) => &[
                (Action::Enter, "source"),
                (Action::Delete, "leave a line out"),
                (Action::Add, "a line of yours"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (PlanPage::Year, _) => &[
                (Action::Edit, "edit"),
                (Action::Before, "year before"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (PlanPage::WhiteSpace, 0) => &[
                (Action::Enter, "need"),
                (Action::Right, "field"),
                (Action::Plus, "none, open, rival's, ours"),
                (Action::Edit, "value, rival"),
                (Action::Add, "a need"),
                (Action::Order, "order"),
                (Action::SaveFile, "save"),
            ],
            (PlanPage::WhiteSpace, _) => &[
                (Action::Enter, "its field"),
                (Action::Order, "order"),
                (Action::Why, "why"),
                (Action::NextPane, "pane"),
            ],
            _ => self.keys_of_book(),
        }
    }

    /// The keys of the pages over all accounts.
    fn keys_of_book(&self) -> &'static [(Action, &'static str)] {
        match (self.page, self.spread.focus()) {
            (PlanPage::Book, 0) => &[
                (Action::Enter, "its plan"),
                (Action::Left, "fold group"),
                (Action::Why, "why"),
                (Action::Order, "order"),
                (Action::Filter, "filter"),
                (Action::Before, "year"),
                (Action::SaveFile, "save"),
            ],
            (PlanPage::Book, _) => &[(Action::NextPane, "pane"), (Action::SaveFile, "save")],
            _ => &[
                (Action::Edit, "type targets"),
                (Action::Plus, "5 % more"),
                (Action::Minus, "5 % less"),
                (Action::Enter, "its plan"),
                (Action::Filter, "filter"),
                (Action::Before, "year"),
                (Action::SaveFile, "save"),
            ],
        }
    }

    /// The page's own answer; nothing where the panes answer.
    pub(super) fn answer_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match action {
            Action::Before => return Some(self.turn_year(-1, ctx)),
            Action::After => return Some(self.turn_year(1, ctx)),
            Action::SaveFile => return Some(self.save(ctx)),
            _ => {}
        }
        match self.page {
            PlanPage::Year => self.act_on_year(action, ctx),
            PlanPage::WhiteSpace => self.act_on_space(action, ctx),
            PlanPage::Book => self.act_on_book(action, ctx),
            PlanPage::Targets => self.act_on_targets(action, ctx),
        }
    }

    fn turn_year(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let year = match self.page {
            PlanPage::Targets => &mut self.target_year,
            _ => &mut self.year,
        };
        *year = (*year + by).clamp(-50, 5);
        self.typing = None;
        self.read(ctx);
        self.arrange(ctx);
        let shown = match self.page {
            PlanPage::Targets => self.target_year(ctx),
            _ => self.year(ctx),
        };
        Effect::Say(phrase!("the year {shown}", shown))
    }

    /// The plan of the account as one document; the book as it is shown.
    fn save(&self, ctx: &Ctx) -> Effect {
        match self.page {
            PlanPage::Book => return save_book(self.year(ctx), ctx),
            PlanPage::Targets => return save_book(self.target_year(ctx), ctx),
            PlanPage::Year | PlanPage::WhiteSpace => {}
        }
        let year = self.year(ctx);
        match ctx.bench.plan_document(self.account, year) {
            Ok(page) => {
                let id = self.typed.id.as_str();
                let saved = SavedPage { what: phrase!("the plan"), page, table: None };
                SaveFile::open(saved, &format!("plan-{id}-{year}.md"))
            }
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    fn objective(&self) -> Option<&ObjectivePlan> {
        self.plan.as_ref()?.objectives.get(self.spread.picked(2)?)
    }

    fn act_on_year(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match self.spread.focus() {
            2 => self.act_on_objective(action, ctx),
            3 => self.act_on_force(action, ctx),
            1 if matches!(action, Action::Edit | Action::Enter) => {
                Some(Effect::Form(FormKind::Record {
                    sheet: "strategy",
                    key: Some(self.account),
                    owner: None,
                }))
            }
            0 if matches!(action, Action::Enter | Action::Why) => Some(self.why_pace(ctx)),
            0 if action == Action::Edit => {
                self.target_year = self.year;
                self.show_page(PlanPage::Targets, ctx);
                Some(Effect::Stay)
            }
            _ => None,
        }
    }

    fn act_on_objective(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        if action == Action::Add {
            return Some(Effect::Form(FormKind::Objective(Some(self.year(ctx)))));
        }
        let of = self.objective()?;
        let open = |key| {
            Effect::Form(FormKind::Record { sheet: "objective", key: Some(key), owner: None })
        };
        Some(match action {
            Action::Enter | Action::Edit => open(of.key),
            Action::Advance => match &of.figures.0 {
                _ if of.reached => Effect::Say(phrase!("it is reached already").to_owned()),
                Some(target) => set_actual(of, target),
                None => set_actual(of, "1"),
            },
            Action::Plus => self.step_actual(of, 1),
            Action::Minus => self.step_actual(of, -1),
            Action::Why => Effect::Form(FormKind::Action {
                id: None,
                what: of.objective.clone(),
                subject: Some(of.id.clone()),
            }),
            Action::Delete => {
                let label = phrase!("objective taken away: {}", of.objective);
                Effect::Do(Operation::remove(label, Objective::SCHEMA, of.key))
            }
            _ => return None,
        })
    }

    fn step_actual(&self, of: &ObjectivePlan, by: i64) -> Effect {
        let now = of.figures.1.as_deref().unwrap_or("0");
        match now.parse::<Decimal>() {
            Ok(now) => {
                let next = (now + Decimal::from(by)).max(Decimal::ZERO).normalize();
                set_actual(of, &next.to_string())
            }
            Err(_) => Effect::Say(phrase!(
                "{now} is no number; e types another",
                now = format_args!("{now:?}")
            )),
        }
    }

    fn act_on_force(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        if action == Action::Add {
            return Some(Effect::Form(FormKind::Record {
                sheet: "strategy",
                key: Some(self.account),
                owner: None,
            }));
        }
        let (says, subject) = {
            let shown = self.shown_forces();
            let (_, force) = shown.get(self.spread.picked(3)?)?;
            (force.says.clone(), force.subject.clone())
        };
        Some(match action {
            Action::Enter | Action::Why if !subject.is_empty() => {
                Effect::GoTo(self.account, subject)
            }
            Action::Enter | Action::Why => {
                self.show_page(PlanPage::WhiteSpace, ctx);
                Effect::Stay
            }
            Action::Delete => {
                self.left_out.push(says.clone());
                let text = self.left_out.join("\n");
                self.arrange(ctx);
                let keep = Effect::Draft(self.left_out_name(), text);
                let says =
                    phrase!("left out, and kept below; + brings the last one back").to_owned();
                Effect::All(vec![keep, Effect::Say(says)])
            }
            Action::Plus if !self.left_out.is_empty() => {
                self.left_out.pop();
                let text = self.left_out.join("\n");
                self.arrange(ctx);
                Effect::Draft(self.left_out_name(), text)
            }
            _ => return None,
        })
    }

    /// What the pace is made of.
    fn why_pace(&self, ctx: &Ctx) -> Effect {
        let Some(plan) = &self.plan else { return Effect::Stay };
        let (gone, days) = plan.days;
        let mut parts = vec![
            part(shown(plan.target), phrase!("target of the year")),
            part(shown(plan.revenue), phrase!("sold so far")),
            part(format!("{gone} / {days}"), phrase!("days gone, of the year")),
        ];
        parts[1].day = Some(plan.until);
        let sum = match (plan.at_pace, plan.missing) {
            (Some(pace), Some(missing)) => part(
                missing.whole(),
                &phrase!(
                    "missing: the target less {} at this pace (sold x {} / {})",
                    pace.whole(),
                    days,
                    gone
                ),
            ),
            _ => part(phrase!("n/a").to_owned(), phrase!("target or sales are not known")),
        };
        let title = format!("{} {}", plan.account.1, self.year(ctx));
        Effect::Open(Route::Why(Parts { title, parts, sum }))
    }

    fn act_on_space(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        if action == Action::Order {
            self.space_order = (self.space_order + 1) % ORDERS.len();
            self.arrange(ctx);
            return Some(Effect::Say(phrase!("openings {}", phrase!(ORDERS[self.space_order]))));
        }
        if action == Action::Add {
            return Some(Effect::Form(FormKind::Record { sheet: "need", key: None, owner: None }));
        }
        if self.spread.focus() == 2 {
            let at = self.space.openings.get(self.spread.picked(2)?)?.at;
            return match action {
                Action::Enter | Action::Why => {
                    self.spread.focus_on(0);
                    self.spread.pick(0, at.0);
                    self.spread.pick_field(0, at.1);
                    self.arrange(ctx);
                    Some(Effect::Stay)
                }
                _ => None,
            };
        }
        let at = self.picked_field()?;
        let key = self.space.field(at)?.key;
        let form = Effect::Form(FormKind::Record {
            sheet: "need",
            key: Some(key).filter(|k| *k != 0),
            owner: None,
        });
        Some(match action {
            Action::Plus => done(ctx.bench.turn_field(&self.space, at, true)),
            Action::Minus => done(ctx.bench.turn_field(&self.space, at, false)),
            Action::Enter | Action::Edit if key == 0 => {
                Effect::Say(phrase!("nobody has said who serves this field; + opens it").to_owned())
            }
            Action::Edit => self.ask_value(),
            Action::Enter => form,
            _ => return None,
        })
    }

    fn act_on_book(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        if action == Action::Order {
            let (order, says) = self.book_order.next();
            self.book_order = order;
            self.arrange(ctx);
            return Some(Effect::Say(phrase!("accounts {says}", says)));
        }
        if self.spread.focus() != 0 {
            return None;
        }
        let row = self.book.rows.get(self.spread.picked(0)?)?;
        let (key, is_group) = (row.key, row.is_group);
        match action {
            Action::Enter => {
                self.year = self.book.year - i64::from(chrono::Datelike::year(&ctx.today()));
                self.over = Some(self.page);
                self.page = PlanPage::Year;
                self.account = 0;
                Some(Effect::Pick(key))
            }
            Action::Left if is_group => {
                self.folded.insert(key);
                self.arrange(ctx);
                Some(Effect::Stay)
            }
            Action::Right if is_group => {
                self.folded.remove(&key);
                self.arrange(ctx);
                Some(Effect::Stay)
            }
            Action::Why => {
                self.plan = Some(row.plan.clone());
                Some(self.why_pace(ctx))
            }
            _ => None,
        }
    }

    fn act_on_targets(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        Some(match action {
            Action::Edit | Action::Add => self.begin_typing(ctx),
            Action::Plus => self.step_target(true, ctx),
            Action::Minus => self.step_target(false, ctx),
            Action::Enter => {
                let key = self.picked_target()?.account.0;
                self.year = self.target_year;
                self.over = Some(self.page);
                self.page = PlanPage::Year;
                self.account = 0;
                Effect::Pick(key)
            }
            _ => return None,
        })
    }
}

fn part(share: String, text: &str) -> Part {
    Part { share, text: text.to_owned(), day: None, source: String::new() }
}

fn shown(m: Option<crate::model::Money>) -> String {
    m.map_or(phrase!("n/a").to_owned(), crate::rules::cents::amount)
}

fn set_actual(of: &ObjectivePlan, actual: &str) -> Effect {
    let label = phrase!("{}, actual {}", of.objective, actual);
    let value = match actual.parse::<Decimal>() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Text(actual.to_owned()),
    };
    done(Ok(Operation::set(label, Objective::SCHEMA, of.key, vec![("actual", value)])))
}
