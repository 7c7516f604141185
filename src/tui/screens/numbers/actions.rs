//! What the keys do on each page of the numbers.

use super::{Numbers, NumbersPage};
use crate::rules::cents::Cents;
use crate::tui::action::Action;
use crate::tui::components::pages::Pages;
use crate::tui::components::save_file::{SaveFile, SavedPage};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::FormKind;
use crate::tui::route::Route;
use crate::tui::screens::market::done;
use crate::workbench::figures::{FIGURES, SixFigures};
use crate::workbench::why::{Part, Why as Parts};

impl Numbers {
    /// The keys of the page, most used first.
    pub(super) fn keys(&self) -> &'static [(Action, &'static str)] {
        match (self.page, self.spread.focus()) {
            (NumbersPage::Figures, 0) => &[
                (Action::Enter, "its rows"),
                (Action::Why, "why"),
                (Action::Before, "year before"),
                (Action::View, "chart, table"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (NumbersPage::Figures, _) => &[
                (Action::Enter, "account"),
                (Action::View, "chart, table"),
                (Action::NextPane, "pane"),
            ],
            (NumbersPage::Portfolio, 0) => &[
                (Action::Enter, "account"),
                (Action::Plus, "tier up"),
                (Action::Minus, "tier down"),
                (Action::Why, "why"),
                (Action::Order, "order"),
                (Action::Filter, "filter"),
                (Action::Before, "year"),
                (Action::SaveFile, "save"),
            ],
            (NumbersPage::Portfolio, _) => {
                &[(Action::NextPane, "pane"), (Action::SaveFile, "save")]
            }
            _ => self.keys_of_people(),
        }
    }

    /// The keys of staying, of the own marks and of the books.
    fn keys_of_people(&self) -> &'static [(Action, &'static str)] {
        match (self.page, self.spread.focus()) {
            (NumbersPage::Staying, 2) => &[
                (Action::Enter, "take it up"),
                (Action::Order, "order"),
                (Action::Filter, "filter"),
                (Action::NextPane, "pane"),
            ],
            (NumbersPage::Staying, _) => &[
                (Action::Plus, "what if more"),
                (Action::Minus, "less"),
                (Action::Edit, "keep"),
                (Action::Why, "why"),
                (Action::After, "next account"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (NumbersPage::Me, 0) => &[
                (Action::Add, "marks of today"),
                (Action::Enter, "evidence"),
                (Action::Plus, "mark up"),
                (Action::Edit, "evidence in words"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
            (NumbersPage::Me, _) => &[
                (Action::Enter, "its marks"),
                (Action::Add, "a question of it"),
                (Action::NextPane, "pane"),
            ],
            _ => &[
                (Action::Add, "a book beside"),
                (Action::Delete, "take it off"),
                (Action::Enter, "the record"),
                (Action::SaveFile, "save"),
                (Action::NextPane, "pane"),
            ],
        }
    }

    /// The page's own answer; nothing where the panes answer.
    pub(super) fn answer_on_page(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match self.page {
            NumbersPage::Figures => self.act_on_figures(action, ctx),
            NumbersPage::Portfolio => self.act_on_portfolio(action, ctx),
            NumbersPage::Staying => self.act_on_staying(action, ctx),
            NumbersPage::Me => self.act_on_me(action, ctx),
            NumbersPage::Books => self.act_on_books(action, ctx),
        }
    }

    fn turn_year(&mut self, by: i64, ctx: &Ctx) -> Effect {
        if self.year + by > 0 {
            return Effect::Say(phrase!("there are no figures of a year to come").to_owned());
        }
        self.year = (self.year + by).max(-50);
        self.there = None;
        self.read(ctx);
        self.arrange(ctx);
        Effect::Say(phrase!("the year {}", self.year(ctx)))
    }

    fn act_on_figures(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        Some(match action {
            Action::Before => self.turn_year(-1, ctx),
            Action::After => self.turn_year(1, ctx),
            Action::View => {
                self.as_chart = !self.as_chart;
                if self.spread.focus() == 0 {
                    self.spread.focus_on(1);
                }
                self.arrange(ctx);
                Effect::Stay
            }
            Action::Enter if self.spread.focus() == 0 => {
                self.as_chart = false;
                self.spread.focus_on(1);
                self.arrange(ctx);
                Effect::Stay
            }
            Action::Enter => {
                let six = self.six.as_ref()?;
                let row = self.spread.picked(self.spread.focus())?;
                let rows = six.rows(self.picked_figure());
                let id = rows.get(row).map(|r| r.account.0.clone())?;
                self.to_account(&id, ctx)
            }
            Action::Why => {
                let parts = self.why_figure(self.six.as_ref()?);
                Effect::Open(Route::Why(parts))
            }
            Action::Back if self.spread.focus() != 0 && !self.spread.is_filtered() => {
                self.spread.focus_on(0);
                self.arrange(ctx);
                Effect::Stay
            }
            Action::SaveFile => self.save_figures(ctx),
            _ => return None,
        })
    }

    fn to_account(&self, id: &str, ctx: &Ctx) -> Effect {
        match ctx.bench.account_of(id) {
            Ok(found) => Effect::GoTo(found.key, String::new()),
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    /// The rows of a figure, its sums, its formula.
    fn why_figure(&self, six: &SixFigures) -> Parts {
        let figure = self.picked_figure();
        let rows = six.rows(figure);
        let mut parts: Vec<Part> = rows
            .iter()
            .map(|row| {
                let says = row.parts.map_or(String::new(), |(now, before)| {
                    format!("{} / {}", shown(now, row.is_money), shown(before, row.is_money))
                });
                let text = match row.by.as_str() {
                    "" => row.account.1.clone(),
                    by => format!("{}, {by}", row.account.1),
                };
                Part { text: format!("{text}  {says}"), ..Part::default() }
            })
            .collect();
        let is_money = rows.iter().any(|r| r.is_money);
        if let Some((now, before)) = six.sums(figure) {
            let says = phrase!("together  {} / {}", shown(now, is_money), shown(before, is_money));
            parts.push(Part { text: says, ..Part::default() });
        }
        parts.extend(six.why_none(figure, 0).map(|says| Part { text: says, ..Part::default() }));
        let sum = Part {
            share: six.reading(figure, 0).says(),
            text: figure.formula().to_owned(),
            ..Part::default()
        };
        Parts { title: figure.title().to_owned(), parts, sum }
    }

    /// One file to lay beside those of others.
    fn save_figures(&self, ctx: &Ctx) -> Effect {
        let Some(six) = &self.six else { return Effect::Stay };
        let mut headers = vec![phrase!("figure").to_owned()];
        headers.extend(six.years.iter().map(|kpi| kpi.year.to_string()));
        let rows: Vec<Vec<String>> = FIGURES
            .into_iter()
            .map(|figure| {
                let mut row = vec![crate::workbench::figures::Figure::title(figure).to_owned()];
                row.extend((0..six.years.len()).map(|back| six.reading(figure, back).says()));
                row
            })
            .collect();
        let page = match ctx.bench.figures_page(six) {
            Ok(page) => page,
            Err(refusal) => return Effect::Say(refusal.to_string()),
        };
        let name = format!("figures-{}.md", self.year(ctx));
        let table = Some((headers, rows));
        SaveFile::open(SavedPage { what: phrase!("the six figures"), page, table }, &name)
    }

    fn act_on_portfolio(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        match action {
            Action::Before => return Some(self.turn_year(-1, ctx)),
            Action::After => return Some(self.turn_year(1, ctx)),
            Action::Order => {
                let (order, says) = self.portfolio_order.next();
                self.portfolio_order = order;
                self.arrange(ctx);
                return Some(Effect::Say(phrase!("accounts {says}", says)));
            }
            _ => {}
        }
        if self.spread.focus() != 0 {
            return None;
        }
        let row = self.portfolio.rows.get(self.spread.picked(0)?)?;
        Some(match action {
            Action::Enter => Effect::GoTo(row.account.0, String::new()),
            Action::Plus | Action::Minus if row.lost => {
                Effect::Say(phrase!("it is lost: its tier stays in its history").to_owned())
            }
            Action::Plus | Action::Minus => {
                match ctx.bench.turn_tier(row, action == Action::Plus) {
                    Some(operation) => done(Ok(operation)),
                    None => Effect::Say(phrase!("there is no tier beyond it").to_owned()),
                }
            }
            Action::Why => {
                let all = self.portfolio.sold;
                let parts = vec![
                    part(row.sold.whole(), phrase!("sold in the year")),
                    part(all.whole(), phrase!("sold over all accounts")),
                    part(format!("{}", row.minutes), phrase!("minutes with it this year")),
                    part(row.white.whole(), phrase!("open and rivals' fields")),
                ];
                let share = crate::workbench::portfolio::per_mille(row.sold.0, all.0);
                let says = format!("{}.{} %", share / 10, share % 10);
                let sum = part(says, phrase!("its share of all sales"));
                Effect::Open(Route::Why(Parts { title: row.account.1.clone(), parts, sum }))
            }
            _ => return None,
        })
    }

    fn act_on_staying(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let focus = self.spread.focus();
        Some(match action {
            Action::Before => self.turn_account(-1, ctx),
            Action::After => self.turn_account(1, ctx),
            Action::Plus | Action::Minus if focus == 0 => {
                self.step_assumption(action == Action::Plus, ctx)
            }
            Action::Edit if focus == 0 => self.keep_assumption(ctx),
            Action::Enter if focus == 2 => {
                self.take_account(self.spread.picked(2)?, ctx);
                self.spread.focus_on(0);
                self.arrange(ctx);
                Effect::Stay
            }
            Action::Order => {
                self.staying_by_name = !self.staying_by_name;
                self.arrange(ctx);
                Effect::Say(
                    if self.staying_by_name {
                        phrase!("accounts by name")
                    } else {
                        phrase!("accounts by worth")
                    }
                    .to_owned(),
                )
            }
            Action::Why | Action::Enter => Effect::Open(Route::Why(self.why_worth())),
            _ => return None,
        })
    }

    /// The formula of the worth with its numbers.
    fn why_worth(&self) -> Parts {
        let account = self.staying.accounts.get(self.stays);
        let of = account.map(|a| a.assumptions()).unwrap_or_default();
        let of = self.sketch.unwrap_or(of);
        let part =
            |share: String, text: &str| Part { share, text: text.to_owned(), ..Part::default() };
        let parts = vec![
            part(super::whole(of.sales), phrase!("sales a year")),
            part(rate(of.margin), phrase!("margin")),
            part(super::whole(of.profit()), phrase!("profit a year: sales x margin")),
            part(rate(of.stay), phrase!("the chance that it stays another year")),
            part(rate(of.discount), phrase!("what money costs a year")),
            part(
                rate(of.multiplier(0)),
                phrase!("times: stay / (1 + cost of money - stay), without an end"),
            ),
        ];
        let sum = part(super::whole(of.worth(0)), phrase!("worth of its staying: profit x times"));
        Parts { title: account.map_or(String::new(), |a| a.account.1.clone()), parts, sum }
    }

    fn act_on_me(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        if self.spread.focus() == 0 {
            return Some(match action {
                Action::Add => self.begin_marking(ctx),
                Action::Plus => self.step_mark(1, ctx),
                Action::Minus => self.step_mark(-1, ctx),
                Action::Enter | Action::Why => Effect::Open(Route::Why(self.evidence(ctx)?)),
                Action::Edit => Effect::Form(FormKind::Record {
                    sheet: "self_assessment",
                    key: None,
                    owner: None,
                }),
                _ => return None,
            });
        }
        let row = self.own.knowledge.get(self.spread.picked(1)?)?;
        let key = row.account.0;
        Some(match action {
            Action::Enter | Action::Edit => Effect::All(vec![
                Effect::Pick(key),
                Effect::Form(FormKind::Record { sheet: "knowledge", key: Some(key), owner: None }),
            ]),
            Action::Add => {
                let (level, missing) = match row.missing.first() {
                    Some((level, missing)) => (*level, missing.clone()),
                    None => {
                        return Some(Effect::Say(
                            phrase!("nothing is said to be missing here; Enter says it").to_owned(),
                        ));
                    }
                };
                let what = phrase!("Find out at {}: {} ({})", row.account.1, missing, level);
                Effect::All(vec![
                    Effect::Pick(key),
                    Effect::Form(FormKind::Action { id: None, what, subject: None }),
                ])
            }
            _ => return None,
        })
    }

    fn act_on_books(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        Some(match action {
            Action::Add => self.add_book(),
            Action::Delete => self.drop_book(ctx),
            Action::Left | Action::Right if self.books.len() > 1 => {
                let by = if action == Action::Left { -1 } else { 1 };
                let last = self.books.len() - 1;
                self.first_book = self.first_book.saturating_add_signed(by).min(last);
                self.arrange(ctx);
                Effect::Stay
            }
            Action::Enter if self.spread.focus() == 1 => {
                let (book, at) = self.talk_rows().get(self.spread.picked(1)?).copied()?;
                let name = self.books[book].talk_about[at].0.clone();
                match (book, ctx.bench.account_of(&name)) {
                    (0, Ok(found)) => Effect::GoTo(found.key, String::new()),
                    (0, Err(_)) => {
                        self.show_page(NumbersPage::Me, ctx);
                        Effect::Stay
                    }
                    _ => Effect::Say(
                        phrase!("it is in the other book: open that one to see the record")
                            .to_owned(),
                    ),
                }
            }
            _ => return None,
        })
    }
}

fn shown(c: Cents, is_money: bool) -> String {
    if is_money { c.whole() } else { c.0.to_string() }
}

fn part(share: String, text: &str) -> Part {
    Part { share, text: text.to_owned(), ..Part::default() }
}

fn rate(r: Option<rust_decimal::Decimal>) -> String {
    r.map_or(phrase!("n/a").to_owned(), |r| r.normalize().to_string())
}
